//! Turns a draft with blanks into the text for one person (H8). A line with a blank that cannot be filled is left out,
//! so that nobody receives a brace or half a sentence.
//!
//! # The rules
//! 1. A blank is the [key](crate::domain::Keyed::key) of a [`Blank`] between braces: `{name}`. Anything else between braces is a blank
//!    that cannot be filled. A brace that is not closed on its line is an ordinary character.
//! 2. The value of a blank is plain text, even if it contains braces.
//! 3. The owner's personal line appears once: in the first place for it that the draft has in a line that is sent, or
//!    at the end.

use std::mem;

use chrono::{Months, NaiveDate};
use itertools::Itertools;

use super::occasions;
use crate::domain::{Blank, Customer, Entry, EntryId, EntryKind, Keyed, Names, YearlyDay};

/// The values of the blanks for one person. A value is empty or `None` if it is unknown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fillings {
    /// The names and forms of address.
    pub names: Names,
    /// Their latest recorded words, in one line.
    pub words: String,
    /// Their latest purchase, in one line.
    pub purchase: String,
    /// The number of days since their last visit.
    pub days: Option<u32>,
}

impl Fillings {
    /// The values from a person's page on this day. `country` is the shop's.
    pub fn of(customer: &Customer, entries: &[(EntryId, Entry)], country: &str, today: NaiveDate) -> Self {
        let current = || entries.iter().map(|(_, entry)| entry).filter(|entry| !entry.removed);
        let latest_words = |kind: EntryKind| {
            let worded = current().filter(|entry| entry.kind() == kind && !entry.text.trim().is_empty());
            let latest = worded.max_by_key(|entry| (entry.day, entry.written));
            latest.map(|entry| entry.text.split_whitespace().join(" ")).unwrap_or_default()
        };
        let last_visit = current().filter(|entry| entry.kind().is_visit()).map(|entry| entry.day).max();
        let age = customer.birthday().and_then(|birthday| full_years(birthday, today));
        Self {
            names: customer.names(country, age),
            words: latest_words(EntryKind::Said),
            purchase: latest_words(EntryKind::Purchase),
            days: last_visit.and_then(|day| u32::try_from((today - day).num_days()).ok()),
        }
    }

    /// The value of a blank; `None` if it is unknown. The personal line counts as known even if it is empty.
    fn value(&self, blank: Blank, personal: &str) -> Option<String> {
        let known = match blank {
            Blank::Name => &self.names.name,
            Blank::Address => &self.names.address,
            Blank::Form => &self.names.form,
            Blank::Patronymic => &self.names.patronymic,
            Blank::Words => &self.words,
            Blank::Purchase => &self.purchase,
            Blank::Days => return self.days.map(|days| days.to_string()),
            Blank::Personal => return Some(personal.to_owned()),
        };
        (!known.trim().is_empty()).then(|| known.clone())
    }
}

/// The age of a person on this day; `None` if the year or the day is unknown, and in their first year.
fn full_years(birthday: YearlyDay, today: NaiveDate) -> Option<u16> {
    let year_ago = today.checked_sub_months(Months::new(12))?;
    let last = occasions::among(birthday, year_ago, today).last()?;
    occasions::age(birthday, last)
}

/// One line of a finished text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The text that is sent. For a line that is left out, the text of the draft.
    pub text: String,
    /// What the line consists of.
    pub kind: Kind,
}

/// What a line consists of. If several kinds apply, the last of them in this order is used.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// The same for everybody, except for names.
    Generic,
    /// Something known about this person only.
    Filled,
    /// The owner's personal line.
    Personal,
    /// The line has blanks that cannot be filled, and is not sent. The blanks are named as in the draft, without
    /// braces, each once.
    LeftOut(Vec<String>),
}

impl Kind {
    /// The kind that a filled blank gives to its line.
    fn of(blank: Blank) -> Self {
        match blank {
            Blank::Name | Blank::Form | Blank::Address | Blank::Patronymic => Self::Generic,
            Blank::Words | Blank::Purchase | Blank::Days => Self::Filled,
            Blank::Personal => Self::Personal,
        }
    }
}

/// Fills the draft for one person. `personal` is the owner's personal line, which may have several lines. A line of the
/// draft that contains only the blank for it becomes as many lines.
pub fn finish(draft: &str, fillings: &Fillings, personal: &str) -> Vec<Line> {
    let place = format!("{{{}}}", Blank::Personal.key());
    let mut unsaid = personal.trim();
    let mut lines = Vec::new();
    for written in draft.lines() {
        if written.trim() == place {
            lines.extend(own(mem::take(&mut unsaid)));
            continue;
        }
        let line = fill(written, fillings, unsaid);
        // Only punctuation is left of a line whose personal blank is empty.
        if unsaid.is_empty() && written.contains(&place) && !line.text.contains(char::is_alphanumeric) {
            continue;
        }
        if line.kind == Kind::Personal {
            unsaid = "";
        }
        lines.push(line);
    }
    lines.extend(own(unsaid));
    lines
}

/// The personal line, as finished lines.
fn own(words: &str) -> impl Iterator<Item = Line> {
    words.lines().map(|line| Line { text: line.to_owned(), kind: Kind::Personal })
}

/// A line of the draft with its blanks filled.
fn fill(written: &str, fillings: &Fillings, personal: &str) -> Line {
    let (mut text, mut kind, mut missing) = (String::new(), Kind::Generic, Vec::new());
    let mut rest = written;
    while let Some((words, name, after)) = first_blank(rest) {
        text.push_str(words);
        let known = Blank::from_key(name).and_then(|blank| Some((blank, fillings.value(blank, personal)?)));
        match known {
            Some((blank, value)) if !value.is_empty() => {
                text.push_str(&value);
                kind = kind.max(Kind::of(blank));
            }
            Some(_) => {}
            None => missing.push(name.to_owned()),
        }
        rest = after;
    }
    text.push_str(rest);
    match missing.is_empty() {
        true => Line { text, kind },
        false => {
            Line { text: written.to_owned(), kind: Kind::LeftOut(missing.into_iter().unique().collect()) }
        }
    }
}

/// The text before the first blank of a line, the blank's name, and the text after it.
fn first_blank(line: &str) -> Option<(&str, &str, &str)> {
    let (words, rest) = line.split_once('{')?;
    let (name, after) = rest.split_once('}')?;
    Some((words, name, after))
}

/// The text to send: every line that is not left out.
///
/// Only one of several blank lines in a row is kept, because the line between them may have been left out.
pub fn text(lines: &[Line]) -> String {
    let sent = lines.iter().filter(|line| !matches!(line.kind, Kind::LeftOut(_)));
    let lines = sent.map(|line| line.text.as_str());
    let joined = lines.dedup_by(|one, next| one.trim().is_empty() && next.trim().is_empty()).join("\n");
    joined.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::*;

    use super::*;
    use crate::domain::{DayKind, ImportantDay, ItemId, Timestamp};

    fn date(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    /// A person with some known values, but neither a patronymic nor a purchase.
    fn sokha() -> Fillings {
        let [name, form, address] = ["Sokha", "Bong", "Bong Sokha"].map(str::to_owned);
        Fillings {
            names: Names { name, form, address, patronymic: String::new() },
            words: "my son studies in Siem Reap".into(),
            purchase: String::new(),
            days: Some(12),
        }
    }

    /// The lines, separated by bars. `+` marks filled lines, `*` the owner's personal lines. `-` marks lines that are
    /// left out, followed by their blanks.
    fn shown(lines: &[Line]) -> String {
        let show = |Line { text, kind }: &Line| match kind {
            Kind::Generic => text.clone(),
            Kind::Filled => format!("+{text}"),
            Kind::Personal => format!("*{text}"),
            Kind::LeftOut(names) => format!("-{text}: {}", names.join(", ")),
        };
        lines.iter().map(show).join("|")
    }

    #[test]
    fn every_blank_is_filled_or_its_line_left_out() {
        for (draft, personal, expected) in [
            ("Happy New Year!", "", "Happy New Year!"),
            ("Dear {address},", "", "Dear Bong Sokha,"),
            ("{form} {name}", "", "Bong Sokha"),
            ("You said: {words}", "", "+You said: my son studies in Siem Reap"),
            ("{days} days now, {name}", "", "+12 days now, Sokha"),
            ("Dear\nFor {purchase}", "", "Dear|-For {purchase}: purchase"),
            ("{nickname} {purchase} {nickname}", "", "-{nickname} {purchase} {nickname}: nickname, purchase"),
            ("{name} {patronymic}", "", "-{name} {patronymic}: patronymic"),
            // Braces that are not blanks, and blanks that cannot be filled.
            ("a { b", "", "a { b"),
            ("a } {name} {name", "", "a } Sokha {name"),
            ("{\nname}", "", "{|name}"),
            ("{{name}}", "", "-{{name}}: {name"),
            ("{}{Name}", "", "-{}{Name}: , Name"),
            // The personal line: on a line of its own, among other words, and at the end.
            ("Dear\n {personal} \nBye", "Well done!\nTea?", "Dear|*Well done!|*Tea?|Bye"),
            ("Dear\n{personal}\nBye", " ", "Dear|Bye"),
            ("Dear\n{personal}.\nBye", "", "Dear|Bye"),
            ("Dear\n{personal}!\nBye", "🎉", "Dear|*🎉!|Bye"),
            ("P.S. {personal} {days}", "Oh!", "*P.S. Oh! 12"),
            ("P.S.{personal}", "", "P.S."),
            ("Dear", " Well done! ", "Dear|*Well done!"),
            ("", "Well done!", "*Well done!"),
            ("Dear", "{name} {", "Dear|*{name} {"),
            // The personal line appears once, and it is not left out with the rest of a line.
            ("{personal}\n{personal}.", "Oh!", "*Oh!"),
            ("{personal} {purchase}\nBye", "Oh!", "-{personal} {purchase}: purchase|Bye|*Oh!"),
        ] {
            assert_eq!(shown(&finish(draft, &sokha(), personal)), expected, "{draft:?} {personal:?}");
        }
        let read = Fillings { words: "I read {name} there".into(), ..sokha() };
        assert_eq!(shown(&finish("{words}", &read, "")), "+I read {name} there", "what was filled is plain");
    }

    #[test]
    fn what_is_left_out_leaves_no_hole() {
        for (draft, personal, expected) in [
            ("Dear {name},\n\n{purchase}\n\n{personal}\n\nYours", "", "Dear Sokha,\n\nYours"),
            ("Dear {name},\n\n{purchase}\n\n{personal}\n\nYours", "Oh!", "Dear Sokha,\n\nOh!\n\nYours"),
            ("{purchase}\n\nDear\n\n{purchase}", "", "Dear"),
            ("{purchase}", "", ""),
            ("", "", ""),
        ] {
            assert_eq!(text(&finish(draft, &sokha(), personal)), expected, "{draft:?} {personal:?}");
        }
    }

    #[test]
    fn fillings_are_the_latest_that_is_known() {
        let entry = |kind, day: &str, written, text: &str| {
            let entry = Entry { text: text.into(), ..Entry::new(kind, date(day), Timestamp(written)) };
            (EntryId([0; 16]), entry)
        };
        let (id, gone) = entry(EntryKind::Said, "2026-11-20", 9, "taken back");
        let entries = [
            entry(EntryKind::Said, "2026-11-02", 3, "my son\n studies now"),
            entry(EntryKind::Said, "2026-11-02", 2, "said before that"),
            entry(EntryKind::Said, "2026-11-01", 4, "written later"),
            (id, Entry { removed: true, ..gone }),
            entry(EntryKind::Purchase, "2026-11-03", 5, "rice"),
            entry(EntryKind::Purchase, "2026-11-09", 6, " "),
            entry(EntryKind::Visit, "2026-11-10", 7, ""),
            entry(EntryKind::Contact, "2026-11-21", 8, "Happy New Year!"),
        ];
        let customer = Customer { called: "Sokha".into(), ..Customer::default() };
        let fillings = Fillings::of(&customer, &entries, "GB", date("2026-11-22"));
        assert_eq!((fillings.words.as_str(), fillings.purchase.as_str()), ("my son studies now", "rice"));
        assert_eq!((fillings.days, fillings.names.address.as_str()), (Some(12), "Sokha"));
        assert_eq!(Fillings::of(&Customer::default(), &[], "GB", date("2026-11-22")), Fillings::default());
    }

    #[test]
    fn a_khmer_title_goes_by_the_age_on_the_day() {
        let day = YearlyDay::new(11, 23_u8, Some(2008)).expect("a day");
        let birthday = ImportantDay { kind: DayKind::Birthday, day, label: String::new() };
        let days = BTreeMap::from([(ItemId([1; 16]), birthday)]);
        let customer = Customer { name: "ចាន់ សុខា".into(), days, ..Customer::default() };
        let addressed = |today| Fillings::of(&customer, &[], "KH", date(today)).names.address;
        let addresses = ["2026-11-22", "2026-11-23", "2068-11-23"].map(addressed);
        assert_eq!(addresses, ["ប្អូន សុខា", "បង សុខា", "អ៊ំ សុខា"]);
    }

    fn draft() -> impl Strategy<Value = String> {
        let blanks = Blank::all().map(|blank| format!("{{{}}}", blank.key()));
        let others = "{nickname}|{}|{|}|name|\n|\n\n| |!|Happy|ឆ្នាំថ្មី|नया साल|გილოცავ".split('|');
        let pieces: Vec<String> = blanks.into_iter().chain(others.map(str::to_owned)).collect();
        prop::collection::vec(prop::sample::select(pieces), 0..20).prop_map(|pieces| pieces.concat())
    }

    fn fillings() -> impl Strategy<Value = Fillings> {
        let values = prop::array::uniform6("[a-zក-អა-ჰ\u{905}-\u{939} ]{0,8}");
        (values, prop::option::of(0..400_u32)).prop_map(|(values, days)| {
            let [name, form, patronymic, address, words, purchase] = values;
            Fillings { names: Names { name, form, patronymic, address }, words, purchase, days }
        })
    }

    proptest! {
        #[test]
        fn no_unfilled_blank_is_ever_sent(
            draft in draft(), fillings in fillings(), personal in "[a-zក-អა-ჰ\u{905}-\u{939} ]{0,12}",
        ) {
            let lines = finish(&draft, &fillings, &personal);
            let sent = text(&lines);
            for blank in Blank::all() {
                let place = format!("{{{}}}", blank.key());
                prop_assert!(!sent.contains(&place), "{place} in {sent:?}");
            }
            for line in lines.iter().filter(|line| matches!(line.kind, Kind::LeftOut(_))) {
                prop_assert!(!sent.contains(&line.text), "{:?} in {sent:?}", line.text);
            }
            prop_assert!(sent.contains(personal.trim()), "{personal:?} not in {sent:?}");
        }
    }
}
