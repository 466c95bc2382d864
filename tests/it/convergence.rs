//! Any number of devices, any edits, any order: in the end every device shows the same, and nothing
//! that was written is lost. Here documents meet directly; what carries them between devices is
//! another matter.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use proptest::prelude::*;
use regulars::document::{Document, Heads, Page, chunks};
use regulars::domain::*;
use regulars::storage::{self, Record};
use strum::VariantArray;

const PAGE: DocumentId = DocumentId([7; 16]);
const NOW: Timestamp = Timestamp(1_795_334_400_000);

/// One device's copy of a page, what it stored of it, and a form opened some time ago.
struct Replica {
    document: Document,
    stored: Vec<Record>,
    saved: Heads,
    opened: Page,
    sessions: u8,
    number: u8,
}

impl Replica {
    fn new(number: u8) -> Self {
        let mut document = Document::new(PAGE, [number; 16]);
        let opened = document.page();
        Self { document, stored: Vec::new(), saved: Heads::new(), opened, sessions: 0, number }
    }

    /// Saves what is new, whole or as changes.
    fn save(&mut self, whole: bool) {
        let chunk = match whole || self.stored.is_empty() {
            true => Some(self.document.snapshot()),
            false => self.document.changes_since(&self.saved),
        };
        let Some((kind, hash, bytes)) = chunk else { return };
        if whole {
            self.stored.clear();
        }
        self.stored.push((storage::chunk_key(PAGE, kind, hash), storage::seal(&bytes)));
        self.saved = self.document.heads();
    }

    /// Ends the session and begins another from what is stored.
    fn restart(&mut self, whole: bool) {
        self.save(whole);
        self.stored.sort();
        self.sessions += 1;
        let mut actor = [self.number; 16];
        actor[0] = self.sessions;
        let before = self.document.page();
        let mut loaded = chunks::load(PAGE, &self.stored, Some(chunks::digest(&self.saved)), actor);
        assert!(loaded.damaged.is_empty() && !loaded.incomplete, "a sound storage is called damaged");
        assert_eq!(sorted(loaded.document.page()), sorted(before), "a restart changes what is shown");
        self.document = loaded.document;
    }
}

/// A page with its entries in an order of their own.
fn sorted(mut page: Page) -> Page {
    page.entries.sort_by_key(|(id, _)| *id);
    page
}

/// What happens on the devices.
#[derive(Clone, Debug)]
enum Step {
    /// A form is opened: edits start from what is shown now.
    Open(usize),
    /// One field is edited from what the form showed.
    Field(usize, u8, String),
    /// An entry is written, or one of those shown is changed or removed.
    Entry(usize, u8, u8, String),
    /// The first takes in what the second holds.
    Merge(usize, usize),
    /// A save, now and then of the whole document.
    Save(usize, bool),
    /// A restart.
    Restart(usize, bool),
}

fn step() -> impl Strategy<Value = Step> {
    let words = "[a-cក🫖 ]{0,6}";
    prop_oneof![
        2 => (0..4_usize).prop_map(Step::Open),
        5 => (0..4_usize, 0..16_u8, words).prop_map(|(at, field, text)| Step::Field(at, field, text)),
        5 => (0..4_usize, 0..5_u8, any::<u8>(), words)
            .prop_map(|(at, how, which, text)| Step::Entry(at, how, which, text)),
        4 => (0..4_usize, 0..4_usize).prop_map(|(to, from)| Step::Merge(to, from)),
        1 => (0..4_usize, any::<bool>()).prop_map(|(at, whole)| Step::Save(at, whole)),
        1 => (0..4_usize, any::<bool>()).prop_map(|(at, whole)| Step::Restart(at, whole)),
    ]
}

/// Changes one field of a customer, whichever has this number.
fn change(customer: &mut Customer, field: u8, text: String) {
    let item = ItemId([text.len() as u8; 16]);
    match field {
        0 => customer.name = text,
        1 => customer.called = text,
        2 => customer.preferences = text,
        3 => customer.happy.push_str(&text),
        4 => customer.role = Role::VARIANTS[text.len() % Role::VARIANTS.len()],
        5 => customer.put_away = text.len().is_multiple_of(2).then_some(text),
        6 => customer.no_contact = !customer.no_contact,
        7 => drop(customer.tags.insert(text)),
        8 => drop(customer.tags.pop_first()),
        9 => drop(customer.phones.insert(item, Phone { number: text, label: String::new() })),
        10 => drop(customer.phones.pop_first()),
        11 => {
            let day = YearlyDay { month: 2, day: Some(29), year: None };
            customer.days.insert(item, ImportantDay { kind: DayKind::NameDay, day, label: text });
        }
        14 => customer.salutation = text,
        13 => {
            let (agreed, day) = (text.len().is_multiple_of(2), blank().day);
            customer.consent.insert(Channel::Call, Consent { agreed, day, words: text });
        }
        12 => customer.recommended_by = (!text.is_empty()).then_some(Recommender::Words(text)),
        _ => customer.photo = Some(PhotoId([text.len() as u8; 32])),
    }
}

/// What was paid.
fn paid(minor: i64) -> Detail {
    Detail::Purchase { amount: Some(Money { minor, currency: Currency::KHR }), cost: None }
}

fn blank() -> Entry {
    Entry::new(EntryKind::Purchase, NaiveDate::from_ymd_opt(2026, 11, 22).expect("a day"), NOW)
}

/// Carries out a step on those devices there are; gives the id of a new entry.
fn carry_out(devices: &mut [Replica], step: Step, fresh: u8) -> Option<EntryId> {
    let count = devices.len();
    match step {
        Step::Open(at) => devices[at % count].opened = devices[at % count].document.page(),
        Step::Field(at, field, text) => {
            let device = &mut devices[at % count];
            let base = device.opened.customer.clone();
            let mut new = base.clone();
            change(&mut new, field, text);
            device.document.write_customer(&base, &new, NOW).expect("a sound edit");
        }
        Step::Entry(at, how, which, text) => {
            let device = &mut devices[at % count];
            let shown = &device.opened.entries;
            let chosen = shown.get(which as usize % shown.len().max(1)).filter(|_| how > 0).cloned();
            let Some((id, base)) = chosen else {
                let id = EntryId([fresh; 16]);
                let new = Entry { text, ..blank() };
                device.document.write_entry(id, None, &new, NOW).expect("a sound entry");
                return Some(id);
            };
            let mut new = base.clone();
            match how {
                1 => new.text = text,
                2 => new.removed = !new.removed,
                3 => new.detail = EntryKind::VARIANTS[which as usize % EntryKind::VARIANTS.len()].into(),
                _ => new.detail = paid(which.into()),
            }
            device.document.write_entry(id, Some(&base), &new, NOW).expect("a sound edit");
        }
        Step::Merge(to, from) => {
            let mut other = devices[from % count].document.clone();
            devices[to % count].document.merge(&mut other).expect("both began alike");
        }
        Step::Save(at, whole) => devices[at % count].save(whole),
        Step::Restart(at, whole) => devices[at % count].restart(whole),
    }
    None
}

/// Every device with every device.
fn pairs() -> Vec<(usize, usize)> {
    (0..4).flat_map(|to| (0..4).map(move |from| (to, from))).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn all_devices_show_the_same_in_the_end_and_no_entry_is_lost(
        count in 1..=4_usize,
        steps in prop::collection::vec(step(), 1..50),
        order in Just(pairs()).prop_shuffle(),
    ) {
        let mut devices: Vec<Replica> = (0..count).map(|number| Replica::new(number as u8 + 1)).collect();
        let mut written = BTreeSet::new();
        for (number, step) in steps.into_iter().enumerate() {
            written.extend(carry_out(&mut devices, step, number as u8));
        }
        // Everyone meets everyone, in some order; twice, so that the news of the first round arrive.
        for (to, from) in order.iter().chain(&order).chain(&order) {
            carry_out(&mut devices, Step::Merge(*to, *from), 0);
        }
        let first = sorted(devices[0].document.page());
        let shown: BTreeSet<EntryId> = first.entries.iter().map(|(id, _)| *id).collect();
        prop_assert_eq!(shown, written);
        for device in &mut devices {
            device.restart(false);
            prop_assert_eq!(&sorted(device.document.page()), &first);
        }
    }

    /// The two devices begin from one page and touch different fields, or different words of the same
    /// text; then one takes its edit back, before or after it heard of the other's.
    #[test]
    fn an_undo_takes_back_nothing_but_its_own_change(
        mine in 0..7_u8, my_words in "[a-e]{1,5}",
        theirs in prop::collection::vec((7..14_u8, "[p-t]{1,5}"), 0..4),
        their_words in "[p-t]{1,5}",
        heard in any::<bool>(),
    ) {
        let begin = Customer { preferences: "- ".into(), ..Customer::default() };
        let mut here = Document::new(PAGE, [1; 16]);
        here.write_customer(&Customer::default(), &begin, NOW).expect("a sound edit");
        let line = EntryId([1; 16]);
        let written = Entry { text: "- ".into(), ..blank() };
        here.write_entry(line, None, &written, NOW).expect("a sound entry");
        let mut there = Document::new(PAGE, [2; 16]);
        there.merge(&mut here).expect("both began alike");

        let mut new = begin.clone();
        match mine {
            2 => new.preferences = format!("{my_words}{}", begin.preferences),
            field => change(&mut new, field, my_words.clone()),
        }
        here.write_customer(&begin, &new, NOW).expect("a sound edit");
        let text = format!("{my_words}{}", written.text);
        let longer = Entry { text, detail: paid(5), ..written.clone() };
        here.write_entry(line, Some(&written), &longer, NOW).expect("a sound edit");
        let added = EntryId([9; 16]);
        let slip = Entry { text: "a slip".into(), ..blank() };
        here.write_entry(added, None, &slip, NOW).expect("a sound entry");

        let preferences = format!("{}{their_words}", begin.preferences);
        let mut other = Customer { preferences, ..begin.clone() };
        theirs.into_iter().for_each(|(field, text)| change(&mut other, field, text));
        there.write_customer(&begin, &other, NOW).expect("a sound edit");
        let answer = Entry { text: format!("{}{their_words}", written.text), ..written.clone() };
        there.write_entry(line, Some(&written), &answer, NOW).expect("a sound edit");
        let expected = there.page();

        if heard {
            here.merge(&mut there).expect("both began alike");
        }
        here.write_customer(&new, &begin, NOW).expect("a sound edit");
        here.write_entry(line, Some(&longer), &written, NOW).expect("a sound edit");
        let gone = Entry { removed: true, ..slip.clone() };
        here.write_entry(added, Some(&slip), &gone, NOW).expect("a sound edit");
        here.merge(&mut there).expect("both began alike");
        there.merge(&mut here).expect("both began alike");
        for mut page in [here.page(), there.page()] {
            page.entries.retain(|(_, entry)| !entry.removed);
            prop_assert_eq!(&page, &expected);
        }
    }

    /// A form that was open while news arrived does not take them away when it is saved.
    #[test]
    fn saving_an_old_form_keeps_the_words_that_arrived(
        before in "[a-c ]{0,9}", mine in "[d-f]{1,5}", theirs in "[p-t]{1,5}",
    ) {
        let mut document = Document::new(PAGE, [1; 16]);
        let with = |preferences: String| Customer { preferences, ..Customer::default() };
        let shown = with(before.clone());
        document.write_customer(&Customer::default(), &shown, NOW).expect("a sound edit");
        document.write_customer(&shown, &with(format!("{before}{theirs}")), NOW).expect("a sound edit");
        document.write_customer(&shown, &with(format!("{mine}{before}")), NOW).expect("a sound edit");
        let text = document.page().customer.preferences;
        prop_assert!(text.contains(&mine) && text.contains(&theirs), "{text}");
    }
}
