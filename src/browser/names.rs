//! What this install calls what it keeps. All that a host serves shares one storage of the browser, so the folder the app
//! runs in is a part of every name: two installs on one host keep apart, as the service worker's caches do.

use super::device;

/// The name of something of this install: "regulars /folder/ what".
pub(super) fn own(what: &str) -> String {
    format!("regulars {} {what}", device::base_path())
}
