//! What the notebook has asked of its storage, or of a worker, and why.

use super::devices::Task;
use super::exchanging::{Arrived, Wanted};
use super::importing::Arrival;
use super::shelves::Cleared;
use crate::domain::{BundleId, CustomerId, DocumentId};
use crate::storage::{Key, Transaction};
use crate::sync::webrtc::ConnectionId;

/// What an outstanding ticket was for.
pub(super) enum Pending {
    /// The summaries that stand on shelves.
    Shelves,
    /// The shop, what was done here before, and the other summaries, of these shelves.
    Opening(Vec<Cleared>),
    /// The next search texts.
    Texts,
    /// One document with what belongs to it.
    Document(DocumentId),
    /// A document whose summary must be made anew.
    Rebuild(DocumentId),
    /// This page, for an export.
    Export(CustomerId),
    /// The share of what is stored whose keys begin so, to be looked through.
    LookingThrough(Key),
    /// What of all documents could not be read, for an archive.
    SetAside,
    /// What is known of the devices, for this.
    Devices(Task),
    /// The save of what is known of the devices, as this has changed it.
    KeepDevices(Task),
    /// These documents, for this bundle.
    Sending(BundleId, Vec<DocumentId>),
    /// A document, or a photo of its page, for the other device of a meeting.
    Crossing(ConnectionId, DocumentId, Wanted),
    /// A look at what came for a document.
    Looking(DocumentId, Arrival),
    /// A look at a page that is new here, for this meeting.
    New(ConnectionId, DocumentId),
    /// The save of pages that the other sent.
    Arrived(ConnectionId, Vec<Arrived>),
    /// The save of a photo of this page that the other sent.
    CrossedPhoto(ConnectionId, DocumentId, Transaction),
    /// These pages, to take an import back.
    Undoing(Vec<CustomerId>),
    /// The deletion of these pages, with an import that is taken back.
    Gone(Vec<CustomerId>),
    /// The save of these documents.
    Save(Vec<DocumentId>),
    /// The half-written text under this key of the drafts.
    Draft(Key),
    /// Clearing up: nothing waits for it, but it has to happen.
    Aside(Transaction),
}
