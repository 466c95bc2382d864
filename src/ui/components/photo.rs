//! Photos: shows them, and lets the owner choose them.

use std::sync::Arc;

use leptos::ev::Event;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::web_sys::HtmlInputElement;
use wasm_bindgen::JsCast;

use crate::browser::photo;
use crate::domain::PhotoId;
use crate::ui::state::App;

/// A photo, if there is one.
#[component]
pub fn Photo(
    /// Its bytes.
    #[prop(into)]
    bytes: Signal<Option<Arc<[u8]>>>,
    /// How it is shown.
    class: &'static str,
    /// What it shows; empty if the words beside it say so.
    #[prop(optional, into)]
    alt: Signal<String>,
) -> impl IntoView {
    let address = Memo::new(move |before: Option<&Option<String>>| {
        before.into_iter().flatten().for_each(|before| photo::revoke(before));
        bytes.get().and_then(|bytes| photo::address(&bytes))
    });
    on_cleanup(move || {
        address.try_get_untracked().flatten().iter().for_each(|address| photo::revoke(address))
    });
    move || address.get().map(|address| view! { <img class=class src=address alt=move || alt.get() /> })
}

/// A photo of a form, with its bytes if they are here. They are missing if another device has not sent them yet. The
/// photo must not get lost in that case.
pub type Chosen = (PhotoId, Option<Arc<[u8]>>);

/// A field to take, choose, replace or remove a photo.
#[component]
pub fn PhotoField(
    /// The field's id.
    id: &'static str,
    /// How it is shown.
    class: &'static str,
    /// The photo.
    photo: RwSignal<Option<Chosen>>,
    /// The photo is being shrunk. If the form were saved before it is ready, the photo would be silently left out.
    shrinking: RwSignal<bool>,
) -> impl IntoView {
    let app = App::here();
    let wrong = RwSignal::new(false);
    let choose = move |event: Event| {
        let input = event.target().map(JsCast::unchecked_into::<HtmlInputElement>);
        let Some(input) = input else { return };
        let Some(file) = input.files().and_then(|files| files.get(0)) else { return };
        // The same file may be chosen again after it was removed.
        input.set_value("");
        shrinking.set(true);
        spawn_local(async move {
            let bytes = photo::shrink(&file).await;
            wrong.try_set(bytes.is_none());
            bytes.into_iter().for_each(|bytes| drop(photo.try_set(Some((PhotoId::of(&bytes), Some(bytes))))));
            shrinking.try_set(false);
        });
    };
    view! {
        <div class="field photo-field">
            <span class="field-label">{app.t("form-photo")}</span>
            <Photo bytes=Signal::derive(move || photo.get()?.1) class />
            // It is inside its label, because there may be several of these on a page.
            <label class="quiet">
                <input id=id class="visually-hidden" type="file" accept="image/*" on:change=choose />
                {move || app.t(if photo.with(Option::is_some) { "form-photo-replace" } else { "form-photo-choose" })()}
            </label>
            <Show when=move || photo.with(Option::is_some)>
                <button type="button" class="link-button" on:click=move |_| photo.set(None)>
                    {app.t("form-photo-remove")}
                </button>
            </Show>
            <span class="field-error" role="alert">{move || wrong.get().then(app.t("form-photo-wrong"))}</span>
        </div>
    }
}
