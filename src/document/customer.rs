//! A customer in a document: one root key per field, and a map for each field that can have several items. The keys are
//! the schema. They are never renamed; new ones are only added.

use std::collections::{BTreeMap, BTreeSet};

use automerge::hydrate::Map;
use automerge::{AutoCommit, ROOT, ScalarValue};

use super::contact;
use super::fields::{
    self, Edited, flag, maps, put, put_items, put_line, put_or_delete, put_text, text, uint,
};
use crate::domain::{
    Customer, CustomerId, DayKind, Email, Handle, ImportantDay, ItemId, Keyed, NameOrder, Pace, Phone,
    PhotoId, Recommender, Role, YearlyDay,
};

/// The first change of every customer's document.
pub(super) const GENESIS: &[u8] = include_bytes!("genesis/customer.automerge");

/// A text field: its key, and its place in a customer.
pub(super) type TextField = (&'static str, fn(&mut Customer) -> &mut String);

/// One-line fields. Each is a scalar: of two that were written at once, Automerge keeps one on every device.
pub(super) const LINES: [TextField; 11] = [
    ("name", |c| &mut c.name),
    ("called", |c| &mut c.called),
    ("say", |c| &mut c.say),
    ("formOfAddress", |c| &mut c.form_of_address),
    ("salutation", |c| &mut c.salutation),
    ("patronymic", |c| &mut c.patronymic),
    ("firm", |c| &mut c.firm),
    ("address", |c| &mut c.address),
    ("hook", |c| &mut c.hook),
    ("foundUs", |c| &mut c.found_us),
    ("country", |c| &mut c.country),
];

/// Long fields. Each is an Automerge text, so the words of concurrent writers are merged.
pub(super) const TEXTS: [TextField; 2] =
    [("preferences", |c| &mut c.preferences), ("happy", |c| &mut c.happy)];

pub(super) fn read(root: &Map) -> Customer {
    let mut customer = Customer::default();
    for (key, field) in LINES.iter().chain(&TEXTS) {
        let value = text(root, key);
        if !value.is_empty() {
            *field(&mut customer) = value;
        }
    }
    let (page, words) = (text(root, "recommendedBy"), text(root, "recommendedByWords"));
    customer.recommended_by = match page.parse::<CustomerId>() {
        Ok(id) => Some(Recommender::Page(id)),
        Err(()) => (!words.is_empty()).then_some(Recommender::Words(words)),
    };
    customer.name_order = NameOrder::from_key(&text(root, "nameOrder"));
    customer.role = Role::from_key(&text(root, "role")).unwrap_or_default();
    customer.photo = fields::bytes(root, "photo").and_then(PhotoId::from_bytes);
    customer.interval = uint(root, "interval").and_then(|days| days.try_into().ok()).filter(|days| *days > 0);
    customer.no_contact = flag(root, "noContact");
    customer.consent = contact::read_consent(root);
    customer.pace = Pace::from_key(&text(root, "pace"));
    customer.put_away = flag(root, "putAway").then(|| text(root, "putAwayReason"));
    customer.phones = items(root, "phones", |from| {
        Some(Phone { number: text(from, "number"), label: text(from, "label") })
    });
    customer.emails = items(root, "emails", |from| {
        Some(Email { address: text(from, "address"), label: text(from, "label") })
    });
    customer.handles = items(root, "handles", |from| {
        Some(Handle { service: text(from, "service"), name: text(from, "name") })
    });
    customer.days = items(root, "days", |from| {
        let number = |key| uint(from, key).and_then(|n| u16::try_from(n).ok());
        let small = |key| number(key).and_then(|n| u8::try_from(n).ok());
        let day = YearlyDay::new(small("month")?, small("day"), number("year"))?;
        Some(ImportantDay {
            kind: DayKind::from_key(&text(from, "kind")).unwrap_or(DayKind::Other),
            day,
            label: text(from, "label"),
        })
    });
    customer.foreign = items(root, "foreign", |from| Some(text(from, "line")));
    customer.tags = fields::members(root, "tags").map(|(tag, _)| tag.to_owned()).collect();
    customer
}

/// The items of a map of maps. Items that this version cannot read stay in the document.
fn items<T>(root: &Map, key: &str, read: impl Fn(&Map) -> Option<T>) -> BTreeMap<ItemId, T> {
    maps(root, key).filter_map(|(id, from)| Some((id.parse().ok()?, read(from)?))).collect()
}

pub(super) fn write(doc: &mut AutoCommit, base: &Customer, new: &Customer) -> Edited {
    let (mut before, mut after) = (base.clone(), new.clone());
    for (key, field) in LINES {
        if *field(&mut before) != *field(&mut after) {
            put_line(doc, &ROOT, key, field(&mut after))?;
        }
    }
    for (key, field) in TEXTS {
        if *field(&mut before) != *field(&mut after) {
            put_text(doc, &ROOT, key, field(&mut before), field(&mut after))?;
        }
    }
    if base.recommended_by != new.recommended_by {
        let (page, words) = match &new.recommended_by {
            Some(Recommender::Page(id)) => (id.to_string(), ""),
            Some(Recommender::Words(words)) => (String::new(), words.as_str()),
            None => (String::new(), ""),
        };
        put_line(doc, &ROOT, "recommendedBy", &page)?;
        put_line(doc, &ROOT, "recommendedByWords", words)?;
    }
    if base.name_order != new.name_order {
        put_or_delete(doc, &ROOT, "nameOrder", new.name_order.map(NameOrder::key))?;
    }
    if base.role != new.role {
        put(doc, &ROOT, "role", new.role.key())?;
    }
    if base.photo != new.photo {
        put_or_delete(doc, &ROOT, "photo", new.photo.map(|photo| ScalarValue::Bytes(photo.0.to_vec())))?;
    }
    if base.interval != new.interval {
        put_or_delete(doc, &ROOT, "interval", new.interval.map(u64::from))?;
    }
    if base.no_contact != new.no_contact {
        put(doc, &ROOT, "noContact", new.no_contact)?;
    }
    contact::write_consent(doc, &base.consent, &new.consent)?;
    if base.pace != new.pace {
        put_or_delete(doc, &ROOT, "pace", new.pace.map(Pace::key))?;
    }
    if base.put_away != new.put_away {
        put(doc, &ROOT, "putAway", new.put_away.is_some())?;
        put_line(doc, &ROOT, "putAwayReason", new.put_away.as_deref().unwrap_or_default())?;
    }
    put_items(doc, "foreign", &base.foreign, &new.foreign, |doc, at, line| put_line(doc, at, "line", line))?;
    put_items(doc, "phones", &base.phones, &new.phones, |doc, at, phone| {
        put_line(doc, at, "number", &phone.number)?;
        put_line(doc, at, "label", &phone.label)
    })?;
    put_items(doc, "emails", &base.emails, &new.emails, |doc, at, email| {
        put_line(doc, at, "address", &email.address)?;
        put_line(doc, at, "label", &email.label)
    })?;
    put_items(doc, "handles", &base.handles, &new.handles, |doc, at, handle| {
        put_line(doc, at, "service", &handle.service)?;
        put_line(doc, at, "name", &handle.name)
    })?;
    put_items(doc, "days", &base.days, &new.days, |doc, at, day| {
        put(doc, at, "kind", day.kind.key())?;
        put(doc, at, "month", u64::from(day.day.month))?;
        put_or_delete(doc, at, "day", day.day.day.map(u64::from))?;
        put_or_delete(doc, at, "year", day.day.year.map(u64::from))?;
        put_line(doc, at, "label", &day.label)
    })?;
    write_tags(doc, &base.tags, &new.tags)
}

/// Writes the tags. A tag is its own key, so the same tag from two devices is one tag.
fn write_tags(doc: &mut AutoCommit, base: &BTreeSet<String>, new: &BTreeSet<String>) -> Edited {
    if base == new {
        return Ok(());
    }
    let tags = fields::ensure_map(doc, &ROOT, "tags")?;
    for tag in base.difference(new) {
        put_or_delete(doc, &tags, tag, None::<ScalarValue>)?;
    }
    new.difference(base).try_for_each(|tag| put(doc, &tags, tag, true))
}

#[cfg(test)]
mod tests {
    use super::super::genesis;
    use automerge::ObjType;
    use automerge::transaction::Transactable;

    #[test]
    fn every_customer_begins_with_the_same_change() {
        let made = genesis(|doc| {
            for key in ["phones", "emails", "handles", "days", "tags", "entries"] {
                doc.put_object(automerge::ROOT, key, ObjType::Map)?;
            }
            for key in ["preferences", "happy"] {
                doc.put_object(automerge::ROOT, key, ObjType::Text)?;
            }
            Ok(())
        });
        assert_eq!(super::GENESIS, made);
    }
}
