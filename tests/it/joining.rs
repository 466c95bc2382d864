//! Two pages about the same person: told with their reasons, joined into one, and parted again with nothing lost.

use regulars::document::{Document, chunks};
use regulars::domain::*;
use regulars::notebook::api::duplicates::DuplicateReason;
use regulars::notebook::api::{Happened, PageState};
use regulars::notebook::{Command, EditCommand, ListRequest, ShowCommand};
use regulars::storage::{Space, WriteError};

use crate::archives::{archive_of, exported, files, restored};
use crate::harness::{Tab, named, started};

fn phone(number: &str) -> Phone {
    Phone { number: number.into(), label: String::new() }
}

/// A shop where Sokha has two pages, the older one first.
fn twice() -> (Tab, CustomerId, CustomerId) {
    let mut tab = started();
    let first = tab.begin(Customer {
        phones: [(ItemId([1; 16]), phone("+855 12 345 678"))].into(),
        preferences: "green tea".into(),
        hook: "red scarf".into(),
        ..named("Chan Sokha")
    });
    tab.write(first, EntryKind::Note, "on the first page");
    let second = tab.begin(Customer {
        phones: [(ItemId([1; 16]), phone("012-345-678")), (ItemId([2; 16]), phone("099 111 222"))].into(),
        preferences: "never milk".into(),
        firm: "Lotus".into(),
        tags: ["tea".into()].into(),
        recommended_by: Some(Recommender::Page(first)),
        ..named("Sokha Chan")
    });
    tab.take_photo(second, &[0xff, 0xd8, 0xff]);
    tab.write(second, EntryKind::Said, "on the second page");
    (tab, first, second)
}

fn join(tab: &mut Tab, one: CustomerId, other: CustomerId, words_of: CustomerId) {
    tab.command(EditCommand::Join { pair: [one, other], words_of });
}

fn numbers(customer: &Customer) -> Vec<&str> {
    customer.phones.values().map(|phone| phone.number.as_str()).collect()
}

#[test]
fn pairs_are_told_with_their_reasons_and_not_again_once_the_owner_says_no() {
    let (mut tab, first, second) = twice();
    tab.begin_named("Dara");
    tab.command(ShowCommand::FindDuplicates);
    let told = tab.view().duplicates.clone().unwrap();
    assert_eq!(told.len(), 1);
    let mut pair = told[0].rows.clone().map(|row| row.id);
    pair.sort();
    let mut expected = [first, second];
    expected.sort();
    assert_eq!(
        (pair, told[0].why.as_slice()),
        (expected, &[DuplicateReason::Phone, DuplicateReason::Name][..])
    );
    tab.command(ShowCommand::Compare([first, second]));
    let comparison = tab.view().comparison.clone().unwrap();
    let sides = comparison.sides.map(Option::unwrap);
    assert_eq!(
        sides.map(|side| (side.customer.name, side.entries)),
        [("Chan Sokha".into(), 1), ("Sokha Chan".into(), 1)]
    );
    tab.command(EditCommand::NotTheSame([second, first]));
    assert_eq!((tab.view().duplicates.as_deref(), &tab.view().comparison), (Some(&[][..]), &None));
    let mut later = tab.device.tab();
    later.command(ShowCommand::FindDuplicates);
    assert_eq!(later.view().duplicates.as_deref(), Some(&[][..]));
}

#[test]
fn joined_pages_are_one_and_nothing_of_either_is_lost() {
    let (mut tab, first, second) = twice();
    join(&mut tab, second, first, first);
    assert_eq!(tab.told(), Some(Happened::Joined("Sokha Chan".into())));
    let page = tab.page(first);
    let customer = &page.customer;
    assert_eq!((customer.name.as_str(), customer.firm.as_str()), ("Chan Sokha", "Lotus"));
    assert_eq!(
        (customer.preferences.as_str(), customer.hook.as_str()),
        ("green tea\nnever milk", "red scarf")
    );
    assert_eq!(numbers(customer), ["+855 12 345 678", "099 111 222"]);
    assert_eq!((customer.tags.len(), &customer.recommended_by, page.photo.is_some()), (1, &None, true));
    assert_eq!(tab.texts(first), ["on the second page", "on the first page"]);
    assert_eq!((tab.view().pages, tab.find("second page").len()), (1, 1));
    assert_eq!(tab.list(ListRequest { tag: Some("tea".into()), ..ListRequest::default() }), ["Chan Sokha"]);
    assert_eq!(tab.page(second).state, PageState::Joined(first));
    let page = tab.page(first);
    assert_eq!(page.joined.iter().map(|row| row.id).collect::<Vec<_>>(), [second]);
    tab.assert_stored();
    assert_eq!(tab.device.tab().view().pages, 1);
}

#[test]
fn the_words_of_either_may_stay() {
    let (mut tab, first, second) = twice();
    join(&mut tab, first, second, second);
    let customer = tab.page(first).customer;
    assert_eq!((customer.name.as_str(), customer.hook.as_str()), ("Sokha Chan", "red scarf"));
    assert_eq!(customer.preferences, "green tea\nnever milk");
}

#[test]
fn parted_pages_are_as_they_were_and_what_was_written_since_stays() {
    let (mut tab, first, second) = twice();
    let before = [tab.page(first).customer, tab.page(second).customer];
    join(&mut tab, first, second, second);
    tab.write(first, EntryKind::Visit, "since");
    tab.edit(first, |customer| customer.address = "Street 51".into());
    let mut tab = tab.device.tab();
    tab.command(EditCommand::Part(second));
    assert_eq!(tab.told(), Some(Happened::Parted("Sokha Chan".into())));
    assert_eq!(tab.page(second).customer, before[1]);
    assert_eq!(tab.texts(second), ["on the second page"]);
    let page = tab.page(first);
    assert_eq!(page.customer, Customer { address: "Street 51".into(), ..before[0].clone() });
    assert_eq!(tab.texts(first), ["since", "on the first page"]);
    assert!(page.joined.is_empty());
    assert_eq!(tab.view().pages, 2);
    tab.assert_stored();
    // And joined once more, everything is there once.
    join(&mut tab, first, second, first);
    assert_eq!(tab.texts(first), ["since", "on the second page", "on the first page"]);
    tab.assert_stored();
}

#[test]
fn what_another_tab_wrote_on_the_joined_page_stands_on_the_one_that_stays() {
    let (tab, first, second) = twice();
    for steps in 0..10 {
        let device = tab.device.copy();
        let (mut joining, mut writing) = (device.tab(), device.tab());
        writing.page(second);
        joining.tell(EditCommand::Join { pair: [first, second], words_of: first });
        for _ in 0..steps {
            joining.carry_out_next();
        }
        writing.write(second, EntryKind::Note, "meanwhile");
        for _ in 0..3 {
            joining.settle();
            writing.settle();
        }
        for tab in [&mut joining, &mut writing] {
            let mut texts = tab.texts(first);
            texts.sort();
            assert_eq!(
                texts,
                ["meanwhile", "on the first page", "on the second page"],
                "after {steps} steps"
            );
            assert_eq!(tab.view().pages, 1, "after {steps} steps");
            tab.assert_stored();
        }
    }
}

#[test]
fn erasing_takes_both() {
    let (mut tab, first, second) = twice();
    join(&mut tab, first, second, first);
    tab.page(first);
    tab.command(EditCommand::Erase(first));
    for id in [first, second] {
        let spaces = tab.device.spaces_with(id.bytes());
        assert_eq!(spaces, [Space::Tombstones], "{id}");
    }
    assert_eq!(tab.device.spaces_with(b"second page"), [] as [Space; 0]);
    assert_eq!(tab.view().pages, 0);
}

#[test]
fn three_pages_become_one_and_a_circle_is_none() {
    let (mut tab, first, second) = twice();
    let third = tab.begin(Customer { firm: "Third".into(), ..named("Sokha") });
    tab.write(third, EntryKind::Note, "on the third page");
    join(&mut tab, second, third, second);
    join(&mut tab, second, first, first);
    assert_eq!((tab.view().pages, tab.texts(first).len()), (1, 3));
    join(&mut tab, first, first, first);
    join(&mut tab, third, first, first);
    assert_eq!(tab.view().pages, 1);
    tab.page(first);
    tab.command(EditCommand::Erase(first));
    assert_eq!(tab.device.spaces_with(b"third page"), [] as [Space; 0]);
}

#[test]
fn a_full_disk_parts_nothing_halfway() {
    let (mut tab, first, second) = twice();
    tab.page(first);
    tab.device.storage.borrow_mut().fail_at(2, WriteError::Full);
    join(&mut tab, first, second, first);
    assert!(tab.view().unsaved && tab.view().trouble.is_some());
    assert_eq!(tab.device.copy().tab().view().pages, 2, "neither page is half joined");
    tab.command(Command::Retry);
    assert_eq!(tab.device.copy().tab().view().pages, 1);
    tab.assert_stored();
}

#[test]
fn a_file_that_comes_again_finds_the_page_that_stands_for_both() {
    let mut tab = started();
    let cards = "BEGIN:VCARD\nUID:1\nFN:Sokha\nTEL:012345678\nEND:VCARD\nBEGIN:VCARD\nUID:2\nFN:Sokha Chan\nTEL:012345678\nEND:VCARD\n";
    let ids: Vec<CustomerId> = crate::importing::import(&mut tab, cards.as_bytes())
        .report
        .iter()
        .filter_map(|report| report.page)
        .collect();
    join(&mut tab, ids[0], ids[1], ids[0]);
    let more = cards.replace("FN:Sokha Chan", "FN:Sokha Chan\nEMAIL:sokha@example.org");
    let again = crate::importing::import(&mut tab, more.as_bytes());
    let pages: std::collections::BTreeSet<_> = again.report.iter().filter_map(|report| report.page).collect();
    assert_eq!((pages.len(), again.updated, tab.view().pages), (1, 1, 1));
    tab.assert_stored();
}

#[test]
fn the_owner_s_choice_holds_for_pages_from_a_file_too_and_a_double_put_away_puts_nobody_away() {
    let mut tab = started();
    let card = "BEGIN:VCARD\nFN:Sokha Chan\nORG:Lotus\nTEL:012345678\nEND:VCARD\n";
    let first = crate::importing::import(&mut tab, card.as_bytes()).report[0].page.unwrap();
    let second =
        tab.begin(Customer { firm: "Other".into(), put_away: Some("double".into()), ..named("S. Chan") });
    join(&mut tab, first, second, first);
    let customer = tab.page(first).customer;
    assert_eq!((customer.name.as_str(), customer.firm.as_str()), ("Sokha Chan", "Lotus"));
    assert_eq!((customer.put_away, tab.list(ListRequest::default()).len()), (None, 1));
}

#[test]
fn parting_leaves_nothing_of_the_other_person_behind() {
    let (mut tab, first, second) = twice();
    join(&mut tab, first, second, first);
    tab.command(EditCommand::Part(second));
    let page = tab.page(first);
    assert_eq!((page.removed.len(), page.photo), (0, None));
    let storage = tab.device.storage.borrow();
    let photos =
        storage.records().filter(|(space, key, _)| *space == Space::Photos && key.starts_with(first.bytes()));
    assert_eq!(photos.count(), 0);
}

#[test]
fn a_page_joined_elsewhere_with_an_erased_one_goes_too() {
    let (mut tab, first, second) = twice();
    let mut other = tab.device.copy().tab();
    join(&mut other, first, second, first);
    let archive = crate::archives::exported(&mut other, None);
    tab.page(first);
    tab.command(EditCommand::Erase(first));
    crate::archives::restored(&mut tab, &archive);
    assert_eq!(tab.view().pages, 0);
    assert_eq!(tab.device.spaces_with(b"second page"), [] as [Space; 0]);
    assert_eq!(tab.device.spaces_with(second.bytes()).last(), Some(&Space::Tombstones));
}

#[test]
fn what_was_taken_back_on_a_joined_page_does_not_come_again() {
    let mut tab = started();
    let (one, other) = (tab.begin_named("Sokha"), tab.begin_named("Sokha C."));
    let key = || DecisionKey::stored("birthday:2026");
    let decide = |customer, decision| EditCommand::Decide { customer, key: key(), decision };
    tab.command(decide(other, Some(Decision::Done)));
    tab.take_photo(other, &[0xff, 0xd8, 0xff]);
    tab.command(EditCommand::Join { pair: [one, other], words_of: one });
    let joined = tab.page(one);
    assert_eq!((joined.decided, joined.photo.is_some()), ([(key(), Decision::Done)].into(), true));
    tab.command(decide(one, None));
    tab.edit(one, |customer| customer.photo = None);
    // Every start looks whether words came to the joined page.
    let mut again = tab.device.tab();
    let page = again.page(one);
    assert!(page.decided.is_empty() && page.photo.is_none());
    again.assert_stored();
}

/// Somebody wrote on a page that was joined with another meanwhile, and an archive was made before those words stood on
/// the other. In it, the page that shows them comes last.
#[test]
fn a_page_that_comes_after_the_one_joined_with_it_shows_its_words() {
    let mut tab = started();
    let [shows, joined] = [(); 2].map(|()| tab.begin_named("Sokha"));
    for _ in 0..20 {
        tab.begin_named("Nino");
    }
    let mut other = tab.device.copy().tab();
    other.write(joined, EntryKind::Note, "likes jasmine");
    tab.command(EditCommand::Join { pair: [shows, joined], words_of: shows });
    let path = format!("documents/{joined}.automerge");
    let of = |tab: &mut Tab| files(&exported(tab, None));
    let (mut archive, there) = (of(&mut tab), of(&mut other));
    let mut document = Document::new(joined.into(), chunks::READER);
    for (_, bytes) in archive.iter().chain(&there).filter(|(known, _)| *known == path) {
        document.merge_bytes(bytes).expect("it is whole");
    }
    let rank = |known: &str| (known != path, known.contains(&shows.to_string()));
    archive.sort_by_key(|(known, _)| rank(known));
    archive[0].1 = document.snapshot().2;
    let archive: Vec<(&str, &[u8])> = archive.iter().map(|(path, bytes)| (&**path, &**bytes)).collect();
    let mut fresh = started();
    assert_eq!(restored(&mut fresh, &archive_of(&archive)).added, 22);
    assert_eq!(fresh.texts(shows), ["likes jasmine"]);
    fresh.assert_stored();
}
