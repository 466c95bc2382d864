//! What comes from elsewhere, from another device, a bundle or an archive, is looked at before it touches a page: it is
//! decoded beside the notebook, onto a copy of the page. A document that makes Automerge panic ends a worker there and
//! nothing else, and what could not be looked at is refused.

use std::collections::BTreeSet;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::held::{Held, packed, summary_of};
use super::importing::Arrival;
use super::{Ambient, Effect, Notebook, Pending, Ticket};
use crate::document::{Document, Heads, Unfit, chunks};
use crate::domain::{DocumentId, PhotoId, Summary};

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
    pub(super) heads: Heads,
    pub(super) summary: Summary,
    /// The words of all its entries, as they are stored for search.
    pub(super) pack: Vec<u8>,
    /// Every photo it shows.
    pub(super) photos: BTreeSet<PhotoId>,
}

/// Looks at what came. The answer to [`Effect::Check`]: decoding is nearly all the work, and needs nothing the notebook
/// knows.
///
/// # Errors
/// Why it cannot be taken in.
pub fn check(parcel: &Parcel) -> Result<Box<Checked>, Unfit> {
    let id = parcel.id;
    let mut document = match &parcel.base {
        Some(base) => Document::copy_of(id, base),
        None => Document::new(id, chunks::READER),
    };
    document.take_in(&parcel.bytes)?;
    let heads = document.heads();
    if id == DocumentId::SHOP {
        // Read as the notebook reads it.
        let _ = (document.shop(), document.imports(), document.erased(), document.devices());
    }
    let page = document.page();
    let (summary, pack, photos) = (summary_of(id, &page), packed(&page), page.photos());
    Ok(Box::new(Checked { heads, summary, pack, photos }))
}

impl Notebook {
    /// Asks for a look at what came for a document that is in memory or new. It stays in memory until the answer.
    pub(super) fn look(&mut self, id: DocumentId, arrival: Arrival, effects: &mut Vec<Effect>) {
        let (Arrival::Sent(_, _, bytes) | Arrival::Restored(bytes, _)) = &arrival else { return };
        let bytes = bytes.clone();
        let base = self.held.get_mut(&id).map(|held| held.document.snapshot().2.into());
        let ticket = self.ticket(Pending::Looking(id, arrival));
        effects.push(Effect::Check(ticket, Parcel { id, base, bytes }));
    }

    /// What came for these documents is being looked at.
    pub(super) fn looked_at(&self) -> impl Iterator<Item = (DocumentId, &Arrival)> {
        self.pending.values().filter_map(|pending| match pending {
            Pending::Looking(id, arrival) => Some((*id, arrival)),
            _ => None,
        })
    }

    /// Something that came for this document is being looked at. What comes after it may build on it.
    pub(super) fn is_looked_at(&self, id: DocumentId) -> bool {
        self.looked_at().any(|(looked_at, _)| looked_at == id)
    }

    /// It was looked at, or made the worker stop.
    pub(super) fn looked(
        &mut self,
        ticket: Ticket,
        checked: Result<Box<Checked>, Unfit>,
        ambient: &Ambient,
        effects: &mut Vec<Effect>,
    ) {
        let (id, arrival) = match self.pending.remove(&ticket) {
            Some(Pending::Looking(id, arrival)) => (id, arrival),
            Some(Pending::New(line, id)) if self.is_exchanging(line) => {
                return self.checked(id, checked.ok(), ambient, effects);
            }
            _ => return,
        };
        if !self.held.contains_key(&id) {
            match self.is_known(id) {
                // It came another way meanwhile, and is looked at with what is here now.
                true => {
                    self.deliver(id, arrival, ambient, effects);
                    return;
                }
                false if self.erased().contains(&id) => {}
                false => drop(self.held.insert(id, Held::new(Document::new(id, self.authors.next())))),
            }
        }
        let looked = checked.map(drop);
        match arrival {
            Arrival::Sent(line, heads, bytes) => {
                self.arrive_sent(id, (line, heads), &bytes, looked, ambient, effects)
            }
            Arrival::Restored(bytes, photos) => {
                self.arrive_restored(id, &bytes, photos, looked, ambient, effects);
            }
            Arrival::Person(_) | Arrival::Photo(..) => {}
        }
        self.arrive(id, ambient, effects);
        if !self.is_crossing(id) {
            self.save(id, effects);
        }
    }
}
