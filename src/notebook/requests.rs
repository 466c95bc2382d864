//! The requests that one part has made of the browser, each with what it is for. The answer comes back to the part that
//! asked.

use std::collections::BTreeMap;

use super::api::{Effect, Owner, Parcel, Ticket};
use super::ctx::Ctx;
use crate::domain::DocumentId;
use crate::storage::{Query, Transaction};

/// Requests without an answer, and those that failed, with `W` for what each is for.
pub(super) struct Requests<W> {
    owner: Owner,
    asked: u64,
    waiting: BTreeMap<Ticket, W>,
    /// What the storage refused. It is asked again on [`Command::Retry`](super::api::Command::Retry).
    failed: Vec<W>,
}

impl<W> Requests<W> {
    pub fn new(owner: Owner) -> Self {
        Self { owner, asked: 0, waiting: BTreeMap::new(), failed: Vec::new() }
    }

    /// Reads from the storage.
    pub fn read(&mut self, what: W, queries: Vec<Query>, ctx: &mut Ctx) {
        let ticket = self.ticket(what);
        ctx.ask(Effect::Read(ticket, queries));
    }

    /// Writes to the storage. Other tabs hear which documents change when the write begins, so that a tab that is closed
    /// before the answer has told them, and again at its end.
    pub fn write(&mut self, what: W, transaction: Transaction, changed: Vec<DocumentId>, ctx: &mut Ctx) {
        let ticket = self.ticket(what);
        ctx.ask(Effect::Write(ticket, transaction, changed));
    }

    /// Has a document from elsewhere verified in a worker.
    pub fn verify(&mut self, what: W, parcel: Parcel, ctx: &mut Ctx) {
        let ticket = self.ticket(what);
        ctx.ask(Effect::Check(ticket, parcel));
    }

    fn ticket(&mut self, what: W) -> Ticket {
        self.asked += 1;
        let ticket = Ticket { owner: self.owner, number: self.asked };
        self.waiting.insert(ticket, what);
        ticket
    }

    /// The answer is here: what it is for. `None` where nobody waits for it.
    pub fn answered(&mut self, ticket: Ticket) -> Option<W> {
        self.waiting.remove(&ticket)
    }

    /// Keeps what failed for another try.
    pub fn fail(&mut self, what: W) {
        self.failed.push(what);
    }

    /// Takes what failed, to try it again.
    pub fn take_failed(&mut self) -> Vec<W> {
        std::mem::take(&mut self.failed)
    }

    /// Something failed and was not tried again.
    pub fn has_failed(&self) -> bool {
        !self.failed.is_empty()
    }

    /// Waits no more for the answers of these.
    pub fn cancel(&mut self, is_it: impl Fn(&W) -> bool) {
        self.waiting.retain(|_, what| !is_it(what));
    }

    /// What waits for its answer, oldest first.
    pub fn waiting(&self) -> impl Iterator<Item = &W> {
        self.waiting.values()
    }

    /// What waits for its answer or for another try.
    pub fn open(&self) -> impl Iterator<Item = &W> {
        self.waiting.values().chain(&self.failed)
    }
}
