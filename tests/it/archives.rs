//! Archives: everything comes back, photos and history too, nothing is there twice, and what is damaged is named.

use std::sync::Arc;

use proptest::prelude::*;
use regulars::domain::*;
use regulars::exchange::{Reason, age, archive};
use regulars::i18n::{self, Language};
use regulars::notebook::api::export::{Form, Words};
use regulars::notebook::api::restore::{Lock, Restore};
use regulars::notebook::helpers::MESSAGES;
use regulars::notebook::{Command, EditCommand, IntakeCommand, ListRequest, OutgoingCommand, ShowCommand};
use regulars::storage::WriteError;

use crate::harness::{Tab, named, started};

pub fn words() -> Words {
    Words(MESSAGES.into_iter().map(|id| (id.to_owned(), i18n::say(Language::English, id, &[]))).collect())
}

pub fn exported(tab: &mut Tab, passphrase: Option<&str>) -> Vec<u8> {
    tab.command(OutgoingCommand::Export(Form::Archive(words(), passphrase.map(str::to_owned)), None));
    let export = tab.view().export.clone().unwrap();
    assert_eq!(export.damaged, []);
    tab.command(OutgoingCommand::CloseExport);
    export.file.unwrap().to_vec()
}

fn read(tab: &mut Tab, bytes: &[u8]) -> Restore {
    tab.command(IntakeCommand::ReadFile { name: "archive.zip".into(), bytes: Arc::from(bytes) });
    tab.view().restore.clone().unwrap()
}

pub fn restored(tab: &mut Tab, bytes: &[u8]) -> Restore {
    read(tab, bytes);
    tab.command(IntakeCommand::Restore);
    tab.view().restore.clone().unwrap()
}

/// The files of an archive, as another program finds them.
pub fn files(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    use std::io::Read;
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let count = archive.len();
    let read = |at: usize| {
        let mut file = archive.by_index(at).unwrap();
        let mut content = Vec::new();
        file.read_to_end(&mut content).unwrap();
        (file.name().unwrap().into_owned(), content)
    };
    (0..count).map(read).collect()
}

fn file(bytes: &[u8], path: &str) -> String {
    let found = files(bytes).into_iter().find(|(name, _)| name == path);
    String::from_utf8(found.unwrap_or_else(|| panic!("{path} is in the archive")).1).unwrap()
}

/// A shop with some of everything.
fn filled() -> (Tab, CustomerId) {
    let mut tab = started();
    let shop = Shop {
        name: "Lotus".into(),
        country: "KH".into(),
        currencies: [Currency::KHR].into(),
        care: Care {
            people: Some(5),
            follow_ups: [(ItemId([1; 16]), FollowUpRule { thing: "shoes".into(), days: 14 })].into(),
            ..Care::default()
        },
        contact: Standards {
            quiet_hours: QuietHours::new(20, 8),
            quiet_days: [7].into(),
            budget: Budget::new(2, 60),
            unused: [Channel::Viber].into(),
            confidential: "What is said here stays here.".into(),
        },
        greetings: [(
            ItemId([7; 16]),
            Greeting {
                name: "New Year".into(),
                draft: "Dear {name}".into(),
                audience: Audience::Tag("tea".into()),
                ..Greeting::default()
            },
        )]
        .into(),
    };
    tab.command(EditCommand::SaveShop { base: Box::default(), new: Box::new(shop) });
    let birthday = ImportantDay {
        kind: DayKind::Birthday,
        day: YearlyDay::new(2, 29, None).unwrap(),
        label: String::new(),
    };
    let sokha = tab.begin(Customer {
        phones: [(ItemId([1; 16]), Phone { number: "012 345 678".into(), label: "shop".into() })].into(),
        days: [(ItemId([2; 16]), birthday)].into(),
        preferences: "jasmine,\nnever mint".into(),
        tags: ["tea".into()].into(),
        ..named("ចាន់ សុខា / \"Sokha\"")
    });
    tab.take_photo(sokha, &photo());
    tab.write(sokha, EntryKind::Said, "her son begins\nschool");
    let gone = tab.write(sokha, EntryKind::Note, "taken off again");
    tab.change(sokha, gone, |entry| entry.removed = true);
    tab.begin(Customer { recommended_by: Some(Recommender::Page(sokha)), ..named("Nino") });
    tab.begin(Customer { put_away: Some("moved".into()), ..named("Dara") });
    let erased = tab.begin_named("Forget me");
    tab.page(erased);
    tab.command(EditCommand::Erase(erased));
    (tab, sokha)
}

fn photo() -> Vec<u8> {
    [&[0xff, 0xd8][..], b"not really a picture"].concat()
}

#[test]
fn everything_comes_back_and_the_json_is_the_same_to_the_byte() {
    let (mut tab, sokha) = filled();
    let bytes = exported(&mut tab, None);
    let mut fresh = started();
    let shown = read(&mut fresh, &bytes);
    assert_eq!((shown.total, shown.photos, shown.begun, fresh.view().pages), (4, 1, false, 0));
    let done = restored(&mut fresh, &bytes);
    assert_eq!((done.added, done.done, done.over, done.damaged), (3, 4, true, 0));
    assert_eq!(fresh.everything(), tab.everything());
    assert_eq!(fresh.find("school").len(), 1);
    fresh.assert_stored();
    let again = exported(&mut fresh, None);
    assert_eq!(file(&again, "notebook.json"), file(&bytes, "notebook.json"));
    // What was erased is in no file, and comes back from no older archive.
    assert!(files(&bytes).iter().all(|(_, bytes)| !String::from_utf8_lossy(bytes).contains("Forget me")));
    assert!(fresh.page(sokha).photo.is_some());
}

#[test]
fn an_archive_is_read_by_people_and_by_other_programs() {
    let (mut tab, sokha) = filled();
    let bytes = exported(&mut tab, None);
    let names: Vec<String> = files(&bytes).into_iter().map(|(name, _)| name).collect();
    assert!(names.iter().all(|name| !name.contains(['"', '\\', ':'])), "{names:?}");
    let id: String = sokha.to_string().chars().take(8).collect();
    let page = file(&bytes, &format!("customers/ចាន់ សុខា  Sokha {id}.md"));
    for line in [
        "# ចាន់ សុខា / \"Sokha\"",
        "**Phone:** 012 345 678 (shop)  ",
        "**Birthday:** --02-29  ",
        "**Preferences:** jasmine,  \nnever mint  ",
        "- 2026-11-22 (They said)  \n  her son begins  \n  school",
        "taken off the page, still kept",
    ] {
        assert!(page.contains(line), "{line} in {page}");
    }
    let json: serde_json::Value = serde_json::from_str(&file(&bytes, "notebook.json")).unwrap();
    assert_eq!(json["format"], 1);
    let today = serde_json::json!({
        "people": 5,
        "daysAhead": {},
        "missed": null,
        "closed": [],
        "holidays": [],
        "followUps": [{ "thing": "shoes", "days": 14 }],
    });
    let contact = serde_json::json!({
        "quietHours": { "from": 20, "to": 8 },
        "quietDays": [7],
        "most": { "contacts": 2, "days": 60 },
        "unused": ["viber"],
        "confidential": "What is said here stays here.",
    });
    let greetings = serde_json::json!([{
        "id": "07070707070707070707070707070707",
        "name": "New Year",
        "cause": null,
        "draft": "Dear {name}",
        "audience": { "tag": "tea" },
        "begun": "1970-01-01T00:00:00.000Z",
        "over": false,
    }]);
    assert_eq!(
        json["shop"],
        serde_json::json!({
            "name": "Lotus", "country": "KH", "currencies": ["KHR"], "today": today, "contact": contact, "greetings": greetings,
        })
    );
    let customers = json["customers"].as_array().unwrap();
    let customer = customers.iter().find(|customer| customer["id"] == sokha.to_string()).unwrap();
    assert_eq!(customer["days"][0], serde_json::json!({ "kind": "birthday", "day": "--02-29", "label": "" }));
    assert_eq!(customer["entries"].as_array().unwrap().len(), 2);
    assert!(customer.get("firm").is_none(), "what is not known is not there");
    let readme = file(&bytes, "README.txt");
    assert!(readme.contains("notebook.json") && readme.starts_with(&words().get("archive-readme")[..20]));
}

#[test]
fn into_a_notebook_with_content_nothing_comes_twice_and_nothing_is_lost() {
    let (mut tab, sokha) = filled();
    let bytes = exported(&mut tab, None);
    // Both go on after the archive was made.
    tab.write(sokha, EntryKind::Visit, "after the archive");
    tab.edit(sokha, |customer| customer.hook = "red scarf".into());
    let vanna = tab.begin_named("Vanna");
    let before = tab.everything();
    let done = restored(&mut tab, &bytes);
    assert_eq!((done.added, done.joined, done.here), (0, 0, 3));
    assert_eq!(tab.everything(), before);

    let mut other = started();
    // Another device throws other dice.
    for _ in 0..20 {
        other.device.random();
    }
    let here = other.begin_named("Only here");
    let first = restored(&mut other, &bytes);
    assert_eq!((first.added, first.joined, other.view().pages), (3, 0, 4));
    let later = exported(&mut tab, None);
    let second = restored(&mut other, &later);
    assert_eq!((second.added, second.joined, second.here), (1, 1, 2));
    assert_eq!(other.texts(sokha), tab.texts(sokha));
    assert_eq!(
        (other.page(sokha).customer.hook, other.page(here).customer.name),
        ("red scarf".into(), "Only here".into())
    );
    assert_eq!(other.page(vanna).customer.name, "Vanna");
    other.assert_stored();
}

#[test]
fn whoever_was_erased_stays_erased() {
    let (mut tab, sokha) = filled();
    let bytes = exported(&mut tab, None);
    tab.page(sokha);
    tab.command(EditCommand::Erase(sokha));
    let done = restored(&mut tab, &bytes);
    assert_eq!((done.erased, done.here, tab.view().pages), (1, 2, 2));
    // An archive that knows of the erasing takes the page from an older notebook, too.
    let later = exported(&mut tab, None);
    let mut older = started();
    restored(&mut older, &bytes);
    assert_eq!(older.view().pages, 3);
    restored(&mut older, &later);
    assert_eq!(older.view().pages, 2);
    older.assert_stored();
}

#[test]
fn a_damaged_archive_gives_back_what_is_whole_and_names_the_rest() {
    let (mut tab, sokha) = filled();
    let bytes = exported(&mut tab, None);
    let name = format!("documents/{sokha}.automerge");
    let at =
        bytes.windows(name.len()).position(|window| window == name.as_bytes()).unwrap() + name.len() + 20;
    let mut damaged = bytes.clone();
    damaged[at] ^= 1;
    let mut fresh = started();
    let done = restored(&mut fresh, &damaged);
    assert_eq!((done.damaged, done.damaged_paths), (1, vec![name]));
    assert_eq!((done.is_cut_short, done.added, fresh.view().pages), (false, 2, 2));
    fresh.assert_stored();
    // A download that broke off.
    let mut fresh = started();
    let done = restored(&mut fresh, &bytes[..bytes.len() / 2]);
    assert!(done.added > 0 && done.over && done.is_cut_short, "{done:?}");
    fresh.assert_stored();
}

#[test]
fn an_archive_says_whose_it_is() {
    let (mut tab, _) = filled();
    for name in ["", "Lotus", &"ក".repeat(LINE_LIMIT)] {
        let base = tab.view().shop.clone();
        let new = Shop { name: name.into(), ..base.clone() };
        tab.command(EditCommand::SaveShop { base: Box::new(base), new: Box::new(new) });
        let bytes = exported(&mut tab, None);
        let told = read(&mut started(), &bytes);
        assert_eq!(told.shop.as_deref(), Some(name).filter(|name| !name.is_empty()));
        assert_eq!(read(&mut started(), &bytes[..bytes.len() - 30]).shop, told.shop, "its end aside");
        assert_eq!(read(&mut started(), &bytes[..bytes.len() / 3]).shop, None);
    }
}

/// Whichever of two shops Automerge would let win.
#[test]
fn the_archive_of_another_shop_leaves_this_one_its_name() {
    let named_shop = |name: &str, people: u8| {
        let mut tab = started();
        tab.device.random();
        let base = tab.view().shop.clone();
        let mut new = Shop { name: name.into(), ..base.clone() };
        new.care.people = Some(people);
        tab.command(EditCommand::SaveShop { base: Box::new(base), new: Box::new(new) });
        tab
    };
    let (mut lotus, mut jasmine) = (named_shop("Lotus", 5), named_shop("Jasmine", 9));
    lotus.begin_named("Sokha");
    let (of_lotus, of_jasmine) = (exported(&mut lotus, None), exported(&mut jasmine, None));
    for (tab, archive, name, people) in
        [(&mut jasmine, of_lotus, "Jasmine", 9), (&mut lotus, of_jasmine, "Lotus", 5)]
    {
        restored(tab, &archive);
        let mut again = tab.device.tab();
        for tab in [tab, &mut again] {
            assert_eq!((tab.view().shop.name.as_str(), tab.view().shop.care.people), (name, Some(people)));
        }
    }
    // A shop without a name takes it.
    let mut new = started();
    let archive = exported(&mut lotus, None);
    restored(&mut new, &archive);
    assert_eq!(new.device.tab().view().shop.name, "Lotus");
}

/// More than anybody reads, and far more than a screen can show at each step.
#[test]
fn of_many_damaged_files_the_first_are_named() {
    let paths: Vec<String> =
        (0..200_u8).map(|n| format!("documents/{}.automerge", CustomerId([n; 16]))).collect();
    let files: Vec<(&str, &[u8])> = paths.iter().map(|path| (&**path, &b"rubbish"[..])).collect();
    let done = restored(&mut started(), &archive_of(&files));
    assert_eq!((done.damaged, done.damaged_paths.len()), (200, 20));
}

#[test]
fn what_is_no_archive_is_told_so() {
    let mut tab = started();
    assert_eq!(read(&mut tab, b"PK\x03\x04rubbish").refused, Some(Reason::NoArchive));
    let other = archive_of(&[("word/document.xml", b"<xml>")]);
    assert_eq!(read(&mut tab, &other).refused, Some(Reason::NoArchive));
    let strange = archive_of(&[(&format!("documents/{}.automerge", CustomerId([1; 16])), b"rubbish")]);
    let done = restored(&mut tab, &strange);
    assert_eq!((done.damaged, done.done, done.over, tab.view().pages), (1, 1, true, 0));
}

pub fn archive_of(files: &[(&str, &[u8])]) -> Vec<u8> {
    use std::io::Write;
    let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, bytes) in files {
        writer.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

#[test]
fn a_locked_archive_opens_with_its_passphrase_only() {
    let (mut tab, _) = filled();
    let locked = exported(&mut tab, Some("ពាក្យសម្ងាត់"));
    assert!(age::is_locked(&locked) && !String::from_utf8_lossy(&locked).contains("notebook.json"));
    let mut fresh = started();
    assert_eq!(read(&mut fresh, &locked).lock, Lock::Locked);
    fresh.command(IntakeCommand::Unlock("wrong".into()));
    let refused = Lock::Refused(age::Refused::WrongPassphrase);
    assert_eq!(fresh.view().restore.as_ref().unwrap().lock, refused);
    fresh.command(IntakeCommand::Unlock("ពាក្យសម្ងាត់".into()));
    let shown = fresh.view().restore.clone().unwrap();
    assert_eq!((shown.lock, shown.total), (Lock::Open, 4));
    fresh.command(IntakeCommand::Restore);
    assert_eq!(fresh.view().pages, 3);
}

#[test]
fn a_full_disk_stops_a_restore_and_trying_again_ends_it() {
    let mut tab = started();
    for at in 0..35 {
        tab.begin_named(&format!("Person {at:02}"));
    }
    let bytes = exported(&mut tab, None);
    let mut fresh = started();
    read(&mut fresh, &bytes);
    fresh.tell(IntakeCommand::Restore);
    for nth in [1, 3, 5] {
        fresh.device.storage.borrow_mut().fail_at(nth, WriteError::Full);
    }
    fresh.settle();
    assert!(fresh.view().trouble.is_some() && fresh.view().unsaved);
    for _ in 0..3 {
        fresh.command(Command::Retry);
    }
    assert!(fresh.view().restore.as_ref().unwrap().over && !fresh.view().unsaved);
    assert_eq!((fresh.view().pages, fresh.view().restore.as_ref().unwrap().added), (35, 35));
    fresh.command(ShowCommand::List(ListRequest::default()));
    assert_eq!(fresh.view().list.total, Some(35));
    fresh.assert_stored();
}

#[test]
fn joined_pages_come_back_joined_and_can_still_be_parted() {
    let (mut tab, sokha) = filled();
    let twin = tab.begin(Customer { firm: "Lotus".into(), ..named("Sokha") });
    tab.command(EditCommand::Join { pair: [sokha, twin], words_of: sokha });
    let bytes = exported(&mut tab, None);
    let mut fresh = started();
    restored(&mut fresh, &bytes);
    assert_eq!((fresh.view().pages, fresh.page(sokha).customer.firm.as_str()), (3, "Lotus"));
    fresh.command(EditCommand::Part(twin));
    assert_eq!((fresh.view().pages, fresh.page(sokha).customer.firm.as_str()), (4, ""));
    assert_eq!(fresh.page(twin).customer.firm, "Lotus");
    fresh.assert_stored();
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn any_bytes_are_an_archive_or_none(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        let _ = archive::read(&[&b"PK\x03\x04"[..], &bytes].concat());
    }

    #[test]
    fn a_byte_changed_anywhere_costs_one_file_at_most(at in 0..100_000_usize, bit in 0..8_u32) {
        let mut tab = started();
        for name in ["Sokha", "Dara", "Nino"] {
            tab.begin_named(name);
        }
        let mut bytes = exported(&mut tab, None);
        let at = at % bytes.len();
        bytes[at] ^= 1 << bit;
        if let Ok(archive) = archive::read(&bytes) {
            prop_assert!(archive.documents.len() + archive.damaged.len() >= 3, "{:?}", archive.damaged);
            prop_assert!(archive.documents.len() >= 3);
        } else {
            prop_assert!(at < 4, "byte {at}");
        }
    }
}
