//! Any bytes as a bundle, as what a bundle holds, as an invitation and as frames of another device: refused or read,
//! and nothing of it brings this device down.
#![no_main]

use std::collections::BTreeMap;
use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use regulars::domain::{DeviceId, DocumentId, Timestamp};
use regulars::sync::bundle;
use regulars::sync::contents::Contents;
use regulars::sync::invitation::Invitation;
use regulars::sync::keys::Own;
use regulars::sync::reconcile::{self, Items, Range, Told};
use regulars::sync::session::{Input, Session};

/// A device, and a bundle that is sealed for it.
static GOOD: LazyLock<(Own, Vec<u8>)> = LazyLock::new(|| {
    let (sender, receiver) = (Own::new(&[1; 32]), Own::new(&[2; 32]));
    let sealed = bundle::seal(b"what is told", &sender, &[receiver.key()], &[3; 32]);
    (receiver, sealed)
});

fuzz_target!(|bytes: &[u8]| {
    let (own, good) = &*GOOD;
    let _ = bundle::open(bytes, own);
    let _ = Contents::decode(bytes);
    let _ = Invitation::decode(bytes);
    // Three bytes are a change: where, and to what.
    let mut changed = good.clone();
    for change in bytes.chunks_exact(3) {
        let at = usize::from(u16::from_le_bytes([change[0], change[1]])) % changed.len();
        changed[at] = change[2];
    }
    assert!(changed == *good || bundle::open(&changed, own).is_err());
    let secrets = BTreeMap::from([(DeviceId([2; 16]), [0; 32])]);
    let (mut session, _) = Session::new(DeviceId([1; 16]), secrets, Items::new(), &[7; 32], Timestamp(0));
    for frame in bytes.chunks(49) {
        session.handle(Input::Frame(frame.to_vec()), Timestamp(0));
    }
    if let Ok(told) = postcard::from_bytes::<Vec<(Range, Told)>>(bytes) {
        let items = Items::from([(DocumentId([5; 16]), [6; 32])]);
        let _ = reconcile::compare(&told, &items, 7);
    }
});
