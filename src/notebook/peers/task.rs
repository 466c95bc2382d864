//! Tasks on the records about the devices.

use std::sync::Arc;

use super::joining::Joining;
use super::session_state::Learned;
use crate::domain::{DeviceId, DocumentId};
use crate::notebook::api::connection::Connect;
use crate::notebook::api::export::Receivers;
use crate::notebook::event::BundleDraft;
use crate::sync::bundle_contents::Contents;
use crate::sync::webrtc::ConnectionId;

/// A request about the devices. It is carried out as soon as their records are read. A task is idempotent: it may run
/// twice.
pub(super) enum Task {
    Look,
    Name(DeviceId, String),
    Remove(DeviceId),
    /// Sends what these devices lack, or everything.
    Send(Receivers),
    Invite {
        name: String,
        passphrase: String,
    },
    /// Reads a bundle that the owner tapped, received by sharing, or chose as a file.
    Open(Arc<[u8]>),
    /// Joins by an unlocked invitation.
    Join(Vec<u8>),
    /// Seals a bundle or an invitation whose documents are collected.
    Seal(Box<BundleDraft>),
    /// Notes that all of a bundle has arrived and is saved.
    Took(Box<Receiving>),
    /// Begins a connection.
    Connect(Connect),
    /// Admits the device with this public key, which waits on this connection. Its check number is the same.
    Admit(ConnectionId, [u8; 32]),
    /// Notes that this device was admitted.
    LetIn(Box<Joining>),
    /// Notes what a connection has learned about the peer.
    Learn(Box<Learned>),
    /// Notes that some data of this document was lost here.
    Lost(DocumentId),
}

/// A bundle that is being taken in: what is noted about its sender once all of it has arrived.
pub(super) struct Receiving {
    /// The contents without the changes, which go to their pages.
    pub contents: Contents,
    /// It is the invitation by which this device joins.
    pub joins: bool,
    /// The secret of the invitation it answers.
    pub answers: Option<[u8; 32]>,
    /// Documents that could not be taken in completely.
    pub gaps: Vec<DocumentId>,
    /// How many pages were new here.
    pub added: usize,
}
