//! Writes pages into one file of any form, one after another.

use serde::{Deserialize, Serialize};

use super::archive::ArchiveWriter;
pub use super::archive_words::{MESSAGES, Words};
use super::calendar::CalendarWriter;
pub use super::calendar::{EventWords, NAME};
use super::table_write::TableWriter;
use super::vcard::{self, Version};
use super::{PageOut, ShopOut};
use crate::domain::{DocumentId, Timestamp};

/// The kinds of file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Form {
    /// An address book. It contains photos but no entries.
    Cards(Version),
    /// A table for spreadsheet programs.
    Table,
    /// The important days, for calendar programs.
    Calendar(EventWords),
    /// Everything, with texts in the owner's language. With a passphrase, it is locked in the `age` format.
    Archive(Words, Option<String>),
}

impl Form {
    /// The extension of its file names.
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

/// A file that is being written.
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
    /// A file without any pages.
    pub fn new(form: Form, now: Timestamp) -> Self {
        Self(match form {
            Form::Cards(version) => Inner::Cards(version, String::new()),
            Form::Table => Inner::Table(TableWriter::default()),
            Form::Calendar(words) => Inner::Calendar(CalendarWriter::new(words, now)),
            Form::Archive(words, _) => Inner::Archive(ArchiveWriter::new(words)),
        })
    }

    /// Adds a page. Returns whether the file contains anything of it: a calendar has no event for a customer without
    /// days.
    pub fn add(&mut self, page: &PageOut) -> bool {
        match &mut self.0 {
            Inner::Cards(version, text) => text.push_str(&vcard::write(page, *version)),
            Inner::Table(table) => table.add(page),
            Inner::Calendar(calendar) => return calendar.add(page),
            Inner::Archive(archive) => archive.add(page),
        }
        true
    }

    /// Whether the file needs the documents themselves.
    pub fn wants_documents(&self) -> bool {
        matches!(self.0, Inner::Archive(_))
    }

    /// Adds quarantined bytes of a document under their name. Only an archive keeps them.
    pub fn set_aside(&mut self, document: DocumentId, name: &[u8], bytes: &[u8]) {
        if let Inner::Archive(archive) = &mut self.0 {
            archive.set_aside(document, name, bytes);
        }
    }

    /// The whole file; `None` if it does not fit into its format.
    pub fn finish(self, shop: &ShopOut) -> Option<Vec<u8>> {
        match self.0 {
            Inner::Cards(_, text) => Some(text.into_bytes()),
            Inner::Table(table) => Some(table.finish().into_bytes()),
            Inner::Calendar(calendar) => Some(calendar.finish().into_bytes()),
            Inner::Archive(archive) => archive.finish(shop),
        }
    }
}
