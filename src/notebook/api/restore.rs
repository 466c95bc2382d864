//! An archive or a bundle on its way in.

use crate::domain::DeviceId;
pub use crate::exchange::Reason;
pub use crate::exchange::age;

/// An archive or a bundle on its way in.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Restore {
    /// The name of its file.
    pub file: String,
    /// Who sent it, and what the owner calls that device; `None` for an archive.
    pub sender: Option<(DeviceId, String)>,
    /// Why nothing of a bundle can be taken in.
    pub unwelcome: Option<Unwelcome>,
    /// How far it is open.
    pub lock: Lock,
    /// Why nothing of it can be brought back.
    pub refused: Option<Reason>,
    /// How many documents it holds, the shop's among them.
    pub total: usize,
    /// How many photos it holds.
    pub photos: usize,
    /// How many documents are dealt with.
    pub done: usize,
    /// How many pages came back.
    pub added: usize,
    /// How many pages were here and got something back.
    pub joined: usize,
    /// How many were here with all the archive has of them.
    pub here: usize,
    /// How many were erased for good and stay so.
    pub erased: usize,
    /// How many were written by a later version, which this one cannot keep.
    pub newer: usize,
    /// The shop the archive says it is of; `None` where it says nothing.
    pub shop: Option<String>,
    /// Its shop's document is an earlier state of this notebook's.
    pub is_own: bool,
    /// The archive's end cannot be read. Files whose paths nobody knows may be missing.
    pub is_cut_short: bool,
    /// How many files of the archive are not whole.
    pub damaged: usize,
    /// The paths of the first of them: as many as anybody reads.
    pub damaged_paths: Vec<String>,
    /// Of how many pages something in between is missing: it comes with that device's next bundle.
    pub gaps: usize,
    /// Two notebooks have become one, and some people may have a page from each.
    pub alike: bool,
    /// The owner said to go on; before that nothing is written.
    pub begun: bool,
    /// Everything is dealt with.
    pub over: bool,
}

/// Whether an archive is locked with a passphrase.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Lock {
    /// It is not, or not any more.
    #[default]
    Open,
    /// It is.
    Locked,
    /// It is being opened, which takes seconds on purpose.
    Opening,
    /// It is; the last passphrase did not open it, or nothing can.
    Refused(age::Refused),
}

/// Why nothing of a bundle or an invitation is taken in. Each is a message of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unwelcome {
    /// Not sealed for this device: another notebook's, or this device was removed, or not yet known there.
    NotForUs,
    /// Not whole.
    Damaged,
    /// From a device this one does not know yet.
    Unknown,
    /// From a device that was removed.
    Removed,
    /// It is this device's own.
    Own,
    /// This device is in a notebook with others already.
    OtherNotebook,
}

impl Unwelcome {
    /// Every one of them.
    pub const ALL: [Self; 6] =
        [Self::NotForUs, Self::Damaged, Self::Unknown, Self::Removed, Self::Own, Self::OtherNotebook];

    /// The word used in message ids.
    pub fn key(self) -> &'static str {
        match self {
            Self::NotForUs => "not-for-us",
            Self::Damaged => "damaged",
            Self::Unknown => "unknown",
            Self::Removed => "removed",
            Self::Own => "own",
            Self::OtherNotebook => "other-notebook",
        }
    }
}
