//! The commands of the owner.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::connection::Connect;
use super::greet::Greet;
use super::list::ListRequest;
use super::matters::Gather;
use crate::domain::{
    Customer, CustomerId, Decision, DecisionKey, DeviceId, Entry, EntryId, ImportId, NewPage, Shop,
};
use crate::exchange::rows::Mapping;
use crate::exchange::writer::Form;

/// A command of the owner, by the area it concerns. Ids of new things come with it, because only the browser can draw
/// random numbers.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum Command {
    /// Change pages or the shop's card.
    Edit(EditCommand),
    /// Open or close something on the screen.
    Show(ShowCommand),
    /// Take in a file.
    Intake(IntakeCommand),
    /// Write a file for the owner.
    Outgoing(OutgoingCommand),
    /// Work with the devices of the notebook.
    Peers(PeersCommand),
    /// Work on greetings.
    Greet(Greet),
    /// Check everything that is stored. Damage is then found while another device still has the data.
    Scrub,
    /// Try again what failed.
    Retry,
}

/// Changes pages or the shop's card.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum EditCommand {
    /// The first start is over; the card may be empty.
    StartNotebook(Shop),
    /// The shop's card was edited from `base`.
    SaveShop {
        /// As it was when editing began.
        base: Box<Shop>,
        /// As it should be.
        new: Box<Shop>,
    },
    /// Write the fields of a page. The page is created if it does not exist.
    SaveCustomer {
        /// The page.
        id: CustomerId,
        /// As it was when editing began.
        base: Box<Customer>,
        /// As it should be.
        new: Box<Customer>,
        /// The photo's bytes when `new.photo` names a new one.
        photo: Option<Arc<[u8]>>,
        /// The submitted form, whose draft ends with it; `None` for a button.
        ends: Option<Draft>,
    },
    /// Write an entry; `base` is `None` for a new one.
    SaveEntry {
        /// The page of the entry.
        customer: CustomerId,
        /// Its id, random for a new one.
        id: EntryId,
        /// As it was when editing began.
        base: Option<Box<Entry>>,
        /// As it should be.
        new: Box<Entry>,
        /// The photo's bytes when `new.photo` names a new one.
        photo: Option<Arc<[u8]>>,
        /// The submitted form, whose draft ends with it; `None` for a button.
        ends: Option<Draft>,
    },
    /// Write whole pages at once, without undo: the example shop.
    Bring(Vec<NewPage>),
    /// Two pages are about the same person: merge them.
    Join {
        /// The pages.
        pair: [CustomerId; 2],
        /// The page whose name and other lines stay if both pages have some.
        words_of: CustomerId,
    },
    /// Part a page from the page it was merged with.
    Part(CustomerId),
    /// Two pages are not about the same person. They are not suggested again.
    NotTheSame([CustomerId; 2]),
    /// Decide about the reason with this key; `None` takes the decision back. If the key is a whole kind of reasons and
    /// the decision is done, it applies to all of them.
    Decide {
        /// The person.
        customer: CustomerId,
        /// [`crate::care::today::Line::key`], or [`crate::care::today::Reason::kind`].
        key: DecisionKey,
        /// The decision.
        decision: Option<Decision>,
    },
    /// Start the next period of an entry that has a period.
    Renew {
        /// The person.
        customer: CustomerId,
        /// The entry.
        entry: EntryId,
    },
    /// Undo the latest edit.
    Undo,
    /// Redo the edit that was undone last.
    Redo,
    /// Bring back a page that was created by mistake and taken back.
    BringBack(CustomerId),
    /// Erase a page for good.
    Erase(CustomerId),
    /// Keep a draft; empty text deletes it.
    KeepDraft(Draft, String),
}

/// Opens or closes something on the screen.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum ShowCommand {
    /// Show a page.
    OpenPage(CustomerId),
    /// Close the page.
    ClosePage,
    /// Show this list.
    List(ListRequest),
    /// Find pages that may already be about this person, shown in [`super::View::likely`].
    Likely {
        /// The name as typed so far.
        name: String,
        /// The phone number as typed so far.
        phone: String,
        /// The page that is being edited.
        except: Option<CustomerId>,
    },
    /// Find people with this name, shown in [`super::View::suggested`].
    Suggest(String),
    /// The pages opened last on this device, newest first.
    Recent(Vec<CustomerId>),
    /// Show who needs the owner today, up to this many people, in [`super::View::needs`].
    LookAtToday(usize),
    /// Close the list of today.
    CloseToday,
    /// Show what is open with everybody side by side, in [`super::View::gathered`]; `None` closes it.
    Gather(Option<Gather>),
    /// Find people who may have two pages, shown in [`super::View::duplicates`].
    FindDuplicates,
    /// Show two pages side by side, in [`super::View::comparison`].
    Compare([CustomerId; 2]),
    /// Close the comparison.
    CloseCompare,
    /// Show which other pages name this person, before erasing.
    AskErase(CustomerId),
    /// Do not erase after all.
    KeepPage,
    /// Close the notice.
    CloseNotice,
}

/// Takes in a file: people of another app, an archive, a bundle.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum IntakeCommand {
    /// Read a file with people and show what it holds, in [`super::View::import`].
    ReadFile {
        /// Its name.
        name: String,
        /// Its content.
        bytes: Arc<[u8]>,
    },
    /// Read the file again in this charset, by its name in the Encoding Standard.
    ReadIn(String),
    /// What the columns of the table mean.
    MapColumns(Mapping),
    /// Import the people of the file, under this random id.
    Import(ImportId),
    /// Close the file and its report. If the import is still running, revert it.
    CloseImport,
    /// Revert an import, shown in [`super::View::undo_import`].
    UndoImport(ImportId),
    /// Close the report about a reverted import.
    CloseUndoImport,
    /// Unlock the archive with this passphrase.
    Unlock(String),
    /// Restore the content of the archive.
    Restore,
    /// Close the archive or bundle. If it is still being taken in, what has arrived stays.
    CloseRestore,
}

/// Writes a file for the owner.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum OutgoingCommand {
    /// Export everyone, or the people of a list, to a file, shown in [`super::View::export`].
    Export(Form, Option<ListRequest>),
    /// The file is saved, or is no longer wanted.
    CloseExport,
    /// The bundle was sent, or is no longer wanted.
    CloseSending,
}

/// Concerns the devices of the notebook.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum PeersCommand {
    /// Show the devices of the notebook, in [`super::View::devices`].
    LookAtDevices,
    /// Close the list of devices.
    CloseDevices,
    /// Name this device, or another.
    NameDevice(DeviceId, String),
    /// A device no longer belongs to the notebook.
    RemoveDevice(DeviceId),
    /// Connect with another device, shown in [`super::View::connection`].
    Connect(Connect),
    /// Both devices show the same number. Once the owner has confirmed it on both, the new device is in.
    NumbersAgree,
    /// End the connection, or close its result.
    HangUp,
    /// Seal what a device lacks into a bundle, shown in [`super::View::sending`]. With `None`, seal everything for all
    /// devices.
    SendChanges(Option<DeviceId>),
    /// Seal what any other device lacks into a bundle for a shared folder, shown in [`super::View::sending`].
    ShareChanges {
        /// Make it even if the last bundle of this session has the same content.
        anew: bool,
    },
    /// Lock everything into an invitation for a new device. The file is shown in [`super::View::sending`].
    Invite {
        /// The owner's name for this device.
        name: String,
        /// The passphrase of the invitation.
        passphrase: String,
    },
}

/// Implements `From<EditCommand> for Command`, and the same for the other areas.
macro_rules! areas {
    ($($area:ident: $command:ident,)+) => {
        $(impl From<$command> for Command {
            fn from(command: $command) -> Self {
                Self::$area(command)
            }
        })+
    };
}

areas! {
    Edit: EditCommand,
    Show: ShowCommand,
    Intake: IntakeCommand,
    Outgoing: OutgoingCommand,
    Peers: PeersCommand,
    Greet: Greet,
}

impl EditCommand {
    /// Writes a new entry without a photo that does not come from a form with a draft.
    pub fn add_entry(customer: CustomerId, id: EntryId, entry: Entry) -> Self {
        Self::SaveEntry { customer, id, base: None, new: Box::new(entry), photo: None, ends: None }
    }
}

/// The form that a draft belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Draft {
    /// The form for a new customer.
    NewCustomer,
    /// The entry form of a page.
    Entry(CustomerId),
    /// The edit form of a page.
    Customer(CustomerId),
    /// The form that changes this entry of a page.
    Change(CustomerId, EntryId),
}
