//! A folder that another program or a USB stick carries to the other devices, for example Syncthing. Whenever the app
//! is open, it takes in what the others put there. It also puts there what they lack, sealed. Each device keeps one
//! file and touches no other, so the folder never grows.

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
use crate::notebook::api::export::{Receivers, SendingView};
use crate::notebook::api::restore::Restore;
use crate::notebook::helpers::is_bundle;
use crate::notebook::{IntakeCommand, OutgoingCommand, PeersCommand, Phase, ViewReader};
use crate::ui::folder_handle::{FolderHandle, State};
use crate::ui::state::App;

/// The name under which the folder is stored, and the name of the lock.
const FOLDER: &str = "regulars-shared";

/// How the names of the files end.
const ENDING: &str = ".regulars";

/// How long the app waits after it was opened and between two exchanges, in milliseconds.
const FIRST: i32 = 3_000;
const NEXT: i32 = 30_000;

/// How often the app checks whether the notebook is done, in milliseconds.
const LOOK: i32 = 50;

/// How many of these checks a bundle has to begin.
const LOOKS: usize = 20;

/// The largest file that is read, in bytes: changes of thousands of pages, with photos. A whole notebook travels as an
/// archive.
const LARGEST: f64 = 1e8;

/// How often a file is tried if reading it never ends. The app may simply have been closed at that moment.
const ATTEMPTS: u32 = 2;

/// The shared folder. `Copy`: a handful of signals.
#[derive(Clone, Copy)]
pub struct FolderSync {
    app: App,
    /// The folder.
    pub folder: FolderHandle,
    /// The other devices' files that were already taken in, identified by the bytes that seal them.
    seen: StoredValue<BTreeMap<String, String>>,
    /// The files that are skipped: too large, or the app ended each time it read them.
    pub left: RwSignal<Vec<String>>,
}

impl FolderSync {
    /// Handles the folder as long as the app is open.
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

    /// Takes in what the others put there, and puts there what they lack. `asked` is true on a tap. One tab
    /// does this at a time.
    async fn exchange(self, asked: bool) {
        let otherwise = if asked { Otherwise::Wait } else { Otherwise::Leave };
        lock::alone(FOLDER, otherwise, self.exchange_alone(asked)).await;
    }

    async fn exchange_alone(self, asked: bool) {
        // Another tab may have stopped using the folder.
        if !asked {
            self.folder.find().await;
        }
        if self.folder.get().is_none() || self.is_stopped() {
            return;
        }
        if let Some(folder) = self.folder.open(asked).await {
            if asked {
                self.folder.state.set(State::Writing);
                // The owner asked, so skipped files get another try.
                settings::set_begun(&settings::Begun::new());
            }
            let done = self.exchange_through(&folder, asked).await;
            self.folder.state.set(if done.is_some() { State::Still } else { State::Failed });
        }
    }

    /// `None` if the folder cannot be written.
    async fn exchange_through(self, folder: &Folder, asked: bool) -> Option<()> {
        let own = self.own_file().await;
        let Some(own) = own else { return Some(()) };
        self.read(folder, &own).await;
        self.write(folder, &own, asked).await
    }

    /// The name of this device's file; `None` while it is alone.
    async fn own_file(self) -> Option<String> {
        let is_shown = self.app.peek(|view| view.devices().is_some());
        self.app.send(PeersCommand::LookAtDevices);
        self.until(|view| view.devices().is_some()).await;
        let own = self.app.peek(|view| {
            let mut rows = view.devices().iter().flat_map(|rows| rows.iter());
            rows.find(|row| row.is_this).map(|row| format!("{}{ENDING}", row.id))
        });
        if !is_shown {
            self.app.send(PeersCommand::CloseDevices);
        }
        own
    }

    /// Takes in the other devices' files that have changed.
    async fn read(self, folder: &Folder, own: &str) {
        /// The bytes that seal a bundle are at its end, and are never the same twice.
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
            // A partial file, or another file with such a name, is not passed to the notebook.
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
            self.app.send(IntakeCommand::ReadFile { name: name.clone(), bytes: bytes.into() });
            let is_through = |restore: &Restore| restore.over || restore.unwelcome.is_some();
            self.until(|view| view.restore().as_ref().is_none_or(is_through)).await;
            // A partial file will be read again once it is complete.
            let is_taken = self.app.peek(|view| view.restore().as_ref().is_some_and(|restore| restore.over));
            if is_taken {
                self.seen.update_value(|seen| drop(seen.insert(name, tag)));
            }
            self.app.send(IntakeCommand::CloseRestore);
            reading.end();
        }
        self.left.set(left);
    }

    /// Puts there what the others lack, unless it is already there. `None` if that fails.
    async fn write(self, folder: &Folder, own: &str, asked: bool) -> Option<()> {
        fn ours<'a>(view: &ViewReader<'a>) -> Option<&'a SendingView> {
            view.sending().as_ref().filter(|sending| sending.to == Receivers::Folder)
        }
        // Nothing is made for the folder while the owner sends something. Late changes are written now.
        let anew = asked || self.folder.state.get_untracked() == State::Failed;
        if self.app.peek(|view| view.sending().is_none()) {
            self.app.send(PeersCommand::ShareChanges { anew });
        }
        // The notebook asks the storage first, so the bundle begins a moment later, or not at all.
        for _ in 0..LOOKS {
            if self.app.peek(|view| view.sending().is_some()) {
                break;
            }
            clock::wait(LOOK).await;
        }
        self.until(|view| ours(view).is_none_or(|sending| sending.file.is_some())).await;
        let Some(file) = self.app.peek(|view| ours(view)?.file.clone()) else { return Some(()) };
        let written = folder.write(own, &file).await;
        self.app.send(OutgoingCommand::CloseSending);
        written
    }

    /// Whether another notebook is open, or this one cannot go on.
    fn is_stopped(self) -> bool {
        let is_own = self.app.which.get_untracked() == Which::Own;
        !is_own || self.app.peek(|view| *view.phase() != Phase::Ready || view.trouble().is_some())
    }

    /// Waits until the notebook shows this, or until it [stops](Self::is_stopped).
    async fn until(self, is_so: impl Fn(&ViewReader) -> bool) {
        while !self.app.peek(&is_so) && !self.is_stopped() {
            clock::wait(LOOK).await;
        }
    }
}

/// A file of the folder that is being read.
struct Reading {
    name: String,
}

impl Reading {
    /// Notes that the file is begun; `None` if it is too large, or if reading it did not end before.
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

    /// The file is read, and the app did not end.
    fn end(self) {
        let mut begun = settings::begun();
        begun.remove(&self.name);
        settings::set_begun(&begun);
    }
}
