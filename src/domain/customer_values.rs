//! A customer while the form is typed: texts as the owner left them, and their way into a customer.

use serde::{Deserialize, Serialize};

use super::{
    Customer, DayKind, Email, Handle, ImportantDay, ItemId, LINE_LIMIT, NameOrder, Phone, Recommender, Role,
    TEXT_LIMIT, Wrong, YearlyDay,
};

/// The longest usual interval between two visits, in days.
const LONGEST_INTERVAL: u16 = 999;

/// One phone, e-mail, messenger name or important day.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Item {
    /// Its id on the page.
    pub id: ItemId,
    /// The number, address, name or day.
    pub value: String,
    /// What it is for; the messenger; what day it is.
    pub label: String,
    /// Only of important days.
    pub kind: DayKind,
}

impl Item {
    /// An empty one of this id, which is new.
    pub fn new(id: ItemId) -> Self {
        Self { id, value: String::new(), label: String::new(), kind: DayKind::Other }
    }
}

/// The fields of the form. Stored as a draft, so that names stay as they are.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct CustomerValues {
    /// The name.
    pub name: String,
    /// What to call them.
    pub called: String,
    /// How to say the name.
    pub say: String,
    /// The form of address.
    pub form_of_address: String,
    /// A salutation of their own.
    pub salutation: String,
    /// The father's name.
    pub patronymic: String,
    /// Whether the family name comes first; `None` for the usual order.
    pub name_order: Option<NameOrder>,
    /// The firm.
    pub firm: String,
    /// The phone numbers.
    pub phones: Vec<Item>,
    /// The e-mail addresses.
    pub emails: Vec<Item>,
    /// The messenger names.
    pub handles: Vec<Item>,
    /// The postal address.
    pub address: String,
    /// The tags, with commas between them.
    pub tags: String,
    /// The role.
    pub role: Role,
    /// The birthday.
    pub birthday: String,
    /// The other important days.
    pub days: Vec<Item>,
    /// The memory hook.
    pub hook: String,
    /// What they like.
    pub preferences: String,
    /// What would make them happy.
    pub happy: String,
    /// How they found the shop.
    pub found_us: String,
    /// Who recommended the shop: a name.
    pub recommended_by: String,
    /// The usual days between two visits.
    pub interval: String,
    /// The country of their numbers; empty for that of the shop.
    pub country: String,
    /// What stands beside the birthday.
    pub birthday_also: String,
    /// They want no more contact.
    pub no_contact: bool,
}

/// What is wrong, field by field.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CustomerErrors {
    /// Nothing to begin a page with.
    pub nothing: Option<Wrong>,
    /// The birthday is no day.
    pub birthday: Option<Wrong>,
    /// Important days that are none, by item.
    pub days: Vec<(ItemId, Wrong)>,
    /// The usual interval is no number.
    pub interval: Option<Wrong>,
    /// Some text is above its limit.
    pub length: Option<Wrong>,
}

impl CustomerValues {
    /// The values of a page. `recommended_by` is the title of the recommender if they have a page. `new_id` makes the ids of
    /// new items.
    pub fn of(customer: &Customer, recommended_by: Option<&str>, new_id: impl Fn() -> ItemId) -> Self {
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
                items.push(Item::new(new_id()));
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
            birthday: birthday.map(|(_, day)| day.day.typed()).unwrap_or_default(),
            days: customer
                .days
                .iter()
                .filter(|(id, _)| birthday.is_none_or(|(known, _)| known != **id))
                .map(|(id, day)| Item { kind: day.kind, ..item(id, &day.day.typed(), &day.label) })
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

    /// `base` with these values. `recommender` finds the page with the typed name. `new_id` makes the id of a new birthday.
    ///
    /// # Errors
    /// What is wrong, field by field.
    pub fn customer(
        &self,
        base: &Customer,
        recommender: impl Fn(&str) -> Option<Recommender>,
        new_id: impl Fn() -> ItemId,
    ) -> Result<Customer, CustomerErrors> {
        let mut errors = CustomerErrors::default();
        let mut days = std::collections::BTreeMap::new();
        if !self.birthday.trim().is_empty() {
            let id = birthday_of(base).map_or_else(new_id, |(id, _)| id);
            match YearlyDay::parse(&self.birthday, false) {
                Some(day) => {
                    let label = line(&self.birthday_also);
                    days.insert(id, ImportantDay { kind: DayKind::Birthday, day, label });
                }
                None => errors.birthday = Some(Wrong::NoYearlyDay),
            }
        } else if !self.birthday_also.trim().is_empty() {
            errors.birthday = Some(Wrong::NoYearlyDay);
        }
        for item in self.days.iter().filter(|item| !item.value.trim().is_empty()) {
            match YearlyDay::parse(&item.value, false) {
                Some(day) => {
                    days.insert(item.id, ImportantDay { kind: item.kind, day, label: line(&item.label) });
                }
                None => errors.days.push((item.id, Wrong::NoYearlyDay)),
            }
        }
        let interval = Wrong::number(&self.interval, 1, LONGEST_INTERVAL).unwrap_or_else(|wrong| {
            errors.interval = Some(wrong);
            None
        });
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
            errors.nothing = Some(Wrong::Nameless);
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
        let long_line = lines.into_iter().chain(items).find_map(|text| Wrong::too_long(text, LINE_LIMIT));
        let texts = [&customer.address, &customer.preferences, &customer.happy];
        errors.length =
            long_line.or_else(|| texts.into_iter().find_map(|text| Wrong::too_long(text, TEXT_LIMIT)));
        if errors == CustomerErrors::default() { Ok(customer) } else { Err(errors) }
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

#[cfg(test)]
mod tests {
    use super::*;

    const ID: ItemId = ItemId([7; 16]);

    fn read(values: &CustomerValues) -> Result<Customer, CustomerErrors> {
        values.customer(&Customer::default(), |_| None, || ID)
    }

    fn named(name: &str) -> CustomerValues {
        CustomerValues { name: name.into(), ..CustomerValues::default() }
    }

    #[test]
    fn a_page_needs_one_of_a_name_a_number_or_an_address() {
        assert_eq!(read(&named(" ")).map_err(|wrong| wrong.nothing), Err(Some(Wrong::Nameless)));
        let phones = vec![Item { value: "012 345 678".into(), ..Item::new(ID) }];
        assert!(read(&CustomerValues { phones, ..CustomerValues::default() }).is_ok());
        assert_eq!(read(&named(" Dara ")).map(|customer| customer.name).as_deref(), Ok("Dara"));
    }

    #[test]
    fn each_field_that_is_wrong_is_named() {
        let born = |birthday: &str| CustomerValues { birthday: birthday.into(), ..named("Dara") };
        assert_eq!(read(&born("soon")).map_err(|wrong| wrong.birthday), Err(Some(Wrong::NoYearlyDay)));
        assert_eq!(read(&born("24.3.1990")).map(|customer| customer.days.len()), Ok(1));
        let every = |interval: &str| CustomerValues { interval: interval.into(), ..named("Dara") };
        let wrong = Wrong::Number { from: 1, to: LONGEST_INTERVAL };
        assert_eq!(read(&every("1000")).map_err(|wrong| wrong.interval), Err(Some(wrong)));
        assert_eq!(read(&every("១៤")).map(|customer| customer.interval), Ok(Some(14)));
        let long = named(&"a".repeat(LINE_LIMIT + 1));
        let wrong = Wrong::TooLong { over: 1, limit: LINE_LIMIT as u32 };
        assert_eq!(read(&long).map_err(|errors| errors.length), Err(Some(wrong)));
    }

    #[test]
    fn the_values_of_a_page_make_the_same_page() {
        let customer = Customer {
            name: "Dara".into(),
            tags: ["tea".to_owned(), "regular".to_owned()].into(),
            days: [(
                ID,
                ImportantDay {
                    kind: DayKind::Birthday,
                    day: YearlyDay { month: 3, day: Some(24), year: Some(1990) },
                    label: String::new(),
                },
            )]
            .into(),
            phones: [(ID, Phone { number: "012 345 678".into(), label: "shop".into() })].into(),
            interval: Some(14),
            ..Customer::default()
        };
        let values = CustomerValues::of(&customer, None, || ItemId([8; 16]));
        assert_eq!(values.customer(&customer, |_| None, || ID), Ok(customer));
    }
}
