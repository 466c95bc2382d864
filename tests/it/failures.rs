//! When a storage call fails: whichever it is, the owner is told, and after "try again" everything
//! typed is there and stored.

use regulars::domain::*;
use regulars::notebook::api::PageState;
use regulars::notebook::{Command, Draft, EditCommand, Phase};
use regulars::storage::WriteError;

use crate::harness::{Device, Tab, named};

/// What the owner does, one step after the other. Each finds what it needs by name, as an owner would.
const STORY: [fn(&mut Tab); 13] = [
    |tab| tab.command(EditCommand::StartNotebook(Shop { name: "Lotus".into(), ..Shop::default() })),
    |tab| tab.command(EditCommand::KeepDraft(Draft::NewCustomer, "Sok".into())),
    |tab| _ = tab.begin_named("Sokha"),
    |tab| _ = tab.begin_named("Nino"),
    |tab| _ = tab.begin_named("Asha"),
    |tab| with(tab, "Sokha", |tab, id| _ = tab.write(id, EntryKind::Said, "jasmine please")),
    |tab| with(tab, "Nino", |tab, id| _ = tab.write(id, EntryKind::Visit, "")),
    |tab| with(tab, "Sokha", |tab, id| tab.edit(id, |customer| customer.hook = "red scarf".into())),
    |tab| with(tab, "Nino", |tab, id| tab.take_photo(id, b"a photo")),
    |tab| with(tab, "Nino", |tab, id| _ = tab.write(id, EntryKind::Note, "a slip")),
    |tab| tab.command(EditCommand::Undo),
    |tab| with(tab, "Asha", |tab, id| tab.command(EditCommand::Erase(id))),
    |tab| with(tab, "Sokha", |tab, id| tab.command(EditCommand::KeepDraft(Draft::Entry(id), "ha".into()))),
];

/// Does something with the page of that name. An owner who cannot see the page tries again first.
fn with(tab: &mut Tab, name: &str, act: impl FnOnce(&mut Tab, CustomerId)) {
    let Some(id) = tab.view().list.rows.iter().find(|row| row.title == name).map(|row| row.id) else {
        panic!("{name} is not in the list");
    };
    while tab.page(id).state != PageState::Ready {
        assert!(tab.view().trouble.is_some(), "{name} cannot be read, and nothing is said");
        tab.command(Command::Retry);
    }
    act(tab, id);
}

/// Lives the story on a device whose storage may fail. The owner tries again as soon as there is
/// trouble or, `patient`, only where nothing else can be done, and at the end.
fn live(device: &Device, patient: bool) -> Tab {
    let mut tab = device.tab();
    for step in STORY {
        while tab.view().phase == Phase::Opening || !patient && tab.view().trouble.is_some() {
            tab.command(Command::Retry);
        }
        step(&mut tab);
    }
    while tab.view().trouble.is_some() {
        tab.command(Command::Retry);
    }
    tab
}

#[track_caller]
fn assert_all_there(tab: &mut Tab, case: &str) {
    assert_eq!((&tab.view().trouble, tab.view().unsaved), (&None, false), "{case}");
    for mut tab in [tab.device.copy().tab(), tab.device.copy().tab()] {
        let (shop, rows, pages) = tab.everything();
        let names: Vec<_> = rows.iter().map(|row| row.title.as_str()).collect();
        assert_eq!((shop.name.as_str(), names), ("Lotus", vec!["Nino", "Sokha"]), "{case}");
        let [nino, sokha] = &pages[..] else { unreachable!("two names, two pages") };
        assert_eq!(nino.photo.as_deref(), Some(b"a photo".as_slice()), "{case}");
        assert_eq!((nino.entries.len(), nino.removed.len()), (1, 1), "{case}");
        assert_eq!((sokha.customer.hook.as_str(), sokha.entries.len()), ("red scarf", 1), "{case}");
        assert!(sokha.drafts.values().eq(["ha"]), "{case}");
        assert_eq!(tab.view().new_draft, None, "{case}");
        assert_eq!(tab.find("jasmine"), ["Sokha"], "{case}");
        assert!(tab.device.spaces_with(b"Asha").is_empty(), "{case}");
    }
    tab.assert_stored();
}

/// Rule 1 of `documents`.
#[test]
fn whichever_storage_call_fails_nothing_is_lost() {
    let device = Device::new();
    let mut tab = live(&device, true);
    assert_all_there(&mut tab, "nothing fails");
    assert!(tab.shown.is_empty(), "{:?}", tab.shown);
    // The story's own calls; counted by letting ever later ones fail until none is hit.
    for patient in [true, false] {
        for error in [WriteError::Full, WriteError::Failed("the disk said no".into())] {
            for nth in 1.. {
                let case = format!("call {nth} fails with {error:?}, patient {patient}");
                let device = Device::new();
                device.storage.borrow_mut().fail_at(nth, error.clone());
                let mut tab = live(&device, patient);
                if tab.shown.is_empty() {
                    assert!(nth > STORY.len(), "{case}: the owner was not told");
                    let seen = (0..nth).any(|_| device.storage.borrow().read(&[]).is_err());
                    assert!(seen, "{case}: the owner was not told");
                    break;
                }
                assert_all_there(&mut tab, &case);
            }
        }
    }
}

#[test]
fn a_storage_that_fails_for_a_while_loses_nothing() {
    for from in 1.. {
        let device = Device::new();
        for nth in from..from + 3 {
            device.storage.borrow_mut().fail_at(nth, WriteError::Full);
        }
        let mut tab = live(&device, true);
        if tab.shown.is_empty() {
            break;
        }
        assert_all_there(&mut tab, &format!("three calls from {from} on fail"));
    }
}

/// Rule 2 of `documents`.
#[test]
fn what_could_not_be_saved_stays_on_the_screen_and_is_called_unsaved() {
    let mut tab = Device::new().tab();
    tab.start();
    let id = tab.begin_named("Sokha");
    tab.page(id);
    tab.device.storage.borrow_mut().fail_at(1, WriteError::Full);
    let entry = tab.write(id, EntryKind::Note, "likes jasmine");
    assert_eq!(tab.view().trouble, Some(regulars::notebook::Trouble::Full));
    assert!(tab.view().unsaved);
    // Other pages may be looked at meanwhile.
    let nino = tab.begin(named("Nino"));
    tab.page(nino);
    assert_eq!(tab.entry(id, entry).text, "likes jasmine");
    tab.command(Command::Retry);
    assert_eq!((&tab.view().trouble, tab.view().unsaved), (&None, false));
    tab.assert_stored();
}

#[test]
fn a_page_whose_erasing_failed_is_not_lost_by_another_save() {
    let mut tab = Device::new().tab();
    tab.start();
    let (asha, nino) = (tab.begin_named("Asha"), tab.begin_named("Nino"));
    tab.page(asha);
    tab.device.storage.borrow_mut().fail_at(1, WriteError::Full);
    tab.command(EditCommand::Erase(asha));
    tab.edit(nino, |customer| customer.hook = "teacher".into());
    assert!(tab.view().trouble.is_some(), "the erasing is not done");
    assert_eq!(tab.page(asha).state, PageState::Ready);
    tab.command(Command::Retry);
    assert_eq!((tab.page(asha).state, tab.view().pages), (PageState::Missing, 1));
    assert!(tab.device.spaces_with(b"Asha").is_empty());
    tab.assert_stored();
}
