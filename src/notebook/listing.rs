//! The list and the search.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use itertools::Itertools;

use super::view::{Listing, Row};
use super::{Ambient, ListRequest, Notebook, Sort};
use crate::domain::{CustomerId, Summary};
use crate::search;

/// Rows shown when the screen did not say how many.
const ROWS: usize = 50;

/// How many people are suggested for a name.
const SUGGESTED: usize = 8;

/// Who is in a list, first to last.
pub(super) struct Ranked {
    request: ListRequest,
    people: Vec<CustomerId>,
    total: usize,
}

impl Notebook {
    /// The rows no longer fit what they were made from.
    pub(super) fn stale_list(&mut self) {
        self.listed = None;
    }

    /// People came, went or changed in what lists go by.
    pub(super) fn stale_ranks(&mut self) {
        self.ranked = None;
        self.stale_tags = true;
        self.stale_list();
    }

    /// Brings the list up to date.
    pub(super) fn show_list(&mut self, ambient: &Ambient) {
        let request = self.view.request.clone();
        if self.listed.as_ref() == Some(&request) {
            return;
        }
        if std::mem::take(&mut self.stale_tags) {
            let tags: BTreeSet<&String> = self.summaries.values().flat_map(|summary| &summary.tags).collect();
            self.view.tags = tags.into_iter().cloned().collect();
        }
        let limit = if request.limit == 0 { ROWS } else { request.limit };
        self.view.list = if request.query.trim().is_empty() {
            self.list(&request, limit, ambient)
        } else {
            self.search(&request, limit)
        };
        self.listed = Some(request);
    }

    fn list(&mut self, request: &ListRequest, limit: usize, ambient: &Ambient) -> Listing {
        let known = self.ranked.take().filter(|ranked| ranked.request == *request);
        let ranked = known.unwrap_or_else(|| self.rank(request, limit, ambient));
        let list = Listing { total: Some(ranked.total), rows: self.rows(&ranked.people) };
        self.ranked = Some(ranked);
        list
    }

    /// Only as many as are shown are put in order: each comparison of two names asks the browser, and
    /// to sort ten thousand people takes it longer than to draw the list.
    fn rank(&self, request: &ListRequest, limit: usize, ambient: &Ambient) -> Ranked {
        let asked = asked(request, limit);
        let admitted = |summary: &&Summary| asked.admits(&summary.tags, summary.role, summary.put_away);
        let admitted: Vec<&Summary> = self.summaries.values().filter(admitted).collect();
        let total = admitted.len();
        let first = admitted.into_iter().k_smallest_by(limit, |one, other| {
            let order = match request.sort {
                Sort::Name => (ambient.compare)(&one.title, &other.title),
                Sort::LastVisit => Reverse(one.last_visit).cmp(&Reverse(other.last_visit)),
                Sort::Newest => Reverse(one.begun).cmp(&Reverse(other.begun)),
            };
            order.then_with(|| (Reverse(one.begun), one.id).cmp(&(Reverse(other.begun), other.id)))
        });
        Ranked { request: request.clone(), people: first.map(|summary| summary.id).collect(), total }
    }

    /// Whether a summary that changed leaves everybody's place in the list as it was.
    pub(super) fn keeps_ranks(&self, after: &Summary) -> bool {
        self.summaries.get(&after.id).is_some_and(|before| {
            before.title == after.title
                && before.begun == after.begun
                && before.tags == after.tags
                && before.role == after.role
                && before.put_away == after.put_away
                && (before.last_visit == after.last_visit || self.view.request.sort != Sort::LastVisit)
        })
    }

    /// The language changed, and with it the order of names.
    pub fn language_changed(&mut self, ambient: &Ambient) {
        self.stale_ranks();
        self.show(ambient);
    }

    /// Everyone whom a list would show, had it no end.
    pub(super) fn everyone_in(&self, request: &ListRequest, ambient: &Ambient) -> Vec<CustomerId> {
        match request.query.trim() {
            "" => self.rank(request, usize::MAX, ambient).people,
            _ => {
                let found = self.index.search(&asked(request, usize::MAX));
                found.hits.into_iter().map(|hit| hit.customer).collect()
            }
        }
    }

    fn search(&self, request: &ListRequest, limit: usize) -> Listing {
        let found = self.index.search(&asked(request, limit));
        let rows: Vec<Row> = found
            .hits
            .into_iter()
            .filter_map(|hit| Some(Row::of(self.summaries.get(&hit.customer)?, hit.snippet)))
            .collect();
        Listing { total: (!found.more).then_some(rows.len()), rows }
    }

    /// Who could the person being typed be already?
    pub(super) fn likely(&mut self, name: &str, phone: &str, except: Option<CustomerId>) {
        let found = self.index.likely(name, phone, except);
        self.view.likely = self.rows(&found);
    }

    /// Who is meant by a name?
    pub(super) fn suggest(&mut self, name: &str) {
        let request = ListRequest { query: name.to_owned(), ..ListRequest::default() };
        self.view.suggested = self.search(&request, SUGGESTED).rows;
        self.view.suggested.retain(|row| row.snippet.is_none());
    }

    pub(super) fn rows(&self, ids: &[CustomerId]) -> Vec<Row> {
        ids.iter().filter_map(|id| Some(Row::of(self.summaries.get(id)?, None))).collect()
    }
}

/// The request as the index understands it.
fn asked(request: &ListRequest, limit: usize) -> search::Request<'_> {
    search::Request {
        query: &request.query,
        tag: request.tag.as_deref(),
        role: request.role,
        put_away: request.put_away,
        limit,
    }
}
