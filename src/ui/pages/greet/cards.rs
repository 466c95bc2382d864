//! Cards to print: A6, four on a sheet of A4, with cut marks (K7). The screen only shows how many there are and in
//! which design. The sheets themselves appear only in print.

use leptos::prelude::*;

use crate::ui::components::fields::InlineChoice;
use crate::ui::state::App;

/// The designs, drawn in `style/pages/greet.css`.
const DESIGNS: [&str; 4] = ["plain", "frame", "leaf", "ribbon"];

/// How many cards a sheet holds.
const A_SHEET: usize = 4;

/// The font sizes, defined in `style/pages/greet.css`, the largest first: how many letters fit in a line of a card, and
/// how many lines fit. They leave room to spare, because letters differ in width.
const SIZES: [(&str, usize, usize); 3] = [("", 26, 12), ("small", 33, 15), ("smallest", 41, 20)];

/// The largest size at which these words fit on a card; `None` if they do not fit.
fn size(words: &str) -> Option<&'static str> {
    let lines = |a_line: usize| -> usize {
        words.lines().map(|line| line.chars().count().div_ceil(a_line).max(1)).sum()
    };
    let fits = |(_, a_line, most): &&(&str, usize, usize)| lines(*a_line) <= *most;
    SIZES.iter().find(fits).map(|(size, ..)| *size)
}

/// The cards that were put on the sheet.
#[component]
pub(super) fn Cards(sheet: RwSignal<Vec<String>>) -> impl IntoView {
    let app = App::here();
    let design = RwSignal::new(DESIGNS[0].to_owned());
    let shop = app.part(|view| view.shop().name.clone());
    let sheets =
        move || sheet.with(|cards| cards.chunks(A_SHEET).map(<[String]>::to_vec).collect::<Vec<_>>());
    let too_long = move || sheet.with(|cards| cards.iter().filter(|words| size(words).is_none()).count());
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
            <Show when=move || { too_long() > 0 }>
                <p class="wait" role="alert">{move || app.tr1("cards-long", "count", too_long())}</p>
            </Show>
        </Show>
        <div class="cards" aria-hidden="true">
            {move || sheets().into_iter().map(|cards| view! {
                <div class="card-sheet">
                    {cards.into_iter().map(|words| {
                        let size = size(&words).unwrap_or("smallest");
                        view! {
                            <div class="card" data-design=move || design.get() data-size=size>
                                <p>{words}</p>
                                <footer>{move || shop.get()}</footer>
                            </div>
                        }
                    }).collect_view()}
                </div>
            }).collect_view()}
        </div>
    }
}
