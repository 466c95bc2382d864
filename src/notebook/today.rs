//! Who needs the owner today, as the screen shows it, and what they decide about it. The rules are in [`crate::care`].
//!
//! What is usual in the shop is looked at once a day, and whenever one in fifty people has changed; until then a person
//! who changes is looked at alone.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::editing::Edit;
use super::view::Row;
use super::{Ambient, Effect, Notebook, Undoable};
pub use crate::care::holidays::HolidayName;
pub use crate::care::rhythm::{self, Rhythm};
use crate::care::today::Rules;
pub use crate::care::today::{Line, Reason};
pub use crate::care::{dialogue, holidays};
use crate::domain::dialling::dialled;
use crate::domain::phone::numbers;
use crate::domain::{Channel, CustomerId, Decision, EntryId, Summary};

/// Once one in so many people has changed, what is usual in the shop may be something else.
const FEW: usize = 50;

/// Who needs the owner.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Needs {
    /// The most pressing first.
    pub people: Vec<Need>,
    /// How many there are in all.
    pub total: usize,
    /// The shop's holidays that are near, the nearest first.
    pub holidays: Vec<(NaiveDate, HolidayName)>,
    /// Somebody looks for something.
    pub has_wishes: bool,
}

/// A person who needs the owner, and why.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Need {
    /// Who.
    pub person: Person,
    /// Why.
    pub line: Line,
}

/// Somebody to turn to.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Person {
    /// Who.
    pub row: Row,
    /// What to call them: their title where nothing shorter is noted.
    pub called: String,
    /// Their first number as it is dialled, see [`dialled`]; empty where there is none, or they asked for no more contact.
    pub phone: String,
    /// Whether they may be called, and written to by text message.
    pub may: [bool; 2],
}

impl Person {
    /// `country` is the shop's.
    pub(super) fn of(summary: &Summary, country: &str) -> Self {
        let called = [&summary.called, &summary.title].into_iter().find(|name| !name.is_empty());
        let numbers = numbers(if summary.no_contact { "" } else { &summary.phone });
        Self {
            row: Row::of(summary, None),
            called: called.cloned().unwrap_or_default(),
            phone: numbers.iter().find_map(|number| dialled(number, country)).unwrap_or_default(),
            may: [Channel::Call, Channel::Message].map(|channel| !summary.closed.contains(&channel)),
        }
    }
}

/// What Today is made of.
#[derive(Default)]
pub(super) struct Today {
    /// How many people are shown at most; `None` while nobody looks.
    limit: Option<usize>,
    /// `None` until they are needed, and when they may be others.
    rules: Option<Rules>,
    /// Of everybody with whom something is open by these rules, but for those that changed since.
    lines: Option<BTreeMap<CustomerId, Line>>,
    stale: BTreeSet<CustomerId>,
    /// How often somebody changed since.
    changes: usize,
    /// The view is as this says.
    shown: bool,
}

impl Notebook {
    pub(super) fn look_at_today(&mut self, limit: usize) {
        (self.today.limit, self.today.shown) = (Some(limit), false);
    }

    pub(super) fn close_today(&mut self) {
        (self.today.limit, self.view.needs) = (None, None);
    }

    /// Somebody changed, came or went.
    pub(super) fn stale_person(&mut self, id: CustomerId) {
        self.people_version += 1;
        self.today.stale.insert(id);
        self.today.changes += 1;
        if self.today.changes * FEW > self.summaries.len() {
            self.stale_rules();
        }
    }

    /// What the owner has set about Today changed, or so many people that the shop is another.
    pub(super) fn stale_rules(&mut self) {
        self.people_version += 1;
        self.today = Today { limit: self.today.limit, ..Today::default() };
    }

    /// The rules of the day.
    fn rules(&mut self, today: NaiveDate) -> &Rules {
        if self.today.rules.as_ref().is_some_and(|rules| rules.today != today) {
            self.stale_rules();
        }
        let Self { today: kept, summaries, view, .. } = self;
        kept.rules.get_or_insert_with(|| Rules::of(summaries.values(), &view.shop, today))
    }

    /// How often somebody comes, by the rules of the day; `None` where their visits are too few to tell.
    pub(super) fn rhythm(&mut self, id: CustomerId, today: NaiveDate) -> Option<Rhythm> {
        self.rules(today);
        let rules = self.today.rules.as_ref()?;
        rules.rhythm(self.summaries.get(&id)?)
    }

    /// Brings it up to date, also with the day.
    pub(super) fn show_needs(&mut self, ambient: &Ambient) {
        let Some(limit) = self.today.limit else { return };
        let today = ambient.today;
        self.rules(today);
        let Self { today: kept, summaries, .. } = self;
        let Some(rules) = &kept.rules else { return };
        let stale = std::mem::take(&mut kept.stale);
        if kept.shown && stale.is_empty() {
            return;
        }
        let of = |summary: &Summary| Some((summary.id, rules.line(summary)?));
        let lines = match &mut kept.lines {
            Some(lines) => {
                for id in stale {
                    match summaries.get(&id).and_then(|summary| rules.line(summary)) {
                        Some(line) => drop(lines.insert(id, line)),
                        None => drop(lines.remove(&id)),
                    }
                }
                lines
            }
            none => none.insert(summaries.values().filter_map(of).collect()),
        };
        let mut sorted: Vec<&Line> = lines.values().collect();
        sorted.sort_by_cached_key(|line| line.rank(today));
        let country = &self.view.shop.country;
        let need = |line: &Line| {
            Some(Need { person: Person::of(summaries.get(&line.customer)?, country), line: line.clone() })
        };
        self.view.needs = Some(Needs {
            people: sorted.into_iter().take(limit).filter_map(need).collect(),
            total: lines.len(),
            holidays: rules.holidays(),
            has_wishes: summaries.values().any(|person| person.has_wish()),
        });
        self.today.shown = true;
    }

    /// The owner decides about a reason.
    pub(super) fn decide(
        &mut self,
        customer: CustomerId,
        key: String,
        decision: Option<Decision>,
        ambient: &Ambient,
        effects: &mut Vec<Effect>,
    ) {
        let edit = Edit::Decide { key, new: decision };
        self.edit(customer.into(), edit, Undoable::Yes, ambient, effects);
    }

    /// What has a period begins its next one: from the day it ends, or ended, to the first that is still to come.
    pub(super) fn renew(
        &mut self,
        customer: CustomerId,
        entry: EntryId,
        ambient: &Ambient,
        effects: &mut Vec<Effect>,
    ) {
        // A summary knows the membership that Today shows; an open page knows all of its own.
        let page = self.held.get_mut(&customer.into()).map(|held| held.page());
        let written = page.iter().flat_map(|page| &page.entries).find(|(id, _)| *id == entry);
        let written = written.map(|(_, entry)| (entry.day, entry.due, entry.every));
        let matters = self.summaries.get(&customer).map(|summary| summary.matters.as_slice());
        let summed = matters.into_iter().flatten().find(|matter| matter.entry == entry);
        let summed = summed.map(|matter| (matter.day, matter.due, matter.every));
        let Some((day, due, Some(every))) = written.or(summed) else { return };
        let Some(ends) = due.or_else(|| every.after(day, 1)) else { return };
        // Counted from its first day where it ends on one of its own: a month that ends on the 28th may have begun on
        // the 31st.
        let is_own = ends.pred_opt().and_then(|before| every.next(day, before)) == Some(ends);
        let new = every.next(if is_own { day } else { ends }, ends.max(ambient.today));
        let edit = Edit::Due { entry, new };
        self.edit(customer.into(), edit, Undoable::Yes, ambient, effects);
    }
}
