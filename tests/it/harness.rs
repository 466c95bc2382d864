//! The test shell: does around a notebook what the browser does, in memory and without waiting, so
//! that every story of an owner is a plain test. A [`Device`] is one browser profile with its
//! storage; a [`Tab`] is one notebook open on it.

use std::cell::{Cell, RefCell};
use std::cmp::Ordering;
use std::collections::VecDeque;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::rc::{Rc, Weak};
use std::sync::Arc;

use chrono::{DateTime, NaiveDate, NaiveDateTime, TimeDelta};
use regulars::domain::*;
use regulars::exchange::age;
use regulars::notebook::api::{Happened, PageState, PageView};
use regulars::notebook::{
    Ambient, Command, Draft, EditCommand, Effect, Input, ListRequest, MergeError, Notebook, Part, Row,
    ShowCommand, Ticket, Trouble, Unverified, View, verify,
};
use regulars::storage::{Change, Memory, Space, Transaction};
use regulars::sync::webrtc::ConnectionRequest;
use serde::Serialize;
use serde::de::DeserializeOwned;

/// The most rounds of answers. No test needs so many: a notebook that takes more asks the same thing again and again.
const PATIENCE: usize = 10_000;

/// One browser profile: a storage, a clock and dice, shared by its tabs.
#[derive(Clone)]
pub struct Device {
    pub storage: Rc<RefCell<Memory>>,
    clock: Rc<Cell<i64>>,
    dice: Rc<Cell<u64>>,
    /// How many hours the shop's clocks are before those of Greenwich.
    pub zone: Rc<Cell<i64>>,
    inboxes: Rc<RefCell<Vec<Weak<Letters>>>>,
}

/// What other tabs announced to one tab.
type Letters = RefCell<VecDeque<Vec<DocumentId>>>;

type Inbox = Rc<Letters>;

impl Device {
    /// A fresh profile on 22 November 2026, in the morning.
    pub fn new() -> Self {
        Self {
            storage: Rc::default(),
            clock: Rc::new(Cell::new(1_795_334_400_000)),
            dice: Rc::new(Cell::new(1)),
            zone: Rc::default(),
            inboxes: Rc::default(),
        }
    }

    /// Another profile, with dice of its own.
    pub fn other(number: u64) -> Self {
        Self { dice: Rc::new(Cell::new(number << 32)), ..Self::new() }
    }

    /// A profile whose storage is a copy of this one's as it is now, and in good health.
    pub fn copy(&self) -> Self {
        let copied =
            |(space, key, value): (Space, &Vec<u8>, &Vec<u8>)| Change::Put(space, key.clone(), value.clone());
        let changes = self.storage.borrow().records().map(copied).collect();
        let mut storage = Memory::default();
        let written = storage.write(&Transaction { changes, ..Transaction::default() });
        assert_eq!(written, Ok(()), "nothing is to fail");
        Self { storage: Rc::new(RefCell::new(storage)), inboxes: Rc::default(), ..self.clone() }
    }

    /// Opens a tab and waits until it shows what is stored.
    pub fn tab(&self) -> Tab {
        let mut tab = self.opening_tab();
        tab.settle();
        tab
    }

    /// Opens a tab whose first question is still on its way.
    pub fn opening_tab(&self) -> Tab {
        let session = self.random();
        let (notebook, effects) =
            with_ambient(self, session, session, |ambient| Notebook::open(session, ambient));
        let inbox = Inbox::default();
        self.inboxes.borrow_mut().push(Rc::downgrade(&inbox));
        Tab {
            device: self.clone(),
            notebook,
            view: View::default(),
            inbox,
            queue: effects.into(),
            connections: VecDeque::new(),
            checks: None,
            shown: Vec::new(),
            updated: Vec::new(),
        }
    }

    /// Sixteen bytes that look random and are the same in every run.
    pub fn random(&self) -> [u8; 16] {
        let word = || {
            self.dice.set(self.dice.get().wrapping_add(0x9e37_79b9_7f4a_7c15));
            let mixed = (self.dice.get() ^ (self.dice.get() >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
            (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb).to_be_bytes()
        };
        [word(), word()].concat().try_into().expect("two words are sixteen bytes")
    }

    pub fn now(&self) -> Timestamp {
        Timestamp(self.clock.get())
    }

    /// What the clocks show at a moment in the shop's zone.
    pub fn local(&self, moment: Timestamp) -> NaiveDateTime {
        let utc = DateTime::from_timestamp_millis(moment.0).unwrap_or_default().naive_utc();
        utc + TimeDelta::hours(self.zone.get())
    }

    pub fn today(&self) -> NaiveDate {
        DateTime::from_timestamp_millis(self.clock.get()).expect("a day of this century").date_naive()
    }

    /// Time goes by.
    pub fn wait_seconds(&self, seconds: i64) {
        self.clock.set(self.clock.get() + seconds * 1000);
    }

    /// Time goes by.
    pub fn wait_days(&self, days: i64) {
        self.clock.set(self.clock.get() + days * 86_400_000);
    }

    /// The spaces in which some value or key holds these bytes: what a byte search of the disk finds.
    pub fn spaces_with(&self, bytes: &[u8]) -> Vec<Space> {
        let holds = |value: &[u8]| value.windows(bytes.len()).any(|window| window == bytes);
        let storage = self.storage.borrow();
        let found = storage.records().filter(|(_, key, value)| holds(key) || holds(value));
        found.map(|(space, ..)| space).collect()
    }
}

/// A message between the notebook and the browser as the other side reads it. It is plain data, so that the notebook can
/// live in a worker.
fn crossed<T: Serialize + DeserializeOwned>(message: &T) -> T {
    let bytes = postcard::to_allocvec(message).expect("a message is written");
    postcard::from_bytes(&bytes).expect("a message is read")
}

/// One notebook open on a device.
pub struct Tab {
    pub device: Device,
    notebook: Notebook,
    /// What is on its screen.
    view: View,
    inbox: Inbox,
    /// What the notebook asked for and nobody has carried out yet.
    queue: VecDeque<Effect>,
    /// What it asked of its radio.
    pub connections: VecDeque<ConnectionRequest>,
    /// Pages it wants looked at, where a test keeps them waiting.
    pub checks: Option<Vec<(Ticket, Unverified)>>,
    /// Every trouble that was on the screen.
    pub shown: Vec<Trouble>,
    /// The parts of its screen that were drawn again.
    pub updated: Vec<Part>,
}

impl Tab {
    pub fn view(&self) -> &View {
        &self.view
    }

    /// What the notebook asked for and nobody has carried out yet.
    pub fn asked(&self) -> impl Iterator<Item = &Effect> {
        self.queue.iter()
    }

    /// The owner does something, and everything it causes happens.
    pub fn command(&mut self, command: impl Into<Command>) {
        self.tell(command);
        self.settle();
    }

    /// The owner does something; storage has not answered yet.
    pub fn tell(&mut self, command: impl Into<Command>) {
        self.device.clock.set(self.device.clock.get() + 1000);
        let command: Command = crossed(&command.into());
        self.step(|notebook, ambient| notebook.command(command, ambient));
    }

    /// Carries out effects and takes in announcements until nothing is left to do.
    pub fn settle(&mut self) {
        for _ in 0..PATIENCE {
            if !self.carry_out_next() {
                return;
            }
        }
        panic!("the notebook never comes to rest");
    }

    /// Carries out one effect, or takes in one announcement; `false` where there is neither.
    pub fn carry_out_next(&mut self) -> bool {
        let Some(effect) = self.queue.pop_front() else {
            let Some(documents) = self.inbox.borrow_mut().pop_front() else { return false };
            self.hear(Input::Changed(documents));
            return true;
        };
        let input = match effect {
            Effect::Read(ticket, queries) => Input::Read(ticket, self.device.storage.borrow().read(&queries)),
            Effect::Write(ticket, transaction, changed) => {
                let written = self.device.storage.borrow_mut().write(&transaction);
                if written.is_ok() && !changed.is_empty() {
                    self.announce(&changed);
                }
                Input::Written(ticket, written)
            }
            Effect::Pause => Input::Resumed,
            // Little work for a passphrase: the tests try many.
            Effect::Lock(what, bytes, passphrase) => {
                Input::Locked(what, age::lock(&bytes, &passphrase, 2, &[7; 48]))
            }
            Effect::Unlock(bytes, passphrase) => Input::Unlocked(age::open(&bytes, &passphrase)),
            Effect::Verify(ticket, unverified) if self.checks.is_some() && unverified.base.is_none() => {
                self.checks.iter_mut().for_each(|checks| checks.push((ticket, unverified.clone())));
                return true;
            }
            Effect::Verify(ticket, unverified) => {
                // In a worker, which a panic ends.
                let verified = catch_unwind(AssertUnwindSafe(|| verify(&unverified)));
                Input::Verified(ticket, verified.unwrap_or(Err(MergeError::Damaged)))
            }
            Effect::Shrink(shrinking, bytes) => {
                let is_picture = bytes.starts_with(&[0xff, 0xd8]);
                Input::Shrunk(shrinking, is_picture.then(|| bytes.into()))
            }
            Effect::Certify => {
                let fingerprint = [self.device.random(), self.device.random()].concat();
                let fingerprint = fingerprint.try_into().expect("32 bytes");
                let until = Timestamp(self.device.now().0 + 365 * 86_400_000);
                Input::Certified(Some(Certificate { fingerprint, until }))
            }
            Effect::Connection(ask) => {
                self.connections.push_back(ask);
                return true;
            }
            // Time goes by only where a test lets it.
            Effect::Alarm => return true,
        };
        self.hear(input);
        true
    }

    /// The other tabs that are still open hear of it.
    fn announce(&self, documents: &[DocumentId]) {
        let mut inboxes = self.device.inboxes.borrow_mut();
        inboxes.retain(|inbox| inbox.strong_count() > 0);
        let others = inboxes.iter().filter_map(Weak::upgrade).filter(|inbox| !Rc::ptr_eq(inbox, &self.inbox));
        others.for_each(|inbox| inbox.borrow_mut().push_back(documents.to_vec()));
    }

    /// The browser tells something.
    pub fn hear(&mut self, input: Input) {
        let input = crossed(&input);
        self.step(|notebook, ambient| notebook.input(input, ambient));
    }

    /// Milliseconds go by, and the notebook is told.
    pub fn tick(&mut self, milliseconds: i64) {
        self.device.clock.set(self.device.clock.get() + milliseconds);
        self.hear(Input::Alarm);
        self.settle();
    }

    fn step(&mut self, step: impl FnOnce(&mut Notebook, &Ambient) -> Vec<Effect>) {
        let notebook = &mut self.notebook;
        let [one, other] = [self.device.random(), self.device.random()];
        let effects = with_ambient(&self.device, one, other, |ambient| step(notebook, ambient));
        self.queue.extend(effects.iter().map(crossed));
        for update in self.notebook.updates() {
            self.updated.push(update.part());
            self.view.apply(crossed(&update));
        }
        self.shown.extend(self.view.trouble.clone());
    }

    // What an owner does, in one word each.

    /// Answers the first start with an empty card.
    pub fn start(&mut self) {
        self.command(EditCommand::StartNotebook(Shop::default()));
    }

    /// Begins a page.
    pub fn begin(&mut self, customer: Customer) -> CustomerId {
        let id = CustomerId(self.device.random());
        self.command(save(id, Customer::default(), customer, None));
        id
    }

    /// Begins a page with nothing but a name.
    pub fn begin_named(&mut self, name: &str) -> CustomerId {
        self.begin(named(name))
    }

    /// Opens a page and gives what is shown.
    pub fn page(&mut self, id: CustomerId) -> PageView {
        self.command(ShowCommand::OpenPage(id));
        self.view().page.clone().expect("a page was opened")
    }

    /// Opens a page's form, changes something and saves.
    pub fn edit(&mut self, id: CustomerId, change: impl FnOnce(&mut Customer)) {
        let command = self.editing(id, change);
        self.command(command);
    }

    /// The command that saves a changed form.
    pub fn editing(&mut self, id: CustomerId, change: impl FnOnce(&mut Customer)) -> EditCommand {
        let base = self.page(id).customer;
        let mut new = base.clone();
        change(&mut new);
        save(id, base, new, None)
    }

    /// Gives a page a photo.
    pub fn take_photo(&mut self, id: CustomerId, bytes: &[u8]) {
        let photo = PhotoId::of(bytes);
        let base = self.page(id).customer;
        let new = Customer { photo: Some(photo), ..base.clone() };
        self.command(save(id, base, new, Some(bytes.into())));
    }

    /// Writes an entry of today.
    pub fn write(&mut self, id: CustomerId, kind: EntryKind, text: &str) -> EntryId {
        let entry = EntryId(self.device.random());
        let new = Entry { text: text.into(), ..Entry::new(kind, self.device.today(), self.device.now()) };
        self.command(EditCommand::SaveEntry {
            customer: id,
            id: entry,
            base: None,
            new: Box::new(new),
            photo: None,
            ends: Some(Draft::Entry(id)),
        });
        entry
    }

    /// Keeps a clipping of today with a photo.
    pub fn clip(&mut self, customer: CustomerId, text: &str, bytes: &[u8]) -> EntryId {
        let id = EntryId(self.device.random());
        let link = "https://news.example/page".into();
        let clipping = Detail::Clipping { link, photo: Some(PhotoId::of(bytes)) };
        let entry = Entry::new(clipping, self.device.today(), self.device.now());
        let new = Box::new(Entry { text: text.into(), ..entry });
        self.command(EditCommand::SaveEntry {
            customer,
            id,
            base: None,
            new,
            photo: Some(bytes.into()),
            ends: None,
        });
        id
    }

    /// Changes an entry of the open page.
    pub fn change(&mut self, customer: CustomerId, id: EntryId, change: impl FnOnce(&mut Entry)) {
        let base = self.entry(customer, id);
        let mut new = base.clone();
        change(&mut new);
        self.command(EditCommand::SaveEntry {
            customer,
            id,
            base: Some(Box::new(base)),
            new: Box::new(new),
            photo: None,
            ends: Some(Draft::Change(customer, id)),
        });
    }

    /// An entry as shown, among the current or the removed ones.
    pub fn entry(&mut self, customer: CustomerId, id: EntryId) -> Entry {
        let page = self.page(customer);
        let found = page.entries.into_iter().chain(page.removed).find(|(other, _)| *other == id);
        found.expect("the entry is on the page").1
    }

    /// The texts of a page's entries, newest first.
    pub fn texts(&mut self, id: CustomerId) -> Vec<String> {
        self.page(id).entries.into_iter().map(|(_, entry)| entry.text).collect()
    }

    /// The titles of a list.
    pub fn list(&mut self, request: ListRequest) -> Vec<String> {
        self.command(ShowCommand::List(request));
        titles(&self.view().list.rows)
    }

    /// The titles a search finds.
    pub fn find(&mut self, query: &str) -> Vec<String> {
        self.list(ListRequest { query: query.into(), ..ListRequest::default() })
    }

    /// What the latest notice told.
    pub fn told(&self) -> Option<Happened> {
        self.view().notice.as_ref().map(|notice| notice.what.clone())
    }

    /// Everything an owner can see, page by page: what a restart must bring back.
    pub fn everything(&mut self) -> (Shop, Vec<Row>, Vec<PageView>) {
        let both = [false, true].map(|put_away| {
            self.list(ListRequest { put_away, limit: 1000, ..ListRequest::default() });
            self.view().list.rows.clone()
        });
        let rows = both.concat();
        let pages = rows.iter().map(|row| self.page(row.id)).collect();
        (self.view().shop.clone(), rows, pages)
    }

    /// Asserts that a new tab over the same storage shows what this one shows.
    #[track_caller]
    pub fn assert_stored(&mut self) {
        assert!(!self.view().unsaved, "something waits to be saved");
        let (shown, stored) = (self.everything(), self.device.copy().tab().everything());
        assert_eq!(shown, stored, "left: shown; right: after a restart");
        assert!(shown.2.iter().all(|page| page.state == PageState::Ready));
    }
}

/// What a device knows at this moment, and what it has drawn.
fn with_ambient<T>(device: &Device, one: [u8; 16], other: [u8; 16], tell: impl FnOnce(&Ambient) -> T) -> T {
    tell(&Ambient {
        now: device.now(),
        today: device.today(),
        random: [one, other].as_flattened().try_into().expect("32 bytes"),
        compare: &compare,
        decode: &decode,
        local: &|moment| device.local(moment),
    })
}

/// A tab on a fresh device whose first start is over.
pub fn started() -> Tab {
    let mut tab = Device::new().tab();
    tab.start();
    tab
}

/// The command that saves a form.
pub fn save(id: CustomerId, base: Customer, new: Customer, photo: Option<Arc<[u8]>>) -> EditCommand {
    let form = if base == Customer::default() { Draft::NewCustomer } else { Draft::Customer(id) };
    EditCommand::SaveCustomer { id, base: Box::new(base), new: Box::new(new), photo, ends: Some(form) }
}

pub fn named(name: &str) -> Customer {
    Customer { name: name.into(), ..Customer::default() }
}

pub fn titles(rows: &[Row]) -> Vec<String> {
    rows.iter().map(|row| row.title.clone()).collect()
}

/// A measurement reads no files.
#[cfg(target_arch = "wasm32")]
pub fn decode(_: &str, _: &[u8]) -> Option<String> {
    None
}

/// The charsets of the web, as browsers know them.
#[cfg(not(target_arch = "wasm32"))]
pub fn decode(charset: &str, bytes: &[u8]) -> Option<String> {
    let encoding = encoding_rs::Encoding::for_label(charset.as_bytes())?;
    Some(encoding.decode_without_bom_handling(bytes).0.into_owned())
}

/// An order of names that is the same on every machine: by character.
fn compare(one: &str, other: &str) -> Ordering {
    one.cmp(other)
}
