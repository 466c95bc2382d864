//! `/devices`: the devices that hold the notebook, what each of them has, and how changes get from one to another.

mod add;
mod connection;
mod other;
mod read_code;
mod sending;
mod shared_folder;
mod take_in;

use leptos::prelude::*;

use crate::browser::device;
use crate::browser::settings::Which;
use crate::notebook::PeersCommand;
use crate::notebook::api::connection::Step;
use crate::notebook::api::devices::DeviceRow;
use crate::ui::components::fields::Line;
use crate::ui::pages::settings::Kept;
use crate::ui::state::App;
use add::Add;
use connection::Connection;
use other::{Others, Removed};
use read_code::ReadCode;
use shared_folder::SharedFolder;
use take_in::TakeIn;

/// What follows a connection that failed. `Copy`: signals.
#[derive(Clone, Copy)]
struct Onward {
    /// A new device is added by a file.
    by_file: RwSignal<bool>,
    /// What is sent next is shown as moving codes.
    shows_moving: RwSignal<bool>,
    /// The moving codes of the other device are being read.
    reads_moving: RwSignal<bool>,
}

/// The name of a device until the owner changes it.
fn default_name(app: App) -> String {
    let kind = if device::is_phone() { "phone" } else { "computer" };
    untrack(|| app.tr1("devices-default-name", "kind", kind))
}

/// The devices.
#[component]
pub fn Devices() -> impl IntoView {
    let app = App::here();
    provide_context(Onward {
        by_file: RwSignal::new(false),
        shows_moving: RwSignal::new(false),
        reads_moving: RwSignal::new(false),
    });
    app.send(PeersCommand::LookAtDevices);
    on_cleanup(move || app.send(PeersCommand::CloseDevices));
    let rows = app.part(|view| view.devices().clone());
    let this = move || rows.get().and_then(|rows| rows.iter().find(|row| row.is_this).cloned());
    let step = app.part(|view| view.connection().as_ref().map(|connection| connection.step.clone()));
    let is_free = Memo::new(move |_| matches!(step.get(), None | Some(Step::InStep | Step::Over(_))));
    // A device that has just joined has no name yet.
    Effect::new(move |_| {
        if let Some(row) = this().filter(|row| row.name.is_empty()) {
            app.send(PeersCommand::NameDevice(row.id, default_name(app)));
        }
    });
    view! {
        <section class="settings devices">
            <h1>{app.t("devices-title")}</h1>
            <Show when=move || step.get().is_some()><Connection /></Show>
            // Until a connection is in step or over, nothing else is on this page: the owner looks at two screens.
            <Show when=move || is_free.get()>
                <Show when=move || app.which.get() == Which::Own>
                    <section>
                        <h2>{app.t("devices-others")}</h2>
                        <Others />
                    </section>
                    <Show when=move || step.get().is_none()>
                        <section>
                            <h2>{app.t("devices-read")}</h2>
                            <p>{app.t("devices-read-text")}</p>
                            <ReadCode />
                        </section>
                        <section>
                            <h2>{app.t("devices-add")}</h2>
                            <Add />
                        </section>
                    </Show>
                    <section>
                        <h2>{app.t("devices-take-in")}</h2>
                        <TakeIn />
                    </section>
                    <SharedFolder />
                </Show>
                <section>
                    <h2>{app.t("devices-this")}</h2>
                    <p>{app.t("devices-text")}</p>
                    {move || this().map(|row| view! { <Name row /> })}
                    <Kept />
                </section>
                <Removed />
            </Show>
        </section>
    }
}

/// The name of this device, which can be changed.
#[component]
fn Name(row: DeviceRow) -> impl IntoView {
    let app = App::here();
    let name = RwSignal::new(row.name.clone());
    let is_new = move || name.with(|name| !name.trim().is_empty() && *name != row.name);
    let save = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        app.send(PeersCommand::NameDevice(row.id, name.get_untracked()));
    };
    view! {
        <form class="row" on:submit=save>
            <Line
                label=Signal::derive(app.t("devices-name"))
                id="device-name"
                value=name
                on_input=Callback::new(move |text| name.set(text))
            />
            <button class="quiet" disabled=move || !is_new()>{app.t("form-save")}</button>
        </form>
    }
}
