//! Exports everyone, or the people of the list, to a file.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser::settings;
use crate::browser::{clock, files};
use crate::domain::{DayKind, Keyed};
use crate::notebook::api::export::Export;
use crate::notebook::api::export::{EventWords, Form, Version};
use crate::notebook::helpers::NAME;
use crate::notebook::{ListRequest, OutgoingCommand};
use crate::ui::auto_backup::{self, AutoBackup};
use crate::ui::components::fields::{Check, Choice, Line};
use crate::ui::components::progress::Progress;
use crate::ui::folder_handle::State;
use crate::ui::state::App;

/// The kinds of files, each with the message for its name and the message for its purpose.
const FORMS: [(&str, &str, &str); 5] = [
    ("cards", "export-cards", "export-cards-text"),
    ("cards-four", "export-cards-four", "export-cards-four-text"),
    ("table", "export-table", "export-table-text"),
    ("calendar", "export-calendar", "export-calendar-text"),
    ("archive", "export-archive", "export-archive-text"),
];

fn form(app: App, key: &str, passphrase: &str) -> Form {
    match key {
        "cards-four" => Form::Cards(Version::Four),
        "table" => Form::Table,
        "calendar" => {
            let named = |id: &str| app.tr1(id, "name", NAME.to_string().as_str());
            let kinds = DayKind::all().filter(|kind| *kind != DayKind::Other);
            Form::Calendar(EventWords(
                kinds.map(|kind| (kind, named(&format!("calendar-{}", kind.key())))).collect(),
            ))
        }
        "archive" => auto_backup::archive(app, (!passphrase.is_empty()).then(|| passphrase.to_owned())),
        _ => Form::Cards(Version::Three),
    }
}

/// A file that was exported.
#[derive(Clone)]
struct Saved {
    name: String,
    /// How many people are in it, and how many of them are damaged.
    people: usize,
    damaged: usize,
}

/// Exports everyone, or the people of the list, as a file.
#[component]
pub fn TakeOut() -> impl IntoView {
    let app = App::here();
    let export = app.part(|view| view.export().clone());
    let pages = app.part(|view| *view.pages());
    let request = app.part(|view| view.request().clone());
    let is_narrow = move || request.with(ListRequest::is_narrow);
    let chosen = RwSignal::new("cards".to_owned());
    let only = RwSignal::new(false);
    let passphrase = RwSignal::new(String::new());
    let is_archive = move || chosen.with(|chosen| chosen == "archive");
    // The file that was saved last. Its content is dropped, so that returning to this page does not save it again.
    let saved = RwSignal::new(None::<Option<Saved>>);
    let weekly = AutoBackup::here();
    Effect::new(move |_| {
        // The weekly archive goes into its folder.
        if weekly.folder.state.get_untracked() == State::Writing {
            return;
        }
        let Some(Export { extension, media_type, people, file: Some(file), damaged, is_archive, .. }) =
            export.get()
        else {
            return;
        };
        let name = format!("regulars-{}.{extension}", clock::today());
        app.send(OutgoingCommand::CloseExport);
        spawn_local(async move {
            let is_taken = files::give(&name, &media_type, &file).await;
            if is_taken && is_archive {
                settings::set_archived(app.which.get_untracked(), clock::today());
            }
            saved.set(Some(is_taken.then_some(Saved { name, people, damaged: damaged.len() })));
        });
    });
    let begin = move |_| {
        saved.set(None);
        let list = request.get_untracked();
        let list = (only.get_untracked() && list.is_narrow()).then_some(list);
        let form = form(app, &chosen.get_untracked(), &passphrase.get_untracked());
        app.send(OutgoingCommand::Export(form, list));
    };
    let told = move || FORMS.iter().find(|(key, ..)| *key == chosen.get()).map(|(.., text)| app.t(text)());
    let running = move || export.with(|export| export.as_ref().is_some_and(|export| !export.failed));
    let failed = move || export.with(|export| export.as_ref().is_some_and(|export| export.failed));
    let done = move || export.with(|export| export.as_ref().map_or(0, |export| export.done));
    let total = move || export.with(|export| export.as_ref().map_or(0, |export| export.total));
    view! {
        <p>{app.t("export-text")}</p>
        <Choice
            label=Signal::derive(app.t("export-form"))
            id="export-form"
            choices=Signal::derive(move || FORMS.map(|(key, name, _)| (key.to_owned(), app.t(name)())).to_vec())
            value=chosen
            on_change=Callback::new(move |key| chosen.set(key))
        />
        <p class="soft">{told}</p>
        <Show when=is_archive>
            <Line
                label=Signal::derive(app.t("archive-passphrase"))
                id="archive-passphrase"
                kind="password"
                value=passphrase
                on_input=Callback::new(move |text| passphrase.set(text))
                hint=Signal::derive(app.t("archive-passphrase-hint"))
            />
        </Show>
        <Show when=is_narrow>
            <Check
                id="export-only"
                label=Signal::derive(app.t("export-only"))
                value=only
                on_change=Callback::new(move |yes| only.set(yes))
            />
        </Show>
        <Show when=move || pages.get() == 0><p class="soft">{app.t("export-nobody")}</p></Show>
        <div aria-live="polite">
            {move || saved.get().map(|saved| match saved {
                Some(Saved { name, people, damaged }) => view! {
                    <p>{app.tr("export-done", &[("count", people.into()), ("file", name.into())])}</p>
                    {(damaged > 0).then(|| view! { <p class="trouble">{app.tr1("export-damaged", "count", damaged)}</p> })}
                }
                .into_any(),
                None => view! { <p class="trouble">{app.t("export-not-saved")}</p> }.into_any(),
            })}
            <Show when=failed><p class="trouble">{app.t("export-failed")}</p></Show>
            <Show when=running>
                <Progress of=Signal::derive(move || (done(), total())) />
            </Show>
        </div>
        <div class="page-actions">
            <Show
                when=running
                fallback=move || view! {
                    <button class="quiet" disabled=move || pages.get() == 0 on:click=begin>{app.t("export-do")}</button>
                }
            >
                <button class="quiet" on:click=move |_| app.send(OutgoingCommand::CloseExport)>{app.t("export-stop")}</button>
            </Show>
        </div>
    }
}
