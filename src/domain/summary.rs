//! The part of a customer that lists and search need, so that they do not load the document.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use itertools::Itertools;
use serde::{Deserialize, Serialize};

use super::phone::numbers;
use super::{
    Channel, Customer, CustomerId, Decision, DecisionKey, Entry, EntryId, EntryKind, ImportId, ImportantDay,
    ItemId, Keyed, Matter, MatterKind, Role, Timestamp, YearlyDay,
};

/// How many gaps between visits are kept.
const GAPS: usize = 12;

/// How many greeting texts are kept.
const GREETED: usize = 3;

/// For how many years decisions about a yearly day are kept. One would be enough if all clocks were right.
const ROUNDS: u8 = 3;

/// Derived from a document and stored beside it. It is rebuilt if it is missing or has another version.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Summary {
    /// The customer's id.
    pub id: CustomerId,
    /// [`Customer::title`], empty on an empty page.
    pub title: String,
    /// The name used to call them, as on the page.
    pub called: String,
    /// The second line in a list. It tells people of the same name apart.
    pub hint: String,
    /// All texts that search indexes, one a line: names, firm, memory hook, address, preferences, phones, e-mails,
    /// handles, tags.
    pub words: String,
    /// As on the page.
    pub address: String,
    /// The digits of every telephone number, without extensions.
    pub phones: Vec<String>,
    /// The first phone field that contains a number, as typed; empty if there is none.
    pub phone: String,
    /// As on the page.
    pub tags: Vec<String>,
    /// As on the page.
    pub role: Role,
    /// The latest day they were in the shop.
    #[serde(with = "super::day::as_number::option")]
    pub last_visit: Option<NaiveDate>,
    /// When the page was begun.
    pub begun: Timestamp,
    /// Whether the page is put away, and so in no list.
    pub put_away: bool,
    /// The number of entries on the page.
    pub entries: u32,
    /// The first birthday in the list.
    pub birthday: Option<YearlyDay>,
    /// The days between their visits, latest gap first, at most twelve.
    pub gaps: Vec<u16>,
    /// The earliest day they were in the shop.
    #[serde(with = "super::day::as_number::option")]
    pub first_visit: Option<NaiveDate>,
    /// The latest day on which the shop contacted them, or on which the reason for their absence was noted.
    #[serde(with = "super::day::as_number::option")]
    pub reached: Option<NaiveDate>,
    /// As on the page.
    pub days: Vec<(ItemId, ImportantDay)>,
    /// The open matters, a few of each kind.
    pub matters: Vec<Matter>,
    /// How often they usually come, in days, if the owner set it.
    pub interval: Option<u16>,
    /// As on the page.
    pub country: String,
    /// The owner's decisions that still matter, by their keys.
    pub decided: BTreeMap<DecisionKey, Decision>,
    /// As on the page.
    pub no_contact: bool,
    /// The page this one is joined to. This page is shown there and is in no list.
    pub joined: Option<CustomerId>,
    /// The latest day on which the shop called, wrote to or thanked them.
    #[serde(with = "super::day::as_number::option")]
    pub touched: Option<NaiveDate>,
    /// The latest greetings they got, latest first, at most three.
    pub greeted: Vec<Greeted>,
    /// The channels that [`Customer::allows`] forbids.
    pub closed: Vec<Channel>,
    /// The imports that may have written on the page. The page is checked when one of them is taken back.
    pub imports: Vec<ImportId>,
    /// Whether the page was begun by mistake and taken back. It is then in no list.
    pub taken_back: bool,
}

/// A greeting that a person got.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Greeted {
    /// The greeting.
    pub greeting: ItemId,
    /// The entry that records it.
    pub entry: EntryId,
    /// The day it was sent.
    #[serde(with = "super::day::as_number")]
    pub day: NaiveDate,
    /// [`Sent::unnamed`](super::Sent::unnamed).
    pub text: String,
}

/// The decisions that can still matter; without this, decisions would pile up for ever.
///
/// Kept are decisions about whole kinds of reasons, about these matters and about the last visit. Of decisions about
/// something yearly, the latest [`ROUNDS`] are kept.
fn relevant(
    decided: &BTreeMap<DecisionKey, Decision>,
    last_visit: Option<&NaiveDate>,
    matters: &[Matter],
) -> BTreeMap<DecisionKey, Decision> {
    let about: BTreeSet<DecisionKey> =
        matters.iter().map(Matter::key).chain(last_visit.copied().map(DecisionKey::missed)).collect();
    let mut rounds = BTreeMap::<&str, u8>::new();
    let mut kept = BTreeMap::new();
    // The latest round of a reminder first.
    for (key, decision) in decided.iter().rev() {
        let is_kept = match key.round() {
            None => true,
            Some(_) if about.contains(key) => true,
            Some("missed") => false,
            Some(matter) if is_matter(matter) => false,
            Some(round) => {
                let count = rounds.entry(round).or_default();
                *count = count.saturating_add(1);
                *count <= ROUNDS
            }
        };
        if is_kept {
            kept.insert(key.clone(), *decision);
        }
    }
    kept
}

fn is_matter(word: &str) -> bool {
    MatterKind::all().any(|kind| kind.key() == word)
}

impl Summary {
    /// The version of this format. Stored summaries of another version are rebuilt from their documents.
    pub const VERSION: u8 = 7;

    /// Whether they are looking for something.
    pub fn has_wish(&self) -> bool {
        !self.put_away && self.matters.iter().any(|matter| matter.kind == MatterKind::Wish)
    }

    /// Derives the summary of a page, except `imports` and `taken_back`.
    pub fn of(
        id: CustomerId,
        customer: &Customer,
        begun: Timestamp,
        joined: Option<CustomerId>,
        entries: &[(EntryId, Entry)],
        decided: &BTreeMap<DecisionKey, Decision>,
    ) -> Self {
        let current = || entries.iter().filter(|(_, entry)| !entry.removed);
        let of_kind = |kind| current().filter(move |(_, entry)| entry.kind() == kind);
        let visits: BTreeSet<NaiveDate> =
            current().filter(|(_, entry)| entry.kind().is_visit()).map(|(_, entry)| entry.day).collect();
        let days: Vec<NaiveDate> = visits.iter().rev().take(GAPS + 1).copied().collect();
        let gap = |pair: &[NaiveDate]| u16::try_from((pair[0] - pair[1]).num_days()).unwrap_or(u16::MAX);
        let touched = || current().map(|(_, entry)| entry).filter(|entry| entry.is_touch());
        let reached = touched().chain(of_kind(EntryKind::Absence).map(|(_, entry)| entry));
        let sent = current().filter_map(|(id, entry)| Some((entry.sent()?, *id, entry)));
        let sent = sent.sorted_by_key(|(_, id, entry)| Reverse((entry.day, *id))).take(GREETED);
        let greeted = sent.map(|(sent, id, entry)| Greeted {
            greeting: sent.greeting,
            entry: id,
            day: entry.day,
            text: sent.unnamed.clone(),
        });
        let matters = Matter::all(entries, |key| decided.get(key).copied());
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
            &customer.salutation,
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
            called: customer.called.trim().to_owned(),
            hint: first_known.unwrap_or_default().to_owned(),
            words,
            address: customer.address.clone(),
            phone: phones.clone().find(|phone| !numbers(phone).is_empty()).unwrap_or_default().to_owned(),
            phones: phones.flat_map(numbers).map(|number| number.digits).collect(),
            tags: customer.tags.iter().cloned().collect(),
            role: customer.role,
            last_visit: visits.last().copied(),
            begun,
            put_away: customer.put_away.is_some(),
            entries: current().count() as u32,
            birthday: customer.birthday(),
            gaps: days.windows(2).map(gap).collect(),
            first_visit: visits.first().copied(),
            reached: reached.map(|entry| entry.day).max(),
            days: customer.days.iter().map(|(id, day)| (*id, day.clone())).collect(),
            decided: relevant(decided, visits.last(), &matters),
            matters,
            interval: customer.interval,
            country: customer.country.clone(),
            no_contact: customer.no_contact,
            joined,
            touched: touched().map(|entry| entry.day).max(),
            greeted: greeted.collect(),
            closed: Channel::all().filter(|channel| !customer.allows(*channel)).collect(),
            imports: Vec::new(),
            taken_back: false,
        }
    }
}
