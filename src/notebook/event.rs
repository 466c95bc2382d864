//! What the parts tell one another. A part puts an event into its [`Ctx`](super::ctx::Ctx), and the router hands it to the
//! parts that follow it: no part calls another one sideways.

use std::collections::{BTreeMap, VecDeque};
use std::sync::Arc;

use super::api::export::Receivers;
use super::api::restore::Unwelcome;
use super::api::{Happened, Trouble};
use crate::document::{Heads, Unfit};
use crate::domain::{BundleId, CustomerId, DeviceId, DocumentId, PhotoId};
use crate::sync::bundle_contents::{Contents, Delta, Photo};
use crate::sync::webrtc::ConnectionId;

/// Something that happened in one part and concerns another.
pub(super) enum Event {
    /// From the documents.
    Doc(DocEvent),
    /// The owner is told what just happened, and whether it can be undone.
    Notice(Happened, bool),
    /// The owner is told what is in the way.
    Trouble(Trouble),
    /// From the intake: a bundle was opened, to be read by the peers.
    BundleOpened(Arc<[u8]>),
    /// From the intake: an invitation was unlocked.
    InvitationOpened(Vec<u8>),
    /// From the peers: a bundle's contents, to be taken in.
    BundleRead(Received),
    /// From the peers: why nothing of the bundle is taken in.
    BundleRefused(Unwelcome),
    /// From the intake: everything of a bundle is stored; of these documents something is missing.
    BundleTaken { bundle: BundleId, gaps: Vec<DocumentId>, added: usize },
    /// From the peers: who sent the bundle, and whether both notebooks may have a page of one person.
    BundleNoted(BundleNoted),
    /// From the peers: documents to collect for a bundle.
    Collect(Box<BundlePlan>),
    /// From the outgoing part: a bundle's documents are collected.
    Collected(Box<Collected>),
    /// From the peers: a connection is over.
    ConnectionClosed(ConnectionId),
    /// From the peers: a bundle is sealed.
    Sealed(BundleId, Vec<u8>),
}

/// What happened to the documents.
pub(super) enum DocEvent {
    /// Summaries are read; whether there is no notebook yet.
    Started { is_first: bool },
    /// A document is in memory, or what another tab wrote was merged into it.
    Loaded(DocumentId),
    /// A document is not here, or not any more.
    Gone {
        /// Which.
        id: DocumentId,
        /// It was erased elsewhere, which the owner is told where its page is open.
        is_erased_elsewhere: bool,
        /// Its page stood in the lists.
        was_listed: bool,
    },
    /// A document is stored in another state than before, or not any more.
    Stored(DocumentId),
    /// A commit of the owner's words is complete.
    Saved,
    /// These people came, went or changed, and their places in a list may be others.
    People(Vec<CustomerId>, Order),
    /// More words can be found.
    Indexed,
    /// A document from elsewhere was taken in, or not.
    Delivered(DocumentId, Receipt, Merged),
    /// A photo from a peer is stored, or its page is gone.
    PhotoStored,
    /// Some of a stored document was lost.
    Lost(DocumentId),
    /// Pages of an import that is taken back were looked at.
    Reverted(Reverted),
    /// Two pages became one, or were parted.
    PagesMerged,
}

/// How far a change may have moved people in a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Order {
    /// Everybody stays where they are.
    Same,
    /// The latest visit is another one.
    Visits,
    /// Somebody came, went, or has another name, role or tag.
    Other,
}

/// Who delivered a document, to be told what became of it.
#[derive(Clone, Debug)]
pub(super) enum Receipt {
    /// The intake.
    Intake,
    /// The peer at the end of this connection, whose copy is at these heads.
    Peer(ConnectionId, Heads),
}

/// What became of a delivery.
pub(super) enum Merged {
    /// There is no such page any more.
    Gone,
    /// It is a page of an import that was taken back.
    Reverted,
    /// It was not taken in.
    Unfit(Unfit),
    /// It is here.
    Here {
        /// The page itself is new.
        is_new: bool,
        /// Something on it is.
        is_changed: bool,
        /// All of it is stored; otherwise [`DocEvent::Stored`] tells when it is.
        is_stored: bool,
        /// The photos that its page shows and that are not here.
        lacking: Vec<PhotoId>,
    },
}

/// What became of pages of imports that are taken back.
#[derive(Default)]
pub(super) struct Reverted {
    /// How many were looked at.
    pub done: usize,
    /// How many of them went.
    pub gone: usize,
    /// How many that were here before have their old words again.
    pub restored: usize,
    /// Those that stay because somebody has written on them since.
    pub touched: Vec<CustomerId>,
}

/// A bundle or an invitation to be made: its documents are collected first.
pub(super) struct BundlePlan {
    /// Its name, drawn for it alone.
    pub id: BundleId,
    pub to: Receivers,
    pub documents: Vec<WantedDocument>,
    pub draft: BundleDraft,
}

/// A document that goes into a bundle.
pub(super) struct WantedDocument {
    pub id: DocumentId,
    /// Where the copy of each receiver is known to be; `None` for one that is not known to have it. Empty where all of the
    /// document is wanted.
    pub known: Vec<Option<Heads>>,
}

/// What a bundle says besides its documents.
#[derive(Clone)]
pub(super) struct BundleDraft {
    pub to: Receivers,
    /// What opens the invitation, and what the answer proves to know; `None` for a bundle.
    pub invitation: Option<(String, [u8; 32])>,
    pub contents: Contents,
    pub random: [u8; 32],
    /// What a bundle for the shared folder holds, as a hash.
    pub shared: Option<[u8; 32]>,
}

/// The documents of a bundle, on their way back to the peers.
pub(super) struct Collected {
    pub draft: BundleDraft,
    pub documents: Vec<Delta>,
    pub photos: Vec<Photo>,
}

/// A bundle that was opened, to be taken in.
pub(super) struct Received {
    pub bundle: BundleId,
    /// Who sent it, and what the owner calls that device.
    pub sender: (DeviceId, String),
    pub documents: VecDeque<(DocumentId, Vec<u8>)>,
    pub photos: BTreeMap<DocumentId, Vec<(PhotoId, Vec<u8>)>>,
}

/// What the peers have noted of a bundle that is taken in.
pub(super) struct BundleNoted {
    /// Which.
    pub bundle: BundleId,
    /// Who sent it, and what the owner calls that device.
    pub sender: Option<(DeviceId, String)>,
    /// Pages of both notebooks may be about the same person.
    pub alike: bool,
}
