//! The list and the search.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use itertools::Itertools;

use super::{Screens, rows};
use crate::domain::{CustomerId, Summary};
use crate::notebook::api::{ListRequest, Listing, Row, Sort, Update};
use crate::notebook::ctx::Ctx;
use crate::notebook::documents::Documents;
use crate::notebook::event::Order;
use crate::search;

/// How many rows are shown if the screen gave no number.
const ROWS: usize = 50;

/// How many people are suggested for a name.
const SUGGESTED: usize = 8;

/// The state of the list.
#[derive(Default)]
pub(super) struct ListScreen {
    request: ListRequest,
    /// The people in the list without a search; `None` after somebody has moved.
    ranked: Option<Ranked>,
    /// People were added, removed or moved since the list was sorted.
    is_order_stale: bool,
    /// The tags in use may have changed.
    are_tags_stale: bool,
    /// The rows may differ from those shown.
    are_rows_stale: bool,
    /// Many pages were coming in when the list was last shown.
    was_filling: bool,
}

/// The people in a list, from first to last.
struct Ranked {
    request: ListRequest,
    people: Vec<CustomerId>,
    total: usize,
}

impl ListScreen {
    pub fn ask(&mut self, request: ListRequest) {
        if self.request != request {
            self.request = request;
            self.are_rows_stale = true;
        }
    }

    pub fn words_changed(&mut self) {
        self.are_rows_stale = true;
    }

    pub fn people_changed(&mut self, order: Order) {
        self.are_rows_stale = true;
        let is_moved = match order {
            Order::Same => false,
            Order::Visits => self.request.sort == Sort::LastVisit,
            Order::Other => true,
        };
        self.is_order_stale |= is_moved;
    }

    /// Sorts the people again.
    pub fn reorder(&mut self) {
        self.ranked = None;
        (self.is_order_stale, self.are_tags_stale, self.are_rows_stale) = (false, true, true);
    }

    /// Sorts the people again if some were added, removed or moved.
    pub fn reorder_if_stale(&mut self) {
        if self.is_order_stale {
            self.reorder();
        }
    }
}

impl Screens {
    /// Updates the list. While many pages come in, it is not sorted again here.
    pub(super) fn show_list(&mut self, is_filling: bool, documents: &Documents, ctx: &Ctx) {
        let was_filling = std::mem::replace(&mut self.list.was_filling, is_filling);
        if !is_filling || !was_filling {
            self.list.reorder_if_stale();
        }
        if !std::mem::take(&mut self.list.are_rows_stale) {
            return;
        }
        if std::mem::take(&mut self.list.are_tags_stale) {
            let listed = documents.people().listed();
            let tags: BTreeSet<&String> = listed.values().flat_map(|summary| &summary.tags).collect();
            let tags = tags.into_iter().cloned().collect();
            self.shown.set(|view| &mut view.tags, tags, Update::Tags);
        }
        let request = self.list.request.clone();
        let limit = if request.limit == 0 { ROWS } else { request.limit };
        let list = match request.query.trim() {
            "" => self.ranked(&request, limit, documents, ctx),
            _ => search(&request, limit, documents),
        };
        self.shown.set(|view| &mut view.list, list, Update::List);
        self.shown.set(|view| &mut view.request, request, Update::Request);
    }

    fn ranked(&mut self, request: &ListRequest, limit: usize, documents: &Documents, ctx: &Ctx) -> Listing {
        let known = self.list.ranked.take().filter(|ranked| ranked.request == *request);
        let ranked = known.unwrap_or_else(|| rank(request, limit, documents, ctx));
        let list = Listing { total: Some(ranked.total), rows: rows(documents, &ranked.people) };
        self.list.ranked = Some(ranked);
        list
    }

    /// Everyone a list would show without a limit.
    pub fn everyone_in(&self, request: &ListRequest, documents: &Documents, ctx: &Ctx) -> Vec<CustomerId> {
        match request.query.trim() {
            "" => rank(request, usize::MAX, documents, ctx).people,
            _ => {
                let found = documents.people().index().search(&asked(request, usize::MAX));
                found.hits.into_iter().map(|hit| hit.customer).collect()
            }
        }
    }

    /// Finds people who may already be the person being typed.
    pub(super) fn ask_likely(
        &mut self,
        name: &str,
        phone: &str,
        except: Option<CustomerId>,
        documents: &Documents,
    ) {
        let found = documents.people().index().likely(name, phone, except);
        self.shown.set(|view| &mut view.likely, rows(documents, &found), Update::Likely);
    }

    /// Finds people with a name.
    pub(super) fn ask_suggested(&mut self, name: &str, documents: &Documents) {
        let request = ListRequest { query: name.to_owned(), ..ListRequest::default() };
        let mut found = search(&request, SUGGESTED, documents).rows;
        found.retain(|row| row.snippet.is_none());
        self.shown.set(|view| &mut view.suggested, found, Update::Suggested);
    }
}

/// Only the rows that are shown are sorted. Each comparison of two names calls the browser. Sorting ten thousand people
/// would take longer than drawing the list.
fn rank(request: &ListRequest, limit: usize, documents: &Documents, ctx: &Ctx) -> Ranked {
    let asked = asked(request, limit);
    let admitted = |summary: &&Summary| asked.admits(&summary.tags, summary.role, summary.put_away);
    let admitted: Vec<&Summary> = documents.people().listed().values().filter(admitted).collect();
    let total = admitted.len();
    let first = admitted.into_iter().k_smallest_by(limit, |one, other| {
        let order = match request.sort {
            Sort::Name => (ctx.compare)(&one.title, &other.title),
            Sort::LastVisit => Reverse(one.last_visit).cmp(&Reverse(other.last_visit)),
            Sort::Newest => Reverse(one.begun).cmp(&Reverse(other.begun)),
        };
        order.then_with(|| (Reverse(one.begun), one.id).cmp(&(Reverse(other.begun), other.id)))
    });
    Ranked { request: request.clone(), people: first.map(|summary| summary.id).collect(), total }
}

fn search(request: &ListRequest, limit: usize, documents: &Documents) -> Listing {
    let people = documents.people();
    let found = people.index().search(&asked(request, limit));
    let row =
        |hit: search::Hit| Some(Row { snippet: hit.snippet, ..Row::of(people.listed().get(&hit.customer)?) });
    let rows: Vec<Row> = found.hits.into_iter().filter_map(row).collect();
    Listing { total: (!found.more).then_some(rows.len()), rows }
}

/// The request in the form the index understands.
fn asked(request: &ListRequest, limit: usize) -> search::Request<'_> {
    search::Request {
        query: &request.query,
        tag: request.tag.as_deref(),
        role: request.role,
        put_away: request.put_away,
        limit,
    }
}
