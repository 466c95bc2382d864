//! A customer as the owner knows them. Every field may be empty; any one of name, nickname, phone or
//! firm is enough to start a page.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::phone::Phone;
use super::{Channel, Consent, CustomerId, ItemId, Pace, PhotoId, YearlyDay};

/// Everything on a page but its entries. An empty text means "not known".
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Customer {
    /// The full name, written the way they write it.
    pub name: String,
    /// What to call them: "Sokha", "Nino".
    pub called: String,
    /// How to say the name, in the owner's own spelling.
    pub say: String,
    /// Put before or after the name when speaking to them: "Bong", "ji", "ქალბატონო".
    pub form_of_address: String,
    /// How they are addressed in what is written to them, where the owner knows better than the rules (H8).
    pub salutation: String,
    /// The father's name as a part of the name, where that is used.
    pub patronymic: String,
    /// Which part of [`name`](Self::name) is the family name; `None` follows the shop's country.
    pub name_order: Option<NameOrder>,
    /// The firm, when the page is a firm's or they come on its behalf.
    pub firm: String,
    /// Telephone numbers.
    pub phones: BTreeMap<ItemId, Phone>,
    /// E-mail addresses.
    pub emails: BTreeMap<ItemId, Email>,
    /// Names in messengers.
    pub handles: BTreeMap<ItemId, Handle>,
    /// The postal address or the way there.
    pub address: String,
    /// The owner's own labels, each kept as typed.
    pub tags: BTreeSet<String>,
    /// What they are to the owner (G2).
    pub role: Role,
    /// Birthday and other days of the year.
    pub days: BTreeMap<ItemId, ImportantDay>,
    /// The photo, stored apart under this id.
    pub photo: Option<PhotoId>,
    /// What the owner recalls the face by (K4).
    pub hook: String,
    /// What they like (H11).
    pub preferences: String,
    /// What would make them happy, in one sentence (G6).
    pub happy: String,
    /// How they found the shop (G9).
    pub found_us: String,
    /// Who recommended the shop to them (G9).
    pub recommended_by: Option<Recommender>,
    /// What other apps kept about them and this one has no field for, line by line as it stood, for the
    /// next export.
    pub foreign: BTreeMap<ItemId, String>,
    /// How often they usually come, in days, where the owner has set it: 1 to 999; `None` goes by their visits (K5).
    pub interval: Option<u16>,
    /// ISO 3166-1 code of the country whose holidays they keep, two capital letters; empty for the shop's.
    pub country: String,
    /// They asked for no more contact (H4).
    pub no_contact: bool,
    /// What they said to being contacted, by the channel (H4). Once they agreed to anything, only that is
    /// used.
    pub consent: BTreeMap<Channel, Consent>,
    /// How often they want to hear from the shop; `None` as others do (H10).
    pub pace: Option<Pace>,
    /// Put away: why, in the owner's words (may be empty). `None` while current.
    pub put_away: Option<String>,
}

impl Customer {
    /// The best short name there is: full name, nickname, firm, phone; `None` on an empty page.
    pub fn title(&self) -> Option<&str> {
        let phone = self.phones.values().map(|phone| phone.number.as_str());
        [self.name.as_str(), &self.called, &self.firm]
            .into_iter()
            .chain(phone)
            .map(str::trim)
            .find(|text| !text.is_empty())
    }

    /// Whether they may be contacted in this way: nobody who said no, and once they have agreed to anything, only that.
    pub fn allows(&self, channel: Channel) -> bool {
        let says_nothing = self.consent.values().all(|consent| !consent.agreed);
        !self.no_contact && self.consent.get(&channel).map_or(says_nothing, |consent| consent.agreed)
    }

    /// The first birthday noted.
    pub fn birthday(&self) -> Option<YearlyDay> {
        self.days.values().find(|day| day.kind == DayKind::Birthday).map(|day| day.day)
    }
}

/// Where the family name stands in a full name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum NameOrder {
    /// Chan Sokha.
    FamilyFirst,
    /// Nino Beridze.
    FamilyLast,
}

impl NameOrder {
    /// Both.
    pub const ALL: [Self; 2] = [Self::FamilyFirst, Self::FamilyLast];

    /// The word stored in documents and files.
    pub fn key(self) -> &'static str {
        match self {
            Self::FamilyFirst => "family-first",
            Self::FamilyLast => "family-last",
        }
    }

    /// Reads [`key`](Self::key) back; `None` for a word of a later version.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|order| order.key() == key)
    }
}

/// Adds the items that are not among `own` by their keys, each under its id or the next free one: what comes from a file
/// has ids made of its place there, which may be another's by now.
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

/// A name in a messenger.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Handle {
    /// The messenger: "Telegram".
    pub service: String,
    /// The name or number there.
    pub name: String,
}

/// What a person is to the owner: "customer" is anyone whose success depends on ours (G2).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Role {
    /// Buys here.
    #[default]
    Customer,
    /// The owner answers to them.
    Boss,
    /// Works alongside.
    Colleague,
    /// Works for the owner.
    Helper,
    /// The owner buys from them.
    Supplier,
    /// Shares the business.
    Partner,
    /// Keeps the shop next door.
    Neighbour,
}

impl Role {
    /// Every role, in the order shown.
    pub const ALL: [Self; 7] = [
        Self::Customer,
        Self::Boss,
        Self::Colleague,
        Self::Helper,
        Self::Supplier,
        Self::Partner,
        Self::Neighbour,
    ];

    /// The word stored in documents and used in message ids.
    pub fn key(self) -> &'static str {
        match self {
            Self::Customer => "customer",
            Self::Boss => "boss",
            Self::Colleague => "colleague",
            Self::Helper => "helper",
            Self::Supplier => "supplier",
            Self::Partner => "partner",
            Self::Neighbour => "neighbour",
        }
    }

    /// Reads [`key`](Self::key) back; `None` for a word of a later version.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.key() == key)
    }
}

/// A day of the year that matters to someone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportantDay {
    /// What day it is.
    pub kind: DayKind,
    /// When.
    pub day: YearlyDay,
    /// In the owner's words: which day it is ("wedding", "teacher"), or when it is in another calendar.
    pub label: String,
}

/// What kind of day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum DayKind {
    /// Birthday.
    #[default]
    Birthday,
    /// The day of the saint they are named after.
    NameDay,
    /// The birthday of their firm.
    Firm,
    /// The day of their profession; its label may say which.
    Profession,
    /// Any other; its label says which.
    Other,
}

impl DayKind {
    /// Every kind, in the order shown.
    pub const ALL: [Self; 5] = [Self::Birthday, Self::NameDay, Self::Firm, Self::Profession, Self::Other];

    /// The word stored in documents and used in message ids.
    pub fn key(self) -> &'static str {
        match self {
            Self::Birthday => "birthday",
            Self::NameDay => "name-day",
            Self::Firm => "firm",
            Self::Profession => "profession",
            Self::Other => "other",
        }
    }

    /// Reads [`key`](Self::key) back; a word of a later version becomes [`Other`](Self::Other).
    pub fn from_key(key: &str) -> Self {
        Self::ALL.into_iter().find(|kind| kind.key() == key).unwrap_or(Self::Other)
    }
}

/// Who recommended the shop.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Recommender {
    /// Someone with a page here.
    Page(CustomerId),
    /// Someone without.
    Words(String),
}
