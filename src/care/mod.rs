//! The practices as pure functions over plain values: who needs the owner, and why. Nothing here reads a clock.
//!
//! - [`today`]: the list of people who need the owner, each with a reason. Start here.
//! - [`rhythm`]: how often somebody comes, and from when on they are missed (K5).
//! - [`occasions`], [`holidays`]: the days of a year that are theirs, and those that are everybody's (H9).
//! - [`month`]: all of these days in a month.
//! - [`dialogue`]: who does the talking (H6).
//! - [`wording`]: a draft with blanks becomes the text for one person (H8).
//! - [`likeness`]: how like two texts are, in any script (H8).
//! - [`contact`]: whether somebody may be contacted now, and how (H4, H10).
//! - [`learning`]: what is worth learning about somebody next (H2).

pub mod contact;
pub mod dialogue;
pub mod holidays;
pub mod khmer;
pub mod learning;
pub mod likeness;
pub mod month;
pub mod occasions;
pub mod rhythm;
pub mod today;
pub mod wording;
