//! Builds the app into `dist/`, ready for any static host at any path.

use crate::process::{program, root, run as run_program};
use crate::{Result, seal, tools};

pub enum Profile {
    /// What owners get: small and fast, minutes to build.
    Release,
    /// What the browser tests drive: the same files, quicker to build.
    Dev,
}

pub fn run(profile: Profile) -> Result {
    tools::wasm_target()?;
    tools::trunk()?;
    tools::wasm_bindgen()?;
    let mut trunk = program("trunk");
    // Relative addresses, so that the app need not know where it will be served from.
    trunk.args(["build", "--public-url", "./"]);
    match profile {
        Profile::Release => trunk.arg("--release"),
        Profile::Dev => trunk.envs(FOR_THE_BROWSER),
    };
    run_program(&mut trunk)?;
    seal::run(&root().join("dist"))
}

/// Settings of the everyday build for the browser: quick enough to judge, and small enough to be compiled again by each
/// browser that opens the app. Macros and build scripts stay as they are built for everything else. All that is built for
/// the browser has the same settings, so that app and tests share it.
pub const FOR_THE_BROWSER: [(&str, &str); 3] = [
    ("CARGO_PROFILE_DEV_OPT_LEVEL", "1"),
    ("CARGO_PROFILE_DEV_DEBUG", "false"),
    ("CARGO_PROFILE_DEV_STRIP", "true"),
];
