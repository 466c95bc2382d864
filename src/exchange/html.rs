//! Reads the table of a web page. Many tills save one and call it a spreadsheet.

use super::cells::{Row, tidied};

/// The rows of all tables in a text; `None` if it is not a web page with a table.
pub(super) fn rows(text: &str) -> Option<Vec<Row>> {
    let lower = text.to_ascii_lowercase();
    let is_page = lower.trim_start().starts_with('<');
    if !is_page || !lower.contains("<table") {
        return None;
    }
    let (mut rows, mut cells, mut cell) = (Vec::new(), Vec::<String>::new(), None::<String>);
    let (mut line, mut row_line, mut rest) = (1, 1, text);
    while let Some(at) = rest.find('<') {
        let (words, tag) = rest.split_at(at);
        line += words.matches('\n').count();
        if let Some(cell) = &mut cell {
            cell.push_str(words);
        }
        let Some(end) = tag.find('>') else { break };
        let name = tag[1..end].trim_end_matches('/').to_ascii_lowercase();
        let name = name.split_whitespace().next().unwrap_or_default();
        line += tag[..end].matches('\n').count();
        rest = &tag[end + 1..];
        match name {
            "td" | "th" => {
                cells.extend(cell.take().map(|cell| plain(&cell)));
                cell = Some(String::new());
            }
            "/td" | "/th" => cells.extend(cell.take().map(|cell| plain(&cell))),
            "br" | "/p" | "/div" => cell.iter_mut().for_each(|cell| cell.push('\n')),
            "tr" | "/tr" | "/table" => {
                cells.extend(cell.take().map(|cell| plain(&cell)));
                let row = Row { line: row_line, cells: std::mem::take(&mut cells) };
                if row.cells.iter().any(|cell| !cell.is_empty()) {
                    rows.push(row);
                }
                row_line = line;
            }
            _ => {}
        }
    }
    (!rows.is_empty()).then_some(rows)
}

/// The text of a cell, with entities decoded and white space reduced.
fn plain(cell: &str) -> String {
    const SIGNS: [(&str, &str); 6] =
        [("&nbsp;", " "), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&apos;", "'"), ("&amp;", "&")];
    let lines = cell.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "));
    let mut cell = lines.filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n");
    while let Some((at, end, c)) = numbered(&cell) {
        cell.replace_range(at..end, c.encode_utf8(&mut [0; 4]));
    }
    for (sign, letter) in SIGNS {
        cell = cell.replace(sign, letter);
    }
    tidied(&cell)
}

/// The first numeric character reference: its start, its end and its character.
fn numbered(text: &str) -> Option<(usize, usize, char)> {
    text.match_indices("&#").find_map(|(at, _)| {
        let end = at + text[at..].find(';')?;
        let number = &text[at + 2..end];
        let number = match number.strip_prefix(['x', 'X']) {
            Some(digits) => u32::from_str_radix(digits, 16),
            None => number.parse(),
        };
        Some((at, end + 1, char::from_u32(number.ok()?).filter(|c| *c != '&')?))
    })
}
