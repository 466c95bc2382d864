//! The text index: finds anyone while typing, in every script, from parts of names, phone digits in
//! any grouping, tags, memory hooks and words in entries, and says who may be meant twice.
//!
//! Everything is held in memory, folded ([`fold`]); nothing is read from storage at a key press. Names
//! are looked through first and entries only until the list is full; `signatures` pass over most of
//! the pages that cannot match.
//!
//! Where to start: [`Index`], then `query` (what typed text means), `texts` (the entries of one
//! customer), `signatures`, `snippet` (the words shown around a match), `likely` and [`duplicates`].

mod duplicates;
mod fold;
mod index;
mod likely;
mod needle;
mod query;
mod signatures;
mod snippet;
mod texts;

pub use duplicates::{Pair, Why, duplicates};
pub use fold::fold;
pub use index::{Found, Hit, Index, Place, Request};
