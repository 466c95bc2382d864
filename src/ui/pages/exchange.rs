//! `/exchange`: people from another app's file, shown first and then, line by line, what became of them; and everyone
//! out into such a file.

use std::sync::Arc;

use leptos::prelude::*;
use wasm_bindgen::JsCast;

use crate::browser::{clock, files};
use crate::notebook::importing::{Outcome, Report};
use crate::notebook::{Command, Export, Import};
use crate::ui::components::more::More;
use crate::ui::state::App;

/// The largest file that is read, in bytes: an address book of 100,000 people with small photos. Larger ones are
/// something else.
const LARGEST: f64 = 2e8;

/// How many lines of a report are shown at first.
const LINES: usize = 40;

/// What stands in the way of reading a file.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Wrong {
    TooLarge,
    Unreadable,
}

/// Import and export.
#[component]
pub fn Exchange() -> impl IntoView {
    let app = App::here();
    let import = app.part(|view| view.import.clone());
    let wrong = RwSignal::new(None::<Wrong>);
    let read = move |file: leptos::web_sys::File| {
        wrong.set(None);
        if file.size() > LARGEST {
            return wrong.set(Some(Wrong::TooLarge));
        }
        leptos::task::spawn_local(async move {
            match files::bytes(&file).await {
                Some(bytes) => app.send(Command::ReadFile { name: file.name(), bytes: Arc::from(bytes) }),
                None => wrong.set(Some(Wrong::Unreadable)),
            }
        });
    };
    let choose = move |event: leptos::ev::Event| {
        let input: leptos::web_sys::HtmlInputElement = event
            .target()
            .map(JsCast::unchecked_into)
            .unwrap_or_else(|| unreachable!("an input's event has a target"));
        if let Some(file) = input.files().and_then(|files| files.get(0)) {
            read(file);
        }
        // The same file may be chosen again.
        input.set_value("");
    };
    let drop = move |event: leptos::ev::DragEvent| {
        event.prevent_default();
        if let Some(file) = event.data_transfer().and_then(|data| data.files()).and_then(|files| files.get(0))
        {
            read(file);
        }
    };
    view! {
        <section class="settings exchange" on:dragover=move |event| event.prevent_default() on:drop=drop>
            <h1>{app.t("exchange-title")}</h1>
            <section>
                <h2>{app.t("import-title")}</h2>
                <p>{app.t("import-text")}</p>
                <div class="field">
                    <input id="import-file" class="visually-hidden" type="file" accept=".vcf,.vcard,text/vcard,text/x-vcard,text/directory" on:change=choose />
                    <label class="quiet" for="import-file">{app.t("import-choose")}</label>
                    <span class="field-error" role="alert">
                        {move || wrong.get().map(|wrong| app.t(match wrong {
                            Wrong::TooLarge => "import-too-large",
                            Wrong::Unreadable => "import-unreadable",
                        })())}
                    </span>
                </div>
                <Show when=move || import.with(Option::is_some)>
                    <File import=Signal::derive(move || import.get().unwrap_or_default()) />
                </Show>
            </section>
            <section>
                <h2>{app.t("export-title")}</h2>
                <TakeOut />
            </section>
        </section>
    }
}

/// A file that was read: who is in it, and what became of each.
#[component]
fn File(import: Signal<Import>) -> impl IntoView {
    let app = App::here();
    let running = move || import.with(|import| import.begun && !import.over);
    let to_begin = move || import.with(|import| !import.begun && import.total > 0);
    let found = move || {
        import.with(|import| match import.total {
            0 => app.tr1("import-nobody", "file", import.file.as_str()),
            count => {
                app.tr("import-found", &[("count", count.into()), ("file", import.file.as_str().into())])
            }
        })
    };
    let told = move || {
        let (added, here, left) = import.with(|import| {
            let left = |report: &&Report| matches!(report.outcome, Outcome::Left(_) | Outcome::Erased);
            (import.added, import.here, import.report.iter().filter(left).count())
        });
        app.tr("import-told", &[("added", added.into()), ("here", here.into()), ("left", left.into())])
    };
    let shown = RwSignal::new(LINES);
    let lines =
        move || import.with(|import| import.report.iter().take(shown.get()).cloned().collect::<Vec<_>>());
    let is_longer = move || import.with(|import| import.report.len()) > shown.get();
    let save = move |_| {
        let lines = import.with_untracked(|import| import.report.clone());
        let lines = lines.iter().map(|report| {
            [place(app, report), report.words.clone(), outcome(app, report.outcome)].join("\t")
        });
        files::save("regulars-import.txt", "text/plain", &lines.collect::<Vec<_>>().join("\r\n"));
    };
    view! {
        <div class="import" aria-live="polite">
            <p>{found}</p>
            <Show when=move || import.with(|import| import.begun)>
                <p>{told}</p>
            </Show>
            <Show when=running>
                <progress
                    aria-label=app.t("import-progress")
                    max=move || import.with(|import| import.total.to_string())
                    prop:value=move || import.with(|import| import.done as f64)
                ></progress>
            </Show>
        </div>
        <div class="page-actions">
            <Show when=to_begin>
                <button class="primary" on:click=move |_| app.send(Command::Import)>{app.t("import-do")}</button>
            </Show>
            <button class="quiet" on:click=move |_| app.send(Command::CloseImport)>
                {move || app.t(if running() { "import-stop" } else { "import-close" })()}
            </button>
            <Show when=move || !running() && import.with(|import| !import.report.is_empty())>
                <button class="quiet" on:click=save>{app.t("import-save-report")}</button>
            </Show>
        </div>
        <ol class="report">
            <For each=lines key=|report| (report.place.line, report.place.card, report.words.clone(), reason(report)) let:report>
                <Line report />
            </For>
        </ol>
        <Show when=is_longer>
            <More on_more=move |()| shown.update(|shown| *shown += 2 * LINES) />
        </Show>
    }
}

/// Everyone as a vCard file.
#[component]
fn TakeOut() -> impl IntoView {
    let app = App::here();
    let export = app.part(|view| view.export.clone());
    let pages = app.part(|view| view.pages);
    // What was saved last: the file itself is let go of, so that coming back to this place does not save it again.
    let saved = RwSignal::new(None::<(usize, usize)>);
    Effect::new(move |_| {
        let Some(Export { total, file: Some(file), damaged, .. }) = export.get() else { return };
        files::save(&format!("regulars-{}.vcf", clock::today()), "text/vcard", &file);
        saved.set(Some((total, damaged.len())));
        app.send(Command::CloseExport);
    });
    let begin = move |_| {
        saved.set(None);
        app.send(Command::Export);
    };
    let running = move || export.with(|export| export.is_some());
    let done = move || export.with(|export| export.as_ref().map_or(0, |export| export.done));
    let total = move || export.with(|export| export.as_ref().map_or(0, |export| export.total));
    view! {
        <p>{app.t("export-text")}</p>
        <Show when=move || pages.get() == 0><p class="soft">{app.t("export-nobody")}</p></Show>
        <div aria-live="polite">
            {move || saved.get().map(|(total, damaged)| view! {
                <p>{app.tr1("export-done", "count", total)}</p>
                {(damaged > 0).then(|| view! { <p class="trouble">{app.tr1("export-damaged", "count", damaged)}</p> })}
            })}
            <Show when=running>
                <progress aria-label=app.t("import-progress") max=move || total().to_string() prop:value=move || done() as f64></progress>
            </Show>
        </div>
        <div class="page-actions">
            <Show
                when=running
                fallback=move || view! {
                    <button class="quiet" disabled=move || pages.get() == 0 on:click=begin>{app.t("export-do")}</button>
                }
            >
                <button class="quiet" on:click=move |_| app.send(Command::CloseExport)>{app.t("import-stop")}</button>
            </Show>
        </div>
    }
}

#[component]
fn Line(report: Report) -> impl IntoView {
    let app = App::here();
    let told = {
        let report = report.clone();
        move || format!("{} · {}", outcome(app, report.outcome), place(app, &report))
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

/// Where in the file: the card, where it is one, and the line.
fn place(app: App, report: &Report) -> String {
    let line = ("line", report.place.line.into());
    match report.place.card {
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

/// What became of it, in a sentence.
fn outcome(app: App, outcome: Outcome) -> String {
    match outcome {
        Outcome::Added => app.t("import-added")(),
        Outcome::Here => app.t("import-here")(),
        Outcome::Erased => app.t("import-erased")(),
        Outcome::Left(reason) => app.tr(&format!("import-reason-{}", reason.key()), &[]),
    }
}
