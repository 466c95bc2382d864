//! The notebook. A [`Command`] from the screen or an [`Input`] from the browser goes in. [`Effect`]s to carry out come
//! back. [`Notebook::updates`] tells the screen which parts of its view have changed.
//!
//! The notebook never waits, reads a clock or draws random numbers. Time, the sort order of names and new ids come in
//! as arguments ([`Ambient`] and the commands). So a plain native test can cover any flow of the app, and can make any
//! storage call fail.
//!
//! ```text
//! api         data only: Command, Effect, Input, View
//!  ^
//! documents   -- DocEvent -->  intake   outgoing   peers   screens
//!  ^                             |         |         |        |
//!  +--- edit, deliver, commit ---+---------+---------+--------+
//! ```
//!
//! - [`api`]: the commands, the answers and the view. Start here.
//! - `documents`: loads, edits, merges, commits, erases and summarizes documents.
//! - `intake`: takes in a file, an archive or a bundle; reverts an import.
//! - `outgoing`: writes a file or a bundle.
//! - `peers`: the other devices, the connections with them, and what they are sent.
//! - `screens`: what each place of the app shows, derived from the others.
//! - `ctx`: what a part receives with each turn; `event`: the events between parts; `requests`: the open requests of a
//!   part to the browser; `wanted`: photos that are still to arrive.
//!
//! # Rules
//! 1. A part calls the documents and no other part; the screens also read the others. A part sends an event for anything
//!    that concerns another part. This file delivers the event ([`Notebook`]'s `route`).
//! 2. The part that asks the storage receives the answer.
//! 3. A turn ends when no part has any work left. Then idle documents are evicted and the view is updated. No decision
//!    is based on the view.
//!
//! # Two walks
//! Each file calls the next one. `mod.rs` is this file, and `documents/mod.rs` hands an answer to the file that asked.
//!
//! *An entry is added*: [`EditCommand::SaveEntry`] -> `mod.rs` -> `documents/edit.rs` -> `crate::document` (writes it) ->
//! `documents/people.rs` (summary and index) -> `documents/undo_log.rs` -> `documents/commit.rs` -> [`Effect::Write`]. Then
//! `mod.rs` hands the events to `screens`, which show the entry as unsaved.
//! The answer: [`Input::Written`] -> `mod.rs` -> `documents/mod.rs` -> `documents/commit.rs`. Its events go through `mod.rs`:
//! `Saved` and the notice to `screens`, `Stored` to `peers/sync.rs`.
//! A page that is not in memory is loaded first (`documents/load.rs`).
//!
//! *A changed page arrives by WebRTC*: [`Input::Connection`] -> `mod.rs` -> `peers/connection.rs` -> `peers/sync.rs` (its
//! session reads the frame) -> `documents/inbox.rs` (loads the page if it is not in memory) -> [`Effect::Verify`]. The
//! answer: [`Input::Verified`] -> `mod.rs` -> `documents/mod.rs` -> `documents/inbox.rs`, which merges the page through
//! `crate::document` and tells `peers/sync.rs` that it is delivered. At the end of the turn: `documents/commit.rs` ->
//! [`Effect::Write`]. And once that is done: [`Input::Written`] -> `mod.rs` -> `documents/mod.rs` -> `documents/commit.rs`,
//! whose `Stored` goes to `peers/sync.rs`, which confirms the page. A page that is new here and came whole is stored as it
//! came (`documents/delivery.rs`).

pub mod api;
mod ctx;
mod documents;
mod event;
pub mod helpers;
mod intake;
mod outgoing;
mod peers;
mod requests;
mod screens;
mod wanted;

pub use crate::document::MergeError;
use crate::domain::{Decision, DecisionKey, DocumentId, Greeting, ItemId};
use api::Owner;
use api::greet::Greet;
pub use api::{
    Ambient, Command, Draft, EditCommand, Effect, Happened, Input, IntakeCommand, ListRequest, Listing,
    Lockable, Notice, OutgoingCommand, PageState, PageView, Part, PeersCommand, Phase, Row, ShowCommand,
    Sort, Ticket, Trouble, Unverified, Update, Verified, View, ViewReader,
};
use ctx::Ctx;
use documents::{Documents, Edit, Undoable};
pub use documents::{keeping_draft, verify};
use event::{DocEvent, Event, Receipt};
use intake::Intake;
use outgoing::Outgoing;
use peers::Peers;
use screens::Screens;

/// One open notebook: its parts, and the router between them.
pub struct Notebook {
    documents: Documents,
    intake: Intake,
    outgoing: Outgoing,
    peers: Peers,
    screens: Screens,
}

impl Notebook {
    /// Opens a notebook that knows nothing yet, and returns its first requests to the storage.
    ///
    /// `session` is random, and new each time.
    pub fn open(session: [u8; 16], ambient: &Ambient) -> (Self, Vec<Effect>) {
        let mut notebook = Self {
            documents: Documents::new(session),
            intake: Intake::default(),
            outgoing: Outgoing::new(),
            peers: Peers::new(),
            screens: Screens::new(),
        };
        let mut ctx = Ctx::new(ambient);
        notebook.documents.begin(&mut ctx);
        let effects = notebook.settle(ctx);
        (notebook, effects)
    }

    /// The parts of the view that have changed since the last call.
    pub fn updates(&mut self) -> Vec<Update> {
        self.screens.take_updates()
    }

    /// Carries out a command of the owner.
    pub fn command(&mut self, command: impl Into<Command>, ambient: &Ambient) -> Vec<Effect> {
        let mut ctx = Ctx::new(ambient);
        self.obey(command.into(), &mut ctx);
        self.settle(ctx)
    }

    /// The language changed, and with it the order of names.
    pub fn language_changed(&mut self, ambient: &Ambient) -> Vec<Effect> {
        self.screens.language_changed();
        self.settle(Ctx::new(ambient))
    }

    fn obey(&mut self, command: Command, ctx: &mut Ctx) {
        let Self { documents, intake, outgoing, peers, screens } = self;
        match command {
            Command::Edit(command) => self.edit(command, ctx),
            Command::Show(command) => screens.obey(command, documents, ctx),
            Command::Intake(command) => intake.obey(command, documents, ctx),
            Command::Outgoing(OutgoingCommand::Export(form, list)) => {
                let whom = list.map(|list| screens.everyone_in(&list, documents, ctx));
                outgoing.export(form, whom, documents, ctx);
            }
            Command::Outgoing(OutgoingCommand::CloseExport) => outgoing.close_export(),
            Command::Outgoing(OutgoingCommand::CloseSending) => outgoing.close_bundle(),
            Command::Peers(command) => peers.obey(command, ctx),
            Command::Greet(command) => self.greet(command, ctx),
            Command::Scrub => documents.scrub(ctx),
            Command::Retry => {
                screens.in_the_way(None);
                documents.retry(ctx);
                outgoing.retry(documents, ctx);
                peers.retry(documents, ctx);
            }
        }
    }

    /// Carries out a command that changes what is stored.
    fn edit(&mut self, command: EditCommand, ctx: &mut Ctx) {
        let Self { documents, screens, .. } = self;
        match command {
            EditCommand::StartNotebook(shop) => {
                screens.begun();
                let edit = Edit::Shop { base: Box::default(), new: Box::new(shop) };
                documents.edit(DocumentId::SHOP, edit, Undoable::No, ctx);
            }
            EditCommand::SaveShop { base, new } => {
                documents.edit(DocumentId::SHOP, Edit::Shop { base, new }, Undoable::Yes, ctx);
            }
            EditCommand::SaveCustomer { id, base, new, photo, ends } => {
                documents.begin_page(id);
                documents.edit(id.into(), Edit::Customer { base, new, photo, ends }, Undoable::Yes, ctx);
            }
            EditCommand::SaveEntry { customer, id, base, mut new, photo, ends } => {
                if base.is_none() {
                    new.due = screens.shop().care.due(&new);
                }
                let edit = Edit::Entry { id, base, new, photo, ends };
                documents.edit(customer.into(), edit, Undoable::Yes, ctx);
            }
            EditCommand::Bring(pages) => documents.bring(pages, ctx),
            EditCommand::Join { pair, words_of } => {
                screens.close_comparison();
                documents.merge_pages(pair, words_of, ctx);
            }
            EditCommand::Part(id) => documents.part_pages(id, ctx),
            EditCommand::NotTheSame(pair) => {
                documents.keep_apart(pair, ctx);
                screens.close_comparison();
                screens.find_duplicates(documents);
            }
            EditCommand::Decide { customer, key, decision } => {
                let edit = Edit::Decide { key, new: decision };
                documents.edit(customer.into(), edit, Undoable::Yes, ctx);
            }
            EditCommand::Renew { customer, entry } => documents.renew(customer, entry, ctx),
            EditCommand::Undo => documents.undo(ctx),
            EditCommand::Redo => documents.redo(ctx),
            EditCommand::BringBack(id) => documents.edit(id.into(), Edit::BringBack, Undoable::Yes, ctx),
            EditCommand::Erase(id) => {
                screens.close_erase();
                documents.erase(id, ctx);
            }
            EditCommand::KeepDraft(draft, text) => documents.keep_draft(draft, &text, ctx),
        }
    }

    /// Carries out a command about greetings.
    fn greet(&mut self, asked: Greet, ctx: &mut Ctx) {
        let Self { documents, screens, .. } = self;
        match asked {
            Greet::LookAt(id) => screens.look_at_greeting(id),
            Greet::LookBack(is_wanted) => screens.look_back(is_wanted),
            Greet::Save(id, greeting) => self.save_greeting(id, greeting, ctx),
            Greet::Everyone(id, list) => {
                let audience = screens.audience(&list, documents, ctx);
                let greeting = Greeting { audience, begun: ctx.now, ..Greeting::default() };
                self.save_greeting(id, greeting, ctx);
            }
            Greet::Line { customer, greeting, line } => {
                documents.edit(customer.into(), Edit::Line { greeting, line }, Undoable::No, ctx);
            }
            Greet::LeaveOut { customer, greeting, is_out } => {
                let new = is_out.then_some(Decision::Done);
                let edit = Edit::Decide { key: DecisionKey::left_out(greeting), new };
                documents.edit(customer.into(), edit, Undoable::Yes, ctx);
            }
            Greet::Weigh { customer, greeting, unnamed } => {
                screens.weigh(customer, greeting, &unnamed, documents);
            }
        }
    }

    fn save_greeting(&mut self, id: ItemId, greeting: Greeting, ctx: &mut Ctx) {
        let base = self.screens.shop().clone();
        let mut new = base.clone();
        new.greetings.insert(id, greeting);
        if new != base {
            let edit = Edit::Shop { base: Box::new(base), new: Box::new(new) };
            self.documents.edit(DocumentId::SHOP, edit, Undoable::No, ctx);
        }
    }

    /// Handles an answer or a message from the browser.
    pub fn input(&mut self, input: Input, ambient: &Ambient) -> Vec<Effect> {
        let mut ctx = Ctx::new(ambient);
        let Self { documents, intake, outgoing, peers, screens } = self;
        match input {
            Input::Read(ticket, result) => match ticket.owner {
                Owner::Documents => documents.read(ticket, result, &mut ctx),
                Owner::Outgoing => outgoing.read(ticket, result, documents, &mut ctx),
                Owner::Peers => peers.read(ticket, result, documents, &mut ctx),
            },
            Input::Written(ticket, result) => match ticket.owner {
                Owner::Documents => documents.written(ticket, result, &mut ctx),
                Owner::Peers => peers.written(ticket, result, documents, &mut ctx),
                // It only reads.
                Owner::Outgoing => {}
            },
            Input::Verified(ticket, verified) => documents.verified(ticket, verified, &mut ctx),
            Input::Resumed => {
                intake.resumed(&mut ctx);
                documents.scrub_next(&mut ctx);
            }
            Input::Locked(what, file) => outgoing.locked(what, file),
            Input::Unlocked(opened) => intake.unlocked(opened, documents, &mut ctx),
            Input::Shrunk(shrinking, photo) => intake.shrunk(shrinking, photo, documents, &mut ctx),
            Input::Connection(id, event) => peers.connection_event(id, event, documents, &mut ctx),
            Input::Certified(made) => peers.certified(made, documents, &mut ctx),
            Input::Alarm => {
                peers.tick(&mut ctx);
                screens.tick();
            }
            Input::Changed(ids) => documents.changed_elsewhere(ids, &mut ctx),
            Input::Refused(trouble) => screens.refused(trouble),
        }
        self.settle(ctx)
    }

    /// Lets the parts work until none of them has any work left.
    fn settle(&mut self, mut ctx: Ctx) -> Vec<Effect> {
        loop {
            while let Some(event) = ctx.events.pop_front() {
                self.route(event, &mut ctx);
            }
            let Self { documents, intake, outgoing, peers, .. } = self;
            intake.advance(documents, &mut ctx);
            outgoing.advance(&mut ctx);
            peers.advance(documents, &mut ctx);
            documents.advance(&mut ctx);
            if ctx.events.is_empty() {
                break;
            }
        }
        let Self { documents, intake, outgoing, peers, screens } = self;
        documents.evict_idle(&screens.looked_at());
        screens.show(documents, intake, outgoing, peers, &ctx);
        ctx.effects
    }

    /// Delivers an event to the parts that handle it.
    fn route(&mut self, event: Event, ctx: &mut Ctx) {
        let Self { documents, intake, outgoing, peers, screens } = self;
        match event {
            Event::Doc(event) => self.route_document(event, ctx),
            Event::Notice(what, undo) => screens.notify(what, undo),
            Event::Trouble(trouble) => screens.in_the_way(Some(trouble)),
            Event::BundleOpened(bytes) => peers.bundle_opened(bytes, ctx),
            Event::InvitationOpened(bytes) => peers.invitation_opened(bytes, ctx),
            Event::BundleRead(received) => intake.take_bundle(received),
            Event::BundleRefused(unwelcome) => intake.refuse_bundle(unwelcome),
            Event::BundleTaken { bundle, gaps, added } => peers.bundle_taken(bundle, gaps, added, ctx),
            Event::BundleNoted(noted) => intake.note_bundle(noted),
            Event::Collect(plan) => outgoing.collect(plan),
            Event::Collected(draft) => peers.collected(draft, ctx),
            Event::ConnectionClosed(id) => documents.cancel(id, ctx),
            Event::Sealed(id, file) => outgoing.sealed(id, &file),
        }
    }

    /// Delivers an event of the documents.
    fn route_document(&mut self, event: DocEvent, ctx: &mut Ctx) {
        let Self { documents, intake, outgoing, peers, screens } = self;
        match event {
            DocEvent::Started { is_first } => screens.started(is_first),
            DocEvent::Loaded(id) => {
                if id == DocumentId::SHOP {
                    screens.shop_loaded(documents);
                }
                intake.page_ready(id, documents, ctx);
                peers.loaded(id, documents, ctx);
            }
            DocEvent::Gone { id, is_erased_elsewhere, had_words } => {
                screens.gone(id.into(), is_erased_elsewhere, had_words, documents, ctx);
                intake.page_ready(id, documents, ctx);
            }
            DocEvent::Stored(id) => peers.stored(id, documents, ctx),
            DocEvent::Saved => {
                screens.saved(ctx);
                if !documents.is_unsaved()
                    && !documents.has_failed()
                    && !outgoing.has_failed()
                    && !peers.has_failed()
                {
                    screens.in_the_way(None);
                }
            }
            DocEvent::People(ids, order) => screens.people_changed(&ids, order, documents, ctx),
            DocEvent::Indexed => screens.indexed(),
            DocEvent::Delivered(id, Receipt::Intake, merged) => intake.delivered(id, &merged),
            DocEvent::Delivered(id, Receipt::Peer(connection, theirs), merged) => {
                peers.delivered(id, connection, theirs, merged, documents, ctx);
            }
            DocEvent::PhotoStored => peers.photo_stored(ctx),
            DocEvent::Lost(id) => peers.lost(id, ctx),
            DocEvent::Reverted(reverted) => intake.reverted(&reverted, documents),
            DocEvent::PagesMerged => screens.duplicates_changed(documents),
        }
    }
}
