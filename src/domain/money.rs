//! Money in minor units with its currency. Cambodian shops take two currencies, so an amount always has its currency.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::day::ascii_digits;

/// A currency by its ISO 4217 code.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Currency([u8; 3]);

impl Currency {
    /// Cambodian riel.
    pub const KHR: Self = Self(*b"KHR");
    /// United States dollar.
    pub const USD: Self = Self(*b"USD");
    /// Indian rupee.
    pub const INR: Self = Self(*b"INR");
    /// Georgian lari.
    pub const GEL: Self = Self(*b"GEL");

    /// The three capital letters.
    pub fn code(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default()
    }

    /// The number of decimal places used in writing: the ISO 4217 exponent. The riel is the exception: its sen has not
    /// been minted since 1979 and is never written.
    pub fn decimals(&self) -> u32 {
        match &self.0 {
            b"KHR" | b"BIF" | b"CLP" | b"DJF" | b"GNF" | b"ISK" | b"JPY" | b"KMF" | b"KRW" | b"PYG"
            | b"RWF" | b"UGX" | b"UYI" | b"VND" | b"VUV" | b"XAF" | b"XOF" | b"XPF" => 0,
            b"BHD" | b"IQD" | b"JOD" | b"KWD" | b"LYD" | b"OMR" | b"TND" => 3,
            _ => 2,
        }
    }
}

impl FromStr for Currency {
    type Err = ();

    fn from_str(code: &str) -> Result<Self, ()> {
        let bytes: [u8; 3] = code.as_bytes().try_into().map_err(|_| ())?;
        if bytes.iter().all(u8::is_ascii_uppercase) { Ok(Self(bytes)) } else { Err(()) }
    }
}

impl fmt::Debug for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

/// An amount of money. It is never negative; a return is an entry of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Money {
    /// In the smallest unit the currency is written with ([`Currency::decimals`]).
    pub minor: i64,
    /// The currency it was paid in.
    pub currency: Currency,
}

/// Why a typed text is not an amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AmountError {
    /// Not a number, or ambiguous.
    NotANumber,
    /// More decimal places than the currency has.
    TooFine,
    /// Above [`Money::LIMIT`].
    TooLarge,
}

impl Money {
    /// The largest amount, in minor units. A sum of more than 9,000 such amounts still fits into an `i64`.
    pub const LIMIT: i64 = 1_000_000_000_000_000;

    /// Reads an amount in the digits of any of the four languages.
    ///
    /// The decimal sign is a comma or a point. Spaces, commas, points or apostrophes may separate the groups.
    ///
    /// One separator before exactly three digits is ambiguous ("1,250"). It is read as grouping, because the common
    /// currencies have at most two decimals. For a currency with three decimals it is the decimal sign.
    ///
    /// # Errors
    /// See [`AmountError`]. Nothing is rounded.
    pub fn parse(text: &str, currency: Currency) -> Result<Self, AmountError> {
        let typed: String = ascii_digits(text.trim())
            .chars()
            .filter(|c| !c.is_whitespace() && !matches!(c, '\'' | '’' | '_'))
            .map(|c| match c {
                '٫' | '，' => ',',
                '．' | '。' => '.',
                other => other,
            })
            .collect();
        if !typed.starts_with(|c: char| c.is_ascii_digit()) || typed.ends_with([',', '.']) {
            return Err(AmountError::NotANumber);
        }
        let (whole, fraction) = split(&typed, currency.decimals()).ok_or(AmountError::NotANumber)?;
        let decimals = currency.decimals() as usize;
        let fraction = fraction.trim_end_matches('0');
        if fraction.len() > decimals {
            return Err(AmountError::TooFine);
        }
        let digits = format!("{whole}{fraction:0<decimals$}");
        match digits.parse::<i64>() {
            Ok(minor) if minor <= Self::LIMIT => Ok(Self { minor, currency }),
            _ => Err(AmountError::TooLarge),
        }
    }

    /// The amount as a plain decimal with a point, for `Intl` and for forms: "12.50", "4000".
    pub fn decimal(&self) -> String {
        let decimals = self.currency.decimals() as usize;
        let digits = format!("{:0>width$}", self.minor, width = decimals + 1);
        let (whole, fraction) = digits.split_at(digits.len() - decimals);
        if decimals == 0 { whole.into() } else { format!("{whole}.{fraction}") }
    }
}

/// Splits a number into its whole part, without grouping, and its fraction. `None` if the separators make no sense.
fn split(typed: &str, decimals: u32) -> Option<(String, String)> {
    let separators: Vec<(usize, char)> = typed.char_indices().filter(|(_, c)| !c.is_ascii_digit()).collect();
    if separators.iter().any(|(_, c)| !matches!(c, ',' | '.')) {
        return None;
    }
    let decimal_at = match separators[..] {
        [] => None,
        [(at, _)] => {
            let behind = typed.len() - at - 1;
            let groups = behind == 3 && decimals != 3 && at <= 3 && !typed.starts_with('0');
            (!groups).then_some(at)
        }
        // Two different separators: the last one is the decimal sign. One repeated separator: it groups.
        [.., (_, other), (at, last)] => (other != last).then_some(at),
    };
    let (whole, fraction) = match decimal_at {
        Some(at) => (&typed[..at], &typed[at + 1..]),
        None => (typed, ""),
    };
    let mark = whole.chars().find(|c| !c.is_ascii_digit());
    let groups: Vec<&str> = whole.split([',', '.']).collect();
    let one_mark = whole.chars().all(|c| c.is_ascii_digit() || Some(c) == mark);
    // The Indian system groups by two before the last group: 1,25,000.
    let sound = groups.len() == 1
        || (groups[0].len() <= 3
            && groups[1..groups.len() - 1].iter().all(|g| g.len() == 2 || g.len() == 3)
            && groups[groups.len() - 1].len() == 3);
    (one_mark && sound && !groups[0].is_empty()).then(|| (groups.concat(), fraction.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_read_in_every_way_they_are_typed() {
        use AmountError::*;
        for (typed, currency, expected) in [
            ("12", Currency::USD, Ok(1200)),
            ("12.5", Currency::USD, Ok(1250)),
            ("12,50", Currency::USD, Ok(1250)),
            ("១២.៥០", Currency::USD, Ok(1250)),
            ("१२,५०", Currency::INR, Ok(1250)),
            ("1,250", Currency::USD, Ok(125_000)),
            ("1.250", Currency::GEL, Ok(125_000)),
            ("0.250", Currency::GEL, Ok(25)),
            ("1,25,000.50", Currency::INR, Ok(12_500_050)),
            ("1 250 000", Currency::KHR, Ok(1_250_000)),
            ("4.000", Currency::KHR, Ok(4000)),
            ("40.000,00", Currency::GEL, Ok(4_000_000)),
            ("１２．５", Currency::USD, Ok(1250)),
            ("1.5", Currency::KHR, Err(TooFine)),
            ("1.555,5", Currency::USD, Ok(155_550)),
            ("1.5555", Currency::USD, Err(TooFine)),
            ("-5", Currency::USD, Err(NotANumber)),
            ("12a", Currency::USD, Err(NotANumber)),
            ("", Currency::USD, Err(NotANumber)),
            ("1,,2", Currency::USD, Err(NotANumber)),
            (".5", Currency::USD, Err(NotANumber)),
            ("99999999999999999999", Currency::USD, Err(TooLarge)),
        ] {
            assert_eq!(Money::parse(typed, currency).map(|m| m.minor), expected, "{typed} {currency:?}");
        }
    }

    #[test]
    fn an_amount_reads_back_what_it_writes() {
        for (minor, currency) in
            [(0, Currency::USD), (5, Currency::USD), (1250, Currency::GEL), (4000, Currency::KHR)]
        {
            let money = Money { minor, currency };
            assert_eq!(Money::parse(&money.decimal(), currency), Ok(money));
        }
    }
}
