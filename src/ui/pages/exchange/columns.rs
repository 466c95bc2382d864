//! The columns of a table before anything is written: the meaning of each, its first cells, and the first people that
//! result.

use leptos::prelude::*;

use crate::domain::Keyed;
use crate::notebook::IntakeCommand;
use crate::notebook::api::import::Import;
use crate::notebook::api::import::{Column, Columns as Found, Mapping};
use crate::ui::components::fields::Check;
use crate::ui::state::App;

/// The columns of the table that was read.
#[component]
pub fn Columns(import: Signal<Import>) -> impl IntoView {
    let app = App::here();
    let found = Memo::new(move |_| import.with(|import| import.columns.clone().unwrap_or_default()));
    let remap = move |change: &dyn Fn(&mut Mapping)| {
        let mut mapping = found.with_untracked(|found| found.mapping.clone());
        change(&mut mapping);
        app.send(IntakeCommand::MapColumns(mapping));
    };
    let width = move || found.with(|found| found.mapping.columns.len());
    let preview = move || import.with(|import| import.preview.clone());
    view! {
        <fieldset class="columns">
            <legend>{app.t("columns-title")}</legend>
            <div class="field">
                <label for="columns-header">{app.t("columns-header")}</label>
                <select
                    id="columns-header"
                    on:change:target=move |event| {
                        let header = event.target().value().parse().ok();
                        remap(&|mapping| mapping.header = header);
                    }
                >
                    {move || headers(app, &found.read())}
                </select>
            </div>
            <Show when=move || found.with(|found| found.ambiguous || found.mapping.month_first)>
                <Check
                    id="columns-month-first"
                    label=Signal::derive(app.t("columns-month-first"))
                    value=Signal::derive(move || found.with(|found| found.mapping.month_first))
                    on_change=Callback::new(move |first| remap(&|mapping| mapping.month_first = first))
                />
            </Show>
            <ul>
                <For each=move || 0..width() key=|at| *at let:at>
                    <One
                        at
                        found
                        on_change=Callback::new(move |column| remap(&|mapping| mapping.columns[at] = column))
                    />
                </For>
            </ul>
        </fieldset>
        <Show when=move || !preview().is_empty()>
            <p>{app.t("columns-preview")}</p>
            <ul class="preview">
                {move || preview().into_iter().map(|(title, hint)| view! {
                    <li><span class="name" dir="auto">{title}</span>" "<span class="soft">{hint}</span></li>
                }).collect_view()}
            </ul>
        </Show>
    }
}

/// The lines that may name the columns, to choose from.
fn headers(app: App, found: &Found) -> impl IntoView + use<> {
    let chosen = found.mapping.header;
    let none = view! { <option value="" selected=chosen.is_none()>{app.t("columns-header-none")}</option> };
    let lines = found.top.iter().enumerate().map(|(at, (line, words))| {
        let words = format!("{line}: {}", words.chars().take(60).collect::<String>());
        view! { <option value=at.to_string() selected=chosen == Some(at)>{words}</option> }
    });
    view! { {none} {lines.collect_view()} }
}

/// One column: its name, its meaning, and its first cells.
#[component]
fn One(at: usize, found: Memo<Found>, on_change: Callback<Column>) -> impl IntoView {
    let app = App::here();
    let id = format!("column-{at}");
    let name = move || {
        let name = found.with(|found| found.names.get(at).cloned().unwrap_or_default());
        if name.is_empty() { app.tr1("columns-nameless", "number", at + 1) } else { name }
    };
    let told = move || found.with(|found| found.mapping.columns.get(at).copied().unwrap_or_default());
    let cells = move || found.with(|found| found.samples.get(at).map(|cells| cells.join(" · ")));
    let options = move || {
        let option = |column: Column| {
            let words = app.t(column_message(column));
            let chosen = move || told() == column;
            view! { <option value=column.key() prop:selected=chosen selected=chosen>{words}</option> }
        };
        Column::all().map(option).collect_view()
    };
    view! {
        <li>
            <label for=id.clone()>{name}</label>
            <select
                id=id
                on:change:target=move |event| {
                    if let Some(column) = Column::from_key(&event.target().value()) {
                        on_change.run(column);
                    }
                }
            >
                {options()}
            </select>
            <span class="soft">{cells}</span>
        </li>
    }
}

/// The message for the meaning of a column.
fn column_message(column: Column) -> &'static str {
    match column {
        Column::Kept => "column-kept",
        Column::LeftOut => "column-left-out",
        Column::Name => "column-name",
        Column::Given => "column-given",
        Column::Middle => "column-middle",
        Column::Family => "column-family",
        Column::Suffix => "column-suffix",
        Column::FormOfAddress => "form-form-of-address",
        Column::Called => "form-called",
        Column::Firm => "form-firm",
        Column::Phone => "form-phone",
        Column::Email => "form-email",
        Column::Handle => "form-handle",
        Column::Label => "column-label",
        Column::Address => "form-address",
        Column::Tags => "form-tags",
        Column::Birthday => "form-day-birthday",
        Column::BirthYear => "column-birth-year",
        Column::BirthMonth => "column-birth-month",
        Column::BirthDay => "column-birth-day",
        Column::Day => "column-day",
        Column::Note => "entry-kind-note",
        Column::Hook => "form-hook",
        Column::Say => "form-say",
        Column::Patronymic => "form-patronymic",
        Column::Preferences => "form-preferences",
        Column::Happy => "form-happy",
        Column::FoundUs => "form-found-us",
        Column::RecommendedBy => "form-recommended-by",
        Column::Visit => "column-visit",
        Column::Purchase => "column-purchase",
        Column::Bought => "column-bought",
        Column::Amount => "entry-amount",
        Column::Currency => "entry-currency",
        Column::Id => "column-id",
        Column::Own => "column-own",
    }
}
