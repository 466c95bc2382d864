//! Parses one cell of a table: several phone numbers, e-mail addresses or tags, or an amount.

use super::formula;
use crate::domain::phone::numbers;
use crate::domain::{Currency, Money, Phone};

/// The phone numbers in one cell. Words without a number count as one.
pub(super) fn phones(cell: &str) -> Vec<String> {
    let parts = cell.split(":::").map(str::trim).filter(|part| !part.is_empty());
    parts.flat_map(in_one_field).collect()
}

/// The numbers that a person wrote into one field. Words without a number count as one.
pub(super) fn in_one_field(field: &str) -> Vec<String> {
    let numbers: Vec<String> = numbers(field).into_iter().map(|number| number.text).collect();
    if numbers.is_empty() { vec![field.to_owned()] } else { numbers }
}

/// The comparison key of a number, which does not depend on its grouping.
pub(super) fn phone_key(number: &str) -> String {
    Phone { number: number.to_owned(), label: String::new() }.key()
}

/// The e-mail addresses in one cell.
pub(super) fn emails(cell: &str) -> Vec<String> {
    let parts = cell.split([';', ',', ' ', '\n', '\t']).map(str::trim);
    let addresses: Vec<String> = parts.filter(|part| part.contains('@')).map(str::to_owned).collect();
    if addresses.is_empty() { vec![cell.to_owned()] } else { addresses }
}

/// Whether this is a real tag. Labels that only say that a person is in the list are none.
pub(super) fn is_tag(text: &str) -> bool {
    !text.is_empty() && !["mycontacts", "my contacts", "starred"].contains(&text.to_lowercase().as_str())
}

/// Splits tags as programs join them: Google and our own tables use three colons, others commas and the like.
pub(super) fn tags(cell: &str) -> Vec<String> {
    let tags: Vec<&str> = match cell.contains(":::") {
        true => cell.split(":::").collect(),
        false => cell.split([',', ';', '\n']).collect(),
    };
    let tags = tags.iter().map(|tag| tag.trim().trim_start_matches('*').trim().trim_matches('"').trim());
    tags.filter(|tag| is_tag(tag)).map(str::to_owned).collect()
}

/// The label that a column's name gives to its numbers.
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

/// An amount in its own currency, otherwise in the column's, otherwise in the shop's. `None` if it is no amount, or if
/// the currency is unknown.
pub(super) fn money(amount: &str, column: &str, shop: Option<Currency>) -> Option<Money> {
    const SIGNS: [(char, &str); 5] = [('€', "EUR"), ('£', "GBP"), ('៛', "KHR"), ('₹', "INR"), ('₾', "GEL")];
    /// Currencies that are written with a dollar sign in their own country.
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
        // "3 pcs" is not money.
        (Some(code), None) => code.parse().ok().filter(|code: &Currency| is_money(code.code())),
        (None, None) => shop,
    }?;
    let is_sign = |c: &char| *c == '$' || SIGNS.iter().any(|(sign, _)| sign == c);
    let digits: String = amount.chars().filter(|c| !c.is_alphabetic() && !is_sign(c)).collect();
    Money::parse(&digits, currency).ok()
}

/// Whether this is an ISO 4217 code that a till is likely to write.
fn is_money(code: &str) -> bool {
    const CODES: &str = "AED AFN ALL AMD ARS AUD AZN BDT BGN BHD BND BRL BYN CAD CHF CLP CNY COP CZK DKK EGP EUR GBP GEL \
        HKD HUF IDR ILS INR IQD IRR ISK JOD JPY KES KHR KRW KWD KZT LAK LBP LKR MAD MDL MMK MNT MXN MYR NGN NOK NPR \
        NZD OMR PEN PHP PKR PLN QAR RON RSD RUB SAR SEK SGD THB TND TRY TWD UAH USD UZS VND ZAR";
    CODES.split_ascii_whitespace().any(|known| known == code)
}

/// One row of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// The line in the file where it begins, counted from 1.
    pub line: usize,
    /// The cells, without spaces around them and without the apostrophe that guards against formulas.
    pub cells: Vec<String>,
}

/// A cell without spaces around it, and without the marks by which spreadsheets keep text as it is.
pub(super) fn tidied(cell: &str) -> String {
    let is_nothing = |c: char| c.is_whitespace() || is_sign(c) || c == '\u{200b}' || c == '\u{feff}';
    let cell = cell.trim_matches(is_nothing).replace("\r\n", "\n").replace(is_sign, " ");
    // Spreadsheets use this form to keep the leading zeros of a number.
    let text = cell.strip_prefix("=\"").and_then(|cell| cell.strip_suffix('"'));
    if let Some(text) = text.filter(|text| !text.contains('"')) {
        return text.trim().to_owned();
    }
    match cell.strip_prefix('\'') {
        Some(rest) if rest.starts_with(|c: char| c.is_ascii_digit()) => rest.to_owned(),
        _ => formula::unguarded(&cell),
    }
}

/// Whether a character is a control character other than a line break, tab or page break.
pub(super) fn is_sign(c: char) -> bool {
    c.is_control() && !matches!(c, '\n' | '\r' | '\t' | '\u{b}' | '\u{c}')
}
