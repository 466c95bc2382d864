//! Chooses a file and reads it into the notebook: an address book, an archive, or a bundle of another device.

use std::sync::Arc;

use leptos::prelude::*;
use wasm_bindgen::JsCast;

use crate::browser::files;
use crate::notebook::IntakeCommand;
use crate::ui::state::App;

/// The largest file that is read, in bytes. An archive of 10,000 people with a photo each has this size. Larger files
/// are something else.
const LARGEST: f64 = 5e8;

/// Why a file cannot be read.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Wrong {
    TooLarge,
    Unreadable,
}

/// Reads files, one after another. `Copy`: a handful of signals.
#[derive(Clone, Copy)]
pub struct Reader {
    app: App,
    /// No file is read or taken in while another is in progress.
    pub is_busy: Memo<bool>,
    wrong: RwSignal<Option<Wrong>>,
}

impl Reader {
    /// A file reader for the open notebook.
    pub fn new(app: App) -> Self {
        let is_busy = app.part(|view| {
            view.import().as_ref().is_some_and(|import| import.begun.is_some() && !import.over)
                || view.undo_import().as_ref().is_some_and(|undone| !undone.over)
                || view.restore().as_ref().is_some_and(|restore| restore.begun && !restore.over)
        });
        Self { app, is_busy, wrong: RwSignal::new(None) }
    }

    /// Reads a file with this name into the notebook, which shows what it is.
    pub fn read(self, name: String, file: leptos::web_sys::Blob) {
        // The page may be closed by now.
        if self.is_busy.try_get_untracked() != Some(false) {
            return;
        }
        self.wrong.set(None);
        if file.size() > LARGEST {
            return self.wrong.set(Some(Wrong::TooLarge));
        }
        leptos::task::spawn_local(async move {
            match files::bytes(&file).await {
                Some(bytes) => {
                    self.app.send(IntakeCommand::ReadFile { name, bytes: Arc::from(bytes) });
                }
                None => self.wrong.set(Some(Wrong::Unreadable)),
            }
        });
    }

    /// Reads a file that was dropped.
    pub fn drop(self, event: leptos::ev::DragEvent) {
        event.prevent_default();
        if let Some(file) = event.data_transfer().and_then(|data| data.files()).and_then(|files| files.get(0))
        {
            self.read(file.name(), file.into());
        }
    }
}

/// A button that lets the owner choose a file.
#[component]
pub fn Chooser(
    /// The reader for the file.
    reader: Reader,
    /// The id of the input.
    id: &'static str,
    /// The accepted file types, in the form of `accept`.
    accept: &'static str,
    /// The message on the button.
    label: &'static str,
) -> impl IntoView {
    let app = App::here();
    let choose = move |event: leptos::ev::Event| {
        let input: leptos::web_sys::HtmlInputElement = event
            .target()
            .map(JsCast::unchecked_into)
            .unwrap_or_else(|| unreachable!("an input's event has a target"));
        if let Some(file) = input.files().and_then(|files| files.get(0)) {
            reader.read(file.name(), file.into());
        }
        // The same file may be chosen again.
        input.set_value("");
    };
    view! {
        <Show when=move || !reader.is_busy.get()>
            <div class="field chooser">
                <input id=id class="visually-hidden" type="file" accept=accept on:change=choose />
                <label class="quiet" for=id>{app.t(label)}</label>
                <span class="field-error" role="alert">
                    {move || reader.wrong.get().map(|wrong| app.t(match wrong {
                        Wrong::TooLarge => "import-too-large",
                        Wrong::Unreadable => "import-unreadable",
                    })())}
                </span>
            </div>
        </Show>
    }
}
