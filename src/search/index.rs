//! Who is found, and in which order.

use std::collections::HashMap;

use crate::domain::{CustomerId, EntryId, Role, Summary};

use super::fold::{fold, fold_into};
use super::likely::digits;
use super::needle::Needle;
use super::query::{Query, Term};
use super::signatures::{Pages, Signatures};
use super::texts::Texts;

/// The searchable words of the whole notebook.
#[derive(Default)]
pub struct Index {
    pub(super) pages: Vec<Page>,
    /// Where a customer stands in `pages`.
    pub(super) slots: HashMap<CustomerId, usize>,
    /// All of `pages` by folded title, then id: the order of equally good hits.
    pub(super) order: Vec<usize>,
    /// Of all words of each page with entries, the summary's included. A summary alone is as quickly
    /// read as its signature, and ten thousand are known a good deal sooner when none is made.
    pub(super) signatures: Signatures,
    /// Used again for every text that is folded.
    scratch: String,
}

/// What is looked for.
#[derive(Clone, Copy, Debug)]
pub struct Request<'a> {
    /// As typed. Where nothing of it is left after folding, nothing is found.
    pub query: &'a str,
    /// Only customers with this tag, exactly as on their page. `None` for all.
    pub tag: Option<&'a str>,
    /// Only customers of this role. `None` for all.
    pub role: Option<Role>,
    /// True: only those put away; false: only those who are not.
    pub put_away: bool,
    /// At most so many hits.
    pub limit: usize,
}

impl Request<'_> {
    /// Whether the filters (not the query) let this customer through.
    pub fn admits(&self, tags: &[String], role: Role, put_away: bool) -> bool {
        self.put_away == put_away
            && self.role.is_none_or(|wanted| wanted == role)
            && self.tag.is_none_or(|wanted| tags.iter().any(|tag| tag == wanted))
    }
}

/// What a search gives.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// Best first, at most one for each customer.
    pub hits: Vec<Hit>,
    /// There are more than the limit let through.
    pub more: bool,
}

/// One customer found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// Who.
    pub customer: CustomerId,
    /// Where the query was found; the first entry among several places.
    pub place: Place,
    /// For an entry its own words around the match, about 80 characters, with … where they are cut.
    /// `None` for [`Place::Name`].
    pub snippet: Option<String>,
}

/// Where a query was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// The summary's words alone: names, phones, tags, the hook.
    Name,
    /// A word of it only in this entry.
    Entry(EntryId),
}

pub(super) struct Page {
    pub(super) id: CustomerId,
    /// `None` while only entries are known: such a page is in no list.
    pub(super) card: Option<Card>,
    texts: Texts,
    /// The signatures know its words.
    signed: bool,
}

/// What search needs of a summary.
pub(super) struct Card {
    /// Folded: the title, then the summary's other words, one a line.
    pub(super) words: String,
    title_end: usize,
    /// Digits only.
    pub(super) phones: Vec<String>,
    tags: Vec<String>,
    role: Role,
    put_away: bool,
}

impl Index {
    /// Adds customers or replaces what is known of them; their entries stay.
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
            // Whoever comes alone finds their place: people come from a file one by one, and ten thousand stand already.
            [slot] => self.place(slot),
            _ => self.sort(),
        }
    }

    /// Adds or replaces texts of a customer's entries; an empty text removes one. The customer is
    /// found once their summary is known too, in whichever order the two come. False where all of it
    /// was known already.
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

    /// The same for a whole page: entries that are not among these are forgotten.
    pub fn put_page(&mut self, customer: CustomerId, texts: &[(EntryId, &str)]) -> bool {
        let Some(slot) = self.slots.get(&customer) else { return self.put_texts(customer, texts) };
        let is_gone = |id: &EntryId| texts.iter().all(|(other, _)| other != id);
        let gone: Vec<EntryId> = self.pages[*slot].texts.entries().filter(is_gone).collect();
        let all: Vec<(EntryId, &str)> =
            gone.into_iter().map(|id| (id, "")).chain(texts.iter().copied()).collect();
        self.put_texts(customer, &all)
    }

    /// Forgets a customer and their entries.
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

    /// Makes the signature of a page that has none.
    fn sign(&mut self, slot: usize) {
        self.pages[slot].signed = true;
        self.signatures.add(slot, self.pages[slot].words());
        self.signatures.add(slot, self.pages[slot].texts.folded());
    }

    /// Whether a page has to be read; `pages` is the answer of the signatures.
    pub(super) fn may_have(&self, slot: usize, pages: &Pages) -> bool {
        !self.pages[slot].signed || pages.contains(slot)
    }

    /// Finds everyone on whose page each word of the query stands somewhere, in the summary or in any
    /// entry. Best first: the title begins with the query; words of the title begin with its words;
    /// the summary has them; entries have them. Equally good ones by title.
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

    /// Everyone else on whose page one of these names stands, put away or not: what the owner is shown
    /// before erasing `except`. Empty names are on no page.
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

    /// All pages in their order.
    pub(super) fn pages(&self) -> impl Iterator<Item = &Page> {
        self.order.iter().map(|slot| &self.pages[*slot])
    }

    /// Where the customer stands in `pages`; a new one is added, last of all until it is sorted in.
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

    /// Puts a page where it belongs among the others, which are in order.
    fn place(&mut self, slot: usize) {
        self.order.retain(|other| *other != slot);
        let key = self.pages[slot].key();
        let at = self.order.partition_point(|other| self.pages[*other].key() < key);
        self.order.insert(at, slot);
    }

    /// Puts `order` right; quick where it nearly is.
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

    /// Folded: the summary's words, none while it is unknown.
    fn words(&self) -> &str {
        self.card.as_ref().map_or("", |card| &card.words)
    }

    /// Looks for what the summary lacks in the entries; `None` where a word is nowhere.
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

    /// The words of the query that the summary does not have.
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
