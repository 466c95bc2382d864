//! The screen. Pages read the [`View`](crate::notebook::View) through [`state::App`] and send
//! commands; they never see storage or Automerge. Clock, photos and what the device says of itself
//! come straight from `browser`: a detour through the notebook would add words and no safety.
//!
//! - [`app`]: the frame, the routes, the keys. Start here.
//! - [`state`]: the one bridge to the notebook and the device.
//! - `pages`: one file a route. `components`: props in, callbacks out.
//! - `half_written`: what is kept of a form until it is saved.
//! - `debounce`: what happens once typing pauses or the page is hidden; `leaving`: what the browser asks before a tab goes.
//! - `format`: days, money and sizes as the language writes them.
//! - `customer_html`: what is kept about a person, as a file for them; `folder_handle`: a folder the app writes into by
//!   itself; `panic_screen`: what a panic leaves on the screen; `upkeep`: what the app does by itself once a week; `auto_backup`: the archive that goes there; `folder_sync`: what devices exchange through one.

pub mod app;
mod auto_backup;
mod components;
mod customer_html;
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

/// Mounts the app; in a worker, which has no page, it does what would hold one up.
pub fn start() {
    if leptos::web_sys::window().is_none() {
        return crate::browser::worker::serve();
    }
    std::panic::set_hook(Box::new(panic_screen::say));
    leptos::mount::mount_to_body(app::Shell);
}
