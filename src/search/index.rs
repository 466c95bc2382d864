//! The text index: which customers match a query, and in which order.

use std::collections::HashMap;

use crate::domain::{CustomerId, EntryId, Role, Summary};

use super::fold::{digits, fold, fold_into};
use super::needle::Needle;
use super::query::{Query, Term};
use super::signatures::{Pages, Signatures};
use super::texts::Texts;

/// The searchable words of the whole notebook.
#[derive(Default)]
pub struct Index {
    pub(super) pages: Vec<Page>,
    /// The position of each customer in `pages`.
    pub(super) slots: HashMap<CustomerId, usize>,
    /// The positions of all `pages`, sorted by folded title, then id. This is the order of equally good hits.
    pub(super) order: Vec<usize>,
    /// The signatures of pages with entries, over all their words, the summary's included. A page with only a summary
    /// has none: its words are read as fast as a signature, and loading ten thousand is faster.
    pub(super) signatures: Signatures,
    /// A reusable buffer for folding.
    scratch: String,
}

/// A search request.
#[derive(Clone, Copy, Debug)]
pub struct Request<'a> {
    /// The text as typed. If it folds to nothing, nothing is found.
    pub query: &'a str,
    /// Only customers with this tag, exactly as on their page; `None` for all.
    pub tag: Option<&'a str>,
    /// Only customers with this role; `None` for all.
    pub role: Option<Role>,
    /// `true`: only pages that are put away. `false`: only pages that are not.
    pub put_away: bool,
    /// The maximum number of hits.
    pub limit: usize,
}

impl Request<'_> {
    /// Whether the filters admit this customer. The query is not checked.
    pub fn admits(&self, tags: &[String], role: Role, put_away: bool) -> bool {
        self.put_away == put_away
            && self.role.is_none_or(|wanted| wanted == role)
            && self.tag.is_none_or(|wanted| tags.iter().any(|tag| tag == wanted))
    }
}

/// The result of a search.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// The hits, best first, at most one per customer.
    pub hits: Vec<Hit>,
    /// There are more hits than the limit.
    pub more: bool,
}

/// One hit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// The customer.
    pub customer: CustomerId,
    /// The place of the match; the first entry if there are several.
    pub place: Place,
    /// For an entry, its own words around the match: about 80 characters, with … where they are cut. `None` for
    /// [`Place::Name`].
    pub snippet: Option<String>,
}

/// The place of a match.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// In the words of the summary alone: names, phones, tags, memory hook.
    Name,
    /// At least one word is only in an entry. This is the first such entry.
    Entry(EntryId),
}

pub(super) struct Page {
    pub(super) id: CustomerId,
    /// `None` while only the entries are known. Such a page appears in no list.
    pub(super) card: Option<Card>,
    texts: Texts,
    /// Whether the signatures contain its words.
    signed: bool,
}

/// The part of a summary that search needs.
pub(super) struct Card {
    /// The folded title, then the summary's other folded words, one text per line.
    pub(super) words: String,
    title_end: usize,
    /// The phone numbers, digits only.
    pub(super) phones: Vec<String>,
    tags: Vec<String>,
    role: Role,
    put_away: bool,
}

impl Index {
    /// Adds customers, or replaces their summaries. Their entries stay.
    pub fn put_summaries<'a>(&mut self, summaries: impl IntoIterator<Item = &'a Summary>) {
        let mut moved = Vec::new();
        for summary in summaries {
            let slot = self.slot(summary.id);
            let before = self.pages[slot].card.replace(Card::new(summary));
            if before.as_ref().is_none_or(|before| before.title() != self.pages[slot].title()) {
                moved.push(slot);
            }
            let same = before.is_some_and(|before| before.words == self.pages[slot].words());
            if self.pages[slot].signed && !same {
                self.signatures.clear(slot);
                self.sign(slot);
            }
        }
        match moved[..] {
            [] => {}
            // A single page is inserted at its position. An import adds people one by one while ten thousand are
            // already sorted.
            [slot] => self.place(slot),
            _ => self.sort(),
        }
    }

    /// Adds or replaces the texts of a customer's entries; an empty text removes an entry.
    ///
    /// The customer is found once the summary is known too; either may come first. Returns `false` if nothing changed.
    pub fn put_texts(&mut self, customer: CustomerId, texts: &[(EntryId, &str)]) -> bool {
        let bytes: usize = texts.iter().map(|(_, text)| text.len()).sum();
        if bytes == 0 && !self.slots.contains_key(&customer) {
            return false;
        }
        let is_new = !self.slots.contains_key(&customer);
        let slot = self.slot(customer);
        if is_new {
            self.place(slot);
        }
        let is_signed = self.pages[slot].signed;
        let (mut changed, mut replaced) = (false, false);
        self.pages[slot].texts.expect(texts.len(), bytes);
        for (entry, text) in texts {
            fold_into(&mut self.scratch, text);
            if self.pages[slot].texts.holds(*entry, text, &self.scratch) {
                continue;
            }
            changed = true;
            replaced |= self.pages[slot].texts.put(*entry, text, &self.scratch);
            if is_signed {
                self.signatures.add(slot, &self.scratch);
            }
        }
        self.pages[slot].texts.shrink();
        if is_signed && replaced {
            self.signatures.clear(slot);
        }
        if changed && (replaced || !is_signed) {
            self.sign(slot);
        }
        changed
    }

    /// Replaces all texts of a page. Entries that are not among `texts` are removed.
    pub fn put_page(&mut self, customer: CustomerId, texts: &[(EntryId, &str)]) -> bool {
        let Some(slot) = self.slots.get(&customer) else { return self.put_texts(customer, texts) };
        let is_gone = |id: &EntryId| texts.iter().all(|(other, _)| other != id);
        let gone: Vec<EntryId> = self.pages[*slot].texts.entries().filter(is_gone).collect();
        let all: Vec<(EntryId, &str)> =
            gone.into_iter().map(|id| (id, "")).chain(texts.iter().copied()).collect();
        self.put_texts(customer, &all)
    }

    /// Removes a customer and their entries.
    pub fn remove(&mut self, customer: CustomerId) {
        let Some(&slot) = self.slots.get(&customer) else { return };
        let last = self.pages.len() - 1;
        self.order.retain(|other| *other != slot);
        self.order.iter_mut().filter(|other| **other == last).for_each(|other| *other = slot);
        self.slots.insert(self.pages[last].id, slot);
        self.slots.remove(&customer);
        self.pages.swap_remove(slot);
        self.signatures.clear(slot);
        self.signatures.clear(last);
        if self.pages.get(slot).is_some_and(|moved| moved.signed) {
            self.sign(slot);
        }
        self.scratch = String::new();
    }

    /// Builds the signature of a page that has none.
    fn sign(&mut self, slot: usize) {
        self.pages[slot].signed = true;
        self.signatures.add(slot, self.pages[slot].words());
        self.signatures.add(slot, self.pages[slot].texts.folded());
    }

    /// Whether a page may match and must be read. `pages` are the candidates from the signatures.
    pub(super) fn may_have(&self, slot: usize, pages: &Pages) -> bool {
        !self.pages[slot].signed || pages.contains(slot)
    }

    /// Finds every customer whose summary or entries contain each word of the query.
    ///
    /// Best first: the title begins with the query; words of the title begin with the query's words; the summary
    /// contains them; entries contain them. Equally good hits are sorted by title.
    pub fn search(&self, request: &Request) -> Found {
        let query = Query::new(request.query);
        if query.terms.is_empty() {
            return Found::default();
        }
        let (words, numbers): (Vec<&Term>, Vec<&Term>) =
            query.terms.iter().partition(|term| term.phone.is_none());
        let with_words = self.signatures.pages(words.iter().flat_map(|term| &term.words));
        let numbers: Vec<(&Term, Pages)> =
            numbers.into_iter().map(|term| (term, self.signatures.pages(term.words.iter()))).collect();
        let mut ranked: [Vec<Hit>; 3] = Default::default();
        let mut in_entries = Vec::new();
        for slot in self.order.iter().copied().filter(|slot| self.may_have(*slot, &with_words)) {
            let page = &self.pages[slot];
            let Some(card) = page.card.as_ref().filter(|card| card.admitted(request)) else { continue };
            if !numbers.iter().all(|(term, pages)| self.may_have(slot, pages) || card.has_phone(term)) {
                continue;
            }
            if card.missing(&query).next().is_some() {
                in_entries.push((page, card));
            } else {
                let hit = Hit { customer: page.id, place: Place::Name, snippet: None };
                ranked[card.rank(&query)].push(hit);
            }
        }
        let mut hits = ranked.concat();
        for (page, card) in in_entries {
            if hits.len() > request.limit {
                break;
            }
            hits.extend(page.read(card, &query));
        }
        let more = hits.len() > request.limit;
        hits.truncate(request.limit);
        Found { hits, more }
    }

    /// All other pages that contain one of these names, put away or not. The owner sees them before erasing `except`.
    /// Empty names match nothing.
    pub fn mentions(&self, words: &[String], except: CustomerId) -> Vec<CustomerId> {
        let folded = words.iter().map(|word| fold(word)).filter(|word| !word.is_empty());
        let names: Vec<(Needle, Pages)> = folded
            .map(|word| Needle::new(&word))
            .map(|needle| (self.signatures.pages([&needle].into_iter()), needle))
            .map(|(pages, needle)| (needle, pages))
            .collect();
        let named = |slot: usize, page: &Page| {
            names.iter().any(|(name, pages)| {
                self.may_have(slot, pages)
                    && (name.find(page.words()).is_some() || name.find(page.texts.folded()).is_some())
            })
        };
        let others = self.order.iter().map(|slot| (*slot, &self.pages[*slot]));
        others
            .filter(|(slot, page)| page.id != except && named(*slot, page))
            .map(|(_, page)| page.id)
            .collect()
    }

    /// All pages, sorted.
    pub(super) fn pages(&self) -> impl Iterator<Item = &Page> {
        self.order.iter().map(|slot| &self.pages[*slot])
    }

    /// The position of a customer in `pages`. A new customer is appended, at the end of the order until it is sorted.
    fn slot(&mut self, id: CustomerId) -> usize {
        if let Some(&slot) = self.slots.get(&id) {
            return slot;
        }
        let slot = self.pages.len();
        self.pages.push(Page { id, card: None, texts: Texts::default(), signed: false });
        self.slots.insert(id, slot);
        self.order.push(slot);
        slot
    }

    /// Inserts a page at its position in `order`. The other pages are already sorted.
    fn place(&mut self, slot: usize) {
        self.order.retain(|other| *other != slot);
        let key = self.pages[slot].key();
        let at = self.order.partition_point(|other| self.pages[*other].key() < key);
        self.order.insert(at, slot);
    }

    /// Sorts `order`. This is fast if it is nearly sorted.
    fn sort(&mut self) {
        let pages = &self.pages;
        self.order.sort_by(|one, other| pages[*one].key().cmp(&pages[*other].key()));
    }
}

impl Page {
    fn title(&self) -> &str {
        self.card.as_ref().map_or("", Card::title)
    }

    fn key(&self) -> (&str, CustomerId) {
        (self.title(), self.id)
    }

    /// The folded words of the summary; empty while the summary is unknown.
    fn words(&self) -> &str {
        self.card.as_ref().map_or("", |card| &card.words)
    }

    /// Searches the entries for the words that the summary lacks; `None` if a word is nowhere.
    fn read(&self, card: &Card, query: &Query) -> Option<Hit> {
        let mut first = None;
        for word in card.missing(query) {
            let found = word.find(self.texts.folded())?;
            first.get_or_insert((found, word));
        }
        let (found, word) = first?;
        let (entry, snippet) = self.texts.show(found, word);
        Some(Hit { customer: self.id, place: Place::Entry(entry), snippet: Some(snippet) })
    }
}

impl Card {
    fn new(summary: &Summary) -> Self {
        let mut words = fold(&summary.title);
        let title_end = words.len();
        for line in summary.words.lines().map(fold).filter(|line| !line.is_empty()) {
            words.push('\n');
            words.push_str(&line);
        }
        Self {
            words,
            title_end,
            phones: summary.phones.iter().map(|phone| digits(phone)).collect(),
            tags: summary.tags.clone(),
            role: summary.role,
            put_away: summary.put_away,
        }
    }

    pub(super) fn title(&self) -> &str {
        &self.words[..self.title_end]
    }

    fn admitted(&self, request: &Request) -> bool {
        request.admits(&self.tags, self.role, self.put_away)
    }

    /// The words of the query that the summary does not contain.
    fn missing<'q>(&self, query: &'q Query) -> impl Iterator<Item = &'q Needle> {
        let terms = query.terms.iter().filter(|term| !self.has_phone(term));
        terms.flat_map(|term| &term.words).filter(|word| word.find(&self.words).is_none())
    }

    fn has_phone(&self, term: &Term) -> bool {
        term.phone.as_ref().is_some_and(|typed| self.phones.iter().any(|phone| typed.matches(phone)))
    }

    fn rank(&self, query: &Query) -> usize {
        let title = self.title();
        if title.starts_with(&query.text) {
            return 0;
        }
        let begins = |word: &Needle| {
            title.starts_with(word.text())
                || title
                    .split(|c: char| c == ' ' || c.is_ascii_punctuation())
                    .any(|part| part.starts_with(word.text()))
        };
        if query.words().all(begins) { 1 } else { 2 }
    }
}

#[cfg(test)]
#[path = "index_tests.rs"]
mod tests;
