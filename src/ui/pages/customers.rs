//! `/customers`: everyone, sorted and filtered. On a wide screen, the open page is beside the list.

use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::components::Outlet;
use leptos_router::hooks::{use_location, use_navigate};

use crate::browser::clock;
use crate::domain::{CustomerId, Keyed, Role};
use crate::notebook::api::greet::Greet;
use crate::notebook::{ListRequest, ShowCommand, Sort};
use crate::ui::components::fields::InlineChoice;
use crate::ui::components::more::More;
use crate::ui::components::people::People;
use crate::ui::components::search::{ROWS, Search};
use crate::ui::pages::greet::greeting_route;
use crate::ui::state::App;

/// The list with the page beside it.
#[component]
pub fn Customers() -> impl IntoView {
    let app = App::here();
    app.send(ShowCommand::List(ListRequest { limit: ROWS, ..ListRequest::default() }));
    let location = use_location();
    let shows = move || {
        let path = location.pathname.get();
        let list = path.trim_end_matches('/').ends_with("/customers");
        if list { "list" } else { "page" }
    };
    view! {
        <div class="panes" data-shows=shows>
            <section class="pane-list">
                <header class="list-head">
                    <h1>{app.t("list-title")}</h1>
                    <a class="primary" href=app.href("customers/new")>{app.t("nav-new")}</a>
                </header>
                <Handed />
                <Search />
                <Controls />
                <Results />
            </section>
            <section class="pane-page">
                <Outlet />
            </section>
        </div>
    }
}

/// Text that another app shared. It goes into the form of the page that is opened next.
#[component]
fn Handed() -> impl IntoView {
    let app = App::here();
    view! {
        {move || app.handed_words.get().map(|words| view! {
            <aside class="reminder">
                <p>{app.t("handed-words")}</p>
                <blockquote>{words}</blockquote>
                <button class="link-button" on:click=move |_| app.handed_words.set(None)>{app.t("import-handed-leave")}</button>
            </aside>
        })}
    }
}

/// What is shown beside the list while no page is open.
#[component]
pub fn NobodyChosen() -> impl IntoView {
    let app = App::here();
    app.send(ShowCommand::ClosePage);
    view! { <p class="empty soft">{app.t("app-tagline")}</p> }
}

#[component]
fn Controls() -> impl IntoView {
    let app = App::here();
    let request = app.part(|view| view.request().clone());
    let tags = app.part(|view| view.tags().clone());
    let ask = move |change: &dyn Fn(&mut ListRequest)| {
        let mut request = request.get_untracked();
        change(&mut request);
        request.limit = ROWS;
        app.send(ShowCommand::List(request));
    };
    let sorts = [("name", Sort::Name), ("visit", Sort::LastVisit), ("newest", Sort::Newest)];
    let all = move || (String::new(), app.t("list-filter-all")());
    // People who were put away are found only here.
    let role_choices = Signal::derive(move || {
        let roles = Role::all()
            .map(|role| (role.key().to_owned(), app.tr(&format!("form-role-{}", role.key()), &[])));
        [all()].into_iter().chain(roles).chain([("put-away".to_owned(), app.t("list-put-away")())]).collect()
    });
    view! {
        <div class="controls">
            <InlineChoice
                label=Signal::derive(app.t("list-sort"))
                id="list-sort"
                choices=Signal::derive(move || vec![
                    ("name".to_owned(), app.t("list-sort-name")()),
                    ("visit".to_owned(), app.t("list-sort-visit")()),
                    ("newest".to_owned(), app.t("list-sort-newest")()),
                ])
                value=Signal::derive(move || {
                    let sort = request.with(|request| request.sort);
                    sorts.iter().find(|(_, known)| *known == sort).map_or("name", |(key, _)| key).to_owned()
                })
                on_change=Callback::new(move |key: String| ask(&|request| {
                    request.sort = sorts.iter().find(|(known, _)| *known == key).map(|(_, sort)| *sort).unwrap_or_default();
                }))
            />
            <InlineChoice
                label=Signal::derive(app.t("list-filter-role"))
                id="list-role"
                choices=role_choices
                value=Signal::derive(move || request.with(|request| match (request.put_away, request.role) {
                    (true, _) => "put-away".to_owned(),
                    (false, role) => role.map(Role::key).unwrap_or_default().to_owned(),
                }))
                on_change=Callback::new(move |key: String| ask(&|request| {
                    request.put_away = key == "put-away";
                    request.role = Role::from_key(&key);
                }))
            />
            <Show when=move || !tags.with(Vec::is_empty)>
                <InlineChoice
                    label=Signal::derive(app.t("list-filter-tag"))
                    id="list-tag"
                    choices=Signal::derive(move || [all()].into_iter().chain(tags.get().into_iter().map(|tag| (tag.clone(), tag))).collect())
                    value=Signal::derive(move || request.with(|request| request.tag.clone().unwrap_or_default()))
                    on_change=Callback::new(move |tag: String| ask(&|request| request.tag = (!tag.is_empty()).then(|| tag.clone())))
                />
            </Show>
        </div>
    }
}

/// The requested rows, with a way to see more, and a next step if there is nobody.
#[component]
pub fn Results() -> impl IntoView {
    let app = App::here();
    let list = app.part(|view| view.list().clone());
    let request = app.part(|view| view.request().clone());
    let reading = app.part(|view| *view.reading());
    let open = app.part(|view| view.page().as_ref().map(|page| page.id));
    let open: Signal<Option<CustomerId>> = open.into();
    let more = move || list.with(|list| list.total != Some(list.rows.len()) && !list.rows.is_empty());
    let show_more = move |()| {
        let limit = list.with_untracked(|list| list.rows.len()) + 2 * ROWS;
        app.send(ShowCommand::List(ListRequest { limit, ..request.get_untracked() }));
    };
    let navigate = use_navigate();
    let greet = move |_| {
        let id = clock::new_item();
        app.send(Greet::Everyone(id, request.get_untracked()));
        navigate(&format!("/{}", greeting_route(id)), NavigateOptions::default());
    };
    let nobody = move || {
        let query = request.with(|request| request.query.trim().to_owned());
        match query.is_empty() {
            true if request.with(ListRequest::is_narrow) => {
                view! { <p class="empty soft">{app.t("list-empty-filter")}</p> }.into_any()
            }
            true => view! {
                <div class="empty">
                    <p class="soft">{app.t("list-empty")}</p>
                    <a class="link-button" href=app.href("exchange")>{app.t("import-title")}</a>
                </div>
            }
            .into_any(),
            false => {
                let sought = query.clone();
                view! {
                    <div class="empty">
                        <p>{app.tr1("find-none", "query", query.as_str())}</p>
                        <p class="soft">{app.t("find-none-hint")}</p>
                        <a class="primary" href=app.href("customers/new") on:click=move |_| app.sought.set_value(sought.clone())>{app.tr1("find-new", "query", query.as_str())}</a>
                    </div>
                }.into_any()
            }
        }
    };
    view! {
        <Show when=move || request.with(ListRequest::is_narrow) && !request.with(|request| request.put_away) && list.with(|list| !list.rows.is_empty())>
            <button class="link-button" on:click=greet.clone()>{app.t("greet-list")}</button>
        </Show>
        <p class="count" role="status">
            {move || list.with(|list| list.total).map(|total| app.tr1("find-count", "count", total))}
            {move || reading.get().then(|| format!(" {}", app.t("find-still-reading")()))}
        </p>
        <Show when=move || !list.with(|list| list.rows.is_empty()) fallback=nobody>
            <People rows=Signal::derive(move || list.with(|list| list.rows.clone())) open />
        </Show>
        <Show when=more>
            <More on_more=show_more />
        </Show>
    }
}
