//! Links with which a phone's own apps send a text to a person. The notebook itself sends nothing: the owner taps,
//! reads the text there, and sends it.
//!
//! # Sources
//! - Call, message and e-mail: RFC 3966, RFC 5724 and RFC 6068.
//! - WhatsApp: *How to use click to chat*, in its help centre.
//! - Telegram: *Deep links*, in the Telegram API. TDLib's reference says that `text` then waits to be sent, at
//!   `internalLinkTypePublicChat` and `internalLinkTypeUserPhoneNumber`.
//! - Viber: no documentation. Its *Deep Links* cover only bots. For people, web pages use `viber://chat`. An app that
//!   does not know `draft` opens the chat empty.
//! - Messenger: *m.me Links*, in the Messenger Platform. It takes no text for people.

use crate::domain::dialling::{dialled, international};
use crate::domain::phone::{Number, numbers};
use crate::domain::{Channel, Customer, Handle};

/// The link that opens this channel with a person, with the text if the channel takes one.
///
/// `None` if the person has no address for the channel, or if the channel has no links. `country` is the shop's.
pub fn link(channel: Channel, customer: &Customer, country: &str, text: &str) -> Option<String> {
    let number = |service| messenger_number(customer, service, country);
    let words = encoded(text);
    Some(match channel {
        Channel::Call => format!("tel:{}", first_dialled(customer, country)?),
        // Older iPhones read the text only after `&`, all other phones only after `?`. This form works for both.
        Channel::Message => format!("sms:{}?&body={words}", first_dialled(customer, country)?),
        Channel::Email => format!("mailto:{}?body={}", mailbox(customer)?, encoded_lines(text)),
        Channel::WhatsApp => format!("https://wa.me/{}?text={words}", number("WhatsApp")?),
        Channel::Telegram => match handles(customer, &["Telegram"]).find(|name| !is_number(name)) {
            Some(name) => format!("https://t.me/{}?text={words}", encoded(name)),
            None => format!("https://t.me/+{}?text={words}", number("Telegram")?),
        },
        Channel::Viber => format!("viber://chat?number=%2B{}&draft={words}", number("Viber")?),
        Channel::Messenger => {
            let name = handles(customer, &["Messenger", "Facebook"]).next()?;
            format!("https://m.me/{}", encoded(name))
        }
        Channel::Card | Channel::InPerson => return None,
    })
}

/// The first number that can be dialled.
fn first_dialled(customer: &Customer, country: &str) -> Option<String> {
    customer
        .phones
        .values()
        .flat_map(|phone| numbers(&phone.number))
        .find_map(|number| dialled(&number, country))
}

/// The first e-mail address, encoded for a link.
fn mailbox(customer: &Customer) -> Option<String> {
    let mut addresses = customer.emails.values().map(|email| email.address.trim());
    addresses.find(|address| !address.is_empty()).map(addressed)
}

/// An e-mail address, encoded for a link, so that it cannot add recipients or fields.
fn addressed(address: &str) -> String {
    address.trim().split('@').map(encoded).collect::<Vec<_>>().join("@")
}

/// The link that starts an e-mail to this one address.
pub fn mail(address: &str) -> String {
    format!("mailto:{}", addressed(address))
}

/// The link that calls a number, in a shop of this country. `None` if the number cannot be dialled.
pub fn call(number: &Number, country: &str) -> Option<String> {
    dialled(number, country).map(|number| format!("tel:{number}"))
}

/// The digits of a person's account at a messenger: the number noted for it, otherwise their phone number.
fn messenger_number(customer: &Customer, service: &str, country: &str) -> Option<String> {
    let services = [service];
    let noted = handles(customer, &services).filter(|name| is_number(name));
    let phones = customer.phones.values().map(|phone| phone.number.as_str());
    noted.chain(phones).find_map(|number| international(number, country))
}

/// The person's account names at these messengers, without the prefix of a pasted link.
fn handles<'a>(customer: &'a Customer, services: &'a [&str]) -> impl Iterator<Item = &'a str> {
    let is_there = move |handle: &&Handle| {
        let known = handle.service.trim();
        services.iter().any(|service| service.eq_ignore_ascii_case(known))
    };
    let names = customer.handles.values().filter(is_there).map(|handle| bare(&handle.name));
    names.filter(|name| !name.is_empty())
}

/// A name without the sign or URL before it: `@sokha`, `https://t.me/sokha`.
fn bare(name: &str) -> &str {
    let name = name.trim().trim_end_matches('/');
    let name = match name.rsplit_once('/') {
        Some((before, last)) if before.contains(char::is_alphabetic) => last,
        _ => name,
    };
    name.strip_prefix('@').unwrap_or(name)
}

fn is_number(name: &str) -> bool {
    !name.contains(char::is_alphabetic) && name.contains(char::is_numeric)
}

/// Encodes a text line by line, with the line ends of e-mail.
fn encoded_lines(text: &str) -> String {
    text.lines().map(encoded).collect::<Vec<_>>().join("%0D%0A")
}

/// Percent-encodes every byte except the unreserved characters of RFC 3986 (section 2.3). So a text cannot end the
/// value or begin another one.
fn encoded(text: &str) -> String {
    let encode = |byte| match byte {
        b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => char::from(byte).to_string(),
        _ => format!("%{byte:02X}"),
    };
    text.bytes().map(encode).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::*;

    use super::*;
    use crate::domain::{Email, ItemId, Phone};

    fn items<T>(items: impl IntoIterator<Item = T>) -> BTreeMap<ItemId, T> {
        (0_u8..).map(|nth| ItemId([nth; 16])).zip(items).collect()
    }

    fn with_phone(number: &str) -> Customer {
        let phone = Phone { number: number.into(), ..Phone::default() };
        Customer { phones: items([phone]), ..Customer::default() }
    }

    fn with_email(address: &str) -> Customer {
        let email = Email { address: address.into(), ..Email::default() };
        Customer { emails: items([email]), ..Customer::default() }
    }

    fn handle(service: &str, name: &str) -> Handle {
        Handle { service: service.into(), name: name.into() }
    }

    #[test]
    fn every_channel_has_its_link() {
        let handles = items([handle("Telegram", "@nino_b"), handle("Messenger", "nino.beridze")]);
        let emails = with_email("nino@example.com").emails;
        let nino = Customer { handles, emails, ..with_phone("012 345 678") };
        for (channel, expected) in [
            (Channel::Call, Some("tel:+85512345678")),
            (Channel::Message, Some("sms:+85512345678?&body=Hi%21")),
            (Channel::Email, Some("mailto:nino@example.com?body=Hi%21")),
            (Channel::WhatsApp, Some("https://wa.me/85512345678?text=Hi%21")),
            (Channel::Telegram, Some("https://t.me/nino_b?text=Hi%21")),
            (Channel::Viber, Some("viber://chat?number=%2B85512345678&draft=Hi%21")),
            (Channel::Messenger, Some("https://m.me/nino.beridze")),
            (Channel::Card, None),
            (Channel::InPerson, None),
        ] {
            assert_eq!(link(channel, &nino, "KH", "Hi!").as_deref(), expected, "{channel:?}");
            assert_eq!(link(channel, &Customer::default(), "KH", "Hi!"), None, "{channel:?}");
        }
    }

    #[test]
    fn texts_of_all_scripts_stay_as_they_are() {
        let customer = Customer { emails: with_email("a@b.c").emails, ..with_phone("+1") };
        for (text, expected) in [
            ("", ""),
            ("សួស្តី បង!", "%E1%9E%9F%E1%9E%BD%E1%9E%9F%E1%9F%92%E1%9E%8F%E1%9E%B8%20%E1%9E%94%E1%9E%84%21"),
            ("नमस्ते जी", "%E0%A4%A8%E0%A4%AE%E0%A4%B8%E0%A5%8D%E0%A4%A4%E0%A5%87%20%E0%A4%9C%E0%A5%80"),
            ("ნინო, დილა", "%E1%83%9C%E1%83%98%E1%83%9C%E1%83%9D%2C%20%E1%83%93%E1%83%98%E1%83%9A%E1%83%90"),
            ("a&b?c#d%e\"f<g>h=i+j;k'l/m", "a%26b%3Fc%23d%25e%22f%3Cg%3Eh%3Di%2Bj%3Bk%27l%2Fm"),
            ("🎉-._~", "%F0%9F%8E%89-._~"),
        ] {
            for (channel, start) in [
                (Channel::Message, "sms:+1?&body="),
                (Channel::Email, "mailto:a@b.c?body="),
                (Channel::WhatsApp, "https://wa.me/1?text="),
                (Channel::Telegram, "https://t.me/+1?text="),
                (Channel::Viber, "viber://chat?number=%2B1&draft="),
            ] {
                assert_eq!(link(channel, &customer, "", text), Some(format!("{start}{expected}")), "{text}");
            }
        }
        let [message, mail] =
            [Channel::Message, Channel::Email].map(|channel| link(channel, &customer, "", "Dear\n\nBye\r\n"));
        assert_eq!(message.as_deref(), Some("sms:+1?&body=Dear%0A%0ABye%0D%0A"));
        assert_eq!(mail.as_deref(), Some("mailto:a@b.c?body=Dear%0D%0A%0D%0ABye"));
    }

    #[test]
    fn numbers_have_the_code_of_their_country() {
        for (country, typed, dialled, digits) in [
            ("KH", "012 345 678", "+85512345678", Some("85512345678")),
            ("KH", "០១២ ៣៤៥ ៦៧៨", "+85512345678", Some("85512345678")),
            ("KH", "85512345678", "+85512345678", Some("85512345678")),
            ("KH", "+855 (0)12 345 678", "+85512345678", Some("85512345678")),
            ("KH", "(+855) 12-345-678", "+85512345678", Some("85512345678")),
            ("KH", "＋៨៥៥ (០)១២ ៣៤៥ ៦៧៨", "+85512345678", Some("85512345678")),
            ("KH", "00855 12 345 678", "+85512345678", Some("85512345678")),
            // The number begins with the country code by chance.
            ("KH", "85 512 345", "+85585512345", Some("85585512345")),
            ("IN", "91987 65432", "+919198765432", Some("919198765432")),
            ("IN", "919876543210", "+919876543210", Some("919876543210")),
            ("IN", "09876543210", "+919876543210", Some("919876543210")),
            ("IN", "९८७६५४३२१०", "+919876543210", Some("919876543210")),
            ("GE", "599 12 34 56", "+995599123456", Some("995599123456")),
            ("GE", "0599123456", "+995599123456", Some("995599123456")),
            ("GE", "995 599 123 456", "+995599123456", Some("995599123456")),
            // Numbers of other countries.
            ("KH", "+44 20 7946 0000", "+442079460000", Some("442079460000")),
            ("GB", "020 7946 0000", "+442079460000", Some("442079460000")),
            ("GE", "0322 55 01 61 ext. 104", "+995322550161", Some("995322550161")),
            ("KH", "012 345 611 / 098 765 433", "+85512345611", Some("85512345611")),
            ("", "020 7946 0000", "02079460000", None),
        ] {
            let customer = with_phone(typed);
            let expected = [
                Some(format!("tel:{dialled}")),
                digits.map(|digits| format!("https://wa.me/{digits}?text=")),
                digits.map(|digits| format!("https://t.me/+{digits}?text=")),
            ];
            let channels = [Channel::Call, Channel::WhatsApp, Channel::Telegram];
            assert_eq!(channels.map(|channel| link(channel, &customer, country, "")), expected, "{typed}");
        }
        for nobody in ["ask her son", "0000000000", "9.19877E+11"] {
            for channel in [Channel::Call, Channel::Message, Channel::WhatsApp, Channel::Viber] {
                assert_eq!(link(channel, &with_phone(nobody), "KH", ""), None, "{nobody}");
            }
        }
    }

    #[test]
    fn names_in_messengers_are_read_as_people_note_them() {
        for (service, name, channel, expected) in [
            ("telegram", "https://t.me/sokha_c", Channel::Telegram, "https://t.me/sokha_c?text="),
            ("Telegram ", " @sokha_c ", Channel::Telegram, "https://t.me/sokha_c?text="),
            ("TELEGRAM", "t.me/sokha_c/", Channel::Telegram, "https://t.me/sokha_c?text="),
            ("Telegram", "+855 98 765 432", Channel::Telegram, "https://t.me/+85598765432?text="),
            ("Signal", "sokha", Channel::Telegram, "https://t.me/+85512345678?text="),
            ("Viber", "098 765 432", Channel::Viber, "viber://chat?number=%2B85598765432&draft="),
            ("WhatsApp", "https://wa.me/85598765432", Channel::WhatsApp, "https://wa.me/85598765432?text="),
            ("WhatsApp", "098/765 432", Channel::WhatsApp, "https://wa.me/85598765432?text="),
            ("WhatsApp", "Sokha", Channel::WhatsApp, "https://wa.me/85512345678?text="),
            ("facebook", "https://fb.com/sokha.chan", Channel::Messenger, "https://m.me/sokha.chan"),
            ("Messenger", "100012345", Channel::Messenger, "https://m.me/100012345"),
            // Any other characters stay within the name.
            ("Telegram", "a?text=b&c#d", Channel::Telegram, "https://t.me/a%3Ftext%3Db%26c%23d?text="),
            ("Messenger", "a\" b='c'>", Channel::Messenger, "https://m.me/a%22%20b%3D%27c%27%3E"),
        ] {
            let customer = Customer { handles: items([handle(service, name)]), ..with_phone("012 345 678") };
            assert_eq!(link(channel, &customer, "KH", "").as_deref(), Some(expected), "{service} {name}");
        }
    }

    #[test]
    fn an_address_adds_nobody() {
        for (address, expected) in [
            (" nino@example.com ", "mailto:nino@example.com?body=Hi"),
            ("a@b.c?cc=eve@d.e", "mailto:a@b.c%3Fcc%3Deve@d.e?body=Hi"),
            ("a@b.c,eve@d.e", "mailto:a@b.c%2Ceve@d.e?body=Hi"),
            ("a@b.c&bcc=eve#", "mailto:a@b.c%26bcc%3Deve%23?body=Hi"),
            ("a%0D%0ABcc:eve@d.e", "mailto:a%250D%250ABcc%3Aeve@d.e?body=Hi"),
            ("ნინო@b.c", "mailto:%E1%83%9C%E1%83%98%E1%83%9C%E1%83%9D@b.c?body=Hi"),
        ] {
            assert_eq!(link(Channel::Email, &with_email(address), "GE", "Hi").as_deref(), Some(expected));
            assert_eq!(format!("{}?body=Hi", mail(address)), expected);
        }
        assert_eq!(link(Channel::Email, &with_email(" "), "GE", "Hi"), None);
    }

    /// Decodes the end of a link as its reader does.
    fn decoded(text: &str) -> String {
        let mut parts = text.split('%');
        let mut bytes = parts.next().unwrap_or_default().as_bytes().to_vec();
        for part in parts {
            bytes.push(u8::from_str_radix(&part[..2], 16).expect("a byte"));
            bytes.extend_from_slice(&part.as_bytes()[2..]);
        }
        String::from_utf8(bytes).expect("a text")
    }

    proptest! {
        #[test]
        fn nothing_breaks_out_of_a_text(text in "(\\PC|\\s|[?&=#%]){0,40}") {
            for channel in [Channel::Message, Channel::WhatsApp, Channel::Telegram, Channel::Viber] {
                let link = link(channel, &with_phone("+1"), "", &text).expect("a link");
                let (_, end) = link.rsplit_once('=').expect("a text");
                prop_assert!(end.chars().all(|c| c.is_ascii_alphanumeric() || "-._~%".contains(c)));
                prop_assert_eq!(&decoded(end), &text);
            }
        }
    }
}
