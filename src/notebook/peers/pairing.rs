//! Admits a device that is not in the notebook yet. Both devices show a check number. The owner confirms that it is the
//! same. Then the new device learns the notebook's key ([`crate::sync::pairing`]).

use super::Peers;
use super::connection_state::{Attempt, Phase};
use super::joining::Joining;
use super::task::Task;
use crate::domain::Device;
use crate::notebook::api::Effect;
use crate::notebook::api::connection::Parting;
use crate::notebook::ctx::Ctx;
use crate::notebook::documents::Documents;
use crate::sync::keys::{Own, id_of};
use crate::sync::pairing::{self};
use crate::sync::webrtc::{ConnectionId, ConnectionRequest};

impl Peers {
    pub(super) fn show_check(&mut self, secret: [u8; 32], joining: [u8; 32], ctx: &Ctx) {
        let Some(inviting) = self.own().map(Own::key) else { return };
        let number = pairing::check_number(&secret, &inviting, &joining);
        self.set_phase(Phase::Checking { number, is_agreed: false }, ctx);
    }

    /// The owner confirms that both show the same number.
    pub fn numbers_agree(&mut self, ctx: &mut Ctx) {
        let Some(connection) = &mut self.connection else { return };
        let Phase::Checking { is_agreed, .. } = &mut connection.phase else { return };
        self.version += 1;
        match connection.attempts.iter_mut().next() {
            Some((id, Attempt::Inviting(_, Some(key)))) => {
                *is_agreed = true;
                let admit = Task::Admit(*id, *key);
                self.with_registry(admit, ctx);
            }
            Some((id, Attempt::Joining(joining))) => {
                *is_agreed = true;
                joining.is_agreed = true;
                let id = *id;
                self.welcomed(id, ctx);
            }
            _ => {}
        }
    }

    /// Adds the new device to the notebook and sends it the key. It must be the device whose number the owner has seen.
    pub(super) fn admit(&mut self, id: ConnectionId, key: &[u8; 32], ctx: &mut Ctx) {
        let Some(own) = self.own() else { return };
        let connection = self.connection.as_ref().filter(|connection| connection.open == Some(id));
        let secret = match connection.map(|connection| (connection.attempts.get(&id), &connection.phase)) {
            None | Some((_, Phase::Syncing(_))) => return,
            Some((Some(Attempt::Inviting(secret, Some(joining))), _)) if joining == key => *secret,
            Some(_) => return,
        };
        let Some(welcome) = pairing::welcome(own, key, &secret) else { return };
        ctx.ask(Effect::Connection(ConnectionRequest::Send(id, welcome)));
        if let Some(connection) = &mut self.connection {
            connection.attempts.insert(id, Attempt::Admitted(*key));
        }
    }

    /// The peer has proved that it holds this key. If it was admitted a moment ago, it now belongs to the notebook.
    pub(super) fn note_newcomer(&mut self, documents: &mut Documents, ctx: &mut Ctx) {
        let mut attempts = self.connection.iter().flat_map(|connection| connection.attempts.values());
        let Some(Attempt::Admitted(key)) = attempts.next() else { return };
        let key = *key;
        self.note_member(key, documents, ctx);
    }

    /// The identity of this device, if the holder of this key has admitted it but has told it nothing yet.
    pub(super) fn half_joined(&self, inviting: &[u8; 32], documents: &Documents) -> Option<Own> {
        let own = self.own()?;
        let mut others = self.others(documents).into_values();
        // Only what its code told is known about it.
        let is_all =
            others.next().is_some_and(|other| other.key == *inviting && other.certificates.is_empty());
        (is_all && others.next().is_none()).then(|| own.clone())
    }

    fn note_member(&mut self, key: [u8; 32], documents: &mut Documents, ctx: &mut Ctx) {
        let Some(own) = self.own() else { return };
        let device = Device { key, membership: own.membership(&key), ..Device::default() };
        if !self.devices(documents).contains_key(&id_of(&key)) {
            documents.edit_shop(ctx, |shop, now| shop.note_device(id_of(&key), &device, now));
        }
    }

    fn joining(&mut self, id: ConnectionId) -> Option<&mut Joining> {
        match self.connection.as_mut()?.attempts.get_mut(&id)? {
            Attempt::Joining(joining) => Some(joining),
            _ => None,
        }
    }

    /// Handles a message of the inviting device before this device is in.
    pub(super) fn inviting_said(&mut self, id: ConnectionId, frame: Vec<u8>, ctx: &mut Ctx) {
        let Some(joining) = self.joining(id) else { return };
        if joining.secret.is_some() {
            // It is opened once the owner has also confirmed on this device that the numbers are the same.
            joining.welcome.get_or_insert(frame);
            return self.welcomed(id, ctx);
        }
        let secret = <[u8; 32]>::try_from(frame).ok();
        let Some(secret) = secret.filter(|secret| pairing::commitment(secret) == joining.commitment) else {
            return self.end_connection(Parting::Stranger, ctx);
        };
        joining.secret = Some(secret);
        let number = pairing::check_number(&secret, &joining.inviting, &joining.own.key());
        self.set_phase(Phase::Checking { number, is_agreed: false }, ctx);
    }

    /// Opens the welcome, once it is here and the numbers agree.
    fn welcomed(&mut self, id: ConnectionId, ctx: &mut Ctx) {
        let Some(joining) = self.joining(id) else { return };
        let (Some(secret), Some(frame), true) = (joining.secret, &joining.welcome, joining.is_agreed) else {
            return;
        };
        let key = pairing::welcomed(&joining.own, &joining.inviting, &secret, frame);
        let Some(key) = key else { return self.end_connection(Parting::Stranger, ctx) };
        joining.own.notebook = key;
        let joining = Box::new(joining.clone());
        self.set_phase(Phase::Connecting, ctx);
        self.with_registry(Task::LetIn(joining), ctx);
    }

    /// This device now belongs to that notebook.
    pub(super) fn let_in(&mut self, joining: &Joining, documents: &mut Documents, ctx: &mut Ctx) {
        let Some(registry) = &mut self.registry else { return };
        registry.own = Some(joining.own.clone());
        self.ensure_identity(&joining.name, documents, ctx);
        // The device is known from now on, even if the connection is cut before the shop's document has come.
        self.note_member(joining.inviting, documents, ctx);
        self.renew_certificates(documents, ctx);
        let Some(connection) = &mut self.connection else { return };
        // The secret is no longer needed.
        connection.attempts.values_mut().for_each(|attempt| *attempt = Attempt::Joined);
        if !matches!(connection.phase, Phase::Syncing(_)) {
            self.begin_sync(Some(joining.inviting), documents, ctx);
        }
    }

    /// Whether this device has just joined the peer's notebook.
    pub(super) fn is_joining(&self) -> bool {
        let mut attempts = self.connection.iter().flat_map(|connection| connection.attempts.values());
        attempts.any(|attempt| matches!(attempt, Attempt::Joined))
    }
}
