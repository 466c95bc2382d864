//! Everything that crosses the border of the notebook: plain data without behavior of the notebook. Commands, inputs,
//! effects and updates can be serialised, so that the notebook can run in a worker. The tests send them as bytes. Only
//! [`Ambient`] is a set of functions.
//!
//! - [`command`]: the commands of the owner. [`effect`]: the requests to the browser, and its answers.
//! - [`view`]: what the screen shows, made of [`list`], [`page`], [`needs`], [`matters`], [`greet`], [`duplicates`],
//!   [`import`], [`restore`], [`export`], [`devices`] and [`connection`].

pub mod command;
pub mod connection;
pub mod devices;
pub mod duplicates;
pub mod effect;
pub mod export;
pub mod greet;
pub mod import;
pub mod list;
pub mod matters;
pub mod needs;
pub mod page;
pub mod restore;
pub mod view;

use std::cmp::Ordering;

use chrono::{NaiveDate, NaiveDateTime};

use crate::domain::Timestamp;
use crate::exchange::Decode;
pub use command::{Command, Draft, EditCommand, IntakeCommand, OutgoingCommand, PeersCommand, ShowCommand};
pub(super) use effect::Owner;
pub use effect::{Effect, Input, Lockable, Ticket, Unverified, Verified};
pub use list::{ListRequest, Listing, Row, Sort};
pub use page::{PageState, PageView};
pub use view::{Happened, Notice, Part, Phase, Trouble, Update, View, ViewReader};

/// What the notebook must receive because it cannot know it.
pub struct Ambient<'a> {
    /// The time on the device's clock.
    pub now: Timestamp,
    /// The current day at the device's location.
    pub today: NaiveDate,
    /// Random bytes, new each time. They are for keys and for ids that no command brought.
    pub random: [u8; 32],
    /// Compares names in the order of the language.
    pub compare: &'a dyn Fn(&str, &str) -> Ordering,
    /// Decodes text in charsets other than UTF-8.
    pub decode: Decode<'a>,
    /// The local date and time of a moment at the device's location.
    pub local: &'a dyn Fn(Timestamp) -> NaiveDateTime,
}
