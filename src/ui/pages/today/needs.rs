//! Who needs the owner today: a few people, each with the reason in a full sentence and what to do about it.

use std::time::Duration;

use chrono::{Days, NaiveDate};
use leptos::prelude::*;

use crate::browser::{clock, device};
use crate::domain::{Care, Cause, CustomerId, DayKind, Decision, DecisionKey, Entry, EntryId, EntryKind};
use crate::notebook::api::needs::{Need, Person, Reason};
use crate::notebook::helpers::rhythm;
use crate::notebook::{EditCommand, ShowCommand};
use crate::ui::components::wish_arrived::{Reach, WishArrived};
use crate::ui::format;
use crate::ui::leaving;
use crate::ui::pages::greet::greet_route;
use crate::ui::state::App;

/// How often the app checks whether a new day has begun.
const LOOK: Duration = Duration::from_secs(60);

/// For how many days a reason can be put off.
const LATER: [u64; 3] = [1, 7, 30];

/// Who needs the owner today.
#[component]
pub fn Needs() -> impl IntoView {
    let app = App::here();
    let all = RwSignal::new(false);
    let day = RwSignal::new(clock::today());
    let handful = app.part(|view| usize::from(view.shop().care.people.unwrap_or(Care::PEOPLE)));
    Effect::new(move |_| {
        day.track();
        app.send(ShowCommand::LookAtToday(if all.get() { usize::MAX } else { handful.get() }));
    });
    // The app may stay open past midnight.
    let look = move || {
        // With a test clock, the timer may run after this is gone.
        if day.try_get_untracked().is_some_and(|shown| shown != clock::today()) {
            day.set(clock::today());
        }
    };
    let timer = set_interval_with_handle(look, LOOK);
    on_cleanup(move || {
        timer.iter().for_each(IntervalHandle::clear);
        app.send(ShowCommand::CloseToday);
    });
    let people = app.part(|view| view.needs().as_ref().map(|needs| needs.people.clone()).unwrap_or_default());
    let total = app.part(|view| view.needs().as_ref().map(|needs| needs.total));
    Effect::new(move |_| {
        if let Some(total) = total.get() {
            leptos::task::spawn_local(device::set_badge(total));
        }
    });
    let holidays =
        app.part(|view| view.needs().as_ref().map(|needs| needs.holidays.clone()).unwrap_or_default());
    let has_wishes = app.part(|view| view.needs().as_ref().is_some_and(|needs| needs.has_wishes));
    let near = move || {
        let told = |(on, name)| {
            let (_, when) = app.format().near(on, ["today-holiday"; 2]);
            let told = app.tr(
                "today-holiday",
                &[("holiday", format::holiday(app, &name).into()), ("when", when.into())],
            );
            view! { <p class="soft">{told}</p> }
        };
        holidays.get().into_iter().map(told).collect_view()
    };
    let plain = app.part(|view| view.shop().care.plain);
    let rule = move || match plain.get() {
        Some(rule) => app.tr(
            "today-rule-plain",
            &[
                ("visits", usize::from(rule.visits).into()),
                ("months", usize::from(rule.months).into()),
                ("weeks", usize::from(rule.weeks).into()),
            ],
        ),
        None => app.tr(
            "today-rule-text",
            &[
                ("gaps", rhythm::MOST.into()),
                ("fewest", rhythm::FEWEST.into()),
                ("days", rhythm::LEAST_DAYS.into()),
            ],
        ),
    };
    let thing = RwSignal::new(None);
    // A line stays the same while its reason does, even if the words change. It may contain a draft.
    let lines = move || {
        people.with(|people| {
            people.iter().map(|need| (need.person.row.id, need.line.key.clone())).collect::<Vec<_>>()
        })
    };
    let need_of = move |line: (CustomerId, DecisionKey)| {
        let is_it = move |need: &&Need| need.person.row.id == line.0 && need.line.key == line.1;
        Memo::new(move |before: Option<&Option<Need>>| {
            let now = people.with(|people| people.iter().find(|need| is_it(need)).cloned());
            now.or_else(|| before.cloned().flatten())
        })
    };
    let more = move || total.get().unwrap_or_default().saturating_sub(people.with(Vec::len));
    view! {
        <section class="needs" aria-labelledby="needs">
            <h2 id="needs" class="section-title">{app.t("today-needs")}</h2>
            {near}
            <Show when=move || total.get() == Some(0)>
                <p>{app.t("today-nobody")}</p>
            </Show>
            <ul class="need-list" aria-label=app.t("nav-today")>
                <For each=lines key=|line| line.clone() let:line>
                    <Line need=need_of(line) day=day.into() />
                </For>
            </ul>
            <Show when=move || more() != 0>
                <button class="quiet" on:click=move |_| all.set(true)>{move || app.tr1("today-more", "count", more())}</button>
            </Show>
            <div class="need-actions">
                <Show when=move || has_wishes.get()>
                    <button class="quiet" on:click=move |_| thing.set(Some(String::new()))>{app.t("today-came-in")}</button>
                </Show>
                <a class="link-button" href=app.href("month")>{app.t("today-month")}</a>
            </div>
            <WishArrived thing />
            <details class="disclosure">
                <summary>{app.t("today-rule-title")}</summary>
                <p>{rule}</p>
                <p><a href=app.href("absences")>{app.t("absences-title")}</a></p>
            </details>
        </section>
    }
}

#[component]
fn Line(need: Memo<Option<Need>>, day: Signal<NaiveDate>) -> impl IntoView {
    let app = App::here();
    let Some(Need { person: Person { row, .. }, line }) = need.get_untracked() else { return ().into_any() };
    let decide = move |key: DecisionKey, decision: Decision| {
        app.send(EditCommand::Decide { customer: row.id, key, decision: Some(decision) });
    };
    let kind = line.reason.kind();
    let renewing = match line.reason {
        Reason::Ends { entry, renews: true, .. } | Reason::Lapsed { entry, renews: true, .. } => Some(entry),
        _ => None,
    };
    let is_missed = matches!(line.reason, Reason::Missed { .. } | Reason::Quiet { .. });
    let key = StoredValue::new(line.key);
    let (puts_off, answers) = (RwSignal::new(false), RwSignal::new(false));
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
    // On another day, the same reason has other words.
    let why = move || {
        day.track();
        need.with(|need| need.as_ref().map(|need| why(app, &need.person.called, &need.line.reason)))
    };
    let title = move || need.with(|need| need.as_ref().map(|need| need.person.row.title.clone()));
    let reach = move || {
        let person = need.with(|need| need.as_ref().map(|need| need.person.clone()));
        person.map(|person| view! { <Reach phone=person.phone may=person.may /> })
    };
    let cause = match line.reason {
        Reason::Day { .. } | Reason::FirstVisit { .. } => Some(Cause::Day),
        Reason::Milestone { .. } => Some(Cause::Milestone),
        Reason::Holiday { .. } => Some(Cause::Holiday),
        Reason::Missed { .. } | Reason::Quiet { .. } => Some(Cause::Missed),
        _ => None,
    };
    let toggle = move |open: RwSignal<bool>| open.update(|open| *open = !*open);
    view! {
        <li>
            <a class="need" dir="auto" href=app.page_href(row.id)>{title}</a>
            <p>{why}</p>
            <div class="need-actions">
                {renewing.map(|entry| view! {
                    <button class="quiet" on:click=move |_| app.send(EditCommand::Renew { customer: row.id, entry })>{app.t("membership-renewed")}</button>
                })}
                <button class="quiet" on:click=move |_| decide(key.get_value(), Decision::Done)>{app.t("today-done")}</button>
                {reach}
                {cause.map(|cause| view! {
                    <a class="link-button" href=app.href(&greet_route(Some(row.id), Some(cause)))>{app.t("greet-write")}</a>
                })}
                {is_missed.then(|| view! {
                    <button class="link-button" aria-expanded=move || answers.get().to_string() on:click=move |_| toggle(answers)>
                        {app.t("today-absence")}
                    </button>
                })}
                <button class="link-button" aria-expanded=move || puts_off.get().to_string() on:click=move |_| toggle(puts_off)>
                    {app.t("today-later")}
                </button>
                <button class="link-button" on:click=move |_| decide(DecisionKey::all_of(kind), Decision::Done)>{app.t("today-never")}</button>
            </div>
            <Show when=move || puts_off.get()>
                <div class="need-actions" role="group" aria-label=app.t("today-later")>{later()}</div>
            </Show>
            <Show when=move || answers.get()><Absence customer=row.id /></Show>
        </li>
    }
    .into_any()
}

/// Why a person stayed away, in their words. Once that is written down, the reason rests.
#[component]
fn Absence(customer: CustomerId) -> impl IntoView {
    let app = App::here();
    let words = RwSignal::new(String::new());
    leaving::ask_while(move || words.with_untracked(|words| !words.is_empty()));
    let save = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let text = words.get_untracked().trim().to_owned();
        if text.is_empty() {
            return;
        }
        let new = Entry { text, ..Entry::new(EntryKind::Absence, clock::today(), clock::now()) };
        let id = EntryId(clock::random());
        app.send(EditCommand::add_entry(customer, id, new));
    };
    let id = format!("absence-{customer}");
    view! {
        <form class="need-actions" on:submit=save>
            <label for=id.clone()>{app.t("entry-kind-absence")}</label>
            <input id=id type="text" required autocomplete="off" bind:value=words />
            <button class="quiet" type="submit">{app.t("form-save")}</button>
        </form>
    }
}

/// The reason in a full sentence.
fn why(app: App, name: &str, reason: &Reason) -> String {
    let name = ("name", name.into());
    // The sentence around the words has its own full stop.
    let quoted = |words: &String| ("words", words.trim_end_matches(['.', '।', '។']).into());
    match reason {
        Reason::Promised { words, due: None } => app.tr("today-why-asked", &[name, quoted(words)]),
        Reason::Promised { words, due: Some(due) } => {
            let (id, when) = app.format().near(*due, ["today-why-promised", "today-why-promised-past"]);
            app.tr(id, &[name, quoted(words), ("when", when.into())])
        }
        Reason::Day { kind, on, years, label } => {
            let ids = match (kind, years) {
                (DayKind::Birthday, None) => ["today-why-birthday", "today-why-birthday-past"],
                (DayKind::Birthday, Some(_)) => ["today-why-turns", "today-why-turned"],
                (DayKind::NameDay, _) => ["today-why-name-day", "today-why-name-day-past"],
                (DayKind::Firm, _) => ["today-why-firm", "today-why-firm-past"],
                (DayKind::Profession, _) if label.is_empty() => {
                    ["today-why-profession", "today-why-profession-past"]
                }
                (DayKind::Other, _) if label.is_empty() => {
                    ["today-why-day-unnamed", "today-why-day-unnamed-past"]
                }
                (DayKind::Profession | DayKind::Other, _) => ["today-why-day", "today-why-day-past"],
            };
            let (id, when) = app.format().near(*on, ids);
            let age = usize::from(years.unwrap_or_default());
            app.tr(id, &[name, ("age", age.into()), ("label", label.as_str().into()), ("when", when.into())])
        }
        Reason::Milestone { words, on, years } => {
            let (id, when) = app.format().near(*on, ["today-why-milestone"; 2]);
            let years = usize::from(*years);
            app.tr(id, &[name, quoted(words), ("years", years.into()), ("when", when.into())])
        }
        Reason::Holiday { name: holiday, on } => {
            let (id, when) = app.format().near(*on, ["today-why-holiday"; 2]);
            app.tr(id, &[name, ("holiday", format::holiday(app, holiday).into()), ("when", when.into())])
        }
        Reason::Ends { what, on, .. } | Reason::Lapsed { what, on, .. } => {
            let (id, when) = app.format().near(*on, ["today-why-ends", "today-why-lapsed"]);
            app.tr(id, &[name, quoted(what), ("when", when.into())])
        }
        Reason::Quiet { visits, months, away } => {
            let numbers = [
                ("visits", (*visits as usize).into()),
                ("months", usize::from(*months).into()),
                ("days", (*away as usize).into()),
            ];
            app.tr("today-why-quiet", &[&[name][..], &numbers].concat())
        }
        Reason::FollowUp { words, day } => {
            let day = app.format().day(*day);
            app.tr("today-why-follow-up", &[name, quoted(words), ("day", day.into())])
        }
        Reason::FirstVisit { on, years } => {
            let (id, when) = app.format().near(*on, ["today-why-first-visit"; 2]);
            app.tr(id, &[name, ("years", usize::from(*years).into()), ("when", when.into())])
        }
        Reason::Missed { usual, away } => {
            let days = [("usual", (*usual as usize).into()), ("away", (*away as usize).into())];
            app.tr("today-why-missed", &[&[name][..], &days].concat())
        }
        Reason::Ask { words } => app.tr("today-why-ask", &[name, quoted(words)]),
    }
}
