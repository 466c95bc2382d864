//! Writes everybody's important days as a calendar file (RFC 5545), for any calendar program.
//!
//! Each day is a yearly event with a UID of its own, so that importing the file again updates events instead of
//! duplicating them. A day without a year starts in [`ANY_YEAR`], and no age is shown. In years that are no leap years,
//! 29 February is on the last day of February. A month without a day gives no event.

use std::collections::BTreeMap;

use chrono::DateTime;
use serde::{Deserialize, Serialize};

use super::PageOut;
use super::vcard_write::{escaped, fold};
use crate::domain::{DayKind, Timestamp};

/// A leap year, used for days without a year, because every event needs one.
const ANY_YEAR: u16 = 2024;

/// The placeholder for the name in the words of an event.
pub const NAME: char = '\u{fffc}';

/// The titles of events in the owner's language, with [`NAME`] in place of the name. A kind without a title uses its
/// label.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EventWords(pub BTreeMap<DayKind, String>);

/// A calendar that is being written.
#[derive(Debug)]
pub(super) struct CalendarWriter {
    words: EventWords,
    /// The time of writing in calendar format: `20261122T063000Z`.
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

    /// Adds the days of a customer, unless the page is put away. Returns whether it added any.
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
            // An event must begin on a day that matches its own rule.
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
