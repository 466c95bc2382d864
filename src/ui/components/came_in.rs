//! "It came in": something people look for has arrived (H5). Everyone who waits for it is listed, to be told one by one.

use leptos::prelude::*;

use super::fields::Line;
use super::sheet::Sheet;
use crate::domain::{Decision, Matter, MatterKind};
use crate::notebook::Command;
use crate::notebook::gathering::Gather;
use crate::notebook::today::Person;
use crate::ui::format;
use crate::ui::state::App;

/// The button, and the sheet with the people.
#[component]
pub fn CameIn(
    /// What came in, where that is known.
    #[prop(optional, into)]
    thing: String,
) -> impl IntoView {
    let app = App::here();
    let open = RwSignal::new(false);
    let words = RwSignal::new(thing.clone());
    let gather =
        move || app.send(Command::Gather(Some(Gather::Matters(MatterKind::Wish, words.get_untracked()))));
    let show = move |_| {
        words.set(thing.clone());
        gather();
        open.set(true);
    };
    let close = move || {
        open.set(false);
        app.send(Command::Gather(None));
    };
    let waiting =
        app.part(|view| view.gathered.as_ref().map(|gathered| gathered.matters.clone()).unwrap_or_default());
    let shown = move || if open.get() { waiting.get() } else { Vec::new() };
    view! {
        <button class="quiet" on:click=show>{app.t("today-came-in")}</button>
        <Sheet open=open.into() on_close=Callback::new(move |()| close()) title=Signal::derive(app.t("today-came-in"))>
            <Line
                label=Signal::derive(app.t("came-in-what"))
                id="came-in"
                value=words
                on_input=Callback::new(move |typed| {
                    words.set(typed);
                    gather();
                })
            />
            <Show when=move || open.get() && waiting.with(Vec::is_empty)>
                <p class="soft">{app.t("came-in-nobody")}</p>
            </Show>
            <ul class="need-list" aria-live="polite">
                <For each=shown key=|waiting| waiting.clone() let:waiting>
                    <Waiting person=waiting.0 wish=waiting.1 />
                </For>
            </ul>
            <div class="sheet-actions">
                <button class="quiet" type="button" on:click=move |_| close()>{app.t("notice-close")}</button>
            </div>
        </Sheet>
    }
}

#[component]
fn Waiting(person: Person, wish: Matter) -> impl IntoView {
    let app = App::here();
    let customer = person.row.id;
    let key = wish.key();
    let told = move |_| {
        app.send(Command::Decide { customer, key: key.clone(), decision: Some(Decision::Done) });
    };
    let since = move || app.tr1("came-in-since", "day", format::on(app, wish.day));
    view! {
        <li>
            <a class="need" href=app.page_href(customer)>{person.row.title.clone()}</a>
            <p>{wish.words.clone()}" "<span class="soft">{since}</span></p>
            <div class="need-actions">
                <button class="quiet" on:click=told>{app.t("wish-told")}</button>
                <Reach phone=person.phone />
            </div>
        </li>
    }
}

/// To call somebody, or to write to them; nothing where there is no number.
#[component]
pub fn Reach(
    /// In digits.
    phone: String,
) -> impl IntoView {
    let app = App::here();
    (!phone.is_empty()).then(|| {
        view! {
            <a class="link-button" href=format!("tel:{phone}") rel="external">{app.t("today-call")}</a>
            <a class="link-button" href=format!("sms:{phone}") rel="external">{app.t("today-write")}</a>
        }
    })
}
