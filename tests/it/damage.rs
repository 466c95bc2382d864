//! When stored bytes are not what they were: the damage is named and set aside, and everything else
//! stays usable, also after it happened.

use regulars::document::chunks;
use regulars::domain::*;
use regulars::notebook::api::PageState;
use regulars::notebook::api::export::Form;
use regulars::notebook::{Command, EditCommand, ListRequest, OutgoingCommand, Phase};
use regulars::storage::{Change, Key, Record, Space, Transaction};

use crate::archives::{exported, files, restored};
use crate::devices::{exchange, row};
use crate::fake_network::Air;
use crate::harness::{Device, Tab, named};
use crate::meeting::{hang_up, meet, paired_by_radio};

/// A notebook of three pages with several chunks each, on a device to copy from.
fn full() -> (Device, [CustomerId; 3]) {
    let device = Device::new();
    let mut tab = device.tab();
    tab.start();
    let ids = ["Asha", "Nino", "Sokha"].map(|name| tab.begin(named(name)));
    for id in ids {
        tab.write(id, EntryKind::Note, "likes jasmine");
        tab.edit(id, |customer| customer.hook = "red scarf".into());
        tab.take_photo(id, b"a photo");
    }
    (device, ids)
}

fn keys(device: &Device, space: Space) -> Vec<Key> {
    let storage = device.storage.borrow();
    let of_space = storage.records().filter(|(of, ..)| *of == space).map(|(_, key, _)| key.clone());
    // What was lost is noted beside the chunks that lie in quarantine.
    of_space.filter(|key| space != Space::Quarantine || key[16] != b'e').collect()
}

/// Ways a value can be damaged: its first byte, one in the middle, its end, all of it.
const DAMAGES: [fn(&mut Vec<u8>); 5] = [
    |value| value[0] ^= 0x80,
    |value| {
        let middle = value.len() / 2;
        value[middle] ^= 1;
    },
    |value| value.truncate(value.len() - 1),
    |value| value.truncate(value.len() / 2),
    |value| value.clear(),
];

/// A tab over a copy of the storage in which one value is damaged.
fn damaged(device: &Device, space: Space, key: &[u8], damage: fn(&mut Vec<u8>)) -> Tab {
    let copy = device.copy();
    copy.storage.borrow_mut().damage(space, key, damage);
    copy.tab()
}

#[test]
fn a_damaged_chunk_is_named_and_set_aside_and_the_rest_stays_usable() {
    let (device, ids) = full();
    let chunks = keys(&device, Space::Chunks);
    assert!(chunks.len() > 9, "{} chunks", chunks.len());
    for key in chunks {
        for (number, damage) in DAMAGES.into_iter().enumerate() {
            let case = format!("damage {number} to {key:02x?}");
            let mut tab = damaged(&device, Space::Chunks, &key, damage);
            assert_eq!((tab.view().phase, tab.view().pages), (Phase::Ready, 3), "{case}");
            let in_shop = key.starts_with(DocumentId::SHOP.bytes());
            assert_eq!(tab.view().shop_damaged, in_shop, "{case}");
            for id in ids {
                let page = tab.page(id);
                assert_eq!(page.state, PageState::Ready, "{case}");
                assert_eq!(page.damaged, key.starts_with(id.bytes()), "{case}");
                if !page.damaged {
                    assert_eq!((page.customer.hook.as_str(), page.entries.len()), ("red scarf", 1), "{case}");
                }
            }
            assert_eq!(keys(&tab.device, Space::Quarantine), std::slice::from_ref(&key), "{case}");
            assert!(!keys(&tab.device, Space::Chunks).contains(&key), "{case}");
            for id in ids {
                tab.edit(id, |customer| customer.firm = "Lotus".into());
                tab.write(id, EntryKind::Note, "written later");
            }
            let mut again = tab.device.tab();
            assert_eq!(again.view().shop_damaged, in_shop, "{case}: it stays named");
            for id in ids {
                let page = again.page(id);
                assert_eq!((page.state, page.customer.firm.as_str()), (PageState::Ready, "Lotus"), "{case}");
                assert_eq!(page.entries[0].1.text, "written later", "{case}");
                assert_eq!(page.damaged, key.starts_with(id.bytes()), "{case}: it stays named");
            }
            assert_eq!(
                keys(&again.device, Space::Quarantine),
                std::slice::from_ref(&key),
                "{case}: kept for rescue"
            );
            assert_eq!(again.view().trouble, None, "{case}");
        }
    }
}

#[test]
fn a_damaged_summary_is_made_anew() {
    let (device, ids) = full();
    let expected = device.copy().tab().everything();
    for key in keys(&device, Space::Summaries) {
        // A flipped digest cannot be told from a lost chunk: the page says damaged, and is whole.
        for damage in [DAMAGES[0], DAMAGES[3], DAMAGES[4], |value: &mut Vec<u8>| value[1] = 9] {
            let mut tab = damaged(&device, Space::Summaries, &key, damage);
            assert_eq!(tab.everything(), expected);
            for id in ids {
                tab.edit(id, |customer| customer.firm = "Lotus".into());
            }
            assert_eq!((&tab.view().trouble, tab.view().unsaved), (&None, false));
            tab.assert_stored();
        }
    }
}

#[test]
fn a_summary_of_another_version_is_written_anew_once() {
    let (device, ids) = full();
    let key = ids[0].bytes();
    let tab = damaged(&device, Space::Summaries, key, |value| value[1] = 9);
    let storage = tab.device.storage.borrow();
    let (.., value) =
        storage.records().find(|(space, of, _)| *space == Space::Summaries && *of == key).unwrap();
    assert_eq!(value[1], Summary::VERSION);
}

#[test]
fn a_missing_summary_is_made_anew_when_its_page_is_opened() {
    let (device, ids) = full();
    let key = ids[0].bytes().to_vec();
    let change = regulars::storage::Change::Delete(Space::Summaries, key);
    let transaction = regulars::storage::Transaction { changes: vec![change], ..Default::default() };
    assert_eq!(device.storage.borrow_mut().write(&transaction), Ok(()));
    let mut tab = device.tab();
    assert_eq!(tab.page(ids[0]).customer.hook, "red scarf");
    assert_eq!(tab.list(ListRequest::default()), ["Asha", "Nino", "Sokha"]);
    tab.assert_stored();
}

#[test]
fn lost_and_damaged_photos_and_texts_leave_the_page_whole() {
    let (device, ids) = full();
    for space in [Space::Photos, Space::Texts] {
        for key in keys(&device, space) {
            for damage in [DAMAGES[0], DAMAGES[3], DAMAGES[4]] {
                let mut tab = damaged(&device, space, &key, damage);
                for id in ids {
                    assert_eq!(tab.page(id).entries.len(), 1);
                }
                assert_eq!(tab.find("jasmine").len(), 3, "an opened page is found by its own words");
            }
        }
    }
}

#[test]
fn two_tabs_that_find_the_same_damage_agree() {
    let (device, ids) = full();
    let key = keys(&device, Space::Chunks).into_iter().find(|key| key.starts_with(ids[0].bytes())).unwrap();
    device.storage.borrow_mut().damage(Space::Chunks, &key, |value| value.push(1));
    let (mut one, mut two) = (device.tab(), device.tab());
    one.page(ids[0]);
    two.page(ids[0]);
    one.edit(ids[0], |customer| customer.firm = "Lotus".into());
    two.edit(ids[0], |customer| customer.called = "Ash".into());
    while one.carry_out_next() | two.carry_out_next() {}
    let (one, two) = (one.page(ids[0]), two.page(ids[0]));
    assert_eq!(one, two);
    assert_eq!((one.customer.firm.as_str(), one.customer.called.as_str()), ("Lotus", "Ash"));
}

#[test]
fn what_is_written_after_damage_fits_what_is_rescued() {
    let mut tab = Device::new().tab();
    tab.start();
    let (asha, nino) = (tab.begin_named("Asha"), tab.begin_named("Nino"));
    tab.write(asha, EntryKind::Note, "before");
    tab.page(nino);
    let of_asha = |tab: &Tab| -> Vec<Record> {
        let storage = tab.device.storage.borrow();
        let records = storage
            .records()
            .filter(|(space, key, _)| *space == Space::Chunks && key.starts_with(asha.bytes()));
        records.map(|(_, key, value)| (key.clone(), value.clone())).collect()
    };
    let rescued = of_asha(&tab);
    for (key, _) in &rescued {
        tab.device.storage.borrow_mut().damage(Space::Chunks, key, DAMAGES[1]);
    }
    // The same session that wrote the lost chunks writes on.
    tab.edit(asha, |customer| customer.firm = "Lotus".into());
    tab.write(asha, EntryKind::Note, "after");
    let all = [rescued, of_asha(&tab)].concat();
    let mut loaded = chunks::load(asha.into(), &all, None, [9; 16]);
    assert!(loaded.damaged.is_empty() && !loaded.incomplete, "{:?}", loaded.damaged);
    let page = loaded.document.page();
    assert_eq!((page.customer.name.as_str(), page.customer.firm.as_str()), ("Asha", "Lotus"));
    assert_eq!(page.entries.len(), 2);
}

/// How a chunk of a page is lost.
const LOSSES: [fn(&Device, &Key); 2] = [
    |device, key| device.storage.borrow_mut().damage(Space::Chunks, key, DAMAGES[1]),
    |device, key| {
        let changes = vec![Change::Delete(Space::Chunks, key.clone())];
        let written = device.storage.borrow_mut().write(&Transaction { changes, ..Transaction::default() });
        assert_eq!(written, Ok(()));
    },
];

#[test]
fn what_was_lost_here_comes_back_from_the_device_that_has_it() {
    let (mut air, mut tablet, mut phone) = paired_by_radio();
    let id = phone.begin_named("Asha");
    phone.write(id, EntryKind::Note, "likes jasmine");
    phone.write(id, EntryKind::Note, "moves in June");
    meet(&mut air, &mut tablet, &mut phone);
    hang_up(&mut air, &mut tablet, &mut phone);
    let archive = exported(&mut tablet, None);
    let chunks = keys(&phone.device, Space::Chunks).into_iter().filter(|key| key.starts_with(id.bytes()));
    let chunks: Vec<Key> = chunks.collect();
    assert!(chunks.len() > 2);
    for key in chunks {
        for lose in LOSSES {
            let lost = || {
                let device = phone.device.copy();
                lose(&device, &key);
                let mut phone = device.tab();
                assert!(phone.page(id).damaged);
                (phone, tablet.device.copy().tab())
            };
            let (mut phone, mut tablet) = lost();
            assert!(row(&mut phone, "tablet").waiting > 0, "nobody is called up to date");
            meet(&mut Air::default(), &mut tablet, &mut phone);
            assert_whole(&mut phone, id);
            // By bundles: the first tells what is missing here.
            let (mut phone, mut tablet) = lost();
            exchange(&mut phone, &mut tablet);
            assert_whole(&mut phone, id);
            // From an archive.
            let (mut phone, _) = lost();
            restored(&mut phone, &archive);
            assert_whole(&mut phone, id);
            // Also where somebody wrote on meanwhile, on both.
            let (mut phone, mut tablet) = lost();
            phone.edit(id, |customer| customer.firm = "Lotus".into());
            tablet.edit(id, |customer| customer.called = "Auntie".into());
            let mut phone = phone.device.tab();
            exchange(&mut phone, &mut tablet);
            assert_whole(&mut phone, id);
            assert_eq!(phone.page(id).customer.called, "Auntie");
        }
    }
}

/// What two devices have written at the same time ends in two heads, and that state can be lost as well.
#[test]
fn a_state_of_several_heads_is_known_again() {
    let (mut air, mut tablet, mut phone) = paired_by_radio();
    let id = phone.begin_named("Asha");
    meet(&mut air, &mut tablet, &mut phone);
    hang_up(&mut air, &mut tablet, &mut phone);
    phone.write(id, EntryKind::Note, "likes jasmine");
    tablet.write(id, EntryKind::Note, "moves in June");
    let (behind, mut lacking) = (tablet.device.copy(), 0);
    meet(&mut air, &mut tablet, &mut phone);
    hang_up(&mut air, &mut tablet, &mut phone);
    let phone_before = phone.device.copy();
    let chunks = keys(&phone.device, Space::Chunks).into_iter().filter(|key| key.starts_with(id.bytes()));
    for key in chunks {
        for lose in LOSSES {
            for writes_on in [false, true] {
                let (device, mut tablet) = (phone.device.copy(), tablet.device.copy().tab());
                lose(&device, &key);
                let mut phone = device.tab();
                assert!(phone.page(id).damaged);
                if writes_on {
                    tablet.edit(id, |customer| customer.called = "Auntie".into());
                    tablet.edit(id, |customer| customer.firm = "Lotus".into());
                }
                meet(&mut Air::default(), &mut tablet, &mut phone);
                assert_whole(&mut phone, id);
                // A device that has one of both only does not have that state.
                let (device, mut behind) = (phone_before.copy(), behind.copy().tab());
                lose(&device, &key);
                let mut phone = device.tab();
                phone.page(id);
                meet(&mut Air::default(), &mut behind, &mut phone);
                let texts = phone.texts(id).len();
                assert_eq!(phone.page(id).damaged, texts < 2);
                lacking += usize::from(texts < 2);
            }
        }
    }
    assert!(lacking > 0, "what only the phone had stays lost");
}

#[track_caller]
fn assert_whole(tab: &mut Tab, id: CustomerId) {
    let mut texts = tab.texts(id);
    texts.sort();
    assert_eq!(texts, ["likes jasmine", "moves in June"]);
    assert!(!tab.page(id).damaged);
    let left =
        tab.device.storage.borrow().records().filter(|(space, ..)| *space == Space::Quarantine).count();
    assert_eq!(left, 0, "quarantine is empty");
    assert!(!tab.device.tab().page(id).damaged);
    tab.assert_stored();
}

/// An owner who does the right thing, makes an archive and goes on with another device, leaves nothing behind.
#[test]
fn what_was_set_aside_goes_along_with_an_archive() {
    let (device, [asha, ..]) = full();
    let is_wanted = |key: &Key| key.starts_with(asha.bytes()) || key.starts_with(DocumentId::SHOP.bytes());
    for key in keys(&device, Space::Chunks).into_iter().filter(is_wanted) {
        let mut tab = damaged(&device, Space::Chunks, &key, DAMAGES[1]);
        tab.page(asha);
        let kept = tab.device.storage.borrow().records().find_map(|(space, kept, value)| {
            (space == Space::Quarantine && *kept == key).then(|| value.clone())
        });
        tab.command(OutgoingCommand::Export(Form::Archive(crate::archives::words(), None), None));
        let file = tab.view().export.clone().unwrap().file.expect("it is whole");
        let files = files(&file);
        let set_aside: Vec<&Vec<u8>> =
            files.iter().filter(|(path, _)| path.starts_with("set-aside/")).map(|(_, bytes)| bytes).collect();
        assert_eq!(set_aside, [&kept.expect("it is set aside")]);
        assert!(restored(&mut crate::harness::started(), &file).added >= 2);
    }
}

/// Nobody has opened the page: the damage is found while the other device still has its words.
#[test]
fn what_is_damaged_is_found_before_anybody_opens_the_page() {
    let (mut air, mut tablet, mut phone) = paired_by_radio();
    let ids = ["Asha", "Nino"].map(|name| phone.begin_named(name));
    phone.write(ids[0], EntryKind::Note, "likes jasmine");
    meet(&mut air, &mut tablet, &mut phone);
    hang_up(&mut air, &mut tablet, &mut phone);
    let chunks = keys(&phone.device, Space::Chunks).into_iter().filter(|key| key.starts_with(ids[0].bytes()));
    let chunks: Vec<Key> = chunks.collect();
    for is_all_lost in [false, true] {
        let (device, mut tablet) = (phone.device.copy(), tablet.device.copy().tab());
        match is_all_lost {
            true => chunks.iter().for_each(|key| LOSSES[1](&device, key)),
            false => LOSSES[0](&device, &chunks[0]),
        }
        let mut phone = device.tab();
        let pages = phone.view().pages;
        assert_eq!(row(&mut phone, "tablet").waiting, 0);
        phone.command(Command::Scrub);
        assert!(row(&mut phone, "tablet").waiting > 0);
        assert_eq!(phone.view().pages, pages, "it stays in the list");
        meet(&mut Air::default(), &mut tablet, &mut phone);
        assert_eq!(phone.texts(ids[0]), ["likes jasmine"]);
        assert!(!phone.page(ids[0]).damaged);
        phone.assert_stored();
    }
}

/// A page without a summary stands in no list, and one that was erased leaves nothing.
#[test]
fn pages_without_a_summary_are_found_and_what_is_left_of_erased_ones_goes() {
    let (device, [asha, nino, _]) = full();
    let chunks: Vec<Record> = {
        let storage = device.storage.borrow();
        let of_nino = storage.records().filter(|(_, key, _)| key.starts_with(nino.bytes()));
        let chunks = of_nino.filter(|(space, ..)| *space == Space::Chunks);
        chunks.map(|(_, key, value)| (key.clone(), value.clone())).collect()
    };
    device.tab().command(EditCommand::Erase(nino));
    let put = chunks.into_iter().map(|(key, value)| Change::Put(Space::Chunks, key, value));
    let lost = [
        Change::Delete(Space::Summaries, asha.bytes().to_vec()),
        Change::DeletePrefix(Space::Shelves, Key::new()),
    ];
    let changes = put.chain(lost).collect();
    let written = device.storage.borrow_mut().write(&Transaction { changes, ..Transaction::default() });
    assert_eq!(written, Ok(()));
    let mut tab = device.tab();
    assert_eq!(tab.list(ListRequest { limit: 9, ..ListRequest::default() }), ["Sokha"]);
    tab.command(Command::Scrub);
    assert_eq!(tab.list(ListRequest { limit: 9, ..ListRequest::default() }), ["Asha", "Sokha"]);
    assert_eq!(tab.device.spaces_with(nino.bytes()), [Space::Tombstones]);
    tab.assert_stored();
}

#[test]
fn a_large_notebook_is_looked_through_share_by_share() {
    let (device, _) = full();
    let people = (0..210_u8).map(|number| (CustomerId([number; 16]), named("one of many"), Vec::new()));
    device.tab().command(EditCommand::Bring(people.collect()));
    for byte in [0, 100, 209] {
        let key = keys(&device, Space::Chunks)
            .into_iter()
            .find(|key| key.starts_with(&[byte; 16]))
            .expect("it has one");
        let mut tab = damaged(&device, Space::Chunks, &key, DAMAGES[2]);
        tab.command(Command::Scrub);
        assert_eq!(keys(&tab.device, Space::Quarantine), [key]);
    }
}
