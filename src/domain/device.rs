//! The devices that hold the notebook.

use serde::{Deserialize, Serialize};

use super::Timestamp;

/// What every device of a notebook knows about each device.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Device {
    /// The owner's name for the device.
    pub name: String,
    /// The public half of its X25519 key. Only this device can open what is sealed for it.
    pub key: [u8; 32],
    /// A code (MAC) over that key, made with the notebook's key. Devices listed in another notebook's archive do not
    /// have it.
    pub membership: [u8; 32],
    /// The device was removed: it gets no changes any more, and its changes are refused. This is final. To come back,
    /// the device must join again as a new device.
    pub removed: bool,
    /// The DTLS certificates by which peers recognise its WebRTC connections.
    pub certificates: Vec<Certificate>,
}

/// A DTLS certificate, as the peer of a connection sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Certificate {
    /// The SHA-256 of the certificate.
    pub fingerprint: [u8; 32],
    /// When the certificate expires.
    pub until: Timestamp,
}
