//! `/customers/new` and `/customers/<id>/edit`: one form for both. One of name, nickname, phone or firm is enough.
//! Fields that an owner does not use stay folded.

use std::sync::Arc;

use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

use super::customer::WithPage;
use crate::browser::clock;
use crate::domain::{
    Customer, CustomerErrors, CustomerId, CustomerValues, DayKind, Item, ItemId, Keyed, NameOrder,
    Recommender, Role, Wrong, YearlyDay,
};
use crate::notebook::helpers::holidays;
use crate::notebook::{Draft, EditCommand, ShowCommand, ViewReader};
use crate::ui::components::fields::{Check, Choice, Line, Paragraph};
use crate::ui::components::half_written::HalfWritten;
use crate::ui::components::icon::Icon;
use crate::ui::components::photo::PhotoField;
use crate::ui::debounce::Debounce;
use crate::ui::half_written;
use crate::ui::state::App;

/// The form for a new customer. It shows the draft, unless a name was passed to it.
#[component]
pub fn NewCustomer() -> impl IntoView {
    let app = App::here();
    let name = app.sought.try_update_value(std::mem::take).unwrap_or_default();
    let draft = app.peek(|view| view.new_draft().clone()).filter(|_| name.is_empty());
    let customer = Customer { name, ..Customer::default() };
    let id = CustomerId(clock::random());
    view! { <CustomerForm id base=Customer::default() begin=CustomerValues::of(&customer, None, clock::new_item) draft at=Draft::NewCustomer photo=None /> }
}

/// The form for an existing page.
#[component]
pub fn EditCustomer() -> impl IntoView {
    view! {
        <WithPage show=|page| {
            let Some(page) = page.get_untracked() else { return ().into_any() };
            let recommended = page.recommended_by.as_ref().map(|(_, title)| title.as_str());
            let begin = CustomerValues::of(&page.customer, recommended, clock::new_item);
            view! {
                <CustomerForm id=page.id base=page.customer begin draft=page.drafts.get(&Draft::Customer(page.id)).cloned() at=Draft::Customer(page.id) photo=page.photo />
            }.into_any()
        } />
    }
}

#[component]
fn CustomerForm(
    id: CustomerId,
    base: Customer,
    begin: CustomerValues,
    draft: Option<String>,
    at: Draft,
    photo: Option<Arc<[u8]>>,
) -> impl IntoView {
    let app = App::here();
    let navigate = use_navigate();
    let is_new = at == Draft::NewCustomer;
    // The form after it is cleared. A name that was passed to it counts as written.
    let empty =
        if is_new { CustomerValues::of(&Customer::default(), None, clock::new_item) } else { begin.clone() };
    let kept = draft.and_then(|draft| half_written::taken_up(&empty, &draft));
    let (kept, meanwhile) = kept.map(|kept| (kept.values, kept.meanwhile)).unzip();
    let meanwhile = RwSignal::new(meanwhile);
    let values = RwSignal::new(kept.unwrap_or(begin));
    let empty = StoredValue::new(empty);
    let errors = RwSignal::new(CustomerErrors::default());
    let told = move |of: fn(&CustomerErrors) -> Option<Wrong>| {
        Signal::derive(move || errors.with(of).map(|what| app.format().wrong(what)))
    };
    let portrait = RwSignal::new(base.photo.map(|id| (id, photo)));
    let shrinking = RwSignal::new(false);
    let base = StoredValue::new(base);
    let others = app.part(|view| view.likely().clone());
    let suggested = app.part(|view| view.suggested().clone());
    app.send(ShowCommand::Suggest(values.with_untracked(|values| values.recommended_by.clone())));
    let except = (!is_new).then_some(id);

    let pause = Debounce::new();
    let keep = move || {
        let text =
            values.with_untracked(|values| empty.with_value(|empty| half_written::kept(empty, values)));
        app.send(EditCommand::KeepDraft(at, text));
    };
    let edit = move |change: &dyn Fn(&mut CustomerValues)| {
        values.update(|values| change(values));
        pause.begin(keep);
        let (name, phone) = values.with_untracked(|values| {
            (values.name.clone(), values.phones.first().map(|phone| phone.value.clone()).unwrap_or_default())
        });
        app.send(ShowCommand::Likely { name, phone, except });
    };
    on_cleanup(move || {
        if pause.end() {
            keep();
        }
        app.send(ShowCommand::Likely { name: String::new(), phone: String::new(), except: None });
    });
    let start_afresh = move |()| {
        pause.end();
        values.set(empty.get_value());
        meanwhile.set(None);
        app.send(EditCommand::KeepDraft(at, String::new()));
    };

    let after = navigate.clone();
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let base = base.get_value();
        let recommender = |name: &str| {
            if empty.with_value(|begin| begin.recommended_by == name) {
                return base.recommended_by.clone();
            }
            let known =
                |view: &ViewReader| view.suggested().iter().find(|row| row.title == name).map(|row| row.id);
            let words = (!name.is_empty()).then(|| Recommender::Words(name.to_owned()));
            app.peek(known).map(Recommender::Page).or(words)
        };
        let made = values.with_untracked(|values| values.customer(&base, recommender, clock::new_item));
        match made {
            Err(wrong) => errors.set(wrong),
            Ok(mut new) => {
                pause.end();
                let (photo, bytes) = portrait.get_untracked().unzip();
                new.photo = photo;
                let bytes = bytes.flatten().filter(|_| new.photo != base.photo);
                app.send(EditCommand::SaveCustomer {
                    id,
                    base: Box::new(base),
                    new: Box::new(new),
                    photo: bytes,
                    ends: Some(at),
                });
                after(
                    &format!("/customers/{id}"),
                    NavigateOptions { replace: true, ..NavigateOptions::default() },
                );
            }
        }
    };
    let line = move |get: fn(&CustomerValues) -> &String| {
        Signal::derive(move || values.with(|values| get(values).clone()))
    };
    let set = move |at: fn(&mut CustomerValues) -> &mut String| {
        Callback::new(move |typed: String| edit(&|values| at(values).clone_from(&typed)))
    };
    let example = YearlyDay { month: 3, day: Some(24), year: Some(1990) }.typed();
    let open_more = values.with_untracked(CustomerValues::uses_more);
    let cancel = move |_| {
        pause.end();
        app.send(EditCommand::KeepDraft(at, String::new()));
        let route = if is_new { "/customers".to_owned() } else { format!("/customers/{id}") };
        navigate(&route, NavigateOptions::default());
    };
    view! {
        <form class="form" on:submit=submit novalidate>
            <h1>{app.t(if is_new { "form-new-title" } else { "form-edit-title" })}</h1>
            <Show when=move || is_new><p class="soft">{app.t("form-one-is-enough")}</p></Show>
            <HalfWritten meanwhile on_afresh=Callback::new(start_afresh) />
            <Line label=Signal::derive(app.t("form-name")) id="name" value=line(|v| &v.name) on_input=set(|v| &mut v.name) error=told(|errors| errors.nothing) />
            <Show when=move || !others.with(Vec::is_empty)>
                <div class="already" role="status">
                    <p>{app.t("form-already")}</p>
                    {move || others.get().into_iter().map(|row| view! { <a href=app.page_href(row.id)>{row.title.clone()}" "<span class="soft">{row.hint}</span></a> }).collect_view()}
                </div>
            </Show>
            <Items values=line_items(values, |v| &v.phones) at=|v| &mut v.phones edit=Callback::new(move |change: Change| edit(&|v| change.apply(v)))
                label="form-phone" add="form-phone-add" id="phone" kind="tel" labelled=true />
            <Items values=line_items(values, |v| &v.emails) at=|v| &mut v.emails edit=Callback::new(move |change: Change| edit(&|v| change.apply(v)))
                label="form-email" add="form-email-add" id="email" kind="email" labelled=false />
            <Line label=Signal::derive(app.t("form-day-birthday")) id="birthday" value=line(|v| &v.birthday) on_input=set(|v| &mut v.birthday)
                hint=Signal::derive(move || app.tr1("form-birthday-hint", "example", example.as_str())) error=told(|errors| errors.birthday) />
            <Line label=Signal::derive(app.t("form-hook")) id="hook" value=line(|v| &v.hook) on_input=set(|v| &mut v.hook) hint=Signal::derive(app.t("form-hook-hint")) />
            <Paragraph label=Signal::derive(app.t("form-preferences")) id="preferences" value=line(|v| &v.preferences) on_input=set(|v| &mut v.preferences) />
            <Line label=Signal::derive(app.t("form-tags")) id="tags" value=line(|v| &v.tags) on_input=set(|v| &mut v.tags) hint=Signal::derive(app.t("form-tags-hint")) />
            <PhotoField id="photo" class="portrait" photo=portrait shrinking />
            <details class="more" open=open_more>
                <summary>{app.t("form-more")}</summary>
                <Paragraph label=Signal::derive(app.t("form-happy")) id="happy" value=line(|v| &v.happy) on_input=set(|v| &mut v.happy) />
                <div class="field-row">
                    <Line label=Signal::derive(app.t("form-called")) id="called" value=line(|v| &v.called) on_input=set(|v| &mut v.called) />
                    <Line label=Signal::derive(app.t("form-say")) id="say" value=line(|v| &v.say) on_input=set(|v| &mut v.say) />
                </div>
                <div class="field-row">
                    <Line label=Signal::derive(app.t("form-form-of-address")) id="form-of-address" value=line(|v| &v.form_of_address) on_input=set(|v| &mut v.form_of_address) />
                    <Line label=Signal::derive(app.t("form-salutation")) id="salutation" value=line(|v| &v.salutation) on_input=set(|v| &mut v.salutation) hint=Signal::derive(app.t("form-salutation-hint")) />
                    <Line label=Signal::derive(app.t("form-patronymic")) id="patronymic" value=line(|v| &v.patronymic) on_input=set(|v| &mut v.patronymic) />
                </div>
                <Choice label=Signal::derive(app.t("form-name-order")) id="name-order"
                    choices=Signal::derive(move || vec![(String::new(), app.t("form-name-order-default")()), ("first".into(), app.t("form-name-order-first")()), ("last".into(), app.t("form-name-order-last")())])
                    value=Signal::derive(move || match values.with(|v| v.name_order) { None => "", Some(NameOrder::FamilyFirst) => "first", Some(NameOrder::FamilyLast) => "last" }.to_owned())
                    on_change=Callback::new(move |key: String| edit(&|v| v.name_order = match key.as_str() { "first" => Some(NameOrder::FamilyFirst), "last" => Some(NameOrder::FamilyLast), _ => None })) />
                <Line label=Signal::derive(app.t("form-firm")) id="firm" value=line(|v| &v.firm) on_input=set(|v| &mut v.firm) />
                <Choice label=Signal::derive(app.t("form-role")) id="role"
                    choices=Signal::derive(move || Role::all().map(|role| (role.key().to_owned(), app.tr(&format!("form-role-{}", role.key()), &[]))).collect())
                    value=Signal::derive(move || values.with(|v| v.role.key().to_owned()))
                    on_change=Callback::new(move |key: String| edit(&|v| v.role = Role::from_key(&key).unwrap_or_default())) />
                <Items values=line_items(values, |v| &v.handles) at=|v| &mut v.handles edit=Callback::new(move |change: Change| edit(&|v| change.apply(v)))
                    label="form-handle" add="form-handle-add" id="handle" kind="text" labelled=true label_word="form-handle-service" />
                <Items values=line_items(values, |v| &v.days) at=|v| &mut v.days edit=Callback::new(move |change: Change| edit(&|v| change.apply(v)))
                    label="form-day-other" add="form-day-add" id="day" kind="text" labelled=true label_word="form-day-label" days=true
                    wrong=Signal::derive(move || errors.get().days) />
                <Line label=Signal::derive(app.t("form-day-also")) id="birthday-also" value=line(|v| &v.birthday_also) on_input=set(|v| &mut v.birthday_also) />
                <Choice label=Signal::derive(app.t("form-country")) id="country"
                    choices=Signal::derive(move || countries(app, &values.with(|v| v.country.clone())))
                    value=line(|v| &v.country) on_change=set(|v| &mut v.country) />
                <Line label=Signal::derive(app.t("form-interval")) id="interval" input_mode="numeric" value=line(|v| &v.interval) on_input=set(|v| &mut v.interval)
                    hint=Signal::derive(app.t("form-interval-hint")) error=told(|errors| errors.interval) />
                <Paragraph label=Signal::derive(app.t("form-address")) id="address" value=line(|v| &v.address) on_input=set(|v| &mut v.address) />
                <Line label=Signal::derive(app.t("form-found-us")) id="found-us" value=line(|v| &v.found_us) on_input=set(|v| &mut v.found_us) />
                <Line label=Signal::derive(app.t("form-recommended-by")) id="recommended-by" value=line(|v| &v.recommended_by) list="known-people"
                    on_input=Callback::new(move |typed: String| {
                        edit(&|values| values.recommended_by.clone_from(&typed));
                        app.send(ShowCommand::Suggest(typed));
                    }) />
                <datalist id="known-people">
                    {move || suggested.get().into_iter().map(|row| view! { <option value=row.title>{row.hint}</option> }).collect_view()}
                </datalist>
                <Check label=Signal::derive(app.t("form-no-contact")) id="no-contact" value=Signal::derive(move || values.with(|v| v.no_contact))
                    on_change=Callback::new(move |no: bool| edit(&|v| v.no_contact = no)) />
            </details>
            <span class="field-error" role="alert">{told(|errors| errors.length)}</span>
            <div class="form-actions">
                <button class="primary" type="submit" disabled=shrinking>{app.t("form-save")}</button>
                <button class="quiet" type="button" on:click=cancel>{app.t("form-cancel")}</button>
            </div>
        </form>
    }
}

/// The items of a form, as a signal.
fn line_items(
    values: RwSignal<CustomerValues>,
    items: fn(&CustomerValues) -> &Vec<Item>,
) -> Signal<Vec<Item>> {
    Signal::derive(move || values.with(|values| items(values).clone()))
}

/// A change of one list of items.
#[derive(Clone)]
struct Change {
    at: fn(&mut CustomerValues) -> &mut Vec<Item>,
    what: What,
}

/// The kind of change.
#[derive(Clone)]
enum What {
    Add,
    Remove(ItemId),
    Value(ItemId, String),
    Label(ItemId, String),
    Kind(ItemId, DayKind),
}

impl Change {
    fn apply(&self, values: &mut CustomerValues) {
        let items = (self.at)(values);
        let mut each = |id: &ItemId, change: &dyn Fn(&mut Item)| {
            items.iter_mut().filter(|item| item.id == *id).for_each(change)
        };
        match &self.what {
            What::Add => items.push(Item::new(clock::new_item())),
            What::Remove(id) => items.retain(|item| item.id != *id),
            What::Value(id, value) => each(id, &|item| item.value.clone_from(value)),
            What::Label(id, label) => each(id, &|item| item.label.clone_from(label)),
            What::Kind(id, kind) => each(id, &|item| item.kind = *kind),
        }
    }
}

/// The countries whose holidays the app knows, and the one that was noted elsewhere.
fn countries(app: App, noted: &str) -> Vec<(String, String)> {
    let known = holidays::COUNTRIES;
    let named = known.map(|code| (code.to_owned(), app.tr(&format!("shop-country-{code}"), &[])));
    let other = (!noted.is_empty() && !known.contains(&noted)).then(|| (noted.to_owned(), noted.to_owned()));
    let as_shop = (String::new(), app.t("form-country-shop")());
    [as_shop].into_iter().chain(named).chain(other).collect()
}

/// Phones, e-mails, messenger names or days: all of them, and a way to add another.
#[component]
fn Items(
    values: Signal<Vec<Item>>,
    at: fn(&mut CustomerValues) -> &mut Vec<Item>,
    edit: Callback<Change>,
    /// Message of the field's label.
    label: &'static str,
    /// Message of the button.
    add: &'static str,
    /// The id of the first field. The other ids begin with it.
    id: &'static str,
    kind: &'static str,
    /// Each has its own label beside it.
    labelled: bool,
    #[prop(default = "form-label")] label_word: &'static str,
    /// Each is a day with a kind.
    #[prop(optional)]
    days: bool,
    #[prop(optional, into)] wrong: Signal<Vec<(ItemId, Wrong)>>,
) -> impl IntoView {
    let app = App::here();
    let change = move |what: What| edit.run(Change { at, what });
    let ids = Memo::new(move |_| values.with(|items| items.iter().map(|item| item.id).collect::<Vec<_>>()));
    let field = move |of: ItemId, get: fn(&Item) -> &String| {
        move || {
            values.with(|items| {
                items.iter().find(|item| item.id == of).map(|item| get(item).clone()).unwrap_or_default()
            })
        }
    };
    let dom_id = move |of: ItemId, part: &str| {
        let first = ids.with_untracked(|ids| ids.first() == Some(&of));
        if first { format!("{id}{part}") } else { format!("{id}-{of}{part}") }
    };
    view! {
        <fieldset class="items">
            <For each=move || ids.get() key=|id| *id let:item>
                <div class="item">
                    <div class="field">
                        <label for=dom_id(item, "")>{app.t(label)}</label>
                        <input id=dom_id(item, "") type=kind autocomplete="off" prop:value=field(item, |item| &item.value)
                            on:input:target=move |event| change(What::Value(item, event.target().value())) />
                        <span class="field-error" role="alert">
                            {move || wrong.with(|wrong| wrong.iter().find(|(id, _)| *id == item).map(|(_, what)| app.format().wrong(*what)))}
                        </span>
                    </div>
                    <Show when=move || days>
                        <select aria-label=app.t("entry-kind") on:change:target=move |event| change(What::Kind(item, DayKind::from_key(&event.target().value()).unwrap_or(DayKind::Other)))>
                            {DayKind::all().filter(|kind| *kind != DayKind::Birthday).map(|kind| {
                                let chosen = values.with_untracked(|items| items.iter().any(|known| known.id == item && known.kind == kind));
                                view! { <option value=kind.key() selected=chosen>{move || app.format().day_kind(kind)}</option> }
                            }).collect_view()}
                        </select>
                    </Show>
                    <Show when=move || labelled>
                        <div class="field">
                            <label for=dom_id(item, "-label")>{app.t(label_word)}</label>
                            <input id=dom_id(item, "-label") type="text" autocomplete="off" prop:value=field(item, |item| &item.label)
                                on:input:target=move |event| change(What::Label(item, event.target().value())) />
                        </div>
                    </Show>
                    <Show when=move || { ids.with(|ids| ids.len() > 1) || days || label_word != "form-label" }>
                        <button type="button" class="icon-button" aria-label=app.t("form-remove-item") on:click=move |_| change(What::Remove(item))><Icon name="close" /></button>
                    </Show>
                </div>
            </For>
            <button type="button" class="link-button" on:click=move |_| change(What::Add)>{app.t(add)}</button>
        </fieldset>
    }
}
