//! Pages into one file, of whatever form, one after the other.

use super::PageOut;
use super::calendar::CalendarWriter;
pub use super::calendar::{EventWords, NAME};
use super::table_write::TableWriter;
use super::vcard::{self, Version};
use crate::domain::Timestamp;

/// What kind of file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Form {
    /// An address book; photos go along, entries do not.
    Cards(Version),
    /// A table for spreadsheet programs.
    Table,
    /// The important days, for calendar programs.
    Calendar(EventWords),
}

impl Form {
    /// How its files' names end.
    pub fn extension(&self) -> &'static str {
        match self {
            Self::Cards(_) => "vcf",
            Self::Table => "csv",
            Self::Calendar(_) => "ics",
        }
    }

    /// Its media type.
    pub fn media_type(&self) -> &'static str {
        match self {
            Self::Cards(_) => "text/vcard",
            Self::Table => "text/csv",
            Self::Calendar(_) => "text/calendar",
        }
    }
}

/// A file while it is written.
#[derive(Debug)]
pub struct Writer(Inner);

#[derive(Debug)]
enum Inner {
    Cards(Version, String),
    Table(TableWriter),
    Calendar(CalendarWriter),
}

impl Writer {
    /// A file with nobody in it.
    pub fn new(form: Form, now: Timestamp) -> Self {
        Self(match form {
            Form::Cards(version) => Inner::Cards(version, String::new()),
            Form::Table => Inner::Table(TableWriter::default()),
            Form::Calendar(words) => Inner::Calendar(CalendarWriter::new(words, now)),
        })
    }

    /// Adds a page.
    pub fn add(&mut self, page: &PageOut) {
        match &mut self.0 {
            Inner::Cards(version, text) => text.push_str(&vcard::write(page, *version)),
            Inner::Table(table) => table.add(page),
            Inner::Calendar(calendar) => calendar.add(page),
        }
    }

    /// The whole file.
    pub fn finish(self) -> Vec<u8> {
        match self.0 {
            Inner::Cards(_, text) => text.into_bytes(),
            Inner::Table(table) => table.finish().into_bytes(),
            Inner::Calendar(calendar) => calendar.finish().into_bytes(),
        }
    }
}
