//! The frame around every page: the routes, the keys, the notices. New readers start here.

use std::time::Duration;

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::components::{Outlet, ParentRoute, Route, Router, Routes};
use leptos_router::hooks::{use_location, use_navigate};
use leptos_router::path;
use wasm_bindgen::JsCast;
use web_sys::{FocusOptions, HtmlElement};

use super::auto_backup::AutoBackup;
use super::components::banners::Banners;
use super::components::cover::Cover;
use super::components::help::Help;
use super::components::icon::Icon;
use super::components::notices::Notices;
use super::folder_sync::FolderSync;
use super::pages::absences::Absences;
use super::pages::customer::CustomerPage;
use super::pages::customer_form::{EditCustomer, NewCustomer};
use super::pages::customers::{Customers, NobodyChosen};
use super::pages::devices::Devices;
use super::pages::duplicates::Duplicates;
use super::pages::exchange::Exchange;
use super::pages::greet::Greet;
use super::pages::month::Month;
use super::pages::settings::Settings;
use super::pages::today::Today;
use super::pages::welcome::Welcome;
use super::state::App;
use crate::browser::{device, settings};
use crate::notebook::api::connection::Step;
use crate::notebook::{EditCommand, Phase};

/// Everything on the screen.
#[component]
pub fn Shell() -> impl IntoView {
    let app = App::open();
    provide_context(app);
    super::leaving::watch(app);
    super::upkeep::start(app);
    provide_context(AutoBackup::start(app));
    provide_context(FolderSync::start(app));
    let phase = app.part(|view| *view.phase());
    view! {
        <Router base=app.router_base()>
            <Keys />
            <Announcer />
            <div class="shell">
                <a class="skip-link" href="#content" target="_self">{app.t("skip-to-content")}</a>
                <TopBar />
                <Banners />
                <main id="content" class="main" tabindex="-1">
                    {move || match phase.get() {
                        Phase::Opening => view! { <p class="loading">{app.t("app-name")}</p> }.into_any(),
                        Phase::Refused => ().into_any(),
                        Phase::Welcome => view! { <Welcome /> }.into_any(),
                        Phase::Ready => view! { <Places /> }.into_any(),
                    }}
                </main>
                <Show when=move || phase.get() == Phase::Ready>
                    <Navigation />
                </Show>
            </div>
            <Notices />
            <Help />
            <Cover />
        </Router>
    }
}

#[component]
fn Places() -> impl IntoView {
    view! {
        <Routes fallback=|| view! { <Today /> }>
            <Route path=path!("/") view=Today />
            <ParentRoute path=path!("/customers") view=Customers>
                <Route path=path!("") view=NobodyChosen />
                <Route path=path!("new") view=NewCustomer />
                <ParentRoute path=path!(":id") view=Outlet>
                    <Route path=path!("") view=CustomerPage />
                    <Route path=path!("edit") view=EditCustomer />
                </ParentRoute>
            </ParentRoute>
            <Route path=path!("/greet") view=Greet />
            <Route path=path!("/month") view=Month />
            <Route path=path!("/absences") view=Absences />
            <Route path=path!("/exchange") view=Exchange />
            <Route path=path!("/duplicates") view=Duplicates />
            <Route path=path!("/devices") view=Devices />
            <Route path=path!("/settings") view=Settings />
        </Routes>
    }
}

#[component]
fn TopBar() -> impl IntoView {
    let app = App::here();
    view! {
        <header class="topbar">
            <a class="wordmark" href=app.href("")>{app.t("app-name")}</a>
            <button class="icon-button" aria-label=app.t("cover") title=app.t("cover") on:click=move |_| app.covered.set(true)>
                <Icon name="cover" />
            </button>
            <button class="icon-button" aria-label=app.t("nav-help") title=app.t("nav-help") on:click=move |_| app.help.set(true)>
                <Icon name="help" />
            </button>
        </header>
    }
}

#[component]
fn Navigation() -> impl IntoView {
    let app = App::here();
    let location = use_location();
    let here = move |route: &'static str| {
        let path = location.pathname.get();
        let path = path.strip_prefix(&app.router_base()).unwrap_or(&path).to_owned();
        let current =
            if route.is_empty() { path == "/" || path.is_empty() } else { path[1..].starts_with(route) };
        current.then_some("page")
    };
    let is_connected = app.part(|view| {
        view.connection()
            .as_ref()
            .is_some_and(|connection| matches!(connection.step, Step::Exchanging { .. } | Step::InStep))
    });
    let places = [
        ("", "nav-today", "today"),
        ("customers", "nav-customers", "customers"),
        ("greet", "nav-greetings", "greet"),
        ("devices", "nav-devices", "devices"),
        ("settings", "nav-settings", "settings"),
    ];
    view! {
        <nav class="nav" aria-label=app.t("nav-main")>
            {places
                .into_iter()
                .map(|(route, label, icon)| {
                    view! {
                        <a
                            href=app.href(route)
                            aria-current=move || here(route)
                            class:connected=move || route == "devices" && is_connected.get()
                            title=move || (route == "devices" && is_connected.get()).then(|| app.tr("nav-connected", &[]))
                        >
                            <Icon name=icon />
                            <span>{app.t(label)}</span>
                        </a>
                    }
                })
                .collect_view()}
        </nav>
    }
}

/// The last element of this kind that is visible.
fn shown(selector: &str) -> Option<HtmlElement> {
    let elements = device::document().query_selector_all(selector).ok()?;
    let elements =
        (0..elements.length()).rev().filter_map(|at| elements.get(at)?.dyn_into::<HtmlElement>().ok());
    elements.into_iter().find(|element| element.offset_parent().is_some())
}

/// Announces where the owner is, each time that changes. It sets the title of the window. If the focus was lost with
/// the previous page, it moves the focus to the heading of the new one, so that a screen reader reads it and the
/// keyboard continues from there.
#[component]
fn Announcer() -> impl IntoView {
    let app = App::here();
    let location = use_location();
    let phase = app.part(|view| *view.phase());
    Effect::new(move |before: Option<String>| {
        let path = location.pathname.get();
        phase.track();
        let is_moved = before.as_ref().is_some_and(|before| *before != path);
        if let Some(before) = before.filter(|_| is_moved) {
            app.came_from.set_value(before);
        }
        // This runs once the page is drawn.
        request_animation_frame(move || {
            set_timeout(move || announce(app, is_moved), Duration::from_millis(50));
        });
        path
    });
}

fn announce(app: App, is_moved: bool) {
    let document = device::document();
    // Beside a list, a page has its own heading after the heading of the list.
    let heading = shown("main h1");
    let words = heading.as_ref().map(|heading| heading.inner_text()).unwrap_or_default();
    let name = app.tr("app-name", &[]);
    document.set_title(&if words.trim().is_empty() { name } else { format!("{} · {name}", words.trim()) });
    let is_lost = document.active_element().is_none_or(|active| active.tag_name() == "BODY");
    if let Some(heading) = heading.filter(|_| is_moved && is_lost) {
        let _ = heading.set_attribute("tabindex", "-1");
        let options = FocusOptions::new();
        options.set_prevent_scroll(true);
        let _ = heading.focus_with_options(&options);
    }
}

/// The keys that work everywhere except in a text field.
#[component]
fn Keys() -> impl IntoView {
    let app = App::here();
    let navigate = use_navigate();
    device::on_document("keydown", move |event| {
        let Ok(event) = event.dyn_into::<KeyboardEvent>() else { return };
        let typing = device::document()
            .active_element()
            .is_some_and(|element| ["INPUT", "TEXTAREA", "SELECT"].contains(&element.tag_name().as_str()));
        let command = event.ctrl_key() || event.meta_key();
        if typing
            || event.alt_key()
            || app.peek(|view| *view.phase()) != Phase::Ready
            || app.covered.get_untracked()
        {
            return;
        }
        if !command && !settings::has_letter_keys() {
            return;
        }
        match (command, letter(&event).as_str()) {
            (true, "z") if event.shift_key() => app.send(EditCommand::Redo),
            (true, "y") => app.send(EditCommand::Redo),
            (true, "z") => app.send(EditCommand::Undo),
            // On a phone, the list and its search box are hidden while a page is open.
            (false, "/") => match shown(".search-input") {
                Some(input) => drop(input.focus()),
                None => navigate("/customers", NavigateOptions::default()),
            },
            (false, "n") => navigate("/customers/new", NavigateOptions::default()),
            (false, "?") => app.help.set(true),
            (false, "c") => app.covered.set(true),
            _ => return,
        }
        event.prevent_default();
    });
}

/// The pressed key, in lower case. On a keyboard of another script, it is the Latin letter at the same position.
fn letter(event: &KeyboardEvent) -> String {
    let key = event.key();
    match (key.is_ascii(), event.code().strip_prefix("Key")) {
        (false, Some(letter)) => letter.to_lowercase(),
        _ => key.to_lowercase(),
    }
}
