//! What the screen shows: plain values in parts. The notebook tells which parts are others than before, so that only these
//! cross to the screen and are drawn anew.

use std::sync::Arc;

use chrono::NaiveDate;

use super::connection::{MeetingView, Misread};
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

/// Defines the view, part by part, the update of each part, and the view as it is read.
macro_rules! parts {
    ($($(#[$doc:meta])+ $part:ident $update:ident: $type:ty,)+) => {
        /// Everything on the screen that comes from the notebook.
        #[derive(Clone, Debug, Default, PartialEq)]
        pub struct View {
            $($(#[$doc])+ pub $part: $type,)+
        }

        /// A part of the view that is another than before.
        #[derive(Clone, Debug, PartialEq)]
        pub enum Update {
            $($(#[$doc])+ $update(Box<$type>),)+
        }

        /// The name of a part.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Part {
            $($(#[$doc])+ $update,)+
        }

        impl Part {
            /// Every part, in the order of their numbers.
            pub const ALL: &[Self] = &[$(Self::$update,)+];
        }

        impl Update {
            /// Of which part.
            pub fn part(&self) -> Part {
                match self {
                    $(Self::$update(_) => Part::$update,)+
                }
            }
        }

        /// The view for somebody who is to hear of it when a part they read changes.
        pub struct ViewReader<'a> {
            view: &'a View,
            reads: &'a dyn Fn(Part),
        }

        impl<'a> ViewReader<'a> {
            /// A reading of this view; `reads` is called with every part that is read.
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
            /// Takes in an update.
            pub fn apply(&mut self, update: Update) {
                match update {
                    $(Update::$update(part) => self.$part = *part,)+
                }
            }
        }
    };
}

parts! {
    /// How far the notebook is open.
    phase Phase: Phase,
    /// The shop's card.
    shop Shop: Shop,
    /// Some of the shop's document could not be read and is kept aside.
    shop_damaged ShopDamaged: bool,
    /// The open page.
    page Page: Option<PageView>,
    /// The list that was asked for last.
    request Request: ListRequest,
    /// Its rows.
    list List: Listing,
    /// The ids behind `recent`, newest first, for the device to remember.
    recent_ids RecentIds: Vec<CustomerId>,
    /// The pages opened last.
    recent Recent: Vec<Row>,
    /// Who needs the owner today; `None` until somebody looks.
    needs Needs: Option<Needs>,
    /// What is open with everybody, side by side; `None` until somebody asks.
    gathered Gathered: Option<Gathered>,
    /// How far the greeting is that somebody looks at.
    greeting Greeting: Option<GreetingView>,
    /// What is too alike to what was weighed last.
    twin Twin: Option<Twin>,
    /// The year so far; `None` until somebody asks.
    look_back LookBack: Option<LookBack>,
    /// Every tag in use, sorted.
    tags Tags: Vec<String>,
    /// How many pages there are, those put away included.
    pages Pages: usize,
    /// Who the person being typed could be already.
    likely Likely: Vec<Row>,
    /// Who the name being typed into a form could mean.
    suggested Suggested: Vec<Row>,
    /// Half-written text of the form for a new customer.
    new_draft NewDraft: Option<String>,
    /// A page about to be erased, and the pages that name the same person.
    erasing Erasing: Option<(CustomerId, Vec<Row>)>,
    /// Who may have two pages, the best reasons first; `None` until it was asked for.
    duplicates Duplicates: Option<Arc<[Duplicate]>>,
    /// Two pages side by side.
    comparison Comparison: Option<Comparison>,
    /// A file on its way in, and what became of the people in it.
    import Import: Option<Import>,
    /// An import that is being taken back, and what became of it.
    undo_import UndoImport: Option<UndoImport>,
    /// The imports that can be taken back, newest first, and when each began.
    imports Imports: Vec<(ImportId, Timestamp)>,
    /// An archive or a bundle on its way in, and what became of what is in it.
    restore Restore: Option<Restore>,
    /// Which devices hold the notebook, this one first; `None` until somebody looks.
    devices Devices: Option<Arc<[DeviceRow]>>,
    /// A meeting with another device.
    meeting Meeting: Option<MeetingView>,
    /// Why the code that was read last leads nowhere.
    misread Misread: Option<Misread>,
    /// A bundle or an invitation on its way out.
    sending Sending: Option<SendingView>,
    /// A file on its way out.
    export Export: Option<Export>,
    /// What just happened.
    notice Notice: Option<Notice>,
    /// What is in the way; stays until it is gone.
    trouble Trouble: Option<Trouble>,
    /// Older entries are still being read for search.
    reading Reading: bool,
    /// When something was last saved in this session.
    saved Saved: Option<Timestamp>,
    /// Something is written that the storage has not confirmed.
    unsaved Unsaved: bool,
}

/// How far a notebook is open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Phase {
    /// Storage is being read.
    #[default]
    Opening,
    /// There is no notebook yet.
    Welcome,
    /// Open.
    Ready,
    /// It cannot be opened; [`View::trouble`] says why.
    Refused,
}

/// What just happened. Each is a message of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// What.
    pub what: Happened,
    /// Tells two alike notices apart, so that the second is announced too.
    pub number: u64,
    /// It can be taken back.
    pub undo: bool,
}

/// What a notice tells.
#[derive(Clone, Debug, PartialEq, Eq)]
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
    /// A visit without words was noted; the person's title.
    Visited(String),
    /// The page was put away; the person's title.
    PutAway(String),
    /// The page was brought back; the person's title.
    BroughtBack(String),
    /// A reason was decided about.
    Decided(Decision),
    /// A period has begun anew, and ends on that day.
    Renewed(NaiveDate),
    /// A kind of reason is not told of for this person any more.
    NeverAgain,
    /// The page was erased.
    Erased,
    /// Two pages were joined; the person's title.
    Joined(String),
    /// A page is one of its own again; the person's title.
    Parted(String),
    /// The page was erased elsewhere while it was open here.
    ErasedElsewhere,
    /// The latest edit was taken back; it can be done again.
    Undone,
    /// What was taken back is done again.
    Redone,
}

/// What is in the way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// Not saved: no room.
    Full,
    /// Not saved: the storage failed; its own words.
    Failed(String),
    /// Could not be read; the storage's own words.
    Read(String),
    /// The storage belongs to a later version of the app.
    Newer,
    /// Not saved: a later version of the app has taken over the storage since this tab was opened.
    Overtaken,
    /// What this device knows of itself and of the others cannot be read; nothing is written in its place.
    Devices,
    /// Another tab keeps the storage from opening.
    Blocked,
}
