//! How often somebody comes, and from when on they are missed (K5).
//!
//! # The rule
//! 1. What counts are the gaps between the days of somebody's visits, the latest [`MOST`] at most. Fewer than [`FEWEST`]
//!    are too few to tell.
//! 2. Gaps are compared as ratios (twice as long weighs as much as half as long), so all that follows is in logarithms.
//! 3. What is *usual* for them is the mean of their gaps, with what is usual in the shop counted as one gap more. How
//!    far they stray from it is the standard deviation of their gaps, with the shop's counted in the same way. The shop's
//!    is the median of everybody's.
//! 4. They are *missed* once they stay away longer than 19 of 20 of such gaps would last: the upper end of a 90 per cent
//!    prediction interval, which is the wider the fewer gaps there are and the less regular they are; but never before
//!    [`LEAST_FACTOR`] times the usual, nor before [`LEAST_DAYS`] days more than it.
//! 5. Days on which the shop was closed count in no gap, and not since the last visit either.
//! 6. Where the owner has set how often somebody comes, that is usual for them, and they are missed as somebody as
//!    regular as can be: after [`LEAST_FACTOR`] times that, and [`LEAST_DAYS`] days more than it.
//! 7. Instead of all this the owner can choose a plain rule: at least so many visits in so many months before the last
//!    one, and none for so many weeks since.
//!
//! # How well it tells
//! On simulated shops of 600 people each, three in ten of whom have left for good (`tests/it/missed.rs`): how often
//! somebody who has left ranks above somebody who has not (area under the ROC curve), and who is called missed.
//!
//! | shop | by this rule | by days since the last visit | missed | of them gone |
//! |---|---|---|---|---|
//! | bakery | 0.947 | 0.902 | 142 | 133 |
//! | hairdresser | 0.968 | 0.947 | 162 | 148 |
//! | garage | 0.943 | 0.934 | 142 | 128 |
//! | gym, with a quiet summer | 0.926 | 0.897 | 120 | 102 |
//!
//! It is weak where people are irregular (one in five of these): it waits long before it calls them missed. It knows
//! nothing of seasons but what it is told of as closed: after a quiet summer, gaps of spring are told as missed for a
//! while.

use std::borrow::Cow;

use chrono::{Days, Months, NaiveDate};
use itertools::Itertools;

use crate::domain::{Closure, PlainRule, Summary};

/// The fewest gaps that tell anything.
pub const FEWEST: usize = 3;

/// How many gaps are looked at: older ones tell of another life.
pub const MOST: usize = 12;

/// Nobody is missed before this many times their usual gap.
pub const LEAST_FACTOR: f64 = 1.5;

/// Nobody is missed before this many days more than their usual gap.
pub const LEAST_DAYS: usize = 3;

/// The standard normal quantile of 19 out of 20.
const QUANTILE: f64 = 1.645;

/// How far people stray from their usual gap where a shop knows nobody's: between two thirds and one and a half of it.
const SPREAD: f64 = 0.4;

/// What is usual for the people of a shop, in logarithms of days.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Shop {
    usual: f64,
    spread: f64,
}

/// How often somebody comes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rhythm {
    /// Their usual gap between two visits, in days, at least 1.
    pub usual: u32,
    /// They are missed from one day more on.
    pub limit: u32,
}

/// The mean and the standard deviation of somebody's gaps, in logarithms. `None` where they are too few.
fn own(gaps: &[u16]) -> Option<(f64, f64)> {
    let gaps = &gaps[..gaps.len().min(MOST)];
    let count = gaps.len() as f64;
    let logarithm = |gap: &u16| f64::from((*gap).max(1)).ln();
    let mean = gaps.iter().map(logarithm).sum::<f64>() / count;
    let squares = gaps.iter().map(|gap| (logarithm(gap) - mean).powi(2)).sum::<f64>();
    (gaps.len() >= FEWEST).then(|| (mean, (squares / (count - 1.0)).sqrt()))
}

/// How many days lie between two days on which the shop was open, the later one counted: those it was closed are not.
/// 0 where `to` is not later than `from`.
pub fn open_days(from: NaiveDate, to: NaiveDate, closures: &Closures) -> u32 {
    // The days they came count, also where the shop was said to be closed.
    let (Some(first), Some(last)) = (from.succ_opt(), to.pred_opt()) else { return 0 };
    let closed: i64 = closures
        .0
        .iter()
        .map(|closure| (closure.to.min(last) - closure.from.max(first)).num_days() + 1)
        .map(|days| days.max(0))
        .sum();
    u32::try_from((to - from).num_days() - closed).unwrap_or_default()
}

/// When the shop was closed, in order, no two of them over the same day.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Closures(Vec<Closure>);

impl Closures {
    /// Makes one of those that touch the same days.
    pub fn of<'a>(closures: impl IntoIterator<Item = &'a Closure>) -> Self {
        let mut joined: Vec<Closure> = Vec::new();
        for closure in closures.into_iter().sorted_by_key(|closure| closure.from) {
            match joined.last_mut().filter(|last| closure.from <= last.to) {
                Some(last) => last.to = last.to.max(closure.to),
                None => joined.push(*closure),
            }
        }
        Self(joined)
    }
}

/// The days of somebody's latest visits, the latest first.
fn visits(person: &Summary) -> impl Iterator<Item = NaiveDate> {
    let earlier = |day: &mut NaiveDate, gap: &u16| {
        *day = day.checked_sub_days(Days::new(u64::from(*gap)))?;
        Some(*day)
    };
    let last = person.last_visit.into_iter();
    last.clone().chain(last.flat_map(move |last| person.gaps.iter().scan(last, earlier)))
}

/// Somebody's gaps, without the days the shop was closed.
pub fn gaps<'a>(person: &'a Summary, closures: &Closures) -> Cow<'a, [u16]> {
    if closures.0.is_empty() {
        return Cow::Borrowed(&person.gaps);
    }
    let gap = |(later, earlier)| u16::try_from(open_days(earlier, later, closures)).unwrap_or(u16::MAX);
    visits(person).tuple_windows().map(gap).collect()
}

/// Whether somebody came as often as the plain rule asks for, and how often: the visits of so many months, their last
/// one counted. `None` where they did not.
pub fn came_often(person: &Summary, rule: &PlainRule) -> Option<u32> {
    let since = person.last_visit?.checked_sub_months(Months::new(rule.months.into()))?;
    let count = visits(person).filter(|day| *day > since).count();
    (count >= rule.visits.into()).then_some(count as u32)
}

impl Rhythm {
    /// The rhythm the owner has set: so many days, at least 1.
    pub fn set(interval: u16) -> Self {
        let usual = u32::from(interval.max(1));
        let limit = (f64::from(usual) * LEAST_FACTOR).ceil() as u32;
        Self { usual, limit: limit.max(usual + LEAST_DAYS as u32) }
    }
}

impl Shop {
    /// What is usual for these people, each with their gaps, the latest first.
    pub fn of(people: impl IntoIterator<Item = impl AsRef<[u16]>>) -> Self {
        let known: Vec<(f64, f64)> = people.into_iter().filter_map(|gaps| own(gaps.as_ref())).collect();
        let median = |part: fn(&(f64, f64)) -> f64| {
            let sorted: Vec<f64> = known.iter().map(part).sorted_by(f64::total_cmp).collect();
            sorted.get(sorted.len() / 2).copied()
        };
        Self {
            usual: median(|(usual, _)| *usual).unwrap_or_default(),
            spread: median(|(_, spread)| *spread).unwrap_or(SPREAD),
        }
    }

    /// How often somebody with these gaps comes, the latest first, in days. `None` where they are too few to tell.
    pub fn rhythm(&self, gaps: &[u16]) -> Option<Rhythm> {
        let (mean, deviation) = own(gaps)?;
        let count = gaps.len().min(MOST) as f64;
        let usual = (count * mean + self.usual) / (count + 1.0);
        let spread = (((count - 1.0) * deviation.powi(2) + self.spread.powi(2)) / count).sqrt();
        let factor = (QUANTILE * spread * (1.0 + 1.0 / count).sqrt()).exp().max(LEAST_FACTOR);
        let usual = usual.exp();
        let limit = (usual * factor).max(usual + LEAST_DAYS as f64);
        Some(Rhythm { usual: usual.round().max(1.0) as u32, limit: limit.ceil() as u32 })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// A shop where people come every nine days or so.
    fn shop() -> Shop {
        Shop::of([&[9_u16, 8, 10, 9][..], &[9, 9, 9], &[7, 9, 12]])
    }

    #[test]
    fn the_rule_by_its_cases() {
        for (gaps, expected) in [
            (&[][..], None),
            (&[9, 9], None),
            // As regular as can be: half as long again.
            (&[9, 9, 9], Some((9, 14))),
            (&[9; 12], Some((9, 14))),
            // Every day, for three days: a long weekend is not to be missed for.
            (&[1, 1, 1], Some((2, 5))),
            (&[1; 12], Some((1, 5))),
            // Irregular: it takes longer to be sure.
            (&[3, 27, 9], Some((9, 50))),
            (&[3, 27, 9, 3, 27, 9, 3, 27, 9, 3, 27, 9], Some((9, 42))),
            // Twice a day is one visit; older gaps than the twelfth are forgotten.
            (&[30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 1, 1, 1], Some((27, 42))),
        ] {
            let rhythm = shop().rhythm(gaps).map(|rhythm| (rhythm.usual, rhythm.limit));
            assert_eq!(rhythm, expected, "{gaps:?}");
        }
    }

    fn date(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    #[test]
    fn days_the_shop_was_closed_do_not_count() {
        let closure = |from: &str, to: &str| Closure { from: date(from), to: date(to) };
        let closures = Closures::of(&[
            closure("2026-08-10", "2026-08-20"),
            closure("2026-08-01", "2026-08-10"),
            closure("2026-12-24", "2026-12-24"),
        ]);
        for (from, to, expected) in [
            ("2026-07-01", "2026-07-11", 10),
            // Twenty of them closed.
            ("2026-07-30", "2026-08-22", 3),
            // Opening again on the 21st.
            ("2026-07-31", "2026-08-21", 1),
            ("2026-08-05", "2026-08-15", 1),
            ("2026-08-20", "2026-08-30", 10),
            ("2026-12-23", "2026-12-25", 1),
            ("2026-12-24", "2026-12-25", 1),
            ("2026-07-11", "2026-07-11", 0),
            ("2026-07-12", "2026-07-11", 0),
            // What a crafted document may hold.
            ("+262142-12-31", "2026-07-11", 0),
        ] {
            assert_eq!(open_days(date(from), date(to), &closures), expected, "{from} to {to}");
        }
    }

    #[test]
    fn a_rhythm_set_by_hand_is_as_regular_as_can_be() {
        let set = |days| (Rhythm::set(days).usual, Rhythm::set(days).limit);
        assert_eq!([1, 5, 6, 7, 30].map(set), [(1, 4), (5, 8), (6, 9), (7, 11), (30, 45)]);
    }

    #[test]
    fn the_shop_steadies_whoever_came_seldom() {
        let own = [20, 20, 20];
        let quick = Shop::of([&[5_u16, 5, 5][..]]).rhythm(&own).expect("three are enough");
        let slow = Shop::of([&[80_u16, 80, 80][..]]).rhythm(&own).expect("three are enough");
        assert!(quick.usual < 20 && 20 < slow.usual, "{quick:?} {slow:?}");
        let often = [20; 12];
        let [quick, slow] = [5_u16, 80].map(|gap| Shop::of([&[gap; 3][..]]).rhythm(&often).expect("enough"));
        assert!(slow.usual - quick.usual < 5, "{quick:?} {slow:?}");
    }

    proptest! {
        #[test]
        fn more_visits_never_make_too_few(
            gaps in prop::collection::vec(1..400_u16, 0..20), more in prop::collection::vec(1..400_u16, 0..20),
        ) {
            let shop = shop();
            let longer = [more, gaps.clone()].concat();
            prop_assert!(shop.rhythm(&gaps).is_none() || shop.rhythm(&longer).is_some());
        }

        #[test]
        fn nobody_is_missed_before_half_as_long_again_as_usual(gaps in prop::collection::vec(1..400_u16, 3..20)) {
            let Rhythm { usual, limit } = shop().rhythm(&gaps).expect("three are enough");
            prop_assert!(f64::from(limit) >= f64::from(usual) * 1.5 - 1.0, "{usual} {limit}");
        }
    }
}
