//! Two devices find each other without a server: one shows a code, the other reads it, and a line between them opens.
//! From then on the session makes both equal (`exchanging`). Whoever is not of the notebook yet is let in first
//! (`letting_in`).
//!
//! *One look* ([`Meet::Known`]): both know each other's certificate and what each answers to, so the code is only an
//! address. *Two looks* ([`Meet::TwoLooks`], [`Meet::Newcomer`]): each shows everything the other must know. Where a
//! browser does not allow the first, the second begins by itself.

mod codes;
mod letting_in;
mod reasons;

use std::collections::BTreeMap;

use super::devices::Task;
use super::exchanging::Exchange;
use super::{Ambient, Effect, Notebook};
use crate::domain::{DeviceId, Timestamp};
use crate::sync::pairing::EXPIRES;
pub use crate::sync::qr::{Picture, draw};
use crate::sync::session::{Input, PATIENCE};
use crate::sync::signaling::CallSum;
use crate::sync::webrtc::{ConnectionEvent, ConnectionId, ConnectionRequest, Refusal};
pub(super) use letting_in::Joining;
pub use reasons::{Misread, Parting};

/// How long two devices that try to reach each other have, in milliseconds: many times what they need where they can.
const REACHED: i64 = 5_000;

/// Whom to meet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Meet {
    /// A device of the notebook, which reads one code.
    Known(DeviceId),
    /// A device of the notebook, by a code each.
    TwoLooks(DeviceId),
    /// A device that shall be one of the notebook's, by a code each.
    Newcomer {
        /// What the owner calls this device.
        name: String,
    },
    /// Whoever shows this code, in letters.
    Shown {
        /// The letters.
        code: String,
        /// What the owner calls this device.
        name: String,
    },
}

/// A meeting, as the owner sees it.
#[derive(Clone, Debug, PartialEq)]
pub struct MeetingView {
    /// How far it is.
    pub step: Step,
    /// The other device, as far as it is known: whose code it is, or who has proved to be it; `None` while it is not one
    /// of the notebook's.
    pub with: Option<DeviceId>,
    /// What was asked for.
    pub asked: Meet,
    /// Pages of both notebooks may be about the same person.
    pub alike: bool,
    /// In step as far as can be: one of them cannot take in something the other has.
    pub differs: bool,
}

/// How far a meeting is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// The radio is being made ready.
    Preparing,
    /// The other device is to read this.
    Showing {
        /// What its camera reads, or a messenger carries.
        code: String,
        /// The same to be typed; `None` where that would be too long.
        typed: Option<String>,
        /// Which code it is.
        which: Look,
    },
    /// Both try to reach each other.
    Connecting,
    /// Both show this number.
    Check {
        /// Six digits.
        number: String,
        /// The owner has said here that it is the same on both.
        is_agreed: bool,
    },
    /// Documents cross.
    Exchanging {
        /// How many have.
        done: usize,
        /// Of how many.
        total: usize,
    },
    /// Both hold the same, and every change crosses at once.
    InStep,
    /// It is over.
    Over(Parting),
}

/// Which of the codes a device shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    /// The only one.
    Only,
    /// The first of two: the other device shows one back.
    First,
    /// The second of two.
    Second,
}

/// A meeting under way.
pub(super) struct Meeting {
    asked: Meet,
    /// The lines that are tried, and towards whom each leads.
    pub(super) lines: BTreeMap<ConnectionId, Peering>,
    /// What a reply names the code by that was shown.
    shown: Option<CallSum>,
    /// The line that is open.
    open: Option<ConnectionId>,
    /// Whom it is to be with, once a code or the owner has said so.
    meant: Option<DeviceId>,
    /// When it began, and when this step did.
    begun: Timestamp,
    since: Timestamp,
    /// The documents that cross.
    pub(super) exchange: Option<Exchange>,
}

/// Towards whom a line leads, and which side of it this device is.
pub(super) enum Peering {
    /// Waits for a device of the notebook, by one look.
    Waiting(DeviceId),
    /// Comes to a device of the notebook, by one look.
    Coming,
    /// Waits for the reply of a device of the notebook.
    Calling(DeviceId),
    /// Replies to the call of this sum.
    Replying(CallSum),
    /// Waits for the reply of a new device: the secret this one is bound to, and the other's public key once it is here.
    Inviting([u8; 32], Option<[u8; 32]>),
    /// Has let in the new device with this public key, and waits for its first word.
    Admitted([u8; 32]),
    /// Replies to an inviting device.
    Joining(Box<Joining>),
    /// Has just been let in.
    Joined,
}

impl Notebook {
    /// Begins a meeting, as soon as what is known of the devices is read.
    pub(super) fn ask_to_meet(&mut self, ask: Meet, ambient: &Ambient, effects: &mut Vec<Effect>) {
        self.view.misread = None;
        if let Meet::Shown { code, .. } = &ask
            && let Some(reply) = codes::reply(code)
        {
            return self.replied(reply, ambient, effects);
        }
        self.with_devices(Task::Meet(ask), effects);
    }

    /// What is known of the devices is read.
    pub(super) fn meet(&mut self, asked: &Meet, ambient: &Ambient, effects: &mut Vec<Effect>) {
        if let Meet::Shown { code, .. } = asked
            && let Err(misread) = self.is_for_us(code)
        {
            self.view.misread = Some(misread);
            return;
        }
        self.hang_up(effects);
        if let Meet::Newcomer { name } = asked {
            self.be_a_device(name, ambient, effects);
        }
        self.meeting = Some(Meeting {
            asked: asked.clone(),
            lines: BTreeMap::new(),
            shown: None,
            open: None,
            meant: match asked {
                Meet::Known(id) | Meet::TwoLooks(id) => Some(*id),
                Meet::Newcomer { .. } => None,
                Meet::Shown { code, .. } => self.whose(code),
            },
            begun: ambient.now,
            since: ambient.now,
            exchange: None,
        });
        self.step(Step::Preparing, ambient);
        self.set_alarm(effects);
        match self.certificate(ambient.now) {
            Some(certificate) => self.begin_lines(certificate.fingerprint, ambient, effects),
            None => effects.push(Effect::Certify),
        }
    }

    /// A meeting is at this step now.
    pub(super) fn step(&mut self, step: Step, ambient: &Ambient) {
        let Some(meeting) = &mut self.meeting else { return };
        meeting.since = ambient.now;
        let with = meeting.exchange.as_ref().and_then(|exchange| exchange.with).or(meeting.meant);
        let alike = self.view.meeting.as_ref().is_some_and(|shown| shown.alike);
        let differs = meeting.exchange.as_ref().is_some_and(|exchange| exchange.differs);
        self.view.meeting = Some(MeetingView { step, with, asked: meeting.asked.clone(), alike, differs });
    }

    /// It is over, and the owner is told why.
    pub(super) fn part_ways(&mut self, why: Parting, ambient: &Ambient, effects: &mut Vec<Effect>) {
        self.step(Step::Over(why), ambient);
        self.close_lines(effects);
    }

    /// The owner has had enough, or has read why it is over.
    pub(super) fn hang_up(&mut self, effects: &mut Vec<Effect>) {
        self.close_lines(effects);
        self.view.meeting = None;
        self.view.misread = None;
    }

    fn close_lines(&mut self, effects: &mut Vec<Effect>) {
        let Some(meeting) = self.meeting.take() else { return };
        effects
            .extend(meeting.lines.into_keys().map(|line| Effect::Connection(ConnectionRequest::Close(line))));
        if let Some(exchange) = meeting.exchange {
            self.note_exchange(exchange, effects);
        }
    }

    /// The browser told something of a line.
    pub(super) fn line_told(
        &mut self,
        line: ConnectionId,
        told: ConnectionEvent,
        ambient: &Ambient,
        effects: &mut Vec<Effect>,
    ) {
        let Some(meeting) = self.meeting.as_mut().filter(|meeting| meeting.lines.contains_key(&line)) else {
            return;
        };
        match told {
            ConnectionEvent::Ready(description) => self.show_code(line, description, ambient, effects),
            ConnectionEvent::Refused(refusal) => self.line_refused(line, refusal, ambient, effects),
            ConnectionEvent::Open => {
                meeting.open = Some(line);
                let others: Vec<ConnectionId> =
                    meeting.lines.keys().copied().filter(|other| *other != line).collect();
                for other in others {
                    meeting.lines.remove(&other);
                    effects.push(Effect::Connection(ConnectionRequest::Close(other)));
                }
                self.line_open(line, ambient, effects);
            }
            ConnectionEvent::Frame(frame) => match (meeting.lines.get(&line), &meeting.exchange) {
                (_, Some(_)) => self.tell_session(Input::Frame(frame), ambient, effects),
                (Some(Peering::Joining(_)), None) => self.let_in(line, frame, ambient, effects),
                (Some(Peering::Admitted(key)), None) => {
                    let key = *key;
                    self.begin_exchange(Some(key), ambient, effects);
                    self.tell_session(Input::Frame(frame), ambient, effects);
                }
                // Nobody has a say before.
                _ => self.part_ways(Parting::Garbled, ambient, effects),
            },
            ConnectionEvent::Closed | ConnectionEvent::Lost => {
                meeting.lines.remove(&line);
                effects.push(Effect::Connection(ConnectionRequest::Close(line)));
                match (meeting.open == Some(line), meeting.lines.is_empty()) {
                    (true, _) if told == ConnectionEvent::Closed => {
                        self.part_ways(Parting::Closed, ambient, effects)
                    }
                    (true, _) => self.part_ways(Parting::Cut, ambient, effects),
                    (false, true) => self.part_ways(Parting::Unreachable, ambient, effects),
                    (false, false) => {}
                }
            }
        }
    }

    fn line_open(&mut self, line: ConnectionId, ambient: &Ambient, effects: &mut Vec<Effect>) {
        let Some(meeting) = &self.meeting else { return };
        match meeting.lines.get(&line) {
            Some(Peering::Inviting(secret, Some(joining))) => {
                effects.push(Effect::Connection(ConnectionRequest::Send(line, secret.to_vec())));
                self.show_check(*secret, *joining, ambient);
            }
            // The first word is the other side's.
            Some(Peering::Joining(_)) => self.step(Step::Connecting, ambient),
            Some(Peering::Joined | Peering::Inviting(_, None) | Peering::Admitted(_)) | None => {}
            Some(_) => self.begin_exchange(None, ambient, effects),
        }
    }

    fn line_refused(
        &mut self,
        line: ConnectionId,
        refusal: Refusal,
        ambient: &Ambient,
        effects: &mut Vec<Effect>,
    ) {
        let Some(meeting) = &mut self.meeting else { return };
        let peering = meeting.lines.remove(&line);
        effects.push(Effect::Connection(ConnectionRequest::Close(line)));
        match (refusal, peering) {
            _ if !meeting.lines.is_empty() => {}
            // The browser does not let the short way be: the long one begins by itself.
            (Refusal::NotAccepted, Some(Peering::Waiting(id))) => {
                self.ask_to_meet(Meet::TwoLooks(id), ambient, effects);
            }
            (Refusal::NotAccepted, Some(Peering::Coming)) => {
                self.part_ways(Parting::Long, ambient, effects);
            }
            (Refusal::NoCertificate, peering) => {
                self.lost_certificate(ambient, effects);
                // The other knows no other certificate of this device.
                if matches!(peering, Some(Peering::Coming)) {
                    self.part_ways(Parting::Long, ambient, effects);
                }
            }
            (Refusal::NoWebRtc, _) => self.part_ways(Parting::NoWebRtc, ambient, effects),
            _ => self.part_ways(Parting::Unreachable, ambient, effects),
        }
    }

    /// Time goes by.
    pub(super) fn meeting_ticks(&mut self, ambient: &Ambient, effects: &mut Vec<Effect>) {
        self.is_alarm_set = false;
        let (Some(meeting), Some(shown)) = (&self.meeting, &self.view.meeting) else { return };
        let waited = ambient.now.0 - meeting.since.0;
        let is_open = meeting.open.is_some();
        match &shown.step {
            Step::Connecting if !is_open && waited > REACHED => {
                self.part_ways(Parting::Unreachable, ambient, effects);
            }
            // Once a session has begun, it knows itself how long it waits.
            Step::Connecting if is_open && meeting.exchange.is_none() && waited > PATIENCE => {
                self.part_ways(Parting::Silent, ambient, effects);
            }
            // From its first code on, however far it has come.
            Step::Showing { .. } | Step::Check { .. } if ambient.now.0 - meeting.begun.0 > EXPIRES => {
                self.part_ways(Parting::Expired, ambient, effects);
            }
            _ => self.exchange_ticks(ambient, effects),
        }
        if self.meeting.is_some() {
            self.set_alarm(effects);
        }
    }

    fn set_alarm(&mut self, effects: &mut Vec<Effect>) {
        if !std::mem::replace(&mut self.is_alarm_set, true) {
            effects.push(Effect::Alarm);
        }
    }
}
