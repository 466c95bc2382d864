//! A word to several people, as an owner works through it: one at a time, on one device and on two; nobody who said no,
//! nobody twice, nobody the same as somebody else.

use chrono::Days;
use proptest::prelude::*;
use regulars::domain::*;
use regulars::notebook::api::greet::*;
use regulars::notebook::helpers::*;
use regulars::notebook::{EditCommand, ShowCommand};

use crate::devices::{assert_equal, exchange, paired};
use crate::harness::{Tab, named, started, titles};

const NEW_YEAR: ItemId = ItemId([7; 16]);
const DRAFT: &str = "Dear {name},\n{personal}\na happy New Year from all of us at the shop!";

fn begin(tab: &mut Tab, audience: Audience) {
    let greeting = Greeting {
        name: "New Year".into(),
        draft: DRAFT.into(),
        audience,
        begun: tab.device.now(),
        ..Greeting::default()
    };
    tab.command(Greet::Save(NEW_YEAR, greeting));
}

fn look(tab: &mut Tab) -> GreetingView {
    tab.command(Greet::LookAt(Some(NEW_YEAR)));
    tab.view().greeting.clone().expect("it was looked at")
}

fn waiting(tab: &mut Tab) -> Vec<String> {
    let mut waiting = titles(&look(tab).waiting);
    waiting.sort();
    waiting
}

/// What somebody would get with this line, and the same without their names.
fn composed(tab: &mut Tab, id: CustomerId, line: &str) -> [String; 2] {
    let page = tab.page(id);
    let shop = tab.view().shop.clone();
    let draft = shop.greetings.get(&NEW_YEAR).map(|greeting| greeting.draft.clone()).expect("it is there");
    let fillings = Fillings::of(&page.customer, &page.entries, &shop.country, tab.device.today());
    let unnamed = Fillings { names: Names::left_out(), ..fillings.clone() };
    [text(&finish(&draft, &fillings, line)), text(&finish(&draft, &unnamed, &page.customer.unnamed(line)))]
}

/// How like a text with this line is to what others got.
fn weigh(tab: &mut Tab, id: CustomerId, line: &str) -> Likeness {
    let [_, unnamed] = composed(tab, id, line);
    tab.command(Greet::Weigh { customer: id, greeting: NEW_YEAR, unnamed });
    tab.view().twin.as_ref().map_or(Likeness::Different, |twin| twin.likeness)
}

fn mark(tab: &mut Tab, id: CustomerId, line: &str) -> EntryId {
    let [words, unnamed] = composed(tab, id, line);
    let entry = EntryId(tab.device.random());
    let contact = Detail::Contact {
        channel: Some(Channel::Message),
        starter: Some(Starter::We),
        sent: Some(Sent { greeting: NEW_YEAR, unnamed, despite: false }),
    };
    let new = Entry { text: words, ..Entry::new(contact, tab.device.today(), tab.device.now()) };
    tab.command(EditCommand::add_entry(id, entry, new));
    entry
}

#[test]
fn whoever_got_it_waits_no_more_and_undo_lets_them_wait_again() {
    let mut tab = started();
    let [sokha, dara] = ["Sokha", "Dara"].map(|name| tab.begin_named(name));
    tab.begin(Customer { no_contact: true, ..named("Quiet") });
    tab.begin(Customer { role: Role::Supplier, ..named("Miller") });
    begin(&mut tab, Audience::Customers);
    assert_eq!(waiting(&mut tab), ["Dara", "Sokha"]);
    assert_eq!(look(&mut tab).quiet, 1);
    mark(&mut tab, sokha, "how is the new kitchen?");
    let view = look(&mut tab);
    assert_eq!((titles(&view.waiting), view.got, view.waits), (vec!["Dara".to_owned()], 1, 1));
    tab.command(Greet::LeaveOut { customer: dara, greeting: NEW_YEAR, is_out: true });
    assert_eq!((waiting(&mut tab), titles(&look(&mut tab).left_out)), (vec![], vec!["Dara".to_owned()]));
    tab.command(Greet::LeaveOut { customer: dara, greeting: NEW_YEAR, is_out: false });
    assert_eq!(waiting(&mut tab), ["Dara"]);
    for _ in 0..3 {
        tab.command(EditCommand::Undo);
    }
    assert_eq!(waiting(&mut tab), ["Dara", "Sokha"]);
    tab.assert_stored();
}

#[test]
fn a_greeting_is_for_whom_the_list_shows() {
    let mut tab = started();
    tab.begin(Customer { tags: ["tea".into()].into(), ..named("Sokha") });
    tab.begin_named("Dara");
    let list = regulars::notebook::ListRequest { tag: Some("tea".into()), ..Default::default() };
    tab.command(Greet::Everyone(NEW_YEAR, list));
    assert_eq!(waiting(&mut tab), ["Sokha"]);
    // Whoever gets the tag later belongs to them.
    tab.begin(Customer { tags: ["tea".into()].into(), ..named("Nino") });
    assert_eq!(waiting(&mut tab), ["Nino", "Sokha"]);
    let found = regulars::notebook::ListRequest { query: "dar".into(), ..Default::default() };
    tab.command(Greet::Everyone(NEW_YEAR, found));
    assert_eq!(waiting(&mut tab), ["Dara"]);
}

#[test]
fn the_same_words_are_held_back_and_very_like_ones_told() {
    let mut tab = started();
    let [sokha, dara] = ["Sokha", "Dara"].map(|name| tab.begin_named(name));
    begin(&mut tab, Audience::Customers);
    assert_eq!(weigh(&mut tab, sokha, ""), Likeness::Different, "nobody has got anything yet");
    mark(&mut tab, sokha, "Sokha, how is your daughter after her exam in June?");
    let same = "Dara, how is your daughter after her exam in June?";
    assert_eq!(weigh(&mut tab, dara, same), Likeness::Same, "names aside");
    assert_eq!(weigh(&mut tab, dara, &same.replace("daughter", "DAUGHTER")), Likeness::Same, "and capitals");
    assert!(matches!(weigh(&mut tab, dara, &same.replace("June", "July")), Likeness::Alike(_)));
    let twin = tab.view().twin.clone().expect("it is shown beside");
    assert_eq!((twin.row.title.as_str(), twin.text.contains("Sokha")), ("Sokha", false));
    assert_eq!(weigh(&mut tab, dara, "the blue teapot you asked about is here"), Likeness::Different);
    // Nor twice the same to one person, whatever it is for.
    let other = ItemId([8; 16]);
    let [_, unnamed] = composed(&mut tab, sokha, "Sokha, how is your daughter after her exam in June?");
    tab.command(Greet::Weigh { customer: sokha, greeting: other, unnamed });
    assert_eq!(tab.view().twin.as_ref().map(|twin| twin.likeness), Some(Likeness::Same));
}

#[test]
fn drafts_and_lines_are_finished_on_the_other_device_and_nothing_written_at_once_is_lost() {
    let (mut phone, mut tablet) = paired();
    let sokha = phone.begin_named("Sokha");
    begin(&mut phone, Audience::Customers);
    exchange(&mut phone, &mut tablet);
    let write = |tab: &mut Tab, line: &str, draft: &str| {
        tab.command(Greet::Line { customer: sokha, greeting: NEW_YEAR, line: line.into() });
        let mut greeting = tab.view().shop.greetings[&NEW_YEAR].clone();
        greeting.draft = greeting.draft.replace("all of us", draft);
        tab.command(Greet::Save(NEW_YEAR, greeting));
    };
    write(&mut phone, "from the phone", "all of us, and the cat,");
    write(&mut tablet, "from the tablet", "all of us");
    exchange(&mut phone, &mut tablet);
    exchange(&mut phone, &mut tablet);
    for tab in [&mut phone, &mut tablet] {
        let page = tab.page(sokha);
        assert_eq!(page.lines[&NEW_YEAR], "from the phone\nfrom the tablet");
        assert!(tab.view().shop.greetings[&NEW_YEAR].draft.contains("and the cat"));
    }
    // Made one again, it stays so.
    tablet.command(Greet::Line { customer: sokha, greeting: NEW_YEAR, line: "from both".into() });
    exchange(&mut phone, &mut tablet);
    assert_eq!(phone.page(sokha).lines[&NEW_YEAR], "from both");
    assert_equal(&mut phone, &mut tablet);
}

#[test]
fn two_devices_that_wrote_to_the_same_person_are_told() {
    let (mut phone, mut tablet) = paired();
    let [sokha, dara] = ["Bopha", "Dara"].map(|name| phone.begin_named(name));
    begin(&mut phone, Audience::People([sokha, dara].into()));
    exchange(&mut phone, &mut tablet);
    mark(&mut phone, sokha, "from the phone");
    exchange(&mut phone, &mut tablet);
    assert_eq!(waiting(&mut tablet), ["Dara"], "the second device knows");
    mark(&mut phone, dara, "one");
    mark(&mut tablet, dara, "other");
    exchange(&mut phone, &mut tablet);
    for tab in [&mut phone, &mut tablet] {
        let view = look(tab);
        assert_eq!((view.got, titles(&view.twice)), (2, vec!["Dara".to_owned()]));
    }
}

#[test]
fn of_a_yes_and_a_no_at_once_the_no_holds() {
    let (mut phone, mut tablet) = paired();
    let sokha = phone.begin_named("Sokha");
    exchange(&mut phone, &mut tablet);
    let day = phone.device.today();
    let say = |tab: &mut Tab, agreed: bool| {
        let said = Consent { agreed, day, words: format!("{agreed} {}", tab.device.now().0) };
        tab.edit(sokha, |customer| drop(customer.consent.insert(Channel::Call, said)));
    };
    for order in [true, false] {
        say(&mut phone, order);
        say(&mut tablet, !order);
        exchange(&mut phone, &mut tablet);
        for tab in [&mut phone, &mut tablet] {
            assert!(!tab.page(sokha).customer.allows(Channel::Call));
        }
        assert_equal(&mut phone, &mut tablet);
    }
    say(&mut phone, true);
    exchange(&mut phone, &mut tablet);
    assert!(tablet.page(sokha).customer.allows(Channel::Call), "they may change their mind");
    assert!(!tablet.page(sokha).customer.allows(Channel::Email), "and agreed to nothing else");
}

#[test]
fn erasing_takes_the_lines_and_the_texts_along() {
    let mut tab = started();
    let sokha = tab.begin_named("Sokha");
    begin(&mut tab, Audience::People([sokha].into()));
    tab.command(Greet::Line { customer: sokha, greeting: NEW_YEAR, line: "a rare word: quincunx".into() });
    mark(&mut tab, sokha, "a rare word: quincunx");
    tab.command(ShowCommand::ClosePage);
    tab.command(EditCommand::Erase(sokha));
    assert_eq!(look(&mut tab).got, 0);
    assert!(tab.device.spaces_with(b"quincunx").is_empty());
}

#[test]
fn a_look_back_tells_whom_the_shop_turned_to_and_whom_it_forgot() {
    let mut tab = started();
    let [sokha, dara] = ["Sokha", "Dara"].map(|name| tab.begin_named(name));
    for id in [sokha, dara] {
        tab.write(id, EntryKind::Visit, "");
    }
    tab.begin_named("Never here");
    tab.write(sokha, EntryKind::Thanks, "for the cake");
    tab.command(Greet::LookBack(true));
    let year = tab.view().look_back.clone().expect("somebody looks");
    assert_eq!((year.count, year.missing), (1, 1));
    assert_eq!(titles(&year.forgotten), ["Dara"]);
    tab.command(Greet::LookBack(false));
    assert_eq!(tab.view().look_back, None);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    /// An owner who sends whatever the app does not hold back, and heeds all advice: no two texts of an occasion are the
    /// same, none has a blank in it, nobody who said no is written to, and nobody too often.
    #[test]
    fn whatever_is_sent_keeps_the_rules(
        people in prop::collection::vec((any::<bool>(), prop::option::of(any::<bool>()), 0..4_u8), 1..8),
        lines in prop::collection::vec("[a-c]{0,6}", 8),
        draft in prop::sample::select(vec![DRAFT, "{address}: {words}\n{days} {foo}\nhello", "{personal} {name}"]),
    ) {
        let mut tab = started();
        let mut ids = Vec::new();
        for (at, (says_no, consent, touched)) in people.iter().enumerate() {
            let said = consent.map(|agreed| Consent { agreed, day: tab.device.today(), words: String::new() });
            let id = tab.begin(Customer {
                no_contact: *says_no,
                consent: said.into_iter().map(|said| (Channel::Message, said)).collect(),
                ..named(&format!("Person{at}"))
            });
            for _ in 0..*touched {
                tab.write(id, EntryKind::Thanks, "thank you");
            }
            ids.push(id);
        }
        begin(&mut tab, Audience::Customers);
        let mut greeting = tab.view().shop.greetings[&NEW_YEAR].clone();
        greeting.draft = draft.into();
        tab.command(Greet::Save(NEW_YEAR, greeting));
        let mut sent = Vec::new();
        for (id, line) in look(&mut tab).waiting.iter().map(|row| row.id).zip(&lines).collect::<Vec<_>>() {
            let page = tab.page(id);
            let standards = tab.view().shop.contact.clone();
            let may = channels(&page.customer, &standards).contains(&Channel::Message);
            let waits = !advice(touches(&page.entries), &standards, None, tab.device.today(), 12).is_empty();
            let [words, unnamed] = composed(&mut tab, id, line);
            if !may || waits || words.is_empty() || weigh(&mut tab, id, line) == Likeness::Same {
                continue;
            }
            mark(&mut tab, id, line);
            sent.push((id, words, unnamed));
        }
        for (at, (id, words, unnamed)) in sent.iter().enumerate() {
            let person = &people[ids.iter().position(|known| known == id).expect("one of them")];
            prop_assert!(!person.0 && person.1 != Some(false), "said no");
            prop_assert!(person.2 < Budget::DEFAULT.contacts, "too often");
            prop_assert!(!words.contains(['{', '}']), "{words}");
            prop_assert!(sent[..at].iter().all(|(.., other)| other != unnamed), "twice the same");
        }
    }
}

/// A card for the birthday is a word about the birthday: Today need not be told of it a second time.
#[test]
fn whoever_got_a_greeting_for_their_day_is_not_told_of_with_it() {
    let (mut tab, mut tablet) = paired();
    let day = |ahead: u64| ImportantDay {
        kind: DayKind::Birthday,
        day: (tab.device.today() + Days::new(ahead)).into(),
        label: String::new(),
    };
    let days = [(ItemId([1; 16]), day(2))].into();
    let lim = tab.begin(Customer { days, ..named("Lim") });
    let told = |tab: &mut Tab| {
        tab.command(ShowCommand::LookAtToday(9));
        tab.view().needs.as_ref().map_or(0, |needs| needs.total)
    };
    let greeting = |cause| Greeting { cause, ..Greeting::default() };
    tab.command(Greet::Save(NEW_YEAR, greeting(None)));
    mark(&mut tab, lim, "a happy New Year");
    assert_eq!(told(&mut tab), 1, "it was about something else");
    tab.command(Greet::Save(NEW_YEAR, greeting(Some(Cause::Day))));
    assert_eq!(told(&mut tab), 0);
    exchange(&mut tab, &mut tablet);
    assert_eq!(told(&mut tablet), 0, "nor on the other device");
    tab.command(EditCommand::Undo);
    assert_eq!(told(&mut tab), 1, "it was not sent after all");
    tablet.device.wait_days(365);
    assert_eq!(told(&mut tablet), 1, "the next one is another");
}
