//! The end of a list that has more rows. A screen draws what it can show, however long the list is. The rest appears
//! when the owner scrolls to it, or by the button.

use leptos::html::Button;
use leptos::prelude::*;

use crate::browser::device;
use crate::ui::state::App;

/// Follows a list as long as there is more of it.
#[component]
pub fn More(
    /// Makes the list longer.
    #[prop(into)]
    on_more: Callback<()>,
) -> impl IntoView {
    let app = App::here();
    let button = NodeRef::<Button>::new();
    let watch = StoredValue::new_local(None);
    Effect::new(move |_| {
        if let Some(button) = button.get() {
            watch.set_value(device::Watch::begin(&button, move || on_more.run(())));
        }
    });
    view! { <button class="quiet further" node_ref=button on:click=move |_| on_more.run(())>{app.t("find-more")}</button> }
}
