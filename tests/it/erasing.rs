//! Erasing for good: no byte of the person is left, in no space of the storage, and the page never
//! comes back. And the opposite: what a later version wrote is never touched.

use automerge::transaction::Transactable;
use regulars::document::chunks;
use regulars::domain::*;
use regulars::notebook::api::{Happened, PageState};
use regulars::notebook::{Command, Draft, EditCommand, ListRequest, ShowCommand};
use regulars::storage::{self, Change, ChunkKind, Space, Transaction};

use crate::harness::{Device, Tab, named, save, titles};

/// What must not be found after erasing.
const WORDS: [&str; 7] =
    ["Zarathustra", "0987654321", "mountain", "photograph", "cavern", "eagle", "newspaper"];

/// A notebook with someone to erase, whose page holds every one of [`WORDS`].
fn with_zarathustra() -> (Tab, CustomerId) {
    let mut tab = Device::new().tab();
    tab.start();
    let phone = Phone { number: WORDS[1].into(), label: String::new() };
    let id = tab.begin(Customer { phones: [(ItemId([1; 16]), phone)].into(), ..named(WORDS[0]) });
    tab.write(id, EntryKind::Said, WORDS[2]);
    let removed = tab.write(id, EntryKind::Said, WORDS[5]);
    tab.change(id, removed, |entry| entry.removed = true);
    tab.take_photo(id, WORDS[3].as_bytes());
    tab.clip(id, "", WORDS[6].as_bytes());
    tab.command(EditCommand::KeepDraft(Draft::Entry(id), WORDS[4].into()));
    (tab, id)
}

#[track_caller]
fn assert_no_trace(device: &Device) {
    for word in WORDS {
        assert_eq!(device.spaces_with(word.as_bytes()), [], "{word}");
    }
}

/// The chunks, stored uncompressed where short, do hold the words: else the search proves nothing.
#[test]
fn a_byte_search_finds_what_is_not_erased() {
    let (tab, _) = with_zarathustra();
    for word in [WORDS[0], WORDS[1], WORDS[2], WORDS[3], WORDS[4], WORDS[6]] {
        assert_ne!(tab.device.spaces_with(word.as_bytes()), [], "{word}");
    }
    assert!(tab.device.spaces_with(WORDS[0].as_bytes()).contains(&Space::Chunks));
}

#[test]
fn no_byte_of_an_erased_customer_stays() {
    let (mut tab, id) = with_zarathustra();
    let nino = tab.begin_named("Nino");
    tab.page(id);
    tab.command(ShowCommand::AskErase(id));
    tab.command(EditCommand::Erase(id));
    assert_eq!(tab.told(), Some(Happened::Erased));
    assert_no_trace(&tab.device);
    let shown = format!("{:?}", tab.view());
    assert!(!shown.contains(WORDS[0]) && !shown.contains(WORDS[2]), "{shown}");
    assert_eq!(tab.page(id).state, PageState::Missing);
    assert!(tab.find("mountain").is_empty());
    assert_eq!(tab.page(nino).state, PageState::Ready, "nobody else is touched");
    let mut again = tab.device.tab();
    assert_eq!(
        (again.page(id).state, again.list(ListRequest::default())),
        (PageState::Missing, vec!["Nino".into()])
    );
}

#[test]
fn whoever_names_the_person_is_listed_beforehand() {
    let (mut tab, id) = with_zarathustra();
    let nino = tab.begin_named("Nino");
    tab.write(nino, EntryKind::Note, "came with Zarathustra");
    tab.begin_named("Asha");
    tab.page(id);
    tab.command(ShowCommand::AskErase(id));
    let (asked, mentions) = tab.view().erasing.clone().expect("the question is asked");
    assert_eq!((asked, titles(&mentions)), (id, vec!["Nino".to_owned()]));
    tab.command(ShowCommand::KeepPage);
    assert_eq!((tab.view().erasing.clone(), tab.page(id).state), (None, PageState::Ready));
    tab.command(EditCommand::Erase(id));
    assert_eq!(tab.texts(nino), ["came with Zarathustra"], "the owner decides about other pages");
}

#[test]
fn erasing_wins_over_undo() {
    let (mut tab, id) = with_zarathustra();
    tab.command(EditCommand::Erase(id));
    for _ in 0..10 {
        tab.command(EditCommand::Undo);
    }
    assert_no_trace(&tab.device);
    assert_eq!(tab.view().pages, 0);
}

#[test]
fn the_other_tab_shows_that_the_page_is_gone() {
    let (mut one, id) = with_zarathustra();
    let mut two = one.device.tab();
    two.page(id);
    one.command(EditCommand::Erase(id));
    two.settle();
    one.settle();
    assert_eq!(two.told(), Some(Happened::ErasedElsewhere));
    assert_eq!(two.view().page.as_ref().map(|page| page.state), Some(PageState::Missing));
    assert_eq!((one.told(), two.view().pages), (Some(Happened::Erased), 0));
    assert_no_trace(&one.device);
}

/// Rule 4 of `documents`.
#[test]
fn what_another_tab_was_writing_does_not_bring_the_page_back() {
    let (mut one, id) = with_zarathustra();
    let mut two = one.device.tab();
    let base = two.page(id).customer;
    one.tell(EditCommand::Erase(id));
    // All of this was typed before the news arrived.
    two.tell(save(id, base.clone(), Customer { hook: WORDS[5].into(), ..base }, None));
    two.tell(EditCommand::KeepDraft(Draft::Entry(id), WORDS[4].into()));
    one.settle();
    two.settle();
    one.settle();
    assert_no_trace(&one.device);
    for tab in [&mut one, &mut two] {
        assert_eq!(
            (tab.page(id).state, tab.view().pages, tab.view().unsaved),
            (PageState::Missing, 0, false)
        );
    }
    two.command(save(id, Customer::default(), named(WORDS[0]), None));
    assert_no_trace(&one.device);
    assert_eq!(one.device.tab().view().pages, 0);
}

/// Words that nobody looks at any more are not lost in silence.
#[test]
fn who_loses_words_with_an_erased_page_is_told_so() {
    for is_open in [true, false] {
        let (mut one, id) = with_zarathustra();
        let mut two = one.device.tab();
        let base = two.page(id).customer;
        one.tell(EditCommand::Erase(id));
        two.tell(save(id, base.clone(), Customer { hook: "red scarf".into(), ..base }, None));
        if !is_open {
            two.tell(ShowCommand::ClosePage);
        }
        one.settle();
        two.settle();
        assert_eq!(two.told(), Some(Happened::ErasedElsewhere), "open: {is_open}");
        assert_no_trace(&one.device);
    }
}

#[test]
fn a_damaged_chunk_of_an_erased_page_is_not_set_aside() {
    let (mut one, id) = with_zarathustra();
    let key = {
        let storage = one.device.storage.borrow();
        let mut records = storage.records();
        let chunk = records.find(|(space, key, _)| *space == Space::Chunks && key.starts_with(id.bytes()));
        chunk.expect("the page has a chunk").1.clone()
    };
    one.device.storage.borrow_mut().damage(Space::Chunks, &key, |value| value.push(0));
    let mut two = one.device.tab();
    two.tell(ShowCommand::OpenPage(id));
    // Two has read the damaged chunk and not yet set it aside when one erases.
    two.carry_out_next();
    one.command(EditCommand::Erase(id));
    two.settle();
    assert_no_trace(&one.device);
}

#[test]
fn a_page_of_a_later_version_is_shown_and_never_written() {
    let mut tab = Device::new().tab();
    tab.start();
    let id = tab.begin_named("Sokha");
    let (snapshot, summary) = {
        let storage = tab.device.storage.borrow();
        let of = |space| storage.records().find(|(of, key, _)| *of == space && key.starts_with(id.bytes()));
        let get = |space| of(space).map(|(_, key, value)| (key.clone(), value.clone())).expect("stored");
        (get(Space::Chunks), get(Space::Summaries))
    };
    let mut doc =
        automerge::AutoCommit::load(storage::open(&snapshot.1).expect("of this version")).expect("sound");
    doc.put(automerge::ROOT, "schema", 2_u64).expect("any key can be put");
    doc.put(automerge::ROOT, "mood", "cheerful").expect("any key can be put");
    let bytes = doc.save();
    let mut heads: Vec<_> = doc.get_heads().into_iter().map(|head| head.0).collect();
    heads.sort_unstable();
    let mut newer = summary.1;
    newer[2..34].copy_from_slice(&chunks::digest(&heads));
    let key = storage::chunk_key(id.into(), ChunkKind::Snapshot, chunks::hash(&bytes));
    let changes = vec![
        Change::Delete(Space::Chunks, snapshot.0),
        Change::Put(Space::Chunks, key, storage::seal(&bytes)),
        Change::Put(Space::Summaries, summary.0, newer),
    ];
    let written = tab.device.storage.borrow_mut().write(&Transaction { changes, ..Transaction::default() });
    assert_eq!(written, Ok(()));

    let of_page = |tab: &Tab| {
        let storage = tab.device.storage.borrow();
        storage
            .records()
            .filter(|(_, key, _)| key.starts_with(id.bytes()))
            .map(|(_, key, value)| (key.clone(), value.clone()))
            .collect::<Vec<_>>()
    };
    let mut tab = tab.device.tab();
    let before = of_page(&tab);
    let page = tab.page(id);
    assert_eq!((page.newer, page.damaged, page.customer.name.as_str()), (true, false, "Sokha"));
    tab.edit(id, |customer| customer.name = "Nino".into());
    tab.write(id, EntryKind::Note, "refused");
    tab.take_photo(id, b"refused too");
    tab.command(Command::Retry);
    assert_eq!(tab.page(id).customer.name, "Sokha");
    assert!(of_page(&tab) == before && !tab.view().unsaved, "not a byte of it changed");
    assert!(tab.find("refused").is_empty());
}
