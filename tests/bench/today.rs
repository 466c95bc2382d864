//! A shop with many people, for `cargo xtask bench`: who needs the owner, from the summaries and after one more entry; and
//! whether a greeting that is typed is too alike to what others got.

use chrono::Days;
use regulars::domain::*;
use regulars::notebook::api::greet::Greet;
use regulars::notebook::{EditCommand, Input, ShowCommand};
use wasm_bindgen::prelude::*;

use harness::{Device, Tab};

#[allow(dead_code, reason = "the tests of the whole use more of it")]
#[path = "../it/harness.rs"]
mod harness;

/// How often each of them was here.
const VISITS: u64 = 6;

/// The greeting that all of them got.
const GREETING: ItemId = ItemId([7; 16]);

/// What the owner says to them.
const WORDS: [&str; 12] = [
    "health",
    "sunny days",
    "good harvest",
    "many guests",
    "តែក្តៅ",
    "चाय",
    "ჩაი",
    "new shoes",
    "a quiet house",
    "warm bread",
    "the blue scarf",
    "rest",
];

/// What somebody gets whom the owner says this to, their names left out.
fn unnamed(own: &str) -> String {
    format!("…,\na happy New Year, and {own}!\nCome and see us soon.")
}

/// How many pages are written at once.
const SHARE: usize = 500;

/// A notebook in which so many people came, each at a pace of their own; some have a birthday these days, some were
/// promised something.
#[wasm_bindgen]
pub struct Shopkeeper {
    tab: Tab,
    people: Vec<CustomerId>,
}

#[wasm_bindgen]
impl Shopkeeper {
    /// A notebook with so many people.
    #[wasm_bindgen(constructor)]
    pub fn new(customers: u32) -> Self {
        let device = Device::new();
        let mut tab = device.tab();
        tab.command(EditCommand::StartNotebook(Shop { country: "KH".into(), ..Shop::default() }));
        let today = device.today();
        let page = |number: u64| {
            let name = format!("Guest {number}");
            let day = ImportantDay {
                kind: DayKind::Birthday,
                day: (today - Days::new(number % 365)).into(),
                label: String::new(),
            };
            let days = [(ItemId([1; 16]), day)].into();
            let (pace, away) = (1 + number % 40, number % 97);
            let visit = |visit: u64| {
                let day = today - Days::new(away + visit * pace);
                let kind = if visit == 0 && number.is_multiple_of(50) {
                    EntryKind::Request
                } else {
                    EntryKind::Visit
                };
                let entry = Entry { text: "tea".into(), ..Entry::new(kind, day, device.now()) };
                (EntryId(device.random()), entry)
            };
            let customer = Customer { name, days, ..Customer::default() };
            (CustomerId(device.random()), customer, (0..VISITS).map(visit).collect())
        };
        let pages: Vec<NewPage> = (0..u64::from(customers)).map(page).collect();
        let people = pages.iter().map(|(id, ..)| *id).collect();
        for share in pages.chunks(SHARE) {
            tab.command(EditCommand::Bring(share.to_vec()));
        }
        Self { tab, people }
    }

    /// The shop has set something else: everybody has to be looked at.
    pub fn set(&mut self, people: u8) {
        let base = self.tab.view().shop.clone();
        let new = Shop { care: Care { people: Some(people), ..Care::default() }, ..base.clone() };
        self.tab.command(EditCommand::SaveShop { base: Box::new(base), new: Box::new(new) });
    }

    /// Somebody comes in.
    pub fn visit(&mut self, number: usize) {
        let entry = Entry::new(EntryKind::Visit, self.tab.device.today(), self.tab.device.now());
        let (customer, id) = (self.people[number], EntryId(self.tab.device.random()));
        self.tab.command(EditCommand::add_entry(customer, id, entry));
    }

    /// Everybody has got a greeting, each in words of their own.
    pub fn greet(&mut self) {
        let day = self.tab.device.today();
        for (number, customer) in self.people.clone().into_iter().enumerate() {
            // Five of the words, each time others.
            let word = |at: u32| WORDS[number / 12_usize.pow(at) % 12];
            let own = (0..5).map(word).collect::<Vec<_>>().join(" ");
            let unnamed = unnamed(&own);
            let text = unnamed.clone();
            let sent = Some(Sent { greeting: GREETING, unnamed, despite: false });
            let contact = Detail::Contact { channel: None, starter: None, sent };
            let new = Box::new(Entry { text, ..Entry::new(contact, day, self.tab.device.now()) });
            let id = EntryId(self.tab.device.random());
            self.tab.command(EditCommand::SaveEntry {
                customer,
                id,
                base: None,
                new,
                photo: None,
                ends: None,
            });
        }
    }

    /// A greeting for one of them is so far. Whether it is too alike to what somebody got.
    pub fn weigh(&mut self, number: usize, own: &str) -> bool {
        let (customer, unnamed) = (self.people[number], unnamed(own));
        self.tab.command(Greet::Weigh { customer, greeting: GREETING, unnamed });
        self.tab.view().twin.is_some()
    }

    /// The notebook is told so often that nothing has changed, while Today, the list and a page are shown.
    pub fn idle(&mut self, times: usize) {
        self.tab.command(ShowCommand::LookAtToday(7));
        self.tab.command(ShowCommand::OpenPage(self.people[0]));
        for _ in 0..times {
            self.tab.hear(Input::Changed(Vec::new()));
        }
        self.tab.command(ShowCommand::ClosePage);
        self.tab.command(ShowCommand::CloseToday);
    }

    /// Looks at Today. How many people are on it.
    pub fn look(&mut self) -> usize {
        self.tab.command(ShowCommand::LookAtToday(7));
        let total = self.tab.view().needs.as_ref().map_or(0, |needs| needs.total);
        self.tab.command(ShowCommand::CloseToday);
        total
    }
}
