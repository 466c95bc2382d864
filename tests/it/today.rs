//! Today, as an owner sees it: who is on it and why, what a decision does, on one device and on two.

use chrono::{Days, NaiveDate};
use proptest::prelude::*;
use regulars::care::today::{Line, lines};
use regulars::domain::*;
use regulars::notebook::api::needs::Reason;
use regulars::notebook::{EditCommand, ShowCommand};

use crate::devices::{exchange, paired};
use crate::harness::{Tab, named, started};

/// Whoever needs the owner, with the reason.
fn needs(tab: &mut Tab) -> Vec<(String, Reason)> {
    people(tab).into_iter().map(|(title, line)| (title, line.reason)).collect()
}

fn people(tab: &mut Tab) -> Vec<(String, Line)> {
    tab.command(ShowCommand::LookAtToday(100));
    let needs = tab.view().needs.clone().expect("somebody looked");
    assert_eq!(needs.total, needs.people.len());
    needs.people.into_iter().map(|need| (need.person.row.title, need.line)).collect()
}

fn titles(tab: &mut Tab) -> Vec<String> {
    people(tab).into_iter().map(|(title, _)| title).collect()
}

/// Decides about the first reason on the list.
fn decide(tab: &mut Tab, decision: Decision) {
    let (_, line) = people(tab).remove(0);
    tab.command(EditCommand::Decide { customer: line.customer, key: line.key, decision: Some(decision) });
}

fn in_days(tab: &Tab, days: i64) -> NaiveDate {
    tab.device.today() + chrono::Duration::days(days)
}

/// Somebody with a birthday so many days from now, of 1990.
fn born(tab: &mut Tab, name: &str, days: i64) -> CustomerId {
    let day = YearlyDay { year: Some(1990), ..in_days(tab, days).into() };
    let day = ImportantDay { kind: DayKind::Birthday, day, label: String::new() };
    tab.begin(Customer { days: [(ItemId([1; 16]), day)].into(), ..named(name) })
}

fn asked_for(tab: &mut Tab, id: CustomerId, words: &str, due: Option<i64>) -> EntryId {
    let entry = EntryId(tab.device.random());
    let due = due.map(|days| in_days(tab, days));
    let new = Entry {
        text: words.into(),
        due,
        ..Entry::new(EntryKind::Request, tab.device.today(), tab.device.now())
    };
    tab.command(EditCommand::add_entry(id, entry, new));
    entry
}

/// Somebody who came so many days ago, each.
fn came(tab: &mut Tab, name: &str, days: &[i64]) -> CustomerId {
    let id = tab.begin_named(name);
    for ago in days {
        let new = Entry::new(EntryKind::Visit, in_days(tab, -ago), tab.device.now());
        let entry = EntryId(tab.device.random());
        tab.command(EditCommand::add_entry(id, entry, new));
    }
    id
}

#[test]
fn a_birthday_is_told_of_until_it_is_done_and_again_next_year() {
    let mut tab = started();
    born(&mut tab, "Sokha", 2);
    let told =
        Reason::Day { kind: DayKind::Birthday, on: in_days(&tab, 2), years: Some(36), label: String::new() };
    assert_eq!(needs(&mut tab), [("Sokha".to_owned(), told)]);
    decide(&mut tab, Decision::Done);
    assert_eq!(needs(&mut tab), []);
    tab.assert_stored();
    let mut again = tab.device.copy().tab();
    assert_eq!(needs(&mut again), [], "also after a restart");
    tab.command(EditCommand::Undo);
    assert_eq!(titles(&mut tab), ["Sokha"]);
    tab.command(EditCommand::Undo);
    again.device.wait_days(365);
    assert_eq!(titles(&mut again), ["Sokha"], "the next one is another");
}

#[test]
fn what_is_put_off_comes_back_on_its_day_also_over_midnight() {
    let mut tab = started();
    born(&mut tab, "Sokha", 5);
    let day = in_days(&tab, 1);
    decide(&mut tab, Decision::Later(day));
    assert_eq!(titles(&mut tab), [""; 0]);
    tab.device.wait_days(1);
    // Nobody looks again; anything that happens brings the new day.
    tab.command(ShowCommand::CloseNotice);
    assert_eq!(tab.view().needs.as_ref().map(|needs| needs.total), Some(1));
}

#[test]
fn a_promise_is_told_of_three_days_ahead_and_stays_until_it_is_done() {
    for (due, ahead, expected) in
        [(Some(3), 0, 1), (Some(4), 0, 0), (Some(-9), 0, 1), (None, 0, 0), (None, 1, 1)]
    {
        let mut tab = started();
        let sokha = tab.begin_named("Sokha");
        asked_for(&mut tab, sokha, "a blue ribbon", due);
        tab.device.wait_days(ahead);
        assert_eq!(needs(&mut tab).len(), expected, "{due:?} {ahead}");
    }
    let mut tab = started();
    let sokha = tab.begin_named("Sokha");
    let entry = asked_for(&mut tab, sokha, "a blue ribbon", Some(1));
    decide(&mut tab, Decision::Done);
    assert_eq!(needs(&mut tab), []);
    let decided = tab.page(sokha).decided;
    assert_eq!(
        decided.get(&DecisionKey::matter(MatterKind::Promised, entry)),
        Some(&Decision::Done),
        "its page knows"
    );
}

#[test]
fn missed_goes_by_their_own_visits_and_rests_once_the_shop_was_in_touch() {
    let mut tab = started();
    let sokha = came(&mut tab, "Sokha", &[60, 51, 42, 33, 24]);
    came(&mut tab, "Seldom", &[400, 300]);
    came(&mut tab, "Lately", &[37, 28, 19, 10]);
    let missed = Reason::Missed { usual: 9, away: 24 };
    assert_eq!(needs(&mut tab), [("Sokha".to_owned(), missed)]);
    let call = Detail::Contact { channel: Some(Channel::Call), starter: Some(Starter::We), sent: None };
    let new = Entry::new(call, tab.device.today(), tab.device.now());
    let entry = EntryId(tab.device.random());
    tab.command(EditCommand::add_entry(sokha, entry, new));
    assert_eq!(needs(&mut tab), [], "the shop was in touch");
    tab.device.wait_days(100);
    assert_eq!(titles(&mut tab), ["Lately"], "and does not press");
    tab.write(sokha, EntryKind::Visit, "");
    tab.device.wait_days(150);
    assert!(titles(&mut tab).contains(&"Sokha".to_owned()), "until they came and stayed away again");
}

#[test]
fn each_person_once_and_the_most_pressing_first() {
    let mut tab = started();
    let said = tab.begin_named("Said");
    let entry = tab.write(said, EntryKind::Said, "moves in June");
    tab.change(said, entry, |entry| entry.detail = Detail::Said { ask: true });
    came(&mut tab, "Missed", &[60, 51, 42, 33, 24]);
    born(&mut tab, "Tomorrow", 1);
    let both = born(&mut tab, "Both", 2);
    let late = tab.begin_named("Late");
    asked_for(&mut tab, late, "a repair", Some(-2));
    assert_eq!(titles(&mut tab), ["Late", "Tomorrow", "Both", "Missed"]);
    asked_for(&mut tab, both, "a ribbon", Some(1));
    tab.device.wait_days(1);
    assert_eq!(titles(&mut tab), ["Late", "Both", "Tomorrow", "Missed", "Said"]);
    decide(&mut tab, Decision::Done);
    decide(&mut tab, Decision::Done);
    assert_eq!(titles(&mut tab), ["Tomorrow", "Both", "Missed", "Said"], "the next reason of theirs");
}

#[test]
fn whoever_asked_for_no_contact_is_told_of_only_for_promises_and_questions() {
    let mut tab = started();
    let id = born(&mut tab, "Sokha", 1);
    tab.edit(id, |customer| customer.no_contact = true);
    let quiet = came(&mut tab, "Quiet", &[60, 51, 42, 33, 24]);
    tab.edit(quiet, |customer| customer.no_contact = true);
    assert_eq!(needs(&mut tab), []);
    asked_for(&mut tab, quiet, "a repair", Some(0));
    assert_eq!(titles(&mut tab), ["Quiet"]);
    tab.edit(quiet, |customer| {
        customer.phones = [(ItemId([2; 16]), Phone { number: "012".into(), label: "".into() })].into()
    });
    assert_eq!(tab.view().needs.clone().expect("shown").people[0].person.phone, "", "and not to be called");
    tab.edit(quiet, |customer| customer.put_away = Some("moved".into()));
    assert_eq!(needs(&mut tab), []);
}

#[test]
fn not_for_this_person_holds_for_all_such_reasons_of_theirs() {
    let mut tab = started();
    let sokha = came(&mut tab, "Sokha", &[60, 51, 42, 33, 24]);
    came(&mut tab, "Dara", &[60, 51, 42, 33, 24]);
    tab.command(EditCommand::Decide {
        customer: sokha,
        key: DecisionKey::all_of("missed"),
        decision: Some(Decision::Done),
    });
    assert_eq!(titles(&mut tab), ["Dara"]);
    tab.write(sokha, EntryKind::Visit, "");
    tab.device.wait_days(100);
    assert_eq!(titles(&mut tab), ["Dara"]);
}

#[test]
fn undoing_a_decision_brings_back_the_one_before() {
    let mut tab = started();
    let sokha = tab.begin_named("Sokha");
    let ask = |tab: &mut Tab, words: &str| {
        let entry = tab.write(sokha, EntryKind::Said, words);
        tab.change(sokha, entry, |entry| entry.detail = Detail::Said { ask: true });
        DecisionKey::matter(MatterKind::Ask, entry)
    };
    let (first, _) = (ask(&mut tab, "moves in June"), ask(&mut tab, "likes blue"));
    let later = Decision::Later(in_days(&tab, 9));
    // Put off, it is not the question that the summary holds.
    for decision in [later, Decision::Done] {
        tab.command(EditCommand::Decide { customer: sokha, key: first.clone(), decision: Some(decision) });
    }
    assert_eq!(tab.page(sokha).decided.get(&first), Some(&Decision::Done));
    tab.command(EditCommand::Undo);
    assert_eq!(tab.page(sokha).decided.get(&first), Some(&later));
}

#[test]
fn two_devices_that_decide_at_once_agree() {
    for (here, there, expected) in [
        (Decision::Done, Decision::Later(day("2027-01-02")), Some(Decision::Done)),
        (
            Decision::Later(day("2027-01-02")),
            Decision::Later(day("2027-01-09")),
            Some(Decision::Later(day("2027-01-09"))),
        ),
        (
            Decision::Later(day("2027-01-09")),
            Decision::Later(day("2027-01-02")),
            Some(Decision::Later(day("2027-01-09"))),
        ),
    ] {
        let (mut phone, mut tablet) = paired();
        let id = born(&mut phone, "Dara", 1);
        exchange(&mut phone, &mut tablet);
        let key = people(&mut phone).remove(0).1.key;
        decide(&mut phone, here);
        decide(&mut tablet, there);
        exchange(&mut phone, &mut tablet);
        for tab in [&mut phone, &mut tablet] {
            assert_eq!(tab.page(id).decided.get(&key).copied(), expected);
        }
    }
}

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

prop_compose! {
    fn person()(
        id in any::<[u8; 16]>(), gaps in prop::collection::vec(1..60_u16, 0..8), away in 0..200_i64,
        asked in prop::array::uniform3(prop::option::of(-20..20_i64)), asks: bool, reached in prop::option::of(0..200_i64),
    ) -> Summary {
        let today = day("2026-11-22");
        let shifted = |days: i64| today + chrono::Duration::days(days);
        let matter = |kind, due: Option<i64>| Matter {
            kind,
            entry: EntryId([kind as u8; 16]),
            day: shifted(-2),
            words: "blue".into(),
            due: due.map(shifted),
            every: None,
        };
        let kinds = [MatterKind::Promised, MatterKind::Membership, MatterKind::FollowUp];
        let mut matters: Vec<Matter> =
            kinds.into_iter().zip(asked).filter_map(|(kind, due)| due.map(|due| matter(kind, Some(due)))).collect();
        matters.extend(asks.then(|| matter(MatterKind::Ask, None)));
        let page = Customer { name: "Sokha".into(), ..Customer::default() };
        Summary {
            gaps, last_visit: Some(shifted(-away)), reached: reached.map(|ago| shifted(-ago)),
            matters,
            ..Summary::of(CustomerId(id), &page, Timestamp(0), None, &[], &Default::default())
        }
    }
}

proptest! {
    #[test]
    fn shifting_all_days_shifts_today(people in prop::collection::vec(person(), 0..12), days in 1..4000_u64) {
        let today = day("2026-11-22");
        let later = |day: NaiveDate| day + Days::new(days);
        let shifted: Vec<Summary> = people.iter().cloned().map(|mut person| {
            person.last_visit = person.last_visit.map(later);
            person.reached = person.reached.map(later);
            for matter in &mut person.matters {
                (matter.due, matter.day) = (matter.due.map(later), later(matter.day));
            }
            person
        }).collect();
        let before = lines(people.iter(), &Shop::default(), today);
        let after = lines(shifted.iter(), &Shop::default(), later(today));
        let kinds = |lines: &[Line]| lines.iter().map(|line| (line.customer, line.reason.kind())).collect::<Vec<_>>();
        prop_assert_eq!(kinds(&before), kinds(&after));
    }

    #[test]
    fn what_is_done_never_comes_back_and_the_order_is_that_of_the_reasons(
        mut people in prop::collection::vec(person(), 1..12), days in prop::collection::vec(0..400_u64, 1..6),
    ) {
        let today = day("2026-11-22");
        let first = lines(people.iter(), &Shop::default(), today);
        people.reverse();
        prop_assert_eq!(&first, &lines(people.iter(), &Shop::default(), today), "whatever order they come in");
        for person in &mut people {
            let done = first.iter().filter(|line| line.customer == person.id);
            person.decided.extend(done.map(|line| (line.key.clone(), Decision::Done)));
        }
        for later in days {
            let now = lines(people.iter(), &Shop::default(), today + Days::new(later));
            prop_assert!(now.iter().all(|line| !first.iter().any(|done| (&done.key, done.customer) == (&line.key, line.customer))));
        }
    }
}
