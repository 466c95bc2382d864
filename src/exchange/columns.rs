//! Guesses the meaning of a table's columns. It uses their names, in the words of many programs and of the app's
//! languages, otherwise their content. The owner decides.

use serde::{Deserialize, Serialize};
use strum::{EnumString, IntoStaticStr, VariantArray};
use unicode_normalization::UnicodeNormalization;

use super::dates;
use super::table::Row;
use crate::domain::ascii_digits;

/// The meaning of a column.
#[derive(VariantArray, IntoStaticStr, EnumString)]
#[strum(serialize_all = "kebab-case")]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Column {
    /// Unknown, kept unchanged for the next export, so that nothing is lost.
    #[default]
    Kept,
    /// Nothing worth keeping.
    LeftOut,
    /// The full name.
    Name,
    /// A part of the name. The full name has priority.
    Given,
    /// A part of the name.
    Middle,
    /// A part of the name.
    Family,
    /// A part of the name.
    Suffix,
    /// The form of address.
    FormOfAddress,
    /// The name used to call them.
    Called,
    /// The firm.
    Firm,
    /// A telephone number; there may be several.
    Phone,
    /// An e-mail address; there may be several.
    Email,
    /// An account at a messenger; there may be several.
    Handle,
    /// The label of the number, address or day in the next column.
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
    /// A note, which becomes an entry.
    Note,
    /// The memory hook.
    Hook,
    /// The pronunciation of the name.
    Say,
    /// The patronymic.
    Patronymic,
    /// What they like.
    Preferences,
    /// What would make them happy.
    Happy,
    /// How they found the shop.
    FoundUs,
    /// Who recommended the shop, in words.
    RecommendedBy,
    /// The day of a visit, which becomes an entry.
    Visit,
    /// The day of a purchase, which becomes an entry.
    Purchase,
    /// What was bought.
    Bought,
    /// What was paid.
    Amount,
    /// The currency it was paid in.
    Currency,
    /// The other program's id of the person.
    Id,
    /// A column that only this app's own tables have; its name gives the meaning.
    Own,
}

/// The meaning of a table's columns.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mapping {
    /// The index of the row that names the columns. Rows above it are not part of the table. `None` if there is no such
    /// row.
    pub header: Option<usize>,
    /// The meaning of each column.
    pub columns: Vec<Column>,
    /// Whether the month comes before the day: 12/31.
    pub month_first: bool,
}

impl Mapping {
    /// Whether the table lists events, and so names the same people repeatedly.
    pub(super) fn is_journal(&self) -> bool {
        self.columns.iter().any(|column| matches!(column, Column::Visit | Column::Purchase))
    }
}

/// Column names with only one meaning, separated by commas. They are compared in [`normal`] form.
const KNOWN: [(Column, &str); 30] = [
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
        "პირადი სახელი, imię, jméno, នាម, ឈ្មោះខ្លួន, प्रथम नाम, first name, given name, firstname, fname, នាមខ្លួន, पहला नाम, სახელი, \
         vorname, prénom, nombre",
    ),
    (
        Column::Middle,
        "नाम का बीच, बीच का नाम, នាមកណ្ដាល, შუა სახელი, მამის სახელი, middle name, additional name, मध्य नाम, отчество",
    ),
    (
        Column::Family,
        "सरनेम, ազգանուն, nazwisko, příjmení, last name, family name, surname, lastname, lname, នាមត្រកូល, គោត្តនាម, उपनाम, कुलनाम, გვარი, \
         nachname, nom, apellido, apellidos, фамилия",
    ),
    (
        Column::Suffix,
        "behind the name, ពាក្យក្រោយឈ្មោះ, नाम के बाद का शब्द, მინაწერი სახელის შემდეგ, suffix, name suffix",
    ),
    (
        Column::FormOfAddress,
        "form of address, ពាក្យហៅមុខឈ្មោះ (បង ពូ មីង…), नाम के साथ क्या लगाएँ (जी डॉ.), მიმართვა (ქალბატონო ბატონო), ពាក្យហៅ, обращение, name prefix, prefix, salutation, anrede, សរសៃនាម, संबोधन, მიმართვა",
    ),
    (
        Column::Called,
        "what to call them, რას ეძახით, ហៅគាត់ថា, उपनाम से बुलाएँ, მეტსახელი, прозвище, nickname, ឈ្មោះហៅក្រៅ, पुकारने का नाम, ზედმეტსახელი, \
         spitzname",
    ),
    (
        Column::Firm,
        "फ़र्म, អាជីវកម្ម, ក្រុមហ៊ុន ឬអាជីវកម្ម, ឈ្មោះអាជីវកម្ម, ორგანიზაცია, კომპანიის სახელი, компания, \
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
        "ទូរស័ព្ទដៃ, មូបាយ, मो नं, मोबाइल न, հեռ, բջջային, मोबाइल नं, फ़ोन नं, फोन नं, მობილური ნომერი, სატელეფონო ნომერი, сотовый, сотовый телефон, моб тел, \
         мобильный телефон, моб телефон, ទូរសព្ទ, លេខទូរសព្ទ, លេខទូរស័ព្ទដៃ, दूरभाष, फोन, फोन नंबर, संपर्क नंबर, व्हाट्सएप नंबर, ტელ, მობ, \
         ტელ ნომერი, მობილურის ნომერი, მობილური ტელეფონი, ნომერი, тел, мобильный, моб, номер телефона, \
         հեռախոս, លេខទូរស័ព្ទ, ទូរស័ព្ទ, លេខ, फ़ोन, फ़ोन नंबर, मोबाइल, मोबाइल नंबर, ტელეფონი, მობილური, \
         ტელეფონის ნომერი, teléfono, téléphone, телефон",
    ),
    (
        Column::Address,
        "शहर, राज्य, ज़िला, जिला, पिन कोड, քաղաք, आवास, ლოკაცია, улица, город, հասցե, ទីលំនៅ, អាសយដ្ឋាន, पता, მისამართი, adresse, straße, ort, plz, \
         dirección, адрес",
    ),
    (
        Column::Tags,
        "группа, группы, теги, ក្រុម, समूह, ჯგუფი, tags, labels, groups, group membership, categories, \
         category, ស្លាក, टैग, ტეგები, იარლიყები",
    ),
    (
        Column::Birthday,
        "ថ្ងៃខែកំណើត, ծննդյան ամսաթիվ, д р, др, дата рожд, д рождения, ថ្ងៃកំនើត, जन्म दिन, जन्म तारीख, जन्मदिवस, დაბ თარიღი, დაბ დღე, დაბადება, дата рождения, день \
         рождения, ծննդյան օր, birthday, date of birth, birth date, birthdate, dob, ថ្ងៃកំណើត, \
         ថ្ងៃខែឆ្នាំកំណើត, जन्मदिन, जन्मतिथि, जन्म तिथि, დაბადების დღე, დაბადების თარიღი, geburtstag, \
         geburtsdatum, cumpleaños, anniversaire",
    ),
    (Column::Handle, "messenger name, ឈ្មោះក្នុងកម្មវិធីឆាត, चैट ऐप पर नाम, სახელი ჩატში, messenger value"),
    (Column::BirthYear, "birthday year, ថ្ងៃកំណើត៖ ឆ្នាំ, जन्मदिन साल, დაბადების დღე წელი, birth year"),
    (Column::BirthMonth, "birthday month, ថ្ងៃកំណើត៖ ខែ, जन्मदिन महीना, დაბადების დღე თვე, birth month"),
    (Column::BirthDay, "birthday day, ថ្ងៃកំណើត៖ ថ្ងៃ, जन्मदिन तारीख, დაბადების დღე რიცხვი, birth day"),
    (
        Column::Day,
        "another important day, ថ្ងៃសំខាន់មួយទៀត, एक और खास दिन, სხვა მნიშვნელოვანი დღე, शादी की सालगिरह, सालगिरह, ქორწინების წლისთავი, anniversary, event value",
    ),
    (
        Column::Note,
        "прим, коммент, მინაწერი, मन्तव्य, មតិយោបល់, កំណត់សម្គាល់, ចំណាំ, विवरण, შენიშვნები, დამატებითი, примечание, примечания, комментарий, \
         заметка, заметки, նշում, notes, note, memo, comment, comments, remarks, message, កំណត់ចំណាំ, \
         សម្គាល់, टिप्पणी, नोट, შენიშვნა, კომენტარი, notiz, bemerkung",
    ),
    (
        Column::Hook,
        "ចំណុចសម្គាល់, पहचान, რით დაგამახსოვრდათ, job title, memory hook, organization title, occupation, profession, មុខរបរ, पेशा, პროფესია, beruf",
    ),
    (Column::Say, "អានឈ្មោះថា, नाम कैसे बोलें, როგორ წარმოითქმის, pronunciation, how to say it"),
    (Column::Patronymic, "ឈ្មោះឪពុក, पिता का नाम, ვისი შვილი, patronymic, father’s name"),
    (
        Column::Preferences,
        "რა მოსწონს მას, ចូលចិត្ត, რა მოსწონს, предпочтения, preferences, likes, ចំណូលចិត្ត, पसंद, რა უყვარს",
    ),
    (Column::Happy, "អ្វីដែលធ្វើឲ្យគាត់សប្បាយចិត្ត, इन्हें किस बात से खुशी होगी, რა გაახარებს, what would make them happy"),
    (Column::FoundUs, "ស្គាល់ហាងតាមអ្វី, दुकान का पता कैसे चला, როგორ იპოვა მაღაზია, source, how they found the shop"),
    (Column::RecommendedBy, "ណែនាំដោយ, दुकान किसने बताई, ვინ ურჩია, referred by, recommended by"),
    (
        Column::Visit,
        "day of a visit, ថ្ងៃដែលមកហាង, आने का दिन, ვიზიტის დღე, ថ្ងៃមក, ពេលមក, आगमन, भेंट, ვიზიტის თარიღი, პირველი ვიზიტი, ბოლო ვიზიტი, визит, последний визит, \
         visit, visit date, first visit, last visit, ថ្ងៃមកលេង, ვიზიტი",
    ),
    (Column::Purchase, "day of a purchase, ថ្ងៃដែលទិញ, खरीदारी का दिन, ყიდვის დღე"),
    (
        Column::Bought,
        "what was bought, អ្វីដែលបានទិញ, क्या खरीदा, რა იყიდა, item name, товар, услуга, ទំនិញដែលទិញ, सेवा, მომსახურება, item, items, product, product name, description, \
         ទំនិញ, सामान, वस्तु, პროდუქტი, საქონელი, artikel, producto",
    ),
    (Column::Currency, "करेंसी, валюта, currency, រូបិយប័ណ្ណ, मुद्रा, ვალუტა, währung, moneda, devise"),
];

/// A day: of a purchase if another column shows that the table has purchases, otherwise of a visit.
const DATES: &str = "date, purchase date, order date, sale date, transaction date, កាលបរិច្ឆេទ, ថ្ងៃ, तारीख, दिनांक, \
    дата, дата покупки, თარიღი, datum, fecha";

/// An amount paid.
const AMOUNTS: &str = "ចំនួនប្រាក់, order total amount, amount, сумма, цена, total, price, order total, net sales, gross sales, ចំនួនទឹកប្រាក់, តម្លៃ, \
    राशि, रकम, दाम, თანხა, ფასი, betrag, summe, importe";
/// The other program's id.
const IDS: &str = "number in the other program, លេខក្នុងកម្មវិធីផ្សេង, दूसरे ऐप में नंबर, ნომერი სხვა პროგრამაში, id, regulars id, customer id, square customer id, record id, record id contact, reference id, euid";
/// A column name with one of these words is a phone number.
const PHONE_WORDS: &str =
    "phone, phones, telephone, telefon, mobile, mobil, handy, cell, tel, fax, pager, ទូរស័ព្ទ";
/// A column name with one of these words is an address.
const ADDRESS_WORDS: &str =
    "address, street, city, state, zip, zipcode, postal, postcode, country, province, box";
/// A column name with one of these words is only about a number or address.
const ABOUT: &str =
    "accepts, marketing, status, subscription, display, owner, directory, server, ip, booking";

/// Normalises a column's name: without case, punctuation, numbers and repeated spaces.
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

/// The meaning of a column by its name; [`Column::Kept`] for an unknown name. [`by_name`] settles columns whose meaning
/// depends on others.
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
                | "label of the next column"
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

/// The meanings of columns with these names.
fn by_name(names: &[String]) -> Vec<Column> {
    // WooCommerce adds "billing" to the name of each column.
    let of_bill = |name: String| name.strip_suffix(" billing").map_or(name.clone(), str::to_owned);
    let names: Vec<String> = names.iter().map(|name| of_bill(normal(name))).collect();
    let has = |wanted: &str| names.iter().any(|name| name == wanted);
    let mut columns: Vec<Column> = names.iter().map(|name| meaning(name)).collect();
    let holds = |columns: &[Column], column| columns.contains(&column);
    let has_purchases = holds(&columns, Column::Amount) || holds(&columns, Column::Bought);
    for (column, name) in columns.iter_mut().zip(&names) {
        match name.as_str() {
            // Outlook uses "title" for forms of address. Elsewhere it is the job.
            "title" => *column = if has("suffix") { Column::FormOfAddress } else { Column::Hook },
            // Google repeats the address in its parts.
            _ if has("address formatted") && name.starts_with("address ") && name != "address formatted" => {
                *column = Column::LeftOut;
            }
            "role" | "no contact" | "put away" | "family name first" | "other lines"
                if has("regulars id") =>
            {
                *column = Column::Own;
            }
            // Mailchimp's guesses of where a person was online.
            "region" | "cc" if has("optin ip") => *column = Column::Kept,
            _ if is_among(name, DATES) => {
                *column = if has_purchases { Column::Purchase } else { Column::Visit };
            }
            _ => {}
        }
    }
    // Beside a family name, the word for "name" means the given name in some languages.
    if holds(&columns, Column::Family) && !holds(&columns, Column::Given) {
        let is_given = |name: &str| ["имя", "ឈ្មោះ", "नाम", "անուն"].map(normal).contains(&name.to_owned());
        let named = columns
            .iter_mut()
            .zip(&names)
            .filter(|(column, name)| **column == Column::Name && is_given(name));
        named.for_each(|(column, _)| *column = Column::Given);
    }
    // If there is only one name column, "სახელი" alone is the full name.
    if !holds(&columns, Column::Family) && !holds(&columns, Column::Name) {
        columns
            .iter_mut()
            .filter(|column| **column == Column::Given)
            .for_each(|column| *column = Column::Name);
    }
    // Without a day, an amount is a total and not a purchase.
    if !holds(&columns, Column::Purchase) {
        let paid = [Column::Amount, Column::Bought, Column::Currency];
        columns.iter_mut().filter(|column| paid.contains(column)).for_each(|column| *column = Column::Kept);
    }
    columns
}

/// The meanings of unnamed columns, by the content of most of their cells.
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

/// Whether a cell is a day with a year and separators, or eight digits that are a day, and so not a phone number.
fn is_day(cell: &str) -> bool {
    let reads = |month_first| dates::read(cell, month_first).is_some_and(|read| read.day.day.is_some());
    let groups = dates::digit_groups(cell);
    let is_short = groups.iter().all(|group| group.len() <= 4)
        && (groups.len() == 3 || cell.contains(char::is_alphabetic));
    (is_short || groups.len() == 1 && cell.trim().len() == 8) && (reads(false) || reads(true))
}

/// Whether a cell has at least six digits, and otherwise only grouping characters.
fn is_number(cell: &str) -> bool {
    let cell = ascii_digits(cell);
    let digits = cell.chars().filter(char::is_ascii_digit).count();
    digits >= 6 && cell.chars().all(|c| c.is_ascii_digit() || c.is_whitespace() || "+-()./".contains(c))
}

/// The columns below a first row that names them in unknown words; `None` if the first row is a person.
///
/// Such a row has no digit, and has text above a column of phone numbers or e-mail addresses.
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

/// How many rows at the top may be titles above a table.
const TITLES: usize = 12;

/// The row that names the columns, if there is one, and the meaning of each column.
pub(super) fn guess(rows: &[Row]) -> (Option<usize>, Vec<Column>) {
    let is_data = |cell: &String| cell.contains('@') || is_number(cell) || is_day(cell);
    let mut best: Option<(usize, usize, Vec<Column>)> = None;
    for (at, row) in rows.iter().enumerate().take(TITLES) {
        // A single word such as "note" may also occur in a row about a person.
        let columns = by_name(&row.cells);
        let known = columns.iter().filter(|column| **column != Column::Kept).count();
        let is_header = known > 0 && (at == 0 || known > 1) && !row.cells.iter().any(is_data);
        if is_header && best.as_ref().is_none_or(|(most, ..)| known > *most) {
            best = Some((known, at, columns));
        }
        // This row is about a person, so no header comes after it.
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
