//! The owner's decision about a reminder.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// The owner's decision about a reminder. When two devices decide at the same time, the greater value wins: `Done`
/// beats `Later`, and the later day beats the earlier.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Decision {
    /// Do not remind again before this day.
    Later(NaiveDate),
    /// The matter is closed.
    Done,
}
