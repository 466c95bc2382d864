//! An archive that was chosen: it is unlocked, shown, and restored into the notebook.

use leptos::prelude::*;

use crate::domain::Keyed;
use crate::notebook::IntakeCommand;
use crate::notebook::api::restore::Lock;
use crate::notebook::api::restore::Restore;
use crate::notebook::helpers::age;
use crate::ui::components::fields::Line;
use crate::ui::components::progress::Progress;
use crate::ui::state::App;

/// An archive that is being restored.
#[component]
pub fn Restoring(restore: Signal<Restore>) -> impl IntoView {
    let app = App::here();
    let lock = move || restore.with(|restore| restore.lock);
    let running = move || restore.with(|restore| restore.begun && !restore.over);
    let to_begin = move || {
        restore.with(|restore| {
            let is_refused = restore.refused.is_some() || restore.unwelcome.is_some();
            restore.lock == Lock::Open && !restore.begun && !is_refused && restore.total > 0
        })
    };
    let found = move || {
        restore.with(|restore| {
            if restore.lock != Lock::Open {
                return app.tr1("restore-locked", "file", restore.file.as_str());
            }
            if let Some(unwelcome) = restore.unwelcome {
                return app.tr(&format!("bundle-unwelcome-{}", unwelcome.key()), &[]);
            }
            if let Some(reason) = restore.refused {
                return app.tr(&format!("import-reason-{}", reason.key()), &[]);
            }
            if restore.sender.is_some() {
                return String::new();
            }
            let (pages, photos) = (restore.total.saturating_sub(1), restore.photos);
            let counts = [("pages", pages.into()), ("photos", photos.into())];
            let file = [("file", restore.file.as_str().into())];
            app.tr("restore-found", &[&file[..], &counts[..]].concat())
        })
    };
    let told = move || {
        restore.with(|restore| {
            let counts = [("added", restore.added), ("joined", restore.joined), ("here", restore.here)];
            let counts = counts.map(|(name, count)| (name, count.into()));
            match &restore.sender {
                Some((_, sender)) => {
                    let unnamed = app.t("devices-unnamed");
                    let name = if sender.is_empty() { unnamed() } else { sender.clone() };
                    app.tr("bundle-told", &[&[("name", name.as_str().into())], &counts[..]].concat())
                }
                None => app.tr("restore-told", &counts),
            }
        })
    };
    let beside = move || {
        restore.with(|restore| {
            let lines = [
                ("restore-erased", restore.erased),
                ("restore-newer", restore.newer),
                ("devices-gaps", restore.gaps),
            ];
            let lines = lines.into_iter().filter(|(_, count)| *count > 0);
            lines.map(|(id, count)| app.tr1(id, "count", count)).collect::<Vec<_>>()
        })
    };
    let damaged = move || restore.with(|restore| restore.damaged);
    let paths = move || restore.with(|restore| restore.damaged_paths.clone());
    let unnamed = move || damaged() - paths().len();
    let is_cut_short = move || restore.with(|restore| restore.is_cut_short);
    let own = app.part(|view| view.shop().name.clone());
    let shop = move || {
        let (shop, is_own) =
            restore.with(|restore| (restore.shop.clone().filter(|_| !restore.begun), restore.is_own));
        let shop = shop?;
        let is_other = !is_own && own.with(|own| !own.is_empty() && *own != shop);
        Some(match is_other {
            true => app.tr("restore-other-shop", &[("shop", shop.into()), ("own", own.get().into())]),
            false => app.tr1("restore-shop", "shop", shop),
        })
    };
    view! {
        <div class="import" aria-live="polite">
            <p>{found}</p>
            {move || shop().map(|words| view! { <p>{words}</p> })}
            <Show when=is_cut_short>
                <p class="trouble">{app.t("restore-cut-short")}</p>
            </Show>
            <Show when=move || restore.with(|restore| restore.begun)>
                <p>{told}</p>
                {move || beside().into_iter().map(|line| view! { <p>{line}</p> }).collect_view()}
            </Show>
            <Show when=running>
                <Progress of=Signal::derive(move || restore.with(|restore| (restore.done, restore.total))) />
            </Show>
            <Show when=move || restore.with(|restore| restore.alike)>
                <p><a href=app.href("duplicates")>{app.t("bundle-duplicates")}</a></p>
            </Show>
            <Show when=move || { damaged() > 0 }>
                <Show when=move || !is_cut_short()>
                    <p class="trouble">{move || app.tr1("restore-damaged", "count", damaged())}</p>
                </Show>
                <ul class="soft">
                    {move || paths().into_iter().map(|path| view! { <li>{path}</li> }).collect_view()}
                    <Show when=move || { unnamed() > 0 }>
                        <li>{move || app.tr1("restore-damaged-more", "count", unnamed())}</li>
                    </Show>
                </ul>
            </Show>
        </div>
        <Show when=move || lock() != Lock::Open>
            <Unlock lock=Signal::derive(lock) />
        </Show>
        <div class="page-actions">
            <Show when=to_begin>
                <button class="primary" on:click=move |_| app.send(IntakeCommand::Restore)>{app.t("restore-do")}</button>
            </Show>
            <button class="quiet" on:click=move |_| app.send(IntakeCommand::CloseRestore)>
                {move || app.t(if running() { "export-stop" } else { "import-close" })()}
            </button>
        </div>
    }
}

/// Asks for the passphrase.
#[component]
fn Unlock(lock: Signal<Lock>) -> impl IntoView {
    let app = App::here();
    let passphrase = RwSignal::new(String::new());
    let wrong = move || match lock.get() {
        Lock::Refused(refused) => Some(app.t(match refused {
            age::Refused::WrongPassphrase => "restore-wrong-passphrase",
            age::Refused::OtherKey => "restore-other-key",
            age::Refused::TooMuchWork => "restore-too-much-work",
            age::Refused::Damaged | age::Refused::NotAge => "restore-lock-damaged",
        })()),
        Lock::Open | Lock::Locked | Lock::Opening => None,
    };
    let opening = move || lock.get() == Lock::Opening;
    let open = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        app.send(IntakeCommand::Unlock(passphrase.get_untracked()));
    };
    view! {
        <form on:submit=open>
            <Line
                label=Signal::derive(app.t("archive-passphrase"))
                id="unlock-passphrase"
                kind="password"
                value=passphrase
                on_input=Callback::new(move |text| passphrase.set(text))
                error=Signal::derive(wrong)
            />
            <button class="primary" disabled=opening>{app.t("restore-open")}</button>
            <Show when=opening><p role="status">{app.t("restore-opening")}</p></Show>
        </form>
    }
}
