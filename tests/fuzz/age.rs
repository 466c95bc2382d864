//! Any bytes as a locked file, and a good one with any bytes changed: refused within its limits, or opened to what was
//! locked.
#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use regulars::exchange::age;

const PASSPHRASE: &str = "green tea, please";

/// Longer than one piece of the payload. Little work for the passphrase, because many are tried.
static GOOD: LazyLock<Vec<u8>> = LazyLock::new(|| age::lock(&[7; 70_000], PASSPHRASE, 1, &[3; 48]));

fuzz_target!(|bytes: &[u8]| {
    // A header may ask for much work, within its limit; that is told before it is done.
    if !has_work(bytes) {
        let _ = age::open(bytes, PASSPHRASE);
    }
    // Three bytes are a change: where, and to what.
    let mut changed = GOOD.clone();
    for change in bytes.chunks_exact(3) {
        let at = usize::from(u16::from_le_bytes([change[0], change[1]])) % changed.len();
        changed[at] = change[2];
    }
    if let (false, Ok(opened)) = (has_work(&changed), age::open(&changed, PASSPHRASE)) {
        assert_eq!(opened, [7; 70_000]);
    }
});

/// The header names a work factor of two digits: opening would take longer than a fuzzer has.
fn has_work(bytes: &[u8]) -> bool {
    let header = &bytes[..bytes.len().min(400)];
    let work = header.split(|byte| *byte == b'\n').filter(|line| line.starts_with(b"-> scrypt "));
    work.into_iter().any(|line| line.rsplit(|byte| *byte == b' ').next().is_some_and(|work| work.len() > 1))
}
