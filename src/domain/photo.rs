//! Limits for pictures, checked on their first bytes. A few kilobytes can decode to gigabytes.

/// The most pixels of a picture that the owner chooses or that comes from another app's file. This is twice the default
/// of phone cameras, and takes 400 MB while the picture is scaled down.
const CHOSEN: usize = 100_000_000;

/// The most pixels and bytes of a photo that comes from another device or an archive. This app's own photos have 640
/// pixels a side and some tens of kilobytes.
const KEPT: usize = 16_000_000;
const KEPT_BYTES: usize = 2_000_000;

/// Whether a picture that begins with these bytes may be decoded and scaled down. Bytes that are no picture fail there.
pub fn may_be_decoded(begin: &[u8]) -> bool {
    pixels(begin).is_none_or(|pixels| pixels <= CHOSEN)
}

/// Whether a photo may be stored and shown unchanged.
pub fn may_be_kept(bytes: &[u8]) -> bool {
    bytes.len() <= KEPT_BYTES && pixels(bytes).is_none_or(|pixels| pixels <= KEPT)
}

/// The number of pixels; `None` if it is no picture format that browsers know.
fn pixels(begin: &[u8]) -> Option<usize> {
    let size = imagesize::blob_size(begin).ok()?;
    Some(size.width.saturating_mul(size.height))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The first bytes of a PNG with this many pixels a side.
    fn png(side: u32) -> Vec<u8> {
        [&b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"[..], &side.to_be_bytes(), &side.to_be_bytes(), &[8, 6, 0, 0, 0]]
            .concat()
    }

    #[test]
    fn what_would_fill_the_memory_is_told_by_its_first_bytes() {
        assert!(may_be_kept(&png(640)) && may_be_kept(b"no picture"));
        assert!(!may_be_kept(&png(8_000)) && may_be_decoded(&png(8_000)));
        assert!(!may_be_decoded(&png(40_000)));
        assert!(!may_be_decoded(&png(u32::MAX)));
        assert!(!may_be_kept(&vec![0; KEPT_BYTES + 1]));
    }

    proptest! {
        #[test]
        fn any_bytes_are_a_picture_or_none(start in 0..8_usize, bytes: Vec<u8>) {
            let starts: [&[u8]; 8] = [
                b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xe1", b"GIF89a", b"RIFF\0\0\0\0WEBP", b"BM", b"\0\0\x01\0",
                b"\0\0\0\x18ftypheic", b"\xff\x0a",
            ];
            may_be_decoded(&[starts[start], &bytes].concat());
        }
    }
}
