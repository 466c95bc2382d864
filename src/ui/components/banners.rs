//! The messages that stay on top of every page until they are handled: trouble, a new version, the example shop.

use leptos::prelude::*;

use crate::browser::device;
use crate::browser::settings::Which;
use crate::notebook::{Command, Phase, Trouble};
use crate::ui::state::App;

/// The banners, the most serious first.
#[component]
pub fn Banners() -> impl IntoView {
    let app = App::here();
    let trouble = app.part(|view| view.trouble().clone());
    let phase = app.part(|view| *view.phase());
    let in_example = move || app.which.get() == Which::Example && phase.get() == Phase::Ready;
    view! {
        {move || trouble.get().map(|trouble| view! { <TroubleBanner trouble /> })}
        <Show when=move || app.update.get()>
            <div class="update" role="status">
                <span>{app.t("update-ready")}</span>
                <button class="link-button" on:click=move |_| device::accept_update()>{app.t("update-accept")}</button>
            </div>
        </Show>
        <Show when=in_example>
            <aside class="banner">
                <span>{app.t("example-banner")}</span>
                <button class="link-button" on:click=move |_| app.leave_example()>{app.t("example-leave")}</button>
            </aside>
        </Show>
    }
}

#[component]
fn TroubleBanner(trouble: Trouble) -> impl IntoView {
    let app = App::here();
    let (words, details) = match trouble {
        Trouble::Full => ("trouble-full", None),
        Trouble::Failed(text) => ("trouble-failed", Some(text)),
        Trouble::Read(text) => ("trouble-read", Some(text)),
        Trouble::Newer => ("trouble-newer", None),
        Trouble::Overtaken => ("trouble-overtaken", None),
        Trouble::Devices => ("trouble-devices", None),
        Trouble::Blocked => ("trouble-blocked", None),
    };
    let retry = move |_| {
        if app.peek(|view| *view.phase()) == Phase::Refused {
            app.switch(app.which.get_untracked());
        } else {
            app.send(Command::Retry);
        }
    };
    view! {
        <div class="trouble" role="alert">
            <h2>{app.t("trouble-title")}</h2>
            <p>{app.t(words)}</p>
            <button class="link-button" on:click=retry>{app.t("trouble-retry")}</button>
            {details.map(|text| view! {
                <details><summary>{app.t("trouble-details")}</summary><code>{text}</code></details>
            })}
        </div>
    }
}
