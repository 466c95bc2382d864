//! The figures, last on a page: how often the person was here, and when they will be missed (K5).

use std::collections::BTreeSet;

use leptos::prelude::*;

use crate::domain::{Customer, Entry, EntryId};
use crate::notebook::api::PageView;
use crate::ui::state::App;

/// How often the person comes.
#[component]
pub fn Visits(
    customer: Memo<Customer>,
    entries: Memo<Vec<(EntryId, Entry)>>,
    page: Memo<Option<PageView>>,
) -> impl IntoView {
    let app = App::here();
    let days = Memo::new(move |_| {
        entries.with(|entries| {
            let visits = entries.iter().filter(|(_, entry)| entry.kind().is_visit());
            visits.map(|(_, entry)| entry.day).collect::<BTreeSet<_>>().len()
        })
    });
    let rhythm = Memo::new(move |_| page.with(|page| page.as_ref().and_then(|page| page.rhythm)));
    let is_set = move || customer.with(|customer| customer.interval.is_some());
    let by_plain_rule = app.part(|view| view.shop().care.plain.is_some());
    let often = move || match rhythm.get() {
        _ if by_plain_rule.get() => String::new(),
        None => app.t("page-rhythm-none")(),
        Some(rhythm) => {
            let id = if is_set() { "page-rhythm-set" } else { "page-rhythm" };
            app.tr(
                id,
                &[("usual", (rhythm.usual as usize).into()), ("limit", (rhythm.limit as usize).into())],
            )
        }
    };
    view! {
        <Show when=move || days.get() != 0 || is_set()>
            <section>
                <h2 class="section-title">{app.t("page-visits")}</h2>
                <p class="soft">{move || (days.get() != 0).then(|| app.tr1("page-visits-count", "count", days.get()))}" "{often}</p>
            </section>
        </Show>
    }
}
