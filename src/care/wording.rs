//! A draft with blanks becomes the text for one person (H8). A line with a blank that cannot be filled is
//! left out whole: nobody ever reads a brace, nor half a sentence.
//!
//! # The rules
//! 1. A blank is the [key](Blank::key) of a [`Blank`] between braces: `{name}`. Anything else between braces
//!    is a blank that nobody can fill. A brace that is not closed on its line is a plain sign.
//! 2. What fills a blank is plain text, whatever stands in it.
//! 3. The owner's own words stand once: in the first place that the draft has for them in a line that is
//!    sent, or at the end.

use std::mem;

use chrono::{Months, NaiveDate};
use itertools::Itertools;

use super::occasions;
use crate::domain::{Blank, Customer, Entry, EntryId, EntryKind, Names, YearlyDay};

/// What fills the blanks for one person. Empty, or `None`, where it is not known.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fillings {
    /// How they are addressed.
    pub names: Names,
    /// What they said last, in one line.
    pub words: String,
    /// What they bought last, in one line.
    pub purchase: String,
    /// How many days ago they were in the shop.
    pub days: Option<u32>,
}

impl Fillings {
    /// What the page of somebody tells on that day. `country` is the shop's.
    pub fn of(customer: &Customer, entries: &[(EntryId, Entry)], country: &str, today: NaiveDate) -> Self {
        let current = || entries.iter().map(|(_, entry)| entry).filter(|entry| !entry.removed);
        let latest_words = |kind: EntryKind| {
            let worded = current().filter(|entry| entry.kind == kind && !entry.text.trim().is_empty());
            let latest = worded.max_by_key(|entry| (entry.day, entry.written));
            latest.map(|entry| entry.text.split_whitespace().join(" ")).unwrap_or_default()
        };
        let last_visit = current().filter(|entry| entry.kind.is_visit()).map(|entry| entry.day).max();
        let age = customer.birthday().and_then(|birthday| full_years(birthday, today));
        Self {
            names: customer.names(country, age),
            words: latest_words(EntryKind::Said),
            purchase: latest_words(EntryKind::Purchase),
            days: last_visit.and_then(|day| u32::try_from((today - day).num_days()).ok()),
        }
    }

    /// What stands in a blank; `None` where it is not known. The owner's own words are known even where there
    /// are none.
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

/// How old somebody is on that day; `None` where the year or the day is not known, and in their first year.
fn full_years(birthday: YearlyDay, today: NaiveDate) -> Option<u16> {
    let year_ago = today.checked_sub_months(Months::new(12))?;
    let last = occasions::among(birthday, year_ago, today).last()?;
    occasions::age(birthday, last)
}

/// One line of a finished text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// What is sent; of a line that is left out, what stands in the draft.
    pub text: String,
    /// What it is made of.
    pub kind: Kind,
}

/// What a line is made of. Of several kinds in one line, the one that stands lower here.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// The same for everybody, but for names.
    Generic,
    /// Something that is known of this person alone.
    Filled,
    /// The owner's own words for them.
    Personal,
    /// It has blanks that cannot be filled, and is not sent. They are named as in the draft, without braces,
    /// each once.
    LeftOut(Vec<String>),
}

impl Kind {
    /// What a line becomes by a blank that is filled.
    fn of(blank: Blank) -> Self {
        match blank {
            Blank::Name | Blank::Form | Blank::Address | Blank::Patronymic => Self::Generic,
            Blank::Words | Blank::Purchase | Blank::Days => Self::Filled,
            Blank::Personal => Self::Personal,
        }
    }
}

/// The lines for one person. `personal` is the owner's own words for them, of any number of lines; a line of
/// the draft that is only the place for these becomes as many.
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
        // The full stop behind a place where nothing was said.
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

/// The owner's own words, line by line.
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

/// What stands before the first blank of a line, in it, and after it.
fn first_blank(line: &str) -> Option<(&str, &str, &str)> {
    let (words, rest) = line.split_once('{')?;
    let (name, after) = rest.split_once('}')?;
    Some((words, name, after))
}

/// What is sent: every line that is not left out. Of blank lines in a row one is kept: what stood between
/// them may be left out, or was never written.
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

    /// Somebody of whom something is known: neither a patronymic nor a purchase.
    fn sokha() -> Fillings {
        let [name, form, address] = ["Sokha", "Bong", "Bong Sokha"].map(str::to_owned);
        Fillings {
            names: Names { name, form, address, patronymic: String::new() },
            words: "my son studies in Siem Reap".into(),
            purchase: String::new(),
            days: Some(12),
        }
    }

    /// The lines between bars: `+` before what was filled, `*` before the owner's own words, `-` before what
    /// is left out, with its blanks behind it.
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
            // Braces that are no blanks, and blanks that nobody can fill.
            ("a { b", "", "a { b"),
            ("a } {name} {name", "", "a } Sokha {name"),
            ("{\nname}", "", "{|name}"),
            ("{{name}}", "", "-{{name}}: {name"),
            ("{}{Name}", "", "-{}{Name}: , Name"),
            // The owner's own words: in a line of their own, among others, at the end.
            ("Dear\n {personal} \nBye", "Well done!\nTea?", "Dear|*Well done!|*Tea?|Bye"),
            ("Dear\n{personal}\nBye", " ", "Dear|Bye"),
            ("Dear\n{personal}.\nBye", "", "Dear|Bye"),
            ("Dear\n{personal}!\nBye", "🎉", "Dear|*🎉!|Bye"),
            ("P.S. {personal} {days}", "Oh!", "*P.S. Oh! 12"),
            ("P.S.{personal}", "", "P.S."),
            ("Dear", " Well done! ", "Dear|*Well done!"),
            ("", "Well done!", "*Well done!"),
            ("Dear", "{name} {", "Dear|*{name} {"),
            // They are said once, and are not left out with the rest of a line.
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
        let blanks = Blank::ALL.map(|blank| format!("{{{}}}", blank.key()));
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
            for blank in Blank::ALL {
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
