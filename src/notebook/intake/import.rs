//! People of a file on their way to their pages, share by share: as many at once as the disk has room for.
//!
//! Somebody who has a page already, from an earlier import or made by hand, keeps every word the owner wrote. The file only
//! adds what it did not tell before (`document::imports`). An erasure wins over any file.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::sync::Arc;

use sha2::{Digest, Sha256};

use crate::document::{Source, Told};
use crate::domain::{Customer, CustomerId, DocumentId, Entry, EntryId, ImportId, PhotoId};
use crate::exchange::table::Table;
use crate::exchange::{Line, Person, Remark, vcard};
use crate::notebook::api::Effect;
use crate::notebook::api::import::{Import, Outcome, Reason, Report, Shrinking};
use crate::notebook::ctx::Ctx;
use crate::notebook::documents::Documents;

/// A file on its way in.
pub(super) struct ImportJob {
    pub stage: Stage,
    /// What is shown of it; how far it is says the stage.
    pub shown: Import,
    pub report: Vec<Report>,
    /// The address book the people come from: read once to be shown, and once more while they are on their way, because
    /// everyone in it would take many times its room.
    pub reading: Option<vcard::Reading>,
    /// The table they come from.
    pub table: Option<Table>,
    /// The file itself, where it may have to be read in another charset.
    pub legacy: Option<Arc<[u8]>>,
    /// Those nobody has looked at yet.
    pub people: VecDeque<Person>,
    /// Those who wait until their page is loaded.
    waiting: BTreeMap<DocumentId, Vec<Person>>,
    /// Who has come by now: the id of each, and the one it has apart from others of the same name.
    named: BTreeMap<CustomerId, Option<CustomerId>>,
    /// The pages that something of this file has come to.
    pages: BTreeSet<CustomerId>,
    /// The shop's document knows of this import.
    is_noted: bool,
}

/// How far a file is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Stage {
    /// It is being read, to be shown.
    Reading,
    /// It is shown, and nothing is written.
    Shown,
    /// Its people are on their way in.
    Running(ImportId),
    /// Everyone is dealt with.
    Over(ImportId),
}

/// What the owner reads of a remark.
pub(super) fn left_out(remark: &Remark, page: Option<CustomerId>) -> Report {
    let (place, words, outcome) = (remark.place, remark.words.clone(), Outcome::Left(remark.reason));
    Report { place, words, outcome, page }
}

impl ImportJob {
    /// A file of which nothing is read. `legacy` is the file itself, where it may have to be read in another charset.
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

    /// The import, while it runs and the shop's document knows of it.
    pub fn noted(&self) -> Option<ImportId> {
        match self.stage {
            Stage::Running(import) if self.is_noted => Some(import),
            _ => None,
        }
    }

    /// It runs, and was taken back in another tab or on another device.
    pub fn is_reverted(&self, documents: &Documents) -> bool {
        matches!(self.stage, Stage::Running(import) if documents.is_stored_as_reverted(import))
    }

    /// The owner said to go on.
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

    /// Takes in the next people, as many as the disk has room for. Whether anything is to be shown.
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
                // What their entries are named after, too: the same notes are not there twice.
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
            // No answer of the disk will come to go on with.
            (false, true) if !documents.is_unsaved() => {
                ctx.ask(Effect::Pause);
                return is_changed;
            }
            _ => return is_changed,
        }
        true
    }

    /// The next people, at most so many.
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

    /// Somebody else of this file has the id of this one already, by nothing more than the same name.
    fn is_another(&self, person: &Person) -> bool {
        self.named.get(&person.id).is_some_and(|apart| *apart != person.apart)
    }

    /// Nobody is left to be looked at.
    fn is_drained(&self) -> bool {
        self.people.is_empty() && self.reading.as_ref().is_none_or(vcard::Reading::is_over)
    }

    /// A page is in memory, or gone: its people go on. Whether there were any.
    pub fn page_ready(&mut self, id: DocumentId, documents: &mut Documents, ctx: &mut Ctx) -> bool {
        let waiting = self.waiting.remove(&id);
        let (Some(waiting), Stage::Running(import)) = (waiting, self.stage) else { return false };
        for person in waiting {
            self.take_in(import, id, person, documents, ctx);
        }
        true
    }

    /// Somebody of the file finds their page in memory, or gone.
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
            // What an earlier row or card told of them stays.
            if !is_first {
                person.keep_beside(&page.customer);
            }
        }
        let told = Told {
            source: Source::File,
            customer: person.customer.clone(),
            entries: entries(&person, ctx),
            photo: person.photo.as_deref().map(|photo| Sha256::digest(photo).into()),
            ..Told::default()
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
            // Before the first page is committed: the import can be taken back however it ends.
            if !std::mem::replace(&mut self.is_noted, true) {
                documents.note_import(import, ctx);
            }
            self.report.extend(person.remarks.iter().map(|remark| left_out(remark, Some(page))));
        }
        if let (Some(photo), Some(hash)) = (person.photo.filter(|_| brought.wants_photo), told.photo) {
            ctx.ask(Effect::Shrink(Shrinking { import, page, place: person.place, hash }, photo));
        }
    }

    /// One person of the file is dealt with.
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

    /// What the owner may want to look at comes first, each in the order of the file.
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

    /// Whether the page under a person's id was there before this import, and nothing on it is theirs: no word of the name,
    /// no number, no address, no birthday.
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

/// The pages that have a number or an address of this customer.
fn with_same_reach<'a>(
    customer: &'a Customer,
    documents: &'a Documents,
) -> impl Iterator<Item = CustomerId> + 'a {
    let index = documents.people().index();
    let numbered = customer.phones.values().flat_map(|phone| index.with_phone(&phone.number));
    let mailed = customer.emails.values().flat_map(|email| index.with_line(&email.address));
    numbered.chain(mailed)
}

/// The page of somebody with the same name and the same number or address.
fn same_person(customer: &Customer, documents: &Documents) -> Option<CustomerId> {
    let title = customer.title()?;
    let index = documents.people().index();
    with_same_reach(customer, documents).find(|page| index.is_named(*page, title))
}

/// A photo of an import finds its page.
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
    let told = Told { customer, photo: Some(shrinking.hash), ..Told::default() };
    documents.bring_in_photo(shrinking.page.into(), shrinking.import, &told, bytes, ctx);
}

/// The bytes that make the id of a line of a file, version 1: they are the same for ever, or every line would come in
/// twice with its file.
fn told(line: &Line) -> String {
    let day = line.day.map_or("None".to_owned(), |day| format!("Some({})", day.format("%Y-%m-%d")));
    let amount = line.amount.map_or("None".to_owned(), |amount| {
        format!("Some(Money {{ minor: {}, currency: {} }})", amount.minor, amount.currency.code())
    });
    format!("{} {day} {amount}\n{}", line.kind.key(), line.text)
}

/// What the other app noted, as entries. What they say makes their ids, so that the same line is one entry however often
/// its file comes, and two alike in one file are two.
fn entries(person: &Person, ctx: &Ctx) -> Vec<(EntryId, Entry)> {
    let mut entries = BTreeMap::new();
    let mut alike = BTreeMap::<String, u32>::new();
    for line in &person.lines {
        let told = told(line);
        let nth = alike.entry(told.clone()).or_default();
        // One byte for the first 256 that are alike, as files read earlier have it; four for those after them.
        let number = u8::try_from(*nth).map_or_else(|_| nth.to_be_bytes().to_vec(), |nth| vec![nth]);
        *nth += 1;
        let hash: [u8; 32] = Sha256::digest([person.id.bytes(), &number, told.as_bytes()].concat()).into();
        let id = EntryId(hash.first_chunk().copied().unwrap_or_default());
        let entry = Entry {
            text: line.text.clone(),
            amount: line.amount,
            ..Entry::new(line.kind, line.day.unwrap_or(ctx.today), ctx.now)
        };
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
        let purchase = Line { kind: EntryKind::Purchase, day, amount, text: "tea".into() };
        assert_eq!(
            told(&purchase),
            "purchase Some(2026-01-09) Some(Money { minor: 1250, currency: USD })\ntea"
        );
        assert_eq!(told(&Line { text: "ចំណាំ".into(), ..Line::default() }), "note None None\nចំណាំ");
    }
}
