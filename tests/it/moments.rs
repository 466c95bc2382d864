//! Something happens at any one moment while two devices meet, or while pages go: a file is opened, somebody is erased, an
//! import is taken back, a tab is closed. Whichever moment it is, all devices are equal in the end, what is gone is gone,
//! and nobody is told that something differs.

use std::sync::Arc;

use regulars::domain::*;
use regulars::notebook::api::connection::{Connect, Step};
use regulars::notebook::api::{Happened, PageState};
use regulars::notebook::{Command, EditCommand, Input, IntakeCommand, PeersCommand};
use regulars::storage::{Change, Space, Transaction, WriteError};

use crate::devices::{assert_equal, bundle, exchange, open, paired, this};
use crate::fake_network::Air;
use crate::harness::{Device, Tab, named, started};
use crate::meeting::{hang_up, meet, paired_by_radio, typed};
use crate::simulation::Dice;

/// More steps than any of these stories takes.
const PATIENCE: usize = 20_000;

/// Lets everything happen, one step at a time and in an order of this seed; before each step `before` may do something.
/// How many steps it took.
fn drive(
    air: &mut Air,
    tabs: &mut [&mut Tab],
    seed: u64,
    mut before: impl FnMut(usize, &mut [&mut Tab]),
) -> usize {
    let mut dice = Dice::new(seed);
    for at in 0..PATIENCE {
        before(at, tabs);
        let first = dice.roll(6);
        let moved = (0..6).map(|nth| (first + nth) % 6).any(|which| match which % 3 {
            0 => tabs[which / 3].carry_out_next(),
            1 => air.ask(which / 3, tabs),
            _ => air.deliver(which / 3, tabs),
        });
        if !moved {
            return at;
        }
    }
    panic!("two devices never come to rest");
}

/// The first shows a code and the second has typed it; nothing more has happened.
fn begin_meeting(air: &mut Air, one: &mut Tab, other: &mut Tab) {
    let id = this(other);
    one.command(PeersCommand::Connect(Connect::Known(id)));
    air.carry(one, other);
    let code = typed(one);
    other.tell(PeersCommand::Connect(Connect::Shown { code, name: String::new() }));
}

/// A meeting over copies of both devices, in which something is done before one step. `None` where it was over before.
fn meeting_with(
    [one, other]: [&Tab; 2],
    at: usize,
    mut act: impl FnMut(&mut Tab, &mut Tab),
) -> Option<[Tab; 2]> {
    let (mut one, mut other, mut air) = (one.device.copy().tab(), other.device.copy().tab(), Air::default());
    begin_meeting(&mut air, &mut one, &mut other);
    let end = drive(&mut air, &mut [&mut one, &mut other], at as u64, |step, tabs| {
        if let ([one, other], true) = (tabs, step == at) {
            act(one, other);
        }
    });
    (end >= at).then_some([one, other])
}

#[track_caller]
fn assert_in_step(tabs: &mut [Tab; 2], case: &str) {
    let said = tabs
        .each_ref()
        .map(|tab| tab.view().connection.as_ref().map(|shown| (shown.step.clone(), shown.differs)));
    assert_eq!(said, [Some((Step::InStep, false)), Some((Step::InStep, false))], "{case}");
    let [one, other] = tabs;
    assert_equal(one, other);
}

fn people(names: &[&str]) -> IntakeCommand {
    let card = |name: &&str| {
        format!("BEGIN:VCARD\nVERSION:3.0\nFN:{name}\nTEL:0123456\nPHOTO;ENCODING=b:/9j/4AAQ\nEND:VCARD\n")
    };
    let cards: String = names.iter().map(card).collect();
    IntakeCommand::ReadFile { name: "book.vcf".into(), bytes: Arc::from(cards.as_bytes()) }
}

fn bring_in(tab: &mut Tab, names: &[&str]) -> ImportId {
    tab.command(people(names));
    let import = ImportId(tab.device.random());
    tab.command(IntakeCommand::Import(import));
    tab.command(IntakeCommand::CloseImport);
    import
}

fn take_back(tab: &mut Tab, import: ImportId) {
    tab.command(IntakeCommand::UndoImport(import));
    tab.command(IntakeCommand::CloseUndoImport);
}

/// Three meetings, one after the other.
fn meet_thrice(one: &mut Tab, other: &mut Tab) {
    let mut air = Air::default();
    for _ in 0..3 {
        meet(&mut air, one, other);
        hang_up(&mut air, one, other);
    }
}

#[test]
fn a_file_opened_during_a_meeting_drops_no_page_that_waits_for_the_disk() {
    let (mut air, mut tablet, mut phone) = paired_by_radio();
    let pages: Vec<CustomerId> = (0..6).map(|nth| tablet.begin_named(&format!("Guest {nth}"))).collect();
    meet(&mut air, &mut tablet, &mut phone);
    hang_up(&mut air, &mut tablet, &mut phone);
    for page in &pages {
        tablet.edit(*page, |customer| customer.hook = "red scarf".into());
    }
    for at in (0..).step_by(7) {
        let Some(mut tabs) = meeting_with([&tablet, &phone], at, |_, phone| phone.tell(people(&["Nobody"])))
        else {
            break;
        };
        assert_in_step(&mut tabs, &format!("a file is opened before step {at}"));
    }
}

#[test]
fn a_file_opened_and_closed_during_a_bundle_drops_no_page_of_it() {
    let (mut phone, mut tablet) = paired();
    let pages: Vec<CustomerId> = (0..3).map(|nth| phone.begin_named(&format!("Guest {nth}"))).collect();
    exchange(&mut phone, &mut tablet);
    for page in &pages {
        phone.edit(*page, |customer| customer.hook = "red scarf".into());
    }
    let to = this(&mut tablet);
    let sent: Arc<[u8]> = Arc::from(bundle(&mut phone, Some(to)));
    for closed in 0..14 {
        let mut tablet = tablet.device.copy().tab();
        tablet.tell(IntakeCommand::ReadFile { name: "bundle".into(), bytes: sent.clone() });
        // A second file is chosen before what is known of the devices has been read, and closed a little later.
        tablet.tell(people(&["Nobody"]));
        (0..closed).for_each(|_| _ = tablet.carry_out_next());
        tablet.command(IntakeCommand::CloseImport);
        for page in &pages {
            assert_eq!(tablet.page(*page).customer.hook, "red scarf", "closed after {closed} steps");
        }
    }
}

#[test]
fn a_page_erased_while_two_devices_were_apart_is_no_difference() {
    for (erases_here, is_told_by_radio) in [(true, true), (true, false), (false, true), (false, false)] {
        let (mut air, mut tablet, mut phone) = paired_by_radio();
        let page = tablet.begin_named("Dara");
        meet(&mut air, &mut tablet, &mut phone);
        hang_up(&mut air, &mut tablet, &mut phone);
        if erases_here { &mut tablet } else { &mut phone }.command(EditCommand::Erase(page));
        let [one, other] =
            if is_told_by_radio { [&mut tablet, &mut phone] } else { [&mut phone, &mut tablet] };
        meet(&mut air, one, other);
        assert_in_step(&mut [tablet, phone], &format!("{erases_here} {is_told_by_radio}"));
    }
}

#[test]
fn a_page_erased_at_any_moment_of_a_first_copy_is_no_difference() {
    let (_, mut tablet, phone) = paired_by_radio();
    let pages: Vec<CustomerId> = (0..8).map(|nth| tablet.begin_named(&format!("Guest {nth}"))).collect();
    for at in (0..).step_by(5) {
        let erase = |tablet: &mut Tab, _: &mut Tab| tablet.tell(EditCommand::Erase(pages[at % 8]));
        let Some(mut tabs) = meeting_with([&tablet, &phone], at, erase) else { break };
        assert_in_step(&mut tabs, &format!("erased before step {at}"));
        assert_eq!(tabs[1].page(pages[at % 8]).state, PageState::Missing);
    }
}

#[test]
fn a_file_that_is_taken_back_and_comes_again_makes_no_page_that_never_merges() {
    let (mut air, mut tablet, mut phone) = paired_by_radio();
    let import = bring_in(&mut tablet, &["Nino"]);
    meet(&mut air, &mut tablet, &mut phone);
    hang_up(&mut air, &mut tablet, &mut phone);
    phone.find("Nino");
    let nino = phone.view().list.rows[0].id;
    phone.write(nino, EntryKind::Note, "written on the phone");
    // Taken back by mistake, and brought in anew in the same session; then somebody writes there, too.
    take_back(&mut tablet, import);
    bring_in(&mut tablet, &["Nino"]);
    tablet.write(nino, EntryKind::Note, "written on the tablet");
    let mut by_bundle = [tablet.device.copy().tab(), phone.device.copy().tab()];
    meet(&mut air, &mut tablet, &mut phone);
    let mut tabs = [tablet, phone];
    assert_in_step(&mut tabs, "by radio");
    let [one, other] = &mut by_bundle;
    exchange(one, other);
    assert_equal(one, other);
    for tab in tabs.iter_mut().chain(&mut by_bundle) {
        let texts = tab.texts(nino);
        assert_eq!(texts.len(), 2, "{texts:?}");
    }
}

#[test]
fn a_file_imported_taken_back_and_imported_again_while_both_are_connected_arrives() {
    let (mut air, mut tablet, mut phone) = paired_by_radio();
    begin_meeting(&mut air, &mut tablet, &mut phone);
    air.carry(&mut tablet, &mut phone);
    let import = bring_in(&mut tablet, &["Nino", "Asha"]);
    air.carry(&mut tablet, &mut phone);
    assert_eq!(phone.view().pages, 3);
    take_back(&mut tablet, import);
    air.carry(&mut tablet, &mut phone);
    bring_in(&mut tablet, &["Nino", "Asha"]);
    let mut tabs = [tablet, phone];
    let [one, other] = &mut tabs;
    drive(&mut air, &mut [one, other], 1, |_, _| {});
    assert_in_step(&mut tabs, "brought again");
    assert_eq!(tabs[1].view().pages, 3);
}

#[test]
fn an_import_taken_back_elsewhere_goes_here_too_whenever_the_tab_is_closed() {
    let (mut air, mut tablet, mut phone) = paired_by_radio();
    let import = bring_in(&mut tablet, &["Nino", "Asha", "Dara"]);
    meet(&mut air, &mut tablet, &mut phone);
    hang_up(&mut air, &mut tablet, &mut phone);
    take_back(&mut tablet, import);
    for at in (0..).step_by(6) {
        let (mut one, mut other, mut air) =
            (tablet.device.copy().tab(), phone.device.copy().tab(), Air::default());
        begin_meeting(&mut air, &mut one, &mut other);
        // The phone's tab is closed, as phones do by themselves.
        let mut closed = None;
        drive(&mut air, &mut [&mut one, &mut other], 5, |step, tabs| {
            if step == at {
                closed = Some(tabs[1].device.copy());
            }
        });
        let Some(device) = closed else { break };
        let (mut one, mut phone) = (tablet.device.copy().tab(), device.tab());
        meet_thrice(&mut one, &mut phone);
        assert_equal(&mut one, &mut phone);
        assert_eq!(phone.view().pages, 1, "closed before step {at}");
    }
}

#[test]
fn an_import_taken_back_in_another_tab_while_it_runs_leaves_nothing_behind() {
    let (_, tablet, phone) = paired_by_radio();
    let names: Vec<String> = (0..40).map(|nth| format!("Person {nth:02}")).collect();
    let file = people(&names.iter().map(String::as_str).collect::<Vec<_>>());
    let mut tried = 0;
    for at in (0..60).step_by(3) {
        let device = tablet.device.copy();
        let (mut one, mut two, mut phone) = (device.tab(), device.tab(), phone.device.copy().tab());
        one.command(file.clone());
        let import = ImportId(device.random());
        one.tell(IntakeCommand::Import(import));
        (0..at).for_each(|_| _ = one.carry_out_next());
        two.settle();
        if two.view().imports.iter().all(|(known, _)| *known != import) {
            continue;
        }
        tried += 1;
        two.command(IntakeCommand::UndoImport(import));
        while one.carry_out_next() | two.carry_out_next() {}
        assert_eq!((device.tab().view().pages, one.view().pages), (1, 1), "taken back after {at} steps");
        assert!(one.view().import.as_ref().is_none_or(|import| import.over), "it runs no more");
        meet_thrice(&mut two, &mut phone);
        assert_equal(&mut two, &mut phone);
    }
    assert!(tried > 5, "{tried}");
}

#[test]
fn an_import_taken_back_while_its_pages_come_in_leaves_none_and_no_photo() {
    let names: Vec<String> = (0..12).map(|nth| format!("Person {nth:02}")).collect();
    let file = people(&names.iter().map(String::as_str).collect::<Vec<_>>());
    let (_, tablet, phone) = paired_by_radio();
    let mut tried = 0;
    for at in (0..260).step_by(9) {
        let (mut one, mut other, mut air) =
            (tablet.device.copy().tab(), phone.device.copy().tab(), Air::default());
        begin_meeting(&mut air, &mut one, &mut other);
        air.carry(&mut one, &mut other);
        one.command(file.clone());
        let import = ImportId(one.device.random());
        one.tell(IntakeCommand::Import(import));
        let mut is_known = false;
        drive(&mut air, &mut [&mut one, &mut other], at, |step, tabs| {
            if step == at as usize {
                is_known = tabs[1].view().imports.iter().any(|(known, _)| *known == import);
                tabs[1].tell(IntakeCommand::UndoImport(import));
            }
        });
        if !is_known {
            continue;
        }
        tried += 1;
        hang_up(&mut air, &mut one, &mut other);
        meet_thrice(&mut one, &mut other);
        assert_equal(&mut one, &mut other);
        for tab in [&mut one, &mut other] {
            assert_eq!(tab.view().pages, 1, "taken back before step {at}");
            let photos =
                tab.device.storage.borrow().records().filter(|(space, ..)| *space == Space::Photos).count();
            assert_eq!(photos, 0, "taken back before step {at}");
        }
    }
    assert!(tried > 5, "{tried}");
}

fn is_tombstoned(device: &Device, id: CustomerId) -> bool {
    let storage = device.storage.borrow();
    storage.records().any(|(space, key, _)| space == Space::Tombstones && key.as_slice() == id.bytes())
}

#[test]
fn a_page_is_deleted_only_together_with_the_note_that_it_was_erased() {
    let (mut air, mut tablet, mut phone) = paired_by_radio();
    let nino = tablet.begin_named("Zarathustra");
    meet(&mut air, &mut tablet, &mut phone);
    hang_up(&mut air, &mut tablet, &mut phone);
    let shop = |tab: &Tab, name: &str| {
        let base = tab.view().shop.clone();
        EditCommand::SaveShop {
            base: Box::new(base.clone()),
            new: Box::new(Shop { name: name.into(), ..base }),
        }
    };
    for case in ["nothing more", "the disk is full", "the other tab writes once more"] {
        for at in 0..12 {
            let device = phone.device.copy();
            let (mut one, mut two) = (device.tab(), device.tab());
            let command = shop(&one, "Lotus");
            one.tell(command);
            one.carry_out_next();
            two.tell(EditCommand::Erase(nino));
            for step in 0..at {
                if case == "the disk is full" && step == 2 {
                    device.storage.borrow_mut().fail_at(1, WriteError::Full);
                }
                if case == "the other tab writes once more" && step == 2 {
                    let command = shop(&one, "Jasmine");
                    one.command(command);
                }
                two.carry_out_next();
            }
            drop((one, two));
            let mut phone = device.copy().tab();
            let is_gone = is_tombstoned(&phone.device, nino);
            let mut tablet = tablet.device.copy().tab();
            meet_thrice(&mut tablet, &mut phone);
            assert_equal(&mut tablet, &mut phone);
            let left = tablet.device.spaces_with(b"Zarathustra");
            assert_eq!(left.is_empty(), is_gone, "{case}, closed after step {at}: {left:?}");
        }
    }
}

#[test]
fn an_erasing_from_elsewhere_is_whole_at_every_moment() {
    let (mut phone, mut tablet) = paired();
    let page = phone.begin_named("Zarathustra");
    exchange(&mut phone, &mut tablet);
    phone.command(EditCommand::Erase(page));
    let sent: Arc<[u8]> = Arc::from(bundle(&mut phone, None));
    let mut moments = 0;
    tablet.tell(IntakeCommand::ReadFile { name: "bundle".into(), bytes: sent });
    loop {
        let device = tablet.device.copy();
        let is_erased = is_tombstoned(&device, page);
        let mut closed = device.tab();
        let state = if is_erased { PageState::Missing } else { PageState::Ready };
        assert_eq!(closed.page(page).state, state, "closed after {moments} steps");
        assert_eq!(device.spaces_with(b"Zarathustra").is_empty(), is_erased, "closed after {moments} steps");
        moments += 1;
        if !tablet.carry_out_next() {
            break;
        }
    }
    assert!(moments > 5 && is_tombstoned(&tablet.device, page));
}

#[test]
fn a_page_without_its_summary_is_erased_too() {
    let (mut phone, mut tablet) = paired();
    let page = phone.begin_named("Zarathustra");
    exchange(&mut phone, &mut tablet);
    phone.command(EditCommand::Erase(page));
    let sent = bundle(&mut phone, None);
    let changes = vec![
        Change::Delete(Space::Summaries, page.bytes().to_vec()),
        Change::Delete(Space::Shelves, vec![page.0[0]]),
    ];
    let written =
        tablet.device.storage.borrow_mut().write(&Transaction { changes, ..Transaction::default() });
    assert_eq!(written, Ok(()));
    let mut tablet = tablet.device.tab();
    open(&mut tablet, &sent);
    assert_eq!(tablet.device.spaces_with(b"Zarathustra"), []);
}

#[test]
fn what_an_earlier_version_noted_and_did_not_delete_is_deleted_at_the_start() {
    let (mut phone, mut tablet) = paired();
    let page = phone.begin_named("Zarathustra");
    exchange(&mut phone, &mut tablet);
    let before = tablet.device.copy();
    phone.command(EditCommand::Erase(page));
    let sent = bundle(&mut phone, None);
    open(&mut tablet, &sent);
    // The note is there, and everything of the page too.
    let puts = |device: &Device, is_it: fn(&Space, &[u8]) -> bool| {
        let storage = device.storage.borrow();
        let records = storage.records().filter(|(space, key, _)| is_it(space, key));
        records.map(|(space, key, value)| Change::Put(space, key.clone(), value.clone())).collect::<Vec<_>>()
    };
    let shop = puts(&tablet.device, |_, key| key.starts_with(DocumentId::SHOP.bytes()));
    let written = before.storage.borrow_mut().write(&Transaction { changes: shop, ..Transaction::default() });
    assert_eq!(written, Ok(()));
    assert!(!before.spaces_with(b"Zarathustra").is_empty());
    let mut again = before.tab();
    assert_eq!(again.page(page).state, PageState::Missing);
    assert_eq!(before.spaces_with(b"Zarathustra"), []);
    assert!(is_tombstoned(&before, page));
}

#[test]
fn what_a_closed_tab_saved_is_seen_in_the_other() {
    let tab = crate::harness::started();
    let (mut one, mut two) = (tab.device.tab(), tab.device.tab());
    let id = CustomerId([5; 16]);
    one.tell(crate::harness::save(id, Customer::default(), crate::harness::named("Nino"), None));
    one.carry_out_next();
    assert!(!one.view().unsaved, "it is called saved");
    drop(one);
    two.settle();
    assert_eq!(two.find("Nino"), ["Nino"]);
}

#[test]
fn a_bundle_goes_on_after_trying_again() {
    let (mut phone, mut tablet) = paired();
    phone.begin_named("Dara");
    let to = this(&mut tablet);
    for nth in 1..6 {
        let mut phone = phone.device.copy().tab();
        phone.device.storage.borrow_mut().fail_at(nth, WriteError::Full);
        phone.command(PeersCommand::SendChanges(Some(to)));
        if phone.view().trouble.is_some() {
            phone.command(Command::Retry);
        }
        let sending = phone.view().sending.clone();
        assert!(sending.is_some_and(|sending| sending.file.is_some()), "call {nth} fails");
    }
}

#[test]
fn an_erased_page_that_was_looked_at_beside_the_notebook_is_no_difference() {
    let (mut air, mut tablet, mut phone) = paired_by_radio();
    let pages = ["Nino", "Asha", "Dara"].map(|name| tablet.begin_named(name));
    phone.checks = Some(Vec::new());
    meet(&mut air, &mut tablet, &mut phone);
    tablet.command(EditCommand::Erase(pages[1]));
    air.carry(&mut tablet, &mut phone);
    for (ticket, unverified) in phone.checks.as_mut().map(std::mem::take).unwrap_or_default() {
        phone.hear(Input::Verified(ticket, regulars::notebook::verify(&unverified)));
    }
    air.carry(&mut tablet, &mut phone);
    assert_in_step(&mut [tablet, phone], "checked after it was erased");
}

/// What was done can be taken back, and done again, also after the app was closed.
#[test]
fn undo_goes_on_after_a_restart() {
    let mut tab = started();
    let id = tab.begin(Customer {
        phones: [(ItemId([1; 16]), Phone { number: "012 345 678".into(), label: "mobile".into() })].into(),
        tags: ["tea".into()].into(),
        ..named("Sokha")
    });
    tab.write(id, EntryKind::Note, "likes jasmine");
    let whole = tab.page(id).customer;
    tab.edit(id, |customer| {
        customer.phones.clear();
        customer.tags.clear();
        customer.hook = "red scarf".into();
    });
    let without = tab.page(id).customer;
    tab.command(EditCommand::Decide {
        customer: id,
        key: DecisionKey::all_of("birthday"),
        decision: Some(Decision::Done),
    });
    let mut tab = tab.device.tab();
    tab.command(EditCommand::Undo);
    assert!(tab.page(id).decided.is_empty());
    tab.command(EditCommand::Undo);
    assert_eq!(tab.page(id).customer, whole);
    let mut tab = tab.device.tab();
    tab.command(EditCommand::Undo);
    assert_eq!((tab.texts(id), tab.page(id).removed.len()), (Vec::new(), 1));
    tab.command(EditCommand::Undo);
    assert_eq!(tab.page(id).state, PageState::TakenBack);
    let mut tab = tab.device.tab();
    for _ in 0..2 {
        tab.command(EditCommand::Redo);
    }
    assert_eq!((tab.texts(id).len(), tab.page(id).customer), (1, whole.clone()));
    let mut tab = tab.device.tab();
    tab.command(EditCommand::Redo);
    assert_eq!(tab.page(id).customer, without);
    tab.command(EditCommand::Redo);
    assert_eq!(tab.page(id).decided.len(), 1);
    // Nothing is left to be done again; and something new makes an end of it.
    tab.command(EditCommand::Redo);
    tab.command(EditCommand::Undo);
    tab.write(id, EntryKind::Note, "moves in June");
    let mut tab = tab.device.tab();
    tab.command(EditCommand::Redo);
    assert!(tab.page(id).decided.is_empty());
    tab.command(EditCommand::Undo);
    assert_eq!(tab.texts(id).len(), 1);
    tab.assert_stored();
}

#[test]
fn nothing_of_an_erased_page_is_kept_to_be_taken_back() {
    let mut tab = started();
    let [kept, erased] = ["Asha", "Nino"].map(|name| tab.begin_named(name));
    tab.command(EditCommand::Erase(erased));
    let names = |tab: &Tab| {
        let storage = tab.device.storage.borrow();
        let keys = storage.records().filter(|(space, ..)| *space == Space::Undo);
        keys.map(|(_, key, _)| key[..16].to_vec()).collect::<Vec<_>>()
    };
    assert_eq!(names(&tab), [kept.bytes().to_vec()]);
    let mut tab = tab.device.tab();
    tab.command(EditCommand::Undo);
    assert_eq!((tab.page(kept).state, tab.page(erased).state), (PageState::TakenBack, PageState::Missing));
}

/// Years of edits do not make the list of them longer.
#[test]
fn only_the_latest_changes_are_kept_to_be_taken_back() {
    let mut tab = started();
    let id = tab.begin_named("Asha");
    for at in 0..250 {
        tab.edit(id, |customer| customer.hook = format!("hook {at}"));
    }
    let tab = tab.device.tab();
    let storage = tab.device.storage.borrow();
    assert_eq!(storage.records().filter(|(space, ..)| *space == Space::Undo).count(), 200);
}

/// Long after, on another device too.
#[test]
fn a_page_taken_back_can_be_had_again_at_any_time() {
    let (mut phone, mut tablet) = paired();
    let id = phone.begin_named("Nino");
    phone.command(EditCommand::Undo);
    for name in ["Asha", "Dara"] {
        phone.begin_named(name);
    }
    exchange(&mut phone, &mut tablet);
    assert_eq!(tablet.page(id).state, PageState::TakenBack);
    tablet.command(EditCommand::BringBack(id));
    assert_eq!((tablet.page(id).state, tablet.page(id).customer.name), (PageState::Ready, "Nino".into()));
    tablet.assert_stored();
    exchange(&mut phone, &mut tablet);
    assert_eq!(phone.page(id).state, PageState::Ready);
    tablet.command(EditCommand::Undo);
    assert_eq!(tablet.page(id).state, PageState::TakenBack);
    // It brings nothing that is not there.
    let erased = phone.begin_named("Sokha");
    phone.command(EditCommand::Erase(erased));
    phone.command(EditCommand::BringBack(erased));
    assert_eq!(phone.page(erased).state, PageState::Missing);
    phone.assert_stored();
}

/// What another tab has written over since stays as it is, whole texts too; and a page on which others have written
/// keeps its name.
#[test]
fn undo_leaves_what_others_have_written_since() {
    let mut tab = started();
    let id = tab.begin_named("Vanna");
    tab.edit(id, |customer| customer.preferences = "black tea".into());
    let mut other = tab.device.tab();
    other.edit(id, |customer| customer.preferences = "lemonade, no ice".into());
    tab.settle();
    tab.command(EditCommand::Undo);
    assert_eq!(tab.page(id).customer.preferences, "lemonade, no ice");
    assert!(tab.view().notice.as_ref().is_none_or(|notice| notice.what != Happened::Undone));
    other.write(id, EntryKind::Note, "likes jasmine");
    tab.settle();
    tab.command(EditCommand::Undo);
    assert_eq!((tab.page(id).customer.name, tab.texts(id).len()), ("Vanna".into(), 1));
    tab.assert_stored();
}
