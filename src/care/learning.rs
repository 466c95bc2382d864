//! What is worth learning about a person next, one thing at a time, and how many ready sentences still help (H2). Ready
//! sentences serve only while little is known.

use strum::{EnumString, IntoStaticStr, VariantArray};

use crate::domain::{Customer, Entry, EntryId, EntryKind, Keyed};

/// The highest number of ready sentences.
pub const READY: usize = 3;

/// Something worth knowing about a person. The most helpful topic comes first: one that opens a conversation.
#[derive(VariantArray, IntoStaticStr, EnumString)]
#[strum(serialize_all = "kebab-case")]
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Topic {
    /// The name used to call them.
    Called,
    /// Their birthday, with or without the year.
    Birthday,
    /// What they like.
    Likes,
    /// Anything they said.
    Said,
    /// What would make them happy.
    Happy,
    /// What they are looking for.
    Wish,
    /// How the owner recalls their face: words or a photo.
    Hook,
    /// How they found the shop, or who recommended it.
    FoundUs,
    /// Their form of address.
    Form,
    /// Whether they agree to being contacted.
    Consent,
}

impl Topic {
    /// Whether a page answers it.
    fn is_known(self, customer: &Customer, entries: &[(EntryId, Entry)]) -> bool {
        let any = |texts: &[&String]| texts.iter().any(|text| !text.trim().is_empty());
        let has = |kind: EntryKind| entries.iter().any(|(_, entry)| entry.kind() == kind && !entry.removed);
        match self {
            Self::Called => any(&[&customer.name, &customer.called]),
            Self::Birthday => customer.birthday().is_some(),
            Self::Likes => any(&[&customer.preferences]),
            Self::Said => has(EntryKind::Said),
            Self::Happy => any(&[&customer.happy]),
            Self::Wish => has(EntryKind::Wish),
            Self::Hook => any(&[&customer.hook]) || customer.photo.is_some(),
            Self::FoundUs => any(&[&customer.found_us]) || customer.recommended_by.is_some(),
            Self::Form => any(&[&customer.form_of_address, &customer.salutation]),
            Self::Consent => !customer.consent.is_empty() || customer.no_contact,
        }
    }
}

/// The topics still unknown about a person, in the order of their declaration.
pub fn unknown(customer: &Customer, entries: &[(EntryId, Entry)]) -> Vec<Topic> {
    Topic::all().filter(|topic| !topic.is_known(customer, entries)).collect()
}

/// The topic to propose after `last`: the next unknown one in the order of their declaration, starting again at the end.
///
/// It never proposes the same topic twice in a row. `None` if nothing else is unknown.
pub fn next(unknown: &[Topic], last: Option<Topic>) -> Option<Topic> {
    let others = || unknown.iter().copied().filter(move |topic| Some(*topic) != last);
    others().filter(|topic| Some(*topic) > last).min().or_else(|| others().min())
}

/// How many of the [`READY`] sentences are offered, by the number of unknown topics.
///
/// With eight unknown topics, little more than the name is known. With fewer than three, the owner needs no ready
/// sentence.
pub fn ready_sentences(unknown: usize) -> usize {
    match unknown {
        8.. => READY,
        5..=7 => 2,
        3..=4 => 1,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use chrono::NaiveDate;
    use proptest::prelude::*;

    use super::*;
    use crate::domain::{Channel, Consent, DayKind, ImportantDay, ItemId, Recommender, Timestamp, YearlyDay};

    fn today() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, 22).expect("a day")
    }

    fn entry(kind: EntryKind) -> (EntryId, Entry) {
        (EntryId([0; 16]), Entry::new(kind, today(), Timestamp(0)))
    }

    /// A person with every topic known that is not in an entry.
    fn nino() -> Customer {
        let day = YearlyDay::new(11, 22_u8, None).expect("a day");
        let birthday = ImportantDay { kind: DayKind::Birthday, day, label: String::new() };
        let agreed = Consent { agreed: true, day: today(), words: String::new() };
        Customer {
            called: "ნინო".into(),
            days: BTreeMap::from([(ItemId([1; 16]), birthday)]),
            preferences: "tea".into(),
            happy: "a seat by the window".into(),
            hook: "red scarf".into(),
            found_us: "the sign".into(),
            form_of_address: "ქალბატონო".into(),
            consent: BTreeMap::from([(Channel::Call, agreed)]),
            ..Customer::default()
        }
    }

    #[test]
    fn what_a_page_tells_is_known() {
        let entries = [entry(EntryKind::Wish), entry(EntryKind::Said)];
        assert_eq!(unknown(&Customer::default(), &[]), Topic::VARIANTS);
        assert_eq!(unknown(&nino(), &[]), [Topic::Said, Topic::Wish]);
        assert!(unknown(&nino(), &entries).is_empty());
        let gone = entries.map(|(id, entry)| (id, Entry { removed: true, ..entry }));
        assert_eq!(unknown(&nino(), &gone), [Topic::Said, Topic::Wish], "what was removed tells nothing");
    }

    #[test]
    fn some_things_are_told_in_two_ways() {
        let customer = Customer {
            name: "Nino".into(),
            recommended_by: Some(Recommender::Words("the baker".into())),
            salutation: "Dear Nino".into(),
            no_contact: true,
            preferences: " ".into(),
            ..Customer::default()
        };
        let left = [Topic::Birthday, Topic::Likes, Topic::Said, Topic::Happy, Topic::Wish, Topic::Hook];
        assert_eq!(unknown(&customer, &[]), left);
    }

    #[test]
    fn proposals_go_round() {
        use Topic::{Birthday, Called, Consent, Likes};
        for (unknown, last, expected) in [
            (&[][..], None, None),
            (&[Birthday, Likes], None, Some(Birthday)),
            (&[Birthday, Likes], Some(Birthday), Some(Likes)),
            (&[Birthday, Likes], Some(Likes), Some(Birthday)),
            (&[Birthday, Likes], Some(Consent), Some(Birthday)),
            (&[Birthday, Likes], Some(Called), Some(Birthday)),
            (&[Likes], Some(Likes), None),
        ] {
            assert_eq!(next(unknown, last), expected, "{unknown:?} after {last:?}");
        }
    }

    #[test]
    fn ready_sentences_thin_out() {
        let offered: Vec<usize> = (0..=Topic::VARIANTS.len()).map(ready_sentences).collect();
        assert_eq!(offered, [0, 0, 0, 1, 1, 2, 2, 2, 3, 3, 3]);
    }

    #[test]
    fn a_key_is_read_back() {
        assert!(Topic::all().all(|topic| Topic::from_key(topic.key()) == Some(topic)));
        assert!(Topic::all().is_sorted(), "their order is that of their proposal");
    }

    proptest! {
        #[test]
        fn every_unknown_topic_is_proposed_and_none_twice_in_a_row(
            unknown in prop::sample::subsequence(Topic::VARIANTS.to_vec(), 0..=Topic::VARIANTS.len()),
            first in prop::option::of(prop::sample::select(Topic::VARIANTS.to_vec())),
        ) {
            let mut last = first;
            let mut proposed: BTreeSet<Topic> = first.into_iter().collect();
            for _ in &unknown {
                let Some(topic) = next(&unknown, last) else { break };
                prop_assert_ne!(Some(topic), last);
                prop_assert!(unknown.contains(&topic));
                proposed.insert(topic);
                last = Some(topic);
            }
            prop_assert!(unknown.iter().all(|topic| proposed.contains(topic)));
        }
    }
}
