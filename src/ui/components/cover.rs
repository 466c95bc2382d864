//! One tap covers the screen when a customer leans over the counter.

use leptos::html;
use leptos::prelude::*;

use crate::ui::state::App;

/// The cover. It is a modal dialog, so that nothing behind it can be read, reached or searched.
#[component]
pub fn Cover() -> impl IntoView {
    let app = App::here();
    let dialog = NodeRef::<html::Dialog>::new();
    Effect::new(move |_| {
        let Some(dialog) = dialog.get() else { return };
        match (app.covered.get(), dialog.open()) {
            (true, false) => {
                let _ = dialog.show_modal();
            }
            (false, true) => dialog.close(),
            _ => {}
        }
    });
    view! {
        <dialog class="cover" node_ref=dialog aria-label=app.t("cover-title") on:close=move |_| app.covered.set(false)>
            <p class="wordmark">{app.t("app-name")}</p>
            <p>{app.t("cover-title")}</p>
            <button class="quiet" on:click=move |_| app.covered.set(false)>{app.t("cover-uncover")}</button>
        </dialog>
    }
}
