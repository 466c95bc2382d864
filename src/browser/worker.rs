//! The Web Worker of the app: a second thread that runs the app itself without a window (`public/worker.js`). It does
//! the work that would block the screen: finding codes in camera pictures ([`super::qr_scan`]), and verifying
//! documents that come from elsewhere ([`super::page_verifier`]).

use js_sys::{Array, Uint8Array};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{DedicatedWorkerGlobalScope, ImageBitmap, MessageEvent};

use super::{page_verifier, qr_scan};

/// Runs the worker. It answers each picture with the contents of its codes, and each document with the result of its
/// verification.
pub fn serve() {
    let Ok(scope) = js_sys::global().dyn_into::<DedicatedWorkerGlobalScope>() else { return };
    let answering = scope.clone();
    let listener = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
        let answer: JsValue = match event.data().dyn_into::<ImageBitmap>() {
            Ok(picture) => qr_scan::look(&picture).unwrap_or_default().into(),
            Err(page) => Uint8Array::from(&*page_verifier::answer(&Array::from(&page))).into(),
        };
        // If the page is gone, nobody waits for the answer.
        let _ = answering.post_message(&answer);
    });
    scope.set_onmessage(Some(listener.as_ref().unchecked_ref()));
    listener.forget();
    let _ = scope.post_message(&Array::new());
}
