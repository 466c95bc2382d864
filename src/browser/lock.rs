//! Web Locks. Several tabs of one notebook can be open. A background job runs in only one of them at a time.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, future_to_promise};

use super::{device, names};

/// What a tab does while another one has the lock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Otherwise {
    /// It waits for its turn.
    Wait,
    /// It leaves the job to the other tab.
    Leave,
}

/// Does a job under the lock of this name. `None` if another tab has the lock and this tab leaves the job to it. A
/// browser without locks does the job at once.
pub async fn alone<T: 'static>(
    name: &str,
    otherwise: Otherwise,
    job: impl Future<Output = T> + 'static,
) -> Option<T> {
    let Some((locks, request)) = locks() else { return Some(job.await) };
    let done = Rc::new(RefCell::new(None));
    let told = done.clone();
    let granted = Closure::once_into_js(move |lock: JsValue| -> Promise {
        future_to_promise(async move {
            if !lock.is_null() {
                *told.borrow_mut() = Some(job.await);
            }
            Ok(JsValue::UNDEFINED)
        })
    });
    let is_left = JsValue::from(otherwise == Otherwise::Leave);
    let options = device::object([("ifAvailable", is_left)]);
    // A browser refuses only while it closes the page.
    let asked = request.call3(&locks, &names::own(name).into(), &options, &granted).ok()?;
    let _ = JsFuture::from(asked.unchecked_into::<Promise>()).await;
    done.take()
}

/// The browser's locks and the function that asks for one. Both are looked up by name: web-sys has them only behind an
/// unstable flag.
fn locks() -> Option<(JsValue, Function)> {
    let locks = Reflect::get(&device::window().navigator(), &"locks".into()).ok()?;
    let request = Reflect::get(&locks, &"request".into()).ok()?.dyn_into().ok()?;
    Some((locks, request))
}
