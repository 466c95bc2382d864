//! The progress of something that takes time.

use leptos::prelude::*;

use crate::ui::state::App;

/// A bar that shows how many items are done.
#[component]
pub fn Progress(
    /// How many are done, and how many there are.
    #[prop(into)]
    of: Signal<(usize, usize)>,
) -> impl IntoView {
    let app = App::here();
    view! {
        <progress
            aria-label=app.t("import-progress")
            max=move || of.get().1.max(1).to_string()
            prop:value=move || of.get().0 as f64
        ></progress>
    }
}
