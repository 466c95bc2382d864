//! The look at a document from elsewhere, made in a worker: it is decoded onto a copy of the page. A document that makes
//! Automerge panic ends a worker there and nothing else, and what could not be verified is refused.

use super::open_document::{packed, summary_of};
use crate::document::{Document, Unfit, chunks};
use crate::domain::DocumentId;
use crate::notebook::api::{Checked, Parcel};

/// Verifies what came. The answer to [`Effect::Check`](crate::notebook::Effect::Check): decoding is nearly all the work, and
/// needs nothing that the notebook knows.
///
/// # Errors
/// Why it cannot be taken in.
pub fn check(parcel: &Parcel) -> Result<Box<Checked>, Unfit> {
    let id = parcel.id;
    let mut document = match &parcel.base {
        Some(base) => Document::copy_of(id, base),
        None => Document::new(id, chunks::READER),
    };
    let is_changed = document.take_in(&parcel.bytes)?;
    let heads = document.heads();
    if id == DocumentId::SHOP {
        // Read as the notebook reads it.
        let _ = (document.shop(), document.imports(), document.erased(), document.devices());
    }
    let page = document.page();
    let (summary, pack, photos) = (summary_of(id, &page), packed(&page), page.photos());
    Ok(Box::new(Checked { heads, summary, pack, photos, is_empty: parcel.base.is_none() && !is_changed }))
}
