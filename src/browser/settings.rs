//! Settings of this device: small things in localStorage, saved here only and never synced.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use gloo_storage::LocalStorage;

use super::web_storage::Small;
use super::{device, names};
use crate::domain::CustomerId;
use crate::i18n::Language;
use crate::notebook::greeting::learning::Topic;

/// Which notebook is open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Which {
    /// The owner's.
    #[default]
    Own,
    /// The example shop: a notebook of its own in a database of its own.
    Example,
}

impl Which {
    /// The name of its database, and of the channel between its tabs.
    pub fn database(self) -> String {
        names::own(match self {
            Self::Own => "notebook",
            Self::Example => "example",
        })
    }

    /// The name of the setting for this notebook.
    fn setting(self, name: &str) -> String {
        match self {
            Self::Own => name.to_owned(),
            Self::Example => format!("example-{name}"),
        }
    }
}

/// The look the owner chose; `None` follows the device.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Theme {
    /// Dark ink on light paper.
    Light,
    /// Light ink on dark paper.
    Dark,
}

impl Theme {
    /// The word in the settings and in `data-theme`.
    pub fn key(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    /// Reads [`key`](Self::key) back; anything else follows the device.
    pub fn from_key(key: &str) -> Option<Self> {
        [Self::Light, Self::Dark].into_iter().find(|theme| theme.key() == key)
    }
}

/// Reads a setting; missing or unreadable ones are as if never set.
fn get(key: &str) -> Option<String> {
    LocalStorage::read(&names::own(key))
}

/// Keeps a setting. A device that refuses localStorage forgets it, which loses no words of the owner.
fn set(key: &str, value: &str) {
    LocalStorage::keep(&names::own(key), value);
}

/// Calls `changed` whenever another tab has changed a setting, as long as the app lives.
pub fn on_change(changed: impl Fn() + 'static) {
    device::on_window("storage", move |_| changed());
}

/// The language chosen here, else the browser's.
pub fn language() -> Language {
    let chosen = get("language").and_then(|tag| Language::from_tag(&tag));
    chosen.unwrap_or_else(|| {
        let tags: Vec<String> = web_sys::window()
            .map(|window| window.navigator().languages().iter().filter_map(|tag| tag.as_string()).collect())
            .unwrap_or_default();
        Language::preferred(tags.iter().map(String::as_str))
    })
}

/// Keeps the chosen language.
pub fn set_language(language: Language) {
    set("language", language.tag());
}

/// The chosen look.
pub fn theme() -> Option<Theme> {
    get("theme").and_then(|key| Theme::from_key(&key))
}

/// Keeps the chosen look.
pub fn set_theme(theme: Option<Theme>) {
    set("theme", theme.map_or("auto", Theme::key));
}

/// The id of the camera the owner chose; `None` leaves it to the browser.
pub fn camera() -> Option<String> {
    get("camera")
}

/// Keeps the id of that camera.
pub fn set_camera(id: &str) {
    set("camera", id);
}

/// Whether single letters are keys.
pub fn has_letter_keys() -> bool {
    get("letter-keys").as_deref() != Some("off")
}

/// Keeps whether they are.
pub fn set_letter_keys(on: bool) {
    set("letter-keys", if on { "on" } else { "off" });
}

/// The notebook that was open last.
pub fn which() -> Which {
    if get("notebook").as_deref() == Some("example") { Which::Example } else { Which::Own }
}

/// Keeps which notebook is open.
pub fn set_which(which: Which) {
    set("notebook", if which == Which::Example { "example" } else { "own" });
}

/// The day everything was put into an archive, or the owner put it off.
pub fn archived(which: Which) -> Option<NaiveDate> {
    get(&which.setting("archived"))?.parse().ok()
}

/// Keeps that day.
pub fn set_archived(which: Which, day: NaiveDate) {
    set(&which.setting("archived"), &day.to_string());
}

/// The browser was asked once to keep what is stored.
pub fn has_asked_to_keep() -> bool {
    get("keep").is_some()
}

/// Notes that it was.
pub fn set_asked_to_keep() {
    set("keep", "asked");
}

/// The day everything that is stored was last looked through.
pub fn looked_through() -> Option<NaiveDate> {
    get("looked-through")?.parse().ok()
}

/// Keeps that day.
pub fn set_looked_through(day: NaiveDate) {
    set("looked-through", &day.to_string());
}

/// The day the last archive went into the folder for them.
pub fn weekly() -> Option<NaiveDate> {
    get("weekly")?.parse().ok()
}

/// Keeps that day.
pub fn set_weekly(day: NaiveDate) {
    set("weekly", &day.to_string());
}

/// How often each file of the shared folder was begun and not ended, by its name, with what tells it from others of that
/// name. An app that runs out of memory, or overflows its stack, has no last words: so this is noted before.
pub type Begun = BTreeMap<String, (String, u32)>;

/// Those files.
pub fn begun() -> Begun {
    LocalStorage::read(&names::own("begun")).unwrap_or_default()
}

/// Keeps them.
pub fn set_begun(begun: &Begun) {
    LocalStorage::keep(&names::own("begun"), begun);
}

/// What was proposed last to be learned about somebody.
pub fn last_topic() -> Option<Topic> {
    get("topic").and_then(|key| Topic::from_key(&key))
}

/// Keeps that.
pub fn set_last_topic(topic: Topic) {
    set("topic", topic.key());
}

/// The pages opened last, newest first.
pub fn recent(which: Which) -> Vec<CustomerId> {
    let ids = get(&which.setting("recent")).unwrap_or_default();
    ids.split(' ').filter_map(|id| id.parse().ok()).collect()
}

/// Keeps the pages opened last.
pub fn set_recent(which: Which, ids: &[CustomerId]) {
    let ids: Vec<String> = ids.iter().map(CustomerId::to_string).collect();
    set(&which.setting("recent"), &ids.join(" "));
}
