//! The requests of the notebook to the browser, and the answers and messages of the browser.

use std::collections::BTreeSet;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::import::Shrinking;
use super::view::Trouble;
use crate::document::{Heads, MergeError};
use crate::domain::{BundleId, Certificate, DocumentId, PhotoId, Summary};
use crate::exchange::age;
use crate::storage::{Query, ReadError, Record, Transaction, WriteError};
use crate::sync::webrtc::{ConnectionEvent, ConnectionId, ConnectionRequest};

/// Identifies a request until it is answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Ticket {
    /// The part that asked.
    pub(in crate::notebook) owner: Owner,
    /// Grows with each request of that part.
    pub(in crate::notebook) number: u64,
}

/// A part of the notebook that makes requests to the storage.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(in crate::notebook) enum Owner {
    Documents,
    Outgoing,
    Peers,
}

/// Something for the browser to carry out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Effect {
    /// Read from the storage, and answer with [`Input::Read`].
    Read(Ticket, Vec<Query>),
    /// Write to the storage, and answer with [`Input::Written`]. The other tabs are told that these documents change
    /// when the transaction begins, and again when it ends.
    Write(Ticket, Transaction, Vec<DocumentId>),
    /// Let the screen update, and answer with [`Input::Resumed`].
    Pause,
    /// Lock this kind of file with a passphrase, and answer with [`Input::Locked`].
    Lock(Lockable, Vec<u8>, String),
    /// Unlock a file that was locked with a passphrase, and answer with [`Input::Unlocked`].
    Unlock(Arc<[u8]>, String),
    /// Carry out this request on a connection, and answer with [`Input::Connection`].
    Connection(ConnectionRequest),
    /// Make a certificate and store it, and answer with [`Input::Certified`].
    Certify,
    /// Wait one second, and answer with [`Input::Alarm`].
    Alarm,
    /// Verify data from elsewhere where neither a panic nor long work blocks the app, and answer with
    /// [`Input::Verified`].
    Verify(Ticket, Unverified),
    /// Shrink a photo from a file, and answer with [`Input::Shrunk`].
    Shrink(Shrinking, Vec<u8>),
}

/// The kinds of files that are locked with a passphrase.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Lockable {
    /// An archive.
    Archive,
    /// An invitation for a new device, with the id of the bundle in it.
    Invitation(BundleId),
}

/// An answer or a message from the browser.
#[derive(Debug, Serialize, Deserialize)]
pub enum Input {
    /// The answer to [`Effect::Read`]: the records for each query.
    Read(Ticket, Result<Vec<Vec<Record>>, ReadError>),
    /// The answer to [`Effect::Write`].
    Written(Ticket, Result<(), WriteError>),
    /// The answer to [`Effect::Pause`].
    Resumed,
    /// The answer to [`Effect::Lock`].
    Locked(Lockable, Vec<u8>),
    /// The answer to [`Effect::Unlock`].
    Unlocked(Result<Vec<u8>, age::Refused>),
    /// The answer to [`Effect::Shrink`]; `None` if it is not a picture.
    Shrunk(Shrinking, Option<Arc<[u8]>>),
    /// An event on a connection that [`Effect::Connection`] asked for.
    Connection(ConnectionId, ConnectionEvent),
    /// The answer to [`Effect::Verify`], made by [`verify`](crate::notebook::verify). It is [`MergeError::Damaged`] if the
    /// verification crashed.
    Verified(Ticket, Result<Box<Verified>, MergeError>),
    /// The answer to [`Effect::Certify`]; `None` if the browser cannot make one.
    Certified(Option<Certificate>),
    /// The answer to [`Effect::Alarm`].
    Alarm,
    /// Another tab saved these documents.
    Changed(Vec<DocumentId>),
    /// The storage could not be opened at all.
    Refused(Trouble),
}

/// Data for a document that came from elsewhere and must be verified.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unverified {
    /// The document.
    pub id: DocumentId,
    /// The copy that is here; `None` if the document is new here.
    pub base: Option<Arc<[u8]>>,
    /// The data that came.
    pub bytes: Arc<[u8]>,
}

/// The result of verifying a document together with the data that came.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Verified {
    pub(in crate::notebook) heads: Heads,
    pub(in crate::notebook) summary: Summary,
    /// The words of all its entries, in the form stored for search.
    pub(in crate::notebook) pack: Vec<u8>,
    /// Every photo it shows.
    pub(in crate::notebook) photos: BTreeSet<PhotoId>,
    /// It was new, and only the content that every document begins with came.
    pub(in crate::notebook) is_empty: bool,
}
