//! The first file for a device that is not in yet: the notebook's key, who invites, and everything in the notebook. It
//! travels locked with a passphrase (the age format), because there is no key yet to seal it for; the passphrase goes
//! another way, and is good for this once.
//!
//! The new device answers with its first bundle. It holds a proof made of the invitation's secret, by which the inviting
//! device knows a key it has never seen; the secret is forgotten then, so that nobody answers twice.

use hkdf::hmac::{Hmac, KeyInit, Mac};
use serde::{Deserialize, Serialize};
use sha2::Sha256;

use super::bundle_contents::Contents;
use crate::domain::DeviceId;

const MAGIC: &[u8] = b"regulars-invitation 1\n";

/// What an invited device is told.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Invitation {
    /// The notebook's key.
    pub notebook: [u8; 32],
    /// Who invites.
    pub from: DeviceId,
    /// Their public key.
    pub key: [u8; 32],
    /// What the answer proves to know.
    pub secret: [u8; 32],
    /// The notebook.
    pub contents: Contents,
}

/// Whether these bytes, once unlocked, are an invitation.
pub fn is_one(bytes: &[u8]) -> bool {
    bytes.starts_with(MAGIC)
}

impl Invitation {
    /// As bytes, to be locked.
    pub fn encode(&self) -> Vec<u8> {
        let bytes = postcard::to_allocvec(self).expect("plain values can be written");
        [MAGIC, bytes.as_slice()].concat()
    }

    /// Reads what [`encode`](Self::encode) wrote; `None` for anything else.
    pub fn decode(bytes: &[u8]) -> Option<Self> {
        postcard::from_bytes(bytes.strip_prefix(MAGIC)?).ok()
    }
}

/// The proof that the device with this public key has opened the invitation of that secret, for the device that made it.
pub fn proof(secret: &[u8; 32], answering: &[u8; 32], inviting: &[u8; 32]) -> [u8; 32] {
    let code = Hmac::<Sha256>::new_from_slice(secret).expect("a key of any length will do");
    code.chain_update(answering).chain_update(inviting).finalize().into_bytes().into()
}
