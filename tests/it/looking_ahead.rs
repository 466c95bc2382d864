//! What looks ahead, as an owner sees it: memberships and their silence, days to come back to something, wishes, why
//! people stayed away, the shop's closed days, the owner's own rules, and the month.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use regulars::domain::*;
use regulars::notebook::Command;
use regulars::notebook::gathering::{Event, Gather};
use regulars::notebook::today::{HolidayName, Reason};

use crate::devices::{exchange, paired};
use crate::shop::{Tab, named, started};

fn in_days(tab: &Tab, days: i64) -> NaiveDate {
    tab.device.today() + chrono::Duration::days(days)
}

fn reasons(tab: &mut Tab) -> Vec<(String, Reason)> {
    tab.command(Command::LookAtToday(100));
    let needs = tab.view().needs.clone().expect("somebody looked");
    needs.people.into_iter().map(|need| (need.person.row.title, need.line.reason)).collect()
}

fn kinds(tab: &mut Tab) -> Vec<&'static str> {
    reasons(tab).into_iter().map(|(_, reason)| reason.kind()).collect()
}

/// Writes an entry as it is, and tells its id.
fn write(tab: &mut Tab, customer: CustomerId, entry: Entry) -> EntryId {
    let id = EntryId(tab.device.random());
    tab.command(Command::SaveEntry { customer, id, base: None, new: Box::new(entry) });
    id
}

fn entry(tab: &Tab, kind: EntryKind, day: i64, text: &str, due: Option<i64>) -> Entry {
    let due = due.map(|days| in_days(tab, days));
    Entry { text: text.into(), due, ..Entry::new(kind, in_days(tab, day), tab.device.now()) }
}

fn decide_first(tab: &mut Tab, decision: Decision) {
    tab.command(Command::LookAtToday(100));
    let line = tab.view().needs.clone().expect("looked").people.remove(0).line;
    tab.command(Command::Decide { customer: line.customer, key: line.key, decision: Some(decision) });
}

fn set(tab: &mut Tab, change: impl Fn(&mut Shop)) {
    let base = tab.view().shop.clone();
    let mut new = base.clone();
    change(&mut new);
    tab.command(Command::SaveShop { base, new });
}

fn came(tab: &mut Tab, name: &str, days: &[i64]) -> CustomerId {
    let id = tab.begin_named(name);
    for ago in days {
        let visit = entry(tab, EntryKind::Visit, -ago, "", None);
        write(tab, id, visit);
    }
    id
}

#[test]
fn a_membership_is_told_of_before_its_end_on_the_day_and_in_the_silence_after() {
    let (mut phone, mut tablet) = paired();
    let id = phone.begin_named("Dara");
    let gym = entry(&phone, EntryKind::Membership, -10, "gym", Some(15));
    let gym = write(&mut phone, id, gym);
    let on = in_days(&phone, 15);
    assert_eq!(kinds(&mut phone), Vec::<&str>::new(), "fifteen days ahead is too early");
    phone.device.wait_days(1);
    let ends = Reason::Ends { what: "gym".into(), entry: gym, on, renews: false };
    assert_eq!(reasons(&mut phone), [("Dara".to_owned(), ends.clone())]);
    decide_first(&mut phone, Decision::Done);
    assert_eq!(kinds(&mut phone), Vec::<&str>::new());
    phone.device.wait_days(14);
    assert_eq!(kinds(&mut phone), Vec::<&str>::new(), "done is done, also on the day itself");
    phone.device.wait_days(1);
    let lapsed = Reason::Lapsed { what: "gym".into(), entry: gym, on, renews: false };
    assert_eq!(reasons(&mut phone), [("Dara".to_owned(), lapsed)], "and nobody renewed it");
    exchange(&mut phone, &mut tablet);
    tablet.device.wait_days(16);
    assert_eq!(kinds(&mut tablet), ["lapsed"]);
    // Renewed for another term on the other device: both know.
    let base = tablet.page(id).entries[0].1.clone();
    let new = Entry { due: Some(in_days(&tablet, 180)), ..base.clone() };
    tablet.command(Command::SaveEntry {
        customer: id,
        id: gym,
        base: Some(Box::new(base)),
        new: Box::new(new),
    });
    exchange(&mut phone, &mut tablet);
    assert_eq!((kinds(&mut phone), kinds(&mut tablet)), (vec![], vec![]));
}

#[test]
fn what_has_a_period_is_renewed_by_a_tap_which_can_be_undone() {
    let mut tab = started();
    let id = tab.begin_named("Nino");
    let refill = Entry {
        every: Period::new(30, Unit::Days),
        ..entry(&tab, EntryKind::Membership, -70, "drops", None)
    };
    let refill = write(&mut tab, id, refill);
    let on = in_days(&tab, -40);
    let lapsed = Reason::Lapsed { what: "drops".into(), entry: refill, on, renews: true };
    assert_eq!(reasons(&mut tab), [("Nino".to_owned(), lapsed.clone())], "due a period after it began");
    // Also where the page is not in memory.
    let mut tab = tab.device.tab();
    tab.command(Command::Renew { customer: id, entry: refill });
    assert_eq!(tab.page(id).entries[0].1.due, Some(in_days(&tab, 20)), "the first that is still to come");
    assert_eq!(kinds(&mut tab), Vec::<&str>::new());
    tab.device.wait_days(6);
    assert_eq!(kinds(&mut tab), ["ends"]);
    tab.command(Command::Undo);
    assert_eq!(reasons(&mut tab), [("Nino".to_owned(), lapsed)]);
    assert_eq!(tab.page(id).entries[0].1.due, None);
    tab.assert_stored();
}

#[test]
fn what_is_to_be_come_back_to_waits_for_its_day_and_stays_until_it_is_done() {
    let mut tab = started();
    let id = tab.begin_named("Asha");
    let shoes = entry(&tab, EntryKind::Purchase, -10, "shoes", Some(1));
    write(&mut tab, id, shoes);
    assert_eq!(kinds(&mut tab), Vec::<&str>::new());
    tab.device.wait_days(1);
    let told = Reason::FollowUp { words: "shoes".into(), day: in_days(&tab, -11) };
    assert_eq!(reasons(&mut tab), [("Asha".to_owned(), told)]);
    tab.device.wait_days(30);
    assert_eq!(kinds(&mut tab), ["follow-up"]);
    decide_first(&mut tab, Decision::Done);
    assert_eq!(kinds(&mut tab), Vec::<&str>::new());
}

#[test]
fn a_rule_says_when_to_come_back_to_a_purchase() {
    let rule = |thing: &str, days| FollowUpRule { thing: thing.into(), days };
    let rules = [(ItemId([1; 16]), rule("Shoes", 14)), (ItemId([2; 16]), rule("ស្បែកជើង", 7))];
    let care = Care { follow_ups: rules.into(), ..Care::default() };
    for (bought, expected) in
        [("red shoes, size 38", Some(14)), ("ស្បែកជើងក្រហម", Some(7)), ("socks", None), ("", None)]
    {
        assert_eq!(care.follow_up(bought), expected, "{bought}");
    }
}

#[test]
fn when_it_came_in_everyone_waiting_is_listed_and_told_one_by_one() {
    let (mut phone, mut tablet) = paired();
    let wants = [("Asha", "blue silk scarf", -3), ("Dara", "Silk, any colour", -9), ("Nino", "wool", -1)];
    let ids = wants.map(|(name, text, day)| {
        let id = phone.begin_named(name);
        let wish = entry(&phone, EntryKind::Wish, day, text, None);
        (id, write(&mut phone, id, wish))
    });
    let waiting = |tab: &mut Tab, words: &str| -> Vec<String> {
        tab.command(Command::Gather(Some(Gather::Matters(MatterKind::Wish, words.into()))));
        let gathered = tab.view().gathered.clone().expect("asked");
        gathered.matters.into_iter().map(|(person, _)| person.row.title).collect()
    };
    assert_eq!(waiting(&mut phone, "SILK"), ["Dara", "Asha"], "whoever waits longest comes first");
    assert_eq!(waiting(&mut phone, "silk scarf"), ["Asha"]);
    assert_eq!(waiting(&mut phone, "").len(), 3);
    assert_eq!(kinds(&mut phone), Vec::<&str>::new(), "a wish is nothing to be done");
    exchange(&mut phone, &mut tablet);
    let (dara, wish) = ids[1];
    let key = MatterKind::Wish.about(wish);
    tablet.command(Command::Decide { customer: dara, key, decision: Some(Decision::Done) });
    assert_eq!(waiting(&mut tablet, "silk"), ["Asha"]);
    exchange(&mut phone, &mut tablet);
    assert_eq!(waiting(&mut phone, "silk"), ["Asha"], "told there, told here");
    phone.command(Command::LookAtToday(7));
    assert!(phone.view().needs.as_ref().is_some_and(|needs| needs.has_wishes));
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
    tab.command(Command::Gather(Some(Gather::Matters(MatterKind::Absence, String::new()))));
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
    assert_eq!(away, Reason::Missed { usual: 9, away: 16 }, "the sixteen days closed are not counted");
    tab.command(Command::Undo);
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
fn the_plain_rule_in_place_of_everybody_s_own() {
    let mut tab = started();
    came(&mut tab, "Sokha", &[80, 70, 60, 30]);
    came(&mut tab, "Nino", &[200, 100, 30]);
    came(&mut tab, "Asha", &[50, 40, 30, 27]);
    set(&mut tab, |shop| shop.care.plain = Some(PlainRule { visits: 3, months: 3, weeks: 4 }));
    let quiet = |weeks| Reason::Quiet { visits: 4, months: 3, weeks };
    assert_eq!(reasons(&mut tab), [("Sokha".to_owned(), quiet(4))], "Nino came too seldom, Asha of late");
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
    let abroad = Reason::Holiday { name: HolidayName::Known("water-festival"), on };
    assert_eq!(reasons(&mut tab), [("Sokha".to_owned(), abroad)]);
    let holidays = tab.view().needs.clone().expect("looked").holidays;
    let names = [HolidayName::Known("giorgoba"), HolidayName::Own("our opening".into())];
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
    tab.command(Command::Gather(Some(Gather::Month(today))));
    let month = |tab: &Tab| tab.view().gathered.clone().expect("asked");
    let birthday = Event::Day(id, DayKind::Birthday, String::new());
    assert_eq!(month(&tab).days[&today], [birthday]);
    let tomorrow = &month(&tab).days[&in_days(&tab, 1)];
    let promised = Event::Matter(id, MatterKind::Promised, "a blue ribbon".into());
    assert_eq!(*tomorrow, [Event::Holiday(HolidayName::Known("giorgoba")), promised]);
    assert_eq!(month(&tab).names, [(id, "Nino".to_owned())].into());
    // It follows what is written.
    tab.edit(id, |customer| customer.days.clear());
    assert!(!month(&tab).days.contains_key(&today));
    tab.command(Command::Gather(None));
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
    tab.command(Command::Undo);
    tab.command(Command::Undo);
    assert!(tab.page(first).entries.iter().any(|(id, _)| *id == visit));
    let followed = tab.view().needs.clone().expect("still looking");
    let mut anew = tab.device.tab();
    anew.command(Command::LookAtToday(100));
    assert_eq!(Some(followed), anew.view().needs.clone());
}
