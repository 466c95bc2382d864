//! The owner's decisions about reminders, and their keys.

use std::borrow::Borrow;
use std::fmt;

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

use super::{EntryId, ItemId, Keyed, MatterKind};

/// The owner's decision about a reminder. When two devices decide at the same time, the greater value wins: `Done`
/// beats `Later`, and the later day beats the earlier.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Decision {
    /// Do not remind again before this day.
    Later(NaiveDate),
    /// The matter is closed.
    Done,
}

/// What a decision is about. In documents it is a text: the kind of reminder, a colon, and what identifies the reminder
/// among those of its kind. Keys of a later version are kept as they are.
///
/// The key of a reminder that comes round ends with its year or day, so that the next round has another key and keys of
/// one reminder sort by time.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct DecisionKey(String);

impl DecisionKey {
    /// The key with this stored text.
    pub fn stored(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// All reminders of a kind.
    pub fn all_of(kind: &str) -> Self {
        Self(kind.to_owned())
    }

    /// An entry that looks ahead.
    pub fn matter(kind: MatterKind, entry: EntryId) -> Self {
        Self(format!("{}:{entry}", kind.key()))
    }

    /// A milestone in this year.
    pub fn milestone(entry: EntryId, on: NaiveDate) -> Self {
        Self(format!("{}:{}", Self::matter(MatterKind::Milestone, entry), on.year()))
    }

    /// An important day of this kind, in this year.
    pub fn day(kind: &str, day: ItemId, on: NaiveDate) -> Self {
        Self(format!("{kind}:{day}:{}", on.year()))
    }

    /// The anniversary of the first visit, in this year.
    pub fn first_visit(kind: &str, on: NaiveDate) -> Self {
        Self(format!("{kind}:{}", on.year()))
    }

    /// A holiday. The key contains the date, because a day of a lunar year may come round twice in one year.
    pub fn holiday(kind: &str, holiday: &str, on: NaiveDate) -> Self {
        Self(format!("{kind}:{holiday}:{on}"))
    }

    /// A membership that ends on this day.
    pub fn ends(entry: EntryId, on: NaiveDate) -> Self {
        Self(format!("ends:{entry}:{on}"))
    }

    /// A membership that ended on this day.
    pub fn lapsed(entry: EntryId, ended: NaiveDate) -> Self {
        Self(format!("lapsed:{entry}:{ended}"))
    }

    /// Missing a person since their last visit.
    pub fn missed(last: NaiveDate) -> Self {
        Self(format!("missed:{last}"))
    }

    /// Leaving a person out of a greeting.
    pub fn left_out(greeting: ItemId) -> Self {
        Self(format!("greet:{greeting}"))
    }

    /// The stored text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether it is about [all reminders of a kind](Self::all_of).
    pub fn is_whole_kind(&self) -> bool {
        self.round().is_none()
    }

    /// The key without its last part, the same for every round of a reminder. `None` for a whole kind.
    pub fn round(&self) -> Option<&str> {
        self.0.rsplit_once(':').map(|(round, _)| round)
    }
}

impl Borrow<str> for DecisionKey {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for DecisionKey {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        out.write_str(&self.0)
    }
}
