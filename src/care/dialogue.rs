//! Who does the talking (H6). People want to be heard. A page on which only the shop speaks is a monologue.

use std::cmp::Reverse;

use crate::domain::{Entry, EntryKind, Starter};

/// How many of the latest messages are checked.
pub const LATEST: usize = 3;

/// Whether the latest [`LATEST`] messages are all the shop's.
///
/// Their own words count, contacts whose starter is known, and thanks. With fewer messages the answer is `false`.
pub fn is_monologue<'a>(entries: impl IntoIterator<Item = &'a Entry>) -> bool {
    let is_ours = |entry: &Entry| match (entry.kind(), entry.starter()) {
        (EntryKind::Said, _) | (EntryKind::Contact, Some(Starter::They)) => Some(false),
        (EntryKind::Contact, Some(Starter::We)) | (EntryKind::Thanks, _) => Some(true),
        _ => None,
    };
    let current = entries.into_iter().filter(|entry| !entry.removed);
    let mut words: Vec<_> = current.filter_map(|entry| Some((entry, is_ours(entry)?))).collect();
    words.sort_by_key(|(entry, _)| Reverse((entry.day, entry.written)));
    words.len() >= LATEST && words.iter().take(LATEST).all(|(_, is_ours)| *is_ours)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Detail, Timestamp};
    use chrono::{Days, NaiveDate};

    #[test]
    fn three_words_of_ours_and_none_of_theirs_are_a_monologue() {
        let first = NaiveDate::from_ymd_opt(2026, 11, 1).expect("a day");
        let said = |letters: &str| {
            let entry = |(number, letter): (usize, char)| {
                let contact = |starter| Detail::Contact { channel: None, starter, sent: None };
                let detail = match letter {
                    'w' => contact(Some(Starter::We)),
                    't' => contact(Some(Starter::They)),
                    '?' => contact(None),
                    's' => EntryKind::Said.into(),
                    'k' => EntryKind::Thanks.into(),
                    _ => EntryKind::Visit.into(),
                };
                Entry::new(detail, first + Days::new(number as u64), Timestamp(0))
            };
            is_monologue(&letters.chars().enumerate().map(entry).collect::<Vec<_>>())
        };
        for (letters, expected) in [
            ("", false),
            ("ww", false),
            ("www", true),
            ("wkw", true),
            // The latest message is the last letter.
            ("swww", true),
            ("wwws", false),
            ("wwtw", false),
            // Visits, and contacts with an unknown starter, do not count.
            ("w-w?w-", true),
        ] {
            assert_eq!(said(letters), expected, "{letters}");
        }
        let gone = Entry { removed: true, ..Entry::new(EntryKind::Said, first + Days::new(9), Timestamp(0)) };
        let thanks = Entry::new(EntryKind::Thanks, first, Timestamp(0));
        assert!(is_monologue([&thanks, &thanks, &thanks, &gone]), "what was removed was not said");
    }
}
