//! Greetings, as the owner works through them one person at a time.

use chrono::NaiveDate;

use super::list::{ListRequest, Row};
pub use crate::care::likeness::Likeness;
use crate::domain::{CustomerId, Greeting, ItemId};

/// What is asked about greetings.
#[derive(Clone, Debug)]
pub enum Greet {
    /// Show how far a greeting is, in [`super::View::greeting`]; `None` shows it no more.
    LookAt(Option<ItemId>),
    /// Show the year so far, in [`super::View::look_back`], or no more.
    LookBack(bool),
    /// Write a greeting; one that is not there begins. Typing is not undone word by word.
    Save(ItemId, Greeting),
    /// Begin a greeting of this random id for whom a list shows.
    Everyone(ItemId, ListRequest),
    /// Write the owner's own line for somebody; an empty one goes.
    Line {
        /// For whom.
        customer: CustomerId,
        /// In which greeting.
        greeting: ItemId,
        /// The line.
        line: String,
    },
    /// Leave somebody out of a greeting, or not any more.
    LeaveOut {
        /// Whom.
        customer: CustomerId,
        /// Of which.
        greeting: ItemId,
        /// Whether they are.
        is_out: bool,
    },
    /// Look whether what is to be sent is too alike to what others got; shown in [`super::View::twin`].
    Weigh {
        /// To whom it is to be sent.
        customer: CustomerId,
        /// For what.
        greeting: ItemId,
        /// The text without their names.
        unnamed: String,
    },
}

/// Whom a greeting is for, and how far it is.
#[derive(Clone, Debug, PartialEq)]
pub struct GreetingView {
    /// Which.
    pub id: ItemId,
    /// Who still waits for it, whoever was there last first: the first of them.
    pub waiting: Vec<Row>,
    /// How many wait in all.
    pub waits: usize,
    /// Who has got it and when, the latest first: the first of them.
    pub sent: Vec<(Row, NaiveDate)>,
    /// How many have.
    pub got: usize,
    /// Who got it more than once: two devices that did not know of each other.
    pub twice: Vec<Row>,
    /// Who is left out, as the owner decided.
    pub left_out: Vec<Row>,
    /// How many asked for no more contact.
    pub quiet: usize,
}

/// A text that is too alike.
#[derive(Clone, Debug, PartialEq)]
pub struct Twin {
    /// Who got it.
    pub row: Row,
    /// When.
    pub day: NaiveDate,
    /// What they got, their names left out.
    pub text: String,
    /// How like it is, never [`Likeness::Different`].
    pub likeness: Likeness,
}

/// The year so far: whom the shop turned to of its own accord, and whom not.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LookBack {
    /// Whom it did, the latest first: the first of them.
    pub greeted: Vec<(Row, NaiveDate)>,
    /// How many.
    pub count: usize,
    /// Whom it forgot although they were there this year or the last, whoever was there last first: the first of them.
    pub forgotten: Vec<Row>,
    /// How many.
    pub missing: usize,
}
