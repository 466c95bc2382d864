//! `/exchange`: people from another app's file, shown first and then, line by line, what became of them; what was
//! brought in taken back; and everyone out into a file.

mod columns;
mod export;
mod file;
mod folder;
mod imports;
mod restore;

use std::sync::Arc;

use leptos::prelude::*;
use wasm_bindgen::JsCast;

use crate::browser::files;
use crate::notebook::{Command, Phase};
use crate::ui::state::App;
use export::TakeOut;
use file::File;
use folder::ArchiveFolder;
use imports::{Imports, Undone};
use restore::Restoring;

/// The largest file that is read, in bytes: an archive of 10,000 people, each with a photo. Larger ones are something
/// else.
const LARGEST: f64 = 5e8;

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
    let undone = app.part(|view| view.undo_import.clone());
    let restore = app.part(|view| view.restore.clone());
    // A file is neither read nor brought in while another is on its way.
    let is_busy = app.part(|view| {
        view.import.as_ref().is_some_and(|import| import.begun.is_some() && !import.over)
            || view.undo_import.as_ref().is_some_and(|undone| !undone.over)
            || view.restore.as_ref().is_some_and(|restore| restore.begun && !restore.over)
    });
    let wrong = RwSignal::new(None::<Wrong>);
    let read = move |file: leptos::web_sys::File| {
        wrong.set(None);
        if is_busy.get_untracked() {
            return;
        }
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
    // Shared by another app, once the notebook is open.
    let is_open = app.part(|view| view.phase == Phase::Ready);
    Effect::new(move |_| {
        if is_open.get() {
            leptos::task::spawn_local(async move {
                if let Some((name, bytes)) = files::shared().await {
                    app.send(Command::ReadFile { name, bytes: Arc::from(bytes) });
                }
            });
        }
    });
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
                <Show when=move || !is_busy.get()>
                    <div class="field">
                        <input id="import-file" class="visually-hidden" type="file" accept=".vcf,.vcard,.csv,.tsv,.txt,.zip,.age,text/vcard,text/x-vcard,text/directory,text/csv,text/tab-separated-values,text/plain,application/zip" on:change=choose />
                        <label class="quiet" for="import-file">{app.t("import-choose")}</label>
                        <span class="field-error" role="alert">
                            {move || wrong.get().map(|wrong| app.t(match wrong {
                                Wrong::TooLarge => "import-too-large",
                                Wrong::Unreadable => "import-unreadable",
                            })())}
                        </span>
                    </div>
                </Show>
                <Show when=move || import.with(Option::is_some)>
                    <File import=Signal::derive(move || import.get().unwrap_or_default()) />
                </Show>
                <Show when=move || restore.with(Option::is_some)>
                    <Restoring restore=Signal::derive(move || restore.get().unwrap_or_default()) />
                </Show>
                <Show when=move || undone.with(Option::is_some)>
                    <Undone undone=Signal::derive(move || undone.get().unwrap_or_default()) />
                </Show>
                <Imports is_busy />
            </section>
            <section>
                <h2>{app.t("export-title")}</h2>
                <TakeOut />
                <ArchiveFolder />
            </section>
        </section>
    }
}
