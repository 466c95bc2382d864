//! Codes made of letters: short ones that an owner types, and long ones that a camera reads or a messenger carries. A
//! typed code tells where a device can be reached. The letters are Crockford's base 32: digits and capitals without I,
//! L, O and U. If someone types one of these four, it is read as the letter or digit it looks like.
//!
//! A typed code holds no secret: only a private IPv4 address, a port and a check letter. The check letter detects every
//! single wrong letter and every swap of two letters. The length of the code tells in which private range the address
//! is:
//!
//! | letters | range | bits |
//! |---|---|---|
//! | 8 | 192.168/16, 169.254/16 | 3 for the range, 16 for the address, 16 for the port |
//! | 9 | 100.64/10, 172.16/12 | 2 for the range, 22 or 20 for the address, 16 for the port |
//! | 10 | 10/8 | 5 zero, 24 for the address, 16 for the port |

use super::webrtc::{Candidate, Host};

const LETTERS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// A private range: the length of its codes, its number among codes of that length, its first address, and how many
/// bits of an address vary. The range that a shop's own network most likely uses comes first.
struct Range {
    letters: usize,
    tag: u64,
    start: u32,
    open: u32,
}

const RANGES: [Range; 5] = [
    Range { letters: 8, tag: 0, start: u32::from_be_bytes([192, 168, 0, 0]), open: 16 },
    Range { letters: 10, tag: 0, start: u32::from_be_bytes([10, 0, 0, 0]), open: 24 },
    // The tag stands above the 22 address bits of the other range with nine letters.
    Range { letters: 9, tag: 4, start: u32::from_be_bytes([172, 16, 0, 0]), open: 20 },
    Range { letters: 8, tag: 1, start: u32::from_be_bytes([169, 254, 0, 0]), open: 16 },
    Range { letters: 9, tag: 0, start: u32::from_be_bytes([100, 64, 0, 0]), open: 22 },
];

/// The most letters of a typed code.
pub const LONGEST: usize = 10;

const PORT_BITS: u32 = 16;

/// The number of bits in a letter.
const BITS: u32 = 5;

/// The typed code for the most likely private IPv4 address among these. `None` if there is none.
pub fn typed(candidates: &[Candidate]) -> Option<String> {
    RANGES.iter().find_map(|range| {
        candidates.iter().find_map(|candidate| {
            let Host::V4(address) = candidate.host else { return None };
            let address = u32::from_be_bytes(address);
            let within = address.checked_sub(range.start).filter(|within| within >> range.open == 0)?;
            let host = range.tag << range.open | u64::from(within);
            let value = host << PORT_BITS | u64::from(candidate.port);
            let mut letters: Vec<u8> =
                (1..range.letters as u32).rev().map(|at| (value >> (BITS * (at - 1))) as u8 & 31).collect();
            letters.push(check(&letters));
            Some(letters.iter().map(|letter| LETTERS[usize::from(*letter)] as char).collect())
        })
    })
}

/// The address in a typed code. Separators between its letters are ignored. `None` if a letter is wrong.
pub fn read(typed: &str) -> Option<Candidate> {
    let letters = letters(typed)?;
    let (last, letters) = letters.split_last()?;
    if *last != check(letters) {
        return None;
    }
    let value = letters.iter().try_fold(0u64, |value, letter| {
        Some(value.checked_mul(1 << BITS)? | u64::from(*letter)).filter(|_| letters.len() < LONGEST)
    })?;
    let host = value >> PORT_BITS;
    let fits = |range: &&Range| range.letters == letters.len() + 1 && host >> range.open == range.tag;
    let range = RANGES.iter().find(fits)?;
    let address = range.start | (host & ((1 << range.open) - 1)) as u32;
    Some(Candidate { host: Host::V4(address.to_be_bytes()), port: value as u16 })
}

/// The check letter. It makes the weighted sum of all letters zero in GF(32). Each place has a weight of its own, so
/// neither a wrong letter nor a swap leaves the sum at zero.
fn check(letters: &[u8]) -> u8 {
    letters
        .iter()
        .rev()
        .fold((0, 1), |(sum, weight), letter| {
            let weight = times(weight, 2);
            (sum ^ times(*letter, weight), weight)
        })
        .0
}

/// The product in GF(2^5), modulo x^5 + x^2 + 1.
fn times(mut one: u8, mut other: u8) -> u8 {
    let mut product = 0;
    while other > 0 {
        if other & 1 == 1 {
            product ^= one;
        }
        one <<= 1;
        if one & 32 != 0 {
            one ^= 0b100101;
        }
        other >>= 1;
    }
    product
}

/// Encodes bytes as letters.
pub(super) fn spell(bytes: &[u8]) -> String {
    let bits = bytes.iter().flat_map(|byte| (0..8).rev().map(move |bit| byte >> bit & 1));
    let mut letters = Vec::with_capacity(bytes.len().div_ceil(5) * 8);
    for (at, bit) in bits.enumerate() {
        match at % BITS as usize {
            0 => letters.push(bit << 4),
            place => letters
                .iter_mut()
                .last()
                .into_iter()
                .for_each(|letter: &mut u8| *letter |= bit << (4 - place)),
        }
    }
    letters.iter().map(|letter| LETTERS[usize::from(*letter)] as char).collect()
}

/// Decodes what [`spell`] encoded. `None` if a character is not one of the letters.
pub(super) fn unspell(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    let (mut held, mut bits) = (0u32, 0);
    for letter in letters(text)? {
        held = held << BITS | u32::from(letter);
        bits += BITS;
        if bits >= 8 {
            bits -= 8;
            bytes.push((held >> bits) as u8);
            held &= (1 << bits) - 1;
        }
    }
    Some(bytes)
}

/// The values of the letters, without the separators people put between them.
fn letters(text: &str) -> Option<Vec<u8>> {
    let kept = text.chars().filter(|c| !c.is_whitespace() && !['-', '–', '.', '·', '\u{200b}'].contains(c));
    let value = |c: char| {
        let meant = match c.to_ascii_uppercase() {
            'O' => '0',
            'I' | 'L' => '1',
            'U' => 'V',
            c => c,
        };
        LETTERS.iter().position(|letter| *letter as char == meant).map(|at| at as u8)
    };
    kept.map(value).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(address: [u8; 4], port: u16) -> Candidate {
        Candidate { host: Host::V4(address), port }
    }

    #[test]
    fn a_code_is_eight_to_ten_letters_and_says_an_address() {
        let cases = [
            ([192, 168, 0, 1], 8),
            ([192, 168, 255, 255], 8),
            ([169, 254, 7, 9], 8),
            ([172, 16, 0, 1], 9),
            ([172, 31, 255, 254], 9),
            ([100, 127, 255, 1], 9),
            ([100, 80, 1, 2], 9),
            ([100, 95, 9, 9], 9),
            ([10, 0, 0, 1], 10),
            ([10, 255, 255, 254], 10),
        ];
        for (address, letters) in cases {
            for port in [0, 1, 50_000, u16::MAX] {
                let code = typed(&[at(address, port)]).expect("a private address");
                assert_eq!((code.len(), read(&code)), (letters, Some(at(address, port))), "{code}");
            }
        }
    }

    #[test]
    fn only_a_private_address_is_told_and_the_likeliest_of_several() {
        assert_eq!(typed(&[at([8, 8, 8, 8], 1), at([172, 32, 0, 1], 1), at([172, 15, 0, 1], 1)]), None);
        let several = [at([100, 64, 0, 1], 1), at([10, 0, 0, 1], 2), at([192, 168, 1, 1], 3)];
        assert_eq!(typed(&several).and_then(|code| read(&code)), Some(several[2].clone()));
    }

    #[test]
    fn every_slip_and_every_two_letters_changed_about_are_told() {
        for candidate in
            [at([192, 168, 1, 23], 50_123), at([10, 20, 30, 40], 49_999), at([172, 20, 10, 4], 61_000)]
        {
            let code = typed(&[candidate]).expect("a private address");
            let right: Vec<char> = code.chars().collect();
            for place in 0..right.len() {
                for letter in LETTERS {
                    let mut wrong = right.clone();
                    wrong[place] = *letter as char;
                    let wrong: String = wrong.into_iter().collect();
                    assert_eq!(read(&wrong).is_some(), wrong == code, "{wrong} for {code}");
                }
                for other in 0..place {
                    let mut wrong = right.clone();
                    wrong.swap(place, other);
                    let wrong: String = wrong.into_iter().collect();
                    assert_eq!(read(&wrong).is_some(), wrong == code, "{wrong} for {code}");
                }
            }
        }
    }

    #[test]
    fn what_people_type_is_read() {
        let candidate = at([192, 168, 10, 1], 11_111);
        let code = typed(std::slice::from_ref(&candidate)).expect("a private address");
        let alike = code.replace('0', "o").replace('1', "l").to_lowercase();
        for typed in
            [format!(" {} {} ", &alike[..4], &alike[4..]), format!("{}-{}", &alike[..4], &alike[4..])]
        {
            assert_eq!(read(&typed), Some(candidate.clone()), "{typed}");
        }
        for nonsense in ["", "0", "ទឹក", "0000", "ABCDEFG!", &"Z".repeat(500)] {
            assert_eq!(read(nonsense), None, "{nonsense}");
        }
    }

    #[test]
    fn bytes_are_spelled_and_read_again() {
        for length in 0..40 {
            let bytes: Vec<u8> = (0..length).map(|at: u8| at.wrapping_mul(73).wrapping_add(11)).collect();
            assert_eq!(unspell(&spell(&bytes)), Some(bytes));
        }
        assert_eq!(unspell("!"), None);
    }
}
