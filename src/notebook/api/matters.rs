//! What is open with everybody, side by side.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::needs::Person;
pub use crate::care::month::Event;
use crate::domain::{CustomerId, Matter, MatterKind};

/// What was asked to be seen together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Gather {
    /// The matters of a kind in which every one of these words occurs, and those whose every word occurs among these;
    /// empty for all of them.
    Matters(MatterKind, String),
    /// The month of this day.
    Month(NaiveDate),
}

/// What is seen together.
#[derive(Clone, Debug, PartialEq)]
pub struct Gathered {
    /// As it was asked for.
    pub asked: Gather,
    /// The matters and whose they are: those that wait longest first, of absences the latest.
    pub matters: Vec<(Person, Matter)>,
    /// Each day on which there is something.
    pub days: BTreeMap<NaiveDate, Vec<Event>>,
    /// What the people of these days are called.
    pub names: BTreeMap<CustomerId, String>,
}
