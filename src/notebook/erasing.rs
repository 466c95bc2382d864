//! Erasing for good. What stays is the id, in the shop's document and as a tombstone beside it: it
//! keeps other tabs and devices from writing the page again, and names nobody.

use super::saving::delete_all;
use super::view::Happened;
use super::{Ambient, Effect, Notebook};
use crate::domain::{CustomerId, DocumentId};
use crate::storage::Transaction;

impl Notebook {
    /// Looks who else is named before anything is erased.
    pub(super) fn ask_erase(&mut self, id: CustomerId) {
        let Some(page) = self.view.page.as_ref().filter(|page| page.id == id) else { return };
        let names = [&page.customer.name, &page.customer.called].map(|name| name.trim().to_owned());
        let names: Vec<String> = names.into_iter().filter(|name| !name.is_empty()).collect();
        let mentions = self.index.mentions(&names, id);
        self.view.erasing = Some((id, self.rows(&mentions)));
    }

    /// Erases a page: its bytes go in the same transaction that notes the id in the shop's document.
    pub(super) fn erase(&mut self, id: CustomerId, ambient: &Ambient, effects: &mut Vec<Effect>) {
        self.view.erasing = None;
        // Whoever was joined with them is the same person.
        let joined = self.joined.keys().copied().filter(|other| self.standing(*other) == id);
        let gone: Vec<CustomerId> = [id].into_iter().chain(joined).collect();
        let Some(shop) = self.held.get_mut(&DocumentId::SHOP) else { return };
        for id in gone {
            let document = DocumentId::from(id);
            if let Err(error) = shop.document.note_erased(document, ambient.now) {
                self.view.trouble = Some(error.into());
                return;
            }
            shop.beside.extend(delete_all(document));
            self.erasing.insert(id);
        }
        shop.touch();
        self.save(DocumentId::SHOP, effects);
    }

    /// Forgets whoever the shop's document says was erased, here or elsewhere. Called once that is
    /// durable, so that a page whose erasing failed is still shown.
    pub(super) fn obey_erased(&mut self, ambient: &Ambient, effects: &mut Vec<Effect>) {
        self.erase_joined(ambient, effects);
        let Some(shop) = self.held.get(&DocumentId::SHOP) else { return };
        let erased: Vec<DocumentId> =
            shop.document.erased().into_iter().filter(|id| self.is_summed(CustomerId::from(*id))).collect();
        for id in erased {
            let here = self.erasing.remove(&id.into());
            self.forget(id, !here);
            if here {
                self.notify(Happened::Erased, false);
            }
            // Repeats what erasing here has just done; for a page erased elsewhere it is the first time.
            let changes = delete_all(id).collect();
            self.write_aside(Transaction { changes, strict: true, guards: Vec::new() }, effects);
            effects.push(Effect::Announce(vec![id]));
        }
    }

    /// Whoever is joined with an erased page is the same person, also where nobody knew of the join while erasing.
    fn erase_joined(&mut self, ambient: &Ambient, effects: &mut Vec<Effect>) {
        if self.joined.is_empty() {
            return;
        }
        let erased = self.erased();
        let orphans: Vec<DocumentId> = self
            .joined
            .keys()
            .filter(|id| erased.contains(&self.standing(**id).into()))
            .map(|id| DocumentId::from(*id))
            .filter(|id| !erased.contains(id))
            .collect();
        let Some(shop) = self.held.get_mut(&DocumentId::SHOP).filter(|_| !orphans.is_empty()) else { return };
        for id in orphans {
            if let Err(error) = shop.document.note_erased(id, ambient.now) {
                self.view.trouble = Some(error.into());
                return;
            }
            shop.beside.extend(delete_all(id));
        }
        shop.touch();
        self.save(DocumentId::SHOP, effects);
    }
}
