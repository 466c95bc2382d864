//! Two devices and more share one notebook by bundles carried from hand to hand: nothing is lost, nothing comes back
//! that was erased, nobody is told who does not belong, and no device claims more than another confirmed.

use std::sync::Arc;

use regulars::domain::*;
use regulars::notebook::api::PageState;
use regulars::notebook::api::devices::DeviceRow;
use regulars::notebook::api::restore::{Restore, Unwelcome};
use regulars::notebook::{EditCommand, IntakeCommand, OutgoingCommand, PeersCommand};
use regulars::storage::Space;

use crate::harness::{Device, Tab, named, titles};

pub const PASSPHRASE: &str = "green tea, please";

pub fn devices(tab: &mut Tab) -> Vec<DeviceRow> {
    tab.command(PeersCommand::LookAtDevices);
    tab.view().devices.clone().expect("somebody looked").to_vec()
}

/// The row of another device, by its name.
pub fn row(tab: &mut Tab, name: &str) -> DeviceRow {
    devices(tab).into_iter().find(|row| row.name == name).expect("the device is known")
}

pub fn this(tab: &mut Tab) -> DeviceId {
    devices(tab).iter().find(|row| row.is_this).expect("this is a device").id
}

/// What a tab has to tell: for one device, or for all.
pub fn bundle(tab: &mut Tab, to: Option<DeviceId>) -> Vec<u8> {
    tab.command(PeersCommand::SendChanges(to));
    let file = tab.view().sending.clone().expect("a bundle is made").file.expect("it is whole");
    tab.command(OutgoingCommand::CloseSending);
    file.to_vec()
}

/// Opens a bundle, and tells what became of it.
pub fn open(tab: &mut Tab, bytes: &[u8]) -> Restore {
    tab.command(IntakeCommand::ReadFile { name: "bundle".into(), bytes: Arc::from(bytes) });
    let told = tab.view().restore.clone().expect("it was read");
    tab.command(IntakeCommand::CloseRestore);
    told
}

pub fn invitation(tab: &mut Tab, name: &str) -> Vec<u8> {
    tab.command(PeersCommand::Invite { name: name.into(), passphrase: PASSPHRASE.into() });
    let file = tab.view().sending.clone().expect("an invitation is made").file.expect("it is whole");
    tab.command(OutgoingCommand::CloseSending);
    file.to_vec()
}

/// Unlocks an invitation and joins.
pub fn join(tab: &mut Tab, invitation: &[u8], name: &str) -> Restore {
    tab.command(IntakeCommand::ReadFile { name: "invitation".into(), bytes: Arc::from(invitation) });
    tab.command(IntakeCommand::Unlock(PASSPHRASE.into()));
    let told = tab.view().restore.clone().expect("it was read");
    tab.command(IntakeCommand::CloseRestore);
    if told.unwelcome.is_none() {
        let id = this(tab);
        tab.command(PeersCommand::NameDevice(id, name.into()));
    }
    told
}

pub fn started(number: u64) -> Tab {
    let mut tab = Device::other(number).tab();
    tab.start();
    tab
}

/// A phone, and a tablet that joined its notebook and answered.
pub fn paired() -> (Tab, Tab) {
    let (mut phone, mut tablet) = (started(1), started(2));
    phone.begin_named("Sokha");
    meet_first(&mut phone, &mut tablet);
    (phone, tablet)
}

pub fn meet_first(phone: &mut Tab, tablet: &mut Tab) -> [Restore; 2] {
    let invitation = invitation(phone, "phone");
    let joined = join(tablet, &invitation, "tablet");
    assert_eq!((joined.unwelcome, joined.over), (None, true));
    let inviting = this(phone);
    let answer = bundle(tablet, Some(inviting));
    let answered = open(phone, &answer);
    assert_eq!(answered.unwelcome, None);
    [joined, answered]
}

/// Each sends the other what it lacks.
pub fn exchange(one: &mut Tab, other: &mut Tab) {
    for _ in 0..2 {
        let (to, from) = (this(other), this(one));
        let there = bundle(one, Some(to));
        assert_eq!(open(other, &there).unwelcome, None);
        let back = bundle(other, Some(from));
        assert_eq!(open(one, &back).unwelcome, None);
    }
}

#[track_caller]
pub fn assert_equal(one: &mut Tab, other: &mut Tab) {
    let (mut left, mut right) = (one.everything(), other.everything());
    for everything in [&mut left, &mut right] {
        everything.1.sort_by_key(|row| row.id);
        everything.2.sort_by_key(|page| page.id);
    }
    assert_eq!(left, right);
    one.assert_stored();
    other.assert_stored();
}

#[test]
fn an_invited_device_has_the_whole_notebook_and_each_knows_the_other() {
    let (mut phone, mut tablet) = (started(1), started(2));
    let sokha = phone.begin_named("Sokha");
    phone.write(sokha, EntryKind::Said, "wants blue next time");
    phone.take_photo(sokha, b"a face");
    let told = meet_first(&mut phone, &mut tablet);
    assert_eq!(told.map(|told| told.alike), [false, false]);
    assert_equal(&mut phone, &mut tablet);
    assert_eq!(tablet.page(sokha).photo.as_deref(), Some(&b"a face"[..]));
    assert_eq!(devices(&mut phone).len(), 2);
    let (seen, waiting) = (row(&mut phone, "tablet"), row(&mut tablet, "phone").waiting);
    // What the tablet answered is not confirmed yet: the shop's page, which tells of it.
    assert_eq!((seen.waiting, waiting, seen.gaps), (0, 1, 0));
    assert!(seen.up_to.is_some() && seen.met.is_some());
}

#[test]
fn both_edit_exchange_both_ways_and_agree() {
    let (mut phone, mut tablet) = paired();
    let sokha = phone.view().list.rows.first().map(|row| row.id);
    let sokha = sokha.unwrap_or_else(|| phone.everything().1[0].id);
    phone.edit(sokha, |customer| customer.hook = "red scarf".into());
    tablet.write(sokha, EntryKind::Said, "moves in June");
    tablet.begin_named("Dara");
    assert_eq!(row(&mut tablet, "phone").waiting, 3, "two pages and the shop's, which tells of the tablet");
    exchange(&mut phone, &mut tablet);
    assert_equal(&mut phone, &mut tablet);
    assert_eq!((row(&mut phone, "tablet").waiting, row(&mut tablet, "phone").waiting), (0, 0));
}

/// Rule 3 of `intake`. Rule 3 of `peers`.
#[test]
fn nothing_is_claimed_before_it_is_confirmed() {
    let (mut phone, mut tablet) = paired();
    exchange(&mut phone, &mut tablet);
    let before = row(&mut phone, "tablet").up_to;
    phone.device.wait_days(1);
    phone.begin_named("Dara");
    let to = this(&mut tablet);
    let sent = bundle(&mut phone, Some(to));
    let seen = row(&mut phone, "tablet");
    assert_eq!((seen.waiting, seen.up_to), (1, before), "on its way is not there");
    open(&mut tablet, &sent);
    let from = this(&mut phone);
    let back = bundle(&mut tablet, Some(from));
    open(&mut phone, &back);
    let seen = row(&mut phone, "tablet");
    assert_eq!(seen.waiting, 0);
    assert!(seen.up_to > before);
}

/// A phone and a tablet, a page, and two bundles of the phone's: the tablet has taken in neither, but the phone has learned
/// that the first arrived, on a copy of the tablet that was lost afterwards.
pub fn with_a_gap() -> (Tab, Tab, CustomerId, [Vec<u8>; 2]) {
    let (mut phone, mut tablet) = paired();
    exchange(&mut phone, &mut tablet);
    let (to, from) = (this(&mut tablet), this(&mut phone));
    let sokha = phone.everything().1[0].id;
    phone.edit(sokha, |customer| customer.hook = "red scarf".into());
    let first = bundle(&mut phone, Some(to));
    let mut lost = tablet.device.copy().tab();
    open(&mut lost, &first);
    let confirmed = bundle(&mut lost, Some(from));
    open(&mut phone, &confirmed);
    phone.edit(sokha, |customer| customer.called = "auntie".into());
    let second = bundle(&mut phone, Some(to));
    (phone, tablet, sokha, [first, second])
}

#[test]
fn bundles_may_come_twice_and_in_any_order_and_a_gap_is_named_and_filled() {
    let (mut phone, mut tablet, sokha, [first, second]) = with_a_gap();
    let told = open(&mut tablet, &second);
    assert_eq!((told.gaps, row(&mut tablet, "phone").gaps), (1, 1));
    assert_eq!(tablet.page(sokha).customer.called, "", "nothing that does not fit is taken in");
    open(&mut tablet, &first);
    for again in [&second, &first, &second] {
        let told = open(&mut tablet, again);
        assert_eq!((told.gaps, told.added), (0, 0));
    }
    assert_eq!(row(&mut tablet, "phone").gaps, 0);
    exchange(&mut phone, &mut tablet);
    assert_equal(&mut phone, &mut tablet);
}

#[test]
fn a_removed_device_is_refused_and_can_read_nothing_made_after() {
    let (mut phone, mut tablet) = paired();
    let mut third = started(3);
    meet_first(&mut tablet, &mut third);
    exchange(&mut phone, &mut tablet);
    let stolen = this(&mut third);
    let name = this(&mut tablet);
    phone.command(PeersCommand::RemoveDevice(stolen));
    exchange(&mut phone, &mut tablet);
    // The tablet never did the removing.
    tablet.begin_named("Bopha");
    let made = bundle(&mut tablet, None);
    assert_eq!(open(&mut third, &made).unwelcome, Some(Unwelcome::NotForUs));
    assert_eq!(open(&mut phone, &made).unwelcome, None);
    third.begin_named("Mallory");
    let from_outside = bundle(&mut third, Some(name));
    for inside in [&mut phone, &mut tablet] {
        assert_eq!(open(inside, &from_outside).unwelcome, Some(Unwelcome::Removed));
        assert!(!titles(&inside.everything().1).contains(&"Mallory".to_owned()));
    }
    assert!(devices(&mut phone).iter().any(|row| row.id == stolen && row.removed));
}

#[test]
fn another_notebook_s_bundle_and_a_damaged_one_change_nothing() {
    let (mut phone, mut tablet) = paired();
    let (mut stranger, mut other) = (started(7), started(8));
    meet_first(&mut stranger, &mut other);
    let foreign = bundle(&mut stranger, None);
    let to = this(&mut tablet);
    phone.begin_named("Dara");
    let mut damaged = bundle(&mut phone, Some(to));
    let last = damaged.len() - 1;
    damaged[last] ^= 1;
    let own = bundle(&mut tablet, None);
    let before = tablet.everything();
    for (bytes, unwelcome) in
        [(&foreign, Unwelcome::NotForUs), (&damaged, Unwelcome::Damaged), (&own, Unwelcome::NotForUs)]
    {
        assert_eq!(open(&mut tablet, bytes).unwelcome, Some(unwelcome));
    }
    assert_eq!(tablet.everything(), before);
    let mut alone = started(9);
    assert_eq!(open(&mut alone, &foreign).unwelcome, Some(Unwelcome::NotForUs));
}

#[test]
fn an_erased_page_never_comes_back_from_a_device_that_was_away_for_a_year() {
    let (mut phone, mut tablet) = paired();
    exchange(&mut phone, &mut tablet);
    let sokha = phone.everything().1[0].id;
    phone.page(sokha);
    phone.command(EditCommand::Erase(sokha));
    tablet.device.wait_days(365);
    tablet.write(sokha, EntryKind::Visit, "the yearly check");
    exchange(&mut tablet, &mut phone);
    for tab in [&mut phone, &mut tablet] {
        assert_eq!(tab.page(sokha).state, PageState::Missing);
        let spaces = tab.device.spaces_with(b"Sokha");
        assert_eq!(spaces, [], "no byte of the name is left");
        let told = tab.device.spaces_with(sokha.bytes());
        assert!(told.iter().all(|space| matches!(space, Space::Tombstones | Space::Chunks | Space::Devices)));
    }
    assert_equal(&mut phone, &mut tablet);
}

#[test]
fn two_notebooks_with_content_become_one() {
    let (mut phone, mut tablet) = (started(1), started(2));
    phone.begin(Customer { firm: "Mekong Ltd".into(), ..named("Sokha") });
    tablet.begin_named("Dara");
    tablet.begin_named("Sokha");
    let told = meet_first(&mut phone, &mut tablet);
    assert_eq!(told.map(|told| told.alike), [true, true], "both are told that Sokha may be here twice");
    exchange(&mut phone, &mut tablet);
    assert_equal(&mut phone, &mut tablet);
    assert_eq!(titles(&phone.everything().1), ["Dara", "Sokha", "Sokha"]);
}

#[test]
fn a_device_of_one_shared_notebook_does_not_slip_into_another() {
    let (_phone, mut tablet) = paired();
    let mut stranger = started(7);
    let invitation = invitation(&mut stranger, "stranger");
    assert_eq!(join(&mut tablet, &invitation, "tablet").unwelcome, Some(Unwelcome::OtherNotebook));
}

#[test]
fn an_invitation_is_answered_once() {
    let (mut phone, mut tablet, mut thief) = (started(1), started(2), started(3));
    let invitation = invitation(&mut phone, "phone");
    for (tab, name) in [(&mut tablet, "tablet"), (&mut thief, "thief")] {
        assert_eq!(join(tab, &invitation, name).unwelcome, None);
    }
    let to = this(&mut phone);
    let (answer, late) = (bundle(&mut tablet, Some(to)), bundle(&mut thief, Some(to)));
    assert_eq!(open(&mut phone, &answer).unwelcome, None);
    assert_eq!(open(&mut phone, &late).unwelcome, Some(Unwelcome::Unknown));
}

#[test]
fn an_import_taken_back_on_one_device_goes_from_the_other_too() {
    let (mut phone, mut tablet) = paired();
    let file = b"BEGIN:VCARD\nFN:Bopha\nEND:VCARD\nBEGIN:VCARD\nFN:Vanna\nEND:VCARD\n";
    phone.command(IntakeCommand::ReadFile { name: "book.vcf".into(), bytes: Arc::from(&file[..]) });
    let import = ImportId(phone.device.random());
    phone.command(IntakeCommand::Import(import));
    phone.command(IntakeCommand::CloseImport);
    exchange(&mut phone, &mut tablet);
    assert_eq!(titles(&tablet.everything().1), ["Bopha", "Sokha", "Vanna"]);
    let vanna = tablet.everything().1.iter().find(|row| row.title == "Vanna").expect("she is here").id;
    tablet.write(vanna, EntryKind::Visit, "came by");
    phone.command(IntakeCommand::UndoImport(import));
    assert_eq!(titles(&phone.everything().1), ["Sokha"]);
    exchange(&mut phone, &mut tablet);
    assert_equal(&mut phone, &mut tablet);
    assert_eq!(titles(&phone.everything().1), ["Sokha", "Vanna"], "whoever was written on stays");
}

#[test]
fn an_import_taken_back_elsewhere_goes_here_too_if_that_is_cut_short() {
    let (mut phone, mut tablet) = paired();
    let cards: String =
        (0..40).map(|number| format!("BEGIN:VCARD\nFN:Guest {number}\nEND:VCARD\n")).collect();
    phone.command(IntakeCommand::ReadFile { name: "book.vcf".into(), bytes: Arc::from(cards.as_bytes()) });
    let import = ImportId(phone.device.random());
    phone.command(IntakeCommand::Import(import));
    phone.command(IntakeCommand::CloseImport);
    exchange(&mut phone, &mut tablet);
    phone.command(IntakeCommand::UndoImport(import));
    let news = bundle(&mut phone, None);
    tablet.tell(IntakeCommand::ReadFile { name: "bundle".into(), bytes: Arc::from(news.as_slice()) });
    // Some are gone and most are not when the tab is closed.
    while tablet.view().pages == 41 {
        assert!(tablet.carry_out_next(), "it begins");
    }
    assert!((2..41).contains(&tablet.view().pages));
    let mut tablet = tablet.device.tab();
    assert_eq!(titles(&tablet.everything().1), ["Sokha"]);
    exchange(&mut phone, &mut tablet);
    assert_equal(&mut phone, &mut tablet);
}

#[test]
fn a_restart_forgets_nothing_about_the_others() {
    let (mut phone, mut tablet) = paired();
    exchange(&mut phone, &mut tablet);
    let before = devices(&mut phone);
    assert_eq!(devices(&mut phone.device.copy().tab()), before);
}
