//! Fills a notebook for `cargo xtask bench`: 10,000 customers of 30 entries each, the same in every run. Most of a page
//! was brought along at once and the rest written entry by entry, session by session, by the app's own code over its
//! store in memory; so what is measured later is exactly what the app stores, whatever that becomes.
//!
//! `cargo run --example fill -- FOLDER` writes, unless the app would still store the same:
//! - `records.bin`: a line of JSON naming the spaces, then each record as its space (1 byte), the lengths of key and
//!   value (4 bytes each, little-endian), key and value;
//! - `texts.json`: the same customers as plain words, for a search engine to be compared with, and what to type;
//! - `sample.bin`: the records of a few customers alone, by which the next run sees whether all would be the same.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::thread;

use regulars::domain::*;
use regulars::notebook::{EditCommand, ShowCommand};
use regulars::storage::{Change, Record, Space, Transaction};
use serde_json::{Value, json};

use harness::{Device, Tab};

#[allow(dead_code, reason = "the tests of the whole use more of it")]
#[path = "../it/harness.rs"]
mod harness;

const CUSTOMERS: usize = 10_000;
const ENTRIES: usize = 30;
/// How many entries came with the page, from another app's export.
const BROUGHT: usize = 20;
/// How many entries an owner writes on one page before the app is opened anew: each session has an author of its own,
/// which makes documents grow as they do in real use.
const IN_A_SESSION: usize = 5;
/// Days between two sessions; the last one ends today.
const PAUSE: i64 = 60;
/// What an owner writes, as often as in a shop: most of it that somebody came and what they bought.
const KINDS: [EntryKind; 15] = [
    EntryKind::Visit,
    EntryKind::Purchase,
    EntryKind::Note,
    EntryKind::Said,
    EntryKind::Visit,
    EntryKind::Purchase,
    EntryKind::Contact,
    EntryKind::Visit,
    EntryKind::Wish,
    EntryKind::Purchase,
    EntryKind::Request,
    EntryKind::Visit,
    EntryKind::Purchase,
    EntryKind::Thanks,
    EntryKind::Milestone,
];
/// A fixed number, so that the notebook does not depend on the machine.
const WORKERS: usize = 4;
/// How many customers stand for all when it comes to what the app stores.
const SAMPLE: usize = 20;
/// How many searches are typed.
const QUERIES: usize = 32;

/// Stands in one entry of the whole notebook, the last that is read from storage.
const LAST_WORD: &str = "xylophone";

/// One language's people and things. Entries join them to ever new words, so that there are common words and rare ones.
struct Script {
    names: Vec<&'static str>,
    families: Vec<&'static str>,
    words: Vec<&'static str>,
    /// Between two words; Khmer has none but at the end of a phrase.
    between: &'static str,
}

fn scripts() -> [Script; 4] {
    let list = |words: &'static str| words.split_whitespace().collect();
    [
        Script {
            names: list(
                "Anna Bopha Carmen Dara Elena Farid Grace Hugo Ines José Kim Lars Maya Noor Olga Pedro",
            ),
            families: list(
                "Álvarez Brown Chan Dupont Evans Fischer García Hansen Ito Jensen Keller Long Müller Novak \
                 Okafor Petit",
            ),
            words: list(
                "tea coffee scarf red blue wool silk daughter son mother wedding birthday garden market \
                 bicycle holiday letter photo bread honey lamp window school teacher doctor train river \
                 morning evening winter summer gift paper ribbon basket cousin repair order colour music",
            ),
            between: " ",
        },
        Script {
            names: list(
                "សុខា ដារ៉ា បុប្ផា វណ្ណា ចន្ថា រតនា ពិសី មករា សុភា ស្រីមុំ វិចិត្រ កញ្ញា សំណាង វិបុល \
                 ធារី នារី",
            ),
            families: list("ចាន់ សុខ កែវ លី ហេង នួន មាស ឈឹម ប៉ែន សៅ អ៊ុំ ទេព យឹម រស់ គឹម ស៊ុន"),
            words: list(
                "តែ កាហ្វេ ក្រមា ក្រហម ខៀវ សូត្រ កូនស្រី កូនប្រុស ម្តាយ ឪពុក ការ ខួបកំណើត សួន ផ្សារ កង់ \
                 វិស្សមកាល សំបុត្រ រូបថត នំប៉័ង ទឹកឃ្មុំ ចង្កៀង បង្អួច សាលា គ្រូ ពេទ្យ រថភ្លើង ទន្លេ \
                 ព្រឹក ល្ងាច រដូវ អំណោយ ក្រដាស កន្ត្រក បងប្អូន ជួសជុល ទិញ លក់ ស្រស់ ចូលចិត្ត ផ្ទះ",
            ),
            between: "",
        },
        Script {
            names: list(
                "सीता राम अनिल मीरा प्रिया विजय सुनीता अर्जुन कविता मोहन नेहा राहुल लक्ष्मी दीपक आशा \
                 फ़रीद",
            ),
            families: list(
                "शर्मा वर्मा गुप्ता सिंह पटेल यादव मिश्रा जोशी खान चौहान मेहता तिवारी नायर कपूर अग्रवाल \
                 दास",
            ),
            words: list(
                "चाय कॉफ़ी दुपट्टा लाल नीला रेशम बेटी बेटा माँ पिता शादी जन्मदिन बगीचा बाज़ार साइकिल \
                 छुट्टी चिट्ठी तस्वीर रोटी शहद दीपक खिड़की विद्यालय अध्यापक डॉक्टर रेलगाड़ी नदी सुबह \
                 शाम सर्दी गर्मी उपहार काग़ज़ टोकरी मरम्मत रंग संगीत मिठाई पसंद घर",
            ),
            between: " ",
        },
        Script {
            names: list(
                "ნინო გიორგი თამარ დავით მარიამ ლევან ეკა ზურაბ ქეთევან ირაკლი ნანა ვახტანგ ლალი სანდრო \
                 მაია თეა",
            ),
            families: list(
                "ბერიძე კაპანაძე გელაშვილი მაისურაძე გიორგაძე ლომიძე წიკლაური ბოლქვაძე ხუციშვილი ნოზაძე \
                 აბაშიძე დოლიძე ჯაფარიძე კვარაცხელია მელია ჩხეიძე",
            ),
            words: list(
                "ჩაი ყავა შარფი წითელი ლურჯი აბრეშუმი ქალიშვილი ვაჟი დედა მამა ქორწილი დაბადების ბაღი \
                 ბაზარი ველოსიპედი შვებულება წერილი სურათი პური თაფლი ლამპა ფანჯარა სკოლა მასწავლებელი \
                 ექიმი მატარებელი მდინარე დილა საღამო ზამთარი ზაფხული საჩუქარი ქაღალდი კალათა შეკეთება \
                 ფერი მუსიკა ტკბილი უყვარს სახლი",
            ),
            between: " ",
        },
    ]
}

/// Dice that fall the same in every run.
struct Dice(u64);

impl Dice {
    fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 32)).wrapping_mul(0xd6e8_feb8_6659_fd93);
        mixed ^ (mixed >> 29)
    }

    fn below(&mut self, end: usize) -> usize {
        (self.roll() >> 16) as usize % end
    }

    fn one(&mut self, list: &[&'static str]) -> &'static str {
        list[self.below(list.len())]
    }

    fn bytes(&mut self) -> [u8; 16] {
        let (front, back) = (self.roll().to_be_bytes(), self.roll().to_be_bytes());
        std::array::from_fn(|at| if at < 8 { front[at] } else { back[at - 8] })
    }
}

/// A customer before anything is written.
struct Planned {
    id: CustomerId,
    customer: Customer,
    entries: Vec<(EntryId, EntryKind, String)>,
}

fn plan(number: usize, script: &Script) -> Planned {
    let mut dice = Dice(number as u64);
    let mut entries: Vec<_> = (0..ENTRIES)
        .map(|at| {
            let kind = KINDS[at % KINDS.len()];
            (EntryId(dice.bytes()), kind, sentence(script, &mut dice, 40, 160))
        })
        .collect();
    let mut id = dice.bytes();
    if number == 0 {
        id = [0xff; 16];
        entries[ENTRIES - 1].0 = EntryId([0xff; 16]);
        entries[ENTRIES - 1].2.push_str(&format!(" {LAST_WORD}"));
    }
    Planned { id: CustomerId(id), customer: customer(number, script, &mut dice), entries }
}

fn customer(number: usize, script: &Script, dice: &mut Dice) -> Customer {
    let number = format!("0{:02} {:03} {:03}", 10 + number % 90, dice.below(1000), number / 10);
    Customer {
        name: format!(
            "{} {} {}",
            dice.one(&script.names),
            dice.one(&script.names),
            dice.one(&script.families)
        ),
        phones: [(ItemId(dice.bytes()), Phone { number, label: String::new() })].into(),
        tags: (0..1 + dice.below(3)).map(|_| script.words[dice.below(12)].to_owned()).collect(),
        hook: sentence(script, dice, 15, 40),
        preferences: sentence(script, dice, 10, 60),
        ..Customer::default()
    }
}

/// Words until a length between the two is reached, in characters.
fn sentence(script: &Script, dice: &mut Dice, least: usize, most: usize) -> String {
    let end = least + dice.below(most - least - 15);
    let mut text = String::new();
    let mut words = 0;
    while text.chars().count() < end {
        if !text.is_empty() {
            text.push_str(if words % 4 == 0 { " " } else { script.between });
        }
        text.push_str(dice.one(&script.words));
        // Every third word is joined to another: there are 1,600 of these, each on few pages.
        if dice.below(3) == 0 {
            text.push_str(dice.one(&script.words));
        }
        words += 1;
    }
    text
}

/// Writes a page as its owner would, and gives what is then stored of it.
fn write(base: &Device, planned: &Planned) -> Vec<(Space, Record)> {
    let device = base.copy();
    let (brought, written) = planned.entries.split_at(BROUGHT);
    let sessions = written.len().div_ceil(IN_A_SESSION) as i64;
    device.wait_days(-sessions * PAUSE);
    let mut tab = device.tab();
    let brought = brought.iter().map(|planned| (planned.0, entry(&tab, planned))).collect();
    tab.command(EditCommand::Bring(vec![(planned.id, planned.customer.clone(), brought)]));
    for session in written.chunks(IN_A_SESSION) {
        device.wait_days(PAUSE);
        tab = device.tab();
        tab.command(ShowCommand::OpenPage(planned.id));
        for planned_entry in session {
            let new = Box::new(entry(&tab, planned_entry));
            tab.command(EditCommand::SaveEntry {
                customer: planned.id,
                id: planned_entry.0,
                base: None,
                new,
                photo: None,
                ends: None,
            });
        }
    }
    assert!(!tab.view().unsaved && tab.shown.is_empty(), "a page was not saved");
    let storage = device.storage.borrow();
    let own = storage.records().filter(|(_, key, _)| key.starts_with(planned.id.bytes()));
    own.map(|(space, key, value)| (space, (key.clone(), value.clone()))).collect()
}

fn entry(tab: &Tab, (_, kind, text): &(EntryId, EntryKind, String)) -> Entry {
    Entry { text: text.clone(), ..Entry::new(*kind, tab.device.today(), tab.device.now()) }
}

/// A device with nothing but the shop.
fn begun() -> Device {
    let device = Device::new();
    device.tab().start();
    device
}

/// A notebook with these customers.
fn write_all(customers: &[Planned]) -> Device {
    let share = customers.len().div_ceil(WORKERS);
    let written = thread::scope(|scope| {
        let workers: Vec<_> = customers
            .chunks(share)
            .map(|share| {
                scope.spawn(move || {
                    let base = begun();
                    share.iter().flat_map(|planned| write(&base, planned)).collect::<Vec<_>>()
                })
            })
            .collect();
        workers.into_iter().flat_map(|worker| worker.join().expect("a worker fell over")).collect::<Vec<_>>()
    });
    let whole = begun();
    let changes = written.into_iter().map(|(space, (key, value))| Change::Put(space, key, value)).collect();
    let filled = whole.storage.borrow_mut().write(&Transaction { changes, ..Transaction::default() });
    filled.expect("memory is never full");
    // Opened once as a whole, for whatever the app tidies up when it starts.
    let tab = whole.tab();
    assert_eq!(tab.view().pages, customers.len(), "a page is missing");
    drop(tab);
    whole
}

fn dump(device: &Device, out: &mut impl Write) -> io::Result<()> {
    let names: Vec<&str> = Space::ALL.iter().map(|space| space.name()).collect();
    writeln!(out, "{}", json!({ "spaces": names }))?;
    for (space, key, value) in device.storage.borrow().records() {
        let place = Space::ALL.iter().position(|other| *other == space).expect("every space is listed");
        out.write_all(&[place as u8])?;
        out.write_all(&(key.len() as u32).to_le_bytes())?;
        out.write_all(&(value.len() as u32).to_le_bytes())?;
        out.write_all(key)?;
        out.write_all(value)?;
    }
    Ok(())
}

/// What owners type: parts of names, names, phones, words of entries alone, together and with a name, and somebody who
/// is not there; in every script.
fn query(number: usize, planned: &Planned) -> String {
    let name = &planned.customer.name;
    let (first, family) = name.split_once(' ').expect("a name has parts");
    let phone =
        planned.customer.phones.values().map(|phone| phone.number.as_str()).next().unwrap_or_default();
    let word = |entry: usize, at: usize| {
        let text = &planned.entries[entry].2;
        let word = text.split(' ').nth(at).unwrap_or(text);
        word.chars().take(12).collect::<String>()
    };
    match number / 4 {
        0 => first.to_owned(),
        1 => name.clone(),
        2 => word(3, 0),
        3 => format!("{} {}", word(5, 1), word(17, 0)),
        4 => phone.to_owned(),
        5 => format!("{first} {}", word(8, 1)),
        6 => word(11, 1),
        _ => format!("{}{}", family.replace(' ', ""), "zz"),
    }
}

fn texts(customers: &[Planned]) -> Value {
    let queries: Vec<String> = (0..QUERIES).map(|number| query(number, &customers[number * 301])).collect();
    let page = |(place, planned): (usize, &Planned)| {
        let customer = &planned.customer;
        let phones = customer.phones.values().map(|phone| phone.number.as_str());
        let words = phones.chain(customer.tags.iter().map(String::as_str));
        let words: Vec<&str> = words.chain([customer.hook.as_str(), &customer.preferences]).collect();
        let entries: Vec<&str> = planned.entries.iter().map(|(.., text)| text.as_str()).collect();
        json!({ "id": place, "name": customer.name, "words": words, "entries": entries })
    };
    let customers: Vec<Value> = customers.iter().enumerate().map(page).collect();
    json!({ "queries": queries, "lastWord": LAST_WORD, "entries": ENTRIES, "customers": customers })
}

/// The records of some customers, as they go into a file.
fn records(customers: &[Planned]) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    dump(&write_all(customers), &mut bytes)?;
    Ok(bytes)
}

fn main() -> io::Result<()> {
    let folder = PathBuf::from(std::env::args().nth(1).expect("say into which folder"));
    fs::create_dir_all(&folder)?;
    let [all, words, some] = ["records.bin", "texts.json", "sample.bin"].map(|name| folder.join(name));
    let scripts = scripts();
    let customers: Vec<Planned> =
        (0..CUSTOMERS).map(|number| plan(number, &scripts[number % scripts.len()])).collect();
    let (texts, sample) = (texts(&customers).to_string(), records(&customers[..SAMPLE])?);
    let is = |file: &Path, bytes: &[u8]| fs::read(file).is_ok_and(|found| found == bytes);
    if is(&words, texts.as_bytes()) && is(&some, &sample) {
        return Ok(());
    }
    println!("writing {CUSTOMERS} customers; this takes minutes, until the app stores something else");
    // Written last: it says that the others are whole.
    let _ = fs::remove_file(&some);
    fs::write(words, texts)?;
    fs::write(all, records(&customers)?)?;
    fs::write(some, sample)
}
