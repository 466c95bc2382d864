//! Who needs the owner today, and why: a short list of people, each with one reason.
//!
//! # The rules
//! 1. Each person has one line, with the first of their reasons. The order is: promises, then their days, then missing
//!    them, then what to come back to, then what to ask about.
//! 2. A *promise* is mentioned from [`PROMISED_AHEAD`] days before it is due until it is done. A request without a day
//!    is mentioned from the day after it was made.
//! 3. A *day of theirs* is mentioned from some days before ([`crate::domain::Care::ahead`]) to three days after
//!    ([`occasions`]). The anniversaries of their first visit and of milestones are found automatically, and are
//!    mentioned until the day itself. A holiday is mentioned if their country keeps it and it is not the shop's
//!    country. Once a person got a greeting of that sort since the day was first mentioned, the day is not mentioned
//!    any more.
//! 4. Something with an *end* or a period is mentioned from some days before until the day itself. From the day after,
//!    it is mentioned as *lapsed*, until it is renewed.
//! 5. *Missed* follows [`rhythm`]. It ends with the next visit. It is silent once the shop has contacted the person
//!    since their last visit. Only customers are missed.
//! 6. *Come back to it* is mentioned from its day until it is done.
//! 7. *Ask about it* is mentioned from the day after they said it, or from the day that was set.
//! 8. What the owner called done never comes back by itself. What was postponed comes back on its day, and not before.
//!    A kind of reason that the owner turned off for a person is never mentioned for them.
//! 9. People who asked for no more contact are mentioned only for promises to them and for what to ask when they come.
//!    People whose page is put away are not mentioned.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};

use super::holidays::{self, HolidayName};
use super::occasions;
use super::rhythm::{self, Closures, Rhythm};
use crate::domain::{
    Care, Cause, CustomerId, DayKind, Decision, DecisionKey, EntryId, ItemId, Keyed, Matter, MatterKind,
    Occasion, PROMISED_AHEAD, Role, Shop, Summary, YearlyDay,
};

/// Why a person needs the owner.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Reason {
    /// Something was promised to them (K10).
    Promised {
        /// What they asked for.
        words: String,
        /// The day it was promised for; `None` if no day was named.
        due: Option<NaiveDate>,
    },
    /// An important day of theirs (H9).
    Day {
        /// The kind of day.
        kind: DayKind,
        /// The date on which it comes round.
        on: NaiveDate,
        /// How many years later, if the year is known. For a birthday, this is the new age.
        years: Option<u16>,
        /// The owner's label; may be empty.
        label: String,
    },
    /// The anniversary of their first visit (H9).
    FirstVisit {
        /// The date on which it comes round.
        on: NaiveDate,
        /// How many years later, at least 1.
        years: u16,
    },
    /// The anniversary of an event in their life (H9).
    Milestone {
        /// The words of the entry.
        words: String,
        /// The date on which it comes round.
        on: NaiveDate,
        /// How many years later, at least 1.
        years: u16,
    },
    /// A holiday of their country (H9).
    Holiday {
        /// The name of the holiday.
        name: HolidayName,
        /// Its date.
        on: NaiveDate,
    },
    /// A membership or service of theirs ends or is due again (K5).
    Ends {
        /// The words of the entry.
        what: String,
        /// The entry.
        entry: EntryId,
        /// The date.
        on: NaiveDate,
        /// It has a period, so one tap renews it.
        renews: bool,
    },
    /// A membership or service ended and was not renewed (K5).
    Lapsed {
        /// The words of the entry.
        what: String,
        /// The entry.
        entry: EntryId,
        /// The date on which it ended.
        on: NaiveDate,
        /// It has a period, so one tap renews it.
        renews: bool,
    },
    /// They have stayed away longer than is usual for them (K5).
    Missed {
        /// Their usual gap between two visits, in days.
        usual: u32,
        /// The days since their last visit, including days on which the shop was closed.
        away: u32,
    },
    /// They came often and then stopped, by the owner's fixed rule (K5).
    Quiet {
        /// How many visits they made in `months`.
        visits: u32,
        /// The months of the rule.
        months: u8,
        /// The days since their last visit.
        away: u32,
    },
    /// The owner wants to come back to something (H7).
    FollowUp {
        /// The words of the entry.
        words: String,
        /// The day of the entry.
        day: NaiveDate,
    },
    /// Something they said, to ask about (H6).
    Ask {
        /// Their words.
        words: String,
    },
}

impl Reason {
    /// The word for this kind of reason, used in decision keys and message ids.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Promised { .. } => MatterKind::Promised.key(),
            Self::Day { kind: DayKind::Other, .. } => "day",
            Self::Day { kind, .. } => kind.key(),
            Self::FirstVisit { .. } => Occasion::FirstVisit.key(),
            Self::Milestone { .. } => MatterKind::Milestone.key(),
            Self::Holiday { .. } => Occasion::Holiday.key(),
            Self::Ends { .. } => "ends",
            Self::Lapsed { .. } => "lapsed",
            Self::Missed { .. } | Self::Quiet { .. } => "missed",
            Self::FollowUp { .. } => MatterKind::FollowUp.key(),
            Self::Ask { .. } => MatterKind::Ask.key(),
        }
    }

    /// The position in the list: the group, and within the group the more urgent reason first.
    fn rank(&self, today: NaiveDate) -> (u8, i64) {
        let days = |day: NaiveDate| (day - today).num_days();
        match self {
            Self::Promised { due, .. } => (0, due.map_or(i64::MAX, days)),
            Self::Day { on, .. }
            | Self::FirstVisit { on, .. }
            | Self::Milestone { on, .. }
            | Self::Holiday { on, .. }
            | Self::Ends { on, .. } => (1, days(*on)),
            // A person who has only just stayed away too long is the most likely to come back.
            Self::Lapsed { on, .. } => (2, -days(*on)),
            Self::Missed { usual, away } => (2, i64::from(*away) * 100 / i64::from(*usual)),
            Self::Quiet { away, .. } => (2, i64::from(*away)),
            Self::FollowUp { day, .. } => (3, days(*day)),
            Self::Ask { .. } => (4, 0),
        }
    }
}

/// One line of Today.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Line {
    /// The person.
    pub customer: CustomerId,
    /// The key of decisions about this reason. The person's next birthday has another key.
    pub key: DecisionKey,
    /// The reason.
    pub reason: Reason,
}

impl Line {
    /// The position of the line in the list of this day.
    pub fn rank(&self, today: NaiveDate) -> ((u8, i64), CustomerId) {
        (self.reason.rank(today), self.customer)
    }
}

/// The settings and shop-wide values that Today uses on one day.
#[derive(Clone, Debug)]
pub struct Rules {
    /// The day the list is made for.
    pub today: NaiveDate,
    care: Care,
    country: String,
    closures: Closures,
    /// The greetings for recurring occasions.
    causes: BTreeMap<ItemId, Cause>,
    shop: rhythm::Shop,
    /// The holidays that are near, for every country the app knows.
    holidays: BTreeMap<&'static str, Vec<(NaiveDate, &'static holidays::Holiday)>>,
}

impl Rules {
    /// The rules for a shop with these people.
    pub fn of<'a>(people: impl Iterator<Item = &'a Summary>, shop: &Shop, today: NaiveDate) -> Self {
        let closures = Closures::of(shop.care.closures.values());
        let [first, last] = occasions::near(today, shop.care.ahead(Occasion::Holiday));
        let near = |country| (country, holidays::among(country, first, last));
        Self {
            today,
            country: shop.country.clone(),
            shop: rhythm::Shop::of(people.map(|person| rhythm::gaps(person, &closures))),
            holidays: holidays::COUNTRIES.into_iter().map(near).collect(),
            causes: shop.greetings.iter().filter_map(|(id, greeting)| Some((*id, greeting.cause?))).collect(),
            care: shop.care.clone(),
            closures,
        }
    }

    /// The shop's holidays that are near: those of its country and the owner's own.
    pub fn holidays(&self) -> Vec<(NaiveDate, HolidayName)> {
        let [first, last] = occasions::near(self.today, self.care.ahead(Occasion::Holiday));
        let own = self.care.holidays.values().flat_map(|own| {
            occasions::among(own.day, first, last).map(|on| (on, HolidayName::Own(own.name.clone())))
        });
        let known = self.holidays.get(self.country.as_str()).into_iter().flatten();
        let mut near: Vec<_> =
            known.map(|(on, known)| (*on, HolidayName::Known(known.key.to_owned()))).chain(own).collect();
        near.retain(|(on, _)| *on >= self.today);
        near.sort();
        near
    }

    /// How often a person comes; `None` if there are too few visits to tell.
    pub fn rhythm(&self, person: &Summary) -> Option<Rhythm> {
        match person.interval {
            Some(days) => Some(Rhythm::set(days)),
            None => self.shop.rhythm(&rhythm::gaps(person, &self.closures)),
        }
    }

    /// The line of a person; `None` if there is nothing to mention.
    pub fn line(&self, person: &Summary) -> Option<Line> {
        if person.put_away {
            return None;
        }
        let open = |(key, reason): &(DecisionKey, Reason)| self.is_open(person, key, reason);
        let (key, reason) = self.reasons(person).find(open)?;
        Some(Line { customer: person.id, key, reason })
    }

    /// Whether no decision of the owner hides the reason.
    fn is_open(&self, person: &Summary, key: &DecisionKey, reason: &Reason) -> bool {
        let is_never = person.decided.get(reason.kind()) == Some(&Decision::Done);
        match person.decided.get(key) {
            _ if is_never => false,
            Some(Decision::Done) => false,
            Some(Decision::Later(day)) => *day <= self.today,
            None => true,
        }
    }

    /// All reasons, the most urgent first, without regard to decisions.
    fn reasons<'a>(&'a self, person: &'a Summary) -> impl Iterator<Item = (DecisionKey, Reason)> + 'a {
        let of = |kind| person.matters.iter().filter(move |matter: &&Matter| matter.kind == kind);
        let is_near = |matter: &&Matter| match matter.due {
            Some(due) => {
                due.checked_sub_days(Days::new(PROMISED_AHEAD)).is_some_and(|from| from <= self.today)
            }
            None => matter.day < self.today,
        };
        let mut promised: Vec<_> = of(MatterKind::Promised).filter(is_near).collect();
        promised.sort_by_key(|matter| (matter.due.is_none(), matter.due, matter.day));
        let promised = promised
            .into_iter()
            .map(|matter| (matter.key(), Reason::Promised { words: matter.words.clone(), due: matter.due }));
        let mut wanted: Vec<_> = match person.no_contact {
            true => Vec::new(),
            false => self.days(person).chain(self.ends(person)).chain(self.missed(person)).collect(),
        };
        wanted.sort_by_key(|(_, reason)| reason.rank(self.today));
        let reachable = !person.no_contact;
        let later = of(MatterKind::FollowUp)
            .filter(move |matter| reachable && matter.due.is_some_and(|due| due <= self.today))
            .map(|matter| (matter.key(), Reason::FollowUp { words: matter.words.clone(), day: matter.day }));
        let asks = of(MatterKind::Ask)
            .filter(|matter| matter.due.map_or(matter.day < self.today, |due| due <= self.today))
            .map(|matter| (matter.key(), Reason::Ask { words: matter.words.clone() }));
        promised.chain(wanted).chain(later).chain(asks)
    }

    /// The person's days that are near.
    fn days<'a>(&'a self, person: &'a Summary) -> impl Iterator<Item = (DecisionKey, Reason)> + 'a {
        let near = |day: YearlyDay, occasion: Occasion| {
            let [first, last] = occasions::near(self.today, self.care.ahead(occasion));
            occasions::among(day, first, last).next()
        };
        let own = person.days.iter().filter_map(move |(id, day)| {
            let on = near(day.day, Occasion::Day(day.kind))?;
            let years = occasions::age(day.day, on);
            let reason = Reason::Day { kind: day.kind, on, years, label: day.label.clone() };
            Some((DecisionKey::day(reason.kind(), *id, on), reason))
        });
        let anniversary = move |first: NaiveDate, occasion| {
            let first = YearlyDay::from(first);
            let on = near(first, occasion).filter(|on| *on >= self.today)?;
            Some((on, occasions::age(first, on)?))
        };
        let first = person.first_visit.and_then(|first| {
            let (on, years) = anniversary(first, Occasion::FirstVisit)?;
            let reason = Reason::FirstVisit { on, years };
            Some((DecisionKey::first_visit(reason.kind(), on), reason))
        });
        let milestones = person.matters.iter().filter(|matter| matter.kind == MatterKind::Milestone);
        let milestones = milestones.filter_map(move |matter| {
            let (on, years) = anniversary(matter.day, Occasion::Milestone)?;
            let reason = Reason::Milestone { words: matter.words.clone(), on, years };
            Some((DecisionKey::milestone(matter.entry, on), reason))
        });
        let abroad = self.holidays.get(person.country.as_str()).filter(|_| person.country != self.country);
        let abroad = abroad.into_iter().flatten().filter(|(on, known)| known.greeted && *on >= self.today);
        let abroad = abroad.map(move |(on, known)| {
            let reason = Reason::Holiday { name: HolidayName::Known(known.key.to_owned()), on: *on };
            (DecisionKey::holiday(reason.kind(), known.key, *on), reason)
        });
        own.chain(first)
            .chain(milestones)
            .chain(abroad)
            .filter(|(_, reason)| !self.is_greeted(person, reason))
    }

    /// Whether the person already got a greeting for this day.
    fn is_greeted(&self, person: &Summary, reason: &Reason) -> bool {
        let (cause, occasion, on) = match reason {
            Reason::Day { kind, on, .. } => (Cause::Day, Occasion::Day(*kind), on),
            Reason::FirstVisit { on, .. } => (Cause::Day, Occasion::FirstVisit, on),
            Reason::Milestone { on, .. } => (Cause::Milestone, Occasion::Milestone, on),
            Reason::Holiday { on, .. } => (Cause::Holiday, Occasion::Holiday, on),
            _ => return false,
        };
        let from = on.checked_sub_days(Days::new(self.care.ahead(occasion)));
        let is_it = |id: &ItemId| self.causes.get(id) == Some(&cause);
        person.greeted.iter().any(|got| is_it(&got.greeting) && Some(got.day) >= from)
    }

    /// The person's memberships that end soon or have ended.
    fn ends<'a>(&'a self, person: &'a Summary) -> impl Iterator<Item = (DecisionKey, Reason)> + 'a {
        let memberships = person.matters.iter().filter(|matter| matter.kind == MatterKind::Membership);
        let ahead = Days::new(self.care.ahead(Occasion::Membership));
        memberships.filter_map(move |matter| {
            let (on, what, entry) = (matter.ends()?, matter.words.clone(), matter.entry);
            let renews = matter.every.is_some();
            let reason = match on < self.today {
                true => Reason::Lapsed { what, entry, on, renews },
                false => {
                    on.checked_sub_days(ahead).filter(|from| *from <= self.today)?;
                    Reason::Ends { what, entry, on, renews }
                }
            };
            let key = match on < self.today {
                true => DecisionKey::lapsed(entry, on),
                false => DecisionKey::ends(entry, on),
            };
            Some((key, reason))
        })
    }

    fn missed(&self, person: &Summary) -> Option<(DecisionKey, Reason)> {
        let last = person.last_visit.filter(|_| person.role == Role::Customer)?;
        let away = u32::try_from((self.today - last).num_days()).ok()?;
        let open = rhythm::open_days(last, self.today, &self.closures);
        let reason = match &self.care.plain {
            Some(rule) => {
                let visits = rhythm::came_often(person, rule)?;
                let is_long = open / 7 >= rule.weeks.into();
                is_long.then_some(Reason::Quiet { visits, months: rule.months, away })?
            }
            None => {
                let Rhythm { usual, limit } = self.rhythm(person)?;
                (open > limit).then_some(Reason::Missed { usual, away })?
            }
        };
        let rests = person.reached.is_some_and(|reached| reached > last);
        (!rests).then(|| (DecisionKey::missed(last), reason))
    }
}

/// The people who need the owner on this day, the most urgent first.
pub fn lines<'a>(
    people: impl Iterator<Item = &'a Summary> + Clone,
    shop: &Shop,
    today: NaiveDate,
) -> Vec<Line> {
    let rules = Rules::of(people.clone(), shop, today);
    let mut lines: Vec<Line> = people.filter_map(|person| rules.line(person)).collect();
    lines.sort_by_cached_key(|line| line.rank(today));
    lines
}
