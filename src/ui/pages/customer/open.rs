//! What is still open with somebody, first on their page: promises and questions, and whether they were heard.

use leptos::prelude::*;

use crate::domain::{CustomerId, Decision, Entry, EntryId, EntryKind, ask_key, promised_key};
use crate::notebook::Command;
use crate::notebook::today::dialogue;
use crate::notebook::view::PageView;
use crate::ui::format;
use crate::ui::state::App;

/// What they were promised (K10) and what to ask about (H6), until that is done.
#[component]
pub fn Open(
    id: CustomerId,
    page: Memo<Option<PageView>>,
    entries: Memo<Vec<(EntryId, Entry)>>,
    /// [`EntryKind::Request`] or [`EntryKind::Said`].
    kind: EntryKind,
    #[prop(into)] fixed: Signal<bool>,
) -> impl IntoView {
    let app = App::here();
    let is_request = kind == EntryKind::Request;
    let key = if is_request { promised_key } else { ask_key };
    let decided =
        move |entry| page.with(|page| page.as_ref().and_then(|page| page.decided.get(&key(entry)).copied()));
    let open = Memo::new(move |_| {
        let is_open = |(id, entry): &&(EntryId, Entry)| {
            let is_kept = entry.kind == kind && (entry.ask || is_request);
            is_kept && decided(*id) != Some(Decision::Done)
        };
        entries.with(|entries| entries.iter().filter(is_open).cloned().collect::<Vec<_>>())
    });
    let done = move |entry: EntryId| {
        app.send(Command::Decide { customer: id, key: key(entry), decision: Some(Decision::Done) });
    };
    let due = move |entry: &Entry| {
        entry.due.map(|due| format!("{}: {}", app.t("entry-due")(), format::on(app, due)))
    };
    view! {
        <Show when=move || !open.with(Vec::is_empty)>
            <section class="ask">
                <h2 class="section-title">{app.t(if is_request { "entry-kind-request" } else { "page-ask" })}</h2>
                <For each=move || open.get() key=|entry| entry.clone() let:entry>
                    <div class="ask-item">
                        <q>{entry.1.text.clone()}</q>
                        <span class="soft">{due(&entry.1)}</span>
                        <Show when=move || !fixed.get()>
                            <button class="link-button" on:click=move |_| done(entry.0)>
                                {app.t(if is_request { "today-done" } else { "page-ask-done" })}
                            </button>
                        </Show>
                    </div>
                </For>
            </section>
        </Show>
    }
}

/// A gentle word where the shop has done all the talking lately (H6).
#[component]
pub fn Monologue(entries: Memo<Vec<(EntryId, Entry)>>) -> impl IntoView {
    let app = App::here();
    let is_one = Memo::new(move |_| {
        entries.with(|entries| dialogue::is_monologue(entries.iter().map(|(_, entry)| entry)))
    });
    view! {
        <Show when=move || is_one.get()>
            <p class="soft">{move || app.tr1("page-monologue", "count", dialogue::LATEST)}</p>
        </Show>
    }
}
