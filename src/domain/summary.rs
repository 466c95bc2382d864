//! What lists and search need of a customer without loading the document.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{Customer, CustomerId, Entry, Phone, Role, Timestamp, YearlyDay};

/// Derived from a document and stored beside it; rebuilt when missing or of another version.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Summary {
    /// Whose.
    pub id: CustomerId,
    /// [`Customer::title`], empty on an empty page.
    pub title: String,
    /// The second line in a list: what tells this person from another of the same name.
    pub hint: String,
    /// Every name, phone, e-mail, handle, address and memory hook, one a line: what search reads.
    pub words: String,
    /// Digits of each phone.
    pub phones: Vec<String>,
    /// As on the page.
    pub tags: Vec<String>,
    /// As on the page.
    pub role: Role,
    /// The latest day they were in the shop.
    pub last_visit: Option<NaiveDate>,
    /// When the page was begun.
    pub begun: Timestamp,
    /// As on the page: out of every list.
    pub put_away: bool,
    /// How many entries are on the page.
    pub entries: u32,
    /// The first birthday noted.
    pub birthday: Option<YearlyDay>,
    /// The page this one was joined with: it stands there, and this one is in no list.
    pub joined: Option<CustomerId>,
}

impl Summary {
    /// The form's version: stored summaries of another are rebuilt from their documents.
    pub const VERSION: u8 = 2;

    /// Derives the summary of a page.
    pub fn of(
        id: CustomerId,
        customer: &Customer,
        begun: Timestamp,
        joined: Option<CustomerId>,
        entries: &[&Entry],
    ) -> Self {
        let current = || entries.iter().filter(|entry| !entry.removed);
        let phones = customer.phones.values().map(|phone| phone.number.as_str());
        let title = customer.title().unwrap_or_default();
        let first_known = [customer.hook.as_str(), &customer.firm, &customer.called]
            .into_iter()
            .chain(phones.clone())
            .find(|text| !text.trim().is_empty() && *text != title);
        let tags = customer.tags.iter().map(String::as_str);
        let words = [
            &customer.name,
            &customer.called,
            &customer.say,
            &customer.patronymic,
            &customer.form_of_address,
            &customer.firm,
            &customer.hook,
            &customer.address,
            &customer.preferences,
            &customer.happy,
            &customer.found_us,
        ]
        .into_iter()
        .map(String::as_str)
        .chain(phones.clone())
        .chain(customer.phones.values().map(|phone| phone.label.as_str()))
        .chain(customer.emails.values().map(|email| email.address.as_str()))
        .chain(customer.handles.values().map(|handle| handle.name.as_str()))
        .chain(customer.days.values().map(|day| day.label.as_str()))
        .chain(tags)
        .filter(|text| !text.is_empty())
        .collect::<Vec<_>>()
        .join("\n");
        Self {
            id,
            title: title.to_owned(),
            hint: first_known.unwrap_or_default().to_owned(),
            words,
            phones: customer.phones.values().map(Phone::digits).filter(|digits| !digits.is_empty()).collect(),
            tags: customer.tags.iter().cloned().collect(),
            role: customer.role,
            last_visit: current().filter(|entry| entry.kind.is_visit()).map(|entry| entry.day).max(),
            begun,
            put_away: customer.put_away.is_some(),
            entries: current().count() as u32,
            birthday: customer.birthday(),
            joined,
        }
    }
}
