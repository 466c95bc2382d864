//! A notebook that this device is about to join.

use crate::notebook::ctx::Ctx;
use crate::sync::keys::{Own, drawn};
use crate::sync::pairing::BOUND;
use crate::sync::signaling::{CallSum, Signal, Who};
use crate::sync::webrtc::Description;

/// A notebook to be joined, and this device in it.
#[derive(Clone)]
pub(super) struct Joining {
    /// The inviting device's public key.
    pub inviting: [u8; 32],
    /// What that device is bound to.
    pub bound: [u8; BOUND],
    call: CallSum,
    /// Its secret, once it is told.
    pub secret: Option<[u8; 32]>,
    /// Drawn for this notebook: a device that was removed from it comes back as another. The same once more where it was
    /// let in and the connection was cut before the two had met.
    pub own: Own,
    /// What the owner calls this device.
    pub name: String,
    /// The owner has said here that the numbers are the same.
    pub is_agreed: bool,
    /// What brings the notebook's key, once it has come.
    pub welcome: Option<Vec<u8>>,
}

impl Joining {
    pub fn new(
        inviting: [u8; 32],
        bound: [u8; BOUND],
        call: CallSum,
        own: Option<Own>,
        name: String,
        ctx: &Ctx,
    ) -> Self {
        let own = own.unwrap_or_else(|| Own::new(&drawn(&ctx.random, "device")));
        Self { inviting, bound, call, secret: None, own, name, is_agreed: false, welcome: None }
    }

    pub fn reply(&self, ours: Description) -> Signal {
        Signal::Reply(self.call, Who::Joining(self.own.key()), ours)
    }
}
