//! Time, random numbers and sort order. The core has no access to them by itself.

use std::cmp::Ordering;

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use js_sys::{Array, Function, Intl, Object, Promise};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

use crate::domain::{ItemId, Timestamp};

/// The time on the clock of the device.
pub fn now() -> Timestamp {
    Timestamp(js_sys::Date::now() as i64)
}

/// Today's date where the device is.
pub fn today() -> NaiveDate {
    let date = js_sys::Date::new_0();
    NaiveDate::from_ymd_opt(date.get_full_year() as i32, date.get_month() + 1, date.get_date())
        .unwrap_or_default()
}

/// The local date and time of a moment where the device is, by the time zone rules of that moment.
pub fn local(moment: Timestamp) -> NaiveDateTime {
    let date = js_sys::Date::new(&JsValue::from_f64(moment.0 as f64));
    let day = NaiveDate::from_ymd_opt(date.get_full_year() as i32, date.get_month() + 1, date.get_date());
    let time = NaiveTime::from_hms_opt(date.get_hours(), date.get_minutes(), date.get_seconds());
    day.unwrap_or_default().and_time(time.unwrap_or_default())
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
    // Ids without randomness would collide. Every browser of the last ten years has this source.
    assert!(matches!(drawn, Some(Ok(_))), "the browser gives no random numbers");
    bytes
}

/// The id of something that is made now.
pub fn new_item() -> ItemId {
    ItemId::at(now(), random())
}

/// Gives all other tasks a turn: painting, taps, answers from storage.
pub async fn pause() {
    wait(0).await;
}

/// Waits this many milliseconds, or a little longer.
pub async fn wait(milliseconds: i32) {
    let later = Promise::new(&mut |go_on, _| {
        let window = web_sys::window();
        let set = window
            .map(|window| window.set_timeout_with_callback_and_timeout_and_arguments_0(&go_on, milliseconds));
        if !matches!(set, Some(Ok(_))) {
            let _ = go_on.call0(&JsValue::NULL);
        }
    });
    let _ = JsFuture::from(later).await;
}

/// Compares names by the rules of a language.
pub struct Collator(Function);

impl Collator {
    /// Creates a collator for the language of this tag.
    pub fn new(language: &str) -> Self {
        let tags = Array::of1(&JsValue::from_str(language));
        Self(Intl::Collator::new(&tags, &Object::new()).compare())
    }

    /// Returns the order of two names.
    pub fn compare(&self, one: &str, other: &str) -> Ordering {
        let compared = self.0.call2(&JsValue::NULL, &JsValue::from_str(one), &JsValue::from_str(other));
        let compared = compared.ok().and_then(|number| number.as_f64()).unwrap_or_default();
        compared.partial_cmp(&0.0).unwrap_or(Ordering::Equal)
    }
}
