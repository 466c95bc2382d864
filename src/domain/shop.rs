//! What the notebook knows about the owner's own business, and the owner's settings for customer care.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};

use super::{Currency, DayKind, Entry, EntryKind, Greeting, ItemId, Keyed, Standards, YearlyDay};

/// The shop. Every field may be empty.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shop {
    /// The shop's name; empty for none.
    pub name: String,
    /// ISO 3166-1 code of the country, two capital letters; empty for none.
    pub country: String,
    /// The currencies taken at the counter, in the order offered.
    pub currencies: BTreeSet<Currency>,
    /// The settings for Today.
    pub care: Care,
    /// The standards of contact.
    pub contact: Standards,
    /// The greetings: messages to several people, sent one at a time.
    pub greetings: BTreeMap<ItemId, Greeting>,
}

/// The owner's settings for Today. The default values are those of a new notebook.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Care {
    /// How many people Today shows at first, 1 to 99; `None` for [`Care::PEOPLE`].
    pub people: Option<u8>,
    /// How many days ahead Today mentions each occasion, if the owner changed [`Occasion::ahead`].
    pub ahead: BTreeMap<Occasion, u8>,
    /// A fixed rule for who is missed. `None` uses each person's own rhythm.
    pub plain: Option<FixedRule>,
    /// The times when the shop was or will be closed.
    pub closures: BTreeMap<ItemId, Closure>,
    /// The owner's own holidays.
    pub holidays: BTreeMap<ItemId, OwnHoliday>,
    /// The rules for asking about a purchase some days later.
    pub follow_ups: BTreeMap<ItemId, FollowUpRule>,
}

impl Care {
    /// How many people Today shows at first, by default.
    pub const PEOPLE: u8 = 7;

    /// How many days ahead Today mentions this occasion.
    pub fn ahead(&self, occasion: Occasion) -> u64 {
        self.ahead.get(&occasion).copied().unwrap_or(occasion.ahead()).into()
    }

    /// After how many days to ask about a purchase. The first rule whose thing the text names applies; `None` if no
    /// rule does.
    pub fn follow_up(&self, bought: &str) -> Option<u16> {
        let bought = bought.to_lowercase();
        let is_named = |rule: &&FollowUpRule| bought.contains(&rule.thing.to_lowercase());
        self.follow_ups.values().find(is_named).map(|rule| rule.days)
    }

    /// The day to come back to a new entry: the chosen day, or for a purchase the day that the rules give. `None` if there
    /// is neither.
    pub fn due(&self, new: &Entry) -> Option<NaiveDate> {
        if new.due.is_some() || new.kind() != EntryKind::Purchase {
            return new.due;
        }
        new.day.checked_add_days(Days::new(self.follow_up(&new.text)?.into()))
    }
}

/// Something that comes round and is mentioned some days ahead.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Occasion {
    /// An important day of a person.
    Day(DayKind),
    /// The anniversary of a person's first visit.
    FirstVisit,
    /// The anniversary of an event in a person's life.
    Milestone,
    /// A membership ends or is due again.
    Membership,
    /// A holiday.
    Holiday,
}

impl Occasion {
    /// Every occasion, in the order shown.
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

    /// The word used in documents and message ids.
    pub fn key(self) -> &'static str {
        match self {
            Self::Day(kind) => kind.key(),
            Self::FirstVisit => "first-visit",
            Self::Milestone => "milestone",
            Self::Membership => "membership",
            Self::Holiday => "holiday",
        }
    }

    /// How many days ahead it is mentioned by default. Seven days are enough for a card. Fourteen days let the owner
    /// discuss a membership at two visits.
    pub const fn ahead(self) -> u8 {
        match self {
            Self::Membership => 14,
            Self::Day(_) | Self::FirstVisit | Self::Milestone | Self::Holiday => 7,
        }
    }
}

/// The fixed rule: a person who came often enough is missed after a while (K5).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FixedRule {
    /// The least number of visits, 2 to 12.
    pub visits: u8,
    /// The months before their last visit in which those visits count, 1 to 99.
    pub months: u8,
    /// The weeks without a visit after which they are missed, 1 to 99.
    pub weeks: u8,
}

/// A time when the shop was closed, so nobody could come.
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
    /// Its name.
    pub name: String,
    /// Its day.
    pub day: YearlyDay,
}

/// A rule for asking about a purchase after some time (H7).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FollowUpRule {
    /// The word to find in the text of the purchase: "shoes".
    pub thing: String,
    /// The days after the purchase, 1 to 999.
    pub days: u16,
}
