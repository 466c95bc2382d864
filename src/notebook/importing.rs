//! Bringing people in from a file: first read and shown, then written share by share, each person once.
//!
//! Whoever was brought in before has the same id and is left as they are: the owner's own changes win
//! over the file. So does an erasing.

use std::collections::{BTreeSet, VecDeque};
use std::sync::Arc;

use sha2::{Digest, Sha256};

use super::{Ambient, Effect, Notebook};
use crate::domain::{Customer, CustomerId, DocumentId, Entry, EntryId, EntryKind, NewPage, PhotoId};
use crate::exchange::{self, Person, Place, Reason, Remark};

/// How many pages may wait to be saved: enough that the next are made while the disk works on the last, and few
/// enough that the screen gets its turn.
const WAITING: usize = 10;

/// A file on its way in.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Import {
    /// The name of the file.
    pub file: String,
    /// How many people it holds.
    pub total: usize,
    /// How many of them are dealt with.
    pub done: usize,
    /// How many pages were begun.
    pub added: usize,
    /// How many people were here already.
    pub here: usize,
    /// The owner said to go on; before that nothing is written.
    pub begun: bool,
    /// Everyone is dealt with, or the owner stopped it.
    pub over: bool,
    /// What became of each: first what was left out, then who is here already, then who was added. While people are
    /// on their way in, what was refused before that.
    pub report: Arc<[Report]>,
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
    /// There is a page already; it stays as it is.
    Here,
    /// They were erased for good and stay so.
    Erased,
    /// Not taken over.
    Left(Reason),
}

impl Notebook {
    /// Reads a file and shows what it holds.
    pub(super) fn read_file(&mut self, name: String, bytes: &[u8], ambient: &Ambient) {
        let found = exchange::vcard::read(bytes, ambient.decode);
        self.report = found.refused.iter().map(|remark| left(remark, None)).collect();
        self.view.import = Some(Import {
            file: name,
            total: found.people.len(),
            report: self.report.as_slice().into(),
            ..Import::default()
        });
        self.importing = found.people.into();
    }

    /// The owner said to go on.
    pub(super) fn import(&mut self, ambient: &Ambient, effects: &mut Vec<Effect>) {
        if let Some(import) = &mut self.view.import {
            import.begun = true;
            self.import_next(ambient, effects);
        }
    }

    /// The owner stops it where it is; what is written stays. Once it is over, closes the report.
    pub(super) fn close_import(&mut self) {
        let is_importing = self.is_importing();
        self.importing = VecDeque::new();
        match is_importing {
            true => self.end_import(),
            false => self.view.import = None,
        }
    }

    /// People of a file are on their way in.
    pub(super) fn is_importing(&self) -> bool {
        self.view.import.as_ref().is_some_and(|import| import.begun && !import.over)
    }

    /// Writes the next people, as many as the disk has room for.
    pub(super) fn import_next(&mut self, ambient: &Ambient, effects: &mut Vec<Effect>) {
        if !self.is_importing() {
            return;
        }
        let room = WAITING.saturating_sub(self.held.values().filter(|held| held.is_unsaved()).count());
        let shop = self.held.get(&DocumentId::SHOP);
        let erased: BTreeSet<DocumentId> =
            shop.map(|shop| shop.document.erased()).into_iter().flatten().collect();
        let share: Vec<Person> = self.importing.drain(..self.importing.len().min(room)).collect();
        let mut pages = Vec::new();
        for person in share {
            let (outcome, page) = self.outcome(&person, &erased, &pages);
            let words = person.customer.title().unwrap_or_default().to_owned();
            self.report.push(Report { place: person.place, words, outcome, page });
            if let Some(import) = &mut self.view.import {
                import.done += 1;
                import.added += usize::from(outcome == Outcome::Added);
                import.here += usize::from(outcome == Outcome::Here);
            }
            if outcome == Outcome::Added {
                self.report.extend(person.remarks.iter().map(|remark| left(remark, page)));
                effects
                    .extend(person.photo.clone().map(|bytes| Effect::Shrink(person.id, person.place, bytes)));
                pages.push(page_of(person, ambient));
            }
        }
        if self.importing.is_empty() {
            self.end_import();
        } else if pages.is_empty() && room > 0 {
            // No answer of the disk will come to go on with.
            effects.push(Effect::Pause);
        }
        self.bring(pages, ambient, effects);
    }

    fn end_import(&mut self) {
        if let Some(import) = &mut self.view.import {
            import.over = true;
        }
        self.show_report();
        self.stale_ranks();
    }

    /// What the owner may want to look at comes first, each in the order of the file.
    fn show_report(&mut self) {
        let rank = |outcome| match outcome {
            Outcome::Left(_) | Outcome::Erased => 0,
            Outcome::Here => 1,
            Outcome::Added => 2,
        };
        self.report.sort_by_key(|report| (rank(report.outcome), report.place.line));
        if let Some(import) = &mut self.view.import {
            import.report = self.report.as_slice().into();
        }
    }

    fn outcome(
        &self,
        person: &Person,
        erased: &BTreeSet<DocumentId>,
        new: &[NewPage],
    ) -> (Outcome, Option<CustomerId>) {
        let id = person.id;
        if self.summaries.contains_key(&id) || new.iter().any(|(known, ..)| *known == id) {
            (Outcome::Here, Some(id))
        } else if erased.contains(&id.into()) {
            (Outcome::Erased, None)
        } else if let Some(page) = self.same(&person.customer) {
            (Outcome::Here, Some(page))
        } else {
            (Outcome::Added, Some(id))
        }
    }

    /// The page of somebody with the same name and the same number.
    fn same(&self, customer: &Customer) -> Option<CustomerId> {
        let phones = customer.phones.values();
        let numbered: Vec<CustomerId> =
            phones.flat_map(|phone| self.index.likely("", &phone.number, None)).collect();
        if numbered.is_empty() {
            return None;
        }
        self.index.likely(customer.title()?, "", None).into_iter().find(|page| numbered.contains(page))
    }

    /// The browser made a photo small, or could not read it.
    pub(super) fn shrunk(
        &mut self,
        id: CustomerId,
        place: Place,
        photo: Option<Arc<[u8]>>,
        ambient: &Ambient,
        effects: &mut Vec<Effect>,
    ) {
        match photo {
            Some(bytes) => {
                let new = Customer { photo: Some(PhotoId::of(&bytes)), ..Customer::default() };
                let edit =
                    super::Edit::Customer { base: Box::default(), new: Box::new(new), photo: Some(bytes) };
                self.edit(id.into(), edit, super::Undoable::No, ambient, effects);
            }
            None => {
                let words = self.summaries.get(&id).map(|summary| summary.title.clone()).unwrap_or_default();
                let outcome = Outcome::Left(Reason::NoPhoto);
                self.report.push(Report { place, words, outcome, page: Some(id) });
                if !self.is_importing() {
                    self.show_report();
                }
            }
        }
    }
}

fn left(remark: &Remark, page: Option<CustomerId>) -> Report {
    let (place, words, outcome) = (remark.place, remark.words.clone(), Outcome::Left(remark.reason));
    Report { place, words, outcome, page }
}

/// The page a person of a file begins with: the other app's notes are its first entries.
fn page_of(person: Person, ambient: &Ambient) -> NewPage {
    let note = |(at, text): (usize, String)| {
        let mut id = [0; 16];
        let hash = Sha256::digest([person.id.bytes(), b"note", &at.to_be_bytes()].concat());
        id.copy_from_slice(&hash[..16]);
        (EntryId(id), Entry { text, ..Entry::new(EntryKind::Note, ambient.today, ambient.now) })
    };
    let entries = person.notes.into_iter().enumerate().map(note).collect();
    (person.id, person.customer, entries)
}
