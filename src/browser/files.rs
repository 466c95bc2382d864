//! Files that the owner chose, that another app shared, or that are to be saved. Also the charsets of the browser.

use std::cell::Cell;
use std::rc::Rc;

use js_sys::{Array, Uint8Array};
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{
    Blob, BlobPropertyBag, Cache, File, FilePropertyBag, HtmlElement, Response, ShareData, TextDecoder, Url,
};

use super::{clock, device};

/// The bytes of a file. `None` if the browser can no longer read it.
pub async fn bytes(file: &Blob) -> Option<Vec<u8>> {
    let buffer = JsFuture::from(file.array_buffer()).await.ok()?;
    Some(Uint8Array::new(&buffer).to_vec())
}

/// The text of a file.
pub async fn text(file: &Blob) -> Option<String> {
    JsFuture::from(file.text()).await.ok()?.as_string()
}

/// A file or a text that another app or web page shared with this app.
#[derive(Clone)]
pub struct Shared {
    /// Its name.
    pub name: String,
    /// The file, which is not read yet.
    pub file: Blob,
    /// Whether the owner opened it with this app. Otherwise any web page may have sent it.
    pub is_opened: bool,
    /// Whether it is text for a customer page and not a file.
    pub is_text: bool,
}

/// How long a shared file is kept, in milliseconds.
const WAITS: f64 = 86_400_000.0;

/// The last shared file, as the service worker keeps it. It is returned only once. `None` if there is none, or if it
/// has waited for more than a day.
pub async fn shared() -> Option<Shared> {
    let scope = device::document().base_uri().ok()??;
    let caches = device::window().caches().ok()?;
    let cache: Cache =
        JsFuture::from(caches.open(&format!("regulars {scope} shared"))).await.ok()?.dyn_into().ok()?;
    let kept: Response = JsFuture::from(cache.match_with_str("./shared")).await.ok()?.dyn_into().ok()?;
    let header = |name: &str| kept.headers().get(name).ok().flatten();
    let name = js_sys::decode_uri_component(&header("x-name").unwrap_or_default()).map(String::from);
    let at: f64 = header("x-at").and_then(|at| at.parse().ok()).unwrap_or_default();
    let [is_opened, is_text] = ["x-opened", "x-text"].map(|name| header(name).is_some());
    let file: Blob = JsFuture::from(kept.blob().ok()?).await.ok()?.dyn_into().ok()?;
    // Two callers may ask at once: when the page opens and when the file arrives. The one that deletes the file gets
    // it.
    let is_taken = JsFuture::from(cache.delete_with_str("./shared")).await.ok()?.is_truthy();
    let is_fresh = js_sys::Date::now() - at < WAITS;
    (is_taken && is_fresh).then(|| Shared { name: name.unwrap_or_default(), file, is_opened, is_text })
}

/// How long a browser may take until it begins to print, in milliseconds.
const PRINTS: i32 = 500;

/// How long a browser may take to save a file, in milliseconds.
const SAVED: i32 = 60_000;

/// Decodes text in the charset of this name. `None` if the browser does not know the charset.
pub fn decode(charset: &str, bytes: &[u8]) -> Option<String> {
    TextDecoder::new_with_label(charset).ok()?.decode_with_u8_array(bytes).ok()
}

/// Offers bytes as a file of this name and type to be saved, like a tap on a download link.
fn save(name: &str, kind: &str, bytes: &[u8]) -> Option<()> {
    let options = BlobPropertyBag::new();
    options.set_type(kind);
    let blob =
        Blob::new_with_u8_array_sequence_and_options(&Array::of1(&Uint8Array::from(bytes)), &options).ok()?;
    let address = Url::create_object_url_with_blob(&blob).ok()?;
    let link: HtmlElement = device::document().create_element("a").ok()?.dyn_into().ok()?;
    link.set_attribute("href", &address).ok()?;
    link.set_attribute("download", name).ok()?;
    link.click();
    // If the address is revoked at once, some browsers find nothing to save.
    spawn_local(async move {
        clock::wait(SAVED).await;
        let _ = Url::revoke_object_url(&address);
    });
    Some(())
}

/// Whether the browser can share files through the share sheet of the device at all.
pub fn can_share() -> bool {
    js_sys::Reflect::has(&device::window().navigator(), &"canShare".into()).unwrap_or(false)
}

/// Sends a file through the share sheet: the first of these (name, media type, bytes) that it accepts. Call it on a
/// tap. `false` if it accepts none or the owner cancels.
pub async fn share(offers: &[(&str, &str, &[u8])]) -> bool {
    match offers.iter().find_map(|offer| shareable(*offer)) {
        Some(data) => open_sheet(&data).await,
        None => false,
    }
}

/// Opens the share sheet. Returns whether the owner shared the content.
async fn open_sheet(data: &ShareData) -> bool {
    JsFuture::from(device::window().navigator().share_with_data(data)).await.is_ok()
}

/// A file in the form that the share sheet accepts. `None` if it does not accept the file.
fn shareable((name, kind, bytes): (&str, &str, &[u8])) -> Option<ShareData> {
    let options = FilePropertyBag::new();
    options.set_type(kind);
    let parts = Array::of1(&Uint8Array::from(bytes));
    let file = File::new_with_u8_array_sequence_and_options(&parts, name, &options).ok()?;
    let data = ShareData::new();
    data.set_files(&Array::of1(&file));
    (can_share() && device::window().navigator().can_share_with_data(&data)).then_some(data)
}

/// Gives a file to the owner. Downloads of an app on the home screen of a phone cannot be found. There the file goes
/// through the share sheet, which can also save it. Returns whether the file has left the app, as far as the browser
/// tells.
pub async fn give(name: &str, kind: &str, bytes: &[u8]) -> bool {
    let is_app = device::is_phone() && device::is_installed();
    match is_app.then(|| shareable((name, kind, bytes))).flatten() {
        Some(data) => open_sheet(&data).await,
        None => save(name, kind, bytes).is_some(),
    }
}

/// Sends a text through the share sheet. Call it on a tap. Returns whether the owner shared it.
pub async fn share_text(text: &str) -> bool {
    let data = ShareData::new();
    data.set_text(text);
    open_sheet(&data).await
}

/// Opens the print dialog of the browser. Returns whether there is one. Some browsers on phones have none and report
/// nothing. All others send the event `beforeprint`, so this waits for it.
pub async fn print() -> bool {
    let is_begun = Rc::new(Cell::new(false));
    let begun = is_begun.clone();
    let listener = Closure::<dyn Fn()>::new(move || begun.set(true));
    let window = device::window();
    let heard = listener.as_ref().unchecked_ref();
    let _ = window.add_event_listener_with_callback("beforeprint", heard);
    let _ = window.print();
    clock::wait(PRINTS).await;
    let _ = window.remove_event_listener_with_callback("beforeprint", heard);
    is_begun.get()
}

/// Copies a text to the clipboard. Returns whether the browser accepted it.
pub async fn copy(text: &str) -> bool {
    JsFuture::from(device::window().navigator().clipboard().write_text(text)).await.is_ok()
}
