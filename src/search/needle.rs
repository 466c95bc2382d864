//! One folded word to look for, and what it has in common with the signatures of the pages: its runs
//! of one to three characters.

use memchr::memmem::Finder;

/// How many different hashes of a run there are: the rows of the signatures.
pub(super) const HASHES: usize = 4096;

/// A folded word, ready to be looked for in many texts.
pub(super) struct Needle {
    finder: Finder<'static>,
    text: String,
    grams: Vec<u16>,
}

impl Needle {
    /// Looks for `text`, which is folded.
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

    /// The runs in it: each text that contains the word has all of them.
    pub fn grams(&self) -> &[u16] {
        &self.grams
    }

    /// Where the word first stands in a folded text.
    pub fn find(&self, folded: &str) -> Option<usize> {
        self.finder.find(folded.as_bytes())
    }
}

/// Calls with the hash of each run of one to three characters that spans no space.
pub(super) fn each_gram(folded: &str, mut gram: impl FnMut(u16)) {
    // The last three characters, 21 bits each; a new word begins with none.
    let mut last = 0_u64;
    for c in folded.chars() {
        if matches!(c, ' ' | '\n') {
            last = 0;
            continue;
        }
        last = (last << 21 | u64::from(c)) & ((1 << 63) - 1);
        // A character alone has two hashes: by one, a script that nobody here writes would often
        // share the row of a common run, and all entries would be read in vain.
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

/// Multiplicative hashing: the upper bits depend on all of the run.
fn hash(run: u64) -> u16 {
    (run.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> (64 - HASHES.ilog2())) as u16
}
