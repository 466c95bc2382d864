//! Files the owner chose, shares from another app or saves: their bytes, and the charsets the browser knows.

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

/// The bytes of a file; `None` where the browser cannot read it any more.
pub async fn bytes(file: &Blob) -> Option<Vec<u8>> {
    let buffer = JsFuture::from(file.array_buffer()).await.ok()?;
    Some(Uint8Array::new(&buffer).to_vec())
}

/// The text of a file.
pub async fn text(file: &Blob) -> Option<String> {
    JsFuture::from(file.text()).await.ok()?.as_string()
}

/// A file or a text that another app or page handed over.
#[derive(Clone)]
pub struct Shared {
    /// What it is called.
    pub name: String,
    /// Not read yet.
    pub file: Blob,
    /// The owner opened it with this app; otherwise any page may have sent it.
    pub is_opened: bool,
    /// It is no file but words, for a page.
    pub is_text: bool,
}

/// How long a file that was handed over waits, in milliseconds.
const WAITS: f64 = 86_400_000.0;

/// The file that was handed over last, as the service worker keeps it; given once. `None` where there is none, or one that
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
    // Two may ask at once, when the page opens and when the file comes: it is for whoever took it away.
    let is_taken = JsFuture::from(cache.delete_with_str("./shared")).await.ok()?.is_truthy();
    let is_fresh = js_sys::Date::now() - at < WAITS;
    (is_taken && is_fresh).then(|| Shared { name: name.unwrap_or_default(), file, is_opened, is_text })
}

/// How long a browser has to begin to print, in milliseconds.
const PRINTS: i32 = 500;

/// How long a browser has to save a file, in milliseconds.
const SAVED: i32 = 60_000;

/// Text in the charset of this name; `None` where the browser does not know it.
pub fn decode(charset: &str, bytes: &[u8]) -> Option<String> {
    TextDecoder::new_with_label(charset).ok()?.decode_with_u8_array(bytes).ok()
}

/// Offers bytes as a file of this name and type to be saved, as a tap on a download link does.
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
    // Given back at once, some browsers would find nothing to save.
    spawn_local(async move {
        clock::wait(SAVED).await;
        let _ = Url::revoke_object_url(&address);
    });
    Some(())
}

/// Files of this kind can go through the device's share sheet.
pub fn can_share() -> bool {
    js_sys::Reflect::has(&device::window().navigator(), &"canShare".into()).unwrap_or(false)
}

/// Sends a file through the share sheet, the first of these (name, media type, bytes) that it takes. On a tap. `false`
/// where it takes none, or the owner went back.
pub async fn share(offers: &[(&str, &str, &[u8])]) -> bool {
    match offers.iter().find_map(|offer| shareable(*offer)) {
        Some(data) => open_sheet(&data).await,
        None => false,
    }
}

/// Opens the share sheet. Whether the owner sent on what it shows.
async fn open_sheet(data: &ShareData) -> bool {
    JsFuture::from(device::window().navigator().share_with_data(data)).await.is_ok()
}

/// A file as the share sheet takes it; `None` where it does not.
fn shareable((name, kind, bytes): (&str, &str, &[u8])) -> Option<ShareData> {
    let options = FilePropertyBag::new();
    options.set_type(kind);
    let parts = Array::of1(&Uint8Array::from(bytes));
    let file = File::new_with_u8_array_sequence_and_options(&parts, name, &options).ok()?;
    let data = ShareData::new();
    data.set_files(&Array::of1(&file));
    (can_share() && device::window().navigator().can_share_with_data(&data)).then_some(data)
}

/// Gives a file to the owner. An app on a phone's home screen has no downloads that anybody would find: there it goes through
/// the share sheet, which can save it too. Whether it is out of the app, as far as the browser tells.
pub async fn give(name: &str, kind: &str, bytes: &[u8]) -> bool {
    let is_app = device::is_phone() && device::is_installed();
    match is_app.then(|| shareable((name, kind, bytes))).flatten() {
        Some(data) => open_sheet(&data).await,
        None => save(name, kind, bytes).is_some(),
    }
}

/// Sends a text through the share sheet. On a tap. Whether the owner sent it on.
pub async fn share_text(text: &str) -> bool {
    let data = ShareData::new();
    data.set_text(text);
    open_sheet(&data).await
}

/// Opens the browser's print dialog. Whether there is one: a browser without, as some on phones, does nothing and says
/// nothing, but for the event that all others send before they print.
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

/// Puts a text where the owner can paste it from. Whether the browser took it.
pub async fn copy(text: &str) -> bool {
    JsFuture::from(device::window().navigator().clipboard().write_text(text)).await.is_ok()
}
