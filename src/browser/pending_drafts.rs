//! Drafts whose transaction has not ended. A page may be reloaded or closed before that. So each draft is kept in
//! sessionStorage until then, and the next start of this tab stores the drafts that are left there.

use std::cell::RefCell;
use std::collections::BTreeMap;

use gloo_storage::SessionStorage;

use super::clock;
use super::indexed_db::Database;
use super::web_storage::Small;
use crate::notebook::keeping_draft;
use crate::storage::{Change, Key, Space, Transaction, WriteError};

/// The last change of each draft: its new value, or `None` if it is deleted.
type Drafts = BTreeMap<Key, Option<Vec<u8>>>;

/// How old a left draft may be, in milliseconds. A tab that is opened again after days gets its sessionStorage back,
/// and the owner may have finished elsewhere since.
const OLDEST: i64 = 10 * 60 * 1_000;

/// The drafts of one notebook that are not known to be stored.
pub struct PendingDrafts {
    /// Their name in sessionStorage.
    name: String,
    drafts: RefCell<Drafts>,
}

impl PendingDrafts {
    /// Loads the drafts that an earlier page of this tab has left.
    pub fn open(database: &str) -> Self {
        let name = format!("{database} drafts");
        let (at, left): (i64, Vec<_>) = SessionStorage::read(&name).unwrap_or_default();
        let is_recent = clock::now().0 - at < OLDEST;
        if !is_recent {
            SessionStorage::forget(&name);
        }
        Self { name, drafts: RefCell::new(left.into_iter().filter(|_| is_recent).collect()) }
    }

    /// Stores the drafts that were left. A draft that cannot be stored stays pending.
    pub async fn end_left(&self, database: &Database) {
        let left = self.drafts.borrow().clone();
        for (key, kept) in left {
            let written = database.write(keeping_draft(key.clone(), kept.clone())).await;
            self.end(&Drafts::from([(key, kept)]), &written);
        }
    }

    /// Notes the draft that a transaction writes, and returns it for [`end`](Self::end). A pending draft that the
    /// transaction deletes is dropped.
    pub fn begin(&self, transaction: &Transaction) -> Drafts {
        let changes = &transaction.changes;
        let begun: Drafts = match changes.as_slice() {
            [Change::Put(Space::Drafts, key, value)] => [(key.clone(), Some(value.clone()))].into(),
            [Change::Delete(Space::Drafts, key)] => [(key.clone(), None)].into(),
            _ => Drafts::new(),
        };
        let is_deleted = |key: &Key| {
            changes.iter().any(|change| match change {
                Change::Delete(Space::Drafts, deleted) => deleted == key,
                Change::DeletePrefix(Space::Drafts, prefix) => key.starts_with(prefix),
                Change::Put(..) | Change::Delete(..) | Change::DeletePrefix(..) => false,
            })
        };
        self.change(|drafts| {
            drafts.retain(|key, _| !is_deleted(key));
            drafts.extend(begun.clone());
        });
        begun
    }

    /// Handles the answer of the storage. A draft that was stored is no longer pending. The same holds for one that was
    /// refused because the page was erased.
    pub fn end(&self, begun: &Drafts, written: &Result<(), WriteError>) {
        if !matches!(written, Ok(()) | Err(WriteError::Refused(_))) {
            return;
        }
        self.change(|drafts| drafts.retain(|key, kept| begun.get(key) != Some(kept)));
    }

    fn change(&self, change: impl FnOnce(&mut Drafts)) {
        let mut drafts = self.drafts.borrow_mut();
        let before = drafts.clone();
        change(&mut drafts);
        if *drafts != before {
            // If the browser refuses this, the last words are lost if the page closes before they are stored.
            match drafts.is_empty() {
                true => SessionStorage::forget(&self.name),
                false => {
                    let all: Vec<_> = drafts.iter().collect();
                    SessionStorage::keep(&self.name, (clock::now().0, all));
                }
            }
        }
    }
}
