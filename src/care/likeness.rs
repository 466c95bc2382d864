//! How similar two texts are (H8): nobody should get a text that somebody else already got.
//!
//! # The measure
//! Only sounding characters are compared: letters, their signs and digits, in lower case. The measure is the
//! coefficient of Dice (*Measures of the Amount of Ecologic Association Between Species*, 1945) over the trigrams of
//! these characters, counted as often as they occur: twice the number of common trigrams, divided by the number of
//! trigrams in both texts. Character trigrams work for all scripts; Khmer has no spaces between words.

use serde::{Deserialize, Serialize};

/// From this percentage on, two texts are shown side by side with a warning: nine tenths of them are the same.
///
/// A text of twenty words with one word changed reaches it. A text with a different line of the owner's own does not.
pub const ALIKE: u8 = 90;

/// The form of a text used for comparison.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shape {
    /// The hash of all sounding characters. It is the first field, so that different texts are distinguished at once.
    whole: u64,
    /// The hashes of all trigrams, sorted. For a text of one or two characters, the hash of these.
    threes: Vec<u32>,
}

/// How similar two texts are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Likeness {
    /// Less than [`ALIKE`].
    Different,
    /// This many per cent are the same, [`ALIKE`] to 99.
    Alike(u8),
    /// The same word for word, except for capitals, spaces, punctuation and pictures.
    Same,
}

impl Shape {
    /// The shape of a text.
    pub fn of(text: &str) -> Self {
        let letters = letters(text);
        // XOR-folds the hash to 32 bits, as the authors of FNV advise.
        let short = |hash: u64| (hash ^ (hash >> 32)) as u32;
        let threes = letters.windows(letters.len().clamp(1, 3)).map(|three| short(hash(three)));
        let mut threes: Vec<u32> = threes.collect();
        threes.sort_unstable();
        Self { whole: hash(&letters), threes }
    }

    /// How similar it is to another text.
    pub fn likeness(&self, other: &Self) -> Likeness {
        if self == other {
            return Likeness::Same;
        }
        let all = self.threes.len() + other.threes.len();
        match self.differing(other, all * usize::from(100 - ALIKE) / 100) {
            // Reordered words, or a syllable repeated more often, can have all trigrams in common.
            Some(differing) => Likeness::Alike((100 * (all - differing) / all).min(99) as u8),
            None => Likeness::Different,
        }
    }

    /// How many trigrams of each text the other text lacks; `None` as soon as there are more than `most`.
    ///
    /// It walks through both sorted lists without branching, because it runs for every earlier text while the owner
    /// types.
    fn differing(&self, other: &Self, most: usize) -> Option<usize> {
        let (own, others) = (&self.threes, &other.threes);
        if own.len().abs_diff(others.len()) > most {
            return None;
        }
        let (mut at, mut other_at, mut common) = (0, 0, 0);
        while at < own.len() && other_at < others.len() {
            let (one, two) = (own[at], others[other_at]);
            at += usize::from(one <= two);
            other_at += usize::from(two <= one);
            common += usize::from(one == two);
            if at + other_at - 2 * common > most {
                return None;
            }
        }
        let differing = own.len() + others.len() - 2 * common;
        (differing <= most).then_some(differing)
    }
}

/// The sounding characters of a text, in lower case.
fn letters(text: &str) -> Vec<char> {
    // Signs of these two scripts that Unicode does not count as letters. Without them, different words would look the
    // same.
    let is_sign = |c: char| matches!(c, '\u{1780}'..='\u{17d3}' | '\u{17dd}' | '\u{900}'..='\u{963}');
    text.chars().flat_map(char::to_lowercase).filter(|c| c.is_alphanumeric() || is_sign(*c)).collect()
}

/// The 64-bit FNV-1a hash by Fowler, Noll and Vo. It is fast for a few bytes.
fn hash(letters: &[char]) -> u64 {
    const BASIS: u64 = 0xcbf2_9ce4_8422_2325;
    const PRIME: u64 = 0x100_0000_01b3;
    let bytes = letters.iter().flat_map(|letter| u32::from(*letter).to_le_bytes());
    bytes.fold(BASIS, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(PRIME))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn likeness(one: &str, other: &str) -> Likeness {
        Shape::of(one).likeness(&Shape::of(other))
    }

    #[test]
    fn only_what_sounds_counts() {
        for (one, other) in [
            ("Happy New Year, Bong Sokha!", "happy new year bong sokha 🎉"),
            ("សួស្តីឆ្នាំថ្មី! សូមជូនពរ។", "សួស្តី\u{200b}ឆ្នាំថ្មី សូមជូនពរ 🙏"),
            ("नया साल मुबारक हो, जी!", "नया साल मुबारक हो जी 🎊।"),
            ("გილოცავთ ახალ წელს!", "გილოცავთ,\nახალ წელს… 🎄"),
            ("ok", "OK!"),
            ("…", ""),
        ] {
            assert_eq!(likeness(one, other), Likeness::Same, "{one} {other}");
        }
        for (one, other) in [
            // A vowel sign, a sign that joins consonants, and other signs that distinguish words.
            ("កា", "កិ"),
            ("ក្ក", "កក"),
            ("कि", "की"),
            ("क्क", "कक"),
            ("a", "b"),
            ("ab", "abc"),
            ("aaa", "aaaa"),
            ("", "a"),
        ] {
            assert_eq!(likeness(one, other), Likeness::Different, "{one} {other}");
        }
    }

    #[test]
    fn one_word_changed_in_a_long_text_is_alike() {
        for (text, word, another, percent) in [
            (
                "Happy New Year! We are glad that you came so often this year, and we look forward to your \
                 next visit.",
                "this",
                "last",
                92,
            ),
            (
                "សួស្តីឆ្នាំថ្មី! យើងសូមអរគុណដែលអ្នកបានមកហាងយើងជាញឹកញាប់ក្នុងឆ្នាំនេះ \
                 ហើយយើងសង្ឃឹមថានឹងបានជួបអ្នកម្តងទៀតឆាប់ៗ។",
                "ឆ្នាំនេះ",
                "ខែនេះ",
                94,
            ),
            (
                "नया साल मुबारक हो! आप इस साल हमारी दुकान पर कई बार आए, इसके लिए बहुत धन्यवाद। हम आपसे जल्दी \
                 फिर मिलने की आशा करते हैं।",
                "इस साल",
                "इस माह",
                94,
            ),
            (
                "გილოცავთ ახალ წელს! დიდი მადლობა, რომ ამ წელს ხშირად მოდიოდით ჩვენთან. იმედია, მალე ისევ \
                 შევხვდებით ერთმანეთს.",
                "ამ წელს",
                "ამ თვეს",
                94,
            ),
        ] {
            let changed = text.replace(word, another);
            assert_eq!(likeness(text, &changed), Likeness::Alike(percent), "{changed}");
        }
    }

    #[test]
    fn another_line_of_the_owner_s_own_is_different() {
        for (shared, one, other) in [
            (
                "Happy New Year! We are glad that you came so often this year. Come again soon!",
                "I hope that your son has settled in well in Siem Reap by now.",
                "The red scarf is back in the shop, one is put aside for you.",
            ),
            (
                "សួស្តីឆ្នាំថ្មី! យើងសូមអរគុណដែលអ្នកបានមកហាងយើងជាញឹកញាប់ក្នុងឆ្នាំនេះ។",
                "សង្ឃឹមថាកូនប្រុសរបស់អ្នករៀនបានល្អនៅសៀមរាបហើយ។",
                "កន្សែងពណ៌ក្រហមមានលក់ម្តងទៀតហើយ ខ្ញុំបានទុកមួយសម្រាប់អ្នក។",
            ),
            (
                "नया साल मुबारक हो! आप इस साल हमारी दुकान पर कई बार आए, इसके लिए बहुत धन्यवाद।",
                "आशा है कि आपका बेटा जयपुर में अच्छी तरह पढ़ाई कर रहा है।",
                "लाल शॉल फिर से आ गई है, आपके लिए एक अलग रख दी है।",
            ),
            (
                "გილოცავთ ახალ წელს! დიდი მადლობა, რომ ამ წელს ხშირად მოდიოდით ჩვენთან.",
                "იმედია, თქვენი ვაჟი უკვე კარგად არის თბილისში.",
                "წითელი შარფი ისევ გვაქვს, ერთი თქვენთვის გადავდე.",
            ),
        ] {
            let texts = [one, other].map(|own| format!("{shared}\n{own}"));
            assert_eq!(likeness(&texts[0], &texts[1]), Likeness::Different, "{texts:?}");
        }
    }

    /// The measure as defined above, without hashes and without stopping early.
    fn plain_likeness(one: &str, other: &str) -> Likeness {
        let [one, other] = [one, other].map(letters);
        let threes = |text: &[char]| -> Vec<Vec<char>> {
            text.windows(text.len().clamp(1, 3)).map(<[char]>::to_vec).collect()
        };
        let (own, mut others) = (threes(&one), threes(&other));
        let all = own.len() + others.len();
        let is_common = |three: &&Vec<char>| {
            let at = others.iter().position(|other| other == *three);
            at.map(|at| others.swap_remove(at)).is_some()
        };
        let common = own.iter().filter(is_common).count();
        match (200 * common).checked_div(all).unwrap_or_default() {
            _ if one == other => Likeness::Same,
            percent if percent < ALIKE.into() => Likeness::Different,
            percent => Likeness::Alike(percent.min(99) as u8),
        }
    }

    /// A text, and the same text with a few words inserted somewhere.
    fn texts() -> impl Strategy<Value = (String, String)> {
        const WORDS: [&str; 10] =
            ["Happy", "New", "Year", "to", "ឆ្នាំថ្មី", "អរគុណ", "नया", "मुबारक", "გილოცავ", "წელს"];
        let words = |most: usize| prop::collection::vec(prop::sample::select(WORDS.to_vec()), 0..most);
        (words(40), words(5), 0..40_usize).prop_map(|(words, more, at)| {
            let (before, after) = words.split_at(at.min(words.len()));
            (words.join(" "), [before, more.as_slice(), after].concat().join(" "))
        })
    }

    proptest! {
        #[test]
        fn stopping_early_changes_nothing((one, other) in texts()) {
            prop_assert_eq!(likeness(&one, &other), plain_likeness(&one, &other));
        }

        #[test]
        fn likeness_goes_both_ways_and_a_text_is_like_itself((one, other) in texts(), any in "\\PC{0,40}") {
            for (one, other) in [(&one, &other), (&one, &any)] {
                prop_assert_eq!(likeness(one, other), likeness(other, one));
                prop_assert_eq!(likeness(one, one), Likeness::Same);
            }
        }
    }
}
