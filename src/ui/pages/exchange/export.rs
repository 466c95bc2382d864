//! Everyone out into a file.

use leptos::prelude::*;

use crate::browser::{clock, files};
use crate::notebook::{Command, Export};
use crate::ui::state::App;

/// Everyone as a vCard file.
#[component]
pub fn TakeOut() -> impl IntoView {
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
                <button class="quiet" on:click=move |_| app.send(Command::CloseExport)>{app.t("export-stop")}</button>
            </Show>
        </div>
    }
}
