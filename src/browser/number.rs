//! Numbers in the format of a language, by the browser's `Intl`.

use std::cell::RefCell;
use std::collections::HashMap;

use js_sys::{Array, Function, Intl, Object, Reflect};
use wasm_bindgen::JsValue;

use crate::i18n::Language;

thread_local! {
    /// Formatters are slow to create and few, so there is one for each language and form.
    static FORMATTERS: RefCell<HashMap<(Language, String), Function>> = RefCell::new(HashMap::new());
}

/// Formats a number. `options` are the options of `Intl`, written as "name:value" and separated by spaces.
pub fn format(language: Language, options: &str, value: f64) -> String {
    let function = FORMATTERS.with_borrow_mut(|known| {
        let make = || {
            let (locales, object) = (Array::of1(&language.tag().into()), Object::new());
            for (name, value) in options.split(' ').filter_map(|option| option.split_once(':')) {
                let value = value.parse::<f64>().map_or_else(|_| JsValue::from_str(value), JsValue::from_f64);
                let _ = Reflect::set(&object, &name.into(), &value);
            }
            Intl::NumberFormat::new(&locales, &object).format()
        };
        known.entry((language, options.to_owned())).or_insert_with(make).clone()
    });
    let formatted = function.call1(&JsValue::NULL, &value.into());
    formatted.ok().and_then(|text| text.as_string()).unwrap_or_default()
}
