//! The names under which this install stores its data. All pages of a host share one browser storage, so every name
//! holds the folder the app runs in. This keeps two installs on one host apart, like the caches of the service worker.

use super::device;

/// The name of a stored item of this install: "regulars /folder/ what".
pub(super) fn own(what: &str) -> String {
    format!("regulars {} {what}", device::base_path())
}
