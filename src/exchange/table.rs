//! Tables as spreadsheets and tills save them: bytes cut into rows and cells, whatever separates them.
//!
//! `csv-core` reads the cells; it takes any bytes and never fails. What it leaves to its caller is here: the charset,
//! the separator, and a quotation mark that never ends.

use csv_core::{ReadFieldResult, Reader, ReaderBuilder};

use super::{Decode, Reason, charset, formula, html};

/// What separates cells in some program's files.
const SEPARATORS: [u8; 4] = [b',', b';', b'\t', b'|'];

/// How many rows tell what the separator is.
const SAMPLE: usize = 50;

/// The cells of one line of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// Where it begins in the file, counted from 1.
    pub line: usize,
    /// Without blanks around them, and without the apostrophe that keeps a spreadsheet from calculating.
    pub cells: Vec<String>,
}

/// A table as its file has it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// Those with anything in them.
    pub rows: Vec<Row>,
    /// The line of a quotation mark without its end; from there on every line is a row.
    pub unclosed: Option<usize>,
}

/// Reads a table; what is no UTF-8 is read in `charset`, see [`charset::of`].
///
/// # Errors
/// The bytes are no text, or a text that is not for people: a calendar, or a file for programs.
pub fn read(bytes: &[u8], charset: &str, decode: Decode) -> Result<Table, Reason> {
    let text = text(bytes, charset, decode).ok_or(no_text(bytes))?;
    if let Some(reason) = not_for_people(&text) {
        return Err(reason);
    }
    if let Some(rows) = html::rows(&text) {
        return Ok(Table { rows, unclosed: None });
    }
    if is_document(&text) {
        return Err(Reason::NoTable);
    }
    let table = cut_all(&text);
    // A spreadsheet that was given the whole of each line as one cell.
    let is_one_cell = table.rows.iter().all(|row| row.cells.len() == 1);
    if is_one_cell && table.unclosed.is_none() && text.trim_start().starts_with('"') {
        let lines: Vec<&str> = table.rows.iter().map(|row| row.cells[0].as_str()).collect();
        let again = cut_all(&lines.join("\n"));
        if again.rows.len() == lines.len() && again.rows.iter().all(|row| row.cells.len() > 1) {
            let rows = again.rows.into_iter().zip(&table.rows);
            let rows = rows.map(|(row, first)| Row { line: first.line, ..row }).collect();
            return Ok(Table { rows, unclosed: again.unclosed });
        }
    }
    Ok(table)
}

fn cut_all(text: &str) -> Table {
    let (separator, rest, first) = match told(text) {
        Some((separator, rest)) => (separator, rest, 2),
        None => (separator(text), text, 1),
    };
    let (mut rows, open) = cut(rest.as_bytes(), separator, true, first, usize::MAX);
    if let Some((at, line)) = open {
        rows.pop();
        rows.extend(cut(&rest.as_bytes()[at..], separator, false, line, usize::MAX).0);
    }
    Table { rows, unclosed: open.map(|(_, line)| line) }
}

/// What a file is that is no text: the beginnings of a spreadsheet's own forms, the old one (OLE) and the new one (a zip).
fn no_text(bytes: &[u8]) -> Reason {
    let is_sheet = bytes.starts_with(b"\xd0\xcf\x11\xe0") || bytes.starts_with(b"PK\x03\x04");
    if is_sheet { Reason::Spreadsheet } else { Reason::NoTable }
}

/// Whether a text is a page or a document, by how such files begin.
fn is_document(text: &str) -> bool {
    const BEGINNINGS: [&str; 6] = ["<!DOCTYPE", "<HTML", "<?XML", "<SVG", "%PDF-", "{\\RTF"];
    let text = text.trim_start();
    let begins = |word: &&str| text.get(..word.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(word));
    BEGINNINGS.iter().any(begins)
}

/// Whether these are the bytes of a picture: PNG, JPEG, GIF, WebP.
fn is_picture(bytes: &[u8]) -> bool {
    [&b"\x89PNG"[..], b"\xff\xd8\xff", b"GIF8", b"RIFF"].iter().any(|begin| bytes.starts_with(begin))
}

/// Whether a text is of LDIF (RFC 2849), as Thunderbird and directories write: it begins with the name of an entry.
fn is_ldif(text: &str) -> bool {
    let mut lines = text.lines().filter(|line| !line.is_empty() && !line.starts_with("version:"));
    lines.next().is_some_and(|line| line.starts_with("dn: ") || line.starts_with("dn:: "))
}

/// What a text is that programs write for programs.
fn not_for_people(text: &str) -> Option<Reason> {
    let text = text.trim();
    let begins = text.get(..15).unwrap_or(text).to_ascii_uppercase();
    let is_json = (text.starts_with('{') && text.ends_with('}')
        || text.starts_with('[') && text.ends_with(']'))
        && text.contains('"');
    match begins.as_str() {
        "BEGIN:VCALENDAR" => Some(Reason::Calendar),
        _ if is_json || is_ldif(text) => Some(Reason::Json),
        _ => None,
    }
}

/// The bytes as text: UTF-8, or else in this charset.
fn text(bytes: &[u8], charset: &str, decode: Decode) -> Option<String> {
    if is_picture(bytes) {
        return None;
    }
    let bytes = charset::widened(bytes);
    let text = match String::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => decode(charset, error.as_bytes())?,
    };
    // A till's table may have a sign here and there that divided its fields once, or a zero; what is no text has many.
    let (mut all, mut signs, mut zeros) = (0, 0, 0);
    for c in text.chars().take(4096) {
        all += 1;
        signs += usize::from(is_sign(c));
        zeros += usize::from(c == '\0');
    }
    let is_binary = zeros * 20 > all || signs * 10 > all;
    (!is_binary).then_some(text)
}

/// A control sign that is no line, tab or page.
fn is_sign(c: char) -> bool {
    c.is_control() && !matches!(c, '\n' | '\r' | '\t' | '\u{b}' | '\u{c}')
}

/// The separator a first line `sep=;` names, as Excel writes it, or a program that puts every line in quotation marks; and
/// the rest of the file.
fn told(text: &str) -> Option<(u8, &str)> {
    let (first, rest) = text.split_once('\n')?;
    let first = first.trim_end_matches('\r').trim_matches('"');
    let (word, separator) = first.split_at_checked(4)?;
    let separator = separator.as_bytes().first().filter(|_| word.eq_ignore_ascii_case("sep="))?;
    Some((*separator, rest))
}

/// The separator that cuts the first rows into the most cells, most rows alike.
fn separator(text: &str) -> u8 {
    let score = |separator: &u8| {
        let (rows, _) = cut(text.as_bytes(), *separator, true, 1, SAMPLE);
        let mut widths: Vec<usize> = rows.iter().map(|row| row.cells.len()).collect();
        widths.sort_unstable();
        let alike = |width: usize| widths.iter().filter(|other| **other == width).count();
        let (width, rows_alike) = widths
            .iter()
            .map(|width| (*width, alike(*width)))
            .max_by_key(|(_, alike)| *alike)
            .unwrap_or((1, 0));
        // A comma in every address beats nothing, but not a separator that cuts every row alike.
        (width > 1, rows_alike * 100 / widths.len().max(1), width)
    };
    // The first of those equal.
    SEPARATORS.into_iter().rev().max_by_key(score).unwrap_or(b',')
}

/// Cuts at most `limit` rows, the first of them in line `line`; second, where the last row begins, as byte and line,
/// if a quotation mark in it has no end.
fn cut(
    bytes: &[u8],
    separator: u8,
    quoting: bool,
    mut line: usize,
    limit: usize,
) -> (Vec<Row>, Option<(usize, usize)>) {
    // Old spreadsheets end lines by a carriage return alone.
    let end = if bytes.contains(&b'\n') { b'\n' } else { b'\r' };
    let mut reader: Reader = ReaderBuilder::new().delimiter(separator).quoting(quoting).build();
    let (mut rows, mut open) = (Vec::new(), None);
    let (mut cells, mut cell, mut buffer) = (Vec::new(), Vec::new(), [0; 1024]);
    // Where the reader is, and where the row and the cell begin.
    let (mut at, mut row_at, mut cell_at) = (0, 0, 0);
    while rows.len() < limit {
        let (result, read, written) = reader.read_field(&bytes[at..], &mut buffer);
        at += read;
        cell.extend_from_slice(&buffer[..written]);
        let record_end = match result {
            ReadFieldResult::OutputFull | ReadFieldResult::InputEmpty => continue,
            ReadFieldResult::End => break,
            ReadFieldResult::Field { record_end } => record_end,
        };
        cells.push(tidied(&String::from_utf8_lossy(&std::mem::take(&mut cell))));
        let raw = bytes[cell_at..at].trim_ascii_start();
        let marks = raw.iter().filter(|byte| **byte == b'"').count();
        let is_open = quoting && raw.starts_with(b"\"") && marks % 2 == 1;
        cell_at = at;
        if record_end {
            let raw = &bytes[row_at..at];
            // Empty lines are passed over, and the end of the row before with them.
            let passed = raw.iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
            let lines = |bytes: &[u8]| bytes.iter().filter(|byte| **byte == end).count();
            line += lines(&raw[..passed]);
            let row = Row { line, cells: std::mem::take(&mut cells) };
            if row.cells.iter().any(|cell| !cell.is_empty()) {
                open = is_open.then_some((row_at + passed, line));
                rows.push(row);
            }
            line += lines(&raw[passed..]);
            row_at = at;
        }
    }
    (rows, open)
}

pub(super) fn tidied(cell: &str) -> String {
    let is_nothing = |c: char| c.is_whitespace() || is_sign(c) || c == '\u{200b}' || c == '\u{feff}';
    let cell = cell.trim_matches(is_nothing).replace("\r\n", "\n").replace(is_sign, " ");
    // How a spreadsheet is told to leave a number its zeros.
    let text = cell.strip_prefix("=\"").and_then(|cell| cell.strip_suffix('"'));
    if let Some(text) = text.filter(|text| !text.contains('"')) {
        return text.trim().to_owned();
    }
    match cell.strip_prefix('\'') {
        Some(rest) if rest.starts_with(|c: char| c.is_ascii_digit()) => rest.to_owned(),
        _ => formula::unguarded(&cell),
    }
}
