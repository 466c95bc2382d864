//! The imports so far. Each can be reverted, and the result is shown.

use leptos::prelude::*;

use crate::domain::{ImportId, Timestamp};
use crate::notebook::IntakeCommand;
use crate::notebook::api::import::UndoImport;
use crate::ui::components::people::People;
use crate::ui::components::progress::Progress;
use crate::ui::format;
use crate::ui::state::App;

/// The imports that can be reverted, newest first, except the one whose report is shown.
#[component]
pub fn Imports(
    /// A file is being imported or reverted.
    is_busy: Memo<bool>,
) -> impl IntoView {
    let app = App::here();
    let imports = app.part(|view| {
        let shown = view.import().as_ref().and_then(|import| import.begun);
        view.imports().iter().filter(|(id, _)| Some(*id) != shown).copied().collect::<Vec<_>>()
    });
    view! {
        <Show when=move || imports.with(|imports| !imports.is_empty()) && !is_busy.get()>
            <h3>{app.t("imports-title")}</h3>
            <ul class="imports">
                <For each=move || imports.get() key=|import| *import let:import>
                    <Earlier import />
                </For>
            </ul>
        </Show>
    }
}

#[component]
fn Earlier(import: (ImportId, Timestamp)) -> impl IntoView {
    let app = App::here();
    let (id, at) = import;
    let label = format!("import-{id}");
    view! {
        <li>
            <span id=label.clone()>{move || format::moment(app, at)}</span>
            <button class="quiet" aria-describedby=label on:click=move |_| app.send(IntakeCommand::UndoImport(id))>
                {app.t("import-undo")}
            </button>
        </li>
    }
}

/// An import that is being reverted, or was reverted.
#[component]
pub fn Undone(undone: Signal<UndoImport>) -> impl IntoView {
    let app = App::here();
    let running = move || undone.with(|undone| !undone.over);
    let told = move || {
        let (gone, restored, touched) =
            undone.with(|undone| (undone.gone, undone.restored, undone.touched.len()));
        let counts = [("gone", gone.into()), ("restored", restored.into()), ("touched", touched.into())];
        app.tr("undo-import-told", &counts)
    };
    let touched = Signal::derive(move || undone.with(|undone| undone.touched.clone()));
    view! {
        <div class="import" aria-live="polite">
            <Show when=running fallback=move || view! { <p>{told}</p> }>
                <p>{app.t("undo-import-running")}</p>
                <Progress of=Signal::derive(move || undone.with(|undone| (undone.done, undone.total))) />
            </Show>
        </div>
        <Show when=move || !running()>
            <Show when=move || touched.with(|touched| !touched.is_empty())>
                <p>{app.t("undo-import-touched")}</p>
                <People rows=touched />
            </Show>
            <div class="page-actions">
                <button class="quiet" on:click=move |_| app.send(IntakeCommand::CloseUndoImport)>{app.t("import-close")}</button>
            </div>
        </Show>
    }
}
