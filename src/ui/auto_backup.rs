//! Writes an archive into a folder that the owner chose, once a week. It looks whether one is due when the notebook is
//! opened, and once an hour while it stays open. So a lost phone costs about a week at most. If the browser needs
//! permission first, it waits for a tap.

use chrono::NaiveDate;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser::clock;
use crate::browser::lock::{self, Otherwise};
use crate::browser::settings::{self, Which};
use crate::notebook::api::export::{Form, Words};
use crate::notebook::helpers::MESSAGES;
use crate::notebook::{OutgoingCommand, Phase};
use crate::ui::folder_handle::{FolderHandle, State};
use crate::ui::state::App;

/// How many days old the last archive may be.
const FRESH: i64 = 7;

/// How many archives stay in the folder.
const KEPT: usize = 4;

/// How long the app does nothing after it was opened, in milliseconds, so that the owner is not disturbed.
const QUIET: i32 = 10_000;

/// The time until the app looks again whether an archive is due, in milliseconds. Timers stand still while a device
/// sleeps, so it is much shorter than a day.
const HOUR: i32 = 3_600_000;

/// How often the app checks whether the archive is written, in milliseconds.
const LOOK: i32 = 200;

/// The name under which the folder is stored, and the prefix of the file names. Only files with this prefix are ever
/// removed.
const NAME: &str = "regulars-weekly";

/// The weekly archive. `Copy`: a handful of signals.
#[derive(Clone, Copy)]
pub struct AutoBackup {
    app: App,
    /// The folder; it [asks](State::Asks) when an archive is due.
    pub folder: FolderHandle,
    /// When the last one was written on this device.
    pub last: RwSignal<Option<NaiveDate>>,
}

/// The form of an archive of everything, in the current language.
pub fn archive(app: App, passphrase: Option<String>) -> Form {
    let words = untrack(|| MESSAGES.into_iter().map(|id| (id.to_owned(), app.tr(id, &[]))).collect());
    Form::Archive(Words(words), passphrase)
}

impl AutoBackup {
    /// Handles the owner's notebook as soon as it is open.
    pub fn start(app: App) -> Self {
        let weekly = Self { app, folder: FolderHandle::new(NAME), last: RwSignal::new(settings::weekly()) };
        let phase = app.part(|view| *view.phase());
        let is_open = Memo::new(move |_| phase.get() == Phase::Ready && app.which.get() == Which::Own);
        Effect::new(move |_| {
            if is_open.get() {
                spawn_local(weekly.look());
            }
        });
        spawn_local(async move {
            loop {
                clock::wait(HOUR).await;
                if is_open.get_untracked() {
                    weekly.look().await;
                }
            }
        });
        let export = app.part(|view| view.export().clone());
        Effect::new(move |_| {
            let export = export.get();
            if weekly.folder.state.get_untracked() != State::Writing {
                return;
            }
            match export {
                Some(export) if export.failed => {
                    weekly.folder.state.set(State::Failed);
                    app.send(OutgoingCommand::CloseExport);
                }
                Some(export) => {
                    if let Some(file) = export.file {
                        spawn_local(async move { weekly.put(&file).await });
                    }
                }
                // The owner stopped it.
                None => weekly.folder.state.set(State::Still),
            }
        });
        weekly
    }

    /// The weekly archive, from anywhere below the shell.
    pub fn here() -> Self {
        expect_context()
    }

    /// Writes an archive if it is due and no other tab is writing one.
    async fn look(self) {
        self.folder.find().await;
        // Another tab may have written one in the meantime.
        self.last.set(settings::weekly());
        if self.is_fresh() {
            if self.folder.state.get_untracked() == State::Asks {
                self.folder.state.set(State::Still);
            }
            return;
        }
        if self.folder.open(false).await.is_some() {
            clock::wait(QUIET).await;
            lock::alone(NAME, Otherwise::Leave, async move {
                self.last.set(settings::weekly());
                if !self.is_fresh() {
                    self.write().await;
                }
            })
            .await;
        }
    }

    fn is_fresh(self) -> bool {
        self.last.get_untracked().is_some_and(|last| (clock::today() - last).num_days() < FRESH)
    }

    /// Writes an archive now, on a tap.
    pub fn now(self) {
        spawn_local(async move {
            if self.folder.open(true).await.is_some() {
                lock::alone(NAME, Otherwise::Wait, self.write()).await;
            }
        });
    }

    /// Writes an archive, and returns once it is written or cancelled.
    async fn write(self) {
        // The owner may be exporting something, or be in another notebook now.
        let is_free = self.app.peek(|view| view.export().is_none() && *view.pages() > 0);
        if is_free && self.app.which.get_untracked() == Which::Own {
            self.folder.state.set(State::Writing);
            self.app.send(OutgoingCommand::Export(archive(self.app, None), None));
            while self.folder.state.get_untracked() == State::Writing {
                clock::wait(LOOK).await;
            }
        }
    }

    async fn put(self, file: &[u8]) {
        let today = clock::today();
        let Some(folder) = self.folder.get() else { return };
        let written = folder.write(&format!("{NAME}-{today}.zip"), file).await;
        if written.is_some() {
            // The names sort in the order of their days.
            let names = folder.names().await;
            let own: Vec<&String> =
                names.iter().filter(|name| name.starts_with(NAME) && name.ends_with(".zip")).collect();
            for name in &own[..own.len().saturating_sub(KEPT)] {
                folder.remove(name).await;
            }
            settings::set_weekly(today);
            settings::set_archived(Which::Own, today);
            self.last.set(Some(today));
        }
        self.folder.state.set(if written.is_some() { State::Still } else { State::Failed });
        self.app.send(OutgoingCommand::CloseExport);
    }
}
