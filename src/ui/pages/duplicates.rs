//! `/duplicates`: who may have two pages, why, both side by side, and the way to merge them.

use leptos::prelude::*;

use crate::domain::{CustomerId, Keyed};
use crate::notebook::api::PageView;
use crate::notebook::api::duplicates::Comparison;
use crate::notebook::api::duplicates::{Duplicate, Side};
use crate::notebook::helpers::own_data::fields;
use crate::notebook::{EditCommand, ShowCommand};
use crate::ui::components::people::People;
use crate::ui::state::App;

/// The pairs, the strongest reasons first.
#[component]
pub fn Duplicates() -> impl IntoView {
    let app = App::here();
    app.send(ShowCommand::FindDuplicates);
    on_cleanup(move || app.send(ShowCommand::CloseCompare));
    let pairs = app.part(|view| view.duplicates().clone().unwrap_or_default().to_vec());
    // Nothing is known before the notebook is open.
    let is_known = app.part(|view| view.duplicates().is_some());
    view! {
        <section class="settings duplicates">
            <h1>{app.t("duplicates-title")}</h1>
            <p>{app.t("duplicates-text")}</p>
            <Show when=move || is_known.get() && pairs.with(Vec::is_empty)>
                <p class="soft" role="status">{app.t("duplicates-none")}</p>
            </Show>
            <ul>
                <For each=move || pairs.get() key=|pair| (pair.rows.clone(), pair.why.clone()) let:pair>
                    <Pair pair />
                </For>
            </ul>
        </section>
    }
}

#[component]
fn Pair(pair: Duplicate) -> impl IntoView {
    let app = App::here();
    let ids = pair.rows.each_ref().map(|row| row.id);
    let why = pair.why.clone();
    let why = move || {
        let words = why.iter().map(|why| app.tr(&format!("why-{}", why.key()), &[]));
        words.collect::<Vec<_>>().join(" · ")
    };
    let rows = StoredValue::new(pair.rows.to_vec());
    let comparison =
        app.part(move |view| view.comparison().clone().filter(|comparison| comparison.pair == ids));
    view! {
        <li>
            <People rows=Signal::derive(move || rows.get_value()) />
            <p class="soft">{why}</p>
            <Show
                when=move || comparison.with(Option::is_some)
                fallback=move || view! {
                    <div class="page-actions">
                        <button class="quiet" on:click=move |_| app.send(ShowCommand::Compare(ids))>{app.t("duplicates-compare")}</button>
                        <button class="link-button" on:click=move |_| app.send(EditCommand::NotTheSame(ids))>{app.t("duplicates-apart")}</button>
                    </div>
                }
            >
                {move || comparison.get().and_then(both).map(|sides| view! { <SideBySide ids sides /> })}
            </Show>
        </li>
    }
}

/// Both pages, once they are read.
fn both(comparison: Comparison) -> Option<[Side; 2]> {
    let [one, other] = comparison.sides;
    Some([one?, other?])
}

/// Compares two pages field by field, with the ways to decide.
#[component]
fn SideBySide(ids: [CustomerId; 2], sides: [Side; 2]) -> impl IntoView {
    let app = App::here();
    let titles = sides.each_ref().map(|side| side.customer.title().unwrap_or_default().to_owned());
    let counts = sides.each_ref().map(|side| side.entries);
    let rows = move || {
        let told = sides.each_ref().map(|side| fields(app.format(), &side.customer, None));
        let mut labels: Vec<String> = Vec::new();
        for (label, _) in told.iter().flatten() {
            if !labels.contains(label) {
                labels.push(label.clone());
            }
        }
        let cell = |side: usize, label: &str| {
            let values = told[side].iter().filter(|(known, _)| known == label);
            values.map(|(_, value)| value.as_str()).collect::<Vec<_>>().join("\n")
        };
        let row = |label: String| {
            let cells = [cell(0, &label), cell(1, &label)];
            let differs = cells[0] != cells[1];
            view! {
                <tr class:differs=differs>
                    <th scope="row">{label}</th>
                    {cells.map(|cell| view! { <td>{cell}</td> }).into_iter().collect_view()}
                </tr>
            }
        };
        labels.into_iter().map(row).collect_view()
    };
    let words_of = RwSignal::new(ids[0]);
    let choices = ids.into_iter().zip(titles.clone()).enumerate().map(|(at, (id, title))| {
        let name = if title.is_empty() { (at + 1).to_string() } else { title };
        view! {
            <label class="check">
                <input
                    type="radio"
                    name=format!("words-{}", ids[0])
                    prop:checked=move || words_of.get() == id
                    on:change=move |_| words_of.set(id)
                />
                <span>{name}</span>
            </label>
        }
    });
    view! {
        <table class="comparison">
            <thead>
                <tr>
                    <td></td>
                    {titles.map(|title| view! { <th scope="col">{title}</th> }).into_iter().collect_view()}
                </tr>
            </thead>
            <tbody>
                {rows}
                <tr>
                    <th scope="row">{app.t("duplicates-entries")}</th>
                    {counts.map(|count| view! { <td>{count}</td> }).into_iter().collect_view()}
                </tr>
            </tbody>
        </table>
        <fieldset>
            <legend>{app.t("duplicates-words-of")}</legend>
            {choices.collect_view()}
        </fieldset>
        <div class="page-actions">
            <button class="primary" on:click=move |_| app.send(EditCommand::Join { pair: ids, words_of: words_of.get_untracked() })>
                {app.t("duplicates-join")}
            </button>
            <button class="quiet" on:click=move |_| app.send(ShowCommand::CloseCompare)>{app.t("import-close")}</button>
            <button class="link-button" on:click=move |_| app.send(EditCommand::NotTheSame(ids))>{app.t("duplicates-apart")}</button>
        </div>
    }
}

/// The pages that are merged into this one, each with the way to part it.
#[component]
pub fn JoinedPages(page: Signal<Option<PageView>>) -> impl IntoView {
    let app = App::here();
    let joined = move || page.with(|page| page.as_ref().map(|page| page.joined.clone()).unwrap_or_default());
    view! {
        <Show when=move || !joined().is_empty()>
            <section>
                <p class="soft">{app.t("page-joined-from")}</p>
                <For each=joined key=|row| row.clone() let:row>
                    <p>
                        {row.title.clone()}" "
                        <button class="link-button" on:click=move |_| app.send(EditCommand::Part(row.id))>{app.t("page-part")}</button>
                    </p>
                </For>
            </section>
        </Show>
    }
}
