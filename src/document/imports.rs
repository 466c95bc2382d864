//! What a file brought to a page: merged where the owner has not written otherwise, remembered, and taken back.
//!
//! Everything an import writes is one change whose message names the import. So the document's history shows the state
//! before and after it. Nothing is stored twice, and erasing the page erases this too.
//!
//! The root key `import:<id>` holds what the file contained, as short hashes. If a later file repeats a value, it
//! counts as known, even if the owner has changed or removed it since. So edits by hand survive any number of imports.

use std::collections::{BTreeMap, BTreeSet};

use automerge::hydrate::{Map, Value};
use automerge::{AutoCommit, AutomergeError, ChangeHash, ObjId, ROOT, ReadDoc, ScalarValue};
use sha2::{Digest, Sha256};

use super::customer::{self, LINES, TEXTS};
use super::fields::{self, Edited, ensure_map, put, put_or_delete, put_text};
use super::{GENESIS_ACTOR, decisions, entry};
use crate::domain::{
    Consent, Customer, DayKind, Decision, DecisionKey, Entry, EntryId, ImportId, ImportantDay, ItemId, Keyed,
    NameOrder, Phone, Recommender, Role, Timestamp, add_items,
};

/// The prefix of the root key that notes an import.
const KEY: &str = "import:";

/// The prefix of the root key that notes that an import was taken back on this page.
const UNDONE: &str = "undone:";

/// The source of the data.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Source {
    /// A file. The owner's own words stay.
    #[default]
    File,
    /// Another page about the same person, joined with this one. Long texts of both pages stay.
    Page,
    /// Like [`Page`](Self::Page), but if names or other one-line fields differ, the other page's value stays.
    BetterPage,
}

impl Source {
    /// The word that enters the actor of a change.
    pub(super) fn key(self) -> &'static str {
        match self {
            Self::File => "file",
            Self::Page => "page",
            Self::BetterPage => "better page",
        }
    }
}

/// The data about one customer, from a file or another page.
#[derive(Clone, Debug, Default)]
pub struct ImportData {
    /// The source of the data.
    pub source: Source,
    /// The fields. An empty field says nothing.
    pub customer: Customer,
    /// The entries. Their ids are derived from their content.
    pub entries: Vec<(EntryId, Entry)>,
    /// The owner's decisions about this person; empty for a file.
    pub decided: BTreeMap<DecisionKey, Decision>,
    /// The SHA-256 of the photo as it is in the file.
    pub photo: Option<[u8; 32]>,
    /// The state of the other page from which this was read; empty for a file. Two devices that bring in the same state
    /// at the same heads make the same change.
    pub state: Vec<u8>,
}

/// The result of bringing in data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Brought {
    /// Something was new and was merged.
    pub changed: bool,
    /// The page has no photo, and the photo in the data is new to it.
    pub wants_photo: bool,
}

/// The result of taking an import back on a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TakenBack {
    /// The import had brought nothing to this page.
    Nothing,
    /// There is nothing else on the page. The document is unchanged and can be deleted.
    Page,
    /// The page existed before. Values that the import changed and nobody has changed since were restored.
    Restored,
    /// The import began the page, and somebody has written on it since. The page stays as it is, name included. Only a
    /// note says that the import was dealt with.
    Touched,
}

/// The commit message of an import's changes.
pub(super) fn message(import: ImportId) -> String {
    format!("import {import}")
}

/// The commit message of the change that takes an import back.
pub(super) fn undo_message(import: ImportId) -> String {
    format!("undo import {import}")
}

/// The root key that notes an import.
pub(super) fn import_key(import: ImportId) -> String {
    format!("{KEY}{import}")
}

/// The root key that notes that an import was taken back.
pub(super) fn undone_key(import: ImportId) -> String {
    format!("{UNDONE}{import}")
}

/// The imports whose words may be on the page: noted, and not taken back on this page.
pub(super) fn left(root: &Map) -> BTreeSet<ImportId> {
    let is_left = |import: &ImportId| root.get(undone_key(*import).as_str()).is_none();
    keys(root).map(|(import, _)| import).filter(is_left).collect()
}

/// The imports noted in a root, each with its key.
pub(super) fn keys(root: &Map) -> impl Iterator<Item = (ImportId, &str)> {
    root.iter().filter_map(|(key, _)| Some((id_of(key)?, key.as_str())))
}

/// The import that a root key notes, if it notes one.
pub(super) fn id_of(key: &str) -> Option<ImportId> {
    key.strip_prefix(KEY)?.parse().ok()
}

/// The values that files have brought to a page.
struct Said {
    source: Source,
    before: BTreeSet<[u8; 8]>,
    now: Vec<u8>,
}

impl Said {
    /// All values that imports brought, except the import `but`.
    fn of(root: &Map, source: Source, but: Option<ImportId>) -> Self {
        let noted = keys(root).filter(|(import, _)| Some(*import) != but);
        let noted = noted.filter_map(|(_, key)| fields::bytes(root, key));
        let before = noted.flat_map(|bytes| bytes.as_chunks::<8>().0).copied().collect();
        Self { source, before, now: Vec::new() }
    }

    fn hash(field: &str, value: &str) -> [u8; 8] {
        let hash: [u8; 32] = Sha256::digest(format!("{field}\n{value}")).into();
        hash.first_chunk().copied().unwrap_or_default()
    }

    /// Notes that the file contains this value. Returns whether no earlier file did.
    fn tells(&mut self, field: &str, value: &str) -> bool {
        let hash = Self::hash(field, value);
        self.now.extend(hash);
        !self.before.contains(&hash)
    }

    /// Whether the file's value replaces the page's value: it is new, and the page's value is missing or from a file
    /// itself. For pages, see [`Source`].
    fn replaces(&mut self, field: &str, own: &str, file: &str) -> bool {
        !file.is_empty()
            && self.tells(field, file)
            && (own.is_empty()
                || match self.source {
                    Source::File => self.before.contains(&Self::hash(field, own)),
                    Source::Page => false,
                    Source::BetterPage => true,
                })
    }

    /// Adds the items that no earlier file contained and that are not on the page under another id.
    fn add<T: Clone>(
        &mut self,
        field: &str,
        own: &mut BTreeMap<ItemId, T>,
        file: &BTreeMap<ItemId, T>,
        key: impl Fn(&T) -> String,
    ) {
        let new = file.iter().filter(|(_, item)| self.tells(field, &key(item)));
        let new: Vec<(ItemId, T)> = new.map(|(id, item)| (*id, item.clone())).collect();
        add_items(own, new, key);
    }
}

/// The customer after merging the file's data into it.
fn merged(now: &Customer, file: &Customer, said: &mut Said) -> Customer {
    let (mut merged, mut told) = (now.clone(), file.clone());
    for (key, field) in LINES {
        let value = std::mem::take(field(&mut told));
        if said.replaces(key, field(&mut merged), &value) {
            *field(&mut merged) = value;
        }
    }
    for (key, field) in TEXTS {
        let (own, value) = (field(&mut merged), std::mem::take(field(&mut told)));
        if said.source == Source::File || own.is_empty() {
            if said.replaces(key, own, &value) {
                *own = value;
            }
        } else if !value.is_empty() && said.tells(key, &value) && !own.contains(&value) {
            *own = format!("{own}\n{value}");
        }
    }
    let order = |customer: &Customer| customer.name_order.map_or("", NameOrder::key);
    // The name order belongs to this name only.
    if merged.name == file.name && said.replaces("nameOrder", order(now), order(file)) {
        merged.name_order = file.name_order;
    }
    let role = |customer: &Customer| if customer.role == Role::default() { "" } else { customer.role.key() };
    if said.replaces("role", role(now), role(file)) {
        merged.role = file.role;
    }
    let recommender = |customer: &Customer| match &customer.recommended_by {
        Some(Recommender::Page(id)) => id.to_string(),
        Some(Recommender::Words(words)) => words.clone(),
        None => String::new(),
    };
    if said.replaces("recommendedBy", &recommender(now), &recommender(file)) {
        merged.recommended_by = file.recommended_by.clone();
    }
    let interval = |customer: &Customer| customer.interval.map_or(String::new(), |days| days.to_string());
    if said.replaces("interval", &interval(now), &interval(file)) {
        merged.interval = file.interval;
    }
    if file.no_contact && said.tells("noContact", "") {
        merged.no_contact = true;
    }
    // A no wins, from either page.
    for (channel, consent) in &file.consent {
        let own = merged.consent.get(channel);
        let is_news = own.is_none_or(|own| own.agreed && !consent.agreed);
        let Consent { agreed, day, words } = consent;
        let told = format!("{}\n{agreed}\n{}\n{words}", channel.key(), day.format("%Y-%m-%d"));
        if is_news && said.tells("consent", &told) {
            merged.consent.insert(*channel, consent.clone());
        }
    }
    if merged.pace.is_none() && file.pace.is_some_and(|pace| said.tells("pace", pace.key())) {
        merged.pace = file.pace;
    }
    // A page put away as a duplicate says nothing about the person.
    if said.source == Source::File
        && file.put_away.is_some()
        && said.tells("putAway", "")
        && now.put_away.is_none()
    {
        merged.put_away = file.put_away.clone();
    }
    // A photo that came before and is gone was removed by the owner. It is not added again.
    if let Some(photo) = file.photo.filter(|_| now.photo.is_none())
        && said.tells("photo", &photo.to_string())
    {
        merged.photo = Some(photo);
    }
    said.add("phones", &mut merged.phones, &file.phones, Phone::key);
    said.add("emails", &mut merged.emails, &file.emails, |email| email.address.to_lowercase());
    said.add("handles", &mut merged.handles, &file.handles, |handle| {
        format!("{}\n{}", handle.service, handle.name).to_lowercase()
    });
    days(&mut merged.days, &file.days, said);
    said.add("foreign", &mut merged.foreign, &file.foreign, Clone::clone);
    let new = file.tags.iter().filter(|tag| said.tells("tags", tag));
    merged.tags.extend(new.cloned());
    merged
}

/// Merges the important days. They are added like other items, except that there is only one birthday.
///
/// A file may correct a birthday from an earlier file, and may add its year.
fn days(own: &mut BTreeMap<ItemId, ImportantDay>, file: &BTreeMap<ItemId, ImportantDay>, said: &mut Said) {
    let key = |day: &ImportantDay| {
        let words = if day.kind == DayKind::Other { &day.label } else { "" };
        let (year, on) = (day.day.year.unwrap_or_default(), day.day.day.unwrap_or_default());
        format!("{} {words}\n{year:04}-{:02}-{on:02}", day.kind.key(), day.day.month)
    };
    for (id, day) in file.iter().filter(|(_, day)| day.kind == DayKind::Birthday) {
        let Some(birthday) = own.values_mut().find(|day| day.kind == DayKind::Birthday) else {
            if said.tells("days", &key(day)) {
                add_items(own, [(*id, day.clone())], key);
            }
            continue;
        };
        let adds_year = birthday.day.year.is_none()
            && (birthday.day.month, birthday.day.day) == (day.day.month, day.day.day);
        // A birthday that knows less corrects nothing.
        if birthday.day.agrees(&day.day) && day.day.year.is_none() && day.day.day.is_some() {
            said.tells("days", &key(day));
            continue;
        }
        let own_key = if adds_year { String::new() } else { key(birthday) };
        if said.replaces("days", &own_key, &key(day)) {
            birthday.day = day.day;
        }
        if birthday.label.is_empty() {
            birthday.label.clone_from(&day.label);
        }
    }
    let others = file.iter().filter(|(_, day)| day.kind != DayKind::Birthday);
    said.add("days", own, &others.map(|(id, day)| (*id, day.clone())).collect(), key);
}

pub(super) fn bring_in(
    doc: &mut AutoCommit,
    import: ImportId,
    told: &ImportData,
    now: Timestamp,
) -> Result<Brought, AutomergeError> {
    let root = fields::read(doc);
    let (base, entries) = (customer::read(&root), entry::read_all(&root));
    // The other page was separated from this one, perhaps while another device still followed the join. Its earlier
    // values may have been removed from this page, so all of them count as new.
    let is_parted = told.source != Source::File && root.get(undone_key(import).as_str()).is_some();
    let mut said = Said::of(&root, told.source, is_parted.then_some(import));
    let new = merged(&base, &told.customer, &mut said);
    let is_here = |id: &EntryId| entries.iter().any(|(known, _)| known == id);
    let is_new =
        |(id, _): &&(EntryId, Entry)| said.tells("entries", &id.to_string()) && !(is_parted && is_here(id));
    let fresh: Vec<&(EntryId, Entry)> = told.entries.iter().filter(is_new).collect();
    let photo = told.photo.map(|photo| {
        let bytes: Vec<String> = photo.iter().map(|byte| format!("{byte:02x}")).collect();
        Said::hash("photo", &format!("[{}]", bytes.join(", ")))
    });
    let wants_photo = photo.is_some_and(|photo| !said.before.contains(&photo)) && base.photo.is_none();
    // The photo is noted only once it is on the page. Until then it is still wanted.
    if told.customer.photo.is_some() {
        said.now.extend(photo.into_iter().flatten());
    }
    // A decision that came before and was taken back by the owner is not brought in again.
    let mut is_news = |(key, decision): &(&DecisionKey, &Decision)| {
        let decision = match decision {
            Decision::Done => "done".to_owned(),
            Decision::Later(day) => day.format("%Y-%m-%d").to_string(),
        };
        said.tells("decided", &format!("{key}\n{decision}")) && !decisions::is_decided(&root, key)
    };
    let decided: Vec<(&DecisionKey, &Decision)> = told.decided.iter().filter(|told| is_news(told)).collect();
    let changed = base != new || !fresh.is_empty() || !decided.is_empty() || is_parted;
    if !changed {
        return Ok(Brought { changed, wants_photo });
    }
    // Data from another page must be written identically on every device, but device clocks differ.
    if root.get("begun").is_none() && told.source == Source::File {
        put(doc, &ROOT, "begun", now.0)?;
    }
    customer::write(doc, &base, &new)?;
    for (id, new) in fresh {
        match entries.iter().find(|(known, _)| known == id) {
            None => entry::write(doc, *id, None, new)?,
            // An earlier undo of an import removed the entry. This import brings it back.
            Some((_, base)) => {
                entry::write(doc, *id, Some(base), &Entry { removed: new.removed, ..base.clone() })?
            }
        }
    }
    decided.into_iter().try_for_each(|(key, decision)| decisions::write(doc, key, Some(*decision)))?;
    let key = import_key(import);
    let noted = fields::bytes(&root, &key).filter(|_| !is_parted).unwrap_or_default();
    put(doc, &ROOT, &key, ScalarValue::Bytes([noted, &said.now].concat()))?;
    if is_parted {
        put_or_delete(doc, &ROOT, &undone_key(import), None::<ScalarValue>)?;
    }
    Ok(Brought { changed, wants_photo })
}

pub(super) fn take_back(
    doc: &mut AutoCommit,
    import: ImportId,
    source: Source,
    undone: &[ImportId],
) -> Result<TakenBack, AutomergeError> {
    let mine = message(import);
    let gone: Vec<String> = undone.iter().flat_map(|id| [message(*id), undo_message(*id)]).collect();
    let (mut brought, mut is_touched) = (Vec::new(), false);
    for change in doc.get_changes_meta(&[]) {
        let message = change.message.as_deref().unwrap_or_default();
        if message == mine {
            brought.push((change.hash, change.deps));
        } else if change.actor.to_bytes() != GENESIS_ACTOR && !gone.iter().any(|gone| gone == message) {
            is_touched = true;
        }
    }
    match (brought.is_empty(), is_touched) {
        (true, _) => return Ok(TakenBack::Nothing),
        (false, false) => return Ok(TakenBack::Page),
        (false, true) => {}
    }
    let found_nothing =
        |(_, found): &(ChangeHash, Vec<ChangeHash>)| read_at(doc, found).get("begun").is_none();
    let has_begun = brought.iter().any(found_nothing);
    let added = if source == Source::File { Added::RemovedIfUntouched } else { Added::Deleted };
    // Read before writing: if the earlier heads are the current ones, the result would include uncommitted edits.
    let read: Vec<(Map, Map)> =
        brought.iter().map(|(made, found)| (read_at(doc, found), read_at(doc, &[*made]))).collect();
    put(doc, &ROOT, &undone_key(import), true)?;
    if has_begun {
        return Ok(TakenBack::Touched);
    }
    // Latest first: the state before one change is the state after the change before it.
    for (before, after) in read.iter().rev() {
        restore_all(doc, added, before, after)?;
    }
    Ok(TakenBack::Restored)
}

/// Restores the state `before` a change, for each value that is still as it was right `after` the change.
pub(super) fn restore_all(doc: &mut AutoCommit, added: Added, before: &Map, after: &Map) -> Edited {
    let now = fields::read(doc);
    keys_of(before, after).into_iter().try_for_each(|key| {
        let values = [before, after, &now].map(|map| map.get(key).cloned());
        restore(doc, added, &ROOT, key, values)
    })
}

/// The root at these heads.
pub(super) fn read_at(doc: &AutoCommit, heads: &[ChangeHash]) -> Map {
    match doc.hydrate(ROOT, Some(heads)) {
        Ok(Value::Map(map)) => map,
        _ => Map::default(),
    }
}

/// The keys of both maps.
fn keys_of<'a>(one: &'a Map, other: &'a Map) -> BTreeSet<&'a str> {
    one.iter().chain(other.iter()).map(|(key, _)| key.as_str()).collect()
}

/// How to undo an entry that the change added.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Added {
    /// Delete it, unless somebody has written on it since.
    Deleted,
    /// Mark it as removed, unless somebody has written on it since.
    RemovedIfUntouched,
    /// Mark it as removed in any case.
    Removed,
}

/// Restores the value under a key if it has not changed since. `values` are the value before, after and now.
///
/// It restores any value of a known shape, so fields of later versions too.
fn restore(doc: &mut AutoCommit, added: Added, at: &ObjId, key: &str, values: [Option<Value>; 3]) -> Edited {
    let is_root = *at == ROOT;
    match values {
        [before, after, _] if before == after => Ok(()),
        [before @ (None | Some(Value::Map(_))), Some(Value::Map(after)), Some(Value::Map(now))]
            if is_root || before.is_some() =>
        {
            let before = match before {
                Some(Value::Map(before)) => before,
                _ => Map::default(),
            };
            let inner = ensure_map(doc, at, key)?;
            for item in keys_of(&before, &after) {
                let values = [&before, &after, &now].map(|map| map.get(item).cloned());
                let is_removed = match added {
                    Added::Deleted => false,
                    Added::RemovedIfUntouched => values[1] == values[2],
                    Added::Removed => true,
                };
                if is_root && key == "entries" && values[0].is_none() && is_removed {
                    // The same mark as when the owner removes an entry.
                    let entry = ensure_map(doc, &inner, item)?;
                    put(doc, &entry, "removed", true)?;
                } else {
                    restore(doc, added, &inner, item, values)?;
                }
            }
            Ok(())
        }
        [_, after, now] if after != now => Ok(()),
        [Some(Value::Scalar(before)), ..] => put(doc, at, key, before),
        [Some(Value::Text(before)), Some(Value::Text(after)), _] => {
            put_text(doc, at, key, &String::from(&after), &String::from(&before))
        }
        [None, ..] => put_or_delete(doc, at, key, None::<ScalarValue>),
        [Some(before), None, None] => put_value(doc, at, key, &before),
        _ => Ok(()),
    }
}

/// Writes a value that is no longer there.
fn put_value(doc: &mut AutoCommit, at: &ObjId, key: &str, value: &Value) -> Edited {
    match value {
        Value::Scalar(scalar) => put(doc, at, key, scalar.clone()),
        Value::Text(text) => put_text(doc, at, key, "", &String::from(text)),
        Value::Map(map) => {
            let inner = ensure_map(doc, at, key)?;
            map.iter().try_for_each(|(key, value)| put_value(doc, &inner, key, &value.value))
        }
        // No version of this app writes a list.
        Value::List(_) => Ok(()),
    }
}
