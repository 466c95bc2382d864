//! The devices that hold the notebook.

use super::Timestamp;

/// What every device of a notebook knows of each of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Device {
    /// What the owner calls it.
    pub name: String,
    /// The public half of its key (X25519): what is sealed for it, only it can open.
    pub key: [u8; 32],
    /// A code made of that key and the notebook's: devices that another notebook's archive tells of do not have it.
    pub membership: [u8; 32],
    /// It was removed: it gets nothing any more, and nothing is taken from it. This is for good; to come back, a
    /// device joins anew, as another.
    pub removed: bool,
    /// The certificates by which its radio is known.
    pub certificates: Vec<Certificate>,
}

/// A DTLS certificate, as the other side of a line knows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Certificate {
    /// Its SHA-256.
    pub fingerprint: [u8; 32],
    /// When it ends.
    pub until: Timestamp,
}
