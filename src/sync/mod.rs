//! Two devices, one notebook, no server: what a device knows of the others, and what it seals for them. Nothing here
//! waits, reads a clock or rolls dice.
//!
//! - [`keys`]: who a device is, and the secret any two of them share.
//! - [`bundle_contents`]: what one device tells another: changes, photos, and what it has confirmed.
//! - [`bundle`]: that, sealed into a file for every device that is still in; as bytes or as text.
//! - [`invitation`]: the first file for a device that is not in yet.
//! - [`session`]: two devices that hear each other become equal, frame by frame.
//! - [`reconcile`]: what differs between two devices, found without telling everything.
//! - [`peer`]: what a device knows another to hold, and what it may therefore claim.
//! - [`webrtc`]: the line a session runs over where two devices can reach each other; [`short_code`]: the few letters that say
//!   where; [`signaling`]: what is shown first; [`pairing`]: the first time.
//! - [`qr`]: what a screen draws and a camera reads; [`fountain`]: a whole file that way.

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
