//! A greeting: a message to several people for one occasion, sent to each person separately (H8).

use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use strum::{EnumString, IntoStaticStr, VariantArray};

use super::{CustomerId, Role, Timestamp};

/// A greeting. It is drafted once and finished for each person.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Greeting {
    /// The occasion in the owner's words: "New Year".
    pub name: String,
    /// The recurring personal occasion it is for; `None` for any other occasion.
    pub cause: Option<Cause>,
    /// The text all of them get, with [blanks](Blank).
    pub draft: String,
    /// The people it is for.
    pub audience: Audience,
    /// When the owner began it.
    pub begun: Timestamp,
    /// It is finished. It is kept for comparison and appears in no list of open work.
    pub over: bool,
}

impl Greeting {
    /// The days for which a person counts as greeted for a yearly occasion: about half the time until the next one.
    const ROUND: i64 = 180;

    /// Whether a person who got it on `day` still counts as greeted on `today`.
    pub fn counts(&self, day: NaiveDate, today: NaiveDate) -> bool {
        self.cause.is_none() || (today - day).num_days() < Self::ROUND
    }
}

/// The people a greeting is for. It never includes people who asked for no more contact or whose page is put away.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Audience {
    /// All customers.
    #[default]
    Customers,
    /// Everybody with this tag.
    Tag(String),
    /// Everybody with this role.
    Role(Role),
    /// These people.
    People(BTreeSet<CustomerId>),
}

/// A recurring occasion of single people. One shared draft serves all of them.
#[derive(VariantArray, IntoStaticStr, EnumString)]
#[strum(serialize_all = "kebab-case")]
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Cause {
    /// A birthday, a name day, an anniversary.
    Day,
    /// One of their holidays.
    Holiday,
    /// An event in their life: a promotion, an exam.
    Milestone,
    /// A thank-you note for the parcel.
    Thanks,
    /// They have stayed away.
    Missed,
}

/// A place in a draft that is filled for each person.
#[derive(VariantArray, IntoStaticStr, EnumString)]
#[strum(serialize_all = "kebab-case")]
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Blank {
    /// The name used to call them.
    Name,
    /// The full address by the rules of their language: "Bong Sokha", "अनिल जी", "ქალბატონო ნინო".
    Address,
    /// The form of address alone: "Bong".
    Form,
    /// The patronymic.
    Patronymic,
    /// Their latest recorded words.
    Words,
    /// Their latest purchase.
    Purchase,
    /// The number of days since their last visit.
    Days,
    /// The owner's personal line. If the draft has no such blank, the line goes to the end.
    Personal,
}
