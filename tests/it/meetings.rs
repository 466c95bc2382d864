//! Devices in any number that edit, erase, meet, are cut off at any frame and start again, until all are equal; and what
//! a meeting costs on the wire.

use std::collections::BTreeSet;

use regulars::domain::*;
use regulars::sync::session::Input;

use crate::fake_peer::{Side, assert_equal, customer_id, meet};

/// Dice that are the same in every run of a seed.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % sides
    }
}

/// Devices edit, erase, meet in any pairs, are cut off and start again; at the end all are equal.
fn soak(seed: u64, operations: usize) {
    let mut dice = Dice(seed);
    let devices = 2 + dice.roll(4);
    let mut sides: Vec<Side> = (1..=devices).map(|number| Side::new(number as u8, devices as u8)).collect();
    let mut pair = None::<(usize, usize)>;
    let mut erased = BTreeSet::new();
    for operation in 0..operations {
        let at = dice.roll(devices);
        let page = customer_id(dice.roll(12) as u8);
        match dice.roll(100) {
            0..2 => sides[at].edit(page, &format!("{seed} {operation}")),
            2 if dice.roll(20) == 0 => {
                sides[at].erase(page);
                erased.insert(page);
            }
            3 => {
                let other = (at + 1 + dice.roll(devices - 1)) % devices;
                for side in &mut sides {
                    side.hang_up();
                }
                sides[at].begin([operation as u8; 32]);
                sides[other].begin([(operation / 256) as u8; 32]);
                pair = Some((at, other));
            }
            4 if dice.roll(4) == 0 => sides[at].hang_up(),
            // A copy of the profile was put back: what it knew is older too.
            5 if dice.roll(40) == 0 => {
                sides[at].hang_up();
                sides[at].known.clear();
            }
            6..40 => drop(sides[at].work()),
            _ => {
                let Some((one, other)) = pair else { continue };
                let (from, to) = if dice.roll(2) == 0 { (one, other) } else { (other, one) };
                if let Some(frame) = sides[from].line.pop_front() {
                    // Lost, repeated or changed now and then: the other hangs up.
                    match dice.roll(200) {
                        0 => {}
                        1 => {
                            sides[to].tell(Input::Frame(frame.clone()));
                            sides[to].tell(Input::Frame(frame));
                        }
                        2 => {
                            let mut frame = frame;
                            let at = dice.roll(frame.len());
                            frame[at] ^= 1;
                            sides[to].tell(Input::Frame(frame));
                        }
                        _ => sides[to].tell(Input::Frame(frame)),
                    }
                }
            }
        }
    }
    sides.iter_mut().for_each(Side::hang_up);
    check_known(&mut sides, seed);
    for round in 0..2 * devices {
        for one in 0..devices {
            for other in one + 1..devices {
                let (left, right) = sides.split_at_mut(other);
                meet(&mut left[one], &mut right[0], round as u8);
                assert_eq!((left[one].ended, right[0].ended), (None, None), "seed {seed}");
            }
        }
    }
    check_known(&mut sides, seed);
    let first = sides[0].digests();
    for side in &mut sides {
        assert_eq!(side.digests(), first, "seed {seed}");
        assert!(erased.iter().all(|id| !side.docs.contains_key(id)), "seed {seed}");
    }
}

/// Whatever a device takes for confirmed is there, or was erased.
fn check_known(sides: &mut [Side], seed: u64) {
    let known: Vec<_> = sides.iter().map(|side| side.known.clone()).collect();
    for (device, (id, heads)) in known
        .into_iter()
        .flatten()
        .flat_map(|(device, known)| known.into_iter().map(move |known| (device, known)))
    {
        let side = sides.iter_mut().find(|side| side.id == device).expect("it is one of them");
        let gone = side.erased().contains(&id);
        let there = side.docs.get_mut(&id).is_some_and(|document| document.knows(&heads));
        assert!(gone || there, "seed {seed}: {id:?} is not on {device:?}");
    }
}

#[test]
fn a_hundred_thousand_random_operations_end_equal() {
    for seed in 0..20 {
        soak(seed, 5_000);
    }
}

#[test]
fn a_hundred_changed_pages_cost_their_changes_and_less_than_12_kb() {
    let mut sides = [Side::new(1, 2), Side::new(2, 2)];
    let page = |number: u16| DocumentId(chunk_of(number));
    for number in 0..1000 {
        sides[usize::from(number % 2)].edit(page(number), "red scarf");
    }
    let [one, other] = &mut sides;
    meet(one, other, 1);
    assert_equal(one, other);
    let mut changes = 0;
    for number in 0..100 {
        let id = page(number * 10);
        let before = one.docs.get_mut(&id).expect("there is a page").heads();
        one.edit(id, "moves in June");
        changes +=
            one.docs.get_mut(&id).and_then(|document| document.since(&before)).map_or(0, |bytes| bytes.len());
    }
    (one.bytes, other.bytes) = (0, 0);
    meet(one, other, 2);
    assert_equal(one, other);
    let beside = one.bytes + other.bytes - changes;
    assert!(beside < 12_000, "{changes} bytes of changes, and {beside} beside");
    // Nobody remembers anything: the differences have to be found first.
    one.edit(page(7), "likes blue");
    (one.bytes, other.bytes) = (0, 0);
    one.known.clear();
    other.known.clear();
    meet(one, other, 3);
    assert_equal(one, other);
    assert!(one.bytes + other.bytes < 4_000, "{} bytes to find one page", one.bytes + other.bytes);
}

/// Sixteen bytes that look random.
fn chunk_of(number: u16) -> [u8; 16] {
    let mut dice = Dice(u64::from(number) + 1);
    std::array::from_fn(|_| dice.roll(256) as u8)
}
