//! One dated line on a page.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use strum::{EnumString, IntoStaticStr, VariantArray};

use super::{ItemId, Money, Period, PhotoId, Timestamp};

/// An entry: what every kind has, and the detail that only its kind has.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Entry {
    /// The day it is about: today or earlier.
    pub day: NaiveDate,
    /// When it was written. This orders the entries of one day.
    pub written: Timestamp,
    /// The text: the note, their words, the thing bought.
    pub text: String,
    /// The day it looks ahead to. [`EntryKind::Request`]: the day it was promised for. [`EntryKind::Exception`]: the
    /// last day it holds. [`EntryKind::Membership`]: the day it ends. Every other kind: the day to come back to it
    /// (H7).
    pub due: Option<NaiveDate>,
    /// Its kind, and what only this kind has.
    pub detail: Detail,
    /// The entry was removed from the page. It can be brought back.
    pub removed: bool,
}

/// What only entries of one kind have. [`EntryKind`] says what the kinds are.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Detail {
    /// [`EntryKind::Note`].
    Note,
    /// [`EntryKind::Said`].
    Said {
        /// Ask about it next time (H6).
        ask: bool,
    },
    /// [`EntryKind::Request`].
    Request,
    /// [`EntryKind::Exception`].
    Exception,
    /// [`EntryKind::Wish`].
    Wish,
    /// [`EntryKind::Membership`].
    Membership {
        /// The period after which it is due again.
        every: Option<Period>,
    },
    /// [`EntryKind::Visit`].
    Visit,
    /// [`EntryKind::Purchase`].
    Purchase {
        /// What was paid.
        amount: Option<Money>,
        /// What it cost the shop.
        cost: Option<Money>,
    },
    /// [`EntryKind::Contact`].
    Contact {
        /// Over which channel.
        channel: Option<Channel>,
        /// Who started the contact.
        starter: Option<Starter>,
        /// The greeting that this message belongs to, if any (H8).
        sent: Option<Sent>,
    },
    /// [`EntryKind::Absence`].
    Absence,
    /// [`EntryKind::Thanks`].
    Thanks {
        /// The greeting that this message belongs to, if any (H8).
        sent: Option<Sent>,
    },
    /// [`EntryKind::Clipping`].
    Clipping {
        /// A [web address](super::web_address) with more about it, or empty (K7).
        link: String,
        /// A photo of the clipping (K7).
        photo: Option<PhotoId>,
    },
    /// [`EntryKind::Milestone`].
    Milestone,
}

/// A message that was sent as a greeting (H8).
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Sent {
    /// The greeting.
    pub greeting: ItemId,
    /// The text that was sent, without names, for comparison with texts to other people.
    pub unnamed: String,
    /// The owner wrote although the app advised waiting (H10).
    pub despite: bool,
}

impl Detail {
    /// The kind of entry that has this detail.
    pub fn kind(&self) -> EntryKind {
        match self {
            Self::Note => EntryKind::Note,
            Self::Said { .. } => EntryKind::Said,
            Self::Request => EntryKind::Request,
            Self::Exception => EntryKind::Exception,
            Self::Wish => EntryKind::Wish,
            Self::Membership { .. } => EntryKind::Membership,
            Self::Visit => EntryKind::Visit,
            Self::Purchase { .. } => EntryKind::Purchase,
            Self::Contact { .. } => EntryKind::Contact,
            Self::Absence => EntryKind::Absence,
            Self::Thanks { .. } => EntryKind::Thanks,
            Self::Clipping { .. } => EntryKind::Clipping,
            Self::Milestone => EntryKind::Milestone,
        }
    }
}

/// The detail of this kind that says nothing yet.
impl From<EntryKind> for Detail {
    fn from(kind: EntryKind) -> Self {
        match kind {
            EntryKind::Note => Self::Note,
            EntryKind::Said => Self::Said { ask: false },
            EntryKind::Request => Self::Request,
            EntryKind::Exception => Self::Exception,
            EntryKind::Wish => Self::Wish,
            EntryKind::Membership => Self::Membership { every: None },
            EntryKind::Visit => Self::Visit,
            EntryKind::Purchase => Self::Purchase { amount: None, cost: None },
            EntryKind::Contact => Self::Contact { channel: None, starter: None, sent: None },
            EntryKind::Absence => Self::Absence,
            EntryKind::Thanks => Self::Thanks { sent: None },
            EntryKind::Clipping => Self::Clipping { link: String::new(), photo: None },
            EntryKind::Milestone => Self::Milestone,
        }
    }
}

impl Entry {
    /// An entry with only a detail, or only a kind, a day and the moment of writing.
    pub fn new(detail: impl Into<Detail>, day: NaiveDate, written: Timestamp) -> Self {
        Self { day, written, text: String::new(), due: None, detail: detail.into(), removed: false }
    }

    /// What kind of entry it is.
    pub fn kind(&self) -> EntryKind {
        self.detail.kind()
    }

    /// Whether to ask about their words next time (H6).
    pub fn asks(&self) -> bool {
        matches!(self.detail, Detail::Said { ask: true })
    }

    /// The period after which a membership is due again.
    pub fn every(&self) -> Option<Period> {
        if let Detail::Membership { every } = self.detail { every } else { None }
    }

    /// What was paid for a purchase.
    pub fn amount(&self) -> Option<Money> {
        if let Detail::Purchase { amount, .. } = self.detail { amount } else { None }
    }

    /// What a purchase cost the shop.
    pub fn cost(&self) -> Option<Money> {
        if let Detail::Purchase { cost, .. } = self.detail { cost } else { None }
    }

    /// The channel of a contact.
    pub fn channel(&self) -> Option<Channel> {
        if let Detail::Contact { channel, .. } = self.detail { channel } else { None }
    }

    /// Who started a contact.
    pub fn starter(&self) -> Option<Starter> {
        if let Detail::Contact { starter, .. } = self.detail { starter } else { None }
    }

    /// The greeting that a contact or thanks was.
    pub fn sent(&self) -> Option<&Sent> {
        if let Detail::Contact { sent, .. } | Detail::Thanks { sent } = &self.detail {
            sent.as_ref()
        } else {
            None
        }
    }

    /// The web address of a clipping, or empty.
    pub fn link(&self) -> &str {
        if let Detail::Clipping { link, .. } = &self.detail { link } else { "" }
    }

    /// The photo of a clipping.
    pub fn photo(&self) -> Option<PhotoId> {
        if let Detail::Clipping { photo, .. } = self.detail { photo } else { None }
    }

    /// The day on which a membership ends or is due again: the set day, otherwise one period after the start.
    pub fn ends(&self) -> Option<NaiveDate> {
        self.due.or_else(|| self.every()?.after(self.day, 1))
    }

    /// Whether the shop contacted them. Every contact counts unless they started it.
    pub fn is_touch(&self) -> bool {
        let is_ours = match &self.detail {
            Detail::Contact { starter, .. } => *starter != Some(Starter::They),
            Detail::Thanks { .. } => true,
            _ => false,
        };
        is_ours && !self.removed
    }

    /// The text that search indexes. It is empty once the entry is removed.
    pub fn words(&self) -> &str {
        if self.removed { "" } else { &self.text }
    }
}

/// The kinds of entry.
#[derive(VariantArray, IntoStaticStr, EnumString)]
#[strum(serialize_all = "kebab-case")]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
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
#[derive(VariantArray, IntoStaticStr, EnumString)]
#[strum(serialize_all = "kebab-case")]
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
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
#[derive(VariantArray, IntoStaticStr, EnumString)]
#[strum(serialize_all = "kebab-case")]
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Starter {
    /// The shop.
    We,
    /// The customer.
    They,
}
