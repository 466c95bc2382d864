//! The days of a year that are somebody's own (H9), and when they come round.

use chrono::{Datelike, Days, NaiveDate};

use crate::domain::YearlyDay;

/// How many days ahead a day is told of: time enough for a card.
pub const AHEAD: u64 = 7;

/// How many days later it still is: a late word is better than none.
pub const AFTER: u64 = 3;

/// The day nearest to today on which a yearly day comes round, from [`AFTER`] days ago to [`AHEAD`] days from now; `None`
/// where it is not among them, or only its month is known.
///
/// 29 February comes round on the 28th in other years: before the month is over.
pub fn near(day: YearlyDay, today: NaiveDate) -> Option<NaiveDate> {
    let on = u32::from(day.day?);
    let (first, last) =
        (today.checked_sub_days(Days::new(AFTER))?, today.checked_add_days(Days::new(AHEAD))?);
    let in_year = |year: i32| {
        let last_of_february = || NaiveDate::from_ymd_opt(year, 2, 28).filter(|_| (day.month, on) == (2, 29));
        NaiveDate::from_ymd_opt(year, day.month.into(), on).or_else(last_of_february)
    };
    let years = (first.year()..=last.year()).filter_map(in_year);
    years.into_iter().find(|date| (first..=last).contains(date))
}

/// How old somebody born then is on that day; `None` where the year is unknown, or it is the first day itself.
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
            // Over the end of the year, both ways.
            (day(1, 2), "2026-12-30", Some("2027-01-02")),
            (day(12, 31), "2027-01-02", Some("2026-12-31")),
            // The day that is not in every year.
            (day(2, 29), "2028-02-27", Some("2028-02-29")),
            (day(2, 29), "2027-02-27", Some("2027-02-28")),
            (day(2, 29), "2027-03-03", Some("2027-02-28")),
            (day(2, 29), "2027-03-04", None),
        ] {
            assert_eq!(near(yearly, date(today)), expected.map(date), "{yearly:?} on {today}");
        }
        let month = YearlyDay::new(11, None, Some(1990)).expect("a month");
        assert_eq!(near(month, date("2026-11-22")), None, "only its month is known");
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
