//! The devices that hold the notebook, as the owner sees them.

use serde::{Deserialize, Serialize};

use crate::domain::{DeviceId, Timestamp};

/// The longest name of a device, in Unicode scalar values.
pub const NAME_LIMIT: usize = 60;

/// A device, as the owner sees it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct DeviceRow {
    /// The device.
    pub id: DeviceId,
    /// The owner's name for it.
    pub name: String,
    /// It is this one.
    pub is_this: bool,
    /// It was removed.
    pub removed: bool,
    /// When this device last received something from it; `None` for never.
    pub met: Option<Timestamp>,
    /// It has everything that was written here before this time; `None` if that is unknown.
    pub up_to: Option<Timestamp>,
    /// How many pages it is not known to have in their latest state. The shop's document counts too.
    pub waiting: usize,
    /// How many pages here lack changes in between.
    pub gaps: usize,
    /// It invited this device and does not know yet that this device has joined.
    pub waits_for_answer: bool,
}
