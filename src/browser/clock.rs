//! Time and dice, which the core may not have.

use chrono::NaiveDate;
use wasm_bindgen::JsValue;

use crate::domain::Timestamp;

/// The device's clock.
pub fn now() -> Timestamp {
    Timestamp(js_sys::Date::now() as i64)
}

/// The day it is where the device is.
pub fn today() -> NaiveDate {
    let date = js_sys::Date::new_0();
    NaiveDate::from_ymd_opt(date.get_full_year() as i32, date.get_month() + 1, date.get_date())
        .unwrap_or_default()
}

/// The hour of the day, 0 to 23.
pub fn hour() -> u32 {
    js_sys::Date::new_0().get_hours()
}

/// Sixteen random bytes, from the browser's cryptographic source.
pub fn random() -> [u8; 16] {
    let mut bytes = [0; 16];
    let crypto = web_sys::window().and_then(|window| window.crypto().ok());
    let drawn = crypto.map(|crypto| crypto.get_random_values_with_u8_array(&mut bytes));
    // An id drawn from nothing would collide: every browser of the last ten years has this source.
    assert!(matches!(drawn, Some(Ok(_))), "the browser gives no random numbers");
    bytes
}

/// Sorts names as the language does: their positions, first to last.
pub fn collate(language: &str, names: &[&str]) -> Vec<u32> {
    let options = js_sys::Object::new();
    let tags = js_sys::Array::of1(&JsValue::from_str(language));
    let compare = js_sys::Intl::Collator::new(&tags, &options).compare();
    // The position travels behind the name, past a character no name has, so that the browser sorts
    // by itself without a call back for each of many thousand comparisons.
    let keys: js_sys::Array =
        names.iter().enumerate().map(|(at, name)| JsValue::from_str(&format!("{name}\u{1}{at}"))).collect();
    let sort = js_sys::Reflect::get(&keys, &JsValue::from_str("sort")).map(js_sys::Function::from);
    if let Ok(sort) = sort
        && sort.call1(&keys, &compare).is_ok()
    {
        return keys.iter().filter_map(|key| key.as_string()?.rsplit('\u{1}').next()?.parse().ok()).collect();
    }
    (0..names.len() as u32).collect()
}
