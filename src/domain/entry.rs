//! One dated line on a page.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use strum::{EnumString, IntoStaticStr, VariantArray};

use super::{ItemId, Money, Period, PhotoId, Timestamp};

/// An entry. Fields that its kind does not have are `None`, `false` or empty.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Entry {
    /// What kind of entry it is.
    pub kind: EntryKind,
    /// The day it is about: today or earlier.
    pub day: NaiveDate,
    /// When it was written. This orders the entries of one day.
    pub written: Timestamp,
    /// The text: the note, their words, the thing bought.
    pub text: String,
    /// Ask about it next time (H6); only for [`EntryKind::Said`].
    pub ask: bool,
    /// What was paid; only for [`EntryKind::Purchase`].
    pub amount: Option<Money>,
    /// What it cost the shop; only for [`EntryKind::Purchase`].
    pub cost: Option<Money>,
    /// Over which channel; only for [`EntryKind::Contact`].
    pub channel: Option<Channel>,
    /// Who started the contact; only for [`EntryKind::Contact`].
    pub starter: Option<Starter>,
    /// The day it looks ahead to. [`EntryKind::Request`]: the day it was promised for. [`EntryKind::Exception`]: the
    /// last day it holds. [`EntryKind::Membership`]: the day it ends. Every other kind: the day to come back to it
    /// (H7).
    pub due: Option<NaiveDate>,
    /// The period after which it is due again; only for [`EntryKind::Membership`].
    pub every: Option<Period>,
    /// The greeting it was sent for; only for [`EntryKind::Contact`] (H8).
    pub greeting: Option<ItemId>,
    /// The text that was sent, without names, for comparison with texts to other people; only with a greeting.
    pub unnamed: String,
    /// The owner wrote although the app advised waiting; only for [`EntryKind::Contact`] (H10).
    pub despite: bool,
    /// A [web address](super::web_address) with more about it, or empty; only for [`EntryKind::Clipping`] (K7).
    pub link: String,
    /// A photo of the clipping; only for [`EntryKind::Clipping`] (K7).
    pub photo: Option<PhotoId>,
    /// The entry was removed from the page. It can be brought back.
    pub removed: bool,
}

impl Entry {
    /// An entry with only a kind, a day and the moment of writing.
    pub fn new(kind: EntryKind, day: NaiveDate, written: Timestamp) -> Self {
        Self {
            kind,
            day,
            written,
            text: String::new(),
            ask: false,
            amount: None,
            cost: None,
            channel: None,
            starter: None,
            due: None,
            every: None,
            greeting: None,
            unnamed: String::new(),
            despite: false,
            link: String::new(),
            photo: None,
            removed: false,
        }
    }

    /// The day on which a membership ends or is due again: the set day, otherwise one period after the start.
    pub fn ends(&self) -> Option<NaiveDate> {
        self.due.or_else(|| self.every?.after(self.day, 1))
    }

    /// Whether the shop contacted them. Every contact counts unless they started it.
    pub fn is_touch(&self) -> bool {
        let is_ours = self.kind == EntryKind::Contact && self.starter != Some(Starter::They);
        (is_ours || self.kind == EntryKind::Thanks) && !self.removed
    }

    /// The text that search indexes. It is empty once the entry is removed.
    pub fn words(&self) -> &str {
        if self.removed { "" } else { &self.text }
    }
}

/// The kinds of entry.
#[derive(
    Clone,
    Copy,
    Debug,
    Default,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    VariantArray,
    IntoStaticStr,
    EnumString,
)]
#[strum(serialize_all = "kebab-case")]
pub enum EntryKind {
    /// Anything worth keeping.
    #[default]
    Note,
    /// Their own words (H6).
    Said,
    /// They asked for something special (K10).
    Request,
    /// An exception agreed with this person alone (K10).
    Exception,
    /// Something they are looking for (H5).
    Wish,
    /// Something that ends or repeats: a membership, a service, a refill (K5).
    Membership,
    /// They came in (K5).
    Visit,
    /// They bought something.
    Purchase,
    /// They contacted us, or we contacted them (H10).
    Contact,
    /// The reason why they stayed away (K5).
    Absence,
    /// We thanked them (K7).
    Thanks,
    /// They were in the news (K7).
    Clipping,
    /// Something happened in their life (K7).
    Milestone,
}

impl EntryKind {
    /// The id of the message that explains the [`due`](Entry::due) day of this kind.
    pub fn due(self) -> &'static str {
        match self {
            Self::Request => "entry-due-request",
            Self::Exception => "entry-due-exception",
            Self::Membership => "entry-due-membership",
            _ => "entry-due-other",
        }
    }

    /// Whether the entry proves that they were in the shop.
    pub fn is_visit(self) -> bool {
        matches!(self, Self::Visit | Self::Purchase)
    }
}

/// The channel of a contact.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    VariantArray,
    IntoStaticStr,
    EnumString,
)]
#[strum(serialize_all = "kebab-case")]
pub enum Channel {
    /// By telephone.
    Call,
    /// By text message, or by a messenger that was not named.
    Message,
    /// By e-mail.
    Email,
    /// By WhatsApp.
    #[strum(serialize = "whatsapp")]
    WhatsApp,
    /// By Telegram.
    Telegram,
    /// By Viber.
    Viber,
    /// By Messenger.
    Messenger,
    /// By letter or card.
    Card,
    /// Face to face, outside the shop.
    InPerson,
}

/// Who started a contact.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    VariantArray,
    IntoStaticStr,
    EnumString,
)]
#[strum(serialize_all = "kebab-case")]
pub enum Starter {
    /// The shop.
    We,
    /// The customer.
    They,
}
