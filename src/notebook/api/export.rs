//! Files that are being exported.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::domain::{BundleId, CustomerId, DeviceId};
pub use crate::exchange::vcard::Version;
pub use crate::exchange::writer::{EventWords, Form, Words};

/// A file that is being exported.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Export {
    /// Its file name extension.
    pub extension: String,
    /// Its media type.
    pub media_type: String,
    /// How many pages go into it.
    pub total: usize,
    /// How many pages are done.
    pub done: usize,
    /// How many people are in it so far.
    pub people: usize,
    /// The file, once it is complete.
    pub file: Option<Arc<[u8]>>,
    /// There is more data than such a file can hold.
    pub failed: bool,
    /// It is an archive of everyone.
    pub is_archive: bool,
    /// The people whose page could not be read completely. The readable part is in the file.
    pub damaged: Vec<CustomerId>,
}

/// The receivers of a bundle.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Receivers {
    /// This device: it gets what it lacks.
    One(DeviceId),
    /// All devices: they get everything.
    All,
    /// All devices, through a folder: it holds what any of them lacks.
    Folder,
    /// A new device: it gets everything, in an invitation.
    Newcomer,
}

/// A bundle or an invitation that is being made.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SendingView {
    /// Its id, random and used only once.
    pub id: BundleId,
    /// Its receivers.
    pub to: Receivers,
    /// How many documents go into it.
    pub total: usize,
    /// How many documents are in it so far.
    pub done: usize,
    /// The file, once it is complete.
    pub file: Option<Arc<[u8]>>,
}
