//! The important days of people (H9), and when they come round.

use chrono::{Datelike, Days, NaiveDate};

use crate::domain::YearlyDay;

/// For how many days after a yearly day it is still mentioned. Late congratulations are better than none.
pub const AFTER: u64 = 3;

/// The dates from `first` to `last` on which a yearly day comes round, in order. None if only its month is known.
///
/// In years that are no leap years, 29 February comes round on 28 February, so that it stays in its month.
pub fn among(day: YearlyDay, first: NaiveDate, last: NaiveDate) -> impl Iterator<Item = NaiveDate> {
    let in_year = move |year: i32| {
        let on = u32::from(day.day?);
        let last_of_february = || NaiveDate::from_ymd_opt(year, 2, 28).filter(|_| (day.month, on) == (2, 29));
        NaiveDate::from_ymd_opt(year, day.month.into(), on).or_else(last_of_february)
    };
    (first.year()..=last.year()).filter_map(in_year).filter(move |on| (first..=last).contains(on))
}

/// The first and the last date to look at: from [`AFTER`] days ago to `ahead` days from now.
pub fn near(today: NaiveDate, ahead: u64) -> [NaiveDate; 2] {
    let first = today.checked_sub_days(Days::new(AFTER)).unwrap_or(NaiveDate::MIN);
    [first, today.checked_add_days(Days::new(ahead)).unwrap_or(NaiveDate::MAX)]
}

/// The age on a date. `None` if the year is unknown, or if the date is not at least one year later.
pub fn age(day: YearlyDay, on: NaiveDate) -> Option<u16> {
    let years = on.year() - i32::from(day.year?);
    u16::try_from(years).ok().filter(|years| *years > 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    #[test]
    fn a_day_comes_round_from_three_days_ago_to_a_week_from_now() {
        let day = |month, day: u8| YearlyDay::new(month, day, Some(1988)).expect("a day");
        for (yearly, today, expected) in [
            (day(11, 22), "2026-11-22", Some("2026-11-22")),
            (day(11, 29), "2026-11-22", Some("2026-11-29")),
            (day(11, 30), "2026-11-22", None),
            (day(11, 19), "2026-11-22", Some("2026-11-19")),
            (day(11, 18), "2026-11-22", None),
            // Across the end of the year, in both directions.
            (day(1, 2), "2026-12-30", Some("2027-01-02")),
            (day(12, 31), "2027-01-02", Some("2026-12-31")),
            // The day that does not exist in every year.
            (day(2, 29), "2028-02-27", Some("2028-02-29")),
            (day(2, 29), "2027-02-27", Some("2027-02-28")),
            (day(2, 29), "2027-03-03", Some("2027-02-28")),
            (day(2, 29), "2027-03-04", None),
        ] {
            let [first, last] = near(date(today), 7);
            assert_eq!(among(yearly, first, last).next(), expected.map(date), "{yearly:?} on {today}");
        }
        let month = YearlyDay::new(11, None, Some(1990)).expect("a month");
        assert_eq!(
            among(month, date("2026-01-01"), date("2027-12-31")).next(),
            None,
            "only its month is known"
        );
        let whole = among(day(3, 1), date("2026-03-01"), date("2028-03-01"));
        assert_eq!(whole.count(), 3, "every year, both ends counted");
    }

    #[test]
    fn an_age_needs_a_year() {
        let born = |year| YearlyDay::new(11, 22, year).expect("a day");
        assert_eq!(age(born(Some(1990)), date("2026-11-22")), Some(36));
        assert_eq!(age(born(None), date("2026-11-22")), None);
        assert_eq!(age(born(Some(2026)), date("2026-11-22")), None, "today");
        assert_eq!(age(born(Some(2027)), date("2026-11-22")), None, "a slip of the pen");
    }
}
