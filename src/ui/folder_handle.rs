//! A folder that the owner chose, so that the app can write into it by itself. It is stored under a name as long as the
//! owner likes. It is used for the weekly archive, and for the exchange between devices.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::state::App;
use crate::browser::folder::Folder;

/// The state of a folder.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum State {
    /// All is well.
    #[default]
    Still,
    /// The browser needs the owner's permission.
    Asks,
    /// Something is being written.
    Writing,
    /// The last write failed.
    Failed,
}

/// A folder with its state. `Copy`: a handful of signals.
#[derive(Clone, Copy)]
pub struct FolderHandle {
    name: &'static str,
    folder: RwSignal<Option<Folder>, LocalStorage>,
    /// Its state.
    pub state: RwSignal<State>,
}

impl FolderHandle {
    /// The folder stored under this name, once [`find`](Self::find) has looked for it.
    pub fn new(name: &'static str) -> Self {
        Self { name, folder: RwSignal::new_local(None), state: RwSignal::default() }
    }

    /// Its name on the device; `None` if there is no folder.
    pub fn name(self) -> Option<String> {
        self.folder.with(|folder| folder.as_ref().map(Folder::name))
    }

    /// The folder; `None` if there is none.
    pub fn get(self) -> Option<Folder> {
        self.folder.get_untracked()
    }

    /// Takes the stored folder, or none: another tab may have chosen another one, or stopped using it.
    pub async fn find(self) {
        self.folder.set(Folder::kept(self.name).await);
    }

    /// The folder, if the app may write into it. Otherwise the state becomes [`Asks`](State::Asks). With `ask`, on a
    /// tap, the browser asks for permission.
    pub async fn open(self, ask: bool) -> Option<Folder> {
        let folder = self.get()?;
        let is_open = folder.is_open(ask).await;
        if !is_open {
            self.state.set(State::Asks);
        }
        is_open.then_some(folder)
    }

    /// Lets the owner choose a folder, and then calls `then`.
    pub fn choose(self, then: impl FnOnce() + 'static) {
        spawn_local(async move {
            if let Some(folder) = Folder::choose(self.name).await {
                self.folder.set(Some(folder));
                self.state.set(State::Still);
                then();
            }
        });
    }

    /// Stops using the folder. Its content stays.
    pub fn stop(self) {
        self.folder.set(None);
        self.state.set(State::Still);
        spawn_local(async move {
            Folder::forget(self.name).await;
            // It may have been found again just before.
            self.folder.set(None);
        });
    }
}

/// Shows a folder's state, and the buttons to choose it, to use it now and to stop using it. `words` is the prefix of
/// the ids of its messages.
#[component]
pub fn ChosenFolder(
    /// The folder.
    kept: FolderHandle,
    /// The prefix of its messages.
    words: &'static str,
    /// Uses it now, on a tap.
    now: Callback<()>,
    /// One additional line.
    #[prop(optional, into)]
    line: MaybeProp<String>,
) -> impl IntoView {
    let app = App::here();
    let told = move || {
        let Some(folder) = kept.name() else { return app.tr(&format!("{words}-text"), &[]) };
        let state = match kept.state.get() {
            State::Still => "kept",
            State::Asks => "asks",
            State::Writing => "writing",
            State::Failed => "failed",
        };
        app.tr1(&format!("{words}-{state}"), "folder", folder.as_str())
    };
    let is_writing = move || kept.state.get() == State::Writing;
    let words_of = move |what: &'static str| move || app.tr(&format!("{words}-{what}"), &[]);
    view! {
        <p class:trouble=move || kept.state.get() == State::Failed aria-live="polite">{told}</p>
        <p class="soft">{move || line.get()}</p>
        <div class="page-actions">
            <Show
                when=move || kept.name().is_some()
                fallback=move || view! {
                    <button class="quiet" on:click=move |_| kept.choose(move || now.run(()))>{words_of("choose")}</button>
                }
            >
                <button class="quiet" disabled=is_writing on:click=move |_| now.run(())>{words_of("now")}</button>
                <button class="link-button" on:click=move |_| kept.stop()>{words_of("stop")}</button>
            </Show>
        </div>
    }
}
