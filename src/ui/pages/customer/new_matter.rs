//! Things that look ahead, written down while the person is in the shop: a request (K10), a wish (H5), or something
//! with an end or a period (K5). Each has its own button and sheet.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use crate::browser::clock;
use crate::domain::{CustomerId, Detail, Entry, EntryId, EntryKind, TEXT_LIMIT, Unit, Wrong, typed_period};
use crate::notebook::EditCommand;
use crate::ui::components::fields::Line;
use crate::ui::components::period::PeriodFields;
use crate::ui::components::sheet::Sheet;
use crate::ui::leaving;
use crate::ui::state::App;

/// The label of the button and the sheet, and the label of the text field.
fn words(kind: EntryKind) -> [&'static str; 2] {
    match kind {
        EntryKind::Wish => ["wish-new", "entry-kind-wish"],
        EntryKind::Membership => ["membership-new", "membership-what"],
        _ => ["request-new", "request-what"],
    }
}

/// The button for a new request, wish or membership, and its sheet.
#[component]
pub fn NewMatter(
    /// The page of the person.
    id: CustomerId,
    /// [`EntryKind::Request`], [`EntryKind::Wish`] or [`EntryKind::Membership`].
    kind: EntryKind,
) -> impl IntoView {
    let app = App::here();
    let [new, what] = words(kind);
    let open = RwSignal::new(false);
    let (text, due) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let (every, unit) = (RwSignal::new(String::new()), RwSignal::new(Unit::default()));
    let (wrong, wrong_every) = (RwSignal::new(None::<Wrong>), RwSignal::new(None::<Wrong>));
    leaving::ask_while(move || open.get_untracked() && text.with_untracked(|text| !text.is_empty()));
    let close = move || {
        open.set(false);
        wrong.set(None);
        wrong_every.set(None);
    };
    let is_membership = kind == EntryKind::Membership;
    let save = move |event: SubmitEvent| {
        event.prevent_default();
        let text_now = text.get_untracked().trim().to_owned();
        wrong.set(match text_now.is_empty() {
            true => Some(Wrong::Empty),
            false => Wrong::too_long(&text_now, TEXT_LIMIT),
        });
        let day = due.get_untracked().parse().ok();
        let again =
            match typed_period(&every.get_untracked(), unit.get_untracked(), &|unit| app.format().unit(unit))
            {
                Ok(None) if is_membership && day.is_none() => Err(Wrong::NoEnd),
                read => read,
            };
        wrong_every.set(again.err());
        let (Ok(again), None) = (again, wrong.get_untracked()) else { return };
        let detail = if is_membership { Detail::Membership { every: again } } else { kind.into() };
        let new = Entry { text: text_now, due: day, ..Entry::new(detail, clock::today(), clock::now()) };
        let entry = EntryId(clock::random());
        app.send(EditCommand::add_entry(id, entry, new));
        [text, due, every].iter().for_each(|field| field.set(String::new()));
        close();
    };
    view! {
        <button class="link-button" on:click=move |_| open.set(true)>{app.t(new)}</button>
        <Sheet open=open.into() on_close=Callback::new(move |()| close()) title=Signal::derive(app.t(new))>
            <form on:submit=save>
                <Line
                    label=Signal::derive(app.t(what))
                    id=new
                    value=text
                    on_input=Callback::new(move |typed| text.set(typed))
                    error=Signal::derive(move || wrong.get().map(|what| app.format().wrong(what)))
                />
                {(kind != EntryKind::Wish).then(|| view! {
                    <div class="field">
                        <label for=format!("{new}-due")>{app.t(kind.due())}</label>
                        <input id=format!("{new}-due") type="date" bind:value=due />
                    </div>
                })}
                {is_membership.then(|| view! {
                    <PeriodFields id="membership-every" unit_id="membership-unit" every unit
                        on_every=Callback::new(move |typed| every.set(typed)) on_unit=Callback::new(move |chosen| unit.set(chosen))
                        error=Signal::derive(move || wrong_every.get().map(|what| app.format().wrong(what))) />
                })}
                <div class="sheet-actions">
                    <button class="primary" type="submit">{app.t("form-save")}</button>
                    <button class="quiet" type="button" on:click=move |_| close()>{app.t("form-cancel")}</button>
                </div>
            </form>
        </Sheet>
    }
}
