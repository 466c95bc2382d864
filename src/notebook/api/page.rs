//! One person's page, as it is shown.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::command::Draft;
use super::list::Row;
use crate::care::rhythm::Rhythm;
use crate::domain::{Customer, CustomerId, Decision, DecisionKey, Entry, EntryId, ItemId, PhotoId};

/// A page as it is shown.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PageView {
    /// The id of the page.
    pub id: CustomerId,
    /// Whether it can be shown.
    pub state: PageState,
    /// Everything but the entries.
    pub customer: Customer,
    /// Newest first, without those removed.
    pub entries: Vec<(EntryId, Entry)>,
    /// The entries that can be brought back, newest first.
    pub removed: Vec<(EntryId, Entry)>,
    /// The photo's bytes.
    pub photo: Option<Arc<[u8]>>,
    /// The bytes of the photos that the page and its entries show, as far as they are here.
    pub photos: BTreeMap<PhotoId, Arc<[u8]>>,
    /// How often they come; `None` if they have too few visits to tell.
    pub rhythm: Option<Rhythm>,
    /// The owner's decisions about this person's reasons.
    pub decided: BTreeMap<DecisionKey, Decision>,
    /// The owner's own lines for them, by greeting.
    pub lines: BTreeMap<ItemId, String>,
    /// The pages that were merged with this one.
    pub joined: Vec<Row>,
    /// The recommender's title, where they have a page.
    pub recommended_by: Option<(CustomerId, String)>,
    /// The drafts in the forms of this page, without those that another tab wrote since it was opened.
    pub drafts: BTreeMap<Draft, String>,
    /// Some chunks could not be read. They are kept aside.
    pub damaged: bool,
    /// A later version wrote it. It is read-only.
    pub newer: bool,
}

/// Whether a page can be shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum PageState {
    /// Its document is being read.
    Opening,
    /// It is here.
    Ready,
    /// There is no such page.
    Missing,
    /// It was created by mistake and taken back. It can be brought back with everything it had.
    TakenBack,
    /// It was merged with this page.
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
