//! The settings of Today: how many people, how many days ahead, who is missed, closed days, the owner's own holidays,
//! and what to follow up after a purchase. Each change is saved at once, and can be undone.

use chrono::NaiveDate;
use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use crate::browser::clock;
use crate::domain::{
    Care, Closure, DayKind, FixedRule, FollowUpRule, ItemId, Occasion, OwnHoliday, Wrong, YearlyDay,
};
use crate::notebook::EditCommand;
use crate::ui::components::fields::{Choice, Line};
use crate::ui::components::icon::Icon;
use crate::ui::state::App;

/// The rule that is suggested first: a person who came four times within three months and stays away for eight weeks.
const PLAIN: FixedRule = FixedRule { visits: 4, months: 3, weeks: 8 };

/// Saves a change of the settings of Today.
fn change(app: App, change: impl FnOnce(&mut Care)) {
    let base = app.peek(|view| view.shop().clone());
    let mut new = base.clone();
    change(&mut new.care);
    if new != base {
        app.send(EditCommand::SaveShop { base: Box::new(base), new: Box::new(new) });
    }
}

/// All settings of Today.
#[component]
pub fn CareSettings() -> impl IntoView {
    let app = App::here();
    let care = app.part(|view| view.shop().care.clone());
    let people = Signal::derive(move || care.with(|care| u16::from(care.people.unwrap_or(Care::PEOPLE))));
    let is_plain = move || care.with(|care| care.plain.is_some());
    let plain = move |number: fn(&FixedRule) -> u8| {
        Signal::derive(move || care.with(|care| u16::from(number(&care.plain.unwrap_or(PLAIN)))))
    };
    let set_plain = move |set: fn(&mut FixedRule, u8)| {
        Callback::new(move |number: u16| {
            change(app, |care| {
                let mut rule = care.plain.unwrap_or(PLAIN);
                set(&mut rule, number as u8);
                care.plain = Some(rule);
            });
        })
    };
    let ahead = move |occasion: Occasion| {
        let value = Signal::derive(move || care.with(|care| care.ahead(occasion) as u16));
        let set = Callback::new(move |days: u16| {
            change(app, |care| {
                care.ahead.insert(occasion, days as u8);
            });
        });
        let label = Signal::derive(move || match occasion {
            Occasion::Day(kind) => app.format().day_kind(kind),
            Occasion::Milestone => app.t("entry-kind-milestone")(),
            Occasion::Membership => app.t("entry-kind-membership")(),
            Occasion::FirstVisit => app.t("occasion-first-visit")(),
            Occasion::Holiday => app.t("occasion-holiday")(),
        });
        view! { <Number label id=ahead_id(occasion) value from=0 to=99 on_change=set /> }
    };
    view! {
        <Number label=Signal::derive(app.t("settings-people")) id="today-people" value=people from=1 to=99
            on_change=Callback::new(move |people: u16| change(app, |care| care.people = Some(people as u8))) />
        <Choice
            label=Signal::derive(app.t("settings-missed"))
            id="missed-rule"
            choices=Signal::derive(move || vec![
                ("own".into(), app.t("settings-missed-own")()),
                ("plain".into(), app.t("settings-missed-plain")()),
            ])
            value=Signal::derive(move || if is_plain() { "plain" } else { "own" }.to_owned())
            on_change=Callback::new(move |key: String| change(app, |care| care.plain = (key == "plain").then_some(PLAIN)))
        />
        <Show when=is_plain>
            <div class="entry-row">
                <Number label=Signal::derive(app.t("settings-plain-visits")) id="plain-visits" value=plain(|rule| rule.visits) from=2 to=12
                    on_change=set_plain(|rule, visits| rule.visits = visits) />
                <Number label=Signal::derive(app.t("settings-plain-months")) id="plain-months" value=plain(|rule| rule.months) from=1 to=99
                    on_change=set_plain(|rule, months| rule.months = months) />
                <Number label=Signal::derive(app.t("settings-plain-weeks")) id="plain-weeks" value=plain(|rule| rule.weeks) from=1 to=99
                    on_change=set_plain(|rule, weeks| rule.weeks = weeks) />
            </div>
        </Show>
        <details class="disclosure">
            <summary>{app.t("settings-ahead")}</summary>
            <div class="numbers">{Occasion::ALL.map(ahead).collect_view()}</div>
        </details>
        <details class="disclosure">
            <summary>{app.t("settings-closed")}</summary>
            <Closures care />
        </details>
        <details class="disclosure">
            <summary>{app.t("settings-holidays")}</summary>
            <Holidays care />
        </details>
        <details class="disclosure">
            <summary>{app.t("settings-follow-ups")}</summary>
            <FollowUps care />
        </details>
    }
}

fn ahead_id(occasion: Occasion) -> &'static str {
    match occasion {
        Occasion::Day(DayKind::Birthday) => "ahead-birthday",
        Occasion::Day(DayKind::NameDay) => "ahead-name-day",
        Occasion::Day(DayKind::Firm) => "ahead-firm",
        Occasion::Day(DayKind::Profession) => "ahead-profession",
        Occasion::Day(DayKind::Other) => "ahead-other",
        Occasion::FirstVisit => "ahead-first-visit",
        Occasion::Milestone => "ahead-milestone",
        Occasion::Membership => "ahead-membership",
        Occasion::Holiday => "ahead-holiday",
    }
}

/// A whole number, saved once the focus leaves the field.
#[component]
pub(super) fn Number(
    label: Signal<String>,
    id: &'static str,
    value: Signal<u16>,
    from: u16,
    to: u16,
    on_change: Callback<u16>,
) -> impl IntoView {
    let app = App::here();
    let wrong = RwSignal::new(None::<String>);
    // A change of another setting does not replace what is being typed here.
    let value = Memo::new(move |_| value.get());
    let kept = move |typed: String| {
        let number = required(&typed, from, to);
        wrong.set(number.err().map(|what| app.format().wrong(what)));
        if let Ok(number) = number {
            on_change.run(number);
        }
    };
    view! {
        <div class="field">
            <label for=id>{move || label.get()}</label>
            <input id=id type="text" inputmode="numeric" autocomplete="off"
                aria-invalid=move || wrong.get().map(|_| "true")
                aria-describedby=format!("{id}-error")
                prop:value=move || value.get().to_string()
                on:change:target=move |event| kept(event.target().value()) />
            <span class="field-error" id=format!("{id}-error") role="alert">{move || wrong.get()}</span>
        </div>
    }
}

/// A number that has to be there.
fn required(typed: &str, from: u16, to: u16) -> Result<u16, Wrong> {
    Wrong::number(typed, from, to)?.ok_or(Wrong::Number { from, to })
}

/// The saved items, each with a button to remove it.
#[component]
fn Kept(
    /// Each item with its words.
    #[prop(into)]
    items: Signal<Vec<(ItemId, String)>>,
    on_remove: Callback<ItemId>,
) -> impl IntoView {
    let app = App::here();
    view! {
        <ul class="kept-items">
            <For each=move || items.get() key=|item| item.clone() let:item>
                <li>
                    <span>{item.1.clone()}</span>
                    <button type="button" class="icon-button" aria-label=app.t("settings-remove") on:click=move |_| on_remove.run(item.0)>
                        <Icon name="close" />
                    </button>
                </li>
            </For>
        </ul>
    }
}

#[component]
fn Closures(care: Memo<Care>) -> impl IntoView {
    let app = App::here();
    let [from, to] = [(); 2].map(|()| RwSignal::new(String::new()));
    let wrong = RwSignal::new(None::<String>);
    let items = Signal::derive(move || {
        let words =
            |closed: &Closure| format!("{} – {}", app.format().on(closed.from), app.format().on(closed.to));
        care.with(|care| care.closures.iter().map(|(id, closed)| (*id, words(closed))).collect::<Vec<_>>())
    });
    let add = move |event: SubmitEvent| {
        event.prevent_default();
        let days = [from, to].map(|day| day.get_untracked().parse::<NaiveDate>().ok());
        let [Some(first), Some(last)] = days else {
            return wrong.set(Some(app.t("settings-closed-wrong")()));
        };
        if last < first {
            return wrong.set(Some(app.t("settings-closed-wrong")()));
        }
        wrong.set(None);
        change(app, |care| {
            care.closures.insert(clock::new_item(), Closure { from: first, to: last });
        });
        [from, to].iter().for_each(|day| day.set(String::new()));
    };
    let remove =
        Callback::new(move |id: ItemId| change(app, |care| care.closures.retain(|known, _| *known != id)));
    view! {
        <Kept items on_remove=remove />
        <form class="entry-row" on:submit=add novalidate>
            <div class="field-inline"><label for="closed-from">{app.t("settings-closed-from")}</label><input id="closed-from" type="date" bind:value=from /></div>
            <div class="field-inline"><label for="closed-to">{app.t("settings-closed-to")}</label><input id="closed-to" type="date" bind:value=to /></div>
            <button class="quiet" type="submit">{app.t("settings-add")}</button>
        </form>
        <span class="field-error" role="alert">{move || wrong.get()}</span>
    }
}

#[component]
fn Holidays(care: Memo<Care>) -> impl IntoView {
    let app = App::here();
    let [name, day] = [(); 2].map(|()| RwSignal::new(String::new()));
    let [wrong_name, wrong_day] = [(); 2].map(|()| RwSignal::new(None::<String>));
    let items = Signal::derive(move || {
        let words = |own: &OwnHoliday| app.format().labelled(app.format().yearly(own.day), own.name.clone());
        care.with(|care| care.holidays.iter().map(|(id, own)| (*id, words(own))).collect::<Vec<_>>())
    });
    let add = move |event: SubmitEvent| {
        event.prevent_default();
        let called = name.get_untracked().trim().to_owned();
        let on = YearlyDay::parse(&day.get_untracked(), false).filter(|day| day.day.is_some());
        wrong_name.set(called.is_empty().then(app.t("settings-holiday-empty")));
        wrong_day.set(on.is_none().then(|| app.format().wrong(Wrong::NoYearlyDay)));
        let Some(on) = on.filter(|_| !called.is_empty()) else { return };
        change(app, |care| {
            care.holidays.insert(clock::new_item(), OwnHoliday { name: called, day: on });
        });
        [name, day].iter().for_each(|field| field.set(String::new()));
    };
    let remove =
        Callback::new(move |id: ItemId| change(app, |care| care.holidays.retain(|known, _| *known != id)));
    view! {
        <Kept items on_remove=remove />
        <form class="entry-row" on:submit=add novalidate>
            <Line label=Signal::derive(app.t("settings-holiday-name")) id="holiday-name" value=name on_input=Callback::new(move |typed| name.set(typed)) error=Signal::derive(move || wrong_name.get()) />
            <Line label=Signal::derive(app.t("settings-holiday-day")) id="holiday-day" value=day on_input=Callback::new(move |typed| day.set(typed)) error=Signal::derive(move || wrong_day.get()) />
            <button class="quiet" type="submit">{app.t("settings-add")}</button>
        </form>
    }
}

#[component]
fn FollowUps(care: Memo<Care>) -> impl IntoView {
    let app = App::here();
    let [thing, days] = [(); 2].map(|()| RwSignal::new(String::new()));
    let [wrong_thing, wrong_days] = [(); 2].map(|()| RwSignal::new(None::<String>));
    let items = Signal::derive(move || {
        let words = |rule: &FollowUpRule| {
            format!("{} – {}: {}", rule.thing, app.t("settings-follow-days")(), rule.days)
        };
        care.with(|care| care.follow_ups.iter().map(|(id, rule)| (*id, words(rule))).collect::<Vec<_>>())
    });
    let add = move |event: SubmitEvent| {
        event.prevent_default();
        let named = thing.get_untracked().trim().to_owned();
        let later = required(&days.get_untracked(), 1, 999);
        wrong_thing.set(named.is_empty().then(|| app.format().wrong(Wrong::Empty)));
        wrong_days.set(later.err().map(|what| app.format().wrong(what)));
        let (Ok(later), false) = (later, named.is_empty()) else { return };
        change(app, |care| {
            care.follow_ups.insert(clock::new_item(), FollowUpRule { thing: named, days: later });
        });
        [thing, days].iter().for_each(|field| field.set(String::new()));
    };
    let remove =
        Callback::new(move |id: ItemId| change(app, |care| care.follow_ups.retain(|known, _| *known != id)));
    view! {
        <p class="soft">{app.t("settings-follow-ups-hint")}</p>
        <Kept items on_remove=remove />
        <form class="entry-row" on:submit=add novalidate>
            <Line label=Signal::derive(app.t("settings-follow-thing")) id="follow-thing" value=thing on_input=Callback::new(move |typed| thing.set(typed)) error=Signal::derive(move || wrong_thing.get()) />
            <Line label=Signal::derive(app.t("settings-follow-days")) id="follow-days" input_mode="numeric" value=days on_input=Callback::new(move |typed| days.set(typed)) error=Signal::derive(move || wrong_days.get()) />
            <button class="quiet" type="submit">{app.t("settings-add")}</button>
        </form>
    }
}
