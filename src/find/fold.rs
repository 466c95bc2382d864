//! Makes two spellings of one word alike, so that an owner finds "José" by "jose" and a Khmer or Hindi
//! word however its keyboard composed it. Only what is compared is folded; what is shown never is.

use unicode_normalization::char::decompose_compatible;

const COENG: char = '\u{17d2}';
const NIKAHIT: char = '\u{17c6}';
const E: char = '\u{17c1}';

/// The text as it is compared: compatibility forms taken apart, lower case, without accents, without
/// invisible characters, digits of every language of the app as 0 to 9, white space as single spaces
/// and none at the ends. Folding twice changes nothing more.
///
/// Vowel signs stay. Folding goes character by character (but for a few Khmer pairs, see [`khmer`]), so
/// that part of a text folds to part of the folded text: what is typed so far already finds.
pub fn fold(text: &str) -> String {
    let mut out = String::new();
    fold_into(&mut out, text);
    out
}

/// [`fold`] into a buffer that is used again, instead of an allocation for each of 300,000 entries.
pub(super) fn fold_into(out: &mut String, text: &str) {
    out.clear();
    out.reserve(text.len());
    if is_tidy_ascii(text) {
        out.push_str(text);
        out.make_ascii_lowercase();
        return;
    }
    text.chars().for_each(|c| push(out, c));
    if out.ends_with(' ') {
        out.pop();
    }
}

/// Where the bytes `start..end` of the folded text stand in the text itself. Whole characters; what
/// folds away between them is included.
pub(super) fn unfold_range(text: &str, start: usize, end: usize) -> (usize, usize) {
    let mut out = String::new();
    let mut from = None;
    for (at, c) in text.char_indices() {
        push(&mut out, c);
        if out.len() > start && from.is_none() {
            from = Some(at);
        }
        if out.len() >= end {
            return (from.unwrap_or(at), at + c.len_utf8());
        }
    }
    (from.unwrap_or(0), text.len())
}

/// Whether lower case is all there is to do.
fn is_tidy_ascii(text: &str) -> bool {
    let mut before = b' ';
    for byte in text.bytes() {
        if !byte.is_ascii() || matches!(byte, b'\t'..=b'\r') || (byte == b' ' && before == b' ') {
            return false;
        }
        before = byte;
    }
    before != b' '
}

fn push(out: &mut String, c: char) {
    match c {
        // The scripts of the app know no case and (but for a few letters) nothing to take apart, so
        // most of what is ever folded skips the tables.
        '\0'..='\x7f' => part(out, c.to_ascii_lowercase()),
        'ა'..='ჺ' => out.push(c),
        '\u{1780}'..='\u{17ff}' | '\u{900}'..='\u{928}' | '\u{93a}'..='\u{957}' => part(out, c),
        _ => decompose_compatible(c, |c| c.to_lowercase().for_each(|c| part(out, c))),
    }
}

/// One character, already taken apart and in lower case.
fn part(out: &mut String, c: char) {
    match c {
        '0'..='9' | 'a'..='z' => out.push(c),
        _ if c.is_whitespace() => {
            if !out.is_empty() && !out.ends_with(' ') {
                out.push(' ');
            }
        }
        // Accents, and the Devanagari nukta, which many leave out as others leave out accents.
        '\u{300}'..='\u{36f}' | '\u{93c}' => {}
        // Not to be seen: soft hyphen, zero-width characters, direction marks (address books wrap
        // phone numbers in them), the emoji selectors, Khmer inherent vowels.
        '\u{ad}'
        | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'
        | '\u{2066}'..='\u{2069}' => {}
        '\u{feff}' | '\u{fe0e}' | '\u{fe0f}' | '\u{17b4}' | '\u{17b5}' => {}
        '०'..='९' => digit(out, c, '०'),
        '០'..='៩' => digit(out, c, '០'),
        // Candrabindu is often written as the plain dot.
        'ँ' => out.push('ं'),
        '\u{1780}'..='\u{17ff}' => khmer(out, c),
        // Letters whose stroke or ligature Unicode does not take apart.
        'ß' => out.push_str("ss"),
        'æ' => out.push_str("ae"),
        'œ' => out.push_str("oe"),
        'ø' => out.push('o'),
        'đ' => out.push('d'),
        'ł' => out.push('l'),
        'ı' => out.push('i'),
        'ς' => out.push('σ'),
        // Phones put typographic marks where the key says ' " -.
        '‘' | '’' | 'ʼ' => out.push('\''),
        '“' | '”' | '„' => out.push('"'),
        '‐' | '–' | '—' | '−' => out.push('-'),
        _ => out.push(c),
    }
}

fn digit(out: &mut String, c: char, zero: char) {
    out.push((b'0' + (c as u32 - zero as u32) as u8) as char);
}

/// What looks alike in Khmer comes out alike: TA and DA below a consonant, vowels typed as one sign or
/// as two, and the dot NIKAHIT before or after its vowel. The usual spelling stays as it is.
fn khmer(out: &mut String, c: char) {
    match c {
        'ដ' if out.ends_with(COENG) => out.push('ត'),
        '\u{17b6}' if out.ends_with(E) => replace_last(out, "ោ"),
        '\u{17b8}' if out.ends_with(E) => replace_last(out, "ើ"),
        '\u{17b6}' | '\u{17bb}' if out.ends_with(NIKAHIT) => {
            out.pop();
            khmer(out, c);
            out.push(NIKAHIT);
        }
        NIKAHIT if out.ends_with(NIKAHIT) => {}
        _ => out.push(c),
    }
}

fn replace_last(out: &mut String, with: &str) {
    out.pop();
    out.push_str(with);
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn spellings_of_one_word_come_out_alike() {
        for (written, expected) in [
            ("José", "jose"),
            ("Jose\u{301}", "jose"),
            ("Ｓｏｋｈａ", "sokha"),
            ("  Chan \t\n Sokha ", "chan sokha"),
            ("Łódź Straße Øre", "lodz strasse ore"),
            ("İstanbul", "istanbul"),
            ("Алёна ЙОД", "алена иод"),
            ("ΟΔΥΣΣΕΥΣ", "οδυσσευσ"),
            ("ნინო", "ნინო"),
            ("ᲜᲘᲜᲝ", "ნინო"),
            ("O’Brien", "o'brien"),
            ("០១២ ३४५ ６７", "012 345 67"),
            ("សុ\u{200b}ខា", "សុខា"),
            ("ស្តី", "ស្ដី"),
            ("តា", "តា"),
            ("ច\u{17c6}\u{17b6}", "ចាំ"),
            ("ក\u{17c1}\u{17b6}", "កោ"),
            ("ਖ਼", "ਖ\u{a3c}"),
            ("फ़ोन", "फोन"),
            ("\u{95e}ोन", "फोन"),
            ("हाँ", "हां"),
            ("\u{202a}+855\u{202c}", "+855"),
            ("❤\u{fe0f}", "❤"),
            ("\u{1}a\u{0}", "\u{1}a\u{0}"),
            ("\u{200b}", ""),
            ("", ""),
        ] {
            assert_eq!(fold(written), fold(expected), "{written:?}");
        }
        assert_eq!(fold("ក្រដាស ជូន"), "ក្រដាស ជូន");
        assert_eq!(fold("सीता की माँ"), "सीता की मां");
    }

    #[test]
    fn folding_every_character_twice_changes_nothing_more() {
        for c in '\0'..=char::MAX {
            let once = fold(c.encode_utf8(&mut [0; 4]));
            assert_eq!(fold(&once), once, "{c:?}");
        }
    }

    #[test]
    fn folding_khmer_pairs_twice_changes_nothing_more() {
        let signs = ['ក', COENG, 'ដ', 'ត', '\u{17b6}', '\u{17b8}', '\u{17bb}', E, 'ោ', 'ើ', NIKAHIT];
        for n in 0..signs.len().pow(4) {
            let text: String = (0..4).map(|i| signs[n / signs.len().pow(i) % signs.len()]).collect();
            let once = fold(&text);
            assert_eq!(fold(&once), once, "{text:?}");
        }
    }

    #[test]
    fn a_place_in_the_folded_text_is_found_in_the_text() {
        let text = " Ｄara \u{200b} Straße";
        assert_eq!(fold(text), "dara strasse");
        let at = |start, end| {
            let (from, to) = unfold_range(text, start, end);
            &text[from..to]
        };
        assert_eq!(at(0, 4), "Ｄara");
        assert_eq!(at(5, 12), "Straße");
        assert_eq!(at(10, 11), "ß");
    }

    proptest! {
        #[test]
        fn folding_texts_twice_changes_nothing_more(text in "([\u{1780}-\u{17ff}\u{900}-\u{97f}]|\\PC|\\s){0,40}") {
            let once = fold(&text);
            prop_assert_eq!(fold(&once), once);
        }
    }
}
