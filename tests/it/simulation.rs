//! The notebook itself is shaken: two or three devices with one to three tabs each, one network, disks that fail, lines
//! that are lost, tabs that are closed or killed, clocks apart, and every command there is, in any order. After every
//! quiet moment what is kept beside its truth equals what is built anew; at the end all devices meet and are equal,
//! nothing that was called saved is lost, and nothing that was erased is left.
//!
//! A seed makes the same run on every machine. `cargo xtask test simulation SEED` replays one and prints each step;
//! `cargo xtask test simulation FROM..TO` runs many. [`world`] says what may happen, [`promises`] what must hold.

mod promises;
mod world;

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::Instant;

use world::World;

/// How many steps one run takes.
const STEPS: usize = 1_500;

/// How many seeds each of the two tests runs: a minute's worth.
const SEEDS: usize = 8;

/// Numbers that look random and are the same in every run of a seed.
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ 0x1234_5678_9abc_def1)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number from 0 to `sides - 1`.
    pub fn roll(&mut self, sides: usize) -> usize {
        (self.next() % sides.max(1) as u64) as usize
    }

    /// True once in so many times.
    pub fn one_in(&mut self, times: usize) -> bool {
        self.roll(times) == 0
    }

    /// One of these, if there is any.
    pub fn pick<T: Clone>(&mut self, from: &[T]) -> Option<T> {
        (!from.is_empty()).then(|| from[self.roll(from.len())].clone())
    }
}

/// How often each command was given.
type Counts = BTreeMap<String, usize>;

/// Runs one seed; how often each command was given, or what went wrong.
fn run(seed: u64, is_told: bool) -> Result<Counts, String> {
    let went = catch_unwind(AssertUnwindSafe(|| {
        let mut dice = Dice::new(seed);
        let mut world = World::new(&mut dice, is_told);
        for _ in 0..STEPS {
            world.step(&mut dice)?;
        }
        world.check_promises()?;
        Ok(std::mem::take(&mut world.counts))
    }));
    went.unwrap_or_else(|panic| {
        let words = panic.downcast_ref::<String>().cloned();
        let words = words.or(panic.downcast_ref::<&str>().map(|words| (*words).to_owned()));
        Err(format!("panicked: {}", words.unwrap_or_default()))
    })
}

/// Runs every second seed, beginning with this one. Among them, every command there is happens.
fn run_from(first: u64) {
    let (begun, mut counts) = (Instant::now(), Counts::new());
    for seed in (first..).step_by(2).take(SEEDS) {
        match run(seed, false) {
            Ok(run) => run.into_iter().for_each(|(name, count)| *counts.entry(name).or_default() += count),
            Err(wrong) => panic!("seed {seed}: {wrong}\nreplay it: cargo xtask test simulation {seed}"),
        }
    }
    println!("{SEEDS} seeds of {STEPS} steps in {:.0} s: {counts:?}", begun.elapsed().as_secs_f32());
    let missing: Vec<&str> = commands().filter(|name| !counts.contains_key(*name)).collect();
    assert_eq!(missing, [""; 0], "commands that never happened");
}

/// The names of all commands there are.
fn commands() -> impl Iterator<Item = &'static str> {
    let commands = include_str!("../../src/notebook/api/command.rs");
    let greetings = include_str!("../../src/notebook/api/greet.rs");
    let enums = [commands, greetings].into_iter().flat_map(|source| source.split("pub enum ").skip(1));
    let is_asked =
        |name: &&str| name.split(' ').next().is_some_and(|name| name.ends_with("Command") || name == "Greet");
    let variants =
        enums.filter(is_asked).filter_map(|rest| Some(rest.split_once("{\n")?.1.split_once("\n}\n")?.0));
    let names = variants.flat_map(str::lines).filter_map(|line| line.strip_prefix("    "));
    let names = names.filter(|line| line.starts_with(char::is_uppercase) && !line.ends_with("Command),"));
    names.map(name).filter(|name| *name != "Greet")
}

/// The first word of a command in its debug form.
fn name(command: &str) -> &str {
    command.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default()
}

#[test]
fn even_seeds_keep_every_promise() {
    match std::env::var("REGULARS_SEED") {
        Ok(wanted) => replay(&wanted),
        Err(_) => run_from(0),
    }
}

#[test]
fn odd_seeds_keep_every_promise() {
    run_from(1);
}

/// Runs one seed and prints each step, or runs the seeds `FROM..TO`, all of them to their end.
fn replay(wanted: &str) {
    let seeds = match wanted.split_once("..") {
        Some((from, to)) => from.parse().expect("a number")..to.parse().expect("a number"),
        None => wanted.parse().map(|seed: u64| seed..seed + 1).expect("a number"),
    };
    let (count, begun, is_told) = (seeds.end - seeds.start, Instant::now(), !wanted.contains(".."));
    let wrong: Vec<u64> = seeds
        .filter(|seed| run(*seed, is_told).inspect_err(|wrong| println!("seed {seed}: {wrong}")).is_err())
        .collect();
    let (steps, seconds) = (count as usize * STEPS, begun.elapsed().as_secs_f32());
    println!("{count} seeds, {steps} steps in {seconds:.0} s; {} went wrong: {wrong:?}", wrong.len());
    assert!(wrong.is_empty());
}
