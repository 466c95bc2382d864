//! Pages that are new to a device are looked at beside its notebook. Whatever happens meanwhile, they come in once, are
//! stored before they are confirmed, and stay away where they were erased.

use std::mem;

use regulars::domain::*;
use regulars::notebook::api::connection::Step;
use regulars::notebook::{Command, EditCommand, Input, IntakeCommand, MergeError, Trouble, verify};
use regulars::storage::WriteError;

use crate::devices::{assert_equal, bundle, open, this};
use crate::fake_network::Air;
use crate::harness::Tab;
use crate::meeting::{hang_up, meet, paired_by_radio, step};

/// A tablet with new pages meets a phone, where they are being looked at.
fn being_looked_at() -> (Air, Tab, Tab, [CustomerId; 3]) {
    let (mut air, mut tablet, mut phone) = paired_by_radio();
    let pages = ["Nino", "Asha", "Dara"].map(|name| tablet.begin_named(name));
    for page in pages {
        tablet.write(page, EntryKind::Said, "blue next time");
    }
    tablet.take_photo(pages[0], b"a face");
    phone.checks = Some(Vec::new());
    meet(&mut air, &mut tablet, &mut phone);
    assert_eq!(phone.checks.as_ref().map(Vec::len), Some(3));
    assert!(matches!(step(&phone), Step::Exchanging { .. }));
    (air, tablet, phone, pages)
}

/// All that waits is looked at now; a page that makes the looking stop is one of nothing.
fn look(tab: &mut Tab, stops_at: Option<CustomerId>) {
    for (ticket, unverified) in tab.checks.as_mut().map(mem::take).unwrap_or_default() {
        let checked = match stops_at.map(DocumentId::from) == Some(unverified.id) {
            true => Err(MergeError::Damaged),
            false => verify(&unverified),
        };
        tab.hear(Input::Verified(ticket, checked));
    }
}

/// The owner is told that something could not be taken in.
fn differs(tab: &Tab) -> bool {
    tab.view().connection.as_ref().expect("there is a meeting").differs
}

#[test]
fn a_new_page_is_stored_with_its_words_and_its_photo_before_it_is_confirmed() {
    let (mut air, mut tablet, mut phone, pages) = being_looked_at();
    air.carry(&mut tablet, &mut phone);
    assert!(matches!(step(&tablet), Step::Exchanging { .. }));
    look(&mut phone, None);
    air.carry(&mut tablet, &mut phone);
    assert_eq!((step(&tablet), step(&phone)), (Step::InStep, Step::InStep));
    assert_eq!(phone.find("blue").len(), 3);
    assert_eq!(phone.page(pages[0]).photo.as_deref(), Some(&b"a face"[..]));
    assert_equal(&mut tablet, &mut phone);
}

#[test]
fn a_meeting_that_ends_meanwhile_is_made_up_for_by_the_next() {
    let (mut air, mut tablet, mut phone, _) = being_looked_at();
    hang_up(&mut air, &mut tablet, &mut phone);
    look(&mut phone, None);
    assert!(phone.find("blue").is_empty());
    phone.checks = None;
    meet(&mut air, &mut tablet, &mut phone);
    assert_eq!(step(&phone), Step::InStep);
    assert_equal(&mut tablet, &mut phone);
}

/// A bundle with the same pages is opened while they are verified for a connection, and waits behind them.
#[test]
fn a_bundle_goes_on_once_the_connection_that_brought_its_pages_has_ended() {
    let (mut air, mut tablet, mut phone, _) = being_looked_at();
    let to = this(&mut phone);
    let sent = bundle(&mut tablet, Some(to));
    phone.command(IntakeCommand::ReadFile { name: "bundle".into(), bytes: sent.into() });
    assert!(phone.view().restore.as_ref().is_some_and(|restore| restore.begun && !restore.over));
    hang_up(&mut air, &mut tablet, &mut phone);
    look(&mut phone, None);
    phone.settle();
    assert!(phone.view().restore.as_ref().is_some_and(|restore| restore.over));
    assert_eq!(phone.find("blue").len(), 3);
}

#[test]
fn a_page_erased_meanwhile_stays_away() {
    let (mut air, mut tablet, mut phone, pages) = being_looked_at();
    tablet.command(EditCommand::Erase(pages[1]));
    air.carry(&mut tablet, &mut phone);
    look(&mut phone, None);
    air.carry(&mut tablet, &mut phone);
    assert_eq!(step(&phone), Step::InStep);
    assert_eq!(phone.find("blue").len(), 2);
    assert_equal(&mut tablet, &mut phone);
}

#[test]
fn a_page_that_another_tab_took_in_meanwhile_is_one_page() {
    for writes in [false, true] {
        let (mut air, mut tablet, mut phone, pages) = being_looked_at();
        let to = this(&mut phone);
        let file = bundle(&mut tablet, Some(to));
        let mut other = phone.device.tab();
        assert_eq!(open(&mut other, &file).unwelcome, None);
        if writes {
            other.write(pages[2], EntryKind::Note, "pays by card");
        }
        // What is no longer new is looked at once more, for its page.
        while phone.checks.as_ref().is_some_and(|checks| !checks.is_empty()) {
            look(&mut phone, None);
            air.carry(&mut tablet, &mut phone);
        }
        assert_eq!((step(&tablet), step(&phone)), (Step::InStep, Step::InStep));
        assert_eq!(tablet.find("card").len(), usize::from(writes));
        assert_equal(&mut tablet, &mut phone);
        other.settle();
        assert_equal(&mut phone, &mut other);
    }
}

#[test]
fn a_full_disk_is_told_and_trying_again_ends_the_meeting() {
    let (mut air, mut tablet, mut phone, _) = being_looked_at();
    phone.device.storage.borrow_mut().fail_at(1, WriteError::Full);
    look(&mut phone, None);
    air.carry(&mut tablet, &mut phone);
    assert_eq!(phone.view().trouble, Some(Trouble::Full));
    assert!(matches!(step(&tablet), Step::Exchanging { .. }), "nothing is confirmed that is not stored");
    phone.command(Command::Retry);
    air.carry(&mut tablet, &mut phone);
    assert_eq!((step(&tablet), step(&phone)), (Step::InStep, Step::InStep));
    assert_equal(&mut tablet, &mut phone);
}

#[test]
fn a_page_that_cannot_be_looked_at_is_refused_and_holds_nobody_else_up() {
    let (mut air, mut tablet, mut phone, pages) = being_looked_at();
    while phone.checks.as_ref().is_some_and(|checks| !checks.is_empty()) {
        look(&mut phone, Some(pages[1]));
        air.carry(&mut tablet, &mut phone);
    }
    phone.checks = None;
    assert_eq!((step(&tablet), step(&phone)), (Step::InStep, Step::InStep));
    assert_eq!([differs(&tablet), differs(&phone)], [true, true]);
    assert_eq!((phone.find("blue").len(), phone.view().trouble.clone()), (2, None));
    hang_up(&mut air, &mut tablet, &mut phone);
    meet(&mut air, &mut tablet, &mut phone);
    assert_eq!([differs(&tablet), differs(&phone)], [false, false]);
    assert_eq!(phone.find("blue").len(), 3);
    assert_equal(&mut tablet, &mut phone);
}
