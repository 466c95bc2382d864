//! What a device knows of the others: through a shared folder, two tabs, a report closed at once, replayed files and
//! archives of other notebooks.

use std::collections::BTreeMap;
use std::sync::Arc;

use regulars::domain::*;
use regulars::notebook::api::restore::Unwelcome;
use regulars::notebook::{IntakeCommand, OutgoingCommand, PeersCommand};

use crate::archives::{exported, restored};
use crate::devices::*;
use crate::fake_network::Air;
use crate::harness::Tab;
use crate::meeting::{hang_up, two_looks};

#[test]
fn two_devices_share_a_folder_for_a_month_and_it_stays_small() {
    let (mut phone, mut tablet) = paired();
    exchange(&mut phone, &mut tablet);
    let mut folder = BTreeMap::<DeviceId, Vec<u8>>::new();
    let mut most = 0;
    for day in 0..30 {
        for turn in [true, false] {
            let tab = if turn { &mut phone } else { &mut tablet };
            let own = this(tab);
            for (_, bytes) in folder.iter().filter(|(id, _)| **id != own) {
                assert_eq!(open(tab, bytes).unwelcome, None);
            }
            let sokha = tab.everything().1.iter().find(|row| row.title == "Sokha").expect("she is here").id;
            tab.write(sokha, EntryKind::Visit, &format!("came by on day {day}"));
            tab.begin_named(&format!("Guest {day} of {turn}"));
            tab.command(PeersCommand::ShareChanges { anew: false });
            if let Some(file) = tab.view().sending.clone().and_then(|sending| sending.file) {
                folder.insert(own, file.to_vec());
            }
            tab.command(OutgoingCommand::CloseSending);
            tab.device.wait_days(1);
        }
        most = most.max(folder.values().map(Vec::len).sum::<usize>());
    }
    assert_eq!(folder.len(), 2);
    assert!(most < 10_000, "{most} bytes");
    exchange(&mut phone, &mut tablet);
    assert_equal(&mut phone, &mut tablet);
    // Nothing new, nothing written.
    phone.command(PeersCommand::ShareChanges { anew: false });
    phone.command(OutgoingCommand::CloseSending);
    phone.command(PeersCommand::ShareChanges { anew: false });
    assert_eq!(phone.view().sending, None);
}

/// What a tab puts into a shared folder; `None` where the others have it all.
fn shared(tab: &mut Tab) -> Option<Vec<u8>> {
    tab.command(PeersCommand::ShareChanges { anew: false });
    let file = tab.view().sending.clone().and_then(|sending| sending.file);
    tab.command(OutgoingCommand::CloseSending);
    file.map(|file| file.to_vec())
}

#[test]
fn two_devices_on_a_folder_come_to_rest() {
    let (mut phone, mut tablet) = paired();
    phone.begin_named("Dara");
    let mut written = Vec::new();
    for _ in 0..10 {
        for turn in [true, false] {
            let (from, to) = if turn { (&mut phone, &mut tablet) } else { (&mut tablet, &mut phone) };
            let file = shared(from);
            written.push(file.is_some());
            if let Some(file) = file {
                assert_eq!(open(to, &file).unwelcome, None);
            }
        }
    }
    assert_eq!(written[4..], [false; 16], "nobody confirms a confirmation");
    assert_equal(&mut phone, &mut tablet);
    assert_eq!((row(&mut phone, "tablet").waiting, row(&mut tablet, "phone").waiting), (0, 0));
}

#[test]
fn a_report_that_is_closed_at_once_takes_no_confirmation_along() {
    let (mut phone, mut tablet) = paired();
    exchange(&mut phone, &mut tablet);
    phone.begin_named("Dara");
    let (to, from) = (this(&mut tablet), this(&mut phone));
    let sent = bundle(&mut phone, Some(to));
    tablet.tell(IntakeCommand::ReadFile { name: "bundle".into(), bytes: Arc::from(sent) });
    while !tablet.view().restore.as_ref().is_some_and(|restore| restore.over) {
        assert!(tablet.carry_out_next(), "it ends");
    }
    tablet.command(IntakeCommand::CloseRestore);
    let back = bundle(&mut tablet, Some(from));
    open(&mut phone, &back);
    assert_eq!(row(&mut phone, "tablet").waiting, 0);
}

#[test]
fn a_file_that_comes_again_says_nothing_new_of_its_sender() {
    let (mut phone, mut tablet) = paired();
    let to = this(&mut tablet);
    phone.begin_named("Dara");
    let sent = bundle(&mut phone, Some(to));
    let made = phone.device.now();
    tablet.device.wait_days(9);
    for _ in 0..2 {
        open(&mut tablet, &sent);
        let met = row(&mut tablet, "phone").met.expect("something came");
        assert!(met <= made, "it was made nine days ago");
        tablet.device.wait_days(1);
    }
}

/// Rule 2 of `peers`.
#[test]
fn two_tabs_that_learn_of_the_others_at_once_forget_nothing() {
    let (mut phone, mut tablet) = paired();
    exchange(&mut phone, &mut tablet);
    let (to, from) = (this(&mut tablet), this(&mut phone));
    phone.begin_named("Dara");
    let sent = bundle(&mut phone, Some(to));
    open(&mut tablet, &sent);
    let back = bundle(&mut tablet, Some(from));
    let mut other = phone.device.tab();
    phone.begin_named("Bopha");
    other.settle();
    // One tab takes in what the tablet has confirmed while the other seals something new for it.
    for (steps, name) in (0..12).zip('a'..) {
        phone.begin_named(&format!("Guest {name}"));
        other.settle();
        let mut one = phone.device.copy().tab();
        let mut beside = one.device.tab();
        one.tell(IntakeCommand::ReadFile { name: "bundle".into(), bytes: Arc::from(&back[..]) });
        beside.tell(PeersCommand::SendChanges(Some(to)));
        for step in 0.. {
            let (first, second) =
                if step < steps { (&mut one, &mut beside) } else { (&mut beside, &mut one) };
            if !(first.carry_out_next() || second.carry_out_next()) {
                break;
            }
        }
        let sealed = beside.view().sending.clone().expect("it was sealed").file.expect("it is whole");
        let mut tablet = tablet.device.copy().tab();
        open(&mut tablet, &sealed);
        let answer = bundle(&mut tablet, Some(from));
        let mut later = one.device.tab();
        open(&mut later, &answer);
        assert_eq!(row(&mut later, "tablet").waiting, 0, "after {steps} steps");
    }
}

#[test]
fn an_archive_of_another_notebook_brings_no_devices_along() {
    let (mut phone, mut tablet) = paired();
    let (mut stranger, mut other) = (started(7), started(8));
    meet_first(&mut stranger, &mut other);
    let archive = exported(&mut stranger, None);
    restored(&mut phone, &archive);
    phone.command(IntakeCommand::CloseRestore);
    assert_eq!(devices(&mut phone).len(), 2, "this one and the tablet");
    let made = bundle(&mut phone, None);
    assert_eq!(open(&mut stranger, &made).unwelcome, Some(Unwelcome::NotForUs));
    assert_eq!(open(&mut tablet, &made).unwelcome, None);
    assert_eq!(devices(&mut tablet).len(), 2);
    let foreign = bundle(&mut stranger, None);
    assert_eq!(open(&mut phone, &foreign).unwelcome, Some(Unwelcome::NotForUs));
}

/// Rule 1 of `peers`.
#[test]
fn whoever_restored_an_archive_with_devices_can_still_join_one_of_them() {
    let (mut phone, mut tablet) = paired();
    let archive = exported(&mut phone, None);
    let mut new = started(5);
    restored(&mut new, &archive);
    new.command(IntakeCommand::CloseRestore);
    assert_eq!(devices(&mut new).len(), 0, "it is in no notebook with others");
    meet_first(&mut phone, &mut new);
    exchange(&mut phone, &mut new);
    exchange(&mut phone, &mut tablet);
    assert_eq!(devices(&mut tablet).len(), 3);
}

#[test]
fn what_is_claimed_is_never_of_the_future() {
    let (mut phone, mut tablet) = paired();
    exchange(&mut phone, &mut tablet);
    // The phone's clock goes wrong for a while.
    phone.device.wait_days(1000);
    phone.begin_named("Dara");
    exchange(&mut phone, &mut tablet);
    phone.device.wait_days(-1000);
    phone.begin_named("Nino");
    let seen = row(&mut phone, "tablet");
    assert!(seen.up_to <= Some(phone.device.now()) && seen.met <= Some(phone.device.now()), "{seen:?}");
    assert_eq!(seen.waiting, 1);
    exchange(&mut phone, &mut tablet);
    let seen = row(&mut phone, "tablet");
    assert_eq!((seen.waiting, seen.up_to.is_some_and(|up_to| up_to <= phone.device.now())), (0, true));
}

#[test]
fn a_gap_that_a_meeting_filled_is_told_no_more() {
    let (mut phone, mut tablet, _, [_, second]) = with_a_gap();
    open(&mut tablet, &second);
    assert_eq!(row(&mut tablet, "phone").gaps, 1);
    let mut air = Air::default();
    two_looks(&mut air, &mut phone, &mut tablet);
    hang_up(&mut air, &mut phone, &mut tablet);
    assert_equal(&mut phone, &mut tablet);
    assert_eq!(row(&mut tablet, "phone").gaps, 0);
}

/// A backup of a whole browser, or a copy of its profile.
#[test]
fn a_device_put_back_to_an_earlier_state_is_sent_what_it_lost() {
    let (mut phone, mut tablet) = paired();
    exchange(&mut phone, &mut tablet);
    let earlier = tablet.device.copy();
    let page = phone.begin_named("Nino");
    exchange(&mut phone, &mut tablet);
    phone.write(page, EntryKind::Note, "likes jasmine");
    exchange(&mut phone, &mut tablet);
    let mut tablet = earlier.tab();
    tablet.begin_named("Asha");
    for _ in 0..3 {
        let (to, from) = (this(&mut tablet), this(&mut phone));
        let there = bundle(&mut phone, Some(to));
        open(&mut tablet, &there);
        let back = bundle(&mut tablet, Some(from));
        open(&mut phone, &back);
    }
    assert_equal(&mut phone, &mut tablet);
    assert_eq!(tablet.texts(page), ["likes jasmine"]);
    assert_eq!(row(&mut phone, "tablet").waiting, 0);
}

/// Two devices that are one profile copied: neither keeps the other from getting anything.
#[test]
fn two_copies_of_a_device_get_everything_both() {
    let (mut phone, tablet) = paired();
    let mut copies = [tablet.device.copy().tab(), tablet.device.copy().tab()];
    for round in 0..3 {
        phone.begin_named(&format!("Nino {round}"));
        for copy in &mut copies {
            let (to, from) = (this(copy), this(&mut phone));
            let there = bundle(&mut phone, Some(to));
            open(copy, &there);
            let back = bundle(copy, Some(from));
            open(&mut phone, &back);
        }
    }
    for copy in &mut copies {
        exchange(&mut phone, copy);
        assert_equal(&mut phone, copy);
    }
}
