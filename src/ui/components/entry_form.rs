//! The form for an entry, new or changed.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use leptos::web_sys::HtmlElement;
use wasm_bindgen::JsCast;

use super::fields::{Check, Field, InlineChoice, Line};
use super::half_written::HalfWritten;
use super::period::PeriodFields;
use super::photo::{Chosen, PhotoField};
use crate::browser::{clock, device};
use crate::domain::{
    Channel, Currency, CustomerId, Entry, EntryErrors, EntryId, EntryKind, EntryValues, Keyed, Starter, Wrong,
};
use crate::notebook::{Draft, EditCommand};
use crate::ui::debounce::Debounce;
use crate::ui::half_written;
use crate::ui::state::App;

/// The form. With `base`, it changes that entry and calls `on_done`. Without it, it adds an entry. The draft is kept.
#[component]
pub fn EntryForm(
    /// The page of the entry.
    customer: CustomerId,
    /// The entry to change.
    #[prop(optional_no_strip)]
    base: Option<(EntryId, Entry)>,
    /// The photo it has.
    #[prop(optional_no_strip)]
    photo: Option<Chosen>,
    /// Called when a change was sent.
    #[prop(optional)]
    on_done: Option<Callback<()>>,
) -> impl IntoView {
    let app = App::here();
    let begin = base.as_ref().map(|(_, entry)| EntryValues::of(entry)).unwrap_or_default();
    let at = match &base {
        Some((entry, _)) => Draft::Change(customer, *entry),
        None => Draft::Entry(customer),
    };
    let draft = app.peek(|view| view.page().as_ref().and_then(|page| page.drafts.get(&at).cloned()));
    let kept = draft.and_then(|draft| half_written::taken_up(&begin, &draft));
    let (kept, meanwhile) = kept.map(|kept| (kept.values, kept.meanwhile)).unzip();
    let meanwhile = RwSignal::new(meanwhile);
    let values = RwSignal::new(kept.unwrap_or_else(|| begin.clone()));
    let begin = StoredValue::new(begin);
    let errors = RwSignal::new(EntryErrors::default());
    let told = move |of: fn(&EntryErrors) -> Option<Wrong>| {
        Signal::derive(move || errors.with(of).map(|what| app.format().wrong(what)))
    };
    let photo = RwSignal::new(photo);
    let shrinking = RwSignal::new(false);
    let is_new = base.is_none();
    // Two forms may stand on one page: their fields need ids of their own.
    let own = move |new: &'static str, changed: &'static str| if is_new { new } else { changed };
    let currencies = app.part(|view| {
        let mut known: Vec<Currency> = view.shop().currencies.iter().copied().collect();
        if known.is_empty() {
            known.push(Currency::USD);
        }
        known
    });
    let usual = move || currencies.with(|known| known[0]);

    let pause = Debounce::new();
    let keep = move || {
        let text = values.with_untracked(|values| match is_new && values.is_empty() {
            true => String::new(),
            false => begin.with_value(|begin| half_written::kept(begin, values)),
        });
        app.send(EditCommand::KeepDraft(at, text));
    };
    let edit = move |change: &dyn Fn(&mut EntryValues)| {
        values.update(|values| change(values));
        pause.begin(keep);
    };
    if is_new && let Some(words) = app.handed_words.try_update(Option::take).flatten() {
        edit(&|values| values.text = format!("{}\n{words}", values.text).trim().to_owned());
        request_animation_frame(|| {
            let form = device::document().get_element_by_id("entry-text");
            form.and_then(|form| form.dyn_into::<HtmlElement>().ok()).map(|form| form.focus());
        });
    }
    let start_afresh = move || {
        pause.end();
        values.set(begin.get_value());
        meanwhile.set(None);
        app.send(EditCommand::KeepDraft(at, String::new()));
    };
    on_cleanup(move || {
        // If the owner leaves the page before the pause is over, the words are kept anyway.
        if pause.end() {
            keep();
        }
    });

    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let (today, now) = (clock::today(), clock::now());
        let (chosen, bytes) = photo.get_untracked().unzip();
        match values.with_untracked(|values| {
            let base = base.as_ref().map(|(_, base)| base);
            values.entry(base, today, now, usual(), chosen, &|unit| app.format().unit(unit))
        }) {
            Err(wrong) => errors.set(wrong),
            Ok(new) => {
                pause.end();
                errors.set(EntryErrors::default());
                let (id, base) = match base.clone() {
                    Some((id, base)) => (id, Some(Box::new(base))),
                    None => (EntryId(clock::random()), None),
                };
                let is_news = base.as_ref().is_none_or(|base| base.photo() != new.photo());
                let bytes = bytes.flatten().filter(|_| is_news && new.photo().is_some());
                app.send(EditCommand::SaveEntry {
                    customer,
                    id,
                    base,
                    new: Box::new(new),
                    photo: bytes,
                    ends: Some(at),
                });
                photo.set(None);
                match on_done {
                    Some(done) => done.run(()),
                    None => values.update(|values| {
                        *values = EntryValues { currency: values.currency, ..EntryValues::default() }
                    }),
                }
            }
        }
    };

    let kinds = Signal::derive(move || {
        // New entries of these kinds have sheets of their own.
        let apart = [EntryKind::Request, EntryKind::Wish, EntryKind::Membership];
        let offered = EntryKind::all().filter(|kind| !is_new || !apart.contains(kind));
        offered
            .map(|kind| (kind.key().to_owned(), app.tr(&format!("entry-kind-{}", kind.key()), &[])))
            .collect()
    });
    let is = move |kind: EntryKind| move || values.with(|values| values.kind == kind);
    let today = move || clock::today().to_string();
    view! {
        <form class="entry-form" on:submit=submit>
            {(!is_new).then(|| view! { <HalfWritten meanwhile on_afresh=Callback::new(move |()| start_afresh()) /> })}
            <Field label=Signal::derive(app.t("entry-text")) id=own("entry-text", "change-text") error=told(|errors| errors.text)>
                <textarea
                    class="entry-input"
                    id=own("entry-text", "change-text")
                    rows="2"
                    placeholder=app.t("entry-text-placeholder")
                    aria-invalid=move || errors.get().text.map(|_| "true")
                    prop:value=move || values.with(|values| values.text.clone())
                    on:input:target=move |event| {
                        let text = event.target().value();
                        edit(&|values| values.text = text.clone());
                    }
                ></textarea>
            </Field>
            <div class="entry-row">
                <InlineChoice
                    label=Signal::derive(app.t("entry-kind"))
                    id=own("entry-kind", "change-kind")
                    choices=kinds
                    value=Signal::derive(move || values.with(|values| values.kind.key().to_owned()))
                    on_change=Callback::new(move |key: String| edit(&|values| values.kind = EntryKind::from_key(&key).unwrap_or_default()))
                />
                <div class="field-inline">
                    <label for=own("entry-day", "change-day")>{app.t("entry-date")}</label>
                    <input
                        id=own("entry-day", "change-day")
                        type="date"
                        max=today
                        prop:value=move || values.with(|values| values.day.clone()).unwrap_or_else(today)
                        on:input:target=move |event| {
                            let day = event.target().value();
                            edit(&|values| values.day = Some(day.clone()).filter(|day| *day != today()));
                        }
                    />
                </div>
            </div>
            <span class="field-error" role="alert">{told(|errors| errors.day)}</span>
            <Show when=is(EntryKind::Said)>
                <Check
                    label=Signal::derive(app.t("entry-ask"))
                    id=own("entry-ask", "change-ask")
                    value=Signal::derive(move || values.with(|values| values.ask))
                    on_change=Callback::new(move |ask| edit(&|values| values.ask = ask))
                />
            </Show>
            <Show when=is(EntryKind::Membership)>
                <PeriodFields
                    id=own("entry-every", "change-every")
                    unit_id=own("entry-unit", "change-unit")
                    every=Signal::derive(move || values.with(|values| values.every.clone()))
                    unit=Signal::derive(move || values.with(|values| values.unit))
                    on_every=Callback::new(move |typed: String| edit(&|values| values.every.clone_from(&typed)))
                    on_unit=Callback::new(move |unit| edit(&|values| values.unit = unit))
                    error=told(|errors| errors.every)
                />
            </Show>
            <Show when=is(EntryKind::Purchase)>
                <div class="entry-row">
                    <Line
                        label=Signal::derive(app.t("entry-amount"))
                        id=own("entry-amount", "change-amount")
                        input_mode="decimal"
                        value=Signal::derive(move || values.with(|values| values.amount.clone()))
                        on_input=Callback::new(move |typed: String| edit(&|values| values.amount = typed.clone()))
                        error=told(|errors| errors.amount)
                    />
                    <InlineChoice
                        label=Signal::derive(app.t("entry-currency"))
                        id=own("entry-currency", "change-currency")
                        choices=Signal::derive(move || currencies.get().iter().map(|c| (c.code().to_owned(), c.code().to_owned())).collect())
                        value=Signal::derive(move || values.with(|values| values.currency.unwrap_or_else(usual).code().to_owned()))
                        on_change=Callback::new(move |code: String| edit(&|values| values.currency = code.parse().ok()))
                    />
                    <Line
                        label=Signal::derive(app.t("entry-cost"))
                        id=own("entry-cost", "change-cost")
                        input_mode="decimal"
                        value=Signal::derive(move || values.with(|values| values.cost.clone()))
                        on_input=Callback::new(move |typed: String| edit(&|values| values.cost = typed.clone()))
                        error=told(|errors| errors.cost)
                    />
                </div>
            </Show>
            <Show when=is(EntryKind::Clipping)>
                <Line
                    label=Signal::derive(app.t("entry-link"))
                    id=own("entry-link", "change-link")
                    input_mode="url"
                    value=Signal::derive(move || values.with(|values| values.link.clone()))
                    on_input=Callback::new(move |typed: String| edit(&|values| values.link.clone_from(&typed)))
                    error=told(|errors| errors.link)
                />
                <PhotoField id=own("entry-photo", "change-photo") class="clipping" photo shrinking />
            </Show>
            <Show when=is(EntryKind::Contact)>
                <div class="entry-row">
                    <InlineChoice
                        label=Signal::derive(app.t("entry-channel"))
                        id=own("entry-channel", "change-channel")
                        choices=Signal::derive(move || optional(Channel::all().map(Channel::key), |key| app.tr(&format!("entry-channel-{key}"), &[])))
                        value=Signal::derive(move || values.with(|values| values.channel.map(Channel::key).unwrap_or_default().to_owned()))
                        on_change=Callback::new(move |key: String| edit(&|values| values.channel = Channel::from_key(&key)))
                    />
                    <InlineChoice
                        label=Signal::derive(app.t("entry-starter"))
                        id=own("entry-starter", "change-starter")
                        choices=Signal::derive(move || optional(Starter::all().map(Starter::key), |key| app.tr(&format!("entry-starter-{key}"), &[])))
                        value=Signal::derive(move || values.with(|values| values.starter.map(Starter::key).unwrap_or_default().to_owned()))
                        on_change=Callback::new(move |key: String| edit(&|values| values.starter = Starter::from_key(&key)))
                    />
                </div>
            </Show>
            <Show when=move || values.with(|values| values.kind != EntryKind::Wish)>
                <div class="field-inline">
                    <label for=own("entry-due", "change-due")>{move || app.t(values.with(|values| values.kind.due()))()}</label>
                    <input
                        id=own("entry-due", "change-due")
                        type="date"
                        prop:value=move || values.with(|values| values.due.clone())
                        on:input:target=move |event| {
                            let due = event.target().value();
                            edit(&|values| values.due.clone_from(&due));
                        }
                    />
                </div>
            </Show>
            <div class="entry-submit">
                <button class="primary" type="submit" disabled=move || shrinking.get()>{app.t(if is_new { "entry-add" } else { "entry-save" })}</button>
                {on_done.map(|done| view! {
                    <button class="quiet" type="button" on:click=move |_| {
                        start_afresh();
                        done.run(());
                    }>{app.t("form-cancel")}</button>
                })}
            </div>
        </form>
    }
}

/// The choices of a field that may stay empty.
fn optional(
    keys: impl Iterator<Item = &'static str>,
    words: impl Fn(&str) -> String,
) -> Vec<(String, String)> {
    let open = (String::new(), "–".to_owned());
    [open].into_iter().chain(keys.map(|key| (key.to_owned(), words(key)))).collect()
}
