//! The only module that uses Automerge: the format of documents, how they are read, edited, loaded and saved as chunks.
//!
//! There is one document per customer and one for the shop. A single document of 10,000 customers took 20 s to load.
//! And only deleting a whole document really erases its content.
//!
//! - [`chunks`]: reads a [`Document`] from bytes and lists damaged chunks; writes documents as chunks.
//! - [`customer`], [`entry`], [`shop`], [`care`], [`contact`], [`greetings`], [`decisions`]: convert between plain values
//!   and documents.
//! - [`devices`]: the devices that hold the notebook, stored in the shop's document.
//! - [`merging`]: merges another copy of a document. [`limits`]: limits for bytes from elsewhere.
//! - [`undo`]: takes a change back.
//! - [`imports`]: what a file brought to a page, and how it is taken back.
//! - [`fields`]: the few shapes of a value in a document.
//!
//! Entities are in maps keyed by id, never in lists. Long text is Automerge text, so that concurrent edits of one note
//! keep both devices' words. Everything else is a scalar.
//!
//! Every write gets the old and the new value and changes only what differs. So undo is the same write with the two
//! values exchanged, keys of later versions survive, and edits made elsewhere in between stay.

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
    Customer, CustomerId, Decision, DecisionKey, DocumentId, Entry, EntryId, ImportId, ItemId, PhotoId, Shop,
    Timestamp,
};
pub use imports::{Brought, ImportData, Source, TakenBack};
pub use merging::MergeError;

/// The version of the document format. A document with a higher number was written by a later version: this version
/// reads what it understands and never writes.
pub const SCHEMA: u64 = 1;

/// The key of the page to which this page is joined.
const JOINED: &str = "joinedInto";

/// The key that marks a page as taken back.
const TAKEN_BACK: &str = "takenBack";

/// The commit message of the change that takes a page back.
const TAKES_BACK: &str = "take the page back";

/// The actor of the first change of every document.
const GENESIS_ACTOR: &[u8] = b"regulars-genesis";

/// The state of a document: the hashes of its latest changes, sorted.
pub type Heads = Vec<[u8; 32]>;

/// An edit that could not be made. The document is unchanged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EditError {
    /// Written by a later version: see [`SCHEMA`].
    Newer,
    /// The document's shape does not match any version of this app. The text is Automerge's error, for a report.
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

/// The content of a page, read from its document.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Page {
    /// Everything except the entries.
    pub customer: Customer,
    /// The entries with their ids, including removed ones.
    pub entries: Vec<(EntryId, Entry)>,
    /// When the page was begun.
    pub begun: Timestamp,
    /// The page to which this page is joined.
    pub joined: Option<CustomerId>,
    /// The owner's decisions, by the key of the reason.
    pub decided: BTreeMap<DecisionKey, Decision>,
    /// The personal lines of greetings, finished or not.
    pub lines: BTreeMap<ItemId, String>,
    /// The imports whose words may be on the page: they brought some and were not taken back on this page.
    pub imports: BTreeSet<ImportId>,
    /// The page was begun by mistake and taken back, and no other change was made since or concurrently.
    pub taken_back: bool,
}

impl Page {
    /// Every photo on the page, including photos of removed entries, which may be brought back.
    pub fn photos(&self) -> BTreeSet<PhotoId> {
        let of_entries = self.entries.iter().filter_map(|(_, entry)| entry.photo());
        of_entries.chain(self.customer.photo).collect()
    }

    /// The words of every entry, as search indexes and stores them.
    pub fn words(&self) -> Vec<(EntryId, &str)> {
        self.entries.iter().map(|(id, entry)| (*id, entry.words())).collect()
    }
}

impl Document {
    /// A document with only the first change that every document of its kind shares.
    ///
    /// `actor` must be new for every document that is loaded into memory. Using one again, after an older state was
    /// restored or after the document was evicted, would break merging for good.
    pub fn new(id: DocumentId, actor: [u8; 16]) -> Self {
        let genesis = if id == DocumentId::SHOP { shop::GENESIS } else { customer::GENESIS };
        let mut doc = fields::empty();
        doc.load_incremental(genesis).expect("the first change is part of the app");
        doc.set_actor(ActorId::from(actor.as_slice()));
        Self { id, doc }
    }

    /// The id of the document.
    pub fn id(&self) -> DocumentId {
        self.id
    }

    /// Whether a later version wrote the document. It may then be read, but not edited.
    pub fn is_newer(&self) -> bool {
        match self.doc.get(ROOT, "schema") {
            Ok(Some((Value::Scalar(schema), _))) => schema.as_u64().is_some_and(|schema| schema > SCHEMA),
            _ => false,
        }
    }

    /// The current heads.
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

    /// Whether all heads are changes that take the page back.
    ///
    /// Any later or concurrent change brings the page back, so no word is lost that another device wrote without
    /// knowing.
    fn is_taken_back(&mut self) -> bool {
        let heads = self.doc.get_heads();
        heads.iter().all(|head| {
            let change = self.doc.get_change_meta_by_hash(head);
            change.is_some_and(|change| change.message.as_deref() == Some(TAKES_BACK))
        })
    }

    /// Takes back a page that was begun by mistake, or brings it back with everything it had.
    ///
    /// # Errors
    /// [`EditError`]; nothing is written.
    pub fn take_page_back(&mut self, is_back: bool, now: Timestamp) -> Result<(), EditError> {
        let message = is_back.then(|| TAKES_BACK.to_owned());
        let value = is_back.then(|| ScalarValue::from(now.0));
        self.edit_as(now, message, |doc| fields::put_or_delete(doc, &ROOT, TAKEN_BACK, value))
    }

    /// Reads the shop's settings.
    pub fn shop(&self) -> Shop {
        shop::read(&fields::read(&self.doc))
    }

    /// Writes the fields that differ between `base` and `new`.
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

    /// Writes the fields that differ between `base` and `new`; with `None`, it begins the entry.
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

    /// Writes the day an entry looks ahead to. It changes nothing if the entry does not exist.
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

    /// Writes the personal line of a greeting; an empty one is deleted.
    ///
    /// # Errors
    /// [`EditError`]; nothing is written.
    pub fn write_line(&mut self, greeting: ItemId, line: &str, now: Timestamp) -> Result<(), EditError> {
        self.edit(now, |doc| greetings::write_line(doc, greeting, line))
    }

    /// Writes the fields that differ between `base` and `new`.
    ///
    /// # Errors
    /// [`EditError`]; nothing is written.
    pub fn write_shop(&mut self, base: &Shop, new: &Shop, now: Timestamp) -> Result<(), EditError> {
        self.edit(now, |doc| shop::write(doc, base, new))
    }

    /// Notes in the shop's document that a customer's page was erased. Only the id remains, as a tombstone.
    ///
    /// # Errors
    /// [`EditError`]; nothing is written.
    pub fn note_erased(&mut self, erased: DocumentId, now: Timestamp) -> Result<(), EditError> {
        self.edit(now, |doc| shop::note_erased(doc, erased))
    }

    /// The tombstones: the customers whose pages were erased, on any device.
    pub fn erased(&self) -> Vec<DocumentId> {
        shop::erased(&self.doc)
    }

    /// Notes when an import began; `None` notes that it was taken back.
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

    /// The shop's imports, with the start of each, or `None` if it was taken back.
    pub fn imports(&self) -> BTreeMap<ImportId, Option<Timestamp>> {
        shop::imports(&self.doc)
    }

    /// Merges the data of a file or another page into this customer. A value that the owner wrote stays.
    ///
    /// Data of another page is written identically on every device that does so at the same heads: at time 0, under an
    /// actor derived from the heads and the data. So two devices that join the same pair at the same time make the same
    /// change, and long texts are not duplicated.
    ///
    /// # Errors
    /// [`EditError`]; nothing is written.
    pub fn bring_in(
        &mut self,
        import: ImportId,
        told: &ImportData,
        now: Timestamp,
    ) -> Result<Brought, EditError> {
        let message = Some(imports::message(import));
        if told.source == Source::File {
            return self.edit_as(now, message, |doc| imports::bring_in(doc, import, told, now));
        }
        let what = [told.source.key().as_bytes(), &told.state].concat();
        self.edit_alike(message, &what, |doc| imports::bring_in(doc, import, told, now))
    }

    /// Notes that this page is joined to another page; `None` separates it again.
    ///
    /// # Errors
    /// [`EditError`]; nothing is written.
    pub fn note_joined(&mut self, into: Option<CustomerId>, now: Timestamp) -> Result<(), EditError> {
        self.edit(now, |doc| {
            fields::put_or_delete(doc, &ROOT, JOINED, into.map(|into| ScalarValue::from(into.to_string())))
        })
    }

    /// Notes in the shop's document that these two pages are not the same person.
    ///
    /// # Errors
    /// [`EditError`]; nothing is written.
    pub fn note_apart(&mut self, pair: [CustomerId; 2], now: Timestamp) -> Result<(), EditError> {
        self.edit(now, |doc| shop::note_apart(doc, pair))
    }

    /// The pairs of pages that are not the same person, the smaller id first.
    pub fn apart(&self) -> BTreeSet<[CustomerId; 2]> {
        shop::apart(&fields::read(&self.doc))
    }

    /// Takes back what an import brought, except values that were changed since. `undone` are the imports taken back
    /// earlier.
    ///
    /// Entries from a file are marked as removed, so that words another device writes on them meanwhile stay. Entries
    /// from another page still exist on that page, so they are deleted here.
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
            // Each device does this on its own, so the change must be identical.
            Source::File => {
                self.edit_alike(message, b"undo", |doc| imports::take_back(doc, import, source, undone))
            }
            _ => self.edit_as(now, message, |doc| imports::take_back(doc, import, source, undone)),
        }
    }

    /// Notes that this page stays although the import that brought its whole document was taken back. The page has
    /// more: a draft, or data that cannot be read.
    ///
    /// # Errors
    /// [`EditError`]; nothing is written.
    pub fn keep_despite(&mut self, import: ImportId, now: Timestamp) -> Result<(), EditError> {
        self.edit(now, |doc| fields::put(doc, &ROOT, &imports::undone_key(import), true))
    }

    /// Whether nobody but an import that is being taken back has written here, see [`take_back`](Self::take_back).
    pub fn is_only_of(&self, import: ImportId, undone: &[ImportId], now: Timestamp) -> bool {
        self.clone().take_back(import, Source::File, undone, now) == Ok(TakenBack::Page)
    }

    /// Merges another copy of this document.
    ///
    /// # Errors
    /// [`EditError::Malformed`] if the two do not fit together; this one is unchanged.
    pub fn merge(&mut self, other: &mut Self) -> Result<(), EditError> {
        self.doc.merge(&mut other.doc)?;
        Ok(())
    }

    /// Runs `edit` as one change that is identical on every device that makes it at these heads.
    ///
    /// It is written at time 0, under an actor derived from the heads, from `what` and from the version of the rules.
    /// So long texts are not duplicated. And devices with different rules never make two different changes with one
    /// actor and number, which would keep their copies apart for ever.
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

    /// Runs `edit` as one change; if it fails, everything is rolled back.
    fn edit<T>(
        &mut self,
        now: Timestamp,
        edit: impl FnOnce(&mut AutoCommit) -> Result<T, AutomergeError>,
    ) -> Result<T, EditError> {
        self.edit_as(now, None, edit)
    }

    /// Runs `edit` as one change with this commit message.
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

/// The version of the rules by which [`edit_alike`](Document::edit_alike) merges a page and restores values. Raise it
/// with every change of these rules.
const RULES: &[u8] = b"rules 1";

/// Builds the first change of a document of this kind again. `GENESIS` must equal it, so that all copies share it.
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
