//! Two pages that may be about the same person: found, and shown side by side.

use super::{Screens, rows};
use crate::domain::{CustomerId, DocumentId};
use crate::notebook::api::Update;
use crate::notebook::api::duplicates::{Comparison, Duplicate, Side};
use crate::notebook::ctx::Ctx;
use crate::notebook::documents::Documents;
use crate::search::Pair;

/// How many pairs are shown at once. It is enough for one evening, and the next pairs follow when these are done.
const TOLD: usize = 100;

/// The state of the duplicates screen.
#[derive(Default)]
pub(super) struct DuplicatesScreen {
    /// The list of duplicates is open.
    is_asked: bool,
    /// The two pages side by side, and the versions that are shown.
    compared: Option<[CustomerId; 2]>,
    versions: [Option<u64>; 2],
}

impl DuplicatesScreen {
    pub fn compared(&self) -> impl Iterator<Item = CustomerId> {
        self.compared.into_iter().flatten()
    }
}

impl Screens {
    /// Finds people who may have two pages.
    pub fn find_duplicates(&mut self, documents: &Documents) {
        self.duplicates.is_asked = true;
        let told = documents.duplicates().filter_map(|Pair { ids, why }| {
            let rows = rows(documents, &ids);
            Some(Duplicate { rows: rows.try_into().ok()?, why })
        });
        let found = told.take(TOLD).collect();
        self.shown.set(|view| &mut view.duplicates, Some(found), Update::Duplicates);
    }

    /// Pages were merged, parted or kept apart.
    pub fn duplicates_changed(&mut self, documents: &Documents) {
        if self.duplicates.is_asked {
            self.find_duplicates(documents);
        }
    }

    /// Shows two pages side by side.
    pub(super) fn compare(&mut self, pair: [CustomerId; 2], documents: &mut Documents, ctx: &mut Ctx) {
        (self.duplicates.compared, self.duplicates.versions) = (Some(pair), [None, None]);
        let comparison = Comparison { pair, sides: [None, None] };
        self.shown.set(|view| &mut view.comparison, Some(comparison), Update::Comparison);
        for id in pair.map(DocumentId::from) {
            if !documents.is_open(id) {
                documents.load(id, ctx);
            }
        }
    }

    /// Closes the comparison.
    pub fn close_comparison(&mut self) {
        self.duplicates.compared = None;
        self.shown.set(|view| &mut view.comparison, None, Update::Comparison);
    }

    /// Updates the comparison.
    pub(super) fn show_comparison(&mut self, documents: &mut Documents) {
        let Some(pair) = self.duplicates.compared else { return };
        let versions = pair.map(|id| documents.get(id.into()).map(|open| open.version()));
        if self.duplicates.versions == versions {
            return;
        }
        self.duplicates.versions = versions;
        let sides = pair.map(|id| {
            let page = documents.get(id.into())?.page();
            let entries = page.entries.iter().filter(|(_, entry)| !entry.removed).count();
            Some(Side { customer: page.customer.clone(), entries })
        });
        self.shown.set(|view| &mut view.comparison, Some(Comparison { pair, sides }), Update::Comparison);
    }
}
