//! Tests of documents: reading returns what was written, undo is the reversed write, and both devices' edits stay.

use chrono::NaiveDate;

use super::*;
use crate::domain::*;

const NOW: Timestamp = Timestamp(1_790_000_000_000);

fn id() -> DocumentId {
    DocumentId([7; 16])
}

fn full_customer() -> Customer {
    let item = |n: u8| ItemId([n; 16]);
    Customer {
        name: "ចាន់ សុខា".into(),
        called: "Sokha".into(),
        say: "So-kha".into(),
        form_of_address: "Bong".into(),
        patronymic: "Chan".into(),
        name_order: Some(NameOrder::FamilyFirst),
        firm: "Lotus".into(),
        phones: [(item(1), Phone { number: "012 345 678".into(), label: "shop".into() })].into(),
        emails: [(item(2), Email { address: "a@b.example".into(), label: String::new() })].into(),
        handles: [(item(3), Handle { service: "Telegram".into(), name: "@sokha".into() })].into(),
        address: "Street 51".into(),
        tags: ["tea".into(), "ថែ".into()].into(),
        role: Role::Neighbour,
        days: [(
            item(4),
            ImportantDay {
                kind: DayKind::Birthday,
                day: YearlyDay::new(2, 29, None).unwrap(),
                label: String::new(),
            },
        )]
        .into(),
        photo: Some(PhotoId([9; 32])),
        hook: "red scarf".into(),
        preferences: "jasmine, never mint".into(),
        happy: "tea packed before she asks 👩‍🌾".into(),
        found_us: "walked by".into(),
        recommended_by: Some(Recommender::Page(CustomerId([3; 16]))),
        foreign: [(item(5), "X-FOO:bar".into())].into(),
        interval: Some(30),
        country: "IN".into(),
        no_contact: true,
        consent: [(
            Channel::Viber,
            Consent {
                agreed: true,
                day: NaiveDate::from_ymd_opt(2026, 11, 28).unwrap(),
                words: "in the evening".into(),
            },
        )]
        .into(),
        pace: Some(Pace::More),
        salutation: "Auntie".into(),
        put_away: Some("moved".into()),
    }
}

/// An entry of this kind with everything that it can have.
fn full(kind: EntryKind) -> Entry {
    let sent = Some(Sent { greeting: ItemId([8; 16]), unnamed: "…, a good year".into(), despite: true });
    let detail = match kind {
        EntryKind::Said => Detail::Said { ask: true },
        EntryKind::Membership => Detail::Membership { every: Period::new(6, Unit::Months) },
        EntryKind::Purchase => Detail::Purchase {
            amount: Some(Money { minor: 1250, currency: Currency::USD }),
            cost: Some(Money { minor: 900, currency: Currency::KHR }),
        },
        EntryKind::Contact => {
            Detail::Contact { channel: Some(Channel::Call), starter: Some(Starter::They), sent }
        }
        EntryKind::Thanks => Detail::Thanks { sent },
        EntryKind::Clipping => Detail::Clipping {
            link: "https://news.example/სოხა".into(),
            photo: Some(PhotoId([6; 32])),
        },
        kind => kind.into(),
    };
    Entry {
        text: "tea\u{0}\u{200d}🫖".into(),
        due: NaiveDate::from_ymd_opt(2027, 2, 28),
        removed: true,
        ..Entry::new(detail, NaiveDate::from_ymd_opt(2026, 11, 22).unwrap(), NOW)
    }
}

fn full_entry() -> Entry {
    full(EntryKind::Purchase)
}

#[test]
fn what_is_written_is_read_and_undo_is_the_write_turned_round() {
    let mut document = Document::new(id(), [1; 16]);
    let (empty, full) = (Customer::default(), full_customer());
    document.write_customer(&empty, &full, NOW).unwrap();
    assert_eq!(document.page().customer, full);
    assert_eq!(document.page().begun, NOW);
    document.write_customer(&full, &empty, NOW).unwrap();
    assert_eq!(document.page().customer, empty);
}

#[test]
fn a_recommender_may_have_a_page_or_only_words() {
    let mut document = Document::new(id(), [1; 16]);
    let with = |recommended_by| Customer { recommended_by, ..Customer::default() };
    let states = [
        with(None),
        with(Some(Recommender::Words("her aunt".into()))),
        with(Some(Recommender::Page(CustomerId([3; 16])))),
        with(Some(Recommender::Words("a driver".into()))),
        with(None),
    ];
    for pair in states.windows(2) {
        document.write_customer(&pair[0], &pair[1], NOW).unwrap();
        assert_eq!(document.page().customer, pair[1]);
    }
}

#[test]
fn an_entry_keeps_every_field_and_takes_each_back() {
    let mut document = Document::new(id(), [1; 16]);
    let entry_id = EntryId([5; 16]);
    let mut before: Option<Entry> = None;
    for kind in EntryKind::all() {
        let full = full(kind);
        document.write_entry(entry_id, before.as_ref(), &full, NOW).unwrap();
        assert_eq!(document.page().entries, [(entry_id, full.clone())]);
        let bare = Entry::new(kind, full.day, full.written);
        document.write_entry(entry_id, Some(&full), &bare, NOW).unwrap();
        assert_eq!(document.page().entries, [(entry_id, bare.clone())]);
        document.write_entry(entry_id, Some(&bare), &full, NOW).unwrap();
        before = Some(full);
    }
}

/// One device makes it a note, the other says what was paid. The amount stays in the document unseen, and does not come
/// back with a purchase for which nobody typed it.
#[test]
fn what_another_kind_left_behind_does_not_come_into_view() {
    let mut here = Document::new(id(), [1; 16]);
    let (line, bought) = (EntryId([5; 16]), Entry { removed: false, ..full(EntryKind::Purchase) });
    here.write_entry(line, None, &bought, NOW).unwrap();
    let mut there = Document { id: id(), doc: here.doc.fork().with_actor(ActorId::from([2; 16].as_slice())) };
    let noted = Entry { detail: Detail::Note, ..bought.clone() };
    here.write_entry(line, Some(&bought), &noted, NOW).unwrap();
    let amount = Some(Money { minor: 600, currency: Currency::USD });
    let dearer = Entry { detail: Detail::Purchase { amount, cost: None }, ..bought.clone() };
    there.write_entry(line, Some(&bought), &dearer, NOW).unwrap();
    here.merge(&mut there).unwrap();
    assert_eq!(here.page().entries, [(line, noted.clone())]);
    let again = Entry { detail: EntryKind::Purchase.into(), ..bought };
    here.write_entry(line, Some(&noted), &again, NOW).unwrap();
    assert_eq!(here.page().entries, [(line, again)]);
}

#[test]
fn two_devices_that_began_the_same_page_both_keep_their_words() {
    let mut one = Document::new(id(), [1; 16]);
    let mut two = Document::new(id(), [2; 16]);
    let empty = Customer::default();
    one.write_customer(&empty, &Customer { preferences: "jasmine ".into(), ..empty.clone() }, NOW).unwrap();
    two.write_customer(&empty, &Customer { preferences: "no mint ".into(), ..empty.clone() }, NOW).unwrap();
    one.merge(&mut two).unwrap();
    two.merge(&mut one).unwrap();
    let both = one.page().customer.preferences;
    assert!(both.contains("jasmine") && both.contains("no mint"), "{both}");
    assert_eq!(one.heads(), two.heads());
    assert_eq!(one.page(), two.page());
}

#[test]
fn an_edit_touches_nothing_but_what_differs() {
    let mut one = Document::new(id(), [1; 16]);
    let mut two = Document::new(id(), [2; 16]);
    let base = Customer { name: "Nino".into(), firm: "Wine".into(), ..Customer::default() };
    one.write_customer(&Customer::default(), &base, NOW).unwrap();
    two.merge(&mut one).unwrap();
    one.write_customer(&base, &Customer { firm: "Bread".into(), ..base.clone() }, NOW).unwrap();
    two.write_customer(&base, &Customer { name: "Nino B.".into(), ..base.clone() }, NOW).unwrap();
    one.merge(&mut two).unwrap();
    assert_eq!(one.page().customer, Customer { name: "Nino B.".into(), firm: "Bread".into(), ..base });
}

#[test]
fn a_document_of_a_later_version_is_read_and_never_written() {
    let mut document = Document::new(id(), [1; 16]);
    document.write_customer(&Customer::default(), &full_customer(), NOW).unwrap();
    document.edit(NOW, |doc| fields::put(doc, &automerge::ROOT, "schema", SCHEMA + 1)).unwrap();
    let heads = document.heads();
    let written = document.write_customer(&full_customer(), &Customer::default(), NOW);
    assert_eq!(written, Err(EditError::Newer));
    assert_eq!((document.page().customer, document.heads()), (full_customer(), heads));
}

#[test]
fn the_shop_keeps_its_card_and_whom_it_erased() {
    let mut document = Document::new(DocumentId::SHOP, [1; 16]);
    let date = |text: &str| text.parse().unwrap();
    let item = |n: u8| ItemId([n; 16]);
    let own = |name: &str, month, day: Option<u8>, year| OwnHoliday {
        name: name.into(),
        day: YearlyDay { month, day, year },
    };
    let care = Care {
        people: Some(5),
        ahead: [(Occasion::Day(DayKind::Birthday), 3), (Occasion::Holiday, 0)].into(),
        plain: Some(FixedRule { visits: 4, months: 6, weeks: 8 }),
        closures: [(item(1), Closure { from: date("2026-08-01"), to: date("2026-08-14") })].into(),
        holidays: [
            (item(1), own("Our day, again", 2, Some(29), None)),
            (item(2), own("", 7, None, Some(1999))),
        ]
        .into(),
        follow_ups: [(item(3), FollowUpRule { thing: "shoes and boots".into(), days: 14 })].into(),
    };
    let shop = Shop {
        name: "Tea".into(),
        country: "KH".into(),
        currencies: [Currency::KHR, Currency::USD].into(),
        care,
        contact: Standards {
            quiet_hours: QuietHours::new(20, 8),
            quiet_days: [1, 7].into(),
            budget: Budget::new(2, 60),
            unused: [Channel::Viber].into(),
            confidential: "What is said here stays here.".into(),
        },
        greetings: [
            (
                item(4),
                Greeting {
                    name: "New Year".into(),
                    draft: "Dear {name}".into(),
                    audience: Audience::Tag("tea and coffee".into()),
                    begun: NOW,
                    over: true,
                    ..Greeting::default()
                },
            ),
            (
                item(5),
                Greeting {
                    cause: Some(Cause::Day),
                    audience: Audience::People([CustomerId([3; 16])].into()),
                    begun: NOW,
                    ..Greeting::default()
                },
            ),
        ]
        .into(),
    };
    document.write_shop(&Shop::default(), &shop, NOW).unwrap();
    document.note_erased(id(), NOW).unwrap();
    assert_eq!((document.shop(), document.erased()), (shop.clone(), vec![id()]));
    document.write_shop(&shop, &Shop::default(), NOW).unwrap();
    assert_eq!(document.shop(), Shop::default());
}

/// A stored page: chunks in key order, as the storage lists them.
fn stored(chunks: &[(crate::storage::ChunkKind, [u8; 32], Vec<u8>)]) -> Vec<crate::storage::Record> {
    let mut records: Vec<_> = chunks
        .iter()
        .map(|(kind, hash, bytes)| {
            (crate::storage::chunk_key(id(), *kind, *hash), crate::storage::seal(bytes))
        })
        .collect();
    records.sort();
    records
}

fn page_in_chunks() -> (Document, Vec<crate::storage::Record>) {
    let mut document = Document::new(id(), [1; 16]);
    document.write_customer(&Customer::default(), &full_customer(), NOW).unwrap();
    let mut chunks = vec![document.snapshot()];
    for n in 0..3 {
        let before = document.heads();
        document.write_entry(EntryId([n; 16]), None, &full_entry(), NOW).unwrap();
        chunks.push(document.changes_since(&before).unwrap());
    }
    let records = stored(&chunks);
    (document, records)
}

#[test]
fn a_page_loads_from_its_chunks_in_any_order() {
    let (mut document, records) = page_in_chunks();
    let expected = chunks::digest(&document.heads());
    for records in [records.clone(), records.into_iter().rev().collect()] {
        let mut loaded = chunks::load(id(), &records, Some(expected), [2; 16]);
        assert!(loaded.damaged.is_empty() && !loaded.incomplete);
        assert_eq!(loaded.document.page(), document.page());
    }
}

#[test]
fn every_flipped_or_cut_chunk_is_named_and_the_rest_stays_usable() {
    let (mut document, records) = page_in_chunks();
    let expected = chunks::digest(&document.heads());
    for at in 0..records.len() {
        let len = records[at].1.len();
        for position in (0..len).step_by(7) {
            for cut in [false, true] {
                let mut hurt = records.clone();
                if cut {
                    hurt[at].1.truncate(position);
                } else {
                    hurt[at].1[position] ^= 0x40;
                }
                let mut loaded = chunks::load(id(), &hurt, Some(expected), [2; 16]);
                assert_eq!(loaded.damaged, [records[at].0.clone()]);
                assert!(loaded.incomplete);
                // Still usable: a new edit on the remaining content saves and loads again.
                let page = loaded.document.page();
                let edited = Customer { firm: "after".into(), ..page.customer.clone() };
                loaded.document.write_customer(&page.customer, &edited, NOW).unwrap();
                assert_eq!(loaded.document.page().customer.firm, "after");
            }
        }
    }
}

#[test]
fn one_short_entry_writes_little() {
    let (mut document, _) = page_in_chunks();
    let before = document.heads();
    let entry = Entry { text: "asked for blue cups".into(), ..full_entry() };
    document.write_entry(EntryId([9; 16]), None, &entry, NOW).unwrap();
    let (_, _, bytes) = document.changes_since(&before).unwrap();
    assert!(bytes.len() < 500, "{} bytes", bytes.len());
}

#[test]
fn a_file_brought_in_on_two_devices_is_one_page_until_both_imports_are_taken_back() {
    // Without texts that merge word by word. Files of other apps have none.
    let customer = Customer { preferences: String::new(), happy: String::new(), ..full_customer() };
    let entries = vec![(EntryId([5; 16]), full_entry())];
    let told = ImportData { customer: customer.clone(), entries, ..ImportData::default() };
    let [here, there] = [ImportId([1; 16]), ImportId([2; 16])];
    let mut one = Document::new(id(), [1; 16]);
    let mut two = Document::new(id(), [2; 16]);
    one.bring_in(here, &told, NOW).unwrap();
    two.bring_in(there, &told, NOW).unwrap();
    one.merge(&mut two).unwrap();
    two.merge(&mut one).unwrap();
    assert_eq!(one.page().customer, customer);
    assert_eq!(one.page(), two.page());
    assert_eq!(one.take_back(here, Source::File, &[], NOW), Ok(TakenBack::Touched));
    // The only difference is that one of the two was dealt with.
    let imports = [one.page().imports, two.page().imports];
    assert_eq!(imports, [[there].into(), [here, there].into()]);
    assert_eq!(Page { imports: imports[1].clone(), ..one.page() }, two.page());
    assert_eq!(one.take_back(there, Source::File, &[here], NOW), Ok(TakenBack::Page));
    assert_eq!(one.take_back(ImportId([3; 16]), Source::File, &[], NOW), Ok(TakenBack::Nothing));
}

#[test]
fn what_another_device_writes_on_an_imported_line_stays_when_the_import_is_taken_back() {
    let mut here = Document::new(id(), [1; 16]);
    let empty = Customer::default();
    let own = Customer { name: "Sokha".into(), ..empty.clone() };
    here.write_customer(&empty, &own, NOW).unwrap();
    let note = EntryId([5; 16]);
    let line = Entry { text: "likes tea".into(), removed: false, ..full_entry() };
    let told = ImportData { customer: empty, entries: vec![(note, line.clone())], ..ImportData::default() };
    here.bring_in(ImportId([1; 16]), &told, NOW).unwrap();
    let mut there = Document { id: id(), doc: here.doc.fork().with_actor(ActorId::from([2; 16].as_slice())) };
    let longer = Entry { text: "likes tea, green".into(), ..line.clone() };
    there.write_entry(note, Some(&line), &longer, NOW).unwrap();
    assert_eq!(here.take_back(ImportId([1; 16]), Source::File, &[], NOW), Ok(TakenBack::Restored));
    assert_eq!(here.page().entries, [(note, Entry { removed: true, ..line })]);
    here.merge(&mut there).unwrap();
    assert_eq!(here.page().entries, [(note, Entry { removed: true, ..longer })]);
    assert_eq!(here.page().customer, own);
}

#[test]
fn two_devices_that_join_the_same_pages_at_once_have_every_word_once() {
    let mut one = Document::new(id(), [1; 16]);
    let own = Customer { name: "Sokha".into(), preferences: "green tea".into(), ..Customer::default() };
    one.write_customer(&Customer::default(), &own, NOW).unwrap();
    let mut two = Document { id: id(), doc: one.doc.fork().with_actor(ActorId::from([2; 16].as_slice())) };
    let told = ImportData {
        source: Source::Page,
        customer: full_customer(),
        entries: vec![(EntryId([5; 16]), full_entry())],
        photo: None,
        ..ImportData::default()
    };
    for (document, now) in [(&mut one, NOW), (&mut two, Timestamp(NOW.0 + 5))] {
        assert!(document.bring_in(ImportId([9; 16]), &told, now).unwrap().changed);
    }
    assert_eq!(one.heads(), two.heads());
    one.merge(&mut two).unwrap();
    assert_eq!(one.page().customer.preferences, "green tea\njasmine, never mint");
    assert_eq!(one.page(), two.page());
    // Both continue under their own actors.
    for document in [&mut one, &mut two] {
        let longer = Customer { hook: "scarf".into(), ..own.clone() };
        document.write_customer(&own, &longer, NOW).unwrap();
    }
    one.merge(&mut two).unwrap();
    assert_eq!(one.page().customer.hook, "scarf");
}

#[test]
fn a_removed_device_is_not_brought_back_by_a_change_made_beside() {
    let id = DeviceId([7; 16]);
    let device = Device { key: [1; 32], membership: [2; 32], ..Device::default() };
    let mut here = Document::new(DocumentId::SHOP, [1; 16]);
    here.note_device(id, &device, NOW).unwrap();
    for actor in 2..40 {
        let mut there = here.clone();
        there.doc.set_actor(automerge::ActorId::from([actor; 16].as_slice()));
        there
            .edit(NOW, |doc| fields::put(doc, &ROOT, "device-gone:07070707070707070707070707070707", false))
            .unwrap();
        let mut removing = here.clone();
        removing.remove_device(id, NOW).unwrap();
        removing.merge(&mut there).unwrap();
        assert!(removing.devices()[&id].removed, "whichever of the two values wins");
    }
}
