//! One document, or a photo of its page, on its way to the peer.

use super::{Peers, Request};
use crate::document::{Document, Heads, chunks};
use crate::domain::{DocumentId, PhotoId};
use crate::notebook::ctx::Ctx;
use crate::notebook::documents::Documents;
use crate::storage::{self, Query, Record, Space};
use crate::sync::session::{Input, PeerState};

/// Why a document is read for a session.
pub(super) enum Purpose {
    /// The peer lacks some of it.
    Changes(PeerState),
    /// The peer lacks a photo of its page.
    Photo(PhotoId),
    /// The peer had it in this same state: its heads are to be looked up.
    Heads([u8; 32]),
}

impl Peers {
    /// Carries out the session's request for a document.
    pub(super) fn transfer(
        &mut self,
        document: DocumentId,
        purpose: Purpose,
        documents: &mut Documents,
        ctx: &mut Ctx,
    ) {
        let query = match (&purpose, documents.is_open(document)) {
            (Purpose::Photo(photo), _) => {
                Query { space: Space::Photos, prefix: storage::photo_key(document, *photo) }
            }
            (Purpose::Changes(_) | Purpose::Heads(_), true) => {
                return self.transfer_read(document, purpose, &[], documents, ctx);
            }
            (Purpose::Changes(_) | Purpose::Heads(_), false) => {
                Query { space: Space::Chunks, prefix: storage::document_key(document) }
            }
        };
        let Some(connection) = self.sync().map(|sync| sync.connection) else { return };
        self.requests.read(Request::Transfer(connection, document, purpose), vec![query], ctx);
    }

    /// The document has been read.
    pub(super) fn transfer_read(
        &mut self,
        id: DocumentId,
        purpose: Purpose,
        records: &[Vec<Record>],
        documents: &mut Documents,
        ctx: &mut Ctx,
    ) {
        match purpose {
            Purpose::Photo(photo) => {
                let stored = records.iter().flatten().next().and_then(|(_, value)| storage::open(value));
                let bytes = stored.map(<[u8]>::to_vec).filter(|bytes| PhotoId::of(bytes) == photo);
                self.tell_session(Input::Photo(id, photo, bytes), ctx);
            }
            Purpose::Changes(their) => {
                let loaded = self.changes_for(id, &their, records, documents);
                self.tell_session(loaded, ctx);
            }
            Purpose::Heads(digest) => {
                let heads = with_document(id, records, documents, Document::heads);
                // If it has changed in the meantime, it is sent with the next change.
                let heads = heads.filter(|heads| chunks::digest(heads) == digest);
                if let (Some(heads), Some(sync)) = (heads, self.sync()) {
                    sync.learned.heads.insert(id, heads);
                }
                self.look_up_next(documents, ctx);
            }
        }
    }

    /// What the peer lacks of a document.
    fn changes_for(
        &mut self,
        id: DocumentId,
        their: &PeerState,
        records: &[Vec<Record>],
        documents: &mut Documents,
    ) -> Input {
        let known = self.known_there(id);
        let (theirs, is_asked) = match their {
            PeerState::At(heads) => (heads, true),
            PeerState::Known | PeerState::Unasked => (&known, false),
        };
        let expected = documents.digests().get(&id).copied();
        // All of it is sent as it is stored.
        if let (Some(digest), [stored], true) = (expected, records, theirs.is_empty())
            && let Some((heads, bytes)) = chunks::as_stored(stored, digest)
        {
            return Input::Loaded { document: id, heads, changes: Some(bytes), whole: true };
        }
        let loaded = with_document(id, records, documents, |document| {
            let whole = !is_asked || document.knows(theirs);
            let changes = document.since(if whole { theirs } else { &known });
            (document.heads(), changes, whole)
        });
        let (heads, changes, whole) = loaded.unwrap_or((Heads::new(), None, true));
        Input::Loaded { document: id, heads, changes, whole }
    }
}

/// Runs a function on a document from memory, or else as it was read; `None` if it is in neither place.
fn with_document<T>(
    id: DocumentId,
    records: &[Vec<Record>],
    documents: &mut Documents,
    look: impl FnOnce(&mut Document) -> T,
) -> Option<T> {
    let expected = documents.digests().get(&id).copied();
    match (documents.get(id), records) {
        (Some(open), _) => Some(look(open.document())),
        (None, [stored]) if !stored.is_empty() => {
            Some(look(&mut chunks::load(id, stored, expected, chunks::READER).document))
        }
        _ => None,
    }
}
