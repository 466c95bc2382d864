//! A simulated network between tabs: what browsers do with the connections they are asked for, in memory and without
//! waiting. Two ends that know each other's credentials, fingerprint and address are connected; no others.
//!
//! Each request of a tab and each frame is a step of its own ([`Air::ask`], [`Air::deliver`]), so that a test may let
//! anything happen in between; [`Air::carry`] takes all of them.

use std::collections::VecDeque;

use regulars::notebook::Input;
use regulars::sync::webrtc::{
    Begin, Candidate, ConnectionEvent, ConnectionId, ConnectionRequest, Credentials, Description, Host,
    Refusal,
};

use crate::harness::Tab;

/// One end of a connection.
struct End {
    /// Whose, by its place among the tabs.
    side: usize,
    line: ConnectionId,
    calls: bool,
    ours: Description,
    theirs: Option<Description>,
    /// The side and line of the other end, once connected.
    peer: Option<(usize, ConnectionId)>,
}

/// A network between tabs, and what is wrong with it.
#[derive(Default)]
pub struct Air {
    ends: Vec<End>,
    drawn: u16,
    /// On its way: to which side, on which of its lines, and what.
    wire: VecDeque<(usize, ConnectionId, ConnectionEvent)>,
    /// The browsers draw their own credentials and take no others.
    pub is_strict: bool,
    /// The browsers tell names instead of addresses.
    pub is_hidden: bool,
    /// Nobody reaches anybody.
    pub is_dead: bool,
    /// The browsers have let go of their certificates.
    pub has_lost_certificates: bool,
    /// Lines open, and nobody says anything.
    pub is_silent: bool,
    /// So many frames still cross; then the line is cut. `None` for all.
    pub frames: Option<usize>,
    /// How many bytes have crossed.
    pub bytes: usize,
}

impl Air {
    /// Lets two tabs talk until neither has anything to say.
    pub fn carry(&mut self, one: &mut Tab, other: &mut Tab) {
        let tabs = &mut [one, other];
        loop {
            tabs.iter_mut().for_each(|tab| tab.settle());
            if !(0..2).any(|side| self.ask(side, tabs) || self.deliver(side, tabs)) {
                return;
            }
        }
    }

    /// Does the next thing that this tab asks for; `false` where it asks for nothing.
    pub fn ask(&mut self, side: usize, tabs: &mut [&mut Tab]) -> bool {
        let Some(ask) = tabs[side].connections.pop_front() else { return false };
        match ask {
            ConnectionRequest::Call(line, begin) => self.begin(side, line, begin, None, tabs[side]),
            ConnectionRequest::Answer(line, begin, theirs) => {
                self.begin(side, line, begin, Some(theirs), tabs[side])
            }
            ConnectionRequest::Reach(line, theirs) => {
                // Lost meanwhile, it leads nowhere.
                self.end(side, line).into_iter().for_each(|end| end.theirs = Some(theirs.clone()));
            }
            ConnectionRequest::Send(..) if self.frames == Some(0) => {
                self.lose(side, tabs);
                return true;
            }
            ConnectionRequest::Send(line, frame) => {
                // Said when the other had closed already.
                if let Some((peer, at)) = self.end(side, line).and_then(|end| end.peer) {
                    self.frames = self.frames.map(|left| left - 1);
                    self.bytes += frame.len();
                    if !self.is_silent {
                        self.wire.push_back((peer, at, ConnectionEvent::Frame(frame)));
                    }
                }
            }
            ConnectionRequest::Close(line) => {
                let closed = self.ends.extract_if(.., |end| (end.side, end.line) == (side, line));
                let peers: Vec<_> = closed.filter_map(|end| end.peer).collect();
                self.wire.retain(|(to, at, _)| (*to, *at) != (side, line));
                self.wire.extend(peers.into_iter().map(|(peer, at)| (peer, at, ConnectionEvent::Closed)));
            }
        }
        self.connect(tabs);
        true
    }

    /// Hands the next thing on its way to this tab over; `false` where there is none.
    pub fn deliver(&mut self, side: usize, tabs: &mut [&mut Tab]) -> bool {
        let Some(at) = self.wire.iter().position(|(to, ..)| *to == side) else { return false };
        let Some((_, line, told)) = self.wire.remove(at) else { return false };
        if matches!(told, ConnectionEvent::Closed) {
            self.ends.retain(|end| (end.side, end.line) != (side, line));
        }
        tabs[side].hear(Input::Connection(line, told));
        true
    }

    /// All connections of a tab are cut, and everyone is told.
    pub fn lose(&mut self, side: usize, tabs: &mut [&mut Tab]) {
        for (at, line) in self.cut(side) {
            tabs[at].hear(Input::Connection(line, ConnectionEvent::Lost));
        }
    }

    /// A tab is gone without a word; the tabs connected with it are told.
    pub fn forget(&mut self, side: usize, tabs: &mut [&mut Tab]) {
        for (at, line) in self.cut(side).into_iter().filter(|(at, _)| *at != side) {
            tabs[at].hear(Input::Connection(line, ConnectionEvent::Lost));
        }
    }

    /// Takes all ends of a tab away, and those connected with them; which these were.
    fn cut(&mut self, side: usize) -> Vec<(usize, ConnectionId)> {
        let is_cut = |end: &mut End| end.side == side || end.peer.is_some_and(|(peer, _)| peer == side);
        let cut: Vec<_> = self.ends.extract_if(.., is_cut).map(|end| (end.side, end.line)).collect();
        self.wire.retain(|(to, line, _)| !cut.contains(&(*to, *line)));
        cut
    }

    fn end(&mut self, side: usize, line: ConnectionId) -> Option<&mut End> {
        self.ends.iter_mut().find(|end| (end.side, end.line) == (side, line))
    }

    fn begin(
        &mut self,
        side: usize,
        line: ConnectionId,
        begin: Begin,
        theirs: Option<Description>,
        here: &mut Tab,
    ) {
        if self.has_lost_certificates {
            return here.hear(Input::Connection(line, ConnectionEvent::Refused(Refusal::NoCertificate)));
        }
        if self.is_strict && begin.credentials.is_some() {
            return here.hear(Input::Connection(line, ConnectionEvent::Refused(Refusal::NotAccepted)));
        }
        self.drawn += 1;
        let number = self.drawn;
        let drawn = || Credentials { name: format!("drawn{number}"), password: "x".repeat(24) };
        let host = match self.is_hidden {
            true => Host::Local([number as u8; 16]),
            false => Host::V4([192, 168, 1, 10 + side as u8]),
        };
        let ours = Description {
            credentials: begin.credentials.unwrap_or_else(drawn),
            fingerprint: begin.certificate,
            candidates: vec![Candidate { host, port: 1024 + number % 60_000 }],
        };
        let calls = theirs.is_none();
        self.ends.push(End { side, line, calls, ours: ours.clone(), theirs, peer: None });
        here.hear(Input::Connection(line, ConnectionEvent::Ready(ours)));
    }

    /// Opens the connection of two ends that know each other.
    fn connect(&mut self, tabs: &mut [&mut Tab]) {
        let knows = |one: &End, other: &End| {
            let theirs = one.theirs.as_ref();
            theirs.is_some_and(|theirs| {
                (&theirs.credentials, theirs.fingerprint) == (&other.ours.credentials, other.ours.fingerprint)
            })
        };
        let fits = |waits: &End, comes: &End| {
            let at = comes.theirs.as_ref().map(|theirs| &theirs.candidates);
            let is_found = at.is_some_and(|at| at.iter().any(|at| waits.ours.candidates.contains(at)));
            let are_free = waits.peer.is_none() && comes.peer.is_none();
            are_free && is_found && waits.side != comes.side && knows(waits, comes) && knows(comes, waits)
        };
        for waits in 0..self.ends.len() {
            let is_caller = self.ends[waits].calls && !self.is_dead;
            let found =
                |comes: &usize| !self.ends[*comes].calls && fits(&self.ends[waits], &self.ends[*comes]);
            let Some(comes) = (0..self.ends.len()).find(found).filter(|_| is_caller) else { continue };
            let both = [waits, comes].map(|at| (self.ends[at].side, self.ends[at].line));
            (self.ends[waits].peer, self.ends[comes].peer) = (Some(both[1]), Some(both[0]));
            for (side, line) in both {
                tabs[side].hear(Input::Connection(line, ConnectionEvent::Open));
            }
        }
    }
}
