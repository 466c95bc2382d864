//! The shop's card: on the first start and in Settings.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use crate::domain::{Currency, Shop};
use crate::ui::components::fields::{Check, Choice, Line};
use crate::ui::state::App;

/// Countries the app knows more about, with the currencies taken there.
const COUNTRIES: [(&str, &[Currency]); 3] =
    [("KH", &[Currency::KHR, Currency::USD]), ("IN", &[Currency::INR]), ("GE", &[Currency::GEL])];

/// The form. Every field may stay empty.
#[component]
pub fn ShopForm(
    /// Its initial values.
    base: Shop,
    /// The label of its button.
    #[prop(into)]
    button: Signal<String>,
    /// Called with the card.
    on_save: Callback<Shop>,
) -> impl IntoView {
    let app = App::here();
    let shop = RwSignal::new(base);
    let other = RwSignal::new(String::new());
    let wrong = RwSignal::new(false);
    let choices = Signal::derive(move || {
        let countries =
            COUNTRIES.map(|(code, _)| (code.to_owned(), app.tr(&format!("shop-country-{code}"), &[])));
        let known = countries.into_iter();
        [(String::new(), app.t("shop-country-none")())]
            .into_iter()
            .chain(known)
            .chain([("other".to_owned(), app.t("shop-country-other")())])
            .collect()
    });
    let choose = move |code: String| {
        shop.update(|shop| {
            if let Some((_, currencies)) = COUNTRIES.iter().find(|(known, _)| *known == code) {
                shop.currencies.extend(*currencies);
            }
            shop.country = code;
        });
    };
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let mut card = shop.get_untracked();
        let code = other.get_untracked().trim().to_uppercase();
        if !code.is_empty() {
            let Ok(currency) = code.parse::<Currency>() else { return wrong.set(true) };
            card.currencies.insert(currency);
        }
        wrong.set(false);
        card.name = card.name.trim().to_owned();
        on_save.run(card);
    };
    let offered = move || {
        let mut offered = vec![Currency::KHR, Currency::USD, Currency::INR, Currency::GEL];
        shop.with(|shop| {
            offered
                .extend(shop.currencies.iter().filter(|c| !offered.contains(c)).copied().collect::<Vec<_>>())
        });
        offered
    };
    view! {
        <form class="form shop-form" on:submit=submit>
            <Line label=Signal::derive(app.t("shop-name")) id="shop-name" value=Signal::derive(move || shop.with(|shop| shop.name.clone()))
                on_input=Callback::new(move |name: String| shop.update(|shop| shop.name = name)) />
            <Choice label=Signal::derive(app.t("shop-country")) id="shop-country" choices
                value=Signal::derive(move || shop.with(|shop| shop.country.clone())) on_change=Callback::new(choose) />
            <fieldset class="items">
                <legend>{app.t("shop-currencies")}</legend>
                <For each=offered key=|currency| *currency let:currency>
                    <Check label=Signal::derive(move || currency.code().to_owned()) id=currency_id(currency)
                        value=Signal::derive(move || shop.with(|shop| shop.currencies.contains(&currency)))
                        on_change=Callback::new(move |taken: bool| shop.update(|shop| {
                            if taken { shop.currencies.insert(currency) } else { shop.currencies.remove(&currency) };
                        })) />
                </For>
                <Line label=Signal::derive(app.t("shop-currency-add")) id="shop-currency" value=other on_input=Callback::new(move |code| other.set(code))
                    error=Signal::derive(move || wrong.get().then(app.t("shop-currency-code-wrong"))) />
            </fieldset>
            <div class="form-actions">
                <button class="primary" type="submit">{move || button.get()}</button>
            </div>
        </form>
    }
}

/// The id of a currency's checkbox. The currencies beyond the usual ones share one id, and their labels wrap them.
fn currency_id(currency: Currency) -> &'static str {
    match currency {
        Currency::KHR => "currency-khr",
        Currency::USD => "currency-usd",
        Currency::INR => "currency-inr",
        Currency::GEL => "currency-gel",
        _ => "currency-other",
    }
}
