//! Two devices, one notebook, no server: what a device knows of the others, and what it seals for them. Nothing here
//! waits, reads a clock or rolls dice.
//!
//! - [`keys`]: who a device is, and the secret any two of them share.
//! - [`contents`]: what one device tells another: changes, photos, and what it has confirmed.
//! - [`bundle`]: that, sealed into a file for every device that is still in; as bytes or as text.
//! - [`invitation`]: the first file for a device that is not in yet.
//! - [`session`]: two devices that hear each other become equal, frame by frame.
//! - [`reconcile`]: what differs between two devices, found without telling everything.
//! - [`known`]: what a device knows another to hold, and what it may therefore claim.

pub mod bundle;
pub mod contents;
pub mod invitation;
pub mod keys;
pub mod known;
pub mod reconcile;
pub mod session;
