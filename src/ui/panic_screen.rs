//! A panic ends WebAssembly for good. The page then says so and offers a restart instead of hanging. Everything that
//! was saved is safe. The most likely cause is a file whose documents make Automerge panic. Such a file is never made
//! by chance, and can only come from the notebook's own devices or archives.

use std::panic::PanicHookInfo;

use wasm_bindgen::{JsCast, JsValue};

use crate::browser::{device, settings};
use crate::i18n;

/// Shows the panic on the screen, and in the console for a report.
pub fn say(info: &PanicHookInfo) {
    console_error_panic_hook::hook(info);
    // The screen itself cannot be trusted any more, so this is placed beside it.
    let _ = cover();
}

fn cover() -> Result<(), JsValue> {
    let language = settings::language();
    let element = |name: &str, message: &str| {
        let element = device::document().create_element(name)?;
        element.set_text_content(Some(&i18n::say(language, message, &[])));
        Ok::<_, JsValue>(element)
    };
    let cover = device::document().create_element("div")?;
    cover.set_class_name("cover");
    cover.set_attribute("role", "alertdialog")?;
    cover.append_child(&*element("h2", "stopped-title")?)?;
    cover.append_child(&*element("p", "stopped-text")?)?;
    let again = element("a", "stopped-again")?;
    again.set_class_name("quiet");
    again.set_attribute("href", "")?;
    // The link is for the browser, not for the router.
    again.set_attribute("target", "_self")?;
    cover.append_child(&again)?;
    device::document().body().ok_or(JsValue::UNDEFINED)?.append_child(&cover)?;
    again.unchecked_into::<web_sys::HtmlElement>().focus()
}
