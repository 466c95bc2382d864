//! Who needs the owner today, and why: the pages of a notebook turned into a short list of people, each with one reason.
//!
//! # The rules
//! 1. One line a person, with the first of their reasons: what was promised, then their days, then that they are missed,
//!    then what to come back to, then what to ask about.
//! 2. A *promise* is told of from [`PROMISED_AHEAD`] days before it is due until it is done; a request without a day from
//!    the day after.
//! 3. A *day of theirs* is told of from some days before ([`crate::domain::Care::ahead`]) to three days after
//!    ([`occasions`]); the anniversaries of their first visit and of what happened in their life are found by themselves,
//!    and told of until they are over. A holiday is told of a person where it is one of their country and not of the
//!    shop's. Whoever got a greeting of that sort since the day was first told of is not told of with it any more.
//! 4. What has an *end* or a period is told of from some days before to the day itself; and from the day after as
//!    *lapsed*, until it is renewed.
//! 5. *Missed* goes by [`rhythm`]; it ends with their next visit, and rests once the shop has been in touch since the
//!    last one. Only customers are missed.
//! 6. *Come back to it* is told of from its day until it is done.
//! 7. *Ask about it* is told of from the day after they said it, or from the day that was set.
//! 8. What the owner has called done never comes back by itself; what is put off comes back on its day, and not before;
//!    a kind of reason that is not for somebody is never told of them.
//! 9. Whoever asked for no more contact is told of only for what was promised to them and what to ask when they come.
//!    Whoever is put away is not told of.

use std::collections::BTreeMap;

use chrono::{Datelike, Days, NaiveDate};

use super::holidays::{self, HolidayName};
use super::occasions;
use super::rhythm::{self, Closures, Rhythm};
use crate::domain::{
    Care, Cause, CustomerId, DayKind, Decision, EntryId, ItemId, Matter, MatterKind, Occasion,
    PROMISED_AHEAD, Role, Shop, Summary, YearlyDay, lapsed_key, missed_key,
};

/// Why somebody needs the owner.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Reason {
    /// Something was promised to them (K10).
    Promised {
        /// What they asked for.
        words: String,
        /// By when; `None` where no day was named.
        due: Option<NaiveDate>,
    },
    /// A day of theirs (H9).
    Day {
        /// Which.
        kind: DayKind,
        /// When it comes round.
        on: NaiveDate,
        /// After how many years, where the year is known: at a birthday, how old they are then.
        years: Option<u16>,
        /// In the owner's words; may be empty.
        label: String,
    },
    /// The anniversary of their first visit (H9).
    FirstVisit {
        /// When it comes round.
        on: NaiveDate,
        /// After how many years, at least 1.
        years: u16,
    },
    /// The anniversary of something that happened in their life (H9).
    Milestone {
        /// What.
        words: String,
        /// When it comes round.
        on: NaiveDate,
        /// After how many years, at least 1.
        years: u16,
    },
    /// A holiday of their country (H9).
    Holiday {
        /// Which.
        name: HolidayName,
        /// When.
        on: NaiveDate,
    },
    /// Something of theirs ends, or is due again (K5).
    Ends {
        /// What.
        what: String,
        /// Where it stands.
        entry: EntryId,
        /// When.
        on: NaiveDate,
        /// It has a period, and can be renewed by a tap.
        renews: bool,
    },
    /// It has ended, and was not renewed (K5).
    Lapsed {
        /// What.
        what: String,
        /// Where it stands.
        entry: EntryId,
        /// When it ended.
        on: NaiveDate,
        /// It has a period, and can be renewed by a tap.
        renews: bool,
    },
    /// They stay away longer than is usual for them (K5).
    Missed {
        /// Their usual gap between two visits, in days.
        usual: u32,
        /// Days since the last one, those on which the shop was closed among them.
        away: u32,
    },
    /// They came often, and then no more: the owner's plain rule (K5).
    Quiet {
        /// How often they came,
        visits: u32,
        /// in so many months,
        months: u8,
        /// and for so many days no more.
        away: u32,
    },
    /// Something is to be come back to (H7).
    FollowUp {
        /// What.
        words: String,
        /// The day it is about.
        day: NaiveDate,
    },
    /// Something they said, to be asked about (H6).
    Ask {
        /// Their words.
        words: String,
    },
}

impl Reason {
    /// The word for reasons of this kind: in keys of decisions, and in message ids.
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

    /// Where it stands in the list: its group, and within that the more pressing first.
    fn rank(&self, today: NaiveDate) -> (u8, i64) {
        let days = |day: NaiveDate| (day - today).num_days();
        match self {
            Self::Promised { due, .. } => (0, due.map_or(i64::MAX, days)),
            Self::Day { on, .. }
            | Self::FirstVisit { on, .. }
            | Self::Milestone { on, .. }
            | Self::Holiday { on, .. }
            | Self::Ends { on, .. } => (1, days(*on)),
            // Whoever has only just stayed away too long is the likeliest to come back.
            Self::Lapsed { on, .. } => (2, -days(*on)),
            Self::Missed { usual, away } => (2, i64::from(*away) * 100 / i64::from(*usual)),
            Self::Quiet { away, .. } => (2, i64::from(*away)),
            Self::FollowUp { day, .. } => (3, days(*day)),
            Self::Ask { .. } => (4, 0),
        }
    }
}

/// One line of Today.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Line {
    /// Who.
    pub customer: CustomerId,
    /// The name of this very reason, by which a decision about it is kept: that of the person's next birthday is
    /// another.
    pub key: String,
    /// Why.
    pub reason: Reason,
}

impl Line {
    /// Where it stands in the list of that day.
    pub fn rank(&self, today: NaiveDate) -> ((u8, i64), CustomerId) {
        (self.reason.rank(today), self.customer)
    }
}

/// What Today goes by on one day: what the owner has set, and what is usual in the shop.
#[derive(Clone, Debug)]
pub struct Rules {
    /// The day.
    pub today: NaiveDate,
    care: Care,
    country: String,
    closures: Closures,
    /// The greetings for what comes again.
    causes: BTreeMap<ItemId, Cause>,
    shop: rhythm::Shop,
    /// The holidays that are near, of every country the app knows.
    holidays: BTreeMap<&'static str, Vec<(NaiveDate, &'static holidays::Holiday)>>,
}

impl Rules {
    /// The rules of a shop with these people.
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

    /// The holidays of the shop that are near: its country's and the owner's own.
    pub fn holidays(&self) -> Vec<(NaiveDate, HolidayName)> {
        let [first, last] = occasions::near(self.today, self.care.ahead(Occasion::Holiday));
        let own = self.care.holidays.values().flat_map(|own| {
            occasions::among(own.day, first, last).map(|on| (on, HolidayName::Own(own.name.clone())))
        });
        let known = self.holidays.get(self.country.as_str()).into_iter().flatten();
        let mut near: Vec<_> =
            known.map(|(on, known)| (*on, HolidayName::Known(known.key))).chain(own).collect();
        near.retain(|(on, _)| *on >= self.today);
        near.sort();
        near
    }

    /// How often somebody comes; `None` where their visits are too few to tell.
    pub fn rhythm(&self, person: &Summary) -> Option<Rhythm> {
        match person.interval {
            Some(days) => Some(Rhythm::set(days)),
            None => self.shop.rhythm(&rhythm::gaps(person, &self.closures)),
        }
    }

    /// The line of somebody; `None` where nothing is open with them.
    pub fn line(&self, person: &Summary) -> Option<Line> {
        if person.put_away {
            return None;
        }
        let open = |(key, reason): &(String, Reason)| self.is_open(person, key, reason);
        let (key, reason) = self.reasons(person).find(open)?;
        Some(Line { customer: person.id, key, reason })
    }

    /// Whether nothing that the owner has decided stands against it.
    fn is_open(&self, person: &Summary, key: &str, reason: &Reason) -> bool {
        let is_never = person.decided.get(reason.kind()) == Some(&Decision::Done);
        match person.decided.get(key) {
            _ if is_never => false,
            Some(Decision::Done) => false,
            Some(Decision::Later(day)) => *day <= self.today,
            None => true,
        }
    }

    /// Every reason there is, the most pressing first, whatever was decided.
    fn reasons<'a>(&'a self, person: &'a Summary) -> impl Iterator<Item = (String, Reason)> + 'a {
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

    /// The days of theirs that are near.
    fn days<'a>(&'a self, person: &'a Summary) -> impl Iterator<Item = (String, Reason)> + 'a {
        let near = |day: YearlyDay, occasion: Occasion| {
            let [first, last] = occasions::near(self.today, self.care.ahead(occasion));
            occasions::among(day, first, last).next()
        };
        let keyed = |about: String, on: NaiveDate, reason: Reason| (format!("{about}:{}", on.year()), reason);
        let own = person.days.iter().filter_map(move |(id, day)| {
            let on = near(day.day, Occasion::Day(day.kind))?;
            let years = occasions::age(day.day, on);
            let reason = Reason::Day { kind: day.kind, on, years, label: day.label.clone() };
            Some(keyed(format!("{}:{id}", reason.kind()), on, reason))
        });
        let anniversary = move |first: NaiveDate, occasion| {
            let first = YearlyDay::from(first);
            let on = near(first, occasion).filter(|on| *on >= self.today)?;
            Some((on, occasions::age(first, on)?))
        };
        let first = person.first_visit.and_then(|first| {
            let (on, years) = anniversary(first, Occasion::FirstVisit)?;
            let reason = Reason::FirstVisit { on, years };
            Some(keyed(reason.kind().to_owned(), on, reason))
        });
        let milestones = person.matters.iter().filter(|matter| matter.kind == MatterKind::Milestone);
        let milestones = milestones.filter_map(move |matter| {
            let (on, years) = anniversary(matter.day, Occasion::Milestone)?;
            Some(keyed(matter.key(), on, Reason::Milestone { words: matter.words.clone(), on, years }))
        });
        let abroad = self.holidays.get(person.country.as_str()).filter(|_| person.country != self.country);
        let abroad = abroad.into_iter().flatten().filter(|(on, known)| known.greeted && *on >= self.today);
        let abroad = abroad.map(move |(on, known)| {
            let reason = Reason::Holiday { name: HolidayName::Known(known.key), on: *on };
            // By its day: that of a lunar year may come round twice in one.
            (format!("{}:{}:{on}", reason.kind(), known.key), reason)
        });
        own.chain(first)
            .chain(milestones)
            .chain(abroad)
            .filter(|(_, reason)| !self.is_greeted(person, reason))
    }

    /// Whether they got a greeting for a day of theirs.
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

    /// What of theirs ends soon, or has ended.
    fn ends<'a>(&'a self, person: &'a Summary) -> impl Iterator<Item = (String, Reason)> + 'a {
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
                true => lapsed_key(entry, on),
                false => format!("{}:{entry}:{on}", reason.kind()),
            };
            Some((key, reason))
        })
    }

    fn missed(&self, person: &Summary) -> Option<(String, Reason)> {
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
        (!rests).then(|| (missed_key(last), reason))
    }
}

/// Who needs the owner on that day, the most pressing first.
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
