//! The owner's decisions about reminders. Each is under its own root key: `done:<key>` is true, `later:<key>` holds the
//! day.
//!
//! So concurrent decisions of two devices both survive. Done wins over later, and the later day over the earlier.

use std::collections::BTreeMap;

use automerge::hydrate::Map;
use automerge::{AutoCommit, ROOT, ReadDoc, Value};
use chrono::NaiveDate;

use super::fields::{Edited, flag, put_or_delete};
use super::{Document, EditError};
use crate::domain::{Decision, DecisionKey, Timestamp};

const DONE: &str = "done:";
const LATER: &str = "later:";

pub(super) fn write(doc: &mut AutoCommit, key: &DecisionKey, decision: Option<Decision>) -> Edited {
    let day = match decision {
        Some(Decision::Later(day)) => Some(day.to_string()),
        Some(Decision::Done) | None => None,
    };
    let is_done = decision == Some(Decision::Done);
    put_or_delete(doc, &ROOT, &format!("{DONE}{key}"), is_done.then_some(true))?;
    put_or_delete(doc, &ROOT, &format!("{LATER}{key}"), day)
}

/// Whether there is a decision under a key.
pub(super) fn is_decided(root: &Map, key: &DecisionKey) -> bool {
    root.get(&format!("{DONE}{key}")).is_some() || root.get(&format!("{LATER}{key}")).is_some()
}

impl Document {
    /// Writes a decision under a key; `None` takes it back.
    ///
    /// # Errors
    /// [`EditError`]; nothing is written.
    pub fn decide(
        &mut self,
        key: &DecisionKey,
        decision: Option<Decision>,
        now: Timestamp,
    ) -> Result<(), EditError> {
        self.edit(now, |doc| write(doc, key, decision))
    }

    /// All decisions, by their keys.
    pub(super) fn decisions(&self, root: &Map) -> BTreeMap<DecisionKey, Decision> {
        let mut decisions = BTreeMap::new();
        for (name, _) in root.iter() {
            let decided = match (name.strip_prefix(DONE), name.strip_prefix(LATER)) {
                (Some(key), _) if flag(root, name) => Some((key, Decision::Done)),
                (_, Some(key)) => self.latest(name).map(|day| (key, Decision::Later(day))),
                _ => None,
            };
            if let Some((key, decision)) = decided {
                let known = decisions.entry(DecisionKey::stored(key)).or_insert(decision);
                *known = decision.max(*known);
            }
        }
        decisions
    }

    /// The latest of the concurrent days under a name.
    fn latest(&self, name: &str) -> Option<NaiveDate> {
        let values = self.doc.get_all(ROOT, name).unwrap_or_default();
        let day = |value: &Value| value.as_str().and_then(|day| day.parse().ok());
        values.iter().filter_map(|(value, _)| day(value)).max()
    }
}
