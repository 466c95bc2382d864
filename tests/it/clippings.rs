//! Clippings (K7): a line, a link and a photo stay together, on this device and the other, until they are taken off or
//! erased.

use std::sync::Arc;

use regulars::domain::*;
use regulars::notebook::api::PageState;
use regulars::notebook::{EditCommand, ShowCommand};
use regulars::storage::Space;

use crate::archives::{exported, restored};
use crate::devices::{bundle, exchange, open, paired, this};
use crate::harness::{self, Tab, named};
use crate::meeting::{hang_up, meet, paired_by_radio};

const FIRST: &[u8] = b"\xff\xd8the first picture";
const SECOND: &[u8] = b"\xff\xd8the second picture";

/// The bytes of the photo of an entry, as its page shows them.
fn photo(tab: &mut Tab, customer: CustomerId, entry: EntryId) -> Option<Vec<u8>> {
    let photo = tab.entry(customer, entry).photo()?;
    tab.page(customer).photos.get(&photo).map(|bytes| bytes.to_vec())
}

fn stored_photos(tab: &Tab, of: CustomerId) -> usize {
    let storage = tab.device.storage.borrow();
    storage.records().filter(|(space, key, _)| *space == Space::Photos && key.starts_with(of.bytes())).count()
}

#[test]
fn a_clipping_keeps_its_link_and_its_photo() {
    let mut tab = harness::started();
    let sokha = tab.begin_named("Sokha");
    let entry = tab.clip(sokha, "in the news", FIRST);
    let mut later = tab.device.tab();
    let read = later.entry(sokha, entry);
    assert_eq!((read.text.as_str(), read.link()), ("in the news", "https://news.example/page"));
    assert_eq!(photo(&mut later, sokha, entry).as_deref(), Some(FIRST));
    assert_eq!(later.page(sokha).photo, None, "it is not their face");

    // Another photo, and the first again.
    let base = tab.entry(sokha, entry);
    let detail = Detail::Clipping { link: base.link().to_owned(), photo: Some(PhotoId::of(SECOND)) };
    let new = Entry { detail, ..base.clone() };
    tab.command(EditCommand::SaveEntry {
        customer: sokha,
        id: entry,
        base: Some(Box::new(base)),
        new: Box::new(new),
        photo: Some(Arc::from(SECOND)),
        ends: None,
    });
    assert_eq!(photo(&mut tab, sokha, entry).as_deref(), Some(SECOND));
    tab.command(EditCommand::Undo);
    assert_eq!(photo(&mut tab, sokha, entry).as_deref(), Some(FIRST));
    tab.change(sokha, entry, |entry| entry.removed = true);
    tab.change(sokha, entry, |entry| entry.removed = false);
    assert_eq!(photo(&mut tab.device.tab(), sokha, entry).as_deref(), Some(FIRST));
    tab.assert_stored();
}

/// An address that no browser opens as a page of the web may come from another device; it is not shown.
#[test]
fn only_an_address_of_the_web_is_shown() {
    let mut tab = harness::started();
    let sokha = tab.begin_named("Sokha");
    let entry = tab.clip(sokha, "in the news", FIRST);
    let link = "javascript:alert(1)".into();
    tab.change(sokha, entry, |entry| entry.detail = Detail::Clipping { link, photo: entry.photo() });
    assert_eq!(tab.entry(sokha, entry).link(), "");
    assert_eq!(tab.entry(sokha, entry).text, "in the news");
}

#[test]
fn the_photos_of_clippings_go_along_in_a_bundle_once() {
    let (mut phone, mut tablet) = paired();
    let dara = phone.begin_named("Dara");
    let first = phone.clip(dara, "in the news", FIRST);
    exchange(&mut phone, &mut tablet);
    assert_eq!(photo(&mut tablet, dara, first).as_deref(), Some(FIRST));
    let large = vec![7; 50_000];
    let second = phone.clip(dara, "again", &large);
    exchange(&mut phone, &mut tablet);
    assert_eq!(photo(&mut tablet, dara, second), Some(large));
    exchange(&mut phone, &mut tablet);
    phone.write(dara, EntryKind::Note, "words alone");
    let to = this(&mut tablet);
    let file = bundle(&mut phone, Some(to));
    assert!(file.len() < 10_000, "{} bytes", file.len());
    open(&mut tablet, &file);
    assert_eq!(tablet.texts(dara), ["words alone", "again", "in the news"]);
}

#[test]
fn the_photos_of_clippings_cross_by_radio() {
    let (mut air, mut tablet, mut phone) = paired_by_radio();
    let dara = tablet.begin_named("Dara");
    tablet.take_photo(dara, b"a face");
    let taken_off = tablet.clip(dara, "taken off again", SECOND);
    tablet.change(dara, taken_off, |entry| entry.removed = true);
    hang_up(&mut air, &mut tablet, &mut phone);
    let first = tablet.clip(dara, "in the news", FIRST);
    meet(&mut air, &mut tablet, &mut phone);
    assert_eq!(phone.page(dara).photo.as_deref(), Some(&b"a face"[..]));
    assert_eq!(photo(&mut phone, dara, first).as_deref(), Some(FIRST));
    assert_eq!(photo(&mut phone, dara, taken_off).as_deref(), Some(SECOND), "it may be brought back there");
    // While both are there, at once.
    let live = phone.clip(dara, "and once more", b"a third");
    air.carry(&mut tablet, &mut phone);
    assert_eq!(photo(&mut tablet, dara, live).as_deref(), Some(&b"a third"[..]));
    tablet.assert_stored();
    phone.assert_stored();
}

#[test]
fn archives_bring_them_back() {
    let mut tab = harness::started();
    let sokha = tab.begin_named("Sokha");
    let entry = tab.clip(sokha, "in the news", FIRST);
    let bytes = exported(&mut tab, None);
    let mut fresh = harness::started();
    restored(&mut fresh, &bytes);
    assert_eq!(photo(&mut fresh, sokha, entry).as_deref(), Some(FIRST));
    assert_eq!(fresh.everything(), tab.everything());
}

#[test]
fn joined_pages_share_them_and_parted_ones_do_not() {
    let mut tab = harness::started();
    let (first, second) =
        (tab.begin_named("Sokha"), tab.begin(Customer { hook: "tall".into(), ..named("Sokha") }));
    let own = tab.clip(first, "of the first", FIRST);
    let other = tab.clip(second, "of the second", SECOND);
    tab.page(first);
    tab.command(ShowCommand::Compare([first, second]));
    tab.command(EditCommand::Join { pair: [first, second], words_of: first });
    for (entry, bytes) in [(own, FIRST), (other, SECOND)] {
        assert_eq!(photo(&mut tab, first, entry).as_deref(), Some(bytes));
        assert_eq!(photo(&mut tab.device.tab(), first, entry).as_deref(), Some(bytes));
    }
    tab.command(EditCommand::Part(second));
    assert_eq!(photo(&mut tab, first, own).as_deref(), Some(FIRST));
    assert_eq!(photo(&mut tab, second, other).as_deref(), Some(SECOND));
    assert_eq!((stored_photos(&tab, first), stored_photos(&tab, second)), (1, 1));

    // Joined again, they are there again.
    tab.command(ShowCommand::Compare([first, second]));
    tab.command(EditCommand::Join { pair: [first, second], words_of: first });
    assert_eq!(photo(&mut tab.device.tab(), first, other).as_deref(), Some(SECOND));
}

/// A meeting may end between the words and the photo; the page may be joined meanwhile.
#[test]
fn a_photo_that_comes_after_its_page_was_joined_is_there_too() {
    let mut late = 0;
    for frames in 1..14 {
        let (mut air, mut tablet, mut phone) = paired_by_radio();
        let first = phone.begin_named("Dara Lim");
        let second = tablet.begin_named("Dara Lim");
        let entry = tablet.clip(second, "in the news", FIRST);
        air.frames = Some(frames);
        meet(&mut air, &mut tablet, &mut phone);
        hang_up(&mut air, &mut tablet, &mut phone);
        if phone.page(second).entries.is_empty() || photo(&mut phone, second, entry).is_some() {
            continue;
        }
        late += 1;
        phone.page(first);
        phone.command(ShowCommand::Compare([first, second]));
        phone.command(EditCommand::Join { pair: [first, second], words_of: first });
        phone.command(ShowCommand::CloseCompare);
        assert_eq!(phone.page(second).state, PageState::Joined(first));
        air.frames = None;
        meet(&mut air, &mut tablet, &mut phone);
        hang_up(&mut air, &mut tablet, &mut phone);
        assert_eq!(
            photo(&mut phone.device.tab(), first, entry).as_deref(),
            Some(FIRST),
            "after {frames} frames"
        );
        phone.assert_stored();
    }
    assert!(late > 0, "some cut fell between a page and its photo");
}
