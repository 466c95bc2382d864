//! A connection with another device, step by step: its code, the number that both show, its progress, and its problems.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::Onward;
use super::read_code::ReadCode;
use crate::browser::{camera, files};
use crate::domain::Keyed;
use crate::notebook::PeersCommand;
use crate::notebook::api::connection::{Connect, Look, Parting, Step};
use crate::ui::components::code::Code;
use crate::ui::components::progress::Progress;
use crate::ui::state::App;

/// The connection that is open, or has just ended.
#[component]
pub fn Connection() -> impl IntoView {
    let app = App::here();
    let connection = app.part(|view| view.connection().clone());
    let step = Memo::new(move |_| {
        connection.with(|connection| connection.as_ref().map(|connection| Shown::of(&connection.step)))
    });
    let name = app.part(|view| {
        let with = view.connection().as_ref().and_then(|connection| connection.with)?;
        let row = view.devices().iter().flat_map(|rows| rows.iter()).find(|row| row.id == with)?;
        (!row.name.is_empty()).then(|| row.name.clone())
    });
    let title = move || match name.get() {
        Some(name) => app.tr1("meeting-with", "name", name.as_str()),
        None => app.tr("meeting-title", &[]),
    };
    let counts = move || match connection
        .with(|connection| connection.as_ref().map(|connection| connection.step.clone()))
    {
        Some(Step::Exchanging { done, total }) => (done, total),
        _ => (0, 0),
    };
    let in_step = move || {
        let differs =
            connection.with(|connection| connection.as_ref().is_some_and(|connection| connection.differs));
        app.tr(if differs { "meeting-differs" } else { "meeting-in-step" }, &[])
    };
    let alike =
        move || connection.with(|connection| connection.as_ref().is_some_and(|connection| connection.alike));
    view! {
        <section class="meeting" aria-live="polite">
            <h2>{title}</h2>
            {move || step.get().map(|step| match step {
                Shown::Preparing => view! { <p class="soft">{app.t("meeting-preparing")}</p> }.into_any(),
                Shown::Connecting => view! { <p class="soft">{app.t("meeting-connecting")}</p> }.into_any(),
                Shown::Showing(code, typed, which) => view! { <Showing code typed which /> }.into_any(),
                Shown::Check(number, is_agreed) => view! { <Check number is_agreed /> }.into_any(),
                Shown::Exchanging => view! {
                    <p role="status">{app.t("meeting-exchanging")}</p>
                    <Progress of=Signal::derive(counts) />
                }.into_any(),
                Shown::InStep => view! { <p role="status">{in_step}</p> }.into_any(),
                Shown::Over(why) => view! { <Over why /> }.into_any(),
            })}
            <Show when=alike>
                <a href=app.href("duplicates")>{app.t("bundle-duplicates")}</a>
            </Show>
            <button class="link-button" on:click=move |_| app.send(PeersCommand::HangUp)>
                {move || match step.get() {
                    Some(Shown::Exchanging | Shown::InStep) => app.tr("meeting-disconnect", &[]),
                    Some(Shown::Over(_)) => app.tr("notice-close", &[]),
                    _ => app.tr("form-cancel", &[]),
                }}
            </button>
        </section>
    }
}

/// A step, without the data that changes during it.
#[derive(Clone, PartialEq)]
enum Shown {
    Preparing,
    Connecting,
    Showing(String, Option<String>, Look),
    Check(String, bool),
    Exchanging,
    InStep,
    Over(Parting),
}

impl Shown {
    fn of(step: &Step) -> Self {
        match step.clone() {
            Step::Preparing => Self::Preparing,
            Step::Connecting => Self::Connecting,
            Step::Showing { code, typed, which } => Self::Showing(code, typed, which),
            Step::Check { number, is_agreed } => Self::Check(number, is_agreed),
            Step::Exchanging { .. } => Self::Exchanging,
            Step::InStep => Self::InStep,
            Step::Over(why) => Self::Over(why),
        }
    }
}

/// A code for the peer, and where to read it.
#[component]
fn Showing(code: String, typed: Option<String>, which: Look) -> impl IntoView {
    let app = App::here();
    let is_copied = RwSignal::new(false);
    let text = StoredValue::new(code.clone());
    let copy = move |_| {
        spawn_local(async move { is_copied.set(files::copy(&text.get_value()).await) });
    };
    let how = match which {
        Look::Only => "meeting-show",
        Look::First => "meeting-show-first",
        Look::Second => "meeting-show-reply",
    };
    view! {
        <p>{move || app.tr(how, &[])}</p>
        <Code told=Signal::stored(code.into_bytes()) label=Signal::derive(app.t("meeting-code")) />
        {typed.map(|typed| {
            // It is split in two halves, because people read it out that way.
            let (one, other) = typed.split_at(typed.len() / 2);
            view! { <p>{app.t("meeting-typed")}" "<output class="typed-code">{format!("{one} {other}")}</output></p> }
        })}
        <Show when=move || which != Look::Only>
            <p class="soft">
                <button class="link-button" on:click=copy>{app.t("bundle-copy")}</button>
                <span role="status">{move || is_copied.get().then(|| app.tr("bundle-copied", &[]))}</span>
            </p>
        </Show>
        <Show when=move || which == Look::First>
            <h3>{app.t("meeting-reply")}</h3>
            <ReadCode />
        </Show>
    }
}

/// The number that both devices show.
#[component]
fn Check(number: String, is_agreed: bool) -> impl IntoView {
    let app = App::here();
    let (one, other) = number.split_at(number.len() / 2);
    view! {
        <output class="typed-code">{format!("{one} {other}")}</output>
        <Show when=move || !is_agreed fallback=move || view! { <p>{app.t("meeting-check-wait")}</p> }>
            <p>{app.t("meeting-check-asks")}</p>
            <div class="page-actions">
                <button class="primary" on:click=move |_| app.send(PeersCommand::NumbersAgree)>{app.t("meeting-check-same")}</button>
                <button class="quiet" on:click=move |_| app.send(PeersCommand::HangUp)>{app.t("meeting-check-other")}</button>
            </div>
        </Show>
    }
}

/// Why a connection has ended, and what helps.
#[component]
fn Over(why: Parting) -> impl IntoView {
    let app = App::here();
    let Onward { by_file, shows_moving, reads_moving } = expect_context();
    let connection = app.part(|view| {
        view.connection().as_ref().map(|connection| (connection.asked.clone(), connection.with))
    });
    let asked = move || connection.get_untracked().map(|(asked, _)| asked);
    let with = move || connection.get().and_then(|(_, with)| with);
    let is_asked = move |is_it: fn(&Connect) -> bool| {
        connection.with(|connection| connection.as_ref().is_some_and(|(asked, _)| is_it(asked)))
    };
    let is_newcomer = move || is_asked(|asked| matches!(asked, Connect::Newcomer { .. }));
    // A code that was read is valid only once.
    let is_read = move || is_asked(|asked| matches!(asked, Connect::Shown { .. }));
    let again = move || asked().into_iter().for_each(|asked| app.send(PeersCommand::Connect(asked)));
    let is_refused = RwSignal::new(false);
    let allow = move |_| {
        spawn_local(async move {
            match camera::ask().await {
                true => again(),
                false => is_refused.set(true),
            }
        });
    };
    let two_codes =
        move |_| with().into_iter().for_each(|id| app.send(PeersCommand::Connect(Connect::TwoLooks(id))));
    let onward = move |where_to: RwSignal<bool>| {
        app.send(PeersCommand::HangUp);
        where_to.set(true);
    };
    let send_moving = move |_| {
        let to = with();
        onward(shows_moving);
        app.send(PeersCommand::SendChanges(to));
    };
    let is_about_codes = matches!(why, Parting::Hidden | Parting::Long);
    let may_move = move || with().is_some() && !is_about_codes;
    let told = move || match why {
        Parting::Unreachable if is_newcomer() => app.tr("meeting-over-unreachable-new", &[]),
        why => app.tr(&format!("meeting-over-{}", why.key()), &[]),
    };
    view! {
        <p role="alert">{told}</p>
        <Show when=move || is_refused.get()><p class="field-error" role="alert">{app.t("camera-refused")}</p></Show>
        <div class="page-actions">
            {match why {
                Parting::Hidden => view! { <button class="primary" on:click=allow>{app.t("meeting-allow")}</button> }.into_any(),
                _ => view! {
                    <Show
                        when=move || !is_read()
                        fallback=move || view! { <button class="primary" on:click=move |_| app.send(PeersCommand::HangUp)>{app.t("meeting-read-again")}</button> }
                    >
                        <button class="primary" on:click=move |_| again()>{app.t("meeting-again")}</button>
                    </Show>
                }.into_any(),
            }}
            <Show when=move || with().is_some() && is_about_codes>
                <button class="quiet" on:click=two_codes>{app.t("meeting-two-codes")}</button>
            </Show>
            <Show when=may_move>
                <button class="quiet" on:click=send_moving>{app.t("meeting-moving")}</button>
                <button class="quiet" on:click=move |_| onward(reads_moving)>{app.t("moving-read")}</button>
            </Show>
            <Show when=is_newcomer>
                <button class="quiet" on:click=move |_| onward(by_file)>{app.t("meeting-by-file")}</button>
            </Show>
        </div>
    }
}
