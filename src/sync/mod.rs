//! Two devices share one notebook without a server: what a device knows of its peers, and what it seals for them.
//! Nothing here waits, reads a clock or draws random numbers.
//!
//! - [`keys`]: the identity of a device, and the secret that any two devices share.
//! - [`bundle_contents`]: the message from one device to another: changes, photos and confirmations.
//! - [`bundle`]: this message sealed into a file for every device that is not removed; as bytes or as text.
//! - [`invitation`]: the first file for a device that does not belong to the notebook yet.
//! - [`session`]: the sync protocol over a connection. It makes two devices equal, frame by frame.
//! - [`reconcile`]: set reconciliation. It finds what differs between two devices without sending everything.
//! - [`peer`]: what a peer is known to hold, and what this device may therefore claim about it.
//! - [`webrtc`]: the connection that carries a session when two devices can reach each other.
//! - [`short_code`]: the few letters that tell where a device can be reached.
//! - [`signaling`]: what two devices show each other before a connection exists.
//! - [`pairing`]: the first connection of a new device.
//! - [`qr`]: drawing and reading QR codes.
//! - [`fountain`]: a whole file as a series of QR codes.
//! - [`stored`]: how what is known of the devices is stored.

pub mod bundle;
pub mod bundle_contents;
pub mod fountain;
pub mod invitation;
pub mod keys;
pub mod pairing;
pub mod peer;
pub mod qr;
pub mod reconcile;
pub mod session;
pub mod short_code;
pub mod signaling;
pub mod stored;
pub mod webrtc;
