//! Builds the app into `dist/`, ready for any static host at any path.

use crate::process::{program, root, run as run_program};
use crate::{Result, seal, tools};

pub enum Profile {
    /// What owners get: small and fast, minutes to build.
    Release,
    /// What the browser tests drive: the same files, quicker to build.
    E2e,
}

pub fn run(profile: Profile) -> Result {
    tools::wasm_target()?;
    tools::trunk()?;
    tools::wasm_bindgen()?;
    let flags: &[&str] = match profile {
        Profile::Release => &["--release"],
        Profile::E2e => &["--cargo-profile", "e2e"],
    };
    // Relative addresses, so that the app need not know where it will be served from.
    run_program(program("trunk").args(["build", "--public-url", "./"]).args(flags))?;
    seal::run(&root().join("dist"))
}
