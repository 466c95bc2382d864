//! A notebook that this device is about to join.

use crate::notebook::ctx::Ctx;
use crate::sync::keys::{Own, drawn};
use crate::sync::pairing::COMMITMENT;
use crate::sync::signaling::{CallSum, Sender, Signal};
use crate::sync::webrtc::Description;

/// A notebook to join, and this device's identity in it.
#[derive(Clone)]
pub(super) struct Joining {
    /// The inviting device's public key.
    pub inviting: [u8; 32],
    /// The commitment of the inviting device to its secret.
    pub commitment: [u8; COMMITMENT],
    call: CallSum,
    /// Its secret, once it has been revealed.
    pub secret: Option<[u8; 32]>,
    /// This device's identity, newly drawn for this notebook: a removed device comes back as another one. The same
    /// identity is used again if this device was admitted and the connection was cut before the session.
    pub own: Own,
    /// The owner's name for this device.
    pub name: String,
    /// The owner has confirmed on this device that the numbers are the same.
    pub is_agreed: bool,
    /// The message with the notebook's key, once it has arrived.
    pub welcome: Option<Vec<u8>>,
}

impl Joining {
    pub fn new(
        inviting: [u8; 32],
        commitment: [u8; COMMITMENT],
        call: CallSum,
        own: Option<Own>,
        name: String,
        ctx: &Ctx,
    ) -> Self {
        let own = own.unwrap_or_else(|| Own::new(&drawn(&ctx.random, "device")));
        Self { inviting, commitment, call, secret: None, own, name, is_agreed: false, welcome: None }
    }

    pub fn reply(&self, ours: Description) -> Signal {
        Signal::Reply(self.call, Sender::Joining(self.own.key()), ours)
    }
}
