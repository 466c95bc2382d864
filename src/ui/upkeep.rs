//! The weekly upkeep of the notebook: the app checks everything that is stored.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::state::App;
use crate::browser::lock::{self, Otherwise};
use crate::browser::settings::Which;
use crate::browser::{clock, settings};
use crate::notebook::{Command, Phase};

/// How long the app waits first, in milliseconds, so that the owner is not disturbed.
const FIRST: i32 = 30_000;

/// The time until the app checks again whether it is due, in milliseconds. Timers stand still while a device sleeps, so it
/// is much shorter than a day.
const HOUR: i32 = 3_600_000;

/// How many days are between two checks of the stored data.
const DAYS: i64 = 7;

/// Checks the owner's notebook if that is due. It is called once.
pub fn start(app: App) {
    spawn_local(async move {
        let mut wait = FIRST;
        loop {
            clock::wait(wait).await;
            wait = HOUR;
            lock::alone("upkeep", Otherwise::Leave, async move {
                let last = settings::last_scrub();
                let is_due = last.is_none_or(|day| (clock::today() - day).num_days() >= DAYS);
                let is_open = app.peek(|view| *view.phase()) == Phase::Ready;
                if is_due && is_open && app.which.get_untracked() == Which::Own {
                    settings::set_last_scrub(clock::today());
                    app.send(Command::Scrub);
                }
            })
            .await;
        }
    });
}
