//! What the owner decided about something the notebook reminded of.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// What the owner decided. Of two decisions made at once on two devices, the greater one holds: done before later, and
/// of two days the later.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Decision {
    /// Not before that day.
    Later(NaiveDate),
    /// It is done with.
    Done,
}
