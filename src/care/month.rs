//! A month at a glance: everybody's days, the endings and promises in it, and the holidays.

use std::collections::BTreeMap;

use chrono::{Datelike, Months, NaiveDate};
use serde::{Deserialize, Serialize};

use super::holidays::{self, HolidayName};
use super::occasions::{age, among};
use crate::domain::{CustomerId, DayKind, Matter, MatterKind, Shop, Summary, YearlyDay};

/// An event on a day of the month.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Event {
    /// A holiday.
    Holiday(HolidayName),
    /// An important day of a person, with the owner's label.
    Day(CustomerId, DayKind, String),
    /// The anniversary of a person's first visit, with the number of years.
    FirstVisit(CustomerId, u16),
    /// An entry that looks ahead to this day or has its anniversary, with its kind of matter and its words.
    Matter(CustomerId, MatterKind, String),
}

impl Event {
    /// The customer it belongs to; `None` for a holiday.
    pub fn customer(&self) -> Option<CustomerId> {
        match self {
            Self::Holiday(_) => None,
            Self::Day(id, ..) | Self::FirstVisit(id, _) | Self::Matter(id, ..) => Some(*id),
        }
    }
}

/// The events of the month that contains the day `of`. Each day lists them in the order of the given people.
pub fn events<'a>(
    people: impl Iterator<Item = &'a Summary>,
    shop: &Shop,
    of: NaiveDate,
) -> BTreeMap<NaiveDate, Vec<Event>> {
    let first = of.with_day(1).unwrap_or(of);
    let next = first.checked_add_months(Months::new(1));
    let last = next.and_then(|next| next.pred_opt()).unwrap_or(first);
    let mut days = BTreeMap::<NaiveDate, Vec<Event>>::new();
    let mut put = |on: NaiveDate, event: Event| days.entry(on).or_default().push(event);
    for (on, holiday) in holidays::among(&shop.country, first, last) {
        put(on, Event::Holiday(HolidayName::Known(holiday.key.to_owned())));
    }
    for own in shop.care.holidays.values() {
        among(own.day, first, last)
            .for_each(|on| put(on, Event::Holiday(HolidayName::Own(own.name.clone()))));
    }
    for person in people.filter(|person| !person.put_away) {
        // People who asked for no more contact are not congratulated either.
        let congratulated = !person.no_contact;
        for (_, day) in person.days.iter().filter(|_| congratulated) {
            among(day.day, first, last)
                .for_each(|on| put(on, Event::Day(person.id, day.kind, day.label.clone())));
        }
        if let Some(visit) = person.first_visit.filter(|_| congratulated).map(YearlyDay::from) {
            let years = among(visit, first, last).filter_map(|on| Some((on, age(visit, on)?)));
            years.for_each(|(on, years)| put(on, Event::FirstVisit(person.id, years)));
        }
        let promised = |matter: &&Matter| congratulated || matter.kind == MatterKind::Promised;
        for matter in person.matters.iter().filter(promised) {
            let on: Vec<NaiveDate> = match matter.kind {
                MatterKind::Promised | MatterKind::FollowUp => matter.due.into_iter().collect(),
                MatterKind::Membership => matter.ends().into_iter().collect(),
                MatterKind::Milestone => {
                    let day = YearlyDay::from(matter.day);
                    among(day, first, last).filter(|on| age(day, *on).is_some()).collect()
                }
                MatterKind::Ask | MatterKind::Wish | MatterKind::Absence => Vec::new(),
            };
            for on in on.into_iter().filter(|on| (first..=last).contains(on)) {
                put(on, Event::Matter(person.id, matter.kind, matter.words.clone()));
            }
        }
    }
    days
}
