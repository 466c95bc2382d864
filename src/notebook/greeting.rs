//! Greetings, as the owner works through them one person at a time: who still waits, who has got it, and whether what is
//! written is too alike to what somebody else got (H8). What is drafted for all stands in the shop's document, what is
//! written to one person on their page, so that either can be finished on another device.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};

use super::editing::Edit;
use super::view::Row;
use super::{Ambient, Effect, ListRequest, Notebook, Undoable};
pub use crate::care::contact::{Advice, advice, channels, touches};
pub use crate::care::learning;
use crate::care::likeness::Shape;
pub use crate::care::likeness::{ALIKE, Likeness};
pub use crate::care::wording::{Fillings, Kind, Line, finish, text};
use crate::domain::{
    Audience, CustomerId, Decision, DocumentId, EntryId, Greeting, ItemId, Role, Shop, Summary, left_out_key,
};
pub use crate::exchange::links::{call, link, mail};

/// How many people are shown at most, of each sort.
const ROWS: usize = 50;

/// What is asked about greetings.
#[derive(Clone, Debug)]
pub enum Greet {
    /// Show how far a greeting is, in [`super::View::greeting`]; `None` shows it no more.
    LookAt(Option<ItemId>),
    /// Show the year so far, in [`super::View::look_back`], or no more.
    LookBack(bool),
    /// Write a greeting; one that is not there begins. Typing is not undone word by word.
    Save(ItemId, Greeting),
    /// Begin a greeting of this random id for whom a list shows.
    Everyone(ItemId, ListRequest),
    /// Write the owner's own line for somebody; an empty one goes.
    Line {
        /// For whom.
        customer: CustomerId,
        /// In which greeting.
        greeting: ItemId,
        /// The line.
        line: String,
    },
    /// Leave somebody out of a greeting, or not any more.
    LeaveOut {
        /// Whom.
        customer: CustomerId,
        /// Of which.
        greeting: ItemId,
        /// Whether they are.
        is_out: bool,
    },
    /// Look whether what is to be sent is too alike to what others got; shown in [`super::View::twin`].
    Weigh {
        /// To whom it is to be sent.
        customer: CustomerId,
        /// For what.
        greeting: ItemId,
        /// The text without their names.
        unnamed: String,
    },
}

/// Whom a greeting is for, and how far it is.
#[derive(Clone, Debug, PartialEq)]
pub struct GreetingView {
    /// Which.
    pub id: ItemId,
    /// Who still waits for it, whoever was there last first: the first of them.
    pub waiting: Vec<Row>,
    /// How many wait in all.
    pub waits: usize,
    /// Who has got it and when, the latest first: the first of them.
    pub sent: Vec<(Row, NaiveDate)>,
    /// How many have.
    pub got: usize,
    /// Who got it more than once: two devices that did not know of each other.
    pub twice: Vec<Row>,
    /// Who is left out, as the owner decided.
    pub left_out: Vec<Row>,
    /// How many asked for no more contact.
    pub quiet: usize,
}

/// A text that is too alike.
#[derive(Clone, Debug, PartialEq)]
pub struct Twin {
    /// Who got it.
    pub row: Row,
    /// When.
    pub day: NaiveDate,
    /// What they got, their names left out.
    pub text: String,
    /// How like it is, never [`Likeness::Different`].
    pub likeness: Likeness,
}

/// The year so far: whom the shop turned to of its own accord, and whom not.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LookBack {
    /// Whom it did, the latest first: the first of them.
    pub greeted: Vec<(Row, NaiveDate)>,
    /// How many.
    pub count: usize,
    /// Whom it forgot although they were there this year or the last, whoever was there last first: the first of them.
    pub forgotten: Vec<Row>,
    /// How many.
    pub missing: usize,
}

/// What is known while somebody looks.
#[derive(Default)]
pub(super) struct Greetings {
    /// Which greeting is looked at, and at which of the people's versions it was shown.
    asked: Option<(ItemId, Option<u64>)>,
    looks_back: Option<Option<u64>>,
    /// Every text that somebody got, by whom and where it stands, and for which of the people's versions.
    shapes: BTreeMap<(CustomerId, EntryId), Sent>,
    of: Option<u64>,
}

struct Sent {
    greeting: ItemId,
    day: NaiveDate,
    shape: Shape,
}

/// Whether a greeting is for somebody, as far as they may be contacted.
fn is_for(audience: &Audience, person: &Summary) -> bool {
    match audience {
        Audience::Customers => person.role == Role::Customer,
        Audience::Tag(tag) => person.tags.contains(tag),
        Audience::Role(role) => person.role == *role,
        Audience::People(people) => people.contains(&person.id),
    }
}

/// When somebody got a greeting, each time; of one that comes again, in this round.
fn got<'a>(
    greeting: &'a Greeting,
    id: ItemId,
    person: &'a Summary,
    today: NaiveDate,
) -> impl Iterator<Item = NaiveDate> + 'a {
    let days = person.greeted.iter().filter(move |got| got.greeting == id).map(|got| got.day);
    days.filter(move |day| greeting.counts(*day, today))
}

impl Notebook {
    /// Carries out what the owner asked about greetings.
    pub(super) fn greet(&mut self, asked: Greet, ambient: &Ambient, effects: &mut Vec<Effect>) {
        match asked {
            Greet::LookAt(id) => {
                self.view.greeting = None;
                self.greetings.asked = id.map(|id| (id, None));
            }
            Greet::LookBack(is_wanted) => {
                self.view.look_back = None;
                self.greetings.looks_back = is_wanted.then_some(None);
            }
            Greet::Save(id, greeting) => self.save_greeting(id, greeting, ambient, effects),
            Greet::Everyone(id, list) => self.greet_everyone(id, &list, ambient, effects),
            Greet::Line { customer, greeting, line } => {
                self.edit(customer.into(), Edit::Line { greeting, line }, Undoable::No, ambient, effects);
            }
            Greet::LeaveOut { customer, greeting, is_out } => {
                let decision = is_out.then_some(Decision::Done);
                self.decide(customer, left_out_key(greeting), decision, ambient, effects);
            }
            Greet::Weigh { customer, greeting, unnamed } => self.weigh(customer, greeting, &unnamed),
        }
    }

    fn save_greeting(
        &mut self,
        id: ItemId,
        greeting: Greeting,
        ambient: &Ambient,
        effects: &mut Vec<Effect>,
    ) {
        let base = self.view.shop.clone();
        let mut new: Shop = base.clone();
        new.greetings.insert(id, greeting);
        if new != base {
            self.edit(
                DocumentId::SHOP,
                Edit::Shop { base: Box::new(base), new: Box::new(new) },
                Undoable::No,
                ambient,
                effects,
            );
        }
    }

    fn greet_everyone(
        &mut self,
        id: ItemId,
        request: &ListRequest,
        ambient: &Ambient,
        effects: &mut Vec<Effect>,
    ) {
        let is_searched = !request.query.trim().is_empty() || request.put_away;
        let audience = match (is_searched, &request.tag, request.role) {
            (false, None, None) => Audience::Customers,
            (false, Some(tag), None) => Audience::Tag(tag.clone()),
            (false, None, Some(role)) => Audience::Role(role),
            _ => Audience::People(self.everyone_in(request, ambient).into_iter().collect()),
        };
        let greeting = Greeting { audience, begun: ambient.now, ..Greeting::default() };
        self.save_greeting(id, greeting, ambient, effects);
    }

    /// Looks who got something too alike to what is to be sent to somebody: for the same occasion, or they themselves
    /// for another. `unnamed` is the text without their names.
    fn weigh(&mut self, customer: CustomerId, greeting: ItemId, unnamed: &str) {
        self.take_shapes();
        let shape = Shape::of(unnamed);
        let others = self.greetings.shapes.iter().filter(|((of, _), sent)| {
            let is_same_greeting = sent.greeting == greeting;
            is_same_greeting != (*of == customer)
        });
        let likest = others
            .map(|(key, sent)| (sent.shape.likeness(&shape), key, sent.day))
            .filter(|(likeness, ..)| *likeness != Likeness::Different)
            .max_by_key(|(likeness, _, day)| (*likeness, *day));
        self.view.twin = likest.and_then(|(likeness, (of, entry), day)| {
            let person = self.summaries.get(of)?;
            let text = person.greeted.iter().find(|got| got.entry == *entry)?.text.clone();
            Some(Twin { row: Row::of(person, None), day, text, likeness })
        });
    }

    /// Brings the shapes of what people got up to date: only of what is new they are made.
    fn take_shapes(&mut self) {
        let Self { greetings, summaries, people_version, .. } = self;
        if greetings.of.replace(*people_version) == Some(*people_version) {
            return;
        }
        let mut known = std::mem::take(&mut greetings.shapes);
        for person in summaries.values() {
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

    /// Brings what is shown of greetings up to date.
    pub(super) fn show_greetings(&mut self, ambient: &Ambient) {
        let version = self.people_version;
        if let Some((id, shown)) = self.greetings.asked
            && shown != Some(version)
        {
            self.greetings.asked = Some((id, Some(version)));
            let greeting = self.view.shop.greetings.get(&id).cloned().unwrap_or_default();
            self.view.greeting = Some(self.greeting_view(id, &greeting, ambient.today));
        }
        if let Some(shown) = &mut self.greetings.looks_back
            && shown.replace(version) != Some(version)
        {
            self.view.look_back = Some(self.year_so_far(ambient.today));
        }
    }

    fn greeting_view(&self, id: ItemId, greeting: &Greeting, today: NaiveDate) -> GreetingView {
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
        for person in self.summaries.values().filter(|person| !person.put_away) {
            let days: Vec<NaiveDate> = got(greeting, id, person, today).collect();
            let is_out = person.decided.get(&left_out_key(id)) == Some(&Decision::Done);
            match days.as_slice() {
                [] if !is_for(&greeting.audience, person) => {}
                [] if person.no_contact => view.quiet += 1,
                [] if is_out => view.left_out.push(Row::of(person, None)),
                [] => waiting.push(person),
                [day, more @ ..] => {
                    sent.push((person, *day));
                    view.twice.extend((!more.is_empty()).then(|| Row::of(person, None)));
                }
            }
        }
        (view.waits, view.got) = (waiting.len(), sent.len());
        waiting.sort_by_key(|person| (std::cmp::Reverse(person.last_visit), person.id));
        sent.sort_by_key(|(person, day)| (std::cmp::Reverse(*day), person.id));
        view.waiting = waiting.into_iter().take(ROWS).map(|person| Row::of(person, None)).collect();
        view.sent = sent.into_iter().take(ROWS).map(|(person, day)| (Row::of(person, None), day)).collect();
        view
    }

    fn year_so_far(&self, today: NaiveDate) -> LookBack {
        let year = today.year();
        let is_current = |person: &&Summary| !person.put_away && !person.no_contact;
        let people = || self.summaries.values().filter(is_current);
        let this_year = |person: &Summary| person.touched.filter(|day| day.year() == year);
        let mut greeted: Vec<_> = people().filter_map(|person| Some((person, this_year(person)?))).collect();
        let is_forgotten = |person: &&Summary| {
            person.role == Role::Customer
                && this_year(person).is_none()
                && person.last_visit.is_some_and(|day| day.year() >= year - 1)
        };
        let mut forgotten: Vec<&Summary> = people().filter(is_forgotten).collect();
        let (count, missing) = (greeted.len(), forgotten.len());
        greeted.sort_by_key(|(person, day)| (std::cmp::Reverse(*day), person.id));
        forgotten.sort_by_key(|person| (std::cmp::Reverse(person.last_visit), person.id));
        LookBack {
            greeted: greeted
                .into_iter()
                .take(ROWS)
                .map(|(person, day)| (Row::of(person, None), day))
                .collect(),
            count,
            forgotten: forgotten.into_iter().take(ROWS).map(|person| Row::of(person, None)).collect(),
            missing,
        }
    }
}
