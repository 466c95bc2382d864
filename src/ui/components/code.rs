//! A QR code, drawn sharp at any size.

use leptos::prelude::*;

use crate::notebook::helpers::{Picture, draw};

/// Shows data as a code for a camera. Nothing if it is too much for one code.
#[component]
pub fn Code(
    /// The data in the code.
    #[prop(into)]
    told: Signal<Vec<u8>>,
    /// Its description, for people who cannot see it.
    #[prop(into)]
    label: Signal<String>,
) -> impl IntoView {
    let picture = Memo::new(move |_| told.with(|told| draw(told)));
    move || {
        picture.get().map(|picture| {
            let size = picture.size;
            view! {
                <svg
                    class="code"
                    role="img"
                    aria-label=move || label.get()
                    data-size=size
                    viewBox=format!("0 0 {size} {size}")
                    shape-rendering="crispEdges"
                >
                    <path d=path(&picture) />
                </svg>
            }
        })
    }
}

/// The dark modules, run by run.
fn path(picture: &Picture) -> String {
    let run = |(x, y, length): &(usize, usize, usize)| format!("M{x},{y}h{length}v1h-{length}z");
    picture.runs.iter().map(run).collect()
}
