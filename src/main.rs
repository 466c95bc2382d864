//! Starts the app in the browser, and nothing else.

fn main() {
    #[cfg(target_arch = "wasm32")]
    regulars::ui::start();
}
