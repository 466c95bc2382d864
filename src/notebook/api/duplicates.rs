//! Two pages that may be about the same person.

use serde::{Deserialize, Serialize};

use super::list::Row;
use crate::domain::{Customer, CustomerId};
pub use crate::search::DuplicateReason;

/// Two pages that may be about the same person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Duplicate {
    /// The pages.
    pub rows: [Row; 2],
    /// The reasons, the strongest first.
    pub why: Vec<DuplicateReason>,
}

/// Two pages side by side.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Comparison {
    /// The pages.
    pub pair: [CustomerId; 2],
    /// What is on them, as far as they are read.
    pub sides: [Option<Side>; 2],
}

/// One of two pages.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Side {
    /// The fields.
    pub customer: Customer,
    /// How many entries there are.
    pub entries: usize,
}
