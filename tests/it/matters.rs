//! What is open with somebody until a day, as an owner sees it: memberships and their silence, what to come back to, and
//! what people look for.

use chrono::NaiveDate;
use regulars::domain::*;
use regulars::notebook::api::matters::Gather;
use regulars::notebook::api::needs::Reason;
use regulars::notebook::{EditCommand, ShowCommand};

use crate::devices::{exchange, paired};
use crate::harness::{Tab, started};
use crate::looking_ahead::{decide_first, entry, in_days, kinds, reasons, write};

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
    tablet.command(EditCommand::SaveEntry {
        customer: id,
        id: gym,
        base: Some(Box::new(base)),
        new: Box::new(new),
        photo: None,
        ends: None,
    });
    exchange(&mut phone, &mut tablet);
    assert_eq!((kinds(&mut phone), kinds(&mut tablet)), (vec![], vec![]));
}

#[test]
fn what_has_a_period_is_renewed_by_a_tap_which_can_be_undone() {
    let mut tab = started();
    let id = tab.begin_named("Nino");
    let every = Period::new(30, Unit::Days);
    let refill = entry(&tab, Detail::Membership { every }, -70, "drops", None);
    let refill = write(&mut tab, id, refill);
    let on = in_days(&tab, -40);
    let lapsed = Reason::Lapsed { what: "drops".into(), entry: refill, on, renews: true };
    assert_eq!(reasons(&mut tab), [("Nino".to_owned(), lapsed.clone())], "due a period after it began");
    // Also where the page is not in memory.
    let mut tab = tab.device.tab();
    tab.command(EditCommand::Renew { customer: id, entry: refill });
    assert_eq!(tab.page(id).entries[0].1.due, Some(in_days(&tab, 20)), "the first that is still to come");
    assert_eq!(kinds(&mut tab), Vec::<&str>::new());
    tab.device.wait_days(6);
    assert_eq!(kinds(&mut tab), ["ends"]);
    tab.command(EditCommand::Undo);
    assert_eq!(reasons(&mut tab), [("Nino".to_owned(), lapsed)]);
    assert_eq!(tab.page(id).entries[0].1.due, None);
    tab.assert_stored();
}

#[test]
fn a_month_begun_on_its_last_day_is_renewed_to_the_last_day() {
    let mut tab = started();
    let id = tab.begin_named("Nino");
    let day = |text: &str| text.parse::<NaiveDate>().expect("a day");
    let every = Period::new(1, Unit::Months);
    let began = Entry::new(Detail::Membership { every }, day("2026-08-31"), tab.device.now());
    let monthly = Entry { text: "rent".into(), ..began };
    let rent = write(&mut tab, id, monthly);
    for expected in ["2026-11-30", "2026-12-31", "2027-01-31", "2027-02-28", "2027-03-31"] {
        tab.command(EditCommand::Renew { customer: id, entry: rent });
        assert_eq!(tab.page(id).entries[0].1.due, Some(day(expected)));
    }
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
    let mut tab = started();
    let base = tab.view().shop.clone();
    let new = Shop { care, ..base.clone() };
    tab.command(EditCommand::SaveShop { base: Box::new(base), new: Box::new(new) });
    let id = tab.begin_named("Asha");
    let ruled = tab.write(id, EntryKind::Purchase, "red shoes");
    assert_eq!(tab.entry(id, ruled).due, Some(in_days(&tab, 14)));
    // The owner's own day counts, and what was written before keeps its own.
    let chosen = entry(&tab, EntryKind::Purchase, 0, "blue shoes", Some(3));
    write(&mut tab, id, chosen.clone());
    assert!(tab.page(id).entries.iter().any(|(_, entry)| entry.due == chosen.due));
    tab.change(id, ruled, |entry| entry.due = None);
    assert_eq!(tab.entry(id, ruled).due, None);
    assert_eq!(Care::default().due(&chosen), chosen.due);
}

#[test]
fn what_can_be_told_first_is_kept_before_what_is_put_off_or_far_away() {
    let mut tab = started();
    let id = tab.begin_named("Sokha");
    let promises = [("far one", 60), ("far two", 61), ("far three", 62), ("near", 1)];
    for (text, due) in promises {
        let promise = entry(&tab, EntryKind::Request, 0, text, Some(due));
        write(&mut tab, id, promise);
    }
    let tomorrow = in_days(&tab, 1);
    decide_first(&mut tab, Decision::Later(tomorrow));
    assert_eq!(kinds(&mut tab), Vec::<&str>::new());
    tab.device.wait_days(1);
    assert_eq!(kinds(&mut tab), ["promised"], "put off to today, and due");
    decide_first(&mut tab, Decision::Done);
    let later = entry(&tab, Detail::Said { ask: true }, -2, "her trip in spring", Some(90));
    let now = entry(&tab, Detail::Said { ask: true }, -1, "her exam", None);
    for said in [later, now] {
        write(&mut tab, id, said);
    }
    assert_eq!(reasons(&mut tab).remove(0).1, Reason::Ask { words: "her exam".into() });
    // Memberships of years ago that are dealt with leave room for what is due again.
    for year in 1..=3 {
        let gym = entry(&tab, EntryKind::Membership, -400, "gym", Some(-10 * year));
        write(&mut tab, id, gym);
        decide_first(&mut tab, Decision::Done);
    }
    let every = Period::new(30, Unit::Days);
    let lenses = entry(&tab, Detail::Membership { every }, -40, "lenses", None);
    write(&mut tab, id, lenses);
    assert_eq!(kinds(&mut tab), ["lapsed"]);
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
        tab.command(ShowCommand::Gather(Some(Gather::Matters(MatterKind::Wish, words.into()))));
        let gathered = tab.view().gathered.clone().expect("asked");
        gathered.matters.into_iter().map(|(person, _)| person.row.title).collect()
    };
    assert_eq!(waiting(&mut phone, "SILK"), ["Dara", "Asha"], "whoever waits longest comes first");
    assert_eq!(waiting(&mut phone, "silk scarf"), ["Asha"]);
    assert_eq!(waiting(&mut phone, "a grey wool coat"), ["Nino"], "all she asked for is in it");
    assert_eq!(waiting(&mut phone, "").len(), 3);
    assert_eq!(kinds(&mut phone), Vec::<&str>::new(), "a wish is nothing to be done");
    exchange(&mut phone, &mut tablet);
    let (dara, wish) = ids[1];
    let key = DecisionKey::matter(MatterKind::Wish, wish);
    tablet.command(EditCommand::Decide { customer: dara, key, decision: Some(Decision::Done) });
    assert_eq!(waiting(&mut tablet, "silk"), ["Asha"]);
    exchange(&mut phone, &mut tablet);
    assert_eq!(waiting(&mut phone, "silk"), ["Asha"], "told there, told here");
    phone.command(ShowCommand::LookAtToday(7));
    assert!(phone.view().needs.as_ref().is_some_and(|needs| needs.has_wishes));
}
