//! Two questions that the browser asks. Before a tab with unsaved words is closed or reloaded, the browser asks the
//! owner, also if an update that another tab accepted causes it. After the first save, the app asks the browser once to
//! keep the stored data.

use leptos::prelude::*;

use super::state::App;
use crate::browser::{device, settings};

/// Lets the browser ask before the page is left, as long as the caller lives and `is_unsaved` is true.
pub fn ask_while(is_unsaved: impl Fn() -> bool + 'static) {
    let listener = window_event_listener_untyped("beforeunload", move |event| {
        if is_unsaved() {
            event.prevent_default();
        }
    });
    on_cleanup(move || listener.remove());
}

/// Begins to watch. It is called once.
pub fn watch(app: App) {
    ask_while(move || app.peek(|view| *view.unsaved()));
    let is_worth_keeping = app.part(|view| view.saved().is_some() && *view.pages() > 0);
    Effect::new(move |_| {
        // Some browsers then ask the owner, so once is enough. Settings shows the answer and can ask again.
        if is_worth_keeping.get() && !settings::has_asked_to_keep() {
            settings::set_asked_to_keep();
            leptos::task::spawn_local(async { _ = device::persist().await });
        }
    });
}
