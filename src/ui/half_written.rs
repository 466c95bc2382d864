//! What is half-written in a form, as text that is kept until the form is saved. Only the fields that the owner has changed
//! are kept, each as it was and as it is now, so that what another tab or device wrote meanwhile is not written over when the
//! form is taken up again. Of a line or a text that both have changed, both are told.

use std::collections::BTreeMap;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

#[derive(Serialize, Deserialize)]
struct Changed {
    was: Value,
    now: Value,
}

/// The fields that are not as the form began; empty where all are.
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

/// A form that was half-written, as it is shown again.
#[derive(Clone, Debug, PartialEq)]
pub struct TakenUp<Values> {
    /// The form as it begins, with what was half-written in place.
    pub values: Values,
    /// What another tab or device has written meanwhile where something else is half-written.
    pub meanwhile: Vec<String>,
}

/// Takes up what was half-written; `None` where that says nothing this version understands.
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

/// Of lists, each item is merged by itself: what the owner has not changed here is as the form begins with it, and what came
/// since comes along. The empty item that a form begins with is nobody's.
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
