//! The short help, in the owner's language.

use leptos::prelude::*;

use super::fields::Check;
use super::sheet::Sheet;
use crate::browser::settings;
use crate::ui::state::App;

/// Opens with `?` and from the top bar.
#[component]
pub fn Help() -> impl IntoView {
    let app = App::here();
    let letters = RwSignal::new(settings::has_letter_keys());
    let ways = [
        app.t("help-find"),
        app.t("help-page"),
        app.t("help-visit"),
        app.t("help-undo"),
        app.t("help-cover"),
        app.t("help-offline"),
    ];
    let keys = [
        ("/", app.t("help-key-find")),
        ("n", app.t("help-key-new")),
        ("?", app.t("help-key-help")),
        ("Ctrl+Z", app.t("help-key-undo")),
        ("Ctrl+Shift+Z", app.t("help-key-redo")),
        ("c", app.t("help-key-cover")),
    ];
    view! {
        <Sheet
            open=app.help.into()
            on_close=Callback::new(move |()| app.help.set(false))
            title=Signal::derive(app.t("help-title"))
        >
            <ul class="ways">{ways.map(|way| view! { <li>{way}</li> }).collect_view()}</ul>
            <h3>{app.t("help-keys")}</h3>
            <dl class="keys">
                {keys.map(|(key, what)| view! { <div><dt><kbd>{key}</kbd></dt><dd>{what}</dd></div> }).collect_view()}
            </dl>
            <Check
                id="letter-keys"
                label=Signal::derive(app.t("help-letter-keys"))
                value=letters
                on_change=Callback::new(move |on| {
                    settings::set_letter_keys(on);
                    letters.set(on);
                })
            />
            <h3>{app.t("settings-limits")}</h3>
            <p class="soft">{app.t("settings-limits-lock")}</p>
            <div class="sheet-actions">
                <button class="quiet" on:click=move |_| app.help.set(false)>{app.t("help-close")}</button>
            </div>
        </Sheet>
    }
}
