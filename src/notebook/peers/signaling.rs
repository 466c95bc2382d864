//! What a device shows, and how it uses what it reads: signaling by codes that a camera reads or a person types.

use super::Peers;
use super::connection_state::{Attempt, Phase};
use super::joining::Joining;
use crate::domain::{Certificate, DeviceId, Timestamp};
use crate::notebook::api::Effect;
use crate::notebook::api::connection::{Connect, Look, Misread, Parting};
use crate::notebook::ctx::Ctx;
use crate::notebook::documents::Documents;
use crate::sync::keys::drawn;
use crate::sync::pairing;
use crate::sync::short_code;
use crate::sync::signaling::{CallSum, Sender, Signal, Unreadable};
use crate::sync::webrtc::{Begin, Candidate, ConnectionId, ConnectionRequest, Description, in_use};

/// A code as it was read.
enum Code {
    Typed(Candidate),
    Signal(Signal),
}

/// The answer to a code that this device shows.
pub(super) struct Reply(CallSum, Sender, Description);

/// Reads these letters as a reply; `None` if they are something else.
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

impl Peers {
    /// The device of the notebook that shows a code. `None` for a typed code if there are several other devices, and while
    /// a new device is being paired. Fails if this device may not connect by the code.
    pub(super) fn whose(&self, letters: &str, documents: &Documents) -> Result<Option<DeviceId>, Misread> {
        let (others, own) = (self.others(documents), self.own());
        let known = |id: DeviceId| match own {
            Some(own) if own.id == id => Err(Misread::Own),
            _ if others.contains_key(&id) => Ok(Some(id)),
            _ => Err(Misread::OtherNotebook),
        };
        match read(letters)? {
            Code::Signal(Signal::Here(id, _) | Signal::Call(Sender::Known(id), _)) => known(id),
            Code::Signal(Signal::Call(Sender::Inviting(key, _), _)) => match own {
                Some(own) if own.key() == key => Err(Misread::Own),
                Some(_) if !others.is_empty() && self.half_joined(&key, documents).is_none() => {
                    Err(Misread::InOne)
                }
                _ => Ok(None),
            },
            Code::Signal(_) => Err(Misread::Stale),
            Code::Typed(_) if others.is_empty() => Err(Misread::OtherNotebook),
            Code::Typed(_) => {
                let mut others = others.into_keys();
                Ok(others.next().filter(|_| others.next().is_none()))
            }
        }
    }

    /// The certificate is ready: the attempts begin.
    pub(super) fn begin_attempts(&mut self, certificate: [u8; 32], documents: &Documents, ctx: &mut Ctx) {
        let Some(asked) = self.connection.as_ref().map(|connection| connection.asked.clone()) else { return };
        let begin = Begin { certificate, credentials: None };
        match asked {
            Connect::Known(id) => match self.known_beforehand(id, ctx.now, documents) {
                Some([ours, _]) => {
                    let begin = Begin { credentials: Some(ours.credentials), ..begin };
                    self.attempt(Attempt::Waiting(id), |id| ConnectionRequest::Call(id, begin), ctx);
                }
                None => self.attempt(Attempt::Calling(id), |id| ConnectionRequest::Call(id, begin), ctx),
            },
            Connect::TwoLooks(id) => {
                self.attempt(Attempt::Calling(id), |id| ConnectionRequest::Call(id, begin), ctx);
            }
            Connect::Newcomer { .. } => {
                let secret = drawn(&ctx.random, "pairing");
                self.attempt(Attempt::Inviting(secret, None), |id| ConnectionRequest::Call(id, begin), ctx);
            }
            Connect::Shown { code, name } => self.answer_code(&code, name, &begin, documents, ctx),
        }
    }

    /// Begins the attempts with the device that shows a code.
    fn answer_code(&mut self, code: &str, name: String, begin: &Begin, documents: &Documents, ctx: &mut Ctx) {
        match read(code) {
            // A typed code does not say which device shows it. There is an attempt with each, and the wrong ones do not
            // open.
            Ok(Code::Typed(candidate)) => {
                for id in self.others(documents).into_keys() {
                    self.come(id, vec![candidate.clone()], begin, documents, ctx);
                }
            }
            Ok(Code::Signal(Signal::Here(id, at))) => self.come(id, at, begin, documents, ctx),
            Ok(Code::Signal(call)) => {
                let sum = call.sum();
                let Signal::Call(who, theirs) = call else { return };
                let attempt = match who {
                    Sender::Inviting(key, commitment) => {
                        let own = self.half_joined(&key, documents);
                        Attempt::Joining(Box::new(Joining::new(key, commitment, sum, own, name, ctx)))
                    }
                    Sender::Known(_) | Sender::Joining(_) => Attempt::Replying(sum),
                };
                let begin = begin.clone();
                self.attempt(attempt, |id| ConnectionRequest::Answer(id, begin, theirs), ctx);
            }
            Err(_) => {}
        }
        let is_tried = self.connection.as_ref().is_some_and(|connection| !connection.attempts.is_empty());
        match is_tried {
            true => self.set_phase(Phase::Connecting, ctx),
            // None of the other devices has told its certificate yet.
            false => self.end_connection(Parting::Long, ctx),
        }
    }

    fn attempt(
        &mut self,
        attempt: Attempt,
        ask: impl FnOnce(ConnectionId) -> ConnectionRequest,
        ctx: &mut Ctx,
    ) {
        self.last_connection += 1;
        let id = ConnectionId(self.last_connection);
        if let Some(connection) = &mut self.connection {
            connection.attempts.insert(id, attempt);
            ctx.ask(Effect::Connection(ask(id)));
        }
    }

    /// Connects to a known device that is waiting.
    fn come(
        &mut self,
        id: DeviceId,
        candidates: Vec<Candidate>,
        begin: &Begin,
        documents: &Documents,
        ctx: &mut Ctx,
    ) {
        let Some([ours, theirs]) = self.known_beforehand(id, ctx.now, documents) else { return };
        let begin = Begin { credentials: Some(ours.credentials), ..begin.clone() };
        let theirs = Description { candidates, ..theirs };
        self.attempt(Attempt::Coming, |id| ConnectionRequest::Answer(id, begin, theirs), ctx);
    }

    /// What this device and a known one know of each other in advance; `None` if the other has told no certificate.
    fn known_beforehand(
        &self,
        id: DeviceId,
        now: Timestamp,
        documents: &Documents,
    ) -> Option<[Description; 2]> {
        let device = self.others(documents).remove(&id)?;
        let [ours, theirs] = self.own()?.pair_credentials(id, &device.key)?;
        let known = |credentials, certificate: &Certificate| Description {
            credentials,
            fingerprint: certificate.fingerprint,
            candidates: Vec::new(),
        };
        let certificate = self.certificate(now, documents)?;
        Some([known(ours, &certificate), known(theirs, in_use(&device.certificates, now)?)])
    }

    /// An attempt can be reached: the address is shown to the peer.
    pub(super) fn show_code(
        &mut self,
        id: ConnectionId,
        ours: Description,
        documents: &Documents,
        ctx: &mut Ctx,
    ) {
        let own = self.own().map(|own| (own.id, own.key()));
        let Some(connection) = &mut self.connection else { return };
        // There is no network address at all. A device that reads one code may still be seen, if the browser was only
        // slow.
        let is_shown = !matches!(connection.attempts.get(&id), Some(Attempt::Coming));
        if is_shown && ours.candidates.is_empty() {
            return self.end_connection(Parting::Unreachable, ctx);
        }
        let signal = match (connection.attempts.get(&id), own) {
            (Some(Attempt::Waiting(with)), Some((own, _))) => {
                let with = *with;
                let at: Vec<Candidate> = ours.candidates.into_iter().filter(Candidate::is_address).collect();
                let known = self.known_beforehand(with, ctx.now, documents);
                let Some([_, theirs]) = known.filter(|_| !at.is_empty()) else {
                    return self.end_connection(Parting::Hidden, ctx);
                };
                ctx.ask(Effect::Connection(ConnectionRequest::Reach(id, theirs)));
                Signal::Here(own, at)
            }
            (Some(Attempt::Calling(_)), Some((own, _))) => Signal::Call(Sender::Known(own), ours),
            (Some(Attempt::Inviting(secret, _)), Some((_, key))) => {
                Signal::Call(Sender::Inviting(key, pairing::commitment(secret)), ours)
            }
            (Some(Attempt::Replying(call)), Some((own, _))) => Signal::Reply(*call, Sender::Known(own), ours),
            (Some(Attempt::Joining(joining)), _) => joining.reply(ours),
            // A device that reads one code is seen when it connects.
            _ => return,
        };
        let code = signal.text();
        let (which, typed) = match &signal {
            Signal::Here(_, at) => (Look::Only, short_code::typed(at)),
            Signal::Call(..) => (Look::First, None),
            Signal::Reply(..) => (Look::Second, None),
        };
        self.connection.iter_mut().for_each(|connection| connection.shown = Some(signal.sum()));
        self.set_phase(Phase::Showing { code, typed, which }, ctx);
    }

    /// A device has answered the code that this device shows.
    pub(super) fn replied(&mut self, reply: Reply, ctx: &mut Ctx) {
        let Reply(sum, who, theirs) = reply;
        let connection = self.connection.as_mut().filter(|connection| connection.shown == Some(sum));
        let attempt = connection.and_then(|connection| connection.attempts.iter_mut().next());
        match (attempt, who) {
            (Some((id, Attempt::Calling(with))), Sender::Known(from)) if from == *with => {
                ctx.ask(Effect::Connection(ConnectionRequest::Reach(*id, theirs)));
            }
            (Some((id, Attempt::Inviting(_, joining @ None))), Sender::Joining(key)) => {
                *joining = Some(key);
                ctx.ask(Effect::Connection(ConnectionRequest::Reach(*id, theirs)));
            }
            _ => {
                self.misread = Some(Misread::Stale);
                return;
            }
        }
        self.set_phase(Phase::Connecting, ctx);
    }
}
