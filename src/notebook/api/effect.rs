//! What the notebook asks of the browser, and what the browser tells it.

use std::collections::BTreeSet;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::import::Shrinking;
use super::view::Trouble;
use crate::document::{Heads, Unfit};
use crate::domain::{BundleId, Certificate, DocumentId, PhotoId, Summary};
use crate::exchange::age;
use crate::storage::{Query, ReadError, Record, Transaction, WriteError};
use crate::sync::webrtc::{ConnectionEvent, ConnectionId, ConnectionRequest};

/// Names a request until it is answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Ticket {
    /// The part that asked.
    pub(in crate::notebook) owner: Owner,
    /// Grows with each request of that part.
    pub(in crate::notebook) number: u64,
}

/// A part of the notebook that asks the storage.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::notebook) enum Owner {
    Documents,
    Outgoing,
    Peers,
}

/// Something for the browser to carry out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Read, and answer with [`Input::Read`].
    Read(Ticket, Vec<Query>),
    /// Write, and answer with [`Input::Written`]. The other tabs are told that these documents change when the transaction is
    /// begun, and again at its end.
    Write(Ticket, Transaction, Vec<DocumentId>),
    /// Let the screen have its turn, and answer with [`Input::Resumed`].
    Pause,
    /// Lock this kind of file with a passphrase, and answer with [`Input::Locked`].
    Lock(Lockable, Vec<u8>, String),
    /// Open a file that was locked with a passphrase, and answer with [`Input::Unlocked`].
    Unlock(Arc<[u8]>, String),
    /// Do this with a line to another device, and answer with [`Input::Connection`].
    Connection(ConnectionRequest),
    /// Make a certificate and keep it, and answer with [`Input::Certified`].
    Certify,
    /// Let a second go by, and answer with [`Input::Alarm`].
    Alarm,
    /// Look at what came from elsewhere, where a panic and much work hold nothing up, and answer with [`Input::Checked`].
    Check(Ticket, Parcel),
    /// Make a photo of a file small, and answer with [`Input::Shrunk`].
    Shrink(Shrinking, Vec<u8>),
}

/// What is locked with a passphrase.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lockable {
    /// An archive.
    Archive,
    /// An invitation for a new device, by the name of the bundle in it.
    Invitation(BundleId),
}

/// What the browser tells.
#[derive(Debug)]
pub enum Input {
    /// The answer to [`Effect::Read`]: records for each query.
    Read(Ticket, Result<Vec<Vec<Record>>, ReadError>),
    /// The answer to [`Effect::Write`].
    Written(Ticket, Result<(), WriteError>),
    /// The answer to [`Effect::Pause`].
    Resumed,
    /// The answer to [`Effect::Lock`].
    Locked(Lockable, Vec<u8>),
    /// The answer to [`Effect::Unlock`].
    Unlocked(Result<Vec<u8>, age::Refused>),
    /// The answer to [`Effect::Shrink`]; `None` where it is no picture.
    Shrunk(Shrinking, Option<Arc<[u8]>>),
    /// What became of a line that [`Effect::Connection`] asked for.
    Connection(ConnectionId, ConnectionEvent),
    /// The answer to [`Effect::Check`], made by [`check`](crate::notebook::check); [`Unfit::Damaged`] where the looking stopped.
    Checked(Ticket, Result<Box<Checked>, Unfit>),
    /// The answer to [`Effect::Certify`]; `None` where the browser makes none.
    Certified(Option<Certificate>),
    /// The answer to [`Effect::Alarm`].
    Alarm,
    /// Another tab saved these documents.
    Changed(Vec<DocumentId>),
    /// The storage could not be opened at all.
    Refused(Trouble),
}

/// Something of a document that came from elsewhere, to be looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parcel {
    /// Of which document.
    pub id: DocumentId,
    /// The copy that is here; `None` where it is new here.
    pub base: Option<Arc<[u8]>>,
    /// What came.
    pub bytes: Arc<[u8]>,
}

/// What a document turned out to be with what came.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Checked {
    pub(in crate::notebook) heads: Heads,
    pub(in crate::notebook) summary: Summary,
    /// The words of all its entries, as they are stored for search.
    pub(in crate::notebook) pack: Vec<u8>,
    /// Every photo it shows.
    pub(in crate::notebook) photos: BTreeSet<PhotoId>,
    /// It was new, and nothing came but what every document begins with.
    pub(in crate::notebook) is_empty: bool,
}
