//! Measures the release app in a browser: a benchmark with goals, not a test that fails on a busy machine.

use crate::build::{self, Profile};
use crate::process::{e2e, program, run as run_program};
use crate::{Result, tools};

pub fn run() -> Result {
    let browser = tools::browser()?;
    tools::node_packages()?;
    build::run(Profile::Release)?;
    run_program(program("node").arg("bench.mjs").current_dir(e2e()).env("CHROMIUM", browser.chromium))
}
