//! The devices that hold the notebook, as the owner sees them.

use crate::domain::{DeviceId, Timestamp};

/// The longest name of a device, in Unicode scalar values.
pub const NAME_LIMIT: usize = 60;

/// A device, as the owner sees it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct DeviceRow {
    /// Which.
    pub id: DeviceId,
    /// What the owner calls it.
    pub name: String,
    /// It is this one.
    pub is_this: bool,
    /// It was removed.
    pub removed: bool,
    /// When something last came from it; `None` for never.
    pub met: Option<Timestamp>,
    /// It has everything that was written here before then; `None` where that is not known.
    pub up_to: Option<Timestamp>,
    /// Of how many pages, the shop's among them, it is not known to have the latest.
    pub waiting: usize,
    /// Of how many pages something in between is missing here.
    pub gaps: usize,
    /// It invited this device and does not know yet that this one has come.
    pub waits_for_answer: bool,
}
