//! The handshake of a session. Each side names its device and proves that it knows the pair secret, over the first
//! frames of both sides. From then on, every frame is sealed and numbered.
//!
//! The pair secret comes from static-static Diffie-Hellman ([`pair_secret`](crate::sync::keys::Own::pair_secret)), and
//! the random numbers in the first frames make every session key new. There is no ephemeral Diffie-Hellman here and no
//! Noise library such as `snow`: the DTLS of the WebRTC connection below gives forward secrecy. The session only
//! authenticates the two devices and seals their frames.

use chacha20poly1305::aead::Aead;
use chacha20poly1305::{ChaCha20Poly1305, Key, KeyInit, Nonce};
use hkdf::hmac::{Hmac, Mac};
use sha2::Sha256;

use super::Ended;
use crate::domain::DeviceId;
use crate::sync::keys::derived;

const VERSION: u8 = 1;

/// The first frame of a side: the version, its device id and a random number.
pub(super) fn hello(own: DeviceId, random: &[u8; 32]) -> Vec<u8> {
    [&[VERSION], own.bytes(), random].concat()
}

/// The device that sent this first frame.
pub(super) fn device(hello: &[u8]) -> Result<DeviceId, Ended> {
    let (version, rest) = hello.split_first().ok_or(Ended::Garbled)?;
    if *version != VERSION {
        return Err(Ended::Version);
    }
    let (device, random) = rest.split_first_chunk::<16>().ok_or(Ended::Garbled)?;
    if random.len() == 32 { Ok(DeviceId(*device)) } else { Err(Ended::Garbled) }
}

/// What both sides derive from the pair secret and their first frames.
pub(super) struct Agreed {
    /// The second frame of this side.
    pub proof: [u8; 32],
    /// The second frame that the peer must send.
    pub expected: [u8; 32],
    pub seal: Direction,
    pub open: Direction,
    /// The salt of the fingerprints. It is different in every session.
    pub salt: u64,
}

/// Derives the keys of a session (HKDF-SHA256) and the proofs (HMAC-SHA256). `hellos` are the first frames. The frame
/// of the device with the smaller id comes first.
pub(super) fn agree(secret: &[u8; 32], hellos: [&[u8]; 2], own: DeviceId, other: DeviceId) -> Agreed {
    let both = hellos.concat();
    let session = derived(secret, &both, b"regulars session");
    let of = |purpose: &[u8], who: DeviceId| derived(&session, who.bytes(), purpose);
    let proof = |who: DeviceId| -> [u8; 32] {
        let code = Hmac::<Sha256>::new_from_slice(&of(b"proof", who)).expect("a key of any length will do");
        code.chain_update(&both).finalize().into_bytes().into()
    };
    let direction =
        |who| Direction { cipher: ChaCha20Poly1305::new(&Key::from(of(b"frames", who))), number: 0 };
    let salt = derived(&session, &[], b"salt");
    Agreed {
        proof: proof(own),
        expected: proof(other),
        seal: direction(own),
        open: direction(other),
        salt: salt.first_chunk().map_or(0, |word| u64::from_le_bytes(*word)),
    }
}

/// Whether a frame is the expected proof. The comparison always takes the same time, so that its time tells nobody which
/// byte is wrong.
pub(super) fn is_proof(frame: &[u8], expected: &[u8; 32]) -> bool {
    let differ = frame.iter().zip(expected).fold(0, |all, (one, other)| all | (one ^ other));
    frame.len() == expected.len() && differ == 0
}

/// The frames of one direction. They are sealed under a key of their own (ChaCha20-Poly1305) and numbered.
pub(super) struct Direction {
    cipher: ChaCha20Poly1305,
    number: u64,
}

impl Direction {
    pub fn seal(&mut self, plain: &[u8]) -> Vec<u8> {
        let nonce = self.nonce();
        self.cipher.encrypt(&nonce, plain).expect("a frame is short enough")
    }

    pub fn open(&mut self, frame: &[u8]) -> Option<Vec<u8>> {
        let nonce = self.nonce();
        self.cipher.decrypt(&nonce, frame).ok()
    }

    fn nonce(&mut self) -> Nonce {
        let mut nonce = [0; 12];
        nonce[4..].copy_from_slice(&self.number.to_be_bytes());
        self.number += 1;
        Nonce::from(nonce)
    }
}
