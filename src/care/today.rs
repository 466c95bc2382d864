//! Who needs the owner today, and why: the pages of a notebook turned into a short list of people, each with one reason.
//!
//! # The rules
//! 1. One line a person, with the first of their reasons: what was promised, then their days, then that they are missed,
//!    then what to ask about.
//! 2. A *promise* is told of from [`PROMISED_AHEAD`] days before it is due until it is done; a request without a day from
//!    the day after.
//! 3. A *day of their own* is told of from a week before to three days after ([`occasions`]); the anniversary of their
//!    first visit is found by itself, and told of until it is over.
//! 4. *Missed* goes by [`rhythm`]; it ends with their next visit, and rests once the shop has been in touch since the
//!    last one. Only customers are missed.
//! 5. *Ask about it* is told of from the day after they said it.
//! 6. What the owner has called done never comes back by itself; what is put off comes back on its day, and not before;
//!    a kind of reason that is not for somebody is never told of them.
//! 7. Whoever asked for no more contact is told of only for what was promised to them and what to ask when they come.
//!    Whoever is put away is not told of.

use chrono::{Datelike, Days, NaiveDate};

use super::occasions;
use super::rhythm::{self, Rhythm};
use crate::domain::{
    CustomerId, DayKind, Decision, Role, Summary, YearlyDay, ask_key, missed_key, promised_key,
};

/// How many days before it is due a promise is told of.
pub const PROMISED_AHEAD: u64 = 3;

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
    /// A birthday (H9).
    Birthday {
        /// When it comes round.
        on: NaiveDate,
        /// How old they are then, where the year is known.
        age: Option<u16>,
    },
    /// A name day (H9).
    NameDay {
        /// When it comes round.
        on: NaiveDate,
    },
    /// Another day of theirs (H9).
    Day {
        /// When it comes round.
        on: NaiveDate,
        /// In the owner's words: "wedding".
        label: String,
    },
    /// The anniversary of their first visit (H9).
    FirstVisit {
        /// When it comes round.
        on: NaiveDate,
        /// After how many years, at least 1.
        years: u16,
    },
    /// They stay away longer than is usual for them (K5).
    Missed {
        /// Their usual gap between two visits, in days.
        usual: u32,
        /// Days since the last one.
        away: u32,
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
            Self::Promised { .. } => "promised",
            Self::Birthday { .. } => "birthday",
            Self::NameDay { .. } => "name-day",
            Self::Day { .. } => "day",
            Self::FirstVisit { .. } => "first-visit",
            Self::Missed { .. } => "missed",
            Self::Ask { .. } => "ask",
        }
    }

    /// Where it stands in the list: its group, and within that the more pressing first.
    fn rank(&self, today: NaiveDate) -> (u8, i64) {
        let days = |day: NaiveDate| (day - today).num_days();
        match self {
            Self::Promised { due, .. } => (0, due.map_or(i64::MAX, days)),
            Self::Birthday { on, .. }
            | Self::NameDay { on }
            | Self::Day { on, .. }
            | Self::FirstVisit { on, .. } => (1, days(*on)),
            // Whoever has only just stayed away too long is the likeliest to come back.
            Self::Missed { usual, away } => (2, i64::from(*away) * 100 / i64::from(*usual)),
            Self::Ask { .. } => (3, 0),
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

/// Who needs the owner on that day, the most pressing first.
pub fn lines<'a>(people: impl Iterator<Item = &'a Summary> + Clone, today: NaiveDate) -> Vec<Line> {
    let shop = rhythm::Shop::of(people.clone().map(|person| person.gaps.as_slice()));
    let mut lines: Vec<Line> = people
        .filter(|person| !person.put_away)
        .filter_map(|person| {
            let open = |(key, reason): &(String, Reason)| is_open(person, key, reason, today);
            let (key, reason) = reasons(person, &shop, today).find(open)?;
            Some(Line { customer: person.id, key, reason })
        })
        .collect();
    lines.sort_by_key(|line| (line.reason.rank(today), line.customer));
    lines
}

/// Whether nothing that the owner has decided stands against it.
fn is_open(person: &Summary, key: &str, reason: &Reason, today: NaiveDate) -> bool {
    let is_never = person.decided.get(reason.kind()) == Some(&Decision::Done);
    match person.decided.get(key) {
        _ if is_never => false,
        Some(Decision::Done) => false,
        Some(Decision::Later(day)) => *day <= today,
        None => true,
    }
}

/// Every reason there is, the most pressing first, whatever was decided.
fn reasons<'a>(
    person: &'a Summary,
    shop: &rhythm::Shop,
    today: NaiveDate,
) -> impl Iterator<Item = (String, Reason)> + 'a {
    let mut promised: Vec<_> = person
        .requests
        .iter()
        .filter(|request| match request.due {
            Some(due) => due.checked_sub_days(Days::new(PROMISED_AHEAD)).is_some_and(|from| from <= today),
            None => request.said.day < today,
        })
        .collect();
    promised.sort_by_key(|request| (request.due.is_none(), request.due, request.said.day));
    let promised = promised.into_iter().map(|request| {
        let reason = Reason::Promised { words: request.said.words.clone(), due: request.due };
        (promised_key(request.said.entry), reason)
    });
    let mut own = if person.no_contact { Vec::new() } else { days(person, today) };
    own.sort_by_key(|(_, reason)| reason.rank(today));
    let missed = missed(person, shop, today);
    let asks = person.ask.iter().filter(move |ask| ask.day < today);
    let asks = asks.map(|ask| (ask_key(ask.entry), Reason::Ask { words: ask.words.clone() }));
    promised.chain(own).chain(missed).chain(asks)
}

/// The days of their own that are near.
fn days(person: &Summary, today: NaiveDate) -> Vec<(String, Reason)> {
    let own = person.days.iter().filter_map(|(id, day)| {
        let on = occasions::near(day.day, today)?;
        let reason = match day.kind {
            DayKind::Birthday => Reason::Birthday { on, age: occasions::age(day.day, on) },
            DayKind::NameDay => Reason::NameDay { on },
            DayKind::Other => Reason::Day { on, label: day.label.clone() },
        };
        Some((format!("{}:{id}:{}", reason.kind(), on.year()), reason))
    });
    let first = person.first_visit.map(YearlyDay::from).and_then(|first| {
        let on = occasions::near(first, today).filter(|on| *on >= today)?;
        let reason = Reason::FirstVisit { on, years: occasions::age(first, on)? };
        Some((format!("{}:{}", reason.kind(), on.year()), reason))
    });
    own.chain(first).collect()
}

fn missed(person: &Summary, shop: &rhythm::Shop, today: NaiveDate) -> Option<(String, Reason)> {
    let last = person.last_visit.filter(|_| person.role == Role::Customer && !person.no_contact)?;
    let Rhythm { usual, limit } = shop.rhythm(&person.gaps)?;
    let away = u32::try_from((today - last).num_days()).ok()?;
    let rests = person.reached.is_some_and(|reached| reached > last);
    (away > limit && !rests).then(|| (missed_key(last), Reason::Missed { usual, away }))
}
