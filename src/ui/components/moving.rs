//! Moving codes: a file shown as an endless series of codes, and a file read from such a series.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::code::Code;
use super::progress::Progress;
use super::scanner::Scanner;
use crate::browser::clock;
use crate::notebook::IntakeCommand;
use crate::notebook::helpers::fountain::{Seen, Shown, Watched};
use crate::ui::state::App;

/// How many codes are shown side by side. Four small ones are read more reliably than one large one.
const CODES: u32 = 4;

/// How long each is shown, in milliseconds. It is long enough that a camera sees each at least twice.
const STAND: i32 = 100;

/// Shows a file until it is removed from the page.
#[component]
pub fn MovingCodes(
    /// The content of the file. Its size is limited to what moving codes can carry.
    file: Arc<[u8]>,
) -> impl IntoView {
    let app = App::here();
    let shown = StoredValue::new(Shown::new(&file));
    let turn = RwSignal::new(0);
    spawn_local(async move {
        while turn.try_update(|turn| *turn += 1).is_some() {
            clock::wait(STAND).await;
        }
    });
    let code = move |place: u32| {
        Signal::derive(move || {
            let number = turn.get() * CODES + place;
            shown.with_value(|shown| shown.as_ref().map(|shown| shown.code(number)).unwrap_or_default())
        })
    };
    let codes = move |place| view! { <Code told=code(place) label=Signal::derive(app.t("meeting-code")) /> };
    view! {
        <p>{app.t("moving-show-text")}</p>
        <div class="moving-codes">{(0..CODES).map(codes).collect_view()}</div>
    }
}

/// Reads moving codes, and opens the file once it is complete.
#[component]
pub fn MovingReader(
    /// Called when the file is complete.
    on_whole: Callback<()>,
) -> impl IntoView {
    let app = App::here();
    let watched = StoredValue::new(Watched::default());
    let counts = RwSignal::new((0, 0));
    let seen = Callback::new(move |code: Vec<u8>| {
        match watched.try_update_value(|watched| watched.see(&code)).flatten() {
            Some(Seen::Part(seen, needed)) => counts.set((seen, needed)),
            Some(Seen::Whole(bytes)) => {
                app.send(IntakeCommand::ReadFile { name: String::new(), bytes: bytes.into() });
                on_whole.run(());
            }
            None => {}
        }
    });
    let told = move || {
        let (seen, needed) = counts.get();
        app.tr("moving-progress", &[("seen", seen.into()), ("needed", needed.into())])
    };
    view! {
        <p>{app.t("moving-read-text")}</p>
        <Scanner on_code=seen otherwise="camera-or-file" />
        <Show when=move || counts.get().1 != 0>
            <p role="status">{told}</p>
            <Progress of=counts />
        </Show>
    }
}
