//! The identity of a device. Each device has an X25519 key pair (RFC 7748). Its id is the start of the SHA-256 of its
//! public key, so no other key can take over that id.
//!
//! The public key stands in the document of the shop, where every device of the notebook finds it. Beside it stands a
//! code made with the key of the notebook. Devices of another notebook, which may come with an archive, do not have
//! this code.
//!
//! Any two devices share a secret without ever having exchanged one. It is derived from both key pairs and the key of
//! the notebook.

use hkdf::Hkdf;
use hkdf::hmac::{Hmac, KeyInit, Mac};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use x25519_dalek::{PublicKey, StaticSecret};

use super::peer::Peer;
use crate::domain::{Device, DeviceId, Timestamp};

/// What only this device knows about itself. It never leaves the device.
#[derive(Clone, Serialize, Deserialize)]
pub struct Own {
    /// The id of this device.
    pub id: DeviceId,
    /// The secret half of the key pair.
    secret: [u8; 32],
    /// The key of the notebook. All devices of the notebook know it; devices of another notebook do not.
    pub notebook: [u8; 32],
    /// The invitations made here that are not answered yet.
    pub invitations: Vec<Invited>,
    /// The device that invited this one, and the secret of the invitation. It is kept until the answer is known to have
    /// arrived.
    pub joining: Option<(DeviceId, [u8; 32])>,
}

/// An invitation, as the device that made it remembers it.
#[derive(Clone, Serialize, Deserialize)]
pub struct Invited {
    /// A secret that only the invited device learns. Its answer proves that it knows it.
    pub secret: [u8; 32],
    /// When the invitation was made.
    pub made: Timestamp,
    /// What the invited device holds if it answers.
    pub peer: Peer,
}

impl Own {
    /// Creates a device with a notebook of its own. The 32 random bytes must be used for nothing else.
    pub fn new(random: &[u8; 32]) -> Self {
        let [secret, notebook] = ["secret", "notebook"].map(|purpose| drawn(random, purpose));
        Self { id: id_of(&public(&secret)), secret, notebook, invitations: Vec::new(), joining: None }
    }

    /// The same device with a new key and so a new id, in the notebook that it is joining. A removed device comes back
    /// as a new one.
    pub fn anew(&self, random: &[u8; 32]) -> Self {
        Self { notebook: self.notebook, joining: self.joining, ..Self::new(random) }
    }

    /// The public half of the key pair.
    pub fn key(&self) -> [u8; 32] {
        public(&self.secret)
    }

    /// The code that proves that the device with this key belongs to the notebook (HMAC-SHA256, RFC 2104).
    pub fn membership(&self, key: &[u8; 32]) -> [u8; 32] {
        let secret = derived(&self.notebook, &[], b"regulars device");
        let code = Hmac::<Sha256>::new_from_slice(&secret).expect("a key of any length will do");
        code.chain_update(key).finalize().into_bytes().into()
    }

    /// Whether a device belongs to this notebook, removed or not.
    pub fn is_member(&self, id: DeviceId, device: &Device) -> bool {
        id == id_of(&device.key) && device.membership == self.membership(&device.key)
    }

    /// The Diffie-Hellman secret that only this device and the device with that key share. `None` if the key is not a
    /// valid device key.
    pub(super) fn agreed(&self, key: &[u8; 32]) -> Option<[u8; 32]> {
        agreed(&self.secret, key)
    }

    /// The pair secret of this device and another. Both compute the same one. It depends on the key of the notebook
    /// too, so a device of another notebook gets a different one. `None` if the key is not a valid device key.
    pub fn pair_secret(&self, key: &[u8; 32]) -> Option<[u8; 32]> {
        Some(derived(&self.agreed(key)?, &self.notebook, b"regulars pair"))
    }
}

/// The id of the device with this public key: the start of its SHA-256.
pub fn id_of(key: &[u8; 32]) -> DeviceId {
    let hash: [u8; 32] = Sha256::digest(key).into();
    DeviceId(hash.first_chunk().copied().unwrap_or_default())
}

/// The X25519 secret that the owner of `secret` and the owner of the public `key` both compute.
pub(super) fn agreed(secret: &[u8; 32], key: &[u8; 32]) -> Option<[u8; 32]> {
    let shared = StaticSecret::from(*secret).diffie_hellman(&PublicKey::from(*key));
    // Some public keys (points of low order) give the same secret for every device. No key pair has one of these by
    // chance.
    shared.was_contributory().then(|| shared.to_bytes())
}

/// The public half of a key pair.
pub(super) fn public(secret: &[u8; 32]) -> [u8; 32] {
    PublicKey::from(&StaticSecret::from(*secret)).to_bytes()
}

/// Derives random bytes for one purpose from random bytes that serve several purposes.
pub fn drawn(random: &[u8; 32], purpose: &str) -> [u8; 32] {
    derived(random, &[], purpose.as_bytes())
}

/// Derives a key for one purpose from a secret (HKDF-SHA256, RFC 5869).
pub(super) fn derived(secret: &[u8], salt: &[u8], purpose: &[u8]) -> [u8; 32] {
    let mut key = [0; 32];
    let expanded = Hkdf::<Sha256>::new(Some(salt), secret).expand(purpose, &mut key);
    expanded.expect("32 is a length that can be derived");
    key
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_devices_share_a_secret_no_third_one_has() {
        let [mut one, other, third] = [1, 2, 3].map(|byte| Own::new(&[byte; 32]));
        assert_ne!(one.pair_secret(&other.key()), other.pair_secret(&one.key()), "two notebooks");
        one.notebook = other.notebook;
        assert_eq!(one.pair_secret(&other.key()), other.pair_secret(&one.key()));
        assert_ne!(one.pair_secret(&third.key()), one.pair_secret(&other.key()));
        assert_eq!(one.pair_secret(&[0; 32]), None);
    }

    #[test]
    fn a_device_is_a_member_of_its_notebook_only_and_its_id_stands_for_its_key_only() {
        let [one, other, third] = [1, 2, 3].map(|byte| Own::new(&[byte; 32]));
        let device =
            Device { key: other.key(), membership: one.membership(&other.key()), ..Device::default() };
        assert!(one.is_member(other.id, &device));
        assert!(!third.is_member(other.id, &device), "another notebook");
        assert!(!one.is_member(third.id, &device), "another id");
        let swapped = Device { key: third.key(), ..device };
        assert!(!one.is_member(other.id, &swapped), "another key");
    }
}
