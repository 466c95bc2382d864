//! The archive: the whole notebook in one zip file. It restores the notebook after a loss, and it can be read without
//! this app in fifty years.
//!
//! | path | content |
//! |---|---|
//! | `README.txt` | a description of the files, in the owner's language and in English |
//! | `notebook.json` | everything, for programs |
//! | `customers/<name> <id>.md` | each page, for people |
//! | `photos/<customer>/<hash>.jpg` | the photos |
//! | `set-aside/<document>/<name>` | quarantined bytes: stored data that could not be read |
//! | `documents/<customer>.automerge`, `documents/shop.automerge` | the documents with history, read by a restore |

use std::collections::BTreeMap;

use memchr::memmem;
use serde::Deserialize;

use super::archive_words::{Words, markdown};
use super::{PageOut, Reason, ShopOut, archive_json, zip};
use crate::domain::photo::may_be_kept;
use crate::domain::{DocumentId, LINE_LIMIT, PhotoId};

/// The most files in an archive: three for each of 100,000 people.
const FILES: usize = 300_000;

/// The most bytes of all its documents and photos: about the room that a browser has.
const BYTES: usize = 1_000_000_000;

/// How many times the archive's size its content may have, beyond the first [`ALWAYS`] bytes. Documents and photos are
/// already compressed, so the zip makes them hardly smaller.
const TIMES: usize = 4;
const ALWAYS: usize = 10_000_000;

/// The README, for a reader who finds an archive and knows nothing about it.
const README: &str = "\
This is a backup of a shop's customer notebook, written by the app Regulars.

notebook.json   everything in the notebook, as JSON in UTF-8: the shop, and for each customer the fields and the
                dated entries. Amounts are decimal numbers with the code of their currency (ISO 4217), days are
                written year-month-day (ISO 8601), a day without a year begins with two dashes.
customers/      the same, one text (Markdown) for each customer.
photos/         one folder for each customer, named by the id that stands in notebook.json; JPEG.
set-aside/      only where a browser has damaged something: the stored bytes that could not be read, as they were found.
documents/      the notebook itself, one file for each customer and one for the shop, in the format of Automerge
                (automerge.org), with all earlier wordings. Regulars restores the notebook from these files; any
                program that uses Automerge opens them.
";

/// An archive that is being written.
#[derive(Debug)]
pub(super) struct ArchiveWriter {
    zip: zip::Writer,
    words: Words,
    /// The customers as JSON, separated by commas. As text they take a tenth of the memory.
    customers: String,
    /// Whether something did not fit.
    is_full: bool,
}

impl ArchiveWriter {
    pub fn new(words: Words) -> Self {
        Self { zip: zip::Writer::new(), words, customers: String::new(), is_full: false }
    }

    fn file(&mut self, path: &str, bytes: &[u8]) {
        self.is_full |= self.zip.add(path, bytes).is_err();
    }

    pub fn add(&mut self, page: &PageOut) {
        let id = page.id;
        let text = markdown(page, &self.words);
        self.file(&format!("customers/{}.md", file_name(page)), text.as_bytes());
        self.file(&format!("documents/{id}.automerge"), page.document);
        for (photo, bytes) in page.photos {
            self.file(&format!("photos/{id}/{photo}.jpg"), bytes);
        }
        let comma = if self.customers.is_empty() { "" } else { ",\n" };
        self.customers.push_str(&format!("{comma}{:#}", archive_json::customer(page)));
    }

    /// Adds quarantined bytes of a document.
    pub fn set_aside(&mut self, document: DocumentId, name: &[u8], bytes: &[u8]) {
        let name: String = name.iter().map(|byte| format!("{byte:02x}")).collect();
        self.file(&format!("set-aside/{document}/{name}"), bytes);
    }

    /// The whole archive; `None` if it does not fit into a zip.
    pub fn finish(mut self, shop: &ShopOut) -> Option<Vec<u8>> {
        let notebook = archive_json::notebook(shop, &std::mem::take(&mut self.customers));
        let readme = format!("{}\n\n{README}", self.words.get("archive-readme"));
        self.file("documents/shop.automerge", shop.document);
        self.file("notebook.json", notebook.as_bytes());
        self.file("README.txt", readme.as_bytes());
        (!self.is_full).then(|| self.zip.finish())
    }
}

/// The file name of a page: its title, reduced to characters that every file system allows, and the beginning of its
/// id.
fn file_name(page: &PageOut) -> String {
    const LONGEST: usize = 60;
    let title = page.customer.title().unwrap_or_default();
    let is_allowed = |c: &char| !c.is_control() && !r#"/\:*?"<>|."#.contains(*c);
    let title: String = title.chars().filter(is_allowed).take(LONGEST).collect();
    let id: String = page.id.to_string().chars().take(8).collect();
    format!("{} {id}", title.trim()).trim().to_owned()
}

/// The content that an archive restores.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Archive {
    /// The documents, the shop's first.
    pub documents: Vec<(DocumentId, Vec<u8>)>,
    /// The photos of each document.
    pub photos: BTreeMap<DocumentId, Vec<(PhotoId, Vec<u8>)>>,
    /// The paths of damaged files.
    pub damaged: Vec<String>,
    /// Whether the end of the archive is unreadable. Files whose paths are unknown may then be missing.
    pub is_cut_short: bool,
    /// The shop's name according to the archive; `None` if it has none. It is for display only, because nothing proves
    /// it.
    pub shop: Option<String>,
}

/// Whether the bytes may be an archive.
pub fn is_one(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04")
}

/// Reads the undamaged parts of an archive.
///
/// # Errors
/// [`Reason::NoArchive`] if it contains nothing of a notebook, [`Reason::TooLarge`] if it would not fit.
pub fn read(bytes: &[u8]) -> Result<Archive, Reason> {
    let limit = zip::Limit {
        files: FILES,
        bytes: bytes.len().saturating_mul(TIMES).saturating_add(ALWAYS).min(BYTES),
    };
    // The other files repeat the same content for people.
    let is_wanted = |path: &str| ["documents/", "photos/"].iter().any(|folder| path.starts_with(folder));
    let contents = zip::read(bytes, limit, is_wanted).map_err(|refused| match refused {
        zip::Refused::NoZip => Reason::NoArchive,
        zip::Refused::TooManyFiles | zip::Refused::TooLarge => Reason::TooLarge,
    })?;
    let mut archive = Archive {
        damaged: contents.damaged,
        is_cut_short: contents.is_cut_short,
        shop: shop_name(bytes),
        ..Archive::default()
    };
    for (path, bytes) in contents.files {
        match place(&path) {
            Some(Place::Document(id)) => archive.documents.push((id, bytes)),
            Some(Place::Photo(of, photo)) if PhotoId::of(&bytes) == photo && may_be_kept(&bytes) => {
                archive.photos.entry(of).or_default().push((photo, bytes));
            }
            Some(Place::Photo(..)) => archive.damaged.push(path),
            None => {}
        }
    }
    if archive.documents.is_empty() && archive.damaged.is_empty() {
        return Err(Reason::NoArchive);
    }
    archive.documents.sort_by_key(|(id, _)| *id != DocumentId::SHOP);
    Ok(archive)
}

/// How many bytes of `notebook.json` are read for the shop's name. The shop and its greetings come first in the file.
const SHOP: usize = 1_000_000;

fn shop_name(bytes: &[u8]) -> Option<String> {
    #[derive(Deserialize)]
    struct Shop {
        name: String,
    }
    let json = zip::beginning(bytes, "notebook.json", SHOP)?;
    let before = b"\"shop\":";
    let shop = json.get(memmem::find(&json, before)? + before.len()..)?;
    let shop = serde_json::Deserializer::from_slice(shop).into_iter::<Shop>().next()?.ok()?;
    Some(shop.name.chars().take(LINE_LIMIT).collect()).filter(|name: &String| !name.is_empty())
}

enum Place {
    Document(DocumentId),
    Photo(DocumentId, PhotoId),
}

/// What a path in an archive contains.
fn place(path: &str) -> Option<Place> {
    if let Some(name) = path.strip_prefix("documents/").and_then(|name| name.strip_suffix(".automerge")) {
        let id = if name == "shop" { DocumentId::SHOP } else { name.parse().ok()? };
        return Some(Place::Document(id));
    }
    let (of, photo) = path.strip_prefix("photos/")?.strip_suffix(".jpg")?.split_once('/')?;
    Some(Place::Photo(of.parse().ok()?, photo.parse().ok()?))
}
