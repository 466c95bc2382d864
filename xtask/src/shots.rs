//! Takes the pictures of the app, so that the README shows what the app looks like today.

use crate::build::{self, Profile};
use crate::process::{e2e, program, run as run_program};
use crate::{Result, tools};

pub fn run() -> Result {
    let browser = tools::browser()?;
    tools::node_packages()?;
    build::run(Profile::Dev)?;
    run_program(program("node").arg("shots.mjs").current_dir(e2e()).env("CHROMIUM", browser.chromium))
}
