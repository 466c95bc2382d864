//! Finds pages that a typed name, phone or address may belong to: the same number, address or name in another form.

use super::fold::{digits, fold};
use super::index::{Card, Index};
use super::needle::Needle;
use crate::domain::CustomerId;
use crate::domain::phone::tail;

/// The least number of typed digits for comparing phone numbers.
const PHONE_LEAST: usize = 6;
/// The most pages that "Already have her?" shows.
const LIKELY: usize = 3;

impl Index {
    /// "Already have her?": at most three pages that may be about the same person.
    ///
    /// Pages with the same phone come first (the last 8 digits, once 6 are typed). Then come pages whose title has the
    /// same words in any order. `except` is the page being edited, `None` for a new one. Pages that are put away count
    /// too.
    pub fn likely(&self, name: &str, phone: &str, except: Option<CustomerId>) -> Vec<CustomerId> {
        let digits = digits(phone);
        let name = fold(name);
        let words = sorted_words(&name);
        let same_phone = |card: &Card| has_phone(card, &digits);
        let same_name = |card: &Card| {
            !words.is_empty() && card.title().len() == name.len() && sorted_words(card.title()) == words
        };
        let (mut by_phone, mut by_name) = (Vec::new(), Vec::new());
        for page in self.pages().filter(|page| Some(page.id) != except) {
            let Some(card) = &page.card else { continue };
            if same_phone(card) {
                by_phone.push(page.id);
            } else if same_name(card) {
                by_name.push(page.id);
            }
        }
        by_phone.append(&mut by_name);
        by_phone.truncate(LIKELY);
        by_phone
    }

    /// Every page with this phone number, put away or not.
    pub fn with_phone(&self, phone: &str) -> Vec<CustomerId> {
        let digits = digits(phone);
        let has = |card: &Card| has_phone(card, &digits);
        self.pages().filter(|page| page.card.as_ref().is_some_and(has)).map(|page| page.id).collect()
    }

    /// Every page whose summary has this text as a line of its own, among names, numbers and addresses.
    pub fn with_line(&self, line: &str) -> Vec<CustomerId> {
        let line = fold(line);
        let may = self.signatures.pages([&Needle::new(&line)].into_iter());
        let has = |card: &Card| card.words.lines().any(|other| other == line);
        let slots = self.order.iter().copied().filter(|slot| !line.is_empty() && self.may_have(*slot, &may));
        let pages = slots.map(|slot| &self.pages[slot]);
        pages.filter(|page| page.card.as_ref().is_some_and(has)).map(|page| page.id).collect()
    }

    /// Whether the page has this name, in any order of its words.
    pub fn is_named(&self, page: CustomerId, name: &str) -> bool {
        let card = self.slots.get(&page).and_then(|slot| self.pages[*slot].card.as_ref());
        let name = fold(name);
        card.is_some_and(|card| !name.is_empty() && sorted_words(card.title()) == sorted_words(&name))
    }
}

fn has_phone(card: &Card, digits: &str) -> bool {
    digits.len() >= PHONE_LEAST && card.phones.iter().any(|phone| tail(phone) == tail(digits))
}

fn sorted_words(folded: &str) -> Vec<&str> {
    let mut words: Vec<&str> = folded.split_terminator(' ').collect();
    words.sort_unstable();
    words
}
