//! Tables of other apps: what each program's file brings, and what ugly ones do not break. The files and where they
//! follow whose form are named in `tests/contacts/tables/README.md`.

use std::sync::Arc;

use chrono::NaiveDate;
use proptest::prelude::*;
use regulars::domain::*;
use regulars::exchange::columns::Column;
use regulars::exchange::rows::{self, Mapping};
use regulars::exchange::{Found, Note, Person, Reason, table};
use regulars::notebook::IntakeCommand;

use crate::harness::{Device, decode};

fn bytes(name: &str) -> Vec<u8> {
    let path = format!("{}/tests/contacts/tables/{name}.csv", env!("CARGO_MANIFEST_DIR"));
    std::fs::read(path).expect("the table is there")
}

fn read(bytes: &[u8]) -> (Mapping, Found) {
    let table = table::read(bytes, "windows-1252", &decode).expect("it is text");
    let mapping = rows::guess(&table, false);
    let found = rows::people(&table, &mapping, Some(Currency::USD));
    (mapping, found)
}

/// The people of a file nothing of which is refused.
fn people(name: &str) -> Vec<Person> {
    let (_, found) = read(&bytes(name));
    assert_eq!(found.refused, [], "{name}");
    let remarks: Vec<_> = found.people.iter().flat_map(|person| &person.remarks).collect();
    assert_eq!(remarks, Vec::<&regulars::exchange::Remark>::new(), "{name}");
    found.people
}

fn names(people: &[Person]) -> Vec<&str> {
    people.iter().filter_map(|person| person.customer.title()).collect()
}

fn phones(person: &Person) -> Vec<(&str, &str)> {
    person.customer.phones.values().map(|phone| (phone.number.as_str(), phone.label.as_str())).collect()
}

fn emails(person: &Person) -> Vec<&str> {
    person.customer.emails.values().map(|email| email.address.as_str()).collect()
}

fn birthday(person: &Person) -> Option<(u8, u8, Option<u16>)> {
    person.customer.birthday().map(|day| (day.month, day.day.expect("a day"), day.year))
}

fn notes(person: &Person) -> Vec<&str> {
    person.notes.iter().map(|line| line.text.as_str()).collect()
}

fn day(year: i32, month: u32, day: u32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(year, month, day)
}

#[test]
fn google_s_table_of_today() {
    let people = people("google-new");
    assert_eq!(
        names(&people),
        ["Maya June Ellery", "ដារ៉ា សុខ", "आशा वर्मा", "ნინო ბერიძე", "Cedar Corner Café"]
    );
    let maya = &people[0].customer;
    assert_eq!(
        (maya.form_of_address.as_str(), maya.called.as_str(), maya.hook.as_str()),
        ("Dr.", "May", "Owner")
    );
    assert_eq!(maya.name_order, Some(NameOrder::FamilyLast));
    assert_eq!(
        phones(&people[0]),
        [("+1 312-555-0143", "Mobile"), ("+1 312-555-0144", "Mobile"), ("(312) 555-0145", "Work")]
    );
    assert_eq!(emails(&people[0]), ["maya.ellery@example.com", "office@example.com", "maya@example.org"]);
    assert_eq!(maya.address, "12 Sample Street\nApt 4\nSpringfield, IL 60000\nUS");
    assert_eq!(maya.tags, ["VIP".to_owned()].into());
    assert_eq!(birthday(&people[0]), Some((3, 24, Some(1990))));
    assert_eq!(birthday(&people[1]), Some((3, 24, None)));
    let wedding = maya.days.values().find(|day| day.kind == DayKind::Other).expect("an event");
    assert_eq!(
        (wedding.label.as_str(), wedding.day),
        ("Anniversary", YearlyDay::new(6, 6, Some(2015)).unwrap())
    );
    assert!(
        maya.foreign
            .values()
            .any(|line| line == "X-REGULARS-COLUMN;NAME=\"Custom Field 1 - Value\":7.1\\, ash")
    );
    assert_eq!(notes(&people[0])[0].lines().count(), 2);
}

#[test]
fn google_s_table_of_former_years() {
    let people = people("google-old");
    assert_eq!(names(&people), ["Tomas Erik Lindqvist", "ចាន់ សុភា", "रोहन मेहता", "გიორგი ლომიძე"]);
    assert_eq!(people[1].customer.name_order, Some(NameOrder::FamilyFirst));
    assert_eq!(birthday(&people[1]), Some((2, 29, None)));
    assert_eq!(people[0].customer.tags, ["Regulars".to_owned()].into());
    assert_eq!(phones(&people[0]).len(), 3);
}

#[test]
fn outlook_writes_in_the_charset_of_windows_and_zeros_for_no_day() {
    let people = people("outlook");
    assert_eq!(names(&people), ["Zoé Brücker", "René A. Hartwell", "Sok Dara", "Größe & Söhne"]);
    assert_eq!((birthday(&people[0]), birthday(&people[1])), (Some((3, 24, Some(1990))), None));
    assert_eq!(people[0].customer.form_of_address, "Ms.");
    assert_eq!(phones(&people[3]), [("(503) 555-0135", "work, fax"), ("(503) 555-0134", "work")]);
    assert_eq!(people[0].customer.tags, ["Customers".to_owned(), "VIP".to_owned()].into());
}

#[test]
fn tills_and_shops() {
    let square = people("square");
    assert_eq!(phones(&square[0]), [("+13125550143", "")]);
    let visits: Vec<_> = square[0].notes.iter().filter(|line| line.kind == EntryKind::Visit).collect();
    assert_eq!(visits.iter().map(|line| line.day).collect::<Vec<_>>(), [day(2023, 1, 14), day(2025, 3, 20)]);
    assert_eq!(birthday(&square[1]), Some((9, 21, None)));
    assert_eq!(square[3].notes.len(), 1, "the first visit was the last one");
    let shopify = people("shopify");
    assert_eq!(names(&shopify), ["Maya Ellery", "ნინო ბერიძე", "ដារ៉ា សុខ", "hello@example.org"]);
    assert_eq!(shopify[0].customer.tags.len(), 3);
    assert!(shopify[1].customer.address.ends_with("GE\n0100"));
    let hubspot = people("hubspot");
    assert_eq!(
        emails(&hubspot[0]),
        ["tomas@example.com", "t.lindqvist@example.org", "tomas.work@example.com"]
    );
    assert_eq!(hubspot[0].customer.firm, "Lindqvist Boats, Inc.");
    let mailchimp = people("mailchimp");
    assert_eq!(birthday(&mailchimp[2]), Some((2, 29, None)));
    assert_eq!(mailchimp[0].customer.tags, ["Spring sale".to_owned(), "VIP".to_owned()].into());
    assert_eq!(mailchimp[0].customer.address.lines().count(), 6);
    let thunderbird = people("thunderbird");
    assert_eq!(birthday(&thunderbird[0]), Some((10, 2, Some(1978))));
    assert_eq!(birthday(&thunderbird[1]), Some((2, 29, None)));
    assert_eq!(birthday(&thunderbird[3]), None);
    assert!(
        thunderbird[3].customer.foreign.values().any(|line| line.ends_with(":1985")),
        "no day is invented"
    );
}

#[test]
fn tables_in_the_owner_s_own_language() {
    let khmer = people("khmer");
    assert_eq!(phones(&khmer[2]), [("០១២៣៤៥៦៣៣", ""), ("០១២៣៤៥៦៣៤", "")]);
    let birthdays: Vec<_> = khmer.iter().map(birthday).collect();
    let all = [(3, 24, Some(1990)), (12, 5, None), (4, 7, Some(1985)), (3, 24, Some(1990))];
    assert_eq!(birthdays, all.map(Some));
    let hindi = people("hindi");
    assert_eq!(birthday(&hindi[2]), Some((8, 15, None)));
    assert_eq!(names(&hindi)[..2], ["आशा वर्मा", "रोहन मेहता"]);
    let georgian = people("georgian");
    assert_eq!(georgian[0].place.line, 3);
    assert_eq!(names(&georgian), ["ნინო ბერიძე", "გიორგი ლომიძე", "თამარ ჯანელიძე", "Zoé Brücker"]);
    assert_eq!(
        georgian.iter().map(birthday).collect::<Vec<_>>()[1..3],
        [Some((12, 5, None)), Some((4, 7, Some(1985)))]
    );
}

#[test]
fn a_till_s_list_of_purchases_is_one_person_for_all_their_rows() {
    let (mapping, found) = read(&bytes("till-purchases"));
    let expected =
        [Column::Name, Column::Phone, Column::Purchase, Column::Bought, Column::Amount, Column::Currency];
    assert_eq!((mapping.header, mapping.columns.as_slice()), (Some(0), &expected[..]));
    assert_eq!(names(&found.people)[..2], ["Zoé Brücker", "ნინო ბერიძე"]);
    let euro = |minor| Some(Money { minor, currency: "EUR".parse().unwrap() });
    let bought = |on: (i32, u32, u32), text: &str, amount| Note {
        kind: EntryKind::Purchase,
        day: day(on.0, on.1, on.2),
        text: text.into(),
        amount,
    };
    let lines = [
        bought((2025, 3, 24), "Haarschnitt", euro(3200)),
        bought((2025, 3, 24), "Shampoo; 250 ml", euro(1250)),
        // Money is never negative here; what was paid back stays in words.
        bought((2025, 4, 2), "Rückgabe Shampoo -12,50 EUR", None),
    ];
    assert_eq!(found.people[0].notes, lines);
    assert_eq!(found.people[0].remarks[0].reason, Reason::NoAmount);
    assert_eq!(found.people[2].notes[0].amount, euro(123_450));
    assert_eq!(
        found.refused.iter().map(|remark| (remark.place.line, remark.reason)).collect::<Vec<_>>(),
        [(5, Reason::Nobody)]
    );
}

#[test]
fn without_a_header_the_cells_tell() {
    let (mapping, found) = read(&bytes("no-header"));
    assert_eq!(
        (mapping.header, &mapping.columns[..]),
        (None, &[Column::Name, Column::Phone, Column::Email, Column::Note][..])
    );
    assert_eq!(names(&found.people), ["Maya Ellery", "សុខ ដារ៉ា", "आशा वर्मा", "ნინო ბერიძე"]);
    assert_eq!(found.people.iter().map(|person| person.place.line).collect::<Vec<_>>(), [1, 2, 3, 5]);
}

#[test]
fn ragged_rows_and_a_missing_mark_lose_nobody() {
    let (_, found) = read(&bytes("ragged"));
    let all = ["Maya Ellery", "សុខ ដារ៉ា", "Tomas Lindqvist", "ნინო ბერიძე", "आशा वर्मा", "Zoé Brücker"];
    assert_eq!(names(&found.people), all);
    assert_eq!(found.people[2].customer.foreign.len(), 2, "cells beyond the last column are kept");
    assert_eq!(
        found.refused.iter().map(|remark| (remark.place.line, remark.reason)).collect::<Vec<_>>(),
        [(8, Reason::Unclosed)]
    );
}

#[test]
fn days_are_read_as_the_table_orders_them_and_none_is_made_up() {
    let read = |days: &str| {
        let text = format!(
            "Name;Birthday\n{}",
            days.lines().map(|day| format!("A {day};{day}\n")).collect::<String>()
        );
        read(text.as_bytes()).1.people
    };
    let found = read("05/12/1990\n12/31/1990");
    assert_eq!(
        found.iter().map(birthday).collect::<Vec<_>>(),
        [Some((5, 12, Some(1990))), Some((12, 31, Some(1990)))]
    );
    let found = read("05/12/1990\n31/12/1990");
    assert_eq!(birthday(&found[0]), Some((12, 5, Some(1990))));
    for (written, expected) in [
        ("1604-05-01", Some((5, 1, None))),
        ("0000-05-01", Some((5, 1, None))),
        ("--05-01", Some((5, 1, None))),
        ("March 24, 1990", Some((3, 24, Some(1990)))),
        ("24 Mar", Some((3, 24, None))),
        ("1990-03-24T00:00:00", Some((3, 24, Some(1990)))),
        ("1990-03-24 12:30", Some((3, 24, Some(1990)))),
        ("31.4.1990", None),
        ("in spring", None),
    ] {
        let person = &read(written)[0];
        assert_eq!(birthday(person), expected, "{written}");
        assert_eq!(person.remarks.len(), usize::from(expected.is_none()), "{written}");
        assert_eq!(person.customer.foreign.len(), usize::from(expected.is_none()), "{written} is kept");
    }
    let short = &read("24.3.90")[0];
    assert_eq!(birthday(short), Some((3, 24, None)));
    assert_eq!((short.remarks.len(), short.customer.foreign.len()), (1, 1), "its year is kept and told");
    assert_eq!((read("0/0/00")[0].remarks.len(), read("0000-00-00")[0].remarks.len()), (0, 0));
}

#[test]
fn the_owner_has_the_last_word_on_what_a_column_means() {
    let mut tab = Device::new().tab();
    tab.start();
    let file = "who;what;on\nSokha;tea;5.12.2025\nDara;silk;6.12.2025\nSokha;tea;5.12.2025\n";
    let command = IntakeCommand::ReadFile { name: "till.csv".into(), bytes: Arc::from(file.as_bytes()) };
    tab.command(command);
    let shown = tab.view().import.clone().unwrap();
    let columns = shown.columns.unwrap();
    assert!(columns.mapping.header.is_none(), "nobody knows these names");
    let mapping = Mapping {
        header: Some(0),
        columns: vec![Column::Name, Column::Bought, Column::Purchase],
        month_first: false,
    };
    tab.command(IntakeCommand::MapColumns(mapping.clone()));
    let shown = tab.view().import.clone().unwrap();
    let columns = shown.columns.unwrap();
    assert_eq!(
        (shown.total, columns.names, columns.ambiguous),
        (2, vec!["who".into(), "what".into(), "on".into()], true)
    );
    assert_eq!(columns.samples[1], ["tea", "silk", "tea"]);
    assert_eq!(shown.preview.iter().map(|(title, _)| title.as_str()).collect::<Vec<_>>(), ["Sokha", "Dara"]);
    tab.command(IntakeCommand::MapColumns(Mapping { month_first: true, ..mapping }));
    tab.command(IntakeCommand::Import(ImportId([1; 16])));
    let import = tab.view().import.clone().unwrap();
    assert_eq!((import.added, import.columns), (2, None));
    let sokha =
        import.report.iter().find(|report| report.words == "Sokha").and_then(|report| report.page).unwrap();
    let entries = tab.page(sokha).entries;
    assert_eq!(
        entries.iter().map(|(_, entry)| entry.day).collect::<Vec<_>>(),
        [day(2025, 5, 12).unwrap(); 2]
    );
    tab.assert_stored();
    // The same file again: nothing is there twice.
    tab.command(IntakeCommand::CloseImport);
    tab.command(IntakeCommand::ReadFile { name: "till.csv".into(), bytes: Arc::from(file.as_bytes()) });
    tab.command(IntakeCommand::MapColumns(Mapping {
        header: Some(0),
        columns: vec![Column::Name, Column::Bought, Column::Purchase],
        month_first: true,
    }));
    tab.command(IntakeCommand::Import(ImportId([2; 16])));
    let again = tab.view().import.clone().unwrap();
    assert_eq!((again.here, again.updated, again.added), (2, 0, 0));
    assert_eq!((tab.view().pages, tab.texts(sokha).len()), (2, 2));
}

#[test]
fn what_is_no_text_is_told_so() {
    let mut tab = Device::new().tab();
    tab.start();
    for bytes in [&b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"[..], b"\x01\x02\x03"] {
        tab.command(IntakeCommand::ReadFile { name: "book.xlsx".into(), bytes: Arc::from(bytes) });
        let shown = tab.view().import.clone().unwrap();
        assert_eq!((shown.total, shown.columns), (0, None), "{bytes:?}");
        assert_eq!(shown.report[0].outcome, regulars::notebook::api::import::Outcome::Left(Reason::NoTable));
    }
}

#[test]
fn what_a_till_tells_of_each_purchase_goes_with_it_and_any_number_of_rows_is_read() {
    let rows: String =
        (1..=600).map(|at| format!("{}.3.2025;Walk-in;R{at};3;1,50 EUR;9\n", at % 28 + 1)).collect();
    let (_, found) = read(format!("Date;Customer;Receipt;Price;Total;Till\n{rows}").as_bytes());
    assert_eq!((found.people.len(), found.people[0].notes.len()), (1, 600));
    let first = &found.people[0].notes[0];
    assert_eq!(first.text, "Receipt: R1\nTotal: 1,50 EUR\nTill: 9");
    assert!(found.people[0].customer.foreign.is_empty());
    // Visits have no text of their own: what stands beside them is kept on the page.
    let rows: String = (1..=600).map(|at| format!("{}.3.2025;Walk-in;R{at}\n", at % 28 + 1)).collect();
    let (_, found) = read(format!("Visit;Customer;Receipt\n{rows}").as_bytes());
    assert_eq!((found.people.len(), found.people[0].customer.foreign.len()), (1, 600));
}

#[test]
fn an_amount_is_in_the_currency_somebody_wrote_or_in_the_shop_s_only_one() {
    let paid = |amount: &str, shop: Option<&str>| {
        let text = format!("Date;Customer;Total\n5.3.2025;Sokha;{amount}\n");
        let table = table::read(text.as_bytes(), "windows-1252", &decode).expect("it is text");
        let found = rows::people(&table, &rows::guess(&table, false), shop.map(|code| code.parse().unwrap()));
        let line = found.people[0].notes[0].clone();
        assert!(line.amount.is_some() || line.text.contains(amount), "{amount} is kept in words");
        line.amount.map(|money| (money.minor, money.currency.code().to_owned()))
    };
    let money = |minor, code: &str| Some((minor, code.to_owned()));
    assert_eq!(paid("12.50", Some("USD")), money(1250, "USD"));
    assert_eq!(paid("12.50", None), None, "two currencies at one counter");
    assert_eq!(paid("$12.50", Some("AUD")), money(1250, "AUD"));
    assert_eq!(paid("$12.50", Some("KHR")), money(1250, "USD"));
    assert_eq!(paid("4000 ៛", Some("USD")), money(4000, "KHR"));
    assert_eq!(paid("12,50 EUR", Some("USD")), money(1250, "EUR"));
    assert_eq!(paid("3 pcs", Some("USD")), None);
    assert_eq!(paid("12 euros", Some("USD")), None);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn any_bytes_make_a_table_or_none(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        if let Ok(table) = table::read(&bytes, "windows-1252", &decode) {
            let mapping = rows::guess(&table, false);
            rows::people(&table, &mapping, None);
        }
    }

    #[test]
    fn any_cells_come_out_of_a_table_as_they_went_in(
        rows in proptest::collection::vec(proptest::collection::vec("[a-z0-9 ;,\"\n\t|ក-ឃ]{1,8}x", 3), 1..8),
        separator in proptest::sample::select(vec![',', ';', '\t', '|']),
    ) {
        let quoted = |cell: &String| format!("\"{}\"", cell.replace('"', "\"\""));
        let line = |row: &Vec<String>| row.iter().map(quoted).collect::<Vec<_>>().join(&separator.to_string());
        let text: String = rows.iter().map(|row| line(row) + "\r\n").collect();
        let text = format!("sep={separator}\n{text}");
        let table = table::read(text.as_bytes(), "windows-1252", &decode).expect("it is text");
        let read: Vec<Vec<String>> = table.rows.into_iter().map(|row| row.cells).collect();
        let trimmed = |row: Vec<String>| row.iter().map(|cell| cell.trim().to_owned()).collect::<Vec<_>>();
        prop_assert_eq!(read, rows.into_iter().map(trimmed).collect::<Vec<_>>());
        prop_assert_eq!(table.unclosed, None);
    }

    #[test]
    fn any_meaning_of_any_columns_makes_people_or_a_reason(
        cells in proptest::collection::vec(proptest::collection::vec("[a-z0-9@. /$€-]{0,12}", 4), 1..6),
        columns in proptest::collection::vec(proptest::sample::select(Column::all().collect::<Vec<_>>()), 4),
        month_first in any::<bool>(),
    ) {
        let text: String = cells.iter().map(|row| row.join(";") + "\n").collect();
        let Ok(table) = table::read(text.as_bytes(), "windows-1252", &decode) else { return Ok(()) };
        let rows = table.rows.len();
        let found = rows::people(&table, &Mapping { header: None, columns, month_first }, None);
        prop_assert!(found.people.len() + found.refused.len() <= rows);
        prop_assert!(!found.people.is_empty() || !found.refused.is_empty() || rows == 0);
    }
}

#[test]
fn marks_for_a_spreadsheet_are_no_part_of_a_cell() {
    let table = "Name,Phone,Postal code,Note\r\n\"=\"\"Dara Vann\"\"\",\"=\"\"012345601\"\"\",\"=\"\"01201\"\"\",silk\r\n\
                 Nino Kapanadze,=\"0599001122\",=\"0100\",\"=\"\"a\"\"&\"\"b\"\"\"\r\n";
    let (_, found) = read(table.as_bytes());
    assert_eq!(names(&found.people), ["Dara Vann", "Nino Kapanadze"]);
    assert_eq!(phones(&found.people[0]), [("012345601", "")]);
    assert_eq!(phones(&found.people[1]), [("0599001122", "")]);
    assert_eq!(notes(&found.people[1]), ["=\"a\"&\"b\""], "a formula stays as it stands");
}

#[test]
fn a_control_sign_here_and_there_refuses_no_table() {
    let (_, found) =
        read(b"Name,Phone,Note\r\nDara Vann,\x1f012345601,silk\x1fblue\r\nNino,\x1f0599001122,tea\r\n");
    assert_eq!(names(&found.people), ["Dara Vann", "Nino"]);
    assert_eq!(phones(&found.people[0]), [("012345601", "")]);
    assert_eq!(notes(&found.people[0]), ["silk blue"]);
}

#[test]
fn a_separator_is_named_in_capitals_and_in_quotation_marks_too() {
    for first in ["sep=;", "SEP=;", "\"sep=;\"", "Sep=;", "\"SEP=;\""] {
        let table = format!(
            "{first}\r\nName;Phone;Note\r\nDara Vann;012 345 601;tea, green\r\nNino;599 00 11 22;\r\n"
        );
        let (_, found) = read(table.as_bytes());
        assert_eq!(names(&found.people), ["Dara Vann", "Nino"], "{first}");
        assert_eq!(notes(&found.people[0]), ["tea, green"], "{first}");
    }
}

#[test]
fn a_birthday_said_twice_is_as_complete_as_both() {
    let full = Some((4, 15, Some(1990)));
    for text in [
        "Name,Birthday,Date of birth\nSokha Chan,--04-15,1990-04-15",
        "Name,Birthday,Birth Year,Birth Month,Birth Day\nSokha Chan,--04-15,1990,4,15",
        "Name,Visit,Birthday\nSokha Chan,2026-01-02,--04-15\nSokha Chan,2026-01-03,1990-04-15",
        "Name,Visit,Birthday\nSokha Chan,2026-01-02,1990-04-15\nSokha Chan,2026-01-03,--04-15",
    ] {
        let people = read(text.as_bytes()).1.people;
        assert_eq!(people.iter().map(birthday).collect::<Vec<_>>(), [full], "{text}");
        assert_eq!(people[0].customer.days.len(), 1, "{text}");
    }
}
