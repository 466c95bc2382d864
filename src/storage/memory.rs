//! A store that lives as long as a test does. It passes the same [`contract`](super::contract) as the
//! browser's, and it can fail on demand, which a browser rarely does when one is looking.

use std::{
    cell::{Cell, RefCell},
    collections::BTreeMap,
};

use super::{Change, Guard, Key, Query, ReadError, Record, Space, Transaction, WriteError, contract::Store};

/// A store in memory. A clone is a copy: what is written to one is not seen in the other.
#[derive(Clone, Debug, Default)]
pub struct Memory {
    values: BTreeMap<(Space, Key), Vec<u8>>,
    /// How many reads and writes there were; a cell because reading counts too.
    calls: Cell<usize>,
    /// What is to fail, by the number of the call.
    failures: RefCell<BTreeMap<usize, WriteError>>,
}

impl Memory {
    /// Answers the queries in their order; each answer is in key order.
    ///
    /// # Errors
    /// Only what [`fail_at`](Self::fail_at) asked for.
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

    /// Carries out the whole transaction or nothing of it.
    ///
    /// # Errors
    /// [`WriteError::Refused`] for the first guard that does not hold, and whatever
    /// [`fail_at`](Self::fail_at) asked for.
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

    /// Lets the `nth` call from now fail, once: 1 is the next one, and reads count like writes. A
    /// write fails with `error` and changes nothing; a read fails with its text. Several failures
    /// can be waiting.
    pub fn fail_at(&mut self, nth: usize, error: WriteError) {
        self.failures.get_mut().insert(self.calls.get() + nth, error);
    }

    /// Lets no further call fail.
    pub fn fail_no_more(&mut self) {
        self.failures.get_mut().clear();
    }

    /// Everything there is, in the order of spaces and keys. Not a call that counts.
    pub fn records(&self) -> impl Iterator<Item = (Space, &Key, &Vec<u8>)> {
        self.values.iter().map(|((space, key), value)| (*space, key, value))
    }

    /// Changes a stored value behind the notebook's back, as a failing disk would.
    ///
    /// # Panics
    /// Where there is no such value: damaging nothing would test nothing.
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

    /// Runs what never has to wait.
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
