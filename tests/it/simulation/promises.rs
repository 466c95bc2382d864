//! What must hold after any steps.

use std::collections::{BTreeMap, BTreeSet};

use regulars::document::chunks;
use regulars::domain::*;
use regulars::notebook::api::PageState;
use regulars::notebook::api::connection::{Connect, Step};
use regulars::notebook::{
    Command, Input, IntakeCommand, ListRequest, OutgoingCommand, PeersCommand, Phase, Row, ShowCommand,
};
use regulars::storage::{self, Change, Record, Space, Transaction};

use super::world::{Seat, World};
use crate::devices::devices;
use crate::fake_network::Air;
use crate::harness::{Device, Tab};

/// How often two devices may have to meet until both say that they are in step and the same.
const MEETINGS: usize = 2;

/// More than any meeting of such small notebooks takes.
const PATIENCE: usize = 30_000;

impl World {
    /// Carries out everything that was asked for, tries again what failed, and closes what is open.
    pub fn rest(&mut self) -> Result<(), String> {
        for seat in &self.seats {
            seat.tab.device.storage.borrow_mut().fail_no_more();
        }
        for _ in 0..12 {
            for at in 0..self.seats.len() {
                self.seats[at].tab.settle();
                let view = self.seats[at].tab.view().clone();
                let closes = [
                    (view.trouble.is_some() || view.phase == Phase::Opening, Command::Retry),
                    (
                        view.import.is_some_and(|import| import.over || import.begun.is_none()),
                        IntakeCommand::CloseImport.into(),
                    ),
                    (
                        view.restore.is_some_and(|restore| restore.over || !restore.begun),
                        IntakeCommand::CloseRestore.into(),
                    ),
                    (view.undo_import.is_some_and(|undo| undo.over), IntakeCommand::CloseUndoImport.into()),
                    (
                        view.sending.is_some_and(|sending| sending.file.is_some()),
                        OutgoingCommand::CloseSending.into(),
                    ),
                    (
                        view.export.is_some_and(|export| export.file.is_some()),
                        OutgoingCommand::CloseExport.into(),
                    ),
                    (view.connection.is_some(), PeersCommand::HangUp.into()),
                ];
                for (_, command) in closes.into_iter().filter(|(is_open, _)| *is_open) {
                    self.tell(at, command);
                    self.seats[at].tab.settle();
                }
                self.seats[at].tab.connections.clear();
            }
            self.air = Air::default();
            self.note_saved();
            if self.seats.iter_mut().all(|seat| seat.tab.is_at_rest()) {
                return Ok(());
            }
        }
        let state = |(at, seat): (usize, &mut Seat)| {
            let is_at_rest = seat.tab.is_at_rest();
            let view = seat.tab.view();
            (!is_at_rest).then(|| {
                format!(
                    "{at}: trouble {:?}, unsaved {}, import {:?}, restore {:?}, undo {:?}, sending {:?}",
                    view.trouble, view.unsaved, view.import, view.restore, view.undo_import, view.sending
                )
            })
        };
        let stuck: Vec<String> = self.seats.iter_mut().enumerate().filter_map(state).collect();
        Err(format!("never at rest: {:.2000}", stuck.join("; ")))
    }

    /// *Kept equals rebuilt*: what every tab shows and every disk keeps beside the documents is what these make anew.
    pub fn check_kept(&mut self) -> Result<(), String> {
        for at in 0..self.seats.len() {
            let tab = &mut self.seats[at].tab;
            let rebuilt = without_what_is_kept(&tab.device);
            let mut anew = rebuilt.tab();
            differ("shown", &shown(tab), &shown(&mut anew)).map_err(|what| format!("tab {at}: {what}"))?;
            let kept = kept(&tab.device);
            differ("kept", &kept, &self::kept(&rebuilt)).map_err(|what| format!("tab {at}: {what}"))?;
            self.list_all(at);
        }
        Ok(())
    }

    /// All that has to hold at the end.
    pub fn check_promises(&mut self) -> Result<(), String> {
        self.rest()?;
        self.check_kept()?;
        self.meet_all()?;
        self.rest()?;
        self.check_kept()?;
        for at in 0..self.seats.len() {
            let (shown, stored) = {
                let tab = &mut self.seats[at].tab;
                (shown(tab), self::shown(&mut tab.device.copy().tab()))
            };
            differ("after a restart", &shown, &stored).map_err(|what| format!("tab {at}: {what}"))?;
        }
        self.check_words()?;
        self.check_erased()
    }

    /// The devices that are still in.
    fn present(&self) -> Vec<usize> {
        (0..self.ids.len()).filter(|device| !self.removed.contains(device)).collect()
    }

    /// All devices meet until all have the same.
    fn meet_all(&mut self) -> Result<(), String> {
        let present = self.present();
        // The first gathers what the others have, and then gives it to them.
        for _ in 0..2 {
            for other in present.iter().skip(1) {
                self.meet(present[0], *other)?;
            }
        }
        // Two devices may differ for a day about what is usual in the shop, and so about somebody who is only just missed.
        let shown = |tab: &mut Tab| {
            let mut shown = shown(tab);
            shown.retain(|what, _| what != "today");
            shown
        };
        let first = shown(&mut self.seats[0].tab);
        for at in 1..self.seats.len() {
            if present.contains(&self.seats[at].device) {
                let other = shown(&mut self.seats[at].tab);
                differ("devices", &first, &other).map_err(|what| format!("tab {at}: {what}"))?;
            }
        }
        for here in &present {
            for row in devices(&mut self.seats[*here].tab).iter().filter(|row| !row.is_this && !row.removed) {
                // One whose removing was cut short is still listed, and met nobody.
                let is_present = present.iter().any(|device| self.ids[*device] == row.id);
                let is_met = is_present && (*here == present[0] || row.id == self.ids[present[0]]);
                let now = self.seats[*here].tab.device.now();
                if is_met && (row.waiting, row.gaps) != (0, 0) || row.up_to.is_some_and(|up_to| up_to > now) {
                    return Err(format!("device {here} says of an equal one: {row:?}"));
                }
            }
        }
        Ok(())
    }

    /// Two devices meet until both say that they are in step and the same.
    fn meet(&mut self, one: usize, other: usize) -> Result<(), String> {
        let mut said = Vec::new();
        for _ in 0..MEETINGS {
            let id = self.ids[other];
            self.tell(one, PeersCommand::Connect(Connect::Known(id)));
            self.carry()?;
            let code = match step(&self.seats[one]) {
                Some(Step::Showing { code, .. }) => code,
                step => return Err(format!("no code: {step:?}, {:?}", self.seats[one].tab.view().misread)),
            };
            self.tell(other, PeersCommand::Connect(Connect::Shown { code, name: String::new() }));
            self.carry()?;
            let both = [one, other].map(|at| (step(&self.seats[at]), is_different(&self.seats[at])));
            let is_good = both.iter().all(|both| *both == (Some(Step::InStep), false));
            said.push(format!("{both:?}"));
            for at in [one, other] {
                self.tell(at, PeersCommand::HangUp);
            }
            self.carry()?;
            if is_good {
                return Ok(());
            }
            self.rest()?;
        }
        Err(format!("devices {one} and {other} are never in step: {said:?}"))
    }

    /// Everything happens that was asked for, on disks and network.
    fn carry(&mut self) -> Result<(), String> {
        for _ in 0..PATIENCE {
            let count = self.seats.len();
            let tabs = &mut Self::tabs(&mut self.seats)[..];
            let moved = (0..count)
                .any(|at| tabs[at].carry_out_next() || self.air.ask(at, tabs) || self.air.deliver(at, tabs));
            if !moved {
                return Ok(());
            }
        }
        Err("devices that meet never come to rest".into())
    }

    /// Every page that may be gone with one that was erased: those joined with it are the same person.
    fn gone(&self) -> BTreeSet<CustomerId> {
        let mut gone: BTreeSet<CustomerId> = self.erased.iter().map(|erased| erased.page).collect();
        loop {
            let touching = self.joined.iter().filter(|pair| pair.iter().any(|id| gone.contains(id)));
            let more: Vec<CustomerId> = touching.flatten().copied().filter(|id| !gone.contains(id)).collect();
            if more.is_empty() {
                return gone;
            }
            gone.extend(more);
        }
    }

    /// Nothing that was called saved is lost.
    fn check_words(&mut self) -> Result<(), String> {
        let (gone, present) = (self.gone(), self.present());
        for here in &present {
            let (_, _, pages) = self.seats[*here].tab.everything();
            let entries = pages.iter().flat_map(|page| page.entries.iter().chain(&page.removed));
            let words: Vec<&str> = entries.map(|(_, entry)| entry.text.as_str()).collect();
            for one in self.written.iter().filter(|one| one.is_saved && !gone.contains(&one.page)) {
                let has_to = present.contains(&one.device);
                let is_shown = words.iter().any(|words| words.contains(&one.text));
                if has_to && !is_shown && !is_taken_back(&self.seats[*here].tab.device, one.page, &one.text) {
                    return Err(format!("lost on device {here}: {} on {:?}", one.text, one.page));
                }
            }
        }
        Ok(())
    }

    /// Nothing that was erased is left.
    fn check_erased(&mut self) -> Result<(), String> {
        let present = self.present();
        for erased in self.erased.iter().filter(|one| one.is_saved && present.contains(&one.device)) {
            for here in &present {
                let tab = &mut self.seats[*here].tab;
                let (state, device) = (tab.page(erased.page).state, tab.device.clone());
                let is_content = |space: &Space| !matches!(space, Space::Tombstones | Space::Devices);
                let left: BTreeSet<Space> = device
                    .storage
                    .borrow()
                    .records()
                    .filter(|(space, key, _)| is_content(space) && key.starts_with(erased.page.bytes()))
                    .map(|(space, ..)| space)
                    .collect();
                if state != PageState::Missing || !left.is_empty() {
                    return Err(format!("{:?} was erased and is {state:?} on {here}, {left:?}", erased.page));
                }
            }
        }
        Ok(())
    }
}

/// The page was taken back, and would come back with these words.
fn is_taken_back(device: &Device, id: CustomerId, words: &str) -> bool {
    let storage = device.storage.borrow();
    let of_page = |(space, key, _): &(Space, &Vec<u8>, &Vec<u8>)| {
        *space == Space::Chunks && key.starts_with(id.bytes())
    };
    let stored: Vec<Record> =
        storage.records().filter(of_page).map(|(_, key, value)| (key.clone(), value.clone())).collect();
    let page = chunks::load(id.into(), &stored, None, chunks::READER).document.page();
    page.taken_back && page.entries.iter().any(|(_, entry)| entry.text.contains(words))
}

fn step(seat: &Seat) -> Option<Step> {
    seat.tab.view().connection.as_ref().map(|shown| shown.step.clone())
}

fn is_different(seat: &Seat) -> bool {
    seat.tab.view().connection.as_ref().is_some_and(|shown| shown.differs)
}

/// A copy of a device that has nothing but its documents, what belongs to them, and summaries that ask to be made anew.
fn without_what_is_kept(device: &Device) -> Device {
    let copy = device.copy();
    let mut changes: Vec<Change> = [Space::Shelves, Space::Texts, Space::Packs]
        .map(|space| Change::DeletePrefix(space, storage::Key::new()))
        .into();
    let storage = copy.storage.borrow();
    let is_page = |key: &[u8]| key != DocumentId::SHOP.bytes();
    let summaries = storage.records().filter(|(space, key, _)| *space == Space::Summaries && is_page(key));
    changes.extend(summaries.map(|(space, key, value)| {
        let mut value = value.clone();
        // Of no version there ever was.
        value[1] = 0;
        Change::Put(space, key.clone(), value)
    }));
    drop(storage);
    let written = copy.storage.borrow_mut().write(&Transaction { changes, ..Transaction::default() });
    assert_eq!(written, Ok(()), "a copy is in good health");
    copy
}

/// What a tab answers to everything an owner may ask, by what was asked.
fn shown(tab: &mut Tab) -> BTreeMap<String, String> {
    let mut told = BTreeMap::new();
    let (shop, rows, pages) = tab.everything();
    told.insert("shop".into(), format!("{shop:?}"));
    // Drafts and who was there last are this device's own; what is shown of photos is said by their names.
    for page in pages {
        told.insert(
            format!("page {:?}", page.id),
            format!(
                "{:?} {:?} {:?} {:?} {:?} {:?} {:?} {:?} {:?} {:?} {:?} {} {}",
                page.state,
                page.customer,
                page.entries,
                page.removed,
                page.photos.keys(),
                page.photo.is_some(),
                page.rhythm,
                page.decided,
                page.lines,
                by_id(&page.joined),
                page.recommended_by,
                page.damaged,
                page.newer
            ),
        );
    }
    told.insert("list".into(), format!("{rows:?}"));
    for query in ["person", "dara", "word1", "word", "note", "more", "hook", "tag2"] {
        tab.command(ShowCommand::List(ListRequest {
            query: query.into(),
            limit: 1_000,
            ..ListRequest::default()
        }));
        told.insert(format!("search {query}"), format!("{:?}", tab.view().list));
    }
    tab.command(ShowCommand::LookAtToday(1_000));
    told.insert("today".into(), format!("{:?}", tab.view().needs));
    tab.command(ShowCommand::CloseToday);
    tab.command(ShowCommand::FindDuplicates);
    told.insert("duplicates".into(), format!("{:?}", tab.view().duplicates));
    told.insert("tags".into(), format!("{:?} {}", tab.view().tags, tab.view().pages));
    told
}

fn by_id(rows: &[Row]) -> Vec<Row> {
    let mut rows = rows.to_vec();
    rows.sort_by_key(|row| row.id);
    rows
}

/// What a device keeps beside its documents: summaries, and the words of entries, by whose they are.
fn kept(device: &Device) -> BTreeMap<String, String> {
    let storage = device.storage.borrow();
    let of = |wanted: Space| storage.records().filter(move |(space, ..)| *space == wanted);
    let mut told = BTreeMap::new();
    let documents: BTreeSet<&[u8]> = of(Space::Chunks).map(|(_, key, _)| &key[..16]).collect();
    for (_, key, value) in of(Space::Summaries).filter(|(_, key, _)| documents.contains(key.as_slice())) {
        told.insert(format!("summary {key:?}"), format!("{value:?}"));
    }
    let mut words = BTreeMap::<(CustomerId, EntryId), String>::new();
    for (_, key, value) in of(Space::Packs) {
        let Some(page) = CustomerId::from_bytes(key) else { continue };
        let pack: Vec<(EntryId, String)> =
            storage::open(value).and_then(|bytes| postcard::from_bytes(bytes).ok()).unwrap_or_default();
        words.extend(pack.into_iter().map(|(entry, words)| ((page, entry), words)));
    }
    for (_, key, value) in of(Space::Texts) {
        let (page, entry) = key.split_at(16);
        let (Some(page), Some(entry)) = (CustomerId::from_bytes(page), EntryId::from_bytes(entry)) else {
            continue;
        };
        let text = storage::open(value).map(|bytes| String::from_utf8_lossy(bytes).into_owned());
        words.insert((page, entry), text.unwrap_or_default());
    }
    words.retain(|_, words| !words.is_empty());
    told.extend(words.into_iter().map(|(of, words)| (format!("words {of:?}"), words)));
    // A shelf that is filled holds the summaries themselves.
    for (_, key, shelf) in of(Space::Shelves) {
        let Some((_, filled)) = storage::open(shelf).and_then(|shelf| shelf.split_at_checked(8)) else {
            continue;
        };
        let Ok(filled) = postcard::from_bytes::<Vec<(&[u8], &[u8])>>(filled) else { continue };
        let now: Vec<(&[u8], &[u8])> = of(Space::Summaries)
            .filter(|(_, id, _)| id.starts_with(key) && id.as_slice() != DocumentId::SHOP.bytes())
            .map(|(_, id, value)| (id.as_slice(), value.as_slice()))
            .collect();
        if filled != now {
            told.insert(format!("shelf {key:?}"), "is not what the summaries are".into());
        }
    }
    told
}

/// The first thing in which two differ.
fn differ(
    what: &str,
    one: &BTreeMap<String, String>,
    other: &BTreeMap<String, String>,
) -> Result<(), String> {
    let keys: BTreeSet<&String> = one.keys().chain(other.keys()).collect();
    for key in keys {
        let (one, other) = (one.get(key), other.get(key));
        if one != other {
            let [one, other] = [one, other].map(|text| text.map_or("nothing", String::as_str));
            // From a little before the first difference on.
            let same = one.bytes().zip(other.bytes()).take_while(|(one, other)| one == other).count();
            let from = |text: &str| {
                let text = String::from_utf8_lossy(&text.as_bytes()[same.saturating_sub(160)..]).into_owned();
                text.chars().take(400).collect::<String>()
            };
            return Err(format!("{what}, {key}:\n  …{}\n  …{}", from(one), from(other)));
        }
    }
    Ok(())
}

impl Tab {
    /// Nothing is on its way, nothing in the way.
    fn is_at_rest(&mut self) -> bool {
        self.hear(Input::Alarm);
        self.settle();
        let view = self.view();
        view.trouble.is_none()
            && view.phase == Phase::Ready
            && !view.unsaved
            && view.import.is_none()
            && view.restore.is_none()
            && view.undo_import.is_none()
            && view.sending.is_none()
            && view.export.is_none()
    }
}
