//! Two devices meet by radio: one shows a code, the other reads it; whoever is new is let in by a number that both
//! show; then both have the same, whatever is cut, closed, misread or refused on the way.

use regulars::domain::*;
use regulars::notebook::api::connection::{Connect, Look, Misread, Parting, Step};
use regulars::notebook::{Command, EditCommand, PeersCommand, ShowCommand};
use regulars::storage::{Change, Space, Transaction, WriteError};
use regulars::sync::session::WINDOW;
use regulars::sync::signaling::Signal;

use crate::devices::{assert_equal, devices, exchange, paired, row, started, this};
use crate::fake_network::Air;
use crate::harness::Tab;

pub fn step(tab: &Tab) -> Step {
    tab.view().connection.clone().expect("there is a meeting").step
}

pub fn shown(tab: &Tab) -> String {
    match step(tab) {
        Step::Showing { code, .. } => code,
        other => panic!("it shows no code: {other:?}"),
    }
}

pub fn typed(tab: &Tab) -> String {
    match step(tab) {
        Step::Showing { typed: Some(typed), .. } => typed,
        other => panic!("it shows nothing to type: {other:?}"),
    }
}

pub fn read(tab: &mut Tab, code: &str, name: &str) {
    tab.command(PeersCommand::Connect(Connect::Shown { code: code.into(), name: name.into() }));
}

/// The tablet shows, the phone reads and shows back, the tablet reads: as far as the number on both.
pub fn look_at_each_other(air: &mut Air, tablet: &mut Tab, phone: &mut Tab) {
    tablet.command(PeersCommand::Connect(Connect::Newcomer { name: "tablet".into() }));
    air.carry(tablet, phone);
    read(phone, &shown(tablet), "phone");
    air.carry(tablet, phone);
    read(tablet, &shown(phone), "tablet");
    air.carry(tablet, phone);
}

pub fn number(tab: &Tab) -> String {
    match step(tab) {
        Step::Check { number, is_agreed: false } => number,
        other => panic!("it shows no number: {other:?}"),
    }
}

pub fn pair(air: &mut Air, tablet: &mut Tab, phone: &mut Tab) {
    look_at_each_other(air, tablet, phone);
    assert_eq!(number(tablet), number(phone));
    tablet.command(PeersCommand::NumbersAgree);
    air.carry(tablet, phone);
    phone.command(PeersCommand::NumbersAgree);
    air.carry(tablet, phone);
}

/// A tablet and a phone that were paired by radio and have hung up.
pub fn paired_by_radio() -> (Air, Tab, Tab) {
    let (mut air, mut tablet, mut phone) = (Air::default(), started(1), started(2));
    tablet.begin_named("Sokha");
    pair(&mut air, &mut tablet, &mut phone);
    hang_up(&mut air, &mut tablet, &mut phone);
    (air, tablet, phone)
}

pub fn hang_up(air: &mut Air, one: &mut Tab, other: &mut Tab) {
    one.command(PeersCommand::HangUp);
    air.carry(one, other);
    other.command(PeersCommand::HangUp);
    air.carry(one, other);
}

/// The tablet shows a code, the phone reads it and shows one back, and the tablet reads that.
pub fn two_looks(air: &mut Air, tablet: &mut Tab, phone: &mut Tab) {
    let id = this(phone);
    tablet.command(PeersCommand::Connect(Connect::TwoLooks(id)));
    air.carry(tablet, phone);
    read(phone, &shown(tablet), "phone");
    air.carry(tablet, phone);
    read(tablet, &shown(phone), "tablet");
    air.carry(tablet, phone);
}

/// The tablet shows a code to the phone, which types it.
pub fn meet(air: &mut Air, tablet: &mut Tab, phone: &mut Tab) {
    let id = this(phone);
    tablet.command(PeersCommand::Connect(Connect::Known(id)));
    air.carry(tablet, phone);
    read(phone, &typed(tablet), "phone");
    air.carry(tablet, phone);
}

#[test]
fn a_new_device_has_the_whole_notebook_after_two_looks_and_a_number() {
    let (mut air, mut tablet, mut phone) = (Air::default(), started(1), started(2));
    let sokha = tablet.begin_named("Sokha");
    tablet.write(sokha, EntryKind::Said, "wants blue next time");
    tablet.take_photo(sokha, b"a face");
    phone.begin_named("Dara");
    pair(&mut air, &mut tablet, &mut phone);
    assert_eq!((step(&tablet), step(&phone)), (Step::InStep, Step::InStep));
    assert_equal(&mut tablet, &mut phone);
    assert_eq!(phone.page(sokha).photo.as_deref(), Some(&b"a face"[..]));
    hang_up(&mut air, &mut tablet, &mut phone);
    assert_equal(&mut tablet, &mut phone);
    for (tab, other) in [(&mut tablet, "phone"), (&mut phone, "tablet")] {
        assert_eq!(devices(tab).len(), 2);
        let row = row(tab, other);
        assert_eq!((row.waiting, row.gaps), (0, 0), "{other}");
        assert!(row.up_to.is_some() && row.met.is_some());
    }
}

#[test]
fn paired_devices_meet_again_by_a_few_typed_letters_or_by_one_look() {
    let (mut air, mut tablet, mut phone) = paired_by_radio();
    let dara = phone.begin_named("Dara");
    meet(&mut air, &mut tablet, &mut phone);
    assert_eq!((step(&tablet), step(&phone)), (Step::InStep, Step::InStep));
    assert_equal(&mut tablet, &mut phone);
    hang_up(&mut air, &mut tablet, &mut phone);
    phone.write(dara, EntryKind::Note, "by one look");
    let id = this(&mut tablet);
    phone.command(PeersCommand::Connect(Connect::Known(id)));
    air.carry(&mut tablet, &mut phone);
    let code = shown(&phone);
    assert!(matches!(Signal::read(&code), Ok(Signal::Here(..))), "an address and nothing else");
    read(&mut tablet, &code, "tablet");
    air.carry(&mut tablet, &mut phone);
    assert_equal(&mut tablet, &mut phone);
}

#[test]
fn while_both_stay_every_change_crosses_at_once() {
    let (mut air, mut tablet, mut phone) = paired_by_radio();
    meet(&mut air, &mut tablet, &mut phone);
    let dara = phone.begin_named("Dara");
    air.carry(&mut tablet, &mut phone);
    tablet.write(dara, EntryKind::Said, "asked for the red one");
    tablet.take_photo(dara, b"a face");
    air.carry(&mut tablet, &mut phone);
    assert_eq!(phone.page(dara).photo.as_deref(), Some(&b"a face"[..]));
    phone.command(EditCommand::Erase(dara));
    air.carry(&mut tablet, &mut phone);
    assert_equal(&mut tablet, &mut phone);
    assert!(tablet.find("Dara").is_empty());
    let before = air.bytes;
    assert_eq!(tablet.find("Sokha").len(), 1);
    let sokha = tablet.view().list.rows[0].id;
    tablet.write(sokha, EntryKind::Note, "short");
    air.carry(&mut tablet, &mut phone);
    assert!(air.bytes - before < 600, "{} bytes for a short entry", air.bytes - before);
    hang_up(&mut air, &mut tablet, &mut phone);
    assert_eq!(row(&mut tablet, "phone").waiting, 0);
}

#[test]
fn devices_paired_by_a_file_meet_by_radio_too() {
    let (mut phone, mut tablet) = paired();
    let mut air = Air::default();
    // Neither knows the other's certificate yet: two looks, by themselves.
    let id = this(&mut phone);
    tablet.command(PeersCommand::Connect(Connect::Known(id)));
    air.carry(&mut tablet, &mut phone);
    read(&mut phone, &shown(&tablet), "phone");
    air.carry(&mut tablet, &mut phone);
    read(&mut tablet, &shown(&phone), "tablet");
    air.carry(&mut tablet, &mut phone);
    assert_eq!(step(&tablet), Step::InStep);
    assert_equal(&mut tablet, &mut phone);
    hang_up(&mut air, &mut tablet, &mut phone);
    assert_eq!((row(&mut tablet, "phone").waiting, row(&mut phone, "tablet").waiting), (0, 0));
    phone.begin_named("Dara");
    meet(&mut air, &mut tablet, &mut phone);
    assert_equal(&mut tablet, &mut phone);
}

#[test]
fn what_a_browser_does_not_allow_is_gone_round_by_two_looks() {
    let (mut air, mut tablet, mut phone) = paired_by_radio();
    air.is_strict = true;
    phone.begin_named("Dara");
    let id = this(&mut phone);
    tablet.command(PeersCommand::Connect(Connect::Known(id)));
    air.carry(&mut tablet, &mut phone);
    assert!(matches!(step(&tablet), Step::Showing { which: Look::First, .. }));
    read(&mut phone, &shown(&tablet), "phone");
    air.carry(&mut tablet, &mut phone);
    read(&mut tablet, &shown(&phone), "tablet");
    air.carry(&mut tablet, &mut phone);
    assert_equal(&mut tablet, &mut phone);
}

#[test]
fn a_hidden_address_is_said_and_two_looks_help() {
    let (mut air, mut tablet, mut phone) = paired_by_radio();
    air.is_hidden = true;
    let id = this(&mut phone);
    tablet.command(PeersCommand::Connect(Connect::Known(id)));
    air.carry(&mut tablet, &mut phone);
    assert_eq!(step(&tablet), Step::Over(Parting::Hidden));
    two_looks(&mut air, &mut tablet, &mut phone);
    assert_eq!(step(&phone), Step::InStep);
}

#[test]
fn a_cut_line_loses_nothing_and_what_was_confirmed_is_not_sent_again() {
    let (mut air, mut tablet, mut phone) = paired_by_radio();
    for number in 0..40 {
        let id = tablet.begin_named(&format!("Customer {number}"));
        let random: Vec<String> = (0..400).map(|_| CustomerId(tablet.device.random()).to_string()).collect();
        tablet.write(id, EntryKind::Note, &random.join(" "));
    }
    let mut whole = Air::default();
    let (mut one, mut other) = (tablet.device.copy().tab(), phone.device.copy().tab());
    meet(&mut whole, &mut one, &mut other);
    for frames in [3, 10, 25, 40] {
        air.frames = Some(frames);
        meet(&mut air, &mut tablet, &mut phone);
        assert_eq!([step(&tablet), step(&phone)].map(|step| step == Step::Over(Parting::Cut)), [true; 2]);
        hang_up(&mut air, &mut tablet, &mut phone);
    }
    air.frames = None;
    meet(&mut air, &mut tablet, &mut phone);
    assert_eq!(step(&phone), Step::InStep);
    assert_equal(&mut tablet, &mut phone);
    assert!(whole.bytes > WINDOW, "more than may be on its way: {}", whole.bytes);
    // What was on its way, and no more.
    assert!(
        air.bytes < whole.bytes + 4 * (WINDOW + 30_000),
        "{} with cuts, {} without",
        air.bytes,
        whole.bytes
    );
}

#[test]
fn who_cannot_be_reached_or_does_not_answer_in_time_is_told() {
    let (mut air, mut tablet, mut phone) = paired_by_radio();
    air.is_dead = true;
    meet(&mut air, &mut tablet, &mut phone);
    phone.tick(9_000);
    assert_eq!(step(&phone), Step::Over(Parting::Unreachable));
    tablet.tick(9_000);
    assert!(matches!(step(&tablet), Step::Showing { .. }), "it still waits");
    tablet.tick(600_000);
    assert_eq!(step(&tablet), Step::Over(Parting::Expired));
}

#[test]
fn every_misread_code_has_its_own_reason_and_changes_nothing() {
    let (mut air, mut tablet, mut phone) = paired_by_radio();
    let mut stranger = started(3);
    let misread = |tab: &mut Tab, code: &str| {
        read(tab, code, "a device");
        tab.view().misread
    };
    let id = this(&mut phone);
    tablet.command(PeersCommand::Connect(Connect::Known(id)));
    air.carry(&mut tablet, &mut phone);
    let (code, letters) = (shown(&tablet), typed(&tablet));
    let other = if letters.ends_with('0') { "1" } else { "0" };
    let slip = format!("{}{other}", &letters[..letters.len() - 1]);
    assert_eq!(misread(&mut phone, &slip), Some(Misread::Slip));
    assert_eq!(misread(&mut phone, "https://example.org/menu"), Some(Misread::NotOne));
    assert_eq!(misread(&mut phone, &code[..code.len() - 3]), Some(Misread::Damaged));
    assert_eq!(misread(&mut stranger, &code), Some(Misread::OtherNotebook));
    assert_eq!(misread(&mut stranger, &letters), Some(Misread::OtherNotebook));
    assert_eq!(misread(&mut tablet, &code), Some(Misread::Own));
    assert_eq!(shown(&tablet), code, "what goes on goes on");
    tablet.command(PeersCommand::Connect(Connect::Newcomer { name: "tablet".into() }));
    air.carry(&mut tablet, &mut phone);
    let invitation = shown(&tablet);
    assert_eq!(misread(&mut phone, &invitation), Some(Misread::InOne));
    assert_eq!(misread(&mut tablet, &invitation), Some(Misread::Own));
    read(&mut stranger, &invitation, "stranger");
    air.carry(&mut tablet, &mut stranger);
    let stale = shown(&stranger);
    tablet.command(PeersCommand::Connect(Connect::Newcomer { name: "tablet".into() }));
    air.carry(&mut tablet, &mut phone);
    assert_eq!(misread(&mut tablet, &stale), Some(Misread::Stale));
}

#[test]
fn nobody_is_let_in_before_the_numbers_agree() {
    let (mut air, mut tablet, mut phone) = (Air::default(), started(1), started(2));
    tablet.begin_named("Sokha");
    look_at_each_other(&mut air, &mut tablet, &mut phone);
    phone.command(PeersCommand::NumbersAgree);
    air.carry(&mut tablet, &mut phone);
    assert!(phone.find("Sokha").is_empty());
    tablet.command(PeersCommand::HangUp);
    air.carry(&mut tablet, &mut phone);
    assert_eq!(step(&phone), Step::Over(Parting::Closed));
    assert_eq!(devices(&mut tablet).len(), 1);
}

#[test]
fn a_removed_device_comes_back_as_another_and_its_old_self_meets_nobody() {
    let (mut air, mut tablet, mut phone) = paired_by_radio();
    let old = this(&mut phone);
    tablet.command(PeersCommand::RemoveDevice(old));
    assert_eq!(devices(&mut tablet).iter().filter(|row| row.removed).count(), 1);
    // The phone has not heard of it: nobody waits for it there.
    let id = this(&mut tablet);
    phone.command(PeersCommand::Connect(Connect::Known(id)));
    air.carry(&mut tablet, &mut phone);
    read(&mut tablet, &shown(&phone), "tablet");
    assert_eq!(tablet.view().misread, Some(Misread::OtherNotebook));
}

/// Rule 5 of `peers`.
#[test]
fn a_device_removed_while_it_is_there_is_told_nothing_any_more() {
    let (mut air, mut tablet, mut phone) = paired_by_radio();
    meet(&mut air, &mut tablet, &mut phone);
    let id = this(&mut phone);
    tablet.command(PeersCommand::RemoveDevice(id));
    air.carry(&mut tablet, &mut phone);
    assert_eq!(step(&tablet), Step::Over(Parting::Stranger));
    tablet.begin_named("Dara");
    air.carry(&mut tablet, &mut phone);
    assert!(phone.find("Dara").is_empty());
}

/// The tablet has a page from elsewhere whose photo is still to come, and passes the page on in a bundle.
#[test]
fn a_photo_that_a_bundle_could_not_bring_comes_with_the_next_meeting() {
    let (mut air, mut tablet, mut phone) = paired_by_radio();
    let dara = tablet.begin_named("Dara");
    tablet.take_photo(dara, b"a face");
    let write = |tab: &Tab, change: Change| {
        let transaction = Transaction { changes: vec![change], ..Transaction::default() };
        assert_eq!(tab.device.storage.borrow_mut().write(&transaction), Ok(()));
        tab.device.tab()
    };
    let photo = tablet
        .device
        .storage
        .borrow()
        .records()
        .find_map(|(space, key, value)| (space == Space::Photos).then(|| (key.clone(), value.clone())));
    let (key, value) = photo.expect("it is stored");
    tablet = write(&tablet, Change::Delete(Space::Photos, key.clone()));
    exchange(&mut tablet, &mut phone);
    assert_eq!((phone.find("Dara").len(), phone.page(dara).photo), (1, None));
    tablet = write(&tablet, Change::Put(Space::Photos, key, value));
    devices(&mut tablet);
    meet(&mut air, &mut tablet, &mut phone);
    assert_eq!(phone.page(dara).photo.as_deref(), Some(&b"a face"[..]));
}

/// Whichever call of its disk fails, and whether its page is opened before or after that is tried again.
#[test]
fn a_photo_that_was_stored_at_the_second_try_is_shown() {
    let mut late = 0;
    for nth in 1..20 {
        let (mut air, mut tablet, mut phone) = paired_by_radio();
        let dara = tablet.begin_named("Dara");
        meet(&mut air, &mut tablet, &mut phone);
        hang_up(&mut air, &mut tablet, &mut phone);
        tablet.take_photo(dara, b"a face");
        phone.device.storage.borrow_mut().fail_at(nth, WriteError::Full);
        meet(&mut air, &mut tablet, &mut phone);
        phone.device.storage.borrow_mut().fail_no_more();
        phone.tell(ShowCommand::OpenPage(dara));
        air.carry(&mut tablet, &mut phone);
        let is_late = phone.view().page.as_ref().is_some_and(|page| page.photo.is_none());
        phone.tell(Command::Retry);
        air.carry(&mut tablet, &mut phone);
        let shown = |tab: &mut Tab| tab.page(dara).photo.is_some();
        let (here, stored) = (shown(&mut phone), shown(&mut phone.device.copy().tab()));
        assert_eq!(here, stored, "call {nth} failed");
        late += usize::from(is_late && here);
    }
    assert!(late > 0, "some photo was stored after its page was opened");
}

#[test]
fn a_photo_that_a_cut_kept_from_coming_comes_next_time() {
    let mut late = 0;
    for frames in 1..14 {
        let (mut air, mut tablet, mut phone) = paired_by_radio();
        let dara = tablet.begin_named("Dara");
        tablet.take_photo(dara, b"a face");
        air.frames = Some(frames);
        meet(&mut air, &mut tablet, &mut phone);
        hang_up(&mut air, &mut tablet, &mut phone);
        let came = phone.find("Dara").len() == 1;
        late += usize::from(came && phone.page(dara).photo.is_none());
        air.frames = None;
        meet(&mut air, &mut tablet, &mut phone);
        hang_up(&mut air, &mut tablet, &mut phone);
        assert_eq!(phone.page(dara).photo.as_deref(), Some(&b"a face"[..]), "after {frames} frames");
        assert!(row(&mut tablet, "phone").up_to.is_some());
    }
    assert!(late > 0, "some cut fell between a page and its photo");
}

/// Rule 4 of `peers`.
#[test]
fn what_came_before_a_cut_is_saved_and_two_edits_in_a_row_are_confirmed() {
    let (mut air, mut tablet, mut phone) = paired_by_radio();
    for number in 0..30 {
        tablet.begin_named(&format!("Customer {number}"));
    }
    air.frames = Some(30);
    meet(&mut air, &mut tablet, &mut phone);
    hang_up(&mut air, &mut tablet, &mut phone);
    phone.assert_stored();
    air.frames = None;
    meet(&mut air, &mut tablet, &mut phone);
    let sokha = tablet.view().list.rows[0].id;
    for words in ["one", "two", "three"] {
        let entry = EntryId(tablet.device.random());
        let new = Entry {
            text: words.into(),
            ..Entry::new(EntryKind::Note, tablet.device.today(), tablet.device.now())
        };
        tablet.tell(EditCommand::add_entry(sokha, entry, new));
    }
    air.carry(&mut tablet, &mut phone);
    tablet.tick(40_000);
    phone.tick(40_000);
    air.carry(&mut tablet, &mut phone);
    assert_eq!(
        (step(&tablet), step(&phone)),
        (Step::InStep, Step::InStep),
        "nobody waits for a confirmation"
    );
    assert_equal(&mut tablet, &mut phone);
}
