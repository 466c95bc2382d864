//! A file of people that is being imported, and an import that is being reverted.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::list::Row;
use crate::domain::{CustomerId, ImportId};
pub use crate::exchange::Place;
pub use crate::exchange::Reason;
pub use crate::exchange::columns::Column;
pub use crate::exchange::rows::Mapping;

/// A file that is being imported.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Import {
    /// The name of the file.
    pub file: String,
    /// It is still being read.
    pub reading: bool,
    /// How many people it holds, as far as it has been read.
    pub total: usize,
    /// How many of them are done.
    pub done: usize,
    /// How many pages were created.
    pub added: usize,
    /// How many pages received something new.
    pub updated: usize,
    /// How many people already had everything that the file says about them.
    pub here: usize,
    /// The id of the import, once the owner has confirmed it. Nothing is written before that.
    pub begun: Option<ImportId>,
    /// Everyone is done.
    pub over: bool,
    /// The possible charsets of the file, if it is not UTF-8.
    pub charsets: Option<Charsets>,
    /// What the columns of a table mean; `None` for an address book.
    pub columns: Option<Columns>,
    /// The names look like Khmer in a font from before Unicode. The app cannot read it.
    pub old_khmer: bool,
    /// What will not be imported as it stands, by reason. It is shown before anything is written.
    pub losses: Vec<Loss>,
    /// The first people of the file, each with the second line of their list row.
    pub preview: Vec<(String, String)>,
    /// The result for each: first the left out, then the updated, the ones already here, and the added. While the
    /// import is running, it holds what was refused before.
    pub report: Arc<[Report]>,
}

/// The possible charsets of a file, for the owner to choose from.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Charsets {
    /// The charset in use, by its name in the Encoding Standard.
    pub chosen: String,
    /// Each charset, with some words of the file read in it.
    pub samples: Vec<(String, String)>,
}

/// Parts of a file that will not be imported as they stand.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Loss {
    /// The reason.
    pub reason: Reason,
    /// How many there are.
    pub count: usize,
    /// The first of them: the place, and the words of the file.
    pub first: Vec<(Place, String)>,
}

/// The columns of a table, shown to the owner.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Columns {
    /// The name of each column; empty if the table has none.
    pub names: Vec<String>,
    /// The first rows of the table, each with its line in the file. One of them may name the columns.
    pub top: Vec<(usize, String)>,
    /// The first non-empty cells of each column.
    pub samples: Vec<Vec<String>>,
    /// What they mean.
    pub mapping: Mapping,
    /// At least one date could be read with the month or the day first.
    pub ambiguous: bool,
}

/// The result for one person, or for a line that is no person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    /// The place in the file.
    pub place: Place,
    /// The person, or the words of the file.
    pub words: String,
    /// The result.
    pub outcome: Outcome,
    /// The page, if there is one.
    pub page: Option<CustomerId>,
}

/// The result for one item of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Outcome {
    /// A page was created.
    Added,
    /// The page already existed, and the file added something new.
    Updated,
    /// The page already existed, and the file added nothing new.
    Here,
    /// The person was erased for good and stays erased.
    Erased,
    /// It was not imported.
    Left(Reason),
}

/// A photo of a file that must be shrunk: its import, its page and its place in the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shrinking {
    /// The import.
    pub import: ImportId,
    /// The page.
    pub page: CustomerId,
    /// The place of the person.
    pub place: Place,
    /// The SHA-256 of the original photo in the file.
    pub hash: [u8; 32],
}

/// An import that is being reverted, and the result.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct UndoImport {
    /// How many pages must be checked.
    pub total: usize,
    /// How many pages are checked.
    pub done: usize,
    /// How many pages were removed.
    pub gone: usize,
    /// How many older pages have their old words again.
    pub restored: usize,
    /// The pages that stay because somebody has written on them since.
    pub touched: Vec<Row>,
    /// Every page is done.
    pub over: bool,
}
