//! Tests of the index from the owner's side: typed words in, customers out.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::*;
use crate::domain::{Customer, Timestamp};

fn id(n: u8) -> CustomerId {
    CustomerId([n; 16])
}

fn entry(n: u8) -> EntryId {
    EntryId([n; 16])
}

fn summary(n: u8, title: &str, words: &str) -> Summary {
    let page = Customer { name: title.into(), ..Customer::default() };
    let words = format!("{title}\n{words}");
    Summary { words, ..Summary::of(id(n), &page, Timestamp(0), None, &[], &BTreeMap::new()) }
}

fn all(query: &str) -> Request<'_> {
    Request { query, tag: None, role: None, put_away: false, limit: 50 }
}

fn found(index: &Index, query: &str) -> Vec<u8> {
    index.search(&all(query)).hits.iter().map(|hit| hit.customer.0[0]).collect()
}

/// A customer with one entry that has this text.
fn with_text(text: &str) -> Index {
    let mut index = Index::default();
    index.put_summaries([&summary(1, "Dara", "")]);
    index.put_texts(id(1), &[(entry(1), text)]);
    index
}

#[test]
fn words_in_entries_are_found_in_every_script() {
    for (text, query) in [
        ("ថ្ងៃនេះគាត់បានទិញកាហ្វេទឹកដោះគោពីរកែវហើយសុំថង់ក្រដាស", "ទឹកដោះគោ"),
        ("គាត់ចូលចិត្ត\u{200b}តែបៃតង", "ចិត្តតែ"),
        ("នាងជាស្តីបាន", "ស្ដី"),
        ("उन्हें मेज़ पर चाय पसंद है", "मेज"),
        ("उन्हें मेज पर चाय पसंद है", "मेज़"),
        ("नया फ़ोन", "\u{92b}\u{93c}ोन"),
        ("नया \u{95e}ोन", "फोन"),
        ("ნინოს უყვარს მწვანე ჩაი", "მწვანე"),
        ("ᲛᲬᲕᲐᲜᲔ ᲩᲐᲘ", "მწვანე"),
        ("Met José at the café", "jose cafe"),
        ("Met Jose at the cafe", "JOSÉ CAFÉ"),
        ("Ｍｅｔ Ｓｏｋｈａ", "sokha"),
        ("met sokha", "Ｓｏｋｈａ"),
        ("Любит ЗЕЛЁНЫЙ чай", "зеленый"),
        ("बिल १२५० रुपये", "1250"),
        ("តម្លៃ ៤០០០", "4000"),
        ("bell\u{7}and\u{0}nul", "\u{7}and\u{0}"),
        ("😀 party 🎉", "🎉"),
        ("paid 100, then 200 more", "100 200"),
    ] {
        assert_eq!(found(&with_text(text), query), [1], "{text} {query}");
    }
    assert!(found(&with_text("tea"), "coffee").is_empty());
    assert!(found(&with_text("តា"), "ដា").is_empty());
}

#[test]
fn each_word_may_stand_in_another_place() {
    let mut index = Index::default();
    index.put_summaries([&Summary {
        phones: vec!["012345678".into()],
        ..summary(1, "Chan Sokha", "red scarf")
    }]);
    index.put_texts(id(1), &[(entry(1), "Her son passed the exam")]);
    index.put_texts(id(1), &[(entry(2), "Likes durian")]);
    for query in ["sokha scarf", "exam sokha", "durian exam", "012 34 5678 sok", "dur +855 12-345 exam chan"]
    {
        assert_eq!(found(&index, query), [1], "{query}");
    }
    for query in ["sokha rambutan", "exam rambutan", "012 999 sokha", "duriansokha", "examlikes"] {
        assert!(found(&index, query).is_empty(), "{query}");
    }
    let hit = |query| index.search(&all(query)).hits.remove(0);
    assert_eq!((hit("scarf").place, hit("scarf").snippet), (Place::Name, None));
    assert_eq!((hit("012345678").place, hit("012345678").snippet), (Place::Name, None));
    assert_eq!(hit("sokha DURIAN").place, Place::Entry(entry(2)));
    assert_eq!(hit("sokha DURIAN").snippet.as_deref(), Some("Likes durian"));
}

#[test]
fn the_best_come_first_and_equals_stand_by_title() {
    let mut index = Index::default();
    index.put_summaries([&summary(1, "Zed", "sok seller")]);
    index.put_summaries([&summary(2, "Masok", "")]);
    index.put_summaries([&summary(3, "Chan (Sokha)", "")]);
    index.put_summaries([&summary(4, "Sokun", "")]);
    index.put_summaries([&summary(5, "sokha chan", "")]);
    index.put_summaries([&summary(6, "Anna", "")]);
    index.put_summaries([&summary(7, "Ban", "")]);
    index.put_texts(id(7), &[(entry(1), "sister of Sok")]);
    index.put_texts(id(6), &[(entry(1), "sister of Sok")]);
    assert_eq!(found(&index, "sok"), [5, 4, 3, 2, 1, 6, 7]);
    assert_eq!(found(&index, "chan sok"), [3, 5]);
    for (limit, more) in [(0, true), (4, true), (5, true), (6, true), (7, false), (8, false)] {
        let part = index.search(&Request { limit, ..all("sok") });
        assert_eq!((part.hits.len(), part.more), (limit.min(7), more), "{limit}");
    }
}

#[test]
fn filters_narrow_what_is_found() {
    let mut index = Index::default();
    index.put_summaries([&Summary { tags: vec!["VIP".into(), "tea".into()], ..summary(1, "Sok A", "") }]);
    index.put_summaries([&Summary { role: Role::Supplier, ..summary(2, "Sok B", "") }]);
    index.put_summaries([&Summary { put_away: true, tags: vec!["VIP".into()], ..summary(3, "Sok C", "") }]);
    let found = |request: Request| {
        index.search(&request).hits.iter().map(|hit| hit.customer.0[0]).collect::<Vec<_>>()
    };
    assert_eq!(found(all("sok")), [1, 2]);
    assert_eq!(found(Request { put_away: true, ..all("sok") }), [3]);
    assert_eq!(found(Request { tag: Some("VIP"), ..all("sok") }), [1]);
    assert_eq!(found(Request { role: Some(Role::Supplier), ..all("sok") }), [2]);
    assert!(found(Request { role: Some(Role::Supplier), tag: Some("VIP"), ..all("sok") }).is_empty());
}

#[test]
fn replaced_and_removed_words_leave_nothing_behind() {
    let mut index = Index::default();
    index.put_texts(id(1), &[(entry(1), "likes tea")]);
    assert!(found(&index, "tea").is_empty(), "no summary yet");
    for n in 1..=3 {
        index.put_summaries([&summary(n, &format!("Dara {n}"), "teacher")]);
        index.put_texts(id(n), &[(entry(2), "likes mango")]);
    }
    assert_eq!(found(&index, "likes tea"), [1, 2, 3]);
    index.put_summaries([&summary(1, "Zeta", "baker")]);
    assert_eq!(found(&index, "likes"), [2, 3, 1]);
    assert!(found(&index, "dara teacher 1").is_empty());
    index.put_texts(id(1), &[(entry(1), "likes rice")]);
    assert!(found(&index, "baker tea").is_empty());
    index.put_texts(id(1), &[(entry(1), "")]);
    assert!(found(&index, "rice").is_empty());
    index.remove(id(2));
    index.remove(id(2));
    assert_eq!(found(&index, "mango"), [3, 1]);
    index.put_summaries([&summary(3, "Alpha", "")]);
    index.remove(id(1));
    assert_eq!(found(&index, "mango"), [3]);
    index.remove(id(3));
    index.put_texts(id(3), &[(entry(1), "")]);
    assert!(index.pages.is_empty() && index.order.is_empty() && index.slots.is_empty());
}

#[test]
fn other_pages_that_name_someone_are_listed() {
    let mut index = Index::default();
    index.put_summaries([&summary(1, "Chan Sokha", "")]);
    index.put_summaries([&summary(2, "Dara", "husband of CHAN SOKHA")]);
    index.put_summaries([&Summary { put_away: true, ..summary(3, "Bopha", "") }]);
    index.put_texts(id(3), &[(entry(1), "came with Chan  Sokha")]);
    index.put_summaries([&summary(4, "Sokha Chan", "")]);
    assert_eq!(index.mentions(&["chan sokha".into(), String::new()], id(1)), [id(3), id(2)]);
    assert!(index.mentions(&[" ".into()], id(1)).is_empty());
}

#[test]
fn someone_noted_before_is_noticed() {
    let mut index = Index::default();
    index.put_summaries([&Summary { phones: vec!["012345678".into()], ..summary(1, "Chan Sokha", "") }]);
    index.put_summaries([&Summary { put_away: true, ..summary(2, "Sokha CHAN", "") }]);
    index.put_summaries([&Summary { phones: vec!["123456".into()], ..summary(3, "Chan Sokhan", "") }]);
    for (name, phone, expected) in [
        ("sokha  Chan", "", &[1, 2][..]),
        ("Sokha", "", &[]),
        ("", "+855 12 345 678", &[1]),
        ("", "០១២៣៤៥៦៧៨", &[1]),
        ("Sokha Chan", "012345678", &[1, 2]),
        ("", "345678", &[]),
        ("", "123456", &[3]),
        ("", "12345", &[]),
        ("", "", &[]),
    ] {
        let ids: Vec<u8> = index.likely(name, phone, None).iter().map(|id| id.0[0]).collect();
        assert_eq!(ids, expected, "{name} {phone}");
    }
    assert_eq!(index.likely("Chan Sokha", "012345678", Some(id(1))), [id(2)]);
    (4..9).for_each(|n| index.put_summaries([&summary(n, "Chan Sokha", "")]));
    assert_eq!(index.likely("Chan Sokha", "", None).len(), 3);
}

#[test]
fn a_very_long_text_is_found_by_its_last_word() {
    let text = format!("{}ចុង", "ការ Ｌong note ".repeat(100_000 / 14));
    let index = with_text(&text);
    let hit = index.search(&all("ចុង")).hits.remove(0);
    assert!(hit.snippet.is_some_and(|words| words.ends_with("ចុង") && words.chars().count() < 90));
    assert_eq!(found(&index, &text), [1], "the text itself as the query");
}

#[test]
fn a_query_of_nothing_finds_nothing() {
    for query in ["", " ", "\u{200b}", "\u{301}", "\n\t"] {
        assert!(found(&with_text("a b\u{200b}c"), query).is_empty(), "{query:?}");
    }
}

/// Whether the text, cut here, folds to the same text. It does not inside the few Khmer pairs that fold together. A
/// reader sees such a pair as one sign, and nobody searches for half of it.
fn folds_apart(a: &str, b: &str) -> bool {
    let solid = |text: &str| fold(text).replace(' ', "");
    solid(a) + &solid(b) == solid(&format!("{a}{b}"))
}

proptest! {
    #[test]
    fn any_part_of_any_text_finds_its_customer(
        text in "([\u{1780}-\u{17dd}]|[\u{900}-\u{97f}]|[ა-ჰ]|[А-я]|[a-zA-Z0-9 ]|\\PC|.|\\s){1,60}",
        a: prop::sample::Index,
        b: prop::sample::Index,
        in_summary: bool,
    ) {
        let places: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
        let (a, b) = (*a.get(&places), *b.get(&places));
        let (from, to) = (a.min(b), a.max(b));
        let part = &text[from..to];
        prop_assume!(folds_apart(&text[..from], &text[from..]) && folds_apart(&text[..to], &text[to..]));
        prop_assume!(!fold(part).is_empty());
        let index = if in_summary {
            let mut index = Index::default();
            index.put_summaries([&summary(1, "", &text)]);
            index
        } else {
            with_text(&text)
        };
        prop_assert_eq!(found(&index, part), [1]);
    }
}

/// A step that changes the index, with the number of the page.
#[derive(Clone, Debug)]
enum Step {
    Summary(u8, String),
    Texts(u8, Vec<(u8, String)>),
    /// Replaces all texts of the page.
    Page(u8, Vec<(u8, String)>),
    Remove(u8),
}

fn step() -> impl Strategy<Value = Step> {
    let page = 0..150_u8;
    let word = "(tea|scarf|ស្រី|नया|exam){0,2}";
    prop_oneof![
        3 => (page.clone(), word).prop_map(|(page, word)| Step::Summary(page, word)),
        4 => (page.clone(), prop::collection::vec((0..4_u8, word), 1..3))
            .prop_map(|(page, texts)| Step::Texts(page, texts)),
        2 => (page.clone(), prop::collection::vec((0..4_u8, word), 0..3))
            .prop_map(|(page, texts)| Step::Page(page, texts)),
        2 => page.prop_map(Step::Remove),
    ]
}

proptest! {
    /// After any additions, changes and removals, the index answers like an index newly built from the same pages.
    #[test]
    fn an_index_answers_like_one_built_anew(steps in prop::collection::vec(step(), 1..400)) {
        let mut index = Index::default();
        let mut summaries = BTreeMap::new();
        let mut texts: BTreeMap<u8, BTreeMap<u8, String>> = BTreeMap::new();
        // More than 64 pages, so that a signature row needs several words. Each page has a word of its own.
        for n in 0..100 {
            summaries.insert(n, summary(n, &format!("Guest {n}"), ""));
            texts.insert(n, [(0, format!("word{n}"))].into());
        }
        index.put_summaries(summaries.values());
        for (page, entries) in &texts {
            index.put_texts(id(*page), &[(entry(0), &entries[&0])]);
        }
        for step in steps {
            match step {
                Step::Summary(page, words) => {
                    let new = summary(page, &format!("{words} {page}"), &words);
                    index.put_summaries([&new]);
                    summaries.insert(page, new);
                }
                Step::Texts(page, new) => {
                    let told: Vec<_> = new.iter().map(|(n, text)| (entry(*n), text.as_str())).collect();
                    index.put_texts(id(page), &told);
                    texts.entry(page).or_default().extend(new);
                }
                Step::Page(page, new) => {
                    let new: BTreeMap<u8, String> = new.into_iter().collect();
                    let told: Vec<_> = new.iter().map(|(n, text)| (entry(*n), text.as_str())).collect();
                    index.put_page(id(page), &told);
                    texts.insert(page, new);
                }
                Step::Remove(page) => {
                    index.remove(id(page));
                    summaries.remove(&page);
                    texts.remove(&page);
                }
            }
        }
        let mut anew = Index::default();
        anew.put_summaries(summaries.values());
        for (page, entries) in &texts {
            let told: Vec<_> = entries.iter().map(|(n, text)| (entry(*n), text.as_str())).collect();
            anew.put_texts(id(*page), &told);
        }
        let words = ["tea", "scarf", "ស្រី", "नया", "exam", "guest", "tea exam", "guest scarf"];
        let own = (0..150).map(|n| format!("word{n}"));
        for query in words.into_iter().map(str::to_owned).chain(own) {
            let both = [&index, &anew].map(|index| {
                let found = index.search(&Request { limit: 200, ..all(&query) });
                (found, index.mentions(std::slice::from_ref(&query), id(200)))
            });
            prop_assert_eq!(&both[0], &both[1], "{}", query);
        }
    }
}
