//! A list of people, each a link to their page.

use leptos::prelude::*;

use super::search::walk;
use crate::domain::{CustomerId, monogram};
use crate::notebook::Row;
use crate::ui::state::App;

/// The rows, keyed by person, so that a change redraws only one row.
#[component]
pub fn People(
    /// The people.
    #[prop(into)]
    rows: Signal<Vec<Row>>,
    /// The person whose page is open beside the list.
    #[prop(optional, into)]
    open: Signal<Option<CustomerId>>,
) -> impl IntoView {
    let app = App::here();
    view! {
        <ul class="people" on:keydown=walk>
            <For each=move || rows.get() key=|row| row.clone() let:row>
                <Person app row open />
            </For>
        </ul>
    }
}

#[component]
fn Person(app: App, row: Row, open: Signal<Option<CustomerId>>) -> impl IntoView {
    let id = row.id;
    let title = row.title.clone();
    let name = move || if title.is_empty() { app.t("page-no-name")() } else { title.clone() };
    let initial: String = monogram(&row.title);
    view! {
        <li class="person">
            <a href=app.page_href(id) aria-current=move || (open.get() == Some(id)).then_some("page")>
                <span class="monogram" aria-hidden="true">{initial}</span>
                <span class="person-text">
                    <span class="name" dir="auto">{name}</span>
                    {(!row.hint.is_empty()).then(|| view! { <span class="person-hint">{row.hint.clone()}</span> })}
                    {row.snippet.clone().map(|snippet| view! { <span class="person-snippet">{snippet}</span> })}
                </span>
                {row.last_visit.map(|day| view! { <span class="person-when">{move || app.format().day(day)}</span> })}
            </a>
        </li>
    }
}
