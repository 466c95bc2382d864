//! One side of a session: what came, what is due, what is on its way.

use std::collections::{BTreeMap, VecDeque};

use super::arriving::Arriving;
use super::comparison::Comparison;
use super::handshake::{self, Direction};
use super::wire::{Item, Message};
use super::{Ended, FRAME, Input, MOST_DUE, Output, PATIENCE, Their, WINDOW};
use crate::document::Heads;
use crate::domain::{DeviceId, DocumentId, PhotoId, Timestamp};
use crate::sync::reconcile::{Items, Range, Told};

/// What a side sends of an item in one frame, so that the frame stays within [`FRAME`].
const PART: usize = FRAME - 2_000;

/// How many documents are loaded at once: enough that the disk is not waited for, and so few that the screen gets its turn
/// where a browser answers all of them in one go.
const LOADING: usize = 3;

/// What is still to be sent, or asked.
enum Due {
    Document(DocumentId, Why),
    Photo(DocumentId, PhotoId),
    /// To be compared once everything before is stored on the other side.
    Ranges(Vec<(Range, Told)>),
}

/// Why a document of this side is loaded.
#[derive(Clone)]
enum Why {
    /// The other is not known to have its latest.
    Lacking,
    /// It differs: the other is asked for what is new there.
    Differs,
    /// The other, which is there, asked what is new here.
    Asked(Heads),
    /// The same, and the other does not know where this side's copy is.
    AskedBack(Heads),
}

enum State {
    /// Waits for the other's first frame.
    Hello,
    /// Waits for its proof.
    Proof {
        device: DeviceId,
        expected: [u8; 32],
    },
    /// Waits for [`Input::Begin`].
    Meeting,
    Open,
    Over,
}

/// One side of a session.
pub struct Session {
    state: State,
    own: DeviceId,
    hello: Vec<u8>,
    /// The secrets of all pairs this device is part of.
    secrets: BTreeMap<DeviceId, [u8; 32]>,
    comparison: Comparison,
    seal: Option<Direction>,
    open: Option<Direction>,
    due: VecDeque<Due>,
    /// Asked of this device and not answered yet.
    loading: Vec<(DocumentId, Why)>,
    loading_photo: bool,
    /// Sent and not confirmed, oldest first, with their sizes.
    sent: VecDeque<(Item, usize)>,
    arriving: Arriving,
    /// Whether this side, and the other, have sent what they knew to be lacking.
    pushed: [bool; 2],
    equal: bool,
    heard: Timestamp,
}

impl Session {
    /// A session of this device, which holds `items`, with any of the devices whose secrets are given.
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

    /// Takes in what happened and tells what is to be done.
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

    /// How many documents the other has told to hold; `None` before it has.
    pub fn theirs(&self) -> Option<usize> {
        self.comparison.theirs
    }

    /// Both are in step, and nothing is left to be told or stored.
    pub fn is_done(&self) -> bool {
        self.equal && self.is_idle()
    }

    /// How many documents and photos are still to be sent, as far as is known yet.
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
                // With nothing to do here and not in step, the next word is the other's.
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
                // A mirror would prove everything: it says back what it is told.
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
                self.state = State::Meeting;
                out.push(Output::Met(device));
                Ok(())
            }
            // What comes before this device has looked up what it knows is answered all the same.
            State::Meeting | State::Open => {
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

    /// Compares what the other told, and tells in turn.
    fn compare(&mut self, told: &[(Range, Told)], out: &mut Vec<Output>) -> Result<(), Ended> {
        let Some(compared) = self.comparison.answer(told)? else { return Ok(()) };
        self.due.extend(compared.differ.into_iter().map(|id| Due::Document(id, Why::Differs)));
        let all = Why::AskedBack(Heads::new());
        self.due.extend(compared.only_here.into_iter().map(|id| Due::Document(id, all.clone())));
        self.tell(&compared.tell, out);
        Ok(())
    }

    fn tell(&mut self, ranges: &[(Range, Told)], out: &mut Vec<Output>) {
        for message in self.comparison.turn(ranges) {
            self.send(&message, out);
        }
    }

    fn confirm(&mut self, stored: Vec<bool>, out: &mut Vec<Output>) {
        if !stored.is_empty() {
            self.send(&Message::Stored(stored), out);
        }
    }

    /// Sends and asks for what is due, as much as may be on its way.
    fn go_on(&mut self, out: &mut Vec<Output>) -> Result<(), Ended> {
        if !matches!(self.state, State::Open) {
            return Ok(());
        }
        while self.loading.len() < LOADING && !self.loading_photo && self.on_its_way() < WINDOW {
            let is_still = self.is_still();
            let (loading, sent) = (&self.loading, &self.sent);
            let may_begin = |due: &mut Due| match due {
                Due::Ranges(_) => is_still && loading.is_empty(),
                // Twice at once, neither the answers nor what is confirmed could be told apart.
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
                        Why::Lacking => Their::Known,
                        Why::Differs => Their::Unasked,
                        Why::Asked(heads) | Why::AskedBack(heads) => Their::At(heads.clone()),
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

    /// Nothing is due, and nothing on its way.
    fn is_idle(&self) -> bool {
        self.due.is_empty() && self.loading.is_empty() && !self.loading_photo && self.is_still()
    }

    /// Everything that was sent is stored there, and everything that came is stored here.
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

    /// Any bytes as the next frame of this side, as a device of the notebook might send them that has gone bad.
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
