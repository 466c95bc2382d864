//! Something special they asked for (K10): written down while they stand there, with the day it was promised for.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use crate::browser::clock;
use crate::domain::{CustomerId, Entry, EntryId, EntryKind, TEXT_LIMIT};
use crate::notebook::Command;
use crate::ui::components::fields::Line;
use crate::ui::components::sheet::Sheet;
use crate::ui::entry_values::too_long;
use crate::ui::state::App;

/// The button for a new request, and its sheet.
#[component]
pub fn NewRequest(
    /// On whose page.
    id: CustomerId,
) -> impl IntoView {
    let app = App::here();
    let open = RwSignal::new(false);
    let (words, due) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let wrong = RwSignal::new(None::<String>);
    let close = move || {
        open.set(false);
        wrong.set(None);
    };
    let save = move |event: SubmitEvent| {
        event.prevent_default();
        let text = words.get_untracked().trim().to_owned();
        let error =
            if text.is_empty() { Some(app.t("entry-empty")()) } else { too_long(app, &text, TEXT_LIMIT) };
        if error.is_some() {
            return wrong.set(error);
        }
        let promised = due.get_untracked().parse().ok();
        let new =
            Entry { text, due: promised, ..Entry::new(EntryKind::Request, clock::today(), clock::now()) };
        let entry = EntryId(clock::random());
        app.send(Command::SaveEntry { customer: id, id: entry, base: None, new: Box::new(new) });
        words.set(String::new());
        due.set(String::new());
        close();
    };
    view! {
        <button class="quiet" on:click=move |_| open.set(true)>{app.t("request-new")}</button>
        <Sheet open=open.into() on_close=Callback::new(move |()| close()) title=Signal::derive(app.t("request-new"))>
            <form on:submit=save>
                <Line
                    label=Signal::derive(app.t("request-what"))
                    id="request-what"
                    value=words
                    on_input=Callback::new(move |text| words.set(text))
                    error=Signal::derive(move || wrong.get())
                />
                <div class="field">
                    <label for="request-due">{app.t("entry-due")}</label>
                    <input id="request-due" type="date" bind:value=due />
                </div>
                <div class="sheet-actions">
                    <button class="primary" type="submit">{app.t("form-save")}</button>
                    <button class="quiet" type="button" on:click=move |_| close()>{app.t("form-cancel")}</button>
                </div>
            </form>
        </Sheet>
    }
}
