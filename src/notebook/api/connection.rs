//! A connection with another device, as the owner sees it.

use serde::{Deserialize, Serialize};
use strum::{EnumString, IntoStaticStr, VariantArray};

use crate::domain::DeviceId;
use crate::sync::session::Ended;

/// Which device to connect with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Connect {
    /// A device of the notebook. It reads one code.
    Known(DeviceId),
    /// A device of the notebook. Each device reads one code.
    TwoLooks(DeviceId),
    /// A new device that joins the notebook. Each device reads one code.
    Newcomer {
        /// The owner's name for this device.
        name: String,
    },
    /// The device that shows this code, given as letters.
    Shown {
        /// The letters.
        code: String,
        /// The owner's name for this device.
        name: String,
    },
}

/// A connection, as the owner sees it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ConnectionView {
    /// How far it is.
    pub step: Step,
    /// The peer, as far as it is known: the device whose code it is, or the device that has proved its identity. `None`
    /// while the peer is not a device of the notebook.
    pub with: Option<DeviceId>,
    /// The request of the owner.
    pub asked: Connect,
    /// Pages of both notebooks may be about the same person.
    pub alike: bool,
    /// Both are in step as far as possible: one of them cannot take in something that the other has.
    pub differs: bool,
}

/// How far a connection is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Step {
    /// WebRTC is being prepared.
    Preparing,
    /// The peer must read this code.
    Showing {
        /// The code for the peer's camera or for a messenger.
        code: String,
        /// The same code for typing; `None` if it would be too long.
        typed: Option<String>,
        /// Which of the codes it is.
        which: Look,
    },
    /// Both devices try to reach each other.
    Connecting,
    /// Both show this number.
    Check {
        /// Six digits.
        number: String,
        /// The owner has confirmed on this device that the numbers are the same.
        is_agreed: bool,
    },
    /// Documents are being exchanged.
    Exchanging {
        /// How many are done.
        done: usize,
        /// How many there are in all.
        total: usize,
    },
    /// Both hold the same documents. Every change is sent at once.
    InStep,
    /// The connection has ended.
    Over(Parting),
}

/// Which of its codes a device shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Look {
    /// The only one.
    Only,
    /// The first of two: the peer then shows one back.
    First,
    /// The second of two.
    Second,
}

/// Why a connection ended early. Each reason has a message of its own.
#[derive(VariantArray, IntoStaticStr, EnumString)]
#[strum(serialize_all = "kebab-case")]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Parting {
    /// The browser has no WebRTC.
    #[strum(serialize = "no-webrtc")]
    NoWebRtc,
    /// The browser hides this device's address until it may use the camera.
    Hidden,
    /// The devices cannot reach each other.
    Unreachable,
    /// The devices do not know enough about each other for one code, or a browser does not allow it.
    Long,
    /// The code was not answered in time.
    Expired,
    /// The peer has ended it.
    Closed,
    /// The connection was cut.
    Cut,
    /// The new device is not the one that read the code, or the peer is not a device of the notebook.
    Stranger,
    /// The peer uses another protocol version.
    Version,
    /// The data did not arrive as it was sent.
    Garbled,
    /// The peer no longer answers.
    Silent,
}

impl From<Ended> for Parting {
    fn from(ended: Ended) -> Self {
        match ended {
            Ended::Version => Self::Version,
            Ended::Stranger | Ended::Proof => Self::Stranger,
            Ended::Garbled | Ended::TooMuch => Self::Garbled,
            Ended::Silent => Self::Silent,
        }
    }
}

/// Why a code that was read cannot be used. Anything that is running goes on. Each reason has a message of its own.
#[derive(VariantArray, IntoStaticStr, EnumString)]
#[strum(serialize_all = "kebab-case")]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Misread {
    /// A letter is wrong.
    Slip,
    /// It is not a code of this app.
    NotOne,
    /// It is incomplete.
    Damaged,
    /// It answers another code, perhaps an older one.
    Stale,
    /// It comes from a device that is not in this notebook.
    OtherNotebook,
    /// It is this device's own code.
    Own,
    /// It invites to a notebook, but this device already shares a notebook with other devices.
    InOne,
}
