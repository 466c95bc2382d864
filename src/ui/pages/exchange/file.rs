//! A file that was read: the people in it, and the result for each.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::columns::Columns;
use crate::browser::{clock, files};
use crate::domain::{ImportId, Keyed};
use crate::notebook::IntakeCommand;
use crate::notebook::api::import::Import;
use crate::notebook::api::import::{Charsets, Loss, Outcome, Place, Reason, Report};
use crate::ui::components::more::More;
use crate::ui::components::progress::Progress;
use crate::ui::state::App;

/// How many lines of a report are shown at first.
const LINES: usize = 40;

/// A file that was read: the people in it, and the result for each.
#[component]
pub fn File(import: Signal<Import>) -> impl IntoView {
    let app = App::here();
    let running = move || import.with(|import| import.begun.is_some() && !import.over);
    let to_begin =
        move || import.with(|import| import.begun.is_none() && import.total > 0 && !import.reading);
    let noted = app.part(|view| view.imports().clone());
    // The import is noted only once it has brought something in.
    let to_undo = move || {
        let id = import.with(|import| import.begun.filter(|_| import.over))?;
        noted.with(|noted| noted.iter().any(|(known, _)| *known == id)).then_some(id)
    };
    let found = move || {
        import.with(|import| match import.total {
            0 if import.reading => String::new(),
            0 => app.tr1("import-nobody", "file", import.file.as_str()),
            count => {
                app.tr("import-found", &[("count", count.into()), ("file", import.file.as_str().into())])
            }
        })
    };
    let told = move || {
        let counts = import.with(|import| {
            // Only people count: not a title above a table, and not a remark about a person who was imported.
            let left = |report: &&Report| match report.outcome {
                Outcome::Left(reason) => report.page.is_none() && reason != Reason::Outside,
                outcome => outcome == Outcome::Erased,
            };
            let left = import.report.iter().filter(left).count();
            [("added", import.added), ("updated", import.updated), ("here", import.here), ("left", left)]
        });
        app.tr("import-told", &counts.map(|(name, count)| (name, count.into())))
    };
    let shown = RwSignal::new(LINES);
    // Before anything is written, the list of losses shows this.
    let is_begun = move || import.with(|import| import.begun.is_some());
    let lines = move || {
        if !is_begun() {
            return Vec::new();
        }
        import.with(|import| import.report.iter().take(shown.get()).cloned().enumerate().collect::<Vec<_>>())
    };
    let is_longer = move || is_begun() && import.with(|import| import.report.len()) > shown.get();
    let save = move |_| {
        let lines = import.with_untracked(|import| import.report.clone());
        let lines = lines.iter().map(|report| {
            [place(app, report.place), report.words.clone(), outcome(app, report.outcome)].join("\t")
        });
        let lines = lines.collect::<Vec<_>>().join("\r\n");
        spawn_local(async move {
            let _ = files::give("regulars-import.txt", "text/plain", lines.as_bytes()).await;
        });
    };
    view! {
        <div class="import" aria-live="polite">
            <p>{found}</p>
            <Show when=move || import.with(|import| import.begun.is_some())>
                <p>{told}</p>
            </Show>
            <Show when=move || import.with(|import| import.reading)>
                <progress aria-label=app.t("import-progress")></progress>
            </Show>
            <Show when=running>
                <Progress of=Signal::derive(move || import.with(|import| (import.done, import.total))) />
            </Show>
        </div>
        <Show when=move || import.with(|import| import.charsets.is_some())>
            <Letters import />
        </Show>
        <Show when=move || import.with(|import| import.begun.is_none() && import.old_khmer)>
            <p class="trouble">{app.t("import-old-khmer")}</p>
        </Show>
        <Show when=move || import.with(|import| import.columns.is_some())>
            <Columns import />
        </Show>
        <Show when=move || import.with(|import| !import.losses.is_empty())>
            <Losses import />
        </Show>
        <div class="page-actions">
            <Show when=to_begin>
                <button class="primary" on:click=move |_| app.send(IntakeCommand::Import(ImportId(clock::random())))>{app.t("import-do")}</button>
            </Show>
            <button class="quiet" on:click=move |_| app.send(IntakeCommand::CloseImport)>
                {move || app.t(if running() { "import-cancel" } else { "import-close" })()}
            </button>
            {move || to_undo().map(|id| view! {
                <button class="quiet" on:click=move |_| app.send(IntakeCommand::UndoImport(id))>{app.t("import-undo")}</button>
            })}
            <Show when=move || !running() && import.with(|import| !import.report.is_empty())>
                <button class="quiet" on:click=save>{app.t("import-save-report")}</button>
            </Show>
        </div>
        <Show when=move || import.with(|import| import.over && import.added > 0)>
            <p><a href=app.href("duplicates")>{app.t("duplicates-look")}</a></p>
        </Show>
        <ol class="report">
            <For each=lines key=|(at, report)| (*at, report.place.line, report.words.clone(), reason(report)) let((_, report))>
                <Line report />
            </For>
        </ol>
        <Show when=is_longer>
            <More on_more=move |()| shown.update(|shown| *shown += 2 * LINES) />
        </Show>
    }
}

/// The charset of the file, if the file itself does not say it.
#[component]
fn Letters(import: Signal<Import>) -> impl IntoView {
    let app = App::here();
    let options = move || {
        let charsets = import.with(|import| import.charsets.clone().unwrap_or_default());
        let Charsets { chosen, samples } = charsets;
        let option = |(name, sample): (String, String)| {
            let words = format!("{sample} ({name})");
            view! { <option value=name.clone() selected=name == chosen>{words}</option> }
        };
        samples.into_iter().map(option).collect_view()
    };
    view! {
        <p class="field">
            <label for="charset">{app.t("import-charset")}</label>
            <select id="charset" on:change:target=move |event| app.send(IntakeCommand::ReadIn(event.target().value()))>
                {options}
            </select>
        </p>
    }
}

/// What will not be imported as it stands: how often each reason occurs, and the first examples.
#[component]
fn Losses(import: Signal<Import>) -> impl IntoView {
    let app = App::here();
    let losses = move || {
        let losses = import.with(|import| import.losses.clone());
        let loss = |loss: Loss| {
            let reason = app.tr(&format!("import-reason-{}", loss.reason.key()), &[]);
            let told = app.tr("import-loss", &[("count", loss.count.into()), ("reason", reason.into())]);
            let first = loss.first.into_iter().map(|(at, words)| {
                view! {
                    <li>{words}" "<span class="soft">{place(app, at)}</span></li>
                }
            });
            view! { <li>{told}<ul>{first.collect_view()}</ul></li> }
        };
        losses.into_iter().map(loss).collect_view()
    };
    view! {
        <section class="losses">
            <p>{app.t("import-losses")}</p>
            <ul>{losses}</ul>
        </section>
    }
}

#[component]
fn Line(report: Report) -> impl IntoView {
    let app = App::here();
    let told = {
        let report = report.clone();
        move || format!("{} · {}", outcome(app, report.outcome), place(app, report.place))
    };
    let words = report.words;
    let words = match report.page {
        Some(id) => view! { <a href=app.page_href(id)>{words}</a> }.into_any(),
        None => view! { <span>{words}</span> }.into_any(),
    };
    view! {
        <li>
            {words}
            <span class="soft">{told}</span>
        </li>
    }
}

/// The place in the file: the card, if it is one, and the line.
fn place(app: App, place: Place) -> String {
    let line = ("line", place.line.into());
    match place.card {
        0 => app.tr("import-line", &[line]),
        card => app.tr("import-card", &[("card", card.into()), line]),
    }
}

fn reason(report: &Report) -> &'static str {
    match report.outcome {
        Outcome::Left(reason) => reason.key(),
        _ => "",
    }
}

/// The result, in a sentence.
fn outcome(app: App, outcome: Outcome) -> String {
    match outcome {
        Outcome::Added => app.t("import-added")(),
        Outcome::Updated => app.t("import-updated")(),
        Outcome::Here => app.t("import-here")(),
        Outcome::Erased => app.t("import-erased")(),
        Outcome::Left(reason) => app.tr(&format!("import-reason-{}", reason.key()), &[]),
    }
}
