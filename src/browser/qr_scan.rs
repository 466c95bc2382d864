//! Finds QR codes in camera pictures, in a Web Worker ([`super::worker`]).

use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{ImageBitmap, OffscreenCanvas, OffscreenCanvasRenderingContext2d};

use crate::sync::qr;

/// The contents of the codes in a picture, each as bytes.
pub(super) fn look(picture: &ImageBitmap) -> Result<Array, JsValue> {
    let (width, height) = (picture.width(), picture.height());
    let canvas = OffscreenCanvas::new(width, height)?;
    let context = canvas.get_context("2d")?.ok_or("no canvas")?;
    let context: OffscreenCanvasRenderingContext2d = context.dyn_into()?;
    context.draw_image_with_image_bitmap(picture, 0.0, 0.0)?;
    picture.close();
    let colours = context.get_image_data(0.0, 0.0, f64::from(width), f64::from(height))?.data();
    // Red, green and blue are weighted as in ITU-R BT.601.
    let grey = |c: &[u8]| ((u32::from(c[0]) * 77 + u32::from(c[1]) * 150 + u32::from(c[2]) * 29) >> 8) as u8;
    let luma: Vec<u8> = colours.as_chunks::<4>().0.iter().map(|colour| grey(colour)).collect();
    let codes = qr::see(width as usize, height as usize, &luma);
    Ok(codes.into_iter().map(|code| JsValue::from(Uint8Array::from(&*code))).collect())
}
