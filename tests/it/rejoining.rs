//! What goes wrong while devices join, and is put right: an invitation nobody answered, a joining cut short, a removed
//! device that comes back, a damaged photo.

use std::collections::BTreeSet;
use std::sync::Arc;

use regulars::domain::*;
use regulars::notebook::api::PageState;
use regulars::notebook::api::restore::Unwelcome;
use regulars::notebook::{EditCommand, IntakeCommand, ListRequest, PeersCommand};
use regulars::storage::{Change, Space, Transaction};

use crate::devices::{
    PASSPHRASE, assert_equal, bundle, devices, exchange, invitation, join, open, paired, row, started, this,
};
use crate::harness::{Tab, named, save};
use crate::meeting::{hang_up, meet, paired_by_radio};

/// What the other screen shows of a page.
fn called(tab: &mut Tab, id: CustomerId) -> String {
    tab.page(id).customer.name
}

#[test]
fn an_invitation_nobody_answered_dies_when_a_device_is_removed() {
    let mut phone = started(1);
    phone.begin_named("Sokha");
    let first = invitation(&mut phone, "phone");
    let second = invitation(&mut phone, "phone");
    let mut tablet = started(2);
    join(&mut tablet, &second, "tablet");
    let answer = bundle(&mut tablet, None);
    assert_eq!(open(&mut phone, &answer).unwelcome, None);
    let lost = row(&mut phone, "tablet").id;
    phone.command(PeersCommand::RemoveDevice(lost));
    // Whoever has the tablet still knows the first one and its passphrase.
    let mut stranger = started(3);
    join(&mut stranger, &first, "stranger");
    let answer = bundle(&mut stranger, None);
    assert_eq!(open(&mut phone, &answer).unwelcome, Some(Unwelcome::Unknown));
    assert!(devices(&mut phone).iter().all(|row| row.name != "stranger"));
}

#[test]
fn a_joining_that_was_cut_short_is_ended_by_the_answer() {
    let mut phone = started(1);
    let sokha = phone.begin_named("Sokha");
    let invited = invitation(&mut phone, "phone");
    let mut tablet = started(2);
    tablet
        .command(IntakeCommand::ReadFile { name: "invitation".into(), bytes: Arc::from(invited.as_slice()) });
    // All of it arrives, but what it tells of the devices is never noted: the tab is closed before.
    tablet.tell(IntakeCommand::Unlock(PASSPHRASE.into()));
    let mut just_before = tablet.device.copy();
    while tablet.view().restore.as_ref().is_none_or(|restore| !restore.over) {
        just_before = tablet.device.copy();
        assert!(tablet.carry_out_next(), "everything arrives");
    }
    let mut tablet = just_before.tab();
    let answer = bundle(&mut tablet, None);
    assert_eq!(open(&mut phone, &answer).unwelcome, None);
    let dara = phone.begin_named("Dara");
    let news = bundle(&mut phone, None);
    assert_eq!(open(&mut tablet, &news).unwelcome, None, "it is sealed for the tablet, too");
    assert_eq!([called(&mut tablet, sokha), called(&mut tablet, dara)], ["Sokha", "Dara"]);
}

#[test]
fn a_removed_device_comes_back_as_another() {
    let (mut phone, mut tablet) = paired();
    let before = this(&mut tablet);
    phone.command(PeersCommand::RemoveDevice(before));
    let kept = tablet.begin_named("written on the tablet");
    let again = invitation(&mut phone, "phone");
    assert_eq!(join(&mut tablet, &again, "tablet again").unwelcome, None);
    let now = this(&mut tablet);
    assert_ne!(now, before);
    exchange(&mut tablet, &mut phone);
    assert_eq!(called(&mut phone, kept), "written on the tablet");
    for tab in [&mut phone, &mut tablet] {
        let rows = devices(tab);
        let known = |id| rows.iter().find(|row| row.id == id).map(|row| row.removed);
        assert_eq!((rows.len(), known(before), known(now)), (3, Some(true), Some(false)));
    }
    // Also on a device that is opened anew.
    let mut tablet = tablet.device.tab();
    assert_eq!(this(&mut tablet), now);
    phone.edit(kept, |customer| customer.hook = "blue scarf".into());
    exchange(&mut phone, &mut tablet);
    assert_eq!(tablet.page(kept).customer.hook, "blue scarf");
}

#[test]
fn a_damaged_photo_keeps_nobody_s_words_back() {
    let (mut phone, mut tablet) = paired();
    let photo: &[u8] = b"\x89PNG not really";
    let id = CustomerId(phone.device.random());
    let new = Customer { photo: Some(PhotoId::of(photo)), ..named("Nino") };
    phone.command(save(id, Customer::default(), new, Some(photo.into())));
    let stored: Vec<_> = {
        let storage = phone.device.storage.borrow();
        let photos = storage.records().filter(|(space, ..)| *space == Space::Photos);
        photos.map(|(_, key, value)| (key.clone(), value.clone())).collect()
    };
    let (key, mut value) = stored.into_iter().next().expect("it is stored");
    *value.last_mut().expect("bytes") ^= 1;
    let changes = vec![Change::Put(Space::Photos, key, value)];
    let written = phone.device.storage.borrow_mut().write(&Transaction { changes, ..Transaction::default() });
    assert_eq!(written, Ok(()));
    let mut phone = phone.device.tab();
    let everything = bundle(&mut phone, None);
    assert_eq!(open(&mut tablet, &everything).unwelcome, None);
    let page = tablet.page(id);
    assert_eq!((page.state, page.customer.name.as_str(), page.photo), (PageState::Ready, "Nino", None));
}

#[test]
fn taking_back_the_start_of_a_page_keeps_what_the_other_device_wrote_on_it() {
    let (mut phone, mut tablet) = paired();
    let id = phone.begin_named("Nino");
    exchange(&mut phone, &mut tablet);
    tablet.edit(id, |customer| customer.preferences = "walnut bread".into());
    exchange(&mut tablet, &mut phone);
    phone.command(EditCommand::Undo);
    let page = phone.page(id);
    assert_eq!((page.state, page.customer.preferences.as_str()), (PageState::Ready, "walnut bread"));
    exchange(&mut phone, &mut tablet);
    assert_eq!(tablet.page(id).customer.preferences, "walnut bread");
}

#[test]
fn taking_back_the_start_of_a_page_takes_nothing_that_was_on_its_way() {
    let (mut phone, mut tablet) = paired();
    let id = phone.begin_named("Nino");
    exchange(&mut phone, &mut tablet);
    for words in ["walnut bread", "comes on Fridays", "her sister bakes too"] {
        tablet.write(id, EntryKind::Note, words);
    }
    phone.command(EditCommand::Undo);
    assert_eq!((phone.page(id).state, phone.view().pages), (PageState::TakenBack, 1));
    exchange(&mut phone, &mut tablet);
    assert_equal(&mut phone, &mut tablet);
    for tab in [&mut phone, &mut tablet] {
        let page = tab.page(id);
        assert_eq!(
            (page.state, page.entries.len(), page.customer.name.as_str()),
            (PageState::Ready, 3, "Nino")
        );
    }
}

#[test]
fn a_page_taken_back_on_both_devices_is_gone_on_both_and_can_be_had_again() {
    let (mut phone, mut tablet) = paired();
    let id = phone.begin_named("Nino");
    phone.command(EditCommand::Undo);
    exchange(&mut phone, &mut tablet);
    assert_equal(&mut phone, &mut tablet);
    assert_eq!((phone.view().pages, tablet.view().pages), (1, 1));
    assert_eq!(tablet.find("Nino"), [""; 0]);
    phone.command(EditCommand::Redo);
    assert_eq!(phone.find("Nino"), ["Nino"]);
    exchange(&mut phone, &mut tablet);
    assert_equal(&mut phone, &mut tablet);
    assert_eq!(tablet.page(id).state, PageState::Ready);
}

#[test]
fn undoing_a_redone_start_keeps_what_was_written_since() {
    let (mut phone, mut tablet) = paired();
    let id = phone.begin_named("Nino");
    phone.command(EditCommand::Undo);
    phone.command(EditCommand::Redo);
    exchange(&mut phone, &mut tablet);
    tablet.write(id, EntryKind::Visit, "came with her sister");
    exchange(&mut tablet, &mut phone);
    phone.command(EditCommand::Undo);
    exchange(&mut phone, &mut tablet);
    assert_equal(&mut phone, &mut tablet);
    assert_eq!((phone.page(id).state, phone.texts(id).len()), (PageState::Ready, 1));
}

/// One device parts two pages while the other writes on one of them. No word is lost then, nor when the pages are joined again.
#[test]
fn pages_that_are_parted_here_and_written_on_there_show_all_their_words() {
    let (mut air, mut tablet, mut phone) = paired_by_radio();
    let first = tablet.begin_named("Sokha");
    tablet.tick(60_000);
    let second = tablet.begin(Customer {
        phones: [(ItemId([5; 16]), Phone { number: "012 345".into(), label: String::new() })].into(),
        ..named("Sokha Chan")
    });
    tablet.write(second, EntryKind::Note, "likes jasmine");
    tablet.command(EditCommand::Join { pair: [first, second], words_of: first });
    meet(&mut air, &mut tablet, &mut phone);
    hang_up(&mut air, &mut tablet, &mut phone);
    assert_eq!(phone.texts(first), ["likes jasmine"]);
    tablet.command(EditCommand::Part(second));
    phone.write(second, EntryKind::Note, "moves in June");
    meet(&mut air, &mut tablet, &mut phone);
    hang_up(&mut air, &mut tablet, &mut phone);
    assert_all_shown(&mut tablet, &mut phone);
    tablet.command(EditCommand::Join { pair: [first, second], words_of: first });
    assert_eq!(tablet.page(first).entries.len(), 2);
    meet(&mut air, &mut tablet, &mut phone);
    hang_up(&mut air, &mut tablet, &mut phone);
    assert_all_shown(&mut tablet, &mut phone);
}

#[track_caller]
fn assert_all_shown(tablet: &mut Tab, phone: &mut Tab) {
    for tab in [&mut *tablet, &mut *phone] {
        let mut again = tab.device.tab();
        for tab in [tab, &mut again] {
            let (_, _, pages) = tab.everything();
            let shown = pages.iter().flat_map(|page| &page.entries).map(|(_, entry)| entry.text.as_str());
            let mut shown: Vec<&str> = shown.collect();
            shown.sort_unstable();
            shown.dedup();
            assert_eq!(shown, ["likes jasmine", "moves in June"]);
            let numbers = pages.iter().flat_map(|page| page.customer.phones.values());
            assert!(numbers.map(|phone| phone.number.as_str()).any(|number| number == "012 345"));
        }
    }
    assert_equal(tablet, phone);
}

/// Both bring in the same card, on different days, and a page of the same name is begun in between. When the copies are
/// merged, one of them has begun on another day than was shown.
#[test]
fn a_page_that_began_on_another_day_after_all_finds_its_place_in_the_list() {
    let card = crate::importing::cards(&["UID:nino\r\nFN:Nino"]);
    let order = |tab: &mut Tab| {
        tab.list(ListRequest { limit: 10, ..ListRequest::default() });
        tab.view().list.rows.iter().map(|row| row.id).collect::<Vec<_>>()
    };
    let mut orders = BTreeSet::new();
    for at in 0..8 {
        let (phone, mut tablet) = paired();
        // Another author each time: of two days written at once, the author decides.
        (0..at).for_each(|_| _ = phone.device.random());
        let mut phone = phone.device.tab();
        crate::importing::import(&mut phone, &card);
        phone.device.wait_days(1);
        let by_hand = phone.begin_named("Nino");
        tablet.device.wait_days(2);
        crate::importing::import(&mut tablet, &card);
        let mut others = [phone.device.tab(), tablet.device.tab()];
        others.iter_mut().for_each(|other| drop(order(other)));
        exchange(&mut phone, &mut tablet);
        for other in &mut others {
            other.settle();
            let shown = order(other);
            assert_eq!(shown, order(&mut other.device.copy().tab()));
            orders.insert(shown.first() == Some(&by_hand));
        }
    }
    assert_eq!(orders.len(), 2, "either may be the older one");
}
