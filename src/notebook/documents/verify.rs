//! Verifies a document from elsewhere in a worker. The document is decoded onto a copy of the page. If it makes
//! Automerge panic, only the worker ends. A document that could not be verified is refused.

use super::open_document::{packed, summary_of};
use crate::document::{Document, MergeError, chunks};
use crate::domain::DocumentId;
use crate::notebook::api::{Unverified, Verified};

/// Verifies data from elsewhere. It is the answer to [`Effect::Verify`](crate::notebook::Effect::Verify). Decoding is
/// nearly all the work, and needs no other knowledge of the notebook.
///
/// # Errors
/// The reason why it cannot be taken in.
pub fn verify(unverified: &Unverified) -> Result<Box<Verified>, MergeError> {
    let id = unverified.id;
    let mut document = match &unverified.base {
        Some(base) => Document::copy_of(id, base),
        None => Document::new(id, chunks::READER),
    };
    let is_changed = document.merge_bytes(&unverified.bytes)?;
    let heads = document.heads();
    if id == DocumentId::SHOP {
        // It is read in the same way as the notebook reads it.
        let _ = (document.shop(), document.imports(), document.erased(), document.devices());
    }
    let page = document.page();
    let (summary, pack, photos) = (summary_of(id, &page), packed(&page), page.photos());
    Ok(Box::new(Verified {
        heads,
        summary,
        pack,
        photos,
        is_empty: unverified.base.is_none() && !is_changed,
    }))
}
