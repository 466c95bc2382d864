//! `/devices`: which devices hold the notebook. So far, this one.

use leptos::prelude::*;

use crate::ui::pages::settings::Kept;
use crate::ui::state::App;

/// The devices.
#[component]
pub fn Devices() -> impl IntoView {
    let app = App::here();
    view! {
        <section class="settings">
            <h1>{app.t("devices-title")}</h1>
            <section>
                <h2>{app.t("devices-this")}</h2>
                <p>{app.t("devices-text")}</p>
                <Kept />
            </section>
        </section>
    }
}
