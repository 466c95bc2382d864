//! `/customers/<id>`: the person first, figures last.

mod consent;
mod new_matter;
mod open;
mod visits;

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::hooks::{use_navigate, use_params_map};

use crate::browser::{clock, files};
use crate::domain::phone::numbers;
use crate::domain::{
    Cause, Customer, CustomerId, DayKind, Entry, EntryId, EntryKind, Keyed, MatterKind, Role,
};
use crate::notebook::api::{PageState, PageView};
use crate::notebook::helpers::kept;
use crate::notebook::helpers::own_data::{self, OwnData};
use crate::notebook::helpers::{call, mail};
use crate::notebook::{EditCommand, ShowCommand};
use crate::ui::components::back::Back;
use crate::ui::components::entries::Entries;
use crate::ui::components::entry_form::EntryForm;
use crate::ui::components::photo::Photo;
use crate::ui::components::sheet::Sheet;
use crate::ui::components::unknown::Unknown;
use crate::ui::leaving;
use crate::ui::pages::duplicates::JoinedPages;
use crate::ui::pages::greet::greet_route;
use crate::ui::state::App;
use consent::Consent;
use new_matter::NewMatter;
use open::{Exceptions, Monologue, Open};
use visits::Visits;

/// The page of the customer in the address.
#[component]
pub fn CustomerPage() -> impl IntoView {
    view! { <WithPage show=|page| view! { <Page page /> }.into_any() /> }
}

/// Opens the page in the address, and shows it once it is loaded.
#[component]
pub fn WithPage(
    /// Draws the page; called again when another page is opened.
    show: fn(Memo<Option<PageView>>) -> AnyView,
) -> impl IntoView {
    let app = App::here();
    let params = use_params_map();
    let id = Memo::new(move |_| {
        params.with(|params| params.get("id")).and_then(|id| id.parse::<CustomerId>().ok())
    });
    Effect::new(move |_| match id.get() {
        Some(id) => app.send(ShowCommand::OpenPage(id)),
        None => app.send(ShowCommand::ClosePage),
    });
    let page = app.part(move |view| view.page().clone());
    let state = Memo::new(move |_| {
        let open = page.with(|page| page.as_ref().map(|page| (page.id, page.state)));
        match (id.get(), open) {
            (None, _) => (None, PageState::Missing),
            (Some(id), Some((open, state))) if open == id => (Some(id), state),
            (id, _) => (id, PageState::Opening),
        }
    });
    move || {
        match state.get().1 {
        PageState::Opening => view! { <p class="loading">{app.t("page-loading")}</p> }.into_any(),
        PageState::TakenBack => view! {
            <div class="empty">
                <h1>{app.t("nav-customers")}</h1>
                <p>{app.t("page-taken-back")}</p>
                <div class="page-actions">
                    <button class="primary" on:click=move |_| id.get_untracked().into_iter().for_each(|id| app.send(EditCommand::BringBack(id)))>
                        {app.t("page-bring-back")}
                    </button>
                    <a class="quiet" href=app.href("customers")>{app.t("nav-back")}</a>
                </div>
            </div>
        }
        .into_any(),
        PageState::Missing => view! {
            <div class="empty">
                <h1>{app.t("nav-customers")}</h1>
                <p>{app.t("page-missing")}</p>
                <a class="quiet" href=app.href("customers")>{app.t("nav-back")}</a>
            </div>
        }
        .into_any(),
        PageState::Joined(into) => view! {
            <div class="empty">
                <p>{app.t("page-joined-into")}</p>
                <a class="quiet" href=app.page_href(into)>{app.t("page-joined-open")}</a>
            </div>
        }
        .into_any(),
        PageState::Ready => show(page),
    }
    }
}

#[component]
fn Page(page: Memo<Option<PageView>>) -> impl IntoView {
    let app = App::here();
    // The page stays the same while this is drawn. Only its content changes.
    let Some(first) = page.get_untracked() else { return ().into_any() };
    let id = first.id;
    let part = move |part: fn(&PageView) -> String| {
        move || page.with(|page| page.as_ref().map(part).unwrap_or_default())
    };
    let customer = Memo::new(move |_| {
        page.with(|page| page.as_ref().map(|page| page.customer.clone()).unwrap_or_default())
    });
    let entries = Memo::new(move |_| {
        page.with(|page| page.as_ref().map(|page| page.entries.clone()).unwrap_or_default())
    });
    let removed = Memo::new(move |_| {
        page.with(|page| page.as_ref().map(|page| page.removed.clone()).unwrap_or_default())
    });
    let photos = Memo::new(move |_| {
        page.with(|page| page.as_ref().map(|page| page.photos.clone()).unwrap_or_default())
    });
    let newer = Memo::new(move |_| page.with(|page| page.as_ref().is_some_and(|page| page.newer)));
    let damaged = Memo::new(move |_| page.with(|page| page.as_ref().is_some_and(|page| page.damaged)));
    let title = Signal::derive(move || {
        let title = part(|page| page.customer.title().unwrap_or_default().to_owned())();
        if title.is_empty() { app.t("page-no-name")() } else { title }
    });
    let visited = move |_| {
        let new = Entry::new(EntryKind::Visit, clock::today(), clock::now());
        app.send(EditCommand::add_entry(id, EntryId(clock::random()), new));
    };
    view! {
        <article class="page">
            <Back route="customers" label="nav-customers" />
            <Show when=move || newer.get()><p class="trouble">{app.t("page-newer")}</p></Show>
            <Show when=move || damaged.get()><p class="trouble">{app.t("page-damaged")}</p></Show>
            <Head customer title page />
            <Show when=move || !newer.get()>
                <div class="page-actions">
                    <button class="primary" on:click=visited>{app.t("entry-visited-today")}</button>
                    <a class="quiet" href=app.href(&format!("customers/{id}/edit"))>{app.t("page-edit")}</a>
                    <NewMatter id kind=EntryKind::Request />
                    <NewMatter id kind=EntryKind::Wish />
                    <NewMatter id kind=EntryKind::Membership />
                    <Show when=move || customer.with(|customer| !customer.no_contact)>
                        <a class="link-button" href=app.href(&greet_route(Some(id), Some(Cause::Thanks)))>{app.t("greet-thanks")}</a>
                    </Show>
                </div>
            </Show>
            <Open id page entries kind=MatterKind::Promised fixed=newer />
            <Exceptions entries />
            <Open id page entries kind=MatterKind::Ask fixed=newer />
            <Open id page entries kind=MatterKind::Wish fixed=newer />
            <Open id page entries kind=MatterKind::Membership fixed=newer />
            <Monologue entries />
            <Show when=move || !newer.get()><Unknown page /></Show>
            <Facts customer page />
            <FromElsewhere customer />
            <section>
                <h2 class="section-title">{app.t("page-on-this-page")}</h2>
                <Show when=move || !newer.get()>
                    <EntryForm customer=id base=None />
                </Show>
                <Entries customer=id entries removed photos fixed=newer />
            </section>
            <Visits customer entries page />
            <Consent id customer fixed=newer />
            <JoinedPages page=page.into() />
            <Leaving id customer title page fixed=newer />
        </article>
    }
    .into_any()
}

#[component]
fn Head(customer: Memo<Customer>, title: Signal<String>, page: Memo<Option<PageView>>) -> impl IntoView {
    let app = App::here();
    let portrait = Memo::new(move |_| page.with(|page| page.as_ref().and_then(|page| page.photo.clone())));
    let alt = Signal::derive(move || app.tr1("page-photo-of", "name", title.get()));
    let country = app.part(|view| view.shop().country.clone());
    let says = move || {
        customer.with(|customer| {
            let parts = [
                (!customer.say.is_empty()).then(|| app.tr1("page-say", "say", customer.say.as_str())),
                called(customer, &country.get()).map(|name| app.tr1("page-call-them", "name", name)),
                (!customer.hook.is_empty()).then(|| customer.hook.clone()),
                (!customer.firm.is_empty() && customer.title() != Some(&customer.firm))
                    .then(|| customer.firm.clone()),
            ];
            parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
        })
    };
    let badges = move || {
        customer.with(|customer| {
            let role = (customer.role != Role::Customer)
                .then(|| app.tr(&format!("form-role-{}", customer.role.key()), &[]));
            let put_away = customer.put_away.as_ref().map(|reason| match reason.is_empty() {
                true => app.t("page-put-away")(),
                false => app.tr1("page-put-away-because", "reason", reason.as_str()),
            });
            role.into_iter().chain(put_away).chain(customer.tags.iter().cloned()).collect::<Vec<_>>()
        })
    };
    let happy = move || customer.with(|customer| customer.happy.clone());
    let likes = move || customer.with(|customer| customer.preferences.clone());
    view! {
        <header class="page-head">
            <Photo bytes=portrait class="portrait" alt />
            <h1><bdi>{title}</bdi></h1>
            <p class="say">{says}</p>
            <ul class="badges">{move || badges().into_iter().map(|badge| view! { <li class="badge">{badge}</li> }).collect_view()}</ul>
        </header>
        <Show when=move || customer.with(|customer| customer.no_contact)>
            <p class="badge" data-tone="warn">{app.t("page-no-contact")}</p>
        </Show>
        <Show when=move || !happy().is_empty()>
            <blockquote class="happy" aria-label=app.t("page-happy")>{happy}</blockquote>
        </Show>
        <Show when=move || !likes().is_empty()>
            <section>
                <h2 class="section-title">{app.t("page-likes")}</h2>
                <p class="likes-text">{likes}</p>
            </section>
        </Show>
    }
}

/// How to address them, if the owner has noted more than their name.
fn called(customer: &Customer, country: &str) -> Option<String> {
    let noted = [&customer.called, &customer.form_of_address, &customer.salutation];
    let is_noted = noted.iter().any(|text| !text.trim().is_empty());
    is_noted.then(|| customer.names(country, None).address)
}

#[component]
fn Facts(customer: Memo<Customer>, page: Memo<Option<PageView>>) -> impl IntoView {
    let app = App::here();
    let labelled = |value: AnyView, label: &str| {
        let label = (!label.is_empty()).then(|| view! { <span class="soft">" "{label.to_owned()}</span> });
        view! { <dd>{value}{label}</dd> }.into_any()
    };
    let country = app.part(|view| view.shop().country.clone());
    let facts = move || {
        let customer = customer.get();
        let mut facts: Vec<(String, Vec<AnyView>)> = Vec::new();
        let mut add = |term: String, values: Vec<AnyView>| {
            if !values.is_empty() {
                facts.push((term, values));
            }
        };
        let quiet = customer.no_contact;
        add(app.t("form-phone")(), customer.phones.values().map(|phone| {
            // Two numbers in one field become two links. Words without a number become none.
            let numbers = numbers(&phone.number);
            let words = numbers.is_empty().then(|| phone.number.clone());
            let links = numbers.into_iter().map(|number| {
                let text = number.text.clone();
                match call(&number, &country.read()).filter(|_| !quiet) {
                    Some(link) => view! { <a class="number" href=link rel="external" aria-label=app.tr1("page-call", "number", text.as_str())>{text.clone()}</a> }.into_any(),
                    None => view! { <span class="number">{text}</span> }.into_any(),
                }
            });
            let links = links.collect_view();
            labelled(view! { {words}{links} }.into_any(), &phone.label)
        }).collect());
        add(app.t("form-email")(), customer.emails.values().map(|email| {
            let address = email.address.clone();
            let value = match quiet {
                true => view! { <span>{address}</span> }.into_any(),
                false => view! { <a href=mail(&address) rel="external" aria-label=app.tr1("page-write-to", "address", address.as_str())>{address.clone()}</a> }.into_any(),
            };
            labelled(value, &email.label)
        }).collect());
        for handle in customer.handles.values() {
            let service =
                if handle.service.is_empty() { app.t("form-handle")() } else { handle.service.clone() };
            add(service, vec![labelled(handle.name.clone().into_any(), "")]);
        }
        for day in customer.days.values() {
            let (term, label) = match day.kind {
                DayKind::Other if !day.label.is_empty() => (day.label.clone(), ""),
                kind => (app.format().day_kind(kind), day.label.as_str()),
            };
            add(term, vec![labelled(app.format().yearly(day.day).into_any(), label)]);
        }
        if !customer.address.is_empty() {
            add(app.t("form-address")(), vec![labelled(customer.address.clone().into_any(), "")]);
        }
        if !customer.patronymic.is_empty() {
            add(app.t("form-patronymic")(), vec![labelled(customer.patronymic.clone().into_any(), "")]);
        }
        if !customer.found_us.is_empty() {
            add(app.t("form-found-us")(), vec![labelled(customer.found_us.clone().into_any(), "")]);
        }
        let recommended = page.with(|page| page.as_ref().and_then(|page| page.recommended_by.clone()));
        match (recommended, &customer.recommended_by) {
            (Some((id, title)), _) => {
                let link = view! { <a href=app.page_href(id)>{title}</a> }.into_any();
                add(app.t("form-recommended-by")(), vec![labelled(link, "")]);
            }
            (None, Some(crate::domain::Recommender::Words(words))) => {
                add(app.t("form-recommended-by")(), vec![labelled(words.clone().into_any(), "")]);
            }
            _ => {}
        }
        facts.into_iter().map(|(term, values)| view! { <div><dt>{term}</dt>{values}</div> }).collect_view()
    };
    let any = move || {
        customer.with(|c| {
            let lists = [c.phones.len(), c.emails.len(), c.handles.len(), c.days.len()];
            let texts = [&c.address, &c.patronymic, &c.found_us];
            lists.iter().any(|count| *count > 0)
                || texts.iter().any(|text| !text.is_empty())
                || c.recommended_by.is_some()
        })
    };
    view! {
        <Show when=any>
            <section>
                <h2 class="section-title">{app.t("page-facts")}</h2>
                <dl class="facts">{facts}</dl>
            </section>
        </Show>
    }
}

/// Data from another app that has no field here.
#[component]
fn FromElsewhere(customer: Memo<Customer>) -> impl IntoView {
    let app = App::here();
    let kept = Memo::new(move |_| customer.with(|customer| kept::told(customer.foreign.values())));
    view! {
        <Show when=move || !kept.with(Vec::is_empty)>
            <details class="disclosure">
                <summary>{app.t("own-data-foreign")}</summary>
                <dl class="facts">
                    {move || kept.get().into_iter().map(|(name, text)| view! { <div><dt>{name}</dt><dd>{text}</dd></div> }).collect_view()}
                </dl>
            </details>
        </Show>
    }
}

/// The ways to put away, bring back and erase.
#[component]
fn Leaving(
    id: CustomerId,
    customer: Memo<Customer>,
    title: Signal<String>,
    page: Memo<Option<PageView>>,
    #[prop(into)] fixed: Signal<bool>,
) -> impl IntoView {
    let app = App::here();
    let give = move |_| {
        let Some(page) = page.get_untracked() else { return };
        let name = format!("{}.html", page.customer.title().unwrap_or_default().replace(['/', '\\'], " "));
        let data = own_data::html(
            app.format(),
            OwnData {
                customer: &page.customer,
                recommended_by: page.recommended_by.as_ref().map(|(_, title)| title.as_str()),
                entries: &page.entries,
                removed: &page.removed,
                photo: page.photo.as_ref(),
                photos: &page.photos,
            },
        );
        spawn_local(async move {
            let _ = files::give(&name, "text/html", data.as_bytes()).await;
        });
    };
    let navigate = use_navigate();
    let asking = RwSignal::new(false);
    let reason = RwSignal::new(String::new());
    leaving::ask_while(move || asking.get_untracked() && reason.with_untracked(|reason| !reason.is_empty()));
    let set_put_away = move |put_away: Option<String>| {
        let base = customer.get_untracked();
        let new = Box::new(Customer { put_away, ..base.clone() });
        app.send(EditCommand::SaveCustomer { id, base: Box::new(base), new, photo: None, ends: None });
    };
    let is_away = move || customer.with(|customer| customer.put_away.is_some());
    let erasing = app.part(|view| view.erasing().clone());
    let mentions = Signal::derive(move || erasing.get().map(|(_, rows)| rows).unwrap_or_default());
    let erase = move |_| {
        app.send(EditCommand::Erase(id));
        navigate("/customers", leptos_router::NavigateOptions::default());
    };
    view! {
        <footer class="page-leaving">
            <Show when=move || !fixed.get()>
                <Show when=is_away fallback=move || view! {
                    <button class="quiet" on:click=move |_| asking.set(true)>{app.t("put-away")}</button>
                }>
                    <button class="quiet" on:click=move |_| set_put_away(None)>{app.t("put-away-back")}</button>
                </Show>
            </Show>
            <button class="quiet" on:click=give>{app.t("own-data")}</button>
            <button class="danger" on:click=move |_| app.send(ShowCommand::AskErase(id))>{app.t("erase")}</button>
        </footer>
        <Sheet open=asking.into() on_close=Callback::new(move |()| asking.set(false)) title=Signal::derive(app.t("put-away"))>
            <form on:submit=move |event: leptos::ev::SubmitEvent| {
                event.prevent_default();
                set_put_away(Some(reason.get_untracked().trim().to_owned()));
                asking.set(false);
            }>
                <div class="field">
                    <label for="put-away-reason">{app.t("put-away-reason")}</label>
                    <input id="put-away-reason" type="text" bind:value=reason autocomplete="off" />
                </div>
                <div class="sheet-actions">
                    <button class="primary" type="submit">{app.t("put-away-do")}</button>
                    <button class="quiet" type="button" on:click=move |_| asking.set(false)>{app.t("form-cancel")}</button>
                </div>
            </form>
        </Sheet>
        <Sheet
            open=Signal::derive(move || erasing.with(Option::is_some))
            on_close=Callback::new(move |()| app.send(ShowCommand::KeepPage))
            title=Signal::derive(move || app.tr1("erase-title", "name", title.get()))
        >
            <p>{app.t("erase-text")}</p>
            <Show when=move || !mentions.with(Vec::is_empty)>
                <p>{move || app.tr1("erase-mentions", "count", mentions.with(Vec::len))}</p>
                <crate::ui::components::people::People rows=mentions />
            </Show>
            <div class="sheet-actions">
                <button class="danger" on:click=erase.clone()>{app.t("erase-do")}</button>
                <button class="quiet" autofocus on:click=move |_| app.send(ShowCommand::KeepPage)>{app.t("erase-cancel")}</button>
            </div>
        </Sheet>
    }
}
