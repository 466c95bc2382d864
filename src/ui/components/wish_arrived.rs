//! "It came in": something that people look for has arrived (H5). Everyone who waits for it is listed, so that the
//! owner can tell them one by one.

use leptos::prelude::*;

use super::fields::Line;
use super::sheet::Sheet;
use crate::domain::{Decision, Matter, MatterKind};
use crate::notebook::api::matters::Gather;
use crate::notebook::api::needs::Person;
use crate::notebook::{EditCommand, ShowCommand};
use crate::ui::state::App;

/// The sheet with the people. It is open while `thing` has a value: what came in, which may still be empty.
#[component]
pub fn WishArrived(thing: RwSignal<Option<String>>) -> impl IntoView {
    let app = App::here();
    let open = Signal::derive(move || thing.with(Option::is_some));
    let asked = move || thing.get().map(|words| Gather::Matters(MatterKind::Wish, words));
    Effect::new(move |was_open: Option<bool>| {
        let asked = asked();
        let is_open = asked.is_some();
        // Another collection may be shown while this is closed.
        if is_open || was_open == Some(true) {
            app.send(ShowCommand::Gather(asked));
        }
        is_open
    });
    on_cleanup(move || {
        if thing.try_get_untracked().flatten().is_some() {
            app.send(ShowCommand::Gather(None));
        }
    });
    let close = move || thing.set(None);
    let waiting = app
        .part(|view| view.gathered().as_ref().map(|gathered| gathered.matters.clone()).unwrap_or_default());
    let shown = move || if open.get() { waiting.get() } else { Vec::new() };
    view! {
        <Sheet open on_close=Callback::new(move |()| close()) title=Signal::derive(app.t("today-came-in"))>
            <Line
                label=Signal::derive(app.t("came-in-what"))
                id="came-in"
                value=Signal::derive(move || thing.get().unwrap_or_default())
                on_input=Callback::new(move |typed| thing.set(Some(typed)))
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
        app.send(EditCommand::Decide { customer, key: key.clone(), decision: Some(Decision::Done) });
    };
    let since = move || app.tr1("came-in-since", "day", app.format().on(wish.day));
    view! {
        <li>
            <a class="need" dir="auto" href=app.page_href(customer)>{person.row.title.clone()}</a>
            <p>{wish.words.clone()}" "<span class="soft">{since}</span></p>
            <div class="need-actions">
                <button class="quiet" on:click=told>{app.t("wish-told")}</button>
                <Reach phone=person.phone may=person.may />
            </div>
        </li>
    }
}

/// Links to call or write to a person. Nothing if there is no number.
#[component]
pub fn Reach(
    /// In digits.
    phone: String,
    /// Whether they may be called, and whether they may receive messages.
    may: [bool; 2],
) -> impl IntoView {
    let app = App::here();
    let ways = [("tel", "today-call"), ("sms", "today-write")].into_iter().zip(may);
    let open = ways.filter(|(_, may)| *may && !phone.is_empty());
    open.map(|((scheme, label), _)| {
        view! { <a class="link-button" href=format!("{scheme}:{phone}") rel="external">{app.t(label)}</a> }
    })
    .collect_view()
}
