//! The façade: a [`Command`] from the screen or an [`Input`] from the browser goes in, [`Effect`]s to
//! carry out come back, and [`Notebook::view`] tells the screen what to show.
//!
//! The notebook never waits, reads a clock or rolls dice: time, the language's order of names and
//! new ids come in as arguments ([`Ambient`] and the commands). That makes every story of the app a
//! plain native test, and lets a test fail any storage call it likes.
//!
//! - [`command`]: what can be asked and answered. Start here.
//! - [`view`]: what the screen shows.
//! - `opening`: from storage to a list; `shelves`: what makes that quick; `listing`: the list and the
//!   search;
//! - [`today`]: who needs the owner, and what they decide about it;
//! - [`gathering`]: what is open with everybody, side by side; [`greeting`]: a word to several, one at a time;
//! - `editing`: edits; `undone`: what can be taken back; `held`: documents in memory; `saving`: the one transaction that saves each;
//! - `looking`: what comes from elsewhere is looked at beside the notebook before it touches a page;
//! - `damage`: a document of which something was lost, and how it becomes whole again;
//! - [`joining`]: two pages about the same person; `erasing`: erasing for good; `noted`: what the shop says is gone;
//! - [`importing`]: people from other apps' files, `arriving` at their pages; [`undoing`]: taking that back; [`exporting`]:
//!   everyone into one; [`restoring`]: everything back from an archive;
//! - [`devices`]: which devices hold the notebook; [`sending`]: what the others lack, sealed for them; `receiving`: what
//!   they sent, and the invitation of another; [`meeting`]: two devices that find each other, `exchanging`: what they
//!   then tell each other; `pending`: what the storage was asked, and why.
//!
//! # Invariants
//! - A document, its summary, its search texts and its photo change in one strict transaction.
//! - Nothing is called saved before that transaction completed; what failed stays in memory, shows
//!   as unsaved, and is tried again on [`Command::Retry`].
//! - A write is refused when another tab wrote first; then both are merged and written again.
//! - An erased page is never written again.

mod arriving;
pub mod command;
mod damage;
pub mod devices;
mod editing;
mod erasing;
mod exchanging;
pub mod exporting;
pub mod gathering;
pub mod greeting;
mod held;
pub mod importing;
pub mod joining;
mod listing;
mod looking;
pub mod meeting;
mod noted;
mod opening;
mod pending;
mod receiving;
pub mod restoring;
mod saving;
pub mod sending;
mod shelves;
pub mod today;
pub mod undoing;
mod undone;
pub mod view;

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet, VecDeque};

use chrono::{NaiveDate, NaiveDateTime};

use command::Lockable;
pub use command::{Command, Draft, Effect, Input, ListRequest, Sort, Ticket};
use damage::LookingThrough;
pub use devices::DeviceRow;
use devices::{Devices, Task};
pub use editing::keeping_draft;
pub use exporting::Export;
use gathering::Gather;
use greeting::Greetings;
pub use importing::Import;
use importing::{Arrival, Importing};
use joining::Joining;
pub use joining::{Comparison, Side};
pub use restoring::Restore;
use restoring::Restoring;
use sending::Sending;
pub use sending::SendingView;
pub use undoing::UndoImport;
use undone::Done;
pub use view::{Phase, Row, Trouble, View};

use crate::document::chunks;
use crate::domain::{Certificate, CustomerId, DocumentId, ImportId, Summary, Timestamp};
use crate::exchange::Decode;
use crate::search::Index;
use crate::storage::{Key, Transaction};
use editing::Edit;
use exporting::Exporting;
use held::Held;
use listing::Ranked;
pub use looking::{Checked, Parcel, check};

pub use crate::document::Unfit;
use meeting::Meeting;
use noted::Noted;
use pending::Pending;

/// What the notebook must be told because it cannot know.
pub struct Ambient<'a> {
    /// The device's clock.
    pub now: Timestamp,
    /// The day it is where the device is.
    pub today: NaiveDate,
    /// Random bytes, new each time: for keys and names of things nobody asked for by name.
    pub random: [u8; 32],
    /// Compares names as the language does.
    pub compare: &'a dyn Fn(&str, &str) -> Ordering,
    /// Reads texts in other charsets than UTF-8.
    pub decode: Decode<'a>,
    /// What the clocks show at a moment where the device is.
    pub local: &'a dyn Fn(Timestamp) -> NaiveDateTime,
}

/// One notebook, open.
pub struct Notebook {
    authors: Authors,
    phase: Phase,
    /// Documents in memory: the shop, the open page, and whatever is not saved yet.
    held: BTreeMap<DocumentId, Held>,
    /// Edits waiting for their document to be read.
    deferred: BTreeMap<DocumentId, Vec<(Edit, Undoable)>>,
    /// Of every page that is in a list.
    summaries: BTreeMap<CustomerId, Summary>,
    /// Of those that stand in no list: joined with another, which stands there for them, or begun by mistake and taken
    /// back.
    unlisted: BTreeMap<CustomerId, Summary>,
    /// Pages to be joined, or parted, as soon as both are read.
    joining: Vec<Joining>,
    index: Index,
    /// How the keys of the texts begin that are still to be read, last first.
    unread: Vec<Key>,
    /// Who is in the list while nothing is searched for; `None` after somebody changed places.
    ranked: Option<Ranked>,
    /// The tags in use may be others.
    stale_tags: bool,
    /// The shelves that were found cleared, to be filled.
    to_fill: Vec<Transaction>,
    /// Customers whose words the index has from their document, newer than the stored texts.
    indexed: BTreeSet<CustomerId>,
    /// What each outstanding ticket was for.
    pending: BTreeMap<Ticket, Pending>,
    next_ticket: u64,
    /// What the storage refused, for [`Command::Retry`]. Saves of documents in memory are not among it: each knows
    /// itself what is unsaved.
    failed: Vec<Pending>,
    /// The half-written text of each form in this session, by the key it is stored under.
    drafts: BTreeMap<Key, String>,
    /// What the stored document of the shop says is gone.
    noted: Noted,
    /// Pages on which something was taken back, still to be looked at.
    to_look_at: BTreeSet<CustomerId>,
    /// The import whose taking back is shown.
    undoing: Option<ImportId>,
    /// What waits until its page is read.
    inbox: BTreeMap<DocumentId, VecDeque<Arrival>>,
    /// The people of a file.
    importing: Importing,
    /// An archive or a bundle on its way into the notebook.
    restoring: Restoring,
    /// The digest of the heads at which each customer's document is stored.
    marks: BTreeMap<DocumentId, [u8; 32]>,
    /// What is known of this device and the others, while somebody asks.
    devices: Option<Devices>,
    /// A bundle that is not whole yet.
    sending: Option<Sending>,
    /// Two devices that meet by radio.
    meeting: Option<Meeting>,
    /// The number of the last line that was begun.
    last_line: u64,
    /// A second is on its way.
    is_alarm_set: bool,
    /// A certificate made in this session, and those the browser has lost.
    new_certificate: Option<Certificate>,
    lost_certificates: Vec<[u8; 32]>,
    /// Documents that were saved, or went, since the other device was told.
    news: Vec<DocumentId>,
    /// What the last bundle for the shared folder told, as a hash.
    shared: Option<[u8; 32]>,
    /// An export that is not whole yet.
    exporting: Option<Exporting>,
    /// Customers to be erased as the owner asked here; erased elsewhere is told in other words.
    erasing: BTreeSet<CustomerId>,
    /// What is stored and still to be looked through.
    looking_through: LookingThrough,
    /// What can be taken back, or done again.
    done: Done,
    /// What Today is made of.
    today: today::Today,
    /// Another number each time that somebody, or what the shop has set, changes.
    people_version: u64,
    /// What greetings are looked at, and what people got.
    greetings: Greetings,
    /// What is seen together, and for which of these numbers it was made.
    gather: Option<(Gather, Option<u64>)>,
    /// The list as it was asked for when its rows were made; `None` when they must be made anew.
    listed: Option<ListRequest>,
    view: View,
}

/// Names an author for each document that comes into memory, never the same one twice.
///
/// Automerge tells changes apart by their author and a number that counts up in the document. Where a document is let go
/// and begun again, or read again without its latest changes, the same author would use a number twice: two copies with
/// different changes of one name never merge again.
struct Authors {
    /// Random, new for every session.
    session: [u8; 16],
    /// How many were named.
    named: u64,
}

impl Authors {
    fn next(&mut self) -> [u8; 16] {
        self.named += 1;
        let hash = chunks::hash(&[self.session.as_slice(), &self.named.to_be_bytes()].concat());
        hash.first_chunk().copied().unwrap_or(self.session)
    }
}

/// Whether an edit can be undone, and whether the owner is told of it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Undoable {
    /// Told, with its undo.
    Yes,
    /// It takes another back; told, and redone, not undone.
    Undoing,
    /// It does again what was taken back; told, with its undo.
    Redoing,
    /// Neither told nor undone: setting up.
    No,
}

impl Notebook {
    /// A notebook that knows nothing yet, and the first thing it asks of its storage.
    ///
    /// `session` is random, and new each time.
    pub fn open(session: [u8; 16]) -> (Self, Vec<Effect>) {
        let mut notebook = Self {
            authors: Authors { session, named: 0 },
            phase: Phase::Opening,
            held: BTreeMap::new(),
            deferred: BTreeMap::new(),
            summaries: BTreeMap::new(),
            unlisted: BTreeMap::new(),
            joining: Vec::new(),
            index: Index::default(),
            unread: Vec::new(),
            ranked: None,
            stale_tags: false,
            to_fill: Vec::new(),
            indexed: BTreeSet::new(),
            pending: BTreeMap::new(),
            next_ticket: 0,
            failed: Vec::new(),
            drafts: BTreeMap::new(),
            noted: Noted::default(),
            to_look_at: BTreeSet::new(),
            undoing: None,
            inbox: BTreeMap::new(),
            importing: Importing::default(),
            restoring: Restoring::default(),
            marks: BTreeMap::new(),
            devices: None,
            sending: None,
            meeting: None,
            last_line: 0,
            is_alarm_set: false,
            new_certificate: None,
            lost_certificates: Vec::new(),
            news: Vec::new(),
            shared: None,
            exporting: None,
            erasing: BTreeSet::new(),
            looking_through: LookingThrough::default(),
            done: Done::default(),
            today: today::Today::default(),
            people_version: 0,
            greetings: Greetings::default(),
            gather: None,
            listed: None,
            view: View::default(),
        };
        let mut effects = Vec::new();
        notebook.read_everything(&mut effects);
        (notebook, effects)
    }

    /// What the screen shows now.
    pub fn view(&self) -> &View {
        &self.view
    }

    /// Carries out what the owner asked for.
    pub fn command(&mut self, command: Command, ambient: &Ambient) -> Vec<Effect> {
        let mut effects = Vec::new();
        match command {
            Command::StartNotebook(shop) => self.start(shop, ambient, &mut effects),
            Command::SaveShop { base, new } => {
                self.edit(DocumentId::SHOP, Edit::Shop { base, new }, Undoable::Yes, ambient, &mut effects);
            }
            Command::OpenPage(id) => self.open_page(id, &mut effects),
            Command::ClosePage => self.view.page = None,
            Command::SaveCustomer { id, base, new, photo, ends } => {
                self.begin_page(id);
                let edit = Edit::Customer { base, new, photo, ends };
                self.edit(id.into(), edit, Undoable::Yes, ambient, &mut effects);
            }
            Command::SaveEntry { customer, id, base, new, photo, ends } => {
                let edit = Edit::Entry { id, base, new, photo, ends };
                self.edit(customer.into(), edit, Undoable::Yes, ambient, &mut effects);
            }
            Command::Bring(pages) => self.bring(pages, ambient, &mut effects),
            Command::ReadFile { name, bytes } => self.read_file(name, &bytes, ambient, &mut effects),
            Command::ReadIn(charset) => self.read_in(charset, ambient, &mut effects),
            Command::MapColumns(mapping) => self.remap_columns(mapping, ambient),
            Command::Import(id) => self.import(id, ambient, &mut effects),
            Command::CloseImport => self.close_import(ambient, &mut effects),
            Command::UndoImport(id) => self.undo_import(id, ambient, &mut effects),
            Command::CloseUndoImport => self.view.undo_import = None,
            Command::Unlock(passphrase) => self.unlock(passphrase, &mut effects),
            Command::Restore => self.restore(ambient, &mut effects),
            Command::CloseRestore => self.close_restore(),
            Command::LookAtDevices => self.with_devices(Task::Look, &mut effects),
            Command::CloseDevices => self.view.devices = None,
            Command::NameDevice(id, name) => self.with_devices(Task::Name(id, name), &mut effects),
            Command::RemoveDevice(id) => self.with_devices(Task::Remove(id), &mut effects),
            Command::SendChanges(to) => self.with_devices(Task::Send(to), &mut effects),
            Command::ShareChanges { anew } => {
                self.shared = self.shared.filter(|_| !anew);
                self.with_devices(Task::Share, &mut effects);
            }
            Command::Invite { name, passphrase } => {
                self.with_devices(Task::Invite { name, passphrase }, &mut effects)
            }
            Command::Meet(asked) => self.ask_to_meet(asked, ambient, &mut effects),
            Command::NumbersAgree => self.numbers_agree(ambient, &mut effects),
            Command::HangUp => self.hang_up(&mut effects),
            Command::CloseSending => self.close_sending(),
            Command::Export(form, list) => self.export(form, list.as_ref(), ambient, &mut effects),
            Command::CloseExport => self.close_export(),
            Command::FindDuplicates => self.find_duplicates(),
            Command::Compare(pair) => self.compare(pair, &mut effects),
            Command::CloseCompare => self.view.comparison = None,
            Command::Join { pair, words_of } => self.join(pair, words_of, ambient, &mut effects),
            Command::Part(id) => self.part(id, ambient, &mut effects),
            Command::NotTheSame(pair) => self.not_the_same(pair, ambient, &mut effects),
            Command::LookAtToday(limit) => self.look_at_today(limit),
            Command::CloseToday => self.close_today(),
            Command::Renew { customer, entry } => self.renew(customer, entry, ambient, &mut effects),
            Command::Gather(asked) => self.gather(asked),
            Command::Greet(asked) => self.greet(asked, ambient, &mut effects),
            Command::Decide { customer, key, decision } => {
                self.decide(customer, key, decision, ambient, &mut effects);
            }
            Command::Undo => self.undo(ambient, &mut effects),
            Command::Redo => self.redo(ambient, &mut effects),
            Command::BringBack(id) => {
                self.edit(id.into(), Edit::BringBack, Undoable::Yes, ambient, &mut effects);
            }
            Command::AskErase(id) => self.ask_erase(id),
            Command::KeepPage => self.view.erasing = None,
            Command::Erase(id) => self.erase(id, ambient, &mut effects),
            Command::List(request) => self.view.request = request,
            Command::Likely { name, phone, except } => self.likely(&name, &phone, except),
            Command::Suggest(name) => self.suggest(&name),
            Command::KeepDraft(draft, text) => self.keep_draft(draft, &text, &mut effects),
            Command::Recent(ids) => self.view.recent_ids = ids,
            Command::CloseNotice => self.view.notice = None,
            Command::LookThrough => self.look_through(&mut effects),
            Command::Retry => self.retry(ambient, &mut effects),
        }
        self.show(ambient);
        effects
    }

    /// Takes in what the browser answered or told.
    pub fn input(&mut self, input: Input, ambient: &Ambient) -> Vec<Effect> {
        let mut effects = Vec::new();
        match input {
            Input::Read(ticket, Ok(records)) => self.take_in(ticket, records, ambient, &mut effects),
            Input::Read(ticket, Err(error)) => {
                self.failed.extend(self.pending.remove(&ticket));
                self.view.trouble = Some(Trouble::Read(error.0));
            }
            Input::Written(ticket, result) => self.written(ticket, result, ambient, &mut effects),
            Input::Resumed => {
                self.read_on(ambient, &mut effects);
                self.look_through_next(&mut effects);
            }
            Input::Locked(Lockable::Archive, file) => self.show_file_out(file),
            Input::Locked(Lockable::Invitation(id), file) => self.show_sealed(id, file),
            Input::Unlocked(opened) => self.unlocked(opened, &mut effects),
            Input::Shrunk(shrinking, photo) => self.shrunk(shrinking, photo, ambient, &mut effects),
            Input::Connection(line, told) => self.line_told(line, told, ambient, &mut effects),
            Input::Checked(ticket, checked) => self.looked(ticket, checked, ambient, &mut effects),
            Input::Certified(made) => self.certified(made, ambient, &mut effects),
            Input::Alarm => self.meeting_ticks(ambient, &mut effects),
            Input::Changed(documents) => self.changed_elsewhere(documents, &mut effects),
            Input::Refused(trouble) => {
                self.phase = Phase::Refused;
                self.view.trouble = Some(trouble);
            }
        }
        self.erase_orphans(ambient, &mut effects);
        self.import_next(ambient, &mut effects);
        self.undo_import_next(&mut effects);
        self.restore_next(ambient, &mut effects);
        self.send_next(&mut effects);
        self.exchange_next(ambient, &mut effects);
        self.show(ambient);
        effects
    }

    /// Asks for a write. Other tabs hear which documents it changes when it is begun, so that a tab that is closed before
    /// the answer has told them, and again at its end.
    fn write(
        &mut self,
        pending: Pending,
        transaction: Transaction,
        changed: Vec<DocumentId>,
        effects: &mut Vec<Effect>,
    ) {
        let ticket = self.ticket(pending);
        effects.push(Effect::Write(ticket, transaction, changed));
    }

    fn ticket(&mut self, pending: Pending) -> Ticket {
        self.next_ticket += 1;
        let ticket = Ticket(self.next_ticket);
        self.pending.insert(ticket, pending);
        ticket
    }
}
