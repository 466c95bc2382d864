//! What stands in one cell of a table: several numbers, a day in any form, an amount.

use unicode_normalization::UnicodeNormalization;

use crate::domain::{Currency, Money, Phone, YearlyDay, ascii_digits};

/// Several numbers of one cell.
pub(super) fn phones(cell: &str) -> Vec<String> {
    let several = cell.replace(" / ", ":::").replace([';', '\n'], ":::");
    let numbers = several.split(":::").map(|number| number.trim().to_owned());
    numbers.filter(|number| !number.is_empty()).collect()
}

pub(super) fn phone_key(number: &str) -> String {
    Phone { number: number.to_owned(), label: String::new() }.key()
}

/// Several addresses of one cell.
pub(super) fn emails(cell: &str) -> Vec<String> {
    let parts = cell.split([';', ',', ' ', '\n', '\t']).map(str::trim);
    let addresses: Vec<String> = parts.filter(|part| part.contains('@')).map(str::to_owned).collect();
    if addresses.is_empty() { vec![cell.to_owned()] } else { addresses }
}

/// Tags as programs join them. What only says that somebody is in the list says nothing.
pub(super) fn tags(cell: &str) -> Vec<String> {
    let silent = ["mycontacts", "my contacts", "starred"];
    let tags = cell.split([',', ';', '\n']).flat_map(|tags| tags.split(":::"));
    let tags = tags.map(|tag| tag.trim().trim_start_matches('*').trim().trim_matches('"').trim());
    tags.filter(|tag| !tag.is_empty() && !silent.contains(&tag.to_lowercase().as_str()))
        .map(str::to_owned)
        .collect()
}

/// What a column's name tells about its numbers.
pub(super) fn telling(name: Option<&String>) -> String {
    const TELLING: [(&str, &str); 7] = [
        ("work", "work"),
        ("business", "work"),
        ("home", "home"),
        ("fax", "fax"),
        ("pager", "pager"),
        ("car", "car"),
        ("assistant", "assistant"),
    ];
    let name = name.map(|name| name.to_lowercase()).unwrap_or_default();
    let words: Vec<&str> = name.split(|c: char| !c.is_alphanumeric()).collect();
    let told = TELLING.iter().filter(|(word, _)| words.contains(word)).map(|(_, label)| *label);
    told.collect::<Vec<_>>().join(", ")
}

/// The months in the app's languages, from January; English by its first three letters.
const MONTHS: [[&str; 4]; 12] = [
    ["jan", "មករា", "जनवरी", "იანვარი"],
    ["feb", "កុម្ភៈ", "फ़रवरी", "თებერვალი"],
    ["mar", "មីនា", "मार्च", "მარტი"],
    ["apr", "មេសា", "अप्रैल", "აპრილი"],
    ["may", "ឧសភា", "मई", "მაისი"],
    ["jun", "មិថុនា", "जून", "ივნისი"],
    ["jul", "កក្កដា", "जुलाई", "ივლისი"],
    ["aug", "សីហា", "अगस्त", "აგვისტო"],
    ["sep", "កញ្ញា", "सितंबर", "სექტემბერი"],
    ["oct", "តុលា", "अक्टूबर", "ოქტომბერი"],
    ["nov", "វិច្ឆិកា", "नवंबर", "ნოემბერი"],
    ["dec", "ធ្នូ", "दिसंबर", "დეკემბერი"],
];

pub(super) fn numbers(text: &str) -> Vec<u32> {
    let text = ascii_digits(text);
    text.split(|c: char| !c.is_ascii_digit()).filter_map(|part| part.parse().ok()).collect()
}

/// A day as tables write it: with or without a year, with the name of its month, with a time behind it, with a year of
/// zeros for none. No two-digit year is guessed.
pub(super) fn yearly(cell: &str, month_first: bool) -> Option<YearlyDay> {
    let cell = ascii_digits(cell.trim());
    // A time of day says nothing here.
    let cell = match cell.find(':') {
        Some(at) => {
            cell[..at].trim_end_matches(|c: char| c.is_ascii_digit()).trim_end_matches(['T', ' ', ','])
        }
        None => cell.as_str(),
    };
    if let Some(rest) =
        cell.strip_prefix("--").or_else(|| cell.strip_prefix("0000-")).or_else(|| cell.strip_prefix("1604-"))
    {
        let alone = format!("?.{rest}");
        return YearlyDay::parse(rest, true).or_else(|| YearlyDay::parse(&alone, true));
    }
    let year = |number: u32| u16::try_from(number).ok().filter(|year| *year > 999);
    let on = |number: u32| u8::try_from(number).ok();
    match (month(cell).map(|month| month as u8 + 1), &numbers(cell)[..]) {
        (None, _) => YearlyDay::parse(cell, month_first),
        (Some(month), []) => YearlyDay::new(month, None, None),
        (Some(month), [number]) if *number > 31 => YearlyDay::new(month, None, Some(year(*number)?)),
        (Some(month), [number]) => YearlyDay::new(month, on(*number)?, None),
        (Some(month), [one, other]) if *one > 31 => YearlyDay::new(month, on(*other)?, Some(year(*one)?)),
        (Some(month), [one, other]) => YearlyDay::new(month, on(*one)?, Some(year(*other)?)),
        (Some(_), _) => None,
    }
}

/// The month somebody named, from 0 for January.
fn month(cell: &str) -> Option<usize> {
    let cell: String = cell.nfc().flat_map(char::to_lowercase).collect();
    let is_named = |[english, others @ ..]: &[&str; 4]| {
        cell.split(|c: char| !c.is_alphabetic()).any(|word| word.starts_with(english))
            || others.iter().any(|name| cell.contains(&name.nfc().collect::<String>()))
    };
    MONTHS.iter().position(is_named)
}

/// An amount in its own currency, or the column's, or else the shop's. `None` for what is no amount, and where nobody
/// says in which currency.
pub(super) fn money(amount: &str, column: &str, shop: Option<Currency>) -> Option<Money> {
    const SIGNS: [(char, &str); 5] = [('€', "EUR"), ('£', "GBP"), ('៛', "KHR"), ('₹', "INR"), ('₾', "GEL")];
    /// Those that are written with a dollar sign at home.
    const DOLLARS: [&str; 8] = ["USD", "AUD", "CAD", "NZD", "SGD", "HKD", "TWD", "MXN"];
    let letters: String = amount.chars().filter(|c| c.is_alphabetic()).collect();
    let written = match (letters.as_str(), column.trim()) {
        ("", "") => None,
        ("", code) | (code, _) => Some(code.to_uppercase()),
    };
    let sign = |sign: &char| amount.contains(*sign) || column.contains(*sign);
    let currency = match (written, SIGNS.iter().find(|(known, _)| sign(known))) {
        (_, Some((_, code))) => code.parse().ok(),
        (_, None) if sign(&'$') => {
            shop.filter(|shop| DOLLARS.contains(&shop.code())).or_else(|| "USD".parse().ok())
        }
        // "3 pcs" is no money.
        (Some(code), None) => code.parse().ok().filter(|code: &Currency| is_money(code.code())),
        (None, None) => shop,
    }?;
    let is_sign = |c: &char| *c == '$' || SIGNS.iter().any(|(sign, _)| sign == c);
    let digits: String = amount.chars().filter(|c| !c.is_alphabetic() && !is_sign(c)).collect();
    Money::parse(&digits, currency).ok()
}

/// The codes of ISO 4217 a till is likely to write.
fn is_money(code: &str) -> bool {
    const CODES: &str = "AED AFN ALL AMD ARS AUD AZN BDT BGN BHD BND BRL BYN CAD CHF CLP CNY COP CZK DKK EGP EUR GBP GEL \
        HKD HUF IDR ILS INR IQD IRR ISK JOD JPY KES KHR KRW KWD KZT LAK LBP LKR MAD MDL MMK MNT MXN MYR NGN NOK NPR \
        NZD OMR PEN PHP PKR PLN QAR RON RSD RUB SAR SEK SGD THB TND TRY TWD UAH USD UZS VND ZAR";
    CODES.split_ascii_whitespace().any(|known| known == code)
}
