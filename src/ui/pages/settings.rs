//! `/settings`: language, theme, the shop, and how safely everything is stored.

mod care;
mod contact;

use leptos::prelude::*;

use crate::browser::settings::{Theme, Which};
use crate::browser::{device, files};
use crate::domain::{Keyed, Shop};
use crate::notebook::EditCommand;
use crate::ui::components::fields::Choice;
use crate::ui::format;
use crate::ui::pages::shop_form::ShopForm;
use crate::ui::pages::welcome::LanguageChoice;
use crate::ui::state::App;
use care::CareSettings;
use contact::ContactSettings;

/// The settings.
#[component]
pub fn Settings() -> impl IntoView {
    let app = App::here();
    let base = StoredValue::new(app.peek(|view| view.shop().clone()));
    let save = Callback::new(move |new: Shop| {
        app.send(EditCommand::SaveShop { base: Box::new(base.get_value()), new: Box::new(new.clone()) });
        base.set_value(new);
    });
    let damaged = app.part(|view| *view.shop_damaged());
    let limits =
        [app.t("settings-limits-lock"), app.t("settings-limits-devices"), app.t("settings-limits-copies")];
    view! {
        <section class="settings">
            <h1>{app.t("settings-title")}</h1>
            <section>
                <LanguageChoice />
                <Wording />
                <Choice
                    label=Signal::derive(app.t("settings-theme"))
                    id="theme"
                    choices=Signal::derive(move || vec![
                        ("auto".into(), app.t("settings-theme-auto")()),
                        ("light".into(), app.t("settings-theme-light")()),
                        ("dark".into(), app.t("settings-theme-dark")()),
                    ])
                    value=Signal::derive(move || app.theme.get().map_or("auto", Theme::key).to_owned())
                    on_change=Callback::new(move |key: String| app.wear(Theme::from_key(&key)))
                />
            </section>
            <section>
                <h2>{app.t("settings-shop")}</h2>
                <Show when=move || damaged.get()><p class="trouble">{app.t("shop-damaged")}</p></Show>
                <ShopForm base=base.get_value() button=Signal::derive(app.t("form-save")) on_save=save />
            </section>
            <section>
                <h2>{app.t("settings-today")}</h2>
                <CareSettings />
            </section>
            <section>
                <h2>{app.t("contact-title")}</h2>
                <ContactSettings />
            </section>
            <section>
                <h2>{app.t("settings-saved-here")}</h2>
                <Kept />
            </section>
            <section>
                <p><a href=app.href("exchange")>{app.t("exchange-title")}</a></p>
                <p><a href=app.href("duplicates")>{app.t("duplicates-title")}</a></p>
            </section>
            <section>
                <h2>{app.t("settings-limits")}</h2>
                <ul>{limits.map(|limit| view! { <li>{limit}</li> }).collect_view()}</ul>
            </section>
            <Show when=move || app.which.get() == Which::Own>
                <section>
                    <button class="quiet" on:click=move |_| app.look_at_example()>{app.t("settings-example")}</button>
                </section>
            </Show>
            <p class="soft">{move || app.tr1("settings-version", "version", device::version())}</p>
        </section>
    }
}

/// How to report wording that sounds wrong in the language: a text to fill in and send by any other app.
#[component]
fn Wording() -> impl IntoView {
    let app = App::here();
    let is_copied = RwSignal::new(None::<bool>);
    let form = move || {
        let language = app.language.get().own_name();
        app.tr("wording-form", &[("version", device::version().into()), ("language", language.into())])
    };
    let copy = move |_| {
        let form = untrack(form);
        leptos::task::spawn_local(async move { is_copied.set(Some(files::copy(&form).await)) });
    };
    view! {
        <details class="more">
            <summary>{app.t("wording-title")}</summary>
            <p>{app.t("wording-text")}</p>
            <p class="wording">{form}</p>
            <button class="quiet" type="button" on:click=copy>{app.t("wording-copy")}</button>
            <span class="soft" role="status">
                {move || is_copied.get().map(|yes| app.t(if yes { "wording-copied" } else { "wording-not-copied" })())}
            </span>
        </details>
    }
}

/// How much is stored, whether the browser promised to keep it, and when it was last saved.
#[component]
pub fn Kept() -> impl IntoView {
    let app = App::here();
    let room = RwSignal::new(None::<(f64, f64)>);
    let persisted = RwSignal::new(None::<bool>);
    let saved = app.part(|view| *view.saved());
    let pages = app.part(|view| *view.pages());
    Effect::new(move |_| {
        saved.track();
        leptos::task::spawn_local(async move {
            room.set(device::room().await);
            persisted.set(Some(device::is_persisted().await));
        });
    });
    let ask = move |_| leptos::task::spawn_local(async move { persisted.set(Some(device::persist().await)) });
    view! {
        <ul class="kept">
            <li>{move || app.tr1("settings-pages", "count", pages.get())}</li>
            <li>{move || room.get().map(|(used, quota)| {
                let (size, quota) = (app.format().size(used), app.format().size(quota));
                app.tr("settings-stored-of", &[("size", size.into()), ("quota", quota.into())])
            })}</li>
            <li>{move || persisted.get().map(|yes| app.t(if yes { "settings-persisted" } else { "settings-not-persisted" })())}</li>
            <li>{move || match saved.get() {
                Some(at) => app.tr1("settings-last-saved", "when", format::time(at)),
                None => app.t("settings-nothing-saved")(),
            }}</li>
        </ul>
        <Show when=move || persisted.get() == Some(false)>
            <button class="quiet" on:click=ask>{app.t("settings-persist")}</button>
        </Show>
        <Show when=device::is_installed><p class="soft">{app.t("settings-installed")}</p></Show>
        <Show when=device::is_ios_browser><p>{app.t("settings-install-ios")}</p></Show>
        <Show when=|| device::base_path() != "/"><p class="soft">{app.t("settings-shared-host")}</p></Show>
    }
}
