//! What the parts tell one another. A part puts an event into its [`Ctx`](super::ctx::Ctx), and the router hands it to the
//! parts that follow it: no part calls another one sideways.

use std::sync::Arc;

use super::api::restore::Unwelcome;
use super::api::{Happened, Trouble};
use super::documents::DocEvent;
use super::intake::Noted;
use super::outgoing::Collected;
use super::peers::{BundlePlan, Received};
use crate::domain::{BundleId, DocumentId};
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
    BundleNoted(Noted),
    /// From the peers: documents to collect for a bundle.
    Collect(Box<BundlePlan>),
    /// From the outgoing part: a bundle's documents are collected.
    Collected(Box<Collected>),
    /// From the peers: a connection is over.
    ConnectionClosed(ConnectionId),
    /// From the peers: a bundle is sealed.
    Sealed(BundleId, Vec<u8>),
}
