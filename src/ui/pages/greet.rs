//! `/greet`: a message to several people for one occasion, sent to each of them alone (H8). The top shows what all of
//! them get. Below, one person at a time follows ([`composer`]).

mod cards;
mod composer;
mod hints;
mod look_back;
mod ways;

use leptos::prelude::*;
use leptos_router::hooks::{use_navigate, use_query_map};

use crate::browser::clock;
use crate::domain::{Audience, Blank, Cause, CustomerId, Greeting, ItemId, Keyed, Role};
use crate::i18n::blanks;
use crate::notebook::api::Row;
use crate::notebook::api::greet::{Greet as Ask, GreetingView};
use crate::ui::components::fields::{Choice, Line, Paragraph};
use crate::ui::components::people::People;
use crate::ui::debounce::Debounce;
use crate::ui::format;
use crate::ui::state::App;
use cards::Cards;
use composer::Composer;
use look_back::LookBack;

/// The route of a message to a person, or for one of their occasions.
pub fn greet_route(to: Option<CustomerId>, cause: Option<Cause>) -> String {
    let to = to.map(|to| format!("to={to}"));
    let cause = cause.map(|cause| format!("for={}", cause.key()));
    format!("greet?{}", [to, cause].into_iter().flatten().collect::<Vec<_>>().join("&"))
}

/// The route of a greeting.
pub fn greeting_route(id: ItemId) -> String {
    format!("greet?greeting={id}")
}

/// A greeting that is being edited. It is in the notebook from its first word on.
#[derive(Clone, Copy)]
struct Open {
    id: Memo<ItemId>,
    greeting: Memo<Greeting>,
    /// Its draft as shown in the box. The placeholders have names in the owner's language.
    typed: RwSignal<String>,
}

impl Open {
    /// Its draft in the box, in the stored form.
    fn draft(self, app: App) -> String {
        self.typed.with(|typed| blanks::stored(app.language.get(), typed))
    }

    /// Saves the greeting as shown on the screen, with a change.
    fn set(self, app: App, change: impl FnOnce(&mut Greeting)) {
        let draft = untrack(|| self.draft(app));
        let mut greeting = Greeting { draft, ..self.greeting.get_untracked() };
        change(&mut greeting);
        app.send(Ask::Save(self.id.get_untracked(), greeting));
    }
}

/// The page.
#[component]
pub fn Greet() -> impl IntoView {
    let app = App::here();
    let query = use_query_map();
    let asked = move |name: &'static str| query.with(|query| query.get(name));
    let to = Memo::new(move |_| asked("to").and_then(|id| id.parse::<CustomerId>().ok()));
    let cause = Memo::new(move |_| asked("for").and_then(|key| Cause::from_key(&key)));
    let chosen = Memo::new(move |_| asked("greeting").and_then(|id| id.parse::<ItemId>().ok()));
    let greetings = app.part(|view| view.shop().greetings.clone());
    // A greeting that has no text yet.
    let fresh = clock::new_item();
    let id = Memo::new(move |_| {
        greetings.with(|greetings| {
            let fits = |greeting: &Greeting| !greeting.over && greeting.cause == cause.get();
            let known = match cause.get() {
                // A repeating occasion has only one draft, the first that was begun.
                Some(_) => greetings.iter().find(|(_, greeting)| fits(greeting)),
                None => greetings.iter().rfind(|(_, greeting)| fits(greeting)),
            };
            chosen.get().or_else(|| known.map(|(id, _)| *id)).unwrap_or(fresh)
        })
    });
    let greeting = Memo::new(move |_| {
        let known = greetings.with(|greetings| greetings.get(&id.get()).cloned());
        known.unwrap_or_else(|| new_greeting(app, cause.get(), to.get()))
    });
    let open = Open { id, greeting, typed: RwSignal::new(String::new()) };
    Effect::new(move |_| {
        // Its audience may have changed.
        greeting.track();
        app.send(Ask::LookAt(Some(id.get())));
    });
    on_cleanup(move || app.send(Ask::LookAt(None)));
    let shown = app.part(|view| view.greeting().clone());
    let passed = RwSignal::new(Vec::<CustomerId>::new());
    // The person stays on the screen until the owner moves on, even after they have got the greeting.
    let person = RwSignal::new(None::<CustomerId>);
    Effect::new(move |_| {
        id.track();
        passed.set(Vec::new());
        person.set(to.get());
    });
    let following = move || {
        let passed = passed.get_untracked();
        shown.with(|shown| {
            shown.as_ref().filter(|shown| shown.id == id.get()).and_then(|shown| next(shown, &passed))
        })
    };
    Effect::new(move |_| {
        let following = following();
        if person.get().is_none() && following.is_some() {
            person.set(following);
        }
    });
    let go_on = Callback::new(move |()| {
        let now = person.get_untracked();
        passed.update(|passed| {
            passed.retain(|known| Some(*known) != now);
            passed.extend(now);
        });
        person.set(untrack(following).filter(|next| Some(*next) != now));
    });
    let others = move || {
        let open = id.get();
        greetings.with(|greetings| {
            let current = greetings.iter().filter(|(id, greeting)| **id != open && !greeting.over);
            current.map(|(id, greeting)| (*id, greeting.clone())).collect::<Vec<_>>()
        })
    };
    let navigate = use_navigate();
    let begin = move |_| {
        let new = clock::new_item();
        app.send(Ask::Save(new, new_greeting(app, None, None)));
        navigate(&format!("/{}", greeting_route(new)), leptos_router::NavigateOptions::default());
    };
    let sheet = RwSignal::new(Vec::<String>::new());
    view! {
        <section class="greet">
            <header class="page-head">
                <h1>{app.t("nav-greetings")}</h1>
                <p class="soft">{app.t("greet-text")}</p>
            </header>
            <div class="need-actions" role="group" aria-label=app.t("greet-others")>
                {move || others().into_iter().map(|(id, greeting)| view! {
                    <a class="link-button" href=app.href(&greeting_route(id))>{move || title(app, &greeting)}</a>
                }).collect_view()}
                <button class="link-button" on:click=begin>{app.t("greet-new")}</button>
            </div>
            {move || {
                id.track();
                view! { <Draft open /> }
            }}
            <Progress shown open />
            {move || match person.get() {
                Some(customer) => view! { <Composer id=id.get() customer open on_next=go_on sheet /> }.into_any(),
                None => view! { <p class="empty">{app.t(if shown.with(|shown| shown.as_ref().is_some_and(|shown| shown.got > 0)) { "greet-all-done" } else { "greet-nobody" })}</p> }.into_any(),
            }}
            <Cards sheet />
            <LookBack />
        </section>
    }
}

/// The next person: the first who was not skipped, and after all of those the skipped ones.
fn next(shown: &GreetingView, passed: &[CustomerId]) -> Option<CustomerId> {
    let waiting = || shown.waiting.iter().map(|row| row.id);
    let again = || passed.iter().copied().find(|id| waiting().any(|waiting| waiting == *id));
    waiting().find(|id| !passed.contains(id)).or_else(again)
}

/// A new greeting, with a draft to start from.
fn new_greeting(app: App, cause: Option<Cause>, to: Option<CustomerId>) -> Greeting {
    let draft = app.tr(&format!("draft-{}", cause.map_or("any", Cause::key)), &[]);
    Greeting {
        name: String::new(),
        cause,
        draft: blanks::stored(app.language.get_untracked(), &draft.replace('‹', "{").replace('›', "}")),
        // An occasion of a single person has no waiting list.
        audience: match (cause, to) {
            (None, None) => Audience::Customers,
            _ => Audience::People(Default::default()),
        },
        begun: clock::now(),
        over: false,
    }
}

/// The title of a greeting.
fn title(app: App, greeting: &Greeting) -> String {
    match (greeting.name.trim().is_empty(), greeting.cause) {
        (false, _) => greeting.name.trim().to_owned(),
        (true, Some(cause)) => app.tr(&format!("cause-{}", cause.key()), &[]),
        (true, None) => app.tr1("greet-of", "day", format::moment(app, greeting.begun)),
    }
}

/// The occasion, the audience, and the text that all of them get.
#[component]
fn Draft(open: Open) -> impl IntoView {
    let app = App::here();
    let Open { greeting, typed, .. } = open;
    let pause = Debounce::new();
    // When its last words are saved, another greeting may be open.
    let (id, begun) = (open.id.get_untracked(), StoredValue::new(greeting.get_untracked()));
    // The last draft in the notebook. A different one comes from another device.
    let kept = StoredValue::new(None::<String>);
    // The name while it is being typed, until it is saved.
    let named = RwSignal::new(None::<String>);
    let name = Signal::derive(move || {
        named.get().unwrap_or_else(|| greeting.with(|greeting| greeting.name.clone()))
    });
    let take = move || {
        let draft = greeting.with(|greeting| greeting.draft.clone());
        if kept.with_value(|kept| kept.as_ref() != Some(&draft)) {
            // Words are never replaced while the owner is typing them.
            if !pause.is_waiting() {
                typed.set(blanks::shown(app.language.get_untracked(), &draft));
            }
            kept.set_value(Some(draft));
        }
    };
    untrack(take);
    Effect::new(move |_| take());
    let keep = move || {
        let draft = untrack(|| open.draft(app));
        kept.set_value(Some(draft.clone()));
        let known = app.peek(|view| view.shop().greetings.get(&id).cloned());
        let mut greeting = Greeting { draft, ..known.unwrap_or_else(|| begun.get_value()) };
        named.get_untracked().into_iter().for_each(|name| greeting.name = name);
        app.send(Ask::Save(id, greeting));
        named.set(None);
    };
    let write = move |draft: String| {
        typed.set(draft);
        pause.begin(keep);
    };
    let insert = move |blank: Blank| {
        let word = blanks::word(app.language.get_untracked(), blank);
        let draft = typed.get_untracked();
        let gap = if draft.is_empty() || draft.ends_with(char::is_whitespace) { "" } else { " " };
        write(format!("{draft}{gap}{{{word}}}"));
    };
    let tags = app.part(|view| view.tags().clone());
    // A thank-you is opened for one customer at a time and stores no list of people, so its people are counted here.
    let whom = app.part(move |view| {
        view.greeting().as_ref().filter(|shown| shown.id == id).map(|shown| shown.got + shown.waits)
    });
    let audiences = Signal::derive(move || {
        let people = greeting.with(|greeting| match &greeting.audience {
            Audience::People(people) => Some(people.len().max(whom.get().unwrap_or_default())),
            _ => None,
        });
        let list = people.map(|count| ("people".to_owned(), app.tr1("greet-people", "count", count)));
        let roles = Role::all().filter(|role| *role != Role::Customer);
        let roles = roles
            .map(|role| (format!("role {}", role.key()), app.tr(&format!("form-role-{}", role.key()), &[])));
        let tags = tags.get().into_iter().map(|tag| (format!("tag {tag}"), tag));
        let all = ("customers".to_owned(), app.t("greet-customers")());
        list.into_iter().chain([all]).chain(tags).chain(roles).collect::<Vec<_>>()
    });
    let audience = Signal::derive(move || {
        greeting.with(|greeting| match &greeting.audience {
            Audience::Customers => "customers".to_owned(),
            Audience::Tag(tag) => format!("tag {tag}"),
            Audience::Role(role) => format!("role {}", role.key()),
            Audience::People(_) => "people".to_owned(),
        })
    });
    let choose = Callback::new(move |key: String| {
        open.set(app, |greeting| match key.split_once(' ') {
            Some(("tag", tag)) => greeting.audience = Audience::Tag(tag.to_owned()),
            Some(("role", role)) => {
                greeting.audience = Audience::Role(Role::from_key(role).unwrap_or_default())
            }
            _ if key == "customers" => greeting.audience = Audience::Customers,
            _ => {}
        });
    });
    on_cleanup(move || {
        // If the owner leaves before the pause is over, the words are kept anyway.
        if pause.end() {
            keep();
        }
    });
    view! {
        <div class="greet-draft">
            <div class="field-row">
                <Line
                    label=Signal::derive(app.t("greet-occasion"))
                    id="greet-occasion"
                    value=name
                    on_input=Callback::new(move |typed| {
                        named.set(Some(typed));
                        pause.begin(keep);
                    })
                />
                <Choice label=Signal::derive(app.t("greet-whom")) id="greet-whom" choices=audiences value=audience on_change=choose />
            </div>
            <Paragraph label=Signal::derive(app.t("greet-draft")) id="greet-draft" value=typed on_input=Callback::new(write) />
            <div class="need-actions" role="group" aria-label=app.t("greet-blanks")>
                <span class="soft">{app.t("greet-blanks")}</span>
                {Blank::all().map(|blank| view! {
                    <button type="button" class="blank" on:click=move |_| insert(blank)>{move || blanks::word(app.language.get(), blank)}</button>
                }).collect_view()}
            </div>
        </div>
    }
}

/// The progress, the people who got it, and the people who are left out.
#[component]
fn Progress(shown: Memo<Option<GreetingView>>, open: Open) -> impl IntoView {
    let app = App::here();
    let part = move |part: fn(&GreetingView) -> usize| shown.with(|shown| shown.as_ref().map_or(0, part));
    let told = move || {
        let counts = [("got", part(|shown| shown.got).into()), ("waits", part(|shown| shown.waits).into())];
        app.tr("greet-progress", &counts)
    };
    let rows = move |rows: fn(&GreetingView) -> Vec<Row>| {
        shown.with(|shown| shown.as_ref().map(rows).unwrap_or_default())
    };
    let twice = move || rows(|shown| shown.twice.clone());
    let sent = Signal::derive(move || rows(|shown| shown.sent.iter().map(|(row, _)| row.clone()).collect()));
    let left_out = move || rows(|shown| shown.left_out.clone());
    let back = move |customer: CustomerId| {
        app.send(Ask::LeaveOut { customer, greeting: open.id.get_untracked(), is_out: false });
    };
    let is_known = move || open.greeting.with(|greeting| !greeting.over) && part(|shown| shown.got) > 0;
    view! {
        <p role="status">{told}</p>
        <Show when=move || { part(|shown| shown.quiet) > 0 }>
            <p class="soft">{move || app.tr1("greet-quiet", "count", part(|shown| shown.quiet))}</p>
        </Show>
        <Show when=move || !twice().is_empty()>
            <div class="wait" role="alert">
                <p>{app.t("greet-twice")}</p>
                <People rows=Signal::derive(twice) />
            </div>
        </Show>
        <Show when=move || !sent.with(Vec::is_empty)>
            <details class="disclosure">
                <summary>{app.t("greet-sent")}</summary>
                <People rows=sent />
            </details>
        </Show>
        <Show when=move || !left_out().is_empty()>
            <details class="disclosure">
                <summary>{app.t("greet-left-out")}</summary>
                <ul class="kept-items">
                    {move || left_out().into_iter().map(|row| {
                        let id = row.id;
                        view! {
                            <li>
                                <span dir="auto">{row.title}</span>
                                <button type="button" class="link-button" on:click=move |_| back(id)>{app.t("greet-back")}</button>
                            </li>
                        }
                    }).collect_view()}
                </ul>
            </details>
        </Show>
        <Show when=is_known>
            <button type="button" class="link-button" on:click=move |_| open.set(app, |greeting| greeting.over = true)>{app.t("greet-over")}</button>
        </Show>
    }
}
