//! What is half-written in a form, as text that is kept until the form is saved: only the fields that the owner has
//! changed, so that another tab's or device's words in the others are not written over when it is taken up again.

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

/// The fields that are not as the form began; empty where all are.
pub fn kept<Values: Serialize>(begin: &Values, now: &Values) -> String {
    let (begin, mut now) = (fields(begin), fields(now));
    now.retain(|name, value| begin.get(name) != Some(value));
    if now.is_empty() { String::new() } else { Value::Object(now).to_string() }
}

/// The form as it begins, with what was half-written in place; `None` where that says nothing this version understands.
pub fn taken_up<Values: Serialize + DeserializeOwned>(begin: &Values, draft: &str) -> Option<Values> {
    let mut values = fields(begin);
    values.extend(serde_json::from_str::<Map<String, Value>>(draft).ok()?);
    serde_json::from_value(Value::Object(values)).ok()
}

fn fields(values: &impl Serialize) -> Map<String, Value> {
    match serde_json::to_value(values) {
        Ok(Value::Object(fields)) => fields,
        _ => Map::new(),
    }
}
