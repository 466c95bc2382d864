//! Serves the app while it is being written. Addresses are absolute here, so that any route can be reloaded, and the
//! app is not sealed: a service worker would keep showing yesterday's build.

use crate::build::FOR_THE_BROWSER;
use crate::process::{program, run as run_program};
use crate::{Result, tools};

pub fn run() -> Result {
    tools::wasm_target()?;
    tools::trunk()?;
    tools::wasm_bindgen()?;
    run_program(program("trunk").args(["serve", "--public-url", "/"]).envs(FOR_THE_BROWSER))
}
