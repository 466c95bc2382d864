//! What is open with everybody, side by side: people who wait for a thing, reasons for absences, the days of a month.

use std::collections::BTreeMap;

use super::Screens;
use crate::care::month::{Event, events};
use crate::domain::{Matter, MatterKind};
use crate::notebook::api::Update;
use crate::notebook::api::matters::{Gather, Gathered};
use crate::notebook::api::needs::Person;
use crate::notebook::documents::Documents;
use crate::search::fold;

/// What is shown together, and the version of the people it was made from.
#[derive(Default)]
pub(super) struct MattersScreen(Option<(Gather, Option<u64>)>);

/// Whether every word of `needles` occurs in a text. Both are folded.
fn has_all(text: &str, needles: &str) -> bool {
    let ends_word = |c: char| c.is_whitespace() || c.is_ascii_punctuation() || "।॥។៕“”„«»…–—".contains(c);
    needles.split(ends_word).all(|word| text.contains(word))
}

impl Screens {
    /// Shows what is open with everybody; `None` closes it.
    pub(super) fn gather(&mut self, asked: Option<Gather>) {
        self.shown.set(|view| &mut view.gathered, None, Update::Gathered);
        self.matters.0 = asked.map(|asked| (asked, None));
    }

    /// Updates what is shown together.
    pub(super) fn show_matters(&mut self, documents: &Documents) {
        let Some((asked, version)) = &mut self.matters.0 else { return };
        if version.replace(self.people_version) == Some(self.people_version) {
            return;
        }
        let people = documents.people().listed();
        let mut gathered = Gathered {
            asked: asked.clone(),
            matters: Vec::new(),
            days: BTreeMap::new(),
            names: BTreeMap::new(),
        };
        match asked {
            Gather::Matters(kind, words) => {
                let (meant, country) = (fold(words), &self.shop.country);
                let current = people.values().filter(|person| !person.put_away);
                let matters =
                    current.flat_map(|person| person.matters.iter().map(move |matter| (person, matter)));
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
                gathered.days = events(people.values(), &self.shop, *day);
                let of = gathered.days.values().flatten().filter_map(Event::customer);
                let named = of.filter_map(|id| Some((id, people.get(&id)?.title.clone())));
                gathered.names = named.collect();
            }
        }
        self.shown.set(|view| &mut view.gathered, Some(gathered), Update::Gathered);
    }
}
