//! The developer commands. They exist so that a fresh machine needs one line from the README and nothing else:
//! each command installs what it misses, says what it does, and stops at the first failure.
//!
//! | command | file |
//! |---|---|
//! | `cargo xtask serve` | `serve.rs`: the app at <http://localhost:8080>, rebuilt at every change |
//! | `cargo xtask build` | `build.rs`: the release app in `dist/`; `seal.rs` gives it its version and its offline list |
//! | `cargo xtask test` | `test.rs`: every check and every test, or one part of them |
//! | `cargo xtask shots` | `shots.rs`: the pictures for the README |
//! | `cargo xtask bench` | `bench.rs`: how fast and how big |
//! | `cargo xtask style` | `style.rs`: joins the style sheets; Trunk calls it |
//!
//! `tools.rs` finds or installs tools, `process.rs` runs them.

mod bench;
mod build;
mod process;
mod seal;
mod serve;
mod shots;
mod style;
mod test;
mod tools;

use std::process::ExitCode;

/// A command either did its work or has one sentence about why not.
type Result<T = ()> = std::result::Result<T, String>;

const USAGE: &str = "\
cargo xtask serve                  build the app, serve it on http://localhost:8080, rebuild at every change
cargo xtask build                  write the release app to dist/, for any static host at any path
cargo xtask test                   check and test everything
cargo xtask test quick             lints, native tests and the shortest browser walk
cargo xtask test core|web|e2e ...  one part; further words go to its test runner
cargo xtask test simulation SEED   replay a seed of the simulation, or run the seeds FROM..TO
cargo xtask test smoke             the shortest walk, in Firefox and WebKitGTK
cargo xtask shots                  take the pictures for the README
cargo xtask bench                  measure the release app, write target/bench.json
cargo xtask bench radio            measure only two devices that meet
cargo xtask style                  join the style sheets into target/style.css";

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match command(&words) {
        Ok(()) => ExitCode::SUCCESS,
        Err(reason) => {
            eprintln!("xtask: {reason}");
            ExitCode::FAILURE
        }
    }
}

fn command(words: &[&str]) -> Result {
    match words {
        ["serve"] => serve::run(),
        ["build"] => build::run(build::Profile::Release),
        ["test", part @ ..] => test::run(part),
        ["shots"] => shots::run(),
        ["bench"] => bench::run(None),
        ["bench", part @ "radio"] => bench::run(Some(part)),
        ["style"] => style::run(),
        _ => Err(format!("what should be done?\n{USAGE}")),
    }
}
