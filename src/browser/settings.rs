//! Settings of this device: small values in localStorage. They are stored here only and never synced.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use gloo_storage::LocalStorage;
use strum::{EnumString, IntoStaticStr, VariantArray};

use super::web_storage::Small;
use super::{device, names};
use crate::domain::{CustomerId, Keyed};
use crate::i18n::Language;
use crate::notebook::helpers::learning::Topic;

/// Which notebook is open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Which {
    /// The notebook of the owner.
    #[default]
    Own,
    /// The example shop. It is a notebook of its own in a database of its own.
    Example,
}

impl Which {
    /// The name of its database, and of the BroadcastChannel between its tabs.
    pub fn database(self) -> String {
        names::own(match self {
            Self::Own => "notebook",
            Self::Example => "example",
        })
    }

    /// The name of a setting that each notebook has separately.
    fn setting(self, name: &str) -> String {
        match self {
            Self::Own => name.to_owned(),
            Self::Example => format!("example-{name}"),
        }
    }
}

/// The color theme the owner chose. `None` follows the device.
#[derive(VariantArray, IntoStaticStr, EnumString)]
#[strum(serialize_all = "kebab-case")]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Theme {
    /// Dark text on a light background.
    Light,
    /// Light text on a dark background.
    Dark,
}

/// Reads a setting. `None` if it was never set or cannot be read.
fn get(key: &str) -> Option<String> {
    LocalStorage::read(&names::own(key))
}

/// Stores a setting. If the device refuses localStorage, the setting is lost, but none of the owner's words.
fn set(key: &str, value: &str) {
    LocalStorage::keep(&names::own(key), value);
}

/// Calls `changed` whenever another tab has changed a setting, as long as the app runs.
pub fn on_change(changed: impl Fn() + 'static) {
    device::on_window("storage", move |_| changed());
}

/// The language chosen here, or else that of the browser.
pub fn language() -> Language {
    let chosen = get("language").and_then(|tag| Language::from_tag(&tag));
    chosen.unwrap_or_else(|| {
        let tags: Vec<String> = web_sys::window()
            .map(|window| window.navigator().languages().iter().filter_map(|tag| tag.as_string()).collect())
            .unwrap_or_default();
        Language::preferred(tags.iter().map(String::as_str))
    })
}

/// Stores the chosen language.
pub fn set_language(language: Language) {
    set("language", language.tag());
}

/// The chosen theme. `None` follows the device.
pub fn theme() -> Option<Theme> {
    get("theme").and_then(|key| Theme::from_key(&key))
}

/// Stores the chosen theme.
pub fn set_theme(theme: Option<Theme>) {
    set("theme", theme.map_or("auto", Theme::key));
}

/// The id of the camera the owner chose. `None` leaves the choice to the browser.
pub fn camera() -> Option<String> {
    // Earlier versions stored an empty text for no choice.
    get("camera").filter(|id| !id.is_empty())
}

/// Stores the id of that camera.
pub fn set_camera(id: &str) {
    set("camera", id);
}

/// Whether single letters are keyboard shortcuts.
pub fn has_letter_keys() -> bool {
    get("letter-keys").as_deref() != Some("off")
}

/// Stores whether they are.
pub fn set_letter_keys(on: bool) {
    set("letter-keys", if on { "on" } else { "off" });
}

/// The notebook that was open last.
pub fn which() -> Which {
    if get("notebook").as_deref() == Some("example") { Which::Example } else { Which::Own }
}

/// Stores which notebook is open.
pub fn set_which(which: Which) {
    set("notebook", if which == Which::Example { "example" } else { "own" });
}

/// The day of the last full archive, or the day the owner postponed it.
pub fn archived(which: Which) -> Option<NaiveDate> {
    get(&which.setting("archived"))?.parse().ok()
}

/// Stores that day.
pub fn set_archived(which: Which, day: NaiveDate) {
    set(&which.setting("archived"), &day.to_string());
}

/// Whether the browser was already asked to keep the stored data.
pub fn has_asked_to_keep() -> bool {
    get("keep").is_some()
}

/// Stores that it was asked.
pub fn set_asked_to_keep() {
    set("keep", "asked");
}

/// The day of the last check of everything that is stored.
pub fn last_scrub() -> Option<NaiveDate> {
    get("looked-through")?.parse().ok()
}

/// Stores that day.
pub fn set_last_scrub(day: NaiveDate) {
    set("looked-through", &day.to_string());
}

/// The day of the last archive in the folder for weekly archives.
pub fn weekly() -> Option<NaiveDate> {
    get("weekly")?.parse().ok()
}

/// Stores that day.
pub fn set_weekly(day: NaiveDate) {
    set("weekly", &day.to_string());
}

/// How many times reading each file of the shared folder was begun without an end. The key is the name of the file. The
/// text tells it from other files of that name. An app that runs out of memory or overflows its stack cannot report
/// anything, so this is stored before reading.
pub type Begun = BTreeMap<String, (String, u32)>;

/// The files that were begun.
pub fn begun() -> Begun {
    LocalStorage::read(&names::own("begun")).unwrap_or_default()
}

/// Stores those files.
pub fn set_begun(begun: &Begun) {
    LocalStorage::keep(&names::own("begun"), begun);
}

/// The topic that the app last suggested to ask a customer about.
pub fn last_topic() -> Option<Topic> {
    get("topic").and_then(|key| Topic::from_key(&key))
}

/// Stores that topic.
pub fn set_last_topic(topic: Topic) {
    set("topic", topic.key());
}

/// The pages that were opened last, newest first.
pub fn recent(which: Which) -> Vec<CustomerId> {
    let ids = get(&which.setting("recent")).unwrap_or_default();
    ids.split(' ').filter_map(|id| id.parse().ok()).collect()
}

/// Stores those pages.
pub fn set_recent(which: Which, ids: &[CustomerId]) {
    let ids: Vec<String> = ids.iter().map(CustomerId::to_string).collect();
    set(&which.setting("recent"), &ids.join(" "));
}
