//! The screen. Pages read the [`View`](crate::notebook::View) through [`state::App`] and send commands. They never see
//! storage or Automerge. The clock, photos and device information come straight from `browser`, because a call through
//! the notebook would add code and no safety.
//!
//! - [`app`]: the frame, the routes, the keys. Start here.
//! - [`state`]: the only bridge to the notebook and the device.
//! - `pages`: one file per route. `components`: props go in, callbacks come out.
//! - `half_written`: the draft of a form until it is saved.
//! - `debounce`: calls that run once typing pauses or the page is hidden; `leaving`: what the browser asks before a tab
//!   closes.
//! - `format`: moments and holidays in words.
//! - `folder_handle`: a folder that the app writes into by itself; `panic_screen`: what the screen shows after a panic; `upkeep`: the weekly check of the stored data;
//!   `auto_backup`: the weekly archive in a folder; `folder_sync`: the exchange between devices through a folder.

pub mod app;
mod auto_backup;
mod components;
mod debounce;
mod folder_handle;
mod folder_sync;
mod format;
mod half_written;
mod leaving;
mod pages;
mod panic_screen;
pub mod state;
mod upkeep;

/// Mounts the app. In a worker, which has no page, it carries out the long jobs that the page sends.
pub fn start() {
    if leptos::web_sys::window().is_none() {
        return crate::browser::worker::serve();
    }
    std::panic::set_hook(Box::new(panic_screen::say));
    leptos::mount::mount_to_body(app::Shell);
}
