//! One folded word to search for, with its n-grams of one to three characters, by which the signatures find candidates.

use memchr::memmem::Finder;

/// The number of hash values of an n-gram, and so the number of rows in the signatures.
pub(super) const HASHES: usize = 4096;

/// A folded word, prepared for searching many texts.
pub(super) struct Needle {
    finder: Finder<'static>,
    text: String,
    grams: Vec<u16>,
}

impl Needle {
    /// Prepares `text`, which must be folded.
    pub fn new(text: &str) -> Self {
        let mut grams = Vec::new();
        each_gram(text, |gram| grams.push(gram));
        grams.sort_unstable();
        grams.dedup();
        Self { finder: Finder::new(text).into_owned(), text: text.into(), grams }
    }

    /// The word.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The hashes of its n-grams. Every text that contains the word contains all of them.
    pub fn grams(&self) -> &[u16] {
        &self.grams
    }

    /// The first position of the word in a folded text.
    pub fn find(&self, folded: &str) -> Option<usize> {
        self.finder.find(folded.as_bytes())
    }
}

/// Calls `gram` with the hash of each n-gram of one to three characters that contains no space.
pub(super) fn each_gram(folded: &str, mut gram: impl FnMut(u16)) {
    // The last three characters, 21 bits each; a new word starts empty.
    let mut last = 0_u64;
    for c in folded.chars() {
        if matches!(c, ' ' | '\n') {
            last = 0;
            continue;
        }
        last = (last << 21 | u64::from(c)) & ((1 << 63) - 1);
        // A single character gets two hashes. With one, a character of a script that nobody here writes would often
        // share a row with a common n-gram, and all entries would be read in vain.
        let one = last & ((1 << 21) - 1);
        gram(hash(one));
        gram(hash(!one));
        if last >> 21 != 0 {
            gram(hash(last & ((1 << 42) - 1)));
        }
        if last >> 42 != 0 {
            gram(hash(last));
        }
    }
}

/// Multiplicative (Fibonacci) hashing: the upper bits depend on the whole n-gram.
fn hash(run: u64) -> u16 {
    (run.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> (64 - HASHES.ilog2())) as u16
}
