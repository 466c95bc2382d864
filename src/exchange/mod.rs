//! Customers from other apps' files, and back into them: bytes in, plain values and a reason for each
//! thing left out. Nothing here writes a page; that is the notebook's.
//!
//! - [`vcard`]: address books, read and (`vcard_write`) written. `lines` are what they are made of.
//!
//! # Why not the crate `calcard`
//! It is sound and alive, and the tests compare with it. But it adds 106 kB to every download, and it
//! loses what an owner would miss: the day of `--04-15`, the good card behind one without an end, and
//! unknown properties as they stood; nor does it tell in which line something was.

mod lines;
pub mod vcard;
mod vcard_write;

use crate::domain::{Customer, CustomerId};

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
    /// Notes of the other app, each to become an entry.
    pub notes: Vec<String>,
    /// The photo as the file has it, of any size and format.
    pub photo: Option<Vec<u8>>,
    /// What of this person could not be taken over, and why. Its lines are kept all the same.
    pub remarks: Vec<Remark>,
}

/// A place in a file, to be found again in an editor.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// The first line, counted from 1.
    pub line: usize,
    /// Which card, counted from 1; 0 outside all cards.
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
    /// A card without name, nickname, phone or firm.
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
}

impl Reason {
    /// Every reason.
    pub const ALL: [Self; 8] = [
        Self::NoContactFile,
        Self::Nobody,
        Self::NoEnd,
        Self::NoDay,
        Self::LinkedPhoto,
        Self::NoPhoto,
        Self::Charset,
        Self::TooLong,
    ];

    /// The word used in message ids.
    pub fn key(self) -> &'static str {
        match self {
            Self::NoContactFile => "no-contact-file",
            Self::Nobody => "nobody",
            Self::NoEnd => "no-end",
            Self::NoDay => "no-day",
            Self::LinkedPhoto => "linked-photo",
            Self::NoPhoto => "no-photo",
            Self::Charset => "charset",
            Self::TooLong => "too-long",
        }
    }
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
