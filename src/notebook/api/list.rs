//! Lists of people, and the search.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::domain::{CustomerId, Role, Summary};

/// Which list to show.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListRequest {
    /// What was typed into the search box; empty for everyone.
    pub query: String,
    /// Only with this tag.
    pub tag: Option<String>,
    /// Only with this role.
    pub role: Option<Role>,
    /// Show the people who were put away instead of the current ones.
    pub put_away: bool,
    /// The order when there is no search text. A search shows the best match first.
    pub sort: Sort,
    /// How many rows at most.
    pub limit: usize,
}

impl ListRequest {
    /// Whether it shows only some of the current people.
    pub fn is_narrow(&self) -> bool {
        !self.query.trim().is_empty() || self.tag.is_some() || self.role.is_some() || self.put_away
    }
}

/// The order of the list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Sort {
    /// By name, in the order of the language.
    #[default]
    Name,
    /// The latest visitor comes first.
    LastVisit,
    /// The newest page comes first.
    Newest,
}

/// A list with a limit.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Listing {
    /// The rows, in order.
    pub rows: Vec<Row>,
    /// How many there are in all; `None` where a search stopped counting at the limit.
    pub total: Option<usize>,
}

/// One person in a list.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Row {
    /// The page it leads to.
    pub id: CustomerId,
    /// [`Summary::title`].
    pub title: String,
    /// [`Summary::hint`].
    pub hint: String,
    /// The words of an entry around the search match.
    pub snippet: Option<String>,
    /// The same as on the page.
    pub role: Role,
    /// The latest day on which they were in the shop.
    pub last_visit: Option<NaiveDate>,
    /// The same as on the page.
    pub put_away: bool,
}

impl Row {
    /// A row without a snippet.
    pub(in crate::notebook) fn of(summary: &Summary) -> Self {
        Self {
            id: summary.id,
            title: summary.title.clone(),
            hint: summary.hint.clone(),
            snippet: None,
            role: summary.role,
            last_visit: summary.last_visit,
            put_away: summary.put_away,
        }
    }
}
