//! An owner's stories in one tab, from the first start to a restart. Each test is named by the promise
//! it holds.

use chrono::Days;
use regulars::domain::*;
use regulars::notebook::api::{Happened, PageState};
use regulars::notebook::{Command, Draft, EditCommand, ListRequest, Phase, ShowCommand, Sort};
use regulars::storage::Space;

use crate::harness::{Device, Tab, named, save, titles};

/// A notebook begun, with one page.
fn with_page(customer: Customer) -> (Tab, CustomerId) {
    let mut tab = Device::new().tab();
    tab.start();
    let id = tab.begin(customer);
    (tab, id)
}

fn phone(number: &str) -> Customer {
    let phone = Phone { number: number.into(), label: String::new() };
    Customer { phones: [(ItemId([1; 16]), phone)].into(), ..Customer::default() }
}

#[test]
fn a_first_start_asks_once() {
    let device = Device::new();
    let mut tab = device.tab();
    assert_eq!(tab.view().phase, Phase::Welcome);
    let shop = Shop {
        name: "Lotus".into(),
        country: "KH".into(),
        currencies: [Currency::KHR, Currency::USD].into(),
        care: Care { people: Some(5), ..Care::default() },
        ..Shop::default()
    };
    tab.command(EditCommand::StartNotebook(shop.clone()));
    assert_eq!((tab.view().phase, &tab.view().shop), (Phase::Ready, &shop));
    let again = device.tab();
    assert_eq!((again.view().phase, &again.view().shop), (Phase::Ready, &shop));
}

#[test]
fn an_empty_card_starts_a_notebook_too() {
    let device = Device::new();
    device.tab().start();
    assert_eq!(device.tab().view().phase, Phase::Ready);
}

#[test]
fn any_one_field_is_enough_to_begin_a_page() {
    let called = Customer { called: "Sokha".into(), ..Customer::default() };
    let firm = Customer { firm: "Sokha".into(), ..Customer::default() };
    for customer in [named("Sokha"), called, firm, phone("Sokha")] {
        let (mut tab, id) = with_page(customer.clone());
        assert_eq!(tab.list(ListRequest::default()), ["Sokha"]);
        assert_eq!(tab.page(id).customer, customer);
        tab.assert_stored();
    }
}

#[test]
fn an_edit_touches_only_what_differs_from_its_base() {
    let (mut tab, id) = with_page(named("Sokha"));
    let base = tab.page(id).customer;
    tab.edit(id, |customer| customer.hook = "red scarf".into());
    // A second form was opened before the first one was saved.
    let new = Customer { firm: "Lotus".into(), ..base.clone() };
    tab.command(save(id, base, new, None));
    let shown = tab.page(id).customer;
    assert_eq!((shown.hook.as_str(), shown.firm.as_str()), ("red scarf", "Lotus"));
    tab.assert_stored();
}

#[test]
fn every_kind_of_edit_can_be_undone() {
    let (mut tab, id) = with_page(named("Sokha"));
    let entry = tab.write(id, EntryKind::Note, "likes jasmine");
    let shop = tab.view().shop.clone();
    let steps: [&dyn Fn(&mut Tab); 7] = [
        &|tab| tab.edit(id, |customer| customer.name = "Nino".into()),
        &|tab| {
            tab.edit(id, |customer| *customer = Customer { put_away: Some("moved".into()), ..phone("012") })
        },
        &|tab| tab.change(id, entry, |entry| entry.text = "likes mint".into()),
        &|tab| tab.change(id, entry, |entry| entry.removed = true),
        &|tab| _ = tab.write(id, EntryKind::Visit, ""),
        &|tab| tab.take_photo(id, b"a photo"),
        &|tab| {
            let new = Shop { name: "Lotus".into(), ..shop.clone() };
            tab.command(EditCommand::SaveShop { base: Box::new(shop.clone()), new: Box::new(new) });
        },
    ];
    for (number, step) in steps.iter().enumerate() {
        let (shop, rows, mut pages) = tab.everything();
        step(&mut tab);
        assert!(tab.view().notice.as_ref().is_some_and(|notice| notice.undo), "step {number} offers undo");
        tab.command(EditCommand::Undo);
        assert_eq!(tab.told(), Some(Happened::Undone));
        let after = tab.everything();
        // A line taken back stays under the removed ones.
        pages[0].removed.clone_from(&after.2[0].removed);
        assert_eq!(after, (shop, rows, pages), "step {number}");
        tab.assert_stored();
    }
}

#[test]
fn taking_back_the_start_of_a_page_leaves_none() {
    let (mut tab, _) = with_page(named("Sokha"));
    let by_mistake = tab.begin(named("Shoka"));
    let entry = tab.write(by_mistake, EntryKind::Note, "likes tea");
    tab.command(EditCommand::Undo);
    assert!(tab.page(by_mistake).entries.iter().all(|(id, _)| *id != entry));
    tab.command(EditCommand::Undo);
    assert_eq!(tab.list(ListRequest::default()), ["Sokha"]);
    assert_eq!(tab.view().page.as_ref().map(|page| page.state), Some(PageState::TakenBack));
    tab.assert_stored();
}

#[test]
fn two_undos_lose_no_word_and_two_redos_bring_all_back() {
    let (mut tab, _) = with_page(named("Sokha"));
    let id = tab.begin(Customer { hook: "red scarf".into(), firm: "Lotus".into(), ..named("Dara") });
    tab.write(id, EntryKind::Note, "likes tea");
    let whole = tab.page(id);
    for _ in 0..2 {
        tab.command(EditCommand::Undo);
        assert_eq!(tab.told(), Some(Happened::Undone));
    }
    assert_eq!((tab.page(id).state, tab.find("tea")), (PageState::TakenBack, vec![]));
    for _ in 0..2 {
        tab.command(EditCommand::Redo);
        assert_eq!(tab.told(), Some(Happened::Redone));
    }
    assert_eq!(tab.page(id), whole);
    assert_eq!(tab.find("tea"), ["Dara"]);
    tab.assert_stored();
    // What is redone can be undone again; a new edit makes an end of redoing.
    tab.command(EditCommand::Undo);
    tab.write(id, EntryKind::Note, "likes coffee");
    tab.command(EditCommand::Redo);
    assert_eq!(tab.texts(id), ["likes coffee"]);
}

#[test]
fn undo_goes_back_step_by_step_also_on_other_pages() {
    let (mut tab, sokha) = with_page(named("Sokha"));
    let nino = tab.begin_named("Nino");
    for (id, hook) in [(sokha, "red scarf"), (nino, "teacher"), (sokha, "blue scarf")] {
        tab.edit(id, |customer| customer.hook = hook.into());
    }
    let mut hooks = |undo: bool| {
        if undo {
            tab.command(EditCommand::Undo);
        }
        [sokha, nino].map(|id| tab.page(id).customer.hook)
    };
    assert_eq!(hooks(false), ["blue scarf", "teacher"]);
    assert_eq!(hooks(true), ["red scarf", "teacher"]);
    assert_eq!(hooks(true), ["red scarf", ""]);
    assert_eq!(hooks(true), ["", ""]);
    tab.assert_stored();
}

#[test]
fn an_entry_is_added_changed_removed_and_brought_back() {
    let (mut tab, id) = with_page(named("Sokha"));
    let entry = tab.write(id, EntryKind::Purchase, "green tea");
    assert_eq!(tab.told(), Some(Happened::EntryAdded));
    let amount = Some(Money { minor: 1250, currency: Currency::USD });
    tab.change(id, entry, |entry| entry.detail = Detail::Purchase { amount, cost: None });
    assert_eq!(tab.told(), Some(Happened::EntryChanged));
    tab.change(id, entry, |entry| entry.removed = true);
    assert_eq!(tab.told(), Some(Happened::EntryRemoved));
    assert_eq!((tab.page(id).entries.len(), tab.page(id).removed.len()), (0, 1));
    assert!(tab.find("green").is_empty(), "removed words are not found");
    tab.change(id, entry, |entry| entry.removed = false);
    assert_eq!(tab.told(), Some(Happened::EntryBack));
    assert_eq!(tab.find("green"), ["Sokha"]);
    assert_eq!(tab.entry(id, entry).amount().map(|money| money.minor), Some(1250));
    tab.assert_stored();
}

#[test]
fn entries_stand_newest_first_by_the_day_they_tell_of() {
    let (mut tab, id) = with_page(named("Sokha"));
    tab.write(id, EntryKind::Note, "first");
    tab.write(id, EntryKind::Note, "second");
    let earlier = tab.write(id, EntryKind::Note, "about last week");
    tab.change(id, earlier, |entry| entry.day = entry.day - Days::new(7));
    assert_eq!(tab.texts(id), ["second", "first", "about last week"]);
}

#[test]
fn visited_today_is_one_step_back() {
    let (mut tab, id) = with_page(named("Sokha"));
    tab.write(id, EntryKind::Visit, "");
    assert_eq!(tab.told(), Some(Happened::Visited("Sokha".into())));
    tab.list(ListRequest::default());
    assert_eq!(tab.view().list.rows[0].last_visit, Some(tab.device.today()));
    tab.command(EditCommand::Undo);
    assert_eq!(tab.view().list.rows[0].last_visit, None);
    tab.assert_stored();
}

/// What was done last is on the owner's mind when the app is opened again.
#[test]
fn what_was_done_before_can_be_taken_back_as_soon_as_the_list_is_shown() {
    let (mut tab, id) = with_page(named("Sokha"));
    tab.write(id, EntryKind::Note, "in haste");
    let mut again = tab.device.opening_tab();
    while again.view().phase != Phase::Ready {
        assert!(again.carry_out_next());
    }
    again.tell(EditCommand::Undo);
    again.settle();
    assert_eq!(again.texts(id), [""; 0]);
    assert_eq!(again.told(), Some(Happened::Undone));
}

#[test]
fn half_written_text_survives_a_restart_until_it_is_saved() {
    let (mut tab, id) = with_page(named("Sokha"));
    let (first, second) = (tab.write(id, EntryKind::Note, "first"), tab.write(id, EntryKind::Note, "second"));
    let changes = [first, second].map(|entry| Draft::Change(id, entry));
    let drafts = [Draft::NewCustomer, Draft::Entry(id), Draft::Customer(id), changes[0], changes[1]];
    for (draft, text) in drafts.into_iter().zip(["new", "entry", "form", "first", "second"]) {
        tab.command(EditCommand::KeepDraft(draft, text.into()));
    }
    let device = tab.device.clone();
    let assert_shown = |expected: &[&str]| {
        let mut again = device.tab();
        let mut shown: Vec<String> = again.page(id).drafts.into_values().collect();
        shown.splice(..0, again.view().new_draft.clone());
        assert_eq!(shown, expected);
    };
    assert_shown(&["new", "entry", "form", "first", "second"]);
    tab.write(id, EntryKind::Note, "entry");
    assert_shown(&["new", "form", "first", "second"]);
    tab.edit(id, |customer| customer.hook = "form".into());
    assert_shown(&["new", "first", "second"]);
    tab.change(id, first, |entry| entry.text = "first of all".into());
    assert_shown(&["new", "second"]);
    tab.command(EditCommand::KeepDraft(Draft::NewCustomer, String::new()));
    assert_shown(&["second"]);
    tab.command(EditCommand::Erase(id));
    assert_eq!(device.storage.borrow().records().filter(|(space, ..)| *space == Space::Drafts).count(), 0);
}

/// Each of two tabs has a form of its own, open at the same place.
#[test]
fn what_another_tab_saves_leaves_half_written_text_alone() {
    let (mut tab, id) = with_page(named("Sokha"));
    let entry = tab.write(id, EntryKind::Note, "likes tea");
    let mut other = tab.device.tab();
    other.page(id);
    let drafts = [Draft::NewCustomer, Draft::Entry(id), Draft::Customer(id), Draft::Change(id, entry)];
    for draft in drafts {
        tab.command(EditCommand::KeepDraft(draft, "half".into()));
    }
    other.begin_named("Dara");
    other.page(id);
    other.write(id, EntryKind::Note, "another");
    other.edit(id, |customer| customer.hook = "red scarf".into());
    other.change(id, entry, |entry| entry.detail = Detail::Said { ask: true });
    let mut again = tab.device.tab();
    assert_eq!(again.view().new_draft.as_deref(), Some("half"));
    assert_eq!(again.page(id).drafts.into_keys().collect::<Vec<_>>(), drafts[1..]);
}

/// Both tabs are half-way through the same form, and one of them is saved.
#[test]
fn what_is_half_changed_stays_where_another_tab_saves_the_same_form() {
    let (mut tab, id) = with_page(named("Sokha"));
    let entry = tab.write(id, EntryKind::Note, "likes tea");
    let draft = Draft::Change(id, entry);
    let mut other = tab.device.tab();
    other.page(id);
    tab.command(EditCommand::KeepDraft(draft, "mine".into()));
    other.command(EditCommand::KeepDraft(draft, "theirs".into()));
    other.change(id, entry, |entry| entry.detail = Detail::Said { ask: true });
    tab.settle();
    assert_eq!(tab.page(id).drafts, [(draft, "mine".into())].into());
    assert_eq!(tab.device.tab().page(id).drafts, [(draft, "mine".into())].into());
}

/// “Visited today”, a request on its sheet, a consent: what they save is not what was half-written.
#[test]
fn a_button_leaves_half_written_text_alone() {
    let (mut tab, id) = with_page(named("Sokha"));
    let drafts = [Draft::Entry(id), Draft::Customer(id)];
    tab.page(id);
    for draft in drafts {
        tab.command(EditCommand::KeepDraft(draft, "half".into()));
    }
    let new = Box::new(Entry::new(EntryKind::Visit, tab.device.today(), tab.device.now()));
    let entry = EntryId([7; 16]);
    tab.command(EditCommand::SaveEntry { customer: id, id: entry, base: None, new, photo: None, ends: None });
    let base = tab.page(id).customer;
    let new = Box::new(Customer { no_contact: true, ..base.clone() });
    tab.command(EditCommand::SaveCustomer { id, base: Box::new(base), new, photo: None, ends: None });
    assert_eq!(tab.device.tab().page(id).drafts.into_keys().collect::<Vec<_>>(), drafts);
}

/// The form is emptied when its words are sent, and the next words are typed before these are stored.
#[test]
fn a_save_that_is_tried_again_leaves_what_was_typed_since() {
    let (mut tab, id) = with_page(named("Sokha"));
    tab.page(id);
    tab.command(EditCommand::KeepDraft(Draft::Entry(id), "first".into()));
    tab.device.storage.borrow_mut().fail_at(1, regulars::storage::WriteError::Full);
    tab.write(id, EntryKind::Note, "first");
    tab.command(EditCommand::KeepDraft(Draft::Entry(id), "second".into()));
    tab.command(Command::Retry);
    let mut again = tab.device.tab();
    assert_eq!(again.texts(id), ["first"]);
    assert_eq!(again.page(id).drafts, [(Draft::Entry(id), "second".into())].into());
}

#[test]
fn a_draft_is_there_when_its_page_is_opened_again() {
    let (mut tab, id) = with_page(named("Sokha"));
    tab.page(id);
    tab.command(EditCommand::KeepDraft(Draft::Entry(id), "half a".into()));
    tab.command(EditCommand::KeepDraft(Draft::Entry(id), "half a line".into()));
    tab.command(ShowCommand::ClosePage);
    assert_eq!(tab.page(id).drafts, [(Draft::Entry(id), "half a line".into())].into());
    tab.write(id, EntryKind::Note, "a line");
    tab.command(ShowCommand::ClosePage);
    assert_eq!(tab.page(id).drafts, [].into());
}

#[test]
fn a_draft_goes_in_the_transaction_that_saves_its_words() {
    let (mut tab, id) = with_page(named("Sokha"));
    tab.page(id);
    tab.command(EditCommand::KeepDraft(Draft::Entry(id), "half".into()));
    tab.device.storage.borrow_mut().fail_at(1, regulars::storage::WriteError::Full);
    tab.write(id, EntryKind::Note, "whole");
    let kept = [(Draft::Entry(id), "half".into())];
    assert_eq!(tab.device.copy().tab().page(id).drafts, kept.into(), "nothing saved yet");
    tab.command(Command::Retry);
    let mut again = tab.device.copy().tab();
    assert_eq!((again.texts(id), again.page(id).drafts), (vec!["whole".into()], [].into()));
}

#[test]
fn a_photo_is_stored_replaced_and_removed() {
    let (mut tab, id) = with_page(named("Sokha"));
    for bytes in [b"first".as_slice(), b"the second"] {
        tab.take_photo(id, bytes);
        assert_eq!(tab.page(id).photo.as_deref(), Some(bytes));
        tab.assert_stored();
    }
    tab.edit(id, |customer| customer.photo = None);
    assert_eq!(tab.page(id).photo, None);
    tab.assert_stored();
    tab.command(EditCommand::Undo);
    assert_eq!(tab.page(id).photo.as_deref(), Some(b"the second".as_slice()));
    tab.assert_stored();
}

#[test]
fn a_photo_is_kept_when_its_page_had_to_be_read_first() {
    let (mut tab, id) = with_page(named("Sokha"));
    let base = tab.page(id).customer;
    tab.begin_named("Nino");
    let mut tab = tab.device.tab();
    let new = Customer { photo: Some(PhotoId([1; 32])), ..base.clone() };
    tab.command(save(id, base, new, Some(b"a photo".as_slice().into())));
    assert_eq!(tab.page(id).photo.as_deref(), Some(b"a photo".as_slice()));
    tab.assert_stored();
}

#[test]
fn a_page_is_put_away_and_brought_back() {
    let (mut tab, id) = with_page(named("Sokha"));
    tab.edit(id, |customer| customer.put_away = Some("moved".into()));
    assert_eq!(tab.told(), Some(Happened::PutAway("Sokha".into())));
    let put_away = ListRequest { put_away: true, ..ListRequest::default() };
    assert!(tab.list(ListRequest::default()).is_empty());
    assert_eq!(tab.list(put_away.clone()), ["Sokha"]);
    tab.assert_stored();
    tab.edit(id, |customer| customer.put_away = None);
    assert_eq!(tab.told(), Some(Happened::BroughtBack("Sokha".into())));
    assert_eq!((tab.list(ListRequest::default()), tab.list(put_away)), (vec!["Sokha".into()], vec![]));
}

#[test]
fn someone_with_the_same_name_or_number_is_noticed_while_typing() {
    let (mut tab, id) = with_page(Customer { name: "Chan Sokha".into(), ..phone("012 345 678") });
    tab.begin_named("Nino Beridze");
    let mut likely = |name: &str, phone: &str, except| {
        tab.command(ShowCommand::Likely { name: name.into(), phone: phone.into(), except });
        titles(&tab.view().likely)
    };
    assert_eq!(likely("Chan Sokha", "", None), ["Chan Sokha"]);
    assert_eq!(likely("", "០១២៣៤៥៦៧៨", None), ["Chan Sokha"]);
    assert!(likely("Chan Sokha", "012345678", Some(id)).is_empty(), "not the page being edited");
    assert!(likely("Giorgi", "599", None).is_empty());
}

#[test]
fn the_list_sorts_filters_and_stops_at_its_limit() {
    let (mut tab, nino) = with_page(Customer { role: Role::Supplier, ..named("Nino") });
    let asha = tab.begin(Customer { tags: ["tea".into()].into(), ..named("Asha") });
    tab.begin_named("Sokha");
    tab.write(nino, EntryKind::Visit, "");
    tab.device.wait_days(1);
    tab.write(asha, EntryKind::Purchase, "");
    let by = |sort| ListRequest { sort, ..ListRequest::default() };
    assert_eq!(tab.list(by(Sort::Name)), ["Asha", "Nino", "Sokha"]);
    assert_eq!(tab.list(by(Sort::LastVisit)), ["Asha", "Nino", "Sokha"]);
    assert_eq!(tab.list(by(Sort::Newest)), ["Sokha", "Asha", "Nino"]);
    assert_eq!(tab.list(ListRequest { role: Some(Role::Supplier), ..by(Sort::Name) }), ["Nino"]);
    assert_eq!(tab.list(ListRequest { tag: Some("tea".into()), ..by(Sort::Name) }), ["Asha"]);
    assert_eq!(tab.view().tags, ["tea"]);
    assert_eq!(tab.list(ListRequest { limit: 2, ..by(Sort::Name) }), ["Asha", "Nino"]);
    assert_eq!((tab.view().list.total, tab.view().pages), (Some(3), 3));
}

#[test]
fn everything_shown_is_there_after_a_restart() {
    let (mut tab, sokha) = with_page(Customer { name: "Sokha".into(), ..phone("012 345 678") });
    let nino = tab.begin(Customer {
        recommended_by: Some(Recommender::Page(sokha)),
        tags: ["tea".into(), "ჩაი".into()].into(),
        preferences: "no\u{200d}\u{0}🫖\r\nmint".into(),
        ..named("ნინო")
    });
    for kind in EntryKind::all() {
        tab.write(nino, kind, kind.key());
    }
    tab.take_photo(nino, &[0, 255, 7]);
    tab.begin(Customer { put_away: Some(String::new()), ..named("Asha") });
    assert_eq!(tab.page(nino).recommended_by, Some((sokha, "Sokha".into())));
    tab.assert_stored();
}

#[test]
fn a_long_life_of_small_edits_is_packed_and_stays_whole() {
    let (mut tab, id) = with_page(named("Sokha"));
    for number in 1..=150 {
        tab.edit(id, |customer| customer.hook = number.to_string());
    }
    let storage = tab.device.storage.borrow();
    let chunks =
        storage.records().filter(|(space, key, _)| *space == Space::Chunks && key.starts_with(id.bytes()));
    assert!(chunks.count() <= 17, "old chunks are superseded");
    drop(storage);
    assert_eq!(tab.page(id).customer.hook, "150");
    tab.assert_stored();
}

#[test]
fn the_example_shop_is_brought_at_once_and_stays() {
    let mut tab = Device::new().tab();
    let (today, now) = (tab.device.today(), tab.device.now());
    let dice = tab.device.clone();
    let language = regulars::i18n::Language::Khmer;
    let (shop, pages) = regulars::i18n::example::example(language, today, now, || dice.random());
    let count = pages.len();
    tab.command(EditCommand::StartNotebook(shop));
    tab.command(EditCommand::Bring(pages));
    assert_eq!((tab.view().pages, tab.view().unsaved), (count, false));
    tab.assert_stored();
}

#[test]
fn a_page_that_is_not_there_is_called_missing() {
    let (mut tab, _) = with_page(named("Sokha"));
    assert_eq!(tab.page(CustomerId([9; 16])).state, PageState::Missing);
    assert_eq!(tab.view().trouble, None);
}

#[test]
fn the_pages_opened_last_come_first() {
    let (mut tab, sokha) = with_page(named("Sokha"));
    let nino = tab.begin_named("Nino");
    for id in [sokha, nino, sokha] {
        tab.page(id);
    }
    assert_eq!(tab.view().recent_ids, [sokha, nino]);
    assert_eq!(titles(&tab.view().recent), ["Sokha", "Nino"]);
}
