//! Files that come again, and imports taken back: the owner's own words outlast both.

use std::sync::Arc;

use regulars::domain::*;
use regulars::notebook::api::PageState;
use regulars::notebook::api::import::Outcome;
use regulars::notebook::api::import::UndoImport;
use regulars::notebook::{Command, Draft, EditCommand, IntakeCommand};
use regulars::storage::{Space, WriteError};

use crate::harness::{Tab, named, started, titles};

/// Brings in cards, each given by its lines; gives what became of each and the page it is on.
fn import(tab: &mut Tab, cards: &[&str]) -> Vec<(Outcome, CustomerId)> {
    let card = |lines: &&str| format!("BEGIN:VCARD\nVERSION:3.0\n{lines}\nEND:VCARD\n");
    let bytes: Arc<[u8]> = Arc::from(cards.iter().map(card).collect::<String>().as_bytes());
    tab.command(IntakeCommand::ReadFile { name: "book.vcf".into(), bytes });
    let id = ImportId(tab.device.random());
    tab.command(IntakeCommand::Import(id));
    let mut report = tab.view().import.clone().expect("a file was read").report.to_vec();
    tab.command(IntakeCommand::CloseImport);
    report.sort_by_key(|report| report.place.line);
    let placed = report.iter().filter_map(|report| Some((report.outcome, report.page?)));
    placed.collect()
}

fn undo(tab: &mut Tab, import: ImportId) -> UndoImport {
    tab.command(IntakeCommand::UndoImport(import));
    tab.view().undo_import.clone().expect("an import is taken back")
}

fn undo_latest(tab: &mut Tab) -> UndoImport {
    let (latest, _) = tab.view().imports[0];
    undo(tab, latest)
}

const SOKHA: &str = "UID:1\nFN:Sokha Chan\nTEL:012 345 678\nNOTE:likes jasmine";

#[test]
fn whoever_nobody_touched_goes_and_whoever_was_touched_stays() {
    let mut tab = started();
    tab.begin_named("Vanna");
    let brought = import(&mut tab, &[SOKHA, "FN:Dara\nNOTE:drinks coffee", "FN:Bopha"]);
    let dara = brought[1].1;
    tab.write(dara, EntryKind::Visit, "came with her son");
    tab.edit(dara, |customer| customer.hook = "red scarf".into());
    let as_it_was = tab.page(dara);
    let undone = undo_latest(&mut tab);
    assert_eq!((undone.gone, undone.restored, undone.over), (2, 0, true));
    assert_eq!(titles(&undone.touched), ["Dara"]);
    assert_eq!((undone.done, undone.total), (3, 3), "only pages of the import are looked at");
    assert_eq!(tab.page(dara), as_it_was);
    assert_eq!(tab.find("jasmine"), [""; 0]);
    assert_eq!(tab.view().imports, []);
    tab.assert_stored();
}

#[test]
fn nothing_of_a_page_that_went_is_left_and_its_file_may_come_again() {
    let mut tab = started();
    for _ in 0..2 {
        let brought = import(&mut tab, &[&format!("{SOKHA}\nPHOTO;ENCODING=b:/9j/4AAQ")]);
        assert_eq!(brought[0].0, Outcome::Added);
        let id = brought[0].1;
        assert_eq!(tab.texts(id), ["likes jasmine"]);
        assert!(tab.page(id).photo.is_some());
        undo_latest(&mut tab);
        assert_eq!(tab.device.spaces_with(id.bytes()), [] as [Space; 0]);
        assert_eq!(tab.device.spaces_with(b"jasmine"), [] as [Space; 0]);
    }
    assert_eq!(tab.view().pages, 0);
}

#[test]
fn a_page_made_by_hand_learns_what_it_lacked_and_forgets_it_again() {
    let mut tab = started();
    let phone = Phone { number: "+855 12 345 678".into(), ..Phone::default() };
    let by_hand = Customer {
        phones: [(ItemId([1; 16]), phone)].into(),
        hook: "red scarf".into(),
        ..named("Chan Sokha")
    };
    let id = tab.begin(by_hand.clone());
    let file = format!("{SOKHA}\nEMAIL:sokha@example.org\nTITLE:baker\nBDAY:--0415\nCATEGORIES:tea");
    assert_eq!(import(&mut tab, &[&file]), [(Outcome::Updated, id)]);
    let learned = tab.page(id).customer;
    assert_eq!((learned.name.as_str(), learned.hook.as_str()), ("Chan Sokha", "red scarf"));
    assert_eq!(learned.phones, by_hand.phones);
    assert_eq!(learned.emails.values().next().unwrap().address, "sokha@example.org");
    assert_eq!((learned.birthday(), learned.tags.len()), (YearlyDay::new(4, 15, None), 1));
    tab.edit(id, |customer| customer.tags.extend(["choir".into()]));
    let undone = undo_latest(&mut tab);
    assert_eq!((undone.gone, undone.restored, undone.touched.len()), (0, 1, 0));
    assert_eq!(tab.page(id).customer, Customer { tags: ["choir".into()].into(), ..by_hand });
    assert_eq!(tab.texts(id), [""; 0]);
    tab.assert_stored();
    // And the same file may tell it all again.
    import(&mut tab, &[&file]);
    assert_eq!(tab.page(id).customer.emails, learned.emails);
    assert_eq!(tab.texts(id), ["likes jasmine"]);
}

#[test]
fn a_newer_file_tells_what_is_new_and_leaves_what_the_owner_wrote() {
    let mut tab = started();
    let id = import(
        &mut tab,
        &["UID:1\nFN:Sokha Chan\nNICKNAME:Sok\nTEL:012 345 678\nBDAY:--0415\nCATEGORIES:tea"],
    )[0]
    .1;
    tab.edit(id, |customer| {
        customer.called = "Aunt Sokha".into();
        customer.phones.clear();
        customer.tags.clear();
    });
    let newer = "UID:1\nFN:Sokha Chan-Meas\nNICKNAME:Sokky\nTEL:012 345 678\nTEL:099 111 222\nBDAY:19900415\nCATEGORIES:tea,choir";
    assert_eq!(import(&mut tab, &[newer]), [(Outcome::Updated, id)]);
    let customer = tab.page(id).customer;
    assert_eq!((customer.name.as_str(), customer.called.as_str()), ("Sokha Chan-Meas", "Aunt Sokha"));
    assert_eq!(
        customer.phones.values().map(|phone| phone.number.as_str()).collect::<Vec<_>>(),
        ["099 111 222"]
    );
    assert_eq!(customer.days.len(), 1);
    assert_eq!(customer.birthday(), YearlyDay::new(4, 15, Some(1990)));
    assert_eq!(customer.tags, ["choir".to_owned()].into());
    assert_eq!(import(&mut tab, &[newer]), [(Outcome::Here, id)]);
    undo_latest(&mut tab);
    let before = tab.page(id).customer;
    assert_eq!((before.name.as_str(), before.called.as_str()), ("Sokha Chan", "Aunt Sokha"));
    assert_eq!(
        (before.birthday(), before.phones.len(), before.tags.len()),
        (YearlyDay::new(4, 15, None), 0, 0)
    );
    tab.assert_stored();
}

#[test]
fn imports_are_taken_back_in_any_order() {
    let mut tab = started();
    let id = import(&mut tab, &[SOKHA])[0].1;
    import(&mut tab, &[&format!("{SOKHA}\nORG:Lotus")]);
    let [(second, _), (first, _)] = tab.view().imports[..] else { panic!("two imports are noted") };
    for order in [[first, second], [second, first]] {
        let mut tab = tab.device.copy().tab();
        undo(&mut tab, order[0]);
        assert_eq!(tab.page(id).customer.firm.is_empty(), order[0] == second);
        assert_eq!(undo(&mut tab, order[1]).gone, 1);
        assert_eq!(tab.page(id).state, PageState::Missing);
    }
}

#[test]
fn whoever_was_erased_stays_erased_when_the_import_is_taken_back() {
    let mut tab = started();
    let id = import(&mut tab, &[SOKHA, "FN:Dara"])[0].1;
    tab.page(id);
    tab.command(EditCommand::Erase(id));
    assert_eq!(undo_latest(&mut tab).gone, 1);
    assert_eq!(import(&mut tab, &[SOKHA]), []);
    assert_eq!(tab.view().pages, 0);
}

#[test]
fn an_import_is_noted_only_once_something_came_of_it_and_can_be_taken_back_after_a_restart() {
    let mut tab = started();
    import(&mut tab, &[SOKHA, "FN:Dara"]);
    import(&mut tab, &[SOKHA]);
    assert_eq!(tab.view().imports.len(), 1);
    let mut later = tab.device.tab();
    assert_eq!(later.view().imports, tab.view().imports);
    assert_eq!(undo_latest(&mut later).gone, 2);
    // The tab that stayed open hears of it.
    tab.settle();
    assert_eq!((tab.view().pages, tab.view().imports.len()), (0, 0));
    assert_eq!(tab.device.tab().view().imports, []);
}

#[test]
fn what_another_tab_writes_meanwhile_stays() {
    let mut tab = started();
    let id = import(&mut tab, &[SOKHA, "FN:Dara"])[0].1;
    let (import, _) = tab.view().imports[0];
    for steps in 0..12 {
        let device = tab.device.copy();
        let (mut undoing, mut writing) = (device.tab(), device.tab());
        writing.page(id);
        undoing.tell(IntakeCommand::UndoImport(import));
        for _ in 0..steps {
            undoing.carry_out_next();
        }
        writing.write(id, EntryKind::Note, "written meanwhile");
        undoing.settle();
        writing.settle();
        undoing.settle();
        assert_eq!(undoing.texts(id), ["written meanwhile", "likes jasmine"], "after {steps} steps");
        assert_eq!(writing.texts(id), ["written meanwhile", "likes jasmine"], "after {steps} steps");
        undoing.assert_stored();
        writing.assert_stored();
    }
}

#[test]
fn a_full_disk_stops_it_and_trying_again_ends_it() {
    let mut tab = started();
    let cards: Vec<String> = (0..35).map(|at| format!("FN:Person {at}")).collect();
    import(&mut tab, &cards.iter().map(String::as_str).collect::<Vec<_>>());
    let (latest, _) = tab.view().imports[0];
    tab.tell(IntakeCommand::UndoImport(latest));
    for nth in [2, 1, 3] {
        tab.device.storage.borrow_mut().fail_at(nth, WriteError::Full);
        tab.settle();
        let stopped = tab.view().undo_import.as_ref().is_some_and(|shown| !shown.over);
        assert!(stopped && tab.view().trouble.is_some(), "{nth}");
        tab.tell(Command::Retry);
    }
    tab.settle();
    let undone = tab.view().undo_import.clone().expect("it goes on");
    assert_eq!((undone.gone, undone.done, undone.over), (35, 35, true));
    assert_eq!((tab.view().pages, &tab.view().trouble), (0, &None));
    tab.assert_stored();
}

#[test]
fn an_import_that_comes_and_goes_again_leaves_nothing_behind() {
    let mut tab = started();
    let phone = Phone { number: "012 345 678".into(), ..Phone::default() };
    let by_hand = Customer { phones: [(ItemId([1; 16]), phone)].into(), ..named("Sokha Chan") };
    let id = tab.begin(by_hand.clone());
    for _ in 0..3 {
        assert_eq!(import(&mut tab, &[SOKHA]), [(Outcome::Updated, id)]);
        assert_eq!(tab.texts(id), ["likes jasmine"]);
        undo_latest(&mut tab);
        assert_eq!((tab.page(id).customer, tab.texts(id)), (by_hand.clone(), vec![]));
    }
}

#[test]
fn a_contact_with_a_second_number_has_its_notes_once() {
    let mut tab = started();
    let id = import(&mut tab, &["FN:Sokha\nTEL:012 345 678\nNOTE:likes jasmine"])[0].1;
    for at in 0..4 {
        // Namesakes with other numbers do not hide her.
        import(&mut tab, &[&format!("FN:Sokha\nTEL:099 000 00{at}")]);
    }
    let more = "FN:Sokha\nTEL:012 345 678\nTEL:012 999 999\nNOTE:likes jasmine";
    assert_eq!(import(&mut tab, &[more]), [(Outcome::Updated, id)]);
    assert_eq!((tab.texts(id), tab.page(id).customer.phones.len()), (vec!["likes jasmine".into()], 2));
}

#[test]
fn a_full_disk_does_not_keep_an_import_from_being_cancelled() {
    let mut tab = started();
    let cards: String = (0..30).map(|at| format!("BEGIN:VCARD\nFN:Person {at}\nEND:VCARD\n")).collect();
    let bytes: Arc<[u8]> = Arc::from(cards.as_bytes());
    tab.command(IntakeCommand::ReadFile { name: "book.vcf".into(), bytes });
    let id = ImportId(tab.device.random());
    tab.device.storage.borrow_mut().fail_at(2, WriteError::Full);
    tab.command(IntakeCommand::Import(id));
    assert!(tab.view().trouble.is_some() && tab.view().unsaved);
    tab.command(IntakeCommand::CloseImport);
    let undone = tab.view().undo_import.clone().expect("it is taken back");
    assert!(undone.over, "{undone:?}");
    assert_eq!((tab.view().pages, tab.view().unsaved), (0, false));
    assert_eq!(tab.device.tab().view().pages, 0);
}

#[test]
fn a_page_of_which_something_is_damaged_or_half_written_stays() {
    let mut tab = started();
    let ids: Vec<CustomerId> =
        import(&mut tab, &["FN:Sokha", "FN:Dara", "FN:Nino"]).into_iter().map(|(_, id)| id).collect();
    tab.command(EditCommand::KeepDraft(Draft::Entry(ids[0]), "half a sentence".into()));
    tab.write(ids[1], EntryKind::Note, "the owner's own");
    let key = {
        let storage = tab.device.storage.borrow();
        let chunks = storage.records().filter(|(space, key, _)| {
            *space == Space::Chunks && key.starts_with(ids[1].bytes()) && key[16] == b'c'
        });
        chunks.last().expect("the note is a chunk of its own").1.clone()
    };
    tab.device.storage.borrow_mut().damage(Space::Chunks, &key, |value| value.push(0));
    let mut later = tab.device.tab();
    let undone = undo_latest(&mut later);
    assert_eq!(undone.gone, 1);
    let mut kept = titles(&undone.touched);
    kept.sort();
    assert_eq!(kept, ["Dara", "Sokha"]);
}

#[test]
fn a_draft_that_is_not_stored_yet_keeps_its_page() {
    let mut tab = started();
    let id = import(&mut tab, &[SOKHA])[0].1;
    let (latest, _) = tab.view().imports[0];
    for steps in 0..6 {
        let mut tab = tab.device.copy().tab();
        tab.tell(IntakeCommand::UndoImport(latest));
        (0..steps).for_each(|_| _ = tab.carry_out_next());
        if tab.find("Sokha").is_empty() {
            break;
        }
        tab.tell(EditCommand::KeepDraft(Draft::Entry(id), "half a sentence".into()));
        tab.settle();
        let page = tab.page(id);
        let is_kept = page.state == PageState::Ready && !page.drafts.is_empty();
        assert!(is_kept || page.state == PageState::Missing, "{steps}: {page:?}");
    }
}

/// Both pages of somebody have a photo, the one that shows them from a file that is taken back.
#[test]
fn what_a_joined_page_has_shows_once_a_file_is_taken_back() {
    let mut tab = started();
    let photo = "\r\nPHOTO;ENCODING=b:/9j/4AAQ";
    let card = |uid: &str, photo: &str| crate::importing::cards(&[&format!("UID:{uid}\r\nFN:Sokha{photo}")]);
    crate::importing::import(&mut tab, &card("one", ""));
    tab.device.wait_days(1);
    crate::importing::import(&mut tab, &card("two", photo));
    crate::importing::import(&mut tab, &card("one", photo));
    let import = tab.view().imports[0].0;
    let [shows, joined] = [0, 1].map(|at| tab.everything().1[1 - at].id);
    tab.command(EditCommand::Join { pair: [shows, joined], words_of: shows });
    tab.command(IntakeCommand::UndoImport(import));
    tab.command(IntakeCommand::CloseUndoImport);
    assert!(tab.page(shows).photo.is_some());
    tab.assert_stored();
}

/// A notebook whose only page a file has brought: the import and the page.
fn one_imported() -> (Tab, ImportId, CustomerId) {
    let mut tab = started();
    crate::importing::import(&mut tab, &crate::importing::cards(&["UID:one\r\nFN:Sokha"]));
    let (import, id) = (tab.view().imports[0].0, tab.everything().1[0].id);
    (tab, import, id)
}

/// What somebody writes on it just then.
fn jasmine(tab: &Tab, customer: CustomerId) -> EditCommand {
    let day = tab.device.today();
    let new = Entry { text: "likes jasmine".into(), ..Entry::new(EntryKind::Note, day, Timestamp(1)) };
    EditCommand::add_entry(customer, EntryId([7; 16]), new)
}

/// The page is not in memory, and goes from the disk before it is read for the new words.
#[test]
fn words_written_in_the_moment_in_which_a_page_goes_stay() {
    let (tab, import, id) = one_imported();
    let (mut tab, mut other) = (tab.device.tab(), tab.device.tab());
    let words = jasmine(&tab, id);
    tab.tell(words);
    other.command(IntakeCommand::UndoImport(import));
    assert_eq!(other.view().pages, 0);
    tab.settle();
    assert_eq!(tab.texts(id), ["likes jasmine"]);
    tab.assert_stored();
    other.settle();
    assert_eq!(other.texts(id), ["likes jasmine"]);
}

/// The tab that takes the import back has the page in memory, and has not heard of the words yet.
#[test]
fn words_of_another_tab_that_this_one_has_not_heard_of_keep_their_page() {
    let (tab, import, id) = one_imported();
    let (mut tab, mut other) = (tab.device.tab(), tab.device.tab());
    tab.page(id);
    tab.tell(IntakeCommand::UndoImport(import));
    other.write(id, EntryKind::Note, "likes jasmine");
    tab.settle();
    other.settle();
    assert_eq!(
        (tab.texts(id), other.texts(id)),
        (vec!["likes jasmine".to_owned()], vec!["likes jasmine".into()])
    );
    tab.assert_stored();
}

/// The same in one tab, at any moment of the undoing, whose disk refuses any call.
#[test]
fn words_that_wait_for_a_page_that_goes_wait_on() {
    let (tab, import, id) = one_imported();
    for (moment, nth) in (0..8).flat_map(|moment| (0..8).map(move |nth| (moment, nth))) {
        let mut tab = tab.device.copy().tab();
        tab.tell(IntakeCommand::UndoImport(import));
        (0..moment).for_each(|_| _ = tab.carry_out_next());
        let is_there = tab.view().pages > 0;
        let words = jasmine(&tab, id);
        tab.tell(words);
        if nth > 0 {
            tab.device.storage.borrow_mut().fail_at(nth, WriteError::Full);
        }
        tab.settle();
        tab.device.storage.borrow_mut().fail_no_more();
        tab.command(Command::Retry);
        assert!(!tab.view().unsaved);
        if is_there {
            assert_eq!(tab.texts(id), ["likes jasmine"], "moment {moment}, call {nth} fails");
        }
        tab.assert_stored();
    }
}
