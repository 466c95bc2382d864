//! Reads address books: vCard 2.1, 3.0 and 4.0. It follows what phones and mail programs really write, not only the
//! standards (RFC 6350, RFC 2426).

use std::collections::{BTreeSet, HashMap};

use sha2::{Digest, Sha256};

use super::cells::{emails, in_one_field, is_tag};
use super::charset;
use super::dates;
use super::lines::{self, Card, Property};
use super::vcard_write::{
    CONSENT, INTERVAL, NAME_ORDER, NAMELESS, NO_CONTACT, OWN, OWN_DAYS, OWN_FIELDS, PACE, PUT_AWAY,
    RECOMMENDED_BY, ROLE,
};
pub use super::vcard_write::{Version, write};
use super::who::{Ids, Parts, is_real, is_short, whole_name};
use super::{
    ANNIVERSARY, BIRTHDAY, Decode, Found, Note, Person, Place, Reason, Remark, item_id, person_id, words,
};
use crate::domain::phone::is_exponent;
use crate::domain::{
    Channel, Consent, Customer, CustomerId, DayKind, Email, Handle, ImportantDay, ItemId, Keyed, LINE_LIMIT,
    NameOrder, Pace, Phone, Recommender, Role, TEXT_LIMIT,
};

/// The year Apple writes if there is none, because its calendar needs one.
const NO_YEAR: u16 = 1604;

/// Properties that say nothing about a person, or that another property repeats.
const SILENT: [&str; 4] = ["VERSION", "PRODID", "REV", "UID"];

/// Properties that say a name.
const NAMES: [&str; 3] = ["FN", "N", "SORT-STRING"];

/// Messengers with a property of their own.
const MESSENGERS: [(&str, &str); 9] = [
    ("X-SKYPE", "Skype"),
    ("X-SKYPE-USERNAME", "Skype"),
    ("X-JABBER", "Jabber"),
    ("X-ICQ", "ICQ"),
    ("X-QQ", "QQ"),
    ("X-AIM", "AIM"),
    ("X-MSN", "MSN"),
    ("X-TELEGRAM", "Telegram"),
    ("X-WHATSAPP", "WhatsApp"),
];

/// Whether a file looks like an address book.
pub fn is_one(bytes: &[u8]) -> bool {
    let bytes = charset::widened(bytes);
    const FIRST: &[u8] = b"BEGIN:VCARD";
    bytes.windows(FIRST.len()).any(|window| window.eq_ignore_ascii_case(FIRST))
}

/// How many bytes are read at once: few enough that the screen stays responsive.
const SHARE: usize = 10_000;

/// A file that is read share by share, so that its people need not all be in memory.
#[derive(Debug)]
pub struct Reading {
    /// The bytes, in a charset whose line ends can be recognised.
    bytes: Vec<u8>,
    /// The charset for text that is not UTF-8 and names no charset.
    charset: String,
    /// Where the next share begins.
    at: usize,
    /// The number of lines and cards read so far.
    place: Place,
    /// Who is who. This is complete once the whole file has been read.
    who: Who,
}

/// What one part of a file says about people in another part.
#[derive(Debug, Default)]
struct Who {
    ids: Ids,
    /// The groups of each member, by the member's UID or `mailto:` address.
    groups: HashMap<String, BTreeSet<String>>,
}

impl Who {
    /// Notes what a card says about others. A group is no person, but its members get its name as a tag.
    fn note(&mut self, card: &Card) {
        let of = |names: &'static [&str]| {
            card.properties.iter().filter(|property| names.contains(&property.name.as_str()))
        };
        let text = |names: &'static [&str]| of(names).next().map(Property::text).unwrap_or_default();
        if is_group(card) {
            let name = text(&["FN"]);
            for member in of(&MEMBERS) {
                self.groups.entry(member_key(&member.text())).or_default().insert(name.clone());
            }
        } else {
            self.ids.note(&text(&["UID"]), &title(&card.properties));
        }
    }
}

/// The properties that name the members of a group.
const MEMBERS: [&str; 2] = ["MEMBER", "X-ADDRESSBOOKSERVER-MEMBER"];

/// Whether a card is a group, not a person (RFC 6350, section 6.1.4, and Apple's form of it).
fn is_group(card: &Card) -> bool {
    let is_kind =
        |property: &&Property| matches!(property.name.as_str(), "KIND" | "X-ADDRESSBOOKSERVER-KIND");
    card.properties.iter().find(is_kind).is_some_and(|kind| kind.text().eq_ignore_ascii_case("group"))
}

/// The key that links a group to its member's card.
fn member_key(uid: &str) -> String {
    uid.trim().to_lowercase().trim_start_matches("urn:uuid:").to_owned()
}

/// The name of a card's person.
fn title(properties: &[Property]) -> String {
    let joined = || first(properties, "N").map(|name| name.parts().join(" "));
    full_name(properties).map(Property::text).or_else(joined).unwrap_or_default()
}

/// The first property with this name.
fn first<'a>(properties: &'a [Property], name: &str) -> Option<&'a Property> {
    properties.iter().find(|property| property.name == name)
}

/// The property that says the whole name, if the card has one and it is not empty.
fn full_name(properties: &[Property]) -> Option<&Property> {
    first(properties, "FN").filter(|property| !property.text().is_empty())
}

impl Reading {
    /// A file of which nothing has been read yet, see [`charset::of`].
    pub fn new(bytes: &[u8], charset: &str) -> Self {
        let bytes = charset::widened(bytes);
        Self { bytes, charset: charset.to_owned(), at: 0, place: Place::default(), who: Who::default() }
    }

    /// Starts again with the knowledge of who is who. Only then do the people get their final ids.
    pub fn rewind(&mut self) {
        (self.at, self.place) = (0, Place::default());
    }

    /// Whether the whole file has been read.
    pub fn is_over(&self) -> bool {
        self.at == self.bytes.len()
    }

    /// Reads the next share. Everything readable is read, and the rest is reported.
    pub fn next(&mut self, decode: Decode) -> Found {
        let rest = &self.bytes[self.at..];
        let share = lines::share(rest, SHARE);
        let (cards, outside) = lines::cards(&rest[..share], &mut self.place, &self.charset, decode);
        self.at += share;
        let mut found = Found::default();
        for (place, text) in outside {
            found.refused.push(Remark { place, words: words(&text), reason: Reason::NoContactFile });
        }
        for card in cards {
            self.who.note(&card);
            if is_group(&card) {
                continue;
            }
            match read_card(&card, &self.who) {
                Ok(person) => found.people.push(person),
                Err(remark) => found.refused.push(remark),
            }
        }
        found
    }
}

/// Reads a whole file at once.
pub fn read(bytes: &[u8], decode: Decode) -> Found {
    let (mut reading, mut all) = (Reading::new(bytes, charset::of(bytes, decode)), Found::default());
    while !reading.is_over() {
        reading.next(decode);
    }
    reading.rewind();
    while !reading.is_over() {
        let found = reading.next(decode);
        all.people.extend(found.people);
        all.refused.extend(found.refused);
    }
    all
}

/// The person of a card, or the reason why there is none.
fn read_card(card: &Card, who: &Who) -> Result<Person, Remark> {
    let place = card.place;
    let mut person = person(place, &card.properties, who);
    if !card.ended {
        let words = words(person.customer.title().unwrap_or_default());
        person.remarks.push(Remark { place, words, reason: Reason::NoEnd });
    }
    let unreadable = card.unreadable.iter();
    person.remarks.extend(unreadable.map(|(place, text)| Remark {
        place: *place,
        words: words(text),
        reason: Reason::NoContactFile,
    }));
    if person.customer.title().is_some() {
        return Ok(person);
    }
    let is_said = |property: &&Property| !SILENT.iter().chain(&NAMES).any(|name| *name == property.name);
    let said = card.properties.iter().find(is_said);
    let words = words(said.map(|property| property.whole.as_str()).unwrap_or_default());
    Err(Remark { place, words, reason: Reason::Nobody })
}

/// Builds a person while reading a card.
struct Reader {
    person: Person,
    /// The person's names in lower case, before any is cut to its limit.
    names: String,
    /// The seed of the ids of its items.
    seed: [u8; 32],
    items: u16,
}

fn person(place: Place, properties: &[Property], who: &Who) -> Person {
    let uid = properties.iter().find(|property| property.name == "UID").map(Property::text);
    let believed = uid.as_deref().filter(|uid| who.ids.is_believed(uid));
    let seed = seed(properties, believed);
    let own = believed.and_then(|uid| uid.strip_prefix(OWN)?.parse().ok());
    let own = own.filter(|id: &CustomerId| !id.is_reserved());
    let person = Person::new(own.unwrap_or_else(|| person_id(&seed)), place);
    let mut reader = Reader { person, names: String::new(), seed, items: 0 };
    reader.names(properties);
    for property in properties {
        reader.take(property, properties);
    }
    let person = &mut reader.person;
    let customer = &mut person.customer;
    if customer.title().is_none() {
        // Mail programs keep every address they have ever written to, often without a name.
        customer.name =
            customer.emails.values().next().map(|email| email.address.clone()).unwrap_or_default();
    }
    let mails = customer.emails.values().map(|email| format!("mailto:{}", email.address));
    let keys = uid.iter().cloned().chain(mails).map(|key| member_key(&key));
    customer.tags.extend(keys.filter_map(|key| who.groups.get(&key)).flatten().cloned());
    if let Some(uid) = believed.filter(|uid| own.is_none() && is_short(uid)) {
        let name = customer.title().unwrap_or_default().to_lowercase();
        let told = format!("regulars card stranger\n{uid}\n{name}");
        person.stranger = Some(person_id(&Sha256::digest(told).into()));
    }
    let is_told = !customer.emails.is_empty()
        || !customer.handles.is_empty()
        || customer.phones.values().any(|phone| is_real(&phone.number));
    if believed.is_none() && !is_told {
        let said =
            properties.iter().filter(|property| !["REV", "PRODID", "UID"].contains(&property.name.as_str()));
        let mut told: Vec<&str> = said.map(|property| property.whole.as_str()).collect();
        told.sort_unstable();
        let told = format!("regulars card apart\n{}", told.join("\n"));
        person.apart = Some(person_id(&Sha256::digest(told).into()));
    }
    reader.person
}

/// The seed of a card's id: its UID if that is believed, otherwise its names, numbers and addresses.
fn seed(properties: &[Property], uid: Option<&str>) -> [u8; 32] {
    const NAMES: [&str; 5] = ["FN", "N", "ORG", "TEL", "EMAIL"];
    let known = properties.iter().filter(|property| NAMES.contains(&property.name.as_str()));
    let told = known.map(|property| format!("{}:{}", property.name, property.text()));
    let mut told: Vec<String> = uid.map_or_else(|| told.collect(), |uid| vec![format!("UID:{uid}")]);
    told.sort();
    Sha256::digest(format!("regulars card\n{}", told.join("\n"))).into()
}

impl Reader {
    fn remark(&mut self, property: &Property, reason: Reason) {
        let words = words(&property.whole);
        self.person.remarks.push(Remark { place: property.place, words, reason });
    }

    /// Keeps the property unchanged, for the next export.
    fn keep(&mut self, property: &Property) {
        let id = self.item();
        self.person.customer.foreign.insert(id, property.whole.clone());
    }

    /// The id of the next phone, address or day. It is the same each time this card is read.
    fn item(&mut self) -> ItemId {
        self.items += 1;
        item_id(&self.seed, self.items)
    }

    /// A text cut to its limit. A longer text is kept whole and reported.
    fn within(&mut self, property: &Property, text: String, limit: usize) -> String {
        if text.chars().count() <= limit {
            return text;
        }
        self.remark(property, Reason::TooLong);
        self.keep(property);
        text.chars().take(limit).collect()
    }

    /// Reads the full name, and which part of it is the family name.
    fn names(&mut self, properties: &[Property]) {
        let parts = first(properties, "N").map(Property::parts).unwrap_or_default();
        let part = |at: usize| parts.get(at).map(String::as_str).unwrap_or_default();
        let (family, given) = (part(0), part(1));
        let full = full_name(properties).map(Property::text).unwrap_or_default();
        let told = Parts { given, middle: part(2), family, suffix: part(4) };
        let (name, rest) = whole_name(&full, told);
        let customer = &mut self.person.customer;
        if !family.is_empty() && !given.is_empty() {
            customer.name_order = match (name.find(family), name.find(given)) {
                (Some(family), Some(given)) if family < given => Some(NameOrder::FamilyFirst),
                (Some(_), Some(_)) => Some(NameOrder::FamilyLast),
                _ => None,
            };
        }
        customer.form_of_address = part(3).to_owned();
        let rest = rest.unwrap_or_default();
        self.names = [&full, &name, &rest, part(3)].map(str::to_lowercase).join("\n");
        if let Some(property) = full_name(properties).or_else(|| first(properties, "N")) {
            self.person.customer.name = self.within(property, name, LINE_LIMIT);
            self.person.customer.hook = self.within(property, rest, LINE_LIMIT);
        }
    }

    /// Adds a second name to the memory hook, where the search finds it. A name without new words is left out.
    fn other_name(&mut self, property: &Property, name: String) {
        let hook = self.person.customer.hook.to_lowercase();
        let is_known =
            |word: &str| [&self.names, &hook].iter().any(|text| text.contains(&word.to_lowercase()));
        if !name.split_whitespace().all(is_known) {
            self.line(property, name, LINE_LIMIT, |customer| &mut customer.hook);
        }
    }

    fn take(&mut self, property: &Property, all: &[Property]) {
        if property.unknown_charset {
            self.remark(property, Reason::Charset);
        }
        let text = property.text();
        if property.name == PUT_AWAY {
            // The reason may be empty.
            self.person.customer.put_away = Some(text);
            return;
        }
        if text.is_empty() || SILENT.contains(&property.name.as_str()) {
            return;
        }
        match property.name.as_str() {
            "NICKNAME" => {
                self.line(property, property.list().join(", "), LINE_LIMIT, |customer| &mut customer.called)
            }
            "ORG" => {
                let parts: Vec<String> =
                    property.parts().into_iter().filter(|part| !part.is_empty()).collect();
                self.line(property, parts.join(", "), LINE_LIMIT, |customer| &mut customer.firm);
            }
            // Names in another script or spelling: the card has one name of its own.
            "FN" | "SORT-STRING" => self.other_name(property, text),
            "N" => {
                let parts = property.parts().into_iter().filter(|part| !part.is_empty());
                self.other_name(property, parts.collect::<Vec<_>>().join(" "));
            }
            // The job helps to recall a person. It is also kept, so that an export writes it as a title again.
            "TITLE" => {
                if self.person.customer.hook.is_empty() {
                    self.line(property, text, LINE_LIMIT, |customer| &mut customer.hook);
                }
                self.keep(property);
            }
            NAMELESS => self.person.customer.name = String::new(),
            "ADR" => {
                let parts = property.parts().into_iter().filter(|part| !part.is_empty());
                let address = parts.collect::<Vec<_>>().join("\n");
                // The labels "home" and "work" are left out. Any other label is written before the address.
                let label = label(property, all);
                let address = match label.split(", ").all(|word| ["", "home", "work"].contains(&word)) {
                    true => address,
                    false => format!("{label}: {address}"),
                };
                self.line(property, address, TEXT_LIMIT, |customer| &mut customer.address);
            }
            "TEL" if is_exponent(&text) => {
                self.remark(property, Reason::NoNumber);
                self.keep(property);
            }
            "TEL" => {
                let number = text.strip_prefix("tel:").unwrap_or(&text);
                let label = label(property, all);
                for number in in_one_field(&number.replace(";ext=", " ext. ")) {
                    let number = self.within(property, number, LINE_LIMIT);
                    let id = self.item();
                    self.person.customer.phones.insert(id, Phone { number, label: label.clone() });
                }
            }
            "EMAIL" => {
                let label = label(property, all);
                for address in emails(&text) {
                    let address = self.within(property, address, LINE_LIMIT);
                    let id = self.item();
                    self.person.customer.emails.insert(id, Email { address, label: label.clone() });
                }
            }
            "IMPP" => {
                let (scheme, name) = text.split_once(':').unwrap_or(("", &text));
                let service = property.params("X-SERVICE-TYPE").next().unwrap_or(scheme).to_owned();
                self.handle(service, name.to_owned());
            }
            "BDAY" => self.day(property, DayKind::Birthday, label(property, all)),
            "ANNIVERSARY"
            | "X-ANNIVERSARY"
            | "X-ABDATE"
            | "X-MS-ANNIVERSARY"
            | "X-EVOLUTION-ANNIVERSARY"
            | "X-KADDRESSBOOK-ANNIVERSARY"
            | "X-KADDRESSBOOK-X-ANNIVERSARY" => {
                let label = label(property, all);
                let is_told = !label.is_empty() || property.name == "X-ABDATE";
                let label = if is_told { label } else { ANNIVERSARY.to_owned() };
                self.day(property, DayKind::Other, label);
            }
            "CATEGORIES" => {
                self.person.customer.tags.extend(property.list().into_iter().filter(|tag| is_tag(tag)));
            }
            "NOTE" => {
                let text = self.within(property, text, TEXT_LIMIT);
                self.person.notes.push(Note { text, ..Note::default() });
            }
            "PHOTO" => self.photo(property, &text),
            NAME_ORDER => self.person.customer.name_order = NameOrder::from_key(&text),
            ROLE => self.person.customer.role = Role::from_key(&text).unwrap_or_default(),
            RECOMMENDED_BY => self.person.customer.recommended_by = Some(Recommender::Words(text)),
            INTERVAL => self.person.customer.interval = text.parse().ok().filter(|days| *days > 0),
            NO_CONTACT => self.person.customer.no_contact = true,
            PACE => self.person.customer.pace = Pace::from_key(&text),
            CONSENT => match consent(&text) {
                Some((channel, said)) => drop(self.person.customer.consent.insert(channel, said)),
                None => self.keep(property),
            },
            "X-ABLABEL" if is_label_of_ours(property, all) => {}
            name => {
                let messenger = MESSENGERS.iter().find(|(known, _)| *known == name);
                let own = OWN_FIELDS.iter().find(|(known, _)| *known == name);
                let day = OWN_DAYS.iter().find(|(known, _)| *known == name);
                match (messenger, own, day) {
                    (Some((_, service)), ..) => self.handle((*service).to_owned(), text),
                    (_, Some((_, field)), _) => self.line(property, text, TEXT_LIMIT, *field),
                    (_, _, Some((_, kind))) => self.day(property, *kind, label(property, all)),
                    (None, None, None) => self.keep(property),
                }
            }
        }
    }

    /// Sets a field that exists only once. A second value is kept as a line.
    fn line(
        &mut self,
        property: &Property,
        text: String,
        limit: usize,
        field: fn(&mut Customer) -> &mut String,
    ) {
        if field(&mut self.person.customer).is_empty() {
            let text = self.within(property, text, limit);
            *field(&mut self.person.customer) = text;
        } else {
            self.keep(property);
        }
    }

    fn handle(&mut self, service: String, name: String) {
        let id = self.item();
        self.person.customer.handles.insert(id, Handle { service, name });
    }

    fn day(&mut self, property: &Property, kind: DayKind, label: String) {
        let omitted = property.params("X-APPLE-OMIT-YEAR").next().and_then(|year| year.parse().ok());
        match lines::day(&property.text(), omitted.unwrap_or(NO_YEAR)) {
            Some(day) => {
                let moment = dates::moment(&property.text());
                if kind == DayKind::Birthday && self.person.has_birthday(&day, moment) {
                    return;
                }
                let before = self.person.customer.birthday().filter(|_| kind == DayKind::Birthday);
                let (kind, label) = match before {
                    Some(_) if label.is_empty() => (DayKind::Other, BIRTHDAY.to_owned()),
                    Some(_) => (DayKind::Other, label),
                    None => (kind, label),
                };
                let day = ImportantDay { kind, day, label };
                // Some programs write one day in several properties.
                if !self.person.customer.days.values().any(|known| *known == day) {
                    let id = self.item();
                    self.person.moments.extend(moment.map(|moment| (id, moment)));
                    self.person.customer.days.insert(id, day);
                }
            }
            None => {
                self.remark(property, Reason::NoDay);
                self.keep(property);
            }
        }
    }

    fn photo(&mut self, property: &Property, text: &str) {
        let is_link = ["content:", "cid:"].iter().any(|scheme| text.to_ascii_lowercase().starts_with(scheme));
        if is_link || text.contains("://") {
            self.remark(property, Reason::LinkedPhoto);
            return self.keep(property);
        }
        let data =
            if text.starts_with("data:") { text.split_once(',').map_or("", |(_, data)| data) } else { text };
        let data: String = data.chars().filter(|c| !c.is_whitespace()).collect();
        match lines::decoded(&data) {
            Ok(bytes) if !bytes.is_empty() && self.person.photo.is_none() => self.person.photo = Some(bytes),
            Ok(bytes) if !bytes.is_empty() => self.keep(property),
            _ => self.remark(property, Reason::NoPhoto),
        }
    }
}

/// The label of a number or a day: the other app's own label, otherwise its most telling types.
fn label(property: &Property, all: &[Property]) -> String {
    let own = all.iter().find(|other| {
        other.name == "X-ABLABEL" && !property.group.is_empty() && other.group == property.group
    });
    if let Some(own) = own {
        return lines::label(&own.text());
    }
    let mut words: Vec<String> = Vec::new();
    for word in property.params("TYPE").map(str::to_lowercase) {
        let word = match word.strip_prefix("x-").unwrap_or(&word) {
            "cell" => "mobile",
            word => word,
        };
        if !SILENT_TYPES.contains(&word) && !words.iter().any(|known| known == word) {
            words.push(word.to_owned());
        }
    }
    words.join(", ")
}

/// Types that say nothing to an owner.
const SILENT_TYPES: [&str; 15] = [
    "",
    "voice",
    "pref",
    "internet",
    "msg",
    "text",
    "textphone",
    "video",
    "dom",
    "intl",
    "postal",
    "parcel",
    "other",
    "x400",
    "individual",
];

/// Reads a consent as this app writes it: `call yes 2026-11-28 their words`.
fn consent(text: &str) -> Option<(Channel, Consent)> {
    let mut parts = text.splitn(4, ' ');
    let channel = Channel::from_key(parts.next()?)?;
    let agreed = match parts.next()? {
        "yes" => true,
        "no" => false,
        _ => return None,
    };
    let day = parts.next()?.parse().ok()?;
    Some((channel, Consent { agreed, day, words: parts.next().unwrap_or_default().to_owned() }))
}

/// Whether the property of this label was taken over together with it.
fn is_label_of_ours(label: &Property, all: &[Property]) -> bool {
    let ours = ["BDAY", "TEL", "EMAIL", "ANNIVERSARY", "X-ANNIVERSARY", "X-ABDATE"];
    let is_ours = |name: &str| ours.contains(&name) || OWN_DAYS.iter().any(|(own, _)| *own == name);
    all.iter().any(|other| other.group == label.group && is_ours(&other.name))
}
