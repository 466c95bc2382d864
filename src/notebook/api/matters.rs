//! What is open with everybody, side by side.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::needs::Person;
pub use crate::care::month::Event;
use crate::domain::{CustomerId, Matter, MatterKind};

/// A request to see things of many people together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Gather {
    /// The matters of a kind that contain all of these words, and those whose words are all among these words. An empty
    /// text finds every matter of the kind.
    Matters(MatterKind, String),
    /// The month of this day.
    Month(NaiveDate),
}

/// The things that are shown together.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Gathered {
    /// The request.
    pub asked: Gather,
    /// The matters and their people. Those that wait longest come first; for absences, the latest come first.
    pub matters: Vec<(Person, Matter)>,
    /// Each day that has something on it.
    pub days: BTreeMap<NaiveDate, Vec<Event>>,
    /// The names of the people on these days.
    pub names: BTreeMap<CustomerId, String>,
}
