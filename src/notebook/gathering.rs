//! What is open with everybody, side by side: all who wait for a thing, why people stayed away, the days of a month.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::Notebook;
use super::today::Person;
pub use crate::care::month::Event;
use crate::care::month::events;
use crate::domain::{CustomerId, Matter, MatterKind};
use crate::search::fold;

/// What was asked to be seen together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Gather {
    /// The matters of a kind in which every one of these words occurs, and those whose every word occurs among these;
    /// empty for all of them.
    Matters(MatterKind, String),
    /// The month of this day.
    Month(NaiveDate),
}

/// What is seen together.
#[derive(Clone, Debug, PartialEq)]
pub struct Gathered {
    /// As it was asked for.
    pub asked: Gather,
    /// The matters and whose they are: those that wait longest first, of absences the latest.
    pub matters: Vec<(Person, Matter)>,
    /// Each day on which there is something.
    pub days: BTreeMap<NaiveDate, Vec<Event>>,
    /// What the people of these days are called.
    pub names: BTreeMap<CustomerId, String>,
}

/// Whether every word of `needles` occurs in a text; both folded.
fn has_all(text: &str, needles: &str) -> bool {
    let ends_word = |c: char| c.is_whitespace() || c.is_ascii_punctuation() || "।॥។៕“”„«»…–—".contains(c);
    needles.split(ends_word).all(|word| text.contains(word))
}

impl Notebook {
    /// Brings what was gathered up to date.
    pub(super) fn show_gathered(&mut self) {
        let Some((asked, version)) = &mut self.gather else { return };
        if version.replace(self.people_version) == Some(self.people_version) {
            return;
        }
        let mut gathered = Gathered {
            asked: asked.clone(),
            matters: Vec::new(),
            days: BTreeMap::new(),
            names: BTreeMap::new(),
        };
        match asked {
            Gather::Matters(kind, words) => {
                let (meant, country) = (fold(words), &self.view.shop.country);
                let people = self.summaries.values().filter(|person| !person.put_away);
                let matters =
                    people.flat_map(|person| person.matters.iter().map(move |matter| (person, matter)));
                let is_meant = |matter: &Matter| {
                    let words = fold(&matter.words);
                    matter.kind == *kind && (has_all(&words, &meant) || has_all(&meant, &words))
                };
                gathered.matters = matters
                    .filter(|(_, matter)| is_meant(matter))
                    .map(|(person, matter)| (Person::of(person, country), matter.clone()))
                    .collect();
                gathered.matters.sort_by_key(|(person, matter)| (matter.day, person.row.id, matter.entry));
                if *kind == MatterKind::Absence {
                    gathered.matters.reverse();
                }
            }
            Gather::Month(day) => {
                gathered.days = events(self.summaries.values(), &self.view.shop, *day);
                let of = gathered.days.values().flatten().filter_map(Event::customer);
                let named = of.filter_map(|id| Some((id, self.summaries.get(&id)?.title.clone())));
                gathered.names = named.collect();
            }
        }
        self.view.gathered = Some(gathered);
    }

    pub(super) fn gather(&mut self, asked: Option<Gather>) {
        self.view.gathered = None;
        self.gather = asked.map(|asked| (asked, None));
    }
}
