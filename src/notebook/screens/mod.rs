//! What each place of the app shows. It is derived from the other parts. No decision is based on what is shown.
//!
//! - `page`: one person; `list`: the list and the search; `today`: who needs the owner; `matters`: what is open with
//!   everybody; `greetings`: a message to several people, one at a time; `duplicates`: who may have two pages.
//!
//! # Rules
//! 1. A part of the view is sent only if it has changed. It is rebuilt only if its source has another version.
//! 2. A place opens what it shows by a command, and closes it by a command.
//! 3. While many pages come in, the list is sorted again once a second and at the end, not with every page.

mod duplicates;
mod greetings;
mod list;
mod matters;
mod page;
mod today;

use std::collections::BTreeSet;

use super::api::{Happened, ListRequest, Notice, Phase, Row, ShowCommand, Trouble, Update, View};
use super::ctx::Ctx;
use super::documents::Documents;
use super::event::Order;
use super::intake::Intake;
use super::outgoing::Outgoing;
use super::peers::Peers;
use crate::domain::{CustomerId, DocumentId, Shop};
use duplicates::DuplicatesScreen;
use greetings::GreetingsScreen;
use list::ListScreen;
use matters::MattersScreen;
use page::PageScreen;
use today::TodayScreen;

/// How many recently opened pages the device remembers.
const RECENT: usize = 8;

/// What is shown. See the [module](self).
pub(super) struct Screens {
    shown: Shown,
    phase: Phase,
    /// The shop's card, and the version of its document that it was read from.
    shop: Shop,
    shop_version: Option<u64>,
    trouble: Option<Trouble>,
    /// The pages opened last, newest first.
    recent: Vec<CustomerId>,
    /// Grows each time a person or the shop's settings change.
    people_version: u64,
    page: PageScreen,
    list: ListScreen,
    today: TodayScreen,
    matters: MattersScreen,
    greetings: GreetingsScreen,
    duplicates: DuplicatesScreen,
    versions: Versions,
}

/// The versions from which the parts of the view were made.
#[derive(Default)]
struct Versions {
    intake: Option<u64>,
    outgoing: Option<u64>,
    peers: Option<u64>,
    drafts: Option<u64>,
    people: Option<u64>,
    recent: Vec<CustomerId>,
}

/// What is on the screen, and which parts of it have changed since the last query.
#[derive(Default)]
struct Shown {
    view: View,
    updates: Vec<Update>,
}

impl Shown {
    /// Shows a part if it has changed.
    fn set<T: Clone + PartialEq>(
        &mut self,
        part: fn(&mut View) -> &mut T,
        value: T,
        update: fn(Box<T>) -> Update,
    ) {
        let shown = part(&mut self.view);
        if *shown != value {
            shown.clone_from(&value);
            self.updates.push(update(Box::new(value)));
        }
    }
}

/// List rows for those of these people who are in a list.
fn rows(documents: &Documents, ids: &[CustomerId]) -> Vec<Row> {
    ids.iter().filter_map(|id| Some(Row::of(documents.people().listed().get(id)?))).collect()
}

impl Screens {
    /// Carries out a command that opens or closes something.
    pub fn obey(&mut self, command: ShowCommand, documents: &mut Documents, ctx: &mut Ctx) {
        match command {
            ShowCommand::OpenPage(id) => self.open_page(id, documents, ctx),
            ShowCommand::ClosePage => self.close_page(),
            ShowCommand::List(request) => self.ask_list(request),
            ShowCommand::Likely { name, phone, except } => self.ask_likely(&name, &phone, except, documents),
            ShowCommand::Suggest(name) => self.ask_suggested(&name, documents),
            ShowCommand::Recent(ids) => self.set_recent(ids),
            ShowCommand::LookAtToday(limit) => self.look_at_today(limit),
            ShowCommand::CloseToday => self.close_today(),
            ShowCommand::Gather(asked) => self.gather(asked),
            ShowCommand::FindDuplicates => self.find_duplicates(documents),
            ShowCommand::Compare(pair) => self.compare(pair, documents, ctx),
            ShowCommand::CloseCompare => self.close_comparison(),
            ShowCommand::AskErase(id) => self.ask_erase(id, documents),
            ShowCommand::KeepPage => self.close_erase(),
            ShowCommand::CloseNotice => self.close_notice(),
        }
    }

    pub fn new() -> Self {
        Self {
            shown: Shown::default(),
            phase: Phase::Opening,
            shop: Shop::default(),
            shop_version: None,
            trouble: None,
            recent: Vec::new(),
            people_version: 0,
            page: PageScreen::default(),
            list: ListScreen::default(),
            today: TodayScreen::default(),
            matters: MattersScreen::default(),
            greetings: GreetingsScreen::default(),
            duplicates: DuplicatesScreen::default(),
            versions: Versions::default(),
        }
    }

    /// The parts of the view that have changed since the last call.
    pub fn take_updates(&mut self) -> Vec<Update> {
        std::mem::take(&mut self.shown.updates)
    }

    /// The documents that must stay in memory while they are shown.
    pub fn looked_at(&self) -> BTreeSet<DocumentId> {
        self.page.id().into_iter().chain(self.duplicates.compared()).map(DocumentId::from).collect()
    }

    /// The shop's card.
    pub fn shop(&self) -> &Shop {
        &self.shop
    }

    // What happens in the other parts.

    /// The notebook is read.
    pub fn started(&mut self, is_first: bool) {
        self.phase = if is_first { Phase::Welcome } else { Phase::Ready };
        self.list.reorder();
    }

    /// The first start is done.
    pub fn begun(&mut self) {
        self.phase = Phase::Ready;
        self.list.reorder();
    }

    /// The shop's document was loaded: another tab may have begun the notebook.
    pub fn shop_loaded(&mut self, documents: &mut Documents) {
        let is_stored = documents.get(DocumentId::SHOP).is_some_and(|shop| shop.is_stored());
        if self.phase == Phase::Welcome && is_stored {
            self.begun();
        }
    }

    /// The storage cannot be opened.
    pub fn refused(&mut self, trouble: Trouble) {
        self.phase = Phase::Refused;
        self.trouble = Some(trouble);
    }

    /// There is a problem, or it is solved.
    pub fn in_the_way(&mut self, trouble: Option<Trouble>) {
        self.trouble = trouble;
    }

    /// Something just happened.
    pub fn notify(&mut self, what: Happened, undo: bool) {
        let number = self.shown.view.notice.as_ref().map_or(0, |notice| notice.number) + 1;
        self.set_notice(Some(Notice { what, number, undo }));
    }

    /// The notice was read.
    fn close_notice(&mut self) {
        self.set_notice(None);
    }

    fn set_notice(&mut self, notice: Option<Notice>) {
        self.shown.set(|view| &mut view.notice, notice, Update::Notice);
    }

    /// The owner's words were saved.
    pub fn saved(&mut self, ctx: &Ctx) {
        self.shown.set(|view| &mut view.saved, Some(ctx.now), Update::Saved);
    }

    /// People were added, removed or changed.
    pub fn people_changed(
        &mut self,
        ids: &[CustomerId],
        order: Order,
        documents: &mut Documents,
        ctx: &mut Ctx,
    ) {
        self.people_version += 1;
        self.list.people_changed(order);
        self.today.people_changed(ids, documents.people().listed().len());
        // This page is open and did not exist before.
        if let Some(id) = self.page.id().filter(|id| ids.contains(id))
            && documents.people().get(id).is_some()
            && !documents.is_open(id.into())
        {
            documents.load(id.into(), ctx);
        }
    }

    /// More words can be found.
    pub fn indexed(&mut self) {
        self.list.words_changed();
    }

    /// The language changed, and with it the order of names.
    pub fn language_changed(&mut self) {
        self.list.reorder();
    }

    /// One second has passed. What came in since is sorted.
    pub fn tick(&mut self) {
        self.list.reorder_if_stale();
    }

    /// A document is gone.
    pub fn gone(
        &mut self,
        id: CustomerId,
        is_erased_elsewhere: bool,
        had_words: bool,
        documents: &mut Documents,
        ctx: &mut Ctx,
    ) {
        self.recent.retain(|recent| *recent != id);
        self.people_changed(&[id], Order::Other, documents, ctx);
        let is_open = self.page.gone(id);
        // The owner is told where they look at the page, and where words of theirs are lost with it.
        if is_erased_elsewhere && (is_open || had_words) {
            self.notify(Happened::ErasedElsewhere, false);
        }
    }

    // What the owner asks.

    /// Shows a page, and loads it where it is not in memory.
    fn open_page(&mut self, id: CustomerId, documents: &mut Documents, ctx: &mut Ctx) {
        self.recent.retain(|other| *other != id);
        self.recent.insert(0, id);
        self.recent.truncate(RECENT);
        self.page.open(id, documents, ctx);
    }

    /// Shows no page.
    fn close_page(&mut self) {
        self.page = PageScreen::default();
    }

    /// The pages opened last on this device, newest first.
    fn set_recent(&mut self, ids: Vec<CustomerId>) {
        self.recent = ids;
    }

    /// Shows this list.
    fn ask_list(&mut self, request: ListRequest) {
        self.list.ask(request);
    }

    /// Shows which other pages name this person, before anything is erased.
    fn ask_erase(&mut self, id: CustomerId, documents: &mut Documents) {
        let Some(page) = documents.get(id.into()).map(|open| open.page()) else { return };
        let names = [&page.customer.name, &page.customer.called].map(|name| name.trim().to_owned());
        let names: Vec<String> = names.into_iter().filter(|name| !name.is_empty()).collect();
        let mentions = documents.people().index().mentions(&names, id);
        self.show_erasing(Some((id, rows(documents, &mentions))));
    }

    /// Closes the question about erasing.
    pub fn close_erase(&mut self) {
        self.show_erasing(None);
    }

    fn show_erasing(&mut self, erasing: Option<(CustomerId, Vec<Row>)>) {
        self.shown.set(|view| &mut view.erasing, erasing, Update::Erasing);
    }

    // What is shown of it all.

    /// Brings the view up to date.
    pub fn show(
        &mut self,
        documents: &mut Documents,
        intake: &Intake,
        outgoing: &Outgoing,
        peers: &Peers,
        ctx: &Ctx,
    ) {
        self.show_shop(documents);
        self.shown.set(|view| &mut view.phase, self.phase, Update::Phase);
        self.shown.set(|view| &mut view.trouble, self.trouble.clone(), Update::Trouble);
        self.shown.set(|view| &mut view.pages, documents.people().listed().len(), Update::Pages);
        self.shown.set(|view| &mut view.reading, documents.is_indexing(), Update::Reading);
        self.shown.set(|view| &mut view.unsaved, documents.is_unsaved(), Update::Unsaved);
        self.show_recent(documents);
        self.show_jobs(documents, intake, outgoing, peers);
        if self.phase == Phase::Ready {
            let is_filling = intake.is_filling() || peers.is_filling() || documents.is_reverting();
            self.show_list(is_filling, documents, ctx);
            self.show_needs(documents, ctx);
            self.show_matters(documents);
            self.show_greetings(documents, ctx);
        }
        self.show_page(documents, ctx);
        self.show_comparison(documents);
    }

    /// Updates the shop's card if its document has changed.
    fn show_shop(&mut self, documents: &mut Documents) {
        let Some(open) = documents.get(DocumentId::SHOP) else { return };
        if self.shop_version.replace(open.version()) == Some(open.version()) {
            return;
        }
        self.shop = open.document().shop();
        let imports = open.document().imports().into_iter();
        let mut imports: Vec<_> = imports.filter_map(|(id, at)| Some((id, at?))).collect();
        imports.sort_by_key(|(id, at)| std::cmp::Reverse((*at, *id)));
        self.shown.set(|view| &mut view.shop_damaged, open.is_damaged(), Update::ShopDamaged);
        self.shown.set(|view| &mut view.imports, imports, Update::Imports);
        self.shown.set(|view| &mut view.shop, self.shop.clone(), Update::Shop);
        self.people_version += 1;
        self.today.rules_changed();
    }

    fn show_recent(&mut self, documents: &Documents) {
        let is_same = self.versions.recent == self.recent;
        if is_same && self.versions.people == Some(self.people_version) {
            return;
        }
        self.versions.people = Some(self.people_version);
        self.versions.recent.clone_from(&self.recent);
        self.shown.set(|view| &mut view.recent, rows(documents, &self.recent), Update::Recent);
        self.shown.set(|view| &mut view.recent_ids, self.recent.clone(), Update::RecentIds);
    }

    /// Updates what is shown of the other parts' jobs.
    fn show_jobs(&mut self, documents: &Documents, intake: &Intake, outgoing: &Outgoing, peers: &Peers) {
        let Self { shown, versions, .. } = self;
        if versions.intake.replace(intake.version()) != Some(intake.version()) {
            shown.set(|view| &mut view.import, intake.import_view(), Update::Import);
            shown.set(|view| &mut view.restore, intake.restore_view(), Update::Restore);
            shown.set(|view| &mut view.undo_import, intake.revert_view(), Update::UndoImport);
        }
        if versions.outgoing.replace(outgoing.version()) != Some(outgoing.version()) {
            shown.set(|view| &mut view.export, outgoing.export_view(), Update::Export);
            shown.set(|view| &mut view.sending, outgoing.bundle_view(), Update::Sending);
        }
        if versions.peers.replace(peers.version()) != Some(peers.version()) {
            shown.set(|view| &mut view.devices, peers.rows(), Update::Devices);
            shown.set(|view| &mut view.connection, peers.connection_view(), Update::Connection);
            shown.set(|view| &mut view.misread, peers.misread(), Update::Misread);
        }
        let drafts = documents.drafts();
        if versions.drafts.replace(drafts.version()) != Some(drafts.version()) {
            let draft = drafts.get(super::api::Draft::NewCustomer).cloned();
            shown.set(|view| &mut view.new_draft, draft, Update::NewDraft);
        }
    }
}
