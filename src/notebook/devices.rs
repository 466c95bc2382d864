//! Which devices hold the notebook. What all of them know stands in the shop's document; what this one knows of itself
//! and of what the others hold lies beside it and never leaves the device. Only a [`Task`] changes that: it is read anew
//! for each, and written at its end; where another tab has written meanwhile, the task is done again.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::exchanging::Learned;
use super::held::Held;
use super::meeting::{Joining, Meet};
use super::receiving::Receiving;
use super::sending::{Receivers, Sending};
use super::{Ambient, Effect, Notebook, Pending, Trouble};
use crate::document::{Document, EditError, chunks};
use crate::domain::{Device, DeviceId, DocumentId, PhotoId, Timestamp};
use crate::storage::{self, Change, Guard, Key, Query, Record, Space, Transaction};
use crate::sync::bundle_contents::{self, Contents, EventId};
use crate::sync::keys::{Own, drawn};
use crate::sync::peer::Peer;
use crate::sync::stored;
use crate::sync::webrtc::ConnectionId;

/// The longest name of a device, in Unicode scalar values.
pub const NAME_LIMIT: usize = 60;

/// A device, as the owner sees it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct DeviceRow {
    /// Which.
    pub id: DeviceId,
    /// What the owner calls it.
    pub name: String,
    /// It is this one.
    pub is_this: bool,
    /// It was removed.
    pub removed: bool,
    /// When something last came from it; `None` for never.
    pub met: Option<Timestamp>,
    /// It has everything that was written here before then; `None` where that is not known.
    pub up_to: Option<Timestamp>,
    /// Of how many pages, the shop's among them, it is not known to have the latest.
    pub waiting: usize,
    /// Of how many pages something in between is missing here.
    pub gaps: usize,
    /// It invited this device and does not know yet that this one has come.
    pub waits_for_answer: bool,
}

/// What somebody asks of the devices, to be done as soon as what is known of them is read. Done twice, each comes to
/// the same.
pub(super) enum Task {
    Look,
    Name(DeviceId, String),
    Remove(DeviceId),
    Send(Option<DeviceId>),
    Share,
    Invite {
        name: String,
        passphrase: String,
    },
    /// A bundle was opened with a tap, a share or a choice.
    Open(Arc<[u8]>),
    /// An invitation was unlocked.
    Join(Vec<u8>),
    /// A bundle or an invitation is whole: it is sealed.
    Seal(Box<Sending>),
    /// Everything of a bundle has arrived and is saved.
    Took(Box<Receiving>),
    /// Begins a meeting.
    Meet(Meet),
    /// Lets the device with this public key in, which waits on this line: its check number is the same.
    Admit(ConnectionId, [u8; 32]),
    /// This device was let in.
    LetIn(Box<Joining>),
    /// What a meeting has told of the other device.
    Met(Box<Learned>),
    /// Something of this document was lost here.
    Lost(DocumentId),
}

/// What is known of this device and the others.
#[derive(Default)]
pub(super) struct Devices {
    /// `None` while no other device was ever invited, and none invited this one.
    pub(super) own: Option<Own>,
    pub(super) peers: BTreeMap<DeviceId, Peer>,
    /// The latest events here, oldest first.
    pub(super) events: Vec<EventId>,
    /// The latest event that each other device has told of, and when its bundle was made by its own clock.
    seen: BTreeMap<DeviceId, (Timestamp, EventId)>,
    /// Photos that another device has shown and not sent yet.
    pub(super) wanted: Vec<(DocumentId, PhotoId)>,
    /// Something cannot be read: a later version wrote it, or it is damaged. Then nothing is done and nothing is written
    /// in its place, or this device would come back as a stranger.
    is_unreadable: bool,
    /// What of this is stored.
    stored: BTreeMap<Key, Vec<u8>>,
}

/// The key of what this device knows of itself: shorter than any device's.
const OWN: &[u8] = b"own";

/// The key of the events here; how the keys of those of other devices begin: the device follows.
const EVENTS: &[u8] = b"events";
const SEEN: &[u8] = b"seen";

/// How the keys of photos begin that are still to come: the document and the photo follow.
const WANTED: &[u8] = b"photo";

/// The key under which it is noted that a photo is still to come.
pub(super) fn wanted_key(document: DocumentId, photo: PhotoId) -> Key {
    [WANTED, document.bytes(), photo.bytes()].concat()
}

/// How the keys of the photos of a page begin that are still to come.
pub(super) fn wanted_of(document: DocumentId) -> Key {
    [WANTED, document.bytes()].concat()
}

/// Notes that a photo is still to come.
pub(super) fn wanted(document: DocumentId, photo: PhotoId) -> Change {
    Change::Put(Space::Devices, wanted_key(document, photo), storage::seal(&[]))
}

impl Devices {
    fn read(records: Vec<Record>) -> Self {
        let mut devices = Self::default();
        for (key, value) in &records {
            let bytes = storage::open(value);
            match DeviceId::from_bytes(key) {
                Some(id) => match bytes.and_then(|bytes| stored::decode(stored::PEER, bytes)) {
                    Some(peer) => drop(devices.peers.insert(id, peer)),
                    None => devices.is_unreadable = true,
                },
                None if key == OWN => {
                    devices.own = bytes.and_then(|bytes| stored::decode(stored::OWN, bytes));
                    devices.is_unreadable |= devices.own.is_none();
                }
                None if key == EVENTS => {
                    let events = bytes.and_then(|bytes| stored::decode(stored::EVENTS, bytes));
                    devices.is_unreadable |= events.is_none();
                    devices.events = events.unwrap_or_default();
                }
                None if key.starts_with(SEEN) => {
                    let id = DeviceId::from_bytes(&key[SEEN.len()..]);
                    let seen = bytes.and_then(|bytes| stored::decode(stored::SEEN, bytes));
                    devices.is_unreadable |= id.is_none() || seen.is_none();
                    devices.seen.extend(id.zip(seen));
                }
                None => {
                    let wanted = key.strip_prefix(WANTED).and_then(|rest| rest.split_at_checked(16));
                    devices.wanted.extend(wanted.and_then(|(document, photo)| {
                        Some((DocumentId::from_bytes(document)?, PhotoId::from_bytes(photo)?))
                    }));
                }
            }
        }
        devices.stored = records.into_iter().collect();
        devices
    }

    /// What of this is to be stored, as it is now.
    fn values(&self) -> Vec<Record> {
        let own = self.own.iter().map(|own| (OWN.to_vec(), stored::encode(stored::OWN, own)));
        let peers =
            self.peers.iter().map(|(id, peer)| (id.bytes().to_vec(), stored::encode(stored::PEER, peer)));
        let events = (!self.events.is_empty()).then(|| stored::encode(stored::EVENTS, &self.events));
        let events = events.map(|value| (EVENTS.to_vec(), value));
        let seen = self
            .seen
            .iter()
            .map(|(id, seen)| ([SEEN, id.bytes()].concat(), stored::encode(stored::SEEN, seen)));
        own.chain(peers).chain(events).chain(seen).map(|(key, value)| (key, storage::seal(&value))).collect()
    }

    /// Something of another device is noted: if this device is ever put back to an earlier state, it no longer knows.
    pub(super) fn note_event(&mut self, random: &[u8; 32]) {
        self.events.extend(drawn(random, "event").first_chunk::<8>());
        let forgotten = self.events.len().saturating_sub(bundle_contents::EVENTS);
        self.events.drain(..forgotten);
    }

    /// What a bundle tells of the events at its sender. One that no longer knows of an event it has told of before is taken
    /// to have nothing.
    pub(super) fn see(&mut self, from: DeviceId, contents: &Contents, now: Timestamp) {
        let Some(events) = &contents.events else { return };
        let seen = self.seen.get(&from).copied();
        // An older bundle that comes late tells nothing.
        if seen.is_some_and(|(made, _)| contents.made < made) {
            return;
        }
        if seen.is_some_and(|(_, seen)| !events.contains(&seen)) {
            self.peers.entry(from).or_default().forget();
            self.seen.remove(&from);
        }
        self.seen.extend(events.last().map(|event| (from, (contents.made.min(now), *event))));
    }
}

impl Notebook {
    /// Does something once what is known of the devices is read.
    pub(super) fn with_devices(&mut self, task: Task, effects: &mut Vec<Effect>) {
        let ticket = self.ticket(Pending::Devices(task));
        effects.push(Effect::Read(ticket, vec![Query { space: Space::Devices, prefix: Key::new() }]));
    }

    pub(super) fn devices_read(
        &mut self,
        task: Task,
        records: Vec<Record>,
        ambient: &Ambient,
        effects: &mut Vec<Effect>,
    ) {
        let devices = Devices::read(records);
        if devices.is_unreadable {
            self.view.trouble = Some(Trouble::Devices);
            return;
        }
        self.devices = Some(devices);
        self.forget_future(ambient);
        self.know_what_was_confirmed();
        // What was removed once stays so, even if the document is made to say otherwise.
        let removed: Vec<DeviceId> = self
            .known_devices()
            .into_iter()
            .filter_map(|(id, device)| device.removed.then_some(id))
            .collect();
        self.remove_devices(&removed);
        match &task {
            Task::Look => {}
            Task::Name(id, name) => {
                let name: String = name.trim().chars().take(NAME_LIMIT).collect();
                self.edit_shop(effects, |shop| shop.name_device(*id, &name, ambient.now));
            }
            Task::Remove(id) => {
                self.edit_shop(effects, |shop| shop.remove_device(*id, ambient.now));
                self.remove_devices(&[*id]);
            }
            Task::Send(to) => self.send(to.map_or(Receivers::All, Receivers::One), ambient, effects),
            Task::Share => self.send(Receivers::Folder, ambient, effects),
            Task::Invite { name, passphrase } => self.invite(name, passphrase, ambient, effects),
            Task::Open(bytes) => self.open_bundle(bytes, ambient, effects),
            Task::Join(bytes) => self.join_notebook(bytes, ambient, effects),
            Task::Seal(sending) => self.seal(sending, effects),
            Task::Took(receiving) => self.took(receiving, ambient, effects),
            Task::Meet(asked) => self.meet(asked, ambient, effects),
            Task::Admit(line, key) => self.admit(*line, key, effects),
            Task::LetIn(joining) => self.join_notebook_live(joining, ambient, effects),
            Task::Met(learned) => self.met(learned, ambient),
            Task::Lost(id) => self.note_lost(*id),
        }
        self.forget_future(ambient);
        let is_look = matches!(task, Task::Look);
        self.keep_devices(task, effects);
        if is_look || self.view.devices.is_some() {
            self.show_devices();
        }
    }

    /// A clock that was wrong for a while leaves no claim about a time that is still to come.
    fn forget_future(&mut self, ambient: &Ambient) {
        for peer in self.devices.iter_mut().flat_map(|devices| devices.peers.values_mut()) {
            peer.met = peer.met.filter(|met| *met <= ambient.now);
            peer.up_to = peer.up_to.filter(|up_to| *up_to <= ambient.now);
        }
        for (made, _) in self.devices.iter_mut().flat_map(|devices| devices.seen.values_mut()) {
            *made = (*made).min(ambient.now);
        }
    }

    fn remove_devices(&mut self, removed: &[DeviceId]) {
        let Some(devices) = &mut self.devices else { return };
        for id in removed {
            let is_new = !std::mem::replace(&mut devices.peers.entry(*id).or_default().removed, true);
            // They may know an invitation that nobody has answered yet.
            devices.own.iter_mut().filter(|_| is_new).for_each(|own| own.invitations.clear());
        }
    }

    /// Writes what a task has changed, unless another tab has written since it was read.
    fn keep_devices(&mut self, task: Task, effects: &mut Vec<Effect>) {
        let Some(devices) = &mut self.devices else { return };
        let mut transaction = Transaction { strict: true, ..Transaction::default() };
        for (key, value) in devices.values() {
            let stored = devices.stored.insert(key.clone(), value.clone());
            if stored.as_ref() != Some(&value) {
                transaction.guards.push(Guard::StartsWith(Space::Devices, key.clone(), stored));
                transaction.changes.push(Change::Put(Space::Devices, key, value));
            }
        }
        if !transaction.changes.is_empty() {
            // Another tab that shows the devices reads them again with the shop.
            self.write(Pending::KeepDevices(task), transaction, vec![DocumentId::SHOP], effects);
        }
    }

    /// Writes into the shop's document and saves it.
    pub(super) fn edit_shop(
        &mut self,
        effects: &mut Vec<Effect>,
        edit: impl FnOnce(&mut Document) -> Result<(), EditError>,
    ) {
        let Some(shop) = self.held.get_mut(&DocumentId::SHOP) else { return };
        match edit(&mut shop.document) {
            Ok(()) => shop.touch(),
            Err(error) => self.view.trouble = Some(error.into()),
        }
        self.save(DocumentId::SHOP, effects);
    }

    /// This device as a device of a notebook: from now on the shop's document knows it.
    pub(super) fn be_a_device(
        &mut self,
        name: &str,
        ambient: &Ambient,
        effects: &mut Vec<Effect>,
    ) -> Option<Own> {
        let devices = self.devices.as_mut()?;
        let own = devices.own.get_or_insert_with(|| Own::new(&ambient.random)).clone();
        if !self.known_devices().contains_key(&own.id) {
            let (key, membership) = (own.key(), own.membership(&own.key()));
            let device = Device { name: name.to_owned(), key, membership, ..Device::default() };
            // In one transaction with the key: a device that nobody has would be sent everything for ever.
            let key =
                Change::Put(Space::Devices, OWN.to_vec(), storage::seal(&stored::encode(stored::OWN, &own)));
            if let Some(shop) = self.held.get_mut(&DocumentId::SHOP) {
                shop.beside.push(key);
            }
            self.edit_shop(effects, |shop| shop.note_device(own.id, &device, ambient.now));
        }
        Some(own)
    }

    /// The devices of the notebook, removed ones among them; none while this one is alone.
    pub(super) fn known_devices(&self) -> BTreeMap<DeviceId, Device> {
        let (Some(Devices { own: Some(own), peers, .. }), Some(shop)) =
            (&self.devices, self.held.get(&DocumentId::SHOP))
        else {
            return BTreeMap::new();
        };
        let mut devices = shop.document.devices();
        devices.retain(|id, device| own.is_member(*id, device));
        for (id, device) in &mut devices {
            device.removed |= peers.get(id).is_some_and(|peer| peer.removed);
        }
        devices
    }

    /// The other devices that are still in.
    pub(super) fn others(&self) -> BTreeMap<DeviceId, Device> {
        let own = self.devices.as_ref().and_then(|devices| devices.own.as_ref()).map(|own| own.id);
        let known = self.known_devices().into_iter();
        known.filter(|(id, device)| Some(*id) != own && !device.removed).collect()
    }

    /// The documents whose latest state `peer` is not known to have, the shop's first.
    pub(super) fn lacking(&self, peer: &Peer) -> BTreeSet<(bool, DocumentId)> {
        let is_known = |id: &DocumentId| {
            let heads = peer.heads.get(id).map(chunks::digest);
            heads.is_some() && heads.as_ref() == self.marks.get(id) && !self.is_unsaved_page(*id)
        };
        self.all_documents().into_iter().filter(|(_, id)| !is_known(id)).collect()
    }

    /// Every document, the shop's first, saved or not.
    pub(super) fn all_documents(&self) -> BTreeSet<(bool, DocumentId)> {
        let unsaved = self.held.keys().copied().filter(|id| self.is_unsaved_page(*id));
        let ids = self.marks.keys().copied().chain(unsaved).chain([DocumentId::SHOP]);
        ids.map(|id| (id != DocumentId::SHOP, id)).collect()
    }

    pub(super) fn is_unsaved_page(&self, id: DocumentId) -> bool {
        self.held.get(&id).is_some_and(Held::is_unsaved)
    }

    pub(super) fn show_devices(&mut self) {
        let Some(devices) = &self.devices else { return };
        let own = devices.own.as_ref().map(|own| own.id);
        let joining = devices.own.as_ref().and_then(|own| own.joining);
        let answer_to = joining.map(|(with, _)| with);
        let none = Peer::default();
        let row = |(id, device): (DeviceId, Device)| {
            let peer = devices.peers.get(&id).unwrap_or(&none);
            let is_other = Some(id) != own && !device.removed;
            DeviceRow {
                id,
                name: device.name,
                is_this: Some(id) == own,
                removed: device.removed,
                met: peer.met,
                up_to: peer.up_to,
                waiting: if is_other { self.lacking(peer).len() } else { 0 },
                gaps: peer.gaps.len(),
                waits_for_answer: answer_to == Some(id),
            }
        };
        let mut rows: Vec<DeviceRow> = self.known_devices().into_iter().map(row).collect();
        rows.sort_by_key(|row| (!row.is_this, row.removed, row.name.clone(), row.id));
        self.view.devices = Some(rows.into());
    }
}
