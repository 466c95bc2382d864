//! `/month`: everybody's days in a month, the things that end and the promises due in it, and the holidays (H9).

use chrono::{Datelike, Months, NaiveDate};
use leptos::prelude::*;

use crate::browser::clock;
use crate::domain::{CustomerId, DayKind, Keyed, MatterKind, YearlyDay};
use crate::notebook::ShowCommand;
use crate::notebook::api::matters::{Event, Gather};
use crate::ui::components::back::Back;
use crate::ui::format;
use crate::ui::state::App;

/// An arbitrary week, Monday first. It supplies the names of the weekdays.
const WEEK: [NaiveDate; 7] = {
    let mut days = [NaiveDate::from_ymd_opt(2026, 11, 23).expect("a Monday"); 7];
    let mut at = 1;
    while at < 7 {
        days[at] = days[at - 1].succ_opt().expect("a day of the calendar");
        at += 1;
    }
    days
};

/// The current month, with links to the others.
#[component]
pub fn Month() -> impl IntoView {
    let app = App::here();
    let of = RwSignal::new(clock::today().with_day(1).unwrap_or_default());
    Effect::new(move |_| app.send(ShowCommand::Gather(Some(Gather::Month(of.get())))));
    on_cleanup(move || app.send(ShowCommand::Gather(None)));
    let gathered = app.part(|view| view.gathered().clone());
    let title = move || {
        let of = of.get();
        app.format().yearly(YearlyDay { day: None, ..of.into() })
    };
    let before = move |_| of.update(|of| *of = of.checked_sub_months(Months::new(1)).unwrap_or(*of));
    let after = move |_| of.update(|of| *of = of.checked_add_months(Months::new(1)).unwrap_or(*of));
    let days = move || {
        let days = gathered.with(|gathered| gathered.as_ref().map(|gathered| gathered.days.clone()));
        let first = of.get();
        let in_month = first.iter_days().take_while(move |day| day.month() == first.month());
        let mut events = days.unwrap_or_default();
        in_month.map(|day| (day, events.remove(&day).unwrap_or_default())).collect::<Vec<_>>()
    };
    let is_empty = move || gathered.with(|gathered| gathered.as_ref().is_some_and(|all| all.days.is_empty()));
    view! {
        <section class="month-page">
            <Back route="" label="nav-today" />
            <h1>{title}</h1>
            <div class="page-actions">
                <button class="quiet" on:click=before>{app.t("month-before")}</button>
                <button class="quiet" on:click=after>{app.t("month-after")}</button>
            </div>
            <Show when=is_empty><p class="soft">{app.t("month-nothing")}</p></Show>
            <div class="month-head" aria-hidden="true">
                {move || WEEK.map(|day| view! { <span>{app.format().weekday(day)}</span> }).collect_view()}
            </div>
            <ol class="month">
                {move || days().into_iter().map(|(day, events)| view! { <Day day events /> }).collect_view()}
            </ol>
        </section>
    }
}

#[component]
fn Day(day: NaiveDate, events: Vec<Event>) -> impl IntoView {
    let app = App::here();
    let (is_today, is_empty) = (day == clock::today(), events.is_empty());
    view! {
        <li
            class="month-day"
            data-weekday=day.weekday().number_from_monday()
            data-empty=is_empty.then_some("")
            aria-current=is_today.then_some("date")
        >
            <time datetime=day.to_string()>
                <span class="month-weekday">{move || app.format().weekday(day)}" "</span>{day.day()}
            </time>
            <ul>{events.into_iter().map(|event| view! { <li>{move || what(app, &event)}</li> }).collect_view()}</ul>
        </li>
    }
}

fn what(app: App, event: &Event) -> AnyView {
    let named = |id: CustomerId, about: String| {
        let name = app.peek(|view| view.gathered().as_ref().and_then(|all| all.names.get(&id).cloned()));
        let about = (!about.is_empty()).then(|| view! { <span class="soft">" "{about}</span> });
        view! { <a href=app.page_href(id)>{name.unwrap_or_default()}</a>{about} }.into_any()
    };
    match event {
        Event::Holiday(name) => {
            view! { <span class="holiday">{format::holiday(app, name)}</span> }.into_any()
        }
        Event::Day(id, DayKind::Other, label) if !label.is_empty() => named(*id, label.clone()),
        Event::Day(id, kind, _) => named(*id, app.format().day_kind(*kind)),
        Event::FirstVisit(id, years) => {
            named(*id, app.tr1("month-first-visit", "years", usize::from(*years)))
        }
        Event::Matter(id, MatterKind::Milestone, words) => named(*id, words.clone()),
        Event::Matter(id, kind, words) => {
            let kind = app.tr(&format!("matter-{}", kind.key()), &[]);
            named(*id, app.format().labelled(kind, words.clone()))
        }
    }
}
