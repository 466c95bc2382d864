//! Folds (normalises) text, so that different spellings of one word compare equal. An owner finds "José" by "jose", and
//! a Khmer or Hindi word in any composition of the keyboard. Only text for comparison is folded, never text for
//! display.

use unicode_normalization::char::decompose_compatible;

const COENG: char = '\u{17d2}';
const NIKAHIT: char = '\u{17c6}';
const E: char = '\u{17c1}';
const RO: char = 'រ';
/// The vowel below that a shifter looks like when a vowel is above the consonant.
const BELOW: char = '\u{17bb}';
const VIRAMA: char = '\u{94d}';

/// Folds a text for comparison. Folding is idempotent.
///
/// Compatibility forms are decomposed, and letters become lower case. Accents and invisible characters are removed.
/// Digits of every language of the app become 0 to 9. White space becomes single spaces, with none at the ends.
///
/// Vowel signs stay. Folding works character by character, except for Khmer syllables and Hindi nasals that have
/// several orders or spellings (see [`khmer`], [`nasal`]). So a part of a text folds to a part of the folded text, and
/// a word is found while it is typed, up to such a syllable.
pub fn fold(text: &str) -> String {
    let mut out = String::new();
    fold_into(&mut out, text);
    out
}

/// [`fold`] into a reusable buffer, instead of one allocation for each of 300,000 entries.
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

/// The range of the original text that folds to the bytes `start..end`. It has whole characters. Characters between
/// them that fold to nothing are included.
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

/// Whether the text needs only lower case.
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
        // The scripts of the app have no case and almost nothing to decompose, so most text skips the tables.
        '\0'..='\x7f' => part(out, c.to_ascii_lowercase()),
        'ა'..='ჺ' => out.push(c),
        '\u{1780}'..='\u{17ff}' | '\u{900}'..='\u{928}' | '\u{93a}'..='\u{957}' => part(out, c),
        _ => decompose_compatible(c, |c| c.to_lowercase().for_each(|c| part(out, c))),
    }
}

/// Folds one character that is already decomposed and in lower case.
fn part(out: &mut String, c: char) {
    match c {
        '0'..='9' | 'a'..='z' => out.push(c),
        _ if c.is_whitespace() => {
            if !out.is_empty() && !out.ends_with(' ') {
                out.push(' ');
            }
        }
        // Accents, and the Devanagari nukta, which many people leave out like accents.
        '\u{300}'..='\u{36f}' | '\u{93c}' => {}
        // Invisible: soft hyphen, zero-width characters, direction marks (address books put them around phone numbers),
        // emoji selectors, Khmer inherent vowels.
        '\u{ad}'
        | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'
        | '\u{2066}'..='\u{2069}' => {}
        '\u{feff}' | '\u{fe0e}' | '\u{fe0f}' | '\u{17b4}' | '\u{17b5}' => {}
        '०'..='९' => digit(out, c, '०'),
        '០'..='៩' => digit(out, c, '០'),
        // Candrabindu is often written as a plain dot.
        'ँ' => out.push('ं'),
        '\u{1780}'..='\u{17ff}' => khmer(out, c),
        'क'..='भ' => {
            nasal(out, c);
            out.push(c);
        }
        // Letters with a stroke or ligature that Unicode does not decompose.
        'ß' => out.push_str("ss"),
        'æ' => out.push_str("ae"),
        'œ' => out.push_str("oe"),
        'ø' => out.push('o'),
        'đ' => out.push('d'),
        'ł' => out.push('l'),
        'ı' => out.push('i'),
        'ς' => out.push('σ'),
        // Phones write typographic marks for the keys ' " -.
        '‘' | '’' | 'ʼ' => out.push('\''),
        '“' | '”' | '„' => out.push('"'),
        '‐' | '–' | '—' | '−' => out.push('-'),
        _ => out.push(c),
    }
}

fn digit(out: &mut String, c: char, zero: char) {
    out.push((b'0' + (c as u32 - zero as u32) as u8) as char);
}

/// Folds a nasal before a consonant of its own row to the dot above that writes the same sound: सन्दीप is संदीप.
fn nasal(out: &mut String, c: char) {
    let own = match c {
        'क'..='घ' => 'ङ',
        'च'..='झ' => 'ञ',
        'ट'..='ढ' => 'ण',
        'त'..='ध' => 'न',
        'प'..='भ' => 'म',
        _ => return,
    };
    let nasal: String = [own, VIRAMA].iter().collect();
    if let Some(before) = out.strip_suffix(nasal.as_str()).map(str::len) {
        out.truncate(before);
        out.push('ं');
    }
}

/// Folds Khmer syllables that look alike to the same text, in any order of typing.
///
/// It unifies: TA and DA below a consonant; RO, which goes last below; signs below, which go before vowels; a shifter
/// below a vowel, which becomes the vowel it looks like; vowels typed as one sign or two; and the dot NIKAHIT, which
/// goes after its vowel. The source is SIL's `khmer-character-specification`, with the deviations that keyboards allow.
fn khmer(out: &mut String, c: char) {
    match c {
        '\u{1780}'..='\u{17b3}' if out.ends_with(COENG) => below(out, if c == 'ដ' { 'ត' } else { c }),
        '\u{17b6}'..='\u{17c8}' | '\u{17c9}' | '\u{17ca}' => sign(out, c),
        _ => out.push(c),
    }
}

/// Adds a subscript consonant: before the signs of the syllable, and before a RO below.
fn below(out: &mut String, c: char) {
    out.pop();
    let signs = take_signs(out);
    let ro: String = [COENG, RO].iter().collect();
    let is_behind_ro = c != RO && out.ends_with(&ro);
    if is_behind_ro {
        out.truncate(out.len() - ro.len());
    }
    out.extend([COENG, c]);
    if is_behind_ro {
        out.push_str(&ro);
    }
    out.extend(signs);
}

/// Adds a vowel, shifter or dot in writing order. Two vowels that make one sign become that sign.
fn sign(out: &mut String, c: char) {
    let mut signs = take_signs(out);
    signs.push(c);
    let is_above = |c: &char| matches!(c, '\u{17b7}'..='\u{17ba}' | '\u{17be}');
    loop {
        let has_above = signs.iter().any(is_above);
        for sign in signs.iter_mut().filter(|sign| has_above && matches!(sign, '\u{17c9}' | '\u{17ca}')) {
            *sign = BELOW;
        }
        signs.sort_by_key(|c| match c {
            '\u{17c9}' | '\u{17ca}' => 0,
            &BELOW if has_above => 0,
            &NIKAHIT => 2,
            '\u{17c7}' | '\u{17c8}' => 3,
            _ => 1,
        });
        let one = |pair: &[char]| match pair {
            [E, '\u{17b6}'] => Some('ោ'),
            [E, '\u{17b8}'] => Some('ើ'),
            [NIKAHIT, NIKAHIT] => Some(NIKAHIT),
            _ => None,
        };
        let Some((at, one)) = signs.windows(2).enumerate().find_map(|(at, pair)| Some((at, one(pair)?)))
        else {
            break;
        };
        signs.splice(at..at + 2, [one]);
    }
    out.extend(signs);
}

/// Removes the vowels, shifters and dots at the end and returns them.
fn take_signs(out: &mut String) -> Vec<char> {
    let bare = out.trim_end_matches(|c| matches!(c, '\u{17b6}'..='\u{17ca}')).len();
    let signs = out[bare..].chars().collect();
    out.truncate(bare);
    signs
}

/// The digits of a text, 0 to 9, in any script.
pub(super) fn digits(text: &str) -> String {
    fold(text).chars().filter(char::is_ascii_digit).collect()
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
            ("ស្រ្តី", "ស្ត្រី"),
            ("ស្រ្ដី", "ស្ត្រី"),
            ("ខែ្មរ", "ខ្មែរ"),
            ("សុីណា", "ស៊ីណា"),
            ("សីុណា", "ស៊ីណា"),
            ("បី៉វ", "ប៉ីវ"),
            ("ប៉េីង", "ប៉ើង"),
            ("सन्दीप चन्द्र", "संदीप चंद्र"),
            ("पङ्कज अञ्जलि", "पंकज अंजलि"),
            ("सम्पत घण्टाघर", "संपत घंटाघर"),
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
        for other in ["अन्न", "जन्म", "कन्हैया", "न्याय", "सम्मान", "तुम्हारा"]
        {
            assert_eq!(fold(other), other, "no nasal of that row");
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
        let signs = [
            'ក', COENG, 'ដ', RO, '\u{17b6}', '\u{17b8}', BELOW, E, '\u{17c9}', '\u{17ca}', NIKAHIT,
            '\u{17c7}', '់',
        ];
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
