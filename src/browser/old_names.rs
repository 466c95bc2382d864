//! Moves a notebook from the names that every install on a host shared, before [names](super::names) held the folder.

use gloo_storage::LocalStorage;
use js_sys::Array;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

use super::indexed_db::{Database, OpenError};
use super::web_storage::Small;
use super::{device, handles, names};
use crate::storage::{self, Change, Query, Space, Transaction};

/// The database of the notebook, of the example shop and of the folders; settings began with [`SETTING`].
const NOTEBOOK: &str = "regulars";
const EXAMPLE: &str = "regulars-example";
const HANDLES: &str = "regulars-handles";
const SETTING: &str = "regulars.";

/// The key of a record that stands with the moved notebook until all of the move is done.
const MARK: &[u8] = b"moved";

/// What lies under the old names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Old {
    /// Nothing.
    Nothing,
    /// A notebook, and no other install is known on this host: it is of this one.
    Ours,
    /// A notebook that may be of another install on this host.
    Shared,
}

/// Looks for a notebook under the old names. To be asked where this install has none.
pub async fn look() -> Old {
    match Database::exists(NOTEBOOK).await {
        true if has_neighbour().await => Old::Shared,
        true => Old::Ours,
        false => Old::Nothing,
    }
}

/// Moves everything into this install's notebook, which must be empty, and its settings. The app is to be started anew
/// after that.
///
/// # Errors
/// See [`OpenError`]. Nothing is moved then; settings may have been copied.
pub async fn take_over(notebook: &Database) -> Result<(), OpenError> {
    // The settings are copied first, so that every tab that opens the moved notebook has them.
    copy_settings();
    let mark = Change::Put(Space::Devices, MARK.into(), storage::seal(&[]));
    // Where it was not taken in now, another tab has done it, or a notebook was begun here meanwhile: the old one stays.
    if notebook.take_over(NOTEBOOK, mark).await? {
        finish(notebook).await;
    }
    Ok(())
}

/// Whether a move was cut short once the notebook had come: then the rest of it is still to be done.
pub async fn is_cut_short(notebook: &Database) -> bool {
    let query = Query { space: Space::Devices, prefix: MARK.into() };
    notebook.read(vec![query]).await.is_ok_and(|found| found.iter().any(|records| !records.is_empty()))
}

/// Moves the folders, and deletes what was moved, so that nobody who is erased later is left under the old names.
pub async fn finish(notebook: &Database) {
    copy_settings();
    handles::take_over(HANDLES).await;
    old_settings().iter().for_each(|old| LocalStorage::forget(old));
    for old in [NOTEBOOK, EXAMPLE, HANDLES] {
        if Database::delete(old).await.is_err() {
            // Another tab holds it. The next start ends it.
            return;
        }
    }
    let changes = vec![Change::Delete(Space::Devices, MARK.into())];
    let _ = notebook.write(Transaction { changes, strict: true, guards: Vec::new() }).await;
}

/// The keys of the settings under the old names.
fn old_settings() -> Vec<String> {
    let Some(settings) = LocalStorage::area() else { return Vec::new() };
    let all = (0..settings.length().unwrap_or(0)).filter_map(|at| settings.key(at).ok().flatten());
    all.filter(|key| key.starts_with(SETTING)).collect()
}

/// Copies what has no new name yet.
fn copy_settings() {
    let Some(settings) = LocalStorage::area() else { return };
    for old in old_settings() {
        let new = names::own(&old[SETTING.len()..]);
        if let (Ok(Some(value)), Ok(None)) = (settings.get_item(&old), settings.get_item(&new)) {
            // A device that refuses localStorage forgets a setting, which loses no words of the owner.
            let _ = settings.set_item(&new, &value);
        }
    }
}

/// Whether another folder of this host runs the app too: its service worker keeps files under a name with that folder.
async fn has_neighbour() -> bool {
    let own = format!("regulars {} ", device::document().base_uri().ok().flatten().unwrap_or_default());
    let names = async {
        let asked = device::window().caches().ok()?.keys();
        Some(Array::from(&JsFuture::from(asked).await.ok()?))
    };
    let is_other = |name: JsValue| {
        name.as_string().is_some_and(|name| name.starts_with("regulars ") && !name.starts_with(&own))
    };
    names.await.is_some_and(|names| names.iter().any(is_other))
}
