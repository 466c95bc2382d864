//! Pages into one file, of whatever form, one after the other.

use super::archive::ArchiveWriter;
pub use super::archive_words::{MESSAGES, Words};
use super::calendar::CalendarWriter;
pub use super::calendar::{EventWords, NAME};
use super::table_write::TableWriter;
use super::vcard::{self, Version};
use super::{PageOut, ShopOut};
use crate::domain::{DocumentId, Timestamp};

/// What kind of file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Form {
    /// An address book; photos go along, entries do not.
    Cards(Version),
    /// A table for spreadsheet programs.
    Table,
    /// The important days, for calendar programs.
    Calendar(EventWords),
    /// Everything, worded in the owner's language; locked with a passphrase, in the format of `age`, where there is one.
    Archive(Words, Option<String>),
}

impl Form {
    /// How its files' names end.
    pub fn extension(&self) -> &'static str {
        match self {
            Self::Cards(_) => "vcf",
            Self::Table => "csv",
            Self::Calendar(_) => "ics",
            Self::Archive(_, None) => "zip",
            Self::Archive(_, Some(_)) => "zip.age",
        }
    }

    /// Its media type.
    pub fn media_type(&self) -> &'static str {
        match self {
            Self::Cards(_) => "text/vcard",
            Self::Table => "text/csv",
            Self::Calendar(_) => "text/calendar",
            Self::Archive(_, None) => "application/zip",
            Self::Archive(_, Some(_)) => "application/octet-stream",
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
    Archive(ArchiveWriter),
}

impl Writer {
    /// A file with nobody in it.
    pub fn new(form: Form, now: Timestamp) -> Self {
        Self(match form {
            Form::Cards(version) => Inner::Cards(version, String::new()),
            Form::Table => Inner::Table(TableWriter::default()),
            Form::Calendar(words) => Inner::Calendar(CalendarWriter::new(words, now)),
            Form::Archive(words, _) => Inner::Archive(ArchiveWriter::new(words)),
        })
    }

    /// Adds a page. Returns whether the file contains anything of it: a calendar has no event for a customer without days.
    pub fn add(&mut self, page: &PageOut) -> bool {
        match &mut self.0 {
            Inner::Cards(version, text) => text.push_str(&vcard::write(page, *version)),
            Inner::Table(table) => table.add(page),
            Inner::Calendar(calendar) => return calendar.add(page),
            Inner::Archive(archive) => archive.add(page),
        }
        true
    }

    /// It wants the documents themselves.
    pub fn wants_documents(&self) -> bool {
        matches!(self.0, Inner::Archive(_))
    }

    /// Adds what of a document could not be read, by its name; only an archive keeps it.
    pub fn set_aside(&mut self, document: DocumentId, name: &[u8], bytes: &[u8]) {
        if let Inner::Archive(archive) = &mut self.0 {
            archive.set_aside(document, name, bytes);
        }
    }

    /// The whole file; `None` where its format has no room for so much.
    pub fn finish(self, shop: &ShopOut) -> Option<Vec<u8>> {
        match self.0 {
            Inner::Cards(_, text) => Some(text.into_bytes()),
            Inner::Table(table) => Some(table.finish().into_bytes()),
            Inner::Calendar(calendar) => Some(calendar.finish().into_bytes()),
            Inner::Archive(archive) => archive.finish(shop),
        }
    }
}
