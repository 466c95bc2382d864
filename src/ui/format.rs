//! What [`Format`](crate::i18n::format::Format) does not write: moments, in the time zone of the browser, and holidays.

use chrono::NaiveDate;
use js_sys::Date;
use wasm_bindgen::JsValue;

use super::state::App;
use crate::domain::Timestamp;
use crate::notebook::api::needs::HolidayName;

/// A moment of this session as its time of day.
pub fn time(at: Timestamp) -> String {
    let date = Date::new(&JsValue::from_f64(at.0 as f64));
    format!("{}:{:02}", date.get_hours(), date.get_minutes())
}

/// A moment as its day and its time of day.
pub fn moment(app: App, at: Timestamp) -> String {
    let date = Date::new(&JsValue::from_f64(at.0 as f64));
    let on = NaiveDate::from_ymd_opt(date.get_full_year() as i32, date.get_month() + 1, date.get_date());
    let on = on.map(|on| app.format().day(on)).unwrap_or_default();
    app.tr("date-time", &[("day", on.into()), ("time", time(at).into())])
}

/// The name of a holiday.
pub fn holiday(app: App, name: &HolidayName) -> String {
    match name {
        HolidayName::Known(key) => app.tr(&format!("holiday-{key}"), &[]),
        HolidayName::Own(name) => name.clone(),
    }
}
