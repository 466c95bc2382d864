//! Guards cells against formulas (CSV injection): an apostrophe keeps a spreadsheet from calculating a cell.
//!
//! A formula begins with one of four signs, in either width, at the start of a cell. In languages whose list separator
//! is the semicolon, as in Georgia and most of Europe, Excel also splits a line at semicolons. It then recognises
//! quotes only at the start of a piece. So a formula may also begin after a semicolon, tab, bar or line break within a
//! cell.

/// The characters with which a formula begins.
const SIGNS: [char; 10] = ['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'];

/// The characters after which a piece of a cell may begin.
const ENDS: [char; 5] = [';', '\t', '|', '\n', '\r'];

/// Whether a cell that begins so needs an apostrophe, or already has apostrophes that look like one.
fn is_formula(cell: &str) -> bool {
    cell.trim_start_matches('\'').starts_with(SIGNS)
}

/// Adds an apostrophe at every place where a formula would begin.
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

/// Removes the apostrophes that [`guarded`] added.
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
