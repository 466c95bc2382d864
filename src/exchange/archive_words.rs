//! Writes a page of the archive for people: Markdown, in the owner's language.

use std::collections::BTreeMap;
use std::fmt::Write;

use serde::{Deserialize, Serialize};

use super::PageOut;
use super::archive_json::yearly;
use crate::domain::{Keyed, Recommender};

/// The ids of the messages that an archive uses.
pub const MESSAGES: [&str; 66] = [
    "archive-readme",
    "entry-kind-note",
    "entry-kind-said",
    "entry-kind-request",
    "entry-kind-exception",
    "entry-kind-wish",
    "entry-kind-membership",
    "entry-kind-visit",
    "entry-kind-purchase",
    "entry-kind-contact",
    "entry-kind-absence",
    "entry-kind-thanks",
    "entry-kind-clipping",
    "entry-kind-milestone",
    "entry-channel-call",
    "entry-channel-message",
    "entry-channel-email",
    "entry-channel-whatsapp",
    "entry-channel-telegram",
    "entry-channel-viber",
    "entry-channel-messenger",
    "entry-channel-card",
    "entry-channel-in-person",
    "entry-starter-we",
    "entry-starter-they",
    "entry-ask",
    "entry-due-request",
    "entry-due-exception",
    "entry-due-membership",
    "entry-due-other",
    "entry-every",
    "unit-days",
    "unit-weeks",
    "unit-months",
    "unit-years",
    "entry-cost",
    "form-called",
    "form-say",
    "form-form-of-address",
    "form-salutation",
    "form-patronymic",
    "form-firm",
    "form-phone",
    "form-email",
    "form-handle",
    "form-day-birthday",
    "form-day-name-day",
    "form-day-firm",
    "form-day-profession",
    "form-day-other",
    "form-address",
    "form-tags",
    "form-hook",
    "form-preferences",
    "form-happy",
    "form-found-us",
    "form-recommended-by",
    "form-no-contact",
    "consent",
    "pace",
    "pace-less",
    "pace-more",
    "entry-despite",
    "form-interval",
    "form-country",
    "own-data-removed",
];

/// The texts of [`MESSAGES`] in the owner's language.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Words(pub BTreeMap<String, String>);

impl Words {
    /// The text of a message; empty if the id is not in [`MESSAGES`].
    pub fn get(&self, id: &str) -> &str {
        self.0.get(id).map(String::as_str).unwrap_or_default()
    }
}

/// A page as Markdown.
pub(super) fn markdown(page: &PageOut, words: &Words) -> String {
    let customer = page.customer;
    let mut text = format!("# {}\n\n", customer.title().unwrap_or_default());
    if let Some(photo) = customer.photo {
        let _ = write!(text, "![](../photos/{}/{photo}.jpg)\n\n", page.id);
    }
    let mut fact = |id: &str, value: &str| {
        if !value.is_empty() {
            // Two spaces at the end of a line break it in Markdown. A value of several lines needs them on each line.
            let _ = writeln!(text, "**{}:** {}  ", words.get(id), value.replace('\n', "  \n"));
        }
    };
    let labelled = |value: &str, label: &str| match label {
        "" => value.to_owned(),
        label => format!("{value} ({label})"),
    };
    fact("form-called", &customer.called);
    fact("form-say", &customer.say);
    fact("form-form-of-address", &customer.form_of_address);
    fact("form-salutation", &customer.salutation);
    fact("form-patronymic", &customer.patronymic);
    fact("form-firm", &customer.firm);
    for phone in customer.phones.values() {
        fact("form-phone", &labelled(&phone.number, &phone.label));
    }
    for email in customer.emails.values() {
        fact("form-email", &labelled(&email.address, &email.label));
    }
    for handle in customer.handles.values() {
        fact("form-handle", &labelled(&handle.name, &handle.service));
    }
    for day in customer.days.values() {
        fact(&format!("form-day-{}", day.kind.key()), &labelled(&yearly(day.day), &day.label));
    }
    fact("form-address", &customer.address);
    fact("form-tags", &customer.tags.iter().cloned().collect::<Vec<_>>().join(", "));
    fact("form-hook", &customer.hook);
    fact("form-preferences", &customer.preferences);
    fact("form-happy", &customer.happy);
    fact("form-found-us", &customer.found_us);
    fact(
        "form-recommended-by",
        match &customer.recommended_by {
            Some(Recommender::Words(words)) => words,
            _ => page.recommender.unwrap_or_default(),
        },
    );
    fact("form-country", &customer.country);
    if let Some(days) = customer.interval {
        fact("form-interval", &days.to_string());
    }
    for (channel, said) in &customer.consent {
        let mark = if said.agreed { "✓" } else { "✗" };
        let how = words.get(&format!("entry-channel-{}", channel.key()));
        fact("consent", &labelled(&format!("{how}: {mark} {}", said.day), &said.words));
    }
    if let Some(pace) = customer.pace {
        fact("pace", words.get(&format!("pace-{}", pace.key())));
    }
    if customer.no_contact {
        fact("form-no-contact", "✓");
    }
    let mut entries: Vec<_> = page.entries.iter().map(|(_, entry)| entry).collect();
    entries.sort_by_key(|entry| std::cmp::Reverse((entry.day, entry.written)));
    text.push('\n');
    for entry in entries {
        let about = [
            words.get(&format!("entry-kind-{}", entry.kind().key())).to_owned(),
            entry
                .amount()
                .map(|money| format!("{} {}", money.decimal(), money.currency.code()))
                .unwrap_or_default(),
            entry.cost().map_or(String::new(), |money| {
                format!("{}: {} {}", words.get("entry-cost"), money.decimal(), money.currency.code())
            }),
            entry.channel().map_or(String::new(), |channel| {
                words.get(&format!("entry-channel-{}", channel.key())).into()
            }),
            entry.starter().map_or(String::new(), |starter| {
                words.get(&format!("entry-starter-{}", starter.key())).into()
            }),
            entry.due.map_or(String::new(), |due| format!("{}: {due}", words.get(entry.kind().due()))),
            entry.every().map_or(String::new(), |every| {
                let unit = words.get(&format!("unit-{}", every.unit.key()));
                format!("{}: {} {unit}", words.get("entry-every"), every.count)
            }),
            if entry.asks() { words.get("entry-ask").to_owned() } else { String::new() },
            if entry.sent().is_some_and(|sent| sent.despite) {
                words.get("entry-despite").to_owned()
            } else {
                String::new()
            },
            if entry.removed { words.get("own-data-removed").to_owned() } else { String::new() },
        ];
        let about = about.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
        let _ = writeln!(text, "- {} ({about})  \n  {}", entry.day, entry.text.replace('\n', "  \n  "));
        if !entry.link().is_empty() {
            let _ = writeln!(text, "  <{}>", entry.link());
        }
        if let Some(photo) = entry.photo() {
            let _ = writeln!(text, "  ![](../photos/{}/{photo}.jpg)", page.id);
        }
    }
    text
}
