//! A sheet over the page: a modal dialog that opens and closes with a signal.

use leptos::html;
use leptos::prelude::*;

/// A modal sheet with a title. Its content is created when it opens, because a page has several sheets and most stay
/// closed.
#[component]
pub fn Sheet(
    /// Whether it is open.
    open: Signal<bool>,
    /// Called when it was closed, also by Escape.
    on_close: Callback<()>,
    /// Its title.
    #[prop(into)]
    title: Signal<String>,
    children: ChildrenFn,
) -> impl IntoView {
    let dialog = NodeRef::<html::Dialog>::new();
    // A repeated signal that it is open changes nothing.
    let is_open = Memo::new(move |_| open.get());
    let inside = move || {
        // This runs once the element that takes the focus exists.
        Effect::new(move |_| {
            if let Some(dialog) = dialog.get().filter(|dialog| !dialog.open()) {
                let _ = dialog.show_modal();
            }
        });
        // It is closed before it is emptied, so that it returns the focus.
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
