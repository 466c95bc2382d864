//! Signaling: what two devices show each other before a connection exists, as a QR code or as text for any messenger.
//! Both forms use the same letters. A checksum over the content detects a text that is incomplete.
//!
//! *Connecting again* takes one code: [`Signal::Here`] is an address and holds no secret. *Pairing* takes two codes:
//! [`Signal::Call`] and the [`Signal::Reply`] to it. So does connecting again where the one-code way is not possible.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::pairing::COMMITMENT;
use super::short_code::{spell, unspell};
use super::webrtc::{Candidate, Description};
use crate::domain::DeviceId;

/// The start of every signal. It tells the QR codes of other apps apart at once.
const BEGIN: &str = "REGULARS1";

/// The checksum of a call. A reply names the call that it answers by it.
pub type CallSum = [u8; 4];

/// The longest signal, in letters. A longer text is not a signal.
const LONGEST: usize = 4000;

/// How many addresses of a code are tried. A device has one for each of its networks and each kind of address.
const CANDIDATES: usize = 16;

/// A message that one device shows another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Signal {
    /// This known device waits at these addresses.
    Here(DeviceId, Vec<Candidate>),
    /// This sender waits for a reply.
    Call(Sender, Description),
    /// The reply to the call with this checksum.
    Reply(CallSum, Sender, Description),
}

/// The sender of a signal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Sender {
    /// A device of the notebook. The receiver is another one.
    Known(DeviceId),
    /// A device of the notebook that invites a new one: its public key, and its commitment to the secret of the check
    /// number ([`super::pairing`]).
    Inviting([u8; 32], [u8; COMMITMENT]),
    /// A device that wants to join the notebook: its public key.
    Joining([u8; 32]),
}

/// Why a text is not a signal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// It is something else.
    NotOne,
    /// It is incomplete or mistyped.
    Damaged,
}

impl Signal {
    /// The signal as letters.
    pub fn text(&self) -> String {
        let bytes = self.bytes();
        format!("{BEGIN}{}", spell(&[&sum(&bytes), bytes.as_slice()].concat()))
    }

    /// Reads what [`text`](Self::text) wrote. A messenger may have put spaces and line ends between the letters. Only
    /// addresses in the same network are kept, so a code from a stranger cannot make the device connect elsewhere.
    ///
    /// # Errors
    /// [`Unreadable`].
    pub fn read(text: &str) -> Result<Self, Unreadable> {
        let letters: String = text.chars().filter(|c| !c.is_whitespace()).take(LONGEST).collect();
        let rest = letters.strip_prefix(BEGIN).ok_or(Unreadable::NotOne)?;
        let bytes = unspell(rest).ok_or(Unreadable::Damaged)?;
        let (told, bytes) = bytes.split_first_chunk().ok_or(Unreadable::Damaged)?;
        // The last letter may carry padding bits. `unspell` drops them, so no bytes may be left over.
        let (mut signal, rest): (Self, _) =
            postcard::take_from_bytes(bytes).map_err(|_| Unreadable::Damaged)?;
        let is_sound = match &signal {
            Self::Here(..) => true,
            Self::Call(_, side) | Self::Reply(_, _, side) => side.credentials.is_sound(),
        };
        let (Self::Here(_, candidates)
        | Self::Call(_, Description { candidates, .. })
        | Self::Reply(_, _, Description { candidates, .. })) = &mut signal;
        candidates.retain(Candidate::is_near);
        candidates.truncate(CANDIDATES);
        let is_whole = rest.is_empty() && sum(bytes) == *told && is_sound;
        is_whole.then_some(signal).ok_or(Unreadable::Damaged)
    }

    /// The checksum by which a reply names this signal.
    pub fn sum(&self) -> CallSum {
        sum(&self.bytes())
    }

    fn bytes(&self) -> Vec<u8> {
        postcard::to_allocvec(self).expect("plain values can be written")
    }
}

fn sum(bytes: &[u8]) -> CallSum {
    let hash: [u8; 32] = Sha256::digest(bytes).into();
    hash.first_chunk().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sync::webrtc::{Credentials, Host};

    fn call() -> Signal {
        let credentials = Credentials { name: "abcd".into(), password: "0123456789abcdef01234567".into() };
        let candidates = vec![Candidate { host: Host::V4([10, 0, 0, 1]), port: 50_000 }];
        Signal::Call(
            Sender::Inviting([1; 32], [2; COMMITMENT]),
            Description { credentials, fingerprint: [3; 32], candidates },
        )
    }

    #[test]
    fn a_signal_is_read_as_it_was_written_also_across_lines() {
        let here = Signal::Here(DeviceId([7; 16]), vec![Candidate { host: Host::V6([0xfd; 16]), port: 1 }]);
        for signal in [here, call()] {
            let text = signal.text();
            let (one, other) = text.split_at(text.len() / 2);
            assert_eq!(Signal::read(&format!("{one}\r\n  {other}\n")), Ok(signal));
        }
    }

    #[test]
    fn a_code_makes_nobody_call_far_or_many() {
        let near = Candidate { host: Host::V4([10, 0, 0, 1]), port: 50_000 };
        let far = Candidate { host: Host::V4([203, 0, 113, 9]), port: 53 };
        let mut candidates = vec![near.clone(); 40];
        candidates.insert(0, far);
        let read = Signal::read(&Signal::Here(DeviceId([7; 16]), candidates).text());
        assert_eq!(read, Ok(Signal::Here(DeviceId([7; 16]), vec![near; CANDIDATES])));
    }

    #[test]
    fn half_a_signal_or_another_s_is_known_for_what_it_is() {
        let text = call().text();
        for end in BEGIN.len()..text.len() {
            assert_eq!(Signal::read(&text[..end]), Err(Unreadable::Damaged), "{end}");
        }
        for nonsense in ["", "https://example.org", "REGULARS", &"A".repeat(5000)] {
            assert_eq!(Signal::read(nonsense), Err(Unreadable::NotOne));
        }
        let mut changed = text.clone().into_bytes();
        changed[40] = if changed[40] == b'0' { b'1' } else { b'0' };
        assert_eq!(Signal::read(&String::from_utf8_lossy(&changed)), Err(Unreadable::Damaged));
    }
}
