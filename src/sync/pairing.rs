//! The first meeting of two devices. Each shows the other a code with its public key; once a line is there, both show a
//! check number, and only when the owner says that it is the same does the new device learn the notebook's key.
//!
//! The number is made of both keys and of a secret that the inviting device has bound itself to in its code and tells
//! only now. Somebody between the two, who has put keys of their own into both codes, would have had to choose them
//! before the secret was told: they can only guess, once, one number of a million.
//!
//! | from | frame |
//! |---|---|
//! | the inviting device | the secret, in the open |
//! | the inviting device, once the owner has said so | the notebook's key, sealed for the new device |
//!
//! From then on they are two devices of one notebook, and the ordinary [`session`](super::session) begins.

use chacha20poly1305::aead::Aead;
use chacha20poly1305::{ChaCha20Poly1305, Key, KeyInit, Nonce};
use sha2::{Digest, Sha256};

use super::keys::{Own, derived};

/// How long a code for a new device is good, in milliseconds.
pub const EXPIRES: i64 = 600_000;

/// How many check numbers there are.
const NUMBERS: u64 = 1_000_000;

/// How long that is which binds a device to its secret.
pub const BOUND: usize = 16;

/// What the inviting device tells of the secret in its code: nothing, and yet no other secret will do.
pub fn bound(secret: &[u8; 32]) -> [u8; BOUND] {
    let hash: [u8; 32] = Sha256::digest(secret).into();
    hash.first_chunk().copied().unwrap_or_default()
}

/// The check number of both devices, six digits.
pub fn check_number(secret: &[u8; 32], inviting: &[u8; 32], joining: &[u8; 32]) -> String {
    let bytes = derived(secret, &[*inviting, *joining].concat(), b"regulars check");
    let number = bytes.first_chunk().map_or(0, |word| u64::from_le_bytes(*word)) % NUMBERS;
    format!("{number:06}")
}

/// The notebook's key, sealed for the device with that public key; `None` for a key no device has.
pub fn welcome(own: &Own, joining: &[u8; 32], secret: &[u8; 32]) -> Option<Vec<u8>> {
    cipher(own, joining, secret)?.encrypt(&Nonce::default(), own.notebook.as_slice()).ok()
}

/// Opens a [`welcome`]: the notebook's key. `None` where it is not for this device, or not from that one.
pub fn welcomed(own: &Own, inviting: &[u8; 32], secret: &[u8; 32], frame: &[u8]) -> Option<[u8; 32]> {
    cipher(own, inviting, secret)?.decrypt(&Nonce::default(), frame).ok()?.try_into().ok()
}

fn cipher(own: &Own, other: &[u8; 32], secret: &[u8; 32]) -> Option<ChaCha20Poly1305> {
    // Used once: the secret is drawn for this pairing alone.
    let key = derived(&own.agreed(other)?, secret, b"regulars welcome");
    Some(ChaCha20Poly1305::new(&Key::from(key)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_come_to_one_number_and_nobody_between_them_does() {
        let [inviting, joining, between] = [1, 2, 3].map(|byte| Own::new(&[byte; 32]).key());
        let secret = [9; 32];
        let number = check_number(&secret, &inviting, &joining);
        assert_eq!(number.len(), 6);
        assert_ne!(number, check_number(&secret, &between, &joining));
        assert_ne!(number, check_number(&secret, &inviting, &between));
    }

    #[test]
    fn only_the_new_device_learns_the_notebook_s_key() {
        let [inviting, joining, other] = [1, 2, 3].map(|byte| Own::new(&[byte; 32]));
        let frame = welcome(&inviting, &joining.key(), &[9; 32]).expect("a key");
        assert_eq!(welcomed(&joining, &inviting.key(), &[9; 32], &frame), Some(inviting.notebook));
        assert_eq!(welcomed(&other, &inviting.key(), &[9; 32], &frame), None);
        assert_eq!(welcomed(&joining, &inviting.key(), &[8; 32], &frame), None);
        assert_eq!(welcomed(&joining, &other.key(), &[9; 32], &frame), None);
        assert_eq!(welcome(&inviting, &[0; 32], &[9; 32]), None);
    }
}
