//! A recurring span of time: every 30 days, every 6 months, every year.

use std::fmt;
use std::str::FromStr;

use chrono::{Days, Months, NaiveDate};
use serde::{Deserialize, Serialize};
use strum::{EnumString, IntoStaticStr, VariantArray};

use super::Keyed;

/// A number of units.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Period {
    /// The number of units, 1 to [`Period::MOST`].
    pub count: u16,
    /// The unit.
    pub unit: Unit,
}

/// The unit of a period.
#[derive(VariantArray, IntoStaticStr, EnumString)]
#[strum(serialize_all = "kebab-case")]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Unit {
    /// Days.
    #[default]
    Days,
    /// Weeks of seven days.
    Weeks,
    /// Calendar months: from a day to the same day of the next month, or to its last day.
    Months,
    /// Years of twelve months.
    Years,
}

impl Unit {
    /// The letter of the unit in ISO 8601.
    fn letter(self) -> char {
        match self {
            Self::Days => 'D',
            Self::Weeks => 'W',
            Self::Months => 'M',
            Self::Years => 'Y',
        }
    }
}

impl Period {
    /// The largest count, in any unit.
    pub const MOST: u16 = 999;

    /// Makes a period; `None` if the count is 0 or too large.
    pub fn new(count: u16, unit: Unit) -> Option<Self> {
        (1..=Self::MOST).contains(&count).then_some(Self { count, unit })
    }

    /// The day after `times` periods; `None` beyond the calendar.
    ///
    /// It is always counted from `day`: after 31 January comes 28 February, and then 31 March.
    pub fn after(self, day: NaiveDate, times: u16) -> Option<NaiveDate> {
        let count = u32::from(self.count) * u32::from(times);
        match self.unit {
            Unit::Days => day.checked_add_days(Days::new(count.into())),
            Unit::Weeks => day.checked_add_days(Days::new(7 * u64::from(count))),
            Unit::Months => day.checked_add_months(Months::new(count)),
            Unit::Years => day.checked_add_months(Months::new(12 * count)),
        }
    }

    /// The first recurrence later than `than`, counted from `day`.
    pub fn next(self, day: NaiveDate, than: NaiveDate) -> Option<NaiveDate> {
        (1..=u16::MAX).map_while(|times| self.after(day, times)).find(|next| *next > than)
    }
}

/// Writes the period as an ISO 8601 duration: `P30D`, `P6M`.
impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "P{}{}", self.count, self.unit.letter())
    }
}

/// Accepts only what [`Display`](fmt::Display) writes.
impl FromStr for Period {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let inner = text.strip_prefix('P').ok_or(())?;
        let unit = Unit::all().find(|unit| inner.ends_with(unit.letter())).ok_or(())?;
        let count = inner[..inner.len() - 1].parse().map_err(drop)?;
        Self::new(count, unit).filter(|period| period.to_string() == text).ok_or(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    #[test]
    fn a_period_is_read_back_as_it_is_written() {
        for text in ["P1D", "P2W", "P6M", "P1Y", "P999D"] {
            assert_eq!(text.parse::<Period>().map(|period| period.to_string()), Ok(text.to_owned()));
        }
        for text in ["", "P", "P0D", "P1000D", "P06M", "6M", "P6H", "P6Mm", "PM", "P-1D"] {
            assert_eq!(text.parse::<Period>(), Err(()), "{text}");
        }
    }

    #[test]
    fn a_month_ends_on_its_last_day_and_forgets_no_day_over_it() {
        let monthly = Period { count: 1, unit: Unit::Months };
        let after = |times| monthly.after(date("2027-01-31"), times);
        assert_eq!([1, 2].map(after), [Some(date("2027-02-28")), Some(date("2027-03-31"))]);
        let yearly = Period { count: 1, unit: Unit::Years };
        assert_eq!(yearly.after(date("2028-02-29"), 1), Some(date("2029-02-28")));
        assert_eq!(yearly.next(date("2028-02-29"), date("2031-03-01")), Some(date("2032-02-29")));
        assert_eq!(monthly.next(date("2027-01-31"), date("2027-02-28")), Some(date("2027-03-31")));
        let weeks = Period { count: 2, unit: Unit::Weeks };
        assert_eq!(weeks.next(date("2027-01-01"), date("2026-12-01")), Some(date("2027-01-15")));
        assert_eq!(yearly.next(NaiveDate::MAX, date("2027-01-01")), None);
    }
}
