//! What a form shows above its fields if it has a draft.

use leptos::prelude::*;

use crate::ui::state::App;

/// Says that there is a draft, what was written elsewhere in the meantime, and offers a fresh start.
#[component]
pub fn HalfWritten(
    /// What another tab or device has written since; `None` if the form has no draft.
    #[prop(into)]
    meanwhile: Signal<Option<Vec<String>>>,
    /// Called for a fresh start.
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
