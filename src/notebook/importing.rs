//! Bringing people in from a file: first read and shown, then taken in share by share, each person once.
//!
//! Whoever has a page already, from an earlier import or made by hand, keeps every word the owner wrote; the file
//! only adds what it did not tell before (`document::imports`). An erasing wins over any file.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::sync::Arc;

use super::devices::Task;
use super::{Ambient, Effect, Notebook, Restore};
use crate::document::Heads;
use crate::domain::{Currency, CustomerId, ImportId, PhotoId, Summary, Timestamp};
pub use crate::exchange::Place;
pub use crate::exchange::Reason;
pub use crate::exchange::columns::Column;
pub use crate::exchange::kept;
pub use crate::exchange::rows::Mapping;
use crate::exchange::table::{self, Table};
use crate::exchange::{Found, Person, Remark, vcard};
use crate::exchange::{age, archive, charset, rows};
use crate::sync::bundle;
use crate::sync::webrtc::ConnectionId;

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

/// How many cells of a column, and how many people, are shown before anything is written.
const SAMPLES: usize = 3;

/// How many rows from the top may name the columns.
const TOP: usize = 12;

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

/// The people of a file, on their way from the file to their pages.
#[derive(Default)]
pub(super) struct Importing {
    /// The address book they come from: read once to be shown, and once more while they are on their way, because
    /// everyone in it would take many times its room.
    pub(super) reading: Option<vcard::Reading>,
    /// The table they come from.
    table: Option<Table>,
    /// The file itself, where it may have to be read in another charset.
    legacy: Option<Arc<[u8]>>,
    /// Those nobody has looked at yet.
    pub(super) people: VecDeque<Person>,
    pub(super) report: Vec<Report>,
    /// Who has come by now: the id of each, and the one it has apart from others of the same name.
    pub(super) named: BTreeMap<CustomerId, Option<CustomerId>>,
    /// The pages that something of this file has come to.
    pub(super) pages: BTreeSet<CustomerId>,
    /// The shop's document knows of this import.
    pub(super) is_noted: bool,
}

pub(super) enum Arrival {
    /// Changes from another device at the end of this line, whose copy is at these heads.
    Sent(ConnectionId, Heads, Arc<[u8]>),
    Person(Box<Person>),
    /// A document of an archive, or changes of another device, and the photos of the page.
    Restored(Arc<[u8]>, Vec<(PhotoId, Vec<u8>)>),
    /// A photo of this import, made small.
    Photo(Shrinking, Arc<[u8]>),
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

impl Notebook {
    /// Reads a file and shows what it holds.
    pub(super) fn read_file(
        &mut self,
        name: String,
        bytes: &[u8],
        ambient: &Ambient,
        effects: &mut Vec<Effect>,
    ) {
        // One file after the other.
        if self.running_import().is_some() || self.is_restoring() || self.undoing.is_some() {
            return;
        }
        // What became of the one before was read.
        self.importing.legacy = None;
        (self.view.import, self.view.restore, self.view.undo_import) = (None, None, None);
        if bundle::is_one(bytes) {
            self.view.restore = Some(Restore { file: name, ..Restore::default() });
            return self.with_devices(Task::Open(bytes.into()), effects);
        }
        if archive::is_one(bytes) || age::is_locked(bytes) {
            return self.read_archive(name, bytes);
        }
        let charsets = charset::sample(bytes).map(|sample| {
            let in_one = |name: &str| (name.to_owned(), charset::first_words(&sample, name, ambient.decode));
            let chosen = charset::guess(&sample, ambient.decode).to_owned();
            Charsets { chosen, samples: charset::CHARSETS.map(in_one).into() }
        });
        self.read_people(Import { file: name, charsets, ..Import::default() }, bytes, ambient, effects);
    }

    /// Reads the people of an address book or a table.
    fn read_people(&mut self, import: Import, bytes: &[u8], ambient: &Ambient, effects: &mut Vec<Effect>) {
        let charset =
            import.charsets.as_ref().map_or(charset::CHARSETS[0], |charsets| &charsets.chosen).to_owned();
        // Before the file is shown, which keeps it.
        self.importing.legacy = import.charsets.is_some().then(|| Arc::from(bytes));
        if vcard::is_one(bytes) || import.file.to_lowercase().ends_with(".vcf") {
            self.show_file(Import { reading: true, ..import }, None, Found::default());
            self.importing.reading = Some(vcard::Reading::new(bytes, &charset));
            return self.read_on(ambient, effects);
        }
        match table::read(bytes, &charset, ambient.decode) {
            Ok(table) => {
                // Of the countries, this one alone writes the month first.
                let mapping = rows::guess(&table, self.view.shop.country == "US");
                self.view.import = Some(import);
                self.map_columns(table, mapping, ambient);
            }
            Err(reason) => {
                let remark = Remark { place: Place::default(), words: String::new(), reason };
                self.show_file(import, None, Found { refused: vec![remark], ..Found::default() });
            }
        }
    }

    /// The owner says which charset the file is written in that was read.
    pub(super) fn read_in(&mut self, charset: String, ambient: &Ambient, effects: &mut Vec<Effect>) {
        let is_running = self.running_import().is_some();
        let (Some(bytes), false) = (self.importing.legacy.clone(), is_running) else { return };
        let Some(Import { file, charsets: Some(charsets), .. }) = self.view.import.take() else { return };
        let charsets = Charsets { chosen: charset, ..charsets };
        self.read_people(
            Import { file, charsets: Some(charsets), ..Import::default() },
            &bytes,
            ambient,
            effects,
        );
    }

    /// Reads the next share of an address book, to be shown.
    pub(super) fn read_on(&mut self, ambient: &Ambient, effects: &mut Vec<Effect>) {
        let (Some(reading), Some(import)) = (&mut self.importing.reading, &mut self.view.import) else {
            return;
        };
        if !import.reading {
            return;
        }
        let mut found = reading.next(ambient.decode);
        found.settle(ambient.local);
        import.total += found.people.len();
        note_losses(&mut import.losses, &found);
        import.old_khmer |= is_old_khmer(&found.people);
        import.preview.extend(preview(&found.people).take(SAMPLES - import.preview.len()));
        self.importing.report.extend(found.refused.iter().map(|remark| left(remark, None)));
        if reading.is_over() {
            reading.rewind();
            import.reading = false;
            import.report = self.importing.report.as_slice().into();
        } else {
            effects.push(Effect::Pause);
        }
    }

    /// The owner says what the columns mean.
    pub(super) fn remap_columns(&mut self, mapping: Mapping, ambient: &Ambient) {
        if let Some(table) = self.importing.table.take().filter(|_| self.running_import().is_none()) {
            self.map_columns(table, mapping, ambient);
        }
    }

    fn map_columns(&mut self, table: Table, mapping: Mapping, ambient: &Ambient) {
        let Some(import) = self.view.import.take() else { return };
        // With two at one counter, nobody knows which a bare number is in.
        let currencies = &self.view.shop.currencies;
        let currency: Option<Currency> = currencies.first().copied().filter(|_| currencies.len() == 1);
        let mut found = rows::people(&table, &mapping, currency);
        found.settle(ambient.local);
        let width = mapping.columns.len();
        let cells = |at: usize| {
            let cells = rows::data(&table, &mapping).filter_map(move |row| row.cells.get(at));
            cells.filter(|cell| !cell.is_empty()).take(SAMPLES).cloned().collect()
        };
        let named = rows::names(&table, &mapping);
        let top = table.rows.iter().take(TOP).map(|row| (row.line, row.cells.join(" · ")));
        let columns = Columns {
            names: (0..width).map(|at| named.get(at).cloned().unwrap_or_default()).collect(),
            top: top.collect(),
            samples: (0..width).map(cells).collect(),
            ambiguous: rows::is_ambiguous(&table, &mapping),
            mapping,
        };
        self.show_file(Import { columns: Some(columns), ..import }, Some(table), found);
    }

    fn show_file(&mut self, import: Import, table: Option<Table>, found: Found) {
        let report: Vec<Report> = found.refused.iter().map(|remark| left(remark, None)).collect();
        let mut losses = Vec::new();
        note_losses(&mut losses, &found);
        self.view.import = Some(Import {
            total: found.people.len(),
            losses,
            report: report.as_slice().into(),
            old_khmer: is_old_khmer(&found.people),
            preview: preview(&found.people).take(SAMPLES).collect(),
            ..import
        });
        self.drop_people();
        let legacy = self.importing.legacy.take();
        self.importing =
            Importing { legacy, table, people: found.people.into(), report, ..Importing::default() };
    }

    /// The owner said to go on.
    pub(super) fn import(&mut self, id: ImportId, ambient: &Ambient, effects: &mut Vec<Effect>) {
        if let Some(import) =
            self.view.import.as_mut().filter(|import| import.begun.is_none() && !import.reading)
        {
            import.begun = Some(id);
            import.columns = None;
            import.charsets = None;
            import.preview = Vec::new();
            import.losses = Vec::new();
            self.importing.table = None;
            self.importing.legacy = None;
            self.import_next(ambient, effects);
        }
    }

    /// Closes a file and its report; one that is on its way in is taken back.
    pub(super) fn close_import(&mut self, ambient: &Ambient, effects: &mut Vec<Effect>) {
        let noted = self.running_import().filter(|_| self.importing.is_noted);
        self.drop_import();
        if let Some(import) = noted {
            self.undo_import(import, ambient, effects);
        }
    }

    /// Lets go of a file and of its people who are not on their pages yet.
    pub(super) fn drop_import(&mut self) {
        self.drop_people();
        self.importing = Importing::default();
        self.view.import = None;
        self.stale_ranks();
    }

    /// The people of a file wait for their pages no more; what else waits does.
    fn drop_people(&mut self) {
        for waiting in self.inbox.values_mut() {
            waiting.retain(|arrival| !matches!(arrival, Arrival::Person(_)));
        }
        self.inbox.retain(|_, waiting| !waiting.is_empty());
    }

    /// The import whose people are on their way in.
    pub(super) fn running_import(&self) -> Option<ImportId> {
        self.view.import.as_ref().filter(|import| !import.over)?.begun
    }
}

/// Adds what of these people and lines will not be taken over as it stands.
fn note_losses(losses: &mut Vec<Loss>, found: &Found) {
    for remark in found.refused.iter().chain(found.people.iter().flat_map(|person| &person.remarks)) {
        let at = losses.iter().position(|loss| loss.reason == remark.reason).unwrap_or_else(|| {
            losses.push(Loss { reason: remark.reason, count: 0, first: Vec::new() });
            losses.len() - 1
        });
        let loss = &mut losses[at];
        loss.count += 1;
        if loss.first.len() < SAMPLES {
            loss.first.push((remark.place, remark.words.clone()));
        }
    }
}

/// How people would be shown in a list.
fn preview(people: &[Person]) -> impl Iterator<Item = (String, String)> {
    people.iter().map(|person| {
        let summary =
            Summary::of(person.id, &person.customer, Timestamp::default(), None, &[], &BTreeMap::new());
        (summary.title, summary.hint)
    })
}

fn is_old_khmer(people: &[Person]) -> bool {
    charset::is_old_khmer(people.iter().filter_map(|person| person.customer.title()))
}

impl Importing {
    /// The next people, at most so many.
    pub(super) fn next(&mut self, room: usize, ambient: &Ambient) -> Vec<Person> {
        if let Some(reading) = &mut self.reading {
            while self.people.len() < room && !reading.is_over() {
                let mut found = reading.next(ambient.decode);
                found.settle(ambient.local);
                self.people.extend(found.people);
            }
        }
        self.people.drain(..self.people.len().min(room)).collect()
    }

    /// Somebody else of this file has the id of this one already, by nothing more than the same name.
    pub(super) fn is_another(&self, person: &Person) -> bool {
        self.named.get(&person.id).is_some_and(|apart| *apart != person.apart)
    }

    /// Nobody is left to be looked at.
    pub(super) fn is_drained(&self) -> bool {
        self.people.is_empty() && self.reading.as_ref().is_none_or(vcard::Reading::is_over)
    }
}

pub(super) fn left(remark: &Remark, page: Option<CustomerId>) -> Report {
    let (place, words, outcome) = (remark.place, remark.words.clone(), Outcome::Left(remark.reason));
    Report { place, words, outcome, page }
}
