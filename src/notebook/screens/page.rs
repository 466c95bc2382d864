//! The page that is open.

use chrono::NaiveDate;

use super::Screens;
use crate::domain::{CustomerId, Entry, EntryId, Recommender};
use crate::notebook::api::{PageState, PageView, Row, Update};
use crate::notebook::ctx::Ctx;
use crate::notebook::documents::Documents;

/// The state of the open page.
#[derive(Default)]
pub(super) struct PageScreen {
    page: Option<CustomerId>,
    /// It does not exist, or no longer exists.
    is_gone: bool,
    /// The versions it was made from: of its document, of the drafts and of the people, and the day.
    made_from: Option<(Option<u64>, u64, u64, NaiveDate)>,
}

impl PageScreen {
    pub fn id(&self) -> Option<CustomerId> {
        self.page
    }

    pub fn open(&mut self, id: CustomerId, documents: &mut Documents, ctx: &mut Ctx) {
        let is_here = documents.is_open(id.into());
        if self.page == Some(id) && is_here {
            return;
        }
        *self = Self { page: Some(id), ..Self::default() };
        // A page that was just created is in memory. It may still be in the process of saving.
        if !is_here {
            documents.load(id.into(), ctx);
        }
    }

    /// A page is gone. Returns whether it was this one.
    pub fn gone(&mut self, id: CustomerId) -> bool {
        let is_this = self.page == Some(id);
        self.is_gone |= is_this;
        is_this
    }
}

impl Screens {
    /// Updates the open page from its document.
    pub(super) fn show_page(&mut self, documents: &mut Documents, ctx: &Ctx) {
        let Some(id) = self.page.page else {
            return self.shown.set(|view| &mut view.page, None, Update::Page);
        };
        let version = documents.get(id.into()).map(|open| open.version());
        let made_from = (version, documents.drafts().version(), self.people_version, ctx.today);
        if self.page.made_from.replace(made_from) == Some(made_from) {
            return;
        }
        let page = match version {
            Some(_) => self.page_view(id, documents, ctx),
            None if self.page.is_gone => PageView { state: PageState::Missing, ..PageView::opening(id) },
            None => PageView { drafts: documents.drafts().of(id), ..PageView::opening(id) },
        };
        self.shown.set(|view| &mut view.page, Some(page), Update::Page);
    }

    fn page_view(&mut self, id: CustomerId, documents: &mut Documents, ctx: &Ctx) -> PageView {
        // The usual habits in the shop affect it too.
        let rhythm = self.rhythm(id, documents, ctx);
        let drafts = documents.drafts().of(id);
        // What other pages say about this one.
        let joined = documents.people().merged_into(id).map(Row::of).collect();
        let Some(open) = documents.get(id.into()) else { return PageView::opening(id) };
        let read = open.page();
        if read.taken_back {
            return PageView { state: PageState::TakenBack, drafts, ..PageView::opening(id) };
        }
        type Entries = Vec<(EntryId, Entry)>;
        let (mut removed, mut entries): (Entries, Entries) =
            read.entries.iter().cloned().partition(|(_, entry)| entry.removed);
        for list in [&mut entries, &mut removed] {
            list.sort_by_key(|(id, entry)| std::cmp::Reverse((entry.day, entry.written, *id)));
        }
        let shown = read.photos().into_iter();
        let photos = open.photos();
        let (photo, photos) = (
            read.customer.photo.and_then(|photo| photos.get(&photo).cloned()),
            shown.filter_map(|id| Some((id, photos.get(&id)?.clone()))).collect(),
        );
        let (damaged, newer) = (open.is_damaged(), open.document().is_newer());
        let recommended_by = match &read.customer.recommended_by {
            Some(Recommender::Page(id)) => {
                documents.people().listed().get(id).map(|summary| (*id, summary.title.clone()))
            }
            _ => None,
        };
        PageView {
            id,
            state: read.joined.map_or(PageState::Ready, PageState::Joined),
            customer: read.customer.clone(),
            entries,
            removed,
            photo,
            photos,
            rhythm,
            decided: read.decided.clone(),
            lines: read.lines.clone(),
            joined,
            recommended_by,
            drafts,
            damaged,
            newer,
        }
    }
}
