//! The other devices: what each has, what it still lacks, and the way to send it that.

use leptos::prelude::*;

use super::sending::Outgoing;
use crate::domain::DeviceId;
use crate::notebook::PeersCommand;
use crate::notebook::api::connection::Connect;
use crate::notebook::api::devices::DeviceRow;
use crate::notebook::api::export::Receivers;
use crate::ui::components::fields::Line;
use crate::ui::components::sheet::Sheet;
use crate::ui::format;
use crate::ui::state::App;

/// The other devices that were not removed.
#[component]
pub fn Others() -> impl IntoView {
    let app = App::here();
    let others = rows(app, |row| !row.is_this && !row.removed);
    let sending = app.part(|view| view.sending().as_ref().map(|sending| sending.to));
    let to_all = move || sending.get() == Some(Receivers::All);
    view! {
        <Show when=move || others.with(Vec::is_empty)><p class="soft">{app.t("devices-alone")}</p></Show>
        <ul class="device-list">
            <For each=move || others.get() key=|row| row.clone() let:row>
                <Other row />
            </For>
        </ul>
        <Show when=to_all><Outgoing /></Show>
        <Show when=move || { others.with(Vec::len) > 1 } && sending.with(Option::is_none)>
            <button class="quiet" on:click=move |_| app.send(PeersCommand::SendChanges(None))>{app.t("devices-send-all")}</button>
        </Show>
    }
}

/// The devices of this kind.
fn rows(app: App, is_wanted: fn(&DeviceRow) -> bool) -> Memo<Vec<DeviceRow>> {
    app.part(move |view| {
        let rows = view.devices().iter().flat_map(|rows| rows.iter());
        rows.filter(|row| is_wanted(row)).cloned().collect()
    })
}

fn name_of(app: App, row: &DeviceRow) -> String {
    if row.name.is_empty() { app.tr("devices-unnamed", &[]) } else { row.name.clone() }
}

#[component]
fn Other(row: DeviceRow) -> impl IntoView {
    let app = App::here();
    let sending = app.part(|view| view.sending().as_ref().map(|sending| sending.to));
    let is_busy = app.part(|view| view.sending().is_some());
    let is_meeting = app.part(|view| view.connection().is_some());
    let (id, shown) = (row.id, row.clone());
    let lines = move || {
        let row = &shown;
        let when = |id: &str, at| app.tr1(id, "when", format::moment(app, at).as_str());
        let count = |id: &str, count: usize| (count > 0).then(|| app.tr1(id, "count", count));
        let lines = [
            Some(row.met.map_or_else(|| app.tr("devices-never", &[]), |at| when("devices-met", at))),
            row.up_to.map(|at| when("devices-up-to", at)),
            count("devices-waiting", row.waiting).or_else(|| Some(app.tr("devices-nothing-waits", &[]))),
            count("devices-gaps", row.gaps),
            row.waits_for_answer.then(|| app.tr("devices-answer", &[])),
        ];
        lines.into_iter().flatten().map(|line| view! { <p class="soft">{line}</p> }).collect_view()
    };
    let label = format!("device-{id}");
    let name = row.clone();
    view! {
        <li>
            <h3 id=label.clone()>{move || name_of(app, &name)}</h3>
            {lines}
            <button
                class="primary"
                aria-describedby=format!("device-{id}")
                disabled=move || is_meeting.get()
                on:click=move |_| app.send(PeersCommand::Connect(Connect::Known(id)))
            >
                {app.t("devices-meet")}
            </button>
            <Show
                when=move || sending.get() == Some(Receivers::One(id))
                fallback=move || view! {
                    <button
                        class="quiet"
                        aria-describedby=format!("device-{id}")
                        disabled=move || is_busy.get()
                        on:click=move |_| app.send(PeersCommand::SendChanges(Some(id)))
                    >
                        {app.t("devices-send")}
                    </button>
                }
            >
                <Outgoing />
            </Show>
            <Rename row=row.clone() />
            <Remove id />
        </li>
    }
}

/// Changes the name of a device.
#[component]
fn Rename(row: DeviceRow) -> impl IntoView {
    let app = App::here();
    let is_open = RwSignal::new(false);
    let name = RwSignal::new(row.name.clone());
    let save = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        app.send(PeersCommand::NameDevice(row.id, name.get_untracked()));
        is_open.set(false);
    };
    view! {
        <button class="link-button" on:click=move |_| is_open.set(true)>{app.t("devices-rename")}</button>
        <Sheet open=is_open.into() on_close=Callback::new(move |()| is_open.set(false)) title=Signal::derive(app.t("devices-rename"))>
            <form on:submit=save>
                <Line
                    label=Signal::derive(app.t("devices-new-name"))
                    id="other-device-name"
                    value=name
                    on_input=Callback::new(move |text| name.set(text))
                />
                <div class="sheet-actions">
                    <button class="primary" disabled=move || name.with(|name| name.trim().is_empty())>{app.t("form-save")}</button>
                    <button class="quiet" type="button" on:click=move |_| is_open.set(false)>{app.t("form-cancel")}</button>
                </div>
            </form>
        </Sheet>
    }
}

/// Asks before a device is removed, because this cannot be undone.
#[component]
fn Remove(id: DeviceId) -> impl IntoView {
    let app = App::here();
    view! {
        <details class="disclosure">
            <summary>{app.t("devices-remove")}</summary>
            <p>{app.t("devices-remove-text")}</p>
            <button class="danger" on:click=move |_| app.send(PeersCommand::RemoveDevice(id))>{app.t("devices-remove-do")}</button>
        </details>
    }
}

/// The devices that were removed.
#[component]
pub fn Removed() -> impl IntoView {
    let app = App::here();
    let removed = rows(app, |row| row.removed);
    view! {
        <Show when=move || removed.with(|removed| !removed.is_empty())>
            <section>
                <h2>{app.t("devices-removed")}</h2>
                <p class="soft">{app.t("devices-remove-text")}</p>
                <ul class="kept">
                    <For each=move || removed.get() key=|row| row.clone() let:row>
                        <li>{move || name_of(app, &row)}</li>
                    </For>
                </ul>
            </section>
        </Show>
    }
}
