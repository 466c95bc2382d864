//! Encrypts files with a passphrase, in the age format (age-encryption.org/v1).
//!
//! The format is a public one, so that a person with the file and the passphrase never needs this app. `age -d` opens
//! files locked here, and this app opens files locked by `age -p`. It supports only passphrases, neither keys nor the
//! text form ("armor").
//!
//! The format allows only one way to write each header, and an authentication code covers every byte. So parsing is
//! strict.

use base64::Engine;
use base64::prelude::BASE64_STANDARD_NO_PAD as BASE64;
use chacha20poly1305::aead::Aead;
use chacha20poly1305::{ChaCha20Poly1305, Key, KeyInit, Nonce};
use hkdf::Hkdf;
use hkdf::hmac::{Hmac, Mac};
use scrypt::{Params, scrypt};
use serde::{Deserialize, Serialize};
use sha2::Sha256;

const FIRST_LINE: &str = "age-encryption.org/v1\n";
/// The bytes of content that are encrypted together, and the length of the authentication tag.
const CHUNK: usize = 64 * 1024;
const TAG: usize = 16;
/// The highest work factor accepted, the same as `age -p` uses: 256 MB of memory and some seconds. More would crash the
/// app on a phone.
const MOST_WORK: u8 = 18;

/// Why a file could not be opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Refused {
    /// Not a file in the age format.
    NotAge,
    /// Locked with a key instead of a passphrase.
    OtherKey,
    /// Needs more than 2^18 rounds of scrypt.
    TooMuchWork,
    /// The passphrase is wrong, or the part of the file that would prove it is damaged.
    WrongPassphrase,
    /// The content was changed after locking.
    Damaged,
}

/// Whether the file is locked, judged by its first 22 bytes.
pub fn is_locked(bytes: &[u8]) -> bool {
    bytes.starts_with(FIRST_LINE.as_bytes())
}

/// Locks `plain`. Each attempt at a passphrase costs 2^`work` rounds of scrypt, with 2^`work` KiB of memory.
///
/// `age -p` uses 18. A `work` outside 1 to 18 is clamped. `random` must come from the system's random source and must
/// never be used again.
pub fn lock(plain: &[u8], passphrase: &str, work: u8, random: &[u8; 48]) -> Vec<u8> {
    let (file_key, salt, nonce) = (&random[..16], &random[16..32], &random[32..]);
    let work = work.clamp(1, MOST_WORK);
    let wrapped = wrapper(passphrase, salt, work).encrypt(&Nonce::default(), file_key);
    let body = BASE64.encode(wrapped.expect("a key is short enough"));
    let header = format!("{FIRST_LINE}-> scrypt {} {work}\n{body}\n---", BASE64.encode(salt));
    let code = header_code(file_key, header.as_bytes()).finalize().into_bytes();
    let mut locked = format!("{header} {}\n", BASE64.encode(code)).into_bytes();
    locked.extend_from_slice(nonce);
    let cipher = payload_cipher(file_key, nonce);
    // An empty content also has one chunk, because the last chunk proves that nothing was cut off.
    let last = plain.len().saturating_sub(1) / CHUNK;
    let mut chunks = plain.chunks(CHUNK);
    for number in 0..=last {
        let chunk = chunks.next().unwrap_or_default();
        let sealed = cipher.encrypt(&chunk_nonce(number, number == last), chunk);
        locked.extend(sealed.expect("a chunk is short enough"));
    }
    locked
}

/// Opens a file that [`lock`] or `age -p` locked with this passphrase.
pub fn open(bytes: &[u8], passphrase: &str) -> Result<Vec<u8>, Refused> {
    let rest = bytes.strip_prefix(FIRST_LINE.as_bytes()).ok_or(Refused::NotAge)?;
    // Only one kind of header can be opened: a single scrypt stanza. A body ends with its first line of fewer than 64
    // columns, and the 43 columns of a wrapped key are already such a line.
    let mut parts = rest.splitn(4, |byte| *byte == b'\n');
    let mut part = || parts.next().ok_or(Refused::Damaged);
    let (stanza, body, code, payload) = (part()?, part()?, part()?, part()?);
    let text = str::from_utf8(stanza).map_err(|_| Refused::Damaged)?;
    let Some(arguments) = text.strip_prefix("-> scrypt ") else {
        return Err(if text.starts_with("-> ") { Refused::OtherKey } else { Refused::Damaged });
    };
    let (salt, work) = arguments.split_once(' ').ok_or(Refused::Damaged)?;
    let salt: [u8; 16] = decoded(salt.as_bytes())?;
    let work = parsed_work(work)?;
    let wrapped: [u8; 32] = decoded(body)?;
    let code: [u8; 32] = decoded(code.strip_prefix(b"--- ").ok_or(Refused::Damaged)?)?;

    let file_key = wrapper(passphrase, &salt, work).decrypt(&Nonce::default(), wrapped.as_slice());
    let file_key = file_key.map_err(|_| Refused::WrongPassphrase)?;
    let header = [FIRST_LINE.as_bytes(), stanza, b"\n", body, b"\n---"].concat();
    header_code(&file_key, &header).verify_slice(&code).map_err(|_| Refused::Damaged)?;

    let (nonce, sealed) = payload.split_first_chunk::<16>().ok_or(Refused::Damaged)?;
    let cipher = payload_cipher(&file_key, nonce);
    let last = sealed.len().saturating_sub(1) / (CHUNK + TAG);
    let mut chunks = sealed.chunks(CHUNK + TAG);
    let mut plain = Vec::with_capacity(sealed.len());
    for number in 0..=last {
        let sealed = chunks.next().unwrap_or_default();
        let chunk = cipher.decrypt(&chunk_nonce(number, number == last), sealed);
        let chunk = chunk.map_err(|_| Refused::Damaged)?;
        if chunk.is_empty() && number > 0 {
            return Err(Refused::Damaged);
        }
        plain.extend(chunk);
    }
    Ok(plain)
}

/// Decodes exactly `LENGTH` bytes. Only the canonical encoding is accepted.
fn decoded<const LENGTH: usize>(text: &[u8]) -> Result<[u8; LENGTH], Refused> {
    BASE64.decode(text).ok().and_then(|bytes| bytes.try_into().ok()).ok_or(Refused::Damaged)
}

/// A whole number from 1, without sign or leading zeros.
fn parsed_work(text: &str) -> Result<u8, Refused> {
    if text.is_empty() || text.starts_with('0') || !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(Refused::Damaged);
    }
    text.parse::<u8>().ok().filter(|work| *work <= MOST_WORK).ok_or(Refused::TooMuchWork)
}

/// The cipher that wraps the file key.
fn wrapper(passphrase: &str, salt: &[u8], work: u8) -> ChaCha20Poly1305 {
    let params = Params::new(work, 8, 1).expect("work is between 1 and 18");
    let salt = ["age-encryption.org/v1/scrypt".as_bytes(), salt].concat();
    let mut key = [0_u8; 32];
    scrypt(passphrase.as_bytes(), &salt, &params, &mut key).expect("32 is a length that can be derived");
    ChaCha20Poly1305::new(&Key::from(key))
}

/// The authentication code over the header, including `---`.
fn header_code(file_key: &[u8], header: &[u8]) -> Hmac<Sha256> {
    let code = Hmac::<Sha256>::new_from_slice(&derived(file_key, b"", b"header"));
    code.expect("a key of any length will do").chain_update(header)
}

/// The cipher that encrypts the content.
fn payload_cipher(file_key: &[u8], nonce: &[u8]) -> ChaCha20Poly1305 {
    ChaCha20Poly1305::new(&Key::from(derived(file_key, nonce, b"payload")))
}

fn derived(file_key: &[u8], salt: &[u8], purpose: &[u8]) -> [u8; 32] {
    let mut key = [0_u8; 32];
    let derived = Hkdf::<Sha256>::new(Some(salt), file_key).expand(purpose, &mut key);
    derived.expect("32 is a length that can be derived");
    key
}

/// The nonce of a chunk: its number in 11 bytes, then whether it is the last.
fn chunk_nonce(number: usize, last: bool) -> Nonce {
    let mut nonce = [0_u8; 12];
    nonce[3..11].copy_from_slice(&(number as u64).to_be_bytes());
    nonce[11] = u8::from(last);
    Nonce::from(nonce)
}

#[cfg(test)]
mod tests {
    use super::*;

    // The file `scrypt` of the age test suite (github.com/C2SP/CCTV, CC0), with the passphrase "password".
    const STANZA: &str = "-> scrypt rF0/NwblUHHTpgQgRpe5CQ 10";
    const BODY: &str = "gUjEymFKMVXQEKdMMHL24oYexjE3TIC0O0zGSqJ2aUY";
    const CODE: &str = "IOXiQYStkoT1mvZW2tFOqZdhRVvj58egABx/sWfZQbc";
    const PAYLOAD: &str = "GzXG5ofdANo6w3msn3QsIf0YWhuePe1znRSsappQEk24Ztg";

    const RANDOM: [u8; 48] = [7; 48];

    fn bytes(base64: &str) -> Vec<u8> {
        BASE64.decode(base64).expect("it is base64")
    }

    fn file(stanza: &str, body: &str, code: &str) -> Vec<u8> {
        let header = format!("{FIRST_LINE}{stanza}\n{body}\n--- {code}\n");
        [header.into_bytes(), bytes(PAYLOAD)].concat()
    }

    #[test]
    fn the_test_suite_is_met_in_both_directions() {
        let known = file(STANZA, BODY, CODE);
        assert_eq!(open(&known, "password"), Ok(b"age".to_vec()));
        assert_eq!(open(&known, "wrong"), Err(Refused::WrongPassphrase));
        let (salt, payload) = (bytes("rF0/NwblUHHTpgQgRpe5CQ"), bytes(PAYLOAD));
        let random = [b"YELLOW SUBMARINE".as_slice(), salt.as_slice(), &payload[..16]].concat();
        let random: [u8; 48] = random.try_into().expect("48 bytes");
        assert_eq!(lock(b"age", "password", 10, &random), known);
    }

    /// Files from the test suite, each of which breaks one rule. For `Damaged`, their authentication code is still
    /// right.
    #[test]
    fn the_test_suites_broken_headers_are_refused() {
        let works = [
            ("10 10", "bD1boyD2mrBqlBY+sUKnMoPbNVUEQz0di1yWSFM/eMs", Refused::Damaged),
            ("0xa", "Zhfvm6wXgjB06Uuu4GdFFKOAkvLkoS964+CClpeHSUM", Refused::Damaged),
            ("aaaa10", "LLS9yf+aaj4fsMsjpV3AcdBA8Ili7KtBmoZx2BlxH8M", Refused::Damaged),
            ("+10", "asCGzSHSu5DwU7Y5j+nSrTohKoFNji9uK/3IksXnC4k", Refused::Damaged),
            ("010", "6h3P4+w4yVp0e42ozUDcD/zmLUc/T2wlKERb95zfBZo", Refused::Damaged),
            ("-10", "8i2OZ5glMFFnnNyfhPN9VvvEDsJzw/Q8X4th/e7rjC0", Refused::Damaged),
            ("0", "a+ZwnySFgU+1ZDOps5Ba45mz9PC/mrkOlb068FfXMS8", Refused::Damaged),
            ("9223372036854775818", "UobSKIIhfCsmXF2/8AKSvvSZIkz/Y31Ipf7YARIFcB0", Refused::TooMuchWork),
        ];
        for (work, code, refused) in works {
            let stanza = format!("-> scrypt rF0/NwblUHHTpgQgRpe5CQ {work}");
            assert_eq!(open(&file(&stanza, BODY, code), "password"), Err(refused), "{stanza}");
        }
        let others = [
            // A wrong code, a body and a salt with leftover bits, a short salt, no salt.
            (
                STANZA,
                "gUjEymFKMVXQEKdMMHL24oYexjE3TIC0O0zGSqJ2abk",
                "SrAokXI05aok1vecCAoCV8gWjDJDHWjJhOWzMkMWRFM",
                Refused::WrongPassphrase,
            ),
            (
                STANZA,
                "gUjEymFKMVXQEKdMMHL24oYexjE3TIC0O0zGSqJ2aUZ",
                "Gv9VJQCscGbbIVgo1Xm1ANUhnoySLqukpLkSGzH+crk",
                Refused::Damaged,
            ),
            (
                "-> scrypt rF0/NwblUHHTpgQgRpe5CR 10",
                BODY,
                "ICTA8viD2DrPbktjxaSm4Pvgd3DKGiJSL/vdStr9MYs",
                Refused::Damaged,
            ),
            (
                "-> scrypt rF0/NwblUHHTpgQg 10",
                "ZGF2/KEUvcpgN3Tx0IlLDplomb6zR8IFVE5A3VzU1gg",
                "Lq300cKdC3gevT3PNOr/reWypdfOX6oEmyfmOnCaAzk",
                Refused::Damaged,
            ),
            (
                "-> scrypt 10",
                "W0mMthyhNJOV3debCwkQcUlNx/i6Ss/A07aQCrG5Gcw",
                "1QsPcEbBSylfP4apakJqtDBJMrpd81rPuSLTCvdZx6E",
                Refused::Damaged,
            ),
            // Too much work, a second stanza, another kind of stanza.
            (
                "-> scrypt rF0/NwblUHHTpgQgRpe5CQ 23",
                "qW9eVsT0NVb/Vswtw8kPIxUnaYmm9Px1dYmq2+4+qZA",
                "38TpQMxQRRNMfmYYpBX6DDrPx4/QY5UmJnhPyVoX/cw",
                Refused::TooMuchWork,
            ),
            (
                STANZA,
                "gUjEymFKMVXQEKdMMHL24oYexjE3TIC0O0zGSqJ2aUY\n-> scrypt GzXG5ofdANo6w3msn3QsIQ 10\n\
                 OveITuwxakv7k2oLnioNYF4Bhgz9KZ36pb098wDoAv8",
                "a5d+4Ay1evJhoDskIzuTZV9bBgKk4573VZNfuoWJDPE",
                Refused::Damaged,
            ),
            (
                "-> Scrypt rF0/NwblUHHTpgQgRpe5CQ 10",
                BODY,
                "In/TcKP5wDKP14sufF74poPZcpaLVECmfDt0G+yMIs4",
                Refused::OtherKey,
            ),
        ];
        for (stanza, body, code, refused) in others {
            assert_eq!(open(&file(stanza, body, code), "password"), Err(refused), "{stanza} {body}");
        }
        assert_eq!(open(b"", "password"), Err(Refused::NotAge));
        assert!(!is_locked(b"age-encryption.org/v2\n"));
    }

    #[test]
    fn content_of_any_length_comes_back() {
        for length in [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 200_000] {
            let plain: Vec<u8> = (0..length).map(|at| (at % 251) as u8).collect();
            let locked = lock(&plain, "ពាក្យសម្ងាត់ 1", 10, &RANDOM);
            assert!(is_locked(&locked));
            assert!(open(&locked, "ពាក្យសម្ងាត់ 1") == Ok(plain), "{length} bytes");
            assert_eq!(open(&locked, "password"), Err(Refused::WrongPassphrase));
        }
    }

    #[test]
    fn every_flipped_bit_and_every_cut_is_refused() {
        let locked = lock(b"name,phone\n", "password", 2, &RANDOM);
        assert!(open(&locked, "password").is_ok());
        for at in 0..locked.len() {
            assert!(open(&locked[..at], "password").is_err(), "the first {at} bytes");
            for bit in 0..8 {
                let mut flipped = locked.clone();
                flipped[at] ^= 1_u8 << bit;
                assert!(open(&flipped, "password").is_err(), "bit {bit} of byte {at}");
            }
        }
    }

    #[test]
    fn chunks_that_were_cut_off_moved_or_added_are_refused() {
        let plain = vec![7_u8; CHUNK];
        let cipher = payload_cipher(&RANDOM[..16], &RANDOM[32..]);
        let sealed = |number, last, plain: &[u8]| {
            cipher.encrypt(&chunk_nonce(number, last), plain).expect("a chunk is short enough")
        };
        let mut start = lock(&plain, "password", 1, &RANDOM);
        start.truncate(start.len() - CHUNK - TAG);
        let opens = |chunks: &[&[u8]]| {
            let bytes = [start.as_slice(), chunks.concat().as_slice()].concat();
            open(&bytes, "password").is_ok()
        };
        let (first, second) = (sealed(0, false, &plain), sealed(1, true, b"x"));
        let (only, empty) = (sealed(0, true, &plain), sealed(1, true, b""));
        let (first, second) = (first.as_slice(), second.as_slice());
        assert!(opens(&[first, second]));
        assert!(opens(&[only.as_slice()]));
        assert!(!opens(&[first]), "cut off between two chunks");
        assert!(!opens(&[second, first]), "moved");
        assert!(!opens(&[only.as_slice(), second]), "added behind the last");
        assert!(!opens(&[first, empty.as_slice()]), "an empty chunk behind others");
        assert!(!opens(&[]), "not even an empty chunk");
    }
}
