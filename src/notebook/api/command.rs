//! What the owner asks for.

use std::sync::Arc;

use super::connection::Meet;
use super::greet::Greet;
use super::list::ListRequest;
use super::matters::Gather;
use crate::domain::{Customer, CustomerId, Decision, DeviceId, Entry, EntryId, ImportId, NewPage, Shop};
use crate::exchange::rows::Mapping;
use crate::exchange::writer::Form;

/// What the owner asks for. Ids of new things come along, because only the browser can roll dice.
#[derive(Clone, Debug)]
pub enum Command {
    /// The first start is over; the card may be empty.
    StartNotebook(Shop),
    /// The shop's card was edited from `base`.
    SaveShop {
        /// As it was when editing began.
        base: Box<Shop>,
        /// As it should be.
        new: Box<Shop>,
    },
    /// Show a page.
    OpenPage(CustomerId),
    /// Show none.
    ClosePage,
    /// Write a page's fields; begins the page when there is none.
    SaveCustomer {
        /// Whose page.
        id: CustomerId,
        /// As it was when editing began.
        base: Box<Customer>,
        /// As it should be.
        new: Box<Customer>,
        /// The photo's bytes when `new.photo` names a new one.
        photo: Option<Arc<[u8]>>,
        /// The form that says so, whose half-written text goes along; `None` for a button.
        ends: Option<Draft>,
    },
    /// Write an entry; `base` is `None` for a new one.
    SaveEntry {
        /// On whose page.
        customer: CustomerId,
        /// Its id, random for a new one.
        id: EntryId,
        /// As it was when editing began.
        base: Option<Box<Entry>>,
        /// As it should be.
        new: Box<Entry>,
        /// The photo's bytes when `new.photo` names a new one.
        photo: Option<Arc<[u8]>>,
        /// The form that says so, whose half-written text goes along; `None` for a button.
        ends: Option<Draft>,
    },
    /// Write whole pages at once, without undo: the example shop.
    Bring(Vec<NewPage>),
    /// Read a file with people and show what it holds, in [`super::View::import`].
    ReadFile {
        /// Its name.
        name: String,
        /// What is in it.
        bytes: Arc<[u8]>,
    },
    /// Read the file again in this charset, by its name in the Encoding Standard.
    ReadIn(String),
    /// What the columns of the table mean that was read.
    MapColumns(Mapping),
    /// Bring in the people of the file that was read, under this random id.
    Import(ImportId),
    /// Close the file and its report; while people are on their way in, take that back.
    CloseImport,
    /// Take an import back, shown in [`super::View::undo_import`].
    UndoImport(ImportId),
    /// What became of it was read.
    CloseUndoImport,
    /// Open the locked archive that was read.
    Unlock(String),
    /// Bring back what the archive holds that was read.
    Restore,
    /// Close the archive or bundle; while it is on its way in, what is there stays.
    CloseRestore,
    /// Look which devices hold the notebook, shown in [`super::View::devices`].
    LookAtDevices,
    /// Show them no more.
    CloseDevices,
    /// Name this device, or another.
    NameDevice(DeviceId, String),
    /// A device no longer belongs to the notebook.
    RemoveDevice(DeviceId),
    /// Seal what a device lacks, or everything for all of them, into a bundle, shown in [`super::View::sending`].
    SendChanges(Option<DeviceId>),
    /// Seal what any other device lacks into a bundle for a folder that all of them read, shown in
    /// [`super::View::sending`].
    ShareChanges {
        /// Also where the last one in this session says the same.
        anew: bool,
    },
    /// Lock everything into an invitation for a new device; the file is shown in [`super::View::sending`].
    Invite {
        /// What the owner calls this device.
        name: String,
        /// What opens the invitation.
        passphrase: String,
    },
    /// Meet another device, shown in [`super::View::meeting`].
    Meet(Meet),
    /// Both devices show the same number; once the owner has said so on both, the new one is in.
    NumbersAgree,
    /// End the meeting, or close what it came to.
    HangUp,
    /// The bundle is on its way, or not wanted any more.
    CloseSending,
    /// Put everyone, or whom a list shows, into a file, shown in [`super::View::export`].
    Export(Form, Option<ListRequest>),
    /// The file is saved, or not wanted any more.
    CloseExport,
    /// Look who may have two pages, shown in [`super::View::duplicates`].
    FindDuplicates,
    /// Show two pages side by side, in [`super::View::comparison`].
    Compare([CustomerId; 2]),
    /// Show them no more.
    CloseCompare,
    /// Two pages are about the same person: make one of them.
    Join {
        /// The pages.
        pair: [CustomerId; 2],
        /// The one whose name and other lines stay where both have some.
        words_of: CustomerId,
    },
    /// A page that was joined with another is one of its own again.
    Part(CustomerId),
    /// Two pages are not about the same person; they are not told again.
    NotTheSame([CustomerId; 2]),
    /// Look who needs the owner today, so many people at most; shown in [`super::View::needs`].
    LookAtToday(usize),
    /// Look no more.
    CloseToday,
    /// Decide about a reason of this key, or with `None` take the decision back. The key of a whole kind of reasons, done,
    /// is for all of them.
    Decide {
        /// Whose reason.
        customer: CustomerId,
        /// [`crate::care::today::Line::key`], or [`crate::care::today::Reason::kind`].
        key: String,
        /// What.
        decision: Option<Decision>,
    },
    /// What has a period begins its next one.
    Renew {
        /// Whose.
        customer: CustomerId,
        /// Where it stands.
        entry: EntryId,
    },
    /// Show what is open with everybody side by side, in [`super::View::gathered`]; `None` shows it no more.
    Gather(Option<Gather>),
    /// Work on greetings.
    Greet(Greet),
    /// Take the latest edit back.
    Undo,
    /// Do again what was taken back last.
    Redo,
    /// Bring a page back that was begun by mistake and taken back.
    BringBack(CustomerId),
    /// Look who else is named before erasing.
    AskErase(CustomerId),
    /// Do not erase after all.
    KeepPage,
    /// Erase a page for good.
    Erase(CustomerId),
    /// Show this list.
    List(ListRequest),
    /// Who could this be already? Shown in [`super::View::likely`].
    Likely {
        /// The name being typed.
        name: String,
        /// The phone being typed.
        phone: String,
        /// The page being edited itself.
        except: Option<CustomerId>,
    },
    /// Who is meant by this name? Shown in [`super::View::suggested`].
    Suggest(String),
    /// Keep half-written text; empty text forgets it.
    KeepDraft(Draft, String),
    /// The pages opened last on this device, newest first.
    Recent(Vec<CustomerId>),
    /// The notice was read.
    CloseNotice,
    /// Look through everything that is stored: what is damaged is found while another device still has it.
    LookThrough,
    /// Try again what failed.
    Retry,
}

impl Command {
    /// Writes a new entry that no form with a draft has made, without a photo.
    pub fn add_entry(customer: CustomerId, id: EntryId, entry: Entry) -> Self {
        Self::SaveEntry { customer, id, base: None, new: Box::new(entry), photo: None, ends: None }
    }
}

/// Which form half-written text belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
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
