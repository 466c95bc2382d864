//! A folder the owner chose for the app to write into by itself, kept under a name as long as they like: for the weekly
//! archive, and for what devices exchange.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::state::App;
use crate::browser::folder::Folder;

/// How it stands with a folder.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum State {
    /// All is well.
    #[default]
    Still,
    /// The browser wants the owner's yes.
    Asks,
    /// Something is being written.
    Writing,
    /// The last could not be written.
    Failed,
}

/// A folder, with how it stands. `Copy`: a handful of signals.
#[derive(Clone, Copy)]
pub struct FolderHandle {
    name: &'static str,
    folder: RwSignal<Option<Folder>, LocalStorage>,
    /// How it stands.
    pub state: RwSignal<State>,
}

impl FolderHandle {
    /// The folder kept under this name, once [`search`](Self::find) has looked for it.
    pub fn new(name: &'static str) -> Self {
        Self { name, folder: RwSignal::new_local(None), state: RwSignal::default() }
    }

    /// What the owner calls it; `None` without one.
    pub fn name(self) -> Option<String> {
        self.folder.with(|folder| folder.as_ref().map(Folder::name))
    }

    /// The folder; `None` without one.
    pub fn get(self) -> Option<Folder> {
        self.folder.get_untracked()
    }

    /// Looks whether there is one from earlier.
    pub async fn find(self) {
        if let Some(folder) = Folder::kept(self.name).await {
            self.folder.set(Some(folder));
        }
    }

    /// The folder, if the app may write into it; else it [asks](State::Asks). With `ask`, on a tap, the browser does.
    pub async fn open(self, ask: bool) -> Option<Folder> {
        let folder = self.get()?;
        let is_open = folder.is_open(ask).await;
        if !is_open {
            self.state.set(State::Asks);
        }
        is_open.then_some(folder)
    }

    /// Lets the owner choose one, and goes on with it.
    pub fn choose(self, then: impl FnOnce() + 'static) {
        spawn_local(async move {
            if let Some(folder) = Folder::choose(self.name).await {
                self.folder.set(Some(folder));
                self.state.set(State::Still);
                then();
            }
        });
    }

    /// It is no longer used; what is in it stays.
    pub fn stop(self) {
        self.folder.set(None);
        self.state.set(State::Still);
        spawn_local(Folder::forget(self.name));
    }
}

/// What stands about a folder, and the buttons to choose it, to use it now and to let go of it. `words` begins the ids
/// of its messages.
#[component]
pub fn ChosenFolder(
    /// Which.
    kept: FolderHandle,
    /// How its messages begin.
    words: &'static str,
    /// Uses it now, on a tap.
    now: Callback<()>,
    /// One line more.
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
