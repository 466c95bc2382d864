//! Automerge lives here and nowhere else: what a document looks like inside, how it is read, edited,
//! loaded from stored chunks and saved into them.
//!
//! One document per customer and one for the shop (a single document of 10,000 customers took 20 s
//! to load; and only dropping a whole document really erases what was in it).
//!
//! - [`chunks`]: bytes in, a [`Document`] and a list of what was damaged out; and back.
//! - [`customer`], [`entry`], [`shop`], [`care`], [`contact`], [`greetings`]: plain values in and out of a document.
//! - [`devices`]: which devices hold the notebook, noted in the shop's document.
//! - [`limits`]: what bytes from elsewhere may ask for.
//! - [`imports`]: what a file brought to a page, and how it is taken back.
//! - [`fields`]: the few ways a value stands in a document.
//!
//! Entities sit in maps keyed by id, never in lists. Long text is Automerge text, so that two devices
//! editing one note both keep their words; everything else is a scalar. Every write names the value
//! it started from and touches only what differs, so undoing a change is the same write with the two
//! exchanged, keys of later versions survive, and edits made elsewhere in between stay.

mod care;
pub mod chunks;
mod contact;
mod customer;
mod decisions;
mod devices;
mod entry;
mod fields;
mod greetings;
mod imports;
mod limits;
mod merging;
mod shop;
mod undo;

use std::collections::{BTreeMap, BTreeSet};

use automerge::transaction::CommitOptions;
use automerge::{ActorId, AutoCommit, AutomergeError, ROOT, ReadDoc, ScalarValue, Value};
use chrono::NaiveDate;

use crate::domain::{
    Customer, CustomerId, Decision, DocumentId, Entry, EntryId, ImportId, ItemId, PhotoId, Shop, Timestamp,
};
pub use imports::{Brought, Source, TakenBack, Told};
pub use merging::Unfit;

/// The documents' form. A document with a higher number was written by a later version: it is read
/// as far as this one understands it and never written.
pub const SCHEMA: u64 = 1;

/// Where a page says that it stands on another.
const JOINED: &str = "joinedInto";

/// Where a page says that it was taken back.
const TAKEN_BACK: &str = "takenBack";

/// The message of the change that takes a page back.
const TAKES_BACK: &str = "take the page back";

/// Who made the first change of every document.
const GENESIS_ACTOR: &[u8] = b"regulars-genesis";

/// The state of a document: the hashes of its latest changes, sorted.
pub type Heads = Vec<[u8; 32]>;

/// An edit that could not be made. The document is unchanged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EditError {
    /// Written by a later version: see [`SCHEMA`].
    Newer,
    /// The document is not shaped as any version would write it; the text is Automerge's, for a
    /// report.
    Malformed(String),
}

impl From<AutomergeError> for EditError {
    fn from(error: AutomergeError) -> Self {
        Self::Malformed(error.to_string())
    }
}

/// A customer's or the shop's document.
#[derive(Clone, Debug)]
pub struct Document {
    id: DocumentId,
    doc: AutoCommit,
}

/// What a page holds, read from its document.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Page {
    /// Everything but the entries.
    pub customer: Customer,
    /// The entries, removed ones among them, by their ids.
    pub entries: Vec<(EntryId, Entry)>,
    /// When the page was begun.
    pub begun: Timestamp,
    /// The page it was joined with.
    pub joined: Option<CustomerId>,
    /// What the owner decided, by the key of the reason.
    pub decided: BTreeMap<String, Decision>,
    /// The personal lines of greetings, finished or not.
    pub lines: BTreeMap<ItemId, String>,
    /// The imports whose words may be here: those that brought some and were not taken back here.
    pub imports: BTreeSet<ImportId>,
    /// It was begun by mistake and taken back, and nobody has written here since or beside it.
    pub taken_back: bool,
}

impl Page {
    /// Every photo it shows, or shows again once an entry is brought back.
    pub fn photos(&self) -> BTreeSet<PhotoId> {
        let of_entries = self.entries.iter().filter_map(|(_, entry)| entry.photo);
        of_entries.chain(self.customer.photo).collect()
    }
}

impl Document {
    /// A document with nothing in it but what every document of its kind begins with.
    ///
    /// `actor` is new for every document that comes into memory: one used again after restoring an older state, or after
    /// the document was let go, would break merging for good.
    pub fn new(id: DocumentId, actor: [u8; 16]) -> Self {
        let genesis = if id == DocumentId::SHOP { shop::GENESIS } else { customer::GENESIS };
        let mut doc = fields::empty();
        doc.load_incremental(genesis).expect("the first change is part of the app");
        doc.set_actor(ActorId::from(actor.as_slice()));
        Self { id, doc }
    }

    /// Whose document it is.
    pub fn id(&self) -> DocumentId {
        self.id
    }

    /// Written by a later version: may be read, not edited.
    pub fn is_newer(&self) -> bool {
        match self.doc.get(ROOT, "schema") {
            Ok(Some((Value::Scalar(schema), _))) => schema.as_u64().is_some_and(|schema| schema > SCHEMA),
            _ => false,
        }
    }

    /// The state it is in.
    pub fn heads(&mut self) -> Heads {
        let mut heads: Heads = self.doc.get_heads().into_iter().map(|hash| hash.0).collect();
        heads.sort_unstable();
        heads
    }

    /// Reads a customer's page.
    pub fn page(&mut self) -> Page {
        let taken_back = self.is_taken_back();
        let root = fields::read(&self.doc);
        Page {
            customer: Customer { consent: self.consent(&root), ..customer::read(&root) },
            entries: entry::read_all(&root),
            begun: Timestamp(fields::int(&root, "begun").unwrap_or_default()),
            joined: fields::text(&root, JOINED).parse().ok(),
            decided: self.decisions(&root),
            lines: self.lines(&root),
            imports: imports::left(&root),
            taken_back,
        }
    }

    /// The latest changes all take the page back. Any change after or beside them brings it back, so no word is lost that
    /// another device wrote without knowing.
    fn is_taken_back(&mut self) -> bool {
        let heads = self.doc.get_heads();
        heads.iter().all(|head| {
            let change = self.doc.get_change_meta_by_hash(head);
            change.is_some_and(|change| change.message.as_deref() == Some(TAKES_BACK))
        })
    }

    /// Takes a page back that was begun by mistake, or brings it back with all it had.
    ///
    /// # Errors
    /// [`EditError`]; nothing is written.
    pub fn take_page_back(&mut self, is_back: bool, now: Timestamp) -> Result<(), EditError> {
        let message = is_back.then(|| TAKES_BACK.to_owned());
        let value = is_back.then(|| ScalarValue::from(now.0));
        self.edit_as(now, message, |doc| fields::put_or_delete(doc, &ROOT, TAKEN_BACK, value))
    }

    /// Reads the shop.
    pub fn shop(&self) -> Shop {
        shop::read(&fields::read(&self.doc))
    }

    /// Writes what differs between `base` and `new`.
    ///
    /// # Errors
    /// [`EditError`]; nothing is written.
    pub fn write_customer(
        &mut self,
        base: &Customer,
        new: &Customer,
        now: Timestamp,
    ) -> Result<(), EditError> {
        self.edit(now, |doc| {
            if doc.get(ROOT, "begun")?.is_none() {
                fields::put(doc, &ROOT, "begun", now.0)?;
            }
            customer::write(doc, base, new)
        })
    }

    /// Writes what differs between `base` and `new`; `None` begins the entry.
    ///
    /// # Errors
    /// [`EditError`]; nothing is written.
    pub fn write_entry(
        &mut self,
        id: EntryId,
        base: Option<&Entry>,
        new: &Entry,
        now: Timestamp,
    ) -> Result<(), EditError> {
        self.edit(now, |doc| entry::write(doc, id, base, new))
    }

    /// Writes the day an entry looks ahead to; an entry that is not there is left alone.
    ///
    /// # Errors
    /// [`EditError`]; nothing is written.
    pub fn write_due(
        &mut self,
        id: EntryId,
        due: Option<NaiveDate>,
        now: Timestamp,
    ) -> Result<(), EditError> {
        self.edit(now, |doc| entry::write_due(doc, id, due))
    }

    /// Writes the personal line of a greeting; an empty one goes.
    ///
    /// # Errors
    /// [`EditError`]; nothing is written.
    pub fn write_line(&mut self, greeting: ItemId, line: &str, now: Timestamp) -> Result<(), EditError> {
        self.edit(now, |doc| greetings::write_line(doc, greeting, line))
    }

    /// Writes what differs between `base` and `new`.
    ///
    /// # Errors
    /// [`EditError`]; nothing is written.
    pub fn write_shop(&mut self, base: &Shop, new: &Shop, now: Timestamp) -> Result<(), EditError> {
        self.edit(now, |doc| shop::write(doc, base, new))
    }

    /// Notes in the shop's document that a customer's page was erased. The id is all that stays.
    ///
    /// # Errors
    /// [`EditError`]; nothing is written.
    pub fn note_erased(&mut self, erased: DocumentId, now: Timestamp) -> Result<(), EditError> {
        self.edit(now, |doc| shop::note_erased(doc, erased))
    }

    /// The customers whose pages were erased, on this device or another.
    pub fn erased(&self) -> Vec<DocumentId> {
        shop::erased(&self.doc)
    }

    /// Notes when an import began, or with `None` that it was taken back.
    ///
    /// # Errors
    /// [`EditError`]; nothing is written.
    pub fn note_import(
        &mut self,
        import: ImportId,
        at: Option<Timestamp>,
        now: Timestamp,
    ) -> Result<(), EditError> {
        self.edit(now, |doc| shop::note_import(doc, import, at))
    }

    /// The imports of the shop: when each began, or `None` once it was taken back.
    pub fn imports(&self) -> BTreeMap<ImportId, Option<Timestamp>> {
        shop::imports(&self.doc)
    }

    /// Takes in what a file or another page tells about this customer, wherever the owner has not written otherwise.
    ///
    /// What comes from another page is written alike on any device that does so at the same heads: under an author made
    /// of these and of what is told, at time 0. So two devices that join the same pair at once make one and the same
    /// change, and long texts are not there twice.
    ///
    /// # Errors
    /// [`EditError`]; nothing is written.
    pub fn bring_in(&mut self, import: ImportId, told: &Told, now: Timestamp) -> Result<Brought, EditError> {
        let message = Some(imports::message(import));
        if told.source == Source::File {
            return self.edit_as(now, message, |doc| imports::bring_in(doc, import, told, now));
        }
        let what = [told.source.key().as_bytes(), &told.state].concat();
        self.edit_alike(message, &what, |doc| imports::bring_in(doc, import, told, now))
    }

    /// Notes that this page stands on another from now on, or with `None` that it is one of its own again.
    ///
    /// # Errors
    /// [`EditError`]; nothing is written.
    pub fn note_joined(&mut self, into: Option<CustomerId>, now: Timestamp) -> Result<(), EditError> {
        self.edit(now, |doc| {
            fields::put_or_delete(doc, &ROOT, JOINED, into.map(|into| ScalarValue::from(into.to_string())))
        })
    }

    /// Notes in the shop's document that these two are not the same person.
    ///
    /// # Errors
    /// [`EditError`]; nothing is written.
    pub fn note_apart(&mut self, pair: [CustomerId; 2], now: Timestamp) -> Result<(), EditError> {
        self.edit(now, |doc| shop::note_apart(doc, pair))
    }

    /// The pairs that are not the same person, the smaller id first.
    pub fn apart(&self) -> BTreeSet<[CustomerId; 2]> {
        shop::apart(&fields::read(&self.doc))
    }

    /// Takes back what an import brought, as far as nobody has written it over since. `undone` are the imports
    /// taken back earlier. Entries of a file are marked as removed, so that words another device writes on them
    /// meanwhile stay; those of another page stand there all the same, and go.
    ///
    /// # Errors
    /// [`EditError`]; nothing is written.
    pub fn take_back(
        &mut self,
        import: ImportId,
        source: Source,
        undone: &[ImportId],
        now: Timestamp,
    ) -> Result<TakenBack, EditError> {
        let message = Some(imports::undo_message(import));
        match source {
            // Each device does it by itself.
            Source::File => {
                self.edit_alike(message, b"undo", |doc| imports::take_back(doc, import, source, undone))
            }
            _ => self.edit_as(now, message, |doc| imports::take_back(doc, import, source, undone)),
        }
    }

    /// Notes that this page stays although the import was taken back that brought all its document says: it has more, half
    /// written or not to be read.
    ///
    /// # Errors
    /// [`EditError`]; nothing is written.
    pub fn keep_despite(&mut self, import: ImportId, now: Timestamp) -> Result<(), EditError> {
        self.edit(now, |doc| fields::put(doc, &ROOT, &imports::undone_key(import), true))
    }

    /// Nobody has written here but an import that is being taken back, see [`take_back`](Self::take_back).
    pub fn is_only_of(&self, import: ImportId, undone: &[ImportId], now: Timestamp) -> bool {
        self.clone().take_back(import, Source::File, undone, now) == Ok(TakenBack::Page)
    }

    /// Takes in everything another copy of this document holds.
    ///
    /// # Errors
    /// [`EditError::Malformed`] when the two do not fit together; this one is unchanged.
    pub fn merge(&mut self, other: &mut Self) -> Result<(), EditError> {
        self.doc.merge(&mut other.doc)?;
        Ok(())
    }

    /// Runs `edit` as one change that is the same on any device that makes it at these heads: under an author made of them,
    /// of `what` and of the rules by which it is made, at time 0. So long texts are not there twice, and devices that go by
    /// different rules never make two changes of one name, which would keep their copies apart for ever.
    fn edit_alike<T>(
        &mut self,
        message: Option<String>,
        what: &[u8],
        edit: impl FnOnce(&mut AutoCommit) -> Result<T, AutomergeError>,
    ) -> Result<T, EditError> {
        let own = self.doc.get_actor().clone();
        let heads = self.heads().concat();
        let said = message.as_deref().unwrap_or_default().as_bytes();
        let author = chunks::hash(&[RULES, self.id.bytes(), said, what, heads.as_slice()].concat());
        self.doc.set_actor(ActorId::from(&author[..16]));
        let done = self.edit_as(Timestamp(0), message, edit);
        self.doc.set_actor(own);
        done
    }

    /// Runs `edit` as one change, or takes all of it back.
    fn edit<T>(
        &mut self,
        now: Timestamp,
        edit: impl FnOnce(&mut AutoCommit) -> Result<T, AutomergeError>,
    ) -> Result<T, EditError> {
        self.edit_as(now, None, edit)
    }

    /// Runs `edit` as one change of this message.
    fn edit_as<T>(
        &mut self,
        now: Timestamp,
        message: Option<String>,
        edit: impl FnOnce(&mut AutoCommit) -> Result<T, AutomergeError>,
    ) -> Result<T, EditError> {
        if self.is_newer() {
            return Err(EditError::Newer);
        }
        match edit(&mut self.doc) {
            Ok(done) => {
                let mut options = CommitOptions::default().with_time(now.0 / 1000);
                options.message = message;
                self.doc.commit_with(options);
                Ok(done)
            }
            Err(error) => {
                self.doc.rollback();
                Err(error.into())
            }
        }
    }
}

/// The version of the rules by which [`edit_alike`](Document::edit_alike) writes: of what is taken over from another page,
/// and of what is put back. To be raised with each change of these.
const RULES: &[u8] = b"rules 1";

/// The bytes a document of this kind begins with, made anew: what `GENESIS` must equal, for every
/// copy of a document to share its first change.
#[cfg(test)]
fn genesis(fill: impl FnOnce(&mut AutoCommit) -> Result<(), AutomergeError>) -> Vec<u8> {
    let mut doc = fields::empty();
    doc.set_actor(ActorId::from(GENESIS_ACTOR));
    fields::put(&mut doc, &ROOT, "schema", 1_u64).expect("an empty document takes any key");
    fill(&mut doc).expect("an empty document takes any key");
    doc.commit_with(CommitOptions::default().with_time(0));
    doc.save_nocompress()
}

#[cfg(test)]
mod tests;
