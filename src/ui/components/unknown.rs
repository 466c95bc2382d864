//! What is not known yet about a person, one thing at a time (H2).

use leptos::prelude::*;

use crate::browser::settings;
use crate::domain::Keyed;
use crate::notebook::api::PageView;
use crate::notebook::helpers::learning;
use crate::ui::state::App;

/// One thing worth learning about the person of a page, a different one each time. Nothing if all is known.
#[component]
pub fn Unknown(page: Memo<Option<PageView>>) -> impl IntoView {
    let app = App::here();
    let unknown = page.with_untracked(|page| {
        page.as_ref().map(|page| learning::unknown(&page.customer, &page.entries)).unwrap_or_default()
    });
    let topic = learning::next(&unknown, settings::last_topic());
    topic.into_iter().for_each(settings::set_last_topic);
    // Once it is known, it is not asked again.
    let is_open = move || {
        page.with(|page| {
            let known = page.as_ref().map(|page| learning::unknown(&page.customer, &page.entries));
            topic.is_some_and(|topic| known.is_some_and(|unknown| unknown.contains(&topic)))
        })
    };
    view! {
        <Show when=is_open>
            <p class="soft">{app.t("learn")}" "{move || topic.map(|topic| app.tr(&format!("learn-{}", topic.key()), &[]))}</p>
        </Show>
    }
}
