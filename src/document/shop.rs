//! The shop's document: the shop's settings, the tombstones of erased customers, and the imports.
//!
//! Each import has its own root key, `import:<id>`: the time it began, or `false` once it was taken back. A map would
//! have to be part of the first change, which every shop already has.

use std::collections::{BTreeMap, BTreeSet};

use automerge::hydrate::Map;
use automerge::{AutoCommit, ROOT, ReadDoc, ScalarValue, Value};

use super::fields::{Edited, ensure_map, map, members, put, put_line, put_or_delete, text};
use super::imports::{self, import_key};
use super::{care, contact, greetings};
use crate::domain::{CustomerId, DocumentId, ImportId, Shop, Timestamp};

/// The first change of every shop's document.
pub(super) const GENESIS: &[u8] = include_bytes!("genesis/shop.automerge");

pub(super) fn read(root: &Map) -> Shop {
    Shop {
        name: text(root, "name"),
        country: text(root, "country"),
        currencies: members(root, "currencies").filter_map(|(code, _)| code.parse().ok()).collect(),
        care: care::read(root),
        contact: contact::read(root),
        greetings: greetings::read(root),
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
        .try_for_each(|added| put(doc, &currencies, added.code(), true))?;
    care::write(doc, &base.care, &new.care)?;
    contact::write(doc, &base.contact, &new.contact)?;
    greetings::write(doc, &base.greetings, &new.greetings)
}

pub(super) fn note_erased(doc: &mut AutoCommit, customer: DocumentId) -> Edited {
    let erased = ensure_map(doc, &ROOT, "erased")?;
    put(doc, &erased, &customer.to_string(), true)
}

pub(super) fn note_import(doc: &mut AutoCommit, import: ImportId, at: Option<Timestamp>) -> Edited {
    let value = at.map_or(ScalarValue::Boolean(false), |at| at.0.into());
    put(doc, &ROOT, &import_key(import), value)
}

/// The imports. They are needed for each incoming page, so the rest of the document is not read.
pub(super) fn imports(doc: &AutoCommit) -> BTreeMap<ImportId, Option<Timestamp>> {
    let began = |key: &str| match doc.get(ROOT, key) {
        Ok(Some((Value::Scalar(at), _))) => at.as_i64().map(Timestamp),
        _ => None,
    };
    doc.keys(ROOT).filter_map(|key| Some((imports::id_of(&key)?, began(&key)))).collect()
}

/// Notes a pair of different people. Like imports, it has its own root key: `apart:<id>:<id>`.
pub(super) fn note_apart(doc: &mut AutoCommit, mut pair: [CustomerId; 2]) -> Edited {
    pair.sort();
    put(doc, &ROOT, &format!("{APART}{}:{}", pair[0], pair[1]), true)
}

pub(super) fn apart(root: &Map) -> BTreeSet<[CustomerId; 2]> {
    let pair = |key: &str| {
        let (one, other) = key.strip_prefix(APART)?.split_once(':')?;
        Some([one.parse().ok()?, other.parse().ok()?])
    };
    root.iter().filter_map(|(key, _)| pair(key)).collect()
}

const APART: &str = "apart:";

/// The tombstones. They are needed as often as [`imports`](fn@imports).
pub(super) fn erased(doc: &AutoCommit) -> Vec<DocumentId> {
    let erased = map(doc, &ROOT, "erased");
    erased.iter().flat_map(|erased| doc.keys(erased)).filter_map(|id| id.parse().ok()).collect()
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
