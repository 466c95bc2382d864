//! The standards of contact, in the shop's document, and each person's consent, in their own document.
//!
//! As in [`care`](super::care), each value is under its own root key, so that a merge never mixes the parts of two
//! values.

use std::collections::{BTreeMap, BTreeSet};

use automerge::hydrate::Map;
use automerge::{AutoCommit, ROOT, ReadDoc};

use super::Document;
use super::fields::{Edited, flag, put_line, put_or_delete, text};
use crate::domain::{Budget, Channel, Consent, Keyed, QuietHours, Standards};

const HOURS: &str = "quietHours";
const DAY: &str = "quietDay:";
const BUDGET: &str = "contactBudget";
const UNUSED: &str = "unusedChannel:";
const CONFIDENTIAL: &str = "confidential";
const CONSENT: &str = "consent:";

pub(super) fn read(root: &Map) -> Standards {
    Standards {
        quiet_hours: pair(&text(root, HOURS))
            .and_then(|(from, to)| QuietHours::new(from, to.try_into().ok()?)),
        quiet_days: (1..=7).filter(|day| flag(root, &format!("{DAY}{day}"))).collect(),
        budget: pair(&text(root, BUDGET)).and_then(|(contacts, days)| Budget::new(contacts, days)),
        unused: Channel::all().filter(|channel| flag(root, &unused(*channel))).collect(),
        confidential: text(root, CONFIDENTIAL),
    }
}

fn unused(channel: Channel) -> String {
    format!("{UNUSED}{}", channel.key())
}

fn pair(line: &str) -> Option<(u8, u16)> {
    let (first, second) = line.split_once(' ')?;
    Some((first.parse().ok()?, second.parse().ok()?))
}

pub(super) fn write(doc: &mut AutoCommit, base: &Standards, new: &Standards) -> Edited {
    if base.quiet_hours != new.quiet_hours {
        let hours = new.quiet_hours.map(|hours| format!("{} {}", hours.from, hours.to));
        put_or_delete(doc, &ROOT, HOURS, hours)?;
    }
    if base.budget != new.budget {
        let budget = new.budget.map(|budget| format!("{} {}", budget.contacts, budget.days));
        put_or_delete(doc, &ROOT, BUDGET, budget)?;
    }
    put_flags(doc, &base.quiet_days, &new.quiet_days, |day| format!("{DAY}{day}"))?;
    put_flags(doc, &base.unused, &new.unused, |channel| unused(*channel))?;
    if base.confidential != new.confidential {
        put_line(doc, &ROOT, CONFIDENTIAL, &new.confidential)?;
    }
    Ok(())
}

fn put_flags<T: Ord>(
    doc: &mut AutoCommit,
    base: &BTreeSet<T>,
    new: &BTreeSet<T>,
    key: impl Fn(&T) -> String,
) -> Edited {
    for one in base.symmetric_difference(new) {
        put_or_delete(doc, &ROOT, &key(one), new.contains(one).then_some(true))?;
    }
    Ok(())
}

/// Reads a line "yes 2026-11-28 their words", or "no ...".
fn consent(line: &str) -> Option<Consent> {
    let mut parts = line.splitn(3, ' ');
    let agreed = match parts.next()? {
        "yes" => true,
        "no" => false,
        _ => return None,
    };
    let day = parts.next()?.parse().ok()?;
    Some(Consent { agreed, day, words: parts.next().unwrap_or_default().to_owned() })
}

/// The consent in one state of the root, without concurrent values. An edit starts from it.
pub(super) fn read_consent(root: &Map) -> BTreeMap<Channel, Consent> {
    let of =
        |channel: Channel| Some((channel, consent(&text(root, &format!("{CONSENT}{}", channel.key())))?));
    Channel::all().filter_map(of).collect()
}

pub(super) fn write_consent(
    doc: &mut AutoCommit,
    base: &BTreeMap<Channel, Consent>,
    new: &BTreeMap<Channel, Consent>,
) -> Edited {
    for channel in Channel::all().filter(|channel| base.get(channel) != new.get(channel)) {
        let line = new.get(&channel).map(|Consent { agreed, day, words }| {
            let said = if *agreed { "yes" } else { "no" };
            format!("{said} {day} {words}")
        });
        put_or_delete(doc, &ROOT, &format!("{CONSENT}{}", channel.key()), line)?;
    }
    Ok(())
}

impl Document {
    /// What they agreed to. When two devices note answers at the same time, a no wins.
    pub(super) fn consent(&self, root: &Map) -> BTreeMap<Channel, Consent> {
        let mut all = read_consent(root);
        for (channel, consent_now) in all.iter_mut().filter(|(_, consent)| consent.agreed) {
            let values = self.doc.get_all(ROOT, format!("{CONSENT}{}", channel.key())).unwrap_or_default();
            let noted = values.iter().filter_map(|(value, _)| consent(value.as_str()?));
            if let Some(no) = noted.filter(|consent| !consent.agreed).min_by_key(|consent| consent.day) {
                *consent_now = no;
            }
        }
        all
    }
}
