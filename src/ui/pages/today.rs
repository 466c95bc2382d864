//! `/`: who walked in? The search, and the pages opened last.

mod needs;

use leptos::prelude::*;

use crate::browser::settings::Which;
use crate::browser::{clock, device, settings};
use crate::notebook::{ListRequest, ShowCommand};
use crate::ui::auto_backup::AutoBackup;
use crate::ui::components::people::People;
use crate::ui::components::search::{ROWS, Search};
use crate::ui::folder_handle::State;
use crate::ui::pages::customers::Results;
use crate::ui::state::App;
use needs::Needs;

/// How many days an archive stays fresh. A loss then costs one month at most.
const FRESH: i64 = 30;

/// How many pages justify the first archive, if the browser stores them reliably.
const WORTH: usize = 20;

/// A reminder if the last archive is a month old or there is none. If the owner postpones it, it comes back in a month.
#[component]
fn ArchiveReminder() -> impl IntoView {
    let app = App::here();
    let pages = app.part(|view| *view.pages());
    let put_off = RwSignal::new(false);
    // This browser deletes the data of pages that are not opened for a week. Postponing the reminder does not protect
    // the data.
    let is_at_risk = device::is_ios_browser();
    let worth = if is_at_risk { 1 } else { WORTH };
    let is_due = move || {
        let is_old = match settings::archived(Which::Own) {
            Some(day) => (clock::today() - day).num_days() > FRESH,
            None => true,
        };
        app.which.get() == Which::Own && pages.get() >= worth && is_old && !put_off.get()
    };
    let put = move |_| {
        settings::set_archived(Which::Own, clock::today());
        put_off.set(true);
    };
    let weekly = AutoBackup::here();
    let waits = move || {
        let folder = weekly.folder.name()?;
        let id = match weekly.folder.state.get() {
            State::Asks => "weekly-asks",
            State::Failed => "weekly-failed",
            State::Still | State::Writing => return None,
        };
        Some(app.tr1(id, "folder", folder.as_str()))
    };
    view! {
        {move || waits().map(|told| view! {
            <aside class="reminder">
                <p class="soft">{told}</p>
                <div class="page-actions">
                    <button class="quiet" on:click=move |_| weekly.now()>{app.t("weekly-now")}</button>
                    <a class="link-button" href=app.href("exchange")>{app.t("exchange-title")}</a>
                </div>
            </aside>
        })}
        <Show when=move || is_due() && waits().is_none()>
            <aside class="reminder">
                <p class="soft">{app.t(if is_at_risk { "archive-reminder-ios" } else { "archive-reminder" })}</p>
                <div class="page-actions">
                    <a class="quiet" href=app.href("exchange")>{app.t("archive-reminder-do")}</a>
                    <button class="link-button" on:click=put>{app.t("archive-reminder-later")}</button>
                </div>
            </aside>
        </Show>
    }
}

/// The first screen of the day.
#[component]
pub fn Today() -> impl IntoView {
    let app = App::here();
    app.send(ShowCommand::List(ListRequest { limit: ROWS, ..ListRequest::default() }));
    let recent = app.part(|view| view.recent().clone());
    let pages = app.part(|view| *view.pages());
    let searching = app.part(|view| !view.request().query.trim().is_empty());
    let greeting = move || {
        let part = match clock::hour() {
            4..=11 => "morning",
            12..=17 => "afternoon",
            _ => "evening",
        };
        app.tr1("today-greeting", "part", part)
    };
    view! {
        <section class="today">
            <header>
                <p class="date-line">{move || app.format().today()}</p>
                <h1>{greeting}</h1>
            </header>
            <Show
                when=move || { pages.get() > 0 }
                fallback=move || view! {
                    <div class="empty">
                        <h2>{app.t("today-empty-title")}</h2>
                        <p>{app.t("today-empty-text")}</p>
                        <a class="primary" href=app.href("customers/new")>{app.t("today-first")}</a>
                        <p><a class="link-button" href=app.href("exchange")>{app.t("import-title")}</a></p>
                    </div>
                }
            >
                <Search />
                <Show when=move || searching.get() fallback=move || view! {
                    <Needs />
                    <Show when=move || !recent.with(Vec::is_empty)>
                        <h2 class="section-title">{app.t("today-recent")}</h2>
                        <People rows=recent />
                    </Show>
                    <p><a class="primary" href=app.href("customers/new")>{app.t("nav-new")}</a></p>
                    <ArchiveReminder />
                }>
                    <Results />
                </Show>
            </Show>
        </section>
    }
}
