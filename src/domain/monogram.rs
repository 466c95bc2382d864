//! The first letter of a name, for the circle beside it. One letter may consist of several characters.

use unicode_normalization::char::is_combining_mark;

/// The zero width joiner, which joins the emoji before and after it.
const JOINER: char = '\u{200d}';

/// The first grapheme of a title: a letter with its vowel signs, subscripts and accents, or a whole emoji.
///
/// It is a capital letter if names in that script begin with one. It is empty for a title without a letter.
pub fn monogram(title: &str) -> String {
    let mut rest = title
        .trim_start_matches(|c: char| c.is_whitespace() || "(“”„\"«»‘’'[*-".contains(c))
        .chars()
        .filter(|c| !matches!(c, '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{feff}'))
        .peekable();
    let Some(first) = rest.next() else { return String::new() };
    let mut monogram = match first {
        // Georgian has capitals, but names do not begin with them, and many phones cannot display them.
        'ა'..='ჿ' => first.to_string(),
        _ => first.to_uppercase().collect(),
    };
    let is_flag = |c: char| ('\u{1f1e6}'..='\u{1f1ff}').contains(&c);
    if is_flag(first) {
        monogram.extend(rest.next_if(|c| is_flag(*c)));
    }
    let mut last = first;
    let belongs = |last: char, c: char| {
        let is_joined = matches!(last, JOINER | '\u{17d2}' | '\u{94d}') && !c.is_whitespace();
        let is_part =
            is_combining_mark(c) || matches!(c, JOINER | '\u{fe0e}' | '\u{fe0f}' | '\u{1f3fb}'..='\u{1f3ff}');
        is_joined || is_part
    };
    while let Some(c) = rest.next_if(|c| belongs(last, *c)) {
        monogram.push(c);
        last = c;
    }
    monogram
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_monogram_is_a_whole_letter() {
        for (title, expected) in [
            ("sokha", "S"),
            ("(VIP) Dara", "V"),
            ("“Nina” Beridze", "N"),
            ("  dara", "D"),
            ("ნინო", "ნ"),
            ("\u{45}\u{301}lodie", "\u{45}\u{301}"),
            ("élodie", "É"),
            ("ស្រីមុំ", "ស្រី"),
            ("ក្ស", "ក្ស"),
            ("क्षमा", "क्ष"),
            ("फ़रहा", "फ़"),
            ("सीता", "सी"),
            ("🇰🇭 shop", "🇰🇭"),
            ("👩‍🍳 Mey", "👩‍🍳"),
            ("👍🏽 ok", "👍🏽"),
            ("анна", "А"),
            ("\u{200f}شاہد", "ش"),
            ("", ""),
        ] {
            assert_eq!(monogram(title), expected, "{title}");
        }
    }
}
