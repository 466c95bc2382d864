//! Carries out the notebook's effects and feeds the answers back. It decides nothing.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;

use super::clock::{self, Collator};
use super::indexed_db::{Database, OpenError};
use super::page_verifier::Checker;
use super::pending_drafts::PendingDrafts;
use super::settings::{self, Which};
use super::tabs::Tabs;
use super::webrtc::{self, Connections};
use super::{device, files, old_names, photo};
use crate::i18n::Language;
use crate::notebook::restoring::age;
use crate::notebook::{Ambient, Command, Effect, Input, Notebook, Parcel, Ticket, Trouble, View};
use crate::storage::{ReadError, WriteError};
use crate::sync::webrtc::ConnectionRequest;

/// How much work a passphrase takes: 2^16 rounds of scrypt, a second or two on a phone, and 64 MB of its memory.
const WORK: u8 = 16;

/// How long an alarm takes, in milliseconds.
const ALARM: i32 = 1_000;

/// One open notebook with its storage and its tabs. Dropping the last handle closes it; answers that
/// arrive after that find nobody and are let go.
pub struct Driver {
    which: Which,
    notebook: RefCell<Notebook>,
    database: RefCell<Option<Database>>,
    tabs: RefCell<Option<Tabs>>,
    pending_drafts: PendingDrafts,
    connections: RefCell<Option<Connections>>,
    /// Begun with the first page that comes from elsewhere.
    checker: RefCell<Option<Checker>>,
    collator: RefCell<Collator>,
    /// Nothing is told to it any more, and it shows nothing.
    is_closed: Cell<bool>,
    show: Box<dyn Fn(&View)>,
}

impl Driver {
    /// Opens a notebook; `show` is called with every new view.
    pub fn start(which: Which, language: Language, show: impl Fn(&View) + 'static) -> Rc<Self> {
        let (notebook, effects) = Notebook::open(clock::random());
        let driver = Rc::new(Self {
            which,
            notebook: RefCell::new(notebook),
            database: RefCell::new(None),
            tabs: RefCell::new(None),
            pending_drafts: PendingDrafts::open(&which.database()),
            connections: RefCell::new(None),
            checker: RefCell::new(None),
            collator: RefCell::new(Collator::new(language.tag())),
            is_closed: Cell::new(false),
            show: Box::new(show),
        });
        driver.send(Command::Recent(settings::recent(which)));
        let opening = driver.clone();
        spawn_local(async move { opening.open(effects).await });
        driver
    }

    async fn open(self: Rc<Self>, effects: Vec<Effect>) {
        match Database::open(&self.which.database()).await {
            Ok(database) => {
                *self.database.borrow_mut() = Some(database.clone());
                let weak = Rc::downgrade(&self);
                let tabs = Tabs::open(&self.which.database(), move |documents| {
                    if let Some(driver) = weak.upgrade() {
                        driver.input(Input::Changed(documents));
                    }
                });
                *self.tabs.borrow_mut() = Some(tabs);
                let weak = Rc::downgrade(&self);
                let connections = Connections::new(move |line, told| {
                    if let Some(driver) = weak.upgrade() {
                        driver.input(Input::Connection(line, told));
                    }
                });
                *self.connections.borrow_mut() = Some(connections);
                self.pending_drafts.end_left(&database).await;
                self.carry_out(effects);
                // After what the start asks of the storage, which need not wait for it.
                if old_names::is_cut_short(&database).await {
                    old_names::finish(&database).await;
                }
            }
            Err(error) => self.input(Input::Refused(refused(error))),
        }
    }

    /// Moves the notebook that lies under the names of an earlier app into this one, which is empty, and starts the app
    /// anew; tells the owner where it cannot.
    pub async fn take_over_old(self: &Rc<Self>) {
        let Some(database) = self.database.borrow().clone() else { return };
        match old_names::take_over(&database).await {
            Ok(()) => device::reload(),
            Err(error) => self.input(Input::Refused(refused(error))),
        }
    }

    /// Carries out what the owner asked for.
    pub fn send(self: &Rc<Self>, command: Command) {
        self.told(|notebook, ambient| notebook.command(command, ambient));
    }

    /// The language changed, and with it the order of names.
    pub fn set_language(self: &Rc<Self>, language: Language) {
        self.collator.replace(Collator::new(language.tag()));
        self.told(|notebook, ambient| {
            notebook.language_changed(ambient);
            Vec::new()
        });
    }

    /// Closes the storage and the channel, so that the database can be deleted.
    pub fn close(&self) {
        self.is_closed.set(true);
        self.connections.borrow_mut().take();
        self.checker.borrow_mut().take();
        self.tabs.borrow_mut().take();
        self.database.borrow_mut().take();
    }

    fn input(self: &Rc<Self>, input: Input) {
        self.told(|notebook, ambient| notebook.input(input, ambient));
    }

    /// Tells the notebook, carries out what it asks for, then shows what it has to show: the disk works
    /// while the screen is drawn.
    fn told(self: &Rc<Self>, tell: impl FnOnce(&mut Notebook, &Ambient) -> Vec<Effect>) {
        if self.is_closed.get() {
            return;
        }
        let compare = |one: &str, other: &str| self.collator.borrow().compare(one, other);
        let ambient = Ambient {
            now: clock::now(),
            today: clock::today(),
            random: [clock::random(), clock::random()].as_flattened().try_into().unwrap_or_default(),
            compare: &compare,
            decode: &files::decode,
            local: &clock::local,
        };
        let effects = tell(&mut self.notebook.borrow_mut(), &ambient);
        self.carry_out(effects);
        let view = self.notebook.borrow().view().clone();
        (self.show)(&view);
    }

    fn carry_out(self: &Rc<Self>, effects: Vec<Effect>) {
        for effect in effects {
            let driver = self.clone();
            spawn_local(async move {
                if let Some(answer) = driver.answer(effect).await {
                    driver.input(answer);
                }
            });
        }
    }

    async fn answer(self: &Rc<Self>, effect: Effect) -> Option<Input> {
        let database = self.database.borrow().clone();
        match effect {
            Effect::Read(ticket, queries) => {
                let read = match database {
                    Some(database) => database.read(queries).await,
                    None => Err(ReadError("closed".into())),
                };
                Some(Input::Read(ticket, read))
            }
            Effect::Write(ticket, transaction, changed) => {
                let tell = || {
                    if let Some(tabs) = self.tabs.borrow().as_ref().filter(|_| !changed.is_empty()) {
                        tabs.announce(&changed);
                    }
                };
                let drafts = self.pending_drafts.begin(&transaction);
                let written = match database {
                    Some(database) => database.write_and_tell(transaction, tell).await,
                    None => Err(WriteError::Failed("closed".into())),
                };
                self.pending_drafts.end(&drafts, &written);
                Some(Input::Written(ticket, written))
            }
            Effect::Pause => {
                clock::pause().await;
                Some(Input::Resumed)
            }
            // Both take seconds on purpose; the screen says so first.
            Effect::Lock(what, bytes, passphrase) => {
                clock::pause().await;
                let random: [[u8; 16]; 3] = [clock::random(), clock::random(), clock::random()];
                let random = random.as_flattened().first_chunk().copied().unwrap_or([0; 48]);
                Some(Input::Locked(what, age::lock(&bytes, &passphrase, WORK, &random)))
            }
            Effect::Unlock(bytes, passphrase) => {
                clock::pause().await;
                Some(Input::Unlocked(age::open(&bytes, &passphrase)))
            }
            Effect::Shrink(shrinking, bytes) => {
                let photo = match photo::file(&bytes) {
                    Some(file) => photo::shrink(&file).await,
                    None => None,
                };
                Some(Input::Shrunk(shrinking, photo))
            }
            Effect::Certify => Some(Input::Certified(webrtc::certify().await)),
            Effect::Alarm => {
                clock::wait(ALARM).await;
                Some(Input::Alarm)
            }
            Effect::Check(ticket, parcel) => {
                self.check(ticket, parcel);
                None
            }
            Effect::Connection(ask) => {
                if matches!(ask, ConnectionRequest::Close(_)) {
                    self.checker.borrow().iter().for_each(Checker::rest);
                }
                if let Some(connections) = &*self.connections.borrow() {
                    connections.ask(ask);
                }
                None
            }
        }
    }

    fn check(self: &Rc<Self>, ticket: Ticket, parcel: Parcel) {
        let mut checker = self.checker.borrow_mut();
        let weak = Rc::downgrade(self);
        let begin = || {
            Checker::new(move |ticket, checked| {
                if let Some(driver) = weak.upgrade() {
                    driver.input(Input::Checked(ticket, checked));
                }
            })
        };
        checker.get_or_insert_with(begin).check(ticket, parcel);
    }
}

fn refused(error: OpenError) -> Trouble {
    match error {
        OpenError::Newer => Trouble::Newer,
        OpenError::Full => Trouble::Full,
        OpenError::Blocked => Trouble::Blocked,
        OpenError::Failed(text) => Trouble::Read(text),
    }
}
