//! What the notebook knows about the owner's own business.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::Currency;

/// The shop. Everything can be left out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shop {
    /// The shop's name; empty for none.
    pub name: String,
    /// ISO 3166-1 code of the country, two capital letters; empty for none.
    pub country: String,
    /// The currencies taken at the counter, offered in this order.
    pub currencies: BTreeSet<Currency>,
}
