//! The folder for the weekly archive.

use leptos::prelude::*;

use crate::browser::folder::Folder;
use crate::ui::auto_backup::AutoBackup;
use crate::ui::folder_handle::ChosenFolder;
use crate::ui::state::App;

/// The folder for the weekly archives. Nothing if the browser does not support it.
#[component]
pub fn ArchiveFolder() -> impl IntoView {
    let app = App::here();
    let weekly = AutoBackup::here();
    let last = move || {
        let day = weekly.last.get().filter(|_| weekly.folder.name().is_some())?;
        Some(app.tr1("weekly-last", "day", app.format().day(day).as_str()))
    };
    view! {
        <Show when=Folder::is_offered>
            <section aria-labelledby="weekly">
                <h3 id="weekly">{app.t("weekly-title")}</h3>
                <ChosenFolder kept=weekly.folder words="weekly" now=Callback::new(move |()| weekly.now()) line=Signal::derive(last) />
            </section>
        </Show>
    }
}
