//! The words of the notebook as plain values. Everything else imports this; this imports nothing.
//!
//! # Glossary
//! One word per thing, in code, messages and tests.
//!
//! | word | means |
//! |---|---|
//! | notebook | all documents of one shop, on all its devices |
//! | customer | a person (or firm) with a page; has a [`Role`] |
//! | page | what the app shows of one customer |
//! | entry | one dated line on a page, see [`EntryKind`] |
//! | important day | a day of the year that matters to a customer, with or without a year |
//! | put away | no longer current (moved, died, gone for good): kept and findable, out of every list |
//! | erased | gone for good from every document, summary, text and photo; only a tombstone id stays |
//! | today | the list of people who need the owner, each with a reason |
//! | decision | what the owner decided about such a reason: done, or not before some day |
//! | request | something special a person asked for, perhaps promised by a day |
//! | standards of contact | what the shop has set for itself: quiet hours, how often at most, which channels |
//! | budget | how often one person is contacted at most; a person's pace makes it stricter or looser |
//! | consent | what a person said to being contacted in some way, and when |
//! | greeting | a word to several people for one occasion, said to each of them alone |
//! | draft of a greeting | what all of them get, with blanks that are filled for each person |
//! | personal line | the owner's own words in a greeting for one person |
//! | memory hook | what the owner recalls a face by: "red scarf, teacher" |
//! | shop | what the notebook knows about the owner's own business |
//! | summary | what lists and search need of a customer without loading the document |
//! | joined | a page found to be about somebody who has another: it stands on that one and can be parted from it again |
//! | import | one file brought in; can be taken back for as long as the notebook lives |
//! | draft | half-written text that survives a reload |
//! | device | one browser profile holding the notebook; "this device", "the other device" |
//! | pairing | the first meeting of two devices; afterwards they know each other |
//! | meeting | two devices that have a line to each other and become equal |
//! | code | what one device shows another: an address, or everything that pairing needs |
//! | check number | six digits that both show while they are paired |
//! | moving codes | a file as a row of QR codes without an end |
//! | invitation | a locked file by which a new device joins the notebook |
//! | bundle | a sealed file of changes carried by hand |
//! | document, change, heads, snapshot | as Automerge defines them |
//! | chunk | stored bytes of a document: a snapshot or some changes, named by their content |
//! | tombstone | the id of an erased customer, and nothing else |

mod address;
mod contact;
mod customer;
mod day;
mod decision;
mod device;
pub mod dialling;
mod entry;
mod greeting;
mod id;
mod matter;
mod money;
mod monogram;
mod period;
pub mod phone;
pub mod photo;
mod shop;
mod summary;
mod web;

pub use address::Names;
pub use contact::{Budget, Consent, Pace, QuietHours, Standards, Touch};
pub use customer::{Customer, DayKind, Email, Handle, ImportantDay, NameOrder, Recommender, Role, add_items};
pub use day::{Timestamp, YearlyDay, ascii_digits};
pub use decision::Decision;
pub use device::{Certificate, Device};
pub use entry::{Channel, Entry, EntryKind, Starter};
pub use greeting::{Audience, Blank, Cause, Greeting, left_out_key};
pub use id::{BundleId, CustomerId, DeviceId, DocumentId, EntryId, ImportId, ItemId, PhotoId};
pub use matter::{Matter, MatterKind, PROMISED_AHEAD, lapsed_key};
pub use money::{AmountError, Currency, Money};
pub use monogram::monogram;
pub use period::{Period, Unit};
pub use phone::Phone;
pub use shop::{Care, Closure, FollowUpRule, Occasion, OwnHoliday, PlainRule, Shop};
pub use summary::{Greeted, Summary, missed_key};
pub use web::{web_address, web_host};

/// A page that is in no document yet: whose, its fields and its entries.
pub type NewPage = (CustomerId, Customer, Vec<(EntryId, Entry)>);

/// The longest text one field or entry holds, in Unicode scalar values. Generous for a note at the
/// counter (about forty pages), small enough that one page always loads at once.
pub const TEXT_LIMIT: usize = 100_000;

/// The longest one-line field (a name, a phone, a tag), in Unicode scalar values.
pub const LINE_LIMIT: usize = 1_000;
