//! Customers from other apps' files, and back into them: bytes in, plain values and a reason for each
//! thing left out. Nothing here writes a page; that is the notebook's.
//!
//! - [`vcard`]: address books, read and (`vcard_write`) written. `lines` are what they are made of.
//! - [`writer`]: everyone into one file of any form: address book, `table_write`, `calendar`.
//! - [`archive`]: everything in one `zip`, and back from it; locked with a passphrase by [`age`].
//! - [`charset`]: what a file is written in that does not say it.
//! - [`table`]: CSV files, and those of web pages (`html`), cut into cells; [`columns`]: what these mean; [`rows`]: the people they
//!   make, `row` by row, `cells` by cell and `dates` by day.
//! - [`kept`]: what no field is for, in words.
//! - `who`: which ids tell the people of a file apart, and their whole names.
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
pub mod charset;
pub mod columns;
mod dates;
mod formula;
mod html;
pub mod kept;
mod lines;
pub mod links;
mod row;
pub mod rows;
pub mod table;
mod table_write;
pub mod vcard;
mod vcard_write;
mod who;
pub mod writer;
mod zip;

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, NaiveDate, NaiveDateTime, NaiveTime};

use crate::domain::{
    Customer, CustomerId, DayKind, Entry, EntryId, EntryKind, ItemId, Money, Phone, PhotoId, Shop, Timestamp,
    YearlyDay, add_items,
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

impl Found {
    /// Days that are told as moments become those of the shop's zone, see [`Person::settle`].
    pub fn settle(&mut self, local: &dyn Fn(Timestamp) -> NaiveDateTime) {
        self.people.iter_mut().for_each(|person| person.settle(local));
    }
}

/// One person of a file.
#[derive(Clone, Debug, PartialEq)]
pub struct Person {
    /// Made of what tells this person from all others in the file, so that the same file gives the same
    /// id on every device and each time it is read.
    pub id: CustomerId,
    /// The id of this one among several in the file who have nothing but the same name: made of everything the file
    /// tells of them. `None` where something more than a name tells who they are.
    pub apart: Option<CustomerId>,
    /// The id of this one where a page from another file has [`id`](Self::id) and is somebody else's: programs that count
    /// their people give the same short ids. `None` for an id that no other program gives.
    pub stranger: Option<CustomerId>,
    /// Where in the file they begin.
    pub place: Place,
    /// The page they would have; its photo is still [`photo`](Self::photo).
    pub customer: Customer,
    /// Those of their days that the file tells as moments, without saying where in the world.
    pub moments: BTreeMap<ItemId, Timestamp>,
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
        Self {
            id,
            apart: None,
            stranger: None,
            place,
            customer,
            moments: BTreeMap::new(),
            lines: Vec::new(),
            photo: None,
            remarks: Vec::new(),
        }
    }

    /// Takes in what another row tells about the same person.
    fn add(&mut self, mut other: Self) {
        other.keep_beside(&self.customer);
        self.lines.extend(other.lines);
        self.remarks.extend(other.remarks);
        let (own, mut new) = (&mut self.customer, other.customer);
        for (_, field) in LINES {
            if field(own).is_empty() {
                *field(own) = std::mem::take(field(&mut new));
            }
        }
        own.tags.extend(new.tags);
        own.recommended_by = own.recommended_by.take().or(new.recommended_by);
        add_items(&mut own.days, new.days, |day| format!("{:?} {:?}", day.kind, day.day));
        add_items(&mut own.phones, new.phones, Phone::key);
        add_items(&mut own.emails, new.emails, |email| email.address.to_lowercase());
        add_items(&mut own.foreign, new.foreign, Clone::clone);
    }

    /// A day that is told as a moment is that of the shop's zone, where its midnight is meant; otherwise it may be one off,
    /// which is told.
    fn settle(&mut self, local: &dyn Fn(Timestamp) -> NaiveDateTime) {
        for (id, moment) in std::mem::take(&mut self.moments) {
            let (here, Some(day)) = (local(moment), self.customer.days.get_mut(&id)) else { continue };
            match here.time() == NaiveTime::MIN {
                true => {
                    let year = day.day.year.and_then(|_| u16::try_from(here.year()).ok());
                    day.day = YearlyDay { month: here.month() as u8, day: Some(here.day() as u8), year };
                }
                false => {
                    let words =
                        words(&format!("{:02}-{:02}", day.day.month, day.day.day.unwrap_or_default()));
                    self.remarks.push(Remark { place: self.place, words, reason: Reason::Moment });
                }
            }
        }
    }

    /// Lines that the page has already, perhaps in the form of an older version, say nothing new.
    pub fn leave_out_kept(&mut self, page: &Customer) {
        let of_today = |line: &String| lines::of_today(line).unwrap_or_else(|| line.clone());
        let kept: BTreeSet<String> = page.foreign.values().map(of_today).collect();
        self.customer
            .foreign
            .retain(|_, line| page.foreign.values().any(|own| own == line) || !kept.contains(line));
    }

    /// What this person's page has already from the same file stays, and what this one says otherwise is kept beside it:
    /// lines as they stand, a second birthday as another day.
    pub fn keep_beside(&mut self, page: &Customer) {
        let mut page = page.clone();
        let customer = &mut self.customer;
        for (name, field) in LINES {
            let (here, told) = (field(&mut page).clone(), field(customer));
            if here.is_empty() || told.is_empty() || here == *told {
                continue;
            }
            let told = std::mem::take(told);
            let line = (ItemId([0; 16]), row::column_line(name, &told));
            add_items(&mut customer.foreign, [line], Clone::clone);
        }
        let Some(birthday) = page.birthday() else { return };
        for day in customer.days.values_mut().filter(|day| day.kind == DayKind::Birthday) {
            if !birthday.agrees(&day.day) {
                (day.kind, day.label) = (DayKind::Other, BIRTHDAY.to_owned());
            }
        }
    }
}

/// What a second birthday is called.
const BIRTHDAY: &str = "Birthday";

/// A field of which a page has one.
type Field = fn(&mut Customer) -> &mut String;

/// Every such field that files tell, and its name where it is kept in a line.
const LINES: [(&str, Field); 12] = [
    ("Name", |customer| &mut customer.name),
    ("Nickname", |customer| &mut customer.called),
    ("Company", |customer| &mut customer.firm),
    ("Address", |customer| &mut customer.address),
    ("Memory Hook", |customer| &mut customer.hook),
    ("Pronunciation", |customer| &mut customer.say),
    ("Patronymic", |customer| &mut customer.patronymic),
    ("Prefix", |customer| &mut customer.form_of_address),
    ("Salutation", |customer| &mut customer.salutation),
    ("Preferences", |customer| &mut customer.preferences),
    ("Happy", |customer| &mut customer.happy),
    ("Source", |customer| &mut customer.found_us),
];

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
    /// A year of two digits: nobody can tell the century, so the day is taken without it.
    NoYear,
    /// A moment that is no midnight where the shop is: its day may be one off.
    Moment,
    /// A title above a table, or a sum below it.
    Outside,
    /// A calendar, not people.
    Calendar,
    /// A file for programs (JSON), not a table.
    Json,
    /// A spreadsheet in its own form, which is to be saved as CSV first.
    Spreadsheet,
    /// A number that a spreadsheet has rewritten: its last digits are lost.
    NoNumber,
    /// From here on a quotation mark is missing; every line is taken for a row.
    Unclosed,
}

impl Reason {
    /// Every reason.
    pub const ALL: [Self; 20] = [
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
        Self::NoNumber,
        Self::NoYear,
        Self::Moment,
        Self::Outside,
        Self::Calendar,
        Self::Json,
        Self::Spreadsheet,
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
            Self::NoNumber => "no-number",
            Self::NoYear => "no-year",
            Self::Moment => "moment",
            Self::Outside => "outside",
            Self::Calendar => "calendar",
            Self::Json => "json",
            Self::Spreadsheet => "spreadsheet",
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
