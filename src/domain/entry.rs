//! One dated line on a page.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{ItemId, Money, Period, PhotoId, Timestamp};

/// An entry. Fields its kind does not have are `None` or `false`.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Entry {
    /// What it tells.
    pub kind: EntryKind,
    /// The day it is about, today or earlier.
    pub day: NaiveDate,
    /// When it was written; orders the entries of one day.
    pub written: Timestamp,
    /// The words: the note, what they said, what was bought.
    pub text: String,
    /// Ask about it next time (H6); only for [`EntryKind::Said`].
    pub ask: bool,
    /// What was paid; only for [`EntryKind::Purchase`].
    pub amount: Option<Money>,
    /// What it cost the shop; only for [`EntryKind::Purchase`].
    pub cost: Option<Money>,
    /// How we were in touch; only for [`EntryKind::Contact`].
    pub channel: Option<Channel>,
    /// Who started it; only for [`EntryKind::Contact`].
    pub starter: Option<Starter>,
    /// The day it looks ahead to: by when it was promised ([`EntryKind::Request`]), until when it holds
    /// ([`EntryKind::Exception`]), when it ends ([`EntryKind::Membership`]); for every other kind when to come back to
    /// it (H7).
    pub due: Option<NaiveDate>,
    /// After what time it is due again; only for [`EntryKind::Membership`].
    pub every: Option<Period>,
    /// The greeting it was sent for; only for [`EntryKind::Contact`] (H8).
    pub greeting: Option<ItemId>,
    /// What was sent, without their names, to be compared with what others get; only with a greeting.
    pub unnamed: String,
    /// The owner decided to write although the app advised to wait; only for [`EntryKind::Contact`] (H10).
    pub despite: bool,
    /// Where more of it is, an address of the [web](super::web_address), or empty; only for [`EntryKind::Clipping`] (K7).
    pub link: String,
    /// What was cut out, or a photo of it; only for [`EntryKind::Clipping`] (K7).
    pub photo: Option<PhotoId>,
    /// Taken off the page; can be brought back.
    pub removed: bool,
}

impl Entry {
    /// An entry with nothing but its kind, day and the moment of writing.
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

    /// The day on which a membership ends, or is due again: the day that was set, or a period after it began.
    pub fn ends(&self) -> Option<NaiveDate> {
        self.due.or_else(|| self.every?.after(self.day, 1))
    }

    /// Whether the shop was in touch with them: whatever they did not begin themselves counts.
    pub fn is_touch(&self) -> bool {
        let is_ours = self.kind == EntryKind::Contact && self.starter != Some(Starter::They);
        (is_ours || self.kind == EntryKind::Thanks) && !self.removed
    }

    /// What search reads of it: nothing once it is removed.
    pub fn words(&self) -> &str {
        if self.removed { "" } else { &self.text }
    }
}

/// What an entry tells.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum EntryKind {
    /// Anything worth keeping.
    #[default]
    Note,
    /// Their own words (H6).
    Said,
    /// Something special they asked for (K10).
    Request,
    /// What is agreed with them alone, as an exception (K10).
    Exception,
    /// What they look for (H5).
    Wish,
    /// Something with an end or a period: a membership, a service, a refill (K5).
    Membership,
    /// They came in (K5).
    Visit,
    /// They bought something.
    Purchase,
    /// They or we were in touch (H10).
    Contact,
    /// Why they stayed away (K5).
    Absence,
    /// We thanked them (K7).
    Thanks,
    /// They were in the news (K7).
    Clipping,
    /// Something happened in their life (K7).
    Milestone,
}

impl EntryKind {
    /// Every kind, in the order offered.
    pub const ALL: [Self; 13] = [
        Self::Note,
        Self::Said,
        Self::Request,
        Self::Exception,
        Self::Wish,
        Self::Membership,
        Self::Visit,
        Self::Purchase,
        Self::Contact,
        Self::Absence,
        Self::Thanks,
        Self::Clipping,
        Self::Milestone,
    ];

    /// The word stored in documents and used in message ids.
    pub fn key(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Said => "said",
            Self::Request => "request",
            Self::Exception => "exception",
            Self::Wish => "wish",
            Self::Membership => "membership",
            Self::Visit => "visit",
            Self::Purchase => "purchase",
            Self::Contact => "contact",
            Self::Absence => "absence",
            Self::Thanks => "thanks",
            Self::Clipping => "clipping",
            Self::Milestone => "milestone",
        }
    }

    /// Reads [`key`](Self::key) back; a word of a later version becomes a note.
    pub fn from_key(key: &str) -> Self {
        Self::ALL.into_iter().find(|kind| kind.key() == key).unwrap_or_default()
    }

    /// The message that says what the day means that such an entry looks ahead to.
    pub fn due(self) -> &'static str {
        match self {
            Self::Request => "entry-due-request",
            Self::Exception => "entry-due-exception",
            Self::Membership => "entry-due-membership",
            _ => "entry-due-other",
        }
    }

    /// Whether the entry shows that they were in the shop.
    pub fn is_visit(self) -> bool {
        matches!(self, Self::Visit | Self::Purchase)
    }
}

/// How we were in touch.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Channel {
    /// By telephone.
    Call,
    /// By text message, or a messenger that was not named.
    Message,
    /// By e-mail.
    Email,
    /// By WhatsApp.
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

impl Channel {
    /// Every channel, in the order offered.
    pub const ALL: [Self; 9] = [
        Self::Call,
        Self::Message,
        Self::Email,
        Self::WhatsApp,
        Self::Telegram,
        Self::Viber,
        Self::Messenger,
        Self::Card,
        Self::InPerson,
    ];

    /// The word stored in documents and used in message ids.
    pub fn key(self) -> &'static str {
        match self {
            Self::Call => "call",
            Self::Message => "message",
            Self::Email => "email",
            Self::WhatsApp => "whatsapp",
            Self::Telegram => "telegram",
            Self::Viber => "viber",
            Self::Messenger => "messenger",
            Self::Card => "card",
            Self::InPerson => "in-person",
        }
    }

    /// Reads [`key`](Self::key) back; `None` for a word of a later version.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|channel| channel.key() == key)
    }
}

/// Who started a contact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Starter {
    /// The shop.
    We,
    /// The customer.
    They,
}

impl Starter {
    /// Both, in the order offered.
    pub const ALL: [Self; 2] = [Self::We, Self::They];

    /// The word stored in documents and used in message ids.
    pub fn key(self) -> &'static str {
        match self {
            Self::We => "we",
            Self::They => "they",
        }
    }

    /// Reads [`key`](Self::key) back; `None` for a word of a later version.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|starter| starter.key() == key)
    }
}
