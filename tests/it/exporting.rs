//! Everyone out into files of every form: nothing is left out without a word, and what is read back is the same.

use chrono::NaiveDate;
use regulars::domain::*;
use regulars::exchange::{rows, table};
use regulars::notebook::api::export::{EventWords, Form, Version};
use regulars::notebook::api::import::Outcome;
use regulars::notebook::helpers::NAME;
use regulars::notebook::{Command, ListRequest, OutgoingCommand};
use regulars::storage::{Space, WriteError};

use crate::harness::{Tab, decode, named, started};
use crate::importing::import;

const CARDS: Form = Form::Cards(Version::Four);

/// A file of this form with everyone, or with whom a list shows.
pub fn file(tab: &mut Tab, form: Form, list: Option<ListRequest>) -> String {
    tab.command(OutgoingCommand::Export(form, list));
    let export = tab.view().export.clone().unwrap();
    assert_eq!((export.done, export.damaged.as_slice()), (export.total, [].as_slice()));
    tab.command(OutgoingCommand::CloseExport);
    String::from_utf8(export.file.unwrap().to_vec()).unwrap()
}

#[test]
fn everyone_goes_out_and_comes_back_the_same() {
    let mut tab = started();
    let sokha = tab.begin_named("Sokha");
    tab.take_photo(sokha, &[0xff, 0xd8, 0xff]);
    let nino = tab.begin(Customer {
        name: "ნინო".into(),
        preferences: "green tea\nnever milk".into(),
        recommended_by: Some(Recommender::Page(sokha)),
        put_away: Some("moved".into()),
        ..Customer::default()
    });
    let all = file(&mut tab, CARDS, None);
    assert_eq!(all.matches("BEGIN:VCARD").count(), 2);
    let again = import(&mut tab, all.as_bytes());
    assert!(again.report.iter().all(|report| report.outcome == Outcome::Here), "{again:?}");

    let mut fresh = started();
    import(&mut fresh, all.as_bytes());
    assert_eq!(fresh.page(sokha).photo.as_deref(), Some([0xff, 0xd8, 0xff].as_slice()));
    let shown = fresh.page(nino).customer;
    let expected =
        Customer { recommended_by: Some(Recommender::Words("Sokha".into())), ..tab.page(nino).customer };
    assert_eq!(shown, expected);
    assert_eq!(file(&mut fresh, CARDS, None), all);
}

/// Rule 2 of `outgoing`. Rule 2 of `notebook`.
#[test]
fn an_export_has_what_is_not_saved_yet_and_goes_on_after_a_failure() {
    let mut tab = started();
    let id = tab.begin_named("Sokha");
    tab.begin_named("Nino");
    tab.device.storage.borrow_mut().fail_at(1, WriteError::Full);
    let command = {
        tab.page(id);
        tab.editing(id, |customer| customer.hook = "red scarf".into())
    };
    tab.device.storage.borrow_mut().fail_at(1, WriteError::Full);
    tab.command(command);
    assert!(tab.view().unsaved);
    tab.device.storage.borrow_mut().fail_at(2, WriteError::Failed("gone".into()));
    tab.command(OutgoingCommand::Export(CARDS, None));
    assert!(tab.view().export.as_ref().is_some_and(|export| export.file.is_none()));
    tab.command(Command::Retry);
    let file = tab.view().export.clone().and_then(|export| export.file).unwrap();
    let file = String::from_utf8(file.to_vec()).unwrap();
    assert!(file.contains("X-REGULARS-HOOK:red scarf") && file.contains("FN:Nino"));
}

#[test]
fn an_export_names_a_page_that_was_damaged_once() {
    let mut tab = started();
    let id = tab.begin_named("Sokha");
    tab.edit(id, |customer| customer.hook = "red scarf".into());
    let records = |tab: &Tab| -> Vec<Vec<u8>> {
        let storage = tab.device.storage.borrow();
        let chunks = storage
            .records()
            .filter(|(space, key, _)| *space == Space::Chunks && key.starts_with(id.bytes()));
        chunks.filter(|(_, key, _)| key[16] == b'c').map(|(_, key, _)| key.clone()).collect()
    };
    let first = records(&tab).remove(0);
    tab.device.storage.borrow_mut().damage(Space::Chunks, &first, |value| value.push(0));
    let mut again = tab.device.tab();
    again.edit(id, |customer| customer.firm = "Lotus".into());
    let mut third = again.device.tab();
    third.command(OutgoingCommand::Export(CARDS, None));
    assert_eq!(third.view().export.as_ref().map(|export| export.damaged.clone()), Some(vec![id]));
}

fn sokha() -> Customer {
    let item = |n: u8| ItemId([n; 16]);
    let phone = |number: &str, label: &str| Phone { number: number.into(), label: label.into() };
    let day = |kind, day, label: &str| ImportantDay { kind, day, label: label.into() };
    Customer {
        called: "Aunt; Sokha".into(),
        form_of_address: "Bong".into(),
        firm: "Lotus \"Laundry\"".into(),
        address: "Street 51\nKampot".into(),
        hook: "red scarf".into(),
        preferences: "green tea\n=no milk".into(),
        say: "So-kha".into(),
        found_us: "walked by".into(),
        happy: "tea 👩‍🌾".into(),
        recommended_by: Some(Recommender::Words("Nino".into())),
        tags: ["choir".into(), "tea".into()].into(),
        phones: [(item(1), phone("+855 12 345 678", "her son")), (item(2), phone("099 111 222", ""))].into(),
        emails: [(item(3), Email { address: "@sokha@example.org".into(), label: "work".into() })].into(),
        days: [
            (item(4), day(DayKind::Birthday, YearlyDay::new(2, 29, None).unwrap(), "")),
            (item(5), day(DayKind::Other, YearlyDay::new(11, 2, Some(1999)).unwrap(), "wedding")),
            (item(6), day(DayKind::Other, YearlyDay::new(10, None, Some(2025)).unwrap(), "baby")),
        ]
        .into(),
        ..named("ចាន់ សុខា")
    }
}

/// With what no other program's table has.
fn whole_sokha() -> Customer {
    let item = |n: u8| ItemId([n; 16]);
    let day = |kind, day, label: &str| ImportantDay { kind, day, label: label.into() };
    let mut days = sokha().days;
    days.extend([
        (item(7), day(DayKind::Other, YearlyDay::new(3, 1, None).unwrap(), "")),
        (item(8), day(DayKind::NameDay, YearlyDay::new(4, 23, None).unwrap(), "St. George")),
        (item(9), day(DayKind::Firm, YearlyDay::new(9, 1, Some(2001)).unwrap(), "")),
    ]);
    Customer {
        days,
        handles: [
            (item(10), Handle { service: "Telegram".into(), name: "@sokha".into() }),
            (item(11), Handle { service: String::new(), name: "so; kha".into() }),
        ]
        .into(),
        name_order: Some(NameOrder::FamilyFirst),
        role: Role::Supplier,
        no_contact: true,
        put_away: Some("moved, to Kep".into()),
        ..sokha()
    }
}

/// A customer without the ids of their items, which a table does not carry.
fn told(customer: &Customer) -> (Customer, Vec<Phone>, Vec<Email>, Vec<Handle>, Vec<ImportantDay>) {
    let mut plain = Customer { photo: None, ..customer.clone() };
    let mut days: Vec<ImportantDay> = std::mem::take(&mut plain.days).into_values().collect();
    days.sort_by_key(|day| (day.label.clone(), day.day.month));
    let phones = std::mem::take(&mut plain.phones).into_values().collect();
    let emails = std::mem::take(&mut plain.emails).into_values().collect();
    let handles = std::mem::take(&mut plain.handles).into_values().collect();
    (plain, phones, emails, handles, days)
}

#[test]
fn a_table_calculates_nothing_and_is_read_back() {
    let mut tab = started();
    tab.begin(whole_sokha());
    tab.begin(Customer { name_order: None, ..named("=HYPERLINK(\"https://example.org\")") });
    let all = file(&mut tab, Form::Table, None);
    let table = table::read(all.as_bytes(), "windows-1252", &decode).unwrap();
    assert!(all.starts_with('\u{feff}'));
    for cell in [
        "'+855 12 345 678",
        "'@sokha@example.org",
        "\"'=HYPERLINK(\"\"https://example.org\"\")\"",
        "'--02-29",
    ] {
        assert!(all.contains(cell), "{cell} in {all}");
    }
    let is_formula = |cell: &&str| cell.trim_matches('"').starts_with(['=', '+', '-', '@']);
    // Some programs also cut a line within a cell.
    let pieces = all.split([',', '\n', ';', '\t', '|']);
    assert_eq!(pieces.filter(is_formula).collect::<Vec<_>>(), [""; 0]);
    let mapping = rows::guess(&table, false);
    let found = rows::people(&table, &mapping, None);
    assert_eq!((found.people.len(), found.refused.len()), (2, 0));
    let mut people: Vec<Customer> = found.people.into_iter().map(|person| person.customer).collect();
    people.sort_by_key(|customer| customer.firm.is_empty());
    assert_eq!(told(&people[0]), told(&whole_sokha()));
    assert_eq!(people[1].name, "=HYPERLINK(\"https://example.org\")");
    // Back into the same notebook, nobody learns anything new.
    let again = import(&mut tab, all.as_bytes());
    assert!(again.report.iter().all(|report| report.outcome == Outcome::Here), "{again:?}");
}

#[test]
fn what_another_table_brought_goes_out_in_its_own_column() {
    let mut tab = started();
    import(
        &mut tab,
        b"Name,Phone,Shoe \"size\",Tier\nSokha,012 345 678,\"44, wide\",gold\nDara,012 345 679,,\n",
    );
    let all = file(&mut tab, Form::Table, None);
    let header = all.lines().next().unwrap();
    assert!(header.ends_with(",Shoe size,Tier"), "{header}");
    assert!(all.contains(",\"44, wide\",gold\r\n"), "{all}");
    let cards = file(&mut tab, CARDS, None);
    assert!(cards.contains("X-REGULARS-COLUMN;NAME=\"Tier\":gold"), "{cards}");
}

#[test]
fn an_old_phone_s_cards_read_back_the_same() {
    let mut tab = started();
    let id = tab.begin(sokha());
    tab.take_photo(id, &[0xff, 0xd8, 0xff]);
    let cards = file(&mut tab, Form::Cards(Version::Three), None);
    for line in [
        "VERSION:3.0",
        "BDAY;X-APPLE-OMIT-YEAR=1604:1604-02-29",
        "PHOTO;ENCODING=b;TYPE=JPEG:/9j/",
        "N:;ចាន់ សុខា;;Bong;",
    ] {
        assert!(cards.contains(&format!("\r\n{line}\r\n")), "{line} in {cards}");
    }
    let mut fresh = started();
    import(&mut fresh, cards.as_bytes());
    let (shown, expected) = (fresh.page(id), tab.page(id));
    assert_eq!(told(&shown.customer), told(&expected.customer));
    assert_eq!(shown.photo, expected.photo);
}

#[test]
fn a_calendar_has_every_day_once_and_makes_up_no_year() {
    let mut tab = started();
    let id = tab.begin(sokha());
    tab.begin(Customer { put_away: Some("died".into()), ..sokha() });
    let words = EventWords(
        [(DayKind::Birthday, format!("Birthday: {NAME}")), (DayKind::NameDay, format!("Name day: {NAME}"))]
            .into(),
    );
    let calendar = file(&mut tab, Form::Calendar(words.clone()), None);
    let expected = format!(
        "BEGIN:VEVENT\r\nUID:{id}-{}@regulars\r\nDTSTAMP:20261122T080002Z\r\nDTSTART;VALUE=DATE:20240229\r\nRRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1\r\nSUMMARY:Birthday: ចាន់ សុខា\r\n",
        ItemId([4; 16])
    );
    let first_event = calendar.find("BEGIN:VEVENT").map(|at| &calendar[at..]).unwrap().replace("\r\n ", "");
    let without_stamp =
        |text: &str| text.lines().filter(|line| !line.starts_with("DTSTAMP:")).collect::<Vec<_>>().join("\n");
    assert!(without_stamp(&first_event).starts_with(without_stamp(&expected).trim_end()), "{first_event}");
    assert!(calendar.contains("DTSTART;VALUE=DATE:19991102\r\nRRULE:FREQ=YEARLY\r\nSUMMARY:wedding: "));
    // A month is no day, and whoever is put away has no event.
    assert_eq!(calendar.matches("BEGIN:VEVENT").count(), 2);
    let names = |calendar: &str| -> Vec<String> {
        calendar
            .replace("\r\n ", "")
            .lines()
            .filter(|line| line.starts_with("UID:"))
            .map(str::to_owned)
            .collect()
    };
    tab.edit(id, |customer| customer.name = "Sokha".into());
    assert_eq!(names(&file(&mut tab, Form::Calendar(words), None)), names(&calendar));
    let stamp = calendar.lines().find_map(|line| line.strip_prefix("DTSTAMP:")).unwrap();
    let moment = chrono::NaiveDateTime::parse_from_str(stamp, "%Y%m%dT%H%M%SZ").unwrap();
    assert_eq!(moment.date(), NaiveDate::from_ymd_opt(2026, 11, 22).unwrap());
}

#[test]
fn whom_a_search_or_a_tag_shows_goes_out_alone() {
    let mut tab = started();
    let tagged = |name: &str| Customer { tags: ["tea".into()].into(), ..named(name) };
    let vanna = tab.begin(tagged("Vanna"));
    tab.begin(tagged("Dara"));
    tab.begin_named("Nino");
    tab.write(vanna, EntryKind::Said, "moves to Kampot");
    let names = |cards: String| -> Vec<String> {
        cards.lines().filter_map(|line| line.strip_prefix("FN:")).map(str::to_owned).collect()
    };
    let search = ListRequest { query: "kampot".into(), limit: 1, ..ListRequest::default() };
    assert_eq!(names(file(&mut tab, CARDS, Some(search))), ["Vanna"]);
    let tag = ListRequest { tag: Some("tea".into()), limit: 1, ..ListRequest::default() };
    assert_eq!(names(file(&mut tab, CARDS, Some(tag))), ["Dara", "Vanna"]);
}
