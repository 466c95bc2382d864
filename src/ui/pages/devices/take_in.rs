//! What another device sent: a bundle or an invitation, as a file or as text.

use std::sync::Arc;

use leptos::prelude::*;

use super::Onward;
use crate::notebook::{IntakeCommand, PeersCommand};
use crate::ui::components::chooser::{Chooser, Reader};
use crate::ui::components::fields::Paragraph;
use crate::ui::components::moving::MovingReader;
use crate::ui::pages::exchange::restore::Restoring;
use crate::ui::state::App;

/// Opens what another device sent.
#[component]
pub fn TakeIn() -> impl IntoView {
    let app = App::here();
    let reader = Reader::new(app);
    let restore = app.part(|view| view.restore().clone());
    let text = RwSignal::new(String::new());
    let Onward { reads_moving: is_looking, shows_moving, .. } = expect_context();
    // The sender may lack something too. Then a bundle can go back.
    let lacks = app.part(|view| {
        let (sender, _) = view.restore().as_ref().filter(|restore| restore.over)?.sender.as_ref()?;
        let row = view.devices().iter().flat_map(|rows| rows.iter()).find(|row| row.id == *sender)?;
        (row.waiting > 0 && !row.removed).then_some(*sender)
    });
    let send_back = move |_| {
        let to = lacks.get_untracked();
        shows_moving.set(true);
        app.send(IntakeCommand::CloseRestore);
        app.send(PeersCommand::SendChanges(to));
    };
    let open = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let bytes = text.get_untracked();
        text.set(String::new());
        app.send(IntakeCommand::ReadFile { name: String::new(), bytes: Arc::from(bytes.as_bytes()) });
    };
    view! {
        <p>{app.t("devices-take-in-text")}</p>
        <div class="page-actions" on:dragover=move |event| event.prevent_default() on:drop=move |event| reader.drop(event)>
            <Chooser reader id="bundle-file" accept=".regulars,.txt,text/plain,application/octet-stream" label="devices-open" />
            <Chooser reader id="invitation-file" accept=".age,application/octet-stream" label="devices-join" />
            <button class="quiet" type="button" aria-pressed=move || is_looking.get().to_string() on:click=move |_| is_looking.update(|is| *is = !*is)>
                {app.t("moving-read")}
            </button>
        </div>
        <Show when=move || is_looking.get()>
            <MovingReader on_whole=Callback::new(move |()| is_looking.set(false)) />
        </Show>
        <Show when=move || restore.with(Option::is_some)>
            <Restoring restore=Signal::derive(move || restore.get().unwrap_or_default()) />
            <Show when=move || lacks.get().is_some()>
                <button class="primary" type="button" on:click=send_back>{app.t("moving-back")}</button>
            </Show>
        </Show>
        <details class="disclosure">
            <summary>{app.t("devices-paste")}</summary>
            <form on:submit=open>
                <Paragraph
                    label=Signal::derive(app.t("devices-paste"))
                    id="bundle-text"
                    value=text
                    on_input=Callback::new(move |words| text.set(words))
                />
                <button class="quiet" disabled=move || text.with(|text| text.trim().is_empty())>{app.t("devices-paste-do")}</button>
            </form>
        </details>
    }
}
