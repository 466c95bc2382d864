//! A look back at the year: the people the shop contacted, and the people it forgot.

use leptos::prelude::*;

use crate::notebook::api::greet::{Greet, LookBack as Year};
use crate::ui::components::people::People;
use crate::ui::state::App;

/// The year so far, computed once the owner opens it.
#[component]
pub(super) fn LookBack() -> impl IntoView {
    let app = App::here();
    let year = app.part(|view| view.look_back().clone());
    on_cleanup(move || app.send(Greet::LookBack(false)));
    let count = move |count: fn(&Year) -> usize| year.with(|year| year.as_ref().map_or(0, count));
    let greeted = Signal::derive(move || {
        year.with(|year| {
            year.iter().flat_map(|year| year.greeted.iter().map(|(row, _)| row.clone())).collect::<Vec<_>>()
        })
    });
    let forgotten = Signal::derive(move || {
        year.with(|year| year.as_ref().map(|year| year.forgotten.clone()).unwrap_or_default())
    });
    let toggle = move |is_open: bool| app.send(Greet::LookBack(is_open));
    view! {
        <details class="disclosure" on:toggle:target=move |event| toggle(event.target().open())>
            <summary>{app.t("look-back")}</summary>
            <h3 class="section-title">{move || app.tr1("look-back-greeted", "count", count(|year| year.count))}</h3>
            <People rows=greeted />
            <h3 class="section-title">{move || app.tr1("look-back-forgotten", "count", count(|year| year.missing))}</h3>
            <People rows=forgotten />
        </details>
    }
}
