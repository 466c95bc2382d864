//! Files that once lost a word, a person or a day, each a small example of its kind (`tests/contacts/cases`): brought into a
//! real notebook, and everything it then tells of the people in them.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use regulars::domain::*;
use regulars::exchange::vcard::{self, Version};
use regulars::exchange::{PageOut, rows, table};
use regulars::i18n::{self, Language};
use regulars::notebook::api::export::Form;
use regulars::notebook::api::import::{Column, Outcome};
use regulars::notebook::{IntakeCommand, ShowCommand};
use regulars::search::duplicates;

use crate::harness::{Tab, decode, started};
use crate::importing::import;
use crate::{archives, exporting};

fn bytes(name: &str) -> Vec<u8> {
    fs::read(Path::new("tests/contacts/cases").join(name)).expect("a case")
}

/// Everything a page tells, what is empty left out.
fn page_of(tab: &mut Tab, id: CustomerId) -> String {
    let page = tab.page(id);
    told_of(&page.customer, &page.entries)
}

fn told_of(customer: &Customer, entries: &[(EntryId, Entry)]) -> String {
    let labelled = |text: &str, label: &str| {
        if label.is_empty() { text.to_owned() } else { format!("{text} ({label})") }
    };
    let mut parts = vec![customer.name.clone()];
    for (word, text) in [
        ("called", &customer.called),
        ("hook", &customer.hook),
        ("form", &customer.form_of_address),
        ("firm", &customer.firm),
        ("at", &customer.address),
    ] {
        parts.extend((!text.is_empty()).then(|| format!("{word} {}", text.replace('\n', ", "))));
    }
    parts.extend(customer.phones.values().map(|phone| labelled(&phone.number, &phone.label)));
    parts.extend(customer.emails.values().map(|email| labelled(&email.address, &email.label)));
    parts.extend(customer.handles.values().map(|handle| format!("{}: {}", handle.service, handle.name)));
    for day in customer.days.values() {
        let year = day.day.year.map_or("-".to_owned(), |year| year.to_string());
        let on = format!("{year}-{:02}-{:02}", day.day.month, day.day.day.unwrap_or_default());
        parts.push(labelled(&format!("{} {on}", day.kind.key()), &day.label));
    }
    parts.extend(customer.tags.iter().map(|tag| format!("#{tag}")));
    parts.extend(entries.iter().map(|(_, entry)| {
        let amount = entry.amount().map(|amount| format!(" {} {}", amount.minor, amount.currency.code()));
        let day = if entry.kind() == EntryKind::Note { String::new() } else { format!(" {}", entry.day) };
        format!("{}{day}{} “{}”", entry.kind().key(), amount.unwrap_or_default(), entry.text)
    }));
    parts.extend(customer.foreign.values().map(|line| format!("kept {line}")));
    parts.join(" | ")
}

/// Everything that a file brings into an empty notebook: its people, and what is left out, each in the order of the file. The
/// file is brought in twice: nothing comes anew. `hours` is the shop's zone.
fn brought_in(file: &[u8], hours: i64) -> (Vec<String>, Tab) {
    let mut tab = started();
    tab.device.zone.set(hours);
    let first = import(&mut tab, file);
    let again = import(&mut tab, file);
    assert_eq!((again.added, again.updated), (0, 0), "{:?}", again.report);
    let mut told = Vec::new();
    let mut lines: Vec<_> = first.report.iter().collect();
    lines.sort_by_key(|line| line.place.line);
    for line in lines {
        match (line.outcome, line.page) {
            (Outcome::Left(reason), _) => told.push(format!("left out: {} {}", reason.key(), line.words)),
            (_, Some(page)) => told.push(page_of(&mut tab, page)),
            (_, None) => {}
        }
    }
    tab.assert_stored();
    (told, tab)
}

fn case(name: &str) -> Vec<String> {
    brought_in(&bytes(name), 0).0
}

fn text(text: &str) -> Vec<String> {
    brought_in(text.as_bytes(), 0).0
}

// Who is who.

#[test]
fn an_id_that_tells_nobody_apart_is_not_believed() {
    assert_eq!(
        case("01-empty-or-repeated-uid.vcf"),
        [
            "Dara Vann | 012 345 601 (mobile) | note “Wants silk scarves”",
            "Nino Kapanadze | +995 599 00 11 22 (mobile) | note “Pays by card”",
            "Asha Verma | +91 55501 00112 (mobile)",
            "Maya Ellery | +1 312-555-0143 (mobile)",
        ]
    );
    let people = case("01b-id-column-of-zeros.csv");
    let begins = ["Dara Vann | 012 345 601", "Nino K | 599 00 11 22", "Asha | +91", "Maya | +1"];
    assert_eq!(people.len(), 4);
    assert!(people.iter().zip(begins).all(|(person, begin)| person.starts_with(begin)), "{people:?}");
    assert_eq!(case("02a-exponent-id.csv").len(), 4);
    // A purchase of somebody with another's number is on a page of its own.
    let people = text(
        "Customer ID,Name,Date,Item\n7,Dara,2025-03-01,tea\n7,Nino,2025-03-02,silk\n7,Dara,2025-03-03,rice",
    );
    assert_eq!(
        people.iter().map(|person| person.split(" | ").count()).collect::<Vec<_>>(),
        [4, 3],
        "{people:?}"
    );
    // The same id with the same name is one person. The order of the words does not matter.
    let uid = "BEGIN:VCARD\nUID:7\nFN:J. Doe\nTEL:012345601\nEND:VCARD\nBEGIN:VCARD\nUID:7\nFN:Doe J.\nTEL:098765433\nEND:VCARD";
    assert_eq!(text(uid).len(), 2, "two lines of the report");
    assert_eq!(brought_in(uid.as_bytes(), 0).1.view().pages, 1);
}

#[test]
fn a_name_alone_is_nobody_s_identity() {
    assert_eq!(
        case("05a-same-name.csv"),
        [
            "Sokha | note “Red scarf, buys green tea on Mondays”",
            "Sokha | note “Teacher, two sons, allergic to nuts”",
            "Dara | note “Moto taxi in front of the market”",
        ]
    );
    assert_eq!(
        case("05b-same-name.vcf"),
        ["Nino | note “Florist across the street”", "Nino | note “Student, comes with a dog”"]
    );
    assert_eq!(case("05d-family-name-only.csv").len(), 2);
    assert_eq!(
        case("05e-later-row-overwrites.csv"),
        ["Dara Vann | at 1 Road | birthday 1990-03-24", "Dara Vann | at 2 Lane | birthday 1991-04-25",]
    );
    // A number that nobody has is no more than a name.
    assert_eq!(text("Name,Phone,Note\nWalk-in,0000000000,one\nWalk-in,0000000000,two").len(), 2);
    // The same row twice is one person.
    assert_eq!(brought_in(b"Name,Note\nSokha,tea\nSokha,tea\nSokha,silk", 0).1.view().pages, 2);
    // The same rows in another order bring nobody new.
    let mut tab = started();
    import(&mut tab, b"Name,Note\nSokha,tea\nSokha,silk");
    import(&mut tab, b"Name,Note\nSokha,silk\nSokha,tea");
    assert_eq!(tab.view().pages, 2);
}

#[test]
fn a_short_id_of_another_file_is_somebody_else_s() {
    let card =
        |uid: &str, lines: &str| format!("BEGIN:VCARD\r\nVERSION:3.0\r\nUID:{uid}\r\n{lines}END:VCARD\r\n");
    let dara = card("5", "FN:Dara Vann\r\nBDAY:1980-01-01\r\nADR:;;Street 1;;;;\r\n");
    let nino = card("5", "FN:Nino Beridze\r\nBDAY:1990-02-02\r\nADR:;;Street 9;;;;\r\n");
    let mut tab = started();
    assert_eq!(import(&mut tab, dara.as_bytes()).added, 1);
    assert_eq!(import(&mut tab, nino.as_bytes()).added, 1);
    // Each comes again to their own page, also with another name, or under an id that no other program gives.
    for again in
        [dara.clone(), nino.clone(), card("5", "FN:Dara Sok\r\n"), card("5", "FN:D.\r\nBDAY:1980-01-01\r\n")]
    {
        assert_eq!(import(&mut tab, again.as_bytes()).added, 0, "{again}");
    }
    let random = "6f1f3a52-0d5c-4a0e-9a55-1c1fe0e4a7d0";
    assert_eq!(import(&mut tab, card(random, "FN:Maya\r\n").as_bytes()).added, 1);
    assert_eq!(import(&mut tab, card(random, "FN:Lela\r\n").as_bytes()).added, 0);
    assert_eq!(tab.view().pages, 3);
}

#[test]
fn a_later_row_about_the_same_person_overwrites_nothing() {
    assert_eq!(
        brought_in(b"Name,Phone,Address,Birthday\nDara,012345601,1 Road,1990-03-24\nDara,012345601,2 Lane,1991-04-25", 0).0[0],
        "Dara | at 1 Road | 012345601 | birthday 1990-03-24 | other 1991-04-25 (Birthday) | \
         kept X-REGULARS-COLUMN;NAME=\"Address\":2 Lane"
    );
    let cards = "BEGIN:VCARD\nUID:7\nFN:Dara\nORG:Lotus\nBDAY:1990-03-24\nEND:VCARD\nBEGIN:VCARD\nUID:7\nFN:Dara\nORG:Rose\nBDAY:--0324\nEND:VCARD";
    assert_eq!(
        text(cards)[0],
        "Dara | firm Lotus | birthday 1990-03-24 | kept X-REGULARS-COLUMN;NAME=\"Company\":Rose"
    );
}

// Names.

#[test]
fn no_part_of_a_name_vanishes() {
    let firsts = |name: &str| {
        case(name)
            .into_iter()
            .map(|person| person.split(" | ").next().unwrap_or_default().to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(firsts("04a-first-and-family.csv"), ["Анна Петрова", "Лука Гиоргадзе", "Мария Соколова"]);
    assert_eq!(firsts("04b-fio.csv"), ["Петрова Анна Сергеевна", "Гиоргадзе Лука"]);
    assert_eq!(case("04c-display-name-hides-parts.csv"), ["The baker | hook Dara Vann | 012 345 601"]);
    assert_eq!(case("04d-fn-hides-n.vcf"), ["The baker | hook Dara Sok Vann Jr. | form Mr. | 012 345 601"]);
    assert!(firsts("11-blank-line-in-fn.vcf").contains(&"Maya June Ellery-Pine".to_owned()));
    let mut tab = brought_in(&bytes("04a-first-and-family.csv"), 0).1;
    assert_eq!(tab.find("Петрова"), ["Анна Петрова"]);
}

#[test]
fn labels_types_and_days_of_other_programs_are_kept() {
    assert_eq!(
        case("14b-quoted-types.vcf"),
        ["Dara Vann | 11111111 (home) | 22222222 (work) | 33333333 (work)"]
    );
    assert_eq!(
        case("20c-label-of-second-address.vcf"),
        [
            "Dara Vann | at 1 Road, Town, 1000, Land | kept item2.ADR:;;2 Road;Town;;1000;Land | kept item2.X-ABLabel:Summer house"
        ]
    );
    assert_eq!(
        case("20e-names-with-signs.vcf"),
        [
            "Dara Vann | kept X-GOOGLE-TALK;TYPE=WORK:dara.talk | kept X-MESSAGING-XMPP-ALL:dara@example.org | \
         kept PHOTO;VALUE=uri:my://photo",
            "left out: linked-photo PHOTO;VALUE=uri:my://photo",
            "left out: nobody X-MESSAGING-XMPP-ALL:nino@example.org",
        ]
    );
    assert_eq!(case("20f-colon-in-label.vcf"), ["Dara Vann | at 1 Road, Town, 1000, Land"]);
    assert_eq!(
        case("20h-other-anniversaries.vcf"),
        ["Dara Vann | birthday 1980-03-22 | other 2011-01-13 (Anniversary)"]
    );
    assert_eq!(
        text("BEGIN:VCARD\nFN:Dara\nBDAY:1980-03-22\nBDAY:1981-03-22\nTEL;TYPE=X-SHOP:012345601\nEND:VCARD"),
        ["Dara | 012345601 (shop) | birthday 1980-03-22 | other 1981-03-22 (Birthday)"]
    );
    assert_eq!(
        text("Name,Birthday,Date of birth\nDara,1980-03-22,1981-03-22"),
        ["Dara | birthday 1980-03-22 | other 1981-03-22 (Date of birth)"]
    );
}

#[test]
fn a_group_is_nobody_and_its_members_have_its_name() {
    assert_eq!(
        case("09-groups.vcf"),
        [
            "Dara Vann | 012 345 601 (mobile) | #Monday tea",
            "Nino Kapanadze | +995 599 00 11 22 (mobile) | #Monday tea | #Wholesale",
        ]
    );
    let by_mail = "BEGIN:VCARD\nFN:Nino\nEMAIL:nino@example.org\nEND:VCARD\nBEGIN:VCARD\nKIND:group\nFN:Choir\n\
                   MEMBER:mailto:nino@example.org\nEND:VCARD";
    assert_eq!(text(by_mail), ["Nino | nino@example.org | #Choir"]);
}

// Tables.

#[test]
fn a_report_has_titles_above_and_sums_below() {
    assert_eq!(
        case("07a-title-rows.csv"),
        [
            "left out: outside Client list    ",
            "left out: outside Salon Lotus, printed 03/02/2026 18:40    ",
            "Asha Verma | +91 55501 00112 | asha@example.com | birthday 1984-11-05 | note “Short notice is fine”",
            "Rohan Mehta | +91 55501 00121 | birthday 1991-03-24 | note “Beard trim, every 3 weeks”",
            "Meera Joshi | +91 55501 00130 | meera@example.org",
            "left out: outside Total clients: 3    ",
        ]
    );
    assert_eq!(
        text("Dara Vann,24/03/1990,012 345 601\nNino,05/12/1985,599 00 11 22"),
        ["Dara Vann | 012 345 601 | birthday 1990-03-24", "Nino | 599 00 11 22 | birthday 1985-12-05"],
        "days are no numbers to call"
    );
    // A sum in any cell, but nobody who can be reached or is called so.
    for (table, last) in [
        (
            "№;Клиент;Телефон;Сумма\n1;Анна;+7 912 345-67-89;1 200\n;Итого;;1 200",
            "left out: outside  Итого  1 200",
        ),
        (
            "№;Клиент;Телефон;Сумма\n1;Анна;+7 912 345-67-89;1 200\nИтого: 1;;;1 200",
            "left out: outside Итого: 1   1 200",
        ),
        ("ល.រ,ឈ្មោះ,ទូរស័ព្ទ\n១,សុខា,012345678\nសរុប,១ នាក់,", "left out: outside សរុប ១ នាក់ "),
        ("क्र.सं.,नाम,मोबाइल नं.\n१,सुनीता,9876543210\nकुल,1,", "left out: outside कुल 1 "),
        ("No,Name,Phone\n1,Dara,012345678\n2,Total Wine,", "Total Wine | kept"),
        ("No,Name,Phone\n1,Dara,012345678\n2,Sum,", "Sum | kept"),
        ("No,Name,Phone\n1,Dara,012345678\n,Total,012345679", "Total | 012345679"),
    ] {
        assert!(text(table).last().is_some_and(|told| told.starts_with(last)), "{table} {:?}", text(table));
    }
    assert_eq!(
        text("\"Name,Phone,Note\"\n\"Dara,012345601,\"\"tea, green\"\"\"")[0],
        "Dara | 012345601 | note “tea, green”"
    );
}

#[test]
fn columns_are_known_in_the_words_people_use() {
    let ends = |name: &str| {
        case(name)
            .into_iter()
            .map(|person| person.split(" | kept").next().unwrap_or_default().to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(
        ends("15-opencart-ka.csv"),
        [
            "ნინო კაპანაძე | 599 00 11 22 | nino@example.org",
            "ლუკა გიორგაძე | 599 00 11 44 | luka@example.org",
        ]
    );
    assert_eq!(
        ends("15-phppos-km.csv"),
        [
            "ដារ៉ា វណ្ណ | at ផ្ទះ ១២ ផ្លូវ ៥ | 012 345 601 | dara@example.org | note “ចូលចិត្តតែបៃតង”",
            "សុភា ចាន់ | 012 345 622",
        ]
    );
    assert_eq!(
        ends("15-sheet-km.csv"),
        [
            "វណ្ណ ដារ៉ា | ០១២ ៣៤៥ ៦០១ | birthday 1990-03-24 | note “មករាល់ថ្ងៃសៅរ៍”",
            "ចាន់ សុភា | ០១២ ៣៤៥ ៦២២ | birthday 1985-12-05",
        ]
    );
    assert_eq!(
        text("სახელი, გვარი;ტელ.;დაბ. თარიღი\nნინო კაპანაძე;599 00 11 22;05.12.1985"),
        ["ნინო კაპანაძე | 599 00 11 22 | birthday 1985-12-05"]
    );
    assert_eq!(
        text("ФИО;Тел.;День рождения;Заметки\nПетрова Анна;599001133;24 марта 1990 г.;чай"),
        ["Петрова Анна | 599001133 | birthday 1990-03-24 | note “чай”"]
    );
    assert_eq!(
        text("Имя клиента;Моб. тел.;Дата рожд.;Прим.\nАнна;89123456789;12.05.1984;чай"),
        ["Анна | 89123456789 | birthday 1984-05-12 | note “чай”"]
    );
    assert_eq!(
        text("სახელი;გვარი;მობ.;მობილური ნომერი\nნინო;ბერიძე;599123456;577123456"),
        ["ნინო ბერიძე | 599123456 | 577123456"]
    );
    assert_eq!(
        text("नाम,मोबाइल नं.,फ़ोन नं,जन्म तिथि\nआशा वर्मा,9811122233,080 2612 3456,15/08/1980"),
        ["आशा वर्मा | 9811122233 | 080 2612 3456 | birthday 1980-08-15"]
    );
    assert_eq!(
        text("ชื่อ,โทรศัพท์\nสมชาย,081-234-5678\nสมหญิง,089-876-5432"),
        ["สมชาย | 081-234-5678", "สมหญิง | 089-876-5432"],
        "words nobody knows above a column of numbers"
    );
    assert_eq!(text("Dara,\nNino,599112233\nMaya,599112244\n").len(), 3, "nobody's row is a header");
    assert_eq!(
        text(
            "First Name,Last Name,Business Street,Business City,Home Street,Home City\nRohan,Sharma,MG Road 1,Pune,Lane 2,Pune"
        ),
        ["Rohan Sharma | at MG Road 1, Pune, , Lane 2, Pune"]
    );
    assert_eq!(text("Imię;Nazwisko;Telefon\nEwa;Lis;601 100 200"), ["Ewa Lis | 601 100 200"]);
    assert_eq!(
        text(
            "Order Date,First Name (Billing),Last Name (Billing),Phone (Billing),Order Total Amount,Item Name\n\
             2024-03-01,Asha,Verma,+919811122233,$5.00,Oil\n2024-03-05,Asha,Verma,+919811122233,$2.50,Soap\n"
        ),
        [
            "Asha Verma | +919811122233 | purchase 2024-03-05 250 USD “Soap” | purchase 2024-03-01 500 USD “Oil”"
        ]
    );
    assert_eq!(
        text("ग्राहक का नाम,मोबाइल,जन्म तारीख\nआशा वर्मा,98765 43210,13 फरवरी 1990"),
        ["आशा वर्मा | 98765 43210 | birthday 1990-02-13"]
    );
}

#[test]
fn birthdays_are_read_as_people_write_them_and_no_year_is_guessed() {
    let days = |name: &str| {
        case(name)
            .into_iter()
            .filter(|line| !line.starts_with("left"))
            .map(|person| {
                person.split(" | ").find(|part| part.starts_with("birthday")).unwrap_or_default().to_owned()
            })
            .collect::<Vec<_>>()
    };
    assert_eq!(
        days("16a-hindi-months.csv"),
        [
            "birthday 1990-02-13",
            "birthday 1988-09-16",
            "birthday --11-05",
            "birthday 1975-12-12",
            "birthday 1969-10-23",
            "birthday 1980-08-11",
        ]
    );
    assert_eq!(
        days("16b-short-years.csv"),
        [
            "birthday --03-24",
            "birthday --03-24",
            "birthday --04-01",
            "birthday --12-31",
            "birthday 1990-03-24",
        ]
    );
    assert_eq!(days("16c-eight-digits.csv"), ["birthday 1990-03-24"]);
    let purchase = case("16d-eight-digits-purchase.csv");
    assert!(purchase.iter().any(|line| line.starts_with("Dara Vann | purchase 2025-03-14")), "{purchase:?}");
}

#[test]
fn a_moment_is_the_day_it_is_where_the_shop_is() {
    let days = |name: &str, hours: i64| brought_in(&bytes(name), hours).0;
    let tbilisi = days("10a-moments.vcf", 4);
    let nino = "Nino of Tbilisi | birthday 1985-12-05".to_owned();
    assert!(tbilisi.contains(&nino), "{tbilisi:?}");
    assert_eq!(
        tbilisi.iter().filter(|line| line.starts_with("left out: moment")).count(),
        1,
        "Sophea's may be one off"
    );
    let phnom_penh = days("10a-moments.vcf", 7);
    assert!(phnom_penh.contains(&"Sophea of Phnom Penh | birthday 1990-03-24".to_owned()), "{phnom_penh:?}");
    for days in [tbilisi, phnom_penh] {
        assert!(days.contains(&"With offset | birthday 1973-09-28".to_owned()));
        assert!(days.contains(&"Plain | birthday 1996-04-15".to_owned()));
        assert!(days.contains(&"Old server | kept BDAY:19560411230000".to_owned()));
    }
    assert_eq!(days("10b-moment.csv", 4), ["Nino of Tbilisi | birthday 1985-12-05"]);
    let told = |day: &str| {
        let card = format!("BEGIN:VCARD\nVERSION:3.0\nFN:Eka\nBDAY:{day}\nEND:VCARD\n");
        brought_in(card.as_bytes(), 7).0
    };
    for (written, day) in [
        ("1990-03-23T20:00:00+03:00", "1990-03-24"),
        ("19900323T120000-0500", "1990-03-24"),
        ("1989-12-31T17:00:00Z", "1990-01-01"),
        ("1990-03-23T00:00:00-05:00", "1990-03-23"),
        ("1990-03-23T00:00:00+07:00", "1990-03-23"),
    ] {
        assert_eq!(told(written), [format!("Eka | birthday {day}")], "{written}");
    }
}

#[test]
fn several_numbers_of_one_field_are_several() {
    assert_eq!(
        case("13a-two.csv"),
        [
            "Spaced slash | 012 345 633 | 098 765 455",
            "Bare slash | 012345644 | 098765466",
            "Comma | 012 345 655 | 098 765 477",
            "Word | 012 345 666 | 098 765 488",
            "Not two | 012/345/677",
        ]
    );
    assert_eq!(
        text(
            "BEGIN:VCARD\nFN:Dara\nTEL;TYPE=WORK:012 345 611 / 098 765 433\nTEL:+995-32-255-01-61;ext=104\nEND:VCARD"
        ),
        ["Dara | 012 345 611 (work) | 098 765 433 (work) | +995-32-255-01-61 ext. 104"]
    );
    let exponents = case("02b-exponent-phone.csv");
    assert_eq!(
        exponents.iter().filter(|line| line.starts_with("left out: no-number")).count(),
        3,
        "{exponents:?}"
    );
    assert_eq!(
        exponents.iter().filter(|line| line.contains("kept X-REGULARS-COLUMN;NAME=\"Phone\"")).count(),
        3
    );
}

// What a file is written in, and what it is.

#[test]
fn letters_of_former_years_are_read_or_chosen() {
    assert_eq!(
        case("08a-cp1251.csv")[0],
        "Анна Петрова | at ул. Вымышленная, 5 | +995 599 00 11 33 | note “Любит чай без сахара”"
    );
    assert_eq!(case("08b-cp1250.vcf"), ["Jan Wołski"]);
    let mut tab = started();
    tab.command(IntakeCommand::ReadFile {
        name: "clients.csv".into(),
        bytes: Arc::from(bytes("08a-cp1251.csv")),
    });
    let shown = |tab: &Tab| tab.view().import.clone().expect("read");
    let charsets = shown(&tab).charsets.expect("it is no UTF-8");
    assert_eq!(charsets.chosen, "windows-1251");
    assert!(
        charsets.samples.iter().any(|(name, words)| name == "windows-1251" && words.starts_with("Имя")),
        "{charsets:?}"
    );
    tab.command(IntakeCommand::ReadIn("windows-1252".into()));
    assert_eq!(shown(&tab).charsets.map(|charsets| charsets.chosen), Some("windows-1252".to_owned()));
    assert!(shown(&tab).preview.iter().any(|(name, _)| name.starts_with("Àííà")));
    tab.command(IntakeCommand::ReadIn("windows-1251".into()));
    assert!(shown(&tab).preview.iter().any(|(name, _)| name == "Анна Петрова"));
    assert_eq!(tab.view().pages, 0, "nothing is written before");
    assert!(!shown(&tab).old_khmer);
    // As a table and as cards: the letters of a font, not of a charset.
    let names = ["can; suxa", "Esg suFarI", "ep¤c vNÑa", "luy cnÞ"];
    let card = |name: &&str| format!("BEGIN:VCARD\r\nVERSION:3.0\r\nFN:{name}\r\nEND:VCARD\r\n");
    for file in [format!("Name\n{}\n", names.join("\n")), names.iter().map(card).collect()] {
        let bytes = Arc::from(file.as_bytes());
        tab.command(IntakeCommand::ReadFile { name: "old".into(), bytes });
        assert!(shown(&tab).old_khmer, "{file}");
    }
}

#[test]
fn what_is_not_for_people_is_said_in_one_sentence() {
    assert_eq!(case("18-birthdays.ics"), ["left out: calendar "]);
    assert_eq!(case("18-clients.xls"), ["Dara Vann | 012 345 601", "Nino Kapanadze | 599 00 11 22"]);
    assert_eq!(text("{\"people\": [{\"name\": \"Dara\"}]}"), ["left out: json "]);
    assert_eq!(brought_in(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 0).0, ["left out: spreadsheet "]);
    assert_eq!(brought_in(b"%PDF-1.4\n\x00\x01\x02\x03", 0).0, ["left out: no-table "]);
    assert_eq!(text("%PDF-1.4\n1 0 obj\nendobj\n"), ["left out: no-table "]);
    assert_eq!(text("<!DOCTYPE html><p>Please log in, now; thanks</p>"), ["left out: no-table "]);
    assert_eq!(brought_in(b"\x89PNG\r\n\x1a\nabcd, abcd", 0).0, ["left out: no-table "]);
    assert_eq!(
        text("version: 1\n\ndn: cn=Dara Vann\nobjectclass: top\ncn: Dara Vann\n"),
        ["left out: json "]
    );
    assert_eq!(
        text("Name,Phone,Note\nDara Vann,012111222,tea\0cold\nAsha,9811122233,mark")[1],
        "Asha | 9811122233 | note “mark”"
    );
    assert_eq!(
        text(
            "<html><body><table>\n<tr><th>Name<th>Phone\n<tr><td>Dara&nbsp;&amp; Co<td>012&#32;345 601\n</table></body></html>"
        ),
        ["Dara & Co | 012 345 601"]
    );
}

#[test]
fn what_will_be_lost_is_told_before_anything_is_written() {
    let mut tab = started();
    let file = "Name,Birthday,Phone\nDara,in spring,9.19877E+11\nNino,32.1.1990,\n,,119\n,1990-01-01,";
    tab.command(IntakeCommand::ReadFile { name: "a.csv".into(), bytes: Arc::from(file.as_bytes()) });
    let losses = tab.view().import.clone().expect("read").losses;
    let told: Vec<(&str, usize, &str)> =
        losses.iter().map(|loss| (loss.reason.key(), loss.count, loss.first[0].1.as_str())).collect();
    assert_eq!(
        told,
        [("nobody", 1, " 1990-01-01 "), ("no-day", 2, "in spring"), ("no-number", 1, "9.19877E+11")]
    );
    tab.command(IntakeCommand::Import(ImportId(tab.device.random())));
    assert_eq!(tab.view().import.clone().expect("done").losses, []);
}

// Who has two pages.

/// FEBRL data set 1 (BSD-3, see beside it): 1,000 records of 500 people, each with one misspelt double.
#[test]
fn doubles_of_a_thousand_records_are_found_and_nobody_else() {
    let file = fs::read("tests/contacts/febrl/dataset1.csv").expect("there");
    let table = table::read(&file, "windows-1252", &decode).expect("a table");
    let found = rows::people(&table, &rows::guess(&table, false), None).people;
    let summaries: Vec<Summary> = found
        .iter()
        .map(|person| {
            let id = person.apart.unwrap_or(person.id);
            Summary::of(id, &person.customer, Timestamp(0), None, &[], &BTreeMap::new())
        })
        .collect();
    let record = |id: CustomerId| {
        let at = summaries.iter().position(|summary| summary.id == id).expect("there");
        table.rows[at + 1].cells[0].split('-').nth(1).expect("a number").to_owned()
    };
    let start = std::time::Instant::now();
    let pairs = duplicates(&summaries);
    let took = start.elapsed();
    let right = pairs.iter().filter(|pair| record(pair.ids[0]) == record(pair.ids[1])).count();
    let (precision, recall) = (right as f64 / pairs.len() as f64, right as f64 / 500.0);
    println!("{} pairs, {right} right: precision {precision:.3}, recall {recall:.3}, {took:?}", pairs.len());
    assert!(precision >= 0.99 && recall >= 0.93, "precision {precision:.3}, recall {recall:.3}");
}

#[test]
fn a_number_nobody_has_and_a_birthday_of_another_year_make_no_double() {
    for name in ["19b-placeholder-number.csv", "19c-birthdays-of-other-years.csv"] {
        let mut tab = brought_in(&bytes(name), 0).1;
        tab.command(ShowCommand::FindDuplicates);
        assert_eq!(tab.view().duplicates.clone().expect("looked").len(), 0, "{name}");
    }
}

// And out again.

/// Whether a line is one of vCard 3.0 and 4.0: a name, parameters that all have a value, quoted where it needs that.
fn is_valid(line: &str) -> bool {
    let is_name =
        |name: &str| !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || "-_.".contains(c));
    let (mut in_quotes, mut head) = (false, line.len());
    for (at, c) in line.char_indices() {
        in_quotes ^= c == '"';
        if c == ':' && !in_quotes {
            head = at;
            break;
        }
    }
    let mut words = line[..head].split(';');
    let is_param =
        |word: &str| word.split_once('=').is_some_and(|(name, value)| is_name(name) && !value.is_empty());
    head < line.len()
        && words.next().is_some_and(is_name)
        && (line[..head].contains('"') || words.all(is_param))
}

/// The address books and tables of this folder's tests.
fn fixtures() -> impl Iterator<Item = PathBuf> {
    let folders = ["tests/contacts", "tests/contacts/cases", "tests/contacts/tables"];
    let files = folders.into_iter().flat_map(|folder| fs::read_dir(folder).expect("there"));
    let files = files.map(|file| file.expect("there").path());
    files.filter(|path| path.extension().is_some_and(|end| end == "vcf" || end == "csv"))
}

/// A notebook with everybody of a file, and who they are.
fn filled(path: &Path) -> (Tab, BTreeSet<CustomerId>) {
    let mut tab = started();
    let report = import(&mut tab, &fs::read(path).expect("there"));
    let ids = report.report.iter().filter_map(|line| line.page).collect();
    (tab, ids)
}

#[test]
fn everybody_of_every_file_comes_back_from_a_table() {
    for path in fixtures() {
        let (mut tab, ids) = filled(&path);
        let table = exporting::file(&mut tab, Form::Table, None);
        let told = |tab: &mut Tab| ids.iter().map(|id| page_of(tab, *id)).collect::<Vec<_>>();
        let before = told(&mut tab);
        let again = import(&mut tab, table.as_bytes());
        // Nobody is new, and nobody's page has anything twice.
        assert_eq!((again.added, told(&mut tab)), (0, before), "{}", path.display());
        assert_eq!(again.updated, 0, "{}", path.display());
        let mut fresh = started();
        import(&mut fresh, table.as_bytes());
        for id in ids.iter().copied() {
            // A table has no entries and no photos.
            let told = |tab: &mut Tab| Customer { photo: None, ..tab.page(id).customer };
            let [before, after] = [&mut tab, &mut fresh].map(|tab| {
                let customer = told(tab);
                // Several days may come in another order.
                let mut parts: Vec<String> =
                    told_of(&customer, &[]).split(" | ").map(str::to_owned).collect();
                parts.sort();
                parts
            });
            assert_eq!(after, before, "{}", path.display());
        }
    }
}

#[test]
fn everybody_of_every_file_comes_back_from_an_archive() {
    for path in fixtures() {
        let (mut tab, ids) = filled(&path);
        let mut fresh = started();
        archives::restored(&mut fresh, &archives::exported(&mut tab, None));
        for id in ids {
            assert_eq!(page_of(&mut fresh, id), page_of(&mut tab, id), "{}", path.display());
        }
        fresh.assert_stored();
    }
}

#[test]
fn every_file_comes_out_valid_and_reads_back_as_the_same_people() {
    let mut count = 0;
    for path in fixtures() {
        let (mut tab, ids) = filled(&path);
        for version in [Version::Three, Version::Four] {
            let people: Vec<Customer> = ids.iter().map(|id| tab.page(*id).customer.clone()).collect();
            let cards: Vec<String> = ids
                .iter()
                .zip(&people)
                .map(|(id, customer)| {
                    vcard::write(
                        &PageOut {
                            id: *id,
                            customer,
                            entries: &[],
                            begun: Timestamp(0),
                            joined: None,
                            recommender: None,
                            photo: None,
                            photos: &[],
                            document: &[],
                        },
                        version,
                    )
                })
                .collect();
            let file = cards.concat();
            for line in file.replace("\r\n ", "").lines() {
                assert!(is_valid(line), "{}: {line}", path.display());
            }
            // Into the same notebook: nobody new, and nothing of theirs twice.
            let again = import(&mut tab, file.as_bytes());
            assert_eq!(again.added, 0, "{}", path.display());
            for (id, before) in ids.iter().zip(&people) {
                let after = tab.page(*id).customer.clone();
                assert_eq!(after.phones.len(), before.phones.len(), "{}", path.display());
                assert_eq!(
                    after.foreign.len(),
                    before.foreign.len(),
                    "{} {:?} {:?}",
                    path.display(),
                    before.foreign,
                    after.foreign
                );
            }
            // Into an empty one: the same people.
            let mut other = started();
            let brought = import(&mut other, file.as_bytes());
            assert_eq!(brought.added, people.len(), "{}", path.display());
            for (id, before) in ids.iter().zip(&people) {
                let after = other.page(*id).customer.clone();
                let told = |customer: &Customer| {
                    let phones: Vec<_> = customer.phones.values().cloned().collect();
                    let emails: Vec<_> = customer.emails.values().cloned().collect();
                    let days: Vec<_> = customer.days.values().map(|day| (day.kind, day.day)).collect();
                    let lines =
                        [&customer.name, &customer.called, &customer.firm, &customer.hook, &customer.address];
                    (
                        phones,
                        emails,
                        days,
                        customer.tags.clone(),
                        lines.map(Clone::clone),
                        customer.foreign.len(),
                    )
                };
                assert_eq!(told(&after), told(before), "{} as {version:?}", path.display());
            }
            count += people.len();
        }
    }
    assert!(count > 150, "{count}");
}

/// An owner may name the columns of a table as this app names its fields.
#[test]
fn the_names_that_the_app_gives_to_columns_are_known() {
    let named = [
        ("column-name", Column::Name),
        ("column-middle", Column::Middle),
        ("column-family", Column::Family),
        ("column-suffix", Column::Suffix),
        ("form-form-of-address", Column::FormOfAddress),
        ("form-called", Column::Called),
        ("form-firm", Column::Firm),
        ("form-phone", Column::Phone),
        ("form-email", Column::Email),
        ("form-handle", Column::Handle),
        ("form-address", Column::Address),
        ("form-tags", Column::Tags),
        ("form-day-birthday", Column::Birthday),
        ("column-birth-year", Column::BirthYear),
        ("column-birth-month", Column::BirthMonth),
        ("column-birth-day", Column::BirthDay),
        ("column-day", Column::Day),
        ("entry-kind-note", Column::Note),
        ("form-hook", Column::Hook),
        ("form-say", Column::Say),
        ("form-patronymic", Column::Patronymic),
        ("form-preferences", Column::Preferences),
        ("form-happy", Column::Happy),
        ("form-found-us", Column::FoundUs),
        ("form-recommended-by", Column::RecommendedBy),
        ("column-visit", Column::Visit),
        ("column-id", Column::Id),
    ];
    let bought = [
        ("column-purchase", Column::Purchase),
        ("column-bought", Column::Bought),
        ("entry-amount", Column::Amount),
        ("entry-currency", Column::Currency),
    ];
    let mut unknown = Vec::new();
    for language in Language::ALL {
        let word = |id: &str| i18n::say(language, id, &[]).replace(',', " ");
        let all = bought.map(|(id, _)| word(id));
        for (id, column) in named.iter().chain(&bought) {
            let names = [vec![word("column-name"), word("column-family"), word(id)], all.to_vec()].concat();
            let text = format!("{}\n{}\n", names.join(","), "x,".repeat(names.len()));
            let table = table::read(text.as_bytes(), "utf-8", &|_, _| None).expect("a table");
            let known = rows::guess(&table, false).columns[2];
            // Hindi and Georgian call two of them the same.
            let is_same = |other: &Column| word(id) == word("form-patronymic") && *other == Column::Middle;
            if known != *column && !is_same(&known) {
                unknown.push(format!("{language:?} {} {column:?} {known:?}", word(id)));
            }
        }
    }
    assert_eq!(unknown, [""; 0]);
}

#[test]
fn a_total_is_nobody_and_a_name_alone_is_as_many_people() {
    for (table, expected) in [
        ("Имя;Телефон;Сумма\nАнна;012345678;20\nИтого;2;30\n", &["Анна | 012345678"][..]),
        ("Name,Phone\nDara,012345678\nGrand Total,2\n", &["Dara | 012345678"]),
        ("नाम,फ़ोन\nराम,9812345678\nयोग,2\n", &["राम | 9812345678"]),
        ("სახელი,ტელეფონი\nნინო,599123456\nსულ ჯამი,1\n", &["ნინო | 599123456"]),
        ("Клиент;Телефон\nАнна;012345678\nВсего клиентов: 2;\n", &["Анна | 012345678"]),
        ("Name,Phone\nCount Dracula,012345678\n", &["Count Dracula | 012345678"]),
        ("Name\nសុខា\nDara\nសុខា\n", &["Dara", "សុខា", "សុខា"]),
    ] {
        let (mut told, _) = brought_in(table.as_bytes(), 7);
        told.retain(|line| !line.starts_with("left out"));
        told.sort();
        let mut expected: Vec<&str> = expected.to_vec();
        expected.sort_unstable();
        let told: Vec<&str> =
            told.iter().map(|line| line.split(" | kept").next().unwrap_or_default()).collect();
        assert_eq!(told, expected, "{table}");
    }
}

#[test]
fn names_in_two_scripts_and_labels_of_first_addresses_stay() {
    let card = |lines: &str| {
        let card = format!("BEGIN:VCARD\nVERSION:4.0\n{lines}\nEND:VCARD\n");
        brought_in(card.as_bytes(), 7).0
    };
    let told = card("FN;LANGUAGE=en:Kim Vera\nFN;LANGUAGE=km:គឹម វេរ៉ា\nTEL:012111222");
    assert!(told[0].contains("គឹម វេរ៉ា"), "{told:?}");
    let told = card("FN:Anna\nitem1.ADR:;;Lenina 1;Moscow;;;\nitem1.X-ABLabel:Dacha\nEMAIL:a@x.kh;b@x.kh");
    assert!(told[0].contains("Dacha: Lenina 1"), "{told:?}");
    assert!(told[0].contains("a@x.kh | b@x.kh"), "{told:?}");
}
