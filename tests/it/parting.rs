//! What goes wrong while two devices meet: codes that grow old, cuts at every step, silence, lost certificates; and that
//! nothing is claimed meanwhile which is not so.

use regulars::notebook::PeersCommand;
use regulars::notebook::api::connection::{Connect, Parting, Step};

use crate::devices::{assert_equal, devices, row, started, this};
use crate::fake_network::Air;
use crate::meeting::{
    hang_up, look_at_each_other, meet, number, pair, paired_by_radio, read, shown, step, two_looks, typed,
};

#[test]
fn a_code_for_a_new_device_is_good_for_ten_minutes_however_far_both_have_come() {
    let (mut air, mut tablet, mut phone) = (Air::default(), started(1), started(2));
    tablet.command(PeersCommand::Connect(Connect::Newcomer { name: "tablet".into() }));
    air.carry(&mut tablet, &mut phone);
    tablet.tick(400_000);
    read(&mut phone, &shown(&tablet), "phone");
    air.carry(&mut tablet, &mut phone);
    read(&mut tablet, &shown(&phone), "tablet");
    air.carry(&mut tablet, &mut phone);
    number(&tablet);
    tablet.tick(250_000);
    assert_eq!(step(&tablet), Step::Over(Parting::Expired));
    air.carry(&mut tablet, &mut phone);
    phone.command(PeersCommand::NumbersAgree);
    assert_eq!(step(&phone), Step::Over(Parting::Closed));
}

#[test]
fn a_cut_while_it_is_let_in_leaves_no_device_behind_and_it_comes_as_the_same_one() {
    for frames in 0..12 {
        let (mut air, mut tablet, mut phone) = (Air::default(), started(1), started(2));
        tablet.begin_named("Sokha");
        look_at_each_other(&mut air, &mut tablet, &mut phone);
        air.frames = Some(frames);
        for tab in [&mut tablet, &mut phone] {
            tab.command(PeersCommand::NumbersAgree);
        }
        air.carry(&mut tablet, &mut phone);
        hang_up(&mut air, &mut tablet, &mut phone);
        air.frames = None;
        let known = devices(&mut tablet).len();
        if known < 2 {
            pair(&mut air, &mut tablet, &mut phone);
        } else {
            // It met the tablet, whatever it has heard of that itself.
            two_looks(&mut air, &mut tablet, &mut phone);
        }
        assert_eq!((step(&tablet), step(&phone)), (Step::InStep, Step::InStep), "after {frames} frames");
        assert_equal(&mut tablet, &mut phone);
        assert_eq!(devices(&mut tablet).len(), 2, "after {frames} frames");
    }
}

#[test]
fn certificates_are_renewed_by_a_meeting_long_before_they_end() {
    let (mut air, mut tablet, mut phone) = paired_by_radio();
    for days in [250, 110, 200] {
        for tab in [&tablet, &phone] {
            tab.device.wait_days(days);
        }
        meet(&mut air, &mut tablet, &mut phone);
        assert_eq!(step(&phone), Step::InStep, "{days} days later, still by a few letters");
        hang_up(&mut air, &mut tablet, &mut phone);
    }
}

#[test]
fn whoever_reads_a_code_knows_whose_it_was_when_it_leads_nowhere() {
    let (mut air, mut tablet, mut phone) = paired_by_radio();
    air.is_dead = true;
    meet(&mut air, &mut tablet, &mut phone);
    phone.tick(6_000);
    assert_eq!(step(&phone), Step::Over(Parting::Unreachable));
    let with = phone.view().connection.as_ref().and_then(|meeting| meeting.with);
    assert_eq!(with, Some(this(&mut tablet)), "so that changes can be sent another way");
}

#[test]
fn a_device_that_is_there_and_says_nothing_is_told_as_such() {
    let (mut air, mut tablet, mut phone) = paired_by_radio();
    air.is_silent = true;
    meet(&mut air, &mut tablet, &mut phone);
    for _ in 0..6 {
        phone.tick(6_000);
    }
    assert_eq!(step(&phone), Step::Over(Parting::Silent));
    let (mut air, mut tablet, mut phone) = (Air::default(), started(1), started(2));
    air.is_silent = true;
    look_at_each_other(&mut air, &mut tablet, &mut phone);
    assert_eq!(step(&phone), Step::Connecting, "the number is the tablet's to tell");
    for _ in 0..6 {
        phone.tick(6_000);
    }
    assert_eq!(step(&phone), Step::Over(Parting::Silent));
}

#[test]
fn both_are_called_equal_only_while_they_are_and_what_is_confirmed_counts_at_once() {
    let (mut air, mut tablet, mut phone) = paired_by_radio();
    meet(&mut air, &mut tablet, &mut phone);
    assert_eq!(row(&mut tablet, "phone").waiting, 0);
    for number in 0..9 {
        tablet.begin_named(&format!("Customer {number}"));
    }
    assert!(row(&mut tablet, "phone").waiting >= 9);
    tablet.tick(1_000);
    tablet.tick(1_000);
    assert!(matches!(step(&tablet), Step::Exchanging { .. }), "they are not equal now: {:?}", step(&tablet));
    air.carry(&mut tablet, &mut phone);
    tablet.tick(1_000);
    assert_eq!(step(&tablet), Step::InStep);
    assert_eq!(row(&mut tablet, "phone").waiting, 0, "while they are connected");
    assert_equal(&mut tablet, &mut phone);
}

#[test]
fn a_reader_whose_certificate_is_lost_is_told_to_use_a_code_each_way() {
    let (mut air, mut tablet, mut phone) = paired_by_radio();
    phone.begin_named("Dara");
    let id = this(&mut phone);
    tablet.command(PeersCommand::Connect(Connect::Known(id)));
    air.carry(&mut tablet, &mut phone);
    air.has_lost_certificates = true;
    read(&mut phone, &typed(&tablet), "phone");
    air.carry(&mut tablet, &mut phone);
    air.has_lost_certificates = false;
    assert_eq!(step(&phone), Step::Over(Parting::Long));
    phone.command(PeersCommand::HangUp);
    two_looks(&mut air, &mut tablet, &mut phone);
    assert_equal(&mut tablet, &mut phone);
}
