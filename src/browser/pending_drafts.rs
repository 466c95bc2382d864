//! Drafts whose transaction has not ended. A page that is reloaded or closed may be gone before that, so each stands in
//! sessionStorage until then, and the next start of this tab stores what is left there.

use std::cell::RefCell;
use std::collections::BTreeMap;

use gloo_storage::SessionStorage;

use super::clock;
use super::indexed_db::Database;
use super::web_storage::Small;
use crate::notebook::keeping_draft;
use crate::storage::{Change, Key, Space, Transaction, WriteError};

/// What is to become of each draft: this, or nothing any more.
type Drafts = BTreeMap<Key, Option<Vec<u8>>>;

/// How old what is left may be, in milliseconds. A tab that is opened again after days gets its sessionStorage back, and the
/// owner may have finished elsewhere since.
const OLDEST: i64 = 10 * 60 * 1_000;

/// The drafts of one notebook that are not known to be stored.
pub struct PendingDrafts {
    /// What sessionStorage calls them.
    name: String,
    drafts: RefCell<Drafts>,
}

impl PendingDrafts {
    /// Those that an earlier page of this tab has left.
    pub fn open(database: &str) -> Self {
        let name = format!("{database} drafts");
        let (at, left): (i64, Vec<_>) = SessionStorage::read(&name).unwrap_or_default();
        let is_recent = clock::now().0 - at < OLDEST;
        if !is_recent {
            SessionStorage::forget(&name);
        }
        Self { name, drafts: RefCell::new(left.into_iter().filter(|_| is_recent).collect()) }
    }

    /// Stores what was left. What cannot be stored is left again.
    pub async fn end_left(&self, database: &Database) {
        let left = self.drafts.borrow().clone();
        for (key, kept) in left {
            let written = database.write(keeping_draft(key.clone(), kept.clone())).await;
            self.end(&Drafts::from([(key, kept)]), &written);
        }
    }

    /// Notes the draft that a transaction writes, and returns it for [`end`](Self::end). A draft that a save deletes is
    /// dropped.
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

    /// The storage has answered. What it has stored, or refused because the page was erased, is pending no more.
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
            // Where the browser refuses this, the last words are lost if the page goes before they are stored.
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
