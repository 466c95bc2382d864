//! A simulated radio between two tabs: what two browsers do with the lines they are asked for, in memory and without
//! waiting. Whoever knows the other's credentials, fingerprint and address is connected; nobody else.

use regulars::notebook::Input;
use regulars::sync::radio::{Ask, Begin, Candidate, Credentials, Description, Host, Line, Refusal, Told};

use crate::shop::Tab;

/// One end of a line.
struct End {
    line: Line,
    calls: bool,
    ours: Description,
    theirs: Option<Description>,
    is_open: bool,
}

/// A radio between two tabs, and what is wrong with it.
#[derive(Default)]
pub struct Air {
    ends: [Vec<End>; 2],
    drawn: u16,
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
    /// Lets both talk until neither has anything to say.
    pub fn carry(&mut self, one: &mut Tab, other: &mut Tab) {
        loop {
            one.settle();
            other.settle();
            if let Some(ask) = one.radio.pop_front() {
                self.carry_out(0, ask, one, other);
            } else if let Some(ask) = other.radio.pop_front() {
                self.carry_out(1, ask, other, one);
            } else {
                return;
            }
        }
    }

    fn carry_out(&mut self, side: usize, ask: Ask, here: &mut Tab, there: &mut Tab) {
        match ask {
            Ask::Call(line, begin) => self.begin(side, line, begin, None, here),
            Ask::Answer(line, begin, theirs) => self.begin(side, line, begin, Some(theirs), here),
            Ask::Reach(line, theirs) => {
                let end = self.ends[side].iter_mut().find(|end| end.line == line).expect("it was begun");
                end.theirs = Some(theirs);
            }
            Ask::Send(..) if self.frames == Some(0) => {
                for (side, tab) in [(side, here), (1 - side, there)] {
                    for end in self.ends[side].drain(..) {
                        tab.hear(Input::Radio(end.line, Told::Lost));
                    }
                }
                return;
            }
            Ask::Send(line, frame) => {
                // Said when the other had closed already.
                if !self.ends[side].iter().any(|end| end.line == line && end.is_open) {
                    return;
                }
                self.frames = self.frames.map(|left| left - 1);
                self.bytes += frame.len();
                let there_end = self.ends[1 - side].iter().find(|end| end.is_open && !self.is_silent);
                if let Some(end) = there_end {
                    there.hear(Input::Radio(end.line, Told::Frame(frame)));
                }
            }
            Ask::Close(line) => {
                let was_open = self.ends[side].extract_if(.., |end| end.line == line).any(|end| end.is_open);
                for end in self.ends[1 - side].extract_if(.., |end| was_open && end.is_open) {
                    there.hear(Input::Radio(end.line, Told::Closed));
                }
            }
        }
        self.connect([(side, here), (1 - side, there)]);
    }

    fn begin(&mut self, side: usize, line: Line, begin: Begin, theirs: Option<Description>, here: &mut Tab) {
        if self.has_lost_certificates {
            return here.hear(Input::Radio(line, Told::Refused(Refusal::NoCertificate)));
        }
        if self.is_strict && begin.credentials.is_some() {
            return here.hear(Input::Radio(line, Told::Refused(Refusal::NotAccepted)));
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
            candidates: vec![Candidate { host, port: 50_000 + number }],
        };
        self.ends[side].push(End {
            line,
            calls: theirs.is_none(),
            ours: ours.clone(),
            theirs,
            is_open: false,
        });
        here.hear(Input::Radio(line, Told::Ready(ours)));
    }

    /// Opens the line of two ends that know each other.
    fn connect(&mut self, tabs: [(usize, &mut Tab); 2]) {
        let knows = |one: &End, other: &End| {
            let theirs = one.theirs.as_ref();
            theirs.is_some_and(|theirs| {
                (&theirs.credentials, theirs.fingerprint) == (&other.ours.credentials, other.ours.fingerprint)
            })
        };
        let [left, right] = &mut self.ends;
        let mut opened = Vec::new();
        for one in left.iter_mut() {
            for other in right.iter_mut() {
                let (comes, waits) = if one.calls { (&*other, &*one) } else { (&*one, &*other) };
                let at = comes.theirs.as_ref().map(|theirs| &theirs.candidates);
                let is_found = at.is_some_and(|at| at.iter().any(|at| waits.ours.candidates.contains(at)));
                if !self.is_dead && !one.is_open && is_found && knows(one, other) && knows(other, one) {
                    (one.is_open, other.is_open) = (true, true);
                    opened.push([one.line, other.line]);
                }
            }
        }
        for (side, tab) in tabs {
            for lines in &opened {
                tab.hear(Input::Radio(lines[side], Told::Open));
            }
        }
    }
}
