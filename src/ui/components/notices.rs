//! Shows what just happened, in one sentence, with its undo.

use std::time::Duration;

use leptos::prelude::*;

use crate::browser::device;
use crate::domain::Decision;
use crate::notebook::api::{Happened, Notice};
use crate::notebook::{EditCommand, ShowCommand};
use crate::ui::state::App;

/// How long a notice stays, in seconds. It is long enough to read it and reach for "Undo". The notice stays longer
/// while a pointer is on one of its buttons or the focus is in it. The undo itself stays possible by key.
const STAYS: u64 = 10;

/// The place where notices appear.
#[component]
pub fn Notices() -> impl IntoView {
    let app = App::here();
    let notice = app.part(|view| view.notice().clone());
    Effect::new(move |timer: Option<Option<TimeoutHandle>>| {
        if let Some(Some(timer)) = timer {
            timer.clear();
        }
        let number = notice.with(|notice| notice.as_ref().map(|notice| notice.number))?;
        wait(app, number)
    });
    view! {
        <div role="status" class="notice">
            {move || notice.get().map(|notice| view! {
                    <span>{words(app, &notice)}</span>
                    <Show when=move || notice.undo>
                        <button class="link-button" on:click=move |_| app.send(EditCommand::Undo)>{app.t("notice-undo")}</button>
                    </Show>
                    {(notice.what == Happened::Undone).then(|| view! {
                        <button class="link-button" on:click=move |_| app.send(EditCommand::Redo)>{app.t("notice-redo")}</button>
                    })}
                    <button class="icon-button" aria-label=app.t("notice-close") on:click=move |_| app.send(ShowCommand::CloseNotice)>
                        <super::icon::Icon name="close" />
                    </button>
            })}
        </div>
    }
}

/// Closes a notice after its time, unless the owner is using it.
fn wait(app: App, number: u64) -> Option<TimeoutHandle> {
    let close = move || {
        let is_shown = app.peek(|view| view.notice().as_ref().is_some_and(|notice| notice.number == number));
        let held =
            device::document().query_selector(".notice button:hover, .notice:focus-within").ok().flatten();
        match (is_shown, held.is_some()) {
            (true, true) => drop(wait(app, number)),
            (true, false) => app.send(ShowCommand::CloseNotice),
            (false, _) => {}
        }
    };
    set_timeout_with_handle(close, Duration::from_secs(STAYS)).ok()
}

fn words(app: App, notice: &Notice) -> String {
    let with_name = |id: &str, name: &String| {
        let name = if name.is_empty() { app.t("page-no-name")() } else { name.clone() };
        app.tr1(id, "name", name)
    };
    match &notice.what {
        Happened::Saved => app.t("notice-saved")(),
        Happened::EntryAdded => app.t("notice-entry-added")(),
        Happened::EntryChanged => app.t("notice-entry-changed")(),
        Happened::EntryRemoved => app.t("notice-entry-removed")(),
        Happened::EntryBack => app.t("notice-entry-back")(),
        Happened::Visited(name) => with_name("notice-visited", name),
        Happened::PutAway(name) => with_name("notice-put-away", name),
        Happened::BroughtBack(name) => with_name("notice-brought-back", name),
        Happened::Joined(name) => with_name("notice-joined", name),
        Happened::Parted(name) => with_name("notice-parted", name),
        Happened::Decided(Decision::Done) => app.t("notice-done")(),
        Happened::Decided(Decision::Later(day)) => {
            let (id, when) = app.format().near(*day, ["notice-later"; 2]);
            app.tr1(id, "when", when)
        }
        Happened::Renewed(day) => app.tr1("notice-renewed", "day", app.format().on(*day)),
        Happened::NeverAgain => app.t("notice-never")(),
        Happened::Erased => app.t("notice-erased")(),
        Happened::ErasedElsewhere => app.t("notice-erased-elsewhere")(),
        Happened::Undone => app.t("notice-undone")(),
        Happened::Redone => app.t("notice-redone")(),
    }
}
