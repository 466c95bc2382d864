//! Erasing for good. What stays is the id, in the shop's document and as a tombstone beside it: it
//! keeps other tabs and devices from writing the page again, and names nobody.

use super::{Ambient, Effect, Notebook};
use crate::domain::CustomerId;

impl Notebook {
    /// Looks who else is named before anything is erased.
    pub(super) fn ask_erase(&mut self, id: CustomerId) {
        let Some(page) = self.view.page.as_ref().filter(|page| page.id == id) else { return };
        let names = [&page.customer.name, &page.customer.called].map(|name| name.trim().to_owned());
        let names: Vec<String> = names.into_iter().filter(|name| !name.is_empty()).collect();
        let mentions = self.index.mentions(&names, id);
        self.view.erasing = Some((id, self.rows(&mentions)));
    }

    /// Erases a page: its bytes go in the same transaction that notes the id in the shop's document (`noted`).
    pub(super) fn erase(&mut self, id: CustomerId, ambient: &Ambient, effects: &mut Vec<Effect>) {
        self.view.erasing = None;
        // Whoever was joined with them is the same person.
        let joined = self.unlisted.keys().copied().filter(|other| self.standing(*other) == id);
        let gone: Vec<CustomerId> = [id].into_iter().chain(joined).collect();
        self.erasing.extend(&gone);
        self.note_erased(&gone, ambient, effects);
    }
}
