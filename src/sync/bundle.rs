//! A bundle: the changes of one device, sealed into a file for the other devices. The file is authenticated encryption
//! for several receivers.
//!
//! | bytes | hold |
//! |---|---|
//! | 18 | `regulars-bundle 1\n` |
//! | 32 | an ephemeral public key, drawn for this file alone |
//! | 1 | how many stanzas follow: a multiple of eight, so that it does not tell how many devices there are |
//! | 96 each | the file key, wrapped for one device, or random bytes |
//! | 24 | a nonce |
//! | the rest | the contents, sealed with XChaCha20-Poly1305 under the file key |
//!
//! The shape is that of HPKE in its authenticated mode (RFC 9180), once per receiver. A stanza opens in two steps:
//!
//! 1. The Diffie-Hellman secret of the ephemeral key and the receiver opens the public key of the sender.
//! 2. This secret, the Diffie-Hellman secret of sender and receiver, and the hash of the sealed contents open the file
//!    key.
//!
//! So only a receiver learns who sent the file, and only the sender can have made it. Even another receiver, who knows
//! the file key too, cannot forge it. No stanza is made for a removed device.
//!
//! For messengers that refuse files, the bundle can be text: the same bytes in base64 between two lines that mark it.

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use chacha20poly1305::aead::Aead;
use chacha20poly1305::{Key, KeyInit, XChaCha20Poly1305, XNonce};

use sha2::{Digest, Sha256};

use super::keys::{Own, agreed, derived, drawn, public};

const MAGIC: &[u8] = b"regulars-bundle 1\n";
const STANZA: usize = 96;
const STANZAS: usize = 8;
/// The largest number of devices that a bundle is sealed for. One byte counts the stanzas, and the count is a multiple
/// of eight.
pub const MOST_RECEIVERS: usize = 248;
const NONCE: usize = 24;
const BEGIN: &str = "-----BEGIN REGULARS BUNDLE-----";
const END: &str = "-----END REGULARS BUNDLE-----";

/// Why a bundle could not be opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    /// It is not a bundle.
    NotOne,
    /// It is not sealed for this device. It is for another notebook, or it was made before the sender knew this device
    /// or after this device was removed.
    NotForUs,
    /// It was changed after sealing, or it is incomplete.
    Damaged,
}

/// Whether these bytes look like a bundle, in binary form or as text.
pub fn is_one(bytes: &[u8]) -> bool {
    bytes.starts_with(MAGIC) || text_of(bytes).is_some_and(|text| text.contains(BEGIN))
}

/// Seals a message of `own` for the devices with these public keys. Keys beyond [`MOST_RECEIVERS`] are left out.
/// `random` must be drawn for this file alone.
pub fn seal(plain: &[u8], own: &Own, receivers: &[[u8; 32]], random: &[u8; 32]) -> Vec<u8> {
    let [file_secret, file_key, nonce] = ["file", "key", "nonce"].map(|purpose| drawn(random, purpose));
    let file_public = public(&file_secret);
    let nonce = &nonce[..NONCE];
    let content = cipher(&file_key).encrypt(&nonce_of(nonce), plain).expect("a file is short enough");
    let hash = hash(nonce, &content);
    let mut stanzas: Vec<[u8; STANZA]> = receivers
        .iter()
        .take(MOST_RECEIVERS)
        .filter_map(|receiver| {
            let shared = agreed(&file_secret, receiver)?;
            let wrapped = inner(&[shared, own.agreed(receiver)?], &file_public, receiver, &hash)
                .encrypt(&XNonce::default(), file_key.as_slice());
            let told = [own.key().as_slice(), &wrapped.ok()?].concat();
            let stanza = outer(&shared, &file_public, receiver).encrypt(&XNonce::default(), told.as_slice());
            stanza.ok()?.try_into().ok()
        })
        .collect();
    let full = stanzas.len().max(1).next_multiple_of(STANZAS);
    for number in stanzas.len()..full {
        let part = |part: u8| drawn(random, &format!("filler {number} {part}"));
        let filler = [part(0), part(1), part(2)];
        stanzas.push(filler.as_flattened().try_into().unwrap_or([0; STANZA]));
    }
    // The stanzas are sorted, so that their order does not tell how many are real.
    stanzas.sort_unstable();
    [MAGIC, &file_public, &[full as u8], stanzas.as_flattened(), nonce, &content].concat()
}

/// Opens a bundle. Returns the public key of the sender and the contents. The caller decides whether to trust the
/// sender.
///
/// # Errors
/// [`Refused`].
pub fn open(bytes: &[u8], own: &Own) -> Result<([u8; 32], Vec<u8>), Refused> {
    let unarmoured;
    let bytes = match text_of(bytes).filter(|_| !bytes.starts_with(MAGIC)) {
        Some(text) => {
            unarmoured = plain(text)?;
            &unarmoured
        }
        None => bytes,
    };
    let rest = bytes.strip_prefix(MAGIC).ok_or(Refused::NotOne)?;
    let (file_public, rest) = rest.split_first_chunk::<32>().ok_or(Refused::Damaged)?;
    let (count, rest) = rest.split_first().ok_or(Refused::Damaged)?;
    let (stanzas, rest) = rest.split_at_checked(usize::from(*count) * STANZA).ok_or(Refused::Damaged)?;
    let (nonce, content) = rest.split_at_checked(NONCE).ok_or(Refused::Damaged)?;
    let shared = own.agreed(file_public).ok_or(Refused::Damaged)?;
    let outer = outer(&shared, file_public, &own.key());
    let told = stanzas.chunks(STANZA).find_map(|stanza| outer.decrypt(&XNonce::default(), stanza).ok());
    let told = told.ok_or(Refused::NotForUs)?;
    let (sender, wrapped) = told.split_first_chunk::<32>().ok_or(Refused::Damaged)?;
    let secrets = [shared, own.agreed(sender).ok_or(Refused::Damaged)?];
    // The key opens only with exactly these contents. Otherwise somebody else has replaced them.
    let file_key = inner(&secrets, file_public, &own.key(), &hash(nonce, content))
        .decrypt(&XNonce::default(), wrapped)
        .map_err(|_| Refused::Damaged)?;
    let file_key: [u8; 32] = file_key.try_into().map_err(|_| Refused::Damaged)?;
    let plain = cipher(&file_key).decrypt(&nonce_of(nonce), content);
    Ok((*sender, plain.map_err(|_| Refused::Damaged)?))
}

/// Encodes a bundle as text.
pub fn armoured(bytes: &[u8]) -> String {
    const WIDTH: usize = 64;
    let letters = BASE64_STANDARD.encode(bytes);
    let lines: Vec<&str> =
        letters.as_bytes().chunks(WIDTH).map(|line| std::str::from_utf8(line).unwrap_or_default()).collect();
    format!("{BEGIN}\n{}\n{END}\n", lines.join("\n"))
}

/// Decodes the bundle within a text. A messenger may have changed its line breaks or quoted it.
fn plain(text: &str) -> Result<Vec<u8>, Refused> {
    let (_, rest) = text.split_once(BEGIN).ok_or(Refused::NotOne)?;
    let (letters, _) = rest.split_once(END).ok_or(Refused::Damaged)?;
    let letters: String = letters.chars().filter(|c| !c.is_whitespace() && *c != '>').collect();
    BASE64_STANDARD.decode(letters).map_err(|_| Refused::Damaged)
}

/// The bytes as text. `None` if they are not UTF-8 or have no marker line near their start.
fn text_of(bytes: &[u8]) -> Option<&str> {
    const LOOKED_AT: usize = 2000;
    let start = &bytes[..bytes.len().min(LOOKED_AT)];
    let begins = start.windows(BEGIN.len()).any(|part| part == BEGIN.as_bytes());
    begins.then(|| std::str::from_utf8(bytes).ok()).flatten()
}

/// The cipher that hides the sender from everybody but this receiver.
fn outer(shared: &[u8; 32], file: &[u8; 32], receiver: &[u8; 32]) -> XChaCha20Poly1305 {
    cipher(&derived(shared, &[*file, *receiver].concat(), b"regulars bundle sender"))
}

/// The cipher that hides the file key and proves who sealed these contents.
fn inner(
    secrets: &[[u8; 32]; 2],
    file: &[u8; 32],
    receiver: &[u8; 32],
    contents: &[u8; 32],
) -> XChaCha20Poly1305 {
    let salt = [*file, *receiver, *contents].concat();
    cipher(&derived(secrets.as_flattened(), &salt, b"regulars bundle key"))
}

fn hash(nonce: &[u8], content: &[u8]) -> [u8; 32] {
    Sha256::new().chain_update(nonce).chain_update(content).finalize().into()
}

fn cipher(key: &[u8; 32]) -> XChaCha20Poly1305 {
    XChaCha20Poly1305::new(&Key::from(*key))
}

fn nonce_of(bytes: &[u8]) -> XNonce {
    let mut nonce = [0; NONCE];
    nonce.copy_from_slice(&bytes[..NONCE]);
    XNonce::from(nonce)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// How much longer than the plain contents the sealed ones are, in bytes.
    const TAG: usize = 16;

    fn devices() -> [Own; 3] {
        [1, 2, 3].map(|byte| Own::new(&[byte; 32]))
    }

    #[test]
    fn whoever_it_is_sealed_for_opens_it_and_learns_who_sent_it() {
        let [sender, one, other] = devices();
        let sealed = seal(b"hello", &sender, &[one.key(), other.key()], &[9; 32]);
        for receiver in [&one, &other] {
            assert_eq!(open(&sealed, receiver), Ok((sender.key(), b"hello".to_vec())));
        }
        let text = armoured(&sealed).replace('\n', "\r\n> ");
        assert!(is_one(&sealed) && is_one(text.as_bytes()));
        assert_eq!(open(text.as_bytes(), &one), Ok((sender.key(), b"hello".to_vec())));
    }

    #[test]
    fn whoever_was_left_out_cannot_open_it() {
        let [sender, one, removed] = devices();
        let sealed = seal(b"hello", &sender, &[one.key()], &[9; 32]);
        assert_eq!(open(&sealed, &removed), Err(Refused::NotForUs));
        assert_eq!(open(&sealed, &sender), Err(Refused::NotForUs));
    }

    #[test]
    fn a_receiver_cannot_put_other_words_into_the_sender_s_mouth() {
        let [sender, crook, victim] = devices();
        let random = [9; 32];
        let sealed = seal(b"hello", &sender, &[crook.key(), victim.key()], &random);
        // The attacker learns this key by opening the bundle. The test derives it directly.
        let file_key = drawn(&random, "key");
        let head = sealed.len() - b"hello".len() - TAG;
        let nonce = nonce_of(&sealed[head - NONCE..head]);
        let other = cipher(&file_key).encrypt(&nonce, b"howdy".as_slice()).expect("it is short");
        let forged = [&sealed[..head], &other].concat();
        assert_eq!((forged.len(), open(&forged, &victim)), (sealed.len(), Err(Refused::Damaged)));
    }

    #[test]
    fn more_devices_than_a_byte_counts_are_left_out() {
        let [sender, one, other] = devices();
        let keys = [vec![one.key(); MOST_RECEIVERS], vec![other.key()]].concat();
        let sealed = seal(b"hello", &sender, &keys, &[9; 32]);
        assert_eq!(open(&sealed, &one), Ok((sender.key(), b"hello".to_vec())));
        assert_eq!(open(&sealed, &other), Err(Refused::NotForUs));
    }

    #[test]
    fn nothing_outside_tells_names_or_how_many_devices_there_are() {
        let [sender, one, other] = devices();
        let few = seal(b"Sokha", &sender, &[one.key()], &[9; 32]);
        let more = seal(b"Sokha", &sender, &[one.key(), other.key()], &[9; 32]);
        assert_eq!(few.len(), more.len());
        for told in [b"Sokha".as_slice(), &sender.key(), &one.key()] {
            assert!(!few.windows(told.len()).any(|part| part == told));
        }
    }

    #[test]
    fn every_cut_is_refused_and_every_flipped_bit_outside_the_others_stanzas() {
        let [sender, one, _] = devices();
        let sealed = seal(b"hello", &sender, &[one.key()], &[9; 32]);
        let mut passed = 0;
        for at in 0..sealed.len() {
            assert!(open(&sealed[..at], &one).is_err(), "the first {at} bytes");
            let mut flipped = sealed.clone();
            flipped[at] ^= 1;
            match open(&flipped, &one) {
                Err(_) => {}
                Ok(opened) => {
                    assert_eq!(opened, (sender.key(), b"hello".to_vec()));
                    passed += 1;
                }
            }
        }
        assert_eq!(passed, (STANZAS - 1) * STANZA, "the stanzas of seven other devices");
        let text = armoured(&sealed);
        assert_eq!(open(&text.as_bytes()[..text.len() - 40], &one), Err(Refused::Damaged));
    }
}
