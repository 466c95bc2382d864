//! Who needs the owner today, as the screen shows it, and what they decide about it. The rules are in [`crate::care`].

use super::editing::Edit;
use super::view::Row;
use super::{Ambient, Effect, Notebook, Undoable};
pub use crate::care::today::{Line, Reason};
pub use crate::care::{dialogue, rhythm};
use crate::domain::{CustomerId, Decision};

/// Who needs the owner.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Needs {
    /// The most pressing first.
    pub people: Vec<Need>,
    /// How many there are in all.
    pub total: usize,
}

/// A person who needs the owner, and why.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Need {
    /// Who.
    pub row: Row,
    /// What to call them: their title where nothing shorter is noted.
    pub called: String,
    /// Their first number, in digits; empty where there is none, or they asked for no more contact.
    pub phone: String,
    /// Why.
    pub line: Line,
}

impl Notebook {
    pub(super) fn look_at_today(&mut self, limit: usize) {
        self.needs = Some((limit, None));
    }

    pub(super) fn close_today(&mut self) {
        (self.needs, self.view.needs) = (None, None);
    }

    /// Somebody changed.
    pub(super) fn stale_needs(&mut self) {
        if let Some((_, made_for)) = &mut self.needs {
            *made_for = None;
        }
    }

    /// Brings it up to date, also with the day.
    pub(super) fn show_needs(&mut self, ambient: &Ambient) {
        let Some((limit, _)) = self.needs.filter(|(_, made_for)| *made_for != Some(ambient.today)) else {
            return;
        };
        let lines = crate::care::today::lines(self.summaries.values(), ambient.today);
        let total = lines.len();
        let need = |line: Line| {
            let summary = self.summaries.get(&line.customer)?;
            let phone = summary.phones.first().filter(|_| !summary.no_contact).cloned().unwrap_or_default();
            let called = [&summary.called, &summary.title].into_iter().find(|name| !name.is_empty());
            Some(Need {
                row: Row::of(summary, None),
                called: called.cloned().unwrap_or_default(),
                phone,
                line,
            })
        };
        self.view.needs =
            Some(Needs { people: lines.into_iter().take(limit).filter_map(need).collect(), total });
        self.needs = Some((limit, Some(ambient.today)));
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
        // A summary knows the decisions about what Today shows; an open page knows all of its own.
        let page = self.held.get_mut(&customer.into()).map(|held| held.page());
        let base = match (&page, self.summaries.get(&customer)) {
            (Some(page), _) => page.decided.get(&key).copied(),
            (None, summary) => summary.and_then(|summary| summary.decided.get(&key)).copied(),
        };
        let edit = Edit::Decide { key, base, new: decision };
        self.edit(customer.into(), edit, Undoable::Yes, ambient, effects);
    }
}
