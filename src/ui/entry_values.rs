//! An entry while it is typed: texts as the owner left them, and their way into an entry.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::state::App;
use crate::domain::{
    AmountError, Channel, Currency, Entry, EntryKind, Money, Period, PhotoId, Starter, TEXT_LIMIT, Timestamp,
    Unit, ascii_digits, web_address,
};

/// The fields of the entry form. Stored as a draft, so that names stay as they are.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct EntryValues {
    pub kind: EntryKind,
    pub text: String,
    /// `None` for today, whichever day that is when the entry is added.
    pub day: Option<String>,
    pub amount: String,
    pub cost: String,
    pub currency: Option<Currency>,
    pub ask: bool,
    /// Empty for none.
    pub due: String,
    /// Empty for none.
    pub every: String,
    pub unit: Unit,
    pub channel: Option<Channel>,
    pub starter: Option<Starter>,
    /// Empty for none.
    pub link: String,
}

/// What stands in the way, field by field, in the owner's language.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct EntryErrors {
    pub text: Option<String>,
    pub day: Option<String>,
    pub amount: Option<String>,
    pub cost: Option<String>,
    pub every: Option<String>,
    pub link: Option<String>,
}

impl EntryValues {
    /// The values an existing entry is changed from.
    pub fn of(entry: &Entry) -> Self {
        Self {
            kind: entry.kind,
            text: entry.text.clone(),
            day: Some(entry.day.to_string()),
            amount: entry.amount.map(|money| money.decimal()).unwrap_or_default(),
            cost: entry.cost.map(|money| money.decimal()).unwrap_or_default(),
            currency: entry.amount.or(entry.cost).map(|money| money.currency),
            ask: entry.ask,
            due: entry.due.map(|due| due.to_string()).unwrap_or_default(),
            every: entry.every.map(|every| every.count.to_string()).unwrap_or_default(),
            unit: entry.every.map(|every| every.unit).unwrap_or_default(),
            channel: entry.channel,
            starter: entry.starter,
            link: entry.link.clone(),
        }
    }

    /// Nothing worth keeping as a draft.
    pub fn is_empty(&self) -> bool {
        let kind = self.kind;
        *self == Self { kind, ..Self::default() }
    }

    /// The entry, or what is wrong with it. `shop` gives the currency where none was chosen; `photo` is the one chosen.
    pub fn entry(
        &self,
        app: App,
        today: NaiveDate,
        written: Timestamp,
        shop: Currency,
        photo: Option<PhotoId>,
    ) -> Result<Entry, EntryErrors> {
        let mut errors = EntryErrors::default();
        let day = match &self.day {
            None => today,
            Some(typed) => match typed.parse::<NaiveDate>() {
                Ok(day) if day <= today => day,
                Ok(_) => {
                    errors.day = Some(app.t("entry-future")());
                    today
                }
                Err(_) => {
                    errors.day = Some(app.t("entry-date-wrong")());
                    today
                }
            },
        };
        let currency = self.currency.unwrap_or(shop);
        let purchase = self.kind == EntryKind::Purchase;
        let money = |typed: &str, error: &mut Option<String>| {
            if !purchase || typed.trim().is_empty() {
                return None;
            }
            Money::parse(typed, currency)
                .map_err(|wrong| {
                    *error = Some(match wrong {
                        AmountError::NotANumber => app.t("entry-amount-wrong")(),
                        AmountError::TooFine => app.tr1("entry-amount-fine", "currency", currency.code()),
                        AmountError::TooLarge => app.t("entry-amount-large")(),
                    });
                })
                .ok()
        };
        let amount = money(&self.amount, &mut errors.amount);
        let cost = money(&self.cost, &mut errors.cost);
        let clipping = self.kind == EntryKind::Clipping;
        let photo = photo.filter(|_| clipping);
        let link = Some(self.link.trim()).filter(|link| clipping && !link.is_empty());
        let address = link.and_then(web_address);
        if link.is_some() && address.is_none() {
            errors.link = Some(app.t("entry-link-wrong")());
        }
        let text = self.text.trim().to_owned();
        let speaks_for_itself = self.kind == EntryKind::Visit
            || self.kind == EntryKind::Thanks
            || amount.is_some()
            || photo.is_some()
            || link.is_some()
            || (self.kind == EntryKind::Contact && self.channel.is_some());
        if text.is_empty() && !speaks_for_itself {
            errors.text = Some(app.t("entry-empty")());
        } else if let Some(error) = too_long(app, &text, TEXT_LIMIT) {
            errors.text = Some(error);
        }
        let every = match self.kind {
            EntryKind::Membership => period(app, &self.every, self.unit).unwrap_or_else(|wrong| {
                errors.every = Some(wrong);
                None
            }),
            _ => None,
        };
        if errors != EntryErrors::default() {
            return Err(errors);
        }
        let contact = self.kind == EntryKind::Contact;
        Ok(Entry {
            text,
            ask: self.ask && self.kind == EntryKind::Said,
            due: self.due.parse().ok(),
            every,
            amount,
            cost,
            channel: self.channel.filter(|_| contact),
            starter: self.starter.filter(|_| contact),
            link: address.unwrap_or_default(),
            photo,
            ..Entry::new(self.kind, day, written)
        })
    }
}

/// The period that was typed: a number, perhaps with its unit behind it; `None` where nothing was typed. Otherwise what
/// is wrong with it.
pub fn period(app: App, typed: &str, unit: Unit) -> Result<Option<Period>, String> {
    let typed = ascii_digits(typed).trim().to_lowercase();
    if typed.is_empty() {
        return Ok(None);
    }
    let word = typed.trim_start_matches(|c: char| c.is_ascii_digit());
    let count = typed[..typed.len() - word.len()].parse().ok();
    let is_meant = |unit: &Unit| app.tr(&format!("unit-{}", unit.key()), &[]).starts_with(word.trim());
    let unit = if word.is_empty() { Some(unit) } else { Unit::ALL.into_iter().find(is_meant) };
    let period = count.zip(unit).and_then(|(count, unit)| Period::new(count, unit));
    period.map(Some).ok_or_else(|| number_wrong(app, 1, Period::MOST.into()))
}

/// The sentence for what should be a whole number.
pub fn number_wrong(app: App, from: usize, to: usize) -> String {
    app.tr("number-wrong", &[("from", from.into()), ("to", to.into())])
}

/// The sentence for a text above its limit; `None` within it.
pub fn too_long(app: App, text: &str, limit: usize) -> Option<String> {
    let over = text.chars().count().checked_sub(limit).filter(|over| *over > 0)?;
    Some(app.tr("text-too-long", &[("count", over.into()), ("limit", limit.into())]))
}
