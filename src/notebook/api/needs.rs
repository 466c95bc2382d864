//! Who needs the owner today.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::list::Row;
pub use crate::care::holidays::HolidayName;
pub use crate::care::today::{Line, Reason};
use crate::domain::dialling::dialled;
use crate::domain::phone::numbers;
use crate::domain::{Channel, Summary};

/// The people who need the owner.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Needs {
    /// The people, the most urgent first.
    pub people: Vec<Need>,
    /// How many there are in all.
    pub total: usize,
    /// The shop's upcoming holidays, the nearest first.
    pub holidays: Vec<(NaiveDate, HolidayName)>,
    /// Somebody is looking for something.
    pub has_wishes: bool,
}

/// A person who needs the owner, and why.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Need {
    /// The person.
    pub person: Person,
    /// The reason.
    pub line: Line,
}

/// A person to contact.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Person {
    /// The person.
    pub row: Row,
    /// The name to call them by. It is their title if nothing shorter is noted.
    pub called: String,
    /// Their first number in dialable form, see [`dialled`]. Empty if they have none or asked for no more contact.
    pub phone: String,
    /// Whether they may be called, and whether they may receive text messages.
    pub may: [bool; 2],
}

impl Person {
    /// Builds it from a summary. `country` is the shop's.
    pub(in crate::notebook) fn of(summary: &Summary, country: &str) -> Self {
        let called = [&summary.called, &summary.title].into_iter().find(|name| !name.is_empty());
        let numbers = numbers(if summary.no_contact { "" } else { &summary.phone });
        Self {
            row: Row::of(summary),
            called: called.cloned().unwrap_or_default(),
            phone: numbers.iter().find_map(|number| dialled(number, country)).unwrap_or_default(),
            may: [Channel::Call, Channel::Message].map(|channel| !summary.closed.contains(&channel)),
        }
    }
}
