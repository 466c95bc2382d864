//! Customers from other apps' files, and back into them: bytes in, plain values and a reason for each
//! thing left out. Nothing here writes a page; that is the notebook's.
//!
//! - [`vcard`]: address books, read and (`vcard_write`) written. `lines` are what they are made of.
//! - [`writer`]: everyone into one file of any form: address book, `table_write`, `calendar`.
//! - [`archive`]: everything in one `zip`, and back from it; locked with a passphrase by [`age`].
//! - [`table`]: CSV files cut into cells; [`columns`]: what these mean; [`rows`]: the people they
//!   make, `row` by row and `cells` by cell.
//! - [`links`]: the address by which a phone's own apps say a text to somebody.
//!
//! # Why not the crate `calcard`
//! It is sound and alive, and the tests compare with it. But it adds 106 kB to every download, and it
//! loses what an owner would miss: the day of `--04-15`, the good card behind one without an end, and
//! unknown properties as they stood; nor does it tell in which line something was.

pub mod age;
pub mod archive;
mod archive_json;
mod archive_words;
mod calendar;
mod cells;
pub mod columns;
mod formula;
mod lines;
pub mod links;
mod row;
pub mod rows;
pub mod table;
mod table_write;
pub mod vcard;
mod vcard_write;
pub mod writer;
mod zip;

use chrono::NaiveDate;

use crate::domain::{
    Customer, CustomerId, Entry, EntryId, EntryKind, ItemId, Money, Phone, PhotoId, Shop, Timestamp,
    add_items,
};

/// Turns bytes in the charset of this name into text; `None` for a charset nobody knows. Browsers can do
/// that themselves, so the tables need not be downloaded.
pub type Decode<'a> = &'a dyn Fn(&str, &[u8]) -> Option<String>;

/// What a file holds.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Found {
    /// Whoever can be brought in, in the order of the file.
    pub people: Vec<Person>,
    /// What cannot.
    pub refused: Vec<Remark>,
}

/// One person of a file.
#[derive(Clone, Debug, PartialEq)]
pub struct Person {
    /// Made of what tells this person from all others in the file, so that the same file gives the same
    /// id on every device and each time it is read.
    pub id: CustomerId,
    /// Where in the file they begin.
    pub place: Place,
    /// The page they would have; its photo is still [`photo`](Self::photo).
    pub customer: Customer,
    /// What the other app noted about them, each to become an entry.
    pub lines: Vec<Line>,
    /// The photo as the file has it, of any size and format.
    pub photo: Option<Vec<u8>>,
    /// What of this person could not be taken over, and why. Its lines are kept all the same.
    pub remarks: Vec<Remark>,
}

impl Person {
    /// Somebody of whom nothing is read yet.
    fn new(id: CustomerId, place: Place) -> Self {
        let customer = Customer::default();
        Self { id, place, customer, lines: Vec::new(), photo: None, remarks: Vec::new() }
    }

    /// Takes in what another row tells about the same person.
    fn add(&mut self, other: Self) {
        self.lines.extend(other.lines);
        self.remarks.extend(other.remarks);
        let (own, new) = (&mut self.customer, other.customer);
        let fields = [
            (&mut own.name, new.name),
            (&mut own.called, new.called),
            (&mut own.firm, new.firm),
            (&mut own.address, new.address),
            (&mut own.hook, new.hook),
            (&mut own.say, new.say),
            (&mut own.patronymic, new.patronymic),
            (&mut own.form_of_address, new.form_of_address),
            (&mut own.preferences, new.preferences),
            (&mut own.happy, new.happy),
            (&mut own.found_us, new.found_us),
        ];
        for (own, new) in fields.into_iter().filter(|(own, _)| own.is_empty()) {
            *own = new;
        }
        own.tags.extend(new.tags);
        own.recommended_by = own.recommended_by.take().or(new.recommended_by);
        add_items(&mut own.days, new.days, |day| format!("{:?} {:?}", day.kind, day.day));
        add_items(&mut own.phones, new.phones, Phone::key);
        add_items(&mut own.emails, new.emails, |email| email.address.to_lowercase());
        add_items(&mut own.foreign, new.foreign, Clone::clone);
    }
}

/// A page on its way into a file.
#[derive(Clone, Copy, Debug)]
pub struct PageOut<'a> {
    /// Whose.
    pub id: CustomerId,
    /// The fields.
    pub customer: &'a Customer,
    /// The entries, removed ones among them.
    pub entries: &'a [(EntryId, Entry)],
    /// When the page was begun.
    pub begun: Timestamp,
    /// The page it was joined with.
    pub joined: Option<CustomerId>,
    /// The title of the page of whoever recommended them.
    pub recommender: Option<&'a str>,
    /// The photo's bytes, a JPEG.
    pub photo: Option<&'a [u8]>,
    /// Every photo the page ever had that is still stored.
    pub photos: &'a [(PhotoId, &'a [u8])],
    /// The document, where the file is to have it.
    pub document: &'a [u8],
}

/// The shop on its way into a file.
#[derive(Clone, Copy, Debug)]
pub struct ShopOut<'a> {
    /// Its card.
    pub shop: &'a Shop,
    /// Its document.
    pub document: &'a [u8],
}

/// Something a file notes about a person.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line {
    /// What it tells.
    pub kind: EntryKind,
    /// When it was; `None` where the file does not say.
    pub day: Option<NaiveDate>,
    /// In the file's words.
    pub text: String,
    /// What was paid; only for [`EntryKind::Purchase`].
    pub amount: Option<Money>,
}

/// A place in a file, to be found again in an editor.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// The first line, counted from 1.
    pub line: usize,
    /// Which card, counted from 1; 0 outside all cards, and in tables.
    pub card: usize,
}

/// Something that was not taken over as it stood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    /// Where.
    pub place: Place,
    /// The file's own words, shortened.
    pub words: String,
    /// Why.
    pub reason: Reason,
}

/// Why something was not taken over. Each is a message of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Reason {
    /// Not a line of a contact file.
    NoContactFile,
    /// The whole file is neither an address book nor a table.
    NoTable,
    /// Not an archive of a notebook.
    NoArchive,
    /// More in it than a browser has room for.
    TooLarge,
    /// A card or row without name, nickname, phone or firm.
    Nobody,
    /// The card has no end; what was read of it is kept.
    NoEnd,
    /// Not a day of the year.
    NoDay,
    /// A link to a photo; links are never followed.
    LinkedPhoto,
    /// A photo that cannot be read.
    NoPhoto,
    /// A charset nobody knows.
    Charset,
    /// A text above the limit of a page.
    TooLong,
    /// Not an amount of money.
    NoAmount,
    /// From here on a quotation mark is missing; every line is taken for a row.
    Unclosed,
}

impl Reason {
    /// Every reason.
    pub const ALL: [Self; 13] = [
        Self::NoContactFile,
        Self::NoTable,
        Self::NoArchive,
        Self::TooLarge,
        Self::Nobody,
        Self::NoEnd,
        Self::NoDay,
        Self::LinkedPhoto,
        Self::NoPhoto,
        Self::Charset,
        Self::TooLong,
        Self::NoAmount,
        Self::Unclosed,
    ];

    /// The word used in message ids.
    pub fn key(self) -> &'static str {
        match self {
            Self::NoContactFile => "no-contact-file",
            Self::NoTable => "no-table",
            Self::NoArchive => "no-archive",
            Self::TooLarge => "too-large",
            Self::Nobody => "nobody",
            Self::NoEnd => "no-end",
            Self::NoDay => "no-day",
            Self::LinkedPhoto => "linked-photo",
            Self::NoPhoto => "no-photo",
            Self::Charset => "charset",
            Self::TooLong => "too-long",
            Self::NoAmount => "no-amount",
            Self::Unclosed => "unclosed",
        }
    }
}

/// The id of whoever this is told of: the same on every device and each time it is read.
fn person_id(seed: &[u8; 32]) -> CustomerId {
    let (id, _) = seed.split_first_chunk().unwrap_or((&[0; 16], &[]));
    CustomerId(*id)
}

/// The id of their nth phone, address or day, counted from 1: in their order, and the same each time.
fn item_id(seed: &[u8; 32], nth: u16) -> ItemId {
    let mut id = [0; 16];
    id[4..6].copy_from_slice(&nth.to_be_bytes());
    id[6..].copy_from_slice(&seed[16..26]);
    ItemId(id)
}

/// The first words of a line, for a report.
fn words(text: &str) -> String {
    const SHOWN: usize = 60;
    let mut words: String = text.chars().filter(|c| !c.is_control()).take(SHOWN).collect();
    if text.chars().count() > SHOWN {
        words.push('…');
    }
    words
}
