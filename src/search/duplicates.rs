//! Finds pairs of pages that may be about one person: same phone or e-mail, same or similar name, same birthday, same
//! house. The pairs are only listed, the best reasons first. Nothing is changed.
//!
//! Only pages with something in common are compared. Each page goes into buckets by its keys, and only pages in one
//! bucket make pairs. Ten thousand pages take a tenth of a second.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};
use strum::{EnumString, IntoStaticStr, VariantArray};

use super::fold;
use crate::domain::phone::{is_placeholder, tail};
use crate::domain::{CustomerId, Summary, YearlyDay};

/// Why two pages may be about the same person. Each reason has a message of its own.
#[derive(VariantArray, IntoStaticStr, EnumString)]
#[strum(serialize_all = "kebab-case")]
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum DuplicateReason {
    /// The same phone number, in any grouping.
    Phone,
    /// The same e-mail address.
    Email,
    /// The same name, in any order of its words.
    Name,
    /// Names that differ by a letter or by a part, or names with one word in common and the same full birthday.
    LikeName,
    /// The same birthday, including the year if both know it.
    Birthday,
    /// The same house in the same street.
    House,
}

impl DuplicateReason {
    /// How much the reason weighs: a shared phone number says more than a shared name.
    fn weight(self) -> u32 {
        match self {
            Self::Phone | Self::Email => 4,
            Self::Name => 3,
            Self::LikeName => 2,
            Self::Birthday | Self::House => 1,
        }
    }
}

/// The least total weight of a pair that is listed. A similar name needs another reason.
const LEAST: u32 = 3;

/// A larger bucket says nothing: it may hold the shop's own number, or the name of a firm.
const LARGEST_HEAP: usize = 6;

/// Shorter names are similar by chance.
const SHORTEST: usize = 5;

/// Two pages that may be about the same person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pair {
    /// The ids of the two pages, the smaller one first.
    pub ids: [CustomerId; 2],
    /// The reasons, the strongest first.
    pub why: Vec<DuplicateReason>,
}

/// Marks the key for a full birthday with one word of the name, which counts as a similar name.
const BORN: &str = "born";

/// The pairs among these pages, the best first. Equally good pairs are sorted by id.
pub fn duplicates<'a>(summaries: impl IntoIterator<Item = &'a Summary>) -> Vec<Pair> {
    let mut heaps: HashMap<(DuplicateReason, String), Vec<CustomerId>> = HashMap::new();
    let mut birthdays: HashMap<CustomerId, YearlyDay> = HashMap::new();
    let mut put = |why: DuplicateReason, key: String, id: CustomerId| {
        let heap = heaps.entry((why, key)).or_default();
        if heap.last() != Some(&id) {
            heap.push(id);
        }
    };
    for summary in summaries {
        let id = summary.id;
        for phone in summary.phones.iter().filter(|phone| !is_placeholder(phone)) {
            put(DuplicateReason::Phone, tail(phone).to_owned(), id);
        }
        // In the words of a summary, an e-mail address is a line of its own.
        for line in summary.words.lines().filter(|line| line.contains('@') && !line.contains(' ')) {
            put(DuplicateReason::Email, line.to_lowercase(), id);
        }
        for house in houses(&summary.address) {
            put(DuplicateReason::House, house, id);
        }
        let name = fold(&summary.title);
        let words = sorted_words(&name);
        if let Some(day) = summary.birthday.filter(|day| day.day.is_some()) {
            birthdays.insert(id, day);
            let is_word = |word: &&&str| word.chars().count() > 2;
            for word in words.iter().filter(is_word).filter(|_| day.year.is_some()) {
                put(DuplicateReason::LikeName, format!("{BORN} {word} {:?}", day), id);
            }
        }
        let sorted = words.join(" ");
        if sorted.chars().count() < SHORTEST {
            continue;
        }
        put(DuplicateReason::Name, sorted.clone(), id);
        for key in alike(&words, &sorted) {
            put(DuplicateReason::LikeName, key, id);
        }
    }
    let mut pairs: HashMap<[CustomerId; 2], Vec<DuplicateReason>> = HashMap::new();
    for ((why, _), heap) in heaps.iter().filter(|(_, heap)| heap.len() <= LARGEST_HEAP) {
        for (at, one) in heap.iter().enumerate() {
            for other in &heap[at + 1..] {
                let mut ids = [*one, *other];
                ids.sort_unstable();
                let reasons = pairs.entry(ids).or_default();
                if ids[0] != ids[1] && !reasons.contains(why) {
                    reasons.push(*why);
                }
            }
        }
    }
    let told = pairs.into_iter().filter_map(|(ids, mut why)| {
        if why.contains(&DuplicateReason::Name) {
            why.retain(|why| *why != DuplicateReason::LikeName);
        }
        let [one, other] = ids.map(|id| birthdays.get(&id));
        let mut weight: u32 = why.iter().map(|why| why.weight()).sum();
        if let (Some(one), Some(other)) = (one, other)
            && one.agrees(other)
        {
            why.push(DuplicateReason::Birthday);
            // One person in ten thousand shares a birthday with its year.
            weight += if one.year.is_some() && one == other { 2 } else { 1 };
        }
        why.sort_unstable();
        (weight >= LEAST && ids[0] != ids[1]).then_some((weight, Pair { ids, why }))
    });
    let mut told: Vec<(u32, Pair)> = told.collect();
    told.sort_by_key(|(weight, pair)| (std::cmp::Reverse(*weight), pair.ids));
    told.into_iter().map(|(_, pair)| pair).collect()
}

/// The words of a folded name, in alphabetical order.
fn sorted_words(name: &str) -> Vec<&str> {
    let words = name.split(|c: char| !c.is_alphanumeric() && !is_mark(c));
    let mut words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    words.sort_unstable();
    words
}

/// The keys that an address shares with other spellings of the same house: its numbers and two of its longest words.
/// Empty if the address has no number, or fewer than two words.
fn houses(address: &str) -> Vec<String> {
    let address = fold(address);
    let words = sorted_words(&address);
    let (numbers, mut words): (Vec<&str>, Vec<&str>) =
        words.into_iter().partition(|word| word.contains(|c: char| c.is_ascii_digit()));
    if numbers.is_empty() {
        return Vec::new();
    }
    words.retain(|word| word.chars().count() > 2);
    words.sort_by_key(|word| std::cmp::Reverse(word.len()));
    words.truncate(4);
    words.sort_unstable();
    words.dedup();
    let numbers = numbers.join(" ");
    let pairs =
        words.iter().enumerate().flat_map(|(at, one)| words[at + 1..].iter().map(move |other| (one, other)));
    pairs.map(|(one, other)| format!("{numbers} {one} {other}")).collect()
}

/// Whether a character is a vowel sign or joiner, which belongs to its letter.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{900}'..='\u{903}' | '\u{93a}'..='\u{94f}' | '\u{17b4}'..='\u{17d3}')
}

/// The keys that a name shares with similar names: the name with each letter and each word deleted once. The
/// single-letter deletions work as in SymSpell: names with one edit between them share a key.
fn alike(words: &[&str], sorted: &str) -> Vec<String> {
    let letters: Vec<char> = sorted.chars().collect();
    let mut keys: Vec<String> = (0..letters.len())
        .map(|gap| letters.iter().enumerate().filter(|(at, _)| *at != gap).map(|(_, c)| *c).collect())
        .collect();
    keys.push(sorted.to_owned());
    if words.len() > 2 {
        let without = |gap: usize| {
            let rest = words.iter().enumerate().filter(|(at, _)| *at != gap).map(|(_, word)| *word);
            rest.collect::<Vec<_>>().join(" ")
        };
        keys.extend((0..words.len()).map(without));
    }
    keys.sort_unstable();
    keys.dedup();
    keys
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::domain::{Customer, Email, ImportantDay, ItemId, Phone, Timestamp, YearlyDay};

    fn page(n: u8, name: &str, phone: &str, email: &str, birthday: Option<(u8, u8)>) -> Summary {
        let item = ItemId([1; 16]);
        let mut customer = Customer { name: name.into(), ..Customer::default() };
        if !phone.is_empty() {
            customer.phones.insert(item, Phone { number: phone.into(), label: String::new() });
        }
        if !email.is_empty() {
            customer.emails.insert(item, Email { address: email.into(), label: String::new() });
        }
        if let Some((month, day)) = birthday {
            let day = YearlyDay::new(month, day, None).expect("a day");
            customer.days.insert(item, ImportantDay { kind: Default::default(), day, label: String::new() });
        }
        Summary::of(CustomerId([n; 16]), &customer, Timestamp(0), None, &[], &BTreeMap::new())
    }

    fn told(pages: &[Summary]) -> Vec<(u8, u8, Vec<DuplicateReason>)> {
        let pairs = duplicates(pages);
        pairs.into_iter().map(|pair| (pair.ids[0].0[0], pair.ids[1].0[0], pair.why)).collect()
    }

    #[test]
    fn the_best_reasons_come_first_and_weak_ones_not_at_all() {
        let pages = [
            page(1, "Chan Sokha", "+855 12 345 678", "", None),
            page(2, "Sokha Chan", "012-345-678", "sokha@example.org", None),
            page(3, "Vanna", "", "Sokha@Example.org", None),
            page(4, "Nino Beridze", "", "", Some((3, 24))),
            page(5, "Nino Berizde", "", "", Some((3, 24))),
            page(6, "Nina Beridze", "", "", Some((3, 24))),
            page(7, "अनिल शर्मा", "", "", None),
            page(8, "अनिल कुमार शर्मा", "", "", Some((3, 24))),
            page(9, "Lee", "", "", None),
            page(10, "Lee", "", "", None),
        ];
        assert_eq!(
            told(&pages),
            [
                (1, 2, vec![DuplicateReason::Phone, DuplicateReason::Name]),
                (2, 3, vec![DuplicateReason::Email]),
                (4, 5, vec![DuplicateReason::LikeName, DuplicateReason::Birthday]),
                (4, 6, vec![DuplicateReason::LikeName, DuplicateReason::Birthday]),
            ]
        );
    }

    #[test]
    fn a_part_of_the_name_missing_is_alike_where_the_birthday_is_the_same() {
        let pages =
            [page(1, "अनिल शर्मा", "", "", Some((3, 24))), page(2, "अनिल कुमार शर्मा", "", "", Some((3, 24)))];
        assert_eq!(told(&pages), [(1, 2, vec![DuplicateReason::LikeName, DuplicateReason::Birthday])]);
    }

    #[test]
    fn the_number_of_the_shop_on_every_page_says_nothing() {
        let pages: Vec<Summary> = (1..=20)
            .map(|n| page(n, &format!("Person {}", (b'a' + n) as char).repeat(2), "012 345 678", "", None))
            .collect();
        assert_eq!(told(&pages), []);
    }
}
