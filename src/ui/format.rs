//! Days, money and sizes in the format of the language.
//!
//! Money and sizes use the browser's `Intl`. Days do not: Chromium has no Khmer calendar and would write "M11 22", so
//! months and weekdays are in the message files.

use std::cell::RefCell;
use std::collections::HashMap;

use chrono::{Datelike, NaiveDate};
use js_sys::{Array, Date, Function, Intl, Object, Reflect};
use leptos::prelude::*;
use wasm_bindgen::JsValue;

use super::state::App;
use crate::browser::clock;
use crate::domain::{AmountError, DayKind, Entry, Keyed, Money, Timestamp, Unit, Wrong, YearlyDay};
use crate::i18n::Language;
use crate::notebook::api::needs::HolidayName;

thread_local! {
    /// Formatters are slow to create and few, so there is one for each language and form.
    static FORMATTERS: RefCell<HashMap<(Language, String), Function>> = RefCell::new(HashMap::new());
}

/// Formats a number. `options` are the options of `Intl`, written as "name:value" and separated by spaces.
fn number(app: App, options: &str, value: f64) -> String {
    let language = app.language.get();
    let function = FORMATTERS.with_borrow_mut(|known| {
        let make = || {
            let (locales, object) = (Array::of1(&language.tag().into()), Object::new());
            for (name, value) in options.split(' ').filter_map(|option| option.split_once(':')) {
                let value = value.parse::<f64>().map_or_else(|_| JsValue::from_str(value), JsValue::from_f64);
                let _ = Reflect::set(&object, &name.into(), &value);
            }
            Intl::NumberFormat::new(&locales, &object).format()
        };
        known.entry((language, options.to_owned())).or_insert_with(make).clone()
    });
    let formatted = function.call1(&JsValue::NULL, &value.into());
    formatted.ok().and_then(|text| text.as_string()).unwrap_or_default()
}

/// A day in the past: "today", "yesterday", the weekday within a week, otherwise the date. The year is shown only if it
/// is a different one.
pub fn day(app: App, day: NaiveDate) -> String {
    let today = clock::today();
    match (today - day).num_days() {
        0 => app.t("day-today")(),
        1 => app.t("day-yesterday")(),
        2..=6 => weekday(app, day),
        _ => on(app, day),
    }
}

/// A day as a date, in the past or in the future. The year is shown only if it is a different one.
pub fn on(app: App, day: NaiveDate) -> String {
    let month = app.tr1("month-short", "month", day.month() as usize);
    let year = (day.year() != clock::today().year()).then_some(day.year());
    date(app, day.day(), month, year)
}

/// A day near today, from today or from before it. Returns the message that fits, and its "when".
pub fn near(app: App, day: NaiveDate, [ahead, past]: [&'static str; 2]) -> (&'static str, String) {
    let days = (day - clock::today()).num_days();
    let count = usize::try_from(days.abs()).unwrap_or_default();
    match days < 0 {
        true => (past, app.tr1("today-past", "days", count)),
        false => (ahead, app.tr1("today-ahead", "days", count)),
    }
}

/// Today in full: "Sunday 22 November".
pub fn today(app: App) -> String {
    let today = clock::today();
    let month = app.tr1("month", "month", today.month() as usize);
    let day = today.day().to_string();
    app.tr(
        "date-full",
        &[("weekday", weekday(app, today).into()), ("day", day.into()), ("month", month.into())],
    )
}

/// A yearly day in words: "24 March", with the year if it is known; "March 1990" for a month.
pub fn yearly(app: App, day: YearlyDay) -> String {
    let month = app.tr1("month", "month", usize::from(day.month));
    match (day.day, day.year) {
        (Some(on), year) => date(app, on.into(), month, year.map(i32::from)),
        (None, Some(year)) => {
            app.tr("date-month-year", &[("month", month.into()), ("year", year.to_string().into())])
        }
        (None, None) => month,
    }
}

/// The name of the day's weekday.
pub fn weekday(app: App, day: NaiveDate) -> String {
    app.tr1("weekday", "weekday", day.weekday().number_from_monday() as usize)
}

fn date(app: App, day: u32, month: String, year: Option<i32>) -> String {
    // The year is passed as text, so that no digit grouping gets into it.
    let (day, month) = (("day", day.to_string().into()), ("month", month.into()));
    match year {
        Some(year) => app.tr("date-day-year", &[day, month, ("year", year.to_string().into())]),
        None => app.tr("date-day", &[day, month]),
    }
}

/// The error message for something that was typed.
pub fn wrong(app: App, wrong: Wrong) -> String {
    match wrong {
        Wrong::Empty => app.t("entry-empty")(),
        Wrong::Nameless => app.t("form-nothing")(),
        Wrong::NoDate => app.t("entry-date-wrong")(),
        Wrong::Future => app.t("entry-future")(),
        Wrong::NoYearlyDay => {
            let example = YearlyDay { month: 3, day: Some(24), year: None }.typed();
            app.tr1("form-day-wrong", "example", example.as_str())
        }
        Wrong::Amount(AmountError::NotANumber, _) => app.t("entry-amount-wrong")(),
        Wrong::Amount(AmountError::TooFine, currency) => {
            app.tr1("entry-amount-fine", "currency", currency.code())
        }
        Wrong::Amount(AmountError::TooLarge, _) => app.t("entry-amount-large")(),
        Wrong::Number { from, to } => app.tr("number-wrong", &[("from", from.into()), ("to", to.into())]),
        Wrong::NoEnd => app.t("membership-no-day")(),
        Wrong::Link => app.t("entry-link-wrong")(),
        Wrong::TooLong { over, limit } => {
            app.tr("text-too-long", &[("count", over.into()), ("limit", limit.into())])
        }
    }
}

/// The word for a unit of time.
pub fn unit(app: App, unit: Unit) -> String {
    app.tr(&format!("unit-{}", unit.key()), &[])
}

/// A moment of this session as its time of day.
pub fn time(at: Timestamp) -> String {
    let date = Date::new(&JsValue::from_f64(at.0 as f64));
    format!("{}:{:02}", date.get_hours(), date.get_minutes())
}

/// A moment as its day and its time of day.
pub fn moment(app: App, at: Timestamp) -> String {
    let date = Date::new(&JsValue::from_f64(at.0 as f64));
    let on = NaiveDate::from_ymd_opt(date.get_full_year() as i32, date.get_month() + 1, date.get_date());
    let on = on.map(|on| day(app, on)).unwrap_or_default();
    app.tr("date-time", &[("day", on.into()), ("time", time(at).into())])
}

/// An amount with its currency. Decimals are shown only if there are any.
pub fn money(app: App, money: Money) -> String {
    let whole = money.minor % 10_i64.pow(money.currency.decimals()) == 0;
    let decimals = if whole { 0 } else { money.currency.decimals() };
    let options = format!(
        "style:currency currencyDisplay:narrowSymbol currency:{} minimumFractionDigits:{decimals} maximumFractionDigits:{decimals}",
        money.currency.code()
    );
    number(app, &options, money.decimal().parse().unwrap_or_default())
}

/// The kind of an entry, what was paid, and how and by whom it was written.
pub fn entry_meta(app: App, entry: &Entry) -> String {
    let parts = [
        Some(app.tr(&format!("entry-kind-{}", entry.kind().key()), &[])),
        entry.amount().map(|amount| money(app, amount)),
        entry.channel().map(|channel| app.tr(&format!("entry-channel-{}", channel.key()), &[])),
        Some(ahead(app, entry)).filter(|ahead| !ahead.is_empty()),
        entry.sent().is_some_and(|sent| sent.despite).then(|| app.tr("entry-despite", &[])),
        entry.starter().map(|starter| app.tr(&format!("entry-starter-{}", starter.key()), &[])),
        entry.cost().map(|cost| labelled(app, app.t("entry-cost")(), money(app, cost))),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// What an entry looks ahead to: the day, its meaning, and the time after which it is due again.
pub fn ahead(app: App, entry: &Entry) -> String {
    let parts = [
        entry.due.map(|due| labelled(app, app.t(entry.kind().due())(), on(app, due))),
        entry
            .every()
            .map(|every| app.tr1(&format!("period-{}", every.unit.key()), "count", usize::from(every.count))),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// A value after its label: "Cost: $5". Khmer has its own colon.
pub fn labelled(app: App, label: String, value: String) -> String {
    app.tr("labelled", &[("label", label.into()), ("value", value.into())])
}

/// The name of a kind of day.
pub fn day_kind(app: App, kind: DayKind) -> String {
    app.tr(&format!("form-day-{}", kind.key()), &[])
}

/// The name of a holiday.
pub fn holiday(app: App, name: &HolidayName) -> String {
    match name {
        HolidayName::Known(key) => app.tr(&format!("holiday-{key}"), &[]),
        HolidayName::Own(name) => name.clone(),
    }
}

/// A size in bytes, in the most readable unit.
pub fn size(app: App, bytes: f64) -> String {
    let (value, unit) = match bytes {
        small if small < 1e6 => (small / 1e3, "kilobyte"),
        middle if middle < 1e9 => (middle / 1e6, "megabyte"),
        large => (large / 1e9, "gigabyte"),
    };
    let options = format!("style:unit unit:{unit} maximumFractionDigits:1");
    number(app, &options, value)
}
