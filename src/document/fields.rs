//! The few ways a value stands in a document: a scalar under a key, a text, a map of maps. Missing
//! and empty are the same to a reader, so an empty value is deleted rather than stored.

use std::collections::BTreeMap;

use automerge::hydrate::{self, Map};
use automerge::transaction::Transactable;
use automerge::{
    ActorId, AutoCommit, AutomergeError, ObjId, ObjType, ReadDoc, ScalarValue, TextEncoding, Value,
};

pub(super) type Edited = Result<(), AutomergeError>;

/// A document with nothing in it. Texts count in code points, in every document alike.
pub(super) fn empty() -> AutoCommit {
    AutoCommit::new_with_encoding(TextEncoding::UnicodeCodePoint)
}

/// Everything in a document, as its readers find it by now. Automerge reads a whole document in a
/// tenth of the time that asking it key by key takes.
pub(super) fn read(doc: &AutoCommit) -> Map {
    match doc.hydrate(automerge::ROOT, None) {
        Ok(hydrate::Value::Map(map)) => map,
        _ => Map::default(),
    }
}

/// Reads a scalar; `None` where there is none or an object stands there.
fn scalar<'a>(from: &'a Map, key: &str) -> Option<&'a ScalarValue> {
    match from.get(key) {
        Some(hydrate::Value::Scalar(value)) => Some(value),
        _ => None,
    }
}

/// Reads a string scalar or a text object; empty where there is neither.
pub(super) fn text(from: &Map, key: &str) -> String {
    match from.get(key) {
        Some(hydrate::Value::Scalar(ScalarValue::Str(text))) => text.to_string(),
        Some(hydrate::Value::Text(text)) => text.into(),
        _ => String::new(),
    }
}

/// Reads an integer.
pub(super) fn int(from: &Map, key: &str) -> Option<i64> {
    scalar(from, key)?.as_i64()
}

/// Reads an integer that is not negative.
pub(super) fn uint(from: &Map, key: &str) -> Option<u64> {
    scalar(from, key)?.as_u64()
}

/// Reads a yes or no; missing is no.
pub(super) fn flag(from: &Map, key: &str) -> bool {
    scalar(from, key).and_then(ScalarValue::as_bool).unwrap_or_default()
}

/// Reads bytes.
pub(super) fn bytes<'a>(from: &'a Map, key: &str) -> Option<&'a [u8]> {
    match scalar(from, key)? {
        ScalarValue::Bytes(bytes) => Some(bytes),
        _ => None,
    }
}

/// What stands under each key of the map under `key`; nothing where a stranger's document lacks it.
pub(super) fn members<'a>(from: &'a Map, key: &str) -> impl Iterator<Item = (&'a str, &'a hydrate::Value)> {
    let map = match from.get(key) {
        Some(hydrate::Value::Map(map)) => Some(map),
        _ => None,
    };
    map.into_iter().flat_map(Map::iter).map(|(key, member)| (key.as_str(), &member.value))
}

/// Every map within the map under `key`, with the key it stands under.
pub(super) fn maps<'a>(from: &'a Map, key: &str) -> impl Iterator<Item = (&'a str, &'a Map)> {
    members(from, key).filter_map(|(key, value)| match value {
        hydrate::Value::Map(map) => Some((key, map)),
        _ => None,
    })
}

/// The map under a key, to be written in; `None` where there is none yet.
pub(super) fn map(doc: &impl ReadDoc, at: &ObjId, key: &str) -> Option<ObjId> {
    match doc.get(at, key) {
        Ok(Some((Value::Object(ObjType::Map), object))) => Some(object),
        _ => None,
    }
}

/// Writes a scalar.
pub(super) fn put(
    doc: &mut impl Transactable,
    at: &ObjId,
    key: &str,
    value: impl Into<ScalarValue>,
) -> Edited {
    doc.put(at, key, value)
}

/// Writes a scalar, or deletes the key for `None`.
pub(super) fn put_or_delete(
    doc: &mut impl Transactable,
    at: &ObjId,
    key: &str,
    value: Option<impl Into<ScalarValue>>,
) -> Edited {
    match value {
        Some(value) => doc.put(at, key, value),
        None if doc.get(at, key)?.is_some() => doc.delete(at, key),
        None => Ok(()),
    }
}

/// Writes a one-line text; deletes the key when it is empty.
pub(super) fn put_line(doc: &mut impl Transactable, at: &ObjId, key: &str, line: &str) -> Edited {
    put_or_delete(doc, at, key, (!line.is_empty()).then_some(line))
}

/// Does to a text object what makes `new` of `base`, so that words written elsewhere stay.
pub(super) fn put_text(doc: &mut impl Transactable, at: &ObjId, key: &str, base: &str, new: &str) -> Edited {
    let object = match doc.get(at, key)? {
        Some((Value::Object(ObjType::Text), object)) => object,
        _ => doc.put_object(at, key, ObjType::Text)?,
    };
    let current = doc.text(&object)?;
    if current == base {
        doc.update_text(&object, new)
    } else {
        doc.update_text(&object, &join(base, &current, new)?)
    }
}

/// Both what became of `base` here and what became of it elsewhere, joined as two devices' edits are.
fn join(base: &str, elsewhere: &str, here: &str) -> Result<String, AutomergeError> {
    let mut one = empty();
    one.set_actor(ActorId::from([1].as_slice()));
    let text = one.put_object(automerge::ROOT, "text", ObjType::Text)?;
    one.update_text(&text, base)?;
    let mut other = one.fork().with_actor(ActorId::from([2].as_slice()));
    one.update_text(&text, elsewhere)?;
    other.update_text(&text, here)?;
    one.merge(&mut other)?;
    one.text(&text)
}

/// The map under `key` of `at`, made if it is missing.
pub(super) fn ensure_map(
    doc: &mut impl Transactable,
    at: &ObjId,
    key: &str,
) -> Result<ObjId, AutomergeError> {
    match map(doc, at, key) {
        Some(object) => Ok(object),
        None => doc.put_object(at, key, ObjType::Map),
    }
}

/// Writes the items that differ between `base` and `new` into the map of maps under `key`; `write`
/// puts one item's fields.
pub(super) fn put_items<D: Transactable, I: Ord + ToString, T: PartialEq>(
    doc: &mut D,
    key: &str,
    base: &BTreeMap<I, T>,
    new: &BTreeMap<I, T>,
    write: impl Fn(&mut D, &ObjId, &T) -> Edited,
) -> Edited {
    if base == new {
        return Ok(());
    }
    let outer = ensure_map(doc, &automerge::ROOT, key)?;
    for id in base.keys().filter(|id| !new.contains_key(id)) {
        put_or_delete(doc, &outer, &id.to_string(), None::<ScalarValue>)?;
    }
    for (id, item) in new.iter().filter(|(id, item)| base.get(id) != Some(item)) {
        let inner = ensure_map(doc, &outer, &id.to_string())?;
        write(doc, &inner, item)?;
    }
    Ok(())
}
