//! The holidays of the three countries that the app knows (H9). Movable ones from a table cover 2026 to 2036.
//!
//! # Sources
//! - Easter and the Khmer days are computed. The rules are named beside the code.
//! - India's movable days are in tables. Up to 2035 they come from the `holidays` library (0.109, MIT licence,
//!   vacanza/holidays). Those of 2036 were computed from sun and moon by the same customs. The lunar days of Hindus,
//!   Jains, Sikhs and Buddhists up to 2035 were computed as well. Where the two differ by a day (Ram Navami 2029,
//!   Mahavir Jayanti 2027, Onam 2031 and 2033, Janmashtami 2034), the library's day is used. Janmashtami is the central
//!   government's day. In some years much of northern India keeps it a day earlier.
//! - The Islamic days follow the Umm al-Qura calendar plus one day, because India sees the moon later. They may be off
//!   by a day.
//! - Dhanteras (the thirteenth of the dark half at dusk) and Navratri (the first of the bright half at sunrise) are not
//!   in that library. They were computed from sun and moon for Delhi.
//! - Some days are left out, because no day is certain: Onam 2032, Raksha Bandhan 2036, and in 2036 Diwali and the days
//!   that depend on it.
//! - Chinese New Year and Qingming, which Chinese-Khmer families keep, follow the Chinese calendar (GB/T 33661-2017).

use chrono::{Datelike, Days, Duration, NaiveDate};
use serde::{Deserialize, Serialize};

use super::khmer::{self, Month};

/// The countries, by their ISO 3166-1 codes.
pub const COUNTRIES: [&str; 3] = ["KH", "IN", "GE"];

/// A holiday.
#[derive(Debug, PartialEq, Eq)]
pub struct Holiday {
    /// The word used in message ids and decision keys.
    pub key: &'static str,
    /// The countries that keep it.
    countries: &'static [&'static str],
    /// Whether people wish each other well on it.
    pub greeted: bool,
    when: When,
}

/// The name of a holiday.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum HolidayName {
    /// A holiday the app knows, by its [`Holiday::key`].
    Known(String),
    /// The owner's own holiday, in the owner's words.
    Own(String),
}

/// The rule for the day of a holiday in a year.
#[derive(Debug, PartialEq, Eq)]
enum When {
    /// The same month and day every year.
    Fixed(u32, u32),
    /// This many days after Easter Sunday of the eastern churches.
    EasternEaster(i64),
    /// This many days after Easter Sunday of the western churches.
    WesternEaster(i64),
    /// The first day of the Khmer new year.
    KhmerNewYear,
    /// A day of the Khmer lunar calendar.
    KhmerLunar(Month, u64),
    /// These days, from 2026 on.
    Tabled(&'static str),
}

impl When {
    /// The days in this year. None if the day is unknown, two if a lunar year recurs within it.
    fn of(&self, year: i32) -> Vec<NaiveDate> {
        let on = match self {
            Self::Fixed(month, day) => NaiveDate::from_ymd_opt(year, *month, *day),
            Self::EasternEaster(days) => eastern_easter(year).map(|sunday| sunday + Duration::days(*days)),
            Self::WesternEaster(days) => western_easter(year).map(|sunday| sunday + Duration::days(*days)),
            Self::KhmerNewYear => khmer::new_year(year),
            Self::KhmerLunar(month, day) => khmer::lunar(year, *month, *day),
            Self::Tabled(days) => {
                let days = days.split(' ').filter_map(|day| day.parse::<NaiveDate>().ok());
                return days.filter(|day| day.year() == year).collect();
            }
        };
        on.into_iter().collect()
    }
}

/// Eastern Easter: the first Sunday after the spring full moon in the Julian calendar, as a Gregorian date.
///
/// The algorithm is J. Meeus, *Astronomical Algorithms*, chapter 9. `None` outside 1900 to 2099.
fn eastern_easter(year: i32) -> Option<NaiveDate> {
    let moon = (19 * (year % 19) + 15) % 30;
    let sunday = (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7;
    let day = u32::try_from(moon + sunday + 114).ok()?;
    let julian = NaiveDate::from_ymd_opt(year, day / 31, day % 31 + 1)?;
    (1900..2100).contains(&year).then(|| julian + Days::new(13))
}

/// Western Easter, in the Gregorian calendar (J. Meeus, *Astronomical Algorithms*, chapter 8).
fn western_easter(year: i32) -> Option<NaiveDate> {
    let (golden, century, rest) = (year % 19, year / 100, year % 100);
    let correction = (century - (century + 8) / 25 + 1) / 3;
    let moon = (19 * golden + century - century / 4 - correction + 15) % 30;
    let sunday = (32 + 2 * (century % 4) + 2 * (rest / 4) - moon - rest % 4) % 7;
    let late = (golden + 11 * moon + 22 * sunday) / 451;
    let day = u32::try_from(moon + sunday - 7 * late + 114).ok()?;
    NaiveDate::from_ymd_opt(year, day / 31, day % 31 + 1)
}

/// The holidays of a country from `first` to `last`, in order. None if the app does not know the country.
pub fn among(country: &str, first: NaiveDate, last: NaiveDate) -> Vec<(NaiveDate, &'static Holiday)> {
    let kept = HOLIDAYS.iter().filter(|holiday| holiday.countries.contains(&country));
    let in_year =
        |holiday: &'static Holiday, year| holiday.when.of(year).into_iter().map(move |on| (on, holiday));
    let mut among: Vec<_> = kept
        .flat_map(|holiday| (first.year()..=last.year()).flat_map(move |year| in_year(holiday, year)))
        .filter(|(on, _)| (first..=last).contains(on))
        .collect();
    among.sort_by_key(|(on, holiday)| (*on, holiday.key));
    among
}

/// The keys of all holidays, for the messages.
pub fn keys() -> impl Iterator<Item = &'static str> {
    HOLIDAYS.iter().map(|holiday| holiday.key)
}

const fn kept(countries: &'static [&'static str], key: &'static str, when: When) -> Holiday {
    Holiday { key, countries, greeted: false, when }
}

const fn greeted(countries: &'static [&'static str], key: &'static str, when: When) -> Holiday {
    Holiday { key, countries, greeted: true, when }
}

const KH: &[&str] = &["KH"];
const IN: &[&str] = &["IN"];
const GE: &[&str] = &["GE"];

/// All holidays.
///
/// Cambodia: the government's list for 2026, and two that half of its traders keep; a holiday of several days is listed
/// by its first day. India: the three national days, and those that most people keep. Georgia: the list in its labour
/// code.
static HOLIDAYS: &[Holiday] = &[
    greeted(&["KH", "GE"], "new-year", When::Fixed(1, 1)),
    kept(KH, "victory-over-genocide", When::Fixed(1, 7)),
    greeted(
        KH,
        "chinese-new-year",
        When::Tabled(
            "2026-02-17 2027-02-06 2028-01-26 2029-02-13 2030-02-03 2031-01-23 \
             2032-02-11 2033-01-31 2034-02-19 2035-02-08 2036-01-28",
        ),
    ),
    greeted(&["KH", "GE"], "womens-day", When::Fixed(3, 8)),
    kept(
        KH,
        "qingming",
        When::Tabled(
            "2026-04-05 2027-04-05 2028-04-04 2029-04-04 2030-04-05 2031-04-05 \
             2032-04-04 2033-04-04 2034-04-05 2035-04-05 2036-04-04",
        ),
    ),
    greeted(KH, "khmer-new-year", When::KhmerNewYear),
    kept(KH, "labour-day", When::Fixed(5, 1)),
    kept(KH, "visak-bochea", When::KhmerLunar(Month::Pisakh, 15)),
    kept(KH, "royal-ploughing", When::KhmerLunar(Month::Pisakh, 19)),
    kept(KH, "king-birthday", When::Fixed(5, 14)),
    kept(KH, "queen-mother-birthday", When::Fixed(6, 18)),
    kept(KH, "kh-constitution-day", When::Fixed(9, 24)),
    greeted(KH, "pchum-ben", When::KhmerLunar(Month::Photrobot, 29)),
    kept(KH, "king-father-day", When::Fixed(10, 15)),
    kept(KH, "king-coronation", When::Fixed(10, 29)),
    kept(KH, "kh-independence-day", When::Fixed(11, 9)),
    greeted(KH, "water-festival", When::KhmerLunar(Month::Kadeuk, 14)),
    kept(KH, "peace-day", When::Fixed(12, 29)),
    kept(IN, "republic-day", When::Fixed(1, 26)),
    kept(IN, "in-independence-day", When::Fixed(8, 15)),
    kept(IN, "gandhi-jayanti", When::Fixed(10, 2)),
    greeted(
        IN,
        "makar-sankranti",
        When::Tabled(
            "2026-01-14 2027-01-15 2028-01-15 2029-01-14 2030-01-14 2031-01-15 \
             2032-01-15 2033-01-14 2034-01-14 2035-01-15 2036-01-15",
        ),
    ),
    greeted(
        IN,
        "maha-shivaratri",
        When::Tabled(
            "2026-02-15 2027-03-06 2028-02-23 2029-02-11 2030-03-02 2031-02-20 \
             2032-03-10 2033-02-27 2034-02-17 2035-03-08 2036-02-25",
        ),
    ),
    greeted(
        IN,
        "holi",
        When::Tabled(
            "2026-03-04 2027-03-22 2028-03-11 2029-03-01 2030-03-20 2031-03-09 \
             2032-03-27 2033-03-16 2034-03-05 2035-03-24 2036-03-12",
        ),
    ),
    greeted(
        IN,
        "ugadi",
        When::Tabled(
            "2026-03-19 2027-04-07 2028-03-27 2029-04-14 2030-04-03 2031-03-24 \
             2032-04-11 2033-03-31 2034-03-21 2035-04-09 2036-03-28",
        ),
    ),
    greeted(
        IN,
        "ram-navami",
        When::Tabled(
            "2026-03-26 2027-04-15 2028-04-03 2029-04-22 2030-04-12 2031-04-01 \
             2032-04-19 2033-04-07 2034-03-28 2035-04-16 2036-04-05",
        ),
    ),
    kept(
        IN,
        "mahavir-jayanti",
        When::Tabled(
            "2026-03-31 2027-04-18 2028-04-07 2029-04-26 2030-04-16 2031-04-05 \
             2032-04-23 2033-04-12 2034-04-01 2035-04-20 2036-04-08",
        ),
    ),
    kept(
        IN,
        "buddha-purnima",
        When::Tabled(
            "2026-05-01 2027-05-20 2028-05-08 2029-05-27 2030-05-17 2031-05-07 \
             2032-05-25 2033-05-14 2034-05-03 2035-05-22 2036-05-10",
        ),
    ),
    greeted(
        IN,
        "raksha-bandhan",
        When::Tabled(
            "2026-08-28 2027-08-17 2028-08-05 2029-08-23 2030-08-13 2031-08-02 \
             2032-08-20 2033-08-10 2034-08-29 2035-08-18",
        ),
    ),
    greeted(
        IN,
        "janmashtami",
        When::Tabled(
            "2026-09-04 2027-08-25 2028-08-13 2029-09-01 2030-08-21 2031-08-10 \
             2032-08-28 2033-08-17 2034-09-06 2035-08-26 2036-08-15",
        ),
    ),
    greeted(
        IN,
        "ganesh-chaturthi",
        When::Tabled(
            "2026-09-14 2027-09-04 2028-08-23 2029-09-11 2030-09-01 2031-09-20 \
             2032-09-08 2033-08-28 2034-09-16 2035-09-05 2036-08-24",
        ),
    ),
    greeted(
        IN,
        "onam",
        When::Tabled(
            "2026-08-26 2027-09-12 2028-09-01 2029-08-22 2030-09-09 2031-08-30 \
             2033-09-06 2034-08-28 2035-09-14 2036-09-03",
        ),
    ),
    greeted(
        IN,
        "navratri",
        When::Tabled(
            "2026-10-11 2027-09-30 2028-09-19 2029-10-08 2030-09-28 2031-10-17 \
             2032-10-05 2033-09-24 2034-10-13 2035-10-02",
        ),
    ),
    greeted(
        IN,
        "dussehra",
        When::Tabled(
            "2026-10-20 2027-10-09 2028-09-27 2029-10-16 2030-10-06 2031-10-25 \
             2032-10-14 2033-10-03 2034-10-22 2035-10-11 2036-09-29",
        ),
    ),
    kept(
        IN,
        "karva-chauth",
        When::Tabled(
            "2026-10-29 2027-10-18 2028-10-07 2029-10-26 2030-10-15 2031-11-02 \
             2032-10-21 2033-10-11 2034-10-30 2035-10-20",
        ),
    ),
    greeted(
        IN,
        "dhanteras",
        When::Tabled(
            "2026-11-06 2027-10-27 2028-10-15 2029-11-04 2030-10-24 2031-11-12 \
             2032-10-31 2033-10-20 2034-11-08 2035-10-28",
        ),
    ),
    greeted(
        IN,
        "diwali",
        When::Tabled(
            "2026-11-08 2027-10-29 2028-10-17 2029-11-05 2030-10-26 2031-11-14 \
             2032-11-02 2033-10-22 2034-11-10 2035-10-30",
        ),
    ),
    greeted(
        IN,
        "bhai-dooj",
        When::Tabled(
            "2026-11-11 2027-10-31 2028-10-19 2029-11-07 2030-10-28 2031-11-16 \
             2032-11-04 2033-10-24 2034-11-12 2035-11-01",
        ),
    ),
    greeted(
        IN,
        "chhath",
        When::Tabled(
            "2026-11-15 2027-11-04 2028-10-23 2029-11-11 2030-11-01 2031-11-20 \
             2032-11-09 2033-10-29 2034-11-17 2035-11-06",
        ),
    ),
    greeted(
        IN,
        "guru-nanak-jayanti",
        When::Tabled(
            "2026-11-24 2027-11-14 2028-11-02 2029-11-21 2030-11-10 2031-11-28 \
             2032-11-17 2033-11-06 2034-11-25 2035-11-15 2036-11-03",
        ),
    ),
    greeted(
        IN,
        "eid-al-fitr",
        When::Tabled(
            "2026-03-21 2027-03-10 2028-02-27 2029-02-15 2030-02-05 2031-01-25 \
             2032-01-15 2033-01-03 2033-12-24 2034-12-13 2035-12-02 2036-11-20",
        ),
    ),
    greeted(
        IN,
        "eid-al-adha",
        When::Tabled(
            "2026-05-27 2027-05-17 2028-05-06 2029-04-25 2030-04-14 2031-04-03 \
             2032-03-23 2033-03-12 2034-03-02 2035-02-19 2036-02-08",
        ),
    ),
    kept(
        IN,
        "muharram",
        When::Tabled(
            "2026-06-26 2027-06-16 2028-06-04 2029-05-24 2030-05-13 2031-05-03 \
             2032-04-21 2033-04-11 2034-03-31 2035-03-21 2036-03-09",
        ),
    ),
    greeted(
        IN,
        "milad-un-nabi",
        When::Tabled(
            "2026-08-26 2027-08-15 2028-08-04 2029-07-25 2030-07-14 2031-07-03 \
             2032-06-21 2033-06-10 2034-05-31 2035-05-21 2036-05-09",
        ),
    ),
    kept(IN, "good-friday", When::WesternEaster(-2)),
    greeted(IN, "western-easter", When::WesternEaster(0)),
    greeted(IN, "western-christmas", When::Fixed(12, 25)),
    kept(GE, "bedoba", When::Fixed(1, 2)),
    greeted(GE, "eastern-christmas", When::Fixed(1, 7)),
    greeted(GE, "epiphany", When::Fixed(1, 19)),
    greeted(GE, "mothers-day", When::Fixed(3, 3)),
    kept(GE, "national-unity-day", When::Fixed(4, 9)),
    kept(GE, "eastern-good-friday", When::EasternEaster(-2)),
    kept(GE, "eastern-holy-saturday", When::EasternEaster(-1)),
    greeted(GE, "eastern-easter", When::EasternEaster(0)),
    kept(GE, "easter-monday", When::EasternEaster(1)),
    kept(GE, "victory-day", When::Fixed(5, 9)),
    kept(GE, "saint-andrew", When::Fixed(5, 12)),
    kept(GE, "family-day", When::Fixed(5, 17)),
    kept(GE, "ge-independence-day", When::Fixed(5, 26)),
    kept(GE, "mariamoba", When::Fixed(8, 28)),
    kept(GE, "svetitskhovloba", When::Fixed(10, 14)),
    kept(GE, "giorgoba", When::Fixed(11, 23)),
];

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    #[test]
    fn easter_is_when_it_was_and_will_be() {
        for (year, eastern, western) in [
            (2024, "2024-05-05", "2024-03-31"),
            (2025, "2025-04-20", "2025-04-20"),
            (2026, "2026-04-12", "2026-04-05"),
            (2027, "2027-05-02", "2027-03-28"),
            (2036, "2036-04-20", "2036-04-13"),
        ] {
            let found = [eastern_easter(year), western_easter(year)];
            assert_eq!(found, [eastern, western].map(|day| Some(date(day))), "{year}");
        }
    }

    #[test]
    fn every_holiday_is_known_in_every_year_from_2026_to_2036() {
        for holiday in HOLIDAYS {
            for year in 2026..=2036 {
                let left_out = [("onam", 2032), ("raksha-bandhan", 2036), ("diwali", 2036)];
                // The days around Dussehra and Diwali are known as far as these two are.
                let around = ["navratri", "karva-chauth", "dhanteras", "bhai-dooj", "chhath"];
                let expected = match (holiday.key, year) {
                    known if left_out.contains(&known) => 0,
                    (key, 2036) if around.contains(&key) => 0,
                    ("eid-al-fitr", 2033) => 2,
                    _ => 1,
                };
                assert_eq!(holiday.when.of(year).len(), expected, "{} in {year}", holiday.key);
            }
        }
    }

    #[test]
    fn a_country_keeps_its_own_holidays() {
        let of = |country| -> Vec<_> {
            let found = among(country, date("2026-12-30"), date("2027-01-08")).into_iter();
            found.map(|(on, holiday)| (on.to_string(), holiday.key)).collect()
        };
        let day = |on: &str, key| (on.to_owned(), key);
        assert_eq!(of("KH"), [day("2027-01-01", "new-year"), day("2027-01-07", "victory-over-genocide")]);
        let georgian = [
            day("2027-01-01", "new-year"),
            day("2027-01-02", "bedoba"),
            day("2027-01-07", "eastern-christmas"),
        ];
        assert_eq!(of("GE"), georgian);
        assert_eq!((of("FR"), of("")), (vec![], vec![]));
    }
}
