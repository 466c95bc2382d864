//! Who a device is. Each has a key pair (X25519), and its id is made of the public half, so that no other key can ever
//! stand for it. The public half stands in the shop's document, where every device of the notebook finds it, beside a
//! code made with the notebook's key: devices of another notebook, come with an archive, do not have it. Any two devices
//! share a secret without ever having exchanged one: it is made of both keys and of the notebook's.

use hkdf::Hkdf;
use hkdf::hmac::{Hmac, KeyInit, Mac};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use x25519_dalek::{PublicKey, StaticSecret};

use super::peer::Peer;
use crate::domain::{Device, DeviceId, Timestamp};

/// What this device alone knows of itself. It never leaves the device.
#[derive(Clone, Serialize, Deserialize)]
pub struct Own {
    /// Its id.
    pub id: DeviceId,
    /// The secret half of its key.
    secret: [u8; 32],
    /// What all devices of the notebook know: devices of another notebook do not.
    pub notebook: [u8; 32],
    /// The invitations made here that nobody has answered yet.
    pub invitations: Vec<Invited>,
    /// Who invited this device, and the invitation's secret, until its answer is known to have arrived.
    pub joining: Option<(DeviceId, [u8; 32])>,
}

/// An invitation, as the device that made it remembers it.
#[derive(Clone, Serialize, Deserialize)]
pub struct Invited {
    /// What only the invited device learns, and proves to have learned when it answers.
    pub secret: [u8; 32],
    /// When it was made.
    pub made: Timestamp,
    /// What the invited device holds, should it answer.
    pub peer: Peer,
}

impl Own {
    /// A device of a notebook of its own, made of 32 random bytes that are used for nothing else.
    pub fn new(random: &[u8; 32]) -> Self {
        let [secret, notebook] = ["secret", "notebook"].map(|purpose| drawn(random, purpose));
        Self { id: id_of(&public(&secret)), secret, notebook, invitations: Vec::new(), joining: None }
    }

    /// The same device with another key and so another id, of the notebook it is joining: whoever was removed comes back
    /// as somebody else.
    pub fn anew(&self, random: &[u8; 32]) -> Self {
        Self { notebook: self.notebook, joining: self.joining, ..Self::new(random) }
    }

    /// The public half of its key.
    pub fn key(&self) -> [u8; 32] {
        public(&self.secret)
    }

    /// The code that a device with this key belongs to the notebook.
    pub fn membership(&self, key: &[u8; 32]) -> [u8; 32] {
        let secret = derived(&self.notebook, &[], b"regulars device");
        let code = Hmac::<Sha256>::new_from_slice(&secret).expect("a key of any length will do");
        code.chain_update(key).finalize().into_bytes().into()
    }

    /// Whether a device is one of this notebook's, removed or not.
    pub fn is_member(&self, id: DeviceId, device: &Device) -> bool {
        id == id_of(&device.key) && device.membership == self.membership(&device.key)
    }

    /// What this device and the one with that key share, and nobody else. `None` for a key no device has.
    pub(super) fn agreed(&self, key: &[u8; 32]) -> Option<[u8; 32]> {
        agreed(&self.secret, key)
    }

    /// The secret of this device and another: the same on both, and made of the notebook's key too, so that a device of
    /// another notebook has a different one. `None` for a key no device has.
    pub fn pair_secret(&self, key: &[u8; 32]) -> Option<[u8; 32]> {
        Some(derived(&self.agreed(key)?, &self.notebook, b"regulars pair"))
    }
}

/// The id of the device with this public key.
pub fn id_of(key: &[u8; 32]) -> DeviceId {
    let hash: [u8; 32] = Sha256::digest(key).into();
    DeviceId(hash.first_chunk().copied().unwrap_or_default())
}

/// The secret that the owner of `secret` and the owner of the public `key` both come to.
pub(super) fn agreed(secret: &[u8; 32], key: &[u8; 32]) -> Option<[u8; 32]> {
    let shared = StaticSecret::from(*secret).diffie_hellman(&PublicKey::from(*key));
    // Some keys make every secret the same one; nobody draws such a key by chance.
    shared.was_contributory().then(|| shared.to_bytes())
}

/// The public half of a key.
pub(super) fn public(secret: &[u8; 32]) -> [u8; 32] {
    PublicKey::from(&StaticSecret::from(*secret)).to_bytes()
}

/// Random bytes for one purpose, of some that serve several.
pub fn drawn(random: &[u8; 32], purpose: &str) -> [u8; 32] {
    derived(random, &[], purpose.as_bytes())
}

/// A key for one use, made of something secret.
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
