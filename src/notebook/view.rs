//! What the screen shows: plain values, compared part by part so that only what changed is drawn.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::NaiveDate;

use super::gathering::Gathered;
use super::greeting::{GreetingView, LookBack, Twin};
use super::joining::Duplicate;
use super::meeting::{MeetingView, Misread};
use super::today::{Needs, Rhythm};
use super::{
    Ambient, Comparison, DeviceRow, Draft, Export, Import, ListRequest, Notebook, Restore, SendingView,
    UndoImport,
};
use crate::domain::{
    Customer, CustomerId, Decision, Entry, EntryId, ImportId, ItemId, PhotoId, Role, Shop, Summary, Timestamp,
};

/// Everything on the screen that comes from the notebook.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct View {
    /// How far the notebook is open.
    pub phase: Phase,
    /// The shop's card.
    pub shop: Shop,
    /// Some of the shop's document could not be read and is kept aside.
    pub shop_damaged: bool,
    /// The open page.
    pub page: Option<PageView>,
    /// The list that was asked for last.
    pub request: ListRequest,
    /// Its rows.
    pub list: Listing,
    /// The ids behind `recent`, newest first, for the device to remember.
    pub recent_ids: Vec<CustomerId>,
    /// The pages opened last.
    pub recent: Vec<Row>,
    /// Who needs the owner today; `None` until somebody looks.
    pub needs: Option<Needs>,
    /// What is open with everybody, side by side; `None` until somebody asks.
    pub gathered: Option<Gathered>,
    /// How far the greeting is that somebody looks at.
    pub greeting: Option<GreetingView>,
    /// What is too alike to what was weighed last.
    pub twin: Option<Twin>,
    /// The year so far; `None` until somebody asks.
    pub look_back: Option<LookBack>,
    /// Every tag in use, sorted.
    pub tags: Vec<String>,
    /// How many pages there are, those put away included.
    pub pages: usize,
    /// Who the person being typed could be already.
    pub likely: Vec<Row>,
    /// Who the name being typed into a form could mean.
    pub suggested: Vec<Row>,
    /// Half-written text of the form for a new customer.
    pub new_draft: Option<String>,
    /// A page about to be erased, and the pages that name the same person.
    pub erasing: Option<(CustomerId, Vec<Row>)>,
    /// Who may have two pages, the best reasons first; `None` until it was asked for.
    pub duplicates: Option<Arc<[Duplicate]>>,
    /// Two pages side by side.
    pub comparison: Option<Comparison>,
    /// A file on its way in, and what became of the people in it.
    pub import: Option<Import>,
    /// An import that is being taken back, and what became of it.
    pub undo_import: Option<UndoImport>,
    /// The imports that can be taken back, newest first, and when each began.
    pub imports: Vec<(ImportId, Timestamp)>,
    /// An archive or a bundle on its way in, and what became of what is in it.
    pub restore: Option<Restore>,
    /// Which devices hold the notebook, this one first; `None` until somebody looks.
    pub devices: Option<Arc<[DeviceRow]>>,
    /// A meeting with another device.
    pub meeting: Option<MeetingView>,
    /// Why the code that was read last leads nowhere.
    pub misread: Option<Misread>,
    /// A bundle or an invitation on its way out.
    pub sending: Option<SendingView>,
    /// A file on its way out.
    pub export: Option<Export>,
    /// What just happened.
    pub notice: Option<Notice>,
    /// What is in the way; stays until it is gone.
    pub trouble: Option<Trouble>,
    /// Older entries are still being read for search.
    pub reading: bool,
    /// When something was last saved in this session.
    pub saved: Option<Timestamp>,
    /// Something is written that the storage has not confirmed.
    pub unsaved: bool,
}

/// How far a notebook is open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Phase {
    /// Storage is being read.
    #[default]
    Opening,
    /// There is no notebook yet.
    Welcome,
    /// Open.
    Ready,
    /// It cannot be opened; [`View::trouble`] says why.
    Refused,
}

/// A page as shown.
#[derive(Clone, Debug, PartialEq)]
pub struct PageView {
    /// Whose.
    pub id: CustomerId,
    /// Whether it can be shown.
    pub state: PageState,
    /// Everything but the entries.
    pub customer: Customer,
    /// Newest first, without those removed.
    pub entries: Vec<(EntryId, Entry)>,
    /// Newest first, those that can be brought back.
    pub removed: Vec<(EntryId, Entry)>,
    /// The photo's bytes.
    pub photo: Option<Arc<[u8]>>,
    /// The bytes of the photos it shows, those of entries among them, as far as they are here.
    pub photos: BTreeMap<PhotoId, Arc<[u8]>>,
    /// How often they come; `None` where their visits are too few to tell.
    pub rhythm: Option<Rhythm>,
    /// What the owner decided about reasons of theirs.
    pub decided: BTreeMap<String, Decision>,
    /// The owner's own lines for them, by greeting.
    pub lines: BTreeMap<ItemId, String>,
    /// The pages that were joined with this one.
    pub joined: Vec<Row>,
    /// The recommender's title, where they have a page.
    pub recommended_by: Option<(CustomerId, String)>,
    /// What is half-written in the forms of this page. Drafts that another tab wrote since it was opened are not among them.
    pub drafts: BTreeMap<Draft, String>,
    /// Some chunks could not be read and are kept aside.
    pub damaged: bool,
    /// Written by a later version: can be read only.
    pub newer: bool,
}

/// Whether a page can be shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PageState {
    /// Its document is being read.
    Opening,
    /// It is here.
    Ready,
    /// There is none.
    Missing,
    /// It was begun by mistake and taken back; it can be brought back with all it had.
    TakenBack,
    /// It was joined with this one.
    Joined(CustomerId),
}

/// A list with a limit.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Listing {
    /// The rows, in order.
    pub rows: Vec<Row>,
    /// How many there are in all; `None` where a search stopped counting at the limit.
    pub total: Option<usize>,
}

/// One person in a list.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Row {
    /// Whose page it leads to.
    pub id: CustomerId,
    /// [`Summary::title`].
    pub title: String,
    /// [`Summary::hint`].
    pub hint: String,
    /// The words of an entry around what was searched for.
    pub snippet: Option<String>,
    /// As on the page.
    pub role: Role,
    /// The latest day they were in the shop.
    pub last_visit: Option<NaiveDate>,
    /// As on the page.
    pub put_away: bool,
}

impl PageView {
    pub(super) fn opening(id: CustomerId) -> Self {
        Self {
            id,
            state: PageState::Opening,
            customer: Customer::default(),
            entries: Vec::new(),
            removed: Vec::new(),
            photo: None,
            photos: BTreeMap::new(),
            rhythm: None,
            decided: BTreeMap::new(),
            lines: BTreeMap::new(),
            joined: Vec::new(),
            recommended_by: None,
            drafts: BTreeMap::new(),
            damaged: false,
            newer: false,
        }
    }
}

impl Row {
    pub(super) fn of(summary: &Summary, snippet: Option<String>) -> Self {
        Self {
            id: summary.id,
            title: summary.title.clone(),
            hint: summary.hint.clone(),
            snippet,
            role: summary.role,
            last_visit: summary.last_visit,
            put_away: summary.put_away,
        }
    }
}

/// What just happened. Each is a message of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// What.
    pub what: Happened,
    /// Tells two alike notices apart, so that the second is announced too.
    pub number: u64,
    /// It can be taken back.
    pub undo: bool,
}

/// What a notice tells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Happened {
    /// Fields were saved.
    Saved,
    /// An entry was written.
    EntryAdded,
    /// An entry was changed.
    EntryChanged,
    /// An entry was removed.
    EntryRemoved,
    /// An entry was brought back.
    EntryBack,
    /// A visit without words was noted; the person's title.
    Visited(String),
    /// The page was put away; the person's title.
    PutAway(String),
    /// The page was brought back; the person's title.
    BroughtBack(String),
    /// A reason was decided about.
    Decided(Decision),
    /// A period has begun anew, and ends on that day.
    Renewed(NaiveDate),
    /// A kind of reason is not told of for this person any more.
    NeverAgain,
    /// The page was erased.
    Erased,
    /// Two pages were joined; the person's title.
    Joined(String),
    /// A page is one of its own again; the person's title.
    Parted(String),
    /// The page was erased elsewhere while it was open here.
    ErasedElsewhere,
    /// The latest edit was taken back; it can be done again.
    Undone,
    /// What was taken back is done again.
    Redone,
}

/// What is in the way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// Not saved: no room.
    Full,
    /// Not saved: the storage failed; its own words.
    Failed(String),
    /// Could not be read; the storage's own words.
    Read(String),
    /// The storage belongs to a later version of the app.
    Newer,
    /// Not saved: a later version of the app has taken over the storage since this tab was opened.
    Overtaken,
    /// What this device knows of itself and of the others cannot be read; nothing is written in its place.
    Devices,
    /// Another tab keeps the storage from opening.
    Blocked,
}

impl Notebook {
    /// Brings the view up to date after a command or an input.
    pub(super) fn show(&mut self, ambient: &Ambient) {
        self.view.phase = self.phase;
        let shop = self.held.get_mut(&crate::domain::DocumentId::SHOP);
        if let Some(shop) = shop.filter(|shop| shop.shown != Some(shop.version)) {
            self.view.shop = shop.document.shop();
            self.view.shop_damaged = shop.damaged;
            let imports = shop.document.imports().into_iter();
            self.view.imports = imports.filter_map(|(id, at)| Some((id, at?))).collect();
            self.view.imports.sort_by_key(|(id, at)| std::cmp::Reverse((*at, *id)));
            shop.shown = Some(shop.version);
            self.stale_rules();
        }
        self.view.pages = self.summaries.len();
        self.view.reading = !self.unread.is_empty();
        self.view.unsaved = self.is_unsaved();
        let recent = self.view.recent_ids.iter().filter_map(|id| self.summaries.get(id));
        self.view.recent = recent.map(|summary| Row::of(summary, None)).collect();
        if self.phase == Phase::Ready {
            self.show_list(ambient);
            self.show_needs(ambient);
            self.show_gathered();
            self.show_greetings(ambient);
        }
        self.show_page(ambient);
        self.show_comparison();
    }

    /// Brings the open page up to date with its document.
    fn show_page(&mut self, ambient: &Ambient) {
        let Some(id) = self.view.page.as_ref().map(|page| page.id) else { return };
        if !self.held.contains_key(&id.into()) {
            return;
        }
        // Also what is usual in the shop makes it another.
        let rhythm = self.rhythm(id, ambient.today);
        let (Some(page), Some(held)) = (&mut self.view.page, self.held.get_mut(&id.into())) else { return };
        page.rhythm = rhythm;
        // What other pages say of this one.
        let joined = self.unlisted.values().filter(|summary| summary.joined == Some(page.id));
        page.joined = joined.map(|summary| Row::of(summary, None)).collect();
        if held.shown == Some(held.version) && page.state != PageState::Opening {
            return;
        }
        let read = held.page();
        if read.taken_back {
            held.shown = Some(held.version);
            *page = PageView { state: PageState::TakenBack, ..PageView::opening(id) };
            return;
        }
        let (mut removed, mut entries): (Vec<_>, Vec<_>) =
            read.entries.iter().cloned().partition(|(_, entry)| entry.removed);
        for list in [&mut entries, &mut removed] {
            list.sort_by_key(|(id, entry)| std::cmp::Reverse((entry.day, entry.written, *id)));
        }
        page.state = read.joined.map_or(PageState::Ready, PageState::Joined);
        page.decided.clone_from(&read.decided);
        page.lines.clone_from(&read.lines);
        page.photo = read.customer.photo.and_then(|photo| held.photos.get(&photo).cloned());
        let shown = read.photos().into_iter();
        page.photos = shown.filter_map(|id| Some((id, held.photos.get(&id)?.clone()))).collect();
        page.recommended_by = match &read.customer.recommended_by {
            Some(crate::domain::Recommender::Page(id)) => {
                self.summaries.get(id).map(|summary| (*id, summary.title.clone()))
            }
            _ => None,
        };
        page.customer = read.customer.clone();
        page.entries = entries;
        page.removed = removed;
        page.damaged = held.damaged;
        page.newer = held.document.is_newer();
        held.shown = Some(held.version);
    }

    pub(super) fn notify(&mut self, what: Happened, undo: bool) {
        let number = self.view.notice.as_ref().map_or(0, |notice| notice.number) + 1;
        self.view.notice = Some(Notice { what, number, undo });
    }
}
