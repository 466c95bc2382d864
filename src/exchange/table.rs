//! Reads tables as spreadsheets and tills save them: cuts bytes into rows and cells, with any separator.
//!
//! `csv-core` reads the cells. It accepts any bytes and never fails. This module adds the rest: the charset, the
//! separator, and a quotation mark that is never closed.

use csv_core::{ReadFieldResult, Reader, ReaderBuilder};

pub use super::cells::Row;
use super::cells::{is_sign, tidied};
use super::{Decode, Reason, charset, html};

/// The separators between cells that programs use.
const SEPARATORS: [u8; 4] = [b',', b';', b'\t', b'|'];

/// How many rows are read to guess the separator.
const SAMPLE: usize = 50;

/// A table as in its file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// The rows that are not empty.
    pub rows: Vec<Row>,
    /// The line of an unclosed quotation mark. From there on, every line is a row.
    pub unclosed: Option<usize>,
}

/// Reads a table. Text that is not UTF-8 is read in `charset`, see [`charset::of`].
///
/// # Errors
/// If the bytes are no text, or a text that is not for people: a calendar, or a file for programs.
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
    // A spreadsheet that put each whole line into one cell.
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

/// The reason for a file that is no text. Spreadsheets are recognised by their first bytes: the old format (OLE) or the
/// new one (zip).
fn no_text(bytes: &[u8]) -> Reason {
    let is_sheet = bytes.starts_with(b"\xd0\xcf\x11\xe0") || bytes.starts_with(b"PK\x03\x04");
    if is_sheet { Reason::Spreadsheet } else { Reason::NoTable }
}

/// Whether a text is a web page or a document, judged by its beginning.
fn is_document(text: &str) -> bool {
    const BEGINNINGS: [&str; 6] = ["<!DOCTYPE", "<HTML", "<?XML", "<SVG", "%PDF-", "{\\RTF"];
    let text = text.trim_start();
    let begins = |word: &&str| text.get(..word.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(word));
    BEGINNINGS.iter().any(begins)
}

/// Whether the bytes are a picture: PNG, JPEG, GIF, WebP.
fn is_picture(bytes: &[u8]) -> bool {
    [&b"\x89PNG"[..], b"\xff\xd8\xff", b"GIF8", b"RIFF"].iter().any(|begin| bytes.starts_with(begin))
}

/// Whether a text is LDIF (RFC 2849), as written by Thunderbird and directories: it begins with the name of an entry.
fn is_ldif(text: &str) -> bool {
    let mut lines = text.lines().filter(|line| !line.is_empty() && !line.starts_with("version:"));
    lines.next().is_some_and(|line| line.starts_with("dn: ") || line.starts_with("dn:: "))
}

/// The reason for a text that programs write for programs.
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

/// The bytes as text: UTF-8, otherwise in this charset.
fn text(bytes: &[u8], charset: &str, decode: Decode) -> Option<String> {
    if is_picture(bytes) {
        return None;
    }
    let bytes = charset::widened(bytes);
    let text = match String::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => decode(charset, error.as_bytes())?,
    };
    // A till's table may contain some control characters that once separated its fields, or some zeros. Binary data has
    // many.
    let (mut all, mut signs, mut zeros) = (0, 0, 0);
    for c in text.chars().take(4096) {
        all += 1;
        signs += usize::from(is_sign(c));
        zeros += usize::from(c == '\0');
    }
    let is_binary = zeros * 20 > all || signs * 10 > all;
    (!is_binary).then_some(text)
}

/// The separator named by a first line `sep=;`, and the rest of the file. Excel writes such a line, and so do programs
/// that put every line in quotation marks.
fn told(text: &str) -> Option<(u8, &str)> {
    let (first, rest) = text.split_once('\n')?;
    let first = first.trim_end_matches('\r').trim_matches('"');
    let (word, separator) = first.split_at_checked(4)?;
    let separator = separator.as_bytes().first().filter(|_| word.eq_ignore_ascii_case("sep="))?;
    Some((*separator, rest))
}

/// The separator that gives the most rows the same number of cells, and the most cells.
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
        // A comma in every address is better than no separator, but worse than one that splits every row alike.
        (width > 1, rows_alike * 100 / widths.len().max(1), width)
    };
    // Of several equal ones, the first wins.
    SEPARATORS.into_iter().rev().max_by_key(score).unwrap_or(b',')
}

/// Cuts at most `limit` rows; the first one is on line `line`.
///
/// If a quotation mark in the last row is not closed, it also returns where that row begins, as byte and line.
fn cut(
    bytes: &[u8],
    separator: u8,
    quoting: bool,
    mut line: usize,
    limit: usize,
) -> (Vec<Row>, Option<(usize, usize)>) {
    // Old spreadsheets end lines with a carriage return only.
    let end = if bytes.contains(&b'\n') { b'\n' } else { b'\r' };
    let mut reader: Reader = ReaderBuilder::new().delimiter(separator).quoting(quoting).build();
    let (mut rows, mut open) = (Vec::new(), None);
    let (mut cells, mut cell, mut buffer) = (Vec::new(), Vec::new(), [0; 1024]);
    // The position of the reader, and the starts of the row and the cell.
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
            // Empty lines are skipped, together with the end of the row before them.
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
