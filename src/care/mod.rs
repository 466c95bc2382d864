//! The practices as pure functions over plain values: who needs the owner, and why. Nothing here reads a clock.
//!
//! - [`today`]: the list of people who need the owner, each with a reason. Start here.
//! - [`rhythm`]: how often somebody comes, and from when on they are missed (K5).
//! - [`dialogue`]: who does the talking (H6).
//! - [`occasions`]: the days of a year that are theirs (H9).

pub mod dialogue;
pub mod occasions;
pub mod rhythm;
pub mod today;
