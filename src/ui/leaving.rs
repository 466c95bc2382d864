//! Two questions of the browser. It asks the owner before a tab with unsaved words is closed or reloaded, also by an update
//! that another tab accepted. And it is asked once to keep what is stored, after the first save.

use leptos::prelude::*;

use super::state::App;
use crate::browser::{device, settings};

/// The browser asks before the page goes, as long as the caller lives and `is_unsaved` says so.
pub fn ask_while(is_unsaved: impl Fn() -> bool + 'static) {
    let listener = window_event_listener_untyped("beforeunload", move |event| {
        if is_unsaved() {
            event.prevent_default();
        }
    });
    on_cleanup(move || listener.remove());
}

/// Begins to watch. Called once.
pub fn watch(app: App) {
    ask_while(move || app.peek(|view| *view.unsaved()));
    let is_worth_keeping = app.part(|view| view.saved().is_some() && *view.pages() > 0);
    Effect::new(move |_| {
        // Some browsers ask the owner in turn: once is enough, and Settings tells the answer and can ask again.
        if is_worth_keeping.get() && !settings::has_asked_to_keep() {
            settings::set_asked_to_keep();
            leptos::task::spawn_local(async { _ = device::persist().await });
        }
    });
}
