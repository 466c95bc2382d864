//! Writes everybody as a table for spreadsheet programs, with the columns of Google Contacts, which most programs know.
//! A table is for looking and counting. An address book keeps more, and the archive keeps everything.
//!
//! A cell that a spreadsheet would take for a formula gets an apostrophe ([`formula`]). Our own reader removes it. The
//! file begins with a byte order mark, by which Excel recognises UTF-8.

use std::collections::BTreeSet;

use super::archive_json::yearly as date;
use super::row::{EVENTS, OTHER_LINES, OWN_ID, column_of};
use super::{PageOut, formula};
use crate::domain::{Customer, CustomerId, DayKind, Keyed, NameOrder, Recommender};

/// A column with one value for each person.
type Plain = (&'static str, fn(&Customer) -> String);

const BEFORE: [Plain; 4] = [
    ("Name", |customer| customer.name.clone()),
    ("Name Prefix", |customer| customer.form_of_address.clone()),
    ("Nickname", |customer| customer.called.clone()),
    ("Organization Name", |customer| customer.firm.clone()),
];

const AFTER: [Plain; 13] = [
    ("Address 1 - Formatted", |customer| customer.address.clone()),
    ("Labels", |customer| customer.tags.iter().cloned().collect::<Vec<_>>().join(" ::: ")),
    ("Memory Hook", |customer| customer.hook.clone()),
    ("Preferences", |customer| customer.preferences.clone()),
    ("Pronunciation", |customer| customer.say.clone()),
    ("Patronymic", |customer| customer.patronymic.clone()),
    ("Family Name First", |customer| match customer.name_order {
        Some(NameOrder::FamilyFirst) => "yes".to_owned(),
        Some(NameOrder::FamilyLast) => "no".to_owned(),
        None => String::new(),
    }),
    ("What Would Make Them Happy", |customer| customer.happy.clone()),
    ("Source", |customer| customer.found_us.clone()),
    ("Role", |customer| customer.role.key().to_owned()),
    ("No Contact", |customer| if customer.no_contact { "yes" } else { "" }.to_owned()),
    ("Put Away", |customer| match customer.put_away.as_deref() {
        Some("") => "yes".to_owned(),
        reason => reason.unwrap_or_default().to_owned(),
    }),
    ("Birthday", |customer| customer.birthday().map(date).unwrap_or_default()),
];

/// A table that is being written. The person with the most numbers decides how many columns it has.
#[derive(Debug, Default)]
pub(super) struct TableWriter {
    people: Vec<(CustomerId, Customer, String)>,
}

impl TableWriter {
    pub fn add(&mut self, page: &PageOut) {
        let recommender = match &page.customer.recommended_by {
            Some(Recommender::Words(words)) => words,
            _ => page.recommender.unwrap_or_default(),
        };
        self.people.push((page.id, page.customer.clone(), recommender.to_owned()));
    }

    pub fn finish(self) -> String {
        let customers = || self.people.iter().map(|(_, customer, _)| customer);
        let most = |count: fn(&Customer) -> usize| customers().map(count).max().unwrap_or_default();
        let several = [
            ("Phone", most(|customer| customer.phones.len())),
            ("E-mail", most(|customer| customer.emails.len())),
            ("Messenger", most(|customer| customer.handles.len())),
            ("Event", most(|customer| events(customer).count())),
        ];
        let foreign: BTreeSet<String> = customers()
            .flat_map(|customer| customer.foreign.values().filter_map(|line| column_of(line)))
            .map(|(name, _)| name)
            .collect();
        let mut header: Vec<String> = BEFORE.iter().map(|(name, _)| (*name).to_owned()).collect();
        for (name, count) in several {
            header.extend(
                (1..=count)
                    .flat_map(|nth| [format!("{name} {nth} - Label"), format!("{name} {nth} - Value")]),
            );
        }
        header.extend(AFTER.iter().map(|(name, _)| (*name).to_owned()));
        header.extend(["Recommended By", OWN_ID].map(str::to_owned));
        header.extend(foreign.iter().cloned());
        let has_lines = customers().any(|customer| !other_lines(customer).is_empty());
        header.extend(has_lines.then(|| OTHER_LINES.to_owned()));
        let mut text = String::from('\u{feff}');
        row(&mut text, &header);
        for (id, customer, recommender) in &self.people {
            let mut cells: Vec<String> = BEFORE.iter().map(|(_, value)| value(customer)).collect();
            let phones = customer.phones.values().map(|phone| (phone.label.clone(), phone.number.clone()));
            let emails = customer.emails.values().map(|email| (email.label.clone(), email.address.clone()));
            let handles =
                customer.handles.values().map(|handle| (handle.service.clone(), handle.name.clone()));
            let all =
                [phones.collect(), emails.collect(), handles.collect(), events(customer).collect::<Vec<_>>()];
            for ((_, count), values) in several.iter().zip(all) {
                let filled = values.len();
                cells.extend(values.into_iter().flat_map(|(label, value)| [label, value]));
                cells.extend(vec![String::new(); 2 * (count - filled)]);
            }
            cells.extend(AFTER.iter().map(|(_, value)| value(customer)));
            cells.extend([recommender.clone(), id.to_string()]);
            let kept: Vec<(String, String)> =
                customer.foreign.values().filter_map(|line| column_of(line)).collect();
            let of = |wanted: &String| {
                kept.iter().find(|(name, _)| name == wanted).map(|(_, value)| value.clone())
            };
            cells.extend(foreign.iter().map(|name| of(name).unwrap_or_default()));
            cells.extend(has_lines.then(|| other_lines(customer)));
            row(&mut text, &cells);
        }
        text
    }
}

/// The kept lines of address books, unchanged, one below the other.
fn other_lines(customer: &Customer) -> String {
    let lines = customer.foreign.values().filter(|line| column_of(line).is_none());
    lines.cloned().collect::<Vec<_>>().join("\n")
}

/// The important days except the birthday.
fn events(customer: &Customer) -> impl Iterator<Item = (String, String)> {
    let days = customer.days.values().filter(|day| day.kind != DayKind::Birthday);
    days.map(|day| {
        let known = EVENTS.iter().find(|(kind, _)| *kind == day.kind);
        let label = match (known, day.label.as_str()) {
            (Some((_, name)), "") => (*name).to_owned(),
            (Some((_, name)), label) => format!("{name}: {label}"),
            (None, label) => label.to_owned(),
        };
        (label, date(day.day))
    })
}

fn row(text: &mut String, cells: &[String]) {
    let cells: Vec<String> = cells.iter().map(|cell| quoted(cell)).collect();
    text.push_str(&cells.join(","));
    text.push_str("\r\n");
}

/// Quotes a cell, so that it stays one cell and stays text.
fn quoted(cell: &str) -> String {
    let cell = formula::guarded(cell);
    match cell.contains([',', '"', '\n', '\r', ';', '\t']) || cell.trim() != cell {
        true => format!("\"{}\"", cell.replace('"', "\"\"")),
        false => cell,
    }
}
