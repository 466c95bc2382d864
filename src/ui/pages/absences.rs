//! `/absences`: why people stayed away, with their answers side by side (K5).

use leptos::prelude::*;

use crate::domain::MatterKind;
use crate::notebook::ShowCommand;
use crate::notebook::api::matters::Gather;
use crate::ui::components::back::Back;
use crate::ui::state::App;

/// The latest answer of each person, the latest first.
#[component]
pub fn Absences() -> impl IntoView {
    let app = App::here();
    app.send(ShowCommand::Gather(Some(Gather::Matters(MatterKind::Absence, String::new()))));
    on_cleanup(move || app.send(ShowCommand::Gather(None)));
    let answers = app
        .part(|view| view.gathered().as_ref().map(|gathered| gathered.matters.clone()).unwrap_or_default());
    view! {
        <section>
            <Back route="" label="nav-today" />
            <h1>{app.t("absences-title")}</h1>
            <Show when=move || answers.with(Vec::is_empty)>
                <p>{app.t("absences-empty")}</p>
            </Show>
            <ul class="need-list">
                <For each=move || answers.get() key=|answer| answer.clone() let:answer>
                    <li>
                        <a class="need" href=app.page_href(answer.0.row.id)>{answer.0.row.title.clone()}</a>
                        <p><q>{answer.1.words.clone()}</q>" "<span class="soft">{move || app.format().day(answer.1.day)}</span></p>
                    </li>
                </For>
            </ul>
        </section>
    }
}
