//! Frames of a session: whatever a stranger sends before it has proved anything, and whatever a device of the notebook
//! sends that has gone bad, the session ends with a word or goes on, and answers no more than it is asked.

#![no_main]

use std::collections::BTreeMap;

use libfuzzer_sys::fuzz_target;
use regulars::document::Heads;
use regulars::domain::{DeviceId, DocumentId, Timestamp};
use regulars::sync::session::{FRAME, Input, Output, Session, WINDOW, digest};

const NOW: Timestamp = Timestamp(1);
const SECRET: [u8; 32] = [7; 32];
const OWN: DeviceId = DeviceId([1; 16]);
const OTHER: DeviceId = DeviceId([2; 16]);

/// What a device holds, without the documents themselves.
struct Host {
    session: Session,
    items: BTreeMap<DocumentId, [u8; 32]>,
    /// How much it sent.
    sent: usize,
}

impl Host {
    fn new(own: DeviceId, other: DeviceId) -> (Self, Vec<u8>) {
        let items: BTreeMap<_, _> = (0..20).map(|n| (DocumentId([n * 12; 16]), [n; 32])).collect();
        let secrets = BTreeMap::from([(other, SECRET)]);
        match Session::new(own, secrets, items.clone(), &[own.0[0]; 32], NOW) {
            (session, Output::Frame(hello)) => (Self { session, items, sent: 0 }, hello),
            _ => unreachable!("a session begins with its hello"),
        }
    }

    /// Takes in a frame and does what the session asks for; what it sends.
    fn hear(&mut self, frame: Vec<u8>) -> Vec<Vec<u8>> {
        let (mut frames, mut asked) = (Vec::new(), self.session.handle(Input::Frame(frame), NOW));
        while let Some(output) = asked.pop() {
            let input = match output {
                Output::Frame(frame) => {
                    assert!(frame.len() <= FRAME);
                    self.sent += frame.len();
                    frames.push(frame);
                    continue;
                }
                Output::Met(_) => Input::Begin { lacking: self.items.keys().copied().collect(), known: true },
                Output::Load(document, _) => {
                    let heads = Heads::from([[1; 32]]);
                    Input::Loaded { document, heads, changes: Some(vec![1; 100]), whole: true }
                }
                Output::Store(document, heads, _) => {
                    let digest = digest(&heads);
                    self.items.insert(document, digest);
                    Input::Stored { document, digest: Some(digest), photos: Vec::new() }
                }
                Output::LoadPhoto(document, photo) => Input::Photo(document, photo, None),
                Output::StorePhoto(..) => Input::PhotoStored,
                Output::Known(..) | Output::InStep(_) | Output::Ended(_) => continue,
            };
            asked.extend(self.session.handle(input, NOW));
        }
        frames
    }
}

fuzz_target!(|bytes: &[u8]| {
    let ((mut own, hello), (mut other, answer)) = (Host::new(OWN, OTHER), Host::new(OTHER, OWN));
    let (is_stranger, mut rest) = match bytes.split_first() {
        Some((first, rest)) => (first % 4 == 0, rest),
        None => return,
    };
    if !is_stranger {
        for frame in own.hear(answer) {
            other.hear(hello.clone()).into_iter().for_each(|proof| drop(own.hear(proof)));
            other.hear(frame);
        }
    }
    // Each piece is as long as its first byte says.
    while let Some((length, from)) = rest.split_first() {
        let (piece, next) = from.split_at(usize::from(*length).min(from.len()));
        rest = next;
        let frame = if is_stranger { Some(piece.to_vec()) } else { other.session.seal_any(piece) };
        frame.into_iter().for_each(|frame| drop(own.hear(frame)));
        assert!(own.sent < 2 * WINDOW + bytes.len() * FRAME);
    }
});
