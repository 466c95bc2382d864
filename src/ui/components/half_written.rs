//! What a form says over its fields where it was half-written before.

use leptos::prelude::*;

use crate::ui::state::App;

/// That it was, what was written there meanwhile, and a way to begin anew.
#[component]
pub fn HalfWritten(
    /// What another tab or device has written since; `None` where the form begins as it is.
    #[prop(into)]
    meanwhile: Signal<Option<Vec<String>>>,
    /// Called to begin anew.
    on_afresh: Callback<()>,
) -> impl IntoView {
    let app = App::here();
    let lines = move || meanwhile.get().unwrap_or_default();
    view! {
        <Show when=move || meanwhile.with(Option::is_some)>
            <div class="already">
                <p>{app.t("form-draft-kept")}" "<button type="button" class="link-button" on:click=move |_| on_afresh.run(())>{app.t("form-draft-drop")}</button></p>
                {move || lines().into_iter().map(|words| view! { <p>{app.tr1("form-draft-meanwhile", "words", words)}</p> }).collect_view()}
            </div>
        </Show>
    }
}
