//! How the shop may contact people: its own standards of contact, and what each person agreed to (H4, H10).

use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use strum::{EnumString, IntoStaticStr, VariantArray};

use super::Channel;

/// The shop's standards of contact. The default values are those of a new notebook.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Standards {
    /// The hours in which nobody is called or written to; `None` for no such hours.
    pub quiet_hours: Option<QuietHours>,
    /// The days of the week on which nobody is contacted, 1 for Monday to 7 for Sunday.
    pub quiet_days: BTreeSet<u8>,
    /// The maximum number of contacts per person; `None` for [`Budget::DEFAULT`].
    pub budget: Option<Budget>,
    /// The channels that the shop does not use.
    pub unused: BTreeSet<Channel>,
    /// What the shop keeps confidential, in the owner's own sentence; empty for none.
    pub confidential: String,
}

impl Standards {
    /// The budget of one person, adjusted to their pace.
    pub fn budget(&self, pace: Option<Pace>) -> Budget {
        let Budget { contacts, days } = self.budget.unwrap_or(Budget::DEFAULT);
        match pace {
            None => Budget { contacts, days },
            Some(Pace::Less) => Budget { contacts, days: days.saturating_mul(2) },
            Some(Pace::More) => Budget { contacts: contacts.saturating_mul(2), days },
        }
    }
}

/// Hours of the day, from the first to before the last. They may cross midnight.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuietHours {
    /// The first quiet hour, 0 to 23.
    pub from: u8,
    /// The first hour that is no longer quiet, 0 to 23. It differs from `from`.
    pub to: u8,
}

impl QuietHours {
    /// Makes quiet hours. `None` if an hour is above 23, or if both hours are equal.
    pub fn new(from: u8, to: u8) -> Option<Self> {
        (from < 24 && to < 24 && from != to).then_some(Self { from, to })
    }

    /// Whether this hour of the day, 0 to 23, is quiet.
    pub fn has(self, hour: u8) -> bool {
        match self.from < self.to {
            true => (self.from..self.to).contains(&hour),
            false => hour >= self.from || hour < self.to,
        }
    }
}

/// A maximum number of contacts within a number of days.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Budget {
    /// 1 to [`Budget::MOST`].
    pub contacts: u8,
    /// 1 to 365.
    pub days: u16,
}

impl Budget {
    /// The default until the owner sets another: one greeting and two other messages a month.
    pub const DEFAULT: Self = Self { contacts: 3, days: 30 };

    /// The highest number of contacts that can be set.
    pub const MOST: u8 = 9;

    /// Makes a budget; `None` if a number is out of range.
    pub fn new(contacts: u8, days: u16) -> Option<Self> {
        ((1..=Self::MOST).contains(&contacts) && (1..=365).contains(&days)).then_some(Self { contacts, days })
    }
}

/// How often a person wants to hear from the shop, if that differs from the shop's standard.
#[derive(VariantArray, IntoStaticStr, EnumString)]
#[strum(serialize_all = "kebab-case")]
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Pace {
    /// Half as often: the same contacts in twice as many days.
    Less,
    /// Twice as often: twice the contacts in the same days.
    More,
}

/// A person's answer to being contacted over a channel. When two devices note answers at the same time, a no wins.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Consent {
    /// `true` if they agreed, `false` if they said no.
    pub agreed: bool,
    /// The day of the answer.
    pub day: NaiveDate,
    /// The answer in their words; may be empty.
    pub words: String,
}

/// One contact made by the shop: a call, a message, a card, a thank-you note.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Touch {
    /// The day of the contact.
    #[serde(with = "super::day::as_number")]
    pub day: NaiveDate,
    /// The channel; `None` if it was not noted.
    pub channel: Option<Channel>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quiet_hours_go_over_midnight() {
        let night = QuietHours::new(21, 8).unwrap();
        let noon = QuietHours::new(12, 14).unwrap();
        for (hour, at_night, at_noon) in [
            (0, true, false),
            (7, true, false),
            (8, false, false),
            (12, false, true),
            (14, false, false),
            (21, true, false),
        ] {
            assert_eq!((night.has(hour), noon.has(hour)), (at_night, at_noon), "{hour}");
        }
        assert_eq!([QuietHours::new(9, 9), QuietHours::new(24, 3)], [None, None]);
    }

    #[test]
    fn a_pace_makes_the_budget_stricter_or_looser() {
        let standards = Standards { budget: Budget::new(2, 30), ..Standards::default() };
        let paces = [None, Some(Pace::Less), Some(Pace::More)];
        let budgets = paces.map(|pace| standards.budget(pace)).map(|budget| (budget.contacts, budget.days));
        assert_eq!(budgets, [(2, 30), (2, 60), (4, 30)]);
    }
}
