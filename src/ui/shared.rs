//! A folder that something else carries to the other devices, a stick or Syncthing: whenever the app is open, what the
//! others put there is taken in, and what they lack is put there, sealed. Each device keeps one file and touches no
//! other, so the folder never grows.

use std::collections::BTreeMap;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser::clock;
use crate::browser::folder::Folder;
use crate::browser::settings::Which;
use crate::notebook::sending::Receivers;
use crate::notebook::{Command, Phase, Restore, View};
use crate::ui::state::App;

/// The name the folder is kept under.
const NAME: &str = "regulars-shared";

/// How the names of the files end.
const ENDING: &str = ".regulars";

/// How long the app waits after opening it and between two looks, in milliseconds.
const FIRST: i32 = 3_000;
const NEXT: i32 = 30_000;

/// How often it is looked whether the notebook is through, in milliseconds.
const LOOK: i32 = 50;

/// How many such looks a bundle has to begin.
const LOOKS: usize = 20;

/// How it stands with the folder.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum State {
    /// It is read and written.
    #[default]
    Open,
    /// The browser wants the owner's yes.
    Asks,
    /// It could not be written.
    Failed,
}

/// The shared folder. `Copy`: a handful of signals.
#[derive(Clone, Copy)]
pub struct Shared {
    app: App,
    folder: RwSignal<Option<Folder>, LocalStorage>,
    /// How it stands.
    pub state: RwSignal<State>,
    /// The other devices' files as they were when they were taken in, by the bytes that seal them.
    seen: StoredValue<BTreeMap<String, Vec<u8>>>,
    is_busy: RwSignal<bool>,
}

impl Shared {
    /// Looks after the folder as long as the app is open.
    pub fn start(app: App) -> Self {
        let shared = Self {
            app,
            folder: RwSignal::new_local(None),
            state: RwSignal::default(),
            seen: StoredValue::default(),
            is_busy: RwSignal::new(false),
        };
        spawn_local(async move {
            if let Some(folder) = Folder::kept(NAME).await {
                shared.folder.set(Some(folder));
            }
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

    /// What the owner calls the folder; `None` without one.
    pub fn folder(self) -> Option<String> {
        self.folder.with(|folder| folder.as_ref().map(Folder::name))
    }

    /// Lets the owner choose a folder and exchanges at once.
    pub fn choose(self) {
        spawn_local(async move {
            if let Some(folder) = Folder::choose(NAME).await {
                self.folder.set(Some(folder));
                self.now();
            }
        });
    }

    /// Exchanges now, on a tap.
    pub fn now(self) {
        spawn_local(async move {
            while self.is_busy.get_untracked() {
                clock::wait(LOOK).await;
            }
            self.exchange(true).await;
        });
    }

    /// The folder is no longer used; what is in it stays.
    pub fn stop(self) {
        self.folder.set(None);
        self.state.set(State::Open);
        spawn_local(Folder::forget(NAME));
    }

    /// Takes in what the others put there, and puts there what they lack. `asked` on a tap.
    async fn exchange(self, asked: bool) {
        let Some(folder) = self.folder.get_untracked() else { return };
        let is_own = self.app.which.get_untracked() == Which::Own;
        if self.is_busy.get_untracked() || !is_own || self.app.peek(|view| view.phase) != Phase::Ready {
            return;
        }
        if !folder.is_open(asked).await {
            return self.state.set(State::Asks);
        }
        self.is_busy.set(true);
        self.app.send(Command::LookAtDevices);
        self.until(|view| view.devices.is_some()).await;
        let own = self.app.peek(|view| {
            let mut rows = view.devices.iter().flat_map(|rows| rows.iter());
            rows.find(|row| row.is_this).map(|row| format!("{}{ENDING}", row.id))
        });
        if let Some(own) = own {
            self.read(&folder, &own).await;
            self.write(&folder, &own, asked).await;
        }
        self.is_busy.set(false);
    }

    /// Takes in the other devices' files that have changed.
    async fn read(self, folder: &Folder, own: &str) {
        /// What seals a bundle stands at its end, and is never the same twice.
        const TAG: usize = 16;
        for name in folder.names().await {
            let is_bundle = name.ends_with(ENDING) && name != own;
            // The owner is taking in something else.
            if !is_bundle || self.app.peek(|view| view.restore.is_some() || view.import.is_some()) {
                continue;
            }
            let Some(bytes) = folder.read(&name).await else { continue };
            let tag = bytes[bytes.len().saturating_sub(TAG)..].to_vec();
            if self.seen.with_value(|seen| seen.get(&name) == Some(&tag)) {
                continue;
            }
            self.app.send(Command::ReadFile { name: name.clone(), bytes: bytes.into() });
            let is_through = |restore: &Restore| restore.over || restore.unwelcome.is_some();
            self.until(|view| view.restore.as_ref().is_none_or(is_through)).await;
            // A file that is still on its way, carried half, comes again once it is whole.
            let is_taken = self.app.peek(|view| view.restore.as_ref().is_some_and(|restore| restore.over));
            if is_taken {
                self.seen.update_value(|seen| drop(seen.insert(name, tag)));
            }
            self.app.send(Command::CloseRestore);
        }
    }

    /// Puts there what the others lack, unless it stands there already.
    async fn write(self, folder: &Folder, own: &str, asked: bool) {
        let is_ours = |to| to == Receivers::Folder;
        // The owner is sending something; what was made for the folder and came late is written now.
        if self.app.peek(|view| view.sending.as_ref().is_some_and(|sending| !is_ours(sending.to))) {
            return;
        }
        let anew = asked || self.state.get_untracked() != State::Open;
        if self.app.peek(|view| view.sending.is_none()) {
            self.app.send(Command::ShareChanges { anew });
        }
        // Asked of the storage, it begins a moment later, or not at all.
        for _ in 0..LOOKS {
            if self.app.peek(|view| view.sending.is_some()) {
                break;
            }
            clock::wait(LOOK).await;
        }
        let is_whole = |view: &View| {
            view.sending.as_ref().is_none_or(|sending| !is_ours(sending.to) || sending.file.is_some())
        };
        self.until(is_whole).await;
        let file = self.app.peek(|view| {
            view.sending
                .as_ref()
                .filter(|sending| is_ours(sending.to))
                .and_then(|sending| sending.file.clone())
        });
        if let Some(file) = file {
            let written = folder.write(own, &file).await;
            self.state.set(if written.is_some() { State::Open } else { State::Failed });
            self.app.send(Command::CloseSending);
        }
    }

    /// Waits until the notebook shows this.
    async fn until(self, is_so: impl Fn(&View) -> bool) {
        while !self.app.peek(&is_so) {
            clock::wait(LOOK).await;
        }
    }
}
