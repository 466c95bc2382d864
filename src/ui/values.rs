//! A customer while the form is typed: texts as the owner left them, and their way into a customer.

use serde::{Deserialize, Serialize};

use super::entry_values::{number_wrong, too_long};
use super::format;
use super::state::App;
use crate::browser::clock;
use crate::domain::{
    Customer, DayKind, Email, Handle, ImportantDay, ItemId, LINE_LIMIT, NameOrder, Phone, Recommender, Role,
    TEXT_LIMIT, YearlyDay, ascii_digits,
};

/// One phone, e-mail, messenger name or important day.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Item {
    pub id: ItemId,
    /// The number, address, name or day.
    pub value: String,
    /// What it is for; the messenger; what day it is.
    pub label: String,
    /// Only of important days.
    pub kind: DayKind,
}

impl Item {
    /// An empty one.
    pub fn new() -> Self {
        let id = ItemId::at(clock::now(), clock::random());
        Self { id, value: String::new(), label: String::new(), kind: DayKind::Other }
    }
}

/// The fields of the form. Stored as a draft, so that names stay as they are.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Values {
    pub name: String,
    pub called: String,
    pub say: String,
    pub form_of_address: String,
    pub salutation: String,
    pub patronymic: String,
    pub name_order: Option<NameOrder>,
    pub firm: String,
    pub phones: Vec<Item>,
    pub emails: Vec<Item>,
    pub handles: Vec<Item>,
    pub address: String,
    pub tags: String,
    pub role: Role,
    pub birthday: String,
    pub days: Vec<Item>,
    pub hook: String,
    pub preferences: String,
    pub happy: String,
    pub found_us: String,
    pub recommended_by: String,
    pub interval: String,
    pub country: String,
    /// What stands beside the birthday.
    pub birthday_also: String,
    pub no_contact: bool,
}

/// What stands in the way, in the owner's language.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Errors {
    /// Nothing to begin a page with.
    pub nothing: Option<String>,
    /// The birthday is no day.
    pub birthday: Option<String>,
    /// Important days that are none, by item.
    pub days: Vec<(ItemId, String)>,
    /// The usual interval is no number.
    pub interval: Option<String>,
    /// Some text is above its limit.
    pub length: Option<String>,
}

impl Values {
    /// The values of a page. `recommended_by` is the recommender's title, where they have a page.
    pub fn of(customer: &Customer, recommended_by: Option<&str>) -> Self {
        let item = |id: &ItemId, value: &str, label: &str| Item {
            id: *id,
            value: value.to_owned(),
            label: label.to_owned(),
            kind: DayKind::Other,
        };
        let birthday = birthday_of(customer);
        let mut phones: Vec<_> =
            customer.phones.iter().map(|(id, phone)| item(id, &phone.number, &phone.label)).collect();
        let mut emails: Vec<_> =
            customer.emails.iter().map(|(id, email)| item(id, &email.address, &email.label)).collect();
        // The first of each stands ready to be typed into.
        for items in [&mut phones, &mut emails] {
            if items.is_empty() {
                items.push(Item::new());
            }
        }
        Self {
            name: customer.name.clone(),
            called: customer.called.clone(),
            say: customer.say.clone(),
            form_of_address: customer.form_of_address.clone(),
            salutation: customer.salutation.clone(),
            patronymic: customer.patronymic.clone(),
            name_order: customer.name_order,
            firm: customer.firm.clone(),
            phones,
            emails,
            handles: customer
                .handles
                .iter()
                .map(|(id, handle)| item(id, &handle.name, &handle.service))
                .collect(),
            address: customer.address.clone(),
            tags: customer.tags.iter().cloned().collect::<Vec<_>>().join(", "),
            role: customer.role,
            birthday: birthday.map(|(_, day)| format::typed(day.day)).unwrap_or_default(),
            days: customer
                .days
                .iter()
                .filter(|(id, _)| birthday.is_none_or(|(known, _)| known != **id))
                .map(|(id, day)| Item { kind: day.kind, ..item(id, &format::typed(day.day), &day.label) })
                .collect(),
            hook: customer.hook.clone(),
            preferences: customer.preferences.clone(),
            happy: customer.happy.clone(),
            found_us: customer.found_us.clone(),
            recommended_by: match (&customer.recommended_by, recommended_by) {
                (Some(Recommender::Words(words)), _) => words.clone(),
                (_, title) => title.unwrap_or_default().to_owned(),
            },
            interval: customer.interval.map(|days| days.to_string()).unwrap_or_default(),
            country: customer.country.clone(),
            birthday_also: birthday.map(|(_, day)| day.label.clone()).unwrap_or_default(),
            no_contact: customer.no_contact,
        }
    }

    /// The customer these values make of `base`, or what is wrong. `recommender` finds who is meant by
    /// the name typed.
    pub fn customer(
        &self,
        app: App,
        base: &Customer,
        recommender: impl Fn(&str) -> Option<Recommender>,
    ) -> Result<Customer, Errors> {
        let mut errors = Errors::default();
        let example = format::typed(YearlyDay { month: 3, day: Some(24), year: None });
        let wrong_day = || app.tr1("form-day-wrong", "example", example.as_str());
        let mut days = std::collections::BTreeMap::new();
        if !self.birthday.trim().is_empty() {
            let id = birthday_of(base).map_or_else(|| Item::new().id, |(id, _)| id);
            match YearlyDay::parse(&self.birthday, false) {
                Some(day) => {
                    let label = line(&self.birthday_also);
                    days.insert(id, ImportantDay { kind: DayKind::Birthday, day, label });
                }
                None => errors.birthday = Some(wrong_day()),
            }
        } else if !self.birthday_also.trim().is_empty() {
            errors.birthday = Some(wrong_day());
        }
        for item in self.days.iter().filter(|item| !item.value.trim().is_empty()) {
            match YearlyDay::parse(&item.value, false) {
                Some(day) => {
                    days.insert(item.id, ImportantDay { kind: item.kind, day, label: line(&item.label) });
                }
                None => errors.days.push((item.id, wrong_day())),
            }
        }
        let interval = match self.interval.trim() {
            "" => None,
            typed => {
                let days = ascii_digits(typed).parse().ok().filter(|days| (1..=999).contains(days));
                errors.interval = days.is_none().then(|| number_wrong(app, 1, 999));
                days
            }
        };
        let filled = |items: &[Item]| -> Vec<Item> {
            items.iter().filter(|item| !item.value.trim().is_empty()).cloned().collect()
        };
        let customer = Customer {
            name: line(&self.name),
            called: line(&self.called),
            say: line(&self.say),
            form_of_address: line(&self.form_of_address),
            salutation: line(&self.salutation),
            patronymic: line(&self.patronymic),
            name_order: self.name_order,
            firm: line(&self.firm),
            phones: filled(&self.phones)
                .into_iter()
                .map(|item| (item.id, Phone { number: line(&item.value), label: line(&item.label) }))
                .collect(),
            emails: filled(&self.emails)
                .into_iter()
                .map(|item| (item.id, Email { address: line(&item.value), label: line(&item.label) }))
                .collect(),
            handles: filled(&self.handles)
                .into_iter()
                .map(|item| (item.id, Handle { service: line(&item.label), name: line(&item.value) }))
                .collect(),
            address: self.address.trim().to_owned(),
            tags: self.tags.split([',', '،', '၊']).map(line).filter(|tag| !tag.is_empty()).collect(),
            role: self.role,
            days,
            hook: line(&self.hook),
            preferences: self.preferences.trim().to_owned(),
            happy: self.happy.trim().to_owned(),
            found_us: line(&self.found_us),
            recommended_by: recommender(&line(&self.recommended_by)),
            interval,
            country: self.country.clone(),
            no_contact: self.no_contact,
            consent: base.consent.clone(),
            pace: base.pace,
            photo: base.photo,
            foreign: base.foreign.clone(),
            put_away: base.put_away.clone(),
        };
        if customer.title().is_none() && customer.called.is_empty() {
            errors.nothing = Some(app.t("form-nothing")());
        }
        let lines = [
            &customer.name,
            &customer.called,
            &customer.say,
            &customer.form_of_address,
            &customer.salutation,
            &customer.patronymic,
            &customer.firm,
            &customer.hook,
            &customer.found_us,
            &self.recommended_by,
        ];
        let items = customer.phones.values().map(|phone| &phone.number);
        let items = items.chain(customer.emails.values().map(|email| &email.address)).chain(&customer.tags);
        let long_line = lines.into_iter().chain(items).find_map(|text| too_long(app, text, LINE_LIMIT));
        let texts = [&customer.address, &customer.preferences, &customer.happy];
        errors.length =
            long_line.or_else(|| texts.into_iter().find_map(|text| too_long(app, text, TEXT_LIMIT)));
        if errors == Errors::default() { Ok(customer) } else { Err(errors) }
    }

    /// Whether the fields most owners never need hold anything.
    pub fn uses_more(&self) -> bool {
        let texts = [
            &self.called,
            &self.say,
            &self.form_of_address,
            &self.salutation,
            &self.patronymic,
            &self.firm,
            &self.address,
            &self.happy,
            &self.found_us,
            &self.recommended_by,
            &self.interval,
            &self.country,
            &self.birthday_also,
        ];
        texts.into_iter().any(|text| !text.is_empty())
            || !self.handles.is_empty()
            || !self.days.is_empty()
            || self.name_order.is_some()
            || self.no_contact
            || self.role != Role::Customer
    }
}

/// A field of one line, without the white space around it.
fn line(text: &str) -> String {
    text.trim().to_owned()
}

fn birthday_of(customer: &Customer) -> Option<(ItemId, &ImportantDay)> {
    customer.days.iter().find(|(_, day)| day.kind == DayKind::Birthday).map(|(id, day)| (*id, day))
}
