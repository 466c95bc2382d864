//! Measures the release app in a browser: a benchmark with goals, not a test that fails on a busy machine.

use std::path::Path;

use crate::build::{self, Profile};
use crate::process::{e2e, program, root, run as run_program};
use crate::{Result, tools};

/// Everything, or with `radio` only what two devices do that meet.
pub fn run(part: Option<&str>) -> Result {
    let browser = tools::browser()?;
    tools::network()?;
    tools::node_packages()?;
    build::run(Profile::Release)?;
    let folder = root().join("target/bench");
    fill(&folder)?;
    meet(&folder)?;
    run_program(
        // In a network of its own, where two browsers find each other.
        program("node")
            .args(["radio/hosts.mjs", "node", "bench.mjs"])
            .args(part)
            .current_dir(e2e())
            .env("CHROMIUM", browser.chromium)
            .env("REGULARS_BENCH", folder),
    )
}

/// Writes the records of 10,000 customers with an example that is built to run fast here; the app's own release is built
/// to be small.
fn fill(folder: &Path) -> Result {
    run_program(
        program("cargo")
            .args(["run", "--quiet", "--release", "--example", "fill", "--"])
            .arg(folder)
            .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "3")
            .env("CARGO_PROFILE_RELEASE_LTO", "off")
            .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16"),
    )
}

/// Compiles two devices that meet, for the engine of the browser and as the app is compiled.
fn meet(folder: &Path) -> Result {
    tools::wasm_bindgen()?;
    let build = ["build", "--quiet", "--release", "--example", "meet", "--target", "wasm32-unknown-unknown"];
    run_program(program("cargo").args(build))?;
    let module = root().join("target/wasm32-unknown-unknown/release/examples/meet.wasm");
    run_program(
        program("wasm-bindgen")
            .args(["--target", "nodejs", "--out-dir"])
            .arg(folder.join("meet"))
            .arg(module),
    )
}
