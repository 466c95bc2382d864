//! The timeline: entries newest first. Each can be changed and removed.

use std::collections::BTreeMap;
use std::sync::Arc;

use leptos::prelude::*;

use super::entry_form::EntryForm;
use super::more::More;
use super::photo::Photo;
use crate::domain::{CustomerId, Entry, EntryId, EntryKind, PhotoId, web_host};
use crate::notebook::{Draft, EditCommand};
use crate::ui::state::App;

/// How many entries a page begins with. It is slightly more than a phone shows. Each step of "more" adds twice this
/// number.
const ENTRIES: usize = 10;

type Photos = BTreeMap<PhotoId, Arc<[u8]>>;

/// The entries of a page.
#[component]
pub fn Entries(
    /// The page of the entries.
    customer: CustomerId,
    /// Newest first.
    #[prop(into)]
    entries: Signal<Vec<(EntryId, Entry)>>,
    /// The entries that can be brought back.
    #[prop(into)]
    removed: Signal<Vec<(EntryId, Entry)>>,
    /// The photos of the page.
    #[prop(into)]
    photos: Signal<Photos>,
    /// The page is read-only.
    #[prop(into)]
    fixed: Signal<bool>,
) -> impl IntoView {
    let app = App::here();
    // At least down to the last entry with a draft of a change.
    let is_half_changed = |(id, _): &(EntryId, Entry)| {
        app.peek(|view| {
            view.page().as_ref().is_some_and(|page| page.drafts.contains_key(&Draft::Change(customer, *id)))
        })
    };
    let last = entries.with_untracked(|entries| entries.iter().rposition(is_half_changed));
    let shown = RwSignal::new(last.map_or(ENTRIES, |last| ENTRIES.max(last + 1)));
    let first = move || entries.with(|entries| entries.iter().take(shown.get()).cloned().collect::<Vec<_>>());
    let is_longer = move || entries.with(Vec::len) > shown.get();
    view! {
        <Show when=move || entries.with(Vec::is_empty) && removed.with(Vec::is_empty)>
            <p class="soft">{app.t("page-first")}</p>
        </Show>
        <ol class="entries">
            <For each=first key=|entry| entry.clone() let:entry>
                <Line customer entry photos fixed />
            </For>
        </ol>
        <Show when=is_longer>
            <More on_more=move |()| shown.update(|shown| *shown += 2 * ENTRIES) />
        </Show>
        <Show when=move || !removed.with(Vec::is_empty)>
            <details class="removed">
                <summary>{move || app.tr1("entry-removed-title", "count", removed.with(Vec::len))}</summary>
                <ol class="entries">
                    <For each=move || removed.get() key=|entry| entry.clone() let:entry>
                        <Line customer entry photos fixed />
                    </For>
                </ol>
            </details>
        </Show>
    }
}

#[component]
fn Line(
    customer: CustomerId,
    entry: (EntryId, Entry),
    photos: Signal<Photos>,
    fixed: Signal<bool>,
) -> impl IntoView {
    let app = App::here();
    let (id, entry) = entry;
    let draft = Draft::Change(customer, id);
    let is_half_changed =
        app.peek(|view| view.page().as_ref().is_some_and(|page| page.drafts.contains_key(&draft)));
    let changing = RwSignal::new(is_half_changed && !entry.removed && !fixed.get_untracked());
    let day = entry.day;
    let removed = entry.removed;
    let stored = StoredValue::new((id, entry.clone()));
    let mark = move |removed: bool| {
        let (id, base) = stored.get_value();
        let new = Box::new(Entry { removed, ..base.clone() });
        app.send(EditCommand::SaveEntry {
            customer,
            id,
            base: Some(Box::new(base)),
            new,
            photo: None,
            ends: None,
        });
    };
    let meta = move || stored.with_value(|(_, entry)| app.format().entry_meta(entry));
    let words = view! {
        {match (entry.kind(), entry.text.is_empty()) {
            (_, true) => ().into_any(),
            (EntryKind::Said, _) => view! { <q>{entry.text.clone()}</q> }.into_any(),
            _ => view! { <p>{entry.text.clone()}</p> }.into_any(),
        }}
    };
    // The site's name tells the owner where a tap leads.
    let link = (!entry.link().is_empty()).then(|| {
        let host = web_host(entry.link()).to_owned();
        view! { <p><a class="clipping-link" href=entry.link().to_owned() target="_blank" rel="noopener noreferrer">{host}</a></p> }
    });
    // It may arrive from the other device after its entry.
    let photo = entry.photo().map(|photo| {
        let bytes = Memo::new(move |_| photos.with(|photos| photos.get(&photo).cloned()));
        view! {
            <Photo bytes class="clipping" alt=Signal::derive(app.t("entry-photo-alt")) />
            <Show when=move || bytes.with(Option::is_none)><p class="soft">{app.t("entry-photo-missing")}</p></Show>
        }
    });
    view! {
        <li class="entry">
            <time datetime=day.to_string()>{move || app.format().day(day)}</time>
            <div class="entry-body">
                {words}
                {link}
                {photo}
                <Show when=move || changing.get()>
                    <EntryForm
                        customer
                        base=Some(stored.get_value())
                        photo=entry.photo().map(|photo| (photo, photos.with_untracked(|photos| photos.get(&photo).cloned())))
                        on_done=Callback::new(move |()| changing.set(false))
                    />
                </Show>
            </div>
            <span class="entry-meta">{meta}</span>
            <Show when=move || !fixed.get() && !changing.get()>
                <span class="entry-actions">
                    {if removed {
                        view! { <button class="link-button" on:click=move |_| mark(false)>{app.t("entry-bring-back")}</button> }.into_any()
                    } else {
                        view! {
                            <button class="link-button" on:click=move |_| changing.set(true)>{app.t("entry-change")}</button>
                            <button class="link-button" on:click=move |_| mark(true)>{app.t("entry-remove")}</button>
                        }.into_any()
                    }}
                </span>
            </Show>
        </li>
    }
}
