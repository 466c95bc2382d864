//! A sheet of paper laid over the page: a modal dialog that opens and closes with a signal.

use leptos::html;
use leptos::prelude::*;

/// A modal sheet with a title. `open` is set to `false` when the owner closes it, by Escape too.
#[component]
pub fn Sheet(
    /// Whether it is open.
    open: Signal<bool>,
    /// Called when it was closed.
    on_close: Callback<()>,
    /// Its title.
    #[prop(into)]
    title: Signal<String>,
    children: Children,
) -> impl IntoView {
    let dialog = NodeRef::<html::Dialog>::new();
    Effect::new(move |_| {
        let Some(dialog) = dialog.get() else { return };
        match (open.get(), dialog.open()) {
            (true, false) => {
                let _ = dialog.show_modal();
            }
            (false, true) => dialog.close(),
            _ => {}
        }
    });
    view! {
        <dialog class="sheet" node_ref=dialog aria-label=move || title.get() on:close=move |_| on_close.run(())>
            <h2>{move || title.get()}</h2>
            {children()}
        </dialog>
    }
}
