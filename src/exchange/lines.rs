//! Parses the lines of a contact file: bytes into cards, cards into properties with parameters. It also reads days and
//! photos.
//!
//! Folded lines are joined before they are decoded, because a fold may be within a character. Text that was written by
//! hand, cut off or folded in an unusual way is read as far as possible, with its place in the file.

use base64::Engine;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};

use super::{Decode, Place};
use crate::domain::YearlyDay;

/// One property of a card.
#[derive(Clone, Debug)]
pub(super) struct Property {
    /// The place of its first line.
    pub place: Place,
    /// The group that ties properties together (`item1.TEL`, `item1.X-ABLabel`); empty for none.
    pub group: String,
    /// The name in capitals.
    pub name: String,
    /// The parameters, with names in capitals. A parameter without a name is a `TYPE` or an `ENCODING`.
    params: Vec<(String, String)>,
    /// The parts between semicolons: decoded, but still with backslashes.
    parts: Vec<String>,
    /// The whole property as written, joined to one line.
    pub whole: String,
    /// The property names an unknown charset.
    pub unknown_charset: bool,
}

/// A card: the lines between BEGIN:VCARD and END:VCARD.
#[derive(Debug, Default)]
pub(super) struct Card {
    pub place: Place,
    pub properties: Vec<Property>,
    /// Lines without a name or a value.
    pub unreadable: Vec<(Place, String)>,
    /// Whether there was an END:VCARD.
    pub ended: bool,
}

/// The length of the first share of a file: about `size` bytes, up to the start of a card while no other card is open.
pub(super) fn share(bytes: &[u8], size: usize) -> usize {
    let end = line_end(bytes);
    let (mut at, mut is_closed) = (0, false);
    for line in bytes.split_inclusive(|byte| *byte == end) {
        if at >= size && is_closed && is_boundary(line, "BEGIN") {
            return at;
        }
        if !line.trim_ascii().is_empty() {
            is_closed = is_boundary(line, "END");
        }
        at += line.len();
    }
    at
}

/// Cuts a share of a file into its cards, and returns the lines outside of cards too.
///
/// `before` counts the lines and cards of earlier shares, and is advanced. Text that is not UTF-8 and names no charset
/// is read in `charset`.
pub(super) fn cards(
    bytes: &[u8],
    before: &mut Place,
    charset: &str,
    decode: Decode,
) -> (Vec<Card>, Vec<(Place, String)>) {
    let (mut cards, mut outside) = (Vec::<Card>::new(), Vec::new());
    // Old phones wrote an assistant's card within a card, after AGENT. That is a separate person. Any other card that
    // begins within a card shows that the first card has no end.
    let mut open = Vec::<Card>::new();
    let end = line_end(bytes);
    let lines = bytes.iter().filter(|byte| **byte == end).count();
    let mut begun = before.card;
    for (line, bytes) in joined(bytes) {
        let line = before.line + line;
        if is_boundary(&bytes, "BEGIN") {
            let last = open.last().and_then(|card| card.properties.last());
            if last.is_none_or(|last| last.name != "AGENT") {
                cards.append(&mut open);
            }
            begun += 1;
            open.push(Card { place: Place { line, card: begun }, ..Card::default() });
            continue;
        }
        let text = String::from_utf8_lossy(&bytes);
        match open.last_mut() {
            Some(_) if is_boundary(&bytes, "END") => {
                cards.extend(open.pop().map(|card| Card { ended: true, ..card }));
            }
            _ if text.trim().is_empty() => {}
            Some(card) => {
                let place = Place { line, ..card.place };
                match property(place, &bytes, charset, decode) {
                    Some(property) => card.properties.push(property),
                    None => card.unreadable.push((place, text.into_owned())),
                }
            }
            None => outside.push((Place { line, card: 0 }, text.into_owned())),
        }
    }
    cards.append(&mut open);
    cards.sort_by_key(|card| card.place.card);
    *before = Place { line: before.line + lines, card: begun };
    (cards, outside)
}

/// The byte that ends a line. Some old phones wrote a carriage return only.
fn line_end(bytes: &[u8]) -> u8 {
    if bytes.contains(&b'\n') { b'\n' } else { b'\r' }
}

/// Joins folded lines. Each has the number of its first line.
fn joined(bytes: &[u8]) -> Vec<(usize, Vec<u8>)> {
    let mut lines: Vec<(usize, Vec<u8>)> = Vec::new();
    // The encoding of the current line, which decides how it continues.
    let (mut quoted, mut base64) = (false, false);
    let end = line_end(bytes);
    for (number, line) in (1..).zip(bytes.split(|byte| *byte == end)) {
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        let line = unmarked(line.strip_suffix(b"\r").unwrap_or(line));
        let boundary = is_boundary(line, "BEGIN") || is_boundary(line, "END");
        if let Some((_, before)) = lines.last_mut().filter(|_| !boundary) {
            // This comes first, because a space after a soft line break belongs to the text.
            if quoted && before.last() == Some(&b'=') {
                before.pop();
                before.extend(line);
                continue;
            }
            if let [b' ' | b'\t', rest @ ..] = line {
                before.extend(rest);
                continue;
            }
            let digit = |byte: &u8| byte.is_ascii_alphanumeric() || b"+/=".contains(byte);
            if base64 && !line.is_empty() && line.iter().all(digit) {
                before.extend(line);
                continue;
            }
        }
        let head = line.split(|byte| *byte == b':').next().unwrap_or_default().to_ascii_uppercase();
        let says = |word: &str| head.windows(word.len()).any(|part| part == word.as_bytes());
        quoted = says("QUOTED-PRINTABLE");
        base64 = says("BASE64") || says("ENCODING=B");
        lines.push((number, line.to_vec()));
    }
    lines
}

/// Removes a byte order mark. Concatenated files have one in the middle.
fn unmarked(line: &[u8]) -> &[u8] {
    line.strip_prefix(b"\xef\xbb\xbf").unwrap_or(line)
}

/// Whether a line is BEGIN:VCARD or END:VCARD, with any spaces within it. A space at the start marks the continuation
/// of a folded line instead.
fn is_boundary(line: &[u8], word: &str) -> bool {
    let text = unmarked(line).trim_ascii_end();
    let Some(at) = text.iter().position(|byte| *byte == b':') else { return false };
    text[..at].trim_ascii_end().eq_ignore_ascii_case(word.as_bytes())
        && text[at + 1..].trim_ascii().eq_ignore_ascii_case(b"VCARD")
}

/// Parses one joined line as a property; `None` if it is none.
fn property(place: Place, line: &[u8], charset: &str, decode: Decode) -> Option<Property> {
    let mut in_quotes = false;
    let mut colon = line.iter().position(|byte| {
        in_quotes ^= *byte == b'"';
        *byte == b':' && !in_quotes
    })?;
    // A label that contains a colon, without the required quotes. The value begins after the last colon.
    if line[..colon].to_ascii_uppercase().windows(7).any(|word| word == b";LABEL=") {
        let value = &line[colon + 1..];
        let part = value.iter().position(|byte| *byte == b';').unwrap_or(value.len());
        colon += value[..part].iter().rposition(|byte| *byte == b':').map_or(0, |at| at + 1);
    }
    let (head, value) = (String::from_utf8_lossy(&line[..colon]).into_owned(), &line[colon + 1..]);
    let mut words = split(&head, ';');
    let name = words.next().unwrap_or_default().trim();
    let (group, name) = name.rsplit_once('.').unwrap_or(("", name));
    // Some programs use other characters in the names of their own properties.
    let is_own = name.to_ascii_uppercase().starts_with("X-");
    let is_part =
        |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_' || (is_own && " /.".contains(c));
    if name.is_empty() || !name.chars().all(is_part) {
        return None;
    }
    let mut params = Vec::new();
    for word in words.map(str::trim) {
        let (name, values) = match word.split_once('=') {
            Some((name, values)) => (name.trim().to_ascii_uppercase(), values),
            None if ENCODINGS.contains(&&*word.to_ascii_uppercase()) => ("ENCODING".to_owned(), word),
            None => ("TYPE".to_owned(), word),
        };
        // A list of types may be within one pair of quotes.
        let separator = if name == "TYPE" { ',' } else { '"' };
        let values = split(values, ',').map(|value| value.trim().trim_matches('"'));
        let values = values.flat_map(|value| value.split(separator)).map(|value| value.trim().to_owned());
        params.extend(values.map(|value| (name.clone(), value)));
    }
    let mut property = Property {
        place,
        group: group.to_ascii_lowercase(),
        name: name.to_ascii_uppercase(),
        params,
        parts: Vec::new(),
        whole: String::new(),
        unknown_charset: false,
    };
    let named = property.params("CHARSET").next().map(str::to_owned);
    let quoted = property.params("ENCODING").any(|word| word.eq_ignore_ascii_case("QUOTED-PRINTABLE"));
    for part in unescaped(value, b';') {
        let bytes = if quoted { unquoted(part) } else { part.to_vec() };
        let text = text(&bytes, named.as_deref(), charset, decode);
        property.unknown_charset |= text.is_none();
        property.parts.push(text.unwrap_or_else(|| String::from_utf8_lossy(&bytes).into_owned()));
    }
    property.whole = match std::str::from_utf8(value) {
        Ok(value) if !property.is_old_form(&head) => format!("{head}:{value}"),
        _ => property.rewritten(),
    };
    Some(property)
}

/// Parses a kept line as a property; `None` if it is none.
pub(super) fn kept(line: &str) -> Option<Property> {
    let decode = |_: &str, bytes: &[u8]| Some(String::from_utf8_lossy(bytes).into_owned());
    property(Place::default(), line.as_bytes(), "UTF-8", &decode)
}

/// A kept line in the form that current address books read; `None` if it is no property.
pub(super) fn of_today(line: &str) -> Option<String> {
    kept(line).map(|property| property.whole)
}

/// The label in an `X-ABLabel`. Apple's own words come in brackets, `_$!<Home>!$_`.
pub(super) fn label(text: &str) -> String {
    text.trim_start_matches("_$!<").trim_end_matches(">!$_").to_owned()
}

/// Decodes a text in the charset that the property names. Without one it is UTF-8, otherwise the charset of the file.
fn text(bytes: &[u8], named: Option<&str>, charset: &str, decode: Decode) -> Option<String> {
    match (named, std::str::from_utf8(bytes)) {
        (None, Ok(text)) => Some(text.to_owned()),
        (None, Err(_)) => decode(charset, bytes),
        (Some(charset), Ok(text)) if charset.eq_ignore_ascii_case("UTF-8") => Some(text.to_owned()),
        (Some(charset), _) => decode(charset, bytes),
    }
}

/// Decodes quoted-printable. Other text stays as it is.
pub(super) fn unquoted(text: &[u8]) -> Vec<u8> {
    let digit = |byte: u8| char::from(byte).to_digit(16).map(|digit| digit as u8);
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text;
    while let Some((first, after)) = rest.split_first() {
        rest = after;
        if let (b'=', [high, low, after @ ..]) = (first, after)
            && let (Some(high), Some(low)) = (digit(*high), digit(*low))
        {
            bytes.push(high << 4 | low);
            rest = after;
        } else {
            bytes.push(*first);
        }
    }
    bytes
}

/// Splits at a byte that has no backslash before it.
fn unescaped(value: &[u8], at: u8) -> impl Iterator<Item = &[u8]> {
    let mut escaped = false;
    value.split(move |byte| {
        let here = *byte == at && !escaped;
        escaped = *byte == b'\\' && !escaped;
        here
    })
}

/// Removes the backslashes.
pub(super) fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        match c {
            '\\' => match chars.next() {
                Some('n' | 'N') => plain.push('\n'),
                Some(c @ (',' | ';' | ':' | '\\' | '"')) => plain.push(c),
                Some(other) => plain.extend(['\\', other]),
                None => plain.push('\\'),
            },
            c => plain.push(c),
        }
    }
    plain
}

impl Property {
    /// Whether the property is written as only vCard 2.1 allows: with types that are no parameters, with
    /// quoted-printable, in a charset of its own, or with unusual characters in its name.
    fn is_old_form(&self, head: &str) -> bool {
        let bare = split(head, ';').skip(1).any(|word| !word.contains('='));
        let is_coded =
            self.params("ENCODING").any(|word| !["B", "BASE64"].contains(&&*word.to_ascii_uppercase()));
        bare || is_coded || self.params("CHARSET").next().is_some() || self.name.contains([' ', '/', '.'])
    }

    /// The same property in a form that every version since 3.0 reads.
    fn rewritten(&self) -> String {
        let name = self.name.replace([' ', '/', '.'], "-");
        let mut line = if self.group.is_empty() { name } else { format!("{}.{name}", self.group) };
        for (param, value) in &self.params {
            let is_coded = param == "CHARSET"
                || param == "ENCODING" && !["B", "BASE64"].contains(&&*value.to_ascii_uppercase());
            let value = if param == "ENCODING" { "b" } else { value };
            let needs_quotes = value.contains([',', ';', ':']);
            match (is_coded, needs_quotes) {
                (true, _) => {}
                (false, true) => line.push_str(&format!(";{param}=\"{value}\"")),
                (false, false) => line.push_str(&format!(";{param}={value}")),
            }
        }
        let value = self.parts.join(";").replace("\r\n", "\\n").replace(['\r', '\n'], "\\n");
        format!("{line}:{value}")
    }

    /// The values of a parameter.
    pub fn params<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.params.iter().filter(move |(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// The value as one text.
    pub fn text(&self) -> String {
        plain(&self.parts.join(";")).trim().to_owned()
    }

    /// The parts of a structured value, separated by semicolons.
    pub fn parts(&self) -> Vec<String> {
        self.parts.iter().map(|part| plain(part).trim().to_owned()).collect()
    }

    /// The members of a list, separated by commas.
    pub fn list(&self) -> Vec<String> {
        let joined = self.parts.join(";");
        let members = unescaped(joined.as_bytes(), b',');
        let members = members.map(|member| plain(&String::from_utf8_lossy(member)).trim().to_owned());
        members.filter(|member| !member.is_empty()).collect()
    }
}

/// The encodings that old cards name without the parameter name `ENCODING`.
const ENCODINGS: [&str; 5] = ["QUOTED-PRINTABLE", "BASE64", "B", "8BIT", "7BIT"];

/// Splits at a character outside quotes.
fn split(text: &str, at: char) -> impl Iterator<Item = &str> {
    let mut in_quotes = false;
    text.split(move |c| {
        in_quotes ^= c == '"';
        c == at && !in_quotes
    })
}

/// Decodes Base64 as found in files: without padding, or cut off within the last group.
pub(super) fn decoded(data: &str) -> Result<Vec<u8>, base64::DecodeError> {
    const LENIENT: GeneralPurpose = GeneralPurpose::new(
        &base64::alphabet::STANDARD,
        GeneralPurposeConfig::new()
            .with_decode_allow_trailing_bits(true)
            .with_decode_padding_mode(DecodePaddingMode::Indifferent),
    );
    let data = data.trim_end_matches('=').as_bytes();
    LENIENT.decode(if data.len() % 4 == 1 { &data[..data.len() - 1] } else { data })
}

/// Reads a day as cards write it: `19960415`, `1996-04-15`, either with a time; `1996-04` or `--04` for a month.
///
/// Without a year it is `--0415` or `--04-15`, or has the year `no_year`. `None` for a year alone, for a day without a
/// month, and for anything else. Neither a day nor a year is invented.
pub(super) fn day(text: &str, no_year: u16) -> Option<YearlyDay> {
    let date = text.split(['T', ' ']).next().unwrap_or_default();
    let digits: String = date.chars().filter(|c| *c != '-').collect();
    let dashes = date.len() - digits.len();
    if !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let number = |from: usize, to: usize| digits.get(from..to).and_then(|part| part.parse::<u16>().ok());
    let (year, at) = match (digits.len(), date.starts_with("--"), dashes) {
        (4, true, 2 | 3) | (2, true, 2) => (None, 0),
        (8, false, 0 | 2) | (6, false, 1) => (number(0, 4), 4),
        _ => return None,
    };
    let small = |from: usize| number(from, from + 2).and_then(|part| u8::try_from(part).ok());
    let year = year.filter(|year| *year != no_year && *year != 0);
    YearlyDay::new(small(at)?, small(at + 2), year)
}
