//! The link from a page back to its parent place.

use leptos::ev::MouseEvent;
use leptos::prelude::*;

use super::icon::Icon;
use crate::browser::device;
use crate::ui::state::App;

/// Leads back. If the owner came from that place, it goes back in the browser's history, which remembers the scroll
/// position of a list.
#[component]
pub fn Back(
    /// The route it leads to.
    route: &'static str,
    /// The message that names it.
    label: &'static str,
) -> impl IntoView {
    let app = App::here();
    let go = move |event: MouseEvent| {
        let is_plain = !(event.ctrl_key() || event.meta_key() || event.shift_key());
        if is_plain && app.came_from.with_value(|path| *path == app.href(route)) {
            event.prevent_default();
            device::go_back();
        }
    };
    view! {
        <a class="back" href=app.href(route) on:click=go><Icon name="back" />{app.t(label)}</a>
    }
}
