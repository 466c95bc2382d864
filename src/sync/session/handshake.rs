//! Who is there? Each side says which device it is and proves the secret of the pair over what both have said; from
//! there on, every frame is sealed and numbered.

use chacha20poly1305::aead::Aead;
use chacha20poly1305::{ChaCha20Poly1305, Key, KeyInit, Nonce};
use hkdf::hmac::{Hmac, Mac};
use sha2::Sha256;

use super::Ended;
use crate::domain::DeviceId;
use crate::sync::keys::derived;

const VERSION: u8 = 1;

/// The first frame of a side.
pub(super) fn hello(own: DeviceId, random: &[u8; 32]) -> Vec<u8> {
    [&[VERSION], own.bytes(), random].concat()
}

/// The device that said this first frame.
pub(super) fn device(hello: &[u8]) -> Result<DeviceId, Ended> {
    let (version, rest) = hello.split_first().ok_or(Ended::Garbled)?;
    if *version != VERSION {
        return Err(Ended::Version);
    }
    let (device, random) = rest.split_first_chunk::<16>().ok_or(Ended::Garbled)?;
    if random.len() == 32 { Ok(DeviceId(*device)) } else { Err(Ended::Garbled) }
}

/// What both sides come to from their secret and their first frames.
pub(super) struct Agreed {
    /// What this side's second frame says.
    pub proof: [u8; 32],
    /// What the other's must say.
    pub expected: [u8; 32],
    pub seal: Direction,
    pub open: Direction,
    /// Makes the sums of this session unlike those of any other.
    pub salt: u64,
}

/// `hellos` are the first frames, that of the device with the smaller id first.
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

/// Whether a proof is the one that was expected, in the same time however far the two agree.
pub(super) fn is_proof(frame: &[u8], expected: &[u8; 32]) -> bool {
    let differ = frame.iter().zip(expected).fold(0, |all, (one, other)| all | (one ^ other));
    frame.len() == expected.len() && differ == 0
}

/// The frames of one direction: sealed under a key of their own, and numbered.
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
