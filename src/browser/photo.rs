//! Makes a photo small: at most 640 pixels a side, as a JPEG of some tens of kilobytes.

use std::sync::Arc;

use js_sys::{Function, Promise, Uint8Array};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, CanvasRenderingContext2d, HtmlCanvasElement, ImageBitmap, Url};

use super::{device, files};
use crate::domain::photo::may_be_decoded;

/// The length of the longer side, in pixels.
const SIDE: f64 = 640.0;

/// The largest file that is read, in bytes, and how many of its first bytes show the size of the picture.
const LARGEST: f64 = 60e6;
const BEGIN: f64 = 1e6;

/// Reads a picture and makes it small. Drawing it again also removes the place and time that cameras write into files.
/// `None` if the browser cannot read the file as a picture, or if the picture is too large.
pub async fn shrink(file: &Blob) -> Option<Arc<[u8]>> {
    let begin = file.slice_with_f64_and_f64(0.0, BEGIN).ok()?;
    if file.size() > LARGEST || !may_be_decoded(&files::bytes(&begin).await?) {
        return None;
    }
    let bitmap = JsFuture::from(device::window().create_image_bitmap_with_blob(file).ok()?).await.ok()?;
    let bitmap: ImageBitmap = bitmap.dyn_into().ok()?;
    let (width, height) = (f64::from(bitmap.width()), f64::from(bitmap.height()));
    let scale = (SIDE / width.max(height)).min(1.0);
    let canvas: HtmlCanvasElement = device::document().create_element("canvas").ok()?.dyn_into().ok()?;
    canvas.set_width((width * scale).round().max(1.0) as u32);
    canvas.set_height((height * scale).round().max(1.0) as u32);
    let context: CanvasRenderingContext2d = canvas.get_context("2d").ok()??.dyn_into().ok()?;
    let (width, height) = (f64::from(canvas.width()), f64::from(canvas.height()));
    context.draw_image_with_image_bitmap_and_dw_and_dh(&bitmap, 0.0, 0.0, width, height).ok()?;
    let promise = Promise::new(&mut |resolve: Function, _| {
        let done = Closure::once_into_js(move |blob: JsValue| {
            let _ = resolve.call1(&JsValue::NULL, &blob);
        });
        let _ = canvas.to_blob_with_type_and_encoder_options(
            done.unchecked_ref(),
            "image/jpeg",
            &JsValue::from_f64(0.82),
        );
    });
    let blob: Blob = JsFuture::from(promise).await.ok()?.dyn_into().ok()?;
    Some(files::bytes(&blob).await?.into())
}

/// The bytes of a picture as a file.
pub fn file(bytes: &[u8]) -> Option<Blob> {
    let parts = js_sys::Array::of1(&Uint8Array::from(bytes));
    let options = BlobPropertyBag::new();
    options.set_type("image/jpeg");
    Blob::new_with_u8_array_sequence_and_options(&parts, &options).ok()
}

/// An address under which an `img` shows these bytes. Free it with [`revoke`].
pub fn address(bytes: &[u8]) -> Option<String> {
    Url::create_object_url_with_blob(&file(bytes)?).ok()
}

/// Frees an address.
pub fn revoke(address: &str) {
    let _ = Url::revoke_object_url(address);
}
