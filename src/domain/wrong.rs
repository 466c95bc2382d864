//! What is wrong with something that was typed into a form. The screen words it.

use super::{AmountError, Currency, ascii_digits};

/// What is wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// An entry that says nothing.
    Empty,
    /// Nothing to begin a page with.
    Nameless,
    /// It is no day of the calendar.
    NoDate,
    /// The day is still to come.
    Future,
    /// It is no day of the year.
    NoYearlyDay,
    /// It is no amount in this currency.
    Amount(AmountError, Currency),
    /// It is no whole number of this range, both ends included.
    Number {
        /// The least.
        from: u16,
        /// The greatest.
        to: u16,
    },
    /// A membership has neither a day nor a period.
    NoEnd,
    /// It is no web address.
    Link,
    /// It is too long.
    TooLong {
        /// How many characters it has too many.
        over: u32,
        /// How many it may have.
        limit: u32,
    },
}

impl Wrong {
    /// A text above its limit in characters; `None` within it.
    pub fn too_long(text: &str, limit: usize) -> Option<Self> {
        let over = text.chars().count().checked_sub(limit).filter(|over| *over > 0)?;
        let count = |characters: usize| u32::try_from(characters).unwrap_or(u32::MAX);
        Some(Self::TooLong { over: count(over), limit: count(limit) })
    }

    /// A whole number of this range, in digits of any script; `None` where nothing was typed.
    ///
    /// # Errors
    /// [`Wrong::Number`].
    pub fn number(typed: &str, from: u16, to: u16) -> Result<Option<u16>, Self> {
        let typed = ascii_digits(typed.trim());
        if typed.is_empty() {
            return Ok(None);
        }
        let number = typed.parse().ok().filter(|number| (from..=to).contains(number));
        number.map(Some).ok_or(Self::Number { from, to })
    }
}
