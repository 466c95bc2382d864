//! The shop's document: its card, and the ids of erased customers.

use automerge::hydrate::Map;
use automerge::{AutoCommit, ROOT, ScalarValue};

use super::fields::{Edited, ensure_map, members, put, put_line, put_or_delete, text};
use crate::domain::{DocumentId, Shop};

/// The first change of every shop's document.
pub(super) const GENESIS: &[u8] = include_bytes!("genesis/shop.automerge");

pub(super) fn read(root: &Map) -> Shop {
    Shop {
        name: text(root, "name"),
        country: text(root, "country"),
        currencies: members(root, "currencies").filter_map(|(code, _)| code.parse().ok()).collect(),
    }
}

pub(super) fn write(doc: &mut AutoCommit, base: &Shop, new: &Shop) -> Edited {
    if base.name != new.name {
        put_line(doc, &ROOT, "name", &new.name)?;
    }
    if base.country != new.country {
        put_line(doc, &ROOT, "country", &new.country)?;
    }
    let currencies = ensure_map(doc, &ROOT, "currencies")?;
    for gone in base.currencies.difference(&new.currencies) {
        put_or_delete(doc, &currencies, gone.code(), None::<ScalarValue>)?;
    }
    new.currencies
        .difference(&base.currencies)
        .try_for_each(|added| put(doc, &currencies, added.code(), true))
}

pub(super) fn note_erased(doc: &mut AutoCommit, customer: DocumentId) -> Edited {
    let erased = ensure_map(doc, &ROOT, "erased")?;
    put(doc, &erased, &customer.to_string(), true)
}

pub(super) fn erased(root: &Map) -> Vec<DocumentId> {
    members(root, "erased").filter_map(|(id, _)| id.parse().ok()).collect()
}

#[cfg(test)]
mod tests {
    use super::super::genesis;
    use automerge::ObjType;
    use automerge::transaction::Transactable;

    #[test]
    fn every_shop_begins_with_the_same_change() {
        let made = genesis(|doc| {
            for key in ["currencies", "erased"] {
                doc.put_object(automerge::ROOT, key, ObjType::Map)?;
            }
            Ok(())
        });
        assert_eq!(super::GENESIS, made);
    }
}
