//! Entries in a document: a map of maps under `entries`. Removing an entry only marks it, so that it can be brought
//! back. Only erasing the page deletes the words.

use std::collections::BTreeMap;

use automerge::hydrate::Map;
use automerge::{AutoCommit, ROOT, ScalarValue};
use chrono::NaiveDate;

use super::fields::{
    Edited, bytes, ensure_map, flag, int, map, maps, put, put_line, put_or_delete, put_text, text,
};
use crate::domain::{
    Channel, Currency, Detail, Entry, EntryId, EntryKind, ItemId, Keyed, Money, Period, PhotoId, Sent,
    Starter, Timestamp, web_address,
};

pub(super) fn read_all(root: &Map) -> Vec<(EntryId, Entry)> {
    let entries = maps(root, "entries").filter_map(|(id, from)| Some((id.parse().ok()?, read(from)?)));
    entries.collect::<BTreeMap<_, _>>().into_iter().collect()
}

/// Reads one entry. `None` if it has no valid day; it then stays in the document unread.
fn read(from: &Map) -> Option<Entry> {
    let kind = EntryKind::from_key(&text(from, "kind")).unwrap_or_default();
    let day = text(from, "day").parse().ok()?;
    let written = Timestamp(int(from, "written").unwrap_or_default());
    Some(Entry {
        text: text(from, "text"),
        due: text(from, "due").parse().ok(),
        removed: flag(from, "removed"),
        ..Entry::new(detail(kind, from), day, written)
    })
}

/// Reads what an entry of this kind has. Fields of other kinds stay in the document unread: two devices may have changed
/// the kind and such a field at the same time.
fn detail(kind: EntryKind, from: &Map) -> Detail {
    let sent = || {
        let greeting = text(from, "greeting").parse().ok()?;
        Some(Sent { greeting, unnamed: text(from, "unnamed"), despite: flag(from, "despite") })
    };
    match kind {
        EntryKind::Said => Detail::Said { ask: flag(from, "ask") },
        EntryKind::Membership => Detail::Membership { every: text(from, "every").parse().ok() },
        EntryKind::Purchase => Detail::Purchase { amount: money(from, "amount"), cost: money(from, "cost") },
        EntryKind::Contact => Detail::Contact {
            channel: Channel::from_key(&text(from, "channel")),
            starter: Starter::from_key(&text(from, "starter")),
            sent: sent(),
        },
        EntryKind::Thanks => Detail::Thanks { sent: sent() },
        EntryKind::Clipping => Detail::Clipping {
            // Any app may have written it, so only links that may be opened are shown.
            link: web_address(&text(from, "link")).unwrap_or_default(),
            photo: bytes(from, "photo").and_then(PhotoId::from_bytes),
        },
        _ => kind.into(),
    }
}

/// Reads an amount. It is one string, "1250 USD" in minor units, so that a merge never separates amount and currency.
fn money(from: &Map, key: &str) -> Option<Money> {
    let stored = text(from, key);
    let (minor, currency) = stored.split_once(' ')?;
    Some(Money { minor: minor.parse().ok()?, currency: currency.parse::<Currency>().ok()? })
}

pub(super) fn write(doc: &mut AutoCommit, id: EntryId, base: Option<&Entry>, new: &Entry) -> Edited {
    let entries = ensure_map(doc, &ROOT, "entries")?;
    let at = ensure_map(doc, &entries, &id.to_string())?;
    let differs = |part: fn(&Entry) -> Part| base.map(part) != Some(part(new));
    // A field that another device left here may come into view with another kind. So the fields of kinds are all written.
    let is_of_kind = |key: &str| !["due", "removed"].contains(&key);
    let is_other_kind = base.is_some_and(|base| base.kind() != new.kind());
    if differs(|e| Part::Text(e.kind().key().into())) {
        put(doc, &at, "kind", new.kind().key())?;
    }
    if differs(|e| Part::Text(e.day.to_string())) {
        put(doc, &at, "day", new.day.to_string())?;
    }
    if base.is_none() {
        put(doc, &at, "written", new.written.0)?;
    }
    if differs(|e| Part::Text(e.text.clone())) {
        put_text(doc, &at, "text", base.map_or("", |base| &base.text), &new.text)?;
    }
    for (key, part) in [
        ("amount", (|e| Part::Money(e.amount())) as fn(&Entry) -> Part),
        ("cost", |e| Part::Money(e.cost())),
        ("channel", |e| Part::Word(e.channel().map(Channel::key))),
        ("starter", |e| Part::Word(e.starter().map(Starter::key))),
        ("due", |e| Part::Day(e.due)),
        ("every", |e| Part::Period(e.every())),
        ("greeting", |e| Part::Item(e.sent().map(|sent| sent.greeting))),
        ("unnamed", |e| Part::Text(e.sent().map_or(String::new(), |sent| sent.unnamed.clone()))),
        ("link", |e| Part::Text(e.link().to_owned())),
        ("photo", |e| Part::Photo(e.photo())),
        ("ask", |e| Part::Flag(e.asks())),
        ("despite", |e| Part::Flag(e.sent().is_some_and(|sent| sent.despite))),
        ("removed", |e| Part::Flag(e.removed)),
    ] {
        if differs(part) || (is_other_kind && is_of_kind(key)) {
            match part(new) {
                Part::Money(money) => {
                    let stored = money.map(|money| format!("{} {}", money.minor, money.currency.code()));
                    put_or_delete(doc, &at, key, stored)?;
                }
                Part::Word(word) => put_or_delete(doc, &at, key, word)?,
                Part::Day(day) => put_or_delete(doc, &at, key, day.map(|day| day.to_string()))?,
                Part::Period(every) => put_or_delete(doc, &at, key, every.map(|every| every.to_string()))?,
                Part::Item(id) => put_or_delete(doc, &at, key, id.map(|id| id.to_string()))?,
                Part::Photo(photo) => {
                    let stored = photo.map(|photo| ScalarValue::Bytes(photo.0.to_vec()));
                    put_or_delete(doc, &at, key, stored)?;
                }
                Part::Flag(flag) => put_or_delete(doc, &at, key, flag.then_some(true))?,
                Part::Text(text) => put_line(doc, &at, key, &text)?,
            }
        }
    }
    Ok(())
}

pub(super) fn write_due(doc: &mut AutoCommit, id: EntryId, due: Option<NaiveDate>) -> Edited {
    let entries = ensure_map(doc, &ROOT, "entries")?;
    match map(doc, &entries, &id.to_string()) {
        Some(at) => put_or_delete(doc, &at, "due", due.map(|due| due.to_string())),
        None => Ok(()),
    }
}

/// One field of an entry, for comparing and writing.
#[derive(PartialEq)]
enum Part {
    Text(String),
    Money(Option<Money>),
    Word(Option<&'static str>),
    Day(Option<NaiveDate>),
    Period(Option<Period>),
    Item(Option<ItemId>),
    Photo(Option<PhotoId>),
    Flag(bool),
}
