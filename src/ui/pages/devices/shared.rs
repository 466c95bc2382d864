//! The folder through which devices exchange by themselves.

use leptos::prelude::*;

use crate::browser::folder::Folder;
use crate::ui::shared::{Shared, State};
use crate::ui::state::App;

/// The shared folder; nothing where the browser offers none, or no other device would read it.
#[component]
pub fn SharedFolder() -> impl IntoView {
    let app = App::here();
    let shared = Shared::here();
    let has_others = app.part(|view| {
        let mut rows = view.devices.iter().flat_map(|rows| rows.iter());
        rows.any(|row| !row.is_this && !row.removed)
    });
    let told = move || match (shared.folder(), shared.state.get()) {
        (None, _) => app.tr("shared-text", &[]),
        (Some(folder), State::Open) => app.tr1("shared-kept", "folder", folder.as_str()),
        (Some(folder), State::Asks) => app.tr1("shared-asks", "folder", folder.as_str()),
        (Some(folder), State::Failed) => app.tr1("shared-failed", "folder", folder.as_str()),
    };
    view! {
        <Show when=move || has_others.get() && Folder::is_offered()>
            <section>
                <h2>{app.t("shared-title")}</h2>
                <p class:trouble=move || shared.state.get() == State::Failed aria-live="polite">{told}</p>
                <div class="page-actions">
                    <Show
                        when=move || shared.folder().is_some()
                        fallback=move || view! {
                            <button class="quiet" on:click=move |_| shared.choose()>{app.t("shared-choose")}</button>
                        }
                    >
                        <button class="quiet" on:click=move |_| shared.now()>{app.t("shared-now")}</button>
                        <button class="link-button" on:click=move |_| shared.stop()>{app.t("shared-stop")}</button>
                    </Show>
                </div>
            </section>
        </Show>
    }
}
