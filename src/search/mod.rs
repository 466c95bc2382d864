//! The text index. It finds people while the owner types, in every script, and lists possible duplicates.
//!
//! It matches parts of names, phone digits in any grouping, tags, memory hooks and words in entries. Everything is in
//! memory and folded ([`mod@fold`]). No key press reads from storage. Names are searched first, and entries only until the
//! list is full. The `signatures` skip most pages that cannot match.
//!
//! Start with [`Index`]. Then read `query` (what typed text means), `texts` (the entries of one customer),
//! `signatures`, `snippet` (the words shown around a match), `likely` and [`mod@duplicates`].

mod duplicates;
mod fold;
mod index;
mod likely;
mod needle;
mod query;
mod signatures;
mod snippet;
mod texts;

pub use duplicates::{DuplicateReason, Pair, duplicates};
pub use fold::fold;
pub use index::{Found, Hit, Index, Place, Request};
