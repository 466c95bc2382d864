//! Turns a number into the international form: with the country code, without the national trunk prefix.
//!
//! Country codes, lengths and trunk prefixes come from the national numbering plans that the ITU publishes (E.164 and
//! its country pages), as summarised by libphonenumber.

use super::phone::{Number, numbers};

/// The longest number in digits, with its country code (E.164).
const LONGEST: usize = 15;

/// The numbering plan of a country.
struct Plan {
    country: &'static str,
    code: &'static str,
    /// The trunk prefixes: dialled before a number within the country, and never after the country code. The first one
    /// that fits is removed. A leading 0 is always a trunk prefix, because no number begins with 0.
    trunks: &'static [&'static str],
    /// The least and the greatest number of digits without the country code.
    digits: (usize, usize),
}

const ZERO: &[&str] = &["0"];
const NONE: &[&str] = &[];

const fn plan(
    country: &'static str,
    code: &'static str,
    trunks: &'static [&'static str],
    digits: (usize, usize),
) -> Plan {
    Plan { country, code, trunks, digits }
}

/// If countries share a code and nothing else decides, the first one in this list applies.
const PLANS: [Plan; 54] = [
    plan("KH", "855", ZERO, (8, 9)),
    plan("IN", "91", ZERO, (10, 10)),
    plan("GE", "995", &["0", "8"], (9, 9)),
    plan("US", "1", &["1"], (10, 10)),
    plan("CA", "1", &["1"], (10, 10)),
    plan("RU", "7", &["8"], (10, 10)),
    plan("KZ", "7", &["8"], (10, 10)),
    plan("TH", "66", ZERO, (8, 9)),
    plan("VN", "84", ZERO, (9, 10)),
    plan("LA", "856", ZERO, (8, 10)),
    plan("MM", "95", ZERO, (7, 10)),
    plan("MY", "60", ZERO, (8, 10)),
    plan("SG", "65", NONE, (8, 8)),
    plan("ID", "62", ZERO, (8, 12)),
    plan("PH", "63", ZERO, (8, 10)),
    plan("CN", "86", ZERO, (10, 11)),
    plan("HK", "852", NONE, (8, 8)),
    plan("TW", "886", ZERO, (8, 9)),
    plan("JP", "81", ZERO, (9, 10)),
    plan("KR", "82", ZERO, (8, 10)),
    plan("BD", "880", ZERO, (8, 10)),
    plan("LK", "94", ZERO, (9, 9)),
    plan("NP", "977", ZERO, (8, 10)),
    plan("PK", "92", ZERO, (9, 10)),
    plan("AE", "971", ZERO, (8, 9)),
    plan("TR", "90", ZERO, (10, 10)),
    plan("AM", "374", ZERO, (8, 8)),
    plan("AZ", "994", ZERO, (9, 9)),
    plan("UA", "380", ZERO, (9, 9)),
    plan("IL", "972", ZERO, (8, 9)),
    plan("DE", "49", ZERO, (6, 13)),
    plan("AT", "43", ZERO, (6, 13)),
    plan("CH", "41", ZERO, (9, 9)),
    plan("FR", "33", ZERO, (9, 9)),
    plan("GB", "44", ZERO, (9, 10)),
    plan("IE", "353", ZERO, (7, 9)),
    plan("NL", "31", ZERO, (9, 9)),
    plan("BE", "32", ZERO, (8, 9)),
    // Italian numbers keep their leading zero.
    plan("IT", "39", NONE, (6, 11)),
    plan("ES", "34", NONE, (9, 9)),
    plan("PT", "351", NONE, (9, 9)),
    plan("PL", "48", NONE, (9, 9)),
    plan("CZ", "420", NONE, (9, 9)),
    plan("GR", "30", NONE, (10, 10)),
    plan("SE", "46", ZERO, (7, 10)),
    plan("NO", "47", NONE, (8, 8)),
    plan("DK", "45", NONE, (8, 8)),
    plan("RO", "40", ZERO, (9, 9)),
    plan("HU", "36", &["06"], (8, 9)),
    plan("AU", "61", ZERO, (9, 9)),
    plan("NZ", "64", ZERO, (8, 10)),
    plan("BR", "55", ZERO, (10, 11)),
    plan("ZA", "27", ZERO, (9, 9)),
    plan("EG", "20", ZERO, (8, 10)),
];

impl Plan {
    /// The number without its trunk prefix; `None` if its length does not fit this country.
    fn national<'a>(&self, digits: &'a str) -> Option<&'a str> {
        let fits = |number: &&str| (self.digits.0..=self.digits.1).contains(&number.len());
        let without = |trunk: &&str| digits.strip_prefix(*trunk).filter(fits);
        match digits.starts_with('0') && self.trunks.contains(&"0") {
            true => without(&"0"),
            false => Some(digits).filter(fits).or_else(|| self.trunks.iter().find_map(without)),
        }
    }

    /// A number that begins with the country code, in international form.
    fn with_code(&self, digits: &str) -> Option<String> {
        let national = self.national(digits.strip_prefix(self.code)?)?;
        Some(format!("{}{national}", self.code))
    }
}

/// The first number in a text, as digits with the country code.
///
/// `country` is the shop's ISO 3166 code. `None` if there is no number, or if the country is unknown or has no such
/// numbers.
pub fn international(text: &str, country: &str) -> Option<String> {
    of(&numbers(text).into_iter().next()?, country)
}

/// The string to dial for one number of a text: the international form if it is known, otherwise the digits as typed.
///
/// `None` if nobody can have such a number.
pub fn dialled(number: &Number, country: &str) -> Option<String> {
    let as_typed = || format!("{}{}", if number.plus { "+" } else { "" }, number.digits);
    (is_number(&number.digits) && !number.is_service())
        .then(|| of(number, country).map_or_else(as_typed, |digits| format!("+{digits}")))
}

/// A number that begins with a known country code, in international form.
fn with_any_code(digits: &str) -> Option<String> {
    PLANS.iter().find_map(|plan| plan.with_code(digits))
}

/// Whether these digits can be a telephone number.
fn is_number(digits: &str) -> bool {
    digits.len() <= LONGEST && digits.bytes().any(|digit| digit != b'0')
}

/// What follows the prefix that is dialled before numbers of other countries: 00, and in Cambodia one of three for
/// each carrier.
fn abroad<'a>(digits: &'a str, country: &str) -> Option<&'a str> {
    let carriers: &[&str] = if country == "KH" { &["001", "007", "008"] } else { &[] };
    let known = |digits: &&str| with_any_code(digits).is_some();
    let by_carrier = carriers.iter().find_map(|carrier| digits.strip_prefix(*carrier).filter(known));
    by_carrier.or_else(|| digits.strip_prefix("00"))
}

fn of(number: &Number, country: &str) -> Option<String> {
    let digits = number.digits.as_str();
    let abroad = if number.plus { Some(digits) } else { abroad(digits, country) };
    if let Some(digits) = abroad {
        let known = with_any_code(digits).unwrap_or_else(|| digits.to_owned());
        return Some(known).filter(|digits| is_number(digits));
    }
    let plan = PLANS.iter().find(|plan| plan.country == country)?;
    let bare = number.digits.strip_prefix('0').unwrap_or(&number.digits);
    let national = plan.national(&number.digits).map(|digits| format!("{}{digits}", plan.code));
    // Many people note the country code without a plus, or with a zero before it.
    national.or_else(|| plan.with_code(bare)).filter(|digits| is_number(digits))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dial(text: &str, country: &str) -> Vec<Option<String>> {
        numbers(text).iter().map(|number| dialled(number, country)).collect()
    }

    #[test]
    fn a_number_reaches_the_same_phone_however_it_is_noted() {
        for (country, number, spellings) in [
            (
                "KH",
                "+85512345611",
                &[
                    "+855 012 345 611",
                    "855 012 345 611",
                    "+855 (0)12 345 611",
                    "00855 012 345 611",
                    "001 855 12 345 611",
                    "+855 12 345 611",
                    "0855 12 345 611",
                    "012 345 611",
                    "12 345 611",
                ][..],
            ),
            // Each carrier of Cambodia has a prefix of its own for numbers of other countries.
            ("KH", "+442079460958", &["001 44 20 7946 0958", "007 44 20 7946 0958", "00 44 20 7946 0958"]),
            ("KH", "+855978123456", &["097 812 3456", "+855 97 812 3456", "+855 (0)97 812 34 56"]),
            (
                "IN",
                "+919876543210",
                &[
                    "0919876543210",
                    "+91-0-98765 43210",
                    "0091 98765 43210",
                    "098765 43210",
                    "98765 43210",
                    "9876543210",
                ],
            ),
            ("IN", "+919198765432", &["91987 65432", "091987 65432"]),
            (
                "GE",
                "+995599001122",
                &[
                    "+995 0599 00 11 22",
                    "995 0599 00 11 22",
                    "+995 8 599 00 11 22",
                    "9958599001122",
                    "8 599 00 11 22",
                    "0 599 00 11 22",
                    "599 00 11 22",
                ],
            ),
            (
                "RU",
                "+79161234567",
                &["8 916 123-45-67", "+7 916 123-45-67", "+7 8 916 123-45-67", "7 916 123 45 67"],
            ),
            (
                "US",
                "+13125550143",
                &["312-555-0143", "1 312 555 0143", "+1 (312) 555-0143", "001 312 555 0143"],
            ),
            ("GB", "+442079460000", &["020 7946 0000", "+44 (0)20 7946 0000", "0044 020 7946 0000"]),
            ("IT", "+390612345678", &["06 1234 5678", "+39 06 1234 5678"]),
            ("HU", "+36201234567", &["06 20 123 4567", "+36 20 123 4567", "+36 06 20 123 4567"]),
            ("TH", "+66812345678", &["081 234 5678", "+66 (0)81 234 5678"]),
        ] {
            for spelling in spellings {
                assert_eq!(dial(spelling, country), [Some(number.to_owned())], "{spelling}");
            }
        }
    }

    #[test]
    fn what_nobody_can_dial_has_no_number() {
        let none: [Option<String>; 1] = [None];
        assert_eq!(dial("0000000000", "KH"), none);
        assert_eq!(dial("*101#", "KH"), none);
        assert_eq!(dial("*855*1#", "KH"), none);
        assert_eq!(dial("012 345 678 901 234 567", "KH"), none);
        assert_eq!(dial("9.19877E+11", "IN"), []);
        assert_eq!(dial("119", "KH"), [Some("119".to_owned())], "a short number is dialled as it is");
        assert_eq!(dial("020 7946 0000", ""), [Some("02079460000".to_owned())]);
        assert_eq!(international("119", "KH"), None);
        assert_eq!(international("", "KH"), None);
    }

    #[test]
    fn every_country_stands_once() {
        let countries: std::collections::BTreeSet<_> = PLANS.iter().map(|plan| plan.country).collect();
        assert_eq!(countries.len(), PLANS.len());
    }
}
