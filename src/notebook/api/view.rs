//! What the screen shows: plain values in parts. The notebook says which parts have changed. Only these are sent to the
//! screen and drawn again.

use std::sync::Arc;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::connection::{ConnectionView, Misread};
use super::devices::DeviceRow;
use super::duplicates::{Comparison, Duplicate};
use super::export::{Export, SendingView};
use super::greet::{GreetingView, LookBack, Twin};
use super::import::{Import, UndoImport};
use super::list::{ListRequest, Listing, Row};
use super::matters::Gathered;
use super::needs::Needs;
use super::page::PageView;
use super::restore::Restore;
use crate::domain::{CustomerId, Decision, ImportId, Shop, Timestamp};

/// Defines the view part by part, the update of each part, and the reader of the view.
macro_rules! parts {
    ($($(#[$doc:meta])+ $part:ident $update:ident: $type:ty,)+) => {
        /// Everything on the screen that comes from the notebook.
        #[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
        pub struct View {
            $($(#[$doc])+ pub $part: $type,)+
        }

        /// A part of the view that has changed.
        #[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
        pub enum Update {
            $($(#[$doc])+ $update(Box<$type>),)+
        }

        /// The name of a part.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
        pub enum Part {
            $($(#[$doc])+ $update,)+
        }

        impl Part {
            /// Every part, in numeric order.
            pub const ALL: &[Self] = &[$(Self::$update,)+];
        }

        impl Update {
            /// The part that this updates.
            pub fn part(&self) -> Part {
                match self {
                    $(Self::$update(_) => Part::$update,)+
                }
            }
        }

        /// The view, for a reader that must know which parts it reads.
        pub struct ViewReader<'a> {
            view: &'a View,
            reads: &'a dyn Fn(Part),
        }

        impl<'a> ViewReader<'a> {
            /// A reader of this view. `reads` is called with every part that is read.
            pub fn new(view: &'a View, reads: &'a dyn Fn(Part)) -> Self {
                Self { view, reads }
            }

            $($(#[$doc])+
            pub fn $part(&self) -> &'a $type {
                (self.reads)(Part::$update);
                &self.view.$part
            })+
        }

        impl View {
            /// Applies an update.
            pub fn apply(&mut self, update: Update) {
                match update {
                    $(Update::$update(part) => self.$part = *part,)+
                }
            }
        }
    };
}

parts! {
    /// The state of the notebook.
    phase Phase: Phase,
    /// The shop's card.
    shop Shop: Shop,
    /// Some of the shop's document could not be read. It is kept aside.
    shop_damaged ShopDamaged: bool,
    /// The open page.
    page Page: Option<PageView>,
    /// The list that was asked for last.
    request Request: ListRequest,
    /// Its rows.
    list List: Listing,
    /// The ids behind `recent`, newest first. The device remembers them.
    recent_ids RecentIds: Vec<CustomerId>,
    /// The pages opened last.
    recent Recent: Vec<Row>,
    /// Who needs the owner today; `None` until the owner opens the list.
    needs Needs: Option<Needs>,
    /// What is open with everybody, side by side; `None` until it is requested.
    gathered Gathered: Option<Gathered>,
    /// The state of the greeting that is open.
    greeting Greeting: Option<GreetingView>,
    /// The text that is too similar to the one checked last.
    twin Twin: Option<Twin>,
    /// The year so far; `None` until it is requested.
    look_back LookBack: Option<LookBack>,
    /// Every tag in use, sorted.
    tags Tags: Vec<String>,
    /// How many pages there are. Those put away count too.
    pages Pages: usize,
    /// The people who may already be the person being typed.
    likely Likely: Vec<Row>,
    /// The people whose name matches the name typed into a form.
    suggested Suggested: Vec<Row>,
    /// The draft of the form for a new customer.
    new_draft NewDraft: Option<String>,
    /// A page that may be erased, and the pages that name the same person.
    erasing Erasing: Option<(CustomerId, Vec<Row>)>,
    /// Who may have two pages, the strongest reasons first; `None` until it is requested.
    duplicates Duplicates: Option<Arc<[Duplicate]>>,
    /// Two pages side by side.
    comparison Comparison: Option<Comparison>,
    /// A file that is being imported, and the result for its people.
    import Import: Option<Import>,
    /// An import that is being reverted, and the result.
    undo_import UndoImport: Option<UndoImport>,
    /// The imports that can be reverted, newest first, and when each began.
    imports Imports: Vec<(ImportId, Timestamp)>,
    /// An archive or a bundle that is being taken in, and the result.
    restore Restore: Option<Restore>,
    /// The devices that hold the notebook, this one first; `None` until the owner opens the list.
    devices Devices: Option<Arc<[DeviceRow]>>,
    /// A connection with another device.
    connection Connection: Option<ConnectionView>,
    /// Why the code that was read last cannot be used.
    misread Misread: Option<Misread>,
    /// A bundle or an invitation that is being made.
    sending Sending: Option<SendingView>,
    /// A file that is being exported.
    export Export: Option<Export>,
    /// What just happened.
    notice Notice: Option<Notice>,
    /// The current problem. It stays until it is solved.
    trouble Trouble: Option<Trouble>,
    /// Older entries are still being read for search.
    reading Reading: bool,
    /// When something was last saved in this session.
    saved Saved: Option<Timestamp>,
    /// Something was written that the storage has not confirmed.
    unsaved Unsaved: bool,
}

/// The state of a notebook.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Phase {
    /// The storage is being read.
    #[default]
    Opening,
    /// There is no notebook yet.
    Welcome,
    /// It is open.
    Ready,
    /// It cannot be opened; [`View::trouble`] says why.
    Refused,
}

/// What just happened. Each kind has a message of its own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Notice {
    /// The event.
    pub what: Happened,
    /// Distinguishes two equal notices, so that the second is announced too.
    pub number: u64,
    /// It can be undone.
    pub undo: bool,
}

/// The event that a notice reports.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Happened {
    /// Fields were saved.
    Saved,
    /// An entry was written.
    EntryAdded,
    /// An entry was changed.
    EntryChanged,
    /// An entry was removed.
    EntryRemoved,
    /// An entry was brought back.
    EntryBack,
    /// A visit without words was noted. It holds the person's title.
    Visited(String),
    /// The page was put away. It holds the person's title.
    PutAway(String),
    /// The page was brought back. It holds the person's title.
    BroughtBack(String),
    /// The owner decided about a reason.
    Decided(Decision),
    /// A new period has begun. It ends on that day.
    Renewed(NaiveDate),
    /// A kind of reason is no longer shown for this person.
    NeverAgain,
    /// The page was erased.
    Erased,
    /// Two pages were merged. It holds the person's title.
    Joined(String),
    /// A page was parted from another. It holds the person's title.
    Parted(String),
    /// The page was erased elsewhere while it was open here.
    ErasedElsewhere,
    /// The latest edit was undone. It can be redone.
    Undone,
    /// The undone edit was redone.
    Redone,
}

/// A problem that the owner must know about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Trouble {
    /// Not saved: there is no space left.
    Full,
    /// Not saved: the storage failed. It holds the storage's own words.
    Failed(String),
    /// The storage could not be read. It holds the storage's own words.
    Read(String),
    /// The storage belongs to a later version of the app.
    Newer,
    /// Not saved: a later version of the app has upgraded the storage since this tab was opened.
    Overtaken,
    /// The records about this device and the others cannot be read. Nothing is written in their place.
    Devices,
    /// Another tab prevents the storage from opening.
    Blocked,
}
