//! The owner's settings for Today, in the shop's document.
//!
//! Each setting is one line of text under its own root key (`closed:<id>`, `holiday:<id>`, `followUp:<id>`,
//! `ahead:<kind>`). So additions made on two devices at the same time both survive, and a merge never mixes the parts
//! of two values.

use std::collections::BTreeMap;

use automerge::hydrate::Map;
use automerge::{AutoCommit, ROOT};

use super::fields::{Edited, put_or_delete, text, uint};
use crate::domain::{Care, Closure, FixedRule, FollowUpRule, ItemId, Occasion, OwnHoliday, YearlyDay};

const CLOSED: &str = "closed:";
const HOLIDAY: &str = "holiday:";
const FOLLOW_UP: &str = "followUp:";
const AHEAD: &str = "ahead:";
const PEOPLE: &str = "todayPeople";
const PLAIN: &str = "missedRule";

pub(super) fn read(root: &Map) -> Care {
    Care {
        people: uint(root, PEOPLE).and_then(|people| people.try_into().ok()).filter(|people| *people > 0),
        ahead: Occasion::ALL
            .into_iter()
            .filter_map(|kind| {
                let days = uint(root, &format!("{AHEAD}{}", kind.key()))?;
                Some((kind, days.try_into().ok()?))
            })
            .collect(),
        plain: plain(&text(root, PLAIN)),
        closures: items(root, CLOSED, |line| {
            // An ISO 8601 interval.
            let (from, to) = line.split_once('/')?;
            let closure = Closure { from: from.parse().ok()?, to: to.parse().ok()? };
            (closure.from <= closure.to).then_some(closure)
        }),
        holidays: items(root, HOLIDAY, |line| {
            let (day, name) = line.split_once(' ')?;
            Some(OwnHoliday { name: name.to_owned(), day: yearly(day)? })
        }),
        follow_ups: items(root, FOLLOW_UP, |line| {
            let (days, thing) = line.split_once(' ')?;
            let days = days.parse().ok().filter(|days| *days > 0)?;
            Some(FollowUpRule { thing: thing.to_owned(), days })
        }),
    }
}

pub(super) fn write(doc: &mut AutoCommit, base: &Care, new: &Care) -> Edited {
    if base.people != new.people {
        put_or_delete(doc, &ROOT, PEOPLE, new.people.map(u64::from))?;
    }
    for kind in Occasion::ALL.into_iter().filter(|kind| base.ahead.get(kind) != new.ahead.get(kind)) {
        let days = new.ahead.get(&kind).map(|days| u64::from(*days));
        put_or_delete(doc, &ROOT, &format!("{AHEAD}{}", kind.key()), days)?;
    }
    if base.plain != new.plain {
        let rule = new.plain.map(|rule| format!("{} {} {}", rule.visits, rule.months, rule.weeks));
        put_or_delete(doc, &ROOT, PLAIN, rule)?;
    }
    put_lines(doc, CLOSED, &base.closures, &new.closures, |closure| {
        format!("{}/{}", closure.from, closure.to)
    })?;
    put_lines(doc, HOLIDAY, &base.holidays, &new.holidays, |holiday| {
        let YearlyDay { month, day, year } = holiday.day;
        let (year, day) = (year.unwrap_or_default(), day.unwrap_or_default());
        format!("{year:04}-{month:02}-{day:02} {}", holiday.name)
    })?;
    put_lines(doc, FOLLOW_UP, &base.follow_ups, &new.follow_ups, |rule| {
        format!("{} {}", rule.days, rule.thing)
    })
}

/// Reads a stored day. Year 0 means an unknown year, and day 0 means that only the month is known.
fn yearly(text: &str) -> Option<YearlyDay> {
    let mut parts = text.splitn(3, '-').map(|part| part.parse::<u16>().ok());
    let (year, month, day) = (parts.next()??, parts.next()??, parts.next()??);
    let known = |number: u16| (number > 0).then_some(number);
    YearlyDay::new(month.try_into().ok()?, known(day).and_then(|day| day.try_into().ok()), known(year))
}

fn plain(text: &str) -> Option<FixedRule> {
    let mut numbers = text.split(' ').map(|number| number.parse().ok().filter(|number: &u8| *number > 0));
    Some(FixedRule { visits: numbers.next()??, months: numbers.next()??, weeks: numbers.next()?? })
}

fn items<T>(root: &Map, prefix: &str, read: impl Fn(&str) -> Option<T>) -> BTreeMap<ItemId, T> {
    let item = |key: &str| Some((key.strip_prefix(prefix)?.parse().ok()?, read(&text(root, key))?));
    root.iter().filter_map(|(key, _)| item(key)).collect()
}

fn put_lines<T: PartialEq>(
    doc: &mut AutoCommit,
    prefix: &str,
    base: &BTreeMap<ItemId, T>,
    new: &BTreeMap<ItemId, T>,
    line: impl Fn(&T) -> String,
) -> Edited {
    let ids = base.keys().chain(new.keys().filter(|id| !base.contains_key(id)));
    for id in ids.filter(|id| base.get(id) != new.get(id)) {
        put_or_delete(doc, &ROOT, &format!("{prefix}{id}"), new.get(id).map(&line))?;
    }
    Ok(())
}
