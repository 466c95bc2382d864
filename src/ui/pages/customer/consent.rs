//! What a person agreed to (H4): each channel with its day and their words, how often they want to hear from the shop,
//! and the refusal that applies everywhere.

use leptos::prelude::*;

use crate::browser::clock;
use crate::domain::{Channel, Consent as Said, Customer, CustomerId, Keyed, Pace};
use crate::notebook::EditCommand;
use crate::ui::components::fields::{Check, InlineChoice, Line};
use crate::ui::state::App;

/// The channels that need consent. Talking in person needs none, because the owner can ask at that moment.
fn asked() -> impl Iterator<Item = Channel> {
    Channel::all().filter(|channel| *channel != Channel::InPerson)
}

/// Their consent. Each change is saved at once.
#[component]
pub fn Consent(id: CustomerId, customer: Memo<Customer>, #[prop(into)] fixed: Signal<bool>) -> impl IntoView {
    let app = App::here();
    let change = move |change: &dyn Fn(&mut Customer)| {
        let base = customer.get_untracked();
        let mut new = base.clone();
        change(&mut new);
        if new != base {
            app.send(EditCommand::SaveCustomer {
                id,
                base: Box::new(base),
                new: Box::new(new),
                photo: None,
                ends: None,
            });
        }
    };
    let said = move |channel: Channel| customer.with(|customer| customer.consent.get(&channel).cloned());
    let agree = move |channel: Channel, agreed: bool| {
        change(&|customer| {
            let words = customer.consent.get(&channel).map(|said| said.words.clone()).unwrap_or_default();
            customer.consent.insert(channel, Said { agreed, day: clock::today(), words });
        });
    };
    let one = move |channel: Channel| {
        let key = channel.key();
        let label = Signal::derive(move || app.tr(&format!("entry-channel-{key}"), &[]));
        let noted = move || {
            said(channel).map(|said| {
                let told = if said.agreed { "consent-agreed" } else { "consent-refused" };
                app.tr1(told, "day", app.format().on(said.day))
            })
        };
        view! {
            <li>
                <Check label id=consent_id(channel) value=Signal::derive(move || said(channel).is_some_and(|said| said.agreed))
                    on_change=Callback::new(move |agreed| agree(channel, agreed)) />
                <span class="soft">{noted}</span>
            </li>
        }
    };
    // There is one line of words for the latest statement, because people rarely state it for each channel.
    let words = RwSignal::new(customer.with_untracked(latest_words));
    Effect::new(move |_| words.set(customer.with(latest_words)));
    let keep_words = move |_| {
        let typed = words.get_untracked().trim().to_owned();
        change(&|customer| {
            let latest = customer.consent.values().map(|said| said.day).max();
            for said in customer.consent.values_mut().filter(|said| Some(said.day) == latest) {
                said.words.clone_from(&typed);
            }
        });
    };
    let is_noted = move || customer.with(|customer| !customer.consent.is_empty());
    view! {
        <fieldset class="consent-box" disabled=move || fixed.get()>
            <legend class="section-title">{app.t("consent")}</legend>
            <p class="soft">{app.t("consent-text")}</p>
            <ul class="consent">{asked().map(one).collect_view()}</ul>
            <Show when=is_noted>
                <div on:change=keep_words>
                    <Line label=Signal::derive(app.t("consent-words")) id="consent-words" value=words on_input=Callback::new(move |typed| words.set(typed)) />
                </div>
            </Show>
            <InlineChoice
                label=Signal::derive(app.t("pace"))
                id="pace"
                choices=Signal::derive(move || {
                    let usual = (String::new(), app.t("pace-usual")());
                    let others = Pace::all().map(|pace| (pace.key().to_owned(), app.tr(&format!("pace-{}", pace.key()), &[])));
                    [usual].into_iter().chain(others).collect()
                })
                value=Signal::derive(move || customer.with(|customer| customer.pace.map(Pace::key).unwrap_or_default().to_owned()))
                on_change=Callback::new(move |key: String| change(&|customer| customer.pace = Pace::from_key(&key)))
            />
            <Check label=Signal::derive(app.t("form-no-contact")) id="consent-none" value=Signal::derive(move || customer.with(|customer| customer.no_contact))
                on_change=Callback::new(move |no| change(&|customer| customer.no_contact = no)) />
        </fieldset>
    }
}

/// Their latest words about it.
fn latest_words(customer: &Customer) -> String {
    let latest = customer.consent.values().max_by_key(|said| said.day);
    latest.map(|said| said.words.clone()).unwrap_or_default()
}

fn consent_id(channel: Channel) -> &'static str {
    match channel {
        Channel::Call => "consent-call",
        Channel::Message => "consent-message",
        Channel::Email => "consent-email",
        Channel::WhatsApp => "consent-whatsapp",
        Channel::Telegram => "consent-telegram",
        Channel::Viber => "consent-viber",
        Channel::Messenger => "consent-messenger",
        Channel::Card => "consent-card",
        Channel::InPerson => "consent-in-person",
    }
}
