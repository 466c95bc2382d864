//! Any bytes as a bundle, as what a bundle holds, as an invitation and as what is told of ranges: refused or read, and
//! nothing of it brings this device down.
#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use regulars::domain::DocumentId;
use regulars::sync::bundle;
use regulars::sync::bundle_contents::Contents;
use regulars::sync::invitation::Invitation;
use regulars::sync::keys::Own;
use regulars::sync::reconcile::{self, Items, Range, RangeSummary};

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
    // Bytes that are for other devices may be any.
    if let Ok((_, told)) = bundle::open(&changed, own) {
        assert_eq!(told, b"what is told");
    }
    if let Ok(told) = postcard::from_bytes::<Vec<(Range, RangeSummary)>>(bytes) {
        let items = Items::from([(DocumentId([5; 16]), [6; 32])]);
        let _ = reconcile::compare(&told, &items, 7);
    }
});
