//! A customer as the owner knows them. Every field may be empty. Any one of name, nickname, phone or firm is enough to
//! start a page.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use strum::{EnumString, IntoStaticStr, VariantArray};

use super::phone::Phone;
use super::{Channel, Consent, CustomerId, ItemId, Pace, PhotoId, YearlyDay};

/// Everything on a page except its entries. An empty text means "not known".
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Customer {
    /// The full name, in their own spelling.
    pub name: String,
    /// The name used to call them: "Sokha", "Nino".
    pub called: String,
    /// The pronunciation of the name, in the owner's own spelling.
    pub say: String,
    /// The form of address before or after the name: "Bong", "ji", "ქალბატონო".
    pub form_of_address: String,
    /// The full address for written messages, if the owner knows better than the rules (H8).
    pub salutation: String,
    /// The patronymic, where names have one.
    pub patronymic: String,
    /// Which part of [`name`](Self::name) is the family name; `None` follows the shop's country.
    pub name_order: Option<NameOrder>,
    /// The firm, if the page is a firm's or they come on its behalf.
    pub firm: String,
    /// Telephone numbers.
    pub phones: BTreeMap<ItemId, Phone>,
    /// E-mail addresses.
    pub emails: BTreeMap<ItemId, Email>,
    /// Accounts in messengers.
    pub handles: BTreeMap<ItemId, Handle>,
    /// The postal address, or directions.
    pub address: String,
    /// The owner's own labels, each as typed.
    pub tags: BTreeSet<String>,
    /// Their role towards the owner (G2).
    pub role: Role,
    /// The birthday and other days of the year.
    pub days: BTreeMap<ItemId, ImportantDay>,
    /// The id of the photo. The photo itself is stored separately.
    pub photo: Option<PhotoId>,
    /// The memory hook: how the owner recalls the face (K4).
    pub hook: String,
    /// What they like (H11).
    pub preferences: String,
    /// What would make them happy, in one sentence (G6).
    pub happy: String,
    /// How they found the shop (G9).
    pub found_us: String,
    /// Who recommended the shop to them (G9).
    pub recommended_by: Option<Recommender>,
    /// Data from other apps that this app has no field for, one original line per item. The next export writes it back.
    pub foreign: BTreeMap<ItemId, String>,
    /// How often they usually come, in days, 1 to 999, if the owner set it; `None` derives it from their visits (K5).
    pub interval: Option<u16>,
    /// The country whose holidays they keep, an ISO 3166-1 code in two capital letters; empty for the shop's country.
    pub country: String,
    /// They asked for no more contact (H4).
    pub no_contact: bool,
    /// Their answer for each channel (H4). Once they agreed to one channel, only channels they agreed to are used.
    pub consent: BTreeMap<Channel, Consent>,
    /// How often they want to hear from the shop; `None` for the shop's standard (H10).
    pub pace: Option<Pace>,
    /// The owner's reason for putting the page away (may be empty). `None` while the page is current.
    pub put_away: Option<String>,
}

impl Customer {
    /// The best short name: full name, nickname, firm or phone, in this order; `None` on an empty page.
    pub fn title(&self) -> Option<&str> {
        let phone = self.phones.values().map(|phone| phone.number.as_str());
        [self.name.as_str(), &self.called, &self.firm]
            .into_iter()
            .chain(phone)
            .map(str::trim)
            .find(|text| !text.is_empty())
    }

    /// Whether they may be contacted over a channel. A no forbids it. Once they agreed to any channel, only those are
    /// allowed.
    pub fn allows(&self, channel: Channel) -> bool {
        let says_nothing = self.consent.values().all(|consent| !consent.agreed);
        !self.no_contact && self.consent.get(&channel).map_or(says_nothing, |consent| consent.agreed)
    }

    /// The first birthday in the list.
    pub fn birthday(&self) -> Option<YearlyDay> {
        self.days.values().find(|day| day.kind == DayKind::Birthday).map(|day| day.day)
    }

    /// Adds the missing parts of the birthday from this day. `false` if there is no birthday, or if it is another day.
    pub fn complete_birthday(&mut self, day: &YearlyDay) -> bool {
        let birthday = self.days.values_mut().find(|day| day.kind == DayKind::Birthday);
        let joined = birthday.and_then(|birthday| Some((birthday.day.joined(day)?, birthday)));
        joined.map(|(joined, birthday)| birthday.day = joined).is_some()
    }
}

/// The position of the family name in a full name.
#[derive(VariantArray, IntoStaticStr, EnumString)]
#[strum(serialize_all = "kebab-case")]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum NameOrder {
    /// As in "Chan Sokha".
    FamilyFirst,
    /// As in "Nino Beridze".
    FamilyLast,
}

/// Adds the items whose `key` is not in `own` yet, each under its id or the next free id.
///
/// Items from a file get ids from their position in the file. Another item may already use such an id.
pub fn add_items<T>(
    own: &mut BTreeMap<ItemId, T>,
    new: impl IntoIterator<Item = (ItemId, T)>,
    key: impl Fn(&T) -> String,
) {
    let mut known: BTreeSet<String> = own.values().map(&key).collect();
    for (id, item) in new {
        if !known.insert(key(&item)) {
            continue;
        }
        let mut free = u128::from_be_bytes(id.0);
        while own.contains_key(&ItemId(free.to_be_bytes())) {
            free = free.wrapping_add(1);
        }
        own.insert(ItemId(free.to_be_bytes()), item);
    }
}

/// An e-mail address as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Email {
    /// The address.
    pub address: String,
    /// "work"; empty for none.
    pub label: String,
}

/// An account in a messenger.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Handle {
    /// The messenger: "Telegram".
    pub service: String,
    /// The name or number of the account.
    pub name: String,
}

/// A person's role towards the owner. A customer is anyone whose success depends on ours (G2).
#[derive(VariantArray, IntoStaticStr, EnumString)]
#[strum(serialize_all = "kebab-case")]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Role {
    /// They buy here.
    #[default]
    Customer,
    /// The owner answers to them.
    Boss,
    /// They work alongside the owner.
    Colleague,
    /// They work for the owner.
    Helper,
    /// The owner buys from them.
    Supplier,
    /// They share the business.
    Partner,
    /// They keep the shop next door.
    Neighbour,
}

/// A day of the year that matters to a person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportantDay {
    /// The kind of day.
    pub kind: DayKind,
    /// The date.
    pub day: YearlyDay,
    /// The owner's words: the name of the day ("wedding", "teacher"), or its date in another calendar.
    pub label: String,
}

/// The kinds of important day.
#[derive(VariantArray, IntoStaticStr, EnumString)]
#[strum(serialize_all = "kebab-case")]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum DayKind {
    /// Birthday.
    #[default]
    Birthday,
    /// The day of their patron saint.
    NameDay,
    /// The birthday of their firm.
    Firm,
    /// The day of their profession. The label may name the profession.
    Profession,
    /// Any other day. The label names it.
    Other,
}

/// The person who recommended the shop.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Recommender {
    /// A person with a page in this notebook.
    Page(CustomerId),
    /// A person without a page, in words.
    Words(String),
}
