//! Greetings in the shop's document, and personal lines in the documents of the people they are for.
//!
//! Each greeting is under its own root key `greeting:<id>`, each personal line under `line:<id>`. So erasing a person
//! also erases what was written to them.

use std::collections::{BTreeMap, BTreeSet};

use automerge::hydrate::{Map, Value};
use automerge::{AutoCommit, ROOT, ReadDoc, ScalarValue};

use super::Document;
use super::fields::{Edited, ensure_map, flag, int, members, put, put_line, put_or_delete, put_text, text};
use crate::domain::{Audience, Cause, CustomerId, Greeting, ItemId, Keyed, Role, Timestamp};

const GREETING: &str = "greeting:";
const LINE: &str = "line:";

pub(super) fn read(root: &Map) -> BTreeMap<ItemId, Greeting> {
    let greetings = root.iter().filter_map(|(key, member)| match &member.value {
        Value::Map(from) => Some((key.strip_prefix(GREETING)?.parse().ok()?, one(from))),
        _ => None,
    });
    greetings.collect()
}

fn one(from: &Map) -> Greeting {
    let people = members(from, "people").filter_map(|(id, _)| id.parse().ok());
    let audience = match text(from, "audience").split_once(' ') {
        Some(("tag", tag)) => Audience::Tag(tag.to_owned()),
        Some(("role", role)) => Role::from_key(role).map_or(Audience::Customers, Audience::Role),
        _ if text(from, "audience") == "people" => Audience::People(people.collect()),
        _ => Audience::Customers,
    };
    Greeting {
        name: text(from, "name"),
        cause: Cause::from_key(&text(from, "cause")),
        draft: text(from, "draft"),
        audience,
        begun: Timestamp(int(from, "begun").unwrap_or_default()),
        over: flag(from, "over"),
    }
}

pub(super) fn write(
    doc: &mut AutoCommit,
    base: &BTreeMap<ItemId, Greeting>,
    new: &BTreeMap<ItemId, Greeting>,
) -> Edited {
    for id in base.keys().filter(|id| !new.contains_key(id)) {
        put_or_delete(doc, &ROOT, &format!("{GREETING}{id}"), None::<ScalarValue>)?;
    }
    let nothing = Greeting::default();
    for (id, new) in new.iter().filter(|(id, new)| base.get(id) != Some(new)) {
        let is_new = !base.contains_key(id);
        let base = base.get(id).unwrap_or(&nothing);
        let at = ensure_map(doc, &ROOT, &format!("{GREETING}{id}"))?;
        if base.name != new.name {
            put_line(doc, &at, "name", &new.name)?;
        }
        if base.cause != new.cause {
            put_or_delete(doc, &at, "cause", new.cause.map(Cause::key))?;
        }
        if is_new || base.draft != new.draft {
            put_text(doc, &at, "draft", &base.draft, &new.draft)?;
        }
        if base.audience != new.audience {
            let audience = match &new.audience {
                Audience::Customers => String::new(),
                Audience::Tag(tag) => format!("tag {tag}"),
                Audience::Role(role) => format!("role {}", role.key()),
                Audience::People(_) => "people".to_owned(),
            };
            put_line(doc, &at, "audience", &audience)?;
            let none = BTreeSet::<CustomerId>::new();
            let people = |audience: &Audience| match audience {
                Audience::People(people) => people.clone(),
                _ => none.clone(),
            };
            let (before, after) = (people(&base.audience), people(&new.audience));
            let list = ensure_map(doc, &at, "people")?;
            for one in before.symmetric_difference(&after) {
                put_or_delete(doc, &list, &one.to_string(), after.contains(one).then_some(true))?;
            }
        }
        if is_new {
            put(doc, &at, "begun", new.begun.0)?;
        }
        if base.over != new.over {
            put(doc, &at, "over", new.over)?;
        }
    }
    Ok(())
}

pub(super) fn write_line(doc: &mut AutoCommit, greeting: ItemId, line: &str) -> Edited {
    put_line(doc, &ROOT, &format!("{LINE}{greeting}"), line)
}

impl Document {
    /// The personal lines of a page. Concurrent lines of two devices both stay, one below the other, until the owner
    /// edits them.
    pub(super) fn lines(&self, root: &Map) -> BTreeMap<ItemId, String> {
        let mut lines = BTreeMap::new();
        for (key, greeting) in
            root.iter().filter_map(|(key, _)| Some((key, key.strip_prefix(LINE)?.parse().ok()?)))
        {
            let values = self.doc.get_all(ROOT, key).unwrap_or_default();
            let words: BTreeSet<String> =
                values.iter().filter_map(|(value, _)| value.as_str().map(str::to_owned)).collect();
            lines.insert(greeting, words.into_iter().collect::<Vec<_>>().join("\n"));
        }
        lines
    }
}
