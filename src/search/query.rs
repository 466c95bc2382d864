//! The text of the search box: words that must all be found, and digits that may be a phone number in any grouping.

use memchr::memmem::Finder;

use super::fold;
use super::needle::Needle;

/// The characters that phone numbers contain besides digits, after folding.
const PHONE_MARKS: &str = "+-()./";
/// The least number of digits for searching in phone numbers.
const PHONE_DIGITS: usize = 3;

/// A query, split into terms.
pub(super) struct Query {
    /// The whole query, folded.
    pub text: String,
    /// The terms. Each of them must be found.
    pub terms: Vec<Term>,
}

/// A part of a query. Either all its words must be found, or its digits in a phone number.
pub(super) struct Term {
    pub words: Vec<Needle>,
    pub phone: Option<PhoneQuery>,
}

impl Query {
    /// Splits at white space. Neighbouring words that look like parts of one phone number become one term.
    pub fn new(typed: &str) -> Self {
        let text = fold(typed);
        let mut plain: Vec<&str> = Vec::new();
        let mut numbers: Vec<Vec<&str>> = Vec::new();
        let mut after_number = false;
        for word in text.split_terminator(' ') {
            let number = word.chars().all(|c| c.is_ascii_digit() || PHONE_MARKS.contains(c));
            match numbers.last_mut() {
                Some(group) if number && after_number => group.push(word),
                _ if number => numbers.push(vec![word]),
                _ => plain.push(word),
            }
            after_number = number;
        }
        // A repeated word is searched only once, so that a pasted page of text stays fast.
        plain.sort_unstable();
        plain.dedup();
        let plain = plain.into_iter().map(|word| Term { words: vec![Needle::new(word)], phone: None });
        let numbers = numbers.into_iter().map(|mut group| {
            let phone = PhoneQuery::new(&group.concat());
            group.sort_unstable();
            group.dedup();
            Term { words: group.into_iter().map(Needle::new).collect(), phone }
        });
        let terms = plain.chain(numbers).collect();
        Self { text, terms }
    }

    /// The words of all terms.
    pub fn words(&self) -> impl Iterator<Item = &Needle> {
        self.terms.iter().flat_map(|term| &term.words)
    }
}

/// Digits to search for in phone numbers.
pub(super) struct PhoneQuery {
    /// The digits without leading zeros, because a country code may replace the zeros.
    significant: String,
    /// Searches for the significant digits, or for all digits if the significant ones are too few.
    finder: Finder<'static>,
    /// Whether the number was typed with a country code, after + or 00.
    international: bool,
}

impl PhoneQuery {
    fn new(typed: &str) -> Option<Self> {
        let digits: String = typed.chars().filter(char::is_ascii_digit).collect();
        let international = typed.starts_with('+') || digits.starts_with("00");
        let significant = digits.trim_start_matches('0');
        let searched = if significant.len() < PHONE_DIGITS { &digits } else { significant };
        (digits.len() >= PHONE_DIGITS).then(|| Self {
            significant: significant.to_owned(),
            finder: Finder::new(searched).into_owned(),
            international,
        })
    }

    /// Whether a phone number, given as digits, contains the typed digits.
    ///
    /// A country code may replace the 0 of a national number, on either side. Country codes have one to three digits.
    pub fn matches(&self, phone: &str) -> bool {
        if self.finder.find(phone.as_bytes()).is_some() {
            return true;
        }
        let typed = self.significant.as_str();
        match phone.strip_prefix('0') {
            Some(national) if self.international => {
                let own = |code: usize| typed.get(code..).filter(|own| own.len() >= PHONE_DIGITS);
                (1..=3).filter_map(own).any(|own| national.starts_with(own))
            }
            _ if typed.is_empty() || typed.len() >= PHONE_DIGITS || self.international => false,
            // Only a short prefix such as "012" is typed. It is searched only at the beginning, behind a country code.
            _ => phone[..phone.len().min(3 + typed.len())].contains(typed),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phones_are_found_in_any_grouping() {
        for (typed, phone, found) in [
            ("012345678", "012345678", true),
            ("012 345 678", "012345678", true),
            ("០១២ ៣៤៥", "012345678", true),
            ("(012) 345-678", "012345678", true),
            ("012.345/678", "012345678", true),
            ("345 67", "012345678", true),
            ("678", "012345678", true),
            ("012345678", "85512345678", true),
            ("012 34", "85512345678", true),
            ("012", "85512345678", true),
            ("012", "85596111122", false),
            ("+855 12-345", "85512345678", true),
            ("00855 12 345", "85512345678", true),
            ("+855 12 345", "012345678", true),
            ("+85512345678", "012345678", true),
            ("+855 12 345", "099345678", false),
            ("+995 555 12 34 56", "0555123456", true),
            ("+1 555 123", "0555123456", true),
            ("12345678", "85512345678", true),
            ("12", "012345678", false),
            ("000", "012345678", false),
            ("000", "0120003", true),
            ("013", "012345678", false),
        ] {
            let query = Query::new(typed);
            assert_eq!(query.terms.len(), 1, "{typed}");
            let matches = query.terms[0].phone.as_ref().is_some_and(|digits| digits.matches(phone));
            assert_eq!(matches, found, "{typed} {phone}");
        }
    }

    #[test]
    fn words_and_numbers_are_told_apart() {
        let words = |typed| Query::new(typed).words().map(|word| word.text().to_owned()).collect::<Vec<_>>();
        assert_eq!(words("  Sokha 012 345 sokha"), ["sokha", "012", "345"]);
        assert_eq!(Query::new("a 012 345 b 678 90").terms.len(), 4);
        assert!(Query::new("b12").terms[0].phone.is_none());
        assert!(Query::new(" \u{200b}\t").terms.is_empty());
    }
}
