//! The state of a connection: its phase, and the devices it is tried with.

use std::collections::BTreeMap;

use super::joining::Joining;
use super::session_state::Sync;
use crate::domain::{DeviceId, Timestamp};
use crate::notebook::api::connection::{Connect, ConnectionView, Look, Step};
use crate::sync::signaling::CallSum;
use crate::sync::webrtc::ConnectionId;

/// A connection that is being tried, or is open.
pub(super) struct Connection {
    pub asked: Connect,
    /// The attempts, and the device that each is with.
    pub attempts: BTreeMap<ConnectionId, Attempt>,
    /// The name by which a reply refers to the code that was shown.
    pub shown: Option<CallSum>,
    /// The attempt that is open.
    pub open: Option<ConnectionId>,
    /// The device that it should be with, once a code or the owner has named it.
    pub meant: Option<DeviceId>,
    /// When the connection began, and when this phase began.
    pub begun: Timestamp,
    pub since: Timestamp,
    pub phase: Phase,
    /// Pages of both notebooks may be about the same person.
    pub alike: bool,
}

/// The phase of a connection.
pub(super) enum Phase {
    /// The certificate and the first attempt are being prepared.
    Preparing,
    /// The peer must read a code.
    Showing { code: String, typed: Option<String>, which: Look },
    /// Both try to reach each other.
    Connecting,
    /// Both show a number. `is_agreed` says whether the owner has confirmed on this device that it is the same.
    Checking { number: String, is_agreed: bool },
    /// A session is running.
    Syncing(Box<Sync>),
}

/// The device that a connection is tried with, and this device's role in it.
pub(super) enum Attempt {
    /// Waits for a device of the notebook that reads one code.
    Waiting(DeviceId),
    /// Goes to a device of the notebook after reading one code.
    Coming,
    /// Waits for the reply of a device of the notebook.
    Calling(DeviceId),
    /// Replies to the call with this sum.
    Replying(CallSum),
    /// Waits for the reply of a new device. Holds this device's secret, and the new device's public key once it has
    /// arrived.
    Inviting([u8; 32], Option<[u8; 32]>),
    /// Has admitted the new device with this public key, and waits for its first message.
    Admitted([u8; 32]),
    /// Replies to an inviting device.
    Joining(Box<Joining>),
    /// Has just been admitted.
    Joined,
}

impl Connection {
    /// The session, if one is running.
    pub fn sync(&self) -> Option<&Sync> {
        if let Phase::Syncing(sync) = &self.phase { Some(sync) } else { None }
    }

    pub fn view(&self) -> ConnectionView {
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
        ConnectionView { step, with, asked: self.asked.clone(), alike: self.alike, differs }
    }

    pub fn is_filling(&self) -> bool {
        self.sync().is_some_and(Sync::is_filling)
    }
}
