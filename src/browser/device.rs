//! What the browser tells about itself and its page: storage space, persistence, updates, installation, and what is
//! visible.

use js_sys::{Array, Function, Object, Promise, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Document, Element, Event, EventTarget, IntersectionObserver, IntersectionObserverEntry,
    IntersectionObserverInit, Window,
};

/// The window. The app itself runs nowhere else.
pub fn window() -> Window {
    web_sys::window().unwrap_or_else(|| unreachable!("the app runs in a window"))
}

/// The document.
pub fn document() -> Document {
    window().document().unwrap_or_else(|| unreachable!("the app runs in a document"))
}

/// An object with these keys, as functions of the browser take them.
pub fn object<const N: usize>(values: [(&str, JsValue); N]) -> Object {
    let object = Object::new();
    for (key, value) in values {
        let _ = Reflect::set(&object, &key.into(), &value);
    }
    object
}

/// How much this site stores and may store, in bytes. `None` if the browser does not tell.
pub async fn room() -> Option<(f64, f64)> {
    let estimate = JsFuture::from(window().navigator().storage().estimate().ok()?).await.ok()?;
    let number = |key: &str| Reflect::get(&estimate, &JsValue::from_str(key)).ok()?.as_f64();
    Some((number("usage")?, number("quota")?))
}

/// Whether the browser has promised to keep the stored data.
pub async fn is_persisted() -> bool {
    answer(window().navigator().storage().persisted()).await
}

/// Asks the browser to keep the stored data. Returns whether it promises to.
pub async fn persist() -> bool {
    answer(window().navigator().storage().persist()).await
}

async fn answer(asked: Result<Promise, JsValue>) -> bool {
    match asked {
        Ok(promise) => JsFuture::from(promise).await.is_ok_and(|yes| yes.is_truthy()),
        Err(_) => false,
    }
}

/// Goes back to the previous place in the history.
pub fn go_back() {
    let _ = window().history().and_then(|history| history.back());
}

/// Restarts the app.
pub fn reload() {
    let _ = window().location().reload();
}

/// Whether a newer version of the app waits to be accepted. `public/boot.js` reports it.
pub fn is_update_ready() -> bool {
    document().document_element().is_some_and(|root| root.has_attribute("data-update"))
}

/// Accepts the newer version. The page reloads when that version has taken over.
pub fn accept_update() {
    dispatch("accept-update");
}

fn dispatch(name: &str) {
    if let Ok(event) = Event::new(name) {
        let _ = document().dispatch_event(&event);
    }
}

/// Calls `heard` for every event of this name on the document, as long as the app runs.
pub fn on_document(name: &str, heard: impl Fn(Event) + 'static) {
    listen(&document(), name, heard);
}

/// Does the same for events on the window.
pub(super) fn on_window(name: &str, heard: impl Fn(Event) + 'static) {
    listen(&window(), name, heard);
}

fn listen(target: &EventTarget, name: &str, heard: impl Fn(Event) + 'static) {
    let listener = Closure::<dyn Fn(Event)>::new(heard);
    let _ = target.add_event_listener_with_callback(name, listener.as_ref().unchecked_ref());
    listener.forget();
}

/// The version of the app. It is "dev" in a development build.
pub fn version() -> String {
    let meta = document().query_selector("meta[name=regulars-version]").ok().flatten();
    meta.and_then(|meta| meta.get_attribute("content")).unwrap_or_default()
}

/// The folder the app runs in, as a path that ends with a slash.
pub fn base_path() -> String {
    let base = document().base_uri().ok().flatten().unwrap_or_default();
    web_sys::Url::new(&base).map(|url| url.pathname()).unwrap_or_else(|_| "/".into())
}

/// Whether this is the browser of an iPhone or iPad and not the app started from its home screen. This browser deletes
/// data that was not used during seven days of browser use. The app on the home screen does not see what the browser
/// stores. Source: <https://webkit.org/blog/10218/full-third-party-cookie-blocking-and-more/>.
pub fn is_ios_browser() -> bool {
    let navigator = window().navigator();
    let agent = navigator.user_agent().unwrap_or_default();
    let is_phone = ["iPhone", "iPad", "iPod"].iter().any(|name| agent.contains(name));
    // An iPad pretends to be a Mac. No Mac has a touch screen.
    let is_tablet = agent.contains("Macintosh") && navigator.max_touch_points() > 1;
    (is_phone || is_tablet) && !is_installed()
}

/// Whether the browser is Firefox. This is only for behavior that feature detection cannot find.
pub fn is_firefox() -> bool {
    window().navigator().user_agent().unwrap_or_default().contains("Firefox/")
}

/// Whether this is a phone or a tablet. Their pointer is a finger.
pub fn is_phone() -> bool {
    let media = window().match_media("(pointer: coarse)").ok().flatten();
    media.is_some_and(|media| media.matches())
}

/// Whether the app was started from the home screen.
pub fn is_installed() -> bool {
    let media = window().match_media("(display-mode: standalone)").ok().flatten();
    media.is_some_and(|media| media.matches())
}

/// Shows a number on the icon of the app; 0 removes it. This works only if the browser supports it and the app is
/// installed.
pub async fn set_badge(number: usize) {
    let navigator = window().navigator();
    let set = || {
        let method: Function = Reflect::get(&navigator, &JsValue::from_str("setAppBadge"))?.dyn_into()?;
        method.call1(&navigator, &JsValue::from_f64(number as f64))?.dyn_into::<Promise>()
    };
    if let Ok(asked) = set() {
        let _ = JsFuture::from(asked).await;
    }
}

/// Watches an element until this is dropped.
pub struct Watch {
    observer: IntersectionObserver,
    _listener: Closure<dyn Fn(Array, IntersectionObserver)>,
}

impl Watch {
    /// Calls `near` when the element comes near the visible area, and again as long as it stays there after a call.
    /// `None` if the browser cannot tell.
    pub fn begin(element: &Element, near: impl Fn() + 'static) -> Option<Self> {
        let watched = element.clone();
        let listener = Closure::<dyn Fn(Array, IntersectionObserver)>::new(
            move |seen: Array, observer: IntersectionObserver| {
                let is_near = |entry: IntersectionObserverEntry| entry.is_intersecting();
                if seen.iter().any(|entry| entry.dyn_into().is_ok_and(is_near)) {
                    near();
                    // The browser reports only changes. Observing again makes it report the current state.
                    observer.unobserve(&watched);
                    observer.observe(&watched);
                }
            },
        );
        let options = IntersectionObserverInit::new();
        options.set_root_margin("25% 0px");
        let observer =
            IntersectionObserver::new_with_options(listener.as_ref().unchecked_ref(), &options).ok()?;
        observer.observe(element);
        Some(Self { observer, _listener: listener })
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}
