//! A store in memory, for tests. It passes the same [`contract`](super::contract) as the browser's store. It can also
//! fail on demand, which a browser's store cannot.

use std::{
    cell::{Cell, RefCell},
    collections::BTreeMap,
};

use super::{Change, Guard, Key, Query, ReadError, Record, Space, Transaction, WriteError, contract::Store};

/// A store in memory. A clone is independent: writes to one do not show in the other.
#[derive(Clone, Debug, Default)]
pub struct Memory {
    values: BTreeMap<(Space, Key), Vec<u8>>,
    /// The number of reads and writes so far. It is a `Cell` because reads count too.
    calls: Cell<usize>,
    /// The planned failures, by the number of the call.
    failures: RefCell<BTreeMap<usize, WriteError>>,
}

impl Memory {
    /// Answers the queries in order. Each answer is in key order.
    ///
    /// # Errors
    /// Only errors requested with [`fail_at`](Self::fail_at).
    pub fn read(&self, queries: &[Query]) -> Result<Vec<Vec<Record>>, ReadError> {
        self.count_call().map_err(|error| match error {
            WriteError::Failed(text) => ReadError(text),
            other => ReadError(format!("{other:?}")),
        })?;
        let answer = |query: &Query| {
            self.under(query.space, &query.prefix).map(|(key, value)| (key.clone(), value.clone())).collect()
        };
        Ok(queries.iter().map(answer).collect())
    }

    /// Carries out the whole transaction, or nothing of it.
    ///
    /// # Errors
    /// [`WriteError::Refused`] for the first guard that does not hold, and errors requested with
    /// [`fail_at`](Self::fail_at).
    pub fn write(&mut self, transaction: &Transaction) -> Result<(), WriteError> {
        self.count_call()?;
        if let Some(refused) = transaction.guards.iter().position(|guard| !self.holds(guard)) {
            return Err(WriteError::Refused(refused));
        }
        for change in transaction.changes.iter().cloned() {
            match change {
                Change::Put(space, key, value) => {
                    self.values.insert((space, key), value);
                }
                Change::Delete(space, key) => {
                    self.values.remove(&(space, key));
                }
                Change::DeletePrefix(space, prefix) => {
                    let doomed: Vec<Key> = self.under(space, &prefix).map(|(key, _)| key.clone()).collect();
                    for key in doomed {
                        self.values.remove(&(space, key));
                    }
                }
            }
        }
        Ok(())
    }

    /// Makes the `nth` call from now fail once: 1 is the next call, and reads count like writes.
    ///
    /// A write fails with `error` and changes nothing. A read fails with the error's text. Several failures may be
    /// pending.
    pub fn fail_at(&mut self, nth: usize, error: WriteError) {
        self.failures.get_mut().insert(self.calls.get() + nth, error);
    }

    /// Cancels all pending failures.
    pub fn fail_no_more(&mut self) {
        self.failures.get_mut().clear();
    }

    /// All records, ordered by space and key. This does not count as a call.
    pub fn records(&self) -> impl Iterator<Item = (Space, &Key, &Vec<u8>)> {
        self.values.iter().map(|((space, key), value)| (*space, key, value))
    }

    /// Changes a stored value without the notebook's knowledge, as a failing disk would.
    ///
    /// # Panics
    /// If there is no such value, because damaging nothing would test nothing.
    pub fn damage(&mut self, space: Space, key: &[u8], damage: impl FnOnce(&mut Vec<u8>)) {
        let value = self.values.get_mut(&(space, key.to_vec()));
        damage(value.unwrap_or_else(|| panic!("nothing to damage in {space:?} under {key:?}")));
    }

    fn under(&self, space: Space, prefix: &[u8]) -> impl Iterator<Item = (&Key, &Vec<u8>)> {
        self.values
            .range((space, prefix.to_vec())..)
            .map(|((space, key), value)| (*space, key, value))
            .take_while(move |(of, key, _)| *of == space && key.starts_with(prefix))
            .map(|(_, key, value)| (key, value))
    }

    fn holds(&self, guard: &Guard) -> bool {
        let value = |space: &Space, key: &Key| self.values.get(&(*space, key.clone()));
        match guard {
            Guard::Absent(space, key) | Guard::StartsWith(space, key, None) => value(space, key).is_none(),
            Guard::StartsWith(space, key, Some(start)) => {
                value(space, key).is_some_and(|value| value.starts_with(start))
            }
        }
    }

    fn count_call(&self) -> Result<(), WriteError> {
        self.calls.set(self.calls.get() + 1);
        self.failures.borrow_mut().remove(&self.calls.get()).map_or(Ok(()), Err)
    }
}

impl Store for Memory {
    async fn read(&mut self, queries: Vec<Query>) -> Result<Vec<Vec<Record>>, ReadError> {
        Memory::read(self, &queries)
    }

    async fn write(&mut self, transaction: Transaction) -> Result<(), WriteError> {
        Memory::write(self, &transaction)
    }
}

#[cfg(test)]
mod tests {
    use std::{
        pin::pin,
        task::{Context, Poll, Waker},
    };

    use super::*;
    use crate::storage::contract;

    /// Runs a future that never waits.
    fn finish<T>(future: impl Future<Output = T>) -> T {
        match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
            Poll::Ready(done) => done,
            Poll::Pending => panic!("memory has nothing to wait for"),
        }
    }

    fn put(byte: u8) -> Transaction {
        Transaction {
            changes: vec![Change::Put(Space::Drafts, vec![byte], vec![byte])],
            ..Transaction::default()
        }
    }

    #[test]
    fn keeps_the_contract() {
        finish(contract::check(Memory::default()));
    }

    #[test]
    fn fails_when_told_to_and_once() {
        let mut memory = Memory::default();
        memory.fail_at(2, WriteError::Full);
        memory.fail_at(3, WriteError::Failed("lost".into()));
        assert_eq!(memory.write(&put(1)), Ok(()));
        assert_eq!(memory.write(&put(2)), Err(WriteError::Full));
        assert_eq!(memory.read(&[]), Err(ReadError("lost".into())));
        assert_eq!(memory.read(&[]), Ok(vec![]));
        assert_eq!(memory.records().count(), 1, "the failed write changed nothing");
    }

    #[test]
    fn can_be_damaged() {
        let mut memory = Memory::default();
        memory.write(&put(7)).expect("nothing is to fail");
        memory.damage(Space::Drafts, &[7], |value| value.push(8));
        assert_eq!(memory.records().next(), Some((Space::Drafts, &vec![7], &vec![7, 8])));
    }
}
