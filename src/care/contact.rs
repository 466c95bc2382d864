//! Whether a person may be contacted now, and over which channels (H4, H10). Waiting is only advice, and the owner
//! decides. A no is binding.

use std::cmp::Reverse;

use chrono::{Datelike, Days, NaiveDate};
use itertools::Itertools;

use crate::domain::{Budget, Channel, Customer, Entry, EntryId, Keyed, Pace, QuietHours, Standards, Touch};

/// A reason to wait.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Advice {
    /// One more contact would exceed the budget.
    Often {
        /// The contacts that count already, latest first.
        touches: Vec<Touch>,
        /// The budget, adjusted to the person's pace.
        budget: Budget,
        /// The first day on which one more contact is within the budget.
        from: NaiveDate,
    },
    /// The hour is within these quiet hours.
    Hour(QuietHours),
    /// This day of the week is quiet.
    Day,
}

/// The reasons to wait with one more contact on this day and in this hour, 0 to 23. Empty if there are none.
pub fn advice(
    touches: impl Iterator<Item = Touch>,
    standards: &Standards,
    pace: Option<Pace>,
    today: NaiveDate,
    hour: u8,
) -> Vec<Advice> {
    let often = often(touches, standards.budget(pace), today);
    let quiet = standards.quiet_hours.filter(|quiet| quiet.has(hour)).map(Advice::Hour);
    let weekday = today.weekday().number_from_monday() as u8;
    let day = standards.quiet_days.contains(&weekday).then_some(Advice::Day);
    [often, quiet, day].into_iter().flatten().collect()
}

/// Whether the budget is used up.
///
/// The contacts of its days count, and today is the last of these days. Later contacts, from a device whose clock is
/// ahead, count too.
fn often(touches: impl Iterator<Item = Touch>, budget: Budget, today: NaiveDate) -> Option<Advice> {
    let counts = |touch: &Touch| (today - touch.day).num_days() < i64::from(budget.days);
    let touches: Vec<Touch> = touches.filter(counts).sorted_by_key(|touch| Reverse(*touch)).collect();
    // The contact that uses up the budget. Once it no longer counts, there is room for another.
    let last = touches.get(usize::from(budget.contacts).saturating_sub(1))?;
    let from = last.day.checked_add_days(Days::new(budget.days.into())).unwrap_or(NaiveDate::MAX);
    Some(Advice::Often { touches, budget, from })
}

/// The shop's contacts on a page.
pub fn touches(entries: &[(EntryId, Entry)]) -> impl Iterator<Item = Touch> {
    let touches = entries.iter().map(|(_, entry)| entry).filter(|entry| entry.is_touch());
    touches.map(|entry| Touch { day: entry.day, channel: entry.channel() })
}

/// The channels over which a person may be contacted, in the order offered: those that the shop uses and the person
/// allows.
///
/// [`Channel::InPerson`] is left out, because nothing can be sent face to face.
pub fn channels(customer: &Customer, standards: &Standards) -> Vec<Channel> {
    let is_open = |channel: &Channel| {
        *channel != Channel::InPerson && !standards.unused.contains(channel) && customer.allows(*channel)
    };
    Channel::all().filter(is_open).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use proptest::prelude::*;

    use super::*;
    use crate::domain::{Consent, Detail, EntryKind, Starter, Timestamp};

    /// A Sunday.
    fn today() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, 22).expect("a day")
    }

    /// A contact this many days before that Sunday, or after it for negative numbers.
    fn ago(days: i64) -> Touch {
        Touch { day: today() - chrono::TimeDelta::days(days), channel: Some(Channel::Call) }
    }

    fn of(contacts: u8, days: u16) -> Standards {
        Standards { budget: Some(Budget { contacts, days }), ..Standards::default() }
    }

    #[test]
    fn too_often_is_as_many_as_the_budget_in_its_days() {
        for (contacts, days, pace, ages, expected) in [
            (3, 30, None, &[][..], None),
            (3, 30, None, &[0, 1], None),
            (3, 30, None, &[29, 0, 1], Some((3, 1))),
            // A contact a month ago no longer counts.
            (3, 30, None, &[30, 0, 1], None),
            // More contacts than the budget allows. There is room again once the third one no longer counts.
            (3, 30, None, &[0, 1, 5, 20], Some((4, 25))),
            (1, 1, None, &[0], Some((1, 1))),
            (1, 1, None, &[1], None),
            (1, 7, None, &[-2], Some((1, 9))),
            (1, 7, Some(Pace::Less), &[10], Some((1, 4))),
            (1, 7, Some(Pace::More), &[0], None),
            (1, 7, Some(Pace::More), &[0, 2], Some((2, 5))),
        ] {
            let standards = of(contacts, days);
            let advice = advice(ages.iter().map(|days| ago(*days)), &standards, pace, today(), 12);
            let found = advice.first().map(|advice| match advice {
                Advice::Often { touches, budget, from } => {
                    assert!(touches.is_sorted_by(|one, next| one >= next), "{touches:?}");
                    assert_eq!(*budget, standards.budget(pace));
                    (touches.len(), (*from - today()).num_days())
                }
                other => panic!("{other:?}"),
            });
            assert_eq!(found, expected, "{contacts} in {days}: {ages:?}");
        }
        let found = |ages: &[i64]| {
            advice(ages.iter().map(|days| ago(*days)), &Standards::default(), None, today(), 12).len()
        };
        assert_eq!([found(&[0, 1]), found(&[0, 1, 2])], [0, 1], "the app's own budget");
    }

    #[test]
    fn hours_and_days_may_be_quiet() {
        let quiet = QuietHours::new(21, 8).expect("hours");
        let standards =
            Standards { quiet_hours: Some(quiet), quiet_days: BTreeSet::from([7]), ..Standards::default() };
        let on = |day: NaiveDate, hour| advice(std::iter::empty(), &standards, None, day, hour);
        assert_eq!(on(today(), 12), [Advice::Day]);
        assert_eq!(on(today(), 7), [Advice::Hour(quiet), Advice::Day]);
        assert_eq!(on(today() + Days::new(1), 22), [Advice::Hour(quiet)]);
        assert!(on(today() + Days::new(1), 8).is_empty());
    }

    #[test]
    fn touches_are_the_shop_s() {
        let entry = |detail: Detail| Entry::new(detail, today(), Timestamp(0));
        let contact =
            |starter, channel| entry(Detail::Contact { channel, starter: Some(starter), sent: None });
        let entries = [
            contact(Starter::We, Some(Channel::Viber)),
            contact(Starter::They, None),
            Entry { removed: true, ..contact(Starter::We, None) },
            entry(EntryKind::Thanks.into()),
            entry(EntryKind::Visit.into()),
        ];
        let entries = entries.map(|entry| (EntryId([0; 16]), entry));
        let channels: Vec<_> = touches(&entries).map(|touch| touch.channel).collect();
        assert_eq!(channels, [Some(Channel::Viber), None]);
    }

    fn consent(agreed: bool) -> Consent {
        Consent { agreed, day: today(), words: String::new() }
    }

    #[test]
    fn channels_are_what_the_shop_uses_and_the_person_allows() {
        use Channel::{Call, Card, Email, Message, Messenger, Telegram, Viber, WhatsApp};
        let standards = Standards { unused: BTreeSet::from([Viber, WhatsApp]), ..Standards::default() };
        for (said, expected) in [
            (&[][..], &[Call, Message, Email, Telegram, Messenger, Card][..]),
            (&[(Call, false)], &[Message, Email, Telegram, Messenger, Card]),
            (&[(Call, false), (Telegram, true), (Viber, true)], &[Telegram]),
        ] {
            let consent = said.iter().map(|(channel, agreed)| (*channel, consent(*agreed))).collect();
            let customer = Customer { consent, ..Customer::default() };
            assert_eq!(channels(&customer, &standards), expected, "{said:?}");
            let customer = Customer { no_contact: true, ..customer };
            assert!(channels(&customer, &standards).is_empty(), "no more contact, please");
        }
    }

    fn touched() -> impl Strategy<Value = Vec<Touch>> {
        prop::collection::vec((-3..120_i64).prop_map(ago), 0..20)
    }

    fn channel() -> impl Strategy<Value = Channel> {
        prop::sample::select(Channel::all().collect::<Vec<_>>())
    }

    proptest! {
        #[test]
        fn nobody_is_contacted_over_the_budget_unawares(
            touched in touched(), contacts in 1..=Budget::MOST, days in 1..60_u16,
        ) {
            let standards = of(contacts, days);
            let on = |day| advice(touched.iter().copied(), &standards, None, day, 12);
            // One more today, together with the contacts within the budget's days.
            let since = today() - Days::new(u64::from(days) - 1);
            let with_one_more = touched.iter().filter(|touch| touch.day >= since).count() + 1;
            let found = on(today());
            prop_assert_eq!(!found.is_empty(), with_one_more > usize::from(contacts));
            if let Some(Advice::Often { from, .. }) = found.first() {
                prop_assert!(today() < *from);
                prop_assert!(!on(*from - Days::new(1)).is_empty());
                prop_assert!(on(*from).is_empty());
            }
        }

        #[test]
        fn nobody_who_said_no_has_a_channel(
            said in prop::collection::btree_map(channel(), any::<bool>(), 0..9), no_contact in any::<bool>(),
        ) {
            let consent = said.iter().map(|(channel, agreed)| (*channel, consent(*agreed)));
            let consent: BTreeMap<_, _> = consent.collect();
            let customer = Customer { consent, no_contact, ..Customer::default() };
            for channel in channels(&customer, &Standards::default()) {
                prop_assert!(!no_contact);
                let agreed_to_others = said.values().any(|agreed| *agreed);
                prop_assert_eq!(said.get(&channel).copied().unwrap_or(!agreed_to_others), true);
            }
        }
    }
}
