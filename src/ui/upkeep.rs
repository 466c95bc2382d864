//! What the app does by itself for the notebook's health, once a week: it looks through everything that is stored.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::state::App;
use crate::browser::lock::{self, Otherwise};
use crate::browser::settings::Which;
use crate::browser::{clock, settings};
use crate::notebook::{Command, Phase};

/// How long the owner has the app for themselves first, in milliseconds.
const FIRST: i32 = 30_000;

/// How long it is until the next question whether it is due, in milliseconds.
const DAY: i32 = 86_400_000;

/// How many days are between two looks.
const DAYS: i64 = 7;

/// Looks through the owner's notebook where that is due. Called once.
pub fn start(app: App) {
    spawn_local(async move {
        let mut wait = FIRST;
        loop {
            clock::wait(wait).await;
            wait = DAY;
            lock::alone("upkeep", Otherwise::Leave, async move {
                let last = settings::looked_through();
                let is_due = last.is_none_or(|day| (clock::today() - day).num_days() >= DAYS);
                let is_open = app.peek(|view| *view.phase()) == Phase::Ready;
                if is_due && is_open && app.which.get_untracked() == Which::Own {
                    settings::set_looked_through(clock::today());
                    app.send(Command::LookThrough);
                }
            })
            .await;
        }
    });
}
