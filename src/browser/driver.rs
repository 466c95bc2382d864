//! Carries out the effects of the notebook and returns the answers. It makes no decisions.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;

use super::clock::{self, Collator};
use super::indexed_db::{Database, OpenError};
use super::page_verifier::PageVerifier;
use super::pending_drafts::PendingDrafts;
use super::settings::{self, Which};
use super::tabs::Tabs;
use super::webrtc::{self, Connections};
use super::{device, files, old_names, photo};
use crate::i18n::Language;
use crate::notebook::helpers::age;
use crate::notebook::{
    Ambient, Command, Effect, Input, Notebook, ShowCommand, Ticket, Trouble, Unverified, Update,
};
use crate::storage::{ReadError, WriteError};
use crate::sync::webrtc::ConnectionRequest;

/// The cost of a passphrase, as a power of two: scrypt with N = 2^16. This takes a second or two on a phone and 64 MB
/// of its memory.
const WORK: u8 = 16;

/// The delay of an alarm, in milliseconds.
const ALARM: i32 = 1_000;

/// One open notebook with its storage and its tabs. Dropping the last handle closes it. Answers that arrive after that
/// are ignored.
pub struct Driver {
    which: Which,
    notebook: RefCell<Notebook>,
    database: RefCell<Option<Database>>,
    tabs: RefCell<Option<Tabs>>,
    pending_drafts: PendingDrafts,
    connections: RefCell<Option<Connections>>,
    /// Created when the first document arrives from elsewhere.
    verifier: RefCell<Option<PageVerifier>>,
    collator: RefCell<Collator>,
    /// Whether the driver is closed. It then ignores all input and shows nothing.
    is_closed: Cell<bool>,
    show: Box<dyn Fn(Vec<Update>)>,
}

impl Driver {
    /// Opens a notebook. `show` is called with the parts of the view that have changed.
    pub fn start(which: Which, language: Language, show: impl Fn(Vec<Update>) + 'static) -> Rc<Self> {
        let collator = Collator::new(language.tag());
        let (notebook, effects) = with_ambient(&collator, |ambient| Notebook::open(clock::random(), ambient));
        let driver = Rc::new(Self {
            which,
            notebook: RefCell::new(notebook),
            database: RefCell::new(None),
            tabs: RefCell::new(None),
            pending_drafts: PendingDrafts::open(&which.database()),
            connections: RefCell::new(None),
            verifier: RefCell::new(None),
            collator: RefCell::new(collator),
            is_closed: Cell::new(false),
            show: Box::new(show),
        });
        driver.send(ShowCommand::Recent(settings::recent(which)));
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
                // This comes after the storage requests of the start, which do not need to wait for it.
                if old_names::is_cut_short(&database).await {
                    old_names::finish(&database).await;
                }
            }
            Err(error) => self.input(Input::Refused(refused(error))),
        }
    }

    /// Moves the notebook stored under the names of an earlier app into this empty one, and restarts the app. If that
    /// fails, the owner is told.
    pub async fn take_over_old(self: &Rc<Self>) {
        let Some(database) = self.database.borrow().clone() else { return };
        match old_names::take_over(&database).await {
            Ok(()) => device::reload(),
            Err(error) => self.input(Input::Refused(refused(error))),
        }
    }

    /// Carries out a command of the owner.
    pub fn send(self: &Rc<Self>, command: impl Into<Command>) {
        self.told(|notebook, ambient| notebook.command(command, ambient));
    }

    /// Sets the language, and with it the order of names.
    pub fn set_language(self: &Rc<Self>, language: Language) {
        self.collator.replace(Collator::new(language.tag()));
        self.told(|notebook, ambient| notebook.language_changed(ambient));
    }

    /// Closes the storage and the channels, so that the database can be deleted.
    pub fn close(&self) {
        self.is_closed.set(true);
        self.connections.borrow_mut().take();
        self.verifier.borrow_mut().take();
        self.tabs.borrow_mut().take();
        self.database.borrow_mut().take();
    }

    fn input(self: &Rc<Self>, input: Input) {
        self.told(|notebook, ambient| notebook.input(input, ambient));
    }

    /// Passes something to the notebook, starts the effects it asks for, and then shows the view. So the storage works
    /// while the screen is drawn.
    fn told(self: &Rc<Self>, tell: impl FnOnce(&mut Notebook, &Ambient) -> Vec<Effect>) {
        if self.is_closed.get() {
            return;
        }
        let effects =
            with_ambient(&self.collator.borrow(), |ambient| tell(&mut self.notebook.borrow_mut(), ambient));
        self.carry_out(effects);
        let updates = self.notebook.borrow_mut().updates();
        if !updates.is_empty() {
            (self.show)(updates);
        }
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
            // Both take seconds on purpose. The pause lets the screen say so first.
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
            Effect::Verify(ticket, unverified) => {
                self.verify(ticket, unverified);
                None
            }
            Effect::Connection(ask) => {
                if matches!(ask, ConnectionRequest::Close(_)) {
                    self.verifier.borrow().iter().for_each(PageVerifier::rest);
                }
                if let Some(connections) = &*self.connections.borrow() {
                    connections.ask(ask);
                }
                None
            }
        }
    }

    fn verify(self: &Rc<Self>, ticket: Ticket, unverified: Unverified) {
        let mut verifier = self.verifier.borrow_mut();
        let weak = Rc::downgrade(self);
        let begin = || {
            PageVerifier::new(move |ticket, verified| {
                if let Some(driver) = weak.upgrade() {
                    driver.input(Input::Verified(ticket, verified));
                }
            })
        };
        verifier.get_or_insert_with(begin).verify(ticket, unverified);
    }
}

/// What the browser knows at this moment.
fn with_ambient<T>(collator: &Collator, tell: impl FnOnce(&Ambient) -> T) -> T {
    tell(&Ambient {
        now: clock::now(),
        today: clock::today(),
        random: [clock::random(), clock::random()].as_flattened().try_into().unwrap_or_default(),
        compare: &|one: &str, other: &str| collator.compare(one, other),
        decode: &files::decode,
        local: &clock::local,
    })
}

fn refused(error: OpenError) -> Trouble {
    match error {
        OpenError::Newer => Trouble::Newer,
        OpenError::Full => Trouble::Full,
        OpenError::Blocked => Trouble::Blocked,
        OpenError::Failed(text) => Trouble::Read(text),
    }
}
