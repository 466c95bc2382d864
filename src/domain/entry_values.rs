//! An entry while it is typed: texts as the owner left them, and their way into an entry.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{
    Channel, Currency, Detail, Entry, EntryKind, Keyed, Money, Period, PhotoId, Starter, TEXT_LIMIT,
    Timestamp, Unit, Wrong, ascii_digits, web_address,
};

/// The fields of the entry form. Stored as a draft, so that names stay as they are.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct EntryValues {
    /// The kind.
    pub kind: EntryKind,
    /// The text.
    pub text: String,
    /// `None` for today, whichever day that is when the entry is added.
    pub day: Option<String>,
    /// What was paid; empty for none.
    pub amount: String,
    /// What it cost the shop; empty for none.
    pub cost: String,
    /// The currency of both; `None` for the usual one of the shop.
    pub currency: Option<Currency>,
    /// Ask about it next time.
    pub ask: bool,
    /// The day it looks ahead to; empty for none.
    pub due: String,
    /// The period after which it is due again; empty for none.
    pub every: String,
    /// The unit of the period.
    pub unit: Unit,
    /// The channel of a contact.
    pub channel: Option<Channel>,
    /// Who started a contact.
    pub starter: Option<Starter>,
    /// The web address of a clipping; empty for none.
    pub link: String,
}

/// What is wrong, field by field.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct EntryErrors {
    /// What is wrong with the text.
    pub text: Option<Wrong>,
    /// With the day.
    pub day: Option<Wrong>,
    /// With what was paid.
    pub amount: Option<Wrong>,
    /// With what it cost.
    pub cost: Option<Wrong>,
    /// With the period.
    pub every: Option<Wrong>,
    /// With the web address.
    pub link: Option<Wrong>,
}

impl EntryValues {
    /// The values an existing entry is changed from.
    pub fn of(entry: &Entry) -> Self {
        Self {
            kind: entry.kind(),
            text: entry.text.clone(),
            day: Some(entry.day.to_string()),
            amount: entry.amount().map(|money| money.decimal()).unwrap_or_default(),
            cost: entry.cost().map(|money| money.decimal()).unwrap_or_default(),
            currency: entry.amount().or(entry.cost()).map(|money| money.currency),
            ask: entry.asks(),
            due: entry.due.map(|due| due.to_string()).unwrap_or_default(),
            every: entry.every().map(|every| every.count.to_string()).unwrap_or_default(),
            unit: entry.every().map(|every| every.unit).unwrap_or_default(),
            channel: entry.channel(),
            starter: entry.starter(),
            link: entry.link().to_owned(),
        }
    }

    /// Nothing worth keeping as a draft.
    pub fn is_empty(&self) -> bool {
        let kind = self.kind;
        *self == Self { kind, ..Self::default() }
    }

    /// The entry. `base` is the entry that is changed; `None` for a new one. The currency of `shop` applies if none was
    /// chosen. `photo` is the chosen photo. `unit_name` gives the word for a unit of time, to recognise a typed one.
    ///
    /// # Errors
    /// What is wrong, field by field.
    pub fn entry(
        &self,
        base: Option<&Entry>,
        today: NaiveDate,
        written: Timestamp,
        shop: Currency,
        photo: Option<PhotoId>,
        unit_name: &dyn Fn(Unit) -> String,
    ) -> Result<Entry, EntryErrors> {
        let mut errors = EntryErrors::default();
        let day = match &self.day {
            None => today,
            Some(typed) => match typed.parse::<NaiveDate>() {
                Ok(day) if day <= today => day,
                Ok(_) => {
                    errors.day = Some(Wrong::Future);
                    today
                }
                Err(_) => {
                    errors.day = Some(Wrong::NoDate);
                    today
                }
            },
        };
        let currency = self.currency.unwrap_or(shop);
        let money = |typed: &str, error: &mut Option<Wrong>| {
            if typed.trim().is_empty() {
                return None;
            }
            let parsed = Money::parse(typed, currency);
            *error = parsed.as_ref().err().map(|wrong| Wrong::Amount(*wrong, currency));
            parsed.ok()
        };
        // What was sent stays as sent, even if a word of it is corrected.
        let sent = || base.filter(|base| base.kind() == self.kind)?.sent().cloned();
        let link = self.link.trim();
        let detail = match self.kind {
            EntryKind::Said => Detail::Said { ask: self.ask },
            EntryKind::Membership => {
                let every = typed_period(&self.every, self.unit, unit_name);
                errors.every = every.err();
                Detail::Membership { every: every.ok().flatten() }
            }
            EntryKind::Purchase => Detail::Purchase {
                amount: money(&self.amount, &mut errors.amount),
                cost: money(&self.cost, &mut errors.cost),
            },
            EntryKind::Contact => {
                Detail::Contact { channel: self.channel, starter: self.starter, sent: sent() }
            }
            EntryKind::Thanks => Detail::Thanks { sent: sent() },
            EntryKind::Clipping => {
                let address = web_address(link);
                errors.link = (!link.is_empty() && address.is_none()).then_some(Wrong::Link);
                Detail::Clipping { link: address.unwrap_or_default(), photo }
            }
            kind => kind.into(),
        };
        let speaks_for_itself = match &detail {
            Detail::Visit | Detail::Thanks { .. } => true,
            Detail::Purchase { amount, .. } => amount.is_some(),
            Detail::Contact { channel, .. } => channel.is_some(),
            Detail::Clipping { photo, .. } => photo.is_some() || !link.is_empty(),
            _ => false,
        };
        let text = self.text.trim().to_owned();
        if text.is_empty() && !speaks_for_itself {
            errors.text = Some(Wrong::Empty);
        } else {
            errors.text = Wrong::too_long(&text, TEXT_LIMIT);
        }
        if errors != EntryErrors::default() {
            return Err(errors);
        }
        Ok(Entry { text, due: self.due.parse().ok(), ..Entry::new(detail, day, written) })
    }
}

/// The period that was typed: a number, perhaps followed by a unit in the words of `unit_name`. `None` if nothing was
/// typed.
///
/// # Errors
/// [`Wrong::Number`].
pub fn typed_period(
    typed: &str,
    unit: Unit,
    unit_name: &dyn Fn(Unit) -> String,
) -> Result<Option<Period>, Wrong> {
    let typed = ascii_digits(typed).trim().to_lowercase();
    if typed.is_empty() {
        return Ok(None);
    }
    let word = typed.trim_start_matches(|c: char| c.is_ascii_digit());
    let count = typed[..typed.len() - word.len()].parse().ok();
    let is_meant = |unit: &Unit| unit_name(*unit).starts_with(word.trim());
    let unit = if word.is_empty() { Some(unit) } else { Unit::all().find(is_meant) };
    let period = count.zip(unit).and_then(|(count, unit)| Period::new(count, unit));
    period.map(Some).ok_or(Wrong::Number { from: 1, to: Period::MOST })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{AmountError, ItemId, Sent};

    fn today() -> NaiveDate {
        "2026-03-24".parse().expect("a day")
    }

    fn read(values: &EntryValues) -> Result<Entry, EntryErrors> {
        let unit_name = |unit: Unit| format!("{}s", unit.key());
        values.entry(None, today(), Timestamp(7), Currency::USD, None, &unit_name)
    }

    fn values(kind: EntryKind, text: &str) -> EntryValues {
        EntryValues { kind, text: text.into(), ..EntryValues::default() }
    }

    #[test]
    fn an_entry_says_something_and_is_of_no_day_to_come() {
        let wrong = |values: &EntryValues| read(values).expect_err("it is wrong");
        assert_eq!(wrong(&values(EntryKind::Note, " ")).text, Some(Wrong::Empty));
        assert!(read(&values(EntryKind::Visit, "")).is_ok(), "a visit speaks for itself");
        let long = "a".repeat(TEXT_LIMIT + 2);
        let too_long = Wrong::TooLong { over: 2, limit: TEXT_LIMIT as u32 };
        assert_eq!(wrong(&values(EntryKind::Note, &long)).text, Some(too_long));
        let on = |day: &str| EntryValues { day: Some(day.into()), ..values(EntryKind::Note, "tea") };
        assert_eq!(wrong(&on("2026-03-25")).day, Some(Wrong::Future));
        assert_eq!(wrong(&on("yesterday")).day, Some(Wrong::NoDate));
        assert_eq!(read(&on("2026-03-23")).map(|entry| entry.day.to_string()).as_deref(), Ok("2026-03-23"));
    }

    #[test]
    fn only_a_purchase_has_an_amount_and_only_a_clipping_a_link() {
        let paid = |kind, amount: &str| EntryValues { amount: amount.into(), ..values(kind, "tea") };
        let amount = |values: &EntryValues| read(values).map(|entry| entry.amount().map(|money| money.minor));
        assert_eq!(amount(&paid(EntryKind::Purchase, "3.50")), Ok(Some(350)));
        assert_eq!(amount(&paid(EntryKind::Note, "3.50")), Ok(None));
        let wrong = amount(&paid(EntryKind::Purchase, "much")).expect_err("it is no amount");
        assert_eq!(wrong.amount, Some(Wrong::Amount(AmountError::NotANumber, Currency::USD)));
        let linked = |kind, link: &str| EntryValues { link: link.into(), ..values(kind, "news") };
        assert_eq!(
            read(&linked(EntryKind::Clipping, "no link")).map_err(|wrong| wrong.link),
            Err(Some(Wrong::Link))
        );
        assert_eq!(read(&linked(EntryKind::Note, "no link")).map(|entry| entry.detail), Ok(Detail::Note));
    }

    #[test]
    fn a_period_is_a_number_perhaps_with_its_unit() {
        let name = |unit: Unit| format!("{}s", unit.key());
        let typed = |text: &str| typed_period(text, Unit::Months, &name);
        assert_eq!(typed(""), Ok(None));
        assert_eq!(typed("៣").map(|period| period.map(|period| period.count)), Ok(Some(3)));
        assert_eq!(typed("2 y").ok().flatten().map(|period| period.unit), Some(Unit::Years));
        assert_eq!(typed("often"), Err(Wrong::Number { from: 1, to: Period::MOST }));
    }

    #[test]
    fn what_an_entry_was_changed_from_makes_it_again() {
        let amount = Some(Money { minor: 350, currency: Currency::USD });
        let bought = Detail::Purchase { amount, cost: None };
        let entry = Entry { text: "tea".into(), ..Entry::new(bought, today(), Timestamp(7)) };
        assert_eq!(read(&EntryValues::of(&entry)), Ok(entry));
    }

    #[test]
    fn what_was_sent_stays_with_a_corrected_entry_of_its_kind() {
        let sent = Some(Sent { greeting: ItemId([8; 16]), unnamed: "a good year".into(), despite: true });
        let contact = Detail::Contact { channel: Some(Channel::Card), starter: None, sent: sent.clone() };
        let entry = Entry { text: "a god year".into(), ..Entry::new(contact, today(), Timestamp(7)) };
        let corrected = |kind| {
            let values = EntryValues { kind, text: "a good year".into(), ..EntryValues::of(&entry) };
            let unit_name = |_: Unit| String::new();
            values.entry(Some(&entry), today(), Timestamp(7), Currency::USD, None, &unit_name)
        };
        assert_eq!(corrected(EntryKind::Contact).map(|entry| entry.sent().cloned()), Ok(sent));
        assert_eq!(corrected(EntryKind::Thanks).map(|entry| entry.sent().cloned()), Ok(None));
    }
}
