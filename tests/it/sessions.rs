//! Each numbered rule of `sync::session`, by its name.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use regulars::document::Heads;
use regulars::domain::*;
use regulars::sync::session::{Ended, FRAME, Input, Output, PATIENCE, Session, WINDOW};

use crate::fake_peer::{START, assert_equal, customer_id, meet, talk, talk_through, talk_until, two};

#[test]
fn rule_1_hello_tells_a_version_a_device_and_a_random_number() {
    let (_, hello) = Session::new(DeviceId([1; 16]), BTreeMap::new(), BTreeMap::new(), &[7; 32], START);
    assert_eq!(hello, Output::Frame([&[1_u8][..], &[1; 16], &[7; 32]].concat()));
    for (frame, ended) in [
        (vec![9; 49], Ended::Version),
        (vec![1; 48], Ended::Garbled),
        ([&[1_u8][..], &[9; 48]].concat(), Ended::Stranger),
        (Vec::new(), Ended::Garbled),
        // A mirror.
        ([&[1_u8][..], &[1; 16], &[7; 32]].concat(), Ended::Stranger),
    ] {
        let [mut one, _] = two();
        one.begin([7; 32]);
        one.tell(Input::Frame(frame));
        while one.work() {}
        assert_eq!((one.ended, one.line.len()), (Some(ended), 1));
    }
}

#[test]
fn rule_2_proof_comes_before_anything_of_the_notebook() {
    let [mut one, mut other] = two();
    other.secrets.insert(one.id, [0; 32]);
    let crossed = meet(&mut one, &mut other, 1);
    assert_eq!((one.ended, other.ended), (Some(Ended::Proof), Some(Ended::Proof)));
    assert_eq!((crossed, one.loaded.len() + other.loaded.len()), (4, 0));
}

#[test]
fn rule_3_sealed_and_numbered_nothing_is_taken_that_was_changed_dropped_or_repeated() {
    type Tamper = fn(&mut VecDeque<Vec<u8>>);
    let tampers: [Tamper; 4] = [
        |line| line[0][5] ^= 1,
        |line| drop(line.pop_front()),
        |line| line.push_front(line[0].clone()),
        |line| line.swap(0, 1),
    ];
    for tamper in tampers {
        let [mut one, mut other] = two();
        one.known.entry(other.id).or_default().insert(DocumentId::SHOP, Heads::new());
        one.begin([1; 32]);
        other.begin([2; 32]);
        while one.work() | other.work() {}
        let (hello, answer) =
            (one.line.pop_front().expect("a hello"), other.line.pop_front().expect("a hello"));
        other.tell(Input::Frame(hello));
        one.tell(Input::Frame(answer));
        while one.work() | other.work() {}
        let (proof, back) =
            (one.line.pop_front().expect("a proof"), other.line.pop_front().expect("a proof"));
        other.tell(Input::Frame(proof));
        one.tell(Input::Frame(back));
        while one.work() | other.work() {}
        let before = other.digests();
        assert!(one.line.len() > 1);
        tamper(&mut one.line);
        while let Some(frame) = one.line.pop_front() {
            other.tell(Input::Frame(frame));
            while other.work() {}
        }
        assert_eq!(other.ended, Some(Ended::Garbled));
        // What came before the fault is whole.
        let after = other.digests();
        assert!(before.iter().all(|(id, _)| after.contains_key(id)));
    }
}

#[test]
fn rule_4_what_the_other_lacks_is_sent_first_and_nothing_else_is_loaded() {
    let [mut one, mut other] = two();
    meet(&mut one, &mut other, 1);
    assert_equal(&mut one, &mut other);
    one.edit(customer_id(3), "moves in June");
    (one.loaded, other.loaded, one.bytes, other.bytes) = (Vec::new(), Vec::new(), 0, 0);
    meet(&mut one, &mut other, 2);
    assert_equal(&mut one, &mut other);
    assert_eq!((&one.loaded[..], &other.loaded[..]), (&[customer_id(3)][..], &[][..]));
    let bytes = one.bytes + other.bytes;
    assert!(bytes < 1000, "one field costs {bytes} bytes");
}

#[test]
fn rule_5_reconcile_loads_no_document_that_is_equal() {
    let [mut one, mut other] = two();
    meet(&mut one, &mut other, 1);
    one.edit(customer_id(3), "moves in June");
    other.edit(customer_id(4), "likes blue");
    // Nobody remembers anything.
    for side in [&mut one, &mut other] {
        side.known.clear();
        side.loaded.clear();
    }
    meet(&mut one, &mut other, 2);
    assert_equal(&mut one, &mut other);
    let loaded: BTreeSet<_> = one.loaded.iter().chain(&other.loaded).copied().collect();
    assert_eq!(loaded, BTreeSet::from([customer_id(3), customer_id(4)]));
}

#[test]
fn rule_6_both_edited_the_same_page_and_each_gets_what_it_lacks() {
    for forgetful in [false, true] {
        let [mut one, mut other] = two();
        meet(&mut one, &mut other, 1);
        one.edit(customer_id(3), "moves in June");
        other.edit(customer_id(3), "likes blue");
        if forgetful {
            one.known.clear();
            other.known.clear();
        }
        meet(&mut one, &mut other, 2);
        assert_equal(&mut one, &mut other);
    }
}

#[test]
fn rule_6_a_device_set_back_to_an_older_state_is_made_whole() {
    let [mut one, mut other] = two();
    meet(&mut one, &mut other, 1);
    let (docs, known) = (other.docs.clone(), other.known.clone());
    for text in ["moves in June", "moved"] {
        one.edit(customer_id(3), text);
        meet(&mut one, &mut other, 2);
    }
    (other.docs, other.known) = (docs, known);
    one.edit(customer_id(3), "and back again");
    meet(&mut one, &mut other, 3);
    assert_equal(&mut one, &mut other);
}

#[test]
fn rule_7_confirm_comes_only_after_storing() {
    let [mut one, mut other] = two();
    one.begin([1; 32]);
    other.begin([2; 32]);
    // The other takes everything in and stores nothing.
    let mut kept = Vec::new();
    for _ in 0..1000 {
        while one.work() {}
        let stores = other.asked.iter().position(|output| matches!(output, Output::Store(..)));
        while stores.is_none() && other.work() {}
        if let Some(at) = stores {
            kept.extend(other.asked.remove(at));
            continue;
        }
        let frames = [one.line.pop_front(), other.line.pop_front()];
        let [there, back] = frames;
        if let Some(frame) = there {
            other.tell(Input::Frame(frame));
        }
        if let Some(frame) = back {
            one.tell(Input::Frame(frame));
        }
    }
    assert!(!kept.is_empty());
    let stored = |id: &DocumentId| other.docs.contains_key(id);
    assert!(one.known.values().flat_map(BTreeMap::keys).all(stored), "nothing else was confirmed");
}

#[test]
fn rule_8_bounded_a_flood_is_hung_up_on_and_a_long_page_comes_in_parts() {
    let [mut one, mut other] = two();
    let long: String =
        (0..90_000_u32).map(|n| char::from_u32(0x4e00 + n * 7919 % 20_000).expect("a letter")).collect();
    one.edit(customer_id(0), &long);
    for number in 0..40 {
        one.take_photo(customer_id(number % 20 / 2 * 2), &[number; 30_000]);
    }
    let mut most = 0;
    one.begin([1; 32]);
    other.begin([2; 32]);
    loop {
        while one.work() {}
        most = most.max(one.line.iter().map(Vec::len).sum::<usize>());
        while other.work() {}
        let (there, back) = (one.line.pop_front(), other.line.pop_front());
        if there.is_none() && back.is_none() {
            break;
        }
        there.into_iter().for_each(|frame| other.tell(Input::Frame(frame)));
        back.into_iter().for_each(|frame| one.tell(Input::Frame(frame)));
    }
    assert_equal(&mut one, &mut other);
    assert!(most < 2 * WINDOW + FRAME, "{most} bytes on the line");
    let shown: Vec<PhotoId> =
        one.docs.values_mut().filter_map(|document| document.page().customer.photo).collect();
    assert!(shown.len() > 5 && shown.iter().all(|photo| other.photos.contains_key(photo)));
    other.tell(Input::Frame(vec![0; FRAME + 1]));
    while other.work() {}
    assert_eq!(other.ended, Some(Ended::TooMuch));
}

#[test]
fn rule_9_resume_after_a_cut_at_any_frame_sends_nothing_confirmed_again() {
    let whole = {
        let [mut one, mut other] = two();
        meet(&mut one, &mut other, 1)
    };
    for cut in 0..whole {
        let [mut one, mut other] = two();
        one.begin([1; 32]);
        other.begin([2; 32]);
        talk_until(&mut one, &mut other, cut);
        let confirmed: Vec<DocumentId> = one.known.values().flat_map(BTreeMap::keys).copied().collect();
        let theirs = other.digests();
        assert!(confirmed.iter().all(|id| theirs.contains_key(id)), "what is confirmed is there");
        one.loaded.clear();
        meet(&mut one, &mut other, 3);
        assert_equal(&mut one, &mut other);
        assert!(one.loaded.iter().all(|id| !confirmed.contains(id)), "cut after {cut} frames");
    }
}

#[test]
fn rule_10_live_every_change_crosses_at_once() {
    let [mut one, mut other] = two();
    meet(&mut one, &mut other, 1);
    one.edit(customer_id(3), "moves in June");
    assert!(talk(&mut one, &mut other) <= 3);
    assert_equal(&mut one, &mut other);
    other.edit(customer_id(30), "new here");
    other.erase(customer_id(4));
    talk(&mut one, &mut other);
    assert_equal(&mut one, &mut other);
    assert!(!one.docs.contains_key(&customer_id(4)));
}

#[test]
fn rule_11_silence_is_hung_up_on_and_an_idle_line_is_not() {
    let [mut one, mut other] = two();
    one.begin([1; 32]);
    let later = Timestamp(START.0 + PATIENCE + 1);
    one.tell_at(Input::Tick, later);
    while one.work() {}
    assert_eq!(one.ended, Some(Ended::Silent));
    meet(&mut one, &mut other, 2);
    one.tell_at(Input::Tick, later);
    while one.work() {}
    assert_eq!(one.ended, None);
    // However far they came, until both are in step: somebody owes the next word.
    let [mut one, mut other] = two();
    let whole = meet(&mut one, &mut other, 1);
    for quiet_after in 0..whole {
        let [mut one, mut other] = two();
        one.begin([1; 32]);
        other.begin([101; 32]);
        talk_through(&mut one, &mut other, quiet_after);
        let in_step = one.in_step;
        one.tell_at(Input::Tick, later);
        while one.work() {}
        assert_eq!(one.ended, (!in_step).then_some(Ended::Silent), "quiet after {quiet_after} frames");
    }
}

#[test]
fn an_erased_page_never_returns_from_a_device_that_was_away() {
    let [mut one, mut other] = two();
    meet(&mut one, &mut other, 1);
    one.erase(customer_id(3));
    other.edit(customer_id(3), "the yearly check");
    other.known.clear();
    meet(&mut one, &mut other, 2);
    assert_equal(&mut one, &mut other);
    assert!(!one.docs.contains_key(&customer_id(3)) && !other.docs.contains_key(&customer_id(3)));
}
