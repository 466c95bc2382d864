//! A bundle or an invitation that is being sent: it is made, then shared, saved or copied.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser::{clock, files};
use crate::notebook::OutgoingCommand;
use crate::notebook::api::export::Receivers;
use crate::notebook::api::export::SendingView;
use crate::notebook::helpers::{armoured, fountain};
use crate::ui::components::moving::MovingCodes;
use crate::ui::components::progress::Progress;
use crate::ui::state::App;

/// The largest text that a messenger or a paste accepts, in bytes.
const MOST_TEXT: usize = 100_000;

/// What was done with the file last.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Done {
    Shared,
    Saved,
    Copied,
}

/// A bundle or an invitation that is being sent.
#[component]
pub fn Outgoing() -> impl IntoView {
    let app = App::here();
    let sending = app.part(|view| view.sending().clone());
    let done = RwSignal::new(None::<Done>);
    let is_invitation = |sending: &SendingView| sending.to == Receivers::Newcomer;
    let file = move || sending.get().and_then(|sending| Some((is_invitation(&sending), sending.file?)));
    let counts = move || sending.with(|sending| sending.as_ref().map_or((0, 0), |s| (s.done, s.total)));
    let told = move || match sending.get() {
        Some(SendingView { to, file: Some(file), .. }) => {
            let id = if to == Receivers::Newcomer { "invitation-ready" } else { "bundle-ready" };
            app.tr1(id, "size", app.format().size(file.len() as f64).as_str())
        }
        _ => app.tr("bundle-making", &[]),
    };
    let share = move |_| {
        let Some((invitation, bytes)) = file() else { return };
        spawn_local(async move {
            let (name, text) = (name(invitation), armoured(&bytes));
            let kind = "application/octet-stream";
            // Share sheets refuse unknown file types, but they accept text.
            let plain = format!("{name}.txt");
            let offers = [(name.as_str(), kind, &*bytes), (plain.as_str(), "text/plain", text.as_bytes())];
            // An invitation is not a bundle, so it is sent unchanged.
            if files::share(if invitation { &offers[..1] } else { &offers }).await {
                done.set(Some(Done::Shared));
            }
        });
    };
    let save = move |_| {
        if let Some((invitation, bytes)) = file() {
            spawn_local(async move {
                let is_saved = files::give(&name(invitation), "application/octet-stream", &bytes).await;
                done.set(is_saved.then_some(Done::Saved));
            });
        }
    };
    let copy = move |_| {
        let Some((_, bytes)) = file() else { return };
        spawn_local(async move {
            done.set(files::copy(&armoured(&bytes)).await.then_some(Done::Copied));
        });
    };
    let is_text = move || file().is_some_and(|(invitation, file)| !invitation && file.len() <= MOST_TEXT);
    // If the owner asked for them beforehand, they are shown at once and scrolled into view.
    let is_asked = expect_context::<super::Onward>().shows_moving;
    let is_moving = RwSignal::new(is_asked.get_untracked());
    is_asked.set(false);
    let panel = NodeRef::<leptos::html::Div>::new();
    Effect::new(move |_| {
        if let Some(panel) = panel.get().filter(|_| is_moving.get_untracked() && file().is_some()) {
            panel.scroll_into_view();
        }
    });
    let is_short = move || file().is_some_and(|(_, file)| file.len() <= fountain::LONGEST);
    let moving = move || file().filter(|_| is_moving.get() && is_short()).map(|(_, file)| file);
    view! {
        <div class="outgoing" node_ref=panel>
            <p role="status">{told}</p>
            <Show
                when=move || file().is_some()
                fallback=move || view! {
                    <Progress of=Signal::derive(counts) />
                }
            >
                <div class="page-actions">
                    <Show when=files::can_share>
                        <button class="primary" on:click=share>{app.t("bundle-share")}</button>
                    </Show>
                    <button class="quiet" on:click=save>{app.t("bundle-save")}</button>
                    <Show when=is_text>
                        <button class="quiet" on:click=copy>{app.t("bundle-copy")}</button>
                    </Show>
                    <button class="quiet" aria-pressed=move || is_moving.get().to_string() on:click=move |_| is_moving.update(|is| *is = !*is)>
                        {app.t("moving-show")}
                    </button>
                </div>
                <Show when=move || is_moving.get() && !is_short()><p>{app.t("moving-too-long")}</p></Show>
                {move || moving().map(|file| view! { <MovingCodes file /> })}
            </Show>
            <p class="soft" role="status">
                {move || done.get().map(|done| app.t(match done {
                    Done::Shared => "bundle-shared",
                    Done::Saved => "bundle-saved",
                    Done::Copied => "bundle-copied",
                })())}
            </p>
            <button class="link-button" on:click=move |_| app.send(OutgoingCommand::CloseSending)>{app.t("bundle-done")}</button>
        </div>
    }
}

fn name(invitation: bool) -> String {
    let (kind, extension) = if invitation { ("invitation", "age") } else { ("changes", "regulars") };
    format!("regulars-{kind}-{}.{extension}", clock::today())
}
