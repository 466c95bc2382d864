//! The app's other thread: a worker, which is the app itself started where there is no window (`public/worker.js`). What
//! would hold up the screen is done there: looking for codes in what the camera sees ([`super::qr_scan`]), and at what
//! comes from elsewhere ([`super::page_verifier`]).

use js_sys::{Array, Reflect, Uint8Array};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{DedicatedWorkerGlobalScope, ImageBitmap, MessageEvent, Worker, WorkerOptions, WorkerType};

use super::{device, page_verifier, qr_scan};

/// Starts one. It says that it is ready with an empty list, and hears nothing before. `None` where the browser has none.
pub(super) fn start() -> Option<Worker> {
    let options = WorkerOptions::new();
    options.set_type(WorkerType::Module);
    let base = device::document().base_uri().ok()??;
    let worker = Worker::new_with_options(&format!("{base}worker.js"), &options).ok()?;
    let address = |link: &str| {
        let link = device::document().query_selector(link).ok()??;
        Reflect::get(&link, &"href".into()).ok()
    };
    let files = Array::of2(&address("link[rel=modulepreload]")?, &address("link[rel=preload][as=fetch]")?);
    worker.post_message(&files).ok()?;
    Some(worker)
}

/// What a worker does as long as it lives: it answers each picture with what the codes in it say, and each page with what
/// it turned out to be.
pub fn serve() {
    let Ok(scope) = js_sys::global().dyn_into::<DedicatedWorkerGlobalScope>() else { return };
    let answering = scope.clone();
    let listener = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
        let answer: JsValue = match event.data().dyn_into::<ImageBitmap>() {
            Ok(picture) => qr_scan::look(&picture).unwrap_or_default().into(),
            Err(page) => Uint8Array::from(&*page_verifier::answer(&Array::from(&page))).into(),
        };
        // A page that is gone waits for nothing.
        let _ = answering.post_message(&answer);
    });
    scope.set_onmessage(Some(listener.as_ref().unchecked_ref()));
    listener.forget();
    let _ = scope.post_message(&Array::new());
}
