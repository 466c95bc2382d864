//! A simulated device and the line between two of them, in memory and without waiting.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use regulars::document::{Document, Heads, MergeError};
use regulars::domain::*;
use regulars::sync::session::{Ended, FRAME, Input, Output, PeerState, Session, digest};

/// A device: its documents, what it knows of others, and its side of a session.
pub struct Side {
    pub id: DeviceId,
    pub secrets: BTreeMap<DeviceId, [u8; 32]>,
    pub docs: BTreeMap<DocumentId, Document>,
    pub photos: BTreeMap<PhotoId, Vec<u8>>,
    pub known: BTreeMap<DeviceId, BTreeMap<DocumentId, Heads>>,
    pub session: Option<Session>,
    pub met: Option<DeviceId>,
    /// Asked of the device by its session, and not carried out yet.
    pub asked: VecDeque<Output>,
    /// Frames on their way to the other side.
    pub line: VecDeque<Vec<u8>>,
    /// Every document a session asked for.
    pub loaded: Vec<DocumentId>,
    pub in_step: bool,
    pub ended: Option<Ended>,
    pub bytes: usize,
    pub actors: u8,
}

pub const START: Timestamp = Timestamp(1_000_000);

pub fn secret(one: DeviceId, other: DeviceId) -> [u8; 32] {
    let (low, high) = (one.min(other), one.max(other));
    [low.0, high.0].as_flattened().try_into().expect("32 bytes")
}

pub fn customer_id(number: u8) -> DocumentId {
    DocumentId([number.wrapping_mul(97).wrapping_add(3); 16])
}

impl Side {
    pub fn new(number: u8, devices: u8) -> Self {
        let id = DeviceId([number; 16]);
        let others = (1..=devices).map(|other| DeviceId([other; 16])).filter(|other| *other != id);
        let mut side = Self {
            id,
            secrets: others.map(|other| (other, secret(id, other))).collect(),
            docs: BTreeMap::new(),
            photos: BTreeMap::new(),
            known: BTreeMap::new(),
            session: None,
            met: None,
            asked: VecDeque::new(),
            line: VecDeque::new(),
            loaded: Vec::new(),
            in_step: false,
            ended: None,
            bytes: 0,
            actors: 0,
        };
        let shop = Document::new(DocumentId::SHOP, side.actor());
        side.docs.insert(DocumentId::SHOP, shop);
        side
    }

    pub fn actor(&mut self) -> [u8; 16] {
        self.actors = self.actors.wrapping_add(1);
        let mut actor = self.id.0;
        actor[0] = self.actors;
        actor
    }

    pub fn digests(&mut self) -> BTreeMap<DocumentId, [u8; 32]> {
        self.docs.iter_mut().map(|(id, document)| (*id, digest(&document.heads()))).collect()
    }

    pub fn erased(&self) -> BTreeSet<DocumentId> {
        self.docs[&DocumentId::SHOP].erased().into_iter().collect()
    }

    /// Writes something on a page, begins it where there is none.
    pub fn edit(&mut self, id: DocumentId, text: &str) {
        if self.erased().contains(&id) {
            return;
        }
        let actor = self.actor();
        let document = self.docs.entry(id).or_insert_with(|| Document::new(id, actor));
        let base = document.page().customer;
        let new = Customer { name: "Sokha".into(), hook: text.into(), ..base.clone() };
        document.write_customer(&base, &new, START).expect("it can be edited");
        self.changed(id);
    }

    pub fn take_photo(&mut self, id: DocumentId, bytes: &[u8]) {
        let photo = PhotoId::of(bytes);
        self.photos.insert(photo, bytes.to_vec());
        let document = self.docs.get_mut(&id).expect("there is a page");
        let base = document.page().customer;
        let new = Customer { photo: Some(photo), ..base.clone() };
        document.write_customer(&base, &new, START).expect("it can be edited");
        self.changed(id);
    }

    pub fn erase(&mut self, id: DocumentId) {
        let shop = self.docs.get_mut(&DocumentId::SHOP).expect("there is a shop");
        shop.note_erased(id, START).expect("it can be edited");
        self.changed(DocumentId::SHOP);
        self.obey();
    }

    pub fn obey(&mut self) {
        for id in self.erased() {
            if self.docs.remove(&id).is_some() {
                self.tell(Input::Changed(id, None));
            }
        }
    }

    pub fn changed(&mut self, id: DocumentId) {
        let digest = self.docs.get_mut(&id).map(|document| digest(&document.heads()));
        self.tell(Input::Changed(id, digest));
    }

    pub fn begin(&mut self, random: [u8; 32]) {
        let (session, hello) = Session::new(self.id, self.secrets.clone(), self.digests(), &random, START);
        (self.session, self.met, self.in_step, self.ended) = (Some(session), None, false, None);
        self.line.clear();
        self.asked = [hello].into();
    }

    pub fn hang_up(&mut self) {
        self.session = None;
        self.asked.clear();
        self.line.clear();
    }

    pub fn tell(&mut self, input: Input) {
        self.tell_at(input, START);
    }

    pub fn tell_at(&mut self, input: Input, now: Timestamp) {
        let Some(session) = &mut self.session else { return };
        for output in session.handle(input, now) {
            match output {
                // True of this moment, and not of a later one.
                Output::InStep(except) => self.step_in(except),
                output => self.asked.push_back(output),
            }
        }
    }

    fn step_in(&mut self, except: Option<Vec<DocumentId>>) {
        self.in_step = true;
        if let (Some(except), Some(met)) = (except, self.met) {
            let known = self.known.entry(met).or_default();
            let equal = self.docs.iter_mut().filter(|(id, _)| !except.contains(id));
            known.extend(equal.map(|(id, document)| (*id, document.heads())));
        }
    }

    /// Carries out the oldest thing the session asked for. Whether there was one.
    pub fn work(&mut self) -> bool {
        let Some(output) = self.asked.pop_front() else { return false };
        match output {
            Output::Frame(frame) => {
                assert!(frame.len() <= FRAME);
                self.bytes += frame.len();
                self.line.push_back(frame);
            }
            Output::Met(device) => {
                self.met = Some(device);
                let known = self.known.entry(device).or_default().clone();
                let lacking = self.docs.iter_mut();
                let lacking = lacking
                    .filter_map(|(id, document)| (known.get(id) != Some(&document.heads())).then_some(*id));
                let mut lacking: Vec<DocumentId> = lacking.collect();
                lacking.sort_by_key(|id| *id != DocumentId::SHOP);
                self.tell(Input::Begin { lacking, known: !known.is_empty() });
            }
            Output::Load(id, their) => {
                self.loaded.push(id);
                let known =
                    self.met.and_then(|met| self.known.get(&met)?.get(&id)).cloned().unwrap_or_default();
                let input = match self.docs.get_mut(&id) {
                    Some(document) => {
                        let (theirs, asked) = match &their {
                            PeerState::At(heads) => (heads, true),
                            PeerState::Known | PeerState::Unasked => (&known, false),
                        };
                        let whole = !asked || document.knows(theirs);
                        let base = if whole { theirs } else { &known };
                        let changes = document.since(base);
                        Input::Loaded { document: id, heads: document.heads(), changes, whole }
                    }
                    None => Input::Loaded { document: id, heads: Heads::new(), changes: None, whole: true },
                };
                self.tell(input);
            }
            Output::Store(id, heads, changes) => {
                let taken = match self.erased().contains(&id) {
                    true => Err(MergeError::Foreign),
                    false => {
                        let actor = self.actor();
                        let mut document = self.docs.remove(&id).unwrap_or_else(|| Document::new(id, actor));
                        let empty = Document::new(id, actor).heads();
                        let taken = document.merge_bytes(&changes);
                        if document.heads() != empty || id == DocumentId::SHOP {
                            self.docs.insert(id, document);
                        }
                        taken
                    }
                };
                let mut photos = Vec::new();
                if taken.is_ok()
                    && let Some(met) = self.met
                {
                    self.known.entry(met).or_default().insert(id, heads);
                    let shown = self.docs.get_mut(&id).map(|document| document.page().photos());
                    let shown = shown.into_iter().flatten();
                    photos.extend(shown.filter(|photo| !self.photos.contains_key(photo)));
                }
                let digest = self.docs.get_mut(&id).filter(|_| taken.is_ok()).map(|doc| digest(&doc.heads()));
                self.tell(Input::Stored { document: id, digest, photos });
                self.obey();
            }
            Output::LoadPhoto(id, photo) => {
                let bytes = self.photos.get(&photo).cloned();
                self.tell(Input::Photo(id, photo, bytes));
            }
            Output::StorePhoto(_, photo, bytes) => {
                assert_eq!(PhotoId::of(&bytes), photo);
                self.photos.insert(photo, bytes);
                self.tell(Input::PhotoStored);
            }
            Output::Known(id, heads) => {
                if let Some(met) = self.met {
                    self.known.entry(met).or_default().insert(id, heads);
                }
            }
            Output::InStep(except) => self.step_in(except),
            Output::Ended(ended) => self.ended = Some(ended),
        }
        true
    }
}

/// Lets two sides talk until neither has anything to say; how many frames crossed.
pub fn talk(one: &mut Side, other: &mut Side) -> usize {
    talk_until(one, other, usize::MAX)
}

/// The same, but the line is cut after so many frames.
pub fn talk_until(one: &mut Side, other: &mut Side, frames: usize) -> usize {
    let crossed = talk_through(one, other, frames);
    if crossed > frames {
        one.hang_up();
        other.hang_up();
    }
    crossed
}

/// The same, but after so many frames none arrives any more, and neither side is told.
pub fn talk_through(one: &mut Side, other: &mut Side, frames: usize) -> usize {
    let mut crossed = 0;
    loop {
        while one.work() | other.work() {}
        let mut moved = false;
        for turn in [true, false] {
            let (from, to) = if turn { (&mut *one, &mut *other) } else { (&mut *other, &mut *one) };
            if let Some(frame) = from.line.pop_front() {
                crossed += 1;
                if crossed > frames {
                    return crossed;
                }
                to.tell(Input::Frame(frame));
                moved = true;
            }
        }
        if !moved {
            return crossed;
        }
        assert!(crossed < 100_000, "they never end");
    }
}

pub fn meet(one: &mut Side, other: &mut Side, number: u8) -> usize {
    one.begin([number; 32]);
    other.begin([number.wrapping_add(100); 32]);
    talk(one, other)
}

#[track_caller]
pub fn assert_equal(one: &mut Side, other: &mut Side) {
    assert_eq!((one.ended, other.ended), (None, None));
    assert!(one.in_step && other.in_step, "both say so");
    assert_eq!(one.digests(), other.digests());
}

pub fn two() -> [Side; 2] {
    let mut sides = [Side::new(1, 2), Side::new(2, 2)];
    for number in 0..20 {
        sides[usize::from(number % 2)].edit(customer_id(number), "red scarf");
    }
    sides
}
