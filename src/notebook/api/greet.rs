//! Greetings, as the owner works through them one person at a time.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::list::{ListRequest, Row};
pub use crate::care::likeness::Likeness;
use crate::domain::{CustomerId, Greeting, ItemId};

/// A command about greetings.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum Greet {
    /// Show the state of a greeting, in [`super::View::greeting`]; `None` closes it.
    LookAt(Option<ItemId>),
    /// Show the year so far, in [`super::View::look_back`], or close it.
    LookBack(bool),
    /// Write a greeting. It is created if it does not exist. Typing is not undone word by word.
    Save(ItemId, Greeting),
    /// Create a greeting with this random id for the people of a list.
    Everyone(ItemId, ListRequest),
    /// Write the owner's own line for a person; an empty line deletes it.
    Line {
        /// The person.
        customer: CustomerId,
        /// The greeting.
        greeting: ItemId,
        /// The line.
        line: String,
    },
    /// Leave a person out of a greeting, or take them back in.
    LeaveOut {
        /// The person.
        customer: CustomerId,
        /// The greeting.
        greeting: ItemId,
        /// Whether they are left out.
        is_out: bool,
    },
    /// Check whether the text to be sent is too similar to what others got; shown in [`super::View::twin`].
    Weigh {
        /// The person it goes to.
        customer: CustomerId,
        /// The greeting.
        greeting: ItemId,
        /// The text without the person's names.
        unnamed: String,
    },
}

/// The people a greeting is for, and its state.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct GreetingView {
    /// The greeting.
    pub id: ItemId,
    /// The people who still wait for it, the latest visitor first. Only the first of them.
    pub waiting: Vec<Row>,
    /// How many people wait in total.
    pub waits: usize,
    /// The people who got it and when, the latest first. Only the first of them.
    pub sent: Vec<(Row, NaiveDate)>,
    /// How many people got it.
    pub got: usize,
    /// The people who got it more than once, because two devices did not know of each other.
    pub twice: Vec<Row>,
    /// The people that the owner removed from this greeting.
    pub left_out: Vec<Row>,
    /// How many people asked for no more contact.
    pub quiet: usize,
}

/// A text that is too similar.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Twin {
    /// The person who got it.
    pub row: Row,
    /// The day.
    pub day: NaiveDate,
    /// The text they got, without their names.
    pub text: String,
    /// How similar it is, never [`Likeness::Different`].
    pub likeness: Likeness,
}

/// The year so far: the people the shop contacted on its own initiative, and the people it did not.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct LookBack {
    /// The people it contacted, the latest first. Only the first of them.
    pub greeted: Vec<(Row, NaiveDate)>,
    /// How many they are.
    pub count: usize,
    /// The forgotten people who were in the shop this year or last year, the latest visitor first. Only the first of
    /// them.
    pub forgotten: Vec<Row>,
    /// How many they are.
    pub missing: usize,
}
