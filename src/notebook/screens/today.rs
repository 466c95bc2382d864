//! Who needs the owner today, as the screen shows it. The rules are in [`crate::care`].
//!
//! The usual habits in the shop are computed once a day, and whenever one in fifty people has changed. Until then only
//! a person who changes is computed again.

use std::collections::{BTreeMap, BTreeSet};

use super::Screens;
use crate::care::rhythm::Rhythm;
use crate::care::today::{Line, Rules};
use crate::domain::{CustomerId, Summary};
use crate::notebook::api::Update;
use crate::notebook::api::needs::{Need, Needs, Person};
use crate::notebook::ctx::Ctx;
use crate::notebook::documents::Documents;

/// When one in this many people has changed, the usual habits in the shop may have changed.
const FEW: usize = 50;

/// The state of Today.
#[derive(Default)]
pub(super) struct TodayScreen {
    /// How many people are shown at most; `None` while the list is closed.
    limit: Option<usize>,
    /// `None` until they are needed, and whenever they may have changed.
    rules: Option<Rules>,
    /// The people with something open by these rules, without those who changed since.
    lines: Option<BTreeMap<CustomerId, Line>>,
    stale: BTreeSet<CustomerId>,
    /// How many times a person has changed since.
    changes: usize,
    /// What is shown is up to date.
    is_shown: bool,
}

impl TodayScreen {
    /// People were added, removed or changed. `count` is the total number of people.
    pub fn people_changed(&mut self, ids: &[CustomerId], count: usize) {
        self.stale.extend(ids);
        self.changes += ids.len();
        if self.changes * FEW > count {
            self.rules_changed();
        }
    }

    /// The owner changed the settings of Today, or many people changed.
    pub fn rules_changed(&mut self) {
        *self = Self { limit: self.limit, ..Self::default() };
    }
}

impl Screens {
    /// Shows who needs the owner today, up to this many people.
    pub(super) fn look_at_today(&mut self, limit: usize) {
        (self.today.limit, self.today.is_shown) = (Some(limit), false);
    }

    /// Closes the list.
    pub(super) fn close_today(&mut self) {
        self.today.limit = None;
        self.shown.set(|view| &mut view.needs, None, Update::Needs);
    }

    /// Makes the rules of the day if they are missing or belong to another day.
    fn make_rules(&mut self, documents: &Documents, ctx: &Ctx) {
        if self.today.rules.as_ref().is_some_and(|rules| rules.today != ctx.today) {
            self.today.rules_changed();
        }
        let Self { today, shop, .. } = self;
        let people = documents.people().listed().values();
        today.rules.get_or_insert_with(|| Rules::of(people, shop, ctx.today));
    }

    /// How often this person comes, by the rules of the day; `None` if they have too few visits to tell.
    pub(super) fn rhythm(&mut self, id: CustomerId, documents: &Documents, ctx: &Ctx) -> Option<Rhythm> {
        self.make_rules(documents, ctx);
        self.today.rules.as_ref()?.rhythm(documents.people().listed().get(&id)?)
    }

    /// Updates the list, also when the day changes.
    pub(super) fn show_needs(&mut self, documents: &Documents, ctx: &Ctx) {
        let Some(limit) = self.today.limit else { return };
        self.make_rules(documents, ctx);
        let people = documents.people().listed();
        let Self { today: kept, shop, shown, .. } = self;
        let Some(rules) = &kept.rules else { return };
        let stale = std::mem::take(&mut kept.stale);
        if kept.is_shown && stale.is_empty() {
            return;
        }
        let of = |summary: &Summary| Some((summary.id, rules.line(summary)?));
        let lines = match &mut kept.lines {
            Some(lines) => {
                for id in stale {
                    match people.get(&id).and_then(|summary| rules.line(summary)) {
                        Some(line) => drop(lines.insert(id, line)),
                        None => drop(lines.remove(&id)),
                    }
                }
                lines
            }
            none => none.insert(people.values().filter_map(of).collect()),
        };
        let mut sorted: Vec<&Line> = lines.values().collect();
        sorted.sort_by_cached_key(|line| line.rank(ctx.today));
        let need = |line: &Line| {
            let person = Person::of(people.get(&line.customer)?, &shop.country);
            Some(Need { person, line: line.clone() })
        };
        let needs = Needs {
            people: sorted.into_iter().take(limit).filter_map(need).collect(),
            total: lines.len(),
            holidays: rules.holidays(),
            has_wishes: people.values().any(|person| person.has_wish()),
        };
        shown.set(|view| &mut view.needs, Some(needs), Update::Needs);
        kept.is_shown = true;
    }
}
