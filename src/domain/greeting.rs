//! A word to several people for one occasion, said to each of them alone (H8).

use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{CustomerId, ItemId, Role, Timestamp};

/// What is drafted once, and finished for each person.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Greeting {
    /// What it is for, in the owner's words: "New Year".
    pub name: String,
    /// What it is for, where that is an occasion of one person's that comes again; `None` for any other.
    pub cause: Option<Cause>,
    /// What all of them get, with [blanks](Blank).
    pub draft: String,
    /// For whom.
    pub audience: Audience,
    /// When it was begun.
    pub begun: Timestamp,
    /// It is over: kept for comparison, and in no list of what is to be done.
    pub over: bool,
}

impl Greeting {
    /// For how many days somebody counts as greeted for an occasion that comes again: till halfway to the next time.
    const ROUND: i64 = 180;

    /// Whether somebody who got it on that day has got it, as of today.
    pub fn counts(&self, day: NaiveDate, today: NaiveDate) -> bool {
        self.cause.is_none() || (today - day).num_days() < Self::ROUND
    }
}

/// For whom a greeting is. Whoever asked for no more contact, and whoever is put away, is in none.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Audience {
    /// All customers.
    #[default]
    Customers,
    /// Whoever has this tag.
    Tag(String),
    /// Whoever has this role.
    Role(Role),
    /// These.
    People(BTreeSet<CustomerId>),
}

/// An occasion of one person's that comes again: there is one shared draft for all of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Cause {
    /// A birthday, a name day, an anniversary.
    Day,
    /// A holiday of theirs.
    Holiday,
    /// Something happened in their life: a promotion, an exam.
    Milestone,
    /// A thank-you note for the parcel.
    Thanks,
    /// They stay away.
    Missed,
}

impl Cause {
    /// Every one, in the order offered.
    pub const ALL: [Self; 5] = [Self::Day, Self::Holiday, Self::Milestone, Self::Thanks, Self::Missed];

    /// The word stored in documents, used in addresses and in message ids.
    pub fn key(self) -> &'static str {
        match self {
            Self::Day => "day",
            Self::Holiday => "holiday",
            Self::Milestone => "milestone",
            Self::Thanks => "thanks",
            Self::Missed => "missed",
        }
    }

    /// Reads [`key`](Self::key) back; `None` for a word of a later version.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|cause| cause.key() == key)
    }
}

/// The key of the decision that somebody is left out of a greeting.
pub fn left_out_key(greeting: ItemId) -> String {
    format!("greet:{greeting}")
}

/// A place in a draft that is filled for each person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Blank {
    /// What they are called.
    Name,
    /// The form of address alone: "Bong".
    Form,
    /// How they are addressed, as their language puts it: "Bong Sokha", "अनिल जी", "ქალბატონო ნინო".
    Address,
    /// The father's name as a part of the name.
    Patronymic,
    /// What they said last.
    Words,
    /// What they bought last.
    Purchase,
    /// How many days ago they were there.
    Days,
    /// The owner's own line for them. Where a draft has no such place, it stands at the end.
    Personal,
}

impl Blank {
    /// Every one, in the order offered.
    pub const ALL: [Self; 8] = [
        Self::Name,
        Self::Address,
        Self::Form,
        Self::Patronymic,
        Self::Words,
        Self::Purchase,
        Self::Days,
        Self::Personal,
    ];

    /// The word that stands for it in a stored draft, between braces, and in message ids.
    pub fn key(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Address => "address",
            Self::Form => "form",
            Self::Patronymic => "patronymic",
            Self::Words => "words",
            Self::Purchase => "purchase",
            Self::Days => "days",
            Self::Personal => "personal",
        }
    }

    /// Reads [`key`](Self::key) back; `None` for any other word.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|blank| blank.key() == key)
    }
}
