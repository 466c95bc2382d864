//! A new device: everything in the notebook, locked into an invitation.

use leptos::prelude::*;

use super::sending::Outgoing;
use super::{Onward, default_name};
use crate::notebook::PeersCommand;
use crate::notebook::api::connection::Connect;
use crate::notebook::api::export::Receivers;
use crate::ui::components::fields::Line;
use crate::ui::state::App;

/// The shortest passphrase for a file that holds everything, in characters.
const SHORTEST: usize = 12;

/// Makes an invitation for a new device.
#[component]
pub fn Add() -> impl IntoView {
    let app = App::here();
    let sending = app.part(|view| view.sending().as_ref().map(|sending| sending.to));
    let by_file = expect_context::<Onward>().by_file;
    let passphrase = RwSignal::new(String::new());
    let is_short = RwSignal::new(false);
    let invite = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let words = passphrase.get_untracked();
        is_short.set(words.chars().count() < SHORTEST);
        if !is_short.get_untracked() {
            passphrase.set(String::new());
            app.send(PeersCommand::Invite { name: default_name(app), passphrase: words });
        }
    };
    let show = move |_| app.send(PeersCommand::Connect(Connect::Newcomer { name: default_name(app) }));
    view! {
        <p>{app.t("devices-add-radio")}</p>
        <button class="primary" on:click=show>{app.t("devices-show-code")}</button>
        <details class="disclosure" prop:open=move || by_file.get()>
        <summary>{app.t("devices-add-file")}</summary>
        <p>{app.t("devices-add-text")}</p>
        <Show
            when=move || sending.get() == Some(Receivers::Newcomer)
            fallback=move || view! {
                <form on:submit=invite>
                    <Line
                        label=Signal::derive(app.t("devices-passphrase"))
                        id="invitation-passphrase"
                        value=passphrase
                        on_input=Callback::new(move |text| passphrase.set(text))
                        hint=Signal::derive(app.t("devices-passphrase-hint"))
                        error=Signal::derive(move || is_short.get().then(|| app.t("devices-passphrase-short")()))
                    />
                    <button class="quiet" disabled=move || sending.get().is_some()>{app.t("devices-invite")}</button>
                </form>
            }
        >
            <Outgoing />
        </Show>
        </details>
    }
}
