//! The list and the search.

use std::collections::BTreeSet;

use super::view::{Listing, Row};
use super::{Ambient, ListRequest, Notebook, Sort};
use crate::domain::{CustomerId, Summary};
use crate::find;

/// Rows shown when the screen did not say how many.
const ROWS: usize = 50;

impl Notebook {
    /// The rows no longer fit what they were made from.
    pub(super) fn stale_list(&mut self) {
        self.listed = None;
    }

    /// Brings the list up to date.
    pub(super) fn show_list(&mut self, ambient: &Ambient) {
        let request = self.view.request.clone();
        if self.listed.as_ref() == Some(&request) {
            return;
        }
        if self.listed.is_none() {
            let tags: BTreeSet<&String> = self.summaries.values().flat_map(|summary| &summary.tags).collect();
            self.view.tags = tags.into_iter().cloned().collect();
        }
        let limit = if request.limit == 0 { ROWS } else { request.limit };
        self.view.list = if request.query.trim().is_empty() {
            self.everyone(&request, limit, ambient)
        } else {
            self.search(&request, limit)
        };
        self.listed = Some(request);
    }

    fn everyone(&mut self, request: &ListRequest, limit: usize, ambient: &Ambient) -> Listing {
        let admitted = |summary: &Summary| {
            summary.put_away == request.put_away
                && request.role.is_none_or(|role| role == summary.role)
                && request.tag.as_ref().is_none_or(|tag| summary.tags.contains(tag))
        };
        let rows: Vec<&Summary> = match request.sort {
            Sort::Name => {
                let by_name = match self.by_name.take() {
                    Some(by_name) => by_name,
                    None => self.sort_by_name(ambient),
                };
                let by_name = self.by_name.insert(by_name);
                by_name.iter().filter_map(|id| self.summaries.get(id)).collect()
            }
            Sort::LastVisit | Sort::Newest => {
                let mut rows: Vec<_> = self.summaries.values().collect();
                match request.sort {
                    Sort::LastVisit => rows.sort_by_key(|row| std::cmp::Reverse((row.last_visit, row.begun))),
                    _ => rows.sort_by_key(|row| std::cmp::Reverse(row.begun)),
                }
                rows
            }
        };
        let rows: Vec<&Summary> = rows.into_iter().filter(|summary| admitted(summary)).collect();
        Listing {
            total: Some(rows.len()),
            rows: rows.into_iter().take(limit).map(|summary| Row::of(summary, None)).collect(),
        }
    }

    fn sort_by_name(&self, ambient: &Ambient) -> Vec<CustomerId> {
        let summaries: Vec<&Summary> = self.summaries.values().collect();
        let names: Vec<&str> = summaries.iter().map(|summary| summary.title.as_str()).collect();
        (ambient.collate)(&names)
            .into_iter()
            .filter_map(|at| summaries.get(at as usize))
            .map(|summary| summary.id)
            .collect()
    }

    /// The language changed, and with it the order of names.
    pub fn language_changed(&mut self, ambient: &Ambient) {
        self.by_name = None;
        self.stale_list();
        self.show(ambient);
    }

    fn search(&self, request: &ListRequest, limit: usize) -> Listing {
        let found = self.index.search(&find::Request {
            query: &request.query,
            tag: request.tag.as_deref(),
            role: request.role,
            put_away: request.put_away,
            limit,
        });
        let rows: Vec<Row> = found
            .hits
            .into_iter()
            .filter_map(|hit| Some(Row::of(self.summaries.get(&hit.customer)?, hit.snippet)))
            .collect();
        Listing { total: (!found.more).then_some(rows.len()), rows }
    }

    /// Who could the person being typed be already?
    pub(super) fn likely(&mut self, name: &str, phone: &str, except: Option<CustomerId>) {
        let digits: String =
            crate::domain::ascii_digits(phone).chars().filter(char::is_ascii_digit).collect();
        let found = self.index.likely(name, &digits, except);
        self.view.likely = self.rows(&found);
    }

    pub(super) fn rows(&self, ids: &[CustomerId]) -> Vec<Row> {
        ids.iter().filter_map(|id| Some(Row::of(self.summaries.get(id)?, None))).collect()
    }
}
