//! A signature file (bitmap index over n-grams): excludes most pages from a search without reading them.
//!
//! Searching all texts of 10,000 customers takes longer than a key press may. The signatures leave only the few pages
//! that contain every n-gram of the word.
//!
//! It is a bit matrix, with a row for each n-gram hash and a column for each page. The candidates for a word are the
//! pages whose bits are set in all of its rows.

use super::needle::{HASHES, Needle, each_gram};

/// The signatures of all pages.
#[derive(Default)]
pub(super) struct Signatures {
    /// The [`HASHES`] rows, one after another.
    rows: Vec<u64>,
    /// The length of a row in 64-bit words, each for 64 pages.
    width: usize,
}

/// A set of pages, as a bitmap of their positions.
pub(super) struct Pages(Vec<u64>);

impl Pages {
    pub fn contains(&self, page: usize) -> bool {
        self.0.get(page / 64).is_some_and(|word| word >> (page % 64) & 1 == 1)
    }
}

impl Signatures {
    /// Adds the n-grams of a folded text to a page.
    pub fn add(&mut self, page: usize, folded: &str) {
        if page / 64 >= self.width {
            self.widen(page / 64 + 1 + self.width / 4);
        }
        let bit = 1 << (page % 64);
        each_gram(folded, |gram| self.rows[gram as usize * self.width + page / 64] |= bit);
    }

    /// Clears a page. A page beyond the table has no bits; its column would fall into the next row.
    pub fn clear(&mut self, page: usize) {
        if page / 64 >= self.width {
            return;
        }
        let column = self.rows.iter_mut().skip(page / 64).step_by(self.width);
        column.for_each(|word| *word &= !(1 << (page % 64)));
    }

    /// The pages that may contain all of these words. Every other page lacks at least one of them for certain.
    pub fn pages<'a>(&self, needles: impl Iterator<Item = &'a Needle>) -> Pages {
        let mut pages = vec![u64::MAX; self.width];
        for gram in needles.flat_map(Needle::grams) {
            let row = &self.rows[*gram as usize * self.width..][..self.width];
            pages.iter_mut().zip(row).for_each(|(word, row)| *word &= row);
        }
        Pages(pages)
    }

    fn widen(&mut self, width: usize) {
        let mut rows = vec![0; HASHES * width];
        if self.width > 0 {
            for (new, old) in rows.chunks_exact_mut(width).zip(self.rows.chunks_exact(self.width)) {
                new[..self.width].copy_from_slice(old);
            }
        }
        (self.rows, self.width) = (rows, width);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn may(signatures: &Signatures, page: usize, word: &str) -> bool {
        signatures.pages([Needle::new(word)].iter()).contains(page)
    }

    #[test]
    fn a_signature_knows_every_part_of_its_texts() {
        let mut signatures = Signatures::default();
        let text = "ស្រីស្អាត likes a\0 green tea";
        assert!(!may(&signatures, 0, "tea"));
        signatures.add(7, text);
        let places: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
        for (i, from) in places.iter().enumerate() {
            for to in &places[i + 1..] {
                assert!(may(&signatures, 7, &text[*from..*to]), "{}", &text[*from..*to]);
            }
        }
        assert!(!may(&signatures, 7, "scarf") && !may(&signatures, 7, "ж") && !may(&signatures, 6, "tea"));
    }

    #[test]
    fn pages_are_kept_apart_as_the_table_grows_and_shrinks() {
        let mut signatures = Signatures::default();
        let word = |page: usize| format!("page{page}");
        (0..1000).for_each(|page| signatures.add(page, &word(page)));
        for page in 0..1000 {
            assert!(may(&signatures, page, &word(page)) && !may(&signatures, page, "scarf"), "{page}");
        }
        signatures.clear(500);
        signatures.clear(5000);
        for page in 0..1000 {
            assert_eq!(may(&signatures, page, &word(page)), page != 500, "{page}");
        }
    }
}
