//! The few shapes of a value in a document: a scalar under a key, a text, a map of maps. Readers treat missing and
//! empty alike, so an empty value is deleted, not stored.

use std::collections::BTreeMap;

use automerge::hydrate::{self, Map};
use automerge::transaction::Transactable;
use automerge::{
    ActorId, AutoCommit, AutomergeError, ObjId, ObjType, ReadDoc, ScalarValue, TextEncoding, Value,
};

pub(super) type Edited = Result<(), AutomergeError>;

/// An empty document. Text positions count code points, in every document.
pub(super) fn empty() -> AutoCommit {
    AutoCommit::new_with_encoding(TextEncoding::UnicodeCodePoint)
}

/// Reads a whole document in its current state. This takes a tenth of the time of reading it key by key.
pub(super) fn read(doc: &AutoCommit) -> Map {
    match doc.hydrate(automerge::ROOT, None) {
        Ok(hydrate::Value::Map(map)) => map,
        _ => Map::default(),
    }
}

/// Reads a scalar; `None` if it is missing or an object.
fn scalar<'a>(from: &'a Map, key: &str) -> Option<&'a ScalarValue> {
    match from.get(key) {
        Some(hydrate::Value::Scalar(value)) => Some(value),
        _ => None,
    }
}

/// Reads a string scalar or a text object; empty if there is neither.
pub(super) fn text(from: &Map, key: &str) -> String {
    match from.get(key) {
        Some(hydrate::Value::Scalar(ScalarValue::Str(text))) => text.to_string(),
        Some(hydrate::Value::Text(text)) => text.into(),
        _ => String::new(),
    }
}

/// Reads an integer; `None` if there is none.
pub(super) fn int(from: &Map, key: &str) -> Option<i64> {
    scalar(from, key)?.as_i64()
}

/// Reads a non-negative integer; `None` if there is none.
pub(super) fn uint(from: &Map, key: &str) -> Option<u64> {
    scalar(from, key)?.as_u64()
}

/// Reads a boolean; a missing one is false.
pub(super) fn flag(from: &Map, key: &str) -> bool {
    scalar(from, key).and_then(ScalarValue::as_bool).unwrap_or_default()
}

/// Reads bytes; `None` if there are none.
pub(super) fn bytes<'a>(from: &'a Map, key: &str) -> Option<&'a [u8]> {
    match scalar(from, key)? {
        ScalarValue::Bytes(bytes) => Some(bytes),
        _ => None,
    }
}

/// The members of the map under `key`; none if a foreign document lacks the map.
pub(super) fn members<'a>(from: &'a Map, key: &str) -> impl Iterator<Item = (&'a str, &'a hydrate::Value)> {
    let map = match from.get(key) {
        Some(hydrate::Value::Map(map)) => Some(map),
        _ => None,
    };
    map.into_iter().flat_map(Map::iter).map(|(key, member)| (key.as_str(), &member.value))
}

/// Every map within the map under `key`, with its own key.
pub(super) fn maps<'a>(from: &'a Map, key: &str) -> impl Iterator<Item = (&'a str, &'a Map)> {
    members(from, key).filter_map(|(key, value)| match value {
        hydrate::Value::Map(map) => Some((key, map)),
        _ => None,
    })
}

/// The map under a key, for writing; `None` if there is none yet.
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

/// Writes a scalar; `None` deletes the key.
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

/// Writes a one-line text; an empty one deletes the key.
pub(super) fn put_line(doc: &mut impl Transactable, at: &ObjId, key: &str, line: &str) -> Edited {
    put_or_delete(doc, at, key, (!line.is_empty()).then_some(line))
}

/// Applies the edit from `base` to `new` to a text object, so that words written elsewhere stay.
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

/// Merges the edits `base` to `elsewhere` and `base` to `here`, as if two devices had made them.
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

/// The map under `key` of `at`. It is created if it is missing.
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

/// Writes the items that differ between `base` and `new` into the map of maps under `key`. `write` writes the fields of
/// one item.
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
