//! The rows of a table as people, by what its columns mean. Where days or visits are noted row by row, all rows of one
//! person are one person.

use std::collections::HashMap;

use super::cells::numbers;
use super::columns::{self, Column};
use super::row::Reader;
use super::table::{Row, Table};
use super::{Found, Place, Reason, Remark, words};
use crate::domain::Currency;

/// What the columns of a table mean.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mapping {
    /// The first row names the columns.
    pub header: bool,
    /// What each column tells.
    pub columns: Vec<Column>,
    /// In days, the month comes before the day: 12/31.
    pub month_first: bool,
}

/// Guesses what the columns of a table mean; `month_first` is what it is where the table does not tell.
pub fn guess(table: &Table, month_first: bool) -> Mapping {
    let (header, columns) = columns::guess(&table.rows);
    let mut mapping = Mapping { header, columns, month_first };
    mapping.month_first = order(table, &mapping).unwrap_or(month_first);
    mapping
}

/// Whether the month comes first in the days of this table: some number above 12 tells. `None` where all could be
/// read either way.
pub fn order(table: &Table, mapping: &Mapping) -> Option<bool> {
    let dated =
        |column: &Column| matches!(column, Column::Birthday | Column::Day | Column::Visit | Column::Purchase);
    let mut days = data(table, mapping).flat_map(|row| {
        row.cells.iter().zip(&mapping.columns).filter(|(_, column)| dated(column)).map(|(cell, _)| cell)
    });
    // Two dashes say themselves that the month comes next.
    days.find_map(|cell| {
        let numbers: Vec<u32> = numbers(cell);
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

/// There is a day that could be read either way.
pub fn is_ambiguous(table: &Table, mapping: &Mapping) -> bool {
    // Enough rows to tell, few enough to ask at each change.
    let first = Table { rows: table.rows.iter().take(200).cloned().collect(), unclosed: None };
    let reads = |month_first| people(&first, &Mapping { month_first, ..mapping.clone() }, None).people;
    order(table, mapping).is_none() && reads(true) != reads(false)
}

/// The rows that are people.
pub fn data<'a>(table: &'a Table, mapping: &Mapping) -> impl Iterator<Item = &'a Row> {
    table.rows.iter().skip(usize::from(mapping.header))
}

/// Reads the people of a table. `currency` is that of amounts which do not name one.
pub fn people(table: &Table, mapping: &Mapping, currency: Option<Currency>) -> Found {
    let mut found = Found::default();
    if let Some(line) = table.unclosed {
        let reason = Reason::Unclosed;
        found.refused.push(Remark { place: Place { line, card: 0 }, words: String::new(), reason });
    }
    let names = if mapping.header { table.rows.first().map_or(&[][..], |row| &row.cells) } else { &[] };
    // A list of what happened names the same people again and again.
    let is_journal = mapping.columns.iter().any(|column| matches!(column, Column::Visit | Column::Purchase));
    let mut known: HashMap<_, usize> = HashMap::new();
    for row in data(table, mapping) {
        let person = Reader::new(row, names, mapping, currency).read();
        if person.customer.title().is_none() {
            let (place, words) = (person.place, words(&row.cells.join(" ")));
            found.refused.push(Remark { place, words, reason: Reason::Nobody });
            continue;
        }
        match known.get(&person.id).filter(|_| is_journal).and_then(|at| found.people.get_mut(*at)) {
            Some(first) => first.add(person),
            None => {
                known.insert(person.id, found.people.len());
                found.people.push(person);
            }
        }
    }
    found
}
