//! The Khmer calendar, as far as holidays need it.
//!
//! The lunar part is *Chhankitek*, the traditional calendar: twelve months of 30 and 29 days in turn. Rules insert a
//! leap month or a leap day. They depend on two numbers of each Buddhist year: the excess of the lunar month
//! (*Bodithey*, 0 to 29) and of the lunar day (*Avoman*, 0 to 691). The rules and constants are those published by
//! Phylypo Tum, "Khmer Chhankitek Calendar". The years are anchored at 1 January 1900, the second day of Boss.
//!
//! The new year is solar: the moment when the sun enters Aries. By the *Surya Siddhanta*, a year has 292,207 parts of
//! 800 a day, and this moment is 2.165 days before the year of the lesser era (*Chula Sakaraj*) begins. The announced
//! moment may differ by a quarter of an hour. In 2032 it is so near to midnight that the day may differ.

use chrono::{Days, NaiveDate};

/// Lunar months, by their position in a year that begins with the anchor's month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Month {
    /// Around May.
    Pisakh = 4,
    /// Around September.
    Photrobot = 8,
    /// Around November.
    Kadeuk = 10,
}

/// What is inserted into a lunar year.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Leap {
    None,
    Day,
    Month,
}

/// The number of parts in a day.
const PARTS: i64 = 800;

/// The number of parts in a year.
const YEAR: i64 = 292_207;

/// The whole days up to a Buddhist year, and the parts of the day elapsed by then.
fn days(year: i64) -> (i64, i64) {
    let parts = year * YEAR + 499;
    (parts / PARTS + 4, parts % PARTS)
}

fn avoman(year: i64) -> i64 {
    (days(year).0 * 11 + 25) % 692
}

fn bodithey(year: i64) -> i64 {
    let (days, _) = days(year);
    ((days * 11 + 25) / 692 + days + 29) % 30
}

/// Whether a leap month is due by Bodithey, and a leap day by Avoman.
fn due(year: i64) -> (bool, bool) {
    let month = match (bodithey(year), bodithey(year + 1)) {
        (25, 5) => false,
        (24, 6) => true,
        (excess, _) => !(6..25).contains(&excess),
    };
    let is_solar_leap = PARTS - days(year).1 <= 207;
    let day = match (is_solar_leap, avoman(year)) {
        (true, excess) => excess <= 126,
        (false, excess) => excess <= 137 && avoman(year + 1) != 137,
    };
    (month, day)
}

fn leap(year: i64) -> Leap {
    match (due(year), due(year - 1)) {
        ((true, _), _) => Leap::Month,
        // If both were due in the same year, the leap day moves to the next year.
        ((false, true), _) | (_, (true, true)) => Leap::Day,
        _ => Leap::None,
    }
}

/// The lengths of the months of the year that begins with Boss, in December or January.
///
/// The leap month follows the seventh month. The leap day is the last day of the sixth.
fn months(year: i32) -> [u64; 12] {
    let (sixth, seventh) = match leap(i64::from(year) + 544) {
        Leap::None => (29, 30),
        Leap::Day => (30, 30),
        Leap::Month => (29, 60),
    };
    [30, 29, 30, 29, 30, sixth, seventh, 29, 30, 29, 30, 29]
}

/// A day of a lunar month, 1 to 30. The sixteenth is the first day of the waning moon. `None` before 1900.
pub fn lunar(year: i32, month: Month, day: u64) -> Option<NaiveDate> {
    let before: u64 = (1900..year).map(|year| months(year).iter().sum::<u64>()).sum();
    let within: u64 = months(year)[..month as usize].iter().sum();
    NaiveDate::from_ymd_opt(1899, 12, 31)?.checked_add_days(Days::new(before + within + day - 1))
}

/// The first day of the Khmer new year.
pub fn new_year(year: i32) -> Option<NaiveDate> {
    // The start of the lesser era, as a proleptic Gregorian date.
    let era = NaiveDate::from_ymd_opt(638, 3, 25)?;
    let parts = i64::from(year - 638) * YEAR + 373 - 2_165 * PARTS / 1_000;
    era.checked_add_days(Days::new(u64::try_from(parts / PARTS).ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The days as the government announced them.
    #[test]
    fn the_days_of_past_years_are_those_that_were_kept() {
        for (year, new_year, visak, ploughing, ancestors, water) in [
            (2023, "04-14", "05-04", "05-08", "10-13", "11-26"),
            (2024, "04-13", "05-22", "05-26", "10-01", "11-14"),
            (2025, "04-14", "05-11", "05-15", "09-21", "11-04"),
            (2026, "04-14", "05-01", "05-05", "10-10", "11-23"),
        ] {
            let found = [
                super::new_year(year),
                lunar(year, Month::Pisakh, 15),
                lunar(year, Month::Pisakh, 19),
                lunar(year, Month::Photrobot, 29),
                lunar(year, Month::Kadeuk, 14),
            ];
            let kept = [new_year, visak, ploughing, ancestors, water];
            let kept = kept.map(|day| format!("{year}-{day}").parse::<NaiveDate>().ok());
            assert_eq!(found, kept, "{year}");
        }
    }
}
