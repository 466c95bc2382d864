//! Pairing: the first connection between a device of the notebook and a new one. Each shows the other a code with its
//! public key. Once the connection is open, both show a check number. The new device learns the key of the notebook
//! only after the owner says that the two numbers are the same.
//!
//! The number is a short authentication string with a hash commitment. It is made of both public keys and of a secret.
//! The code of the inviting device holds a commitment to this secret, and the device reveals the secret only over the
//! connection. An attacker in the middle who put other keys into both codes had to choose them before the secret was
//! revealed. So they can only guess, once, one number out of a million.
//!
//! | from | frame |
//! |---|---|
//! | the inviting device | the secret, unencrypted |
//! | the inviting device, once the owner has agreed | the key of the notebook, sealed for the new device |
//!
//! From then on both are devices of one notebook, and the ordinary [`session`](super::session) begins.

use chacha20poly1305::aead::Aead;
use chacha20poly1305::{ChaCha20Poly1305, Key, KeyInit, Nonce};
use sha2::{Digest, Sha256};

use super::keys::{Own, derived};

/// How long a shown code is valid, in milliseconds.
pub const EXPIRES: i64 = 600_000;

/// How many check numbers there are.
const NUMBERS: u64 = 1_000_000;

/// The length of the commitment to the secret, in bytes.
pub const COMMITMENT: usize = 16;

/// The commitment to the secret, which goes into the code of the inviting device. It does not reveal the secret, and no
/// other secret fits it.
pub fn commitment(secret: &[u8; 32]) -> [u8; COMMITMENT] {
    let hash: [u8; 32] = Sha256::digest(secret).into();
    hash.first_chunk().copied().unwrap_or_default()
}

/// The check number that both devices show: six digits.
pub fn check_number(secret: &[u8; 32], inviting: &[u8; 32], joining: &[u8; 32]) -> String {
    let bytes = derived(secret, &[*inviting, *joining].concat(), b"regulars check");
    let number = bytes.first_chunk().map_or(0, |word| u64::from_le_bytes(*word)) % NUMBERS;
    format!("{number:06}")
}

/// The key of the notebook, sealed for the device with that public key. `None` if the key is not a valid device key.
pub fn welcome(own: &Own, joining: &[u8; 32], secret: &[u8; 32]) -> Option<Vec<u8>> {
    cipher(own, joining, secret)?.encrypt(&Nonce::default(), own.notebook.as_slice()).ok()
}

/// Opens a [`welcome`] and returns the key of the notebook. `None` if it is not for this device or not from the
/// inviting one.
pub fn welcomed(own: &Own, inviting: &[u8; 32], secret: &[u8; 32], frame: &[u8]) -> Option<[u8; 32]> {
    cipher(own, inviting, secret)?.decrypt(&Nonce::default(), frame).ok()?.try_into().ok()
}

fn cipher(own: &Own, other: &[u8; 32], secret: &[u8; 32]) -> Option<ChaCha20Poly1305> {
    // The key is used for one message only, because the secret is drawn for this pairing alone. So a zero nonce is
    // safe.
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
