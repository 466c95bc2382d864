//! An archive or a bundle that is being taken in.

use serde::{Deserialize, Serialize};
use strum::{EnumString, IntoStaticStr, VariantArray};

use crate::domain::DeviceId;
pub use crate::exchange::Reason;
pub use crate::exchange::age;

/// An archive or a bundle that is being taken in.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Restore {
    /// Its file name.
    pub file: String,
    /// The sender, and the owner's name for that device; `None` for an archive.
    pub sender: Option<(DeviceId, String)>,
    /// The reason why nothing of a bundle can be taken in.
    pub unwelcome: Option<Unwelcome>,
    /// Whether it is locked.
    pub lock: Lock,
    /// The reason why nothing of it can be restored.
    pub refused: Option<Reason>,
    /// How many documents it holds. The shop's document counts too.
    pub total: usize,
    /// How many photos it holds.
    pub photos: usize,
    /// How many documents are done.
    pub done: usize,
    /// How many pages were restored.
    pub added: usize,
    /// How many existing pages got something back.
    pub joined: usize,
    /// How many existing pages already had everything that the archive has of them.
    pub here: usize,
    /// How many pages were erased for good and stay erased.
    pub erased: usize,
    /// How many pages were written by a later version. This version cannot keep them.
    pub newer: usize,
    /// The shop that the archive names; `None` if it names none.
    pub shop: Option<String>,
    /// Its shop document is an earlier state of this notebook's document.
    pub is_own: bool,
    /// The archive's end cannot be read. Files with unknown paths may be missing.
    pub is_cut_short: bool,
    /// How many files of the archive are damaged.
    pub damaged: usize,
    /// The paths of the first damaged files. There are only as many as a reader can use.
    pub damaged_paths: Vec<String>,
    /// How many pages lack changes in between. These come with the next bundle of that device.
    pub gaps: usize,
    /// Two notebooks were merged, and some people may have a page from each.
    pub alike: bool,
    /// The owner has confirmed. Nothing is written before that.
    pub begun: bool,
    /// Everything is done.
    pub over: bool,
}

/// Whether an archive is locked with a passphrase.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Lock {
    /// It is not locked, or no longer locked.
    #[default]
    Open,
    /// It is locked.
    Locked,
    /// It is being unlocked. This takes seconds on purpose.
    Opening,
    /// It is still locked: the last passphrase was wrong, or it cannot be unlocked.
    Refused(age::Refused),
}

/// Why nothing of a bundle or an invitation is taken in. Each reason has a message of its own.
#[derive(VariantArray, IntoStaticStr, EnumString)]
#[strum(serialize_all = "kebab-case")]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Unwelcome {
    /// It is not sealed for this device. It is from another notebook, or this device was removed or is not yet known
    /// there.
    NotForUs,
    /// It is incomplete.
    Damaged,
    /// It is from a device that this device does not know yet.
    Unknown,
    /// It is from a device that was removed.
    Removed,
    /// It is from this device itself.
    Own,
    /// This device already shares a notebook with other devices.
    OtherNotebook,
}
