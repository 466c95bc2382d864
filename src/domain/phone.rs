//! Telephone numbers as people type them: with a word, an extension or a second number in the same field.

use serde::{Deserialize, Serialize};

use super::ascii_digits;

/// From this many digits on, a run is a number of its own, not an extension.
const LEAST: usize = 6;
/// From this many digits on, a number is complete. A few digits after a slash are then its extension.
const WHOLE: usize = 9;
/// How many last digits are compared. Country codes and leading zeros come before them.
const TAIL: usize = 8;

/// A telephone number as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Phone {
    /// The number as the owner typed it. Numbers are compared by their digits.
    pub number: String,
    /// "shop", "her son"; empty for none.
    pub label: String,
}

impl Phone {
    /// The digits of the first number, as 0 to 9, without its extension. Empty if there is no number.
    pub fn digits(&self) -> String {
        numbers(&self.number).into_iter().next().map(|number| number.digits).unwrap_or_default()
    }

    /// The comparison key: the last eight digits, so that grouping and country code do not matter.
    ///
    /// If there are no digits, the key is the text.
    pub fn key(&self) -> String {
        match self.digits().as_str() {
            "" => self.number.clone(),
            digits => tail(digits).to_owned(),
        }
    }
}

/// One of the numbers in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Number {
    /// The text as typed, with its extension.
    pub text: String,
    /// The digits to dial, 0 to 9, without an extension.
    pub digits: String,
    /// Whether a plus precedes it.
    pub plus: bool,
}

impl Number {
    /// Whether it is a code for a service of the network, as `*101#`. It is nobody's number.
    pub fn is_service(&self) -> bool {
        self.text.contains(['*', '#']) && self.text.chars().all(|c| c.is_ascii_digit() || "*# ".contains(c))
    }

    /// Whether it is a placeholder: one repeated digit, or the digits in order. People type these when a form demands a
    /// number.
    pub fn is_placeholder(&self) -> bool {
        is_placeholder(&self.digits)
    }
}

/// The last digits, which decide whether two numbers are the same.
pub fn tail(digits: &str) -> &str {
    &digits[digits.len().saturating_sub(TAIL)..]
}

/// Whether these digits are a placeholder, see [`Number::is_placeholder`].
pub fn is_placeholder(digits: &str) -> bool {
    let tail = tail(digits).as_bytes();
    let is_counted =
        digits.starts_with('1') && "1234567890".starts_with(digits) || "9876543210".starts_with(digits);
    tail.len() < LEAST || is_counted || digits == "0123456789" || tail.iter().all(|digit| *digit == tail[0])
}

/// A run of digits, and how it is separated from the run before.
struct Run {
    start: usize,
    end: usize,
    digits: String,
    /// The number of digits in the last of the parts from which the run was joined.
    part: usize,
    plus: bool,
    gap: Gap,
}

/// The separator between two runs of digits.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Gap {
    /// It groups the digits of one number.
    Grouping,
    /// It groups digits or separates two numbers: a slash, two spaces, a dash between spaces.
    Either,
    /// A comma, which seldom groups.
    Comma,
    /// Words and all other characters.
    Other,
}

/// The numbers in a text, in order: "012 345 611 / 098 765 433" has two, "012/345/677" has one.
///
/// Text after a number stays with it in [`Number::text`]. The result is empty if there are no digits, and for what a
/// spreadsheet has rewritten (`9.19877E+11`): its last digits are lost.
pub fn numbers(text: &str) -> Vec<Number> {
    let text = text.trim();
    let mut runs = runs_of(text);
    if is_bracketed_extension(text, &runs) {
        runs.last_mut().into_iter().for_each(|run| run.gap = Gap::Other);
    }
    let grouped = joined(runs, |_, run| run.gap == Gap::Grouping);
    let mut runs = joined(grouped, is_one_number);
    if is_exponent(text) {
        runs.clear();
    }
    let is_long = runs.iter().any(|run| run.digits.len() >= LEAST);
    let longest = runs.iter().map(|run| run.digits.len()).max();
    // If there is no long run, as with a three-digit number, the first of the longest runs is the number.
    let is_own =
        |run: &Run| if is_long { run.digits.len() >= LEAST } else { Some(run.digits.len()) == longest };
    let own: Vec<usize> =
        (0..runs.len()).filter(|at| is_own(&runs[*at])).take(if is_long { usize::MAX } else { 1 }).collect();
    let last = own.len().saturating_sub(1);
    own.iter()
        .enumerate()
        .map(|(nth, at)| {
            let (run, next) = (&runs[*at], own.get(nth + 1));
            let start = if nth == 0 { 0 } else { run.start };
            // Words between two numbers belong to neither. An extension belongs to the number before it.
            let end = match next {
                Some(next) => runs[next - 1].end,
                None if nth == last => text.len(),
                None => run.end,
            };
            let text = text[start..end].trim().to_owned();
            Number { text, digits: run.digits.clone(), plus: run.plus }
        })
        .collect()
}

/// The runs of digits in a text, each with the separator before it.
fn runs_of(text: &str) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    let (mut gap, mut blanks, mut dash) = (Gap::Other, 0, false);
    let (mut plus, mut opened) = (None, None);
    for (at, c) in text.char_indices() {
        let end = at + c.len_utf8();
        if let Some(digit) = digit(c) {
            match runs.last_mut().filter(|last| last.end == at && plus.is_none()) {
                Some(last) => {
                    last.digits.push(digit);
                    last.end = end;
                }
                None => {
                    let start = plus.or(opened).unwrap_or(at);
                    let gap = match runs.is_empty() {
                        true => Gap::Grouping,
                        false if plus.is_some() => Gap::Other,
                        false => gap,
                    };
                    runs.push(Run { start, end, digits: digit.into(), part: 0, plus: plus.is_some(), gap });
                }
            }
            (gap, blanks, dash, plus, opened) = (Gap::Grouping, 0, false, None, None);
            continue;
        }
        let here = match c {
            '\n' | '\r' => Gap::Other,
            _ if c.is_whitespace() => {
                blanks += 1;
                if blanks > 1 { Gap::Either } else { Gap::Grouping }
            }
            '-' | '‐' | '‑' | '–' | '—' | '−' => {
                dash = blanks > 0;
                Gap::Grouping
            }
            '(' => {
                opened = Some(at);
                Gap::Grouping
            }
            '/' => Gap::Either,
            ',' => Gap::Comma,
            '+' | '＋' => {
                plus = Some(at);
                Gap::Grouping
            }
            ')' | '.' | '·' => Gap::Grouping,
            '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}' => {
                Gap::Grouping
            }
            _ => {
                (plus, opened) = (None, None);
                Gap::Other
            }
        };
        if dash && blanks > 1 {
            gap = gap.max(Gap::Either);
        }
        gap = gap.max(here);
    }
    runs
}

/// Whether a text ends with an extension in brackets after a complete number: "032 2 55 01 61 (104)".
fn is_bracketed_extension(text: &str, runs: &[Run]) -> bool {
    let [before @ .., last] = runs else { return false };
    let count: usize = before.iter().map(|run| run.digits.len()).sum();
    count + 1 >= WHOLE
        && last.digits.len() < LEAST
        && text[last.start..].starts_with('(')
        && text[last.end..].trim() == ")"
}

/// Joins each run with the run before it if `is_one` returns `true`.
fn joined(runs: Vec<Run>, is_one: impl Fn(&Run, &Run) -> bool) -> Vec<Run> {
    let mut joined: Vec<Run> = Vec::new();
    for run in runs {
        match joined.last_mut().filter(|last| is_one(last, &run)) {
            Some(last) => {
                (last.end, last.part) = (run.end, run.digits.len());
                last.digits.push_str(&run.digits);
            }
            None => joined.push(Run { part: run.digits.len(), ..run }),
        }
    }
    joined
}

/// Whether two separated runs of digits are parts of one number.
fn is_one_number(before: &Run, run: &Run) -> bool {
    let (one, other) = (before.digits.len(), run.digits.len());
    let is_extension = before.gap == Gap::Other && !before.plus && one < LEAST;
    match run.gap {
        Gap::Grouping => true,
        _ if is_extension => false,
        Gap::Either => one < LEAST || (one < WHOLE && other < LEAST),
        Gap::Comma => before.part < LEAST && other < LEAST,
        Gap::Other => false,
    }
}

fn digit(c: char) -> Option<char> {
    ascii_digits(c.encode_utf8(&mut [0; 4])).chars().next().filter(char::is_ascii_digit)
}

/// Whether a spreadsheet wrote this long number with an exponent: digits, a point or comma, digits, E, a plus, digits.
pub fn is_exponent(text: &str) -> bool {
    let is_number = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let Some((mantissa, exponent)) = text.trim().split_once(['e', 'E']) else { return false };
    let (whole, rest) = mantissa.split_once(['.', ',']).unwrap_or((mantissa, "0"));
    exponent.strip_prefix('+').is_some_and(is_number) && is_number(whole) && is_number(rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn digits(text: &str) -> Vec<String> {
        numbers(text)
            .into_iter()
            .map(|number| format!("{}{}", if number.plus { "+" } else { "" }, number.digits))
            .collect()
    }

    #[test]
    fn a_field_has_the_numbers_that_a_person_would_see_in_it() {
        for (typed, expected) in [
            ("012 345 678", &["012345678"][..]),
            ("+855 (0)12 345-678", &["+855012345678"]),
            ("(+855) 12-345-678", &["+85512345678"]),
            ("＋៨៥៥ (១២) ៣៤៥.៦៧៨", &["+85512345678"]),
            ("\u{202a}+855 12 345 678\u{202c}", &["+85512345678"]),
            ("012/345/677", &["012345677"]),
            ("0322/550161", &["0322550161"]),
            ("012,345,678", &["012345678"]),
            ("012 345 633 / 098 765 455", &["012345633", "098765455"]),
            ("012345644/098765466", &["012345644", "098765466"]),
            ("012 345 655, 098 765 477", &["012345655", "098765477"]),
            ("012 345 666 or 098 765 488", &["012345666", "098765488"]),
            ("012 345 666  098 765 488", &["012345666", "098765488"]),
            ("012 345 666 - 098 765 488", &["012345666", "098765488"]),
            ("012345666\n098765488", &["012345666", "098765488"]),
            ("+855 12 345 611 +855 98 765 433", &["+85512345611", "+85598765433"]),
            ("+85512345611+85598765433", &["+85512345611", "+85598765433"]),
            ("+995-32-255-01-61;ext=104", &["+995322550161"]),
            ("0322 55 01 61, 104", &["0322550161"]),
            ("0322550161,104", &["0322550161"]),
            ("0322 55 01 61 ext. 104", &["0322550161"]),
            ("0322 55 01 61 доб. 104", &["0322550161"]),
            ("0322550161/104", &["0322550161"]),
            ("0322550161#104", &["0322550161"]),
            ("032 2 55 01 61 (104)", &["0322550161"]),
            ("023 111 222 (12)", &["023111222"]),
            ("+995 (32) 255-01-61 (104)", &["+995322550161"]),
            ("8 (599) 11-22-33", &["8599112233"]),
            ("345 678 (012)", &["345678012"]),
            ("012 345 678 (shop)", &["012345678"]),
            ("mobile: 012 345 678", &["012345678"]),
            ("after 6: 012 345 678", &["012345678"]),
            ("2 times 119", &["119"]),
            ("119", &["119"]),
            ("9.19877E+11", &[]),
            ("8,55978e+11", &[]),
            ("1E+11", &[]),
            ("ask her son", &[]),
            ("+", &[]),
            ("", &[]),
        ] {
            assert_eq!(digits(typed), expected, "{typed:?}");
        }
    }

    #[test]
    fn what_stands_behind_a_number_stays_with_it() {
        let texts = |typed: &str| numbers(typed).into_iter().map(|number| number.text).collect::<Vec<_>>();
        assert_eq!(texts(" 0322 55 01 61 ext. 104 "), ["0322 55 01 61 ext. 104"]);
        assert_eq!(texts("012 345 666 or 098 765 488 (son)"), ["012 345 666", "098 765 488 (son)"]);
        assert_eq!(texts("0322550161 ext 12 / 012 345 678"), ["0322550161 ext 12", "012 345 678"]);
        assert_eq!(texts("012 345 666; (098) 765 488"), ["012 345 666", "(098) 765 488"]);
    }

    #[test]
    fn nobody_has_a_number_of_one_digit() {
        for (digits, expected) in [
            ("0000000000", true),
            ("85500000000", true),
            ("1234567890", true),
            ("987654321", true),
            ("12345", true),
            ("012345678", false),
            ("85512345611", false),
        ] {
            assert_eq!(is_placeholder(digits), expected, "{digits}");
        }
    }
}
