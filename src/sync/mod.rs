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
//! - [`radio`]: the line a session runs over where two devices can reach each other; [`code`]: the few letters that say
//!   where; [`signal`]: what is shown first; [`pairing`]: the first time.
//! - [`optical`]: what a screen draws and a camera reads; [`moving`]: a whole file that way.

pub mod bundle;
pub mod code;
pub mod contents;
pub mod invitation;
pub mod keys;
pub mod known;
pub mod moving;
pub mod optical;
pub mod pairing;
pub mod radio;
pub mod reconcile;
pub mod session;
pub mod signal;
pub mod stored;
