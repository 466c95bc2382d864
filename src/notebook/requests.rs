//! The open requests of one part to the browser, each with its purpose. The answer goes back to the part that asked.

use std::collections::BTreeMap;

use super::api::{Effect, Owner, Ticket, Trouble, Unverified};
use super::ctx::Ctx;
use crate::domain::DocumentId;
use crate::storage::{Query, ReadError, Record, Transaction};

/// The requests that wait for an answer, and those that failed. `W` is the purpose of each.
pub(super) struct Requests<W> {
    owner: Owner,
    asked: u64,
    waiting: BTreeMap<Ticket, W>,
    /// The requests that failed. They are repeated on [`Command::Retry`](super::api::Command::Retry).
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

    /// Writes to the storage. Other tabs learn which documents change when the write begins, and again when it ends. So
    /// they know it even if this tab is closed before the answer.
    pub fn write(&mut self, what: W, transaction: Transaction, changed: Vec<DocumentId>, ctx: &mut Ctx) {
        let ticket = self.ticket(what);
        ctx.ask(Effect::Write(ticket, transaction, changed));
    }

    /// Has a document from elsewhere verified in a worker.
    pub fn verify(&mut self, what: W, unverified: Unverified, ctx: &mut Ctx) {
        let ticket = self.ticket(what);
        ctx.ask(Effect::Verify(ticket, unverified));
    }

    fn ticket(&mut self, what: W) -> Ticket {
        self.asked += 1;
        let ticket = Ticket { owner: self.owner, number: self.asked };
        self.waiting.insert(ticket, what);
        ticket
    }

    /// Returns the purpose of an answered request. `None` if nobody waits for it.
    pub fn answered(&mut self, ticket: Ticket) -> Option<W> {
        self.waiting.remove(&ticket)
    }

    /// Returns the purpose of an answered read, and what was read. `None` if nobody waits for it, or if it failed.
    pub fn records(
        &mut self,
        ticket: Ticket,
        result: Result<Vec<Vec<Record>>, ReadError>,
        ctx: &mut Ctx,
    ) -> Option<(W, Vec<Vec<Record>>)> {
        let what = self.answered(ticket)?;
        match result {
            Ok(records) => Some((what, records)),
            Err(error) => {
                self.fail(what, Trouble::Read(error.0), ctx);
                None
            }
        }
    }

    /// Keeps a failed request for another try, and tells the owner why it failed.
    pub fn fail(&mut self, what: W, why: impl Into<Trouble>, ctx: &mut Ctx) {
        self.failed.push(what);
        ctx.trouble(why);
    }

    /// Takes the failed requests, to repeat them.
    pub fn take_failed(&mut self) -> Vec<W> {
        std::mem::take(&mut self.failed)
    }

    /// Whether something failed and was not repeated.
    pub fn has_failed(&self) -> bool {
        !self.failed.is_empty()
    }

    /// Stops waiting for the answers of these requests.
    pub fn cancel(&mut self, is_it: impl Fn(&W) -> bool) {
        self.waiting.retain(|_, what| !is_it(what));
    }

    /// The requests that wait for an answer, oldest first.
    pub fn waiting(&self) -> impl Iterator<Item = &W> {
        self.waiting.values()
    }

    /// The requests that wait for an answer or for another try.
    pub fn open(&self) -> impl Iterator<Item = &W> {
        self.waiting.values().chain(&self.failed)
    }
}
