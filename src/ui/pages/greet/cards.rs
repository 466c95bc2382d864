//! Cards to be printed: A6, four to a sheet of A4, with marks where to cut (K7). What is on the screen is only how many
//! there are and in which design; the sheets themselves are seen by the printer alone.

use leptos::prelude::*;

use crate::ui::components::fields::InlineChoice;
use crate::ui::state::App;

/// The designs, drawn in `style/pages/greet.css`.
const DESIGNS: [&str; 4] = ["plain", "frame", "leaf", "ribbon"];

/// How many cards a sheet holds.
const A_SHEET: usize = 4;

/// The cards that were put on the sheet.
#[component]
pub(super) fn Cards(sheet: RwSignal<Vec<String>>) -> impl IntoView {
    let app = App::here();
    let design = RwSignal::new(DESIGNS[0].to_owned());
    let shop = app.part(|view| view.shop.name.clone());
    let sheets =
        move || sheet.with(|cards| cards.chunks(A_SHEET).map(<[String]>::to_vec).collect::<Vec<_>>());
    view! {
        <Show when=move || !sheet.with(Vec::is_empty)>
            <div class="need-actions">
                <span role="status">{move || app.tr1("cards-count", "count", sheet.with(Vec::len))}</span>
                <InlineChoice
                    label=Signal::derive(app.t("cards-design"))
                    id="cards-design"
                    choices=Signal::derive(move || DESIGNS.map(|key| (key.to_owned(), app.tr(&format!("cards-{key}"), &[]))).to_vec())
                    value=design
                    on_change=Callback::new(move |key| design.set(key))
                />
                <button type="button" class="link-button" on:click=move |_| sheet.set(Vec::new())>{app.t("cards-none")}</button>
            </div>
        </Show>
        <div class="cards" aria-hidden="true">
            {move || sheets().into_iter().map(|cards| view! {
                <div class="card-sheet">
                    {cards.into_iter().map(|words| view! {
                        <div class="card" data-design=move || design.get()>
                            <p>{words}</p>
                            <footer>{move || shop.get()}</footer>
                        </div>
                    }).collect_view()}
                </div>
            }).collect_view()}
        </div>
    }
}
