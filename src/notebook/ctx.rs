//! What every part of the notebook is given with each command and each input: the time, random bytes, the outbox for the
//! browser, and the queue of events for the other parts.

use std::collections::VecDeque;
use std::ops::Deref;

use super::api::{Ambient, Effect, Happened, Trouble};
use super::event::Event;

/// The surroundings of one turn of the notebook. Reads as its [`Ambient`].
pub(super) struct Ctx<'a> {
    ambient: &'a Ambient<'a>,
    /// What the browser is to carry out, in this order.
    pub effects: Vec<Effect>,
    /// What other parts are to hear, in this order.
    pub events: VecDeque<Event>,
}

impl<'a> Ctx<'a> {
    pub fn new(ambient: &'a Ambient<'a>) -> Self {
        Self { ambient, effects: Vec::new(), events: VecDeque::new() }
    }

    /// Asks the browser for something that has no ticket.
    pub fn ask(&mut self, effect: Effect) {
        self.effects.push(effect);
    }

    /// Tells the other parts.
    pub fn tell(&mut self, event: Event) {
        self.events.push_back(event);
    }

    /// Tells the owner what is in the way.
    pub fn trouble(&mut self, trouble: impl Into<Trouble>) {
        self.tell(Event::Trouble(trouble.into()));
    }

    /// Tells the owner what just happened, and whether it can be undone.
    pub fn notify(&mut self, what: Happened, undo: bool) {
        self.tell(Event::Notice(what, undo));
    }
}

impl<'a> Deref for Ctx<'a> {
    type Target = Ambient<'a>;

    fn deref(&self) -> &Ambient<'a> {
        self.ambient
    }
}
