//! The example shop: a dozen customers from the culture of the language, so that a new owner sees a filled notebook.
//! The people are invented.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};
use serde::Deserialize;

use super::Language;
use crate::domain::{
    Channel, Currency, Customer, CustomerId, DayKind, Detail, Email, Entry, EntryId, EntryKind, Handle,
    ImportantDay, ItemId, Keyed, Money, NewPage, Phone, Recommender, Role, Shop, Starter, Timestamp,
    YearlyDay,
};

#[derive(Deserialize)]
struct Example {
    shop: ExampleShop,
    customers: Vec<ExampleCustomer>,
}

#[derive(Deserialize)]
struct ExampleShop {
    name: String,
    country: String,
    currencies: Vec<String>,
}

/// A customer as written in the file. Texts are as on the page; days count back from today.
#[derive(Default, Deserialize)]
#[serde(default)]
struct ExampleCustomer {
    name: String,
    called: String,
    say: String,
    form_of_address: String,
    patronymic: String,
    firm: String,
    phones: Vec<ExamplePhone>,
    emails: Vec<String>,
    handles: Vec<ExampleHandle>,
    address: String,
    tags: Vec<String>,
    role: String,
    birthday: Option<ExampleDay>,
    hook: String,
    preferences: String,
    happy: String,
    found_us: String,
    recommended_by: Option<usize>,
    no_contact: bool,
    put_away: Option<String>,
    entries: Vec<ExampleEntry>,
}

#[derive(Deserialize)]
struct ExamplePhone {
    number: String,
    #[serde(default)]
    label: String,
}

#[derive(Deserialize)]
struct ExampleHandle {
    service: String,
    name: String,
}

#[derive(Deserialize)]
struct ExampleDay {
    month: u8,
    day: u8,
    year: Option<u16>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct ExampleEntry {
    kind: String,
    days_ago: u64,
    text: String,
    ask: bool,
    amount: Option<String>,
    cost: Option<String>,
    currency: Option<String>,
    channel: Option<String>,
    starter: Option<String>,
}

/// The JSON file of a language.
fn source(language: Language) -> &'static str {
    match language {
        Language::English => include_str!("examples/en.json"),
        Language::Khmer => include_str!("examples/km.json"),
        Language::Hindi => include_str!("examples/hi.json"),
        Language::Georgian => include_str!("examples/ka.json"),
    }
}

/// The example shop and its pages, as of `today`. `random` returns the bytes of each id.
///
/// A file that does not parse gives an empty shop. A test checks that every file parses.
pub fn example(
    language: Language,
    today: NaiveDate,
    now: Timestamp,
    mut random: impl FnMut() -> [u8; 16],
) -> (Shop, Vec<NewPage>) {
    let Ok(example) = serde_json::from_str::<Example>(source(language)) else {
        return (Shop::default(), Vec::new());
    };
    let ids: Vec<CustomerId> = example.customers.iter().map(|_| CustomerId(random())).collect();
    let pages = example.customers.into_iter().zip(&ids).map(|(written, id)| {
        let entries = written.entries.iter().enumerate().filter_map(|(at, entry)| {
            let day = today.checked_sub_days(Days::new(entry.days_ago))?;
            // The file lists the newest entry first. Entries of one day keep that order.
            Some((EntryId(random()), entry_of(entry, day, Timestamp(now.0 - at as i64))))
        });
        let entries = entries.collect();
        (*id, customer_of(written, &ids, now, &mut random), entries)
    });
    let pages = pages.collect();
    let currencies = example.shop.currencies.iter().filter_map(|code| code.parse().ok()).collect();
    (Shop { name: example.shop.name, country: example.shop.country, currencies, ..Shop::default() }, pages)
}

fn customer_of(
    written: ExampleCustomer,
    ids: &[CustomerId],
    now: Timestamp,
    mut random: impl FnMut() -> [u8; 16],
) -> Customer {
    let mut items = |at: usize| ItemId::at(Timestamp(now.0 + at as i64), random());
    let phones = written.phones.into_iter().enumerate();
    let phones: BTreeMap<_, _> =
        phones.map(|(at, p)| (items(at), Phone { number: p.number, label: p.label })).collect();
    let emails = written.emails.into_iter().enumerate();
    let emails = emails.map(|(at, address)| (items(at), Email { address, label: String::new() })).collect();
    let handles = written.handles.into_iter().enumerate();
    let handles = handles.map(|(at, h)| (items(at), Handle { service: h.service, name: h.name })).collect();
    let birthday = written.birthday.and_then(|day| YearlyDay::new(day.month, day.day, day.year));
    let days = birthday
        .into_iter()
        .map(|day| (items(0), ImportantDay { kind: DayKind::Birthday, day, label: String::new() }));
    Customer {
        days: days.collect(),
        phones,
        emails,
        handles,
        name: written.name,
        called: written.called,
        say: written.say,
        form_of_address: written.form_of_address,
        patronymic: written.patronymic,
        firm: written.firm,
        address: written.address,
        tags: written.tags.into_iter().collect(),
        role: Role::from_key(&written.role).unwrap_or_default(),
        hook: written.hook,
        preferences: written.preferences,
        happy: written.happy,
        found_us: written.found_us,
        recommended_by: written.recommended_by.and_then(|at| ids.get(at)).copied().map(Recommender::Page),
        no_contact: written.no_contact,
        put_away: written.put_away,
        ..Customer::default()
    }
}

fn entry_of(written: &ExampleEntry, day: NaiveDate, now: Timestamp) -> Entry {
    let currency = written.currency.as_ref().and_then(|code| code.parse::<Currency>().ok());
    let money = |text: &Option<String>| Money::parse(text.as_ref()?, currency?).ok();
    let detail = match EntryKind::from_key(&written.kind).unwrap_or_default() {
        EntryKind::Said => Detail::Said { ask: written.ask },
        EntryKind::Purchase => {
            Detail::Purchase { amount: money(&written.amount), cost: money(&written.cost) }
        }
        EntryKind::Contact => Detail::Contact {
            channel: written.channel.as_deref().and_then(Channel::from_key),
            starter: written.starter.as_deref().and_then(Starter::from_key),
            sent: None,
        },
        kind => kind.into(),
    };
    Entry { text: written.text.clone(), ..Entry::new(detail, day, now) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_has_a_lively_shop() {
        let today = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
        for language in Language::ALL {
            let mut dice = 0_u128;
            let (shop, pages) = example(language, today, Timestamp(0), || {
                dice += 1;
                dice.to_be_bytes()
            });
            assert!(!shop.name.is_empty() && !shop.currencies.is_empty(), "{language:?}");
            assert!(pages.len() >= 12, "{language:?}: {} pages", pages.len());
            for (_, customer, entries) in &pages {
                assert!(customer.title().is_some() && entries.len() >= 3, "{language:?}: {customer:?}");
            }
            let raw: serde_json::Value = serde_json::from_str(source(language)).unwrap();
            let amounts = raw.to_string().matches("\"amount\":\"").count();
            let read =
                pages.iter().flat_map(|page| &page.2).filter(|(_, entry)| entry.amount().is_some()).count();
            assert_eq!(amounts, read, "{language:?}: every amount is read");
        }
    }
}
