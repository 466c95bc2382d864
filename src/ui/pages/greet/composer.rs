//! One person at a time: the text they would get, line by line; the owner's own line for them, with hints from the
//! page; and the way to send it. The app itself never sends anything.

use leptos::prelude::*;

use super::Open;
use super::hints::Hints;
use super::ways::Ways;
use crate::browser::clock;
use crate::domain::{
    Blank, Cause, Channel, CustomerId, Detail, Entry, EntryId, ItemId, Keyed, Names, Sent, Starter, Touch,
};
use crate::i18n::blanks;
use crate::notebook::api::greet::{Greet, Likeness, Twin};
use crate::notebook::api::{PageState, PageView};
use crate::notebook::helpers::{Advice, Fillings, Kind, Line, advice, channels, finish, link, text, touches};
use crate::notebook::{EditCommand, ShowCommand};
use crate::ui::components::fields::{InlineChoice, Paragraph};
use crate::ui::debounce::Debounce;
use crate::ui::state::App;

/// Opens a person's page and shows the text they would get.
#[component]
pub(super) fn Composer(
    /// The greeting.
    id: ItemId,
    /// The person.
    customer: CustomerId,
    open: Open,
    /// Called when the owner moves on to the next person.
    on_next: Callback<()>,
    /// The cards to print.
    sheet: RwSignal<Vec<String>>,
) -> impl IntoView {
    let app = App::here();
    app.send(ShowCommand::OpenPage(customer));
    on_cleanup(move || app.send(ShowCommand::ClosePage));
    let page = app.part(move |view| {
        view.page().clone().filter(|page| page.id == customer && page.state == PageState::Ready)
    });
    let state = app.part(move |view| {
        view.page().as_ref().filter(|page| page.id == customer).map_or(PageState::Opening, |page| page.state)
    });
    move || match state.get() {
        PageState::Ready => view! { <Words id customer open page on_next sheet /> }.into_any(),
        PageState::Opening => view! { <p class="loading">{app.t("page-loading")}</p> }.into_any(),
        // The page was erased in the meantime, or merged with another.
        PageState::Missing | PageState::TakenBack | PageState::Joined(_) => view! {
            <p>{app.t("page-missing")}</p>
            <button class="quiet" on:click=move |_| on_next.run(())>{app.t("greet-next")}</button>
        }
        .into_any(),
    }
}

#[component]
fn Words(
    id: ItemId,
    customer: CustomerId,
    open: Open,
    page: Memo<Option<PageView>>,
    on_next: Callback<()>,
    sheet: RwSignal<Vec<String>>,
) -> impl IntoView {
    let app = App::here();
    let part = move |part: &dyn Fn(&PageView) -> String| {
        page.with(|page| page.as_ref().map(part).unwrap_or_default())
    };
    let person = Memo::new(move |_| {
        page.with(|page| page.as_ref().map(|page| page.customer.clone()).unwrap_or_default())
    });
    let entries = Memo::new(move |_| {
        page.with(|page| page.as_ref().map(|page| page.entries.clone()).unwrap_or_default())
    });
    let country = app.part(|view| view.shop().country.clone());
    let standards = app.part(|view| view.shop().contact.clone());

    // The owner's own line, stored on the person's page. Another device may write it too.
    let kept = StoredValue::new(untrack(|| part(&|page| page.lines.get(&id).cloned().unwrap_or_default())));
    let personal = RwSignal::new(kept.get_value());
    let pause = Debounce::new();
    Effect::new(move |_| {
        let line = part(&|page| page.lines.get(&id).cloned().unwrap_or_default());
        if line != kept.get_value() {
            kept.set_value(line.clone());
            // Words are never replaced while the owner is typing them.
            if !pause.is_waiting() {
                personal.set(line);
            }
        }
    });
    let keep = move || {
        kept.set_value(personal.get_untracked());
        app.send(Greet::Line { customer, greeting: id, line: personal.get_untracked() });
    };
    let write = move |line: String| {
        personal.set(line);
        pause.begin(keep);
    };
    on_cleanup(move || {
        if pause.end() {
            keep();
        }
    });

    let fillings = Memo::new(move |_| {
        person.with(|person| {
            entries.with(|entries| Fillings::of(person, entries, &country.get(), clock::today()))
        })
    });
    let lines = Memo::new(move |_| {
        let draft = open.draft(app);
        fillings.with(|fillings| finish(&draft, fillings, &personal.get()))
    });
    let words = Memo::new(move |_| lines.with(|lines| text(lines)));
    let unnamed = Memo::new(move |_| {
        let draft = open.draft(app);
        let fillings = Fillings { names: Names::left_out(), ..fillings.get() };
        text(&finish(&draft, &fillings, &person.with(|person| person.unnamed(&personal.get()))))
    });
    Effect::new(move |_| app.send(Greet::Weigh { customer, greeting: id, unnamed: unnamed.get() }));
    let twin = app.part(|view| view.twin().clone());
    let is_held = move || twin.with(|twin| twin.as_ref().is_some_and(|twin| twin.likeness == Likeness::Same));

    let cause = move || open.greeting.with(|greeting| greeting.cause);
    let already = Memo::new(move |_| {
        let today = clock::today();
        open.greeting.with(|greeting| {
            entries.with(|entries| {
                let got =
                    entries.iter().filter(|(_, entry)| entry.sent().is_some_and(|sent| sent.greeting == id));
                let days = got.map(|(id, entry)| (*id, entry.day));
                days.filter(|(_, day)| greeting.counts(*day, today)).collect::<Vec<_>>()
            })
        })
    });
    let marked = RwSignal::new(None::<EntryId>);
    // A message marked as sent here a moment ago is no reason to wait. One that another device sent in the meantime is.
    let is_marked =
        move || already.with(|already| already.iter().any(|(entry, _)| Some(*entry) == marked.get()));
    let elsewhere = move || {
        already.with(|already| already.iter().find(|(entry, _)| Some(*entry) != marked.get()).copied())
    };
    let why_wait = Memo::new(move |_| {
        let pace = person.with(|person| person.pace);
        let marked = marked.get();
        entries.with(|entries| {
            let before: Vec<_> = entries.iter().filter(|(id, _)| Some(*id) != marked).cloned().collect();
            standards.with(|standards| {
                advice(touches(&before), standards, pace, clock::today(), clock::hour() as u8)
            })
        })
    });
    let anyway = RwSignal::new(false);
    let waits = move || (!why_wait.with(Vec::is_empty) || elsewhere().is_some()) && !anyway.get();
    let says_no = move || person.with(|person| person.no_contact);
    let is_empty = move || words.with(String::is_empty);
    let is_blocked = move || is_held() || is_empty() || waits() || says_no() || is_marked();

    let ways =
        Memo::new(move |_| person.with(|person| standards.with(|standards| channels(person, standards))));
    let chosen = RwSignal::new(None::<Channel>);
    let channel = move || {
        let reaches =
            |channel: &Channel| person.with(|person| link(*channel, person, &country.get(), "").is_some());
        let first = move || ways.with(|ways| ways.iter().copied().find(|way| reaches(way)));
        chosen.get().or_else(first).unwrap_or(Channel::Card)
    };
    let mark = move |_| {
        let channel = channel();
        if open.greeting.with_untracked(|greeting| greeting.draft.is_empty()) && is_empty() {
            return;
        }
        // From now on it is one of the notebook's greetings, even if its draft was not changed.
        open.set(app, |_| {});
        let sent = Some(Sent {
            greeting: id,
            unnamed: unnamed.get_untracked(),
            despite: anyway.get_untracked() && !why_wait.with_untracked(Vec::is_empty),
        });
        let detail = match cause() {
            Some(Cause::Thanks) => Detail::Thanks { sent },
            _ => Detail::Contact { channel: Some(channel), starter: Some(Starter::We), sent },
        };
        let new = Entry { text: words.get_untracked(), ..Entry::new(detail, clock::today(), clock::now()) };
        pause.end();
        keep();
        let entry = EntryId(clock::random());
        marked.set(Some(entry));
        app.send(EditCommand::add_entry(customer, entry, new));
    };
    let leave_out = move |_| {
        app.send(Greet::LeaveOut { customer, greeting: id, is_out: true });
        on_next.run(());
    };
    let title = move || part(&|page| page.customer.title().unwrap_or_default().to_owned());
    view! {
        <article class="composer" aria-labelledby="composer-name">
            <h2 id="composer-name"><a dir="auto" href=app.page_href(customer)>{title}</a></h2>
            <Show when=says_no><p class="badge" data-tone="warn">{app.t("page-no-contact")}</p></Show>
            <Hints page write=Callback::new(write) personal />
            <Paragraph label=Signal::derive(app.t("greet-line")) id="greet-line" value=personal on_input=Callback::new(write) />
            <h3 class="section-title">{app.t("greet-preview")}</h3>
            <Preview lines />
            <Show when=is_empty><p class="soft">{app.t("greet-empty")}</p></Show>
            {move || twin.get().map(|twin| view! { <Alike twin /> })}
            <Show when=move || !is_marked() && (!why_wait.with(Vec::is_empty) || elsewhere().is_some())>
                <div class="wait" role="alert">
                    {move || elsewhere().map(|(_, day)| view! { <p>{app.tr1("greet-already", "day", app.format().day(day))}</p> })}
                    {move || why_wait.get().into_iter().map(|advice| view! { <p>{told(app, &advice)}</p> }).collect_view()}
                    <label class="check">
                        <input type="checkbox" prop:checked=move || anyway.get() on:change:target=move |event| anyway.set(event.target().checked()) />
                        <span>{app.t("greet-anyway")}</span>
                    </label>
                </div>
            </Show>
            <Show
                when=move || !is_marked()
                fallback=move || view! { <p role="status">{app.t("greet-marked")}</p> }
            >
                <Ways words ways person country chosen is_blocked=Signal::derive(is_blocked) sheet />
                <InlineChoice
                    label=Signal::derive(app.t("entry-channel"))
                    id="greet-channel"
                    choices=Signal::derive(move || ways.get().into_iter().map(|way| (way.key().to_owned(), app.tr(&format!("entry-channel-{}", way.key()), &[]))).collect())
                    value=Signal::derive(move || channel().key().to_owned())
                    on_change=Callback::new(move |key: String| chosen.set(Channel::from_key(&key)))
                />
            </Show>
            <div class="page-actions">
                <button class="primary" type="button" disabled=is_blocked on:click=mark>{app.t("greet-mark")}</button>
                <button class="quiet" type="button" on:click=move |_| on_next.run(())>{app.t("greet-next")}</button>
                <Show when=move || already.with(Vec::is_empty)>
                    <button class="link-button" type="button" on:click=leave_out>{app.t("greet-not-them")}</button>
                </Show>
            </div>
        </article>
    }
}

/// The text they would get. Lines that are the same for everybody are less prominent.
#[component]
fn Preview(lines: Memo<Vec<Line>>) -> impl IntoView {
    let app = App::here();
    let line = move |Line { text, kind }: Line| {
        let (name, text, remark) = match kind {
            Kind::Generic => ("generic", text, None),
            Kind::Filled => ("filled", text, None),
            Kind::Personal => ("personal", text, None),
            Kind::LeftOut(missing) => {
                let language = app.language.get();
                let word =
                    |name: String| Blank::from_key(&name).map_or(name, |blank| blanks::word(language, blank));
                let missing: Vec<String> = missing.into_iter().map(word).collect();
                let remark = app.tr1("greet-line-left-out", "blanks", missing.join(", "));
                ("left-out", blanks::shown(language, &text), Some(remark))
            }
        };
        view! {
            <p data-kind=name>
                {text}
                {remark.map(|remark| view! { <span class="soft">" "{remark}</span> })}
            </p>
        }
    };
    view! {
        <div class="preview">{move || lines.get().into_iter().map(line).collect_view()}</div>
        <Show when=move || lines.with(|lines| lines.iter().any(|line| line.kind == Kind::Generic && !line.text.trim().is_empty()))>
            <p class="soft">{app.t("greet-generic")}</p>
        </Show>
    }
}

/// The text that another person got, beside the text to be sent.
#[component]
fn Alike(twin: Twin) -> impl IntoView {
    let app = App::here();
    let Twin { row, day, text, likeness } = twin;
    let told = move || {
        let who = [("name", row.title.as_str().into()), ("day", app.format().day(day).into())];
        match likeness {
            Likeness::Alike(percent) => {
                app.tr("greet-alike", &[&who[..], &[("percent", usize::from(percent).into())]].concat())
            }
            Likeness::Same | Likeness::Different => app.tr("greet-same", &who),
        }
    };
    view! {
        <div class="alike" role="alert">
            <p>{told}</p>
            <blockquote>{text}</blockquote>
        </div>
    }
}

/// The reason to wait, in a sentence.
fn told(app: App, advice: &Advice) -> String {
    match advice {
        Advice::Often { touches, budget, from } => {
            let touch = |touch: &Touch| {
                let how =
                    touch.channel.map(|channel| app.tr(&format!("entry-channel-{}", channel.key()), &[]));
                let day = app.format().day(touch.day);
                how.map_or(day.clone(), |how| format!("{day} ({how})"))
            };
            let sent = touches.iter().map(touch).collect::<Vec<_>>().join(", ");
            let numbers = [
                ("contacts", usize::from(budget.contacts).into()),
                ("days", usize::from(budget.days).into()),
                ("sent", sent.into()),
                ("from", app.format().on(*from).into()),
            ];
            app.tr("wait-often", &numbers)
        }
        Advice::Hour(hours) => {
            let hours =
                [("from", format!("{}:00", hours.from).into()), ("to", format!("{}:00", hours.to).into())];
            app.tr("wait-hour", &hours)
        }
        Advice::Day => app.tr("wait-day", &[]),
    }
}
