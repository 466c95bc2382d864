//! Files on their way out.

use std::sync::Arc;

use crate::domain::{BundleId, CustomerId, DeviceId};
pub use crate::exchange::vcard::Version;
pub use crate::exchange::writer::{EventWords, Form, Words};

/// A file on its way out.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Export {
    /// How its name ends.
    pub extension: &'static str,
    /// Its media type.
    pub media_type: &'static str,
    /// How many pages go into it.
    pub total: usize,
    /// How many were looked at.
    pub done: usize,
    /// How many people are in it so far.
    pub people: usize,
    /// The file, once it is whole.
    pub file: Option<Arc<[u8]>>,
    /// There is more than such a file has room for.
    pub failed: bool,
    /// It is an archive of everyone.
    pub is_archive: bool,
    /// Those whose page could not be read whole: what could be is in the file.
    pub damaged: Vec<CustomerId>,
}

/// Whom a bundle is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Receivers {
    /// This device: what it lacks.
    One(DeviceId),
    /// All of them: everything.
    All,
    /// All of them, through a folder: what any of them lacks.
    Folder,
    /// A new device: everything, in an invitation.
    Newcomer,
}

/// A bundle or an invitation on its way out.
#[derive(Clone, Debug, PartialEq)]
pub struct SendingView {
    /// Its name, drawn for it alone.
    pub id: BundleId,
    /// Whom it is for.
    pub to: Receivers,
    /// How many documents go into it.
    pub total: usize,
    /// How many are in it.
    pub done: usize,
    /// The file, once it is whole.
    pub file: Option<Arc<[u8]>>,
}
