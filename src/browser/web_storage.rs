//! Safe access to localStorage and sessionStorage. If the owner blocks site data, the browser has neither, and
//! `gloo-storage` panics.

use gloo_storage::Storage;
use serde::{Serialize, de::DeserializeOwned};
use web_sys::Storage as Area;

use super::device;

/// A store for small values: localStorage or sessionStorage.
pub(super) trait Small: Storage {
    /// The store of the window. `None` if the browser does not allow it.
    fn area() -> Option<Area>;

    /// The value under this name. `None` if there is none, or if it cannot be read.
    fn read<T: DeserializeOwned>(name: &str) -> Option<T> {
        Self::area().and_then(|_| Self::get(name).ok())
    }

    /// Stores a value. A browser that refuses it forgets the value, and that is what its owner asked for.
    fn keep(name: &str, value: impl Serialize) {
        if Self::area().is_some() {
            let _ = Self::set(name, value);
        }
    }

    /// Deletes the value under this name.
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
