//! What a peer is known to hold. This is never more than the peer has confirmed or sent itself. So the screen never says
//! that a peer holds something which it lacks.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::bundle_contents::Contents;
use crate::document::Heads;
use crate::domain::{BundleId, DocumentId, Timestamp};

/// How many bundles are remembered in each direction. A peer that is further behind is sent everything once more.
const REMEMBERED: usize = 64;

/// A peer, as this device knows it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Peer {
    /// When the latest bundle from the peer was made, by the clock of the peer. Never later than its arrival here.
    pub met: Option<Timestamp>,
    /// The peer was removed. This holds even if the document of the shop says otherwise later.
    pub removed: bool,
    /// The peer has everything that was written here before this time.
    pub up_to: Option<Timestamp>,
    /// The bundles that were sent to the peer and are not confirmed yet, oldest first.
    sent: Vec<Sent>,
    /// The bundles of the peer that were merged completely here and are still to be confirmed.
    taken: Vec<BundleId>,
    /// The documents for which changes in between are missing here. They come with the next bundle of the peer.
    pub gaps: Vec<DocumentId>,
    /// The heads that the peer has for each document, at least.
    pub heads: BTreeMap<DocumentId, Heads>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct Sent {
    id: BundleId,
    made: Timestamp,
    documents: Vec<(DocumentId, Heads)>,
    /// The bundle held everything that the peer was not known to have.
    whole: bool,
}

impl Peer {
    /// Notes that a bundle was made that the peer can open. `whole` says that it holds everything the peer was not
    /// known to have. A bundle without documents is not remembered, because nobody confirms it. Otherwise two devices
    /// would confirm confirmations forever.
    pub fn send(&mut self, contents: &Contents, whole: bool) {
        if contents.documents.is_empty() {
            return;
        }
        let documents = contents.documents.iter().map(|delta| (delta.id, delta.heads.clone())).collect();
        self.sent.push(Sent { id: contents.id, made: contents.made, documents, whole });
        let forgotten = self.sent.len().saturating_sub(REMEMBERED);
        self.sent.drain(..forgotten);
    }

    /// Applies the confirmations of the peer. What it says it has merged, it has. Documents for which it reports gaps
    /// are sent to it as a whole again.
    pub fn confirm(&mut self, contents: &Contents) {
        for sent in self.sent.extract_if(.., |sent| contents.taken.contains(&sent.id)) {
            self.heads.extend(sent.documents);
            if sent.whole {
                self.up_to = self.up_to.max(Some(sent.made));
            }
        }
        self.heads.retain(|id, _| !contents.gaps.contains(id));
    }

    /// Notes that a bundle of the peer was handled. The heads it states are the heads of the peer, even for the `gaps`,
    /// the documents that could not be merged here.
    pub fn took(&mut self, contents: &Contents, gaps: &[DocumentId], now: Timestamp) {
        self.met = self.met.max(Some(contents.made.min(now)));
        self.heads.extend(contents.documents.iter().map(|delta| (delta.id, delta.heads.clone())));
        self.gaps.retain(|id| contents.documents.iter().all(|delta| delta.id != *id));
        if gaps.is_empty() && !contents.documents.is_empty() && !self.taken.contains(&contents.id) {
            self.taken.push(contents.id);
            let forgotten = self.taken.len().saturating_sub(REMEMBERED);
            self.taken.drain(..forgotten);
        }
        self.gaps.extend(gaps);
    }

    /// Forgets what the peer is known to have. The peer was restored to an earlier state and may have none of it.
    pub fn forget(&mut self) {
        self.heads.clear();
        self.up_to = None;
    }

    /// The bundles of the peer that were merged completely here.
    pub fn taken(&self) -> &[BundleId] {
        &self.taken
    }
}
