//! Reads days as tables write them: in any order and script, with month names, two-digit years and Buddhist years.

use chrono::{DateTime, NaiveTime};
use unicode_normalization::UnicodeNormalization;

use crate::domain::{Timestamp, YearlyDay, ascii_digits};

/// The names of the months, from January, in [`folded`] form.
///
/// English, German, French and Spanish names are complete. Russian, Armenian, Khmer, Hindi and Georgian names are cut
/// to the part that endings and short forms leave unchanged.
const MONTHS: [&str; 12] = [
    "january januar janvier enero янв հունվ មករា जनवरी जन იანვ",
    "february februar février fevrier febrero фев փետր កុម្ភ फरवरी फर თებ",
    "march märz maerz mars marzo мар մարտ មីនា मार्च მარტ",
    "april avril abril апр ապր មេសា अप्रैल एप्रिल აპრ",
    "may mai mayo май мая մայ ឧសភា मई მაის",
    "june juni juin junio июн հունիս មិថុនា जून ივნ",
    "july juli juillet julio июл հուլ កក្កដា जुलाई ივლ",
    "august août aout agosto авг օգոս សីហា अगस्त აგვ",
    "september septembre septiembre сен սեպտ កញ្ញា सितंबर सितम्बर सित სექტ",
    "october oktober octobre octubre окт հոկտ តុលា अक्टूबर अक्तूबर अक्टोबर ოქტ",
    "november novembre noviembre ноя նոյ វិច្ឆិកា វិច្ឆកា नवंबर नवम्बर नव ნოემ",
    "december dezember décembre decembre diciembre дек դեկտ ធ្នូ दिसंबर दिसम्बर दिस დეკ",
];

/// Words for "year" that follow the number.
const YEARS: [&str; 8] = ["г", "год", "года", "р", "թ", "წ", "წელი", "वर्ष"];

/// Years of the Buddhist calendar, which is 543 ahead. Nobody alive has a Gregorian year in this range.
const BUDDHIST: std::ops::RangeInclusive<u16> = 2443..=2643;
const AHEAD: u16 = 543;

/// A day, with the two-digit year if the text has no other. Its century is unknown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Read {
    pub day: YearlyDay,
    pub short_year: Option<u8>,
}

/// Reads a day as tables write it: with or without a year, with a month name, with a time after it, with zeros for an
/// unknown year, or as eight digits.
pub(super) fn read(cell: &str, month_first: bool) -> Option<Read> {
    let cell = ascii_digits(cell.trim());
    // The time of day is ignored: before a colon, or as in 19900101T170000Z.
    let bare = cell.split_once('T').filter(|(day, time)| {
        day.len() == 8 && time.trim_end_matches('Z').bytes().all(|byte| byte.is_ascii_digit())
    });
    let cell = bare.map_or(cell.clone(), |(day, _)| day.to_owned());
    let cell = match cell.find(':') {
        Some(at) => {
            cell[..at].trim_end_matches(|c: char| c.is_ascii_digit()).trim_end_matches(['T', ' ', ','])
        }
        None => cell.as_str(),
    };
    if let Some(rest) =
        cell.strip_prefix("--").or_else(|| cell.strip_prefix("0000-")).or_else(|| cell.strip_prefix("1604-"))
    {
        let alone = format!("?.{rest}");
        return YearlyDay::parse(rest, true).or_else(|| YearlyDay::parse(&alone, true)).map(whole);
    }
    let cell = without_year_words(cell);
    let digits = digit_groups(&cell);
    let small = |text: &str| text.parse::<u8>().ok().filter(|_| text.len() <= 2);
    let year = |text: &str| text.parse::<u16>().ok().filter(|year| text.len() == 4 && *year > 999);
    let made = |month: u8, day: Option<u8>, text: &str| match (year(text), small(text)) {
        (Some(year), _) => YearlyDay::new(month, day, Some(gregorian(year))).map(whole),
        (None, Some(short)) => Some(Read { day: YearlyDay::new(month, day, None)?, short_year: Some(short) }),
        (None, None) => None,
    };
    let is_day = |text: &str| small(text).is_some_and(|day| (1..=31).contains(&day));
    match (month(&cell), &digits[..]) {
        (None, [all]) if all.len() == 8 && cell.chars().all(|c| c.is_ascii_digit()) => eight_digits(all),
        (None, [first, second, last]) if last.len() == 2 && is_day(first) && !has_letters(&cell) => {
            let (day, month) = if month_first { (second, first) } else { (first, second) };
            made(small(month)?, small(day), last)
        }
        // Only a year can be above 31.
        (None, [first, month, day]) if first.len() == 2 && day.len() == 2 && !has_letters(&cell) => {
            made(small(month)?, small(day), first)
        }
        (None, _) => YearlyDay::parse(&cell, month_first)
            .map(|day| whole(YearlyDay { year: day.year.map(gregorian), ..day })),
        (Some(month), []) => YearlyDay::new(month, None, None).map(whole),
        (Some(month), [day]) if is_day(day) => YearlyDay::new(month, small(day), None).map(whole),
        (Some(month), [number]) => made(month, None, number),
        (Some(month), [day, number]) if is_day(day) => made(month, small(day), number),
        (Some(month), [number, day]) => made(month, small(day), number),
        (Some(_), _) => None,
    }
}

/// The moment in a text with a time offset: `1985-12-04T20:00:00Z`, `1990-03-23T20:00:00-05:00`.
///
/// `None` for a day, for a time without a zone, and for midnight at an offset other than zero: there the written day
/// counts.
pub(super) fn moment(text: &str) -> Option<Timestamp> {
    let text = text.trim().replacen(' ', "T", 1).replace(['Z', 'z'], "+0000").replace(' ', "");
    let forms = ["%Y-%m-%dT%H:%M:%S%.f%#z", "%Y-%m-%dT%H:%M%#z", "%Y%m%dT%H%M%S%#z", "%Y%m%dT%H%M%#z"];
    let moment = forms.iter().find_map(|form| DateTime::parse_from_str(&text, form).ok())?;
    let is_a_day = moment.time() == NaiveTime::MIN && moment.offset().local_minus_utc() != 0;
    (!is_a_day).then(|| Timestamp(moment.timestamp_millis()))
}

fn whole(day: YearlyDay) -> Read {
    Read { day, short_year: None }
}

fn gregorian(year: u16) -> u16 {
    if BUDDHIST.contains(&year) { year - AHEAD } else { year }
}

/// Reads 19900324, or 24031990 if the first four digits are no year.
fn eight_digits(digits: &str) -> Option<Read> {
    let number = |from: usize, to: usize| digits[from..to].parse::<u16>().ok();
    let day = |year: u16, month: u16, day: u16| {
        let year = Some(gregorian(year)).filter(|year| (1850..2100).contains(year));
        YearlyDay::new(u8::try_from(month).ok()?, u8::try_from(day).ok(), Some(year?)).map(whole)
    };
    day(number(0, 4)?, number(4, 6)?, number(6, 8)?)
        .or_else(|| day(number(4, 8)?, number(2, 4)?, number(0, 2)?))
}

/// The groups of digits in a text.
pub(super) fn digit_groups(text: &str) -> Vec<String> {
    let text = ascii_digits(text);
    let groups = text.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty());
    groups.map(str::to_owned).collect()
}

fn has_letters(text: &str) -> bool {
    text.chars().any(char::is_alphabetic)
}

/// Removes the word for "year" after a day: `24.03.1990 г.`.
fn without_year_words(cell: &str) -> String {
    let cell = cell.trim_end_matches(['.', ' ']);
    let end = cell.trim_end_matches(char::is_alphabetic);
    let word = folded(&cell[end.len()..]);
    if YEARS.contains(&word.as_str()) { end.trim_end().to_owned() } else { cell.to_owned() }
}

/// The month named in a text, 1 for January.
fn month(cell: &str) -> Option<u8> {
    let cell = folded(cell);
    let words: Vec<&str> = cell.split(|c: char| !is_letter(c)).filter(|word| !word.is_empty()).collect();
    // A Latin word may be short for a month. In other scripts the word is a month with an ending.
    let is_one = |name: &str, word: &str| match name.starts_with(|c| c < '\u{250}') {
        true => word.chars().count() > 2 && name.starts_with(word),
        false => word.starts_with(name),
    };
    let is_named = |names: &str| names.split(' ').any(|name| words.iter().any(|word| is_one(name, word)));
    // Khmer has no space before the word for "month".
    let khmer = |names: &str| {
        names
            .split(' ')
            .any(|name| name.starts_with(|c| ('ក'..='អ').contains(&c) || c == 'ឧ') && cell.contains(name))
    };
    let at = MONTHS.iter().position(|names| is_named(names) || khmer(names))?;
    u8::try_from(at + 1).ok()
}

/// Whether a character is a letter, or a sign that belongs to one.
fn is_letter(c: char) -> bool {
    c.is_alphabetic() || matches!(c, '\u{900}'..='\u{903}' | '\u{93a}'..='\u{94f}' | '\u{17b4}'..='\u{17d3}')
}

/// Folds a text: lower case, composed, and without the dot below Hindi letters (nukta), which many people leave out.
fn folded(text: &str) -> String {
    text.nfc().flat_map(char::to_lowercase).nfc().filter(|c| *c != '\u{93c}').collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_read_as_people_write_it() {
        for (cell, month_first, expected) in [
            ("19900324", false, Some((3, 24, Some(1990), None))),
            ("24031990", false, Some((3, 24, Some(1990), None))),
            ("25330324", false, Some((3, 24, Some(1990), None))),
            ("12345678", false, None),
            ("24-Mar-90", false, Some((3, 24, None, Some(90)))),
            ("Mar 24, 90", false, Some((3, 24, None, Some(90)))),
            ("24.3.90", false, Some((3, 24, None, Some(90)))),
            ("1-Apr-68", false, Some((4, 1, None, Some(68)))),
            ("31/12/72", false, Some((12, 31, None, Some(72)))),
            ("12/31/72", true, Some((12, 31, None, Some(72)))),
            ("90-03-24", false, Some((3, 24, None, Some(90)))),
            ("24/03/2533", false, Some((3, 24, Some(1990), None))),
            ("24 មីនា 2533", false, Some((3, 24, Some(1990), None))),
            ("ថ្ងៃទី២៤ ខែមីនា ឆ្នាំ១៩៩០", false, Some((3, 24, Some(1990), None))),
            ("13 फरवरी 1990", false, Some((2, 13, Some(1990), None))),
            ("13 फ़रवरी 1990", false, Some((2, 13, Some(1990), None))),
            ("16 सितम्बर 1988", false, Some((9, 16, Some(1988), None))),
            ("16 सितंबर 1988", false, Some((9, 16, Some(1988), None))),
            ("5 नवम्बर", false, Some((11, 5, None, None))),
            ("१२ दिसम्बर १९७५", false, Some((12, 12, Some(1975), None))),
            ("23 अक्तूबर 1969", false, Some((10, 23, Some(1969), None))),
            ("24 марта 1990", false, Some((3, 24, Some(1990), None))),
            ("24.03.1990 г.", false, Some((3, 24, Some(1990), None))),
            ("24 мая 1990 года", false, Some((5, 24, Some(1990), None))),
            ("24 մարտի 1990", false, Some((3, 24, Some(1990), None))),
            ("24.03.1990 թ.", false, Some((3, 24, Some(1990), None))),
            ("24 მარტი, 1990 წ.", false, Some((3, 24, Some(1990), None))),
            ("24. März 1990", false, Some((3, 24, Some(1990), None))),
            ("24 août 1990", false, Some((8, 24, Some(1990), None))),
            ("24 de agosto de 1990", false, Some((8, 24, Some(1990), None))),
            ("31.4.1990", false, None),
            ("in spring", false, None),
            ("0/0/00", false, None),
            ("", false, None),
        ] {
            let read = read(cell, month_first);
            let told =
                read.map(|Read { day, short_year }| (day.month, day.day.unwrap_or(0), day.year, short_year));
            assert_eq!(told, expected, "{cell}");
        }
    }
}
