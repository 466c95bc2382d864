//! Moving codes: a file as an endless series of QR codes, for places where no network connects the devices. The
//! receiver needs a few more codes than the file has symbols. It may be any of the codes, in any order: each is a
//! symbol of a fountain code (RaptorQ, RFC 6330).
//!
//! | bytes | hold |
//! |---|---|
//! | 2 | `RM` |
//! | 4 | the first bytes of the file's SHA-256, which tell the codes of one file from those of another |
//! | 4 | the length of the file |
//! | 4 | the number of the symbol |
//! | the rest | the symbol |

use std::collections::BTreeSet;

use raptorq::{Decoder, Encoder, EncodingPacket, ObjectTransmissionInformation};
use sha2::{Digest, Sha256};

const MAGIC: &[u8; 2] = b"RM";
const SUM: usize = 4;
const HEAD: usize = 10;
const NAME: usize = 4;

/// The longest file, in bytes. Reading it takes a few minutes.
pub const LONGEST: usize = 1_000_000;

/// The size of a symbol, in bytes. A QR code with such a symbol and the header has 53 modules a side. This is the
/// largest size that cameras read reliably from all sides. Several such codes side by side are read better than one
/// large code with the same content.
const SYMBOL: u16 = 216;

/// The largest number of symbols in a block. The time to decode a block grows faster than its length. A block of this
/// size does not disturb animations on the screen; one block of a megabyte does.
const BLOCK: u32 = 512;

/// A file that is shown as codes.
pub struct Shown {
    head: [u8; HEAD],
    encoder: Encoder,
    source: Vec<EncodingPacket>,
}

impl Shown {
    /// Prepares a file to be shown. `None` if it is empty or too long.
    pub fn new(file: &[u8]) -> Option<Self> {
        let length = u32::try_from(file.len()).ok().filter(|_| (1..=LONGEST).contains(&file.len()))?;
        let encoder = Encoder::new(file, information(length));
        let head = [MAGIC.as_slice(), &sum(file), &length.to_be_bytes()].concat().try_into().ok()?;
        // The symbols alternate between all blocks. A receiver that starts late misses a little of each block instead
        // of one whole block.
        let mut source = encoder.get_encoded_packets(0);
        source.sort_by_key(|packet| {
            let id = packet.payload_id();
            (id.encoding_symbol_id(), id.source_block_number())
        });
        Some(Self { head, encoder, source })
    }

    /// The content of the code with this number. Numbers start at 0 and never end. No two codes are the same.
    pub fn code(&self, number: u32) -> Vec<u8> {
        let blocks = self.encoder.get_block_encoders();
        let number = number as usize;
        let packet = match self.source.get(number) {
            Some(packet) => packet.clone(),
            None => {
                let beyond = number - self.source.len();
                let block = &blocks[beyond % blocks.len()];
                let packets = block.repair_packets((beyond / blocks.len()) as u32, 1);
                packets.into_iter().next().unwrap_or_else(|| self.source[0].clone())
            }
        };
        [self.head.as_slice(), &packet.serialize()].concat()
    }
}

/// A file that is received from codes.
#[derive(Default)]
pub struct Watched {
    file: Option<File>,
    /// The header of the file that is complete already. Its codes are ignored.
    whole: Option<[u8; HEAD]>,
}

struct File {
    head: [u8; HEAD],
    decoder: Decoder,
    information: ObjectTransmissionInformation,
    symbols: BTreeSet<[u8; NAME]>,
}

/// What has been received of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Seen {
    /// How many symbols have been received, and about how many are needed.
    Part(usize, usize),
    /// The complete file.
    Whole(Vec<u8>),
}

impl Watched {
    /// Takes in the content of one code. `None` if it is not a moving code, or was seen before. A code of another file
    /// starts that file.
    pub fn see(&mut self, code: &[u8]) -> Option<Seen> {
        let (head, packet) = code.split_first_chunk::<HEAD>()?;
        let (name, symbol) = packet.split_first_chunk::<NAME>()?;
        let (told, length) = head.strip_prefix(MAGIC)?.split_first_chunk::<SUM>()?;
        let length = u32::from_be_bytes(length.try_into().ok()?);
        if !(1..=LONGEST as u32).contains(&length)
            || symbol.len() != usize::from(SYMBOL)
            || self.whole == Some(*head)
        {
            return None;
        }
        let file = match &mut self.file {
            Some(file) if file.head == *head => file,
            file => {
                let information = information(length);
                let decoder = Decoder::new(information);
                file.insert(File { head: *head, decoder, information, symbols: BTreeSet::new() })
            }
        };
        // The library does not check the block number, so it is checked here.
        if name[0] >= file.information.source_blocks() || !file.symbols.insert(*name) {
            return None;
        }
        let needed = (length as usize).div_ceil(usize::from(SYMBOL));
        match file.decoder.decode(EncodingPacket::deserialize(packet)) {
            Some(whole) if sum(&whole) == *told => {
                (self.whole, self.file) = (Some(*head), None);
                Some(Seen::Whole(whole))
            }
            // The symbols do not belong to one file. The next code starts from the beginning.
            Some(_) => {
                self.file = None;
                None
            }
            None => Some(Seen::Part(file.symbols.len(), needed.max(file.symbols.len()))),
        }
    }
}

/// The layout of a file: blocks of at most [`BLOCK`] symbols, which are decoded one by one. The number of blocks
/// follows from the length, so both sides compute the same layout.
fn information(length: u32) -> ObjectTransmissionInformation {
    let blocks = length.div_ceil(u32::from(SYMBOL)).div_ceil(BLOCK);
    let blocks = u8::try_from(blocks).expect("a file is no longer than LONGEST");
    ObjectTransmissionInformation::new(u64::from(length), SYMBOL, blocks, 1, 8)
}

fn sum(file: &[u8]) -> [u8; SUM] {
    let hash: [u8; 32] = Sha256::digest(file).into();
    hash.first_chunk().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(length: usize) -> Vec<u8> {
        (0..length as u32).map(|at| (at.wrapping_mul(2_654_435_761) >> 13) as u8).collect()
    }

    fn watch(watched: &mut Watched, codes: impl Iterator<Item = Vec<u8>>) -> (Option<Vec<u8>>, usize) {
        for (at, code) in codes.enumerate() {
            if let Some(Seen::Whole(whole)) = watched.see(&code) {
                return (Some(whole), at + 1);
            }
        }
        (None, 0)
    }

    #[test]
    fn a_file_is_whole_after_hardly_more_codes_than_it_has() {
        for length in [1, 215, 216, 217, 40_000, 300_000] {
            let shown = Shown::new(&file(length)).expect("it is short enough");
            let (whole, seen) = watch(&mut Watched::default(), (0..).map(|number| shown.code(number)));
            assert_eq!(whole, Some(file(length)), "{length}");
            assert!(seen <= length.div_ceil(216) + 2, "{seen} codes for {length} bytes");
        }
    }

    #[test]
    fn any_codes_in_any_order_will_do_and_the_same_one_twice_tells_nothing() {
        let shown = Shown::new(&file(12_960)).expect("it is short enough");
        // Every third code is missed, and the codes come in reverse order.
        let codes = (0..100).filter(|number| number % 3 != 0).rev().map(|number| shown.code(number));
        let (whole, _) = watch(&mut Watched::default(), codes);
        assert_eq!(whole, Some(file(12_960)));
        let mut watched = Watched::default();
        assert_eq!(watched.see(&shown.code(7)), Some(Seen::Part(1, 60)));
        assert_eq!(watched.see(&shown.code(7)), None);
        let (whole, seen) = watch(&mut watched, (0..100).map(|number| shown.code(number)));
        assert_eq!(whole, Some(file(12_960)));
        assert_eq!(watched.see(&shown.code(seen as u32)), None, "it is whole only once");
    }

    #[test]
    fn whoever_looks_late_needs_hardly_more_codes() {
        let shown = Shown::new(&file(300_000)).expect("it is short enough");
        let (whole, seen) = watch(&mut Watched::default(), (400..).map(|number| shown.code(number)));
        assert_eq!(whole, Some(file(300_000)));
        assert!(seen <= 300_000_usize.div_ceil(216) + 20, "{seen} codes");
    }

    #[test]
    fn another_file_begins_anew_and_nonsense_is_passed_over() {
        let (one, other) =
            (Shown::new(&file(5_000)).expect("short"), Shown::new(&file(6_000)).expect("short"));
        let mut watched = Watched::default();
        (0..4).for_each(|number| drop(watched.see(&one.code(number))));
        let (whole, seen) = watch(&mut watched, (0..).map(|number| other.code(number)));
        assert_eq!((whole, seen), (Some(file(6_000)), 28));
        for nonsense in [&b""[..], b"RM", b"REGULARS1", &[b'R'; 2000]] {
            assert_eq!(watched.see(nonsense), None);
        }
        let mut foreign = one.code(0);
        foreign[HEAD] = 200;
        assert_eq!(watched.see(&foreign), None, "a block there is not");
        assert!(Shown::new(&[]).is_none() && Shown::new(&vec![0; LONGEST + 1]).is_none());
    }

    #[test]
    fn symbols_that_do_not_belong_together_are_no_file() {
        let [one, mut other] = [file(3_000), vec![7; 3_000]].map(|file| Shown::new(&file).expect("short"));
        other.head = one.head;
        let mut watched = Watched::default();
        let codes = [one.code(0), other.code(1), one.code(2), other.code(3), other.code(4)];
        assert!(codes.iter().all(|code| !matches!(watched.see(code), Some(Seen::Whole(_)))));
    }
}
