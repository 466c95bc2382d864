//! Enums whose variants each have a word. The words come from the names of the variants, so there is no list that can miss
//! one.

use std::str::FromStr;

use strum::VariantArray;

/// An enum whose variants each have a word: in documents, files, message ids and addresses.
///
/// Derive [`strum::VariantArray`], [`strum::IntoStaticStr`] and [`strum::EnumString`] with
/// `#[strum(serialize_all = "kebab-case")]`. Many words are stored (a test lists them). A variant that gets a new name keeps
/// its word with `#[strum(serialize = "…")]`.
pub trait Keyed: Copy + VariantArray + FromStr + Into<&'static str> {
    /// Every variant, in the order of the declaration. Lists for the owner have this order.
    fn all() -> impl Iterator<Item = Self> {
        Self::VARIANTS.iter().copied()
    }

    /// The word of the variant.
    fn key(self) -> &'static str {
        self.into()
    }

    /// The variant with this word; `None` for an unknown word, perhaps from a later version.
    fn from_key(key: &str) -> Option<Self> {
        key.parse().ok()
    }
}

impl<T: Copy + VariantArray + FromStr + Into<&'static str>> Keyed for T {}
