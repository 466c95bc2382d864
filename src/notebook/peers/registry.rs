//! The stored records about this device and the others, and the tasks that change them.

use std::collections::{BTreeMap, BTreeSet};

use super::task::Task;
use super::{Peers, Request};
use crate::document::chunks;
use crate::domain::{Device, DeviceId, DocumentId, PhotoId, Timestamp};
use crate::notebook::api::Trouble;
use crate::notebook::api::devices::{DeviceRow, NAME_LIMIT};
use crate::notebook::ctx::Ctx;
use crate::notebook::documents::Documents;
use crate::notebook::wanted;
use crate::storage::{self, Change, Guard, Key, Query, Record, Space, Transaction};
use crate::sync::bundle_contents::{self, Contents, EventId};
use crate::sync::keys::{Own, drawn};
use crate::sync::peer::Peer;
use crate::sync::stored;

/// What is known of this device and the others.
#[derive(Default)]
pub(super) struct Registry {
    /// `None` while no other device was ever invited, and none invited this one.
    pub own: Option<Own>,
    pub peers: BTreeMap<DeviceId, Peer>,
    /// The latest events here, oldest first.
    pub events: Vec<EventId>,
    /// The latest event that each other device has reported, and when its bundle was made by its own clock.
    seen: BTreeMap<DeviceId, (Timestamp, EventId)>,
    /// Photos that another device has shown and not sent yet.
    pub wanted: Vec<(DocumentId, PhotoId)>,
    /// Some records cannot be read: a later version wrote them, or they are damaged. Then nothing is done and nothing
    /// is written in their place. Otherwise this device would come back as an unknown device.
    is_unreadable: bool,
    /// The records as they were read.
    stored: BTreeMap<Key, Vec<u8>>,
}

/// The key of this device's own record. It is shorter than any device's key.
const OWN: &[u8] = b"own";

/// The key of the events here. It is also the key prefix for other devices' events: the device follows.
const EVENTS: &[u8] = b"events";
const SEEN: &[u8] = b"seen";

impl Registry {
    fn read(records: Vec<Record>) -> Self {
        let mut registry = Self::default();
        for (key, value) in &records {
            let bytes = storage::open(value);
            match DeviceId::from_bytes(key) {
                Some(id) => match bytes.and_then(|bytes| stored::decode(stored::PEER, bytes)) {
                    Some(peer) => drop(registry.peers.insert(id, peer)),
                    None => registry.is_unreadable = true,
                },
                None if key == OWN => {
                    registry.own = bytes.and_then(|bytes| stored::decode(stored::OWN, bytes));
                    registry.is_unreadable |= registry.own.is_none();
                }
                None if key == EVENTS => {
                    let events = bytes.and_then(|bytes| stored::decode(stored::EVENTS, bytes));
                    registry.is_unreadable |= events.is_none();
                    registry.events = events.unwrap_or_default();
                }
                None if key.starts_with(SEEN) => {
                    let id = DeviceId::from_bytes(&key[SEEN.len()..]);
                    let seen = bytes.and_then(|bytes| stored::decode(stored::SEEN, bytes));
                    registry.is_unreadable |= id.is_none() || seen.is_none();
                    registry.seen.extend(id.zip(seen));
                }
                None => registry.wanted.extend(wanted::read(key)),
            }
        }
        registry.stored = records.into_iter().collect();
        registry
    }

    /// The records to be stored, as they are now.
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

    /// Notes that something about another device is recorded. If this device is ever reset to an earlier state, it no
    /// longer knows the event.
    pub fn note_event(&mut self, random: &[u8; 32]) {
        self.events.extend(drawn(random, "event").first_chunk::<8>());
        let forgotten = self.events.len().saturating_sub(bundle_contents::EVENTS);
        self.events.drain(..forgotten);
    }

    /// Reads what a bundle says about the events at its sender. If the sender no longer knows an event it reported
    /// before, it counts as having nothing.
    pub fn see(&mut self, from: DeviceId, contents: &Contents, now: Timestamp) {
        let Some(events) = &contents.events else { return };
        let seen = self.seen.get(&from).copied();
        // An older bundle that arrives late is ignored.
        if seen.is_some_and(|(made, _)| contents.made < made) {
            return;
        }
        if seen.is_some_and(|(_, seen)| !events.contains(&seen)) {
            self.peers.entry(from).or_default().forget();
            self.seen.remove(&from);
        }
        self.seen.extend(events.last().map(|event| (from, (contents.made.min(now), *event))));
    }

    /// Removes claims about the future, which a wrong clock may have left.
    fn forget_future(&mut self, now: Timestamp) {
        for peer in self.peers.values_mut() {
            peer.met = peer.met.filter(|met| *met <= now);
            peer.up_to = peer.up_to.filter(|up_to| *up_to <= now);
        }
        for (made, _) in self.seen.values_mut() {
            *made = (*made).min(now);
        }
    }

    fn remove(&mut self, removed: &[DeviceId]) {
        for id in removed {
            let is_new = !std::mem::replace(&mut self.peers.entry(*id).or_default().removed, true);
            // They may know an invitation that has not been answered yet.
            self.own.iter_mut().filter(|_| is_new).for_each(|own| own.invitations.clear());
        }
    }

    /// Takes what has changed since the records were read; `None` if nothing has. The next task reads them again, so this
    /// is called once.
    fn changes(&mut self) -> Option<Transaction> {
        let mut transaction = Transaction { strict: true, ..Transaction::default() };
        let mut before = std::mem::take(&mut self.stored);
        for (key, value) in self.values() {
            let stored = before.remove(&key);
            if stored.as_ref() != Some(&value) {
                transaction.guards.push(Guard::StartsWith(Space::Devices, key.clone(), stored));
                transaction.changes.push(Change::Put(Space::Devices, key, value));
            }
        }
        (!transaction.changes.is_empty()).then_some(transaction)
    }
}

impl Peers {
    /// Runs a task once the records about the devices are read.
    pub(super) fn with_registry(&mut self, task: Task, ctx: &mut Ctx) {
        let query = Query { space: Space::Devices, prefix: Key::new() };
        self.requests.read(Request::Registry(task), vec![query], ctx);
    }

    pub(super) fn registry_read(
        &mut self,
        task: Task,
        records: Vec<Record>,
        documents: &mut Documents,
        ctx: &mut Ctx,
    ) {
        let mut registry = Registry::read(records);
        if registry.is_unreadable {
            return ctx.trouble(Trouble::Devices);
        }
        registry.forget_future(ctx.now);
        self.registry = Some(registry);
        self.count_confirmed();
        // A device that was once removed stays removed, even if the document is changed to say otherwise.
        let removed = self.devices(documents).into_iter().filter(|(_, device)| device.removed);
        let removed: Vec<DeviceId> = removed.map(|(id, _)| id).collect();
        self.registry.iter_mut().for_each(|registry| registry.remove(&removed));
        match &task {
            Task::Look => {}
            Task::Name(id, name) => {
                let name: String = name.trim().chars().take(NAME_LIMIT).collect();
                documents.edit_shop(ctx, |shop, now| shop.name_device(*id, &name, now));
            }
            Task::Remove(id) => {
                documents.edit_shop(ctx, |shop, now| shop.remove_device(*id, now));
                self.registry.iter_mut().for_each(|registry| registry.remove(&[*id]));
            }
            Task::Send(to) => self.plan_bundle(*to, documents, ctx),
            Task::Invite { name, passphrase } => self.plan_invitation(name, passphrase, documents, ctx),
            Task::Open(bytes) => self.open_bundle(bytes, documents, ctx),
            Task::Join(bytes) => self.join_notebook(bytes, documents, ctx),
            Task::Seal(draft) => self.seal(draft, documents, ctx),
            Task::Took(receiving) => self.took(receiving, documents, ctx),
            Task::Connect(asked) => self.connect(asked, documents, ctx),
            Task::Admit(connection, key) => self.admit(*connection, key, ctx),
            Task::LetIn(joining) => self.let_in(joining, documents, ctx),
            Task::Learn(learned) => self.learn(learned, documents, ctx),
            Task::Lost(id) => self.note_lost(*id, documents),
        }
        if let Some(registry) = &mut self.registry {
            registry.forget_future(ctx.now);
            let is_look = matches!(task, Task::Look);
            if let Some(transaction) = registry.changes() {
                // Another tab that shows the devices reads them again together with the shop.
                let changed = vec![DocumentId::SHOP];
                self.requests.write(Request::KeepRegistry(task), transaction, changed, ctx);
            }
            if is_look || self.rows.is_some() {
                self.show_rows(documents);
            }
        }
    }

    /// Gives this device its identity in a notebook. From now on the shop's document lists it.
    pub(super) fn ensure_identity(
        &mut self,
        name: &str,
        documents: &mut Documents,
        ctx: &mut Ctx,
    ) -> Option<Own> {
        let own = self.registry.as_mut()?.own.get_or_insert_with(|| Own::new(&ctx.random)).clone();
        if !self.devices(documents).contains_key(&own.id) {
            let (key, membership) = (own.key(), own.membership(&own.key()));
            let device = Device { name: name.to_owned(), key, membership, ..Device::default() };
            // The device and its key are stored in one transaction. Otherwise the others would keep sending everything
            // to a device that lost its key.
            let value = storage::seal(&stored::encode(stored::OWN, &own));
            let key = Change::Put(Space::Devices, OWN.to_vec(), value);
            documents.edit_shop_beside(vec![key], ctx, |shop, now| shop.note_device(own.id, &device, now));
        }
        Some(own)
    }

    /// The documents that `peer` is not known to have in their latest state, the shop's first.
    pub(super) fn lacking(&self, peer: &Peer, documents: &Documents) -> BTreeSet<(bool, DocumentId)> {
        let digests = documents.digests();
        let is_known = |id: &DocumentId| {
            let heads = peer.heads.get(id).map(chunks::digest);
            heads.is_some() && heads.as_ref() == digests.get(id) && !documents.is_document_unsaved(*id)
        };
        documents.all().into_iter().filter(|(_, id)| !is_known(id)).collect()
    }

    /// No other device may rely any more on what this device has of the document. Each must send it whole.
    fn note_lost(&mut self, id: DocumentId, documents: &Documents) {
        let others = self.others(documents);
        let Some(registry) = &mut self.registry else { return };
        for other in others.into_keys() {
            let peer = registry.peers.entry(other).or_default();
            peer.heads.remove(&id);
            if !peer.gaps.contains(&id) {
                peer.gaps.push(id);
            }
        }
    }

    /// Some data of this document was lost here.
    pub fn lost(&mut self, id: DocumentId, ctx: &mut Ctx) {
        self.with_registry(Task::Lost(id), ctx);
    }

    /// Brings the list of devices up to date.
    pub(super) fn show_rows(&mut self, documents: &Documents) {
        let Some(registry) = &self.registry else { return };
        let own = registry.own.as_ref().map(|own| own.id);
        let joining = registry.own.as_ref().and_then(|own| own.joining);
        let answer_to = joining.map(|(with, _)| with);
        let none = Peer::default();
        let row = |(id, device): (DeviceId, Device)| {
            let peer = registry.peers.get(&id).unwrap_or(&none);
            let is_other = Some(id) != own && !device.removed;
            DeviceRow {
                id,
                name: device.name,
                is_this: Some(id) == own,
                removed: device.removed,
                met: peer.met,
                up_to: peer.up_to,
                waiting: if is_other { self.lacking(peer, documents).len() } else { 0 },
                gaps: peer.gaps.len(),
                waits_for_answer: answer_to == Some(id),
            }
        };
        let mut rows: Vec<DeviceRow> = self.devices(documents).into_iter().map(row).collect();
        rows.sort_by_key(|row| (!row.is_this, row.removed, row.name.clone(), row.id));
        self.rows = Some(rows.into());
        self.version += 1;
    }
}
