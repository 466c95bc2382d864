//! What the app does in a worker (`public/eye.js`): it looks for codes in the pictures it is sent, and answers each with
//! what they say.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    DedicatedWorkerGlobalScope, ImageBitmap, MessageEvent, OffscreenCanvas, OffscreenCanvasRenderingContext2d,
};

use crate::sync::optical;

/// Looks at every picture that comes, as long as the worker lives.
pub fn watch() {
    let Ok(scope) = js_sys::global().dyn_into::<DedicatedWorkerGlobalScope>() else { return };
    let answering = scope.clone();
    let listener = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
        let found = event.data().dyn_into::<ImageBitmap>().ok().and_then(|picture| look(&picture).ok());
        let codes = found.unwrap_or_default().into_iter().map(|code| JsValue::from(Uint8Array::from(&*code)));
        // A page that is gone waits for nothing.
        let _ = answering.post_message(&codes.collect::<Array>());
    });
    scope.set_onmessage(Some(listener.as_ref().unchecked_ref()));
    listener.forget();
    // Ready for the first.
    let _ = scope.post_message(&Array::new());
}

fn look(picture: &ImageBitmap) -> Result<Vec<Vec<u8>>, JsValue> {
    let (width, height) = (picture.width(), picture.height());
    let canvas = OffscreenCanvas::new(width, height)?;
    let context = canvas.get_context("2d")?.ok_or("no canvas")?;
    let context: OffscreenCanvasRenderingContext2d = context.dyn_into()?;
    context.draw_image_with_image_bitmap(picture, 0.0, 0.0)?;
    picture.close();
    let colours = context.get_image_data(0.0, 0.0, f64::from(width), f64::from(height))?.data();
    // As ITU-R BT.601 weighs red, green and blue.
    let grey = |c: &[u8]| ((u32::from(c[0]) * 77 + u32::from(c[1]) * 150 + u32::from(c[2]) * 29) >> 8) as u8;
    let luma: Vec<u8> = colours.as_chunks::<4>().0.iter().map(|colour| grey(colour)).collect();
    Ok(optical::see(width as usize, height as usize, &luma))
}
