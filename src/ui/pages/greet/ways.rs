//! The ways to send the composed text: the phone's own apps, opened by a tap; copying, sharing and printing.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser::{clock, files};
use crate::domain::{Channel, Customer, Keyed};
use crate::notebook::helpers::link;
use crate::ui::state::App;

/// All the ways by which this person may be contacted.
#[component]
pub(super) fn Ways(
    words: Memo<String>,
    ways: Memo<Vec<Channel>>,
    person: Memo<Customer>,
    country: Memo<String>,
    chosen: RwSignal<Option<Channel>>,
    is_blocked: Signal<bool>,
    sheet: RwSignal<Vec<String>>,
) -> impl IntoView {
    let app = App::here();
    let is_copied = RwSignal::new(false);
    Effect::new(move |_| {
        words.track();
        is_copied.set(false);
    });
    let links = move || {
        let text = words.get();
        let of = |way: Channel| Some((way, person.with(|person| link(way, person, &country.get(), &text))?));
        if is_blocked.get() { Vec::new() } else { ways.get().into_iter().filter_map(of).collect() }
    };
    let copy = move |_| {
        let text = words.get_untracked();
        spawn_local(async move { is_copied.set(files::copy(&text).await) });
    };
    let share = move |_| {
        let text = words.get_untracked();
        spawn_local(async move {
            // Only the owner knows whether it was really sent.
            let _ = files::share_text(&text).await;
        });
    };
    let is_unprinted = RwSignal::new(false);
    let print = move |_| {
        sheet.update(|sheet| {
            if !sheet.contains(&words.get_untracked()) {
                sheet.push(words.get_untracked());
            }
        });
        // This runs once the card is drawn.
        spawn_local(async move {
            clock::pause().await;
            let is_printed = files::print().await;
            is_unprinted.set(!is_printed);
            if is_printed {
                chosen.set(Some(Channel::Card));
            }
        });
    };
    let set_aside = move |_| {
        chosen.set(Some(Channel::Card));
        sheet.update(|sheet| sheet.push(words.get_untracked()));
    };
    view! {
        <div class="need-actions" role="group" aria-label=app.t("greet-send")>
            {move || links().into_iter().map(|(way, link)| view! {
                <a class="link-button" href=link target="_blank" rel="external noopener noreferrer" on:click=move |_| chosen.set(Some(way))>
                    {app.tr(&format!("entry-channel-{}", way.key()), &[])}
                </a>
            }).collect_view()}
            <Show when=files::can_share>
                <button type="button" class="link-button" disabled=move || is_blocked.get() on:click=share>{app.t("greet-share")}</button>
            </Show>
            <button type="button" class="link-button" disabled=move || is_blocked.get() on:click=copy>{app.t("greet-copy")}</button>
            <button type="button" class="link-button" disabled=move || is_blocked.get() on:click=print>{app.t("greet-print")}</button>
            <button type="button" class="link-button" disabled=move || is_blocked.get() on:click=set_aside>{app.t("greet-sheet")}</button>
            <span class="soft" role="status">
                {move || is_copied.get().then(|| app.tr("bundle-copied", &[]))}
                {move || is_unprinted.get().then(|| app.tr("greet-unprinted", &[]))}
            </span>
        </div>
    }
}
