//! What the notebook knows about the owner's own business, and how it looks after people.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{Currency, DayKind, Greeting, ItemId, Standards, YearlyDay};

/// The shop. Everything can be left out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shop {
    /// The shop's name; empty for none.
    pub name: String,
    /// ISO 3166-1 code of the country, two capital letters; empty for none.
    pub country: String,
    /// The currencies taken at the counter, offered in this order.
    pub currencies: BTreeSet<Currency>,
    /// How it looks after people.
    pub care: Care,
    /// How it may be in touch with them.
    pub contact: Standards,
    /// What is said to several people, one at a time.
    pub greetings: BTreeMap<ItemId, Greeting>,
}

/// What the owner has set about Today. Nothing set is as the app begins.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Care {
    /// How many people Today shows at first, 1 to 99; `None` for [`Care::PEOPLE`].
    pub people: Option<u8>,
    /// How many days ahead a day of each kind is told of, where that is not [`Occasion::ahead`].
    pub ahead: BTreeMap<Occasion, u8>,
    /// Who is missed by a plain rule, instead of by each person's own rhythm.
    pub plain: Option<PlainRule>,
    /// When the shop was, or will be, closed.
    pub closures: BTreeMap<ItemId, Closure>,
    /// The owner's own holidays.
    pub holidays: BTreeMap<ItemId, OwnHoliday>,
    /// What is asked about some time after it was bought.
    pub follow_ups: BTreeMap<ItemId, FollowUpRule>,
}

impl Care {
    /// How many people Today shows at first.
    pub const PEOPLE: u8 = 7;

    /// How many days ahead a day of this kind is told of.
    pub fn ahead(&self, occasion: Occasion) -> u64 {
        self.ahead.get(&occasion).copied().unwrap_or(occasion.ahead()).into()
    }

    /// After how many days to ask about a purchase: by the first thing that is named in its words. `None` where none is.
    pub fn follow_up(&self, bought: &str) -> Option<u16> {
        let bought = bought.to_lowercase();
        let is_named = |rule: &&FollowUpRule| bought.contains(&rule.thing.to_lowercase());
        self.follow_ups.values().find(is_named).map(|rule| rule.days)
    }
}

/// What comes round, and is told of some days ahead.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Occasion {
    /// A day of the year of somebody's.
    Day(DayKind),
    /// The anniversary of somebody's first visit.
    FirstVisit,
    /// The anniversary of something that happened in their life.
    Milestone,
    /// A membership ends, or something is due again.
    Membership,
    /// A holiday.
    Holiday,
}

impl Occasion {
    /// Every one, in the order shown.
    pub const ALL: [Self; 9] = [
        Self::Day(DayKind::Birthday),
        Self::Day(DayKind::NameDay),
        Self::Day(DayKind::Firm),
        Self::Day(DayKind::Profession),
        Self::Day(DayKind::Other),
        Self::FirstVisit,
        Self::Milestone,
        Self::Membership,
        Self::Holiday,
    ];

    /// The word stored in documents and used in message ids.
    pub fn key(self) -> &'static str {
        match self {
            Self::Day(kind) => kind.key(),
            Self::FirstVisit => "first-visit",
            Self::Milestone => "milestone",
            Self::Membership => "membership",
            Self::Holiday => "holiday",
        }
    }

    /// How many days ahead it is told of unless the owner has set another number: time enough for a card, and for a
    /// membership to be talked about at two visits.
    pub const fn ahead(self) -> u8 {
        match self {
            Self::Membership => 14,
            Self::Day(_) | Self::FirstVisit | Self::Milestone | Self::Holiday => 7,
        }
    }
}

/// Somebody who came often enough before is missed after a while (K5).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlainRule {
    /// At least so many visits, 2 to 12,
    pub visits: u8,
    /// in so many months before their last one, 1 to 99,
    pub months: u8,
    /// and none for so many weeks since, 1 to 99.
    pub weeks: u8,
}

/// The shop was closed: days on which nobody could come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Closure {
    /// The first day.
    pub from: NaiveDate,
    /// The last day, not before the first.
    pub to: NaiveDate,
}

/// A holiday of the owner's own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnHoliday {
    /// What it is called.
    pub name: String,
    /// When.
    pub day: YearlyDay,
}

/// What is asked about some time after it was bought (H7).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FollowUpRule {
    /// What stands in the words of the purchase: "shoes".
    pub thing: String,
    /// So many days later, 1 to 999.
    pub days: u16,
}
