//! The few drawn icons: one stroke each, in the color of the text.

use leptos::prelude::*;

/// An icon by its name. A screen reader ignores it and reads the words beside it.
#[component]
pub fn Icon(name: &'static str) -> impl IntoView {
    let path = match name {
        "today" => "M5 4h14v16H5zM5 9h14M9 2v4M15 2v4",
        "customers" => "M12 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM5 20c.6-4 3.2-6 7-6s6.400 2 7 6",
        "devices" => "M3 5h12v10H3zM2 19h10M15 9h6v11h-6z",
        "settings" => "M4 7h10M18 7h2M4 17h2M10 17h10M16 5v4M8 15v4",
        "cover" => "M3 12c2.500-4 5.500-6 9-6s6.500 2 9 6c-2.500 4-5.500 6-9 6s-6.500-2-9-6zM4 4l16 16",
        "help" => "M9 9a3 3 0 1 1 4.500 2.600c-1 .6-1.500 1.200-1.500 2.400M12 18v.2",
        "back" => "M14 5l-7 7 7 7",
        "greet" => "M4 6h16v12H4zM4 7l8 6 8-6",
        "heart" => "M12 20S4 15 4 9a4 4 0 0 1 8-1 4 4 0 0 1 8 1c0 6-8 11-8 11z",
        _ => "M6 6l12 12M18 6L6 18",
    };
    view! {
        <svg viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" fill="none" stroke="currentColor" stroke-width="1.6" stroke-linecap="round" stroke-linejoin="round">
            <path d=path />
        </svg>
    }
}
