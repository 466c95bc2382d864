//! Reads customers from other apps' files and writes such files. Bytes become plain values, with a reason for each
//! thing left out. Writing pages is the notebook's task.
//!
//! - [`vcard`]: reads address books, and writes them (`vcard_write`). `lines` parses their lines.
//! - [`writer`]: writes everybody into one file: address book, table (`table_write`) or `calendar`.
//! - [`archive`]: writes everything into one `zip` file and reads it back. [`age`] locks it with a passphrase.
//! - [`charset`]: guesses the charset of a file that does not name it.
//! - [`table`]: cuts CSV files and tables of web pages (`html`) into cells. [`columns`] guesses the meaning of the
//!   columns. [`rows`] makes people from rows; it uses `row` for each row, `cells` for each cell and `dates` for each
//!   day.
//! - [`kept`]: shows kept data that has no field, in words.
//! - `who`: decides which ids identify the people of a file, and completes their names.
//! - [`own_data`]: what is kept about one person, as a file for them.
//! - [`links`]: links with which a phone's own apps send a text to a person.
//!
//! # Why not the crate `calcard`
//! It is sound and maintained. But it adds 106 kB to every download, and it loses data that an owner would miss: the
//! day of `--04-15`, a good card after a card without an end, and unknown properties as written. It also does not
//! report the line of a problem.

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
pub mod own_data;
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

use chrono::{DateTime, Datelike, NaiveDate, NaiveDateTime, NaiveTime};
use serde::{Deserialize, Serialize};
use strum::{EnumString, IntoStaticStr, VariantArray};

use crate::domain::{
    Customer, CustomerId, DayKind, Entry, EntryId, EntryKind, ItemId, Money, Phone, PhotoId, Shop, Timestamp,
    YearlyDay, add_items,
};

/// Decodes bytes in the charset of this name; `None` for an unknown charset. Browsers do this themselves, so the tables
/// need not be downloaded.
pub type Decode<'a> = &'a dyn Fn(&str, &[u8]) -> Option<String>;

/// The content of a file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Found {
    /// The people who can be brought in, in the order of the file.
    pub people: Vec<Person>,
    /// What cannot be brought in, with the reasons.
    pub refused: Vec<Remark>,
}

impl Found {
    /// Converts days that the file gives as moments to days in the shop's time zone, see [`Person::settle`].
    pub fn settle(&mut self, local: &dyn Fn(Timestamp) -> NaiveDateTime) {
        self.people.iter_mut().for_each(|person| person.settle(local));
    }
}

/// One person in a file.
#[derive(Clone, Debug, PartialEq)]
pub struct Person {
    /// Derived from what distinguishes this person from all others in the file. So the same file gives the same id on
    /// every device and each time it is read.
    pub id: CustomerId,
    /// The id to use if several people in the file have only the same name. It is derived from all their data. `None`
    /// if more than a name identifies the person.
    pub apart: Option<CustomerId>,
    /// The id to use if a page from another file has [`id`](Self::id) and is about somebody else. Programs that number
    /// their people give the same short ids. `None` if no other program gives this id.
    pub stranger: Option<CustomerId>,
    /// The place in the file where the person begins.
    pub place: Place,
    /// The page the person would get. Its photo is still in [`photo`](Self::photo).
    pub customer: Customer,
    /// The days that the file gives as moments, without the place in the world.
    pub moments: BTreeMap<ItemId, Timestamp>,
    /// The other app's notes about the person. Each becomes an entry.
    pub notes: Vec<Note>,
    /// The photo as in the file, of any size and format.
    pub photo: Option<Vec<u8>>,
    /// What could not be taken over for this person, and why. Its lines are kept all the same.
    pub remarks: Vec<Remark>,
}

impl Person {
    /// Whether the file says nothing about them but a name. Lines that were only kept do not count.
    fn has_name_only(&self) -> bool {
        let Customer { name, name_order, foreign, .. } = &self.customer;
        let named = Customer { name: name.clone(), name_order: *name_order, ..Customer::default() };
        self.notes.is_empty()
            && self.photo.is_none()
            && self.customer == Customer { foreign: foreign.clone(), ..named }
    }

    /// Whether the birthday already says this day. It then also knows what the day adds to it, unless the day is a
    /// moment: that may be the day before or after.
    fn has_birthday(&mut self, day: &YearlyDay, moment: Option<Timestamp>) -> bool {
        match moment {
            None => self.customer.complete_birthday(day),
            Some(_) => self.customer.birthday().is_some_and(|birthday| birthday.agrees(day)),
        }
    }

    /// A person without any data yet.
    fn new(id: CustomerId, place: Place) -> Self {
        let customer = Customer::default();
        Self {
            id,
            apart: None,
            stranger: None,
            place,
            customer,
            moments: BTreeMap::new(),
            notes: Vec::new(),
            photo: None,
            remarks: Vec::new(),
        }
    }

    /// Merges the data from another row about the same person.
    fn add(&mut self, mut other: Self) {
        other.keep_beside(&self.customer);
        self.notes.extend(other.notes);
        self.remarks.extend(other.remarks);
        let (own, mut new) = (&mut self.customer, other.customer);
        for (_, field) in LINES {
            if field(own).is_empty() {
                *field(own) = std::mem::take(field(&mut new));
            }
        }
        own.tags.extend(new.tags);
        own.recommended_by = own.recommended_by.take().or(new.recommended_by);
        new.days.retain(|_, day| day.kind != DayKind::Birthday || !own.complete_birthday(&day.day));
        add_items(&mut own.days, new.days, |day| format!("{:?} {:?}", day.kind, day.day));
        add_items(&mut own.phones, new.phones, Phone::key);
        add_items(&mut own.emails, new.emails, |email| email.address.to_lowercase());
        add_items(&mut own.foreign, new.foreign, Clone::clone);
    }

    /// Converts days given as moments to days in the shop's time zone, if they are midnight there. Otherwise the day
    /// may be off by one, and a remark says so.
    fn settle(&mut self, local: &dyn Fn(Timestamp) -> NaiveDateTime) {
        for (id, moment) in std::mem::take(&mut self.moments) {
            let (here, Some(day)) = (local(moment), self.customer.days.get_mut(&id)) else { continue };
            let told = DateTime::from_timestamp_millis(moment.0).map(|told| told.year());
            match here.time() == NaiveTime::MIN {
                true => {
                    // The year may come from another line of the file.
                    let is_its = |year: &u16| Some(i32::from(*year)) == told;
                    let year = match day.day.year {
                        Some(year) if is_its(&year) => u16::try_from(here.year()).ok(),
                        year => year,
                    };
                    day.day = YearlyDay { month: here.month() as u8, day: Some(here.day() as u8), year };
                }
                false => {
                    let words = words(&day.day.typed());
                    self.remarks.push(Remark { place: self.place, words, reason: Reason::Moment });
                }
            }
        }
    }

    /// Removes lines that the page already has, perhaps in an older form.
    pub fn leave_out_kept(&mut self, page: &Customer) {
        let of_today = |line: &String| lines::of_today(line).unwrap_or_else(|| line.clone());
        let kept: BTreeSet<String> = page.foreign.values().map(of_today).collect();
        self.customer
            .foreign
            .retain(|_, line| page.foreign.values().any(|own| own == line) || !kept.contains(line));
    }

    /// Keeps what the person's page already has from the same file, and keeps different values beside it. A differing
    /// line becomes a kept line, and a second birthday another important day.
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

/// The label of a second birthday.
const BIRTHDAY: &str = "Birthday";

/// The label of a day that a card calls an anniversary.
const ANNIVERSARY: &str = "Anniversary";

/// A field that a page has only once.
type Field = fn(&mut Customer) -> &mut String;

/// Every such field in files, with its name for a kept line.
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

/// A page to be written to a file.
#[derive(Clone, Copy, Debug)]
pub struct PageOut<'a> {
    /// The customer's id.
    pub id: CustomerId,
    /// The fields.
    pub customer: &'a Customer,
    /// The entries, including removed ones.
    pub entries: &'a [(EntryId, Entry)],
    /// When the page was begun.
    pub begun: Timestamp,
    /// The page to which this page is joined.
    pub joined: Option<CustomerId>,
    /// The title of the page of the person who recommended the shop.
    pub recommender: Option<&'a str>,
    /// The photo's bytes, a JPEG.
    pub photo: Option<&'a [u8]>,
    /// Every photo the page ever had that is still stored.
    pub photos: &'a [(PhotoId, &'a [u8])],
    /// The document's bytes, if the file contains documents.
    pub document: &'a [u8],
}

/// The shop to be written to a file.
#[derive(Clone, Copy, Debug)]
pub struct ShopOut<'a> {
    /// The shop's settings.
    pub shop: &'a Shop,
    /// The bytes of the shop's document.
    pub document: &'a [u8],
}

/// A note about a person in a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Note {
    /// The kind of entry it becomes.
    pub kind: EntryKind,
    /// Its day; `None` if the file gives none.
    pub day: Option<NaiveDate>,
    /// The file's words.
    pub text: String,
    /// What was paid; only for [`EntryKind::Purchase`].
    pub amount: Option<Money>,
}

/// A place in a file, so that it can be found in an editor.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// The first line, counted from 1.
    pub line: usize,
    /// The number of the card, counted from 1; 0 outside all cards, and in tables.
    pub card: usize,
}

/// Something that was not taken over unchanged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    /// The place in the file.
    pub place: Place,
    /// The file's own words, shortened.
    pub words: String,
    /// The reason.
    pub reason: Reason,
}

/// Why something was not taken over. Each reason is a message of its own.
#[derive(VariantArray, IntoStaticStr, EnumString)]
#[strum(serialize_all = "kebab-case")]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Reason {
    /// Not a line of a contact file.
    NoContactFile,
    /// The whole file is neither an address book nor a table.
    NoTable,
    /// Not an archive of a notebook.
    NoArchive,
    /// More content than a browser has room for.
    TooLarge,
    /// A card or row without name, nickname, phone or firm.
    Nobody,
    /// The card has no end. What was read of it is kept.
    NoEnd,
    /// Not a day of the year.
    NoDay,
    /// A link to a photo; links are never followed.
    LinkedPhoto,
    /// A photo that cannot be read.
    NoPhoto,
    /// An unknown charset.
    Charset,
    /// A text longer than a page allows.
    TooLong,
    /// Not an amount of money.
    NoAmount,
    /// A two-digit year. The century is unknown, so the day is taken without the year.
    NoYear,
    /// A moment that is not midnight in the shop's time zone. Its day may be off by one.
    Moment,
    /// A title above a table, or a total below it.
    Outside,
    /// A calendar, not people.
    Calendar,
    /// A file for programs (JSON), not a table.
    Json,
    /// A spreadsheet in its own format. It must be saved as CSV first.
    Spreadsheet,
    /// A number that a spreadsheet has rewritten. Its last digits are lost.
    NoNumber,
    /// From here on a quotation mark is missing. Every line is read as a row.
    Unclosed,
}

/// A person's id, derived from a seed: the same on every device and each time the file is read.
fn person_id(seed: &[u8; 32]) -> CustomerId {
    let (id, _) = seed.split_first_chunk().unwrap_or((&[0; 16], &[]));
    CustomerId(*id)
}

/// The id of a person's nth phone, address or day, counted from 1. The ids are in order, and the same each time.
fn item_id(seed: &[u8; 32], nth: u16) -> ItemId {
    let mut id = [0; 16];
    id[4..6].copy_from_slice(&nth.to_be_bytes());
    id[6..].copy_from_slice(&seed[16..26]);
    ItemId(id)
}

/// The beginning of a line, for a report.
fn words(text: &str) -> String {
    const SHOWN: usize = 60;
    let mut words: String = text.chars().filter(|c| !c.is_control()).take(SHOWN).collect();
    if text.chars().count() > SHOWN {
        words.push('…');
    }
    words
}
