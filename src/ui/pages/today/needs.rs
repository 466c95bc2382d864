//! Who needs the owner today: a handful of people, each with the reason in a full sentence and what to do about it.

use std::time::Duration;

use chrono::Days;
use leptos::prelude::*;

use crate::browser::{clock, device};
use crate::domain::Decision;
use crate::notebook::Command;
use crate::notebook::today::{Need, Reason, rhythm};
use crate::ui::format;
use crate::ui::state::App;

/// How many people are shown until the owner asks for the rest.
const HANDFUL: usize = 7;

/// How often it is looked whether another day has begun.
const LOOK: Duration = Duration::from_secs(60);

/// For how many days a reason can be put off.
const LATER: [u64; 3] = [1, 7, 30];

/// Who needs the owner today.
#[component]
pub fn Needs() -> impl IntoView {
    let app = App::here();
    let all = RwSignal::new(false);
    let day = RwSignal::new(clock::today());
    Effect::new(move |_| {
        day.track();
        app.send(Command::LookAtToday(if all.get() { usize::MAX } else { HANDFUL }));
    });
    // The app may stay open over midnight.
    let look = move || {
        if day.get_untracked() != clock::today() {
            day.set(clock::today());
        }
    };
    let timer = set_interval_with_handle(look, LOOK);
    on_cleanup(move || {
        timer.iter().for_each(IntervalHandle::clear);
        app.send(Command::CloseToday);
    });
    let people = app.part(|view| view.needs.as_ref().map(|needs| needs.people.clone()).unwrap_or_default());
    let total = app.part(|view| view.needs.as_ref().map(|needs| needs.total));
    Effect::new(move |_| {
        if let Some(total) = total.get() {
            leptos::task::spawn_local(device::set_badge(total));
        }
    });
    let more = move || total.get().unwrap_or_default().saturating_sub(people.with(Vec::len));
    view! {
        <section class="needs" aria-labelledby="needs">
            <h2 id="needs" class="section-title">{app.t("today-needs")}</h2>
            <Show when=move || total.get() == Some(0)>
                <p>{app.t("today-nobody")}</p>
            </Show>
            <ul class="need-list" aria-label=app.t("nav-today")>
                <For each=move || people.get() key=|need| need.clone() let:need>
                    <Person need />
                </For>
            </ul>
            <Show when=move || more() != 0>
                <button class="quiet" on:click=move |_| all.set(true)>{move || app.tr1("today-more", "count", more())}</button>
            </Show>
            <details class="disclosure">
                <summary>{app.t("today-rule-title")}</summary>
                <p>{move || app.tr("today-rule-text", &[
                    ("gaps", rhythm::MOST.into()), ("fewest", rhythm::FEWEST.into()), ("days", rhythm::LEAST_DAYS.into()),
                ])}</p>
            </details>
        </section>
    }
}

#[component]
fn Person(need: Need) -> impl IntoView {
    let app = App::here();
    let Need { row, called, phone, line } = need;
    let decide = move |key: String, decision: Decision| {
        app.send(Command::Decide { customer: row.id, key, decision: Some(decision) });
    };
    let (name, kind) = (row.title.clone(), line.reason.kind());
    let key = StoredValue::new(line.key);
    let puts_off = RwSignal::new(false);
    let later = move || {
        LATER.map(|days| {
            let put_off = move |_| {
                if let Some(day) = clock::today().checked_add_days(Days::new(days)) {
                    decide(key.get_value(), Decision::Later(day));
                }
            };
            view! {
                <button class="link-button" on:click=put_off>
                    {move || app.tr1("today-later-days", "days", days as usize)}
                </button>
            }
        })
    };
    let why = move || why(app, &called, &line.reason);
    view! {
        <li>
            <a class="need" href=app.page_href(row.id)>{name.clone()}</a>
            <p>{why}</p>
            <div class="need-actions">
                <button class="quiet" on:click=move |_| decide(key.get_value(), Decision::Done)>{app.t("today-done")}</button>
                {(!phone.is_empty()).then(|| view! { <a class="quiet" href=format!("tel:{phone}") rel="external">{app.t("today-call")}</a> })}
                <button
                    class="link-button"
                    aria-expanded=move || puts_off.get().to_string()
                    on:click=move |_| puts_off.update(|puts_off| *puts_off = !*puts_off)
                >
                    {app.t("today-later")}
                </button>
                <button class="link-button" on:click=move |_| decide(kind.to_owned(), Decision::Done)>{app.t("today-never")}</button>
            </div>
            <Show when=move || puts_off.get()>
                <div class="need-actions" role="group" aria-label=app.t("today-later")>{later()}</div>
            </Show>
        </li>
    }
}

/// The reason in a full sentence.
fn why(app: App, name: &str, reason: &Reason) -> String {
    let name = ("name", name.into());
    match reason {
        Reason::Promised { words, due: None } => {
            app.tr("today-why-asked", &[name, ("words", words.as_str().into())])
        }
        Reason::Promised { words, due: Some(due) } => {
            let (id, when) = format::near(app, *due, ["today-why-promised", "today-why-promised-past"]);
            app.tr(id, &[name, ("words", words.as_str().into()), ("when", when.into())])
        }
        Reason::Birthday { on, age: None } => {
            let (id, when) = format::near(app, *on, ["today-why-birthday", "today-why-birthday-past"]);
            app.tr(id, &[name, ("when", when.into())])
        }
        Reason::Birthday { on, age: Some(age) } => {
            let (id, when) = format::near(app, *on, ["today-why-turns", "today-why-turned"]);
            app.tr(id, &[name, ("age", usize::from(*age).into()), ("when", when.into())])
        }
        Reason::NameDay { on } => {
            let (id, when) = format::near(app, *on, ["today-why-name-day", "today-why-name-day-past"]);
            app.tr(id, &[name, ("when", when.into())])
        }
        Reason::Day { on, label } => {
            let (id, when) = format::near(app, *on, ["today-why-day", "today-why-day-past"]);
            app.tr(id, &[name, ("label", label.as_str().into()), ("when", when.into())])
        }
        Reason::FirstVisit { on, years } => {
            let (id, when) = format::near(app, *on, ["today-why-first-visit"; 2]);
            app.tr(id, &[name, ("years", usize::from(*years).into()), ("when", when.into())])
        }
        Reason::Missed { usual, away } => {
            let days = [("usual", (*usual as usize).into()), ("away", (*away as usize).into())];
            app.tr("today-why-missed", &[&[name][..], &days].concat())
        }
        Reason::Ask { words } => {
            // The sentence around them ends with its own.
            let words = words.trim_end_matches(['.', '।', '។']);
            app.tr("today-why-ask", &[name, ("words", words.into())])
        }
    }
}
