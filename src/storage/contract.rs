//! What every store must do, as numbered rules that run against each store.
//!
//! The rules run natively over [`Memory`](super::Memory), and in a browser over IndexedDB. If the two stores differed,
//! the tests of everything above them would prove nothing.

use super::{Change, Guard, Key, Query, ReadError, Record, Space, Transaction, WriteError};

/// A store to check. The notebook itself never calls it: the notebook returns effects.
pub trait Store {
    /// Answers all queries in order, from one consistent state.
    ///
    /// # Errors
    /// [`ReadError`] if the store cannot be read; then no query is answered.
    fn read(&mut self, queries: Vec<Query>) -> impl Future<Output = Result<Vec<Vec<Record>>, ReadError>>;

    /// Carries out a transaction. `Ok` means that the data is stored and will be found again.
    ///
    /// # Errors
    /// [`WriteError`] if nothing was written.
    fn write(&mut self, transaction: Transaction) -> impl Future<Output = Result<(), WriteError>>;
}

/// Runs every rule. It erases everything in the store.
///
/// # Panics
/// With the number of the broken rule.
pub async fn check(mut store: impl Store) {
    let store = &mut store;
    rule_1_every_byte_comes_back(store).await;
    rule_2_a_prefix_is_read_in_byte_order(store).await;
    rule_3_an_empty_prefix_is_the_whole_space(store).await;
    rule_4_queries_are_answered_in_their_order(store).await;
    rule_5_the_last_value_stays(store).await;
    rule_6_deleting_takes_one_value(store).await;
    rule_7_deleting_a_prefix_takes_just_what_begins_so(store).await;
    rule_8_spaces_do_not_see_each_other(store).await;
    rule_9_a_refused_transaction_writes_nothing(store).await;
    rule_10_absent_means_no_value(store).await;
    rule_11_starts_with_compares_the_beginning(store).await;
    rule_12_changes_happen_in_order(store).await;
    rule_13_guards_look_before_the_changes(store).await;
    rule_14_a_transaction_spans_spaces(store).await;
    rule_15_an_empty_transaction_is_fine(store).await;
    rule_16_haste_loses_nothing(store).await;
}

async fn rule_1_every_byte_comes_back(store: &mut impl Store) {
    empty(store).await;
    let bytes: Vec<u8> = (0..=255).collect();
    let large: Vec<u8> = (0..1_000_000_u32).map(|i| (i % 251) as u8).collect();
    let records = vec![(bytes.clone(), bytes), (vec![1], vec![]), (vec![2], large)];
    write(store, records.iter().cloned().map(|(key, value)| put(key, value))).await;
    assert!(all(store).await == records, "rule 1: what was written is not what is read");
}

async fn rule_2_a_prefix_is_read_in_byte_order(store: &mut impl Store) {
    empty(store).await;
    let keys: [&[u8]; 13] = [
        &[0],
        &[1],
        &[1, 0],
        &[1, 0x7f],
        &[1, 0x80],
        &[1, 0xfe, 0xff],
        &[1, 0xff],
        &[1, 0xff, 0],
        &[1, 0xff, 0xff],
        &[2],
        &[0xff],
        &[0xff, 0],
        &[0xff, 0xff, 0xff],
    ];
    // Written in reverse, so that the result cannot be in the order of writing.
    write(store, keys.iter().rev().map(|key| put(key.to_vec(), vec![]))).await;
    let prefixes: [&[u8]; 8] =
        [&[1], &[1, 0], &[1, 0xfe], &[1, 0xff], &[1, 0xff, 0xff], &[0xff], &[0xff, 0xff], &[3]];
    for prefix in prefixes {
        let expected: Vec<_> = keys.into_iter().filter(|key| key.starts_with(prefix)).collect();
        let found = read(store, prefix).await;
        let found: Vec<_> = found.iter().map(|(key, _)| key.as_slice()).collect();
        assert_eq!(found, expected, "rule 2: prefix {prefix:?}");
    }
}

async fn rule_3_an_empty_prefix_is_the_whole_space(store: &mut impl Store) {
    empty(store).await;
    assert_eq!(all(store).await, [], "rule 3: an empty space");
    write(store, [put(vec![0xff, 0xff], vec![2]), put(vec![0], vec![1])]).await;
    assert_eq!(all(store).await, [(vec![0], vec![1]), (vec![0xff, 0xff], vec![2])], "rule 3");
}

async fn rule_4_queries_are_answered_in_their_order(store: &mut impl Store) {
    empty(store).await;
    let elsewhere = Change::Put(Space::Photos, vec![1], vec![9]);
    write(store, [put(vec![1], vec![1]), put(vec![2], vec![2]), elsewhere]).await;
    let ask = |space, prefix: &[u8]| Query { space, prefix: prefix.to_vec() };
    let queries =
        vec![ask(SPACE, &[2]), ask(Space::Photos, &[]), ask(SPACE, &[5]), ask(SPACE, &[1]), ask(SPACE, &[2])];
    let answers = store.read(queries).await;
    let (one, two) = (vec![(vec![1], vec![1])], vec![(vec![2], vec![2])]);
    assert_eq!(answers, Ok(vec![two.clone(), vec![(vec![1], vec![9])], vec![], one, two]), "rule 4");
    assert_eq!(store.read(vec![]).await, Ok(vec![]), "rule 4: no query, no answer");
}

async fn rule_5_the_last_value_stays(store: &mut impl Store) {
    empty(store).await;
    write(store, [put(vec![1], vec![1; 100])]).await;
    write(store, [put(vec![1], vec![2])]).await;
    assert_eq!(all(store).await, [(vec![1], vec![2])], "rule 5");
}

async fn rule_6_deleting_takes_one_value(store: &mut impl Store) {
    empty(store).await;
    write(store, [put(vec![1], vec![]), put(vec![1, 0], vec![]), put(vec![2], vec![])]).await;
    write(store, [delete(vec![1]), delete(vec![7])]).await;
    assert_eq!(all(store).await, [(vec![1, 0], vec![]), (vec![2], vec![])], "rule 6");
}

async fn rule_7_deleting_a_prefix_takes_just_what_begins_so(store: &mut impl Store) {
    empty(store).await;
    let keys: [&[u8]; 7] = [&[0], &[1], &[1, 0xff], &[1, 0xff, 0xff, 3], &[2], &[0xff], &[0xff, 1]];
    let prefixes: [&[u8]; 5] = [&[1, 0xff], &[1], &[0xff], &[9], &[]];
    for prefix in prefixes {
        write(store, keys.iter().map(|key| put(key.to_vec(), vec![]))).await;
        write(store, [Change::DeletePrefix(SPACE, prefix.to_vec())]).await;
        let left = all(store).await;
        let left: Vec<_> = left.iter().map(|(key, _)| key.as_slice()).collect();
        let expected: Vec<_> = keys.into_iter().filter(|key| !key.starts_with(prefix)).collect();
        assert_eq!(left, expected, "rule 7: prefix {prefix:?}");
    }
}

async fn rule_8_spaces_do_not_see_each_other(store: &mut impl Store) {
    empty(store).await;
    let value = |space: Space| space.name().as_bytes().to_vec();
    write(store, Space::ALL.map(|space| Change::Put(space, vec![1], value(space)))).await;
    let everywhere = || Space::ALL.map(|space| Query { space, prefix: vec![] }).to_vec();
    let expected = Space::ALL.map(|space| vec![(vec![1], value(space))]).to_vec();
    assert_eq!(store.read(everywhere()).await, Ok(expected.clone()), "rule 8");

    write(store, [Change::DeletePrefix(SPACE, vec![])]).await;
    let rest = expected.into_iter().zip(Space::ALL).map(|(records, space)| match space {
        SPACE => vec![],
        _ => records,
    });
    assert_eq!(store.read(everywhere()).await, Ok(rest.collect()), "rule 8: after emptying one");
}

async fn rule_9_a_refused_transaction_writes_nothing(store: &mut impl Store) {
    empty(store).await;
    write(store, [put(vec![1], vec![1])]).await;
    let refused = Transaction {
        guards: vec![
            Guard::Absent(SPACE, vec![2]),
            Guard::Absent(SPACE, vec![1]),
            Guard::StartsWith(SPACE, vec![1], None),
        ],
        changes: vec![put(vec![1], vec![9]), put(vec![2], vec![9]), Change::DeletePrefix(SPACE, vec![])],
        strict: true,
    };
    assert_eq!(
        store.write(refused).await,
        Err(WriteError::Refused(1)),
        "rule 9: the first that does not hold"
    );
    assert_eq!(all(store).await, [(vec![1], vec![1])], "rule 9: something was written");
    write(store, [put(vec![3], vec![3])]).await;
    assert_eq!(all(store).await.len(), 2, "rule 9: the next transaction is none the worse");
}

async fn rule_10_absent_means_no_value(store: &mut impl Store) {
    empty(store).await;
    write(store, [put(vec![1], vec![])]).await;
    let absent = |key: &[u8]| Guard::Absent(SPACE, key.to_vec());
    assert!(!holds(store, absent(&[1])).await, "rule 10: an empty value is a value");
    assert!(holds(store, absent(&[])).await, "rule 10: a prefix of a key is not the key");
    assert!(holds(store, absent(&[1, 0])).await, "rule 10: a longer key is another key");
    assert!(holds(store, Guard::Absent(Space::Photos, vec![1])).await, "rule 10: another space");
    write(store, [delete(vec![1])]).await;
    assert!(holds(store, absent(&[1])).await, "rule 10: what is deleted is absent");
}

async fn rule_11_starts_with_compares_the_beginning(store: &mut impl Store) {
    empty(store).await;
    write(store, [put(vec![1], vec![5, 6, 7]), put(vec![2], vec![])]).await;
    let cases: [(u8, Option<&[u8]>, bool); 10] = [
        (1, Some(&[]), true),
        (1, Some(&[5, 6]), true),
        (1, Some(&[5, 6, 7]), true),
        (1, Some(&[5, 7]), false),
        (1, Some(&[5, 6, 7, 0]), false),
        (1, None, false),
        (2, Some(&[]), true),
        (2, None, false),
        (3, None, true),
        (3, Some(&[]), false),
    ];
    for (key, start, expected) in cases {
        let guard = Guard::StartsWith(SPACE, vec![key], start.map(<[u8]>::to_vec));
        assert_eq!(holds(store, guard).await, expected, "rule 11: key {key}, {start:?}");
    }
}

async fn rule_12_changes_happen_in_order(store: &mut impl Store) {
    empty(store).await;
    let all_of_1 = || Change::DeletePrefix(SPACE, vec![1]);
    write(store, [put(vec![1, 1], vec![1]), all_of_1(), put(vec![1, 2], vec![2])]).await;
    assert_eq!(all(store).await, [(vec![1, 2], vec![2])], "rule 12: a prefix deleted in between");
    write(store, [delete(vec![1, 2]), put(vec![1, 2], vec![3]), put(vec![1, 2], vec![4])]).await;
    assert_eq!(all(store).await, [(vec![1, 2], vec![4])], "rule 12: put after delete, and twice");
    write(store, [put(vec![1, 2], vec![5]), delete(vec![1, 2])]).await;
    assert_eq!(all(store).await, [], "rule 12: deleted last");
}

async fn rule_13_guards_look_before_the_changes(store: &mut impl Store) {
    empty(store).await;
    let first = Transaction {
        guards: vec![Guard::Absent(SPACE, vec![1])],
        changes: vec![put(vec![1], vec![1])],
        strict: true,
    };
    assert_eq!(store.write(first.clone()).await, Ok(()), "rule 13: absent until written");
    assert_eq!(store.write(first).await, Err(WriteError::Refused(0)), "rule 13: and not a second time");
    let next = Transaction {
        guards: vec![Guard::StartsWith(SPACE, vec![1], Some(vec![1]))],
        changes: vec![delete(vec![1]), put(vec![1], vec![2])],
        strict: true,
    };
    assert_eq!(store.write(next).await, Ok(()), "rule 13: the value as it was");
    assert_eq!(all(store).await, [(vec![1], vec![2])], "rule 13");
}

async fn rule_14_a_transaction_spans_spaces(store: &mut impl Store) {
    empty(store).await;
    let both = |byte: u8| {
        vec![
            Change::Put(Space::Chunks, vec![1], vec![byte]),
            Change::Put(Space::Summaries, vec![1], vec![byte]),
        ]
    };
    // The guard checks a space to which nothing is written.
    let guarded = |byte| Transaction {
        guards: vec![Guard::Absent(Space::Tombstones, vec![1])],
        changes: both(byte),
        strict: true,
    };
    let queries = || [Space::Chunks, Space::Summaries].map(|space| Query { space, prefix: vec![] }).to_vec();
    assert_eq!(store.write(guarded(1)).await, Ok(()), "rule 14");
    write(store, [Change::Put(Space::Tombstones, vec![1], vec![])]).await;
    assert_eq!(store.write(guarded(2)).await, Err(WriteError::Refused(0)), "rule 14: erased");
    let expected = vec![vec![(vec![1], vec![1])]; 2];
    assert_eq!(store.read(queries()).await, Ok(expected), "rule 14: both or neither");
}

async fn rule_15_an_empty_transaction_is_fine(store: &mut impl Store) {
    empty(store).await;
    assert_eq!(store.write(Transaction::default()).await, Ok(()), "rule 15");
    assert!(holds(store, Guard::Absent(SPACE, vec![1])).await, "rule 15: guards alone");
    assert_eq!(all(store).await, [], "rule 15: nothing is written");
}

async fn rule_16_haste_loses_nothing(store: &mut impl Store) {
    empty(store).await;
    let records: Vec<Record> = (0..1000_u16).map(|n| (n.to_be_bytes().to_vec(), vec![7; 20])).collect();
    let changes = records.iter().cloned().map(|(key, value)| put(key, value)).collect();
    let hasty = Transaction { changes, strict: false, ..Transaction::default() };
    assert_eq!(store.write(hasty).await, Ok(()), "rule 16");
    assert_eq!(all(store).await, records, "rule 16: a thousand values, without waiting for the disk");
}

/// The space in which rules about one space are tested.
const SPACE: Space = Space::Chunks;

fn put(key: Key, value: Vec<u8>) -> Change {
    Change::Put(SPACE, key, value)
}

fn delete(key: Key) -> Change {
    Change::Delete(SPACE, key)
}

async fn write(store: &mut impl Store, changes: impl IntoIterator<Item = Change>) {
    let changes = changes.into_iter().collect();
    let transaction = Transaction { changes, strict: true, ..Transaction::default() };
    assert_eq!(store.write(transaction).await, Ok(()), "a transaction without guards");
}

async fn empty(store: &mut impl Store) {
    write(store, Space::ALL.map(|space| Change::DeletePrefix(space, vec![]))).await;
}

async fn read(store: &mut impl Store, prefix: &[u8]) -> Vec<Record> {
    let answers = store.read(vec![Query { space: SPACE, prefix: prefix.to_vec() }]).await;
    let mut answers = answers.expect("a store at rest can be read");
    assert_eq!(answers.len(), 1, "one query, one answer");
    answers.remove(0)
}

async fn all(store: &mut impl Store) -> Vec<Record> {
    read(store, &[]).await
}

async fn holds(store: &mut impl Store, guard: Guard) -> bool {
    let transaction = Transaction { guards: vec![guard], ..Transaction::default() };
    match store.write(transaction).await {
        Ok(()) => true,
        Err(WriteError::Refused(0)) => false,
        Err(error) => panic!("a guard alone: {error:?}"),
    }
}
