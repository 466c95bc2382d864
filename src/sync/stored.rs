//! The stored form of what a device knows about itself and its peers. Each value begins with four bytes that name its
//! kind and version. The fields of the struct of that version follow in their order, as `postcard` writes them. A test
//! holds these bytes. An added field makes a new version with a struct of its own.
//!
//! Values from before there were versions have no such four bytes. They are read as version 1.

use serde::Serialize;
use serde::de::DeserializeOwned;

/// What this device knows about itself: [`Own`](super::keys::Own).
pub const OWN: [u8; 4] = *b"own1";

/// What it knows about a peer: [`Peer`](super::peer::Peer).
pub const PEER: [u8; 4] = *b"per1";

/// The events in which this device noted what peers had sent: [`EventId`](super::bundle_contents::EventId), oldest
/// first.
pub const EVENTS: [u8; 4] = *b"eve1";

/// The latest event that a peer has reported: when its bundle was made, and the event.
pub const SEEN: [u8; 4] = *b"see1";

/// Encodes a value for storage.
pub fn encode(kind: [u8; 4], value: &impl Serialize) -> Vec<u8> {
    let fields = postcard::to_allocvec(value).expect("plain values can be written");
    [kind.as_slice(), &fields].concat()
}

/// Reads a stored value. `None` if this app does not know its version, or if it is incomplete. In that case nothing may
/// be written in its place.
pub fn decode<T: DeserializeOwned>(kind: [u8; 4], bytes: &[u8]) -> Option<T> {
    let whole = |fields: &[u8]| {
        let (value, rest) = postcard::take_from_bytes(fields).ok()?;
        rest.is_empty().then_some(value)
    };
    bytes.strip_prefix(&kind).and_then(whole).or_else(|| whole(bytes))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{BundleId, DeviceId, DocumentId, Timestamp};
    use crate::sync::bundle_contents::{Contents, Delta};
    use crate::sync::keys::{Invited, Own};
    use crate::sync::peer::Peer;

    /// A peer with every field filled, and a device with an invitation.
    fn everything() -> (Peer, Own) {
        let contents = Contents {
            id: BundleId([1; 16]),
            from: DeviceId([2; 16]),
            made: Timestamp(3),
            taken: Vec::new(),
            gaps: Vec::new(),
            documents: vec![Delta { id: DocumentId([4; 16]), heads: vec![[5; 32]], changes: vec![6] }],
            photos: Vec::new(),
            proof: None,
            events: None,
        };
        let mut peer = Peer::default();
        peer.send(&contents, true);
        peer.took(&contents, &[], Timestamp(8));
        (peer.removed, peer.up_to) = (true, Some(Timestamp(7)));
        peer.gaps.push(DocumentId([9; 16]));
        let mut own = Own::new(&[10; 32]);
        own.invitations.push(Invited { secret: [11; 32], made: Timestamp(12), peer: peer.clone() });
        own.joining = Some((DeviceId([13; 16]), [14; 32]));
        (peer, own)
    }

    fn hash(bytes: &[u8]) -> String {
        crate::document::chunks::hash(bytes)[..8].iter().map(|byte| format!("{byte:02x}")).collect()
    }

    #[test]
    fn version_1_has_these_bytes_and_is_read_with_and_without_its_name() {
        let (peer, own) = everything();
        let (stored_peer, stored_own) = (encode(PEER, &peer), encode(OWN, &own));
        assert_eq!((stored_peer.len(), hash(&stored_peer)), (PEER_BYTES.0, PEER_BYTES.1.into()));
        assert_eq!((stored_own.len(), hash(&stored_own)), (OWN_BYTES.0, OWN_BYTES.1.into()));
        for bytes in [&stored_peer[..], &stored_peer[4..]] {
            assert_eq!(decode::<Peer>(PEER, bytes), Some(peer.clone()));
        }
        for bytes in [&stored_own[..], &stored_own[4..]] {
            assert_eq!(decode::<Own>(OWN, bytes).map(|read| encode(OWN, &read)), Some(stored_own.clone()));
        }
    }

    /// The length of version 1, and the first digits of its SHA-256.
    const PEER_BYTES: (usize, &str) = (162, "8222502a3d892800");
    const OWN_BYTES: (usize, &str) = (325, "0046c91e5f183be9");

    #[test]
    fn what_is_not_whole_or_of_a_later_version_is_not_read() {
        let (peer, own) = everything();
        let (peer, own) = (encode(PEER, &peer), encode(OWN, &own));
        for end in 0..peer.len() {
            assert_eq!(decode::<Peer>(PEER, &peer[..end]), None, "{end}");
        }
        for end in 0..own.len() {
            assert!(decode::<Own>(OWN, &own[..end]).is_none(), "{end}");
        }
        let later = [b"per2".as_slice(), &peer[4..], &[1]].concat();
        assert_eq!(decode::<Peer>(PEER, &later), None);
    }
}
