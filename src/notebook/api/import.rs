//! A file with people on its way in, and an import that is taken back.

use std::sync::Arc;

use super::list::Row;
use crate::domain::{CustomerId, ImportId};
pub use crate::exchange::Place;
pub use crate::exchange::Reason;
pub use crate::exchange::columns::Column;
pub use crate::exchange::rows::Mapping;

/// A file on its way in.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Import {
    /// The name of the file.
    pub file: String,
    /// It is still being read.
    pub reading: bool,
    /// How many people it holds, as far as it is read.
    pub total: usize,
    /// How many of them are dealt with.
    pub done: usize,
    /// How many pages were begun.
    pub added: usize,
    /// How many pages learned something new.
    pub updated: usize,
    /// How many people were here already, with all the file tells of them.
    pub here: usize,
    /// Which import it is, once the owner said to go on; before that nothing is written.
    pub begun: Option<ImportId>,
    /// Everyone is dealt with.
    pub over: bool,
    /// What the file may be written in, where it is not UTF-8.
    pub charsets: Option<Charsets>,
    /// What the columns of a table mean; `None` for an address book.
    pub columns: Option<Columns>,
    /// The names look like Khmer in a font of the time before Unicode, which nobody can read here.
    pub old_khmer: bool,
    /// Before anything is written: what will not be taken over as it stands, by reason.
    pub losses: Vec<Loss>,
    /// The first people of the file, each with the second line they would have in a list.
    pub preview: Vec<(String, String)>,
    /// What became of each: first what was left out, then who was updated, was here already, was added. While people
    /// are on their way in, what was refused before that.
    pub report: Arc<[Report]>,
}

/// The charsets a file may be written in, for the owner to choose from.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Charsets {
    /// The one it is read in, by its name in the Encoding Standard.
    pub chosen: String,
    /// Each, and some words of the file in it.
    pub samples: Vec<(String, String)>,
}

/// What a file holds that will not be taken over as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Loss {
    /// Why.
    pub reason: Reason,
    /// How often.
    pub count: usize,
    /// The first of them: where, and the file's own words.
    pub first: Vec<(Place, String)>,
}

/// The columns of a table, for the owner to look at.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Columns {
    /// The name of each; empty where the table has none.
    pub names: Vec<String>,
    /// The first rows of the table, each with its line in the file: one of them may name the columns.
    pub top: Vec<(usize, String)>,
    /// The first cells of each that hold anything.
    pub samples: Vec<Vec<String>>,
    /// What they mean.
    pub mapping: Mapping,
    /// Some day could be read with the month or with the day first.
    pub ambiguous: bool,
}

/// What became of one person, or of one line that is none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// Where in the file.
    pub place: Place,
    /// Who, or the file's own words.
    pub words: String,
    /// What.
    pub outcome: Outcome,
    /// The page, where there is one.
    pub page: Option<CustomerId>,
}

/// What became of something in a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// A page was begun.
    Added,
    /// There is a page already; the file told something new about them.
    Updated,
    /// There is a page already, and nothing new.
    Here,
    /// They were erased for good and stay so.
    Erased,
    /// Not taken over.
    Left(Reason),
}

/// A photo of a file, to be made small: of which import, whose, and where in the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shrinking {
    /// The import.
    pub import: ImportId,
    /// Whose page.
    pub page: CustomerId,
    /// The place of the person.
    pub place: Place,
    /// The SHA-256 of the photo as the file has it.
    pub hash: [u8; 32],
}

/// An import that is being taken back, and what has become of it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct UndoImport {
    /// How many pages have to be looked at.
    pub total: usize,
    /// How many have been.
    pub done: usize,
    /// How many pages went.
    pub gone: usize,
    /// How many pages that were here before have their old words again.
    pub restored: usize,
    /// The pages that stay because somebody has written on them since.
    pub touched: Vec<Row>,
    /// Every page is dealt with.
    pub over: bool,
}
