//! Two tabs over one storage: what is saved in one arrives in the other, and when both write at once
//! nothing is lost.

use regulars::domain::*;
use regulars::notebook::{EditCommand, Phase};

use crate::harness::{Device, Tab};

/// A notebook with one page, in two tabs that both show it.
fn two_tabs() -> (Tab, Tab, CustomerId) {
    let device = Device::new();
    let (mut one, mut two) = (device.tab(), device.tab());
    one.start();
    two.settle();
    assert_eq!(two.view().phase, Phase::Ready, "a start is seen in the other tab");
    let id = one.begin_named("Sokha");
    one.page(id);
    two.settle();
    two.page(id);
    (one, two, id)
}

/// Lets both tabs do what is waiting, in turns, until nothing is left.
fn settle(one: &mut Tab, two: &mut Tab) {
    while one.carry_out_next() | two.carry_out_next() {}
}

#[track_caller]
fn assert_same(one: &mut Tab, two: &mut Tab) {
    settle(one, two);
    assert_eq!(one.everything(), two.everything());
    one.assert_stored();
}

#[test]
fn what_one_tab_saves_the_other_shows() {
    let (mut one, mut two, id) = two_tabs();
    one.edit(id, |customer| customer.hook = "red scarf".into());
    let entry = one.write(id, EntryKind::Note, "likes jasmine");
    two.settle();
    let shown = two.view().page.clone().expect("the page is open");
    assert_eq!((shown.customer.hook.as_str(), shown.entries.len()), ("red scarf", 1));
    assert_eq!(two.find("jasmine"), ["Sokha"]);
    one.change(id, entry, |entry| entry.removed = true);
    two.settle();
    assert!(two.find("jasmine").is_empty(), "removed words are not found there either");
    let nino = two.begin_named("Nino");
    two.take_photo(nino, b"a photo");
    one.settle();
    assert_eq!(one.page(nino).photo.as_deref(), Some(b"a photo".as_slice()));
    assert_same(&mut one, &mut two);
}

/// Rule 3 of `documents`.
#[test]
fn both_writing_one_page_at_once_lose_nothing() {
    let (mut one, mut two, id) = two_tabs();
    let first = one.editing(id, |customer| customer.hook = "red scarf".into());
    let second = two.editing(id, |customer| customer.firm = "Lotus".into());
    one.tell(first);
    two.tell(second);
    assert!(one.view().unsaved && two.view().unsaved);
    assert_same(&mut one, &mut two);
    let customer = two.page(id).customer;
    assert_eq!((customer.hook.as_str(), customer.firm.as_str()), ("red scarf", "Lotus"));
    assert!(one.shown.is_empty() && two.shown.is_empty(), "there was nothing to trouble the owner with");
}

#[test]
fn both_changing_the_same_words_keep_each_others_and_find_them() {
    let (mut one, mut two, id) = two_tabs();
    let entry = one.write(id, EntryKind::Note, "tea");
    settle(&mut one, &mut two);
    for (tab, text) in [(&mut one, "jasmine tea"), (&mut two, "tea with mint")] {
        let base = tab.entry(id, entry);
        let new = Entry { text: text.into(), ..base.clone() };
        tab.tell(EditCommand::SaveEntry {
            customer: id,
            id: entry,
            base: Some(base.into()),
            new: new.into(),
            photo: None,
            ends: None,
        });
    }
    assert_same(&mut one, &mut two);
    assert_eq!(one.texts(id), ["jasmine tea with mint"]);
    let mut third = one.device.tab();
    for tab in [&mut one, &mut two, &mut third] {
        assert_eq!((tab.find("jasmine"), tab.find("mint")), (vec!["Sokha".into()], vec!["Sokha".into()]));
    }
}

#[test]
fn a_quick_hand_in_both_tabs_loses_no_line() {
    let (mut one, mut two, id) = two_tabs();
    for number in 0..60 {
        for (name, tab) in [("one", &mut one), ("two", &mut two)] {
            let new = Entry {
                text: format!("{name} {number}"),
                ..Entry::new(EntryKind::Note, tab.device.today(), tab.device.now())
            };
            let entry = EntryId(tab.device.random());
            tab.tell(EditCommand::add_entry(id, entry, new));
            // Now and then something gets done in between.
            if number % 7 < 3 {
                tab.carry_out_next();
            }
        }
    }
    assert_same(&mut one, &mut two);
    assert_eq!(one.texts(id).len(), 120);
}

#[test]
fn both_editing_the_shop_at_once_lose_nothing() {
    let (mut one, mut two, _) = two_tabs();
    let base = one.view().shop.clone();
    let named = Shop { name: "Lotus".into(), ..base.clone() };
    let placed = Shop { country: "KH".into(), ..base.clone() };
    one.tell(EditCommand::SaveShop { base: Box::new(base.clone()), new: Box::new(named) });
    two.tell(EditCommand::SaveShop { base: Box::new(base), new: Box::new(placed) });
    assert_same(&mut one, &mut two);
    let shop = &one.view().shop;
    assert_eq!((shop.name.as_str(), shop.country.as_str()), ("Lotus", "KH"));
}
