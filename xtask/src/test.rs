//! Every check and every test, quickest first, so that a mistake shows after seconds and not after minutes.

use crate::build::{self, FOR_THE_BROWSER, Profile};
use crate::process::{e2e, program, root, run as run_program};
use crate::{Result, tools};
use std::process::Command;
use std::time::Instant;

const WASM: [&str; 2] = ["--target", "wasm32-unknown-unknown"];
const SMOKE: &str = "smoke runs in Firefox and WebKitGTK";
const DENY: [&str; 3] = ["--", "-D", "warnings"];

pub fn run(part: &[&str]) -> Result {
    match part {
        [] => {
            tools::install_node_packages()?;
            lint()?;
            core(&[])?;
            fuzz(&[])?;
            web(&[])?;
            in_browser(&[])?;
            // The app that the browser tests were built for is still in dist/.
            step(SMOKE, &mut smoke(&[])?)
        }
        ["quick"] => {
            lint()?;
            core(&["--", "--skip", "simulation"])?;
            let mut smoke = smoke(&["firefox"])?;
            app()?;
            step(SMOKE, &mut smoke)
        }
        ["core", rest @ ..] => core(rest),
        ["simulation", rest @ ..] => simulation(rest),
        ["fuzz", rest @ ..] => fuzz(rest),
        ["web", rest @ ..] => web(rest),
        ["e2e", rest @ ..] => in_browser(rest),
        ["smoke", rest @ ..] => {
            let mut smoke = smoke(rest)?;
            app()?;
            step(SMOKE, &mut smoke)
        }
        [other, ..] => {
            Err(format!("no tests are called {other}: quick, core, simulation, fuzz, web, e2e or smoke"))
        }
    }
}

fn lint() -> Result {
    step("format", program("cargo").args(["fmt", "--all", "--check"]))?;
    step(
        "format of the fuzz targets",
        program("cargo").args(["fmt", "--check"]).current_dir(root().join("tests/fuzz")),
    )?;
    step(
        "lints of the core and the commands",
        program("cargo").args(["clippy", "--workspace", "--all-targets"]).args(DENY),
    )?;
    step(
        "links of the docs",
        program("cargo")
            .args(["doc", "--no-deps", "--document-private-items"])
            .env("RUSTDOCFLAGS", "-D warnings -A rustdoc::private_intra_doc_links"),
    )?;
    tools::wasm_target()?;
    step(
        "lints of the app",
        program("cargo")
            .args(["clippy", "--lib", "--bins", "--test", "web", "--example", "meet"])
            .args(WASM)
            .args(DENY)
            .envs(FOR_THE_BROWSER),
    )
}

/// Shakes the notebook: one seed, step by step, or the seeds `FROM..TO`; without any, for as long as in every test run.
fn simulation(seeds: &[&str]) -> Result {
    let mut command = program("cargo");
    command.args(["test", "--test", "it", "simulation"]);
    let name = match seeds {
        [] => "simulation",
        [seeds] => {
            // One test, which replays what it is given.
            command.arg("--").args(["even", "--nocapture"]).env("REGULARS_SEED", seeds);
            "replay of the simulation"
        }
        _ => return Err("one seed, or FROM..TO".into()),
    };
    step(name, &mut command)
}

/// The pure core and the commands, natively.
fn core(rest: &[&str]) -> Result {
    step("core tests", program("cargo").args(["test", "--workspace"]).args(rest))
}

/// Each reader of what others wrote, the folder of files it begins with, and how often it is fed in a short run.
const FUZZED: [(&str, Option<&str>, u32); 7] = [
    ("vcard", Some("tests/contacts"), 5_000),
    ("table", Some("tests/contacts/tables"), 2_000),
    ("archive", None, 20_000),
    ("age", None, 2_000),
    ("bundle", None, 3_000),
    ("frames", None, 20_000),
    ("codes", None, 1_000),
];

/// Feeds the readers with bytes made up by libFuzzer. Without words of one's own, for a short while and the same bytes
/// each time, so that a red run is about a change; `-max_total_time=600` goes looking for ten minutes.
fn fuzz(rest: &[&str]) -> Result {
    tools::cargo_fuzz()?;
    for (target, seeds, runs) in FUZZED {
        let corpus = root().join("target/fuzz/corpus").join(target);
        let short = ["-seed=1".to_owned(), format!("-runs={runs}")];
        if rest.is_empty() {
            let _ = std::fs::remove_dir_all(&corpus);
        }
        std::fs::create_dir_all(&corpus).map_err(|reason| format!("{}: {reason}", corpus.display()))?;
        let mut command = program("cargo");
        // Without a sanitizer it needs no other compiler than everything else, and there is no unsafe code to watch.
        command.args(["fuzz", "run", "--fuzz-dir", "tests/fuzz", "--sanitizer", "none"]);
        command.args(["--target-dir", "target/fuzz", target]).arg(&corpus).args(seeds);
        command.args(["--", "-timeout=10", "-verbosity=0"]);
        match rest {
            [] => command.args(short),
            rest => command.args(rest),
        };
        step(&format!("fuzzing {target}"), &mut command)?;
    }
    Ok(())
}

/// What touches the browser, inside one.
fn web(rest: &[&str]) -> Result {
    tools::wasm_target()?;
    tools::wasm_bindgen()?;
    let browser = tools::browser()?;
    step(
        "tests inside the browser",
        program("cargo")
            .args(["test", "--test", "web"])
            .args(WASM)
            .args(rest)
            .envs(FOR_THE_BROWSER)
            // 200 MB cross a line in one of them.
            .env("WASM_BINDGEN_TEST_TIMEOUT", "300")
            .env("CHROMEDRIVER", browser.driver),
    )
}

/// The whole app, as an owner uses it.
fn in_browser(rest: &[&str]) -> Result {
    let (browser, firefox) = (tools::browser()?, tools::firefox()?);
    tools::network()?;
    tools::node_packages()?;
    app()?;
    step(
        "browser tests",
        // In a network of its own, where devices find each other and no packet leaves the machine.
        program("node")
            .args(["radio/hosts.mjs", "node_modules/.bin/playwright", "test"])
            .args(rest)
            .current_dir(e2e())
            .env("FIREFOX", firefox)
            .env("CHROMIUM", browser.chromium),
    )
}

/// A short walk through the app in browsers that are not Chromium: those named, or both.
fn smoke(names: &[&str]) -> Result<Command> {
    let asked = |name| names.is_empty() || names.contains(&name);
    let mut command = program("node");
    command.arg(e2e().join("smoke.mjs")).args(names);
    if asked("firefox") {
        command.env("FIREFOX", tools::firefox()?);
    }
    if asked("webkit") {
        command.env("WEBKIT_DRIVER", tools::webkit()?);
    }
    tools::node_packages()?;
    Ok(command)
}

fn app() -> Result {
    timed("app for the browser tests", || build::run(Profile::Dev))
}

fn step(name: &str, command: &mut Command) -> Result {
    timed(name, || run_program(command))
}

fn timed(name: &str, work: impl FnOnce() -> Result) -> Result {
    println!("== {name}");
    let start = Instant::now();
    let result = work();
    let seconds = start.elapsed().as_secs_f32();
    let word = if result.is_ok() { "passed" } else { "FAILED" };
    println!("== {name}: {word} after {seconds:.1} s");
    result
}
