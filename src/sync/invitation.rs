//! The first file for a device that does not belong to the notebook yet: the key of the notebook, the inviting device,
//! and the whole notebook. The file is locked with a passphrase in the age format, because there is no device key yet
//! to seal it for. The passphrase travels by another way and is used only once.
//!
//! The new device answers with its first bundle. The bundle holds a proof made with the secret of the invitation. By
//! this proof, the inviting device accepts a key that it has never seen. It then forgets the secret, so an invitation
//! cannot be answered twice.

use hkdf::hmac::{Hmac, KeyInit, Mac};
use serde::{Deserialize, Serialize};
use sha2::Sha256;

use super::bundle_contents::Contents;
use crate::domain::DeviceId;

const MAGIC: &[u8] = b"regulars-invitation 1\n";

/// The content of an invitation.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Invitation {
    /// The notebook's key.
    pub notebook: [u8; 32],
    /// The inviting device.
    pub from: DeviceId,
    /// The public key of the inviting device.
    pub key: [u8; 32],
    /// The secret. The answer proves that the new device knows it.
    pub secret: [u8; 32],
    /// The content of the notebook.
    pub contents: Contents,
}

/// Whether these bytes are an invitation. They are already unlocked.
pub fn is_one(bytes: &[u8]) -> bool {
    bytes.starts_with(MAGIC)
}

impl Invitation {
    /// The invitation as bytes, to be locked.
    pub fn encode(&self) -> Vec<u8> {
        let bytes = postcard::to_allocvec(self).expect("plain values can be written");
        [MAGIC, bytes.as_slice()].concat()
    }

    /// Reads what [`encode`](Self::encode) wrote. `None` for anything else.
    pub fn decode(bytes: &[u8]) -> Option<Self> {
        postcard::from_bytes(bytes.strip_prefix(MAGIC)?).ok()
    }
}

/// The proof for the inviting device that the device with the answering public key has opened the invitation with this
/// secret (HMAC-SHA256, RFC 2104).
pub fn proof(secret: &[u8; 32], answering: &[u8; 32], inviting: &[u8; 32]) -> [u8; 32] {
    let code = Hmac::<Sha256>::new_from_slice(secret).expect("a key of any length will do");
    code.chain_update(answering).chain_update(inviting).finalize().into_bytes().into()
}
