//! Who needs the owner today.

use chrono::NaiveDate;

use super::list::Row;
pub use crate::care::holidays::HolidayName;
pub use crate::care::today::{Line, Reason};
use crate::domain::dialling::dialled;
use crate::domain::phone::numbers;
use crate::domain::{Channel, Summary};

/// Who needs the owner.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Needs {
    /// The most pressing first.
    pub people: Vec<Need>,
    /// How many there are in all.
    pub total: usize,
    /// The shop's holidays that are near, the nearest first.
    pub holidays: Vec<(NaiveDate, HolidayName)>,
    /// Somebody looks for something.
    pub has_wishes: bool,
}

/// A person who needs the owner, and why.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Need {
    /// Who.
    pub person: Person,
    /// Why.
    pub line: Line,
}

/// Somebody to turn to.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Person {
    /// Who.
    pub row: Row,
    /// What to call them: their title where nothing shorter is noted.
    pub called: String,
    /// Their first number as it is dialled, see [`dialled`]; empty where there is none, or they asked for no more contact.
    pub phone: String,
    /// Whether they may be called, and written to by text message.
    pub may: [bool; 2],
}

impl Person {
    /// `country` is the shop's.
    pub(in crate::notebook) fn of(summary: &Summary, country: &str) -> Self {
        let called = [&summary.called, &summary.title].into_iter().find(|name| !name.is_empty());
        let numbers = numbers(if summary.no_contact { "" } else { &summary.phone });
        Self {
            row: Row::of(summary, None),
            called: called.cloned().unwrap_or_default(),
            phone: numbers.iter().find_map(|number| dialled(number, country)).unwrap_or_default(),
            may: [Channel::Call, Channel::Message].map(|channel| !summary.closed.contains(&channel)),
        }
    }
}
