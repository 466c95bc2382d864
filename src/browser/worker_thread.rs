//! Starts the Web Worker of the app: a second thread that runs the same module without a window. [`worker`](super::worker)
//! says what it does.

use js_sys::{Array, Reflect};
use web_sys::{Worker, WorkerOptions, WorkerType};

use super::device;

/// Starts a worker. It reports with an empty list that it is ready, and receives no messages before that. `None` if the
/// browser has no workers.
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
