//! Any bytes as a table: cut into rows, its columns guessed, its people read, whichever way round the days are.
#![no_main]

use libfuzzer_sys::fuzz_target;
use regulars::exchange::{charset, rows, table};

fuzz_target!(|bytes: &[u8]| {
    let decode = |_: &str, bytes: &[u8]| Some(bytes.iter().copied().map(char::from).collect());
    let charset = charset::of(bytes, &decode);
    let Ok(table) = table::read(bytes, charset, &decode) else { return };
    let mapping = rows::guess(&table, false);
    let _ = rows::is_ambiguous(&table, &mapping);
    let found = rows::people(&table, &mapping, None);
    assert!(found.people.iter().all(|person| person.customer.title().is_some()));
    assert!(found.people.len() + found.refused.len() <= table.rows.len() + 1);
});
