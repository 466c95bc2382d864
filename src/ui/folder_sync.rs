//! A folder that something else carries to the other devices, a stick or Syncthing: whenever the app is open, what the
//! others put there is taken in, and what they lack is put there, sealed. Each device keeps one file and touches no
//! other, so the folder never grows.

use std::collections::BTreeMap;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::web_sys;

use crate::browser::folder::Folder;
use crate::browser::lock::{self, Otherwise};
use crate::browser::settings::{self, Which};
use crate::browser::{clock, files};
use crate::notebook::api::export::Receivers;
use crate::notebook::api::export::SendingView;
use crate::notebook::api::restore::Restore;
use crate::notebook::helpers::is_bundle;
use crate::notebook::{Command, Phase, ViewReader};
use crate::ui::folder_handle::{FolderHandle, State};
use crate::ui::state::App;

/// The name the folder is kept under, and that of the lock.
const FOLDER: &str = "regulars-shared";

/// How the names of the files end.
const ENDING: &str = ".regulars";

/// How long the app waits after opening it and between two looks, in milliseconds.
const FIRST: i32 = 3_000;
const NEXT: i32 = 30_000;

/// How often it is looked whether the notebook is through, in milliseconds.
const LOOK: i32 = 50;

/// How many such looks a bundle has to begin.
const LOOKS: usize = 20;

/// The largest file that is read, in bytes: changes of thousands of pages, with photos. A whole notebook goes as an archive.
const LARGEST: f64 = 1e8;

/// How often a file is begun whose reading does not end: the app may have been closed just then.
const ATTEMPTS: u32 = 2;

/// The shared folder. `Copy`: a handful of signals.
#[derive(Clone, Copy)]
pub struct FolderSync {
    app: App,
    /// The folder.
    pub folder: FolderHandle,
    /// The other devices' files as they were when they were taken in, by the bytes that seal them.
    seen: StoredValue<BTreeMap<String, String>>,
    /// The files that are left alone: too large, or the app ended each time it read them.
    pub left: RwSignal<Vec<String>>,
}

impl FolderSync {
    /// Looks after the folder as long as the app is open.
    pub fn start(app: App) -> Self {
        let folder = FolderHandle::new(FOLDER);
        let shared = Self { app, folder, seen: StoredValue::default(), left: RwSignal::default() };
        spawn_local(async move {
            folder.find().await;
            clock::wait(FIRST).await;
            loop {
                shared.exchange(false).await;
                clock::wait(NEXT).await;
            }
        });
        shared
    }

    /// The shared folder, from anywhere below the shell.
    pub fn here() -> Self {
        expect_context()
    }

    /// Exchanges now, on a tap.
    pub fn now(self) {
        spawn_local(self.exchange(true));
    }

    /// Takes in what the others put there, and puts there what they lack. `asked` on a tap. Only one tab does.
    async fn exchange(self, asked: bool) {
        if self.folder.get().is_none() || self.is_stopped() {
            return;
        }
        let otherwise = if asked { Otherwise::Wait } else { Otherwise::Leave };
        lock::alone(FOLDER, otherwise, self.exchange_alone(asked)).await;
    }

    async fn exchange_alone(self, asked: bool) {
        if let Some(folder) = self.folder.open(asked).await {
            if asked {
                self.folder.state.set(State::Writing);
                // The owner may know better.
                settings::set_begun(&settings::Begun::new());
            }
            let done = self.exchange_through(&folder, asked).await;
            self.folder.state.set(if done.is_some() { State::Still } else { State::Failed });
        }
    }

    /// `None` where the folder cannot be written.
    async fn exchange_through(self, folder: &Folder, asked: bool) -> Option<()> {
        let own = self.own_file().await;
        let Some(own) = own else { return Some(()) };
        self.read(folder, &own).await;
        self.write(folder, &own, asked).await
    }

    /// The name of this device's file; `None` while it is alone.
    async fn own_file(self) -> Option<String> {
        let is_shown = self.app.peek(|view| view.devices().is_some());
        self.app.send(Command::LookAtDevices);
        self.until(|view| view.devices().is_some()).await;
        let own = self.app.peek(|view| {
            let mut rows = view.devices().iter().flat_map(|rows| rows.iter());
            rows.find(|row| row.is_this).map(|row| format!("{}{ENDING}", row.id))
        });
        if !is_shown {
            self.app.send(Command::CloseDevices);
        }
        own
    }

    /// Takes in the other devices' files that have changed.
    async fn read(self, folder: &Folder, own: &str) {
        /// What seals a bundle stands at its end, and is never the same twice.
        const TAG: usize = 16;
        let mut left = Vec::new();
        for name in folder.names().await {
            if !name.ends_with(ENDING) || name == own {
                continue;
            }
            let Some(file) = folder.file(&name).await else { continue };
            let Some(reading) = Reading::begin(&name, &file) else {
                left.push(name);
                continue;
            };
            // Half a file, or something else under such a name, is not for the notebook.
            let Some(bytes) = files::bytes(&file).await.filter(|bytes| is_bundle(bytes)) else {
                reading.end();
                continue;
            };
            let tag = BASE64_STANDARD.encode(&bytes[bytes.len().saturating_sub(TAG)..]);
            // The owner is taking in something else.
            let is_taken = self.app.peek(|view| view.restore().is_some() || view.import().is_some());
            if is_taken || self.is_stopped() || self.seen.with_value(|seen| seen.get(&name) == Some(&tag)) {
                reading.end();
                continue;
            }
            self.app.send(Command::ReadFile { name: name.clone(), bytes: bytes.into() });
            let is_through = |restore: &Restore| restore.over || restore.unwelcome.is_some();
            self.until(|view| view.restore().as_ref().is_none_or(is_through)).await;
            // A file that is still on its way, carried half, comes again once it is whole.
            let is_taken = self.app.peek(|view| view.restore().as_ref().is_some_and(|restore| restore.over));
            if is_taken {
                self.seen.update_value(|seen| drop(seen.insert(name, tag)));
            }
            self.app.send(Command::CloseRestore);
            reading.end();
        }
        self.left.set(left);
    }

    /// Puts there what the others lack, unless it stands there already. `None` where that fails.
    async fn write(self, folder: &Folder, own: &str, asked: bool) -> Option<()> {
        fn ours<'a>(view: &ViewReader<'a>) -> Option<&'a SendingView> {
            view.sending().as_ref().filter(|sending| sending.to == Receivers::Folder)
        }
        // Nothing is made for the folder while the owner sends something; what came late is written now.
        let anew = asked || self.folder.state.get_untracked() == State::Failed;
        if self.app.peek(|view| view.sending().is_none()) {
            self.app.send(Command::ShareChanges { anew });
        }
        // Asked of the storage, it begins a moment later, or not at all.
        for _ in 0..LOOKS {
            if self.app.peek(|view| view.sending().is_some()) {
                break;
            }
            clock::wait(LOOK).await;
        }
        self.until(|view| ours(view).is_none_or(|sending| sending.file.is_some())).await;
        let Some(file) = self.app.peek(|view| ours(view)?.file.clone()) else { return Some(()) };
        let written = folder.write(own, &file).await;
        self.app.send(Command::CloseSending);
        written
    }

    /// Another notebook is open, or this one cannot go on.
    fn is_stopped(self) -> bool {
        let is_own = self.app.which.get_untracked() == Which::Own;
        !is_own || self.app.peek(|view| *view.phase() != Phase::Ready || view.trouble().is_some())
    }

    /// Waits until the notebook shows this, or [stops](Self::is_stopped).
    async fn until(self, is_so: impl Fn(&ViewReader) -> bool) {
        while !self.app.peek(&is_so) && !self.is_stopped() {
            clock::wait(LOOK).await;
        }
    }
}

/// A file of the folder while it is read.
struct Reading {
    name: String,
}

impl Reading {
    /// Notes that it is begun; `None` where it is too large, or its reading did not end before.
    fn begin(name: &str, file: &web_sys::File) -> Option<Self> {
        let which = format!("{} {}", file.size(), file.last_modified());
        let mut begun = settings::begun();
        let (known, times) = begun.get(name).cloned().unwrap_or_default();
        let times = if known == which { times } else { 0 };
        if file.size() > LARGEST || times >= ATTEMPTS {
            return None;
        }
        begun.insert(name.to_owned(), (which, times + 1));
        settings::set_begun(&begun);
        Some(Self { name: name.to_owned() })
    }

    /// Its reading is over; the app did not end.
    fn end(self) {
        let mut begun = settings::begun();
        begun.remove(&self.name);
        settings::set_begun(&begun);
    }
}
