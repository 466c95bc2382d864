//! All entries of one customer in one string, so that search runs over thirty entries at once. 300,000 entries cost
//! three allocations per customer, instead of two per entry.

use std::ops::Range;

use crate::domain::EntryId;

use super::fold::unfold_range;
use super::needle::Needle;
use super::snippet::snippet;

/// Follows each folded entry, so that no match spans two. Folded text has no line breaks.
const END: char = '\n';

/// The entries of one customer.
#[derive(Default)]
pub(super) struct Texts {
    /// Sorted by id, so that the first match does not depend on the order in which texts were added.
    entries: Vec<Stored>,
    /// The folded texts, each followed by [`END`].
    folded: String,
    /// The original texts, except those that folding does not change (most Georgian, much Khmer and Hindi). Storing
    /// those again would double the memory.
    raw: String,
}

/// One entry, with the ends of its texts. It begins where the previous entry ends.
struct Stored {
    id: EntryId,
    folded_end: u32,
    raw_end: u32,
}

impl Texts {
    /// Whether the entry is stored with exactly this text. An entry whose text folds to nothing must not be stored.
    pub fn holds(&self, id: EntryId, raw: &str, folded: &str) -> bool {
        let Ok(at) = self.place(id) else { return folded.is_empty() };
        let (folded_at, raw_at) = self.ranges(at);
        let is_raw = if raw_at.is_empty() { raw == folded } else { raw == &self.raw[raw_at] };
        is_raw && self.folded[folded_at].strip_suffix(END) == Some(folded)
    }

    /// Adds or replaces an entry; returns `true` if it replaced one. `folded` is the folded `raw`.
    ///
    /// An entry whose text folds to nothing is not stored, because it cannot be found.
    pub fn put(&mut self, id: EntryId, raw: &str, folded: &str) -> bool {
        let place = self.place(id);
        let (Ok(at) | Err(at)) = place;
        if place.is_ok() {
            self.remove(at);
        }
        if !folded.is_empty() {
            self.insert(at, id, raw, folded);
        }
        place.is_ok()
    }

    /// The position of the entry, or the position where it would be inserted.
    fn place(&self, id: EntryId) -> Result<usize, usize> {
        self.entries.binary_search_by_key(&id, |stored| stored.id)
    }

    /// Reserves space for this many more entries and bytes at once.
    ///
    /// Growing 300,000 texts one by one fragments the memory, which costs more time than folding.
    pub fn expect(&mut self, entries: usize, bytes: usize) {
        self.entries.reserve_exact(entries);
        self.folded.reserve_exact(bytes + entries * END.len_utf8());
        self.raw.reserve_exact(bytes);
    }

    /// Releases the surplus of [`expect`](Self::expect).
    pub fn shrink(&mut self) {
        self.folded.shrink_to_fit();
        self.raw.shrink_to_fit();
    }

    fn insert(&mut self, at: usize, id: EntryId, raw: &str, folded: &str) {
        let raw = if raw == folded { "" } else { raw };
        let (folded_at, raw_at) = self.begin(at);
        self.folded.insert(folded_at, END);
        self.folded.insert_str(folded_at, folded);
        self.raw.insert_str(raw_at, raw);
        let (folded_len, raw_len) = (folded.len() + END.len_utf8(), raw.len());
        for later in &mut self.entries[at..] {
            later.folded_end += folded_len as u32;
            later.raw_end += raw_len as u32;
        }
        let (folded_end, raw_end) = ((folded_at + folded_len) as u32, (raw_at + raw_len) as u32);
        self.entries.insert(at, Stored { id, folded_end, raw_end });
    }

    fn remove(&mut self, at: usize) {
        let (folded, raw) = self.ranges(at);
        for later in &mut self.entries[at..] {
            later.folded_end -= folded.len() as u32;
            later.raw_end -= raw.len() as u32;
        }
        self.entries.remove(at);
        self.folded.replace_range(folded, "");
        self.raw.replace_range(raw, "");
    }

    /// The ids of the stored entries.
    pub fn entries(&self) -> impl Iterator<Item = EntryId> {
        self.entries.iter().map(|stored| stored.id)
    }

    /// All folded texts, one per line.
    pub fn folded(&self) -> &str {
        &self.folded
    }

    /// The entry with the match at this position of [`folded`](Self::folded), and its own words around the match.
    pub fn show(&self, found: usize, needle: &Needle) -> (EntryId, String) {
        let at = self.entries.partition_point(|stored| stored.folded_end as usize <= found);
        let (folded, raw) = self.ranges(at);
        let (start, end) = (found - folded.start, found - folded.start + needle.text().len());
        let words = if raw.is_empty() {
            snippet(&self.folded[folded.start..folded.end - END.len_utf8()], start..end)
        } else {
            let raw = &self.raw[raw];
            let (start, end) = unfold_range(raw, start, end);
            snippet(raw, start..end)
        };
        (self.entries[at].id, words)
    }

    /// The ranges of an entry in `folded`, including its end mark, and in `raw`. The range in `raw` is empty if folding
    /// does not change the text.
    fn ranges(&self, at: usize) -> (Range<usize>, Range<usize>) {
        let this = &self.entries[at];
        let (folded, raw) = self.begin(at);
        (folded..this.folded_end as usize, raw..this.raw_end as usize)
    }

    /// Where an entry at this position begins, in `folded` and in `raw`.
    fn begin(&self, at: usize) -> (usize, usize) {
        let before = at.checked_sub(1).map(|before| &self.entries[before]);
        before.map_or((0, 0), |before| (before.folded_end as usize, before.raw_end as usize))
    }
}

#[cfg(test)]
mod tests {
    use super::super::fold;
    use super::*;

    fn put(texts: &mut Texts, id: u8, raw: &str) {
        texts.put(EntryId([id; 16]), raw, &fold(raw));
    }

    fn shown(texts: &Texts, word: &str) -> Option<(u8, String)> {
        let needle = Needle::new(word);
        let (id, words) = texts.show(needle.find(texts.folded())?, &needle);
        Some((id.0[0], words))
    }

    #[test]
    fn each_entry_is_found_with_its_own_words() {
        let mut texts = Texts::default();
        put(&mut texts, 1, "Likes Green tea");
        put(&mut texts, 2, "ნინო");
        put(&mut texts, 3, "Ｂought a scarf");
        assert_eq!(shown(&texts, "green"), Some((1, "Likes Green tea".into())));
        assert_eq!(shown(&texts, "ინო"), Some((2, "ნინო".into())));
        assert_eq!(shown(&texts, "bought"), Some((3, "Ｂought a scarf".into())));
        assert_eq!(shown(&texts, "teaნ"), None);
    }

    #[test]
    fn replaced_and_removed_texts_leave_nothing_behind() {
        let mut texts = Texts::default();
        for (id, text) in [(1, "One"), (2, "two"), (3, "Three"), (2, "Four"), (1, ""), (3, "\u{200b}")] {
            put(&mut texts, id, text);
        }
        assert_eq!((texts.folded.as_str(), texts.raw.as_str()), ("four\n", "Four"));
        put(&mut texts, 2, "");
        assert!(texts.entries.is_empty() && texts.folded.is_empty() && texts.raw.is_empty());
    }
}
