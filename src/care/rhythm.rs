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
//! nothing of seasons: after a quiet summer, gaps of spring are told as missed for a while.

use itertools::Itertools;

/// The fewest gaps that tell anything.
pub const FEWEST: usize = 3;

/// How many gaps are looked at: older ones tell of another life.
pub const MOST: usize = 12;

/// Nobody is missed before this many times their usual gap.
const LEAST_FACTOR: f64 = 1.5;

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

impl Shop {
    /// What is usual for these people, each with their gaps, the latest first.
    pub fn of<'a>(people: impl IntoIterator<Item = &'a [u16]>) -> Self {
        let known: Vec<(f64, f64)> = people.into_iter().filter_map(own).collect();
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
