//! People of a file on their way to their pages, share by share: as many at once as the disk has room for.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use sha2::{Digest, Sha256};

use super::held::Held;
use super::importing::{Arrival, Outcome, Report, Shrinking, left};
use super::{Ambient, Effect, Notebook, Pending};
use crate::document::{Brought, Document, EditError, Source, Told, Unfit, chunks};
use crate::domain::{Customer, CustomerId, DocumentId, Entry, EntryId, ImportId, PhotoId};
use crate::exchange::{Line, Person, Reason};

/// How many pages may wait for the disk: enough that the next are made while it works on the last, and few enough
/// that the screen gets its turn.
const WAITING: usize = 10;

/// What became of a document from elsewhere.
pub(super) enum Merged {
    /// There is no such page any more.
    Gone,
    /// It is a page of an import that was taken back.
    Undone,
    /// It was not taken in.
    Unfit(Unfit),
    /// It is here, to be saved where something is new.
    Here {
        /// The page itself is.
        is_new: bool,
        /// Something on it is.
        is_changed: bool,
    },
}

impl Notebook {
    /// Takes in the next people, as many as the disk has room for.
    pub(super) fn import_next(&mut self, ambient: &Ambient, effects: &mut Vec<Effect>) {
        let Some(import) = self.running_import() else { return };
        if self.noted.undone.contains(&import) {
            // In another tab, or on another device.
            return self.drop_import();
        }
        let Some(room) = self.room() else { return };
        let erased = self.erased();
        let share = self.importing.next(room, ambient);
        let mut here = Vec::new();
        for mut person in share {
            let stranger = person.stranger.filter(|_| self.is_somebody_else(&person));
            person.id = stranger.unwrap_or(person.id);
            let apart =
                person.apart.filter(|apart| self.has_page(*apart) || self.importing.is_another(&person));
            person.id = apart.unwrap_or(person.id);
            self.importing.named.entry(person.id).or_insert(person.apart);
            if !self.has_page(person.id) {
                // What their entries are named after, too: the same notes are not there twice.
                person.id = self.same(&person.customer).unwrap_or(person.id);
            }
            let known = self.has_page(person.id).then(|| DocumentId::from(self.standing(person.id)));
            let id = known.unwrap_or(person.id.into());
            if known.is_none() && erased.contains(&id) {
                self.arrived(&person, Outcome::Erased, None);
                continue;
            }
            if known.is_none() {
                self.held.insert(id, Held::new(Document::new(id, self.authors.next())));
            }
            if self.deliver(id, Arrival::Person(Box::new(person)), ambient, effects) {
                here.push(id);
            }
        }
        self.save_together(&here, effects);
        let is_unsaved = self.held.values().any(Held::is_unsaved);
        match (self.importing.is_drained(), !self.waits(|arrival| matches!(arrival, Arrival::Person(_)))) {
            (true, true) => self.end_import(),
            // No answer of the disk will come to go on with.
            (false, true) if !is_unsaved => effects.push(Effect::Pause),
            _ => {}
        }
    }

    /// For how many more pages the disk has room; `None` while it has none, and its answers are to come.
    pub(super) fn room(&self) -> Option<usize> {
        let unsaved = self.held.values().filter(|held| held.is_unsaved()).count();
        let arriving = self.inbox.len() + self.looked_at().count();
        WAITING.checked_sub(unsaved + arriving).filter(|room| *room > 0)
    }

    /// Something of this kind waits until its page is read, or is being looked at.
    pub(super) fn waits(&self, is_it: impl Fn(&Arrival) -> bool) -> bool {
        self.inbox.values().flatten().chain(self.looked_at().map(|(_, arrival)| arrival)).any(is_it)
    }

    /// There is a page: in a list, joined with another, or taken back.
    pub(super) fn has_page(&self, id: CustomerId) -> bool {
        self.is_summed(id) || self.held.contains_key(&id.into())
    }

    /// There is such a document.
    pub(super) fn is_known(&self, id: DocumentId) -> bool {
        id == DocumentId::SHOP || self.has_page(id.into())
    }

    /// A page is known by its summary.
    pub(super) fn is_summed(&self, id: CustomerId) -> bool {
        self.summaries.contains_key(&id) || self.unlisted.contains_key(&id)
    }

    pub(super) fn erased(&self) -> BTreeSet<DocumentId> {
        let shop = self.held.get(&DocumentId::SHOP);
        shop.map(|shop| shop.document.erased()).into_iter().flatten().collect()
    }

    /// Gives something to its page: now where that is in memory, or else as soon as it is read. Whether it was now.
    pub(super) fn deliver(
        &mut self,
        id: DocumentId,
        arrival: Arrival,
        ambient: &Ambient,
        effects: &mut Vec<Effect>,
    ) -> bool {
        self.inbox.entry(id).or_default().push_back(arrival);
        let is_here = self.held.contains_key(&id);
        match is_here || !self.is_known(id) {
            true => self.arrive(id, ambient, effects),
            false => self.read_document(id, Pending::Document(id), effects),
        }
        is_here
    }

    /// What waited for this page finds it in memory, or gone. What comes from elsewhere is looked at first.
    pub(super) fn arrive(&mut self, id: DocumentId, ambient: &Ambient, effects: &mut Vec<Effect>) {
        for arrival in self.inbox.remove(&id).unwrap_or_default() {
            match arrival {
                // It may build on what is looked at now.
                Arrival::Sent(..) | Arrival::Restored(..) if self.is_looked_at(id) => {
                    self.inbox.entry(id).or_default().push_back(arrival);
                }
                Arrival::Sent(..) | Arrival::Restored(..) => self.look(id, arrival, effects),
                Arrival::Person(person) => self.arrive_person(id, *person, ambient, effects),
                Arrival::Photo(Shrinking { import, .. }, _) if self.is_undone(import) => {}
                Arrival::Photo(Shrinking { import, hash, .. }, bytes) => {
                    let photo = PhotoId::of(&bytes);
                    let customer = Customer { photo: Some(photo), ..Customer::default() };
                    let told = Told { customer, photo: Some(hash), ..Told::default() };
                    if self
                        .bring_in(id, import, &told, ambient, effects)
                        .is_some_and(|brought| brought.changed)
                        && let Some(held) = self.held.get_mut(&id)
                    {
                        held.put_photo(photo, &bytes);
                        self.save(id, effects);
                    }
                }
            }
        }
    }

    /// Merges a document from elsewhere that was looked at, with photos of its page.
    pub(super) fn merge_in(
        &mut self,
        id: DocumentId,
        bytes: &[u8],
        photos: Vec<(PhotoId, Vec<u8>)>,
        looked: Result<(), Unfit>,
        ambient: &Ambient,
    ) -> Merged {
        let is_new = id != DocumentId::SHOP && !self.is_summed(id.into());
        let undone = self.undone_imports();
        let Some(held) = self.held.get_mut(&id) else { return Merged::Gone };
        let taken = looked.and_then(|()| held.document.take_in(bytes));
        // An import that was taken back does not come back from a device that was away.
        let is_only_of = |import: &ImportId| held.document.is_only_of(*import, &undone, ambient.now);
        let is_undone = is_new && taken.is_ok() && undone.iter().any(is_only_of);
        // Nothing but what every page begins with is no page.
        let is_empty = is_new && taken == Ok(false);
        if is_new && (taken.is_err() || is_undone || is_empty) {
            self.held.remove(&id);
        }
        let mut is_changed = match taken {
            _ if is_undone => return Merged::Undone,
            _ if is_empty => return Merged::Gone,
            Ok(is_changed) => is_changed,
            Err(unfit) => return Merged::Unfit(unfit),
        };
        let Some(held) = self.held.get_mut(&id) else { return Merged::Gone };
        for (photo, bytes) in photos {
            if !held.photos.contains_key(&photo) {
                held.put_photo(photo, &bytes.into());
                is_changed = true;
            }
        }
        if is_changed {
            held.touch();
            held.heal();
            // The sender may not have the photos yet.
            held.want_photos();
        }
        if is_new {
            held.arrived = chunks::told_heads(bytes).map(|heads| (heads, bytes.to_vec()));
        }
        if is_changed && id != DocumentId::SHOP {
            let page = held.page();
            held.words.extend(page.entries.iter().map(|(entry, _)| *entry));
            self.summarise(id);
            self.index_words(id, &page.entries);
        }
        Merged::Here { is_new, is_changed }
    }

    fn arrive_person(
        &mut self,
        id: DocumentId,
        mut person: Person,
        ambient: &Ambient,
        effects: &mut Vec<Effect>,
    ) {
        let Some(import) = self.running_import() else { return };
        let is_new = !self.is_summed(id.into());
        let is_first = self.importing.pages.insert(id.into());
        if let Some(held) = self.held.get_mut(&id) {
            let page = held.page();
            person.leave_out_kept(&page.customer);
            // What an earlier row or card told of them stays.
            if !is_first {
                person.keep_beside(&page.customer);
            }
        }
        let told = Told {
            source: Source::File,
            customer: person.customer.clone(),
            entries: entries(&person, ambient),
            photo: person.photo.as_deref().map(|photo| Sha256::digest(photo).into()),
            ..Told::default()
        };
        let Some(brought) = self.bring_in(id, import, &told, ambient, effects) else {
            return self.arrived(&person, Outcome::Erased, None);
        };
        let outcome = match brought.changed {
            true if is_new => Outcome::Added,
            false if !brought.wants_photo => Outcome::Here,
            _ => Outcome::Updated,
        };
        let page = CustomerId::from(id);
        self.arrived(&person, outcome, Some(page));
        if brought.changed {
            self.importing.report.extend(person.remarks.iter().map(|remark| left(remark, Some(page))));
        }
        if let (Some(photo), Some(hash)) = (person.photo.filter(|_| brought.wants_photo), told.photo) {
            effects.push(Effect::Shrink(Shrinking { import, page, place: person.place, hash }, photo));
        }
    }

    /// Takes in what a file tells; `None` where the page is not there.
    fn bring_in(
        &mut self,
        id: DocumentId,
        import: ImportId,
        told: &Told,
        ambient: &Ambient,
        effects: &mut Vec<Effect>,
    ) -> Option<Brought> {
        let held = self.held.get_mut(&id)?;
        let brought = match held.document.bring_in(import, told, ambient.now) {
            Ok(brought) => brought,
            Err(error) => {
                // The page itself says that a later version wrote it.
                self.view.trouble =
                    (error != EditError::Newer).then(|| error.into()).or(self.view.trouble.take());
                Brought { changed: false, wants_photo: false }
            }
        };
        if brought.changed {
            held.words.extend(told.entries.iter().map(|(entry, _)| *entry));
            held.touch();
            let page = held.page();
            self.summarise(id);
            self.index_words(id, &page.entries);
            self.note_import(import, ambient, effects);
        }
        Some(brought)
    }

    /// The shop's document learns of an import before the first page is saved: it can be taken back however it ends.
    fn note_import(&mut self, import: ImportId, ambient: &Ambient, effects: &mut Vec<Effect>) {
        if std::mem::replace(&mut self.importing.is_noted, true) {
            return;
        }
        let Some(shop) = self.held.get_mut(&DocumentId::SHOP) else { return };
        if shop.document.imports().contains_key(&import) {
            return;
        }
        match shop.document.note_import(import, Some(ambient.now), ambient.now) {
            Ok(()) => shop.touch(),
            Err(error) => self.view.trouble = Some(error.into()),
        }
        self.save(DocumentId::SHOP, effects);
    }

    /// One person of the file is dealt with.
    fn arrived(&mut self, person: &Person, outcome: Outcome, page: Option<CustomerId>) {
        let words = person.customer.title().unwrap_or_default().to_owned();
        self.importing.report.push(Report { place: person.place, words, outcome, page });
        if let Some(import) = &mut self.view.import {
            import.done += 1;
            import.added += usize::from(outcome == Outcome::Added);
            import.updated += usize::from(outcome == Outcome::Updated);
            import.here += usize::from(outcome == Outcome::Here);
        }
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
            Outcome::Updated => 1,
            Outcome::Here => 2,
            Outcome::Added => 3,
        };
        let report = &mut self.importing.report;
        report.sort_by_key(|report| (rank(report.outcome), report.place.line));
        if let Some(import) = &mut self.view.import {
            import.report = report.as_slice().into();
        }
    }

    /// Whether the page under a person's id was there before this import, and nothing on it is theirs: no word of the name,
    /// no number, no address, no birthday.
    fn is_somebody_else(&self, person: &Person) -> bool {
        let Some(page) =
            self.summaries.get(&person.id).filter(|_| !self.importing.pages.contains(&person.id))
        else {
            return false;
        };
        let customer = &person.customer;
        let names = |title: &str, called: &str| -> BTreeSet<String> {
            let words = title.split_whitespace().chain(called.split_whitespace());
            words.map(str::to_lowercase).collect()
        };
        let own = names(&page.title, &page.called);
        let theirs = names(customer.title().unwrap_or_default(), &customer.called);
        let numbered = customer.phones.values().flat_map(|phone| self.index.with_phone(&phone.number));
        let mailed = customer.emails.values().flat_map(|email| self.index.with_line(&email.address));
        own.is_disjoint(&theirs)
            && (page.birthday.is_none() || page.birthday != customer.birthday())
            && !numbered.chain(mailed).any(|known| known == person.id)
    }

    /// The page of somebody with the same name and the same number or address.
    fn same(&self, customer: &Customer) -> Option<CustomerId> {
        let title = customer.title()?;
        let numbered = customer.phones.values().flat_map(|phone| self.index.with_phone(&phone.number));
        let mailed = customer.emails.values().flat_map(|email| self.index.with_line(&email.address));
        numbered.chain(mailed).find(|page| self.index.is_named(*page, title))
    }

    /// The browser made a photo small, or could not read it.
    pub(super) fn shrunk(
        &mut self,
        shrinking: Shrinking,
        photo: Option<Arc<[u8]>>,
        ambient: &Ambient,
        effects: &mut Vec<Effect>,
    ) {
        let Shrinking { import, page, place, .. } = shrinking;
        match photo {
            _ if self.is_undone(import) => {}
            Some(bytes) => {
                self.deliver(page.into(), Arrival::Photo(shrinking, bytes), ambient, effects);
            }
            None if self.view.import.as_ref().is_some_and(|shown| shown.begun == Some(import)) => {
                let words =
                    self.summaries.get(&page).map(|summary| summary.title.clone()).unwrap_or_default();
                let outcome = Outcome::Left(Reason::NoPhoto);
                self.importing.report.push(Report { place, words, outcome, page: Some(page) });
                if self.running_import().is_none() {
                    self.show_report();
                }
            }
            None => {}
        }
    }
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
fn entries(person: &Person, ambient: &Ambient) -> Vec<(EntryId, Entry)> {
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
            ..Entry::new(line.kind, line.day.unwrap_or(ambient.today), ambient.now)
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
