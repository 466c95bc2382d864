//! The important days of everyone as a calendar file (RFC 5545), for any calendar program.
//!
//! Each day is an event of its own name, so that the same file read again updates and doubles nothing. It returns every
//! year. A day without a year stands in [`ANY_YEAR`], and nothing tells an age; the last day of February stands for the
//! 29th in other years. A month without a day is no event.

use chrono::DateTime;

use std::collections::BTreeMap;

use super::PageOut;
use super::vcard_write::{escaped, fold};
use crate::domain::{DayKind, Timestamp};

/// A leap year for days of which nobody knows the year: every program must be told one.
const ANY_YEAR: u16 = 2024;

/// Stands for the name in the words of an event.
pub const NAME: char = '\u{fffc}';

/// What events are called, in the owner's language, with [`NAME`] for the name.
/// A kind without any goes by its label.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EventWords(pub BTreeMap<DayKind, String>);

/// A calendar while it is written.
#[derive(Debug)]
pub(super) struct CalendarWriter {
    words: EventWords,
    /// When it is written, as calendars put it: `20261122T063000Z`.
    stamp: String,
    text: String,
}

impl CalendarWriter {
    pub fn new(words: EventWords, now: Timestamp) -> Self {
        let moment = DateTime::from_timestamp_millis(now.0).unwrap_or_default();
        let stamp = moment.format("%Y%m%dT%H%M%SZ").to_string();
        let text =
            "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Regulars//Regulars//EN\r\nCALSCALE:GREGORIAN\r\n";
        Self { words, stamp, text: text.to_owned() }
    }

    /// Adds the days of a customer who is not put away. Returns whether it added any.
    pub fn add(&mut self, page: &PageOut) -> bool {
        if page.customer.put_away.is_some() {
            return false;
        }
        let before = self.text.len();
        let name = page.customer.title().unwrap_or_default();
        for (id, day) in &page.customer.days {
            let Some(on) = day.day.day else { continue };
            let summary = match (self.words.0.get(&day.kind), day.label.as_str()) {
                (Some(words), _) => words.replace(NAME, name),
                (None, "") => name.to_owned(),
                (None, label) => format!("{label}: {name}"),
            };
            let month = day.day.month;
            let year = day.day.year.unwrap_or(ANY_YEAR);
            // An event must begin on a day of its own rule.
            let leaps = (month, on) == (2, 29);
            let rule = if leaps { ";BYMONTH=2;BYMONTHDAY=-1" } else { "" };
            for line in [
                "BEGIN:VEVENT".to_owned(),
                format!("UID:{}-{id}@regulars", page.id),
                format!("DTSTAMP:{}", self.stamp),
                format!("DTSTART;VALUE=DATE:{year:04}{month:02}{on:02}"),
                format!("RRULE:FREQ=YEARLY{rule}"),
                format!("SUMMARY:{}", escaped(&summary)),
                "TRANSP:TRANSPARENT".to_owned(),
                "CLASS:PRIVATE".to_owned(),
                "END:VEVENT".to_owned(),
            ] {
                fold(&mut self.text, &line);
            }
        }
        self.text.len() > before
    }

    pub fn finish(mut self) -> String {
        self.text.push_str("END:VCALENDAR\r\n");
        self.text
    }
}
