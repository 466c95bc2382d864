//! Two pages about the same person: found, shown side by side, joined into one, and parted again.
//!
//! Joining brings the younger page into the older one as a file would be brought in (`document::imports`), so it is
//! remembered and can be taken back at any time, also after both were edited elsewhere; the younger says whose it is
//! and is in no list. Which page stays is not chosen: two devices that join the same pair at once must choose alike.

use super::held::Held;
use super::view::{Happened, PageState};
use super::{Ambient, Effect, Notebook, Pending, Row};
use crate::document::{EditError, Source, Told};
use crate::domain::{Customer, CustomerId, DocumentId, ImportId, PhotoId, Recommender};
pub use crate::search::Why;
use crate::search::{self, Pair};
use crate::storage::{self, Change, Space};

/// How many pairs are told at once: enough for an evening, and the next come when these are dealt with.
const TOLD: usize = 100;

/// Two pages that may be about the same person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Duplicate {
    /// The pages.
    pub rows: [Row; 2],
    /// Why, the weightiest first.
    pub why: Vec<Why>,
}

/// Two pages side by side.
#[derive(Clone, Debug, PartialEq)]
pub struct Comparison {
    /// The pages.
    pub pair: [CustomerId; 2],
    /// What is on them, as far as it is read.
    pub sides: [Option<Side>; 2],
}

/// One of two pages.
#[derive(Clone, Debug, PartialEq)]
pub struct Side {
    /// The fields.
    pub customer: Customer,
    /// How many entries there are.
    pub entries: usize,
}

/// Two pages to be joined, or parted, as soon as both are read.
pub(super) struct Joining {
    /// The page that stays.
    pub into: CustomerId,
    /// The one that stands on it.
    pub from: CustomerId,
    what: What,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum What {
    Join(Source),
    /// They were joined before; words came to the page since that do not stand on the other yet.
    Follow,
    Part,
}

impl Notebook {
    /// The page that stands in the lists for this one: itself, or the one it was joined with.
    pub(super) fn standing(&self, id: CustomerId) -> CustomerId {
        let mut at = id;
        // As many steps as there are joined pages: no circle keeps us.
        for _ in 0..=self.unlisted.len() {
            match self.unlisted.get(&at).and_then(|summary| summary.joined) {
                Some(into) => at = into,
                None => break,
            }
        }
        at
    }

    /// Looks who may have two pages.
    pub(super) fn find_duplicates(&mut self) {
        let apart = self.held.get(&DocumentId::SHOP).map(|shop| shop.document.apart()).unwrap_or_default();
        let pairs = search::duplicates(self.summaries.values());
        let pairs = pairs.into_iter().filter(|pair| !apart.contains(&pair.ids));
        let told = pairs.filter_map(|Pair { ids, why }| {
            let rows = self.rows(&ids);
            Some(Duplicate { rows: rows.try_into().ok()?, why })
        });
        self.view.duplicates = Some(told.take(TOLD).collect());
    }

    /// These two are not the same person.
    pub(super) fn not_the_same(
        &mut self,
        pair: [CustomerId; 2],
        ambient: &Ambient,
        effects: &mut Vec<Effect>,
    ) {
        let Some(shop) = self.held.get_mut(&DocumentId::SHOP) else { return };
        match shop.document.note_apart(pair, ambient.now) {
            Ok(()) => shop.touch(),
            Err(error) => self.view.trouble = Some(error.into()),
        }
        self.save(DocumentId::SHOP, effects);
        self.view.comparison = None;
        self.find_duplicates();
    }

    /// Shows two pages side by side.
    pub(super) fn compare(&mut self, pair: [CustomerId; 2], effects: &mut Vec<Effect>) {
        self.view.comparison = Some(Comparison { pair, sides: [None, None] });
        for id in pair.map(DocumentId::from) {
            if !self.held.contains_key(&id) {
                self.read_document(id, Pending::Document(id), effects);
            }
        }
        self.show_comparison();
    }

    /// Brings what is shown side by side up to date.
    pub(super) fn show_comparison(&mut self) {
        let Some(comparison) = &mut self.view.comparison else { return };
        for (id, side) in comparison.pair.iter().zip(&mut comparison.sides) {
            let Some(held) = self.held.get_mut(&DocumentId::from(*id)) else { continue };
            let page = held.page();
            let entries = page.entries.iter().filter(|(_, entry)| !entry.removed).count();
            *side = Some(Side { customer: page.customer.clone(), entries });
        }
    }

    /// Joins two pages.
    pub(super) fn join(
        &mut self,
        pair: [CustomerId; 2],
        words_of: CustomerId,
        ambient: &Ambient,
        effects: &mut Vec<Effect>,
    ) {
        let age = |id: &CustomerId| self.summaries.get(id).map(|summary| (summary.begun, *id));
        let [Some(one), Some(other)] = [age(&pair[0]), age(&pair[1])] else { return };
        if pair[0] == pair[1] {
            return;
        }
        let (into, from) = (one.min(other).1, one.max(other).1);
        let source = if words_of == from { Source::BetterPage } else { Source::Page };
        self.view.comparison = None;
        self.read_both(Joining { into, from, what: What::Join(source) }, effects);
        self.join_next(ambient, effects);
    }

    /// Parts a page from the one it was joined with.
    pub(super) fn part(&mut self, from: CustomerId, ambient: &Ambient, effects: &mut Vec<Effect>) {
        let Some(into) = self.unlisted.get(&from).and_then(|summary| summary.joined) else { return };
        self.read_both(Joining { into, from, what: What::Part }, effects);
        self.join_next(ambient, effects);
    }

    /// Words or photos may have come to a joined page, from a tab or device that did not know yet.
    pub(super) fn follow_join(&mut self, id: DocumentId, effects: &mut Vec<Effect>) {
        let from = CustomerId::from(id);
        let into = self.unlisted.get(&from).and_then(|summary| summary.joined);
        let is_on_its_way = self.joining.iter().any(|joining| joining.from == from);
        if let Some(into) = into.filter(|_| !is_on_its_way) {
            self.read_both(Joining { into, from, what: What::Follow }, effects);
        }
    }

    /// Looks at the pages that are joined with one that has just changed: it may have come after them, or have room for a
    /// word of theirs now.
    pub(super) fn follow_joins_into(&mut self, into: CustomerId, effects: &mut Vec<Effect>) {
        let joined = self.unlisted.iter().filter(|(_, summary)| summary.joined == Some(into));
        for from in joined.map(|(from, _)| *from).collect::<Vec<_>>() {
            self.follow_join(from.into(), effects);
        }
    }

    /// Looks at all joined pages once after the start: a tab that was closed may have left words behind.
    pub(super) fn follow_joins(&mut self, effects: &mut Vec<Effect>) {
        for from in self.unlisted.keys().copied().collect::<Vec<_>>() {
            self.follow_join(from.into(), effects);
        }
    }

    fn read_both(&mut self, joining: Joining, effects: &mut Vec<Effect>) {
        for id in [joining.into, joining.from].map(DocumentId::from) {
            if !self.held.contains_key(&id) {
                self.read_document(id, Pending::Document(id), effects);
            }
        }
        self.joining.push(joining);
    }

    /// Joins or parts whatever is read by now.
    pub(super) fn join_next(&mut self, ambient: &Ambient, effects: &mut Vec<Effect>) {
        let is_read = |joining: &mut Joining| {
            let both = [joining.into, joining.from].map(DocumentId::from);
            both.iter().all(|id| self.held.contains_key(id))
        };
        let ready: Vec<Joining> = self.joining.extract_if(.., is_read).collect();
        for joining in ready {
            if let Err(error) = self.carry_out(&joining, ambient, effects) {
                self.view.trouble = Some(error.into());
            }
        }
        self.let_go();
    }

    fn carry_out(
        &mut self,
        joining: &Joining,
        ambient: &Ambient,
        effects: &mut Vec<Effect>,
    ) -> Result<(), EditError> {
        let Joining { into, from, what } = *joining;
        let both = [into, from].map(DocumentId::from);
        // Taken out and put back, to have both at once.
        let (Some(mut keeps), Some(mut gives)) = (self.held.remove(&both[0]), self.held.remove(&both[1]))
        else {
            return Ok(());
        };
        let title = gives.page().customer.title().unwrap_or_default().to_owned();
        let changed = joining.write(&mut keeps, &mut gives, ambient);
        self.held.extend(both.into_iter().zip([keeps, gives]));
        if !changed? {
            return Ok(());
        }
        for id in both {
            self.summarise(id);
            if let Some(page) = self.held.get_mut(&id).map(|held| held.page()) {
                self.index_words(id, &page.entries);
            }
        }
        if let Some(page) = self.view.page.as_mut().filter(|page| both.contains(&page.id.into())) {
            page.state = PageState::Opening;
        }
        match what {
            What::Join(_) => self.notify(Happened::Joined(title), false),
            What::Part => self.notify(Happened::Parted(title), false),
            What::Follow => {}
        }
        self.save_together(&both, effects);
        if self.view.duplicates.is_some() {
            self.find_duplicates();
        }
        Ok(())
    }
}

impl Joining {
    /// Writes it into both documents; whether anything was to be written.
    fn write(&self, keeps: &mut Held, gives: &mut Held, ambient: &Ambient) -> Result<bool, EditError> {
        let as_import = ImportId(self.from.0);
        match self.what {
            What::Part => {
                let before = keeps.page().photos();
                keeps.document.take_back(as_import, Source::Page, &[], ambient.now)?;
                keeps.changed();
                let key = |photo: &PhotoId| storage::photo_key(self.into.into(), *photo);
                let gone = &before - &keeps.page().photos();
                keeps.beside.extend(gone.iter().map(|photo| Change::Delete(Space::Photos, key(photo))));
                keeps.photos.retain(|photo, _| !gone.contains(photo));
                gives.document.note_joined(None, ambient.now)?;
            }
            // Parted meanwhile, in another tab or on another device.
            What::Follow if gives.page().joined != Some(self.into) => return Ok(false),
            What::Join(_) | What::Follow => {
                let source = if let What::Join(source) = self.what { source } else { Source::Page };
                let page = gives.page();
                let mut customer = page.customer.clone();
                customer.recommended_by =
                    customer.recommended_by.filter(|by| *by != Recommender::Page(self.into));
                customer.photo = customer.photo.filter(|photo| gives.photos.contains_key(photo));
                let (entries, decided) = (page.entries.clone(), page.decided.clone());
                // A photo that is not here yet is told later.
                let photo = customer.photo.map(|photo| photo.bytes().to_vec()).unwrap_or_default();
                let state = [gives.document.heads().concat(), photo].concat();
                let told = Told { source, customer, entries, decided, photo: None, state };
                let brought = keeps.document.bring_in(as_import, &told, ambient.now)?;
                keeps.changed();
                // They may come later than the words they belong to.
                let lacking = keeps.lacking_photos().into_iter();
                let found: Vec<_> =
                    lacking.filter_map(|photo| Some((photo, gives.photos.get(&photo)?.clone()))).collect();
                found.iter().for_each(|(photo, bytes)| keeps.put_photo(*photo, bytes));
                if self.what == What::Follow && !brought.changed && found.is_empty() {
                    return Ok(false);
                }
                gives.document.note_joined(Some(self.into), ambient.now)?;
            }
        }
        for held in [keeps, gives] {
            held.touch();
            let page = held.page();
            held.words.extend(page.entries.iter().map(|(entry, _)| *entry));
        }
        Ok(true)
    }
}
