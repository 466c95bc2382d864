//! Summaries on shelves: a start reads them in few large pieces, and they never tell what is no longer so.

use regulars::domain::*;
use regulars::notebook::EditCommand;
use regulars::storage::{Change, Space, Transaction};

use crate::harness::{Device, Tab, named};

const MANY: usize = 200;

/// A notebook of many customers, opened once more since: its shelves are filled.
fn filled() -> Tab {
    let device = Device::new();
    let mut tab = device.tab();
    tab.start();
    let page = |number| (CustomerId(device.random()), named(&format!("Customer {number}")), Vec::new());
    tab.command(EditCommand::Bring((0..MANY).map(page).collect()));
    device.copy().tab()
}

/// The keys of the shelves that hold nothing but a label.
fn cleared(device: &Device) -> Vec<u8> {
    let storage = device.storage.borrow();
    let shelves = storage.records().filter(|(space, ..)| *space == Space::Shelves);
    shelves.filter(|(.., value)| value.len() == 9).map(|(_, key, _)| key[0]).collect()
}

fn first_of(tab: &Tab) -> CustomerId {
    tab.view().list.rows[0].id
}

#[test]
fn a_start_reads_the_shelves_alone() {
    let mut tab = filled();
    assert_eq!(cleared(&tab.device), [0; 0]);
    let shown = tab.everything().1;
    assert_eq!(shown.len(), MANY);
    let bare = tab.device.copy();
    let shop = DocumentId::SHOP.bytes();
    let loose: Vec<_> = bare.storage.borrow().records().map(|(space, key, _)| (space, key.clone())).collect();
    let loose = loose.into_iter().filter(|(space, key)| *space == Space::Summaries && key != shop);
    let changes = loose.map(|(space, key)| Change::Delete(space, key)).collect();
    bare.storage.borrow_mut().write(&Transaction { changes, ..Transaction::default() }).unwrap();
    let mut again = bare.tab();
    again.list(regulars::notebook::ListRequest { limit: MANY, ..Default::default() });
    assert_eq!(again.view().list.rows, shown);
}

#[test]
fn what_was_written_since_is_read_and_put_on_its_shelf() {
    let mut tab = filled();
    let changed = first_of(&tab);
    tab.edit(changed, |customer| customer.hook = "red scarf".into());
    let new = tab.begin_named("Sokha");
    let mut shelves = vec![changed.0[0], new.0[0]];
    shelves.sort_unstable();
    assert_eq!(cleared(&tab.device), shelves);
    tab.assert_stored();
    let again = tab.device.copy().tab();
    assert_eq!(cleared(&again.device), [0; 0]);
    again.device.tab().assert_stored();
    assert_eq!(again.device.tab().find("scarf"), tab.find("scarf"));
}

#[test]
fn a_shelf_filled_while_another_tab_writes_hides_nothing() {
    let mut before = filled();
    before.edit(first_of(&before), |customer| customer.hook = "blue bag".into());
    let (id, shelf) = (first_of(&before), first_of(&before).0[0]);
    // The answers to the shelves, the shop and 256 shares of words, then the filling itself.
    for steps in (0..300).step_by(11).chain(254..264) {
        let device = before.device.copy();
        let mut filling = device.opening_tab();
        for _ in 0..steps {
            filling.carry_out_next();
        }
        let mut writing = device.tab();
        writing.edit(id, |customer| customer.hook = "green umbrella".into());
        let new = CustomerId([&[shelf], &device.random()[1..]].concat().try_into().unwrap());
        writing.command(crate::harness::save(new, Customer::default(), named("Newcomer"), None));
        filling.settle();
        let mut again = device.copy().tab();
        assert_eq!(again.find("green umbrella").len(), 1, "after {steps} steps");
        assert_eq!(again.find("newcomer"), ["Newcomer"], "after {steps} steps");
    }
}

#[test]
fn an_erased_customer_is_on_no_shelf() {
    let mut tab = filled();
    let id = tab.begin_named("Zanzibarova");
    let mut tab = tab.device.tab();
    assert!(tab.device.spaces_with(b"Zanzibarova").contains(&Space::Shelves), "filled by that start");
    tab.page(id);
    tab.command(EditCommand::Erase(id));
    assert_eq!(tab.device.spaces_with(b"Zanzibarova"), []);
    let again = tab.device.tab();
    assert_eq!(again.device.spaces_with(b"Zanzibarova"), []);
    assert_eq!(cleared(&again.device), [0; 0]);
}

#[test]
fn a_damaged_shelf_is_read_one_by_one() {
    let mut tab = filled();
    let shelf = vec![first_of(&tab).0[0]];
    let shown = tab.everything();
    let damages: [fn(&mut Vec<u8>); 3] = [|value| value.truncate(12), |value| value[0] = 9, Vec::clear];
    for damage in damages {
        let device = tab.device.copy();
        device.storage.borrow_mut().damage(Space::Shelves, &shelf, damage);
        assert_eq!(device.tab().everything(), shown);
        assert_eq!(device.copy().tab().everything(), shown, "filled again");
    }
}
