//! What a [session](crate::sync::session) asks for is done: documents are read for the other device, and what it sends
//! is merged into its pages and saved, several in one transaction; only what is durable is confirmed.
//!
//! What the session learns of the other is noted beside the notebook when both are in step, and at the end.

mod checking;
mod documents;

use std::collections::{BTreeMap, VecDeque};
use std::sync::Arc;

use super::devices::{Devices, Task};
use super::meeting::{Parting, Step};
use super::{Ambient, Effect, Notebook};
use crate::document::{Heads, chunks};
use crate::domain::{DeviceId, DocumentId, PhotoId};
use crate::sync::keys::{drawn, id_of};
use crate::sync::session::{Input, Output, Session, Their};
use crate::sync::webrtc::{ConnectionId, ConnectionRequest};
pub(super) use checking::Arrived;

/// In how many steps progress is shown.
const STEPS: usize = 200;

/// How many documents are saved in one transaction: few enough that the screen gets its turn.
const SHARE: usize = 20;

/// Documents that cross between this device and another.
pub(super) struct Exchange {
    session: Session,
    line: ConnectionId,
    /// The other, once it has proved to be it.
    pub(super) with: Option<DeviceId>,
    learned: Learned,
    /// What came and is being saved, oldest first: where the other's copy is, and the photos its page shows that are not
    /// here.
    storing: BTreeMap<DocumentId, Vec<(Heads, Vec<PhotoId>)>>,
    to_save: Vec<DocumentId>,
    /// What came whole and is not stored yet: where the other's copy is, and its bytes.
    checking: BTreeMap<DocumentId, (Heads, Arc<[u8]>)>,
    /// What was looked at and is to be stored.
    arrived: Vec<Arrived>,
    /// Documents whose heads are still to be looked up, and their states, because both sides had them before anything was told of them.
    unknown: VecDeque<(DocumentId, [u8; 32])>,
    /// How many documents were here before, and how many crossed since.
    before: usize,
    crossed: usize,
    /// Pages came that stand in no list yet.
    is_stale: bool,
    /// One of them cannot take in something the other has.
    pub(super) differs: bool,
    /// Something was still on its way a second ago.
    is_late: bool,
    /// Something was confirmed that is not shown yet.
    is_confirmed: bool,
    /// What the session asks for and is not done yet, oldest first.
    asked: VecDeque<Output>,
    /// The oldest is being done: what it leads to waits behind the others.
    is_working: bool,
}

/// What an exchange has told of the other device.
#[derive(Clone, Default)]
pub(super) struct Learned {
    with: Option<DeviceId>,
    /// Where its copies are at least.
    heads: BTreeMap<DocumentId, Heads>,
    /// Nothing was left to be told at its end, photos among it.
    is_whole: bool,
    /// Both had the same then: nothing is missing here of what the other has.
    is_equal: bool,
}

/// Why a document is read for an exchange.
pub(super) enum Wanted {
    /// The other device lacks something of it.
    Changes(Their),
    /// A photo of its page.
    Photo(PhotoId),
    /// The other had it as it was here, in this state: where that is.
    Heads([u8; 32]),
}

impl Exchange {
    /// What it has told of the other device by now.
    fn learned(&self) -> Learned {
        let is_whole = self.session.is_done();
        Learned { is_whole, is_equal: is_whole && !self.differs, ..self.learned.clone() }
    }

    /// How far it is.
    fn progress(&self) -> Step {
        if self.session.is_done() {
            return Step::InStep;
        }
        let more = self.session.theirs().map_or(0, |theirs| theirs.abs_diff(self.before));
        Step::Exchanging { done: self.crossed, total: more.max(self.crossed + self.session.due()) }
    }
}

impl Notebook {
    /// The line is open, and both sides are of one notebook. `new` is the other's public key where one of them has just
    /// been let in.
    pub(super) fn begin_exchange(
        &mut self,
        new: Option<[u8; 32]>,
        ambient: &Ambient,
        effects: &mut Vec<Effect>,
    ) {
        let others = self.others();
        let Some(Devices { own: Some(own), .. }) = &self.devices else { return };
        let known = others.iter().map(|(id, device)| (*id, device.key));
        let keys = known.chain(new.map(|key| (id_of(&key), key)));
        let secrets = keys.filter_map(|(id, key)| Some((id, own.pair_secret(&key)?))).collect();
        let random = drawn(&ambient.random, "session");
        let (session, hello) = Session::new(own.id, secrets, self.marks.clone(), &random, ambient.now);
        let before = self.marks.len();
        let Some(meeting) = &mut self.meeting else { return };
        let Some(line) = meeting.lines.keys().next().copied() else { return };
        meeting.exchange = Some(Exchange {
            session,
            line,
            with: None,
            learned: Learned::default(),
            storing: BTreeMap::new(),
            to_save: Vec::new(),
            checking: BTreeMap::new(),
            arrived: Vec::new(),
            unknown: VecDeque::new(),
            before,
            crossed: 0,
            is_stale: false,
            differs: false,
            is_late: false,
            is_confirmed: false,
            asked: [hello].into(),
            is_working: false,
        });
        self.news.clear();
        self.step(Step::Connecting, ambient);
        self.obey_session(ambient, effects);
    }

    /// Tells the session something and does what it asks for.
    pub(super) fn tell_session(&mut self, input: Input, ambient: &Ambient, effects: &mut Vec<Effect>) {
        let Some(exchange) = self.exchange() else { return };
        let asked = exchange.session.handle(input, ambient.now);
        exchange.asked.extend(asked);
        self.obey_session(ambient, effects);
    }

    fn exchange(&mut self) -> Option<&mut Exchange> {
        self.meeting.as_mut()?.exchange.as_mut()
    }

    /// Does what the session asks for, one thing after the other, in the order it was asked: frames are numbered, and a
    /// thing that is done may lead to more at once.
    fn obey_session(&mut self, ambient: &Ambient, effects: &mut Vec<Effect>) {
        if self.exchange().is_none_or(|exchange| std::mem::replace(&mut exchange.is_working, true)) {
            return;
        }
        while let Some(output) = self.exchange().and_then(|exchange| exchange.asked.pop_front()) {
            self.obey(output, ambient, effects);
        }
        self.exchange().into_iter().for_each(|exchange| exchange.is_working = false);
    }

    fn obey(&mut self, output: Output, ambient: &Ambient, effects: &mut Vec<Effect>) {
        let Some(exchange) = self.exchange() else { return };
        match output {
            Output::Frame(frame) => {
                effects.push(Effect::Connection(ConnectionRequest::Send(exchange.line, frame)))
            }
            Output::Met(device) => {
                exchange.with = Some(device);
                exchange.learned.with = Some(device);
                self.note_newcomer(ambient, effects);
                let peer = self.devices.as_ref().and_then(|devices| devices.peers.get(&device).cloned());
                let peer = peer.unwrap_or_default();
                let lacking = self.lacking(&peer).into_iter().map(|(_, id)| id).collect();
                self.show_progress(ambient);
                let begin = Input::Begin { lacking, known: !peer.heads.is_empty() };
                self.tell_session(begin, ambient, effects);
                let wanted = self.devices.as_ref().map(|devices| devices.wanted.clone());
                for (id, photo) in wanted.unwrap_or_default() {
                    self.tell_session(Input::Want(id, photo), ambient, effects);
                }
            }
            Output::Load(document, their) => {
                self.read_for_other(document, Wanted::Changes(their), ambient, effects);
            }
            Output::LoadPhoto(document, photo) => {
                self.read_for_other(document, Wanted::Photo(photo), ambient, effects);
            }
            Output::Store(document, heads, changes) => {
                self.take_from_other(document, heads, changes, ambient, effects);
            }
            Output::StorePhoto(document, photo, bytes) => {
                self.keep_photo(document, photo, bytes, effects);
                self.follow_join(document, effects);
                self.join_next(ambient, effects);
            }
            Output::Known(document, heads) => {
                exchange.crossed += 1;
                exchange.learned.heads.insert(document, heads);
                exchange.is_confirmed = true;
                self.show_progress(ambient);
            }
            Output::InStep(except) => self.in_step(except, ambient, effects),
            Output::Ended(ended) => self.part_ways(ended.into(), ambient, effects),
        }
    }
}

impl Notebook {
    /// Tells the session what was saved since, and saves what came.
    pub(super) fn exchange_next(&mut self, ambient: &Ambient, effects: &mut Vec<Effect>) {
        for id in std::mem::take(&mut self.news) {
            let is_saved = !self.is_unsaved_page(id);
            let digest = self.marks.get(&id).copied();
            let Some(exchange) = self.exchange() else { return };
            // An earlier save of it has ended; the one with what came is to come.
            let stored = exchange.storing.remove(&id).filter(|waiting| {
                let waits = !is_saved;
                if waits {
                    exchange.storing.insert(id, waiting.clone());
                }
                !waits
            });
            let theirs = stored.as_ref().map(|all| all.last().map(|(theirs, _)| chunks::digest(theirs)));
            for (_, photos) in stored.into_iter().flatten() {
                if let Some(exchange) = self.exchange() {
                    exchange.crossed += 1;
                }
                self.tell_session(Input::Stored { document: id, digest, photos }, ambient, effects);
            }
            // Also where it is gone: the session would go on to compare what is not here any more.
            if theirs != Some(digest) {
                self.tell_session(Input::Changed(id, digest), ambient, effects);
            }
            self.show_progress(ambient);
            if id == DocumentId::SHOP {
                self.part_from_removed(ambient, effects);
            }
        }
        let Some(exchange) = self.meeting.as_mut().and_then(|meeting| meeting.exchange.as_mut()) else {
            return;
        };
        let is_saving = |id: &DocumentId| self.held.get(id).is_some_and(|held| held.in_flight.is_some());
        if !exchange.storing.keys().any(is_saving) {
            let share = exchange.to_save.len().min(SHARE);
            let ids: Vec<DocumentId> = exchange.to_save.drain(..share).collect();
            self.save_together(&ids, effects);
        }
        self.store_arrived(effects);
        self.show_confirmed();
    }

    /// Both sides hold the same, but for what has changed since that was compared; with `None`, but for what one of them
    /// cannot take in.
    fn in_step(&mut self, except: Option<Vec<DocumentId>>, ambient: &Ambient, effects: &mut Vec<Effect>) {
        if let Some(exchange) = self.exchange() {
            exchange.differs = except.is_none();
        }
        if let Some(except) = except {
            let is_unknown = |(id, digest): &(&DocumentId, &[u8; 32])| {
                !except.contains(id) && chunks::digest(&self.known_there(**id)) != **digest
            };
            let unknown = self.marks.iter().filter(is_unknown).map(|(id, digest)| (*id, *digest)).collect();
            if let Some(exchange) = self.exchange() {
                exchange.unknown = unknown;
            }
        }
        self.step(Step::InStep, ambient);
        self.stale_ranks();
        let added = self.exchange().map_or(0, |exchange| exchange.crossed);
        let alike = self.is_joining() && self.look_for_alike(added);
        self.view.meeting.iter_mut().for_each(|shown| shown.alike |= alike);
        self.renew_certificates(ambient, effects);
        self.look_up_next(ambient, effects);
    }

    /// Looks up where the documents are that both sides had before; at the end, what is known is noted.
    fn look_up_next(&mut self, ambient: &Ambient, effects: &mut Vec<Effect>) {
        let Some(exchange) = self.exchange() else { return };
        match exchange.unknown.pop_front() {
            Some((id, digest)) => self.read_for_other(id, Wanted::Heads(digest), ambient, effects),
            None => {
                let learned = exchange.learned();
                self.with_devices(Task::Met(Box::new(learned)), effects);
            }
        }
    }

    /// The meeting is over.
    pub(super) fn note_exchange(&mut self, exchange: Exchange, effects: &mut Vec<Effect>) {
        self.stale_ranks();
        // What came to a page stays, whoever sent it.
        self.save_together(&exchange.to_save, effects);
        let learned = exchange.learned();
        self.with_devices(Task::Met(Box::new(learned)), effects);
    }

    /// Whether what the other sent of a document waits to be saved, together with others.
    pub(super) fn is_crossing(&self, id: DocumentId) -> bool {
        let exchange = self.meeting.as_ref().and_then(|meeting| meeting.exchange.as_ref());
        exchange.is_some_and(|exchange| exchange.to_save.contains(&id))
    }

    /// Shows what was confirmed while both are in step. All documents are looked at, so once for all of it.
    fn show_confirmed(&mut self) {
        let is_shown = self.is_in_step() && self.view.devices.is_some();
        let is_news = |exchange: &mut Exchange| {
            exchange.session.is_done() && std::mem::take(&mut exchange.is_confirmed)
        };
        if is_shown && self.exchange().is_some_and(is_news) {
            self.know_what_was_confirmed();
            self.show_devices();
        }
    }

    /// What the other has confirmed in this meeting counts at once, and not only once it is noted.
    pub(super) fn know_what_was_confirmed(&mut self) {
        let Some(exchange) = self.meeting.as_ref().and_then(|meeting| meeting.exchange.as_ref()) else {
            return;
        };
        let (Some(devices), Some(with)) = (&mut self.devices, exchange.with) else { return };
        devices.peers.entry(with).or_default().heads.extend(exchange.learned.heads.clone());
    }

    fn is_in_step(&self) -> bool {
        self.view.meeting.as_ref().is_some_and(|shown| shown.step == Step::InStep)
    }

    /// Whoever was removed is told nothing any more, also where that happens while it is there.
    fn part_from_removed(&mut self, ambient: &Ambient, effects: &mut Vec<Effect>) {
        let with = self.exchange().and_then(|exchange| exchange.with);
        let known = with.and_then(|with| self.known_devices().remove(&with));
        if known.is_some_and(|device| device.removed) {
            self.part_ways(Parting::Stranger, ambient, effects);
        }
    }

    /// What a meeting has told of the other device is noted.
    pub(super) fn met(&mut self, learned: &Learned, ambient: &Ambient) {
        let Some(with) = learned.with else { return };
        let Some(Devices { own, peers, .. }) = &mut self.devices else { return };
        // Whoever invited this device by a file has had its answer.
        own.iter_mut().for_each(|own| own.joining = own.joining.filter(|(inviting, _)| *inviting != with));
        let mut peer = peers.remove(&with).unwrap_or_default();
        peer.heads.extend(learned.heads.clone());
        peer.met = peer.met.max(Some(ambient.now));
        if learned.is_equal {
            peer.gaps.clear();
        }
        if learned.is_whole && self.lacking(&peer).is_empty() {
            peer.up_to = peer.up_to.max(Some(ambient.now));
        }
        if let Some(devices) = &mut self.devices {
            devices.peers.insert(with, peer);
            devices.note_event(&ambient.random);
        }
    }

    fn show_progress(&mut self, ambient: &Ambient) {
        let exchange = self.exchange().filter(|exchange| exchange.with.is_some());
        let Some(step) = exchange.map(|exchange| exchange.progress()) else { return };
        let shown = self.view.meeting.as_ref().map(|shown| &shown.step);
        // The screen need not be drawn for every document.
        let is_news = match (shown, &step) {
            (Some(Step::InStep), _) => false,
            (Some(Step::Exchanging { done: before, .. }), Step::Exchanging { done, total }) => {
                (done - before) * STEPS >= *total
            }
            _ => true,
        };
        if is_news {
            self.step(step, ambient);
        }
    }

    /// A second has gone by. What is still on its way then is more than an edit: both are in step again after it.
    pub(super) fn exchange_ticks(&mut self, ambient: &Ambient, effects: &mut Vec<Effect>) {
        let is_done = self.exchange().is_none_or(|exchange| exchange.session.is_done());
        let is_late =
            self.exchange().is_some_and(|exchange| std::mem::replace(&mut exchange.is_late, !is_done));
        if self.is_in_step() && is_late && !is_done {
            let progress = self.exchange().map(|exchange| exchange.progress());
            progress.into_iter().for_each(|step| self.step(step, ambient));
        }
        let is_stale = self.exchange().is_some_and(|exchange| std::mem::take(&mut exchange.is_stale));
        if is_stale {
            self.stale_ranks();
        }
        self.tell_session(Input::Tick, ambient, effects);
        self.show_progress(ambient);
    }

    /// Many pages come in at once: they are put in order once a second.
    pub(super) fn is_filling(&self) -> bool {
        let shown = self.view.meeting.as_ref();
        shown.is_some_and(|shown| matches!(shown.step, Step::Exchanging { .. }))
    }
}
