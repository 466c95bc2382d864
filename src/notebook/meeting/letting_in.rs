//! A device that is not one of the notebook's yet is let in: both show a check number, the owner says that it is the
//! same, and the new device learns the notebook's key ([`pairing`]).

use super::{Parting, Peering, Step};
use crate::domain::Device;
use crate::notebook::devices::{Devices, Task};
use crate::notebook::{Ambient, Effect, Notebook};
use crate::sync::keys::{Own, drawn, id_of};
use crate::sync::pairing::{self, BOUND};
use crate::sync::signaling::{CallSum, Signal, Who};
use crate::sync::webrtc::{ConnectionId, ConnectionRequest, Description};

/// A notebook to be joined, and this device in it.
#[derive(Clone)]
pub struct Joining {
    /// The inviting device's public key.
    inviting: [u8; 32],
    /// What that device is bound to.
    bound: [u8; BOUND],
    call: CallSum,
    /// Its secret, once it is told.
    secret: Option<[u8; 32]>,
    /// Drawn for this notebook: a device that was removed from it comes back as another. The same once more where it was
    /// let in and the line was cut before the two had met.
    own: Own,
    /// What the owner calls this device.
    name: String,
    /// The owner has said here that the numbers are the same.
    is_agreed: bool,
    /// What brings the notebook's key, once it has come.
    welcome: Option<Vec<u8>>,
}

impl Joining {
    pub fn new(
        inviting: [u8; 32],
        bound: [u8; BOUND],
        call: CallSum,
        own: Option<Own>,
        name: String,
        ambient: &Ambient,
    ) -> Self {
        let own = own.unwrap_or_else(|| Own::new(&drawn(&ambient.random, "device")));
        Self { inviting, bound, call, secret: None, own, name, is_agreed: false, welcome: None }
    }

    pub fn reply(&self, ours: Description) -> Signal {
        Signal::Reply(self.call, Who::Joining(self.own.key()), ours)
    }
}

impl Notebook {
    pub(super) fn show_check(&mut self, secret: [u8; 32], joining: [u8; 32], ambient: &Ambient) {
        let own = self.devices.as_ref().and_then(|devices| devices.own.as_ref());
        let Some(inviting) = own.map(Own::key) else { return };
        let number = pairing::check_number(&secret, &inviting, &joining);
        self.step(Step::Check { number, is_agreed: false }, ambient);
    }

    /// The owner says that both show the same number.
    pub(in crate::notebook) fn numbers_agree(&mut self, ambient: &Ambient, effects: &mut Vec<Effect>) {
        let Some(Step::Check { number, .. }) = self.view.meeting.as_ref().map(|shown| shown.step.clone())
        else {
            return;
        };
        let lines = self.meeting.as_mut().and_then(|meeting| meeting.lines.iter_mut().next());
        match lines {
            Some((line, Peering::Inviting(_, Some(key)))) => {
                let admit = Task::Admit(*line, *key);
                self.with_devices(admit, effects);
            }
            Some((line, Peering::Joining(joining))) => {
                joining.is_agreed = true;
                let line = *line;
                self.welcomed(line, ambient, effects);
            }
            _ => return,
        }
        if matches!(self.view.meeting.as_ref().map(|shown| &shown.step), Some(Step::Check { .. })) {
            self.step(Step::Check { number, is_agreed: true }, ambient);
        }
    }

    /// The new device becomes one of the notebook's, and learns its key: that one whose number the owner has seen.
    pub(in crate::notebook) fn admit(
        &mut self,
        line: ConnectionId,
        key: &[u8; 32],
        effects: &mut Vec<Effect>,
    ) {
        let Some(meeting) = self.meeting.as_ref().filter(|meeting| meeting.open == Some(line)) else {
            return;
        };
        let secret = match meeting.lines.get(&line) {
            Some(Peering::Inviting(secret, Some(joining))) if joining == key => *secret,
            _ => return,
        };
        let Some(Devices { own: Some(own), .. }) = &self.devices else { return };
        let Some(welcome) = pairing::welcome(own, key, &secret).filter(|_| meeting.exchange.is_none()) else {
            return;
        };
        effects.push(Effect::Connection(ConnectionRequest::Send(line, welcome)));
        if let Some(meeting) = &mut self.meeting {
            meeting.lines.insert(line, Peering::Admitted(*key));
        }
    }

    /// The other has proved to hold this key: if it was let in a moment ago, it is one of the notebook's from now on.
    pub(in crate::notebook) fn note_newcomer(&mut self, ambient: &Ambient, effects: &mut Vec<Effect>) {
        let mut lines = self.meeting.iter().flat_map(|meeting| meeting.lines.values());
        let Some(Peering::Admitted(key)) = lines.next() else { return };
        let key = *key;
        self.note_member(key, ambient, effects);
    }

    /// This device as one that the holder of this key has let in, and has told nothing yet.
    pub(super) fn half_joined(&self, inviting: &[u8; 32]) -> Option<Own> {
        let own = self.devices.as_ref()?.own.as_ref()?;
        let mut others = self.others().into_values();
        // All that is known of it is what its code told.
        let is_all =
            others.next().is_some_and(|other| other.key == *inviting && other.certificates.is_empty());
        (is_all && others.next().is_none()).then(|| own.clone())
    }

    fn note_member(&mut self, key: [u8; 32], ambient: &Ambient, effects: &mut Vec<Effect>) {
        let Some(own) = self.devices.as_ref().and_then(|devices| devices.own.as_ref()) else { return };
        let device = Device { key, membership: own.membership(&key), ..Device::default() };
        if !self.known_devices().contains_key(&id_of(&key)) {
            self.edit_shop(effects, |shop| shop.note_device(id_of(&key), &device, ambient.now));
        }
    }

    /// What the inviting device says before this one is in.
    pub(super) fn let_in(
        &mut self,
        line: ConnectionId,
        frame: Vec<u8>,
        ambient: &Ambient,
        effects: &mut Vec<Effect>,
    ) {
        let lines = self.meeting.as_mut().map(|meeting| &mut meeting.lines);
        let Some(Peering::Joining(joining)) = lines.and_then(|lines| lines.get_mut(&line)) else { return };
        if joining.secret.is_some() {
            // Opened once the owner has said here, too, that the numbers are the same.
            joining.welcome.get_or_insert(frame);
            return self.welcomed(line, ambient, effects);
        }
        let secret = <[u8; 32]>::try_from(frame).ok();
        let Some(secret) = secret.filter(|secret| pairing::bound(secret) == joining.bound) else {
            return self.part_ways(Parting::Stranger, ambient, effects);
        };
        joining.secret = Some(secret);
        let number = pairing::check_number(&secret, &joining.inviting, &joining.own.key());
        self.step(Step::Check { number, is_agreed: false }, ambient);
    }

    /// Opens the welcome, once it is here and the numbers agree.
    fn welcomed(&mut self, line: ConnectionId, ambient: &Ambient, effects: &mut Vec<Effect>) {
        let lines = self.meeting.as_mut().map(|meeting| &mut meeting.lines);
        let Some(Peering::Joining(joining)) = lines.and_then(|lines| lines.get_mut(&line)) else { return };
        let (Some(secret), Some(frame), true) = (joining.secret, &joining.welcome, joining.is_agreed) else {
            return;
        };
        let key = pairing::welcomed(&joining.own, &joining.inviting, &secret, frame);
        let Some(key) = key else { return self.part_ways(Parting::Stranger, ambient, effects) };
        joining.own.notebook = key;
        let joining = joining.clone();
        self.step(Step::Connecting, ambient);
        self.with_devices(Task::LetIn(joining), effects);
    }

    /// This device is one of that notebook's from now on.
    pub(in crate::notebook) fn join_notebook_live(
        &mut self,
        joining: &Joining,
        ambient: &Ambient,
        effects: &mut Vec<Effect>,
    ) {
        let Some(devices) = &mut self.devices else { return };
        devices.own = Some(joining.own.clone());
        self.be_a_device(&joining.name, ambient, effects);
        // Known from now on, also where the line is cut before its page of devices has come.
        self.note_member(joining.inviting, ambient, effects);
        self.renew_certificates(ambient, effects);
        // The secret has done its work.
        let lines = self.meeting.iter_mut().flat_map(|meeting| meeting.lines.values_mut());
        lines.for_each(|peering| *peering = Peering::Joined);
        let is_begun = self.meeting.as_ref().is_none_or(|meeting| meeting.exchange.is_some());
        if !is_begun {
            self.begin_exchange(Some(joining.inviting), ambient, effects);
        }
    }

    /// This device has just joined the other's notebook.
    pub(in crate::notebook) fn is_joining(&self) -> bool {
        let mut lines = self.meeting.iter().flat_map(|meeting| meeting.lines.values());
        lines.any(|peering| matches!(peering, Peering::Joined))
    }
}
