//! The events that the parts exchange. A part puts an event into its [`Ctx`](super::ctx::Ctx). The router delivers it
//! to the parts that handle it. A part calls no other part but the documents; the screens also read the others.

use std::collections::{BTreeMap, VecDeque};
use std::sync::Arc;

use super::api::export::Receivers;
use super::api::restore::Unwelcome;
use super::api::{Happened, Trouble};
use crate::document::{Heads, MergeError};
use crate::domain::{BundleId, CustomerId, DeviceId, DocumentId, PhotoId};
use crate::sync::bundle_contents::Contents;
use crate::sync::webrtc::ConnectionId;

/// Something that happened in one part and concerns another.
pub(super) enum Event {
    /// From the documents.
    Doc(DocEvent),
    /// The owner is told what just happened, and whether it can be undone.
    Notice(Happened, bool),
    /// The owner is told about a problem.
    Trouble(Trouble),
    /// From the intake: a bundle was opened. The peers must read it.
    BundleOpened(Arc<[u8]>),
    /// From the intake: an invitation was unlocked.
    InvitationOpened(Vec<u8>),
    /// From the peers: a bundle's contents. The intake must take them in.
    BundleRead(Received),
    /// From the peers: the reason why nothing of the bundle is taken in.
    BundleRefused(Unwelcome),
    /// From the intake: all of a bundle is stored. `gaps` names the documents of which something is missing.
    BundleTaken { bundle: BundleId, gaps: Vec<DocumentId>, added: usize },
    /// From the peers: the sender of the bundle, and whether both notebooks may have a page of one person.
    BundleNoted(BundleNoted),
    /// From the peers: documents to collect for a bundle.
    Collect(Box<BundlePlan>),
    /// From the outgoing part: a bundle's documents are collected.
    Collected(Box<BundleDraft>),
    /// From the peers: a connection has ended.
    ConnectionClosed(ConnectionId),
    /// From the peers: a bundle is sealed.
    Sealed(BundleId, Vec<u8>),
}

/// What happened to the documents.
pub(super) enum DocEvent {
    /// The summaries are read. `is_first` says whether there is no notebook yet.
    Started { is_first: bool },
    /// A document is in memory, or the changes of another tab were merged into it.
    Loaded(DocumentId),
    /// A document does not exist here, or no longer exists.
    Gone {
        /// The document.
        id: DocumentId,
        /// It was erased elsewhere, and its page was in the lists.
        is_erased_elsewhere: bool,
        /// Something was written on it here that is not stored, and is lost with it.
        had_words: bool,
    },
    /// The stored state of a document has changed, or the document is no longer stored.
    Stored(DocumentId),
    /// A commit is complete, of the owner's words or of documents from elsewhere.
    Saved,
    /// These people were added, removed or changed. Their places in a list may have changed.
    People(Vec<CustomerId>, Order),
    /// More words can be found in the search.
    Indexed,
    /// A document from elsewhere was taken in or refused.
    Delivered(DocumentId, Receipt, Merged),
    /// A photo from a peer is stored, or its page is gone.
    PhotoStored,
    /// Some of a stored document was lost.
    Lost(DocumentId),
    /// Some pages of a reverted import were checked.
    Reverted(Reverted),
    /// Two pages were merged or parted.
    PagesMerged,
}

/// How much a change may have moved people in a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Order {
    /// Everybody stays in the same place.
    Same,
    /// The latest visit has changed.
    Visits,
    /// Somebody was added or removed, or has another name, role or tag.
    Other,
}

/// Who made a delivery, and so who learns its result.
#[derive(Clone, Debug)]
pub(super) enum Receipt {
    /// The intake.
    Intake,
    /// The peer on this connection. Its copy is at these heads.
    Peer(ConnectionId, Heads),
}

/// The result of a delivery.
pub(super) enum Merged {
    /// The page no longer exists.
    Gone,
    /// It is a page of a reverted import.
    Reverted,
    /// It was refused.
    Failed(MergeError),
    /// It is here.
    Here {
        /// The page itself is new.
        is_new: bool,
        /// Something on the page changed.
        is_changed: bool,
        /// All of it is stored. If not, [`DocEvent::Stored`] comes later.
        is_stored: bool,
        /// The photos that its page shows but that are missing here.
        lacking: Vec<PhotoId>,
    },
}

/// The result for some pages of reverted imports.
#[derive(Default)]
pub(super) struct Reverted {
    /// How many pages were checked.
    pub done: usize,
    /// How many of them were removed.
    pub gone: usize,
    /// How many older pages have their old words again.
    pub restored: usize,
    /// The pages that stay because somebody has written on them since.
    pub touched: Vec<CustomerId>,
}

/// A bundle or an invitation to be made. Its documents are collected first.
pub(super) struct BundlePlan {
    pub documents: Vec<WantedDocument>,
    pub draft: BundleDraft,
}

/// A document that goes into a bundle.
pub(super) struct WantedDocument {
    pub id: DocumentId,
    /// The known heads of each receiver's copy. An item is `None` if that receiver is not known to have the document. With
    /// an empty list, the whole document is wanted.
    pub known: Vec<Option<Heads>>,
}

/// A bundle before it is sealed.
pub(super) struct BundleDraft {
    pub to: Receivers,
    /// The passphrase of the invitation, and the secret that the answer must prove. `None` for a bundle.
    pub invitation: Option<(String, [u8; 32])>,
    /// Without documents and photos until they are collected.
    pub contents: Contents,
    pub random: [u8; 32],
    /// A hash of what a bundle for the shared folder holds.
    pub shared: Option<[u8; 32]>,
}

/// An opened bundle that must be taken in.
pub(super) struct Received {
    pub bundle: BundleId,
    /// The sender, and the owner's name for that device.
    pub sender: (DeviceId, String),
    pub documents: VecDeque<(DocumentId, Vec<u8>)>,
    pub photos: BTreeMap<DocumentId, Vec<(PhotoId, Vec<u8>)>>,
}

/// What the peers have noted about a bundle that is taken in.
pub(super) struct BundleNoted {
    /// The bundle.
    pub bundle: BundleId,
    /// The sender, and the owner's name for that device.
    pub sender: Option<(DeviceId, String)>,
    /// Pages of both notebooks may be about the same person.
    pub alike: bool,
}
