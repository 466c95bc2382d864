//! A code that another device shows. It is read by the camera, typed or pasted.

use leptos::prelude::*;

use super::default_name;
use crate::domain::Keyed;
use crate::notebook::PeersCommand;
use crate::notebook::api::connection::Connect;
use crate::ui::components::fields::Line;
use crate::ui::components::scanner::Scanner;
use crate::ui::state::App;

/// Reads a code of another device, and starts the connection that it leads to.
#[component]
pub fn ReadCode() -> impl IntoView {
    let app = App::here();
    let is_looking = RwSignal::new(false);
    let typed = RwSignal::new(String::new());
    let misread = app.part(|view| *view.misread());
    let read = move |code: String| {
        app.send(PeersCommand::Connect(Connect::Shown { code, name: default_name(app) }));
    };
    let go_on = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        read(typed.get_untracked());
    };
    let seen = Callback::new(move |code: Vec<u8>| {
        if let Ok(code) = String::from_utf8(code) {
            read(code);
        }
    });
    let told = move || misread.get().map(|misread| app.tr(&format!("misread-{}", misread.key()), &[]));
    view! {
        <div class="read-code">
            <Show
                when=move || is_looking.get()
                fallback=move || view! {
                    <button class="primary" type="button" on:click=move |_| is_looking.set(true)>{app.t("camera-open")}</button>
                }
            >
                <Scanner on_code=seen otherwise="camera-or-type" />
                <button class="quiet" type="button" on:click=move |_| is_looking.set(false)>{app.t("camera-close")}</button>
            </Show>
            <form class="row" on:submit=go_on>
                <Line
                    label=Signal::derive(app.t("devices-code"))
                    id="read-code"
                    value=typed
                    on_input=Callback::new(move |text| typed.set(text))
                    error=Signal::derive(told)
                />
                <button class="quiet" disabled=move || typed.with(|typed| typed.trim().is_empty())>{app.t("devices-code-go")}</button>
            </form>
        </div>
    }
}
