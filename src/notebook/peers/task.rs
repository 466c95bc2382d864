//! What is to be done with what is known of the devices.

use std::sync::Arc;

use super::joining::Joining;
use super::session_state::Learned;
use crate::domain::{DeviceId, DocumentId};
use crate::notebook::api::connection::Meet;
use crate::notebook::api::export::Receivers;
use crate::notebook::event::Collected;
use crate::sync::bundle_contents::Contents;
use crate::sync::webrtc::ConnectionId;

/// What somebody asks of the devices, to be done as soon as what is known of them is read. A task is idempotent: it may be
/// done twice.
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
    /// A bundle was opened with a tap, a share or a choice.
    Open(Arc<[u8]>),
    /// An invitation was unlocked.
    Join(Vec<u8>),
    /// The documents of a bundle or an invitation are collected: it is sealed.
    Seal(Box<Collected>),
    /// Everything of a bundle has arrived and is saved.
    Took(Box<Receiving>),
    /// Begins a connection.
    Connect(Meet),
    /// Lets the device with this public key in, which waits on this connection: its check number is the same.
    Admit(ConnectionId, [u8; 32]),
    /// This device was let in.
    LetIn(Box<Joining>),
    /// What a connection has told of the other device.
    Learn(Box<Learned>),
    /// Something of this document was lost here.
    Lost(DocumentId),
}

/// A bundle on its way in: what is noted of its sender once all of it has arrived.
pub(super) struct Receiving {
    /// Without the changes, which go to their pages.
    pub contents: Contents,
    /// It is the invitation this device joins by.
    pub joins: bool,
    /// The secret of the invitation it answers.
    pub answers: Option<[u8; 32]>,
    /// Documents of which something could not be taken in.
    pub gaps: Vec<DocumentId>,
    /// How many pages were new here.
    pub added: usize,
}
