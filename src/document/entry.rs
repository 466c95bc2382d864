//! Entries in a document: a map of maps under `entries`. Removing only marks, so that an entry can
//! be brought back; erasing the page is what takes the words away.

use automerge::{AutoCommit, ObjId, ROOT};

use super::fields::{Edited, ensure_map, flag, int, map, maps, put, put_or_delete, put_text, text};
use crate::domain::{Channel, Currency, Entry, EntryId, EntryKind, Money, Starter, Timestamp};

pub(super) fn read_all(doc: &AutoCommit) -> Vec<(EntryId, Entry)> {
    maps(doc, &ROOT, "entries")
        .into_iter()
        .filter_map(|(id, at)| Some((id.parse().ok()?, read(doc, &at)?)))
        .collect()
}

pub(super) fn read_one(doc: &AutoCommit, id: EntryId) -> Option<Entry> {
    read(doc, &map(doc, &map(doc, &ROOT, "entries")?, &id.to_string())?)
}

/// `None` where a stranger's entry has no day: it stays in the document unread.
fn read(doc: &AutoCommit, at: &ObjId) -> Option<Entry> {
    let kind = EntryKind::from_key(&text(doc, at, "kind"));
    let day = text(doc, at, "day").parse().ok()?;
    let written = Timestamp(int(doc, at, "written").unwrap_or_default());
    Some(Entry {
        text: text(doc, at, "text"),
        ask: flag(doc, at, "ask"),
        amount: money(doc, at, "amount"),
        cost: money(doc, at, "cost"),
        channel: Channel::from_key(&text(doc, at, "channel")),
        starter: Starter::from_key(&text(doc, at, "starter")),
        removed: flag(doc, at, "removed"),
        ..Entry::new(kind, day, written)
    })
}

/// Money is one string, "1250 USD" in minor units: amount and currency never part in a merge.
fn money(doc: &AutoCommit, at: &ObjId, key: &str) -> Option<Money> {
    let stored = text(doc, at, key);
    let (minor, currency) = stored.split_once(' ')?;
    Some(Money { minor: minor.parse().ok()?, currency: currency.parse::<Currency>().ok()? })
}

pub(super) fn write(doc: &mut AutoCommit, id: EntryId, base: Option<&Entry>, new: &Entry) -> Edited {
    let entries = ensure_map(doc, &ROOT, "entries")?;
    let at = ensure_map(doc, &entries, &id.to_string())?;
    let differs = |part: fn(&Entry) -> Part| base.map(part) != Some(part(new));
    if differs(|e| Part::Text(e.kind.key().into())) {
        put(doc, &at, "kind", new.kind.key())?;
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
        ("amount", (|e| Part::Money(e.amount)) as fn(&Entry) -> Part),
        ("cost", |e| Part::Money(e.cost)),
        ("channel", |e| Part::Word(e.channel.map(Channel::key))),
        ("starter", |e| Part::Word(e.starter.map(Starter::key))),
        ("ask", |e| Part::Flag(e.ask)),
        ("removed", |e| Part::Flag(e.removed)),
    ] {
        if differs(part) {
            match part(new) {
                Part::Money(money) => {
                    let stored = money.map(|money| format!("{} {}", money.minor, money.currency.code()));
                    put_or_delete(doc, &at, key, stored)?;
                }
                Part::Word(word) => put_or_delete(doc, &at, key, word)?,
                Part::Flag(flag) => put_or_delete(doc, &at, key, flag.then_some(true))?,
                Part::Text(_) => unreachable!("written above"),
            }
        }
    }
    Ok(())
}

/// One field of an entry, to compare and to write.
#[derive(PartialEq)]
enum Part {
    Text(String),
    Money(Option<Money>),
    Word(Option<&'static str>),
    Flag(bool),
}
