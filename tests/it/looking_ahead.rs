//! What Today looks ahead to, as an owner sees it: why people stayed away, the shop's closed days, the owner's own rules,
//! days and holidays, and the month.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use regulars::domain::*;
use regulars::notebook::api::matters::{Event, Gather};
use regulars::notebook::api::needs::{HolidayName, Reason};
use regulars::notebook::{EditCommand, ShowCommand};

use crate::devices::{exchange, paired};
use crate::harness::{Tab, named, started};

pub fn in_days(tab: &Tab, days: i64) -> NaiveDate {
    tab.device.today() + chrono::Duration::days(days)
}

pub fn reasons(tab: &mut Tab) -> Vec<(String, Reason)> {
    tab.command(ShowCommand::LookAtToday(100));
    let needs = tab.view().needs.clone().expect("somebody looked");
    needs.people.into_iter().map(|need| (need.person.row.title, need.line.reason)).collect()
}

pub fn kinds(tab: &mut Tab) -> Vec<&'static str> {
    reasons(tab).into_iter().map(|(_, reason)| reason.kind()).collect()
}

/// Writes an entry as it is, and tells its id.
pub fn write(tab: &mut Tab, customer: CustomerId, entry: Entry) -> EntryId {
    let id = EntryId(tab.device.random());
    tab.command(EditCommand::add_entry(customer, id, entry));
    id
}

pub fn entry(tab: &Tab, detail: impl Into<Detail>, day: i64, text: &str, due: Option<i64>) -> Entry {
    let due = due.map(|days| in_days(tab, days));
    Entry { text: text.into(), due, ..Entry::new(detail, in_days(tab, day), tab.device.now()) }
}

pub fn decide_first(tab: &mut Tab, decision: Decision) {
    tab.command(ShowCommand::LookAtToday(100));
    let line = tab.view().needs.clone().expect("looked").people.remove(0).line;
    tab.command(EditCommand::Decide { customer: line.customer, key: line.key, decision: Some(decision) });
}

pub fn set(tab: &mut Tab, change: impl Fn(&mut Shop)) {
    let base = tab.view().shop.clone();
    let mut new = base.clone();
    change(&mut new);
    tab.command(EditCommand::SaveShop { base: Box::new(base), new: Box::new(new) });
}

pub fn came(tab: &mut Tab, name: &str, days: &[i64]) -> CustomerId {
    let id = tab.begin_named(name);
    for ago in days {
        let visit = entry(tab, EntryKind::Visit, -ago, "", None);
        write(tab, id, visit);
    }
    id
}

#[test]
fn why_somebody_stayed_away_is_kept_and_lets_them_rest() {
    let mut tab = started();
    let id = came(&mut tab, "Sokha", &[60, 51, 42, 33, 24]);
    assert_eq!(kinds(&mut tab), ["missed"]);
    let answer = entry(&tab, EntryKind::Absence, 0, "a new job across the river", None);
    write(&mut tab, id, answer);
    assert_eq!(kinds(&mut tab), Vec::<&str>::new());
    let moved = came(&mut tab, "Vanna", &[3]);
    let answer = entry(&tab, EntryKind::Absence, -1, "too dear", None);
    write(&mut tab, moved, answer);
    tab.command(ShowCommand::Gather(Some(Gather::Matters(MatterKind::Absence, String::new()))));
    let gathered = tab.view().gathered.clone().expect("asked");
    let seen: Vec<_> = gathered.matters.iter().map(|(who, why)| (&*who.row.title, &*why.words)).collect();
    assert_eq!(seen, [("Sokha", "a new job across the river"), ("Vanna", "too dear")], "the latest first");
}

#[test]
fn a_closed_shop_misses_nobody() {
    let mut tab = started();
    came(&mut tab, "Sokha", &[60, 51, 42, 33, 24]);
    assert_eq!(kinds(&mut tab), ["missed"]);
    let closure = Closure { from: in_days(&tab, -20), to: in_days(&tab, -5) };
    set(&mut tab, |shop| shop.care.closures.extend([(ItemId([1; 16]), closure)]));
    assert_eq!(kinds(&mut tab), Vec::<&str>::new());
    tab.device.wait_days(8);
    let away = reasons(&mut tab).remove(0).1;
    assert_eq!(away, Reason::Missed { usual: 9, away: 32 }, "sixteen days beside those it was closed");
    tab.command(EditCommand::Undo);
    assert_eq!(reasons(&mut tab).remove(0).1, Reason::Missed { usual: 9, away: 32 });
}

#[test]
fn a_usual_interval_set_by_hand_needs_no_visits_to_tell() {
    let mut tab = started();
    let id = came(&mut tab, "Sokha", &[20]);
    assert_eq!((kinds(&mut tab), tab.page(id).rhythm), (vec![], None), "too few to tell");
    tab.edit(id, |customer| customer.interval = Some(14));
    assert_eq!(tab.page(id).rhythm.map(|rhythm| (rhythm.usual, rhythm.limit)), Some((14, 21)));
    assert_eq!(kinds(&mut tab), Vec::<&str>::new());
    tab.device.wait_days(2);
    assert_eq!(reasons(&mut tab).remove(0).1, Reason::Missed { usual: 14, away: 22 });
}

#[test]
fn a_number_is_dialled_as_it_is_written() {
    let mut tab = started();
    for (number, dialled) in [
        ("+855 12 345 678", "+85512345678"),
        ("012 345 678", "012345678"),
        ("＋៨៥៥ ១២", "+85512"),
        ("none", ""),
    ] {
        let phones = [(ItemId([1; 16]), Phone { number: number.into(), label: String::new() })].into();
        let id = tab.begin(Customer { phones, ..named("Sokha") });
        let promise = entry(&tab, EntryKind::Request, -1, "tea", None);
        write(&mut tab, id, promise);
        tab.command(ShowCommand::LookAtToday(100));
        let people = tab.view().needs.clone().expect("looked").people;
        let phone = people.into_iter().find(|need| need.person.row.id == id).map(|need| need.person.phone);
        assert_eq!(phone.as_deref(), Some(dialled), "{number}");
    }
}

#[test]
fn what_was_decided_on_a_page_goes_along_when_it_is_joined_with_another() {
    let mut tab = started();
    let pair = ["Sokha", "Sokha Chan"].map(|name| tab.begin_named(name));
    for id in pair {
        let promise = entry(&tab, EntryKind::Request, -1, "tea", None);
        write(&mut tab, id, promise);
        decide_first(&mut tab, Decision::Done);
    }
    assert_eq!(kinds(&mut tab), Vec::<&str>::new());
    tab.command(EditCommand::Join { pair, words_of: pair[0] });
    assert_eq!(tab.view().pages, 1);
    assert_eq!(kinds(&mut tab), Vec::<&str>::new(), "what is done stays done");
}

#[test]
fn the_plain_rule_in_place_of_everybody_s_own() {
    let mut tab = started();
    came(&mut tab, "Sokha", &[80, 70, 60, 30]);
    came(&mut tab, "Nino", &[200, 100, 30]);
    came(&mut tab, "Asha", &[50, 40, 30, 27]);
    set(&mut tab, |shop| shop.care.plain = Some(FixedRule { visits: 3, months: 3, weeks: 4 }));
    let quiet = Reason::Quiet { visits: 4, months: 3, away: 30 };
    assert_eq!(reasons(&mut tab), [("Sokha".to_owned(), quiet)], "Nino came too seldom, Asha of late");
    tab.device.wait_days(1);
    let both: BTreeSet<String> = reasons(&mut tab).into_iter().map(|(name, _)| name).collect();
    assert_eq!(both, ["Asha", "Sokha"].map(str::to_owned).into());
}

#[test]
fn days_are_told_of_as_far_ahead_as_the_owner_has_set() {
    let mut tab = started();
    let day = |kind, day: YearlyDay, label: &str| ImportantDay { kind, day, label: label.into() };
    let firm = YearlyDay { year: Some(2016), ..in_days(&tab, 10).into() };
    let teachers = YearlyDay { year: None, ..in_days(&tab, 7).into() };
    let days = [
        (ItemId([1; 16]), day(DayKind::Firm, firm, "")),
        (ItemId([2; 16]), day(DayKind::Profession, teachers, "teacher")),
    ];
    let id = tab.begin(Customer { days: days.into(), ..named("Sokha") });
    let profession =
        Reason::Day { kind: DayKind::Profession, on: in_days(&tab, 7), years: None, label: "teacher".into() };
    assert_eq!(reasons(&mut tab), [("Sokha".to_owned(), profession)]);
    set(&mut tab, |shop| shop.care.ahead.extend([(Occasion::Day(DayKind::Profession), 2)]));
    assert_eq!(kinds(&mut tab), Vec::<&str>::new());
    set(&mut tab, |shop| shop.care.ahead.extend([(Occasion::Day(DayKind::Firm), 10)]));
    let firm =
        Reason::Day { kind: DayKind::Firm, on: in_days(&tab, 10), years: Some(10), label: String::new() };
    assert_eq!(reasons(&mut tab), [("Sokha".to_owned(), firm)]);
    let exam = entry(&tab, EntryKind::Milestone, -363, "her daughter's exam", None);
    write(&mut tab, id, exam);
    let years = Reason::Milestone { words: "her daughter's exam".into(), on: in_days(&tab, 2), years: 1 };
    assert_eq!(reasons(&mut tab), [("Sokha".to_owned(), years)]);
}

#[test]
fn holidays_of_the_shop_stand_above_the_list_and_those_of_another_country_with_the_person() {
    // 22 November 2026: the water festival begins on the 23rd, and so does Giorgoba.
    let mut tab = started();
    tab.begin(Customer { country: "KH".into(), ..named("Sokha") });
    tab.begin(Customer { country: "GE".into(), ..named("Nino") });
    tab.begin_named("Asha");
    set(&mut tab, |shop| shop.country = "GE".into());
    let day = YearlyDay { year: None, ..in_days(&tab, 1).into() };
    let own = OwnHoliday { name: "our opening".into(), day };
    set(&mut tab, |shop| drop(shop.care.holidays.insert(ItemId([1; 16]), own.clone())));
    let on = in_days(&tab, 1);
    let abroad = Reason::Holiday { name: HolidayName::Known("water-festival".to_owned()), on };
    assert_eq!(reasons(&mut tab), [("Sokha".to_owned(), abroad)]);
    let holidays = tab.view().needs.clone().expect("looked").holidays;
    let names = [HolidayName::Known("giorgoba".to_owned()), HolidayName::Own("our opening".into())];
    assert_eq!(holidays, names.map(|name| (on, name)));
    decide_first(&mut tab, Decision::Done);
    assert_eq!(kinds(&mut tab), Vec::<&str>::new());
}

#[test]
fn the_month_shows_every_day_that_matters() {
    let mut tab = started();
    set(&mut tab, |shop| shop.country = "GE".into());
    let today = tab.device.today();
    let day = ImportantDay { kind: DayKind::Birthday, day: today.into(), label: String::new() };
    let id = tab.begin(Customer { days: [(ItemId([1; 16]), day.clone())].into(), ..named("Nino") });
    let quiet = Customer { no_contact: true, days: [(ItemId([1; 16]), day)].into(), ..named("Asha") };
    tab.begin(quiet);
    let promise = entry(&tab, EntryKind::Request, 0, "a blue ribbon", Some(1));
    write(&mut tab, id, promise);
    tab.command(ShowCommand::Gather(Some(Gather::Month(today))));
    let month = |tab: &Tab| tab.view().gathered.clone().expect("asked");
    let birthday = Event::Day(id, DayKind::Birthday, String::new());
    assert_eq!(month(&tab).days[&today], [birthday]);
    let tomorrow = &month(&tab).days[&in_days(&tab, 1)];
    let promised = Event::Matter(id, MatterKind::Promised, "a blue ribbon".into());
    assert_eq!(*tomorrow, [Event::Holiday(HolidayName::Known("giorgoba".to_owned())), promised]);
    assert_eq!(month(&tab).names, [(id, "Nino".to_owned())].into());
    // It follows what is written.
    tab.edit(id, |customer| customer.days.clear());
    assert!(!month(&tab).days.contains_key(&today));
    tab.command(ShowCommand::Gather(None));
    assert_eq!(tab.view().gathered, None);
}

#[test]
fn a_clock_that_is_years_ahead_does_nothing_twice_and_loses_nothing() {
    let (mut phone, mut tablet) = paired();
    let day = ImportantDay { kind: DayKind::Birthday, day: in_days(&phone, 1).into(), label: String::new() };
    let id = phone.begin(Customer { days: [(ItemId([1; 16]), day)].into(), ..named("Dara") });
    for ago in [60, 51, 42, 33, 24] {
        let visit = entry(&phone, EntryKind::Visit, -ago, "", None);
        write(&mut phone, id, visit);
    }
    decide_first(&mut phone, Decision::Done);
    assert_eq!(kinds(&mut phone), ["missed"]);
    exchange(&mut phone, &mut tablet);
    tablet.device.wait_days(2 * 365);
    decide_first(&mut tablet, Decision::Done);
    assert_eq!(kinds(&mut tablet), ["missed"], "the birthday of that year is done there");
    let visit = entry(&tablet, EntryKind::Visit, 0, "", None);
    write(&mut tablet, id, visit);
    exchange(&mut phone, &mut tablet);
    assert_eq!((kinds(&mut phone), kinds(&mut tablet)), (vec![], vec![]), "and this year's stays done here");
    // A visit that is still to come here makes nobody missed, and its day is kept as it was written.
    assert_eq!(phone.page(id).entries[0].1.day, in_days(&tablet, 0));
    // Hours apart, over midnight: what was put off to tomorrow comes on that day, wherever it is today.
    let promise = entry(&phone, EntryKind::Request, -1, "tea", None);
    write(&mut phone, id, promise);
    let tomorrow = in_days(&phone, 1);
    decide_first(&mut phone, Decision::Later(tomorrow));
    exchange(&mut phone, &mut tablet);
    assert_eq!((kinds(&mut phone), kinds(&mut tablet)), (vec![], vec!["promised"]));
    phone.device.wait_days(1);
    assert_eq!(kinds(&mut phone), ["promised"]);
}

#[test]
fn looking_person_by_person_says_the_same_as_looking_at_everybody() {
    let mut tab = started();
    // So many that a few who change do not make the shop another.
    for number in 0..500 {
        tab.begin_named(&format!("Guest {number}"));
    }
    let first = came(&mut tab, "Sokha", &[60, 51, 42, 33, 24]);
    came(&mut tab, "Dara", &[50, 40, 30, 1]);
    let before = reasons(&mut tab);
    assert_eq!(before.len(), 1);
    // Each change while somebody looks, then everything anew.
    let visit = entry(&tab, EntryKind::Visit, 0, "", None);
    let visit = write(&mut tab, first, visit);
    let promise = entry(&tab, EntryKind::Request, -1, "tea", None);
    let third = tab.begin_named("Nino");
    write(&mut tab, third, promise);
    tab.command(EditCommand::Undo);
    tab.command(EditCommand::Undo);
    assert!(tab.page(first).entries.iter().any(|(id, _)| *id == visit));
    let followed = tab.view().needs.clone().expect("still looking");
    let mut anew = tab.device.tab();
    anew.command(ShowCommand::LookAtToday(100));
    assert_eq!(Some(followed), anew.view().needs.clone());
}
