//! All entries of one customer in one piece, so that a key press runs over thirty entries in one go
//! and 300,000 entries cost three allocations a customer instead of two an entry.

use std::ops::Range;

use crate::domain::EntryId;

use super::fold::unfold_range;
use super::needle::Needle;
use super::snippet::snippet;

/// Stands behind each folded entry, so that no match spans two: folded text has no line breaks.
const END: char = '\n';

/// The entries of one customer.
#[derive(Default)]
pub(super) struct Texts {
    /// In the order of their ids, so that what is found first does not hang on which text came first.
    entries: Vec<Stored>,
    /// Folded texts, each with [`END`] behind it.
    folded: String,
    /// The texts themselves, without those that folding leaves as they are (most of Georgian, much of
    /// Khmer and Hindi): they would double the memory for nothing.
    raw: String,
}

/// One entry: whose text ends where. It begins where the one before ends.
struct Stored {
    id: EntryId,
    folded_end: u32,
    raw_end: u32,
}

impl Texts {
    /// Whether the entry is here with just this text, or, where nothing is left of it folded, is not.
    pub fn holds(&self, id: EntryId, raw: &str, folded: &str) -> bool {
        let Ok(at) = self.place(id) else { return folded.is_empty() };
        let (folded_at, raw_at) = self.ranges(at);
        let is_raw = if raw_at.is_empty() { raw == folded } else { raw == &self.raw[raw_at] };
        is_raw && self.folded[folded_at].strip_suffix(END) == Some(folded)
    }

    /// Adds or replaces an entry; true where another text of it had to go. `folded` is `raw` folded;
    /// where nothing is left of it, there is nothing to find and the entry is left out.
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

    /// Where the entry stands, or where it would.
    fn place(&self, id: EntryId) -> Result<usize, usize> {
        self.entries.binary_search_by_key(&id, |stored| stored.id)
    }

    /// Makes room for so many more entries with so many bytes at once: growing 300,000 texts one by one
    /// leaves holes between them that cost more time than folding them.
    pub fn expect(&mut self, entries: usize, bytes: usize) {
        self.entries.reserve_exact(entries);
        self.folded.reserve_exact(bytes + entries * END.len_utf8());
        self.raw.reserve_exact(bytes);
    }

    /// Gives back what [`expect`](Self::expect) took too much.
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

    /// The entries that are here.
    pub fn entries(&self) -> impl Iterator<Item = EntryId> {
        self.entries.iter().map(|stored| stored.id)
    }

    /// All folded texts, one a line.
    pub fn folded(&self) -> &str {
        &self.folded
    }

    /// The entry that holds the match found at this place of [`folded`](Self::folded), and its own words
    /// around it.
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

    /// Where the entry stands in `folded` (its end mark included) and in `raw` (empty where it is
    /// as its folded form).
    fn ranges(&self, at: usize) -> (Range<usize>, Range<usize>) {
        let this = &self.entries[at];
        let (folded, raw) = self.begin(at);
        (folded..this.folded_end as usize, raw..this.raw_end as usize)
    }

    /// Where an entry at this place begins, in `folded` and in `raw`.
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
