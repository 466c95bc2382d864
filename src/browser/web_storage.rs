//! Whether the browser lets a page keep small things: an owner who blocks the data of sites has neither localStorage nor
//! sessionStorage, and `gloo-storage` ends in a panic there.

use gloo_storage::Storage;
use serde::{Serialize, de::DeserializeOwned};
use web_sys::Storage as Area;

use super::device;

/// A store of small things, by the window's own name for it.
pub(super) trait Small: Storage {
    /// The window's, where it gives it.
    fn area() -> Option<Area>;

    /// What is kept under this name; `None` where nothing is, or nothing that can be read.
    fn read<T: DeserializeOwned>(name: &str) -> Option<T> {
        Self::area().and_then(|_| Self::get(name).ok())
    }

    /// Keeps this. A browser that refuses it forgets, which is what its owner asked of it.
    fn keep(name: &str, value: impl Serialize) {
        if Self::area().is_some() {
            let _ = Self::set(name, value);
        }
    }

    /// Forgets what is kept under this name.
    fn forget(name: &str) {
        if Self::area().is_some() {
            Self::delete(name);
        }
    }
}

impl Small for gloo_storage::LocalStorage {
    fn area() -> Option<Area> {
        usable(device::window().local_storage().ok().flatten()?)
    }
}

impl Small for gloo_storage::SessionStorage {
    fn area() -> Option<Area> {
        usable(device::window().session_storage().ok().flatten()?)
    }
}

fn usable(area: Area) -> Option<Area> {
    area.get_item("").is_ok().then_some(area)
}
