//! Address books as other apps really write them. The files under `tests/contacts` are exports of phones and mail
//! programs; their licence stands beside them.

use proptest::prelude::*;
use regulars::domain::*;
use regulars::exchange::{Found, PageOut, Person, Reason, vcard};

use crate::harness::decode;

fn read(bytes: impl AsRef<[u8]>) -> Found {
    vcard::read(bytes.as_ref(), &decode)
}

/// One card with these lines.
fn card(lines: &str) -> Person {
    let found = read(format!("BEGIN:VCARD\r\nVERSION:3.0\r\n{lines}\r\nEND:VCARD\r\n"));
    assert_eq!((found.people.len(), found.refused), (1, vec![]), "{lines}");
    found.people.into_iter().next().unwrap()
}

fn names(found: &Found) -> Vec<&str> {
    found.people.iter().map(|person| person.customer.name.as_str()).collect()
}

fn phones(person: &Person) -> Vec<(&str, &str)> {
    person.customer.phones.values().map(|phone| (phone.number.as_str(), phone.label.as_str())).collect()
}

fn reasons(person: &Person) -> Vec<(usize, Reason)> {
    person.remarks.iter().map(|remark| (remark.place.line, remark.reason)).collect()
}

fn day(day: u8, month: u8, year: Option<u16>) -> YearlyDay {
    YearlyDay::new(month, day, year).unwrap()
}

#[test]
fn an_iphone_s_card() {
    let found = read(include_bytes!("../contacts/John_Doe_IPHONE.vcf"));
    let person = &found.people[0];
    assert_eq!((names(&found), found.refused.len()), (vec!["Mr. John Richter James Doe Sr."], 0));
    assert_eq!(
        (person.customer.called.as_str(), person.customer.firm.as_str()),
        ("Johny", "IBM, Accounting")
    );
    assert_eq!(person.customer.name_order, Some(NameOrder::FamilyLast));
    assert_eq!(phones(person)[1..3], [("905-666-1234", "home"), ("905-777-1234", "work")]);
    assert_eq!(phones(person).last(), Some(&("905-222-1234", "AssistantPhone")));
    assert_eq!(person.customer.birthday(), Some(day(6, 6, Some(2012))));
    let photo = person.photo.as_ref().unwrap();
    assert_eq!(
        (photo.len(), &photo[..2], photo.ends_with(&[0xff, 0xd9])),
        (32_531, [0xff, 0xd8].as_slice(), true)
    );
    assert!(person.customer.foreign.values().any(|line| line == "item5.X-ABLabel:_$!<HomePage>!$_"));
    assert_eq!(person.remarks, []);
}

#[test]
fn an_android_s_cards() {
    let found = read(include_bytes!("../contacts/John_Doe_ANDROID.vcf"));
    assert_eq!((found.people.len(), found.refused.len()), (6, 0));
    assert_eq!(names(&found)[..3], ["john.doe@company.com", "jane.doe@company.com", "Ñ Ñ Ñ Ñ Ñ"]);
    assert_eq!(phones(&found.people[3])[1..3], [("234567", "home"), ("3456789", "mobile")]);
    assert_eq!(found.people[3].notes.len(), 2);
    assert!(found.people.iter().any(|person| person.photo.as_ref().is_some_and(|photo| photo.len() == 876)));
}

#[test]
fn cards_of_google_and_outlook() {
    let found = read(include_bytes!("../contacts/John_Doe_GMAIL.vcf"));
    let person = &found.people[0];
    assert_eq!(person.customer.name, "Mr. John Richter, James Doe Sr.");
    let days: Vec<_> = person.customer.days.values().map(|day| (day.day, day.label.as_str())).collect();
    assert_eq!(days, [(day(22, 3, Some(1980)), ""), (day(1, 3, Some(1975)), "Anniversary")]);
    assert!(person.notes[0].text.ends_with("OF SUCH DAMAGE.\nFavotire Color: Blue"));
    let list = read(include_bytes!("../contacts/gmail-list.vcf"));
    assert_eq!(names(&list), ["Arnold Smith", "Chris Beatle", "Doug White"]);
    let outlook = read(include_bytes!("../contacts/John_Doe_MS_OUTLOOK.vcf"));
    assert_eq!(outlook.people[0].customer.birthday(), Some(day(22, 3, Some(1980))));
    assert_eq!(outlook.people[0].photo.as_ref().map(Vec::len), Some(860));
}

#[test]
fn a_day_is_read_as_written_and_no_year_is_made_up() {
    for (written, expected) in [
        ("BDAY:19960415", Some(day(15, 4, Some(1996)))),
        ("BDAY:1996-04-15", Some(day(15, 4, Some(1996)))),
        ("BDAY;VALUE=date:1996-04-15T00:00:00Z", Some(day(15, 4, Some(1996)))),
        ("BDAY:--0415", Some(day(15, 4, None))),
        ("BDAY:--04-15", Some(day(15, 4, None))),
        ("BDAY:--0229", Some(day(29, 2, None))),
        ("BDAY:1604-05-01", Some(day(1, 5, None))),
        ("BDAY;X-APPLE-OMIT-YEAR=1604:1604-05-01", Some(day(1, 5, None))),
        ("BDAY;X-APPLE-OMIT-YEAR=1900:1900-05-01", Some(day(1, 5, None))),
        ("BDAY:1900-05-01", Some(day(1, 5, Some(1900)))),
        ("BDAY:2025-10", YearlyDay::new(10, None, Some(2025))),
        ("BDAY:---22", None),
        ("BDAY:--04", YearlyDay::new(4, None, None)),
        ("BDAY:1953", None),
        ("BDAY:1996-02-30", None),
        ("BDAY:15.04.1996", None),
        ("BDAY:in spring", None),
    ] {
        let person = card(&format!("FN:A\r\n{written}"));
        assert_eq!(person.customer.birthday(), expected, "{written}");
        if expected.is_none() {
            assert_eq!(reasons(&person), [(4, Reason::NoDay)], "{written}");
            assert_eq!(person.customer.foreign.values().collect::<Vec<_>>(), [written], "kept as it stood");
        }
    }
}

#[test]
fn charsets_and_encodings_come_out_as_text() {
    let quoted = "FN;CHARSET=windows-1251;ENCODING=QUOTED-PRINTABLE:=C0=ED=ED=E0\r\n";
    assert_eq!(card(quoted).customer.name, "Анна");
    assert_eq!(card("FN;ENCODING=QUOTED-PRINTABLE:caf=C3=A9 =\r\nnoir").customer.name, "café noir");
    assert_eq!(card("FN;QUOTED-PRINTABLE:caf=E9").customer.name, "café");
    assert_eq!(card("N;ENCODING=QUOTED-PRINTABLE:Doe=3B;John").customer.name, "John Doe;");
    assert_eq!(card("FN;CHARSET=SHIFT_JIS;ENCODING=QUOTED-PRINTABLE:=8E=D2").customer.name, "者");
    let odd = card("FN;CHARSET=KLINGON:Worf");
    assert_eq!((odd.customer.name.as_str(), reasons(&odd)), ("Worf", vec![(3, Reason::Charset)]));
    let text = "BEGIN:VCARD\nFN:ចាន់ សុខា\nEND:VCARD\n";
    for (mark, wide) in
        [(true, u16::to_le_bytes as fn(u16) -> [u8; 2]), (true, u16::to_be_bytes), (false, u16::to_le_bytes)]
    {
        let marked = if mark { format!("\u{feff}{text}") } else { text.to_owned() };
        let bytes: Vec<u8> = marked.encode_utf16().flat_map(wide).collect();
        assert_eq!(names(&read(bytes)), ["ចាន់ សុខា"]);
    }
    assert_eq!(names(&read(format!("\u{feff}{text}"))), ["ចាន់ សុខា"]);
    let latin: Vec<u8> = b"BEGIN:VCARD\nFN:caf\xe9\nEND:VCARD".to_vec();
    assert_eq!(names(&read(latin)), ["café"]);
    // Folded within a character.
    let folded = [b"BEGIN:VCARD\r\nFN:caf\xc3".as_slice(), b"\r\n \xa9\r\nEND:VCARD"].concat();
    assert_eq!(names(&read(folded)), ["café"]);
}

#[test]
fn one_bad_card_among_many_stops_no_other() {
    let good = |number: usize| format!("BEGIN:VCARD\r\nFN:Person {number}\r\nTEL:{number}\r\nEND:VCARD\r\n");
    for bad in [
        "BEGIN:VCARD\r\nFN:Bad\r\nTEL:1\r\n",
        "BEGIN:VCARD\r\nNOTE:nobody\r\nEND:VCARD\r\n",
        "\u{0}rubbish\r\n",
    ] {
        let file: String = (0..299)
            .map(good)
            .enumerate()
            .map(|(at, card)| match at {
                150 => format!("{bad}{card}"),
                _ => card,
            })
            .collect();
        let found = read(file);
        let arrived = names(&found).into_iter().filter(|name| name.starts_with("Person")).count();
        assert_eq!(arrived, 299, "{bad:?}");
        let unfinished = found.people.iter().flat_map(reasons);
        let named = found.refused.iter().map(|remark| (remark.place.line, remark.reason));
        let named: Vec<_> = named.chain(unfinished).collect();
        assert_eq!(named.len(), 1, "{bad:?}: {named:?}");
        assert_eq!(named[0].0, 601, "{bad:?}: its line");
    }
}

#[test]
fn photos_are_taken_linked_or_refused_one_by_one() {
    let photo = |line: &str| {
        let person = card(&format!("FN:A\r\n{line}"));
        (person.photo.clone(), reasons(&person).into_iter().map(|(_, reason)| reason).collect::<Vec<_>>())
    };
    let bytes = Some(vec![0xff, 0xd8, 0xff]);
    for line in [
        "PHOTO;ENCODING=b;TYPE=JPEG:/9j/",
        "PHOTO;JPEG;BASE64:/9\r\n j/",
        "PHOTO;ENCODING=BASE64:/9j\r\n/\r\n",
        "PHOTO:data:image/jpeg;base64,/9j/",
        "PHOTO:data:image/jpeg;base64\\,/9j/",
    ] {
        assert_eq!(photo(line), (bytes.clone(), vec![]), "{line}");
    }
    assert_eq!(photo("PHOTO;ENCODING=b:/9g="), (Some(vec![0xff, 0xd8]), vec![]));
    assert_eq!(photo("PHOTO;ENCODING=b:/9g"), (Some(vec![0xff, 0xd8]), vec![]), "not filled up");
    assert_eq!(photo("PHOTO;VALUE=uri:https://example.org/a.jpg"), (None, vec![Reason::LinkedPhoto]));
    assert_eq!(photo("PHOTO;ENCODING=b:*/*"), (None, vec![Reason::NoPhoto]));
}

#[test]
fn what_is_not_understood_is_kept_as_it_stood() {
    let person = card(
        "FN:A\r\nX-FOO;BAR=\"a;b\":one\\,two\\;three;four\r\nitem1.X-ABRELATEDNAMES:Jenny\r\nitem1.X-ABLabel:_$!<Spouse>!$_",
    );
    assert_eq!(
        person.customer.foreign.values().collect::<Vec<_>>(),
        [
            "X-FOO;BAR=\"a;b\":one\\,two\\;three;four",
            "item1.X-ABRELATEDNAMES:Jenny",
            "item1.X-ABLabel:_$!<Spouse>!$_"
        ]
    );
}

#[test]
fn the_same_file_gives_the_same_ids() {
    let file = include_bytes!("../contacts/John_Doe_ANDROID.vcf");
    assert_eq!(read(file), read(file));
    let ids: std::collections::BTreeSet<_> = read(file).people.iter().map(|person| person.id).collect();
    assert_eq!(ids.len(), 6);
}

/// What can be compared of a customer: items have other ids after a round trip.
fn told(customer: &Customer) -> impl PartialEq + std::fmt::Debug + use<> {
    let bare = Customer {
        phones: Default::default(),
        emails: Default::default(),
        handles: Default::default(),
        days: Default::default(),
        foreign: Default::default(),
        photo: None,
        ..customer.clone()
    };
    let customer = customer.clone();
    (
        bare,
        customer.phones.into_values().collect::<Vec<_>>(),
        customer.emails.into_values().collect::<Vec<_>>(),
        customer.handles.into_values().collect::<Vec<_>>(),
        customer.days.into_values().collect::<Vec<_>>(),
        customer.foreign.into_values().collect::<Vec<_>>(),
    )
}

fn written(id: CustomerId, customer: &Customer, photo: Option<&[u8]>) -> String {
    let page = PageOut {
        id,
        customer,
        entries: &[],
        begun: Timestamp(0),
        joined: None,
        recommender: None,
        photo,
        photos: &[],
        document: &[],
    };
    vcard::write(&page, vcard::Version::Four)
}

#[test]
fn a_card_written_is_read_as_the_same_customer() {
    let item = |n: u8| ItemId([n; 16]);
    let of = |kind, day, label: &str| ImportantDay { kind, day, label: label.into() };
    let said = |words: &str| Consent {
        agreed: false,
        day: "2026-11-28".parse().expect("a day"),
        words: words.into(),
    };
    let full = Customer {
        name: "ចាន់ សុខា; \\ \"Sokha\", one".into(),
        called: "Sokha".into(),
        say: "So-kha".into(),
        form_of_address: "Bong".into(),
        patronymic: "Chan".into(),
        name_order: Some(NameOrder::FamilyFirst),
        firm: "Lotus, Laundry".into(),
        phones: [(item(1), Phone { number: "012 345 678".into(), label: "her son".into() })].into(),
        emails: [(item(2), Email { address: "a@b.example".into(), label: String::new() })].into(),
        handles: [(item(3), Handle { service: "Telegram; beta".into(), name: "@sokha:1".into() })].into(),
        address: "Street 51\nKampot".into(),
        tags: ["tea, green".into(), "ថែ".into()].into(),
        role: Role::Neighbour,
        days: [
            (item(4), of(DayKind::Birthday, day(29, 2, None), "")),
            (item(5), of(DayKind::NameDay, day(14, 1, None), "")),
            (item(6), of(DayKind::Other, day(2, 11, Some(1999)), "wedding")),
            (item(9), of(DayKind::Firm, day(3, 5, Some(2010)), "")),
            (item(10), of(DayKind::Profession, day(5, 10, None), "teacher")),
        ]
        .into(),
        photo: None,
        hook: "red scarf".into(),
        preferences: "jasmine,\nnever mint ".repeat(60).trim().into(),
        happy: "tea 👩‍🌾".into(),
        found_us: "walked by".into(),
        recommended_by: Some(Recommender::Words("Nino".into())),
        foreign: [
            (item(7), "X-FOO;BAR=\"a;b\":one\\,two\\;three;four".into()),
            (item(8), "TITLE:Teacher".into()),
        ]
        .into(),
        interval: Some(30),
        country: "IN".into(),
        no_contact: true,
        consent: [(Channel::Call, said("after six; please,\nnot earlier"))].into(),
        pace: Some(Pace::Less),
        salutation: "Auntie".into(),
        put_away: Some(String::new()),
    };
    let nameless = Customer { called: "Auntie".into(), ..Customer::default() };
    for customer in [full, nameless] {
        let id = CustomerId([7; 16]);
        let card = written(id, &customer, Some(&[0xff, 0xd8, 0xff]));
        assert!(card.split("\r\n").all(|line| line.len() <= 75), "{card}");
        let found = read(&card);
        assert_eq!(
            (found.people.len(), &found.refused, &found.people[0].remarks),
            (1, &vec![], &vec![]),
            "{card}"
        );
        assert_eq!(told(&found.people[0].customer), told(&customer), "{card}");
        assert_eq!(
            (found.people[0].id, found.people[0].photo.as_deref()),
            (id, Some([0xff, 0xd8, 0xff].as_slice()))
        );
    }
}

#[test]
fn an_assistant_s_card_within_a_card_is_a_person_of_their_own() {
    let found =
        read("BEGIN:VCARD\nFN:Boss\nAGENT:\nBEGIN:VCARD\nFN:Assistant\nTEL:1\nEND:VCARD\nTEL:2\nEND:VCARD\n");
    assert_eq!(names(&found), ["Boss", "Assistant"]);
    let numbers: Vec<_> = found.people.iter().map(|person| phones(person)[0].0).collect();
    assert_eq!((numbers, found.people.iter().flat_map(reasons).next()), (vec!["2", "1"], None));
}

#[test]
fn what_came_from_another_app_goes_back_as_it_stood() {
    let person = card(
        "FN:A\r\nTITLE:Teacher\r\nX-FOO;BAR=\"a;b\":one\\,two;three\r\nitem1.X-ABRELATEDNAMES:Jenny\r\nitem1.X-ABLabel:_$!<Spouse>!$_",
    );
    let written = written(person.id, &person.customer, None);
    for line in [
        "TITLE:Teacher",
        "X-FOO;BAR=\"a;b\":one\\,two;three",
        "item1.X-ABRELATEDNAMES:Jenny",
        "item1.X-ABLabel:_$!<Spouse>!$_",
    ] {
        assert!(written.contains(&format!("\r\n{line}\r\n")), "{line} in {written}");
    }
}

proptest! {
    #[test]
    fn any_bytes_give_a_report(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let _ = read(bytes);
    }

    #[test]
    fn any_words_survive_a_card(words in prop::collection::vec("\\PC{0,80}", 4)) {
        let [name, called, preferences, tag] = [0, 1, 2, 3].map(|at| words[at].trim().to_owned());
        let customer = Customer {
            name: format!("x{name}"),
            called,
            preferences,
            tags: [tag].into_iter().filter(|tag| !tag.is_empty()).collect(),
            ..Customer::default()
        };
        let found = read(written(CustomerId([1; 16]), &customer, None));
        prop_assert_eq!(&found.people[0].customer, &customer);
    }

    #[test]
    fn any_card_is_read_to_its_end(
        lines in prop::collection::vec("(FN|TEL|PHOTO|BDAY|N|X-A|BEGIN|END|AGENT)?(;ENCODING=(b|QUOTED-PRINTABLE))?:?(VCARD|=3D|=|\\PC{0,12})", 0..20),
    ) {
        let found = read(format!("BEGIN:VCARD\nFN:First\n{}\nEND:VCARD\nBEGIN:VCARD\nFN:Last\nEND:VCARD\n", lines.join("\n")));
        prop_assert!(names(&found).contains(&"Last") || lines.iter().any(|line| line.starts_with("AGENT")));
    }
}

#[test]
fn a_long_file_is_read_in_shares_that_cut_no_card() {
    let cards = |from: usize| -> String {
        let card = |at| {
            format!(
                "BEGIN:VCARD\r\nFN:Boss {at}\r\nAGENT:\r\nBEGIN:VCARD\r\nFN:Helper {at}\r\nEND:VCARD\r\nTEL:0{at}\r\nEND:VCARD\r\n"
            )
        };
        (from..from + 1000).map(card).collect()
    };
    let found = read(format!("{}what is this\r\n{}", cards(0), cards(1000)));
    assert_eq!(found.people.len(), 4000);
    let last = &found.people[3998];
    assert_eq!((last.place.line, last.place.card), (8 * 1999 + 2, 3999));
    assert!(found.people.iter().step_by(2).all(|boss| boss.customer.phones.len() == 1));
    let refused: Vec<usize> = found.refused.iter().map(|remark| remark.place.line).collect();
    assert_eq!(refused, [8001]);
}

#[test]
fn a_line_folded_just_before_a_boundary_ends_no_card() {
    let found =
        read("BEGIN:VCARD\r\nFN:Dara\r\nX-OTHER:a long line\r\n BEGIN:VCARD\r\n END:VCARD\r\nEND:VCARD\r\n");
    assert_eq!((found.people.len(), found.refused.len()), (1, 0));
    let kept: Vec<&String> = found.people[0].customer.foreign.values().collect();
    assert_eq!(kept, ["X-OTHER:a long lineBEGIN:VCARDEND:VCARD"]);
}

/// Files put one behind the other.
#[test]
fn a_mark_in_front_of_any_card_is_no_text() {
    let cards = ["Dara Vann", "Nino Kapanadze", "Asha Verma"].map(|name| {
        format!("\u{feff}BEGIN:VCARD\r\nVERSION:3.0\r\nFN:{name}\r\n\u{feff}TEL:012 345 601\r\nEND:VCARD\r\n")
    });
    let found = read(cards.concat());
    assert_eq!(names(&found), ["Dara Vann", "Nino Kapanadze", "Asha Verma"]);
    assert_eq!(found.refused, []);
    assert!(found.people.iter().all(|person| person.customer.phones.len() == 1));
}

#[test]
fn a_blank_behind_a_soft_break_belongs_to_the_text() {
    let person = card(
        "FN:Dara Vann\nNOTE;ENCODING=QUOTED-PRINTABLE:likes green tea and=\n jasmine, comes on=\n\tMondays=\n!",
    );
    assert_eq!(person.notes[0].text, "likes green tea and jasmine, comes on\tMondays!");
    // Without one it is folded as any other line.
    let person = card("FN:Dara Vann\nNOTE;ENCODING=QUOTED-PRINTABLE:likes green\n  tea=20and\n  milk");
    assert_eq!(person.notes[0].text, "likes green tea and milk");
}

#[test]
fn a_name_above_the_limit_is_cut_and_kept_once() {
    let name = "Sokha ".repeat(LINE_LIMIT / 6) + "Chan Ratana";
    for fields in [&["FN"][..], &["N"], &["FN", "N"]] {
        let lines: Vec<String> = fields.iter().map(|field| format!("{field}:{name}")).collect();
        let person = card(&lines.join("\r\n"));
        assert_eq!(reasons(&person), [(3, Reason::TooLong)], "{fields:?}");
        assert_eq!(person.customer.foreign.values().collect::<Vec<_>>(), [&lines[0]]);
        assert_eq!(person.customer.hook, "");
    }
}

/// Some apps leave a semicolon in a name as it is.
#[test]
fn no_part_of_a_name_is_lost() {
    assert_eq!(card("N:Chan;Sokha;;;;Extra").customer.hook, "Chan Sokha Extra");
}

/// A moment may be the day before or after, so it adds nothing to a day that is written as one.
#[test]
fn a_moment_completes_no_birthday() {
    let person = card("FN:A\r\nBDAY:1990-03\r\nBDAY:1990-03-23T17:00:00Z");
    assert_eq!(person.customer.birthday(), YearlyDay::new(3, None, Some(1990)));
}

/// The line that is quoted says something: empty names do not.
#[test]
fn a_card_of_nobody_is_quoted_by_what_it_says() {
    let found = read("BEGIN:VCARD\r\nVERSION:3.0\r\nN:;;;;\r\nFN:\r\nX-FOO:bar\r\nEND:VCARD\r\n");
    let quoted: Vec<&str> = found.refused.iter().map(|remark| remark.words.as_str()).collect();
    assert_eq!((found.people.len(), quoted), (0, vec!["X-FOO:bar"]));
}

#[test]
fn a_birthday_said_twice_is_as_complete_as_both() {
    for (first, second) in [("--0415", "1990-04-15"), ("1990-04-15", "--0415"), ("1990-04", "--0415")] {
        let person = card(&format!("FN:A\r\nBDAY:{first}\r\nBDAY:{second}"));
        assert_eq!(person.customer.birthday(), Some(day(15, 4, Some(1990))), "{first} {second}");
        assert_eq!(person.customer.days.len(), 1, "{first} {second}");
    }
}
