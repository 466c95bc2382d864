//! Files the owner chose: their bytes, and the charsets the browser knows.

use js_sys::Uint8Array;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, TextDecoder};

/// The bytes of a file; `None` where the browser cannot read it any more.
pub async fn bytes(file: &Blob) -> Option<Vec<u8>> {
    let buffer = JsFuture::from(file.array_buffer()).await.ok()?;
    Some(Uint8Array::new(&buffer).to_vec())
}

/// Text in the charset of this name; `None` where the browser does not know it.
pub fn decode(charset: &str, bytes: &[u8]) -> Option<String> {
    TextDecoder::new_with_label(charset).ok()?.decode_with_u8_array(bytes).ok()
}

/// An address under which this text can be saved as a file. It lives as long as the page.
pub fn text_address(text: &str) -> Option<String> {
    let blob = Blob::new_with_str_sequence(&js_sys::Array::of1(&text.into())).ok()?;
    web_sys::Url::create_object_url_with_blob(&blob).ok()
}
