//! The other devices of the notebook: which belong to it, and how changes made here reach them.
//!
//! - `registry`: the devices, and what each is known to hold; `task`: the tasks that change this;
//! - `connection`: a direct connection between two devices, from the first code to its end; `signaling`: the codes;
//!   `pairing`: admits a device that is not in the notebook yet, with the notebook it is `joining`; `certificates`: the
//!   DTLS certificates of this device; `connection_state`: the state of a connection;
//! - `sync`: a [session](crate::sync::session) over a connection, with its `session_state`; `transfer`: one document on
//!   its way;
//! - `bundles`: changes that travel as a file, through a folder or an invitation.
//!
//! # Rules
//! 1. The shop's document holds what all devices know. What this device knows of itself and of the others' copies is
//!    stored beside it and never leaves the device.
//! 2. Only a [`Task`] changes those records. Each task reads them again and writes them at its end. If
//!    another tab has written in the meantime, the task is repeated.
//! 3. Only durable data is confirmed to a peer.
//! 4. The requests of a session are carried out one after another, in order, because frames are numbered.
//! 5. A removed device receives nothing any more.

mod bundles;
mod certificates;
mod connection;
mod connection_state;
mod joining;
mod pairing;
mod registry;
mod session_state;
mod signaling;
mod sync;
mod task;
mod transfer;

use std::collections::BTreeMap;
use std::sync::Arc;

use super::api::connection::{Connect, ConnectionView, Misread};
use super::api::devices::DeviceRow;
use super::api::{Owner, PeersCommand, Ticket};
use super::ctx::Ctx;
use super::documents::Documents;
use super::requests::Requests;
use crate::domain::{Device, DeviceId, DocumentId};
use crate::storage::{ReadError, Record, WriteError};
use crate::sync::keys::Own;
use crate::sync::webrtc::ConnectionId;
use certificates::Certificates;
use connection_state::Connection;
use registry::Registry;
use task::{Receiving, Task};
use transfer::Purpose;

/// What a request to the storage is for.
enum Request {
    /// Read the records about the devices, for this task.
    Registry(Task),
    /// Save the records about the devices, as this task has changed them.
    KeepRegistry(Task),
    /// Read a document, or a photo of its page, for the peer on this connection.
    Transfer(ConnectionId, DocumentId, Purpose),
}

/// The other devices. See the [module](self).
pub(super) struct Peers {
    requests: Requests<Request>,
    /// What is known of this device and the others; `None` before it is first needed.
    registry: Option<Registry>,
    /// The list of devices, while it is open.
    rows: Option<Arc<[DeviceRow]>>,
    certificates: Certificates,
    connection: Option<Connection>,
    /// The result of the last connection, until the owner has read it.
    ended: Option<ConnectionView>,
    /// Why the code that was read last cannot be used.
    misread: Option<Misread>,
    /// The number of the last connection attempt.
    last_connection: u64,
    /// A one-second alarm is set.
    is_alarm_set: bool,
    /// A bundle that is being taken in.
    receiving: Option<Receiving>,
    /// A hash of what the last bundle for the shared folder held.
    shared: Option<[u8; 32]>,
    /// Grows with every change of what is shown.
    version: u64,
}

impl Peers {
    /// Carries out a command about the devices.
    pub fn obey(&mut self, command: PeersCommand, ctx: &mut Ctx) {
        match command {
            PeersCommand::LookAtDevices => self.look(ctx),
            PeersCommand::CloseDevices => self.look_no_more(),
            PeersCommand::NameDevice(id, name) => self.name(id, name, ctx),
            PeersCommand::RemoveDevice(id) => self.remove(id, ctx),
            PeersCommand::Connect(asked) => self.request_connection(asked, ctx),
            PeersCommand::NumbersAgree => self.numbers_agree(ctx),
            PeersCommand::HangUp => self.hang_up(ctx),
            PeersCommand::SendChanges(to) => self.send(to, ctx),
            PeersCommand::ShareChanges { anew } => self.share(anew, ctx),
            PeersCommand::Invite { name, passphrase } => self.invite(name, passphrase, ctx),
        }
    }

    pub fn new() -> Self {
        Self {
            requests: Requests::new(Owner::Peers),
            registry: None,
            rows: None,
            certificates: Certificates::default(),
            connection: None,
            ended: None,
            misread: None,
            last_connection: 0,
            is_alarm_set: false,
            receiving: None,
            shared: None,
            version: 0,
        }
    }

    // What is shown.

    /// Grows with every change of what is shown.
    pub fn version(&self) -> u64 {
        self.version
    }

    /// The devices, this one first; `None` while the list is closed.
    pub fn rows(&self) -> Option<Arc<[DeviceRow]>> {
        self.rows.clone()
    }

    /// The connection with another device, or its result.
    pub fn connection_view(&self) -> Option<ConnectionView> {
        self.connection.as_ref().map(Connection::view).or_else(|| self.ended.clone())
    }

    /// Why the code that was read last cannot be used.
    pub fn misread(&self) -> Option<Misread> {
        self.misread
    }

    /// Whether many pages come in at once. Lists are then sorted once a second.
    pub fn is_filling(&self) -> bool {
        self.connection.as_ref().is_some_and(Connection::is_filling)
    }

    /// Whether something failed and was not repeated.
    pub fn has_failed(&self) -> bool {
        self.requests.has_failed()
    }

    // What the owner asks.

    /// Shows the devices.
    pub fn look(&mut self, ctx: &mut Ctx) {
        self.with_registry(Task::Look, ctx);
    }

    /// Closes the list of devices.
    pub fn look_no_more(&mut self) {
        self.rows = None;
        self.version += 1;
    }

    /// Names a device.
    pub fn name(&mut self, id: DeviceId, name: String, ctx: &mut Ctx) {
        self.with_registry(Task::Name(id, name), ctx);
    }

    /// A device no longer belongs to the notebook.
    pub fn remove(&mut self, id: DeviceId, ctx: &mut Ctx) {
        self.with_registry(Task::Remove(id), ctx);
    }

    /// Begins a connection with another device.
    pub fn request_connection(&mut self, asked: Connect, ctx: &mut Ctx) {
        self.version += 1;
        self.misread = None;
        if let Connect::Shown { code, .. } = &asked
            && let Some(reply) = signaling::reply(code)
        {
            return self.replied(reply, ctx);
        }
        self.with_registry(Task::Connect(asked), ctx);
    }

    /// The owner ends a connection, or has read why it ended.
    pub fn hang_up(&mut self, ctx: &mut Ctx) {
        self.version += 1;
        self.close_connection(ctx);
        (self.ended, self.misread) = (None, None);
    }

    // What the storage answers, and what happens to documents.

    /// The storage answered a question.
    pub fn read(
        &mut self,
        ticket: Ticket,
        result: Result<Vec<Vec<Record>>, ReadError>,
        documents: &mut Documents,
        ctx: &mut Ctx,
    ) {
        let Some((request, records)) = self.requests.records(ticket, result, ctx) else { return };
        match request {
            Request::Registry(task) => self.registry_read(task, records.concat(), documents, ctx),
            Request::Transfer(connection, id, purpose) if self.is_syncing(connection) => {
                self.transfer_read(id, purpose, &records, documents, ctx);
            }
            Request::Transfer(..) | Request::KeepRegistry(_) => {}
        }
    }

    /// The storage answered a write.
    pub fn written(
        &mut self,
        ticket: Ticket,
        result: Result<(), WriteError>,
        documents: &Documents,
        ctx: &mut Ctx,
    ) {
        let Some(Request::KeepRegistry(task)) = self.requests.answered(ticket) else { return };
        match result {
            Ok(()) => {
                if let Task::Took(receiving) = task {
                    self.took_anew(receiving, documents, ctx);
                }
            }
            // Another tab has written in the meantime.
            Err(WriteError::Refused(_)) => self.with_registry(task, ctx),
            Err(error) => self.requests.fail(Request::KeepRegistry(task), error, ctx),
        }
    }

    /// Repeats what failed.
    pub fn retry(&mut self, documents: &mut Documents, ctx: &mut Ctx) {
        for request in self.requests.take_failed() {
            match request {
                Request::Registry(task) | Request::KeepRegistry(task) => self.with_registry(task, ctx),
                Request::Transfer(connection, id, purpose) if self.is_syncing(connection) => {
                    self.transfer(id, purpose, documents, ctx);
                }
                Request::Transfer(..) => {}
            }
        }
    }

    /// A document was loaded. Another tab may have changed it.
    pub fn loaded(&mut self, id: DocumentId, documents: &Documents, ctx: &mut Ctx) {
        match self.rows.is_some() {
            // Another tab may know more about the devices.
            true if id == DocumentId::SHOP => self.look(ctx),
            // What comes from a peer is shown once it is over.
            true if !documents.is_in_bulk(id) => self.show_rows(documents),
            _ => {}
        }
    }

    // What the parts of this part share.

    /// What this device is; `None` while no other device was ever invited, and none invited this one.
    fn own(&self) -> Option<&Own> {
        self.registry.as_ref()?.own.as_ref()
    }

    /// The devices of the notebook, with the removed ones. Empty while this device is alone.
    fn devices(&self, documents: &Documents) -> BTreeMap<DeviceId, Device> {
        let (Some(Registry { own: Some(own), peers, .. }), Some(shop)) = (&self.registry, documents.shop())
        else {
            return BTreeMap::new();
        };
        let mut devices = shop.devices();
        devices.retain(|id, device| own.is_member(*id, device));
        for (id, device) in &mut devices {
            device.removed |= peers.get(id).is_some_and(|peer| peer.removed);
        }
        devices
    }

    /// The other devices that were not removed.
    fn others(&self, documents: &Documents) -> BTreeMap<DeviceId, Device> {
        let own = self.own().map(|own| own.id);
        let known = self.devices(documents).into_iter();
        known.filter(|(id, device)| Some(*id) != own && !device.removed).collect()
    }
}
