//! The messages of the app in four languages, looked up in one Fluent file per language.
//!
//! A message is requested by its id, with typed arguments. `tests/it/messages.rs` checks that every id in the code
//! exists, and that every language has every id with the same arguments.

pub mod blanks;
pub mod example;
pub mod format;

use std::borrow::Cow;
use std::cell::RefCell;

use fluent_bundle::{FluentArgs, FluentBundle, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

/// A language of the app.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Language {
    /// English, also the fallback for all other languages.
    #[default]
    English,
    /// Khmer.
    Khmer,
    /// Hindi.
    Hindi,
    /// Georgian.
    Georgian,
}

impl Language {
    /// Every language, in the order in which the app offers them.
    pub const ALL: [Self; 4] = [Self::English, Self::Khmer, Self::Hindi, Self::Georgian];

    /// The BCP 47 tag, used for `lang`, for `Intl` and for the settings of the device.
    pub fn tag(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Khmer => "km",
            Self::Hindi => "hi",
            Self::Georgian => "ka",
        }
    }

    /// The language's name in the language itself.
    pub fn own_name(self) -> &'static str {
        match self {
            Self::English => "English",
            Self::Khmer => "ខ្មែរ",
            Self::Hindi => "हिन्दी",
            Self::Georgian => "ქართული",
        }
    }

    /// The language of a tag such as "km-KH"; `None` if the app does not support it.
    pub fn from_tag(tag: &str) -> Option<Self> {
        let language = tag.split(['-', '_']).next()?.to_ascii_lowercase();
        Self::ALL.into_iter().find(|known| known.tag() == language)
    }

    /// The first of the browser's languages that the app supports, otherwise English.
    pub fn preferred<'a>(tags: impl IntoIterator<Item = &'a str>) -> Self {
        tags.into_iter().find_map(Self::from_tag).unwrap_or_default()
    }

    /// The content of the message file.
    pub fn source(self) -> &'static str {
        match self {
            Self::English => include_str!("en.ftl"),
            Self::Khmer => include_str!("km.ftl"),
            Self::Hindi => include_str!("hi.ftl"),
            Self::Georgian => include_str!("ka.ftl"),
        }
    }
}

/// An argument of a message.
#[derive(Clone, Debug, PartialEq)]
pub enum Argument {
    /// A text. Right-to-left text is isolated.
    Text(String),
    /// A number, which also chooses the plural form.
    Count(usize),
}

impl From<String> for Argument {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<&str> for Argument {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<u16> for Argument {
    fn from(count: u16) -> Self {
        Self::Count(count.into())
    }
}

impl From<u32> for Argument {
    fn from(count: u32) -> Self {
        Self::Count(count as usize)
    }
}

impl From<usize> for Argument {
    fn from(count: usize) -> Self {
        Self::Count(count)
    }
}

/// The arguments of a message, by name.
pub type Arguments<'a> = &'a [(&'static str, Argument)];

type Bundle = FluentBundle<FluentResource>;

thread_local! {
    /// The cached bundle of the current language. Changing the language is rare, and parsing a file takes a few
    /// milliseconds.
    static SPOKEN: RefCell<Option<(Language, Bundle)>> = const { RefCell::new(None) };
}

/// Formats a message. An unknown id is returned unchanged, so that the gap is visible and nothing breaks.
pub fn say(language: Language, id: &str, arguments: Arguments) -> String {
    SPOKEN.with_borrow_mut(|spoken| {
        if spoken.as_ref().is_none_or(|(known, _)| *known != language) {
            *spoken = Some((language, bundle(language)));
        }
        let words = spoken.as_ref().and_then(|(_, bundle)| format(bundle, id, arguments));
        words.unwrap_or_else(|| id.to_owned())
    })
}

fn bundle(language: Language) -> Bundle {
    let tag = language.tag().parse::<LanguageIdentifier>().unwrap_or_default();
    let mut bundle = FluentBundle::new(vec![tag]);
    // None of the four scripts runs from right to left, and the marks would end up in copied text; see [`isolated`].
    bundle.set_use_isolating(false);
    // A file with an error still gives its valid messages. A test checks that there are no errors.
    let resource = match FluentResource::try_new(language.source().to_owned()) {
        Ok(resource) | Err((resource, _)) => resource,
    };
    bundle.add_resource_overriding(resource);
    bundle
}

fn format(bundle: &Bundle, id: &str, arguments: Arguments) -> Option<String> {
    let pattern = bundle.get_message(id)?.value()?;
    let mut named = FluentArgs::new();
    for (name, argument) in arguments {
        match argument {
            Argument::Text(text) => named.set(*name, FluentValue::from(isolated(text))),
            Argument::Count(count) => named.set(*name, FluentValue::from(*count)),
        }
    }
    let mut errors = Vec::new();
    Some(bundle.format_pattern(pattern, Some(&named), &mut errors).into_owned())
}

/// Isolates right-to-left text, such as an Urdu name, within a left-to-right sentence. Otherwise a number or full stop
/// after it would move.
fn isolated(text: &str) -> Cow<'_, str> {
    let is_from_right =
        |c: char| matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}');
    match text.contains(is_from_right) {
        true => Cow::Owned(format!("\u{2068}{text}\u{2069}")),
        false => Cow::Borrowed(text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_browsers_first_known_language_is_spoken() {
        for (tags, expected) in [
            (&["km-KH", "en"][..], Language::Khmer),
            (&["fr", "ka"], Language::Georgian),
            (&["hi_IN"], Language::Hindi),
            (&["fr", "de"], Language::English),
            (&[], Language::English),
        ] {
            assert_eq!(Language::preferred(tags.iter().copied()), expected, "{tags:?}");
        }
    }

    #[test]
    fn a_name_from_right_to_left_is_one_piece_of_its_sentence() {
        let called = |name: &str| say(Language::English, "page-call", &[("number", name.into())]);
        assert_eq!(called("شاہد خان"), "Call \u{2068}شاہد خان\u{2069}");
        assert_eq!(called("Sokha"), "Call Sokha");
    }

    #[test]
    fn a_count_chooses_its_plural() {
        let people = |count: usize| say(Language::English, "find-count", &[("count", count.into())]);
        assert_eq!((people(1).as_str(), people(2).as_str()), ("1 person", "2 people"));
    }
}
