//! Open matters with a person: the few entries that look ahead, as kept in a summary.

use std::cmp::Reverse;

use chrono::{Days, NaiveDate};
use itertools::Itertools;
use serde::{Deserialize, Serialize};
use strum::{EnumString, IntoStaticStr, VariantArray};

use super::{Decision, DecisionKey, Entry, EntryId, EntryKind, Keyed, Period};

/// How many days before its due day Today mentions a promise.
pub const PROMISED_AHEAD: u64 = 3;

/// An entry that looks ahead.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Matter {
    /// The kind of matter.
    pub kind: MatterKind,
    /// The entry it comes from.
    pub entry: EntryId,
    /// The day of the entry.
    #[serde(with = "super::day::as_number")]
    pub day: NaiveDate,
    /// The beginning of the entry's text.
    pub words: String,
    /// [`Entry::due`].
    #[serde(with = "super::day::as_number::option")]
    pub due: Option<NaiveDate>,
    /// [`Entry::every`].
    pub every: Option<Period>,
}

/// The kinds of matter.
#[derive(VariantArray, IntoStaticStr, EnumString)]
#[strum(serialize_all = "kebab-case")]
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum MatterKind {
    /// Something was promised to them (K10).
    Promised,
    /// They said something to ask about next time (H6).
    Ask,
    /// They are looking for something (H5).
    Wish,
    /// A membership or service of theirs ends or is due again (K5).
    Membership,
    /// The owner wants to come back to something (H7).
    FollowUp,
    /// The reason why they stayed away (K5).
    Absence,
    /// An event in their life (K7).
    Milestone,
}

impl MatterKind {
    /// How many matters of this kind a summary keeps.
    fn most(self) -> usize {
        match self {
            Self::Ask | Self::Absence => 1,
            Self::Promised | Self::Membership | Self::FollowUp | Self::Milestone => 3,
            // When something comes in, everybody who waits for it is listed.
            Self::Wish => 12,
        }
    }

    /// How much of the text a summary keeps, in Unicode scalar values.
    fn words(self) -> usize {
        match self {
            // Mentioned once a year.
            Self::Milestone => 30,
            // Wishes are searched when something comes in. Absences are read side by side.
            Self::Wish | Self::Absence => 1_000,
            Self::Promised | Self::Ask | Self::Membership | Self::FollowUp => 60,
        }
    }

    /// Whether an entry is a matter of this kind. One entry may be two: a milestone with a day to come back to it.
    fn is(self, entry: &Entry) -> bool {
        match self {
            Self::Promised => entry.kind() == EntryKind::Request,
            Self::Ask => entry.asks(),
            Self::Wish => entry.kind() == EntryKind::Wish,
            Self::Membership => entry.kind() == EntryKind::Membership,
            Self::Absence => entry.kind() == EntryKind::Absence,
            Self::Milestone => entry.kind() == EntryKind::Milestone,
            Self::FollowUp => {
                let has_another = matches!(
                    entry.kind(),
                    EntryKind::Request | EntryKind::Exception | EntryKind::Membership | EntryKind::Wish
                );
                entry.due.is_some() && !has_another && !Self::Ask.is(entry)
            }
        }
    }

    /// The first day on which an entry of this kind is mentioned. A postponed one is not mentioned before its new day.
    fn told_from(self, entry: &Entry, decision: Option<Decision>) -> NaiveDate {
        let ahead = if self == Self::Promised { PROMISED_AHEAD } else { 0 };
        let from = match entry.due {
            Some(due) => due.checked_sub_days(Days::new(ahead)),
            None => entry.day.succ_opt(),
        };
        match decision {
            Some(Decision::Later(day)) => day.max(from.unwrap_or(entry.day)),
            _ => from.unwrap_or(entry.day),
        }
    }

    /// The open entries of this kind, sorted by the day on which they can first be mentioned.
    ///
    /// Memberships are sorted by their end, the earliest first. Absences and milestones are sorted the latest first.
    pub fn open<'a>(
        self,
        entries: impl Iterator<Item = &'a (EntryId, Entry)>,
        decided: impl Fn(&DecisionKey) -> Option<Decision>,
    ) -> Vec<(EntryId, &'a Entry)> {
        let kept = entries.filter(|(_, entry)| !entry.removed && self.is(entry));
        let kept = kept.map(|(id, entry)| (*id, entry, decided(&DecisionKey::matter(self, *id))));
        let open = kept.filter(|(_, _, decision)| *decision != Some(Decision::Done));
        let sorted = match self {
            Self::Promised | Self::Ask | Self::Wish | Self::FollowUp => open
                .sorted_by_key(|(id, entry, put_off)| {
                    (self.told_from(entry, *put_off), entry.due, entry.day, *id)
                })
                .collect_vec(),
            Self::Membership => open.sorted_by_key(|(id, entry, _)| (entry.ends(), *id)).collect_vec(),
            Self::Absence | Self::Milestone => {
                open.sorted_by_key(|(id, entry, _)| Reverse((entry.day, *id))).collect_vec()
            }
        };
        sorted.into_iter().map(|(id, entry, _)| (id, entry)).collect()
    }
}

impl Matter {
    /// The matter of one entry.
    pub fn of(kind: MatterKind, id: EntryId, entry: &Entry) -> Self {
        let words = entry.text.trim();
        let kept: String = words.chars().take(kind.words()).collect();
        let words = if kept.len() < words.len() { format!("{kept}…") } else { kept };
        Self { kind, entry: id, day: entry.day, words, due: entry.due, every: entry.every() }
    }

    /// The matters of all kinds that a summary keeps.
    pub(super) fn all(
        entries: &[(EntryId, Entry)],
        decided: impl Fn(&DecisionKey) -> Option<Decision> + Copy,
    ) -> Vec<Self> {
        let of = |kind: MatterKind| {
            let is_lapsed = move |(id, entry): &(EntryId, &Entry)| {
                let ended = entry.ends().filter(|_| kind == MatterKind::Membership);
                ended.is_some_and(|on| decided(&DecisionKey::lapsed(*id, on)) == Some(Decision::Done))
            };
            let open = kind.open(entries.iter(), decided);
            let open = open.into_iter().filter(move |entry| !is_lapsed(entry));
            open.take(kind.most()).map(move |(id, entry)| Self::of(kind, id, entry))
        };
        MatterKind::all().flat_map(of).collect()
    }

    /// The key of decisions about this matter.
    pub fn key(&self) -> DecisionKey {
        DecisionKey::matter(self.kind, self.entry)
    }

    /// The day on which a membership ends or is due again: the set day, otherwise one period after the start.
    pub fn ends(&self) -> Option<NaiveDate> {
        self.due.or_else(|| self.every?.after(self.day, 1))
    }
}
