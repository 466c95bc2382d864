//! The time after which something is due again: a number and its unit.

use leptos::prelude::*;

use super::fields::{InlineChoice, Line};
use crate::domain::{Keyed, Unit};
use crate::ui::state::App;

/// The two fields, side by side.
#[component]
pub fn PeriodFields(
    /// The id of the number's field.
    id: &'static str,
    /// The id of the unit's field.
    unit_id: &'static str,
    /// The number as typed; empty for none.
    #[prop(into)]
    every: Signal<String>,
    /// The unit of the number.
    #[prop(into)]
    unit: Signal<Unit>,
    /// Called with every new number.
    on_every: Callback<String>,
    /// Called with every new unit.
    on_unit: Callback<Unit>,
    /// What is wrong with the number.
    #[prop(into)]
    error: Signal<Option<String>>,
) -> impl IntoView {
    let app = App::here();
    let units = Signal::derive(move || {
        Unit::all()
            .map(|unit| (unit.key().to_owned(), app.tr(&format!("unit-{}", unit.key()), &[])))
            .collect()
    });
    view! {
        <div class="entry-row">
            <Line label=Signal::derive(app.t("entry-every")) id input_mode="numeric" value=every on_input=on_every error />
            <InlineChoice
                label=Signal::derive(app.t("entry-every-unit"))
                id=unit_id
                choices=units
                value=Signal::derive(move || unit.get().key().to_owned())
                on_change=Callback::new(move |key: String| on_unit.run(Unit::from_key(&key).unwrap_or_default()))
            />
        </div>
    }
}
