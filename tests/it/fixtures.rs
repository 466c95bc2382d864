//! What earlier versions saved is still read. Each folder of `fixtures/` is a whole storage as one
//! version left it: a folder for each space, a file for each value, named by its key in hexadecimal.
//!
//! The files are never changed. When a version stores something new, add it to [`live`] and save one
//! more storage: `WRITE_FIXTURES=v2 cargo test --test it fixtures`, then list it in [`VERSIONS`].

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::{env, fs};

use regulars::document::chunks;
use regulars::domain::*;
use regulars::notebook::api::PageState;
use regulars::notebook::api::greet::Greet;
use regulars::notebook::{Command, Draft, EditCommand, PeersCommand, Trouble};
use regulars::storage::{Change, Key, Record, Space, Transaction};

use crate::devices::{devices, meet_first};
use crate::harness::{Device, Tab, named, save};

/// Every storage kept. From the fourth on they have something in every space: they are those of a phone with a tablet.
const VERSIONS: [&str; 6] = ["v1", "v2", "v3", "v4", "v5", LATEST];

/// The one that knows everything this version does.
const LATEST: &str = "v6";

/// Whether a version left a phone with a tablet, and many pages.
fn is_shared(version: &str) -> bool {
    ["v4", "v5", LATEST].contains(&version)
}

/// Whether a version knew of greetings, consent, and clippings with a photo.
fn knows_greetings(version: &str) -> bool {
    ["v3", "v4", "v5", LATEST].contains(&version)
}

/// The pages of the story; fixed, to be found in the files.
const SOKHA: CustomerId = CustomerId([0x50; 16]);
const NINO: CustomerId = CustomerId([0x41; 16]);
const ERASED: CustomerId = CustomerId([0xee; 16]);
const PHOTO: &[u8] = b"\x89PNG not really a photo";
const CUT_OUT: &[u8] = b"\x89PNG not really cut out of a newspaper";
const LINE: &str = "and the new shop!";
const GREETING: ItemId = ItemId([9; 16]);

fn shop(version: &str) -> Shop {
    let day = |text: &str| text.parse().expect("a day");
    let care = Care {
        people: Some(5),
        ahead: [(Occasion::Day(DayKind::Birthday), 3), (Occasion::Holiday, 0)].into(),
        plain: Some(FixedRule { visits: 4, months: 6, weeks: 8 }),
        closures: [(ItemId([1; 16]), Closure { from: day("2026-08-01"), to: day("2026-08-14") })].into(),
        holidays: [(
            ItemId([2; 16]),
            OwnHoliday { name: "our day".into(), day: YearlyDay { month: 2, day: Some(29), year: None } },
        )]
        .into(),
        follow_ups: [(ItemId([3; 16]), FollowUpRule { thing: "shoes".into(), days: 14 })].into(),
    };
    let standards = Standards {
        quiet_hours: QuietHours::new(21, 8),
        quiet_days: [6, 7].into(),
        budget: Budget::new(2, 14),
        unused: [Channel::Viber].into(),
        confidential: "what they buy for others".into(),
    };
    let greeting = Greeting {
        name: "New Year".into(),
        cause: Some(Cause::Holiday),
        draft: "A good year, {name}!".into(),
        audience: Audience::People([SOKHA, NINO].into()),
        begun: Timestamp(7),
        over: true,
    };
    let of_tag = Greeting { audience: Audience::Tag("tea".into()), ..Greeting::default() };
    let greetings = [(GREETING, greeting), (ItemId([10; 16]), of_tag)].into();
    let is_latest = knows_greetings(version);
    Shop {
        name: "Lotus".into(),
        country: "KH".into(),
        currencies: [Currency::KHR, Currency::USD].into(),
        // Version 1 knew nothing of it.
        care: if version == "v1" { Care::default() } else { care },
        contact: if is_latest { standards } else { Standards::default() },
        greetings: if is_latest { greetings } else { BTreeMap::new() },
    }
}

/// A page with every field filled.
fn sokha(version: &str) -> Customer {
    let is_first = version == "v1";
    let is_latest = knows_greetings(version);
    let day = "2026-11-28".parse().expect("a day");
    let consent = [
        (Channel::Call, Consent { agreed: true, day, words: "in the evening".into() }),
        (Channel::Email, Consent { agreed: false, day, words: String::new() }),
    ];
    let item = |n: u8| ItemId([n; 16]);
    let day = |kind, month, day, year, label: &str| ImportantDay {
        kind,
        day: YearlyDay { month, day: Some(day), year },
        label: label.into(),
    };
    Customer {
        name: "ចាន់ សុខា".into(),
        called: "Sokha".into(),
        say: "So-kha".into(),
        form_of_address: "Bong".into(),
        patronymic: "Chan".into(),
        name_order: Some(NameOrder::FamilyFirst),
        firm: "Lotus & Sons".into(),
        phones: [(item(1), Phone { number: "០១២ 345 678".into(), label: "shop".into() })].into(),
        emails: [(item(2), Email { address: "sokha@example.com".into(), label: "home".into() })].into(),
        handles: [(item(3), Handle { service: "Telegram".into(), name: "@sokha".into() })].into(),
        address: "Street 51,\nnext to the pagoda".into(),
        tags: ["tea".into(), "ថែ".into()].into(),
        role: Role::Neighbour,
        days: [
            (item(4), day(DayKind::Birthday, 2, 29, None, "")),
            (item(5), day(DayKind::Other, 12, 1, Some(1999), "wedding")),
        ]
        .into(),
        photo: Some(PhotoId([7; 32])),
        hook: "red scarf, teacher".into(),
        // Long enough to be compressed in its chunk.
        preferences: "jasmine, never mint 🫖 ".repeat(40),
        happy: "tea packed before she asks".into(),
        found_us: "walked by".into(),
        recommended_by: Some(Recommender::Page(NINO)),
        // Version 1 knew none.
        foreign: Default::default(),
        interval: (!is_first).then_some(30),
        country: if is_first { String::new() } else { "IN".into() },
        no_contact: true,
        put_away: Some("moved to Battambang".into()),
        // Versions before the third knew nothing of how to write to somebody.
        salutation: if is_latest { "Auntie".into() } else { String::new() },
        pace: is_latest.then_some(Pace::Less),
        consent: consent.into_iter().filter(|_| is_latest).collect(),
    }
}

fn nino() -> Customer {
    Customer {
        recommended_by: Some(Recommender::Words("her aunt".into())), ..named("ნინო ბერიძე")
    }
}

/// One entry of each kind, with every field set somewhere; oldest first.
fn entries(device: &Device, version: &str) -> Vec<(EntryId, Entry)> {
    let usd = |minor| Some(Money { minor, currency: Currency::USD });
    let written = |(number, kind): (usize, EntryKind)| {
        let day = device.today() - chrono::Days::new(20 - number as u64);
        let detail = match kind {
            EntryKind::Said => Detail::Said { ask: true },
            EntryKind::Purchase => Detail::Purchase { amount: usd(1250), cost: usd(900) },
            EntryKind::Contact => Detail::Contact {
                channel: Some(Channel::InPerson),
                starter: Some(Starter::They),
                sent: knows_greetings(version).then(|| Sent {
                    greeting: GREETING,
                    unnamed: "A good year, …!".into(),
                    despite: true,
                }),
            },
            EntryKind::Clipping if knows_greetings(version) => Detail::Clipping {
                link: "https://news.example/page".into(),
                photo: Some(PhotoId::of(CUT_OUT)),
            },
            EntryKind::Membership => Detail::Membership { every: Period::new(6, Unit::Months) },
            kind => kind.into(),
        };
        let entry = Entry {
            text: format!("{}\u{200d}។", kind.key()),
            due: (kind == EntryKind::Request).then(|| device.today()),
            removed: kind == EntryKind::Clipping,
            ..Entry::new(detail, day, Timestamp(number as i64))
        };
        (EntryId([number as u8; 16]), entry)
    };
    let new = [
        EntryKind::Request,
        EntryKind::Exception,
        EntryKind::Wish,
        EntryKind::Membership,
        EntryKind::Absence,
    ];
    let known = EntryKind::all().filter(|kind| version != "v1" || !new.contains(kind));
    known.enumerate().map(written).collect()
}

/// What the owner decided about reasons of that page.
fn decided(version: &str) -> BTreeMap<DecisionKey, Decision> {
    let later = Decision::Later("2027-01-09".parse().expect("a day"));
    let all = [("birthday", Decision::Done), ("missed:2026-11-10", later)];
    let left_out = (DecisionKey::left_out(GREETING), Decision::Done);
    let all = all.map(|(key, decision)| (DecisionKey::stored(key), decision));
    let all = all.into_iter().filter(|_| version != "v1");
    all.chain([left_out].into_iter().filter(|_| knows_greetings(version))).collect()
}

/// Fills a notebook with one of everything that can be stored.
fn live(tab: &mut Tab) {
    tab.command(EditCommand::StartNotebook(shop(LATEST)));
    tab.command(save(NINO, Customer::default(), nino(), None));
    tab.command(save(SOKHA, Customer::default(), named("a first name"), None));
    tab.command(save(SOKHA, named("a first name"), sokha(LATEST), Some(PHOTO.into())));
    for (id, entry) in entries(&tab.device, LATEST) {
        let added = Entry { removed: false, ..entry.clone() };
        let save = |base, new, photo| EditCommand::SaveEntry {
            customer: SOKHA,
            id,
            base,
            new: Box::new(new),
            photo,
            ends: None,
        };
        let photo = entry.photo().map(|_| CUT_OUT.into());
        tab.command(save(None, added.clone(), photo));
        if entry != added {
            tab.command(save(Some(Box::new(added)), entry, None));
        }
    }
    for (key, decision) in decided(LATEST) {
        tab.command(EditCommand::Decide { customer: SOKHA, key, decision: Some(decision) });
    }
    let line = Greet::Line { customer: SOKHA, greeting: GREETING, line: LINE.into() };
    tab.command(line);
    tab.command(save(ERASED, Customer::default(), named("someone"), None));
    tab.command(EditCommand::Erase(ERASED));
    tab.command(EditCommand::KeepDraft(Draft::NewCustomer, "new".into()));
    tab.command(EditCommand::KeepDraft(Draft::Entry(NINO), "entry".into()));
    tab.command(EditCommand::KeepDraft(Draft::Customer(NINO), "form".into()));
}

/// Makes the device one of two, and one that has lost something.
fn share(tab: &mut Tab) {
    let mut tablet = Device::other(2).tab();
    tablet.start();
    meet_first(tab, &mut tablet);
    // A page that lost a chunk.
    let id = CustomerId([0x60; 16]);
    tab.command(save(id, Customer::default(), named("half lost"), None));
    tab.write(id, EntryKind::Note, "what is lost");
    let chunks: Vec<Key> = {
        let storage = tab.device.storage.borrow();
        let of_page = storage
            .records()
            .filter(|(space, key, _)| *space == Space::Chunks && key.starts_with(id.bytes()));
        of_page.map(|(_, key, _)| key.clone()).collect()
    };
    let key = chunks.iter().find(|key| key[16] == b'c').expect("the note is a chunk of its own");
    tab.device.storage.borrow_mut().damage(Space::Chunks, key, |value| value.push(0));
    let mut again = tab.device.tab();
    assert!(again.page(id).damaged);
    again.edit(id, |customer| customer.put_away = Some("lost".into()));
    // Enough people for the summaries to stand on shelves.
    let people = (0..40).map(|number: u8| (CustomerId([number + 100; 16]), named("one of many"), Vec::new()));
    again.command(EditCommand::Bring(people.collect()));
    // The new page was no draft any more.
    again.command(EditCommand::KeepDraft(Draft::NewCustomer, "new".into()));
    tab.device.tab();
}

/// Compares what a tab shows with what [`live`] wrote.
fn assert_shown(tab: &mut Tab, version: &str) {
    assert_eq!((&tab.view().shop, &tab.view().trouble), (&shop(version), &None), "{version}");
    let pages = if is_shared(version) { 43 } else { 2 };
    assert_eq!((tab.view().pages, tab.view().new_draft.as_deref()), (pages, Some("new")), "{version}");
    let page = tab.page(SOKHA);
    assert_eq!(page.customer, sokha(version), "{version}");
    assert_eq!((page.damaged, page.newer, page.photo.as_deref()), (false, false, Some(PHOTO)), "{version}");
    assert_eq!(page.recommended_by, Some((NINO, nino().name)), "{version}");
    let (removed, mut shown): (Vec<_>, Vec<_>) =
        entries(&Device::new(), version).into_iter().partition(|(_, entry)| entry.removed);
    shown.reverse();
    assert_eq!((page.entries, page.removed), (shown, removed), "{version}");
    assert_eq!(page.decided, decided(version), "{version}");
    let line = knows_greetings(version).then_some((GREETING, LINE.to_owned()));
    assert_eq!(page.lines, line.into_iter().collect(), "{version}");
    let cut_out = page.photos.get(&PhotoId::of(CUT_OUT)).map(|bytes| &**bytes);
    assert_eq!(cut_out, knows_greetings(version).then_some(CUT_OUT), "{version}");
    let page = tab.page(NINO);
    assert_eq!(page.customer, nino(), "{version}");
    let drafts = [(Draft::Entry(NINO), "entry".to_owned()), (Draft::Customer(NINO), "form".to_owned())];
    assert_eq!(page.drafts, drafts.into(), "{version}");
    assert_eq!(tab.page(ERASED).state, PageState::Missing, "{version}");
    let known = if is_shared(version) { vec!["phone".to_owned(), "tablet".to_owned()] } else { Vec::new() };
    let mut names: Vec<String> = devices(tab).iter().map(|row| row.name.clone()).collect();
    names.sort();
    assert_eq!(names, known, "{version}: it is still one of its notebook's devices");
    let request =
        regulars::notebook::ListRequest { query: "milestone".into(), put_away: true, ..Default::default() };
    assert_eq!(tab.list(request), [sokha(version).name], "{version}: texts are found");
}

fn folder(version: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/it/fixtures").join(version)
}

fn hexadecimal(key: &[u8]) -> String {
    key.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn records(version: &str, space: Space) -> Vec<Record> {
    let Ok(files) = fs::read_dir(folder(version).join(space.name())) else { return Vec::new() };
    let record = |file: std::io::Result<fs::DirEntry>| {
        let file = file.expect("the folder can be read");
        let name = file.file_name().into_string().expect("hexadecimal");
        let byte = |at| u8::from_str_radix(&name[at..at + 2], 16).expect("hexadecimal");
        let key: Key = (0..name.len()).step_by(2).map(byte).collect();
        (key, fs::read(file.path()).expect("the file can be read"))
    };
    files.map(record).collect()
}

/// A device whose storage is the one a version left.
fn left_by(version: &str) -> Device {
    let put = |space| move |(key, value)| Change::Put(space, key, value);
    let changes: Vec<_> = Space::ALL
        .into_iter()
        .flat_map(|space| records(version, space).into_iter().map(put(space)))
        .collect();
    assert!(changes.len() > 15, "{version} has only {} values", changes.len());
    let device = Device::new();
    let written = device.storage.borrow_mut().write(&Transaction { changes, ..Transaction::default() });
    assert_eq!(written, Ok(()));
    device
}

#[test]
fn every_version_is_shown_as_it_was_written_and_can_be_written_on() {
    for version in VERSIONS {
        let device = left_by(version);
        let mut tab = device.tab();
        assert_shown(&mut tab, version);
        tab.edit(SOKHA, |customer| customer.hook = "blue scarf".into());
        tab.write(NINO, EntryKind::Visit, "");
        tab.command(EditCommand::SaveShop {
            base: Box::new(shop(version)),
            new: Box::new(Shop { name: "Lotus Two".into(), ..shop(version) }),
        });
        tab.assert_stored();
        assert_eq!(
            device.tab().page(SOKHA).customer,
            Customer { hook: "blue scarf".into(), ..sokha(version) }
        );
    }
}

#[test]
fn a_fixture_holds_something_of_every_space() {
    for space in Space::ALL {
        assert!(!records(LATEST, space).is_empty(), "{space:?}");
    }
}

/// The form of summaries and packs hangs on the order of fields and on rules that are easily changed. Where this fails, the
/// version is to be raised and one more storage saved.
#[test]
fn what_is_kept_beside_the_documents_has_the_bytes_of_its_version() {
    let device = left_by(LATEST);
    let kept = [Space::Summaries, Space::Packs, Space::Texts, Space::Shelves];
    let changes = kept.map(|space| Change::DeletePrefix(space, Key::new())).into();
    let written = device.storage.borrow_mut().write(&Transaction { changes, ..Transaction::default() });
    assert_eq!(written, Ok(()));
    device.tab().command(Command::Scrub);
    let storage = device.storage.borrow();
    let anew = |space, key: &Key| {
        let mut records = storage.records().filter(|(of, known, _)| *of == space && *known == key);
        records.next().map(|(.., value)| value.clone())
    };
    let texts: Vec<Key> = records(LATEST, Space::Texts).into_iter().map(|(key, _)| key).collect();
    let mut compared = 0;
    for space in [Space::Summaries, Space::Packs] {
        for (key, value) in records(LATEST, space) {
            // One that lost a chunk is told by what it had; and what was written since a pack stands beside it.
            let is_behind = space == Space::Packs && texts.iter().any(|text| text.starts_with(&key));
            if key != [0x60; 16] && !is_behind {
                assert_eq!(anew(space, &key), Some(value), "{space:?} {key:02x?}");
                compared += 1;
            }
        }
    }
    assert!(compared > 80, "{compared}");
}

/// What cannot be read of the devices is told, and nothing is written in its place.
#[test]
fn a_device_never_forgets_who_it_is_without_a_word() {
    let before = left_by(LATEST);
    let keys: Vec<Key> = records(LATEST, Space::Devices).into_iter().map(|(key, _)| key).collect();
    let changes: [fn(&mut Vec<u8>); 3] = [
        |value| value.truncate(value.len() - 1),
        |value| value[0] = 9,
        // Of a later version, with a field more.
        |value| {
            value[4] += 1;
            value.push(0);
        },
    ];
    assert!(keys.len() > 1);
    for key in keys {
        for (number, change) in changes.into_iter().enumerate() {
            let device = before.copy();
            device.storage.borrow_mut().damage(Space::Devices, &key, change);
            let stored = |device: &Device| {
                let storage = device.storage.borrow();
                storage
                    .records()
                    .find(|(space, of, _)| *space == Space::Devices && **of == key)
                    .map(|(.., value)| value.clone())
            };
            let left = stored(&device);
            let mut tab = device.tab();
            let invite = PeersCommand::Invite { name: "anew".into(), passphrase: "green tea, please".into() };
            for command in [PeersCommand::LookAtDevices, invite, PeersCommand::SendChanges(None)] {
                tab.command(command);
                assert_eq!(tab.view().trouble, Some(Trouble::Devices), "{key:?} {number}");
            }
            assert_eq!((stored(&device), &tab.view().sending), (left, &None), "{key:?} {number}");
            // The notebook itself is all there.
            tab.write(NINO, EntryKind::Note, "still here");
            assert_eq!(tab.texts(NINO)[0], "still here");
        }
    }
}

/// The summaries hide nothing: the documents alone say the same.
#[test]
fn every_versions_chunks_are_sound() {
    for version in VERSIONS {
        let chunks = records(version, Space::Chunks);
        // The sixteenth save writes the page whole.
        let (sokha, shop, all) = match version {
            "v1" => (11, 2, 14),
            "v2" => (2, 2, 5),
            "v3" => (4, 2, 7),
            _ => (4, 4, 51),
        };
        for (id, kept) in [(SOKHA.into(), sokha), (NINO.into(), 1), (DocumentId::SHOP, shop)] {
            let mut own: Vec<_> =
                chunks.iter().filter(|(key, _)| key.starts_with(id.bytes())).cloned().collect();
            own.sort();
            assert_eq!(own.len(), kept, "{version} {id}");
            let loaded = chunks::load(id, &own, None, [1; 16]);
            assert!(loaded.damaged.is_empty() && !loaded.incomplete, "{version} {id}");
        }
        assert_eq!(chunks.len(), all, "{version}: nothing of the erased page");
    }
}

/// The story the files were made by is still the same; and this is how they are made.
#[test]
fn the_story_of_the_fixtures_is_what_they_show() {
    let device = Device::new();
    let mut tab = device.tab();
    live(&mut tab);
    share(&mut tab);
    assert_shown(&mut device.tab(), LATEST);
    let Ok(version) = env::var("WRITE_FIXTURES") else { return };
    assert!(!folder(&version).exists(), "fixtures are never changed");
    // Most shelves hold nothing but their label.
    let is_empty = |space: &Space, value: &[u8]| *space == Space::Shelves && value.len() <= 10;
    for (space, key, value) in
        device.storage.borrow().records().filter(|(space, _, value)| !is_empty(space, value))
    {
        let space = folder(&version).join(space.name());
        fs::create_dir_all(&space).expect("the folder can be made");
        fs::write(space.join(hexadecimal(key)), value).expect("the file can be written");
    }
}
