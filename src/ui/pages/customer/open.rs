//! What is still open with a person, first on their page: promises and agreements, things to ask about, things they
//! look for, and things that end. It also shows whether the person was heard.

use leptos::prelude::*;

use crate::browser::clock;
use crate::domain::{CustomerId, Decision, DecisionKey, Entry, EntryId, EntryKind, MatterKind};
use crate::notebook::EditCommand;
use crate::notebook::api::PageView;
use crate::notebook::helpers::dialogue;
use crate::ui::components::wish_arrived::WishArrived;
use crate::ui::state::App;

/// One kind of matters, until they are done.
#[component]
pub fn Open(
    id: CustomerId,
    page: Memo<Option<PageView>>,
    entries: Memo<Vec<(EntryId, Entry)>>,
    kind: MatterKind,
    #[prop(into)] fixed: Signal<bool>,
) -> impl IntoView {
    let app = App::here();
    let title = match kind {
        MatterKind::Promised => "entry-kind-request",
        MatterKind::Wish => "entry-kind-wish",
        MatterKind::Membership => "page-memberships",
        _ => "page-ask",
    };
    let open = Memo::new(move |_| {
        page.with(|page| {
            let decided = |key: &DecisionKey| page.as_ref().and_then(|page| page.decided.get(key).copied());
            entries.with(|entries| {
                let open = kind.open(entries.iter(), decided).into_iter();
                open.map(|(id, entry)| (id, entry.clone())).collect::<Vec<_>>()
            })
        })
    });
    let done = move |entry: EntryId| {
        app.send(EditCommand::Decide {
            customer: id,
            key: DecisionKey::matter(kind, entry),
            decision: Some(Decision::Done),
        });
    };
    let thing = RwSignal::new(None);
    let over = match kind {
        MatterKind::Ask => "page-ask-done",
        MatterKind::Wish => "wish-told",
        MatterKind::Membership => "membership-over",
        _ => "today-done",
    };
    view! {
        <Show when=move || !open.with(Vec::is_empty)>
            <section class="ask">
                <h2 class="section-title">{app.t(title)}</h2>
                <For each=move || open.get() key=|entry| entry.clone() let:entry>
                    {
                        let (at, renews, text) = (entry.0, entry.1.every().is_some(), StoredValue::new(entry.1.text.clone()));
                        view! {
                            <Item entry=entry.1>
                                <Show when=move || !fixed.get()>
                                    {(kind == MatterKind::Wish).then(|| view! {
                                        <button class="link-button" on:click=move |_| thing.set(Some(text.get_value()))>
                                            {app.t("today-came-in")}
                                        </button>
                                    })}
                                    {renews.then(|| view! {
                                        <button class="link-button" on:click=move |_| app.send(EditCommand::Renew { customer: id, entry: at })>
                                            {app.t("membership-renewed")}
                                        </button>
                                    })}
                                    <button class="link-button" on:click=move |_| done(at)>{app.t(over)}</button>
                                </Show>
                            </Item>
                        }
                    }
                </For>
            </section>
        </Show>
        // It stays while the wish that opened it is completed.
        {(kind == MatterKind::Wish).then(|| view! { <WishArrived thing /> })}
    }
}

/// What is agreed with this person alone (K10), for as long as it holds.
#[component]
pub fn Exceptions(entries: Memo<Vec<(EntryId, Entry)>>) -> impl IntoView {
    let app = App::here();
    let holding = Memo::new(move |_| {
        let holds = |entry: &Entry| {
            entry.kind() == EntryKind::Exception && entry.due.is_none_or(|until| until >= clock::today())
        };
        entries.with(|entries| {
            entries.iter().map(|(_, entry)| entry).filter(|entry| holds(entry)).cloned().collect::<Vec<_>>()
        })
    });
    view! {
        <Show when=move || !holding.with(Vec::is_empty)>
            <section class="ask">
                <h2 class="section-title">{app.t("page-exceptions")}</h2>
                <For each=move || holding.get() key=|entry| entry.clone() let:entry><Item entry>""</Item></For>
            </section>
        </Show>
    }
}

#[component]
fn Item(entry: Entry, children: Children) -> impl IntoView {
    let app = App::here();
    let text = entry.text.clone();
    let is_quoted = matches!(entry.kind(), EntryKind::Said | EntryKind::Request);
    view! {
        <div class="ask-item">
            {if is_quoted { view! { <q>{text}</q> }.into_any() } else { view! { <span>{text}</span> }.into_any() }}
            <span class="soft">{move || app.format().ahead(&entry)}</span>
            {children()}
        </div>
    }
}

/// A gentle hint if only the shop has been talking lately (H6).
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
