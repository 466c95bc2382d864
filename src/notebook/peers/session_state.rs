//! The state of a session over a connection, and what it has learned about the peer.

use std::collections::{BTreeMap, VecDeque};

use crate::document::Heads;
use crate::domain::{DeviceId, DocumentId, PhotoId};
use crate::notebook::api::connection::Step;
use crate::sync::session::{Output, Session};
use crate::sync::webrtc::ConnectionId;

/// A running session.
pub(super) struct Sync {
    pub session: Session,
    pub connection: ConnectionId,
    pub learned: Learned,
    /// What arrived and is being stored, oldest first: the heads of the peer's copy, and the photos its page shows that
    /// are missing here.
    pub storing: BTreeMap<DocumentId, Vec<(Heads, Vec<PhotoId>)>>,
    /// Documents that both sides had in the same state before anything was sent, with the digest of that state. Their
    /// heads must still be looked up.
    pub unknown: VecDeque<(DocumentId, [u8; 32])>,
    /// How many documents were here at the start, and how many were exchanged since.
    pub before: usize,
    pub crossed: usize,
    /// One of them cannot take in something the other has.
    pub differs: bool,
    /// Something was still in transfer one second ago.
    pub is_late: bool,
    /// Something was confirmed that the list of devices does not show yet.
    pub is_confirmed: bool,
    /// The session's requests that are not done yet, oldest first.
    pub outputs: VecDeque<Output>,
    pub progress: Progress,
}

/// The progress of a session as last shown. The screen is not redrawn for every document.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Progress {
    /// The peer has not proved its identity yet.
    Greeting,
    /// The number of documents exchanged, and the total.
    Exchanging(usize, usize),
    /// Both hold the same documents. Every change is sent at once.
    InStep,
}

/// What a session has learned about the peer.
#[derive(Clone, Default)]
pub(super) struct Learned {
    pub with: Option<DeviceId>,
    /// The heads that its copies have at least.
    pub heads: BTreeMap<DocumentId, Heads>,
    /// Nothing was left to send at its end, photos included.
    pub is_whole: bool,
    /// Both had the same state then: nothing that the peer has is missing here.
    pub is_equal: bool,
}

impl Sync {
    /// The peer, once it has proved its identity.
    pub fn with(&self) -> Option<DeviceId> {
        self.learned.with
    }

    pub fn is_filling(&self) -> bool {
        matches!(self.progress, Progress::Exchanging(..))
    }

    pub fn step(&self) -> Step {
        match self.progress {
            Progress::Greeting => Step::Connecting,
            Progress::Exchanging(done, total) => Step::Exchanging { done, total },
            Progress::InStep => Step::InStep,
        }
    }

    /// What the session has learned about the peer so far.
    pub fn learned(&self) -> Learned {
        let is_whole = self.session.is_done();
        Learned { is_whole, is_equal: is_whole && !self.differs, ..self.learned.clone() }
    }

    /// Its current progress.
    pub fn now(&self) -> Progress {
        if self.session.is_done() {
            return Progress::InStep;
        }
        let more = self.session.theirs().map_or(0, |theirs| theirs.abs_diff(self.before));
        Progress::Exchanging(self.crossed, more.max(self.crossed + self.session.due()))
    }
}
