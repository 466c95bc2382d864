//! Every word the app says exists in every language, with the same arguments and the right plural
//! forms; the code asks for no message that is not there, and no message waits for nobody.

use std::collections::{BTreeMap, BTreeSet};

use fluent_bundle::{FluentArgs, FluentBundle, FluentResource, FluentValue};
use regulars::domain::{Blank, Cause, Channel, DayKind, EntryKind, Keyed, Pace, Role, Starter, Unit};
use regulars::exchange::Reason;
use regulars::exchange::writer::MESSAGES;
use regulars::i18n::Language;
use regulars::notebook::api::connection::{Misread, Parting};
use regulars::notebook::api::restore::Unwelcome;
use regulars::notebook::helpers::holidays;
use regulars::notebook::helpers::learning::Topic;
use regulars::search::DuplicateReason;

use crate::source::{Literal, assert_none, files};

/// What is said about a folder the app writes into by itself.
const FOLDER: [&str; 8] = ["text", "kept", "asks", "writing", "failed", "choose", "now", "stop"];

/// Messages whose ids are put together: what they begin with, and every key.
fn families() -> Vec<(&'static str, Vec<&'static str>)> {
    vec![
        ("why-", DuplicateReason::all().map(DuplicateReason::key).collect()),
        // What an archive is worded with.
        ("", MESSAGES.to_vec()),
        ("entry-kind-", EntryKind::all().map(EntryKind::key).collect()),
        ("entry-channel-", Channel::all().map(Channel::key).collect()),
        ("entry-starter-", Starter::all().map(Starter::key).collect()),
        ("form-role-", Role::all().map(Role::key).collect()),
        ("import-reason-", Reason::all().map(Reason::key).collect()),
        ("bundle-unwelcome-", Unwelcome::all().map(Unwelcome::key).collect()),
        ("meeting-over-", Parting::all().map(Parting::key).collect()),
        ("misread-", Misread::all().map(Misread::key).collect()),
        ("weekly-", FOLDER.to_vec()),
        ("shared-", FOLDER.to_vec()),
        ("shop-country-", holidays::COUNTRIES.to_vec()),
        ("holiday-", holidays::keys().collect()),
        ("form-day-", DayKind::all().map(DayKind::key).collect()),
        ("calendar-", vec!["birthday", "name-day", "firm", "profession"]),
        ("entry-due-", vec!["request", "exception", "membership", "other"]),
        ("unit-", Unit::all().map(Unit::key).collect()),
        ("period-", Unit::all().map(Unit::key).collect()),
        ("matter-", vec!["promised", "membership", "follow-up"]),
        ("blank-", Blank::all().map(Blank::key).collect()),
        ("cause-", Cause::all().map(Cause::key).collect()),
        ("draft-", ["any"].into_iter().chain(Cause::all().map(Cause::key)).collect()),
        ("ready-", vec!["1", "2", "3"]),
        ("learn-", Topic::all().map(Topic::key).collect()),
        ("pace-", Pace::all().map(Pace::key).collect()),
        ("cards-", vec!["plain", "frame", "leaf", "ribbon"]),
    ]
}

/// The categories CLDR has for whole numbers in a language.
fn plural_categories(language: Language) -> &'static [&'static str] {
    match language {
        Language::English | Language::Hindi | Language::Georgian => &["one", "other"],
        Language::Khmer => &["other"],
    }
}

/// A message as written.
#[derive(Default)]
struct Message {
    /// The names behind `$`.
    arguments: BTreeSet<String>,
    /// For each argument that chooses: the keys of its variants, and which is the default.
    selects: BTreeMap<String, (BTreeSet<String>, Vec<String>)>,
}

/// The messages of a file by id. Knows what the files use: messages with continuation lines, and
/// one select in a message.
fn messages(language: Language) -> BTreeMap<String, Message> {
    let mut found: BTreeMap<String, Message> = BTreeMap::new();
    let mut id = String::new();
    for line in language.source().lines().filter(|line| !line.starts_with('#')) {
        if line.starts_with(|c: char| c.is_ascii_alphabetic()) {
            id = line.split('=').next().unwrap_or_default().trim().to_owned();
            let before = found.insert(id.clone(), Message::default());
            assert!(before.is_none(), "{language:?} has {id} twice");
        }
        let Some(message) = found.get_mut(&id) else { continue };
        for part in line.split('$').skip(1) {
            let name: String = part.chars().take_while(|c| c.is_ascii_alphanumeric()).collect();
            if part[name.len()..].trim_start().starts_with("->") {
                message.selects.insert(name.clone(), Default::default());
            }
            message.arguments.insert(name);
        }
        let variant = line.trim().trim_start_matches('*');
        if let (Some((key, _)), Some(select)) = (
            variant.strip_prefix('[').and_then(|rest| rest.split_once(']')),
            message.selects.values_mut().last(),
        ) {
            select.0.insert(key.to_owned());
            select.1.extend(line.trim().starts_with('*').then(|| key.to_owned()));
        }
    }
    assert!(found.len() > 100, "{language:?}: only {} messages were understood", found.len());
    found
}

#[test]
fn every_language_says_everything_with_the_same_arguments() {
    let english = messages(Language::English);
    for language in Language::ALL {
        let own = messages(language);
        let gone = english.keys().filter(|id| !own.contains_key(*id)).map(|id| format!("{id} is missing"));
        let more =
            own.keys().filter(|id| !english.contains_key(*id)).map(|id| format!("{id} is in no other"));
        let differ = own.iter().filter_map(|(id, message)| {
            let expected = &english.get(id)?.arguments;
            (message.arguments != *expected)
                .then(|| format!("{id} has {:?} instead of {expected:?}", message.arguments))
        });
        assert_none(&format!("{language:?} is complete"), gone.chain(more).chain(differ));
    }
}

#[test]
fn plural_forms_are_those_of_the_language() {
    let english = messages(Language::English);
    for language in Language::ALL {
        let expected: BTreeSet<String> = plural_categories(language).iter().map(|&key| key.into()).collect();
        let mut wrong = Vec::new();
        for (id, message) in messages(language) {
            for (name, (keys, defaults)) in &message.selects {
                let is_plural = keys
                    .iter()
                    .all(|key| ["zero", "one", "two", "few", "many", "other"].contains(&key.as_str()));
                let right = match is_plural {
                    true => *keys == expected,
                    // Any other choice is between the same words in every language.
                    false => english
                        .get(&id)
                        .and_then(|message| message.selects.get(name))
                        .is_some_and(|(known, _)| known == keys),
                };
                if !right || defaults.len() != 1 {
                    wrong.push(format!("{id} chooses by ${name} among {keys:?}, default {defaults:?}"));
                }
            }
            // Where English needs forms, a language with forms needs them too.
            let needs = english.get(&id).is_some_and(|message| message.selects.contains_key("count"));
            if needs && expected.len() > 1 && !message.selects.contains_key("count") {
                wrong.push(format!("{id} has no plural forms"));
            }
        }
        assert_none(&format!("{language:?} has its own plural forms"), wrong);
    }
}

/// A letter slips in easily from the keyboard of another language, and looks almost right.
#[test]
fn every_language_is_written_in_its_own_script() {
    let own = |language: Language, c: char| match language {
        Language::English => false,
        Language::Khmer => ('\u{1780}'..='\u{17ff}').contains(&c),
        Language::Hindi => ('\u{900}'..='\u{97f}').contains(&c),
        Language::Georgian => ('\u{10a0}'..='\u{10ff}').contains(&c),
    };
    for language in Language::ALL {
        let lines = language.source().lines().enumerate().filter(|(_, line)| !line.starts_with('#'));
        let strange = lines.flat_map(|(at, line)| {
            let letters = line.chars().filter(|c| c.is_alphabetic() && *c > '\u{24f}' && !own(language, *c));
            letters.map(move |c| format!("line {}: {c}", at + 1))
        });
        assert_none(&format!("{language:?} keeps to its script"), strange.collect::<Vec<_>>());
    }
}

#[test]
fn every_message_can_be_said() {
    for language in Language::ALL {
        let resource = match FluentResource::try_new(language.source().to_owned()) {
            Ok(resource) => resource,
            Err((_, errors)) => panic!("{language:?} does not parse: {errors:?}"),
        };
        let mut bundle = FluentBundle::new(vec![language.tag().parse().expect("a language tag")]);
        bundle.set_use_isolating(false);
        bundle.add_resource(resource).unwrap_or_else(|errors| panic!("{language:?}: {errors:?}"));
        let mut wrong = Vec::new();
        for (id, message) in messages(language) {
            for count in [0, 1, 2, 5, 1_000] {
                let mut arguments = FluentArgs::new();
                for name in &message.arguments {
                    let plural = message.selects.get(name).is_some_and(|(keys, _)| keys.contains("other"));
                    let value = if plural { FluentValue::from(count) } else { FluentValue::from("<sample>") };
                    arguments.set(name.as_str(), value);
                }
                let mut errors = Vec::new();
                let pattern = bundle.get_message(&id).and_then(|message| message.value());
                let said =
                    pattern.map(|pattern| bundle.format_pattern(pattern, Some(&arguments), &mut errors));
                match said {
                    Some(said) if errors.is_empty() && !said.trim().is_empty() && !said.contains("{$") => {}
                    said => wrong.push(format!("{id} says {said:?} {errors:?}")),
                }
            }
        }
        assert_none(&format!("{language:?} can say every message"), wrong);
    }
}

/// The string literals in the code that words the screen.
fn literals() -> Vec<Literal> {
    let folders =
        ["src/ui", "src/i18n", "src/exchange"].into_iter().flat_map(|folder| files(folder, &[".rs"]));
    let words =
        folders.filter(|file| !file.path.contains("src/exchange") || file.path.ends_with("own_data.rs"));
    words.flat_map(|file| file.literals()).collect()
}

#[test]
fn the_code_asks_only_for_messages_there_are() {
    let known = messages(Language::English);
    let mut wrong = Vec::new();
    let mut asked = 0;
    for Literal { place, before, text, .. } in literals() {
        let call = before.trim_end_matches('&');
        let (format, call) = match call.strip_suffix("format!(") {
            Some(call) => (true, call.trim_end_matches('&')),
            None => (false, call),
        };
        let is_asked = [".t(", ".tr(", ".tr1(", "say("].iter().any(|end| call.ends_with(end));
        if !is_asked {
            continue;
        }
        asked += 1;
        let prefix = text.split('{').next().unwrap_or_default();
        let there =
            if format { families().iter().any(|(of, _)| *of == prefix) } else { known.contains_key(&text) };
        if !there {
            wrong.push(format!("{place} asks for {text}"));
        }
    }
    assert!(asked > 100, "only {asked} messages are asked for: the test looks for the wrong calls");
    for (prefix, keys) in families() {
        let missing =
            keys.into_iter().map(|key| format!("{prefix}{key}")).filter(|id| !known.contains_key(id));
        wrong.extend(missing.map(|id| format!("{id} is missing in its family")));
    }
    assert_none("every message asked for exists", wrong);
}

/// An id that stands in no call but in a table or a condition counts as used.
#[test]
fn no_message_waits_for_nobody() {
    let used: BTreeSet<String> = literals().into_iter().map(|literal| literal.text).collect();
    let is_family = |id: &str| {
        families().iter().any(|(prefix, keys)| id.strip_prefix(prefix).is_some_and(|key| keys.contains(&key)))
    };
    let unused = messages(Language::English).into_keys().filter(|id| !used.contains(id) && !is_family(id));
    assert_none("every message is said somewhere", unused);
}
