//! Days, money and what an entry says, in the words of a language.
//!
//! Days do not use the browser's `Intl`: Chromium has no Khmer calendar and would write "M11 22". So months and weekdays are
//! in the message files. Money and sizes use `Intl`, which only the browser has; it is passed in.

use chrono::{Datelike, NaiveDate};

use super::{Argument, Arguments, Language, say};
use crate::domain::{AmountError, DayKind, Entry, Keyed, Money, Unit, Wrong, YearlyDay};

/// Formats a number. The options are those of `Intl.NumberFormat`, written as "name:value" and separated by spaces.
pub type NumberFormat = fn(Language, &str, f64) -> String;

/// How values are written in a language on a day.
#[derive(Clone, Copy)]
pub struct Format {
    /// The language.
    pub language: Language,
    /// Today: near days are written as "yesterday", and the current year is left out.
    pub today: NaiveDate,
    /// The number format of the browser.
    pub number: NumberFormat,
}

impl Format {
    /// A message without arguments.
    pub fn t(self, id: &str) -> String {
        say(self.language, id, &[])
    }

    /// A message with arguments.
    pub fn tr(self, id: &str, arguments: Arguments) -> String {
        say(self.language, id, arguments)
    }

    /// A message with one argument.
    pub fn tr1(self, id: &str, name: &'static str, argument: impl Into<Argument>) -> String {
        self.tr(id, &[(name, argument.into())])
    }

    /// A day in the past: "today", "yesterday", the weekday within a week, otherwise the date. The year is shown only if it
    /// is a different one.
    pub fn day(self, day: NaiveDate) -> String {
        let today = self.today;
        match (today - day).num_days() {
            0 => self.t("day-today"),
            1 => self.t("day-yesterday"),
            2..=6 => self.weekday(day),
            _ => self.on(day),
        }
    }

    /// A day as a date, in the past or in the future. The year is shown only if it is a different one.
    pub fn on(self, day: NaiveDate) -> String {
        let month = self.tr1("month-short", "month", day.month() as usize);
        let year = (day.year() != self.today.year()).then_some(day.year());
        self.date(day.day(), month, year)
    }

    /// A day near today, from today or from before it. Returns the message that fits, and its "when".
    pub fn near(self, day: NaiveDate, [ahead, past]: [&'static str; 2]) -> (&'static str, String) {
        let days = (day - self.today).num_days();
        let count = usize::try_from(days.abs()).unwrap_or_default();
        match days < 0 {
            true => (past, self.tr1("today-past", "days", count)),
            false => (ahead, self.tr1("today-ahead", "days", count)),
        }
    }

    /// Today in full: "Sunday 22 November".
    pub fn today(self) -> String {
        let today = self.today;
        let month = self.tr1("month", "month", today.month() as usize);
        let day = today.day().to_string();
        self.tr(
            "date-full",
            &[("weekday", self.weekday(today).into()), ("day", day.into()), ("month", month.into())],
        )
    }

    /// A yearly day in words: "24 March", with the year if it is known; "March 1990" for a month.
    pub fn yearly(self, day: YearlyDay) -> String {
        let month = self.tr1("month", "month", usize::from(day.month));
        match (day.day, day.year) {
            (Some(on), year) => self.date(on.into(), month, year.map(i32::from)),
            (None, Some(year)) => {
                self.tr("date-month-year", &[("month", month.into()), ("year", year.to_string().into())])
            }
            (None, None) => month,
        }
    }

    /// The name of the day's weekday.
    pub fn weekday(self, day: NaiveDate) -> String {
        self.tr1("weekday", "weekday", day.weekday().number_from_monday() as usize)
    }

    fn date(self, day: u32, month: String, year: Option<i32>) -> String {
        // The year is passed as text, so that no digit grouping gets into it.
        let (day, month) = (("day", day.to_string().into()), ("month", month.into()));
        match year {
            Some(year) => self.tr("date-day-year", &[day, month, ("year", year.to_string().into())]),
            None => self.tr("date-day", &[day, month]),
        }
    }

    /// The error message for something that was typed.
    pub fn wrong(self, wrong: Wrong) -> String {
        match wrong {
            Wrong::Empty => self.t("entry-empty"),
            Wrong::Nameless => self.t("form-nothing"),
            Wrong::NoDate => self.t("entry-date-wrong"),
            Wrong::Future => self.t("entry-future"),
            Wrong::NoYearlyDay => {
                let example = YearlyDay { month: 3, day: Some(24), year: None }.typed();
                self.tr1("form-day-wrong", "example", example.as_str())
            }
            Wrong::Amount(AmountError::NotANumber, _) => self.t("entry-amount-wrong"),
            Wrong::Amount(AmountError::TooFine, currency) => {
                self.tr1("entry-amount-fine", "currency", currency.code())
            }
            Wrong::Amount(AmountError::TooLarge, _) => self.t("entry-amount-large"),
            Wrong::Number { from, to } => {
                self.tr("number-wrong", &[("from", from.into()), ("to", to.into())])
            }
            Wrong::NoEnd => self.t("membership-no-day"),
            Wrong::Link => self.t("entry-link-wrong"),
            Wrong::TooLong { over, limit } => {
                self.tr("text-too-long", &[("count", over.into()), ("limit", limit.into())])
            }
        }
    }

    /// The word for a unit of time.
    pub fn unit(self, unit: Unit) -> String {
        self.tr(&format!("unit-{}", unit.key()), &[])
    }

    /// An amount with its currency. Decimals are shown only if there are any.
    pub fn money(self, money: Money) -> String {
        let whole = money.minor % 10_i64.pow(money.currency.decimals()) == 0;
        let decimals = if whole { 0 } else { money.currency.decimals() };
        let options = format!(
            "style:currency currencyDisplay:narrowSymbol currency:{} minimumFractionDigits:{decimals} maximumFractionDigits:{decimals}",
            money.currency.code()
        );
        (self.number)(self.language, &options, money.decimal().parse().unwrap_or_default())
    }

    /// The details of an entry: its kind, the amounts, the channel, who started the contact, and the day it looks ahead
    /// to.
    pub fn entry_meta(self, entry: &Entry) -> String {
        let parts = [
            Some(self.tr(&format!("entry-kind-{}", entry.kind().key()), &[])),
            entry.amount().map(|amount| self.money(amount)),
            entry.channel().map(|channel| self.tr(&format!("entry-channel-{}", channel.key()), &[])),
            Some(self.ahead(entry)).filter(|ahead| !ahead.is_empty()),
            entry.sent().is_some_and(|sent| sent.despite).then(|| self.tr("entry-despite", &[])),
            entry.starter().map(|starter| self.tr(&format!("entry-starter-{}", starter.key()), &[])),
            entry.cost().map(|cost| self.labelled(self.t("entry-cost"), self.money(cost))),
        ];
        parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
    }

    /// What an entry looks ahead to: the day, its meaning, and the time after which it is due again.
    pub fn ahead(self, entry: &Entry) -> String {
        let parts = [
            entry.due.map(|due| self.labelled(self.t(entry.kind().due()), self.on(due))),
            entry.every().map(|every| {
                self.tr1(&format!("period-{}", every.unit.key()), "count", usize::from(every.count))
            }),
        ];
        parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
    }

    /// A value after its label: "Cost: $5". Khmer has its own colon.
    pub fn labelled(self, label: String, value: String) -> String {
        self.tr("labelled", &[("label", label.into()), ("value", value.into())])
    }

    /// The name of a kind of day.
    pub fn day_kind(self, kind: DayKind) -> String {
        self.tr(&format!("form-day-{}", kind.key()), &[])
    }

    /// A size in bytes, in the most readable unit.
    pub fn size(self, bytes: f64) -> String {
        let (value, unit) = match bytes {
            small if small < 1e6 => (small / 1e3, "kilobyte"),
            middle if middle < 1e9 => (middle / 1e6, "megabyte"),
            large => (large / 1e9, "gigabyte"),
        };
        let options = format!("style:unit unit:{unit} maximumFractionDigits:1");
        (self.number)(self.language, &options, value)
    }
}
