//! Makes a person from one row of a table.

use chrono::NaiveDate;
use sha2::{Digest, Sha256};

use super::cells::{emails, money, phone_key, phones, tags, telling};
use super::columns::{Column, Mapping};
use super::dates;
use super::lines::plain;
use super::table::Row;
use super::vcard_write::escaped;
use super::who::{Ids, Parts, is_real, whole_name};
use super::{BIRTHDAY, Note, Person, Place, Reason, Remark, item_id, person_id, words};
use crate::domain::phone::is_exponent;
use crate::domain::{
    Currency, Customer, CustomerId, DayKind, Email, EntryKind, Handle, ImportantDay, ItemId, Keyed,
    LINE_LIMIT, NameOrder, Phone, Recommender, Role, TEXT_LIMIT, Timestamp, YearlyDay, ascii_digits,
};

/// The column of our own tables that holds the page's id.
pub(super) const OWN_ID: &str = "Regulars ID";

/// The column of our own tables with the lines of address books that are kept as they stand.
pub(super) const OTHER_LINES: &str = "Other Lines";

/// The names, in our own tables, of days for which address books have no property.
pub(super) const EVENTS: [(DayKind, &str); 3] = [
    (DayKind::NameDay, "Name day"),
    (DayKind::Firm, "Firm's birthday"),
    (DayKind::Profession, "Day of the profession"),
];

/// The prefix of a kept cell that has no field. It is a vCard property, so that any export can carry it.
const COLUMN: &str = "X-REGULARS-COLUMN;NAME=\"";

/// The column's name and the cell of a line kept so; `None` for any other line.
pub(super) fn column_of(line: &str) -> Option<(String, String)> {
    let (name, cell) = line.strip_prefix(COLUMN)?.split_once("\":")?;
    Some((name.to_owned(), plain(cell)))
}

/// A line that keeps a cell under its column's name.
pub(super) fn column_line(name: &str, cell: &str) -> String {
    format!("{COLUMN}{name}\":{}", escaped(cell))
}

/// Reads a row into a person.
pub(super) struct Reader<'a> {
    row: &'a Row,
    names: &'a [String],
    mapping: &'a Mapping,
    currency: Option<Currency>,
    person: Person,
    seed: [u8; 32],
    items: u16,
    /// The cells that go into the text of a purchase.
    aside: Vec<usize>,
    /// The kind of the last address part: "work", "home"; empty if unknown.
    address_of: String,
}

impl<'a> Reader<'a> {
    pub fn new(row: &'a Row, names: &'a [String], mapping: &'a Mapping, currency: Option<Currency>) -> Self {
        let place = Place { line: row.line, card: 0 };
        let person = Person::new(person_id(&[0; 32]), place);
        Self {
            row,
            names,
            mapping,
            currency,
            person,
            seed: [0; 32],
            items: 0,
            aside: Vec::new(),
            address_of: String::new(),
        }
    }

    /// Sets the person's id. `ids` are the ids of the whole table.
    pub fn known_by(mut self, ids: &Ids) -> Self {
        let id = self.id().filter(|id| ids.is_believed(id));
        self.seed = self.seed(id);
        self.person.id = self.own_id().filter(|_| id.is_some()).unwrap_or_else(|| person_id(&self.seed));
        let is_told = self.of(Column::Phone).flat_map(phones).any(|number| is_real(&number))
            || self.of(Column::Email).flat_map(emails).any(|email| email.contains('@'));
        if id.is_none() && !is_told && !self.mapping.is_journal() {
            let told = format!("regulars row apart\n{}", self.row.cells.join("\n"));
            self.person.apart = Some(person_id(&Sha256::digest(told).into()));
        }
        self
    }

    /// The other program's id of the person, unchanged.
    pub fn id(&self) -> Option<&'a str> {
        self.of(Column::Id).next()
    }

    /// The person's name, for comparing ids.
    pub fn title(&self) -> String {
        let name = self.name().0;
        let others = || [Column::Called, Column::Firm].map(|column| self.first(column)).join("\n");
        if name.is_empty() { others() } else { name }
    }

    /// The non-empty cells of columns with this meaning.
    fn of(&self, wanted: Column) -> impl Iterator<Item = &'a str> {
        let cells = self.row.cells.iter().zip(&self.mapping.columns);
        cells
            .filter(move |(cell, column)| **column == wanted && !cell.is_empty())
            .map(|(cell, _)| cell.as_str())
    }

    fn first(&self, wanted: Column) -> &'a str {
        self.of(wanted).next().unwrap_or_default()
    }

    /// The full name as in the file, and whether it was joined from its parts.
    fn name(&self) -> (String, bool) {
        let name = self.first(Column::Name);
        if name.is_empty() { (self.parts().joined(), true) } else { (name.to_owned(), false) }
    }

    fn parts(&self) -> Parts<'a> {
        let [given, middle, family, suffix] =
            [Column::Given, Column::Middle, Column::Family, Column::Suffix].map(|part| self.first(part));
        Parts { given, middle, family, suffix }
    }

    /// The seed of the person's id: the other program's id together with the table's columns, because ids are
    /// comparable only between tables with the same columns. Without an id, it is the name with the first phone number
    /// or e-mail address.
    fn seed(&self, id: Option<&str>) -> [u8; 32] {
        let told = match id {
            Some(id) => format!("id\n{}\n{id}", self.names.join("\n")),
            None => {
                let numbers = || self.of(Column::Phone).flat_map(phones).filter(|phone| !is_exponent(phone));
                let phone = numbers().next().map(|number| phone_key(&number));
                let email =
                    || self.of(Column::Email).flat_map(emails).next().map(|email| email.to_lowercase());
                format!("name\n{}\n{}", self.title().to_lowercase(), phone.or_else(email).unwrap_or_default())
            }
        };
        Sha256::digest(format!("regulars row\n{told}")).into()
    }

    /// The id of a page of ours, in a table of ours.
    fn own_id(&self) -> Option<CustomerId> {
        let at = self.names.iter().position(|name| name == OWN_ID)?;
        self.row.cells.get(at)?.parse().ok().filter(|id: &CustomerId| !id.is_reserved())
    }

    fn item(&mut self) -> ItemId {
        self.items += 1;
        item_id(&self.seed, self.items)
    }

    fn remark(&mut self, text: &str, reason: Reason) {
        self.person.remarks.push(Remark { place: self.person.place, words: words(text), reason });
    }

    /// Keeps a cell unchanged, under its column's name.
    fn keep(&mut self, at: usize, cell: &str) {
        let name = self.names.get(at).filter(|name| !name.is_empty()).cloned();
        let name = name.unwrap_or_else(|| (at + 1).to_string()).replace('"', " ");
        let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
        let id = self.item();
        self.person.customer.foreign.insert(id, column_line(&name, cell));
    }

    /// A text cut to its limit. A longer text is kept whole and reported.
    fn within(&mut self, at: usize, text: &str, limit: usize) -> String {
        if text.chars().count() <= limit {
            return text.to_owned();
        }
        self.remark(text, Reason::TooLong);
        self.keep(at, text);
        text.chars().take(limit).collect()
    }

    pub fn read(mut self) -> Person {
        let (full, is_joined) = self.name();
        let (name, rest) = whole_name(&full, self.parts());
        let (given, family) = (self.first(Column::Given), self.first(Column::Family));
        self.person.customer.name_order = match (name.find(family), name.find(given)) {
            _ if family.is_empty() => None,
            _ if given.is_empty() && (is_joined || name == full) => None,
            _ if is_joined || given.is_empty() => Some(NameOrder::FamilyLast),
            (Some(family), Some(given)) if family < given => Some(NameOrder::FamilyFirst),
            (Some(_), Some(_)) => Some(NameOrder::FamilyLast),
            _ => None,
        };
        let at =
            self.mapping.columns.iter().position(|column| matches!(column, Column::Name | Column::Given));
        let at = at.unwrap_or_default();
        self.person.customer.name = self.within(at, &name, LINE_LIMIT);
        if let Some(rest) = rest {
            self.line(at, &rest, |customer| &mut customer.hook);
        }
        // Further cells for the same part of the name.
        for part in [Column::Name, Column::Given, Column::Middle, Column::Family, Column::Suffix] {
            let cells = self.row.cells.iter().enumerate().zip(&self.mapping.columns);
            let cells = cells.filter(|((_, cell), column)| **column == part && !cell.is_empty()).skip(1);
            let lacking: Vec<(usize, String)> = cells
                .filter(|((_, cell), _)| !name.contains(cell.as_str()))
                .map(|((at, cell), _)| (at, cell.clone()))
                .collect();
            lacking.into_iter().for_each(|(at, cell)| self.keep(at, &cell));
        }
        let mut label = None;
        for (at, cell) in self.row.cells.iter().enumerate() {
            let column = self.mapping.columns.get(at).copied().unwrap_or_default();
            let before = label.take();
            match column {
                Column::Label => label = Some(cell.trim_start_matches('*').trim().to_owned()),
                _ if cell.is_empty() => {}
                _ => self.take(at, column, cell, before),
            }
        }
        self.birth();
        self.bought();
        if self.person.customer.title().is_none() {
            // Newsletter lists have nothing but the address.
            let email = self.person.customer.emails.values().next();
            self.person.customer.name = email.map(|email| email.address.clone()).unwrap_or_default();
        }
        self.person
    }

    /// Takes a cell over. `label` is the content of the label column before it, empty if it has none. `None` if there
    /// is no such column.
    fn take(&mut self, at: usize, column: Column, cell: &str, label: Option<String>) {
        let label_or_name = |label: Option<String>| {
            label.filter(|label| !label.is_empty()).unwrap_or_else(|| telling(self.names.get(at)))
        };
        match column {
            // In a list of purchases, the cell belongs to the purchase.
            Column::Kept if self.has(Column::Purchase) => self.aside.push(at),
            Column::Kept => self.keep(at, cell),
            Column::Id if self.names.get(at).is_some_and(|name| name == OWN_ID) => {}
            // Kept, because the next file is recognised by this id.
            Column::Id => self.keep(at, cell),
            Column::FormOfAddress => self.line(at, cell, |customer| &mut customer.form_of_address),
            Column::Called => self.line(at, cell, |customer| &mut customer.called),
            Column::Firm => self.line(at, cell, |customer| &mut customer.firm),
            Column::Hook => self.line(at, cell, |customer| &mut customer.hook),
            Column::Say => self.line(at, cell, |customer| &mut customer.say),
            Column::Patronymic => self.line(at, cell, |customer| &mut customer.patronymic),
            Column::Preferences => self.line(at, cell, |customer| &mut customer.preferences),
            Column::Happy => self.line(at, cell, |customer| &mut customer.happy),
            Column::FoundUs => self.line(at, cell, |customer| &mut customer.found_us),
            Column::RecommendedBy => {
                let words = self.within(at, cell, LINE_LIMIT);
                self.person.customer.recommended_by = Some(Recommender::Words(words));
            }
            Column::Address => {
                // Mailchimp puts two spaces between the parts of an address.
                let text = self.within(at, &cell.replace("  ", "\n"), TEXT_LIMIT);
                // A work address and a home address are separate, each with all its lines.
                let of = telling(self.names.get(at));
                let before = std::mem::replace(&mut self.address_of, of.clone());
                let is_another = !before.is_empty() && !of.is_empty() && before != of;
                let address = &mut self.person.customer.address;
                let current = address.rsplit("\n\n").next().unwrap_or_default();
                match is_another {
                    true => *address = format!("{address}\n\n{text}"),
                    false if current.lines().any(|line| line == text) => {}
                    false => *address = format!("{address}\n{text}").trim().to_owned(),
                }
            }
            Column::Phone if is_exponent(cell) => self.wrong(at, cell, Reason::NoNumber),
            Column::Phone => {
                let label = label_or_name(label);
                for number in phones(cell) {
                    let number = self.within(at, &number, LINE_LIMIT);
                    let id = self.item();
                    self.person.customer.phones.insert(id, Phone { number, label: label.clone() });
                }
            }
            Column::Email => {
                let label = label_or_name(label);
                for address in emails(cell) {
                    let address = self.within(at, &address, LINE_LIMIT);
                    let id = self.item();
                    self.person.customer.emails.insert(id, Email { address, label: label.clone() });
                }
            }
            Column::Tags => self.person.customer.tags.extend(tags(cell)),
            Column::Birthday => self.day(at, cell, DayKind::Birthday, String::new()),
            Column::Handle => {
                let (service, name) = (label_or_name(label), self.within(at, cell, LINE_LIMIT));
                let id = self.item();
                self.person.customer.handles.insert(id, Handle { service, name });
            }
            Column::Day => {
                let label = label.or_else(|| self.names.get(at).cloned()).unwrap_or_default();
                let own = EVENTS.iter().find_map(|(kind, name)| Some((*kind, label.strip_prefix(name)?)));
                let (kind, label) = own.unwrap_or((DayKind::Other, &label));
                self.day(at, cell, kind, label.trim_start_matches(": ").to_owned());
            }
            Column::Own => self.own(at, cell),
            Column::Note => {
                let text = self.within(at, cell, TEXT_LIMIT);
                self.person.notes.push(Note { text, ..Note::default() });
            }
            Column::Visit => match self.date(cell) {
                Some(day) => {
                    let visit = Note { kind: EntryKind::Visit, day: Some(day), ..Note::default() };
                    // The first visit may also be the last one.
                    if !self.person.notes.contains(&visit) {
                        self.person.notes.push(visit);
                    }
                }
                None => self.wrong(at, cell, Reason::NoDay),
            },
            Column::LeftOut
            | Column::Label
            | Column::Name
            | Column::Given
            | Column::Middle
            | Column::Family
            | Column::Suffix
            | Column::BirthYear
            | Column::BirthMonth
            | Column::BirthDay
            | Column::Purchase => {}
            Column::Bought | Column::Amount | Column::Currency => {
                // Only purchases have these, and a purchase has one amount.
                let is_used = column != Column::Amount || self.first(Column::Amount) == cell;
                match self.has(Column::Purchase) {
                    true if is_used => {}
                    true => self.aside.push(at),
                    false => self.keep(at, cell),
                }
            }
        }
    }

    /// Reads a column that only our own tables have.
    fn own(&mut self, at: usize, cell: &str) {
        let customer = &mut self.person.customer;
        match (self.names.get(at).map_or("", String::as_str), cell) {
            ("Family Name First", "yes") => customer.name_order = Some(NameOrder::FamilyFirst),
            ("Family Name First", _) => customer.name_order = Some(NameOrder::FamilyLast),
            ("Role", key) => customer.role = Role::from_key(key).unwrap_or_default(),
            ("No Contact", _) => customer.no_contact = true,
            (OTHER_LINES, lines) => {
                for line in lines.lines() {
                    let id = self.item();
                    self.person.customer.foreign.insert(id, line.to_owned());
                }
            }
            ("Put Away", "yes") => customer.put_away = Some(String::new()),
            ("Put Away", reason) => customer.put_away = Some(reason.to_owned()),
            _ => self.keep(at, cell),
        }
    }

    /// Reports an unreadable value and keeps it unchanged. Programs write zeros for no day, which are ignored.
    fn wrong(&mut self, at: usize, cell: &str, reason: Reason) {
        if cell.chars().any(|c| c.is_alphanumeric() && c != '0') {
            self.remark(cell, reason);
            self.keep(at, cell);
        }
    }

    /// Sets a field that exists only once. A second value is kept as a line.
    fn line(&mut self, at: usize, cell: &str, field: fn(&mut Customer) -> &mut String) {
        if field(&mut self.person.customer).is_empty() {
            let text = self.within(at, cell, LINE_LIMIT);
            *field(&mut self.person.customer) = text;
        } else {
            self.keep(at, cell);
        }
    }

    fn day(&mut self, at: usize, cell: &str, kind: DayKind, label: String) {
        match dates::read(cell, self.mapping.month_first) {
            Some(dates::Read { day, short_year }) => {
                if short_year.is_some() {
                    self.remark(cell, Reason::NoYear);
                    self.keep(at, cell);
                }
                let column = self.names.get(at).cloned().unwrap_or_default();
                self.important_day(day, dates::moment(cell), kind, label, column);
            }
            None => self.wrong(at, cell, Reason::NoDay),
        }
    }

    /// Adds an important day. A second birthday that is another day gets the name of its column instead.
    fn important_day(
        &mut self,
        day: YearlyDay,
        moment: Option<Timestamp>,
        kind: DayKind,
        label: String,
        column: String,
    ) {
        if kind == DayKind::Birthday && self.person.has_birthday(&day, moment) {
            return;
        }
        let before = self.person.customer.birthday().filter(|_| kind == DayKind::Birthday);
        let (kind, label) = if before.is_some() { (DayKind::Other, column) } else { (kind, label) };
        let id = self.item();
        self.person.moments.extend(moment.map(|moment| (id, moment)));
        self.person.customer.days.insert(id, ImportantDay { kind, day, label });
    }

    /// A calendar day. A two-digit year is in this century, because the table records events in a shop.
    fn date(&self, cell: &str) -> Option<NaiveDate> {
        let dates::Read { day, short_year } = dates::read(cell, self.mapping.month_first)?;
        let year = day.year.or_else(|| Some(2000 + u16::from(short_year?)))?;
        NaiveDate::from_ymd_opt(year.into(), day.month.into(), day.day?.into())
    }

    /// A birthday in three columns. A year alone is kept unchanged.
    fn birth(&mut self) {
        let parts = [Column::BirthYear, Column::BirthMonth, Column::BirthDay];
        let number = |column| ascii_digits(self.first(column)).parse::<u16>().ok();
        let [year, month, day] = parts.map(number);
        let small = |number: Option<u16>| number.and_then(|number| u8::try_from(number).ok());
        let birthday = small(month).and_then(|month| YearlyDay::new(month, small(day), year));
        if let Some(day) = birthday {
            return self.important_day(day, None, DayKind::Birthday, String::new(), BIRTHDAY.to_owned());
        }
        for (at, _) in self.mapping.columns.iter().enumerate().filter(|(_, column)| parts.contains(column)) {
            if let Some(cell) = self.row.cells.get(at).filter(|cell| !cell.is_empty()) {
                self.keep(at, cell);
            }
        }
    }

    fn has(&self, wanted: Column) -> bool {
        self.mapping.columns.contains(&wanted)
    }

    /// Adds the purchase that the row describes, with everything else the row says about it. An unreadable amount, such
    /// as a return, stays in the text.
    fn bought(&mut self) {
        let Some(at) = self.mapping.columns.iter().position(|column| *column == Column::Purchase) else {
            return;
        };
        let (amount, cell) = (self.first(Column::Amount), self.first(Column::Purchase));
        let mut text = self.of(Column::Bought).collect::<Vec<_>>().join("\n");
        let aside = std::mem::take(&mut self.aside);
        let day = self.date(cell);
        let Some(day) = day else {
            self.wrong(at, format!("{cell} {text} {amount}").trim(), Reason::NoDay);
            aside.into_iter().for_each(|at| self.keep(at, &self.row.cells[at]));
            return;
        };
        let currency = self.first(Column::Currency);
        let paid = money(amount, currency, self.currency);
        if paid.is_none() && !amount.is_empty() {
            self.remark(amount, Reason::NoAmount);
            text = [text.as_str(), amount, currency].join(" ").trim().to_owned();
        }
        for at in aside {
            let name = self.names.get(at).map(|name| format!("{name}: ")).unwrap_or_default();
            text = format!("{text}\n{name}{}", self.row.cells[at]).trim().to_owned();
        }
        let text = self.within(at, &text, TEXT_LIMIT);
        self.person.notes.push(Note { kind: EntryKind::Purchase, day: Some(day), text, amount: paid });
    }
}
