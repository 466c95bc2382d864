//! Hints from a page to write from, and a few ready sentences for people whose page says little (H2).

use leptos::prelude::*;

use crate::domain::{Customer, EntryKind, Keyed};
use crate::notebook::api::PageView;
use crate::notebook::helpers::learning;
use crate::ui::components::unknown::Unknown;
use crate::ui::state::App;

/// Hints from the page to write from, and a few ready sentences for people whose page says little (H2).
#[component]
pub(super) fn Hints(
    page: Memo<Option<PageView>>,
    write: Callback<String>,
    personal: RwSignal<String>,
) -> impl IntoView {
    let app = App::here();
    let known =
        Memo::new(move |_| page.with(|page| page.as_ref().map(|page| hints(app, page)).unwrap_or_default()));
    let unknown = move || {
        page.with(|page| {
            page.as_ref().map_or(0, |page| learning::unknown(&page.customer, &page.entries).len())
        })
    };
    let ready = move || {
        let sentences =
            (1..=learning::ready_sentences(unknown())).map(|number| app.tr(&format!("ready-{number}"), &[]));
        sentences.collect::<Vec<_>>()
    };
    let add = move |sentence: String| {
        let line = personal.get_untracked();
        write.run(format!("{line} {sentence}").trim().to_owned());
    };
    view! {
        <Show when=move || !known.with(Vec::is_empty)>
            <dl class="hints">
                {move || known.get().into_iter().map(|(label, words)| view! { <div><dt>{label}</dt><dd>{words}</dd></div> }).collect_view()}
            </dl>
        </Show>
        <Unknown page />
        <Show when=move || !ready().is_empty()>
            <div class="need-actions" role="group" aria-label=app.t("greet-ready")>
                {move || ready().into_iter().map(|sentence| {
                    let words = sentence.clone();
                    view! { <button type="button" class="blank" on:click=move |_| add(words.clone())>{sentence}</button> }
                }).collect_view()}
            </div>
        </Show>
    }
}

/// The parts of a page that are worth mentioning, each with its label.
fn hints(app: App, page: &PageView) -> Vec<(String, String)> {
    let Customer { happy, preferences, hook, .. } = &page.customer;
    let latest = |kind: EntryKind| {
        let entry = page
            .entries
            .iter()
            .map(|(_, entry)| entry)
            .find(|entry| entry.kind() == kind && !entry.text.is_empty());
        entry.map(|entry| entry.text.clone()).unwrap_or_default()
    };
    let label = |kind: EntryKind| app.tr(&format!("entry-kind-{}", kind.key()), &[]);
    let told = [EntryKind::Said, EntryKind::Milestone, EntryKind::Wish, EntryKind::Purchase, EntryKind::Note];
    let told = told.map(|kind| (label(kind), latest(kind)));
    let own = [
        (app.t("page-happy")(), happy.clone()),
        (app.t("page-likes")(), preferences.clone()),
        (app.t("form-hook")(), hook.clone()),
    ];
    told.into_iter().chain(own).filter(|(_, words)| !words.trim().is_empty()).collect()
}
