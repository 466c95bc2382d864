//! Words in entries, from storage to the search box. Which words match which is tested in `find`.

use regulars::domain::*;
use regulars::notebook::Command;
use regulars::storage::Space;

use crate::shop::{Device, Tab, named};

/// A notebook begun, with Sokha's page.
fn with_sokha() -> (Tab, CustomerId) {
    let mut tab = Device::new().tab();
    tab.start();
    let id = tab.begin(named("Sokha"));
    (tab, id)
}

#[test]
fn words_in_entries_are_found_after_a_restart() {
    let (mut tab, id) = with_sokha();
    let entry = tab.write(id, EntryKind::Said, "my daughter marries in April");
    tab.write(id, EntryKind::Note, "ចូលចិត្តតែម្លិះ");
    let mut again = tab.device.tab();
    assert_eq!(again.find("daughter april"), ["Sokha"]);
    assert!(again.view().list.rows[0].snippet.as_ref().is_some_and(|words| words.contains("daughter")));
    assert_eq!(again.find("តែម្លិះ"), ["Sokha"]);
    again.change(id, entry, |entry| entry.text = "the wedding was fine".into());
    assert!(again.find("daughter").is_empty());
    let mut third = tab.device.tab();
    assert_eq!((third.find("wedding"), third.find("daughter")), (vec!["Sokha".into()], vec![]));
}

#[test]
fn packed_words_are_found_unless_they_changed_since() {
    let (mut tab, id) = with_sokha();
    let words = ["jasmine", "durian", "mango", "lotus"];
    let [first, second, ..] = words.map(|word| tab.write(id, EntryKind::Note, word));
    for number in 1..=40 {
        tab.edit(id, |customer| customer.hook = number.to_string());
    }
    let loose = |tab: &Tab| {
        tab.device.storage.borrow().records().filter(|(space, ..)| *space == Space::Texts).count()
    };
    assert_eq!(loose(&tab), 0, "packed with the snapshot");
    tab.change(id, first, |entry| entry.text = "pepper".into());
    tab.change(id, second, |entry| entry.removed = true);
    tab.write(id, EntryKind::Note, "ginger");
    assert_eq!(loose(&tab), 3);
    let mut again = tab.device.tab();
    for gone in ["jasmine", "durian"] {
        assert_eq!(again.find(gone), [""; 0], "{gone}");
    }
    for there in ["pepper", "mango", "lotus", "ginger"] {
        assert_eq!(again.find(there), ["Sokha"], "{there}");
    }
}

#[test]
fn the_words_of_a_big_notebook_are_all_read() {
    let mut tab = Device::new().tab();
    let page = |number: u32| {
        let entry = Entry {
            text: format!("number{number}end"),
            ..Entry::new(EntryKind::Note, tab.device.today(), tab.device.now())
        };
        let entries = vec![(EntryId(tab.device.random()), entry)];
        (CustomerId(tab.device.random()), named(&format!("Customer {number}")), entries)
    };
    let pages = (0..200).map(page).collect();
    tab.command(Command::Bring(pages));
    let mut again = tab.device.tab();
    assert!(!again.view().reading);
    for number in 0..200 {
        assert_eq!(again.find(&format!("number{number}end")), [format!("Customer {number}")]);
    }
}
