//! Greetings: who still waits for one, who has got it, and whether a text is too similar to one that another person got
//! (H8). The shop's document holds the draft for all. Each person's page holds what is written to that person. So both
//! can be finished on another device.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};

use super::Screens;
use crate::care::likeness::{Likeness, Shape};
use crate::domain::{Audience, CustomerId, Decision, DecisionKey, EntryId, Greeting, ItemId, Role, Summary};
use crate::notebook::api::greet::{GreetingView, LookBack, Twin};
use crate::notebook::api::{ListRequest, Row, Update};
use crate::notebook::ctx::Ctx;
use crate::notebook::documents::Documents;

/// How many people are shown at most in each group.
const ROWS: usize = 50;

/// The state of the greetings screen.
#[derive(Default)]
pub(super) struct GreetingsScreen {
    /// The open greeting, and the version of the people that it shows.
    asked: Option<(ItemId, Option<u64>)>,
    looks_back: Option<Option<u64>>,
    /// Every text that people got, by person and entry, and the version of the people it was read from.
    shapes: BTreeMap<(CustomerId, EntryId), Sent>,
    of: Option<u64>,
}

struct Sent {
    greeting: ItemId,
    day: NaiveDate,
    shape: Shape,
}

/// Whether a greeting is for this person, as far as they may be contacted.
fn is_for(audience: &Audience, person: &Summary) -> bool {
    match audience {
        Audience::Customers => person.role == Role::Customer,
        Audience::Tag(tag) => person.tags.contains(tag),
        Audience::Role(role) => person.role == *role,
        Audience::People(people) => people.contains(&person.id),
    }
}

/// Each time a person got a greeting. If the greeting repeats, only this round counts.
fn got<'a>(
    greeting: &'a Greeting,
    id: ItemId,
    person: &'a Summary,
    today: NaiveDate,
) -> impl Iterator<Item = NaiveDate> + 'a {
    let days = person.greeted.iter().filter(move |got| got.greeting == id).map(|got| got.day);
    days.filter(move |day| greeting.counts(*day, today))
}

impl Screens {
    /// Shows the state of a greeting; `None` closes it.
    pub fn look_at_greeting(&mut self, id: Option<ItemId>) {
        self.shown.set(|view| &mut view.greeting, None, Update::Greeting);
        self.greetings.asked = id.map(|id| (id, None));
    }

    /// Shows the year so far, or closes it.
    pub fn look_back(&mut self, is_wanted: bool) {
        self.shown.set(|view| &mut view.look_back, None, Update::LookBack);
        self.greetings.looks_back = is_wanted.then_some(None);
    }

    /// The audience of a greeting that begins from a list.
    pub fn audience(&self, request: &ListRequest, documents: &Documents, ctx: &Ctx) -> Audience {
        let is_searched = !request.query.trim().is_empty() || request.put_away;
        match (is_searched, &request.tag, request.role) {
            (false, None, None) => Audience::Customers,
            (false, Some(tag), None) => Audience::Tag(tag.clone()),
            (false, None, Some(role)) => Audience::Role(role),
            _ => Audience::People(self.everyone_in(request, documents, ctx).into_iter().collect()),
        }
    }

    /// Finds a text too similar to the one for this person: a text that other people got for this greeting, or that this
    /// person got for another greeting. `unnamed` is the text without the person's names.
    pub fn weigh(&mut self, customer: CustomerId, greeting: ItemId, unnamed: &str, documents: &Documents) {
        self.take_shapes(documents);
        let shape = Shape::of(unnamed);
        let others = self.greetings.shapes.iter().filter(|((of, _), sent)| {
            let is_same_greeting = sent.greeting == greeting;
            is_same_greeting != (*of == customer)
        });
        let likest = others
            .map(|(key, sent)| (sent.shape.likeness(&shape), key, sent.day))
            .filter(|(likeness, ..)| *likeness != Likeness::Different)
            .max_by_key(|(likeness, _, day)| (*likeness, *day));
        let twin = likest.and_then(|(likeness, (of, entry), day)| {
            let person = documents.people().listed().get(of)?;
            let text = person.greeted.iter().find(|got| got.entry == *entry)?.text.clone();
            Some(Twin { row: Row::of(person), day, text, likeness })
        });
        self.shown.set(|view| &mut view.twin, twin, Update::Twin);
    }

    /// Updates the shapes of the texts that people got. Only new texts are computed.
    fn take_shapes(&mut self, documents: &Documents) {
        let Self { greetings, people_version, .. } = self;
        if greetings.of.replace(*people_version) == Some(*people_version) {
            return;
        }
        let mut known = std::mem::take(&mut greetings.shapes);
        for person in documents.people().listed().values() {
            for got in &person.greeted {
                let key = (person.id, got.entry);
                let sent = known.remove(&key).unwrap_or_else(|| Sent {
                    greeting: got.greeting,
                    day: got.day,
                    shape: Shape::of(&got.text),
                });
                greetings.shapes.insert(key, sent);
            }
        }
    }

    /// Updates what is shown of greetings.
    pub(super) fn show_greetings(&mut self, documents: &Documents, ctx: &Ctx) {
        let version = self.people_version;
        if let Some((id, shown)) = self.greetings.asked
            && shown != Some(version)
        {
            self.greetings.asked = Some((id, Some(version)));
            let greeting = self.shop.greetings.get(&id).cloned().unwrap_or_default();
            let view = greeting_view(id, &greeting, documents, ctx.today);
            self.shown.set(|view| &mut view.greeting, Some(view), Update::Greeting);
        }
        if let Some(shown) = &mut self.greetings.looks_back
            && shown.replace(version) != Some(version)
        {
            let year = year_so_far(documents, ctx.today);
            self.shown.set(|view| &mut view.look_back, Some(year), Update::LookBack);
        }
    }
}

fn greeting_view(id: ItemId, greeting: &Greeting, documents: &Documents, today: NaiveDate) -> GreetingView {
    let mut view = GreetingView {
        id,
        waiting: Vec::new(),
        waits: 0,
        sent: Vec::new(),
        got: 0,
        twice: Vec::new(),
        left_out: Vec::new(),
        quiet: 0,
    };
    let (mut waiting, mut sent) = (Vec::new(), Vec::new());
    for person in documents.people().listed().values().filter(|person| !person.put_away) {
        let days: Vec<NaiveDate> = got(greeting, id, person, today).collect();
        let is_out = person.decided.get(&DecisionKey::left_out(id)) == Some(&Decision::Done);
        match days.as_slice() {
            [] if !is_for(&greeting.audience, person) => {}
            [] if person.no_contact => view.quiet += 1,
            [] if is_out => view.left_out.push(Row::of(person)),
            [] => waiting.push(person),
            [day, more @ ..] => {
                sent.push((person, *day));
                view.twice.extend((!more.is_empty()).then(|| Row::of(person)));
            }
        }
    }
    (view.waits, view.got) = (waiting.len(), sent.len());
    (view.waiting, view.sent) = (latest_visitors(waiting), latest_days(sent));
    view
}

/// The first rows of these people, the latest visitor first.
fn latest_visitors(mut people: Vec<&Summary>) -> Vec<Row> {
    people.sort_by_key(|person| (Reverse(person.last_visit), person.id));
    people.into_iter().take(ROWS).map(Row::of).collect()
}

/// The first rows of these people, each with its day, the latest day first.
fn latest_days(mut people: Vec<(&Summary, NaiveDate)>) -> Vec<(Row, NaiveDate)> {
    people.sort_by_key(|(person, day)| (Reverse(*day), person.id));
    people.into_iter().take(ROWS).map(|(person, day)| (Row::of(person), day)).collect()
}

fn year_so_far(documents: &Documents, today: NaiveDate) -> LookBack {
    let year = today.year();
    let is_current = |person: &&Summary| !person.put_away && !person.no_contact;
    let people = || documents.people().listed().values().filter(is_current);
    let this_year = |person: &Summary| person.touched.filter(|day| day.year() == year);
    let greeted: Vec<_> = people().filter_map(|person| Some((person, this_year(person)?))).collect();
    let is_forgotten = |person: &&Summary| {
        person.role == Role::Customer
            && this_year(person).is_none()
            && person.last_visit.is_some_and(|day| day.year() >= year - 1)
    };
    let forgotten: Vec<&Summary> = people().filter(is_forgotten).collect();
    let (count, missing) = (greeted.len(), forgotten.len());
    LookBack { greeted: latest_days(greeted), count, forgotten: latest_visitors(forgotten), missing }
}
