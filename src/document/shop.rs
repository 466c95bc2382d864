//! The shop's document: its card, and the ids of erased customers.

use automerge::{AutoCommit, ROOT, ReadDoc, ScalarValue};

use super::fields::{Edited, ensure_map, map, put, put_line, put_or_delete, text};
use crate::domain::{DocumentId, Shop};

/// The first change of every shop's document.
pub(super) const GENESIS: &[u8] = include_bytes!("genesis/shop.automerge");

pub(super) fn read(doc: &AutoCommit) -> Shop {
    let currencies =
        map(doc, &ROOT, "currencies").map(|at| doc.keys(&at).collect::<Vec<_>>()).unwrap_or_default();
    Shop {
        name: text(doc, &ROOT, "name"),
        country: text(doc, &ROOT, "country"),
        currencies: currencies.iter().filter_map(|code| code.parse().ok()).collect(),
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

pub(super) fn erased(doc: &AutoCommit) -> Vec<DocumentId> {
    map(doc, &ROOT, "erased")
        .map(|at| doc.keys(&at).filter_map(|id| id.parse().ok()).collect())
        .unwrap_or_default()
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
