//! What a camera sees or an owner pastes: typed codes, signals, descriptions and moving codes, each of any bytes; and
//! pictures of codes, spoilt by any bytes.
#![no_main]

use libfuzzer_sys::fuzz_target;
use regulars::sync::fountain::Watched;
use regulars::sync::qr::{draw, see};
use regulars::sync::short_code;
use regulars::sync::signaling::Signal;
use regulars::sync::webrtc::{Description, Role};

fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes);
    let _ = short_code::read(&text);
    // What cannot be read is written by nobody; whatever is read, is read again as it is.
    if let Ok(signal) = Signal::read(&text) {
        assert_eq!(Signal::read(&signal.text()), Ok(signal));
    }
    if let Some(description) = Description::read(&text) {
        let _ = description.sdp(Role::Calls);
    }
    let mut watched = Watched::default();
    for symbol in 0..4u8 {
        // Each as a symbol of a file of the length that the bytes tell.
        let code =
            [b"RM".as_slice(), &bytes[..bytes.len().min(8)], &[0, 0, 0, symbol], &[symbol; 216]].concat();
        let _ = watched.see(&code);
    }
    let _ = watched.see(bytes);
    // Looking takes a thousand times as long as reading.
    if let [0..16, told @ ..] = bytes {
        spoilt(told);
    }
});

/// Looks at a picture of a code, two pixels a module, in which the bytes say which pixels are others.
fn spoilt(bytes: &[u8]) {
    const PIXELS: usize = 2;
    let Some(picture) = draw(&bytes[..bytes.len().min(20)]) else { return };
    let side = picture.size * PIXELS;
    let mut luma = vec![255; side * side];
    for (x, y, length) in picture.runs {
        for row in y * PIXELS..(y + 1) * PIXELS {
            luma[row * side + x * PIXELS..][..length * PIXELS].fill(0);
        }
    }
    for place in bytes.as_chunks::<2>().0 {
        let at = usize::from(u16::from_le_bytes(*place)) % luma.len();
        luma[at] = !luma[at];
    }
    let _ = see(side, side, &luma);
}
