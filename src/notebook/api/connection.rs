//! A connection with another device, as the owner sees it.

use crate::domain::DeviceId;
use crate::sync::session::Ended;

/// Whom to meet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Meet {
    /// A device of the notebook, which reads one code.
    Known(DeviceId),
    /// A device of the notebook, by a code each.
    TwoLooks(DeviceId),
    /// A device that shall be one of the notebook's, by a code each.
    Newcomer {
        /// What the owner calls this device.
        name: String,
    },
    /// Whoever shows this code, in letters.
    Shown {
        /// The letters.
        code: String,
        /// What the owner calls this device.
        name: String,
    },
}

/// A meeting, as the owner sees it.
#[derive(Clone, Debug, PartialEq)]
pub struct MeetingView {
    /// How far it is.
    pub step: Step,
    /// The other device, as far as it is known: whose code it is, or who has proved to be it; `None` while it is not one
    /// of the notebook's.
    pub with: Option<DeviceId>,
    /// What was asked for.
    pub asked: Meet,
    /// Pages of both notebooks may be about the same person.
    pub alike: bool,
    /// In step as far as can be: one of them cannot take in something the other has.
    pub differs: bool,
}

/// How far a meeting is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// The radio is being made ready.
    Preparing,
    /// The other device is to read this.
    Showing {
        /// What its camera reads, or a messenger carries.
        code: String,
        /// The same to be typed; `None` where that would be too long.
        typed: Option<String>,
        /// Which code it is.
        which: Look,
    },
    /// Both try to reach each other.
    Connecting,
    /// Both show this number.
    Check {
        /// Six digits.
        number: String,
        /// The owner has said here that it is the same on both.
        is_agreed: bool,
    },
    /// Documents cross.
    Exchanging {
        /// How many have.
        done: usize,
        /// Of how many.
        total: usize,
    },
    /// Both hold the same, and every change crosses at once.
    InStep,
    /// It is over.
    Over(Parting),
}

/// Which of the codes a device shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    /// The only one.
    Only,
    /// The first of two: the other device shows one back.
    First,
    /// The second of two.
    Second,
}

/// Why a meeting is over before its time. Each is a message of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Parting {
    /// The browser has no radio.
    NoWebRtc,
    /// The browser hides this device's address until it may use the camera.
    Hidden,
    /// They cannot reach each other.
    Unreachable,
    /// They do not know enough of each other for the short way, or a browser does not allow it.
    Long,
    /// The code was not answered in time.
    Expired,
    /// The other side has ended it.
    Closed,
    /// The line was cut.
    Cut,
    /// The new device is not the one that read the code, or the other is no device of the notebook.
    Stranger,
    /// The other side speaks another version.
    Version,
    /// What came is not as it was sent.
    Garbled,
    /// The other side fell silent.
    Silent,
}

impl Parting {
    /// Every one of them.
    pub const ALL: [Self; 11] = [
        Self::NoWebRtc,
        Self::Closed,
        Self::Hidden,
        Self::Unreachable,
        Self::Long,
        Self::Expired,
        Self::Cut,
        Self::Stranger,
        Self::Version,
        Self::Garbled,
        Self::Silent,
    ];

    /// The word used in message ids.
    pub fn key(self) -> &'static str {
        match self {
            Self::NoWebRtc => "no-webrtc",
            Self::Hidden => "hidden",
            Self::Unreachable => "unreachable",
            Self::Long => "long",
            Self::Expired => "expired",
            Self::Closed => "closed",
            Self::Cut => "cut",
            Self::Stranger => "stranger",
            Self::Version => "version",
            Self::Garbled => "garbled",
            Self::Silent => "silent",
        }
    }
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

/// Why a code that was read leads nowhere; whatever goes on meanwhile goes on. Each is a message of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Misread {
    /// A letter is wrong.
    Slip,
    /// It is something else.
    NotOne,
    /// It is not whole.
    Damaged,
    /// It answers another code, perhaps an older one.
    Stale,
    /// It is of a device that is none of this notebook's.
    OtherNotebook,
    /// It is this device's own.
    Own,
    /// It invites to a notebook, and this device is in one with others.
    InOne,
}

impl Misread {
    /// Every one of them.
    pub const ALL: [Self; 7] =
        [Self::Slip, Self::NotOne, Self::Damaged, Self::Stale, Self::OtherNotebook, Self::Own, Self::InOne];

    /// The word used in message ids.
    pub fn key(self) -> &'static str {
        match self {
            Self::Slip => "slip",
            Self::NotOne => "not-one",
            Self::Damaged => "damaged",
            Self::Stale => "stale",
            Self::OtherNotebook => "other-notebook",
            Self::Own => "own",
            Self::InOne => "in-one",
        }
    }
}
