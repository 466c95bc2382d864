//! The folder through which devices exchange changes by themselves.

use leptos::prelude::*;

use crate::browser::folder::Folder;
use crate::ui::folder_handle::ChosenFolder;
use crate::ui::folder_sync::FolderSync;
use crate::ui::state::App;

/// The shared folder. Nothing if the browser does not support it, or if no other device would read it.
#[component]
pub fn SharedFolder() -> impl IntoView {
    let app = App::here();
    let shared = FolderSync::here();
    let has_others = app.part(|view| {
        let mut rows = view.devices().iter().flat_map(|rows| rows.iter());
        rows.any(|row| !row.is_this && !row.removed)
    });
    let left = move || {
        let files = shared.left.with(|left| left.join(", "));
        (!files.is_empty()).then(|| app.tr1("shared-left", "files", files.as_str()))
    };
    view! {
        <Show when=move || has_others.get() && Folder::is_offered()>
            <section>
                <h2>{app.t("shared-title")}</h2>
                <ChosenFolder kept=shared.folder words="shared" now=Callback::new(move |()| shared.now()) line=Signal::derive(left) />
            </section>
        </Show>
    }
}
