//! The state of a connection: how far it is, and with whom it is tried.

use std::collections::BTreeMap;

use super::joining::Joining;
use super::session_state::Sync;
use crate::domain::{DeviceId, Timestamp};
use crate::notebook::api::connection::{Look, Meet, MeetingView, Step};
use crate::sync::signaling::CallSum;
use crate::sync::webrtc::ConnectionId;

/// A connection that is tried, or open.
pub(super) struct Connection {
    pub asked: Meet,
    /// The connections that are tried, and with whom each is.
    pub attempts: BTreeMap<ConnectionId, Attempt>,
    /// How a reply names the code that was shown.
    pub shown: Option<CallSum>,
    /// The attempt that is open.
    pub open: Option<ConnectionId>,
    /// Whom it is to be with, once a code or the owner has said so.
    pub meant: Option<DeviceId>,
    /// When it began, and when this phase did.
    pub begun: Timestamp,
    pub since: Timestamp,
    pub phase: Phase,
    /// Pages of both notebooks may be about the same person.
    pub alike: bool,
}

/// How far a connection is.
pub(super) enum Phase {
    /// The certificate and the first attempt are being made.
    Preparing,
    /// The other device is to read a code.
    Showing { code: String, typed: Option<String>, which: Look },
    /// Both try to reach each other.
    Connecting,
    /// Both show a number; whether the owner has said here that it is the same.
    Checking { number: String, is_agreed: bool },
    /// A session runs.
    Syncing(Box<Sync>),
}

/// With whom a connection is tried, and on which side of it this device is.
pub(super) enum Attempt {
    /// Waits for a device of the notebook, by one look.
    Waiting(DeviceId),
    /// Comes to a device of the notebook, by one look.
    Coming,
    /// Waits for the reply of a device of the notebook.
    Calling(DeviceId),
    /// Replies to the call of this sum.
    Replying(CallSum),
    /// Waits for the reply of a new device: the secret this one is bound to, and the other's public key once it is here.
    Inviting([u8; 32], Option<[u8; 32]>),
    /// Has let in the new device with this public key, and waits for its first word.
    Admitted([u8; 32]),
    /// Replies to an inviting device.
    Joining(Box<Joining>),
    /// Has just been let in.
    Joined,
}

impl Connection {
    /// The session, once one runs.
    pub fn sync(&self) -> Option<&Sync> {
        if let Phase::Syncing(sync) = &self.phase { Some(sync) } else { None }
    }

    pub fn view(&self) -> MeetingView {
        let step = match &self.phase {
            Phase::Preparing => Step::Preparing,
            Phase::Showing { code, typed, which } => {
                Step::Showing { code: code.clone(), typed: typed.clone(), which: *which }
            }
            Phase::Connecting => Step::Connecting,
            Phase::Checking { number, is_agreed } => {
                Step::Check { number: number.clone(), is_agreed: *is_agreed }
            }
            Phase::Syncing(sync) => sync.step(),
        };
        let with = self.sync().and_then(Sync::with).or(self.meant);
        let differs = self.sync().is_some_and(|sync| sync.differs);
        MeetingView { step, with, asked: self.asked.clone(), alike: self.alike, differs }
    }

    pub fn is_filling(&self) -> bool {
        self.sync().is_some_and(Sync::is_filling)
    }
}
