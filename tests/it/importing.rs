//! People from a file: each arrives once, with a report line by line, and nothing of the owner's own is lost.

use std::sync::Arc;

use regulars::domain::*;
use regulars::exchange::Reason;
use regulars::notebook::api::import::Import;
use regulars::notebook::api::import::Outcome;
use regulars::notebook::{Command, EditCommand, IntakeCommand, ListRequest, ShowCommand};
use regulars::storage::WriteError;

use crate::harness::{Device, Tab, named, started, titles};

pub fn cards(cards: &[&str]) -> Vec<u8> {
    cards
        .iter()
        .map(|lines| format!("BEGIN:VCARD\nVERSION:3.0\n{lines}\nEND:VCARD\n"))
        .collect::<String>()
        .into()
}

fn many(count: usize) -> Vec<u8> {
    (0..count)
        .map(|at| format!("BEGIN:VCARD\nFN:Person {at:04}\nTEL:0{}\nEND:VCARD\n", 100_000 + at))
        .collect::<String>()
        .into()
}

fn read(tab: &mut Tab, bytes: &[u8]) -> Import {
    tab.command(IntakeCommand::ReadFile { name: "book".into(), bytes: Arc::from(bytes) });
    tab.view().import.clone().unwrap()
}

/// The owner's tap on "Import".
fn go(device: &Device) -> IntakeCommand {
    IntakeCommand::Import(ImportId(device.random()))
}

/// Brings a file in and closes the report.
pub fn import(tab: &mut Tab, bytes: &[u8]) -> Import {
    read(tab, bytes);
    let begin = go(&tab.device);
    tab.command(begin);
    let import = tab.view().import.clone().unwrap();
    tab.command(IntakeCommand::CloseImport);
    import
}

fn outcomes(import: &Import) -> Vec<(&str, Outcome)> {
    import.report.iter().map(|report| (report.words.as_str(), report.outcome)).collect()
}

/// Rule 1 of `intake`.
#[test]
fn a_file_is_shown_before_anything_is_written() {
    let mut tab = started();
    let shown = read(&mut tab, &[&cards(&["FN:Sokha"])[..], b"rubbish"].concat());
    assert_eq!((shown.total, shown.done, shown.begun), (1, 0, None));
    assert_eq!(outcomes(&shown), [("rubbish", Outcome::Left(Reason::NoContactFile))]);
    assert_eq!(tab.view().pages, 0);
    tab.command(IntakeCommand::CloseImport);
    assert_eq!((tab.view().pages, tab.view().import.is_none()), (0, true));
}

#[test]
fn what_arrived_is_there_after_a_restart() {
    let mut tab = started();
    let file =
        cards(&["FN:Sokha Chan\nTEL;TYPE=WORK:012 345 678\nNOTE:likes jasmine\nX-FOO:bar\nBDAY:--0415"]);
    let done = import(&mut tab, &file);
    assert_eq!(outcomes(&done), [("Sokha Chan", Outcome::Added)]);
    let id = done.report[0].page.unwrap();
    let page = tab.page(id);
    assert_eq!(page.customer.birthday(), YearlyDay::new(4, 15, None));
    assert_eq!(page.customer.foreign.values().collect::<Vec<_>>(), ["X-FOO:bar"]);
    assert_eq!(page.entries[0].1.text, "likes jasmine");
    assert_eq!(tab.find("jasmine"), ["Sokha Chan"]);
    tab.assert_stored();
}

#[test]
fn the_same_file_three_times_leaves_everyone_once_and_the_owner_s_words_as_they_are() {
    let mut tab = started();
    let file = cards(&["FN:Sokha Chan\nTEL:012 345 678", "FN:Dara"]);
    let id = import(&mut tab, &file).report[0].page.unwrap();
    tab.edit(id, |customer| customer.name = "Sokha from the bakery".into());
    for _ in 0..2 {
        let again = import(&mut tab, &file);
        assert_eq!(outcomes(&again), [("Sokha Chan", Outcome::Here), ("Dara", Outcome::Here)]);
    }
    assert_eq!((tab.view().pages, tab.page(id).customer.name), (2, "Sokha from the bakery".into()));
    tab.assert_stored();
}

#[test]
fn a_card_twice_in_a_file_and_a_page_made_by_hand_are_noticed() {
    let mut tab = started();
    let mut hand_made = named("Chan Sokha");
    let phone = Phone { number: "+855 12 345 678".into(), ..Phone::default() };
    hand_made.phones.insert(ItemId([1; 16]), phone);
    let id = tab.begin(hand_made);
    let done = import(
        &mut tab,
        &cards(&["FN:Sokha Chan\nTEL:012-345-678", "FN:Dara", "FN:Dara", "FN:Sokha Chan\nTEL:099 999 999"]),
    );
    let told = done.report.iter().map(|report| (report.place.card, report.outcome)).collect::<Vec<_>>();
    let expected = [(1, Outcome::Here), (3, Outcome::Here), (2, Outcome::Added), (4, Outcome::Added)];
    assert_eq!(told, expected);
    assert_eq!(done.report[0].page, Some(id));
    assert_eq!(tab.view().pages, 3);
}

#[test]
fn whoever_was_erased_stays_erased() {
    let mut tab = started();
    let file = cards(&["FN:Sokha Chan", "FN:Dara"]);
    let id = import(&mut tab, &file).report[0].page.unwrap();
    tab.page(id);
    tab.command(EditCommand::Erase(id));
    let again = import(&mut tab, &file);
    assert_eq!(outcomes(&again), [("Sokha Chan", Outcome::Erased), ("Dara", Outcome::Here)]);
    assert_eq!(tab.device.tab().view().pages, 1);
}

#[test]
fn a_long_file_goes_in_by_shares_and_stops_when_told() {
    let mut tab = started();
    read(&mut tab, &many(200));
    let begin = go(&tab.device);
    tab.tell(begin);
    let mut seen = Vec::new();
    while tab.carry_out_next() {
        seen.push(tab.view().import.as_ref().unwrap().done);
    }
    seen.dedup();
    assert!(seen.len() >= 19 && seen.last() == Some(&200), "{seen:?}");
    assert_eq!(tab.view().pages, 200);
    // Now everyone is here, and no write keeps it going.
    tab.command(IntakeCommand::CloseImport);
    let again = import(&mut tab, &many(200));
    assert_eq!((again.done, again.here, again.report.len()), (200, 200, 200));

    let mut tab = started();
    read(&mut tab, &many(200));
    let begin = go(&tab.device);
    tab.tell(begin);
    while tab.view().pages < 50 {
        tab.carry_out_next();
    }
    tab.command(IntakeCommand::CloseImport);
    let undone = tab.view().undo_import.clone().unwrap();
    assert!(undone.over && undone.gone > 0, "{undone:?}");
    assert_eq!((tab.view().pages, &tab.view().import), (0, &None));
    tab.assert_stored();
}

#[test]
fn whoever_is_in_already_is_found_while_the_others_come() {
    let mut tab = started();
    read(&mut tab, &many(200));
    let begin = go(&tab.device);
    tab.tell(begin);
    while tab.view().pages < 10 {
        tab.carry_out_next();
    }
    let query = "Person 0003".to_owned();
    tab.tell(ShowCommand::List(ListRequest { query, ..ListRequest::default() }));
    assert!(tab.view().import.as_ref().is_some_and(|import| !import.over && import.done < 200));
    assert_eq!(titles(&tab.view().list.rows), ["Person 0003"]);
    tab.settle();
    tab.tell(ShowCommand::List(ListRequest::default()));
    assert_eq!(tab.view().list.total, Some(200));
}

#[test]
fn photos_arrive_and_one_that_is_none_is_named() {
    let mut tab = started();
    let done =
        import(&mut tab, &cards(&["FN:Sokha\nPHOTO;ENCODING=b:/9j/", "FN:Dara\nPHOTO;ENCODING=b:AAAA"]));
    let page = |card| {
        done.report.iter().find(|report| report.place.card == card && report.outcome == Outcome::Added)
    };
    let (sokha, dara) = (page(1).unwrap().page.unwrap(), page(2).unwrap().page.unwrap());
    assert_eq!(tab.page(sokha).photo.as_deref(), Some([0xff, 0xd8, 0xff].as_slice()));
    assert_eq!((tab.page(dara).photo, tab.page(dara).customer.name), (None, "Dara".into()));
    let named: Vec<_> =
        done.report.iter().filter(|report| report.outcome == Outcome::Left(Reason::NoPhoto)).collect();
    assert_eq!((named.len(), named[0].page), (1, Some(dara)));
    tab.assert_stored();
}

#[test]
fn a_full_disk_stops_an_import_and_trying_again_goes_on() {
    let mut tab = started();
    read(&mut tab, &many(50));
    tab.device.storage.borrow_mut().fail_at(3, WriteError::Full);
    let begin = go(&tab.device);
    tab.command(begin);
    assert!(tab.view().trouble.is_some() && tab.view().unsaved);
    tab.command(Command::Retry);
    assert_eq!(tab.view().import.as_ref().map(|import| import.done), Some(50));
    tab.assert_stored();
}

/// The file with everyone in it.
#[test]
fn one_page_refused_takes_none_of_the_others_along() {
    let file = many(10);
    let device = Device::new();
    device.tab().start();
    let mut here = device.tab();
    let mut there = device.tab();
    // Both begin the same ten pages at once; the second to write is refused, page by page.
    for tab in [&mut here, &mut there] {
        tab.tell(IntakeCommand::ReadFile { name: "book.vcf".into(), bytes: Arc::from(file.as_slice()) });
        let begin = go(&tab.device);
        tab.tell(begin);
    }
    here.settle();
    there.settle();
    here.settle();
    assert_eq!((here.view().pages, there.view().pages, there.view().trouble.clone()), (10, 10, None));
    here.assert_stored();
    there.assert_stored();

    // One of the ten was erased in the meantime: it stays so, the nine others arrive.
    let device = Device::new();
    device.tab().start();
    let (mut here, mut there) = (device.tab(), device.tab());
    let erased = import(&mut there, &many(1)).report[0].page.unwrap();
    read(&mut here, &file);
    there.page(erased);
    there.tell(EditCommand::Erase(erased));
    there.settle();
    let begin = go(&here.device);
    here.command(begin);
    assert_eq!(device.copy().tab().view().pages, 9);
    assert!(!here.view().unsaved);
}

#[test]
fn a_card_that_calls_itself_the_shop_is_a_person_like_any_other() {
    let mut tab = started();
    tab.command(EditCommand::SaveShop {
        base: Box::default(),
        new: Box::new(Shop { name: "Lotus".into(), ..Shop::default() }),
    });
    let uid = format!("UID:regulars:{}", DocumentId::SHOP);
    let done = import(&mut tab, &cards(&[&format!("FN:Shop\n{uid}")]));
    assert_eq!(outcomes(&done), [("Shop", Outcome::Added)]);
    assert_ne!(done.report[0].page, Some(CustomerId::from(DocumentId::SHOP)));
    assert_eq!((tab.view().shop.name.as_str(), tab.view().pages), ("Lotus", 1));
    tab.assert_stored();
}

/// A walk-in's coffee, every day of a year.
#[test]
fn any_number_of_equal_purchases_arrives_and_none_comes_twice() {
    let mut tab = started();
    let rows = "Walk-in,2025-03-01,coffee,1.50\n".repeat(400);
    let file = format!("Customer,Date,Item,Amount\n{rows}Nino,2025-03-01,coffee,1.50\n");
    for time in 0..2 {
        let import = import(&mut tab, file.as_bytes());
        assert_eq!((import.added, import.here), [(2, 0), (0, 2)][time]);
        let (_, _, pages) = tab.everything();
        let mut counts: Vec<usize> = pages.iter().map(|page| page.entries.len()).collect();
        counts.sort_unstable();
        assert_eq!(counts, [1, 400]);
    }
    tab.assert_stored();
}
