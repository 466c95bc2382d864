//! What a device shows, and what it does with what it reads.

use super::letting_in::Joining;
use super::{Look, Meet, Misread, Parting, Peering, Step};
use crate::domain::{Certificate, DeviceId, Timestamp};
use crate::notebook::{Ambient, Effect, Notebook};
use crate::sync::keys::drawn;
use crate::sync::pairing;
use crate::sync::short_code;
use crate::sync::signaling::{CallSum, Signal, Unreadable, Who};
use crate::sync::webrtc::{Begin, Candidate, ConnectionId, ConnectionRequest, Description, in_use, is_due};

/// A code as it was read.
enum Code {
    Typed(Candidate),
    Signal(Signal),
}

/// What answers a code that this device shows.
pub(super) struct Reply(CallSum, Who, Description);

/// The reply that these letters are; `None` for anything else.
pub(super) fn reply(letters: &str) -> Option<Reply> {
    match read(letters) {
        Ok(Code::Signal(Signal::Reply(sum, who, description))) => Some(Reply(sum, who, description)),
        _ => None,
    }
}

fn read(letters: &str) -> Result<Code, Misread> {
    let is_short = letters.chars().filter(|c| c.is_alphanumeric()).count() <= short_code::LONGEST;
    match Signal::read(letters) {
        Ok(signal) => Ok(Code::Signal(signal)),
        Err(Unreadable::Damaged) => Err(Misread::Damaged),
        Err(Unreadable::NotOne) if is_short => {
            short_code::read(letters).map(Code::Typed).ok_or(Misread::Slip)
        }
        Err(Unreadable::NotOne) => Err(Misread::NotOne),
    }
}

impl Notebook {
    /// The certificate this device uses now.
    pub(super) fn certificate(&self, now: Timestamp) -> Option<Certificate> {
        in_use(&self.own_certificates(), now).cloned()
    }

    fn own_certificates(&self) -> Vec<Certificate> {
        let own = self.devices.as_ref().and_then(|devices| devices.own.as_ref());
        let noted = own.and_then(|own| self.known_devices().remove(&own.id));
        let mut certificates = noted.map(|device| device.certificates).unwrap_or_default();
        certificates.retain(|certificate| !self.lost_certificates.contains(&certificate.fingerprint));
        certificates.extend(self.new_certificate.clone().filter(|new| !certificates.contains(new)));
        certificates
    }

    /// The browser made a certificate, or cannot.
    pub(in crate::notebook) fn certified(
        &mut self,
        made: Option<Certificate>,
        ambient: &Ambient,
        effects: &mut Vec<Effect>,
    ) {
        self.new_certificate = made;
        self.note_certificates(ambient, effects);
        let waits = self.meeting.as_ref().is_some_and(|meeting| meeting.lines.is_empty());
        match self.certificate(ambient.now) {
            Some(certificate) if waits => self.begin_lines(certificate.fingerprint, ambient, effects),
            None if waits => self.part_ways(Parting::NoWebRtc, ambient, effects),
            _ => {}
        }
    }

    /// The browser has let go of a certificate: whatever it was noted for needs another, which the others do not know.
    pub(super) fn lost_certificate(&mut self, ambient: &Ambient, effects: &mut Vec<Effect>) {
        if let Some(meeting) = &mut self.meeting
            && let Meet::Known(id) = meeting.asked
        {
            meeting.asked = Meet::TwoLooks(id);
        }
        self.lost_certificates
            .extend(self.certificate(ambient.now).map(|certificate| certificate.fingerprint));
        effects.push(Effect::Certify);
    }

    /// What is known of this device's certificates is told to the others, once it is one of the notebook's; and a new one
    /// is made long before the last one ends.
    pub(in crate::notebook) fn renew_certificates(&mut self, ambient: &Ambient, effects: &mut Vec<Effect>) {
        match is_due(&self.own_certificates(), ambient.now) {
            true => effects.push(Effect::Certify),
            false => self.note_certificates(ambient, effects),
        }
    }

    fn note_certificates(&mut self, ambient: &Ambient, effects: &mut Vec<Effect>) {
        let own = self.devices.as_ref().and_then(|devices| devices.own.as_ref()).map(|own| own.id);
        let Some((id, device)) = own.and_then(|own| self.known_devices().remove_entry(&own)) else { return };
        let mut certificates = self.own_certificates();
        certificates.retain(|certificate| certificate.until > ambient.now);
        if certificates != device.certificates {
            self.edit_shop(effects, |shop| shop.note_certificates(id, &certificates, ambient.now));
        }
    }

    /// Which device of the notebook shows a code; `None` for a typed one with several others, and for any other's.
    pub(super) fn whose(&self, letters: &str) -> Option<DeviceId> {
        match read(letters).ok()? {
            Code::Signal(Signal::Here(id, _) | Signal::Call(Who::Known(id), _)) => Some(id),
            Code::Signal(_) => None,
            Code::Typed(_) => {
                let mut others = self.others().into_keys();
                others.next().filter(|_| others.next().is_none())
            }
        }
    }

    /// Whether a code leads to a device that this one may meet.
    pub(super) fn is_for_us(&self, letters: &str) -> Result<(), Misread> {
        let (others, own) = (self.others(), self.devices.as_ref().and_then(|devices| devices.own.as_ref()));
        let known = |id: DeviceId| match own {
            Some(own) if own.id == id => Err(Misread::Own),
            _ if others.contains_key(&id) => Ok(()),
            _ => Err(Misread::OtherNotebook),
        };
        match read(letters)? {
            Code::Signal(Signal::Here(id, _) | Signal::Call(Who::Known(id), _)) => known(id),
            Code::Signal(Signal::Call(Who::Inviting(key, _), _)) => match own {
                Some(own) if own.key() == key => Err(Misread::Own),
                Some(_) if !others.is_empty() && self.half_joined(&key).is_none() => Err(Misread::InOne),
                _ => Ok(()),
            },
            Code::Signal(_) => Err(Misread::Stale),
            Code::Typed(_) if others.is_empty() => Err(Misread::OtherNotebook),
            Code::Typed(_) => Ok(()),
        }
    }

    /// The radio is ready: the lines begin.
    pub(super) fn begin_lines(
        &mut self,
        certificate: [u8; 32],
        ambient: &Ambient,
        effects: &mut Vec<Effect>,
    ) {
        let Some(asked) = self.meeting.as_ref().map(|meeting| meeting.asked.clone()) else { return };
        let begin = Begin { certificate, credentials: None };
        match asked {
            Meet::Known(id) => match self.short(id, ambient.now) {
                Some([ours, _]) => {
                    let begin = Begin { credentials: Some(ours.credentials), ..begin };
                    self.line(Peering::Waiting(id), |line| ConnectionRequest::Call(line, begin), effects);
                }
                None => self.line(Peering::Calling(id), |line| ConnectionRequest::Call(line, begin), effects),
            },
            Meet::TwoLooks(id) => {
                self.line(Peering::Calling(id), |line| ConnectionRequest::Call(line, begin), effects)
            }
            Meet::Newcomer { .. } => {
                let secret = drawn(&ambient.random, "pairing");
                self.line(
                    Peering::Inviting(secret, None),
                    |line| ConnectionRequest::Call(line, begin),
                    effects,
                );
            }
            Meet::Shown { code, name } => {
                match read(&code) {
                    // Whose it is, a typed code does not say: the lines towards all the others do not open.
                    Ok(Code::Typed(candidate)) => {
                        for id in self.others().into_keys() {
                            self.come(id, vec![candidate.clone()], &begin, ambient, effects);
                        }
                    }
                    Ok(Code::Signal(Signal::Here(id, at))) => self.come(id, at, &begin, ambient, effects),
                    Ok(Code::Signal(call)) => {
                        let sum = call.sum();
                        let Signal::Call(who, theirs) = call else { return };
                        let peering = match who {
                            Who::Inviting(key, bound) => {
                                let own = self.half_joined(&key);
                                Peering::Joining(Box::new(Joining::new(key, bound, sum, own, name, ambient)))
                            }
                            Who::Known(_) | Who::Joining(_) => Peering::Replying(sum),
                        };
                        self.line(peering, |line| ConnectionRequest::Answer(line, begin, theirs), effects);
                    }
                    Err(_) => {}
                }
                let is_tried = self.meeting.as_ref().is_some_and(|meeting| !meeting.lines.is_empty());
                match is_tried {
                    true => self.step(Step::Connecting, ambient),
                    // None of the others has told its certificate yet.
                    false => self.part_ways(Parting::Long, ambient, effects),
                }
            }
        }
    }

    fn line(
        &mut self,
        peering: Peering,
        ask: impl FnOnce(ConnectionId) -> ConnectionRequest,
        effects: &mut Vec<Effect>,
    ) {
        self.last_line += 1;
        let line = ConnectionId(self.last_line);
        if let Some(meeting) = &mut self.meeting {
            meeting.lines.insert(line, peering);
            effects.push(Effect::Connection(ask(line)));
        }
    }

    /// Goes to where a known device waits.
    fn come(
        &mut self,
        id: DeviceId,
        candidates: Vec<Candidate>,
        begin: &Begin,
        ambient: &Ambient,
        effects: &mut Vec<Effect>,
    ) {
        let Some([ours, theirs]) = self.short(id, ambient.now) else { return };
        let begin = Begin { credentials: Some(ours.credentials), ..begin.clone() };
        let theirs = Description { candidates, ..theirs };
        self.line(Peering::Coming, |line| ConnectionRequest::Answer(line, begin, theirs), effects);
    }

    /// What this device and a known one know of each other beforehand; `None` where the other has told no certificate.
    fn short(&self, id: DeviceId, now: Timestamp) -> Option<[Description; 2]> {
        let own = self.devices.as_ref()?.own.as_ref()?;
        let device = self.others().remove(&id)?;
        let [ours, theirs] = own.pair_credentials(id, &device.key)?;
        let known = |credentials, certificate: &Certificate| Description {
            credentials,
            fingerprint: certificate.fingerprint,
            candidates: Vec::new(),
        };
        let certificate = self.certificate(now)?;
        Some([known(ours, &certificate), known(theirs, in_use(&device.certificates, now)?)])
    }

    /// A line can be reached: the other device is told where.
    pub(super) fn show_code(
        &mut self,
        line: ConnectionId,
        ours: Description,
        ambient: &Ambient,
        effects: &mut Vec<Effect>,
    ) {
        let own = self.devices.as_ref().and_then(|devices| devices.own.as_ref());
        let own = own.map(|own| (own.id, own.key()));
        let Some(meeting) = &mut self.meeting else { return };
        // No network at all. Whoever comes may be seen all the same, where the browser was only slow.
        let is_shown = !matches!(meeting.lines.get(&line), Some(Peering::Coming));
        if is_shown && ours.candidates.is_empty() {
            return self.part_ways(Parting::Unreachable, ambient, effects);
        }
        let signal = match (meeting.lines.get(&line), own) {
            (Some(Peering::Waiting(id)), Some((own, _))) => {
                let id = *id;
                let at: Vec<Candidate> = ours.candidates.into_iter().filter(Candidate::is_address).collect();
                let Some([_, theirs]) = self.short(id, ambient.now).filter(|_| !at.is_empty()) else {
                    return self.part_ways(Parting::Hidden, ambient, effects);
                };
                effects.push(Effect::Connection(ConnectionRequest::Reach(line, theirs)));
                Signal::Here(own, at)
            }
            (Some(Peering::Calling(_)), Some((own, _))) => Signal::Call(Who::Known(own), ours),
            (Some(Peering::Inviting(secret, _)), Some((_, key))) => {
                Signal::Call(Who::Inviting(key, pairing::bound(secret)), ours)
            }
            (Some(Peering::Replying(call)), Some((own, _))) => Signal::Reply(*call, Who::Known(own), ours),
            (Some(Peering::Joining(joining)), _) => joining.reply(ours),
            // Whoever comes by one look is seen as it comes.
            _ => return,
        };
        let code = signal.text();
        let (which, typed) = match &signal {
            Signal::Here(_, at) => (Look::Only, short_code::typed(at)),
            Signal::Call(..) => (Look::First, None),
            Signal::Reply(..) => (Look::Second, None),
        };
        self.meeting.iter_mut().for_each(|meeting| meeting.shown = Some(signal.sum()));
        self.step(Step::Showing { code, typed, which }, ambient);
    }

    /// Somebody has answered the code that this device shows.
    pub(super) fn replied(&mut self, reply: Reply, ambient: &Ambient, effects: &mut Vec<Effect>) {
        let Reply(sum, who, theirs) = reply;
        let meeting = self.meeting.as_mut().filter(|meeting| meeting.shown == Some(sum));
        let lines = meeting.and_then(|meeting| meeting.lines.iter_mut().next());
        match (lines, who) {
            (Some((line, Peering::Calling(id))), Who::Known(from)) if from == *id => {
                effects.push(Effect::Connection(ConnectionRequest::Reach(*line, theirs)));
            }
            (Some((line, Peering::Inviting(_, joining @ None))), Who::Joining(key)) => {
                *joining = Some(key);
                effects.push(Effect::Connection(ConnectionRequest::Reach(*line, theirs)));
            }
            _ => return self.view.misread = Some(Misread::Stale),
        }
        self.step(Step::Connecting, ambient);
    }
}
