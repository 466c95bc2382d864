//! Which devices hold the notebook. What all of them know stands in the shop's document; what this one knows of itself
//! and of what the others hold lies beside it and never leaves the device. That is read anew whenever somebody asks, so
//! that two tabs never write over each other's knowledge for long.

use std::collections::BTreeMap;

use super::sending::Receivers;
use super::{Ambient, Effect, Notebook, Pending};
use crate::document::{Document, EditError, chunks};
use crate::domain::{Device, DeviceId, DocumentId, Timestamp};
use crate::storage::{self, Change, Key, Query, Record, Space, Transaction};
use crate::sync::keys::Own;
use crate::sync::known::Peer;

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
    /// Of how many pages it is not known to have the latest.
    pub waiting: usize,
    /// Of how many pages something in between is missing here.
    pub gaps: usize,
    /// It invited this device and does not know yet that this one has come.
    pub waits_for_answer: bool,
}

/// What somebody asks of the devices, to be done as soon as what is known of them is read.
#[derive(Clone, Debug)]
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
    Open(Vec<u8>),
    /// An invitation was unlocked.
    Join(Vec<u8>),
    /// Everything of a bundle has arrived.
    Took,
}

/// What is known of this device and the others.
#[derive(Default)]
pub(super) struct Devices {
    /// `None` while no other device was ever invited, and none invited this one.
    pub(super) own: Option<Own>,
    pub(super) peers: BTreeMap<DeviceId, Peer>,
}

/// The key of what this device knows of itself: shorter than any device's.
const OWN: &[u8] = b"own";

impl Notebook {
    /// Does something once what is known of the devices is read.
    pub(super) fn with_devices(&mut self, task: Task, effects: &mut Vec<Effect>) {
        let ticket = self.ticket(Pending::Devices(task));
        effects.push(Effect::Read(ticket, vec![Query { space: Space::Devices, prefix: Key::new() }]));
    }

    pub(super) fn devices_read(
        &mut self,
        task: Task,
        records: &[Record],
        ambient: &Ambient,
        effects: &mut Vec<Effect>,
    ) {
        let mut devices = Devices::default();
        for (key, value) in records {
            let Some(bytes) = storage::open(value) else { continue };
            match DeviceId::from_bytes(key) {
                Some(id) => {
                    devices.peers.extend(postcard::from_bytes(bytes).ok().map(|peer| (id, peer)));
                }
                None if key == OWN => devices.own = postcard::from_bytes(bytes).ok(),
                None => {}
            }
        }
        self.devices = Some(devices);
        match task {
            Task::Look => {}
            Task::Name(id, name) => {
                let name: String = name.trim().chars().take(NAME_LIMIT).collect();
                self.edit_shop(effects, |shop| shop.name_device(id, &name, ambient.now));
            }
            Task::Remove(id) => self.edit_shop(effects, |shop| shop.remove_device(id, ambient.now)),
            Task::Send(Some(to)) => self.send(Receivers::One(to), ambient, effects),
            Task::Send(None) => self.send(Receivers::All, ambient, effects),
            Task::Share => self.send(Receivers::Folder, ambient, effects),
            Task::Invite { name, passphrase } => self.invite(&name, passphrase, ambient, effects),
            Task::Open(bytes) => self.open_bundle(&bytes, ambient, effects),
            Task::Join(bytes) => self.join_notebook(&bytes, ambient, effects),
            Task::Took => self.took(ambient, effects),
        }
        self.show_devices();
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
        self.keep_own(effects);
        if !self.known_devices().contains_key(&own.id) {
            let device = Device { name: name.to_owned(), key: own.key(), removed: false };
            self.edit_shop(effects, |shop| shop.note_device(own.id, &device, ambient.now));
        }
        Some(own)
    }

    /// The devices of the notebook, removed ones among them.
    pub(super) fn known_devices(&self) -> BTreeMap<DeviceId, Device> {
        self.held.get(&DocumentId::SHOP).map(|shop| shop.document.devices()).unwrap_or_default()
    }

    /// The other devices that are still in.
    pub(super) fn others(&self) -> BTreeMap<DeviceId, Device> {
        let own = self.devices.as_ref().and_then(|devices| devices.own.as_ref()).map(|own| own.id);
        let known = self.known_devices().into_iter();
        known.filter(|(id, device)| Some(*id) != own && !device.removed).collect()
    }

    /// Keeps what this device knows of itself.
    pub(super) fn keep_own(&mut self, effects: &mut Vec<Effect>) {
        let Some(Devices { own: Some(own), .. }) = &self.devices else { return };
        let value = postcard::to_allocvec(own).expect("plain values can be written");
        self.keep_device(OWN.to_vec(), &value, effects);
    }

    /// Keeps what this device knows of another.
    pub(super) fn keep_peer(&mut self, id: DeviceId, effects: &mut Vec<Effect>) {
        let peer = self.devices.as_ref().and_then(|devices| devices.peers.get(&id));
        let value =
            postcard::to_allocvec(&peer.cloned().unwrap_or_default()).expect("plain values can be written");
        self.keep_device(id.bytes().to_vec(), &value, effects);
    }

    fn keep_device(&mut self, key: Key, value: &[u8], effects: &mut Vec<Effect>) {
        let changes = vec![Change::Put(Space::Devices, key, storage::seal(value))];
        self.write_aside(Transaction { changes, strict: true, guards: Vec::new() }, effects);
    }

    /// The documents whose latest state `peer` is not known to have, the shop's first.
    pub(super) fn lacking(&self, peer: &Peer) -> Vec<DocumentId> {
        let is_known = |id: &DocumentId, mark: &[u8; 32]| {
            peer.heads.get(id).is_some_and(|heads| chunks::digest(heads) == *mark)
        };
        let mut lacking: Vec<DocumentId> =
            self.marks.iter().filter(|(id, mark)| !is_known(id, mark)).map(|(id, _)| *id).collect();
        lacking.sort_by_key(|id| (*id != DocumentId::SHOP, *id));
        lacking
    }

    pub(super) fn show_devices(&mut self) {
        let Some(devices) = &self.devices else { return };
        let own = devices.own.as_ref().map(|own| own.id);
        let joining = devices.own.as_ref().and_then(|own| own.joining);
        let answer_to = joining.map(|(with, _)| with);
        let none = Peer::default();
        let row = |(id, device): (DeviceId, Device)| {
            let peer = devices.peers.get(&id).unwrap_or(&none);
            let lacking = || self.lacking(peer).iter().filter(|id| **id != DocumentId::SHOP).count();
            let is_other = Some(id) != own && !device.removed;
            DeviceRow {
                id,
                name: device.name,
                is_this: Some(id) == own,
                removed: device.removed,
                met: peer.met,
                up_to: peer.up_to,
                waiting: if is_other { lacking() } else { 0 },
                gaps: peer.gaps.len(),
                waits_for_answer: answer_to == Some(id),
            }
        };
        let mut rows: Vec<DeviceRow> = self.known_devices().into_iter().map(row).collect();
        rows.sort_by_key(|row| (!row.is_this, row.removed, row.name.clone(), row.id));
        self.view.devices = Some(rows.into());
    }
}
