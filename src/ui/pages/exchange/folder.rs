//! The folder that takes an archive once a week.

use leptos::prelude::*;

use crate::browser::folder::Folder;
use crate::ui::format;
use crate::ui::state::App;
use crate::ui::weekly::{State, Weekly};

/// The folder of the weekly archives; nothing where the browser offers none.
#[component]
pub fn ArchiveFolder() -> impl IntoView {
    let app = App::here();
    let weekly = Weekly::here();
    let folder = move || weekly.folder();
    let is_writing = move || weekly.state.get() == State::Writing;
    let told = move || match (folder(), weekly.state.get()) {
        (None, _) => app.tr("weekly-text", &[]),
        (Some(folder), State::Still) => app.tr1("weekly-kept", "folder", folder.as_str()),
        (Some(folder), State::Asks) => app.tr1("weekly-asks", "folder", folder.as_str()),
        (Some(folder), State::Writing) => app.tr1("weekly-writing", "folder", folder.as_str()),
        (Some(folder), State::Failed) => app.tr1("weekly-failed", "folder", folder.as_str()),
    };
    let last = move || {
        let day = weekly.last.get().filter(|_| folder().is_some())?;
        Some(app.tr1("weekly-last", "day", format::day(app, day).as_str()))
    };
    view! {
        <Show when=Folder::is_offered>
            <section aria-labelledby="weekly">
                <h3 id="weekly">{app.t("weekly-title")}</h3>
                <p class:trouble=move || weekly.state.get() == State::Failed aria-live="polite">{told}</p>
                <p class="soft">{last}</p>
                <div class="page-actions">
                    <Show
                        when=move || folder().is_some()
                        fallback=move || view! {
                            <button class="quiet" on:click=move |_| weekly.choose()>{app.t("weekly-choose")}</button>
                        }
                    >
                        <button class="quiet" disabled=is_writing on:click=move |_| weekly.write()>{app.t("weekly-write")}</button>
                        <button class="link-button" on:click=move |_| weekly.stop()>{app.t("weekly-stop")}</button>
                    </Show>
                </div>
            </section>
        </Show>
    }
}
