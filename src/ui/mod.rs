//! The screen. Pages read the [`View`](crate::notebook::View) through [`state::App`] and send
//! commands; they never see storage or Automerge. Clock, photos and what the device says of itself
//! come straight from `browser`: a detour through the notebook would add words and no safety.
//!
//! - [`app`]: the frame, the routes, the keys. Start here.
//! - [`state`]: the one bridge to the notebook and the device.
//! - `pages`: one file a route. `components`: props in, callbacks out.
//! - `values`: what a form holds while it is typed, and its way into plain values.
//! - `half_written`: what is kept of a form until it is saved.
//! - `pause`: what happens once typing pauses or the page is hidden; `leaving`: what the browser asks before a tab goes.
//! - `format`: days, money and sizes as the language writes them.
//! - `own_data`: what is kept about a person, as a file for them; `kept_folder`: a folder the app writes into by
//!   itself; `stopped`: what a panic leaves on the screen; `upkeep`: what the app does by itself once a week; `weekly`: the archive that goes there; `shared`: what devices exchange through one.

pub mod app;
mod components;
mod entry_values;
mod format;
mod half_written;
mod kept_folder;
mod leaving;
mod own_data;
mod pages;
mod pause;
mod shared;
pub mod state;
mod stopped;
mod upkeep;
mod values;
mod weekly;

/// Mounts the app; in a worker, which has no page, it does what would hold one up.
pub fn start() {
    if leptos::web_sys::window().is_none() {
        return crate::browser::worker::serve();
    }
    std::panic::set_hook(Box::new(stopped::say));
    leptos::mount::mount_to_body(app::Shell);
}
