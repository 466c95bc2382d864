//! One person's page, as it is shown.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::command::Draft;
use super::list::Row;
use crate::care::rhythm::Rhythm;
use crate::domain::{Customer, CustomerId, Decision, Entry, EntryId, ItemId, PhotoId};

/// A page as shown.
#[derive(Clone, Debug, PartialEq)]
pub struct PageView {
    /// Whose.
    pub id: CustomerId,
    /// Whether it can be shown.
    pub state: PageState,
    /// Everything but the entries.
    pub customer: Customer,
    /// Newest first, without those removed.
    pub entries: Vec<(EntryId, Entry)>,
    /// Newest first, those that can be brought back.
    pub removed: Vec<(EntryId, Entry)>,
    /// The photo's bytes.
    pub photo: Option<Arc<[u8]>>,
    /// The bytes of the photos it shows, those of entries among them, as far as they are here.
    pub photos: BTreeMap<PhotoId, Arc<[u8]>>,
    /// How often they come; `None` where their visits are too few to tell.
    pub rhythm: Option<Rhythm>,
    /// What the owner decided about reasons of theirs.
    pub decided: BTreeMap<String, Decision>,
    /// The owner's own lines for them, by greeting.
    pub lines: BTreeMap<ItemId, String>,
    /// The pages that were joined with this one.
    pub joined: Vec<Row>,
    /// The recommender's title, where they have a page.
    pub recommended_by: Option<(CustomerId, String)>,
    /// What is half-written in the forms of this page. Drafts that another tab wrote since it was opened are not among them.
    pub drafts: BTreeMap<Draft, String>,
    /// Some chunks could not be read and are kept aside.
    pub damaged: bool,
    /// Written by a later version: can be read only.
    pub newer: bool,
}

/// Whether a page can be shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PageState {
    /// Its document is being read.
    Opening,
    /// It is here.
    Ready,
    /// There is none.
    Missing,
    /// It was begun by mistake and taken back; it can be brought back with all it had.
    TakenBack,
    /// It was joined with this one.
    Joined(CustomerId),
}

impl PageView {
    pub(in crate::notebook) fn opening(id: CustomerId) -> Self {
        Self {
            id,
            state: PageState::Opening,
            customer: Customer::default(),
            entries: Vec::new(),
            removed: Vec::new(),
            photo: None,
            photos: BTreeMap::new(),
            rhythm: None,
            decided: BTreeMap::new(),
            lines: BTreeMap::new(),
            joined: Vec::new(),
            recommended_by: None,
            drafts: BTreeMap::new(),
            damaged: false,
            newer: false,
        }
    }
}
