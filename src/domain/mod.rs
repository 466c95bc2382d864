//! The notebook's vocabulary as plain values. Every other module may import this one. It imports none of them.
//!
//! # Glossary
//! Each thing has one word. Code, messages and tests use the same word.
//!
//! | word | means |
//! |---|---|
//! | notebook | all documents of one shop, on all its devices |
//! | customer | a person (or firm) with a page; has a [`Role`] |
//! | page | everything the app shows about one customer |
//! | entry | one dated line on a page, see [`EntryKind`] |
//! | important day | a day of the year that matters to a customer, with or without a year |
//! | put away | no longer current (moved, died, will not return): kept and searchable, but in no list |
//! | erased | deleted for good from every document, summary, text and photo; only a tombstone remains |
//! | today | the list of people who need the owner, each with a reason |
//! | decision | the owner's answer to such a reason: done, or postponed to a day |
//! | request | something special a person asked for, possibly promised by a day |
//! | standards of contact | the shop's own limits: quiet hours, a maximum number of contacts, the channels it uses |
//! | budget | the maximum number of contacts per person; a person's pace makes it stricter or looser |
//! | consent | a person's answer to being contacted over a channel, and its date |
//! | greeting | a message to several people for one occasion, sent to each person separately |
//! | draft of a greeting | the text all of them get, with blanks that are filled for each person |
//! | personal line | the owner's own words in a greeting for one person |
//! | memory hook | a note by which the owner recalls a face: "red scarf, teacher" |
//! | shop | what the notebook knows about the owner's own business |
//! | summary | the part of a customer that lists and search need, so that they do not load the document |
//! | joined | said of a second page about the same person: it is shown on the first page and can be separated again |
//! | import | one file brought in; it can be taken back as long as the notebook exists |
//! | draft | half-written text that survives a reload |
//! | device | one browser profile that holds the notebook; "this device", "the other device" |
//! | pairing | the first connection of two devices; afterwards they know each other |
//! | connection | the line between two devices while both are there |
//! | session | two connected devices exchange changes until both hold the same documents |
//! | code | what one device shows to another: an address, or everything that pairing needs |
//! | check number | six digits that both devices show during pairing |
//! | moving codes | a file shown as an endless sequence of QR codes (a fountain code) |
//! | invitation | an encrypted file with which a new device joins the notebook |
//! | bundle | a sealed file of changes that is carried by hand |
//! | document, change, heads, snapshot | as Automerge defines them |
//! | chunk | stored bytes of a document: a snapshot or an increment, named by their content hash |
//! | tombstone | the id of an erased customer, and nothing else |

mod address;
mod contact;
mod customer;
mod customer_values;
mod day;
mod decision;
mod device;
pub mod dialling;
mod entry;
mod entry_values;
mod greeting;
mod id;
mod keyed;
mod matter;
mod money;
mod monogram;
mod period;
pub mod phone;
pub mod photo;
mod shop;
mod summary;
mod web;
mod wrong;

pub use address::Names;
pub use contact::{Budget, Consent, Pace, QuietHours, Standards, Touch};
pub use customer::{Customer, DayKind, Email, Handle, ImportantDay, NameOrder, Recommender, Role, add_items};
pub use customer_values::{CustomerErrors, CustomerValues, Item};
pub use day::{Timestamp, YearlyDay, ascii_digits};
pub use decision::{Decision, DecisionKey};
pub use device::{Certificate, Device};
pub use entry::{Channel, Detail, Entry, EntryKind, Sent, Starter};
pub use entry_values::{EntryErrors, EntryValues, typed_period};
pub use greeting::{Audience, Blank, Cause, Greeting};
pub use id::{BundleId, CustomerId, DeviceId, DocumentId, EntryId, ImportId, ItemId, PhotoId};
pub use keyed::Keyed;
pub use matter::{Matter, MatterKind, PROMISED_AHEAD};
pub use money::{AmountError, Currency, Money};
pub use monogram::monogram;
pub use period::{Period, Unit};
pub use phone::Phone;
pub use shop::{Care, Closure, FixedRule, FollowUpRule, Occasion, OwnHoliday, Shop};
pub use summary::{Greeted, Summary};
pub use web::{web_address, web_host};
pub use wrong::Wrong;

/// A page that is not in a document yet: its customer id, fields and entries.
pub type NewPage = (CustomerId, Customer, Vec<(EntryId, Entry)>);

/// The longest text of one field or entry, in Unicode scalar values. About forty pages: generous for a note at the
/// counter, and small enough that one page always loads at once.
pub const TEXT_LIMIT: usize = 100_000;

/// The longest one-line field (a name, a phone, a tag), in Unicode scalar values.
pub const LINE_LIMIT: usize = 1_000;
