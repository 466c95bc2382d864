//! A device that is not one of the notebook's yet is let in: both show a check number, the owner says that it is the same,
//! and the new device learns the notebook's key ([`pairing`](crate::sync::pairing)).

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

    /// The owner says that both show the same number.
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

    /// The new device becomes one of the notebook's, and learns its key: that one whose number the owner has seen.
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

    /// The other has proved to hold this key: if it was let in a moment ago, it is one of the notebook's from now on.
    pub(super) fn note_newcomer(&mut self, documents: &mut Documents, ctx: &mut Ctx) {
        let mut attempts = self.connection.iter().flat_map(|connection| connection.attempts.values());
        let Some(Attempt::Admitted(key)) = attempts.next() else { return };
        let key = *key;
        self.note_member(key, documents, ctx);
    }

    /// This device as one that the holder of this key has let in, and has told nothing yet.
    pub(super) fn half_joined(&self, inviting: &[u8; 32], documents: &Documents) -> Option<Own> {
        let own = self.own()?;
        let mut others = self.others(documents).into_values();
        // All that is known of it is what its code told.
        let is_all =
            others.next().is_some_and(|other| other.key == *inviting && other.certificates.is_empty());
        (is_all && others.next().is_none()).then(|| own.clone())
    }

    fn note_member(&mut self, key: [u8; 32], documents: &mut Documents, ctx: &mut Ctx) {
        let Some(own) = self.own() else { return };
        let device = Device { key, membership: own.membership(&key), ..Device::default() };
        if !self.devices(documents).contains_key(&id_of(&key)) {
            let now = ctx.now;
            documents.edit_shop(ctx, |shop| shop.note_device(id_of(&key), &device, now));
        }
    }

    fn joining(&mut self, id: ConnectionId) -> Option<&mut Joining> {
        match self.connection.as_mut()?.attempts.get_mut(&id)? {
            Attempt::Joining(joining) => Some(joining),
            _ => None,
        }
    }

    /// What the inviting device says before this one is in.
    pub(super) fn inviting_said(&mut self, id: ConnectionId, frame: Vec<u8>, ctx: &mut Ctx) {
        let Some(joining) = self.joining(id) else { return };
        if joining.secret.is_some() {
            // Opened once the owner has said here, too, that the numbers are the same.
            joining.welcome.get_or_insert(frame);
            return self.welcomed(id, ctx);
        }
        let secret = <[u8; 32]>::try_from(frame).ok();
        let Some(secret) = secret.filter(|secret| pairing::bound(secret) == joining.bound) else {
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

    /// This device is one of that notebook's from now on.
    pub(super) fn let_in(&mut self, joining: &Joining, documents: &mut Documents, ctx: &mut Ctx) {
        let Some(registry) = &mut self.registry else { return };
        registry.own = Some(joining.own.clone());
        self.ensure_identity(&joining.name, documents, ctx);
        // Known from now on, also where the connection is cut before its page of devices has come.
        self.note_member(joining.inviting, documents, ctx);
        self.renew_certificates(documents, ctx);
        let Some(connection) = &mut self.connection else { return };
        // The secret has done its work.
        connection.attempts.values_mut().for_each(|attempt| *attempt = Attempt::Joined);
        if !matches!(connection.phase, Phase::Syncing(_)) {
            self.begin_sync(Some(joining.inviting), documents, ctx);
        }
    }

    /// This device has just joined the other's notebook.
    pub(super) fn is_joining(&self) -> bool {
        let mut attempts = self.connection.iter().flat_map(|connection| connection.attempts.values());
        attempts.any(|attempt| matches!(attempt, Attempt::Joined))
    }
}
