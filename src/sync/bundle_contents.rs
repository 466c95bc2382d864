//! The content of a bundle: changed documents with their photos, and confirmations of what the sender has merged from
//! earlier bundles.

use serde::{Deserialize, Serialize};

use crate::document::Heads;
use crate::domain::{BundleId, DeviceId, DocumentId, PhotoId, Timestamp};

/// The version of the format. It stands in front of everything else.
const VERSION: u8 = 1;

/// The content of a bundle.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Contents {
    /// The name of the bundle. The receiver confirms it by this name.
    pub id: BundleId,
    /// The sender.
    pub from: DeviceId,
    /// When the bundle was begun. Everything that the sender wrote before this time is in the bundle or was confirmed
    /// earlier.
    pub made: Timestamp,
    /// The bundles of any device that the sender has merged completely.
    pub taken: Vec<BundleId>,
    /// The documents whose latest changes the sender could not merge, because it lacks changes in between.
    pub gaps: Vec<DocumentId>,
    /// The documents. The document of the shop comes first.
    pub documents: Vec<Delta>,
    /// The photos that these documents refer to.
    pub photos: Vec<Photo>,
    /// The answer to an invitation. It proves that the sender has opened the invitation.
    pub proof: Option<[u8; 32]>,
    /// The latest events of the sender, oldest first. `None` if the app of the sender reports none. They are encoded
    /// behind everything else, where such an app does not look.
    #[serde(skip)]
    pub events: Option<Vec<EventId>>,
}

/// A random name. A device draws one each time it stores what a peer has sent. A device that no longer has a name it once
/// reported was restored to an earlier state, or is a copy. So it may lack what it is known to hold.
pub type EventId = [u8; 8];

/// How many events are reported. A device with more events between two bundles is sent everything once more.
pub const EVENTS: usize = 64;

/// The changes of one document.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Delta {
    /// The document.
    pub id: DocumentId,
    /// The heads of the sender's copy.
    pub heads: Heads,
    /// The changes, or the whole document.
    #[serde(with = "serde_bytes")]
    pub changes: Vec<u8>,
}

/// A photo of a page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Photo {
    /// The document of the page.
    pub document: DocumentId,
    /// The SHA-256 of the photo.
    pub id: PhotoId,
    /// The photo as a JPEG.
    #[serde(with = "serde_bytes")]
    pub bytes: Vec<u8>,
}

impl Contents {
    /// The content as bytes.
    pub fn encode(&self) -> Vec<u8> {
        let written = "plain values can be written";
        let bytes = postcard::to_allocvec(self).expect(written);
        let events = self.events.iter().map(|events| postcard::to_allocvec(events).expect(written));
        [vec![VERSION], bytes].into_iter().chain(events).collect::<Vec<_>>().concat()
    }

    /// Reads what [`encode`](Self::encode) wrote. `None` for anything else.
    pub fn decode(bytes: &[u8]) -> Option<Self> {
        let (contents, rest): (Self, _) = postcard::take_from_bytes(bytes.strip_prefix(&[VERSION])?).ok()?;
        Some(Self { events: postcard::from_bytes(rest).ok(), ..contents })
    }
}
