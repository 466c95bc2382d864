//! What a device knows another to hold. It is never more than the other has confirmed, or sent itself; so what is
//! reckoned from it, what waits and what "has everything up to" may claim, is true or modest.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::bundle_contents::Contents;
use crate::document::Heads;
use crate::domain::{BundleId, DocumentId, Timestamp};

/// How many bundles are remembered, both ways: whoever is further behind is told everything once more.
const REMEMBERED: usize = 64;

/// Another device, as this one knows it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Peer {
    /// When the latest was made that came from it: by its own clock, but never later than it came.
    pub met: Option<Timestamp>,
    /// It was removed, whatever the shop's document says later.
    pub removed: bool,
    /// It has everything that was written here before then.
    pub up_to: Option<Timestamp>,
    /// What was sent to it and not confirmed yet, oldest first.
    sent: Vec<Sent>,
    /// Its bundles that were taken in whole, to be confirmed.
    taken: Vec<BundleId>,
    /// Documents of which something in between is missing here: it will come with its next bundle.
    pub gaps: Vec<DocumentId>,
    /// Where its copy of each document is at least.
    pub heads: BTreeMap<DocumentId, Heads>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct Sent {
    id: BundleId,
    made: Timestamp,
    documents: Vec<(DocumentId, Heads)>,
    /// It held everything this device was not known to have.
    whole: bool,
}

impl Peer {
    /// A bundle that this device can open was made. `whole` when all it was not known to have is in it. One without
    /// documents is not remembered: nobody confirms it, or two devices would confirm confirmations for ever.
    pub fn send(&mut self, contents: &Contents, whole: bool) {
        if contents.documents.is_empty() {
            return;
        }
        let documents = contents.documents.iter().map(|delta| (delta.id, delta.heads.clone())).collect();
        self.sent.push(Sent { id: contents.id, made: contents.made, documents, whole });
        let forgotten = self.sent.len().saturating_sub(REMEMBERED);
        self.sent.drain(..forgotten);
    }

    /// What the other tells that it has taken in, it has; and what it tells to miss, it is sent as a whole again.
    pub fn confirm(&mut self, contents: &Contents) {
        for sent in self.sent.extract_if(.., |sent| contents.taken.contains(&sent.id)) {
            self.heads.extend(sent.documents);
            if sent.whole {
                self.up_to = self.up_to.max(Some(sent.made));
            }
        }
        self.heads.retain(|id, _| !contents.gaps.contains(id));
    }

    /// The other's copy is where it tells, whether or not it could be taken in here. `gaps` could not.
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

    /// The other was put back to an earlier state: it may have nothing of what it is known to have.
    pub fn forget(&mut self) {
        self.heads.clear();
        self.up_to = None;
    }

    /// What of the other's was taken in whole.
    pub fn taken(&self) -> &[BundleId] {
        &self.taken
    }
}
