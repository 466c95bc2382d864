//! Days, money and sizes as the language writes them, by the browser's own `Intl`.

use std::cell::RefCell;
use std::collections::HashMap;

use chrono::{Datelike, NaiveDate};
use js_sys::{Array, Date, Function, Intl, Object, Reflect};
use leptos::prelude::*;
use wasm_bindgen::JsValue;

use super::state::App;
use crate::browser::clock;
use crate::domain::{Money, YearlyDay};
use crate::i18n::Language;

thread_local! {
    /// Formatters are slow to make and few: one for each language and form.
    static FORMATTERS: RefCell<HashMap<(Language, String), Function>> = RefCell::new(HashMap::new());
}

/// What a formatter formats.
#[derive(Clone, Copy, PartialEq)]
enum Formatter {
    Date,
    Number,
}

/// Formats `value`; `options` are `Intl`'s own, "name:value" separated by spaces.
fn format(language: Language, formatter: Formatter, options: &str, value: &JsValue) -> String {
    let function = FORMATTERS.with_borrow_mut(|known| {
        let make = || {
            let (locales, object) = (Array::of1(&language.tag().into()), Object::new());
            for (name, value) in options.split(' ').filter_map(|option| option.split_once(':')) {
                let value = value.parse::<f64>().map_or_else(|_| JsValue::from_str(value), JsValue::from_f64);
                let _ = Reflect::set(&object, &name.into(), &value);
            }
            match formatter {
                Formatter::Date => Intl::DateTimeFormat::new(&locales, &object).format(),
                Formatter::Number => Intl::NumberFormat::new(&locales, &object).format(),
            }
        };
        known.entry((language, options.to_owned())).or_insert_with(make).clone()
    });
    function.call1(&JsValue::NULL, value).ok().and_then(|text| text.as_string()).unwrap_or_default()
}

fn js_date(year: i32, month: u32, day: u32) -> JsValue {
    let date = Date::new_with_year_month_day(0, 0, 1);
    date.set_full_year_with_month_date(year as u32, month as i32 - 1, day as i32);
    date.into()
}

/// A day of the recent past: "today", "yesterday", the weekday within a week, else the date; the
/// year only when it is another.
pub fn day(app: App, day: NaiveDate) -> String {
    let today = clock::today();
    let options = match (today - day).num_days() {
        0 => return app.t("day-today")(),
        1 => return app.t("day-yesterday")(),
        2..=6 => "weekday:short day:numeric",
        _ if day.year() == today.year() => "day:numeric month:short",
        _ => "day:numeric month:short year:numeric",
    };
    format(app.language.get(), Formatter::Date, options, &js_date(day.year(), day.month(), day.day()))
}

/// Today in full: "Sunday 22 November".
pub fn today(app: App) -> String {
    let today = clock::today();
    let date = js_date(today.year(), today.month(), today.day());
    format(app.language.get(), Formatter::Date, "weekday:long day:numeric month:long", &date)
}

/// A yearly day in words: "24 March", with the year where it is known.
pub fn yearly(app: App, day: YearlyDay) -> String {
    let options =
        if day.year.is_some() { "day:numeric month:long year:numeric" } else { "day:numeric month:long" };
    // A leap year stands in, so that 29 February is one.
    let year = i32::from(day.year.unwrap_or(2000));
    format(app.language.get(), Formatter::Date, options, &js_date(year, day.month.into(), day.day.into()))
}

/// A yearly day as it is typed: day before month.
pub fn typed(day: YearlyDay) -> String {
    match day.year {
        Some(year) => format!("{}.{}.{year}", day.day, day.month),
        None => format!("{}.{}", day.day, day.month),
    }
}

/// A moment of this session: its time of day.
pub fn time(app: App, at: crate::domain::Timestamp) -> String {
    let date = Date::new(&JsValue::from_f64(at.0 as f64));
    format(app.language.get(), Formatter::Date, "hour:numeric minute:2-digit", &date.into())
}

/// An amount with its currency; decimals only where there are any.
pub fn money(app: App, money: Money) -> String {
    let whole = money.minor % 10_i64.pow(money.currency.decimals()) == 0;
    let decimals = if whole { 0 } else { money.currency.decimals() };
    let options = format!(
        "style:currency currencyDisplay:narrowSymbol currency:{} minimumFractionDigits:{decimals} maximumFractionDigits:{decimals}",
        money.currency.code()
    );
    let number = JsValue::from_f64(money.decimal().parse().unwrap_or_default());
    format(app.language.get(), Formatter::Number, &options, &number)
}

/// A size in bytes, in the unit that reads best.
pub fn size(app: App, bytes: f64) -> String {
    let (value, unit) = match bytes {
        small if small < 1e6 => (small / 1e3, "kilobyte"),
        middle if middle < 1e9 => (middle / 1e6, "megabyte"),
        large => (large / 1e9, "gigabyte"),
    };
    let options = format!("style:unit unit:{unit} maximumFractionDigits:1");
    format(app.language.get(), Formatter::Number, &options, &JsValue::from_f64(value))
}
