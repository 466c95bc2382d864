//! The blanks of a draft in the owner's language. They are stored as `{name}`, but shown and typed as `{ឈ្មោះ}`.

use super::{Language, say};
use crate::domain::{Blank, Keyed};

/// The word for a blank in a language.
pub fn word(language: Language, blank: Blank) -> String {
    say(language, &format!("blank-{}", blank.key()), &[])
}

/// Converts a stored draft to the form that is shown.
pub fn shown(language: Language, draft: &str) -> String {
    replaced(draft, |name| Blank::from_key(name).map(|blank| word(language, blank)))
}

/// Converts a typed draft to the form that is stored. Words in braces that are not blanks stay as they are.
pub fn stored(language: Language, draft: &str) -> String {
    let words: Vec<(String, Blank)> = Blank::all().map(|blank| (word(language, blank), blank)).collect();
    replaced(draft, |name| {
        let meant = words.iter().find(|(word, _)| word.eq_ignore_ascii_case(name.trim()));
        meant.map(|(_, blank)| blank.key().to_owned())
    })
}

/// Replaces the names between braces. Names without a replacement stay.
fn replaced(draft: &str, other: impl Fn(&str) -> Option<String>) -> String {
    let mut parts = draft.split('{');
    let mut replaced = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        replaced.push('{');
        match part.split_once('}').and_then(|(name, after)| Some((other(name)?, after))) {
            Some((name, after)) => {
                replaced.push_str(&name);
                replaced.push('}');
                replaced.push_str(after);
            }
            None => replaced.push_str(part),
        }
    }
    replaced
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_draft_is_stored_alike_in_whatever_language_it_was_typed() {
        for language in Language::ALL {
            let typed: Vec<String> =
                Blank::all().map(|blank| format!("{{{}}}, {{", word(language, blank))).collect();
            let draft = stored(language, &typed.join("\n"));
            let expected: Vec<String> =
                Blank::all().map(|blank| format!("{{{}}}, {{", blank.key())).collect();
            assert_eq!(draft, expected.join("\n"), "{language:?}");
            assert_eq!(shown(language, &draft), typed.join("\n"));
            assert_eq!(stored(language, &draft), draft, "typed as stored");
        }
        assert_eq!(stored(Language::English, "{foo} {} } { {Form of address}"), "{foo} {} } { {form}");
    }

    #[test]
    fn no_two_blanks_have_one_word() {
        for language in Language::ALL {
            let words: std::collections::BTreeSet<String> =
                Blank::all().map(|blank| word(language, blank)).collect();
            assert_eq!(words.len(), Blank::all().count(), "{words:?}");
        }
    }
}
