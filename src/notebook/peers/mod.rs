//! The other devices of the notebook: who belongs to it, and how what is written here reaches them.
//!
//! - `registry`: which devices there are, what each is known to hold; `task`: what changes that;
//! - `connection`: a direct connection between two devices, from the first code to its end; `signaling`: the codes;
//!   `pairing`: a device that is not one of the notebook's yet, with what it is `joining`; `certificates`: the DTLS
//!   certificates of this device; `connection_state`: how far a connection is;
//! - `sync`: a [session](crate::sync::session) over a connection, with its `session_state`; `transfer`: one document on its
//!   way;
//! - `bundles`: changes that go as a file, through a folder or an invitation.
//!
//! # Rules
//! 1. What all devices know stands in the shop's document. What this one knows of itself and of what the others hold lies
//!    beside it and never leaves the device.
//! 2. Only a [`Task`](task::Task) changes that. It is read anew for each task and written at its end. Where another tab
//!    has written meanwhile, the task is done again.
//! 3. Only what is durable is confirmed to a peer.
//! 4. What a session asks for is done one thing after the other, in the order it was asked: frames are numbered.
//! 5. A device that was removed is told nothing any more.

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

use super::api::connection::{Meet, MeetingView, Misread};
use super::api::devices::DeviceRow;
use super::api::{Owner, Ticket, Trouble};
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
    /// What is known of the devices, for this task.
    Registry(Task),
    /// The save of what is known of the devices, as this task has changed it.
    KeepRegistry(Task),
    /// A document, or a photo of its page, for the peer at the end of this connection.
    Transfer(ConnectionId, DocumentId, Purpose),
}

/// The other devices. See the [module](self).
pub(super) struct Peers {
    requests: Requests<Request>,
    /// What is known of this device and the others; `None` before somebody asked.
    registry: Option<Registry>,
    /// The list of devices, while somebody looks at it.
    rows: Option<Arc<[DeviceRow]>>,
    certificates: Certificates,
    connection: Option<Connection>,
    /// What the last connection came to, until the owner has read it.
    ended: Option<MeetingView>,
    /// Why the code that was read last leads nowhere.
    misread: Option<Misread>,
    /// The number of the last connection that was tried.
    last_connection: u64,
    /// A second is on its way.
    is_alarm_set: bool,
    /// A bundle on its way in.
    receiving: Option<Receiving>,
    /// What the last bundle for the shared folder held, as a hash.
    shared: Option<[u8; 32]>,
    /// Grows with every change of what is shown.
    version: u64,
}

impl Peers {
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

    /// The devices, this one first; `None` while nobody looks.
    pub fn rows(&self) -> Option<Arc<[DeviceRow]>> {
        self.rows.clone()
    }

    /// The connection with another device, or what it came to.
    pub fn connection_view(&self) -> Option<MeetingView> {
        self.connection.as_ref().map(Connection::view).or_else(|| self.ended.clone())
    }

    /// Why the code that was read last leads nowhere.
    pub fn misread(&self) -> Option<Misread> {
        self.misread
    }

    /// Many pages come in at once: lists are put in order once a second.
    pub fn is_filling(&self) -> bool {
        self.connection.as_ref().is_some_and(Connection::is_filling)
    }

    /// Something failed and was not tried again.
    pub fn has_failed(&self) -> bool {
        self.requests.has_failed()
    }

    // What the owner asks.

    /// Shows the devices.
    pub fn look(&mut self, ctx: &mut Ctx) {
        self.with_registry(Task::Look, ctx);
    }

    /// Shows the devices no more.
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
    pub fn meet(&mut self, asked: Meet, ctx: &mut Ctx) {
        self.version += 1;
        self.misread = None;
        if let Meet::Shown { code, .. } = &asked
            && let Some(reply) = signaling::reply(code)
        {
            return self.replied(reply, ctx);
        }
        self.with_registry(Task::Connect(asked), ctx);
    }

    /// The owner has had enough of a connection, or has read why it is over.
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
        let Some(request) = self.requests.answered(ticket) else { return };
        let records = match result {
            Ok(records) => records,
            Err(error) => {
                self.requests.fail(request);
                return ctx.trouble(Trouble::Read(error.0));
            }
        };
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
            // Another tab has written meanwhile.
            Err(WriteError::Refused(_)) => self.with_registry(task, ctx),
            Err(error) => {
                self.requests.fail(Request::KeepRegistry(task));
                ctx.trouble(error);
            }
        }
    }

    /// Tries again what failed.
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

    /// A document was loaded: another tab may have written on it.
    pub fn loaded(&mut self, id: DocumentId, documents: &Documents, ctx: &mut Ctx) {
        match self.rows.is_some() {
            // Another tab may know more of the devices.
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

    /// The devices of the notebook, removed ones among them; none while this one is alone.
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

    /// The other devices that are still in.
    fn others(&self, documents: &Documents) -> BTreeMap<DeviceId, Device> {
        let own = self.own().map(|own| own.id);
        let known = self.devices(documents).into_iter();
        known.filter(|(id, device)| Some(*id) != own && !device.removed).collect()
    }
}
