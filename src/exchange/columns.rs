//! What the columns of a table mean: guessed from their names, in the words of many programs and of the app's own
//! languages, and where there are none from what stands in them. The owner has the last word.

use unicode_normalization::UnicodeNormalization;

use super::dates;
use super::table::Row;
use crate::domain::ascii_digits;

/// What a column tells.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Column {
    /// Kept as it stands, for the next export: nothing is lost.
    #[default]
    Kept,
    /// Nothing worth keeping.
    LeftOut,
    /// The full name.
    Name,
    /// A part of the name; the full name wins.
    Given,
    /// A part of the name.
    Middle,
    /// A part of the name.
    Family,
    /// A part of the name.
    Suffix,
    /// The form of address.
    FormOfAddress,
    /// What to call them.
    Called,
    /// The firm.
    Firm,
    /// A telephone number; there may be several.
    Phone,
    /// An e-mail address; there may be several.
    Email,
    /// A name at a messenger; there may be several.
    Handle,
    /// Whose the number, address or day in the next column is.
    Label,
    /// The postal address or a part of it.
    Address,
    /// Tags.
    Tags,
    /// The birthday.
    Birthday,
    /// A part of the birthday.
    BirthYear,
    /// A part of the birthday.
    BirthMonth,
    /// A part of the birthday.
    BirthDay,
    /// Another day of the year.
    Day,
    /// A note, to become an entry.
    Note,
    /// What the owner recalls them by.
    Hook,
    /// How to say the name.
    Say,
    /// The father's name.
    Patronymic,
    /// What they like.
    Preferences,
    /// What would make them happy.
    Happy,
    /// How they found the shop.
    FoundUs,
    /// Who recommended the shop, in words.
    RecommendedBy,
    /// The day of a visit, to become an entry.
    Visit,
    /// The day of a purchase, to become an entry.
    Purchase,
    /// What was bought.
    Bought,
    /// What was paid.
    Amount,
    /// The currency it was paid in.
    Currency,
    /// The other program's own number for the person.
    Id,
    /// What only this app's own tables have, by the column's name.
    Own,
}

impl Column {
    /// Every meaning, in the order offered.
    pub const ALL: [Self; 36] = [
        Self::Kept,
        Self::LeftOut,
        Self::Name,
        Self::Given,
        Self::Middle,
        Self::Family,
        Self::Suffix,
        Self::FormOfAddress,
        Self::Called,
        Self::Firm,
        Self::Phone,
        Self::Email,
        Self::Handle,
        Self::Label,
        Self::Address,
        Self::Tags,
        Self::Birthday,
        Self::BirthYear,
        Self::BirthMonth,
        Self::BirthDay,
        Self::Day,
        Self::Note,
        Self::Hook,
        Self::Say,
        Self::Patronymic,
        Self::Preferences,
        Self::Happy,
        Self::FoundUs,
        Self::RecommendedBy,
        Self::Visit,
        Self::Purchase,
        Self::Bought,
        Self::Amount,
        Self::Currency,
        Self::Id,
        Self::Own,
    ];

    /// The word that stands for it in a form.
    pub fn key(self) -> &'static str {
        match self {
            Self::Kept => "kept",
            Self::LeftOut => "left-out",
            Self::Name => "name",
            Self::Given => "given",
            Self::Middle => "middle",
            Self::Family => "family",
            Self::Suffix => "suffix",
            Self::FormOfAddress => "form-of-address",
            Self::Called => "called",
            Self::Firm => "firm",
            Self::Phone => "phone",
            Self::Email => "email",
            Self::Handle => "handle",
            Self::Label => "label",
            Self::Address => "address",
            Self::Tags => "tags",
            Self::Birthday => "birthday",
            Self::BirthYear => "birth-year",
            Self::BirthMonth => "birth-month",
            Self::BirthDay => "birth-day",
            Self::Day => "day",
            Self::Note => "note",
            Self::Hook => "hook",
            Self::Say => "say",
            Self::Patronymic => "patronymic",
            Self::Preferences => "preferences",
            Self::Happy => "happy",
            Self::FoundUs => "found-us",
            Self::RecommendedBy => "recommended-by",
            Self::Visit => "visit",
            Self::Purchase => "purchase",
            Self::Bought => "bought",
            Self::Amount => "amount",
            Self::Currency => "currency",
            Self::Id => "id",
            Self::Own => "own",
        }
    }

    /// Reads [`key`](Self::key) back.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|column| column.key() == key)
    }
}

/// Names of columns that mean one thing everywhere, separated by commas; compared as [`normal`] makes them.
const KNOWN: [(Column, &str); 29] = [
    (
        Column::Name,
        "фио, ф и о, клиент, имя клиента, имя и фамилия, покупатель, անուն, հաճախորդ, ឈ្មោះអតិថិជន, \
         ឈ្មោះភ្ញៀវ, ឈ្មោះនិងនាមត្រកូល, ग्राहक का नाम, नाम और उपनाम, სახელი გვარი, სახელი და გვარი, \
         მომხმარებლის სახელი, კლიენტის სახელი, მყიდველი, name, full name, display name, customer name, \
         contact name, customer, client, ឈ្មោះ, ឈ្មោះពេញ, អតិថិជន, ភ្ញៀវ, नाम, पूरा नाम, ग्राहक, სრული \
         სახელი, კლიენტი, მომხმარებელი, kunde, nom complet, nombre completo, имя",
    ),
    (
        Column::Given,
        "imię, jméno, នាម, ឈ្មោះខ្លួន, प्रथम नाम, first name, given name, firstname, fname, នាមខ្លួន, पहला नाम, სახელი, \
         vorname, prénom, nombre",
    ),
    (Column::Middle, "მამის სახელი, middle name, additional name, मध्य नाम, отчество"),
    (
        Column::Family,
        "nazwisko, příjmení, last name, family name, surname, lastname, lname, នាមត្រកូល, គោត្តនាម, उपनाम, कुलनाम, გვარი, \
         nachname, nom, apellido, apellidos, фамилия",
    ),
    (Column::Suffix, "suffix, name suffix"),
    (
        Column::FormOfAddress,
        "ពាក្យហៅ, обращение, name prefix, prefix, salutation, anrede, សរសៃនាម, संबोधन, მიმართვა",
    ),
    (
        Column::Called,
        "ហៅគាត់ថា, उपनाम से बुलाएँ, მეტსახელი, прозвище, nickname, ឈ្មោះហៅក្រៅ, पुकारने का नाम, ზედმეტსახელი, \
         spitzname",
    ),
    (
        Column::Firm,
        "អាជីវកម្ម, ក្រុមហ៊ុន ឬអាជីវកម្ម, ឈ្មោះអាជីវកម្ម, ორგანიზაცია, კომპანიის სახელი, компания, \
         организация, фирма, फर्म, company, company name, organization, organisation, organization name, \
         firm, business name, associated company, default address company, ក្រុមហ៊ុន, ហាង, कंपनी, दुकान, \
         კომპანია, ფირმა, firma, société, empresa",
    ),
    (
        Column::Email,
        "អ៊ីម៉ែល, эл почта, почта, электронная почта, ელ ფოსტა, მეილი, էլ փոստ, អ៊ីមែល, ईमेल, ई मेल, ელფოსტა, \
         იმეილი, correo",
    ),
    (
        Column::Phone,
        "मोबाइल नं, फ़ोन नं, फोन नं, მობილური ნომერი, სატელეფონო ნომერი, сотовый, сотовый телефон, моб тел, \
         мобильный телефон, моб телефон, ទូរសព្ទ, លេខទូរសព្ទ, លេខទូរស័ព្ទដៃ, दूरभाष, फोन, फोन नंबर, संपर्क नंबर, व्हाट्सएप नंबर, ტელ, მობ, \
         ტელ ნომერი, მობილურის ნომერი, მობილური ტელეფონი, ნომერი, тел, мобильный, моб, номер телефона, \
         հեռախոս, លេខទូរស័ព្ទ, ទូរស័ព្ទ, លេខ, फ़ोन, फ़ोन नंबर, मोबाइल, मोबाइल नंबर, ტელეფონი, მობილური, \
         ტელეფონის ნომერი, teléfono, téléphone, телефон",
    ),
    (
        Column::Address,
        "आवास, ლოკაცია, улица, город, հասցե, ទីលំនៅ, អាសយដ្ឋាន, पता, მისამართი, adresse, straße, ort, plz, \
         dirección, адрес",
    ),
    (
        Column::Tags,
        "группа, группы, теги, ក្រុម, समूह, ჯგუფი, tags, labels, groups, group membership, categories, \
         category, ស្លាក, टैग, ტეგები, იარლიყები",
    ),
    (
        Column::Birthday,
        "д р, др, дата рожд, д рождения, ថ្ងៃកំនើត, जन्म दिन, जन्म तारीख, जन्मदिवस, დაბ თარიღი, დაბ დღე, დაბადება, дата рождения, день \
         рождения, ծննդյան օր, birthday, date of birth, birth date, birthdate, dob, ថ្ងៃកំណើត, \
         ថ្ងៃខែឆ្នាំកំណើត, जन्मदिन, जन्मतिथि, जन्म तिथि, დაბადების დღე, დაბადების თარიღი, geburtstag, \
         geburtsdatum, cumpleaños, anniversaire",
    ),
    (Column::Handle, "messenger value"),
    (Column::BirthYear, "birth year"),
    (Column::BirthMonth, "birth month"),
    (Column::BirthDay, "birth day"),
    (Column::Day, "anniversary, event value"),
    (
        Column::Note,
        "прим, коммент, მინაწერი, मन्तव्य, មតិយោបល់, កំណត់សម្គាល់, ចំណាំ, विवरण, შენიშვნები, დამატებითი, примечание, примечания, комментарий, \
         заметка, заметки, նշում, notes, note, memo, comment, comments, remarks, message, កំណត់ចំណាំ, \
         សម្គាល់, टिप्पणी, नोट, შენიშვნა, კომენტარი, notiz, bemerkung",
    ),
    (
        Column::Hook,
        "job title, memory hook, organization title, occupation, profession, មុខរបរ, पेशा, პროფესია, beruf",
    ),
    (Column::Say, "pronunciation, how to say it"),
    (Column::Patronymic, "patronymic, father’s name"),
    (Column::Preferences, "ចូលចិត្ត, რა მოსწონს, предпочтения, preferences, likes, ចំណូលចិត្ត, पसंद, რა უყვარს"),
    (Column::Happy, "what would make them happy"),
    (Column::FoundUs, "source, how they found the shop"),
    (Column::RecommendedBy, "referred by, recommended by"),
    (
        Column::Visit,
        "ថ្ងៃមក, ពេលមក, आगमन, भेंट, ვიზიტის თარიღი, პირველი ვიზიტი, ბოლო ვიზიტი, визит, последний визит, \
         visit, visit date, first visit, last visit, ថ្ងៃមកលេង, ვიზიტი",
    ),
    (
        Column::Bought,
        "item name, товар, услуга, ទំនិញដែលទិញ, सेवा, მომსახურება, item, items, product, product name, description, \
         ទំនិញ, सामान, वस्तु, პროდუქტი, საქონელი, artikel, producto",
    ),
    (Column::Currency, "валюта, currency, រូបិយប័ណ្ណ, मुद्रा, ვალუტა, währung, moneda, devise"),
];

/// A day, of a purchase where something else tells that the table has purchases, or else of a visit.
const DATES: &str = "date, purchase date, order date, sale date, transaction date, កាលបរិច្ឆេទ, ថ្ងៃ, तारीख, दिनांक, \
    дата, дата покупки, თარიღი, datum, fecha";

/// What was paid.
const AMOUNTS: &str = "order total amount, amount, сумма, цена, total, price, order total, net sales, gross sales, ចំនួនទឹកប្រាក់, តម្លៃ, \
    राशि, रकम, दाम, თანხა, ფასი, betrag, summe, importe";
/// The other program's number.
const IDS: &str =
    "id, regulars id, customer id, square customer id, record id, record id contact, reference id, euid";
/// One of these among others tells of a number.
const PHONE_WORDS: &str =
    "phone, phones, telephone, telefon, mobile, mobil, handy, cell, tel, fax, pager, ទូរស័ព្ទ";
/// One of these tells of an address.
const ADDRESS_WORDS: &str =
    "address, street, city, state, zip, zipcode, postal, postcode, country, province, box";
/// One of these tells that a column only speaks about numbers and addresses.
const ABOUT: &str =
    "accepts, marketing, status, subscription, display, owner, directory, server, ip, booking";

/// A column's name without case, marks, numbers and doubled blanks.
pub(super) fn normal(name: &str) -> String {
    let name: String = ascii_digits(name).nfc().flat_map(char::to_lowercase).collect();
    let name = name.replace("e-mail", "email");
    let is_part = |c: char| {
        c.is_alphanumeric()
            || matches!(c, '\u{93c}'..='\u{94d}' | '\u{900}'..='\u{903}' | '\u{17b4}'..='\u{17d3}')
    };
    let words = name.split(|c| !is_part(c)).filter(|word| !word.is_empty());
    words.filter(|word| !word.bytes().all(|byte| byte.is_ascii_digit())).collect::<Vec<_>>().join(" ")
}

fn is_among(name: &str, names: &str) -> bool {
    names.split(", ").any(|known| normal(known) == name)
}

/// What a column of this name tells; [`Column::Kept`] for a name nobody knows. Columns whose meaning depends on
/// others are settled by [`by_name`].
fn meaning(name: &str) -> Column {
    let words: Vec<&str> = name.split(' ').collect();
    let any = |known: &str| words.iter().any(|word| is_among(word, known));
    let known = KNOWN.iter().find(|(_, names)| is_among(name, names)).map(|(column, _)| *column);
    match known {
        Some(column) => column,
        None if is_among(name, IDS) => Column::Id,
        None if is_among(name, AMOUNTS) => Column::Amount,
        None if any(ABOUT) => Column::Kept,
        None if matches!(
            name,
            "email label"
                | "email type"
                | "phone label"
                | "phone type"
                | "event label"
                | "event type"
                | "messenger label"
        ) =>
        {
            Column::Label
        }
        None if any("label, type") => Column::Kept,
        None if any("email, mail") => Column::Email,
        None if any(PHONE_WORDS) => Column::Phone,
        None if any(ADDRESS_WORDS) => Column::Address,
        None => Column::Kept,
    }
}

/// What the columns of these names tell.
fn by_name(names: &[String]) -> Vec<Column> {
    // WooCommerce says of each column that it is of the bill.
    let of_bill = |name: String| name.strip_suffix(" billing").map_or(name.clone(), str::to_owned);
    let names: Vec<String> = names.iter().map(|name| of_bill(normal(name))).collect();
    let has = |wanted: &str| names.iter().any(|name| name == wanted);
    let mut columns: Vec<Column> = names.iter().map(|name| meaning(name)).collect();
    let holds = |columns: &[Column], column| columns.contains(&column);
    let has_purchases = holds(&columns, Column::Amount) || holds(&columns, Column::Bought);
    for (column, name) in columns.iter_mut().zip(&names) {
        match name.as_str() {
            // Outlook's forms of address; elsewhere what they do.
            "title" => *column = if has("suffix") { Column::FormOfAddress } else { Column::Hook },
            // Google repeats the address in its parts.
            _ if has("address formatted") && name.starts_with("address ") && name != "address formatted" => {
                *column = Column::LeftOut;
            }
            "role" | "no contact" | "put away" | "family name first" if has("regulars id") => {
                *column = Column::Own;
            }
            // Mailchimp's guesses where somebody was online.
            "region" | "cc" if has("optin ip") => *column = Column::Kept,
            _ if is_among(name, DATES) => {
                *column = if has_purchases { Column::Purchase } else { Column::Visit };
            }
            _ => {}
        }
    }
    // Beside a family name, what some languages call a name is the given one.
    if holds(&columns, Column::Family) && !holds(&columns, Column::Given) {
        let is_given = |name: &str| ["имя", "ឈ្មោះ", "नाम", "անուն"].map(normal).contains(&name.to_owned());
        let named = columns
            .iter_mut()
            .zip(&names)
            .filter(|(column, name)| **column == Column::Name && is_given(name));
        named.for_each(|(column, _)| *column = Column::Given);
    }
    // A name in one column: "სახელი" alone is all of it.
    if !holds(&columns, Column::Family) && !holds(&columns, Column::Name) {
        columns
            .iter_mut()
            .filter(|column| **column == Column::Given)
            .for_each(|column| *column = Column::Name);
    }
    // Without a day, what was paid in all is no purchase.
    if !holds(&columns, Column::Purchase) {
        let paid = [Column::Amount, Column::Bought, Column::Currency];
        columns.iter_mut().filter(|column| paid.contains(column)).for_each(|column| *column = Column::Kept);
    }
    columns
}

/// What columns without names tell, by what stands in most of their cells.
fn by_content(rows: &[Row]) -> Vec<Column> {
    let width = rows.iter().map(|row| row.cells.len()).max().unwrap_or_default();
    let mut named = false;
    (0..width)
        .map(|at| {
            let cells: Vec<&str> = rows
                .iter()
                .filter_map(|row| row.cells.get(at))
                .map(String::as_str)
                .filter(|cell| !cell.is_empty())
                .collect();
            let most = |is: fn(&str) -> bool| cells.iter().filter(|cell| is(cell)).count() * 2 > cells.len();
            match () {
                () if most(|cell| cell.contains('@')) => Column::Email,
                () if most(is_day) => Column::Birthday,
                () if most(is_number) => Column::Phone,
                () if most(|cell| cell.chars().any(char::is_alphabetic))
                    && !std::mem::replace(&mut named, true) =>
                {
                    Column::Name
                }
                () if named => Column::Note,
                () => Column::Kept,
            }
        })
        .collect()
}

/// A day with its year and signs in between, or eight digits that are one: no number to call.
fn is_day(cell: &str) -> bool {
    let reads = |month_first| dates::read(cell, month_first).is_some_and(|read| read.day.day.is_some());
    let groups = dates::digit_groups(cell);
    let is_short = groups.iter().all(|group| group.len() <= 4)
        && (groups.len() == 3 || cell.contains(char::is_alphabetic));
    (is_short || groups.len() == 1 && cell.trim().len() == 8) && (reads(false) || reads(true))
}

/// At least six digits, and nothing but what groups them.
fn is_number(cell: &str) -> bool {
    let cell = ascii_digits(cell);
    let digits = cell.chars().filter(char::is_ascii_digit).count();
    digits >= 6 && cell.chars().all(|c| c.is_ascii_digit() || c.is_whitespace() || "+-()./".contains(c))
}

/// The columns below a first row that names them in words nobody knows here: it has no digit, and says something above a
/// column of telephone numbers or e-mail addresses. `None` where the first row is a person.
fn below_unknown_names(rows: &[Row]) -> Option<Vec<Column>> {
    let (first, below) = rows.split_first()?;
    if first.cells.iter().any(|cell| cell.contains('@') || cell.chars().any(char::is_numeric)) {
        return None;
    }
    let columns = by_content(below);
    let mut above = columns.iter().zip(&first.cells);
    let is_named =
        above.any(|(column, cell)| matches!(column, Column::Phone | Column::Email) && !cell.is_empty());
    is_named.then_some(columns)
}

/// How many rows from the top may be titles above a table.
const TITLES: usize = 12;

/// Which row names the columns, and what each of them tells.
pub(super) fn guess(rows: &[Row]) -> (Option<usize>, Vec<Column>) {
    let is_data = |cell: &String| cell.contains('@') || is_number(cell) || is_day(cell);
    let mut best: Option<(usize, usize, Vec<Column>)> = None;
    for (at, row) in rows.iter().enumerate().take(TITLES) {
        // One word such as "note" may stand in a row that is a person.
        let columns = by_name(&row.cells);
        let known = columns.iter().filter(|column| **column != Column::Kept).count();
        let is_header = known > 0 && (at == 0 || known > 1) && !row.cells.iter().any(is_data);
        if is_header && best.as_ref().is_none_or(|(most, ..)| known > *most) {
            best = Some((known, at, columns));
        }
        // A row of people: no title stands below it.
        if row.cells.len() > 1 && row.cells.iter().any(is_data) {
            break;
        }
    }
    let Some((_, at, mut columns)) = best else {
        return match below_unknown_names(rows) {
            Some(columns) => (Some(0), columns),
            None => (None, by_content(rows)),
        };
    };
    let width = rows.iter().map(|row| row.cells.len()).max().unwrap_or_default();
    columns.resize(width.max(columns.len()), Column::Kept);
    (Some(at), columns)
}
