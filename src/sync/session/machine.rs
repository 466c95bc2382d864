//! One side of a session: what has arrived, what is due, and what is sent but unconfirmed.

use std::collections::{BTreeMap, VecDeque};

use super::arriving::Arriving;
use super::comparison::Comparison;
use super::handshake::{self, Direction};
use super::wire::{Item, Message};
use super::{Ended, FRAME, Input, MOST_DUE, Output, PATIENCE, PeerState, WINDOW};
use crate::document::Heads;
use crate::domain::{DeviceId, DocumentId, PhotoId, Timestamp};
use crate::sync::reconcile::{Items, Range, RangeSummary};

/// How many bytes of an item go into one frame, so that the frame stays within [`FRAME`].
const PART: usize = FRAME - 2_000;

/// How many documents are loaded at once. With this many, the disk is not waited for. With more, the screen could
/// freeze where a browser answers all of them in one go.
const LOADING: usize = 3;

/// What is still to be sent or requested.
enum Due {
    Document(DocumentId, Why),
    Photo(DocumentId, PhotoId),
    /// Ranges to be compared once everything before them is stored on both sides.
    Ranges(Vec<(Range, RangeSummary)>),
}

/// Why a document is loaded here.
#[derive(Clone)]
enum Why {
    /// The peer is not known to have its latest state.
    Lacking,
    /// It differs. The peer is asked for its changes.
    Differs,
    /// The peer has these heads and asked for the changes here.
    Asked(Heads),
    /// The same, and the peer does not know the heads of this side.
    AskedBack(Heads),
}

enum State {
    /// Waits for the first frame of the peer.
    Hello,
    /// Waits for the proof of the peer.
    Proof {
        device: DeviceId,
        expected: [u8; 32],
    },
    /// Waits for [`Input::Begin`].
    Authenticated,
    Open,
    Over,
}

/// One side of a session.
pub struct Session {
    state: State,
    own: DeviceId,
    hello: Vec<u8>,
    /// The pair secrets of this device, by the other device.
    secrets: BTreeMap<DeviceId, [u8; 32]>,
    comparison: Comparison,
    seal: Option<Direction>,
    open: Option<Direction>,
    due: VecDeque<Due>,
    /// The documents that are being loaded.
    loading: Vec<(DocumentId, Why)>,
    loading_photo: bool,
    /// The items that are sent and not confirmed, oldest first, with their sizes.
    sent: VecDeque<(Item, usize)>,
    arriving: Arriving,
    /// Whether this side, and the peer, have sent what the other was known to lack.
    pushed: [bool; 2],
    equal: bool,
    heard: Timestamp,
}

impl Session {
    /// Creates a session of this device, which holds `items`. The peer may be any device whose pair secret is given.
    /// Also returns the first frame to send.
    pub fn new(
        own: DeviceId,
        secrets: BTreeMap<DeviceId, [u8; 32]>,
        items: Items,
        random: &[u8; 32],
        now: Timestamp,
    ) -> (Self, Output) {
        let hello = handshake::hello(own, random);
        let session = Self {
            state: State::Hello,
            own,
            hello: hello.clone(),
            secrets,
            comparison: Comparison::new(items),
            seal: None,
            open: None,
            due: VecDeque::new(),
            loading: Vec::new(),
            loading_photo: false,
            sent: VecDeque::new(),
            arriving: Arriving::default(),
            pushed: [false; 2],
            equal: false,
            heard: now,
        };
        (session, Output::Frame(hello))
    }

    /// Handles an event and returns the requests that follow from it.
    pub fn handle(&mut self, input: Input, now: Timestamp) -> Vec<Output> {
        let mut out = Vec::new();
        if matches!(self.state, State::Over) {
            return out;
        }
        if let Err(ended) = self.step(input, now, &mut out) {
            self.state = State::Over;
            out.push(Output::Ended(ended));
        }
        out
    }

    /// How many documents the peer holds. `None` until the peer has reported it.
    pub fn theirs(&self) -> Option<usize> {
        self.comparison.theirs
    }

    /// Whether both sides are equal as far as possible and nothing is left to send or store.
    pub fn is_done(&self) -> bool {
        self.equal && self.is_idle()
    }

    /// How many entries are still to be sent or confirmed, as far as is known yet. Most are documents and photos.
    pub fn due(&self) -> usize {
        self.due.len() + self.sent.len()
    }

    fn step(&mut self, input: Input, now: Timestamp, out: &mut Vec<Output>) -> Result<(), Ended> {
        match input {
            Input::Frame(frame) => {
                self.heard = now;
                self.frame(&frame, out)?;
            }
            Input::Begin { lacking, known } => {
                self.state = State::Open;
                if known {
                    self.due.extend(lacking.into_iter().map(|id| Due::Document(id, Why::Lacking)));
                }
            }
            Input::Loaded { document, heads, changes, whole } => {
                let Some(at) = self.loading.iter().position(|(id, _)| *id == document) else {
                    return Ok(());
                };
                let (_, why) = self.loading.remove(at);
                match (why, changes.filter(|changes| !changes.is_empty())) {
                    (Why::Differs, _) => self.send(&Message::Want(document, heads, false), out),
                    (Why::Asked(_), _) if !whole => self.send(&Message::Want(document, heads, true), out),
                    (_, Some(changes)) => self.send_item(Item::Document(document, heads), &changes, out),
                    (_, None) => {}
                }
            }
            Input::Photo(document, photo, bytes) => {
                self.loading_photo = false;
                if let Some(bytes) = bytes {
                    self.send_item(Item::Photo(document, photo), &bytes, out);
                }
            }
            Input::Stored { document, digest, photos } => {
                if let Some(digest) = digest {
                    self.comparison.set(document, Some(digest));
                }
                if !photos.is_empty() {
                    self.send(&Message::WantPhotos(document, photos), out);
                }
                let is_it = |item: &Item| matches!(item, Item::Document(id, _) if *id == document);
                let confirmed = self.arriving.stored(is_it, digest.is_some());
                self.confirm(confirmed, out);
            }
            Input::PhotoStored => {
                let confirmed = self.arriving.stored(|item| matches!(item, Item::Photo(..)), true);
                self.confirm(confirmed, out);
            }
            Input::Want(document, photo) => self.send(&Message::WantPhotos(document, vec![photo]), out),
            Input::Changed(document, digest) => {
                self.comparison.set(document, digest);
                if digest.is_some() && matches!(self.state, State::Open) {
                    self.due.push_back(Due::Document(document, Why::Lacking));
                }
            }
            Input::Tick => {
                // If nothing is left to do here and the sides are not in step, the peer has to send the next frame.
                let waits = self.is_idle() && !self.equal;
                let is_half = self.arriving.is_half() || !self.sent.is_empty();
                let owes = !matches!(self.state, State::Open) || is_half || waits;
                if owes && now.0 - self.heard.0 > PATIENCE {
                    return Err(Ended::Silent);
                }
            }
        }
        self.go_on(out)
    }

    fn frame(&mut self, frame: &[u8], out: &mut Vec<Output>) -> Result<(), Ended> {
        match self.state {
            State::Hello => {
                let device = handshake::device(frame)?;
                // This prevents a reflection attack: a peer with the id of this device could pass the proof by sending
                // every frame back.
                let secret =
                    self.secrets.get(&device).filter(|_| device != self.own).ok_or(Ended::Stranger)?;
                self.comparison.leads = self.own < device;
                let hellos = if self.comparison.leads { [&self.hello, frame] } else { [frame, &self.hello] };
                let agreed = handshake::agree(secret, hellos, self.own, device);
                self.comparison.salt = agreed.salt;
                (self.seal, self.open) = (Some(agreed.seal), Some(agreed.open));
                out.push(Output::Frame(agreed.proof.to_vec()));
                self.state = State::Proof { device, expected: agreed.expected };
                Ok(())
            }
            State::Proof { device, expected } => {
                if !handshake::is_proof(frame, &expected) {
                    return Err(Ended::Proof);
                }
                self.state = State::Authenticated;
                out.push(Output::Met(device));
                Ok(())
            }
            // Frames that arrive before [`Input::Begin`] are handled too.
            State::Authenticated | State::Open => {
                if frame.len() > FRAME {
                    return Err(Ended::TooMuch);
                }
                let plain = self.open.as_mut().and_then(|open| open.open(frame)).ok_or(Ended::Garbled)?;
                let message = postcard::from_bytes(&plain).map_err(|_| Ended::Garbled)?;
                self.message(message, out)
            }
            State::Over => Ok(()),
        }
    }

    fn message(&mut self, message: Message, out: &mut Vec<Output>) -> Result<(), Ended> {
        match message {
            Message::Pushed => self.pushed[1] = true,
            Message::Ranges { told, is_last, differs } => {
                self.due.extend(self.comparison.arrived(told, is_last, differs)?.map(Due::Ranges));
            }
            Message::Want(document, heads, back) => {
                let why = if back { Why::AskedBack(heads) } else { Why::Asked(heads) };
                self.due.push_back(Due::Document(document, why));
            }
            Message::WantPhotos(document, photos) => {
                self.due.extend(photos.into_iter().map(|photo| Due::Photo(document, photo)));
            }
            Message::Part { item, left, bytes } => {
                out.extend(self.arriving.part(item, left as usize, &bytes)?.map(|arrived| match arrived {
                    (Item::Document(id, heads), bytes) => Output::Store(id, heads, bytes),
                    (Item::Photo(document, photo), bytes) => Output::StorePhoto(document, photo, bytes),
                }));
            }
            Message::Stored(stored) => {
                for stored in stored {
                    let (item, _) = self.sent.pop_front().ok_or(Ended::Garbled)?;
                    if let (Item::Document(id, heads), true) = (item, stored) {
                        out.push(Output::Known(id, heads));
                    }
                }
            }
            Message::Equal(equal) => self.agree(equal, out),
        }
        if self.due.len() > MOST_DUE {
            return Err(Ended::TooMuch);
        }
        Ok(())
    }

    fn agree(&mut self, equal: bool, out: &mut Vec<Output>) {
        self.equal = true;
        out.push(Output::InStep(equal.then(|| self.comparison.fresh())));
    }

    /// Compares the peer's turn with the documents here and sends the turn of this side.
    fn compare(&mut self, told: &[(Range, RangeSummary)], out: &mut Vec<Output>) -> Result<(), Ended> {
        let Some(compared) = self.comparison.answer(told)? else { return Ok(()) };
        self.due.extend(compared.differ.into_iter().map(|id| Due::Document(id, Why::Differs)));
        let all = Why::AskedBack(Heads::new());
        self.due.extend(compared.only_here.into_iter().map(|id| Due::Document(id, all.clone())));
        self.tell(&compared.tell, out);
        Ok(())
    }

    fn tell(&mut self, ranges: &[(Range, RangeSummary)], out: &mut Vec<Output>) {
        for message in self.comparison.turn(ranges) {
            self.send(&message, out);
        }
    }

    fn confirm(&mut self, stored: Vec<bool>, out: &mut Vec<Output>) {
        if !stored.is_empty() {
            self.send(&Message::Stored(stored), out);
        }
    }

    /// Sends and requests what is due, as far as the window allows.
    fn go_on(&mut self, out: &mut Vec<Output>) -> Result<(), Ended> {
        if !matches!(self.state, State::Open) {
            return Ok(());
        }
        while self.loading.len() < LOADING && !self.loading_photo && self.on_its_way() < WINDOW {
            let is_still = self.is_still();
            let (loading, sent) = (&self.loading, &self.sent);
            let may_begin = |due: &mut Due| match due {
                Due::Ranges(_) => is_still && loading.is_empty(),
                // A document is not loaded or sent twice at the same time. Otherwise neither the answers nor the
                // confirmations could be told apart.
                Due::Document(id, _) => {
                    let is_sent =
                        |(item, _): &(Item, usize)| matches!(item, Item::Document(other, _) if other == id);
                    loading.iter().all(|(other, _)| other != id) && !sent.iter().any(is_sent)
                }
                Due::Photo(..) => true,
            };
            match self.due.pop_front_if(may_begin) {
                Some(Due::Ranges(told)) => self.compare(&told, out)?,
                Some(Due::Document(id, why)) => {
                    let their = match &why {
                        Why::Lacking => PeerState::Known,
                        Why::Differs => PeerState::Unasked,
                        Why::Asked(heads) | Why::AskedBack(heads) => PeerState::At(heads.clone()),
                    };
                    self.loading.push((id, why));
                    out.push(Output::Load(id, their));
                }
                Some(Due::Photo(document, photo)) => {
                    self.loading_photo = true;
                    out.push(Output::LoadPhoto(document, photo));
                }
                None => break,
            }
        }
        if !self.is_idle() {
            return Ok(());
        }
        if !self.pushed[0] {
            self.pushed[0] = true;
            self.send(&Message::Pushed, out);
        }
        let may_compare = self.pushed == [true; 2] && self.comparison.leads && !self.comparison.going_on;
        if may_compare && !self.equal {
            match self.comparison.begin() {
                Some(told) => self.tell(&told, out),
                None => {
                    let equal = self.comparison.is_equal();
                    self.send(&Message::Equal(equal), out);
                    self.agree(equal, out);
                }
            }
        }
        Ok(())
    }

    /// Whether nothing is due, loading or unconfirmed.
    fn is_idle(&self) -> bool {
        self.due.is_empty() && self.loading.is_empty() && !self.loading_photo && self.is_still()
    }

    /// Whether the peer has stored everything that was sent, and this side everything that arrived.
    fn is_still(&self) -> bool {
        self.sent.is_empty() && self.arriving.is_still()
    }

    fn on_its_way(&self) -> usize {
        self.sent.iter().map(|(_, size)| size).sum()
    }

    fn send_item(&mut self, item: Item, bytes: &[u8], out: &mut Vec<Output>) {
        self.sent.push_back((item.clone(), bytes.len()));
        let mut left = bytes.len();
        for part in bytes.chunks(PART) {
            left -= part.len();
            self.send(&Message::Part { item: item.clone(), left: left as u32, bytes: part.to_vec() }, out);
        }
    }

    /// Seals any bytes as the next frame of this side. A fuzz test uses it to imitate a device of the notebook that
    /// misbehaves.
    #[cfg(fuzzing)]
    pub fn seal_any(&mut self, plain: &[u8]) -> Option<Vec<u8>> {
        Some(self.seal.as_mut()?.seal(plain))
    }

    fn send(&mut self, message: &Message, out: &mut Vec<Output>) {
        let Some(seal) = &mut self.seal else { return };
        let plain = postcard::to_allocvec(message).expect("plain values can be written");
        out.push(Output::Frame(seal.seal(&plain)));
    }
}
