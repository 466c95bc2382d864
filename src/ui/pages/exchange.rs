//! `/exchange`: imports people from another app's file, which is shown first and then reported line by line; reverts an
//! import; and exports everyone to a file.

mod columns;
mod export;
mod file;
mod folder;
mod imports;
pub mod restore;

use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

use crate::browser::files;
use crate::notebook::Phase;
use crate::ui::components::chooser::{Chooser, Reader};
use crate::ui::state::App;
use export::TakeOut;
use file::File;
use folder::ArchiveFolder;
use imports::{Imports, Undone};
use restore::Restoring;

/// Address books, tables and archives; `.regulars` is a bundle.
const ACCEPTED: &str = ".vcf,.vcard,.csv,.tsv,.txt,.zip,.age,text/vcard,text/x-vcard,text/directory,text/csv,text/tab-separated-values,text/plain,application/zip,.regulars";

/// Import and export.
#[component]
pub fn Exchange() -> impl IntoView {
    let app = App::here();
    let import = app.part(|view| view.import().clone());
    let undone = app.part(|view| view.undo_import().clone());
    let restore = app.part(|view| view.restore().clone());
    let reader = Reader::new(app);
    // The file was shared by another app. It is read once the notebook is open.
    let is_open = app.part(|view| *view.phase() == Phase::Ready);
    // Any web page may have sent it, so it is not read before the owner agrees.
    let asked = RwSignal::new_local(None::<files::Shared>);
    let navigate = use_navigate();
    let look = move |_| {
        if let Some(shared) = asked.try_update(Option::take).flatten() {
            reader.read(shared.name, shared.file);
        }
    };
    Effect::new(move |_| {
        app.handed.track();
        let navigate = navigate.clone();
        // The file is handed over only once, so this waits until it can be read.
        if is_open.get() && !reader.is_busy.get() {
            leptos::task::spawn_local(async move {
                match files::shared().await {
                    Some(shared) if shared.is_text => {
                        app.handed_words.set(files::text(&shared.file).await);
                        navigate("/customers", NavigateOptions { replace: true, ..Default::default() });
                    }
                    Some(shared) if shared.is_opened => reader.read(shared.name, shared.file),
                    Some(shared) => drop(asked.try_set(Some(shared))),
                    None => {}
                }
            });
        }
    });
    view! {
        <section class="settings exchange" on:dragover=move |event| event.prevent_default() on:drop=move |event| reader.drop(event)>
            <h1>{app.t("exchange-title")}</h1>
            <section>
                <h2>{app.t("import-title")}</h2>
                <p>{app.t("import-text")}</p>
                {move || asked.with(|asked| asked.as_ref().map(|shared| shared.name.clone())).map(|name| view! {
                    <aside class="reminder">
                        <p>{app.tr1("import-handed", "file", name.as_str())}</p>
                        <div class="page-actions">
                            <button class="primary" on:click=look>{app.t("import-handed-look")}</button>
                            <button class="link-button" on:click=move |_| asked.set(None)>{app.t("import-handed-leave")}</button>
                        </div>
                    </aside>
                })}
                <Chooser reader id="import-file" accept=ACCEPTED label="import-choose" />
                <Show when=move || import.with(Option::is_some)>
                    <File import=Signal::derive(move || import.get().unwrap_or_default()) />
                </Show>
                <Show when=move || restore.with(Option::is_some)>
                    <Restoring restore=Signal::derive(move || restore.get().unwrap_or_default()) />
                </Show>
                <Show when=move || undone.with(Option::is_some)>
                    <Undone undone=Signal::derive(move || undone.get().unwrap_or_default()) />
                </Show>
                <Imports is_busy=reader.is_busy />
            </section>
            <section>
                <h2>{app.t("export-title")}</h2>
                <TakeOut />
                <ArchiveFolder />
            </section>
        </section>
    }
}
