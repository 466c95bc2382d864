//! A bundle: one device's changes, sealed into a file for the others.
//!
//! | bytes | hold |
//! |---|---|
//! | 18 | `regulars-bundle 1\n` |
//! | 32 | a public key drawn for this file alone |
//! | 1 | how many stanzas follow: a multiple of eight, so that it does not tell how many devices there are |
//! | 96 each | the file's key, wrapped for one device, or random bytes |
//! | 24 | a nonce |
//! | the rest | the contents, sealed by XChaCha20-Poly1305 under the file's key, with all of the above bound to it |
//!
//! A stanza opens in two steps: what the file's and the device's keys come to opens the sender's public key, and what
//! the sender's and the device's come to as well opens the file's key. So nobody but the receiver learns who sent it,
//! and nobody but the sender can have made it. A device that was removed is wrapped for no more.
//!
//! As text, for a messenger that refuses files: the same in base64 between two lines that say what it is.

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use chacha20poly1305::aead::{Aead, Payload};
use chacha20poly1305::{Key, KeyInit, XChaCha20Poly1305, XNonce};

use super::keys::{Own, agreed, derived, drawn, public};

const MAGIC: &[u8] = b"regulars-bundle 1\n";
const STANZA: usize = 96;
const STANZAS: usize = 8;
const NONCE: usize = 24;
const BEGIN: &str = "-----BEGIN REGULARS BUNDLE-----";
const END: &str = "-----END REGULARS BUNDLE-----";

/// Why a bundle could not be opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    /// Not a bundle.
    NotOne,
    /// Not sealed for this device: for another notebook, or made before the sender knew of this device, or after it was
    /// removed.
    NotForUs,
    /// Not as it was when it was sealed, or not whole.
    Damaged,
}

/// Whether these bytes say that they are a bundle, as they are or as text.
pub fn is_one(bytes: &[u8]) -> bool {
    bytes.starts_with(MAGIC) || text_of(bytes).is_some_and(|text| text.contains(BEGIN))
}

/// Seals what `own` has to tell for the devices with these public keys. `random` is drawn for this file alone.
pub fn seal(plain: &[u8], own: &Own, receivers: &[[u8; 32]], random: &[u8; 32]) -> Vec<u8> {
    let [file_secret, file_key, nonce] = ["file", "key", "nonce"].map(|purpose| drawn(random, purpose));
    let file_public = public(&file_secret);
    let mut stanzas: Vec<[u8; STANZA]> = receivers
        .iter()
        .filter_map(|receiver| {
            let outer = wrapper(&[agreed(&file_secret, receiver)?], &file_public, receiver);
            let inner =
                wrapper(&[agreed(&file_secret, receiver)?, own.agreed(receiver)?], &file_public, receiver);
            let wrapped = inner.encrypt(&XNonce::default(), file_key.as_slice()).ok()?;
            let told = [own.key().as_slice(), &wrapped].concat();
            outer.encrypt(&XNonce::default(), told.as_slice()).ok()?.try_into().ok()
        })
        .collect();
    let full = stanzas.len().max(1).next_multiple_of(STANZAS);
    for number in stanzas.len()..full {
        let part = |part: u8| drawn(random, &format!("filler {number} {part}"));
        let filler = [part(0), part(1), part(2)];
        stanzas.push(filler.as_flattened().try_into().unwrap_or([0; STANZA]));
    }
    // Neither the order tells how many there are.
    stanzas.sort_unstable();
    let mut sealed = [MAGIC, &file_public, &[full as u8], stanzas.as_flattened(), &nonce[..NONCE]].concat();
    let content = Payload { msg: plain, aad: &sealed };
    let content = cipher(&file_key).encrypt(&nonce_of(&nonce), content).expect("a file is short enough");
    sealed.extend(content);
    sealed
}

/// Opens a bundle: the public key of whoever sealed it, and what they tell. Whether to trust them is for the caller to
/// say.
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
    let (sender, file_key) = stanzas
        .chunks(STANZA)
        .find_map(|stanza| {
            let outer = wrapper(&[shared], file_public, &own.key());
            let told = outer.decrypt(&XNonce::default(), stanza).ok()?;
            let (sender, wrapped) = told.split_first_chunk::<32>()?;
            let inner = wrapper(&[shared, own.agreed(sender)?], file_public, &own.key());
            let key: [u8; 32] = inner.decrypt(&XNonce::default(), wrapped).ok()?.try_into().ok()?;
            Some((*sender, key))
        })
        .ok_or(Refused::NotForUs)?;
    let head = &bytes[..bytes.len() - content.len()];
    let plain = cipher(&file_key).decrypt(&nonce_of(nonce), Payload { msg: content, aad: head });
    Ok((sender, plain.map_err(|_| Refused::Damaged)?))
}

/// A bundle as text.
pub fn armoured(bytes: &[u8]) -> String {
    const WIDTH: usize = 64;
    let letters = BASE64_STANDARD.encode(bytes);
    let lines: Vec<&str> =
        letters.as_bytes().chunks(WIDTH).map(|line| std::str::from_utf8(line).unwrap_or_default()).collect();
    format!("{BEGIN}\n{}\n{END}\n", lines.join("\n"))
}

/// The bundle within a text, whatever a messenger did to its lines.
fn plain(text: &str) -> Result<Vec<u8>, Refused> {
    let (_, rest) = text.split_once(BEGIN).ok_or(Refused::NotOne)?;
    let (letters, _) = rest.split_once(END).ok_or(Refused::Damaged)?;
    let letters: String = letters.chars().filter(|c| !c.is_whitespace() && *c != '>').collect();
    BASE64_STANDARD.decode(letters).map_err(|_| Refused::Damaged)
}

/// The bytes as text, unless it is plain that they are none.
fn text_of(bytes: &[u8]) -> Option<&str> {
    const LOOKED_AT: usize = 2000;
    let start = &bytes[..bytes.len().min(LOOKED_AT)];
    let begins = start.windows(BEGIN.len()).any(|part| part == BEGIN.as_bytes());
    begins.then(|| std::str::from_utf8(bytes).ok()).flatten()
}

fn wrapper(shared: &[[u8; 32]], file: &[u8; 32], receiver: &[u8; 32]) -> XChaCha20Poly1305 {
    let salt = [file.as_slice(), receiver].concat();
    cipher(&derived(shared.as_flattened(), &salt, b"regulars bundle"))
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
    fn every_flipped_bit_and_every_cut_is_refused() {
        let [sender, one, _] = devices();
        let sealed = seal(b"hello", &sender, &[one.key()], &[9; 32]);
        for at in 0..sealed.len() {
            assert!(open(&sealed[..at], &one).is_err(), "the first {at} bytes");
            let mut flipped = sealed.clone();
            flipped[at] ^= 1;
            assert!(open(&flipped, &one).is_err(), "byte {at}");
        }
        let text = armoured(&sealed);
        assert_eq!(open(&text.as_bytes()[..text.len() - 40], &one), Err(Refused::Damaged));
    }
}
