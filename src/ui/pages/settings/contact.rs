//! The shop's rules for contact (H4, H10): quiet hours and days, the limit per person, the channels in use, and what
//! stays confidential. Each change is saved at once, and can be undone.

use leptos::prelude::*;

use super::care::Number;
use crate::domain::{Budget, Channel, Keyed, QuietHours, Standards};
use crate::notebook::EditCommand;
use crate::ui::components::fields::{Check, Line};
use crate::ui::state::App;

/// The hours that are suggested first.
const QUIET: QuietHours = QuietHours { from: 20, to: 8 };

/// Saves a change of the rules.
fn change(app: App, change: impl FnOnce(&mut Standards)) {
    let base = app.peek(|view| view.shop().clone());
    let mut new = base.clone();
    change(&mut new.contact);
    if new != base {
        app.send(EditCommand::SaveShop { base: Box::new(base), new: Box::new(new) });
    }
}

/// All settings about contact.
#[component]
pub fn ContactSettings() -> impl IntoView {
    let app = App::here();
    let standards = app.part(|view| view.shop().contact.clone());
    let is_quiet = move || standards.with(|standards| standards.quiet_hours.is_some());
    let hour = move |hour: fn(QuietHours) -> u8| {
        Signal::derive(move || {
            standards.with(|standards| u16::from(hour(standards.quiet_hours.unwrap_or(QUIET))))
        })
    };
    let set_hour = move |set: fn(QuietHours, u8) -> Option<QuietHours>| {
        Callback::new(move |hour: u16| {
            change(app, |standards| {
                let hours = set(standards.quiet_hours.unwrap_or(QUIET), hour as u8);
                standards.quiet_hours = hours.or(standards.quiet_hours);
            });
        })
    };
    let budget = move || standards.with(|standards| standards.budget.unwrap_or(Budget::DEFAULT));
    let set_budget = move |set: fn(Budget, u16) -> Option<Budget>| {
        Callback::new(move |number: u16| {
            change(app, |standards| {
                let new = set(standards.budget.unwrap_or(Budget::DEFAULT), number);
                standards.budget = new.or(standards.budget);
            });
        })
    };
    let day = move |day: u8| {
        view! {
            <Check
                label=Signal::derive(move || app.tr1("weekday", "weekday", usize::from(day)))
                id=day_id(day)
                value=Signal::derive(move || standards.with(|standards| standards.quiet_days.contains(&day)))
                on_change=Callback::new(move |quiet| change(app, |standards| {
                    if quiet { standards.quiet_days.insert(day) } else { standards.quiet_days.remove(&day) };
                }))
            />
        }
    };
    let channel = move |channel: Channel| {
        view! {
            <Check
                label=Signal::derive(move || app.tr(&format!("entry-channel-{}", channel.key()), &[]))
                id=channel_id(channel)
                value=Signal::derive(move || standards.with(|standards| !standards.unused.contains(&channel)))
                on_change=Callback::new(move |used| change(app, |standards| {
                    if used { standards.unused.remove(&channel) } else { standards.unused.insert(channel) };
                }))
            />
        }
    };
    let channels = Channel::all().filter(|channel| *channel != Channel::InPerson);
    let confidential = RwSignal::new(standards.with_untracked(|standards| standards.confidential.clone()));
    let keep = move |_| {
        let sentence = confidential.get_untracked().trim().to_owned();
        change(app, |standards| standards.confidential = sentence);
    };
    view! {
        <p class="soft">{app.t("contact-text")}</p>
        <div class="numbers">
            <Number label=Signal::derive(app.t("contact-most")) id="contact-most" value=Signal::derive(move || u16::from(budget().contacts)) from=1 to=u16::from(Budget::MOST)
                on_change=set_budget(|budget, most| Budget::new(most as u8, budget.days)) />
            <Number label=Signal::derive(app.t("contact-days")) id="contact-days" value=Signal::derive(move || budget().days) from=1 to=365
                on_change=set_budget(|budget, days| Budget::new(budget.contacts, days)) />
        </div>
        <Check label=Signal::derive(app.t("contact-quiet-hours")) id="quiet-hours" value=Signal::derive(is_quiet)
            on_change=Callback::new(move |quiet: bool| change(app, |standards| standards.quiet_hours = quiet.then_some(QUIET))) />
        <Show when=is_quiet>
            <div class="numbers">
                <Number label=Signal::derive(app.t("contact-from")) id="quiet-from" value=hour(|hours| hours.from) from=0 to=23
                    on_change=set_hour(|hours, from| QuietHours::new(from, hours.to)) />
                <Number label=Signal::derive(app.t("contact-to")) id="quiet-to" value=hour(|hours| hours.to) from=0 to=23
                    on_change=set_hour(|hours, to| QuietHours::new(hours.from, to)) />
            </div>
        </Show>
        <details class="disclosure">
            <summary>{app.t("contact-quiet-days")}</summary>
            <div class="numbers">{(1..=7).map(day).collect_view()}</div>
        </details>
        <details class="disclosure">
            <summary>{app.t("contact-channels")}</summary>
            <div class="numbers">{channels.map(channel).collect_view()}</div>
        </details>
        <div on:change=keep>
            <Line label=Signal::derive(app.t("contact-confidential")) id="confidential" value=confidential on_input=Callback::new(move |typed| confidential.set(typed)) />
        </div>
    }
}

fn day_id(day: u8) -> &'static str {
    ["quiet-1", "quiet-2", "quiet-3", "quiet-4", "quiet-5", "quiet-6", "quiet-7"]
        [usize::from(day.clamp(1, 7)) - 1]
}

fn channel_id(channel: Channel) -> &'static str {
    match channel {
        Channel::Call => "uses-call",
        Channel::Message => "uses-message",
        Channel::Email => "uses-email",
        Channel::WhatsApp => "uses-whatsapp",
        Channel::Telegram => "uses-telegram",
        Channel::Viber => "uses-viber",
        Channel::Messenger => "uses-messenger",
        Channel::Card => "uses-card",
        Channel::InPerson => "uses-in-person",
    }
}
