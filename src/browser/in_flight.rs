//! Half-written words on their way to the storage. A page that is reloaded or closed may be gone before a transaction
//! ends, so what is to be kept stands in sessionStorage until it has ended, and the next start ends it.

use std::cell::RefCell;
use std::collections::BTreeMap;

use gloo_storage::{SessionStorage, Storage};

use super::indexed_db::Database;
use crate::notebook::keeping_draft;
use crate::storage::{Change, Key, Space, Transaction, WriteError};

/// What is to become of each draft: this, or nothing any more.
type Drafts = BTreeMap<Key, Option<Vec<u8>>>;

/// The drafts of one notebook that are not known to be stored.
pub struct InFlight {
    /// What sessionStorage calls them.
    name: String,
    drafts: RefCell<Drafts>,
}

impl InFlight {
    /// Those that an earlier page of this tab has left.
    pub fn open(database: &str) -> Self {
        let name = format!("{database} drafts");
        let left: Vec<(Key, Option<Vec<u8>>)> = SessionStorage::get(&name).unwrap_or_default();
        Self { name, drafts: RefCell::new(left.into_iter().collect()) }
    }

    /// Stores what was left. What cannot be stored is left again.
    pub async fn end_left(&self, database: &Database) {
        let left = self.drafts.borrow().clone();
        for (key, kept) in left {
            let written = database.write(keeping_draft(key.clone(), kept.clone())).await;
            // Refused: the page was erased meanwhile.
            if let Ok(()) | Err(WriteError::Refused(_)) = written {
                self.end(&Drafts::from([(key, kept)]));
            }
        }
    }

    /// A transaction is begun; gives what it makes of drafts, for [`end`](Self::end). What is saved with a form is no draft
    /// from now on.
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

    /// It has ended, well or not: what fails is told by the notebook.
    pub fn end(&self, begun: &Drafts) {
        self.change(|drafts| drafts.retain(|key, kept| begun.get(key) != Some(kept)));
    }

    fn change(&self, change: impl FnOnce(&mut Drafts)) {
        let mut drafts = self.drafts.borrow_mut();
        let before = drafts.clone();
        change(&mut drafts);
        if *drafts != before {
            // A browser that refuses it loses the last words of a draft where the page goes in just this moment.
            match drafts.is_empty() {
                true => SessionStorage::delete(&self.name),
                false => _ = SessionStorage::set(&self.name, drafts.iter().collect::<Vec<_>>()),
            }
        }
    }
}
