//! A direct connection between two devices, without a server. One device shows a code and the other reads it. Then a
//! WebRTC data channel opens between them. From then on a session makes both equal (`sync`). A device that is not in
//! the notebook yet is admitted first (`pairing`).
//!
//! *One look* ([`Connect::Known`]): both know each other's certificate and credentials, so the code is only an address.
//! *Two looks* ([`Connect::TwoLooks`], [`Connect::Newcomer`]): each shows everything that the other must know. If a browser
//! does not allow the first way, the second begins automatically.

use std::collections::BTreeMap;

use super::Peers;
use super::connection_state::{Attempt, Connection, Phase};
use super::task::Task;
use crate::notebook::api::Effect;
use crate::notebook::api::connection::{Connect, ConnectionView, Parting, Step};
use crate::notebook::ctx::Ctx;
use crate::notebook::documents::Documents;
use crate::notebook::event::Event;
use crate::sync::pairing::EXPIRES;
use crate::sync::session::{Input, PATIENCE};
use crate::sync::webrtc::{ConnectionEvent, ConnectionId, ConnectionRequest, Refusal};

/// How long two devices may try to reach each other, in milliseconds. It is many times what they need if they can.
const REACHED: i64 = 5_000;

impl Peers {
    /// Begins a connection once the records about the devices are read.
    pub(super) fn connect(&mut self, asked: &Connect, documents: &mut Documents, ctx: &mut Ctx) {
        let meant = match asked {
            Connect::Known(id) | Connect::TwoLooks(id) => Ok(Some(*id)),
            Connect::Newcomer { .. } => Ok(None),
            Connect::Shown { code, .. } => self.whose(code, documents),
        };
        let meant = match meant {
            Ok(meant) => meant,
            Err(misread) => {
                self.version += 1;
                self.misread = Some(misread);
                return;
            }
        };
        self.hang_up(ctx);
        if let Connect::Newcomer { name } = asked {
            self.ensure_identity(name, documents, ctx);
        }
        self.connection = Some(Connection {
            asked: asked.clone(),
            attempts: BTreeMap::new(),
            shown: None,
            open: None,
            meant,
            begun: ctx.now,
            since: ctx.now,
            phase: Phase::Preparing,
            alike: false,
        });
        self.set_alarm(ctx);
        match self.certificate(ctx.now, documents) {
            Some(certificate) => self.begin_attempts(certificate.fingerprint, documents, ctx),
            None => ctx.ask(Effect::Certify),
        }
    }

    /// Moves the connection to this phase.
    pub(super) fn set_phase(&mut self, phase: Phase, ctx: &Ctx) {
        self.version += 1;
        if let Some(connection) = &mut self.connection {
            (connection.phase, connection.since) = (phase, ctx.now);
        }
    }

    /// Ends the connection and tells the owner why.
    pub(super) fn end_connection(&mut self, why: Parting, ctx: &mut Ctx) {
        self.version += 1;
        let view = self.connection.as_ref().map(Connection::view);
        self.ended = view.map(|view| ConnectionView { step: Step::Over(why), ..view });
        self.close_connection(ctx);
    }

    pub(super) fn close_connection(&mut self, ctx: &mut Ctx) {
        let Some(connection) = self.connection.take() else { return };
        if let Some(open) = connection.open {
            ctx.tell(Event::ConnectionClosed(open));
        }
        for attempt in connection.attempts.into_keys() {
            ctx.ask(Effect::Connection(ConnectionRequest::Close(attempt)));
        }
        if let Phase::Syncing(sync) = connection.phase {
            self.with_registry(Task::Learn(Box::new(sync.learned())), ctx);
        }
    }

    /// Handles an event that the browser reports for a connection.
    pub fn connection_event(
        &mut self,
        id: ConnectionId,
        event: ConnectionEvent,
        documents: &mut Documents,
        ctx: &mut Ctx,
    ) {
        let tried = self.connection.as_mut().filter(|connection| connection.attempts.contains_key(&id));
        let Some(connection) = tried else { return };
        match event {
            ConnectionEvent::Ready(description) => self.show_code(id, description, documents, ctx),
            ConnectionEvent::Refused(refusal) => self.attempt_refused(id, refusal, documents, ctx),
            ConnectionEvent::Open => {
                connection.open = Some(id);
                for (other, _) in connection.attempts.extract_if(.., |other, _| *other != id) {
                    ctx.ask(Effect::Connection(ConnectionRequest::Close(other)));
                }
                self.connection_open(id, documents, ctx);
            }
            ConnectionEvent::Frame(frame) => match (connection.attempts.get(&id), &connection.phase) {
                (_, Phase::Syncing(_)) => self.tell_session(Input::Frame(frame), ctx),
                (Some(Attempt::Joining(_)), _) => self.inviting_said(id, frame, ctx),
                (Some(Attempt::Admitted(key)), _) => {
                    let key = *key;
                    self.begin_sync(Some(key), documents, ctx);
                    self.tell_session(Input::Frame(frame), ctx);
                }
                // The peer may not send anything before this point.
                _ => self.end_connection(Parting::Garbled, ctx),
            },
            ConnectionEvent::Closed | ConnectionEvent::Lost => {
                connection.attempts.remove(&id);
                ctx.ask(Effect::Connection(ConnectionRequest::Close(id)));
                match (connection.open == Some(id), connection.attempts.is_empty()) {
                    (true, _) if event == ConnectionEvent::Closed => {
                        self.end_connection(Parting::Closed, ctx)
                    }
                    (true, _) => self.end_connection(Parting::Cut, ctx),
                    (false, true) => self.end_connection(Parting::Unreachable, ctx),
                    (false, false) => {}
                }
            }
        }
    }

    fn connection_open(&mut self, id: ConnectionId, documents: &mut Documents, ctx: &mut Ctx) {
        let Some(connection) = &self.connection else { return };
        match connection.attempts.get(&id) {
            Some(Attempt::Inviting(secret, Some(joining))) => {
                ctx.ask(Effect::Connection(ConnectionRequest::Send(id, secret.to_vec())));
                self.show_check(*secret, *joining, ctx);
            }
            // The peer sends the first message.
            Some(Attempt::Joining(_)) => self.set_phase(Phase::Connecting, ctx),
            Some(Attempt::Joined | Attempt::Inviting(_, None) | Attempt::Admitted(_)) | None => {}
            Some(_) => self.begin_sync(None, documents, ctx),
        }
    }

    fn attempt_refused(
        &mut self,
        id: ConnectionId,
        refusal: Refusal,
        documents: &mut Documents,
        ctx: &mut Ctx,
    ) {
        let Some(connection) = &mut self.connection else { return };
        let attempt = connection.attempts.remove(&id);
        ctx.ask(Effect::Connection(ConnectionRequest::Close(id)));
        match (refusal, attempt) {
            _ if !connection.attempts.is_empty() => {}
            // The browser does not allow the short way. The long way begins automatically.
            (Refusal::NotAccepted, Some(Attempt::Waiting(id))) => {
                self.request_connection(Connect::TwoLooks(id), ctx)
            }
            (Refusal::NotAccepted, Some(Attempt::Coming)) => self.end_connection(Parting::Long, ctx),
            (Refusal::NoCertificate, attempt) => {
                self.lost_certificate(documents, ctx);
                // The peer knows no other certificate of this device.
                if matches!(attempt, Some(Attempt::Coming)) {
                    self.end_connection(Parting::Long, ctx);
                }
            }
            (Refusal::NoWebRtc, _) => self.end_connection(Parting::NoWebRtc, ctx),
            _ => self.end_connection(Parting::Unreachable, ctx),
        }
    }

    /// One second has passed.
    pub fn tick(&mut self, ctx: &mut Ctx) {
        self.is_alarm_set = false;
        let Some(connection) = &self.connection else { return };
        let waited = ctx.now.0 - connection.since.0;
        let is_open = connection.open.is_some();
        match &connection.phase {
            Phase::Connecting if !is_open && waited > REACHED => {
                self.end_connection(Parting::Unreachable, ctx);
            }
            Phase::Connecting if is_open && waited > PATIENCE => self.end_connection(Parting::Silent, ctx),
            // The time counts from the first code, in whichever phase it is now.
            Phase::Showing { .. } | Phase::Checking { .. } if ctx.now.0 - connection.begun.0 > EXPIRES => {
                self.end_connection(Parting::Expired, ctx);
            }
            // A session tracks its own waiting time.
            Phase::Syncing(_) => self.sync_tick(ctx),
            _ => {}
        }
        if self.connection.is_some() {
            self.set_alarm(ctx);
        }
    }

    fn set_alarm(&mut self, ctx: &mut Ctx) {
        if !std::mem::replace(&mut self.is_alarm_set, true) {
            ctx.ask(Effect::Alarm);
        }
    }
}
