//! What a spreadsheet would calculate is kept a text by an apostrophe before it.
//!
//! A formula begins with one of four signs, in either width, at the start of a cell. Where the language separates lists by
//! semicolons, as in Georgia and most of Europe, Excel cuts a line at those too, and takes quotes for quotes only at the
//! start of what it has cut; so a formula may also begin behind a semicolon, a tab, a bar or a line break within a cell.

/// What a formula begins with.
const SIGNS: [char; 10] = ['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'];

/// Behind what a cell may begin.
const ENDS: [char; 5] = [';', '\t', '|', '\n', '\r'];

/// Whether a cell that begins so needs an apostrophe, or has apostrophes that would be taken for such.
fn is_formula(cell: &str) -> bool {
    cell.trim_start_matches('\'').starts_with(SIGNS)
}

/// The text with an apostrophe before every place where a formula would begin.
pub(super) fn guarded(text: &str) -> String {
    let mut guarded = String::with_capacity(text.len());
    let mut begins = true;
    for (at, c) in text.char_indices() {
        if begins && is_formula(&text[at..]) {
            guarded.push('\'');
        }
        guarded.push(c);
        begins = ENDS.contains(&c);
    }
    guarded
}

/// The text as it was before [`guarded`].
pub(super) fn unguarded(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut begins = true;
    for (at, c) in text.char_indices() {
        if !(begins && c == '\'' && is_formula(&text[at..])) {
            plain.push(c);
        }
        begins = ENDS.contains(&c);
    }
    plain
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn no_piece_of_a_cell_is_a_formula_wherever_it_is_cut() {
        for text in ["x;=cmd|'/c calc'!A0;y", "=1+1", "a\n=b", "a\t+b", "a|@b", "'=1", "x;'-y"] {
            let guarded = guarded(text);
            assert!(guarded.split(ENDS).all(|piece| !piece.starts_with(SIGNS)), "{guarded}");
            assert_eq!(unguarded(&guarded), text);
        }
        assert_eq!(guarded("no; formula - here"), "no; formula - here");
    }

    proptest! {
        #[test]
        fn any_text_comes_back(text in "[=+@;|'\\ta-c \\n-]{0,12}") {
            let guarded = guarded(&text);
            prop_assert!(guarded.split(ENDS).all(|piece| !piece.starts_with(['=', '+', '-', '@'])));
            prop_assert_eq!(unguarded(&guarded), text);
        }
    }
}
