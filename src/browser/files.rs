//! Files the owner chose or saves: their bytes, and the charsets the browser knows.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, HtmlElement, TextDecoder, Url};

use super::device;

/// The bytes of a file; `None` where the browser cannot read it any more.
pub async fn bytes(file: &Blob) -> Option<Vec<u8>> {
    let buffer = JsFuture::from(file.array_buffer()).await.ok()?;
    Some(Uint8Array::new(&buffer).to_vec())
}

/// Text in the charset of this name; `None` where the browser does not know it.
pub fn decode(charset: &str, bytes: &[u8]) -> Option<String> {
    TextDecoder::new_with_label(charset).ok()?.decode_with_u8_array(bytes).ok()
}

/// Offers bytes as a file of this name and type to be saved, as a tap on a download link does.
pub fn save(name: &str, kind: &str, bytes: &[u8]) -> Option<()> {
    let options = BlobPropertyBag::new();
    options.set_type(kind);
    let blob =
        Blob::new_with_u8_array_sequence_and_options(&Array::of1(&Uint8Array::from(bytes)), &options).ok()?;
    let address = Url::create_object_url_with_blob(&blob).ok()?;
    let link: HtmlElement = device::document().create_element("a").ok()?.dyn_into().ok()?;
    link.set_attribute("href", &address).ok()?;
    link.set_attribute("download", name).ok()?;
    // The address lives as long as the page: given back now, some browsers would find nothing to save.
    link.click();
    Some(())
}
