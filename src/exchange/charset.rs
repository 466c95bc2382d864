//! Guesses the charset of a file that is not UTF-8 and does not name its charset, from the letters in its words.
//!
//! The crate `chardetng` is not used: it would add the tables of `encoding_rs` to the first download, but every browser
//! already has them.

use std::collections::BTreeSet;

use super::{Decode, lines};

/// The likely charsets of files from the last decades, the most likely first, by their names in the Encoding Standard.
pub const CHARSETS: [&str; 6] =
    ["windows-1252", "windows-1251", "windows-1250", "windows-874", "macintosh", "KOI8-R"];

/// The length of the sample of non-ASCII words, in bytes.
const SAMPLE: usize = 4_000;

/// Converts UTF-16 to UTF-8. Other bytes stay as they are, but without a byte order mark.
pub(super) fn widened(bytes: &[u8]) -> Vec<u8> {
    let wide = |unit: fn([u8; 2]) -> u16, bytes: &[u8]| {
        let units: Vec<u16> = bytes.as_chunks().0.iter().map(|pair| unit(*pair)).collect();
        String::from_utf16_lossy(&units).into_bytes()
    };
    match bytes {
        [0xff, 0xfe, rest @ ..] => wide(u16::from_le_bytes, rest),
        [0xfe, 0xff, rest @ ..] => wide(u16::from_be_bytes, rest),
        [0xef, 0xbb, 0xbf, rest @ ..] => rest.to_vec(),
        _ if has_wide_breaks(bytes, *b"\n\0") => wide(u16::from_le_bytes, bytes),
        _ if has_wide_breaks(bytes, *b"\0\n") => wide(u16::from_be_bytes, bytes),
        _ => bytes.to_vec(),
    }
}

/// Whether the bytes are UTF-16 in this byte order without a byte order mark, judged by line ends and separators.
fn has_wide_breaks(bytes: &[u8], end: [u8; 2]) -> bool {
    let pairs = bytes.get(..bytes.len().min(4096)).unwrap_or_default().as_chunks::<2>().0;
    let zero = usize::from(end[0] == b'\n');
    let ascii = pairs.iter().filter(|pair| pair[zero] == 0 && pair[1 - zero] != 0).count();
    // A text is in one or two scripts, so the high bytes of its letters have few values.
    let scripts = pairs.iter().map(|pair| pair[zero]).collect::<BTreeSet<u8>>().len();
    let is_text = !pairs.contains(&[0, 0]) && scripts <= 1 + pairs.len() / 4;
    pairs.contains(&end) && is_text && ascii * 20 > pairs.len()
}

/// The bytes of the letters, even if old cards write them as quoted-printable.
fn raw(bytes: &[u8]) -> Vec<u8> {
    const QUOTED: &[u8] = b"QUOTED-PRINTABLE";
    let is_quoted = bytes.windows(QUOTED.len()).any(|word| word.eq_ignore_ascii_case(QUOTED));
    let bytes = widened(bytes);
    if is_quoted { lines::unquoted(&bytes) } else { bytes }
}

/// The charset of a whole file.
pub fn of(bytes: &[u8], decode: Decode) -> &'static str {
    sample(bytes).map_or(CHARSETS[0], |sample| guess(&sample, decode))
}

/// The charset that turns a [`sample`] into the most likely words.
pub fn guess(sample: &[u8], decode: Decode) -> &'static str {
    let score = |charset: &&'static str| decode(charset, sample).map_or(i64::MIN, |text| likelihood(&text));
    // Of several equal ones, the first wins.
    CHARSETS.into_iter().rev().max_by_key(score).unwrap_or(CHARSETS[0])
}

/// The first words of a [`sample`] in one charset, by which the owner recognises the right one.
pub fn first_words(sample: &[u8], charset: &str, decode: Decode) -> String {
    let text = decode(charset, sample).unwrap_or_default();
    text.split_whitespace().take(3).collect::<Vec<_>>().join(" ")
}

/// The first non-ASCII words of a file, as bytes. `None` if the file is UTF-8, so that no charset needs to be chosen.
pub fn sample(bytes: &[u8]) -> Option<Vec<u8>> {
    let bytes = raw(bytes);
    if std::str::from_utf8(&bytes).is_ok() {
        return None;
    }
    let words = bytes.split(|byte| byte.is_ascii() && !byte.is_ascii_alphabetic());
    let words = words.filter(|word| !word.is_ascii());
    let mut sample = Vec::new();
    for word in words {
        sample.extend_from_slice(word);
        sample.push(b' ');
        if sample.len() > SAMPLE {
            break;
        }
    }
    Some(sample)
}

/// Whether these names look like Khmer typed with a font from before Unicode (Limon, ABC).
///
/// Such fonts put Khmer letters in the places of Latin ones. So capitals and signs occur within many words, as in
/// `PñMeBj` for ភ្នំពេញ. No charset converts them to Khmer.
pub fn is_old_khmer<'a>(names: impl Iterator<Item = &'a str>) -> bool {
    let (mut words, mut odd) = (0, 0);
    for word in names.flat_map(str::split_whitespace).filter(|word| word.chars().count() > 2) {
        let letters: Vec<char> = word.chars().collect();
        if letters.iter().any(|c| c.is_alphabetic() && *c > '\u{24f}') {
            return false;
        }
        let is_odd = |pair: &[char]| {
            let [before, c] = *pair else { return false };
            (before.is_lowercase() && c.is_uppercase())
                || (before.is_alphabetic() && "<>:;[]{}|~^%$#*+=/µ¶¬®¼½¾þÞðÐ".contains(c))
        };
        words += 1;
        odd += usize::from(letters.windows(2).any(is_odd));
    }
    words >= 4 && odd * 5 >= words * 2
}

/// A score for how much a text looks like words; higher is better.
fn likelihood(text: &str) -> i64 {
    text.split_whitespace().map(word).sum()
}

fn word(word: &str) -> i64 {
    let letters: Vec<char> = word.chars().collect();
    let (mut score, mut run) = (0, 0);
    let is_cyrillic = |c: char| ('\u{400}'..='\u{4ff}').contains(&c);
    let is_thai = |c: char| ('\u{e00}'..='\u{e7f}').contains(&c);
    for (at, c) in letters.iter().copied().enumerate() {
        let before = at.checked_sub(1).map(|at| letters[at]);
        let next = letters.get(at + 1).copied();
        let is_inside = before.is_some_and(char::is_alphabetic) && next.is_some_and(char::is_alphabetic);
        score +=
            match c {
                _ if c.is_ascii() => 0,
                _ if is_thai(c) || c.is_alphabetic() => 1,
                '’' | '‘' | '–' | '—' => -i64::from(is_inside && c != '’'),
                '«' | '»' | '“' | '”' | '„' | '…' | '°' | '№' | '€' | '\u{a0}' => {
                    if is_inside { -4 } else { 0 }
                }
                _ => -4,
            };
        if before.is_some_and(char::is_lowercase) && c.is_uppercase() {
            score -= 3;
        }
        // No language of these charsets mixes two scripts in one word.
        let script = |c: char| (is_cyrillic(c), is_thai(c));
        if before
            .is_some_and(|before| before.is_alphabetic() && c.is_alphabetic() && script(before) != script(c))
        {
            score -= 4;
        }
        // Thai vowels below and above need a consonant before them.
        if matches!(c, '\u{e31}' | '\u{e34}'..='\u{e3a}' | '\u{e47}'..='\u{e4e}')
            && !before.is_some_and(is_thai)
        {
            score -= 4;
        }
        let is_accented = !c.is_ascii() && c.is_alphabetic() && !is_cyrillic(c) && !is_thai(c);
        run = if is_accented { run + 1 } else { 0 };
        // Latin words have single accents here and there. Cyrillic text read as Latin consists of accented letters.
        if run > 2 {
            score -= 3;
        }
        let is_vowel = |c: char| "aeiouyáéíóúýàèìòùäëïöüâêîôû".contains(c);
        score -= match (c, next) {
            // Spanish has ñ before vowels, Polish has ń before consonants.
            ('ñ', next) if !next.is_some_and(is_vowel) => 2,
            ('ń', Some(next)) if is_vowel(next) => 2,
            // Danish has ø, and Italian has ì between or after consonants. Czech has ř and ě beside accented letters.
            ('ø' | 'ì', Some('á' | 'í' | 'é' | 'ý')) => 3,
            ('æ', None) | ('¿', _) => 2,
            _ => 0,
        };
    }
    score
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decode(charset: &str, bytes: &[u8]) -> Option<String> {
        let encoding = encoding_rs::Encoding::for_label(charset.as_bytes())?;
        Some(encoding.decode_without_bom_handling(bytes).0.into_owned())
    }

    #[test]
    fn khmer_of_an_old_font_is_known_and_no_other_names() {
        let is_old = |names: &str| is_old_khmer(names.split(','));
        assert!(is_old("can; suxa,Esg suFarI,ep¤c vNÑa,luy cnÞ"));
        for names in [
            "Anna Petrova,Bob Stone,Maria Garcia,Jean-Luc Picard",
            "Ronald McDonald,Maria DeSilva,Anna Berg,Tom Stone,Eva Lind",
            "Nguyễn Văn An,Trần Thị Bích,Lê Hoàng Nam",
            "ចាន់ សុខា,សេង សុភារី",
            "O'Brien Tom,Łukasz Żak,Jürgen Weiß,Åsa Öberg",
            "",
        ] {
            assert!(!is_old(names), "{names}");
        }
    }

    #[test]
    fn a_charset_is_judged_by_the_words_it_makes() {
        for (charset, text) in [
            ("windows-1251", "Анна Петрова;Любит чай без сахара"),
            ("windows-1251", "Name;Note\nЛука;«Звонить» после шести"),
            ("windows-1251", "ЩЕГЛОВА ОЛЬГА"),
            ("windows-1252", "Zoé Brücker;Muñoz;Hélène"),
            ("windows-1252", "José Núñez – “regular”"),
            ("windows-1252", "Søren Kjær"),
            ("windows-1250", "Jan Wołski;Iksiński"),
            ("windows-1250", "Dvořák Jiří"),
            ("windows-1250", "Małgorzata Żółć"),
            ("windows-874", "สมชาย ใจดี;ชอบชาเขียว"),
            ("macintosh", "José Brücker;Hélène"),
        ] {
            let encoding = encoding_rs::Encoding::for_label(charset.as_bytes()).expect("known");
            let bytes = match charset {
                // No encoder writes this charset, so the test searches for each byte.
                "macintosh" => text
                    .chars()
                    .map(|c| {
                        (0..=255u8).find(|byte| decode(charset, &[*byte]) == Some(c.into())).expect("there")
                    })
                    .collect(),
                _ => encoding.encode(text).0.into_owned(),
            };
            assert_eq!(of(&bytes, &decode), charset, "{text}");
        }
    }

    #[test]
    fn utf_16_is_known_without_its_mark() {
        for text in ["Name;Phone\nАнна;012\n", "Анна;012\nЛука;013\n"] {
            let wide: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
            assert_eq!(widened(&wide), text.as_bytes());
            let wide: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
            assert_eq!(widened(&wide), text.as_bytes());
        }
        assert_eq!(widened("Анна;012\n".as_bytes()), "Анна;012\n".as_bytes());
    }
}
