//! A [session](crate::sync::session) over a connection. Its requests are carried out, and it learns what is stored.
//!
//! What the session learns about the peer is noted beside the notebook when both are in step, and at the end.

use std::collections::{BTreeMap, VecDeque};

use super::Peers;
use super::bundles::may_have_duplicates;
use super::connection_state::{Connection, Phase};
use super::registry::Registry;
use super::session_state::{Learned, Progress, Sync};
use super::task::Task;
use super::transfer::Purpose;
use crate::document::{Heads, chunks};
use crate::domain::DocumentId;
use crate::notebook::api::Effect;
use crate::notebook::api::connection::Parting;
use crate::notebook::ctx::Ctx;
use crate::notebook::documents::{Delivery, Documents};
use crate::notebook::event::{Merged, Receipt};
use crate::sync::keys::{drawn, id_of};
use crate::sync::peer::Peer;
use crate::sync::session::{Input, Output, Session};
use crate::sync::webrtc::{ConnectionId, ConnectionRequest};

/// The number of steps in which progress is shown.
const STEPS: usize = 200;

impl Peers {
    pub(super) fn sync(&mut self) -> Option<&mut Sync> {
        match &mut self.connection.as_mut()?.phase {
            Phase::Syncing(sync) => Some(sync),
            _ => None,
        }
    }

    /// Whether the session over this connection still exists.
    pub(super) fn is_syncing(&mut self, connection: ConnectionId) -> bool {
        self.sync().is_some_and(|sync| sync.connection == connection)
    }

    /// Begins the session. The connection is open, and both sides belong to one notebook. `new` is the peer's public
    /// key if one of them has just been admitted.
    pub(super) fn begin_sync(&mut self, new: Option<[u8; 32]>, documents: &Documents, ctx: &mut Ctx) {
        let others = self.others(documents);
        let Some(own) = self.own() else { return };
        let known = others.iter().map(|(id, device)| (*id, device.key));
        let keys = known.chain(new.map(|key| (id_of(&key), key)));
        let secrets = keys.filter_map(|(id, key)| Some((id, own.pair_secret(&key)?))).collect();
        let random = drawn(&ctx.random, "session");
        let (session, hello) = Session::new(own.id, secrets, documents.digests().clone(), &random, ctx.now);
        let attempts = self.connection.iter().flat_map(|connection| connection.attempts.keys());
        let Some(connection) = attempts.copied().next() else { return };
        let sync = Sync {
            session,
            connection,
            learned: Learned::default(),
            storing: BTreeMap::new(),
            unknown: VecDeque::new(),
            before: documents.digests().len(),
            crossed: 0,
            differs: false,
            is_late: false,
            is_confirmed: false,
            outputs: [hello].into(),
            progress: Progress::Greeting,
        };
        self.set_phase(Phase::Syncing(Box::new(sync)), ctx);
    }

    /// Gives the session an input. Its new requests wait behind its earlier requests.
    pub(super) fn tell_session(&mut self, input: Input, ctx: &Ctx) {
        if let Some(sync) = self.sync() {
            let asked = sync.session.handle(input, ctx.now);
            sync.outputs.extend(asked);
        }
    }

    /// Carries out the session's requests, and shows what was confirmed.
    pub fn advance(&mut self, documents: &mut Documents, ctx: &mut Ctx) {
        while let Some(output) = self.sync().and_then(|sync| sync.outputs.pop_front()) {
            self.carry_out(output, documents, ctx);
        }
        let is_shown = self.rows.is_some();
        let is_news = self.sync().is_some_and(|sync| {
            let is_done = sync.progress == Progress::InStep && sync.session.is_done();
            is_shown && is_done && std::mem::take(&mut sync.is_confirmed)
        });
        // It goes through all documents, so it is done once for all the news.
        if is_news {
            self.count_confirmed();
            self.show_rows(documents);
        }
    }

    fn carry_out(&mut self, output: Output, documents: &mut Documents, ctx: &mut Ctx) {
        let Some(sync) = self.sync() else { return };
        match output {
            Output::Frame(frame) => {
                ctx.ask(Effect::Connection(ConnectionRequest::Send(sync.connection, frame)));
            }
            Output::Met(device) => {
                sync.learned.with = Some(device);
                self.note_newcomer(documents, ctx);
                let none = Peer::default();
                let peer =
                    self.registry.as_ref().and_then(|registry| registry.peers.get(&device)).unwrap_or(&none);
                let lacking = self.lacking(peer, documents).into_iter().map(|(_, id)| id).collect();
                let known = !peer.heads.is_empty();
                self.show_progress();
                self.tell_session(Input::Begin { lacking, known }, ctx);
                let wanted = self.registry.as_ref().map(|registry| registry.wanted.clone());
                for (id, photo) in wanted.unwrap_or_default() {
                    self.tell_session(Input::Want(id, photo), ctx);
                }
            }
            Output::Load(document, their) => {
                self.transfer(document, Purpose::Changes(their), documents, ctx);
            }
            Output::LoadPhoto(document, photo) => {
                self.transfer(document, Purpose::Photo(photo), documents, ctx);
            }
            Output::Store(document, heads, changes) => {
                let receipt = Receipt::Peer(sync.connection, heads);
                let bytes = changes.into();
                let delivery = Delivery { receipt, bytes, photos: Vec::new(), keeps_own: false };
                documents.deliver(document, delivery, ctx);
            }
            Output::StorePhoto(document, photo, bytes) => documents.keep_photo(document, photo, &bytes, ctx),
            Output::Known(document, heads) => {
                sync.crossed += 1;
                sync.learned.heads.insert(document, heads);
                sync.is_confirmed = true;
                self.show_progress();
            }
            Output::InStep(except) => self.in_step(except, documents, ctx),
            Output::Ended(ended) => self.end_connection(ended.into(), ctx),
        }
    }

    /// A document that the peer sent was taken in or refused.
    pub fn delivered(
        &mut self,
        id: DocumentId,
        connection: ConnectionId,
        theirs: Heads,
        merged: Merged,
        documents: &Documents,
        ctx: &mut Ctx,
    ) {
        // If the connection has ended, the document is taken in anyway. Nobody waits for an answer.
        let Some(sync) = self.sync().filter(|sync| sync.connection == connection) else { return };
        let answer = match merged {
            Merged::Here { is_stored: false, lacking, .. } => {
                sync.learned.heads.insert(id, theirs.clone());
                sync.storing.entry(id).or_default().push((theirs, lacking));
                return;
            }
            Merged::Here { is_stored: true, lacking, .. } => {
                sync.learned.heads.insert(id, theirs);
                let digest = documents.digests().get(&id).copied();
                Input::Stored { document: id, digest, photos: lacking }
            }
            Merged::Gone | Merged::Reverted | Merged::Failed(_) => {
                Input::Stored { document: id, digest: None, photos: Vec::new() }
            }
        };
        self.tell_session(answer, ctx);
    }

    /// A photo that the peer sent is stored, or its page is gone.
    pub fn photo_stored(&mut self, ctx: &Ctx) {
        self.tell_session(Input::PhotoStored, ctx);
    }

    /// A document is stored in a new state, or is gone. The session is told.
    pub fn stored(&mut self, id: DocumentId, documents: &Documents, ctx: &mut Ctx) {
        let Some(sync) = self.sync() else { return };
        let digest = documents.digests().get(&id).copied();
        // An earlier commit of it has ended. The commit with the received changes is still to come.
        let stored = match documents.is_document_unsaved(id) {
            true => None,
            false => sync.storing.remove(&id),
        };
        let theirs = stored.as_ref().map(|all| all.last().map(|(theirs, _)| chunks::digest(theirs)));
        for (_, photos) in stored.into_iter().flatten() {
            self.sync().into_iter().for_each(|sync| sync.crossed += 1);
            self.tell_session(Input::Stored { document: id, digest, photos }, ctx);
        }
        // This also applies if it is gone. Otherwise the session would go on comparing a document that no longer exists
        // here.
        if theirs != Some(digest) {
            self.tell_session(Input::Changed(id, digest), ctx);
        }
        self.show_progress();
        if id == DocumentId::SHOP {
            self.part_from_removed(documents, ctx);
        }
    }

    /// Both sides hold the same, except for these documents that changed since the comparison. With `None`, something stays
    /// different, because one side refused it.
    fn in_step(&mut self, except: Option<Vec<DocumentId>>, documents: &mut Documents, ctx: &mut Ctx) {
        if let Some(sync) = self.sync() {
            sync.differs = except.is_none();
            sync.progress = Progress::InStep;
        }
        self.version += 1;
        if let Some(except) = except {
            let is_unknown = |(id, digest): &(&DocumentId, &[u8; 32])| {
                !except.contains(id) && chunks::digest(&self.known_there(**id)) != **digest
            };
            let digests = documents.digests().iter();
            let unknown = digests.filter(is_unknown).map(|(id, digest)| (*id, *digest)).collect();
            if let Some(sync) = self.sync() {
                sync.unknown = unknown;
            }
        }
        let added = self.sync().map_or(0, |sync| sync.crossed);
        let alike = self.is_joining() && may_have_duplicates(added, documents);
        self.connection.iter_mut().for_each(|connection| connection.alike |= alike);
        self.renew_certificates(documents, ctx);
        self.look_up_next(documents, ctx);
    }

    /// Looks up the heads of the documents that both sides already had. At the end, what is known is noted.
    pub(super) fn look_up_next(&mut self, documents: &mut Documents, ctx: &mut Ctx) {
        let Some(sync) = self.sync() else { return };
        match sync.unknown.pop_front() {
            Some((id, digest)) => self.transfer(id, Purpose::Heads(digest), documents, ctx),
            None => {
                let learned = sync.learned();
                self.with_registry(Task::Learn(Box::new(learned)), ctx);
            }
        }
    }

    /// The known heads of the peer's copy; empty if none are known.
    pub(super) fn known_there(&self, id: DocumentId) -> Heads {
        let Some(sync) = self.connection.as_ref().and_then(Connection::sync) else { return Heads::new() };
        let learned = sync.learned.heads.get(&id).cloned();
        let peer = sync.with().and_then(|with| self.registry.as_ref()?.peers.get(&with));
        learned.or_else(|| peer?.heads.get(&id).cloned()).unwrap_or_default()
    }

    /// Adds what the peer has confirmed in this session to what is known of it. It is stored later.
    pub(super) fn count_confirmed(&mut self) {
        let Some(learned) = self.sync().map(|sync| sync.learned.clone()) else { return };
        let (Some(registry), Some(with)) = (&mut self.registry, learned.with) else { return };
        registry.peers.entry(with).or_default().heads.extend(learned.heads);
    }

    /// Ends the session with a removed device. It receives nothing any more, even if it is removed while connected.
    fn part_from_removed(&mut self, documents: &Documents, ctx: &mut Ctx) {
        let with = self.sync().and_then(|sync| sync.with());
        let known = with.and_then(|with| self.devices(documents).remove(&with));
        if known.is_some_and(|device| device.removed) {
            self.end_connection(Parting::Stranger, ctx);
        }
    }

    /// Notes what a session has learned about the peer.
    pub(super) fn learn(&mut self, learned: &Learned, documents: &Documents, ctx: &Ctx) {
        let Some(with) = learned.with else { return };
        let Some(Registry { own, peers, .. }) = &mut self.registry else { return };
        // A device that invited this one by a file has received its answer.
        own.iter_mut().for_each(|own| own.joining = own.joining.filter(|(inviting, _)| *inviting != with));
        let mut peer = peers.remove(&with).unwrap_or_default();
        peer.heads.extend(learned.heads.clone());
        peer.met = peer.met.max(Some(ctx.now));
        if learned.is_equal {
            peer.gaps.clear();
        }
        if learned.is_whole && self.lacking(&peer, documents).is_empty() {
            peer.up_to = peer.up_to.max(Some(ctx.now));
        }
        if let Some(registry) = &mut self.registry {
            registry.peers.insert(with, peer);
            registry.note_event(&ctx.random);
        }
    }

    /// Shows the progress of the session if it is worth a redraw.
    fn show_progress(&mut self) {
        let Some(sync) = self.sync().filter(|sync| sync.with().is_some()) else { return };
        let now = sync.now();
        let is_news = match (sync.progress, now) {
            (Progress::InStep, _) => false,
            (Progress::Exchanging(before, _), Progress::Exchanging(done, total)) => {
                (done - before) * STEPS >= total
            }
            _ => true,
        };
        if is_news {
            sync.progress = now;
            self.version += 1;
        }
    }

    /// One second has passed. If something is still in transfer, it is more than an edit. The screen then shows the
    /// exchange until both are in step again.
    pub(super) fn sync_tick(&mut self, ctx: &mut Ctx) {
        if let Some(sync) = self.sync() {
            let is_done = sync.session.is_done();
            let was_late = std::mem::replace(&mut sync.is_late, !is_done);
            if sync.progress == Progress::InStep && was_late && !is_done {
                sync.progress = sync.now();
                self.version += 1;
            }
        }
        self.tell_session(Input::Tick, ctx);
        self.show_progress();
    }
}
