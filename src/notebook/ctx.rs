//! What every part of the notebook receives with each command and each input: the time, random bytes, the outbox for
//! the browser, and the queue of events for the other parts.

use std::collections::VecDeque;
use std::ops::Deref;

use super::api::{Ambient, Effect, Happened, Trouble};
use super::event::Event;

/// The context of one turn of the notebook. It dereferences to its [`Ambient`].
pub(super) struct Ctx<'a> {
    ambient: &'a Ambient<'a>,
    /// What the browser must carry out, in this order.
    pub effects: Vec<Effect>,
    /// What the other parts must receive, in this order.
    pub events: VecDeque<Event>,
}

impl<'a> Ctx<'a> {
    pub fn new(ambient: &'a Ambient<'a>) -> Self {
        Self { ambient, effects: Vec::new(), events: VecDeque::new() }
    }

    /// Asks the browser for something that needs no ticket.
    pub fn ask(&mut self, effect: Effect) {
        self.effects.push(effect);
    }

    /// Sends an event to the other parts.
    pub fn tell(&mut self, event: Event) {
        self.events.push_back(event);
    }

    /// Tells the owner about a problem.
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
