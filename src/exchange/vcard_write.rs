//! Writes a page as a vCard 3.0 (RFC 2426), which every phone reads, or 4.0 (RFC 6350).
//!
//! Fields without a standard property become `X-REGULARS-…`. Kept lines of other apps are written in a form that both
//! versions read. Reading the card back gives the same customer.

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use serde::{Deserialize, Serialize};

use super::{PageOut, lines};
use crate::domain::{Customer, DayKind, Keyed, Pace, Recommender, YearlyDay};

/// The prefix of our own UIDs. The customer's id follows.
pub(super) const OWN: &str = "regulars:";

/// A field without a standard property: its name, and its place in a customer.
type OwnField = (&'static str, fn(&mut Customer) -> &mut String);

/// The fields without a standard property.
pub(super) const OWN_FIELDS: [OwnField; 8] = [
    ("X-REGULARS-HOOK", |customer| &mut customer.hook),
    ("X-REGULARS-SAY", |customer| &mut customer.say),
    ("X-REGULARS-SALUTATION", |customer| &mut customer.salutation),
    ("X-REGULARS-PATRONYMIC", |customer| &mut customer.patronymic),
    ("X-REGULARS-PREFERENCES", |customer| &mut customer.preferences),
    ("X-REGULARS-HAPPY", |customer| &mut customer.happy),
    ("X-REGULARS-FOUND-US", |customer| &mut customer.found_us),
    ("X-REGULARS-COUNTRY", |customer| &mut customer.country),
];

/// The days without a standard property.
pub(super) const OWN_DAYS: [(&str, DayKind); 3] = [
    ("X-REGULARS-NAME-DAY", DayKind::NameDay),
    ("X-REGULARS-FIRM-DAY", DayKind::Firm),
    ("X-REGULARS-PROFESSION-DAY", DayKind::Profession),
];

/// The longest line, in octets (RFC 6350, 3.2).
const WIDTH: usize = 75;

/// A version of the format.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Version {
    /// Version 3.0, which old phones read.
    Three,
    /// Version 4.0.
    Four,
}

/// The card of a page.
pub fn write(page: &PageOut, version: Version) -> String {
    let (customer, is_old) = (page.customer, version == Version::Three);
    let mut card = Card::default();
    card.line("BEGIN:VCARD");
    card.line(if is_old { "VERSION:3.0" } else { "VERSION:4.0" });
    card.line(&format!("{}:{OWN}{}", if is_old { "UID" } else { "UID;VALUE=text" }, page.id));
    card.text("FN", customer.title().unwrap_or_default());
    // Version 3.0 requires this property.
    if is_old || !customer.form_of_address.is_empty() {
        card.line(&format!("N:;{};;{};", escaped(&customer.name), escaped(&customer.form_of_address)));
    }
    card.text("NICKNAME", &customer.called);
    card.text("ORG", &customer.firm);
    for phone in customer.phones.values() {
        card.typed("TEL", &escaped(&phone.number), &phone.label);
    }
    for email in customer.emails.values() {
        card.typed("EMAIL", &escaped(&email.address), &email.label);
    }
    for handle in customer.handles.values() {
        let service = handle.service.replace(['"', '\n', '\r'], " ");
        card.line(&format!("IMPP;X-SERVICE-TYPE=\"{service}\":x-regulars:{}", escaped(&handle.name)));
    }
    if !customer.address.is_empty() {
        card.line(&format!("ADR:;;{};;;;", escaped(&customer.address)));
    }
    for day in customer.days.values() {
        match day.kind {
            DayKind::Birthday if is_old => card.line(&old_birthday(day.day)),
            DayKind::Birthday => card.labelled("BDAY", &date(day.day), &day.label),
            kind => {
                let own = OWN_DAYS.iter().find(|(_, known)| *known == kind);
                let name = own.map_or("X-ABDATE", |(name, _)| *name);
                card.labelled(name, &date(day.day), &day.label);
            }
        }
    }
    if !customer.tags.is_empty() {
        let tags: Vec<String> = customer.tags.iter().map(|tag| escaped(tag)).collect();
        card.line(&format!("CATEGORIES:{}", tags.join(",")));
    }
    let mut own = customer.clone();
    for (name, field) in OWN_FIELDS {
        card.text(name, field(&mut own));
    }
    if customer.name.is_empty() {
        // The name above is in fact a nickname, a firm or a phone number.
        card.line(&format!("{NAMELESS}:1"));
    }
    if let Some(order) = customer.name_order {
        card.text(NAME_ORDER, order.key());
    }
    card.text(ROLE, customer.role.key());
    match &customer.recommended_by {
        Some(Recommender::Words(words)) => card.text(RECOMMENDED_BY, words),
        _ => card.text(RECOMMENDED_BY, page.recommender.unwrap_or_default()),
    }
    if let Some(days) = customer.interval {
        card.line(&format!("{INTERVAL}:{days}"));
    }
    for (channel, said) in &customer.consent {
        let answer = if said.agreed { "yes" } else { "no" };
        let words = escaped(&said.words);
        card.line(&format!("{CONSENT}:{} {answer} {} {words}", channel.key(), said.day));
    }
    card.text(PACE, customer.pace.map(Pace::key).unwrap_or_default());
    if customer.no_contact {
        card.line(&format!("{NO_CONTACT}:1"));
    }
    if let Some(reason) = &customer.put_away {
        card.line(&format!("{PUT_AWAY}:{}", escaped(reason)));
    }
    if let Some(photo) = page.photo {
        let how = if is_old { "PHOTO;ENCODING=b;TYPE=JPEG:" } else { "PHOTO:data:image/jpeg;base64," };
        card.line(&format!("{how}{}", BASE64_STANDARD.encode(photo)));
    }
    for line in customer.foreign.values() {
        let line = line.replace(['\r', '\n'], " ");
        card.line(&lines::of_today(&line).unwrap_or(line));
    }
    card.line("END:VCARD");
    card.text
}

pub(super) const NAME_ORDER: &str = "X-REGULARS-NAME-ORDER";
pub(super) const NAMELESS: &str = "X-REGULARS-NAMELESS";
pub(super) const ROLE: &str = "X-REGULARS-ROLE";
pub(super) const RECOMMENDED_BY: &str = "X-REGULARS-RECOMMENDED-BY";
pub(super) const INTERVAL: &str = "X-REGULARS-INTERVAL";
pub(super) const CONSENT: &str = "X-REGULARS-CONSENT";
pub(super) const PACE: &str = "X-REGULARS-PACE";
pub(super) const NO_CONTACT: &str = "X-REGULARS-NO-CONTACT";
pub(super) const PUT_AWAY: &str = "X-REGULARS-PUT-AWAY";

/// Labels that are types in RFC 2426 and RFC 6350.
const TYPES: [(&str, &str); 6] = [
    ("home", "HOME"),
    ("work", "WORK"),
    ("mobile", "CELL"),
    ("fax", "FAX"),
    ("pager", "PAGER"),
    ("car", "CAR"),
];

/// A card that is being written.
#[derive(Default)]
struct Card {
    text: String,
    groups: usize,
}

impl Card {
    fn line(&mut self, line: &str) {
        fold(&mut self.text, line);
    }

    /// Writes a property, unless it is empty.
    fn text(&mut self, name: &str, text: &str) {
        if !text.is_empty() {
            self.line(&format!("{name}:{}", escaped(text)));
        }
    }

    /// Writes a property with its label as a type, if every phone knows it. Any other label is written by
    /// [`labelled`](Self::labelled).
    fn typed(&mut self, name: &str, value: &str, label: &str) {
        let of = |word: &str| TYPES.iter().find(|(known, _)| *known == word).map(|(_, kind)| *kind);
        match label.split(", ").map(of).collect::<Option<Vec<_>>>() {
            Some(types) => self.line(&format!("{name};TYPE={}:{value}", types.join(","))),
            None => self.labelled(name, value, label),
        }
    }

    /// Writes a property with a label in the owner's words, in Apple's form, which most apps read. The group names
    /// differ from those in lines of other apps.
    fn labelled(&mut self, name: &str, value: &str, label: &str) {
        if label.is_empty() {
            return self.line(&format!("{name}:{value}"));
        }
        self.groups += 1;
        let group = self.groups;
        self.line(&format!("label{group}.{name}:{value}"));
        self.line(&format!("label{group}.X-ABLabel:{}", escaped(label)));
    }
}

/// Writes one line, folded if it is long, but never within a character.
pub(super) fn fold(text: &mut String, line: &str) {
    let mut width = 0;
    for c in line.chars() {
        if width + c.len_utf8() > WIDTH {
            text.push_str("\r\n ");
            width = 1;
        }
        text.push(c);
        width += c.len_utf8();
    }
    text.push_str("\r\n");
}

pub(super) fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | ',' | ';' => escaped.extend(['\\', c]),
            '\n' => escaped.push_str("\\n"),
            '\r' => {}
            c => escaped.push(c),
        }
    }
    escaped
}

/// Version 3.0 has no birthday without a year. Most programs understand Apple's form.
fn old_birthday(day: YearlyDay) -> String {
    match (day.year, day.day) {
        (None, Some(on)) => format!("BDAY;X-APPLE-OMIT-YEAR=1604:1604-{:02}-{on:02}", day.month),
        (Some(year), Some(on)) => format!("BDAY:{year:04}-{:02}-{on:02}", day.month),
        (_, None) => format!("BDAY:{}", date(day)),
    }
}

/// `19960415`, or `--0415` if the year is unknown; `1996-04` or `--04` for a month.
fn date(day: YearlyDay) -> String {
    match (day.year, day.day) {
        (Some(year), Some(on)) => format!("{year:04}{:02}{on:02}", day.month),
        (None, Some(on)) => format!("--{:02}{on:02}", day.month),
        (Some(year), None) => format!("{year:04}-{:02}", day.month),
        (None, None) => format!("--{:02}", day.month),
    }
}
