//! Days and moments. A birthday often lacks a year, so a day of the year is a type of its own. No year is ever
//! invented.

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

/// A moment: milliseconds since 1970-01-01 UTC, as read from the device's clock.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Timestamp(pub i64);

/// A day that returns every year. The day of the month and the year may be unknown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct YearlyDay {
    /// 1 to 12.
    pub month: u8,
    /// 1 to 31, and a day that the month can have (29 February is allowed). `None` if only the month is known.
    pub day: Option<u8>,
    /// The first year, 1 to 9999; `None` if it is unknown.
    pub year: Option<u16>,
}

impl YearlyDay {
    /// As it is typed: day before month, and a question mark for a day that is not known.
    pub fn typed(self) -> String {
        match (self.day, self.year) {
            (Some(on), Some(year)) => format!("{on}.{}.{year}", self.month),
            (Some(on), None) => format!("{on}.{}", self.month),
            (None, Some(year)) => format!("{}.{year}", self.month),
            (None, None) => format!("?.{}", self.month),
        }
    }

    /// Makes a day. `None` if no calendar has it: 31 April, 30 February, 29 February 2001.
    pub fn new(month: u8, day: impl Into<Option<u8>>, year: Option<u16>) -> Option<Self> {
        let day = day.into();
        // An unknown year is checked as a leap year, so that 29 February is allowed.
        let checked_in = year.map_or(2000, i32::from);
        if year == Some(0) || checked_in > 9999 {
            return None;
        }
        NaiveDate::from_ymd_opt(checked_in, month.into(), day.unwrap_or(1).into())?;
        Some(Self { month, day, year })
    }

    /// Whether both may be the same day. An unknown part agrees with everything.
    pub fn agrees(&self, other: &Self) -> bool {
        let agree = |one: Option<u16>, other: Option<u16>| one.is_none() || other.is_none() || one == other;
        let day = |day: Option<u8>| day.map(u16::from);
        self.month == other.month && agree(day(self.day), day(other.day)) && agree(self.year, other.year)
    }

    /// The day with the known parts of both, if they [agree](Self::agrees).
    pub fn joined(&self, other: &Self) -> Option<Self> {
        let (day, year) = (self.day.or(other.day), self.year.or(other.year));
        self.agrees(other).then_some(Self { month: self.month, day, year })
    }

    /// Reads a day as people type it: day before month, with any separators and the digits of any of the four
    /// languages.
    ///
    /// The year has four digits. It comes first or last, or is missing (`24.3`, `24/3/1990`, `1990-03-24`, `២៤/៣`). A
    /// month without a day needs a year (`3.1990`) or a question mark for the day (`?.3`). `month_first` selects the
    /// American order.
    ///
    /// `None` if the text is not a day. Two-digit years are refused, not guessed.
    pub fn parse(text: &str, month_first: bool) -> Option<Self> {
        let text = ascii_digits(text);
        let parts: Vec<&str> =
            text.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty()).collect();
        let letters = text.chars().any(|c| c.is_alphabetic());
        if letters || parts.iter().any(|part| part.len() > 4) {
            return None;
        }
        let small = |part: &str| (part.len() <= 2).then(|| part.parse::<u8>().ok()).flatten();
        let year = |part: &str| (part.len() == 4).then(|| part.parse::<u16>().ok()).flatten();
        let ordered = |a: u8, b: u8| if month_first { (a, b) } else { (b, a) };
        match parts[..] {
            [month] if text.trim_start().starts_with('?') => Self::new(small(month)?, None, None),
            [m, y] if y.len() == 4 => Self::new(small(m)?, None, Some(year(y)?)),
            [y, m] if y.len() == 4 => Self::new(small(m)?, None, Some(year(y)?)),
            [a, b] => {
                let (month, day) = ordered(small(a)?, small(b)?);
                Self::new(month, day, None)
            }
            [y, m, d] if y.len() == 4 => Self::new(small(m)?, small(d)?, Some(year(y)?)),
            [a, b, y] => {
                let (month, day) = ordered(small(a)?, small(b)?);
                Self::new(month, day, Some(year(y)?))
            }
            _ => None,
        }
    }
}

impl From<NaiveDate> for YearlyDay {
    fn from(date: NaiveDate) -> Self {
        Self { month: date.month() as u8, day: Some(date.day() as u8), year: u16::try_from(date.year()).ok() }
    }
}

/// Stores a day as a number: three bytes instead of the eleven of a text. This matters for ten thousand people.
pub mod as_number {
    use chrono::{Datelike, NaiveDate};
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    /// Writes the day as its number, counted from the beginning of the calendar.
    pub fn serialize<S: Serializer>(day: &NaiveDate, serializer: S) -> Result<S::Ok, S::Error> {
        day.num_days_from_ce().serialize(serializer)
    }

    /// Reads the number back.
    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<NaiveDate, D::Error> {
        let number = i32::deserialize(deserializer)?;
        NaiveDate::from_num_days_from_ce_opt(number).ok_or_else(|| serde::de::Error::custom("no day"))
    }

    /// The same for an optional day.
    pub mod option {
        use super::*;

        /// Writes the number, or nothing.
        pub fn serialize<S: Serializer>(day: &Option<NaiveDate>, serializer: S) -> Result<S::Ok, S::Error> {
            day.map(|day| day.num_days_from_ce()).serialize(serializer)
        }

        /// Reads the number back.
        pub fn deserialize<'de, D: Deserializer<'de>>(
            deserializer: D,
        ) -> Result<Option<NaiveDate>, D::Error> {
            let number = Option::<i32>::deserialize(deserializer)?;
            let day = number.map(NaiveDate::from_num_days_from_ce_opt);
            day.map(|day| day.ok_or_else(|| serde::de::Error::custom("no day"))).transpose()
        }
    }
}

/// Replaces Khmer, Devanagari and full-width digits by 0 to 9. All other characters stay.
pub fn ascii_digits(text: &str) -> String {
    let digit = |c: char, zero: char| char::from_digit((c as u32).wrapping_sub(zero as u32), 10);
    text.chars().map(|c| ['០', '०', '０'].into_iter().find_map(|zero| digit(c, zero)).unwrap_or(c)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_read_as_people_type_it() {
        let day = |month, day: u8, year| YearlyDay::new(month, day, year);
        let month = |month, year| YearlyDay::new(month, None, year);
        for (typed, month_first, expected) in [
            ("24.3", false, day(3, 24, None)),
            ("24/03/1990", false, day(3, 24, Some(1990))),
            ("3/24/1990", true, day(3, 24, Some(1990))),
            ("1990-03-24", true, day(3, 24, Some(1990))),
            ("២៤/៣", false, day(3, 24, None)),
            ("२४-०३-१९९०", false, day(3, 24, Some(1990))),
            (" 29 . 2 ", false, day(2, 29, None)),
            ("3.1990", false, month(3, Some(1990))),
            ("1990-03", false, month(3, Some(1990))),
            ("?.3", true, month(3, None)),
            ("?.13", false, None),
            ("3", false, None),
            ("29.2.2001", false, None),
            ("31.4", false, None),
            ("24.3.90", false, None),
            ("24", false, None),
            ("24 March", false, None),
            ("1.2.3.4", false, None),
            ("", false, None),
        ] {
            assert_eq!(YearlyDay::parse(typed, month_first), expected, "{typed}");
        }
    }
}
