//! Who needs the owner today, as the screen shows it. The rules are in [`crate::care`].
//!
//! What is usual in the shop is looked at once a day, and whenever one in fifty people has changed; until then a person who
//! changes is looked at alone.

use std::collections::{BTreeMap, BTreeSet};

use super::Screens;
use crate::care::rhythm::Rhythm;
use crate::care::today::{Line, Rules};
use crate::domain::{CustomerId, Summary};
use crate::notebook::api::Update;
use crate::notebook::api::needs::{Need, Needs, Person};
use crate::notebook::ctx::Ctx;
use crate::notebook::documents::Documents;

/// Once one in so many people has changed, what is usual in the shop may be something else.
const FEW: usize = 50;

/// What Today is made of.
#[derive(Default)]
pub(super) struct TodayScreen {
    /// How many people are shown at most; `None` while nobody looks.
    limit: Option<usize>,
    /// `None` until they are needed, and when they may be others.
    rules: Option<Rules>,
    /// Of everybody with whom something is open by these rules, but for those that changed since.
    lines: Option<BTreeMap<CustomerId, Line>>,
    stale: BTreeSet<CustomerId>,
    /// How often somebody changed since.
    changes: usize,
    /// What is shown is up to date.
    is_shown: bool,
}

impl TodayScreen {
    /// People came, went or changed; there are so many in all.
    pub fn people_changed(&mut self, ids: &[CustomerId], count: usize) {
        self.stale.extend(ids);
        self.changes += ids.len();
        if self.changes * FEW > count {
            self.rules_changed();
        }
    }

    /// What the owner has set about Today changed, or so many people that the shop is another.
    pub fn rules_changed(&mut self) {
        *self = Self { limit: self.limit, ..Self::default() };
    }
}

impl Screens {
    /// Looks who needs the owner today, so many people at most.
    pub fn look_at_today(&mut self, limit: usize) {
        (self.today.limit, self.today.is_shown) = (Some(limit), false);
    }

    /// Looks no more.
    pub fn close_today(&mut self) {
        self.today.limit = None;
        self.shown.set(|view| &mut view.needs, None, Update::Needs);
    }

    /// The rules of the day are there.
    fn make_rules(&mut self, documents: &Documents, ctx: &Ctx) {
        if self.today.rules.as_ref().is_some_and(|rules| rules.today != ctx.today) {
            self.today.rules_changed();
        }
        let Self { today, shop, .. } = self;
        let people = documents.people().listed().values();
        today.rules.get_or_insert_with(|| Rules::of(people, shop, ctx.today));
    }

    /// How often somebody comes, by the rules of the day; `None` where their visits are too few to tell.
    pub(super) fn rhythm(&mut self, id: CustomerId, documents: &Documents, ctx: &Ctx) -> Option<Rhythm> {
        self.make_rules(documents, ctx);
        self.today.rules.as_ref()?.rhythm(documents.people().listed().get(&id)?)
    }

    /// Brings it up to date, also with the day.
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
