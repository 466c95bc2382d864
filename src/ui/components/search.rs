//! The search box: find anyone while typing, also by keyboard alone.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use crate::browser::device;
use crate::notebook::{ListRequest, ShowCommand};
use crate::ui::state::App;

/// How many rows a list begins with. It is slightly more than a phone shows, because every key press may draw all of
/// them.
pub const ROWS: usize = 15;

/// The box. Arrow down moves into the list below it, Enter opens the first row, Escape clears it.
#[component]
pub fn Search() -> impl IntoView {
    let app = App::here();
    let query = app.part(|view| view.request().query.clone());
    let ask = move |query: String| {
        let request = app.peek(|view| ListRequest { query, limit: ROWS, ..view.request().clone() });
        app.send(ShowCommand::List(request));
    };
    let key = move |event: KeyboardEvent| match event.key().as_str() {
        // This key ends the composition of a word, as with Hindi and Khmer keyboards. Safari reports it by the key code
        // alone.
        _ if event.is_composing() || event.key_code() == 229 => {}
        "ArrowDown" => focus_row(&event, 0),
        "Enter" => {
            if let Some(first) = rows().first() {
                event.prevent_default();
                first.click();
            }
        }
        "Escape" => ask(String::new()),
        _ => {}
    };
    view! {
        <div class="search" role="search">
            <input
                class="search-input"
                type="search"
                aria-label=app.t("find-label")
                placeholder=app.t("find-placeholder")
                autocomplete="off"
                dir="auto"
                enterkeyhint="go"
                prop:value=query
                on:input:target=move |event| ask(event.target().value())
                on:keydown=key
            />
        </div>
    }
}

/// Arrow keys within a list. Up from the first row leads back to the box.
pub fn walk(event: KeyboardEvent) {
    let step = match event.key().as_str() {
        "ArrowDown" => 1,
        "ArrowUp" => -1,
        _ => return,
    };
    let rows = rows();
    let active = device::document().active_element();
    let at = rows.iter().position(|row| active.as_ref() == Some(row.as_ref()));
    let Some(at) = at else { return };
    if at == 0 && step < 0 {
        event.prevent_default();
        if let Some(input) = device::document().query_selector(".search-input").ok().flatten() {
            let _ = input.unchecked_into::<leptos::web_sys::HtmlElement>().focus();
        }
    } else {
        focus_row(&event, at.saturating_add_signed(step));
    }
}

fn focus_row(event: &KeyboardEvent, at: usize) {
    if let Some(row) = rows().get(at) {
        event.prevent_default();
        let _ = row.focus();
    }
}

fn rows() -> Vec<leptos::web_sys::HtmlElement> {
    let Ok(found) = device::document().query_selector_all(".people .person > a") else { return Vec::new() };
    (0..found.length()).filter_map(|at| found.item(at)?.dyn_into().ok()).collect()
}
