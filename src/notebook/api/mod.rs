//! Everything that crosses the border of the notebook: plain data, without behaviour of the notebook's own.
//!
//! - [`command`]: what the owner asks for. [`effect`]: what the notebook asks of the browser, and what it is told.
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

pub use command::{Command, Draft};
pub(super) use effect::Owner;
pub use effect::{Checked, Effect, Input, Lockable, Parcel, Ticket};
pub use list::{ListRequest, Listing, Row, Sort};
pub use page::{PageState, PageView};
pub use view::{Happened, Notice, Part, Phase, Trouble, Update, View, ViewReader};

use crate::domain::Timestamp;
use crate::exchange::Decode;

/// What the notebook must be told because it cannot know.
pub struct Ambient<'a> {
    /// The device's clock.
    pub now: Timestamp,
    /// The day it is where the device is.
    pub today: NaiveDate,
    /// Random bytes, new each time: for keys and names of things nobody asked for by name.
    pub random: [u8; 32],
    /// Compares names as the language does.
    pub compare: &'a dyn Fn(&str, &str) -> Ordering,
    /// Reads texts in other charsets than UTF-8.
    pub decode: Decode<'a>,
    /// What the clocks show at a moment where the device is.
    pub local: &'a dyn Fn(Timestamp) -> NaiveDateTime,
}
