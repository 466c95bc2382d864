//! The state of a session over a connection, and what it has told of the peer.

use std::collections::{BTreeMap, VecDeque};

use crate::document::Heads;
use crate::domain::{DeviceId, DocumentId, PhotoId};
use crate::notebook::api::connection::Step;
use crate::sync::session::{Output, Session};
use crate::sync::webrtc::ConnectionId;

/// A session under way.
pub(super) struct Sync {
    pub session: Session,
    pub connection: ConnectionId,
    pub learned: Learned,
    /// What came and is being stored, oldest first: where the peer's copy is, and the photos its page shows that are not
    /// here.
    pub storing: BTreeMap<DocumentId, Vec<(Heads, Vec<PhotoId>)>>,
    /// Documents that both sides had in this state before anything was sent: their heads are still to be looked up.
    pub unknown: VecDeque<(DocumentId, [u8; 32])>,
    /// How many documents were here before, and how many crossed since.
    pub before: usize,
    pub crossed: usize,
    /// One of them cannot take in something the other has.
    pub differs: bool,
    /// Something was still on its way a second ago.
    pub is_late: bool,
    /// Something was confirmed that the list of devices does not show yet.
    pub is_confirmed: bool,
    /// What the session asks for and is not done yet, oldest first.
    pub outputs: VecDeque<Output>,
    pub progress: Progress,
}

/// How far a session is, as it was shown last: the screen is not drawn for every document.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Progress {
    /// The peer has not proved who it is.
    Greeting,
    /// So many documents of so many have crossed.
    Exchanging(usize, usize),
    /// Both hold the same, and every change crosses at once.
    InStep,
}

/// What a session has told of the peer.
#[derive(Clone, Default)]
pub(super) struct Learned {
    pub with: Option<DeviceId>,
    /// Where its copies are at least.
    pub heads: BTreeMap<DocumentId, Heads>,
    /// Nothing was left to be told at its end, photos among it.
    pub is_whole: bool,
    /// Both had the same then: nothing is missing here of what the peer has.
    pub is_equal: bool,
}

impl Sync {
    /// The peer, once it has proved to be it.
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

    /// What it has told of the peer by now.
    pub fn learned(&self) -> Learned {
        let is_whole = self.session.is_done();
        Learned { is_whole, is_equal: is_whole && !self.differs, ..self.learned.clone() }
    }

    /// How far it is now.
    pub fn now(&self) -> Progress {
        if self.session.is_done() {
            return Progress::InStep;
        }
        let more = self.session.theirs().map_or(0, |theirs| theirs.abs_diff(self.before));
        Progress::Exchanging(self.crossed, more.max(self.crossed + self.session.due()))
    }
}
