//! The words around a match, short enough for one line of the list. The text is never cut inside a grapheme, because
//! half a Khmer cluster shows as a dotted circle.

use std::ops::Range;

use unicode_normalization::char::is_combining_mark;

/// The approximate number of characters shown.
const LENGTH: usize = 80;
/// The number of characters shown before the match.
const BEFORE: usize = 24;
/// How many characters a cut may move to fall between words.
const TO_WORD: usize = 12;
/// How many characters a cut may move to fall between graphemes. More marks on one letter are not real text.
const TO_SIGN: usize = 32;

/// About 80 characters of `text` around the bytes of `found`, with … where text is left out.
pub(super) fn snippet(text: &str, found: Range<usize>) -> String {
    let start = cut_before(text, found.start);
    let most = text[start..].char_indices().nth(LENGTH).map_or(text.len(), |(at, _)| start + at);
    let end = cut_after(text, most, start.max(found.end.min(most)));
    let mut out = String::with_capacity(end - start + 6);
    let shown = &text[start..end];
    if !text[..start].trim().is_empty() {
        out.push('…');
    }
    out.push_str(shown.trim());
    if !text[end..].trim().is_empty() {
        out.push('…');
    }
    out
}

/// The start of the snippet, with some words before the match.
fn cut_before(text: &str, found: usize) -> usize {
    let Some((far, _)) = text[..found].char_indices().rev().nth(BEFORE - 1) else { return 0 };
    let by_word = text[far..found].char_indices().take(TO_WORD).find(|(_, c)| c.is_whitespace());
    match by_word {
        Some((at, _)) => far + at,
        None => sign_start(text, far),
    }
}

/// The end of the snippet: at `most` or a little before it. It is after `least` if possible.
fn cut_after(text: &str, most: usize, least: usize) -> usize {
    if most == text.len() {
        return most;
    }
    let by_word = text[least..most].char_indices().rev().take(TO_WORD).find(|(_, c)| c.is_whitespace());
    match by_word {
        Some((at, _)) => least + at,
        None => sign_start(text, most),
    }
}

/// The nearest position at or before `at` where a grapheme begins.
fn sign_start(text: &str, at: usize) -> usize {
    let mut after = match text[at..].chars().next() {
        Some(after) => after,
        None => return at,
    };
    for (place, before) in text[..at].char_indices().rev().take(TO_SIGN) {
        if between_signs(before, after) {
            return place + before.len_utf8();
        }
        after = before;
    }
    if text[..at].chars().count() <= TO_SIGN { 0 } else { at }
}

/// Whether a reader sees two graphemes here. This is coarser than Unicode's rules in harmless ways: a row of flags
/// counts as one grapheme.
fn between_signs(before: char, after: char) -> bool {
    let joins_next = matches!(before, '\u{17d2}' | '\u{94d}' | '\u{200d}');
    let joins_before = is_combining_mark(after)
        || matches!(after, '\u{200c}' | '\u{200d}' | '\u{1f3fb}'..='\u{1f3ff}' | '\u{e0020}'..='\u{e007f}');
    let flag = |c| matches!(c, '\u{1f1e6}'..='\u{1f1ff}');
    !(joins_next || joins_before || flag(before) && flag(after))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn around(text: &str, word: &str) -> String {
        let at = text.find(word).expect("the word stands in the text");
        snippet(text, at..at + word.len())
    }

    #[test]
    fn a_short_text_is_shown_whole() {
        assert_eq!(around(" likes green tea\n", "green"), "likes green tea");
        assert_eq!(snippet("", 0..0), "");
    }

    #[test]
    fn a_long_text_is_cut_between_words() {
        let text = format!(
            "{}bought the red scarf for her {}",
            "some earlier words ".repeat(9),
            "mother ".repeat(30)
        );
        let shown = around(&text, "scarf");
        assert!(shown.starts_with("…words bought the red scarf for"), "{shown}");
        assert!(shown.ends_with("mother…"), "{shown}");
        assert!(shown.chars().count() <= 82, "{shown}");
    }

    #[test]
    fn signs_are_never_cut() {
        for sign in ["ស្ត្រី", "क्ष्मि", "👩\u{200d}👩\u{200d}👧\u{200d}👦", "👍🏽", "❤\u{fe0f}", "ñ\u{303}"]
        {
            for front in 20..60 {
                let text = format!("{}X{}", sign.repeat(front), sign.repeat(99));
                let shown = around(&text, "X");
                let inner = shown.trim_matches('…').replace('X', "");
                assert_eq!(inner, sign.repeat(inner.len() / sign.len()), "{front} {sign}");
                assert!(shown.contains('X'));
            }
        }
    }

    #[test]
    fn a_match_longer_than_a_line_is_cut_too() {
        let text = "a".repeat(100_000);
        assert_eq!(snippet(&text, 0..text.len()).chars().count(), 81);
        let marks = format!("x{}", "\u{301}".repeat(100_000));
        assert!(snippet(&marks, 0..marks.len()).chars().count() <= 82);
    }

    proptest! {
        #[test]
        fn any_match_in_any_text_gives_a_short_part_of_it(text in "(\\PC|\\s|ស្ត្រី){0,200}", a: prop::sample::Index, b: prop::sample::Index) {
            let places: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
            let (a, b) = (*a.get(&places), *b.get(&places));
            let shown = snippet(&text, a.min(b)..a.max(b));
            prop_assert!(shown.chars().count() <= LENGTH + TO_SIGN + 2);
            let inner = shown.strip_prefix('…').unwrap_or(&shown);
            let inner = inner.strip_suffix('…').unwrap_or(inner);
            prop_assert!(text.contains(inner) || text.contains(&shown));
        }
    }
}
