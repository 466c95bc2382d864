//! Moves a notebook away from the old names, which all installs on a host shared. The new [names](super::names) hold
//! the folder.

use gloo_storage::LocalStorage;
use js_sys::Array;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

use super::indexed_db::{Database, OpenError};
use super::web_storage::Small;
use super::{device, handles, names};
use crate::storage::{self, Change, Query, Space, Transaction};

/// The old names of the databases of the notebook, the example shop and the folders. Old names of settings begin with
/// [`SETTING`].
const NOTEBOOK: &str = "regulars";
const EXAMPLE: &str = "regulars-example";
const HANDLES: &str = "regulars-handles";
const SETTING: &str = "regulars.";

/// The key of a record that stands in the moved notebook until the whole move is done.
const MARK: &[u8] = b"moved";

/// What is stored under the old names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Old {
    /// Nothing.
    Nothing,
    /// A notebook. No other install is known on this host, so it belongs to this one.
    Ours,
    /// A notebook that may belong to another install on this host.
    Shared,
}

/// Looks for a notebook under the old names. Call it only if this install has none.
pub async fn look() -> Old {
    match Database::exists(NOTEBOOK).await {
        true if has_neighbour().await => Old::Shared,
        true => Old::Ours,
        false => Old::Nothing,
    }
}

/// Moves the whole old notebook into the notebook of this install, which must be empty. Moves the settings too. Restart
/// the app after that.
///
/// # Errors
/// See [`OpenError`]. Then nothing was moved, but settings may have been copied.
pub async fn take_over(notebook: &Database) -> Result<(), OpenError> {
    // The settings are copied first, so that every tab that opens the moved notebook has them.
    copy_settings();
    let mark = Change::Put(Space::Devices, MARK.into(), storage::seal(&[]));
    // `false` means that another tab has done it, or that a notebook was begun here in the meantime. Then the old one
    // stays.
    if notebook.take_over(NOTEBOOK, mark).await? {
        finish(notebook).await;
    }
    Ok(())
}

/// Whether a move was interrupted after the notebook was copied. Then the rest is still to be done.
pub async fn is_cut_short(notebook: &Database) -> bool {
    let query = Query { space: Space::Devices, prefix: MARK.into() };
    notebook.read(vec![query]).await.is_ok_and(|found| found.iter().any(|records| !records.is_empty()))
}

/// Moves the folders and deletes what was moved. Otherwise a customer who is erased later would remain under the old
/// names.
pub async fn finish(notebook: &Database) {
    copy_settings();
    handles::take_over(HANDLES).await;
    old_settings().iter().for_each(|old| LocalStorage::forget(old));
    for old in [NOTEBOOK, EXAMPLE, HANDLES] {
        if Database::delete(old).await.is_err() {
            // Another tab uses it. The next start finishes this.
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

/// Copies the settings that do not exist under the new names yet.
fn copy_settings() {
    let Some(settings) = LocalStorage::area() else { return };
    for old in old_settings() {
        let new = names::own(&old[SETTING.len()..]);
        if let (Ok(Some(value)), Ok(None)) = (settings.get_item(&old), settings.get_item(&new)) {
            // If the device refuses localStorage, a setting is lost, but none of the owner's words.
            let _ = settings.set_item(&new, &value);
        }
    }
}

/// Whether another folder of this host runs the app too. The service worker of each install keeps files in caches whose
/// names hold its folder.
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
