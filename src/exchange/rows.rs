//! Makes people from the rows of a table, by the meaning of its columns. If each row is a visit or a purchase, all rows
//! about one person make one person.

use std::collections::HashMap;

use sha2::{Digest, Sha256};

pub use super::columns::Mapping;
use super::columns::{self, Column};
use super::dates::digit_groups;
use super::row::Reader;
use super::table::{Row, Table};
use super::who::Ids;
use super::{Found, Place, Reason, Remark, person_id, words};
use crate::domain::{Currency, CustomerId};

/// Guesses the meaning of a table's columns. `month_first` applies if the table does not show the order.
pub fn guess(table: &Table, month_first: bool) -> Mapping {
    let (header, columns) = columns::guess(&table.rows);
    let mut mapping = Mapping { header, columns, month_first };
    mapping.month_first = order(table, &mapping).unwrap_or(month_first);
    mapping
}

/// Whether the month comes first in the days of this table. A number above 12 decides. `None` if every day can be read
/// either way.
pub fn order(table: &Table, mapping: &Mapping) -> Option<bool> {
    let dated =
        |column: &Column| matches!(column, Column::Birthday | Column::Day | Column::Visit | Column::Purchase);
    let mut days = data(table, mapping).flat_map(|row| {
        row.cells.iter().zip(&mapping.columns).filter(|(_, column)| dated(column)).map(|(cell, _)| cell)
    });
    // Two leading dashes mean that the month comes next.
    days.find_map(|cell| {
        let numbers: Vec<u32> = digit_groups(cell).iter().filter_map(|group| group.parse().ok()).collect();
        match numbers[..] {
            [first, second, ..]
                if first <= 31
                    && second <= 31
                    && (first > 12) != (second > 12)
                    && !cell.starts_with("--") =>
            {
                Some(second > 12)
            }
            _ => None,
        }
    })
}

/// Whether some day can be read either way.
pub fn is_ambiguous(table: &Table, mapping: &Mapping) -> bool {
    // Enough rows to decide, and few enough to check after each change.
    let first = Table { rows: table.rows.iter().take(200).cloned().collect(), unclosed: None };
    let reads = |month_first| people(&first, &Mapping { month_first, ..mapping.clone() }, None).people;
    order(table, mapping).is_none() && reads(true) != reads(false)
}

/// The names of the columns; empty if no row names them.
pub fn names<'a>(table: &'a Table, mapping: &Mapping) -> &'a [String] {
    mapping.header.and_then(|at| table.rows.get(at)).map_or(&[], |row| &row.cells)
}

/// The rows about people: those below the header, without the totals at the end.
pub fn data<'a>(table: &'a Table, mapping: &Mapping) -> impl Iterator<Item = &'a Row> + use<'a> {
    let (first, end) = bounds(table, mapping);
    table.rows[first..end].iter()
}

/// The range of the rows about people.
fn bounds(table: &Table, mapping: &Mapping) -> (usize, usize) {
    let first = mapping.header.map_or(0, |at| at + 1).min(table.rows.len());
    let sums = table.rows[first..].iter().rev().take_while(|row| is_sum(row, mapping)).count();
    (first, table.rows.len() - sums)
}

/// Words in rows that are totals of a report.
const SUMS: [&str; 18] = [
    "grand",
    "total",
    "totals",
    "sum",
    "count",
    "records",
    "summe",
    "gesamt",
    "suma",
    "somme",
    "итого",
    "всего",
    "ընդամենը",
    "სულ",
    "ჯამი",
    "សរុប",
    "कुल",
    "योग",
];

/// Words that are also names. Alone in a cell beside other cells, they do not mark a total.
const NAMES: [&str; 5] = ["sum", "suma", "count", "records", "grand"];

/// A number with fewer digits than this is a count, not a phone number.
const LEAST_DIGITS: usize = 5;

/// Whether a row is a total. Either its only cell names a total, or one of its cells says nothing else and the row has no
/// phone number, e-mail address or birthday. In a table of one or two columns, the row must also have a number.
fn is_sum(row: &Row, mapping: &Mapping) -> bool {
    if mapping.header.is_none() {
        return false;
    }
    let is_wide = mapping.columns.len() > 2;
    let told: Vec<&String> = row.cells.iter().filter(|cell| !cell.is_empty()).collect();
    if let [cell] = told[..] {
        let has_number = cell.chars().any(char::is_numeric);
        return (is_wide || has_number) && columns::normal(cell).split(' ').any(|word| SUMS.contains(&word));
    }
    let reaches = |cell: &String, column: &Column| match column {
        Column::Phone => cell.chars().filter(|c| c.is_numeric()).count() >= LEAST_DIGITS,
        Column::Email | Column::Birthday => !cell.is_empty(),
        _ => false,
    };
    let says_sum = |cell: &str| {
        let cell = columns::normal(cell);
        cell.split(' ').all(|word| SUMS.contains(&word)) && !NAMES.contains(&cell.as_str())
    };
    let is_counted =
        is_wide || told.iter().any(|cell| cell.chars().all(|c| c.is_numeric() || " .,".contains(c)));
    is_counted
        && !row.cells.iter().zip(&mapping.columns).any(|(cell, column)| reaches(cell, column))
        && told.iter().any(|cell| says_sum(cell))
}

/// The id of the nth repetition of a row, counted from 1.
fn nth_of(id: CustomerId, nth: u32) -> CustomerId {
    let told = [b"regulars row again\n".as_slice(), id.bytes(), &nth.to_be_bytes()].concat();
    person_id(&Sha256::digest(told).into())
}

/// Reads the people of a table. `currency` applies to amounts without a currency.
pub fn people(table: &Table, mapping: &Mapping, currency: Option<Currency>) -> Found {
    let mut found = Found::default();
    if let Some(line) = table.unclosed {
        let reason = Reason::Unclosed;
        found.refused.push(Remark { place: Place { line, card: 0 }, words: String::new(), reason });
    }
    let names = names(table, mapping);
    let (_, end) = bounds(table, mapping);
    let above = &table.rows[..mapping.header.unwrap_or_default()];
    found.refused.extend(above.iter().chain(&table.rows[end..]).map(|row| Remark {
        place: Place { line: row.line, card: 0 },
        words: words(&row.cells.join(" ")),
        reason: Reason::Outside,
    }));
    let mut known: HashMap<_, usize> = HashMap::new();
    let reader = |row| Reader::new(row, names, mapping, currency);
    let mut ids = Ids::default();
    for reader in data(table, mapping).map(reader) {
        reader.id().into_iter().for_each(|id| ids.note(id, &reader.title()));
    }
    let mut alone: HashMap<_, u32> = HashMap::new();
    for row in data(table, mapping) {
        let mut person = reader(row).known_by(&ids).read();
        // Two rows with the same name and nothing else are two people.
        if let Some(apart) = person.apart.filter(|_| person.has_name_only()) {
            let nth = alone.entry(apart).or_default();
            person.apart = Some(if *nth == 0 { apart } else { nth_of(apart, *nth) });
            *nth += 1;
        }
        if person.customer.title().is_none() {
            let (place, words) = (person.place, words(&row.cells.join(" ")));
            found.refused.push(Remark { place, words, reason: Reason::Nobody });
            continue;
        }
        match known.get(&person.id).filter(|_| mapping.is_journal()).and_then(|at| found.people.get_mut(*at))
        {
            Some(first) => first.add(person),
            None => {
                known.insert(person.id, found.people.len());
                found.people.push(person);
            }
        }
    }
    found
}
