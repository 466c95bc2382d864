//! The first start: begin a notebook, or look at the example.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser::device;
use crate::browser::old_names::{self, Old};
use crate::browser::settings::Which;
use crate::domain::Shop;
use crate::i18n::Language;
use crate::notebook::EditCommand;
use crate::ui::components::fields::Choice;
use crate::ui::pages::shop_form::ShopForm;
use crate::ui::state::App;

/// Shown while there is no notebook.
#[component]
pub fn Welcome() -> impl IntoView {
    let app = App::here();
    view! {
        <Show
            when=move || app.which.get() == Which::Own
            fallback=move || view! { <p class="loading">{app.t("example-preparing")}</p> }
        >
            <Begin />
        </Show>
    }
}

/// Begins the owner's notebook, or continues one that is stored under the names of an earlier app.
#[component]
fn Begin() -> impl IntoView {
    let app = App::here();
    let setting_up = RwSignal::new(false);
    // `None` until the check is done, and while the notebook is moved.
    let old = RwSignal::new(None::<Old>);
    let take_over = move || {
        old.set(None);
        spawn_local(app.take_over_old());
    };
    spawn_local(async move {
        match old_names::look().await {
            Old::Ours => take_over(),
            found => old.set(Some(found)),
        }
    });
    let start = Callback::new(move |shop: Shop| app.send(EditCommand::StartNotebook(shop)));
    view! {
        <Show when=move || old.get().is_some() fallback=move || view! { <p class="loading">{app.t("app-name")}</p> }>
            <Show when=move || setting_up.get() fallback=move || view! {
                <section class="welcome">
                    <h1>{app.t("welcome-title")}</h1>
                    <p>{app.t("welcome-text")}</p>
                    <Show when=device::is_ios_browser><p>{app.t("welcome-ios")}</p></Show>
                    <div class="welcome-actions">
                        <button class="primary" on:click=move |_| setting_up.set(true)>{app.t("welcome-start")}</button>
                        <button class="quiet" on:click=move |_| app.look_at_example()>{app.t("welcome-example")}</button>
                    </div>
                    <Show when=move || old.get() == Some(Old::Shared)>
                        <p>{app.t("welcome-old")}</p>
                        <div class="welcome-actions"><button class="quiet" on:click=move |_| take_over()>{app.t("welcome-old-open")}</button></div>
                    </Show>
                    <a class="link-button" href=app.href("exchange") on:click=move |_| start.run(Shop::default())>{app.t("welcome-archive")}</a>
                    <a class="link-button" href=app.href("devices") on:click=move |_| start.run(Shop::default())>{app.t("welcome-join")}</a>
                    <LanguageChoice />
                </section>
            }>
                <section class="welcome">
                    <h1>{app.t("welcome-setup-title")}</h1>
                    <p>{app.t("welcome-setup-text")}</p>
                    <ShopForm base=Shop::default() button=Signal::derive(app.t("welcome-open")) on_save=start />
                    <button class="link-button" on:click=move |_| start.run(Shop::default())>{app.t("welcome-skip")}</button>
                </section>
            </Show>
        </Show>
    }
}

/// The choice of language. Each has its own name, and the choice applies at once.
#[component]
pub fn LanguageChoice() -> impl IntoView {
    let app = App::here();
    view! {
        <Choice
            label=Signal::derive(app.t("settings-language"))
            id="language"
            choices=Signal::derive(move || Language::ALL.map(|language| (language.tag().to_owned(), language.own_name().to_owned())).to_vec())
            value=Signal::derive(move || app.language.get().tag().to_owned())
            on_change=Callback::new(move |tag: String| app.speak(Language::from_tag(&tag).unwrap_or_default()))
        />
    }
}
