//! The camera on the page, and the codes that it reads.

use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser::camera::{Blind, Camera};
use crate::browser::settings;
use crate::ui::state::App;

/// Uses the camera as long as it is on the page.
#[component]
pub fn Scanner(
    /// Called with the content of a code, once each time that a different code comes into view.
    on_code: Callback<Vec<u8>>,
    /// The message that offers an alternative if nothing can be seen.
    otherwise: &'static str,
) -> impl IntoView {
    let app = App::here();
    let video = NodeRef::<html::Video>::new();
    let camera = StoredValue::new_local(None::<Camera>);
    let last = StoredValue::new(Vec::new());
    let blind = RwSignal::new(None::<Blind>);
    let has_torch = RwSignal::new(false);
    let torch = RwSignal::new(false);
    // The camera that the owner switched to. The browser's choice may be a camera that cannot focus.
    let chosen = RwSignal::new(settings::camera());
    let next = RwSignal::new(None::<String>);
    Effect::new(move |_| {
        let (Some(video), chosen) = (video.get(), chosen.get()) else { return };
        // Some phones open only one camera at a time.
        camera.set_value(None);
        let seen = move |code: Result<Vec<u8>, Blind>| {
            let code = match code {
                Ok(code) => code,
                Err(why) => {
                    blind.try_set(Some(why));
                    return;
                }
            };
            if last.try_with_value(|last| *last != code).unwrap_or_default() {
                last.set_value(code.clone());
                on_code.run(code);
            }
        };
        spawn_local(async move {
            match Camera::open(&video, chosen.as_deref(), seen).await {
                Ok(opened) => {
                    has_torch.try_set(opened.has_torch());
                    torch.try_set(false);
                    next.try_set(opened.next().await);
                    // If the scanner was removed before the camera was open, the camera is closed.
                    drop(camera.try_set_value(Some(opened)));
                }
                Err(why) => drop(blind.try_set(Some(why))),
            }
        });
    });
    // There is no button before the next camera is open.
    let go_on = move |_| {
        if let Some(id) = next.try_update(Option::take).flatten() {
            settings::set_camera(&id);
            chosen.set(Some(id));
        }
    };
    let switch = move |_| {
        torch.update(|on| *on = !*on);
        camera.with_value(|camera| camera.iter().for_each(|camera| camera.set_torch(torch.get_untracked())));
    };
    let told = move |blind| match blind {
        Blind::Refused => app.tr("camera-refused", &[]),
        Blind::None => app.tr("camera-none", &[]),
    };
    view! {
        <Show
            when=move || blind.get().is_none()
            fallback=move || view! { <p class="field-error" role="alert">{move || blind.get().map(told)}" "{app.t(otherwise)}</p> }
        >
            <div class="scanner">
                <video node_ref=video muted playsinline autoplay aria-label=app.t("camera-picture")></video>
                <p class="soft" role="status">{app.t("camera-looking")}</p>
                <div class="page-actions">
                    <Show when=move || has_torch.get()>
                        <button class="quiet" type="button" aria-pressed=move || torch.get().to_string() on:click=switch>
                            {app.t("camera-torch")}
                        </button>
                    </Show>
                    <Show when=move || next.with(Option::is_some)>
                        <button class="quiet" type="button" on:click=go_on>{app.t("camera-next")}</button>
                    </Show>
                </div>
            </div>
        </Show>
    }
}
