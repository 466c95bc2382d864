//! How well does "missed" tell who has left from who is only between two visits? On simulated shops of several kinds,
//! beside the plain number of days since the last visit.

use regulars::care::rhythm::Shop;

/// A kind of shop: how often people come, how that differs from one to another and from one visit to the next (as
/// standard deviations of logarithms of days), and how much longer they stay away in summer.
struct Kind {
    name: &'static str,
    usual: f64,
    between_people: f64,
    between_visits: f64,
    summer: f64,
}

const KINDS: [Kind; 4] = [
    Kind { name: "bakery", usual: 3.0, between_people: 0.8, between_visits: 0.35, summer: 1.0 },
    Kind { name: "hairdresser", usual: 35.0, between_people: 0.4, between_visits: 0.3, summer: 1.2 },
    Kind { name: "garage", usual: 180.0, between_people: 0.5, between_visits: 0.5, summer: 1.0 },
    Kind { name: "gym", usual: 4.0, between_people: 0.7, between_visits: 0.6, summer: 2.5 },
];

const PEOPLE: usize = 600;
const DAYS: f64 = 6.0 * 365.0;
/// One in five is irregular, whatever the shop.
const IRREGULAR: f64 = 0.9;

/// Dice that are the same in every run.
struct Dice(u64);

impl Dice {
    /// From 0 to 1, without 0.
    fn roll(&mut self) -> f64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 11) as f64 + 1.0) / (1_u64 << 53) as f64
    }

    /// Normally distributed around 0 with standard deviation 1 (Box and Muller).
    fn normal(&mut self) -> f64 {
        (-2.0 * self.roll().ln()).sqrt() * (std::f64::consts::TAU * self.roll()).cos()
    }
}

/// Somebody as the notebook knows them on the last day, and whether they have left for good.
struct Person {
    gaps: Vec<u16>,
    away: f64,
    has_left: bool,
}

fn person(kind: &Kind, dice: &mut Dice) -> Person {
    let usual = (kind.usual.ln() + kind.between_people * dice.normal()).exp();
    let spread = if dice.roll() < 0.2 { IRREGULAR } else { kind.between_visits };
    let has_left = dice.roll() < 0.3;
    // Whoever left did so within the last ten of their usual gaps, or as far back as the notebook goes.
    let last_day = if has_left { DAYS - dice.roll() * (10.0 * usual).min(DAYS / 2.0) } else { DAYS };
    let mut visits = Vec::new();
    let mut day = dice.roll() * usual;
    while day < last_day {
        visits.push(day.floor());
        let is_summer = (180.0..240.0).contains(&(day % 365.0));
        let season = if is_summer { kind.summer } else { 1.0 };
        day += ((usual * season).ln() + spread * dice.normal()).exp().max(1.0);
    }
    visits.dedup();
    let gaps =
        visits.windows(2).rev().take(12).map(|pair| (pair[1] - pair[0]).min(60_000.0) as u16).collect();
    Person { gaps, away: DAYS - visits.last().copied().unwrap_or_default(), has_left }
}

/// How often whoever left stands above whoever has not, by a score: the area under the ROC curve. 0.5 is a guess.
fn area(people: &[Person], score: impl Fn(&Person) -> f64) -> f64 {
    let (left, here): (Vec<&Person>, Vec<&Person>) = people.iter().partition(|person| person.has_left);
    let above = |one: &Person| {
        let one = score(one);
        let others = here.iter().map(|other| score(other));
        others
            .map(|other| {
                if one > other {
                    1.0
                } else if one < other {
                    0.0
                } else {
                    0.5
                }
            })
            .sum::<f64>()
    };
    left.iter().map(|person| above(person)).sum::<f64>() / (left.len() * here.len()) as f64
}

#[test]
fn missed_ranks_at_least_as_well_as_days_since_the_last_visit_in_every_kind_of_shop() {
    let (mut ours, mut plain) = (0.0, 0.0);
    for (number, kind) in KINDS.iter().enumerate() {
        let mut dice = Dice(number as u64 + 1);
        let people: Vec<Person> = std::iter::repeat_with(|| person(kind, &mut dice)).take(PEOPLE).collect();
        let shop = Shop::of(people.iter().map(|person| &person.gaps));
        let known: Vec<Person> =
            people.into_iter().filter(|person| shop.rhythm(&person.gaps).is_some()).collect();
        let limit = |person: &Person| shop.rhythm(&person.gaps).map_or(1.0, |rhythm| f64::from(rhythm.limit));
        let by_rhythm = area(&known, |person| person.away / limit(person));
        let by_days = area(&known, |person| person.away);
        let told = known.iter().filter(|person| person.away > limit(person));
        let (told, right) = (told.clone().count(), told.filter(|person| person.has_left).count());
        println!(
            "{}: {} people, by rhythm {by_rhythm:.3}, by days {by_days:.3}; missed {told}, of them gone {right}",
            kind.name,
            known.len()
        );
        assert!(by_rhythm >= by_days, "{}: {by_rhythm} and {by_days}", kind.name);
        ours += by_rhythm;
        plain += by_days;
    }
    assert!(ours > plain + 0.1, "{ours} and {plain} over all");
}
