//! The draft of a form, as text that is kept until the form is saved. Only the fields that the owner has changed are
//! kept, each with its old and new value. So words that another tab or device wrote in the meantime are not overwritten
//! when the form is opened again. If both have changed a line or a text, the owner sees both.

use std::collections::BTreeMap;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

#[derive(Serialize, Deserialize)]
struct Changed {
    was: Value,
    now: Value,
}

/// The fields that differ from the start of the form; empty if none differ.
pub fn kept<Values: Serialize>(begin: &Values, now: &Values) -> String {
    let begin = fields(begin);
    let is_changed = |(name, now): &(String, Value)| begin.get(name) != Some(now);
    let changed: BTreeMap<String, Changed> = fields(now)
        .into_iter()
        .filter(is_changed)
        .map(|(name, now)| {
            let was = begin.get(&name).cloned().unwrap_or_default();
            (name, Changed { was, now })
        })
        .collect();
    if changed.is_empty() { String::new() } else { serde_json::to_string(&changed).unwrap_or_default() }
}

/// A draft of a form, as it is shown again.
#[derive(Clone, Debug, PartialEq)]
pub struct TakenUp<Values> {
    /// The values at the start of the form, with the draft applied.
    pub values: Values,
    /// What another tab or device has written in the meantime in fields that also have a draft.
    pub meanwhile: Vec<String>,
}

/// Opens a draft; `None` if this version does not understand it.
pub fn taken_up<Values: Serialize + DeserializeOwned>(
    begin: &Values,
    draft: &str,
) -> Option<TakenUp<Values>> {
    let (mut values, mut meanwhile) = (fields(begin), Vec::new());
    for (name, kept) in serde_json::from_str::<Map<String, Value>>(draft).ok()? {
        let begun = values.get(&name).cloned().unwrap_or_default();
        let value = match Changed::deserialize(&kept) {
            Ok(Changed { was, now }) => {
                let is_changed = begun.is_string() && begun != was && begun != now;
                meanwhile.extend(begun.as_str().filter(|_| is_changed).map(str::to_owned));
                merged(begun, was, now)
            }
            // An earlier version kept whole forms.
            Err(_) => kept,
        };
        values.insert(name, value);
    }
    Some(TakenUp { values: serde_json::from_value(Value::Object(values)).ok()?, meanwhile })
}

/// In a list, each item is merged by itself. Items that the owner has not changed here keep the value at the start of
/// the form, and new items are added. The empty item that a form begins with does not count.
fn merged(begin: Value, was: Value, now: Value) -> Value {
    let (Value::Array(begin), Value::Array(was), Value::Array(now)) = (begin, was, &now) else { return now };
    let with_id =
        |items: &[Value], item: &Value| items.iter().find(|other| other["id"] == item["id"]).cloned();
    let mine = now.iter().filter_map(|item| match was.contains(item) {
        true => with_id(&begin, item).or_else(|| is_empty(item).then(|| item.clone())),
        false => Some(item.clone()),
    });
    let is_theirs =
        |item: &&Value| !is_empty(item) && with_id(&was, item).or_else(|| with_id(now, item)).is_none();
    mine.chain(begin.iter().filter(is_theirs).cloned()).collect()
}

fn is_empty(item: &Value) -> bool {
    item["value"] == ""
}

fn fields(values: &impl Serialize) -> Map<String, Value> {
    match serde_json::to_value(values) {
        Ok(Value::Object(fields)) => fields,
        _ => Map::new(),
    }
}
