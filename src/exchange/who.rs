//! Identifies the people in a file: which ids are reliable, and which full names they have.

use std::collections::HashMap;

use crate::domain::phone;

/// Words that programs write if there is no id.
const NO_ID: [&str; 12] =
    ["na", "n/a", "#n/a", "none", "null", "nil", "nan", "undefined", "unknown", "#ref!", "#value!", "#name?"];

/// The ids in a file, each with its name; `None` if an id has several names.
#[derive(Debug, Default)]
pub(super) struct Ids(HashMap<String, Option<String>>);

impl Ids {
    /// Notes that an id belongs to a name. An empty id or name is ignored.
    pub fn note(&mut self, id: &str, name: &str) {
        let mut words: Vec<String> = words(name);
        words.sort_unstable();
        let name = words.join(" ");
        if !tells(id) || name.is_empty() {
            return;
        }
        match self.0.get_mut(id) {
            Some(known) if known.as_ref() != Some(&name) => *known = None,
            Some(_) => {}
            None => drop(self.0.insert(id.to_owned(), Some(name))),
        }
    }

    /// Whether an id identifies one person in the file.
    pub fn is_believed(&self, id: &str) -> bool {
        tells(id) && self.0.get(id) != Some(&None)
    }
}

/// Whether an id can identify anybody: it is not empty, zero, a word for "none", or rewritten by a spreadsheet.
fn tells(id: &str) -> bool {
    let id = id.trim();
    let says = |c: char| c.is_alphanumeric() && c != '0';
    id.contains(says) && !NO_ID.contains(&id.to_lowercase().as_str()) && !phone::is_exponent(id)
}

/// Whether other programs may give the same id to somebody else: it is short, unlike a random id.
pub(super) fn is_short(id: &str) -> bool {
    id.chars().filter(|c| c.is_alphanumeric()).count() < 12
}

/// Whether a phone number identifies a person, and is not just a placeholder.
pub(super) fn is_real(number: &str) -> bool {
    phone::numbers(number).iter().any(|number| !number.is_placeholder())
}

/// The parts of a name as in a file; each may be empty.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Parts<'a> {
    pub given: &'a str,
    pub middle: &'a str,
    pub family: &'a str,
    pub suffix: &'a str,
}

impl Parts<'_> {
    /// All parts joined, with the family name after the given names.
    pub fn joined(self) -> String {
        let parts = [self.given, self.middle, self.family, self.suffix];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
    }
}

/// The full name of a person whose name is also given in parts, and the parts that do not fit into it.
///
/// The displayed name stays unchanged, unless it lacks a given or family name that belongs to it.
pub(super) fn whole_name(full: &str, parts: Parts) -> (String, Option<String>) {
    let here = words(full);
    let has = |part: &str| words(part).iter().all(|word| here.contains(word));
    let lacking = |part: &str| {
        let lacking = part.split_whitespace().filter(|word| !has(word));
        lacking.collect::<Vec<_>>().join(" ")
    };
    let joined = parts.joined();
    if here.is_empty() || joined.is_empty() {
        return (if full.is_empty() { joined } else { full.to_owned() }, None);
    }
    if has(&joined) {
        return (full.to_owned(), None);
    }
    let is_shared = words(&joined).iter().any(|word| here.contains(word));
    // A family name that complements a display name with only the given name.
    let is_family = parts.given.is_empty() && !parts.family.is_empty();
    let is_part = (is_shared || is_family) && !(has(parts.given) && has(parts.family));
    if !is_part {
        return (full.to_owned(), Some(joined));
    }
    let Parts { given, middle, family, suffix } = parts;
    let all = [lacking(given), full.to_owned(), lacking(middle), lacking(family), lacking(suffix)];
    (all.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" "), None)
}

/// The words of a name, in lower case and without punctuation around them.
fn words(name: &str) -> Vec<String> {
    let bare = |word: &str| word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    name.split_whitespace().map(bare).filter(|word| !word.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_believed_where_it_tells_people_apart() {
        let mut ids = Ids::default();
        for (id, name) in
            [("7", "Dara Vann"), ("7", "vann  dara"), ("8", "Nino"), ("8", "Asha"), ("9", "Maya"), ("9", "")]
        {
            ids.note(id, name);
        }
        for (id, believed) in [("7", true), ("8", false), ("9", true), ("10", true), ("A-0", true)] {
            assert_eq!(ids.is_believed(id), believed, "{id}");
        }
        for nobody in ["", " ", "0", "000", "-", "N/A", "none", "#REF!", "1.51E+11", "1,51e+11", "0000-0000"]
        {
            assert!(!ids.is_believed(nobody), "{nobody}");
        }
    }

    #[test]
    fn no_part_of_a_name_vanishes() {
        let parts =
            |[given, middle, family, suffix]: [&'static str; 4]| Parts { given, middle, family, suffix };
        for (full, told, name, rest) in [
            ("Dara Vann", ["Dara", "", "Vann", ""], "Dara Vann", None),
            ("Vann Dara", ["Dara", "", "Vann", ""], "Vann Dara", None),
            ("", ["Dara", "Sok", "Vann", "Jr."], "Dara Sok Vann Jr.", None),
            ("Анна", ["", "", "Петрова", ""], "Анна Петрова", None),
            ("Анна Петрова", ["", "", "Петрова", ""], "Анна Петрова", None),
            ("Maya June", ["Maya", "", "June\n\nEllery-Pine", ""], "Maya June Ellery-Pine", None),
            ("Dr. Maya", ["Maya", "June", "Pine", ""], "Dr. Maya June Pine", None),
            ("Pine", ["Maya", "", "Pine", ""], "Maya Pine", None),
            (
                "John Q. Public",
                ["John", "Quinlan", "Public", "Esq."],
                "John Q. Public",
                Some("John Quinlan Public Esq."),
            ),
            ("The baker", ["Dara", "", "Vann", ""], "The baker", Some("Dara Vann")),
            ("The baker", ["Dara", "", "", ""], "The baker", Some("Dara")),
            ("Müller, Jörg", ["Jörg", "", "Müller", ""], "Müller, Jörg", None),
        ] {
            let expected = (name.to_owned(), rest.map(str::to_owned));
            assert_eq!(whole_name(full, parts(told)), expected, "{full} {told:?}");
        }
    }
}
