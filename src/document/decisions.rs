//! What the owner decided about what the notebook reminded of. Each decision stands under a key of the root of its own:
//! `done:<key>` holds yes, `later:<key>` the day. So two devices that decide at once lose neither: done wins over later,
//! and the later day over the earlier.

use std::collections::BTreeMap;

use automerge::hydrate::Map;
use automerge::{ROOT, ReadDoc, Value};
use chrono::NaiveDate;

use super::fields::{flag, put_or_delete};
use super::{Document, EditError};
use crate::domain::{Decision, Timestamp};

const DONE: &str = "done:";
const LATER: &str = "later:";

impl Document {
    /// Notes a decision under a key, or with `None` takes it back.
    ///
    /// # Errors
    /// [`EditError`]; nothing is written.
    pub fn decide(&mut self, key: &str, decision: Option<Decision>, now: Timestamp) -> Result<(), EditError> {
        self.edit(now, |doc| {
            let day = match decision {
                Some(Decision::Later(day)) => Some(day.to_string()),
                Some(Decision::Done) | None => None,
            };
            put_or_delete(
                doc,
                &ROOT,
                &format!("{DONE}{key}"),
                (decision == Some(Decision::Done)).then_some(true),
            )?;
            put_or_delete(doc, &ROOT, &format!("{LATER}{key}"), day)
        })
    }

    /// What was decided, by the keys.
    pub(super) fn decisions(&self, root: &Map) -> BTreeMap<String, Decision> {
        let mut decisions = BTreeMap::new();
        for (name, _) in root.iter() {
            let decided = match (name.strip_prefix(DONE), name.strip_prefix(LATER)) {
                (Some(key), _) if flag(root, name) => Some((key, Decision::Done)),
                (_, Some(key)) => self.latest(name).map(|day| (key, Decision::Later(day))),
                _ => None,
            };
            if let Some((key, decision)) = decided {
                let known = decisions.entry(key.to_owned()).or_insert(decision);
                *known = decision.max(*known);
            }
        }
        decisions
    }

    /// The latest of the days that stand under a name at once.
    fn latest(&self, name: &str) -> Option<NaiveDate> {
        let values = self.doc.get_all(ROOT, name).unwrap_or_default();
        let day = |value: &Value| value.as_str().and_then(|day| day.parse().ok());
        values.iter().filter_map(|(value, _)| day(value)).max()
    }
}
