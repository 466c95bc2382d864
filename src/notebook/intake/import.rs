//! Brings the people of a file to their pages, part by part. It takes as many at once as the disk has room for.
//!
//! If a person already has a page, from an earlier import or made by hand, every word that the owner wrote stays. The
//! file only adds what it has not said before (`document::imports`). An erasure always wins over a file.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::sync::Arc;

use sha2::{Digest, Sha256};

use crate::document::{ImportData, Source};
use crate::domain::{
    Customer, CustomerId, Detail, DocumentId, Entry, EntryId, EntryKind, ImportId, Keyed, PhotoId,
};
use crate::exchange::table::Table;
use crate::exchange::{Note, Person, Remark, vcard};
use crate::notebook::api::Effect;
use crate::notebook::api::import::{Import, Outcome, Reason, Report, Shrinking};
use crate::notebook::ctx::Ctx;
use crate::notebook::documents::Documents;

/// A file that is being imported.
pub(super) struct ImportJob {
    pub stage: Stage,
    /// What is shown of it. The stage says how far it is.
    pub shown: Import,
    pub report: Vec<Report>,
    /// The address book that the people come from. It is read once to show it, and again while the import is running.
    /// Keeping everyone in memory would take many times its size.
    pub reading: Option<vcard::Reading>,
    /// The table that they come from.
    pub table: Option<Table>,
    /// The file itself, if it may have to be read in another charset.
    pub legacy: Option<Arc<[u8]>>,
    /// The people who are not processed yet.
    pub people: VecDeque<Person>,
    /// The people who wait until their page is loaded.
    waiting: BTreeMap<DocumentId, Vec<Person>>,
    /// The people so far, by id. The value is the [`Person::apart`] of the first person with this id.
    named: BTreeMap<CustomerId, Option<CustomerId>>,
    /// The pages that received something from this file.
    pages: BTreeSet<CustomerId>,
    /// The shop's document knows of this import.
    is_noted: bool,
}

/// The stage of a file.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Stage {
    /// It is being read, in order to be shown.
    Reading,
    /// It is shown. Nothing is written yet.
    Shown,
    /// Its people are being imported.
    Running(ImportId),
    /// Everyone is done.
    Over(ImportId),
}

/// The report line for a remark.
pub(super) fn left_out(remark: &Remark, page: Option<CustomerId>) -> Report {
    let (place, words, outcome) = (remark.place, remark.words.clone(), Outcome::Left(remark.reason));
    Report { place, words, outcome, page }
}

impl ImportJob {
    /// A file of which nothing has been read yet. `legacy` is the file itself, if it may have to be read in another
    /// charset.
    pub fn of(shown: Import, legacy: Option<Arc<[u8]>>) -> Self {
        Self {
            stage: Stage::Shown,
            shown,
            report: Vec::new(),
            reading: None,
            table: None,
            legacy,
            people: VecDeque::new(),
            waiting: BTreeMap::new(),
            named: BTreeMap::new(),
            pages: BTreeSet::new(),
            is_noted: false,
        }
    }

    pub fn view(&self) -> Import {
        let (begun, over) = match self.stage {
            Stage::Reading | Stage::Shown => (None, false),
            Stage::Running(id) => (Some(id), false),
            Stage::Over(id) => (Some(id), true),
        };
        Import { reading: self.stage == Stage::Reading, begun, over, ..self.shown.clone() }
    }

    pub fn is_running(&self) -> bool {
        matches!(self.stage, Stage::Running(_))
    }

    /// The import, if it is running and the shop's document knows it.
    pub fn noted(&self) -> Option<ImportId> {
        match self.stage {
            Stage::Running(import) if self.is_noted => Some(import),
            _ => None,
        }
    }

    /// Whether it is running but was reverted in another tab or on another device.
    pub fn is_reverted(&self, documents: &Documents) -> bool {
        matches!(self.stage, Stage::Running(import) if documents.is_stored_as_reverted(import))
    }

    /// The owner has confirmed.
    pub fn begin(&mut self, id: ImportId) {
        if self.stage == Stage::Shown {
            self.stage = Stage::Running(id);
            (self.table, self.legacy) = (None, None);
            let Import { columns, charsets, preview, losses, .. } = &mut self.shown;
            (*columns, *charsets) = (None, None);
            preview.clear();
            losses.clear();
        }
    }

    /// Takes in the next people, as many as the disk has room for. Returns whether anything new must be shown.
    pub fn advance(&mut self, documents: &mut Documents, ctx: &mut Ctx) -> bool {
        let Stage::Running(import) = self.stage else { return false };
        let Some(capacity) = documents.capacity(self.waiting.len()) else { return false };
        let erased = documents.erased();
        let share = self.next(capacity, ctx);
        let is_changed = !share.is_empty();
        for mut person in share {
            let stranger = person.stranger.filter(|_| self.is_somebody_else(&person, documents));
            person.id = stranger.unwrap_or(person.id);
            let apart = person.apart.filter(|apart| documents.has_page(*apart) || self.is_another(&person));
            person.id = apart.unwrap_or(person.id);
            self.named.entry(person.id).or_insert(person.apart);
            if !documents.has_page(person.id) {
                // The ids of their entries are based on it too, so the same notes are not stored twice.
                person.id = same_person(&person.customer, documents).unwrap_or(person.id);
            }
            let is_known = documents.has_page(person.id);
            let id = match is_known {
                true => DocumentId::from(documents.people().standing(person.id)),
                false => person.id.into(),
            };
            if !is_known && erased.contains(&id) {
                self.arrived(&person, Outcome::Erased, None);
                continue;
            }
            documents.begin_page(id.into());
            if documents.is_open(id) && !self.waiting.contains_key(&id) {
                self.take_in(import, id, person, documents, ctx);
            } else {
                documents.load(id, ctx);
                self.waiting.entry(id).or_default().push(person);
            }
        }
        match (self.is_drained(), self.waiting.is_empty()) {
            (true, true) => self.end(import),
            // There is no pending answer of the disk to continue with.
            (false, true) if !documents.is_unsaved() => {
                ctx.ask(Effect::Pause);
                return is_changed;
            }
            _ => return is_changed,
        }
        true
    }

    /// The next people, up to the capacity.
    fn next(&mut self, capacity: usize, ctx: &Ctx) -> Vec<Person> {
        if let Some(reading) = &mut self.reading {
            while self.people.len() < capacity && !reading.is_over() {
                let mut found = reading.next(ctx.decode);
                found.settle(ctx.local);
                self.people.extend(found.people);
            }
        }
        self.people.drain(..self.people.len().min(capacity)).collect()
    }

    /// Whether another person of this file already has this id, only because the name is the same.
    fn is_another(&self, person: &Person) -> bool {
        self.named.get(&person.id).is_some_and(|apart| *apart != person.apart)
    }

    /// Whether everyone has been processed.
    fn is_drained(&self) -> bool {
        self.people.is_empty() && self.reading.as_ref().is_none_or(vcard::Reading::is_over)
    }

    /// A page is in memory or gone, so its people continue. Returns whether there were any.
    pub fn page_ready(&mut self, id: DocumentId, documents: &mut Documents, ctx: &mut Ctx) -> bool {
        let waiting = self.waiting.remove(&id);
        let (Some(waiting), Stage::Running(import)) = (waiting, self.stage) else { return false };
        for person in waiting {
            self.take_in(import, id, person, documents, ctx);
        }
        true
    }

    /// Handles a person whose page is in memory or gone.
    fn take_in(
        &mut self,
        import: ImportId,
        id: DocumentId,
        mut person: Person,
        documents: &mut Documents,
        ctx: &mut Ctx,
    ) {
        let page = CustomerId::from(id);
        let is_new = documents.people().get(page).is_none();
        let is_first = self.pages.insert(page);
        if let Some(open) = documents.get(id) {
            let page = open.page();
            person.leave_out_kept(&page.customer);
            // What an earlier row or card said about them stays.
            if !is_first {
                person.keep_beside(&page.customer);
            }
        }
        let told = ImportData {
            source: Source::File,
            customer: person.customer.clone(),
            entries: entries(&person, ctx),
            photo: person.photo.as_deref().map(|photo| Sha256::digest(photo).into()),
            ..ImportData::default()
        };
        let Some(brought) = documents.bring_in(id, import, &told, ctx) else {
            return self.arrived(&person, Outcome::Erased, None);
        };
        let outcome = match brought.changed {
            true if is_new => Outcome::Added,
            false if !brought.wants_photo => Outcome::Here,
            _ => Outcome::Updated,
        };
        self.arrived(&person, outcome, Some(page));
        if brought.changed {
            // This happens before the first page is committed, so the import can be reverted however it ends.
            if !std::mem::replace(&mut self.is_noted, true) {
                documents.note_import(import, ctx);
            }
            self.report.extend(person.remarks.iter().map(|remark| left_out(remark, Some(page))));
        }
        if let (Some(photo), Some(hash)) = (person.photo.filter(|_| brought.wants_photo), told.photo) {
            ctx.ask(Effect::Shrink(Shrinking { import, page, place: person.place, hash }, photo));
        }
    }

    /// One person of the file is done.
    fn arrived(&mut self, person: &Person, outcome: Outcome, page: Option<CustomerId>) {
        let words = person.customer.title().unwrap_or_default().to_owned();
        self.report.push(Report { place: person.place, words, outcome, page });
        self.shown.done += 1;
        self.shown.added += usize::from(outcome == Outcome::Added);
        self.shown.updated += usize::from(outcome == Outcome::Updated);
        self.shown.here += usize::from(outcome == Outcome::Here);
    }

    fn end(&mut self, import: ImportId) {
        self.stage = Stage::Over(import);
        self.show_report();
    }

    /// Sorts the report. What the owner may want to check comes first, and each group keeps the order of the file.
    fn show_report(&mut self) {
        let rank = |outcome| match outcome {
            Outcome::Left(_) | Outcome::Erased => 0,
            Outcome::Updated => 1,
            Outcome::Here => 2,
            Outcome::Added => 3,
        };
        self.report.sort_by_key(|report| (rank(report.outcome), report.place.line));
        self.shown.report = self.report.as_slice().into();
    }

    /// The browser could not read a photo.
    pub fn leave_photo_out(&mut self, shrinking: &Shrinking, documents: &Documents) {
        let (Stage::Running(import) | Stage::Over(import)) = self.stage else { return };
        if import != shrinking.import {
            return;
        }
        let (page, outcome) = (shrinking.page, Outcome::Left(Reason::NoPhoto));
        let words =
            documents.people().listed().get(&page).map(|summary| summary.title.clone()).unwrap_or_default();
        self.report.push(Report { place: shrinking.place, words, outcome, page: Some(page) });
        if let Stage::Over(_) = self.stage {
            self.show_report();
        }
    }

    /// Whether the page under a person's id existed before this import and shares nothing with the person: no word of
    /// the name, no number, no address, no birthday.
    fn is_somebody_else(&self, person: &Person, documents: &Documents) -> bool {
        let page = documents.people().listed().get(&person.id);
        let Some(page) = page.filter(|_| !self.pages.contains(&person.id)) else { return false };
        let customer = &person.customer;
        let names = |title: &str, called: &str| -> BTreeSet<String> {
            let words = title.split_whitespace().chain(called.split_whitespace());
            words.map(str::to_lowercase).collect()
        };
        let own = names(&page.title, &page.called);
        let theirs = names(customer.title().unwrap_or_default(), &customer.called);
        own.is_disjoint(&theirs)
            && (page.birthday.is_none() || page.birthday != customer.birthday())
            && !with_same_reach(customer, documents).any(|known| known == person.id)
    }
}

/// The pages that share a number or an address with this customer.
fn with_same_reach<'a>(
    customer: &'a Customer,
    documents: &'a Documents,
) -> impl Iterator<Item = CustomerId> + 'a {
    let index = documents.people().index();
    let numbered = customer.phones.values().flat_map(|phone| index.with_phone(&phone.number));
    let mailed = customer.emails.values().flat_map(|email| index.with_line(&email.address));
    numbered.chain(mailed)
}

/// The page of a person with the same name and the same number or address.
fn same_person(customer: &Customer, documents: &Documents) -> Option<CustomerId> {
    let title = customer.title()?;
    let index = documents.people().index();
    with_same_reach(customer, documents).find(|page| index.is_named(*page, title))
}

/// Adds a photo of an import to its page.
pub(super) fn bring_in_photo(
    shrinking: &Shrinking,
    bytes: &Arc<[u8]>,
    documents: &mut Documents,
    ctx: &mut Ctx,
) {
    if documents.is_reverted(shrinking.import) {
        return;
    }
    let customer = Customer { photo: Some(PhotoId::of(bytes)), ..Customer::default() };
    let told = ImportData { customer, photo: Some(shrinking.hash), ..ImportData::default() };
    documents.bring_in_photo(shrinking.page.into(), shrinking.import, &told, bytes, ctx);
}

/// The bytes that determine the id of a note of a file, version 1. They must never change. Otherwise every note would
/// be imported again with its file.
fn told(note: &Note) -> String {
    let day = note.day.map_or("None".to_owned(), |day| format!("Some({})", day.format("%Y-%m-%d")));
    let amount = note.amount.map_or("None".to_owned(), |amount| {
        format!("Some(Money {{ minor: {}, currency: {} }})", amount.minor, amount.currency.code())
    });
    format!("{} {day} {amount}\n{}", note.kind.key(), note.text)
}

/// The other app's notes, as entries. Their ids come from their content. So the same line stays one entry however often
/// its file is imported, and two equal lines in one file are two entries.
fn entries(person: &Person, ctx: &Ctx) -> Vec<(EntryId, Entry)> {
    let mut entries = BTreeMap::new();
    let mut alike = BTreeMap::<String, u32>::new();
    for line in &person.notes {
        let told = told(line);
        let nth = alike.entry(told.clone()).or_default();
        // The first 256 equal lines use one byte, as in files imported earlier. Later ones use four bytes.
        let number = u8::try_from(*nth).map_or_else(|_| nth.to_be_bytes().to_vec(), |nth| vec![nth]);
        *nth += 1;
        let hash: [u8; 32] = Sha256::digest([person.id.bytes(), &number, told.as_bytes()].concat()).into();
        let id = EntryId(hash.first_chunk().copied().unwrap_or_default());
        let detail = match line.kind {
            EntryKind::Purchase => Detail::Purchase { amount: line.amount, cost: None },
            kind => kind.into(),
        };
        let day = line.day.unwrap_or(ctx.today);
        let entry = Entry { text: line.text.clone(), ..Entry::new(detail, day, ctx.now) };
        entries.insert(id, entry);
    }
    entries.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Currency, EntryKind, Money};

    #[test]
    fn a_line_of_a_file_makes_the_same_bytes_for_ever() {
        let day = "2026-01-09".parse().ok();
        let amount = Some(Money { minor: 1250, currency: Currency::USD });
        let purchase = Note { kind: EntryKind::Purchase, day, amount, text: "tea".into() };
        assert_eq!(
            told(&purchase),
            "purchase Some(2026-01-09) Some(Money { minor: 1250, currency: USD })\ntea"
        );
        assert_eq!(told(&Note { text: "ចំណាំ".into(), ..Note::default() }), "note None None\nចំណាំ");
    }
}
