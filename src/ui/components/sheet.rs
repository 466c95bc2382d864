//! A sheet of paper laid over the page: a modal dialog that opens and closes with a signal.

use leptos::html;
use leptos::prelude::*;

/// A modal sheet with a title. What is in it is made when it opens: a page has several, and most stay closed.
#[component]
pub fn Sheet(
    /// Whether it is open.
    open: Signal<bool>,
    /// Called when it was closed, by Escape too.
    on_close: Callback<()>,
    /// Its title.
    #[prop(into)]
    title: Signal<String>,
    children: ChildrenFn,
) -> impl IntoView {
    let dialog = NodeRef::<html::Dialog>::new();
    // Told again that it is open, it stays as it is.
    let is_open = Memo::new(move |_| open.get());
    let inside = move || {
        // Once what has the focus in it is there.
        Effect::new(move |_| {
            if let Some(dialog) = dialog.get().filter(|dialog| !dialog.open()) {
                let _ = dialog.show_modal();
            }
        });
        // Closed before it is empty, it gives the focus back.
        on_cleanup(move || {
            if let Some(dialog) = dialog.try_get_untracked().flatten() {
                dialog.close();
            }
        });
        view! {
            <h2>{move || title.get()}</h2>
            {children()}
        }
    };
    view! {
        <dialog class="sheet" node_ref=dialog aria-label=move || title.get() on:close=move |_| on_close.run(())>
            {move || is_open.get().then(&inside)}
        </dialog>
    }
}
