//! Finds the tools a command needs and installs what is missing. A tool that is there and fits is used as it is;
//! one that cannot be had ends the command with its name and what to do.

use crate::Result;
use crate::process::{answer, e2e, program, root, run};
use std::fs;
use std::path::PathBuf;

const WASM: &str = "wasm32-unknown-unknown";

/// Newer lines of Trunk ask for a newer compiler than the one this project promises to build with.
const TRUNK_LINE: &str = "0.21.";
const TRUNK_PATCH: u32 = 14;

const NODE: u32 = 20;

const BROWSERS: [&str; 4] = [
    "chromium",
    "chromium-browser",
    "google-chrome",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/// Without what a package merely recommends: a whole desktop comes along with WebKitGTK.
const LEAN: &[&str] = &["--no-install-recommends"];

const FIREFOX: [&str; 3] = ["firefox-esr", "firefox", "/Applications/Firefox.app/Contents/MacOS/firefox"];

/// Debian's package of fonts for Khmer, Devanagari and Georgian; without it, pictures show boxes.
const FONTS: &str = "/usr/share/fonts/truetype/noto/NotoSansKhmer-Regular.ttf";

/// The browser that tests drive, and its driver.
pub struct Browser {
    pub chromium: PathBuf,
    pub driver: PathBuf,
}

/// The compiler's target for the browser.
pub fn wasm_target() -> Result {
    let library = answer("rustc", &["--print", "target-libdir", "--target", WASM]);
    if library.is_some_and(|folder| PathBuf::from(folder).exists()) {
        return Ok(());
    }
    run(program("rustup").args(["target", "add", WASM])).map_err(|reason| {
        format!("{reason}\nThe compiler needs the target {WASM}: add it the way your Rust was installed.")
    })
}

/// Builds and serves the app.
pub fn trunk() -> Result {
    let patch = version("trunk").and_then(|version| version.strip_prefix(TRUNK_LINE)?.parse().ok());
    if patch.is_some_and(|patch: u32| patch >= TRUNK_PATCH) {
        return Ok(());
    }
    let version = format!("{TRUNK_LINE}{TRUNK_PATCH}");
    install("trunk", &version, "0", &["--locked"])
}

/// Its version must be exactly that of the library the app is compiled with.
pub fn wasm_bindgen() -> Result {
    let wanted = locked("wasm-bindgen")?;
    if version("wasm-bindgen").as_ref() == Some(&wanted)
        && version("wasm-bindgen-test-runner").as_ref() == Some(&wanted)
    {
        return Ok(());
    }
    // Not `--locked`: the lock file it is published with can name a withdrawn crate.
    install("wasm-bindgen-cli", &wanted, "1", &[])
}

/// Runs the fuzz targets.
pub fn cargo_fuzz() -> Result {
    match on_path(&"cargo-fuzz") {
        Some(_) => Ok(()),
        None => install("cargo-fuzz", "0.13.2", "0", &["--locked"]),
    }
}

/// Chromium, its driver, and fonts for the app's four scripts.
pub fn browser() -> Result<Browser> {
    let chromium = || BROWSERS.iter().find_map(on_path);
    let driver = || on_path(&"chromedriver");
    let missing = [
        ("chromium", chromium().is_none()),
        ("chromium-driver", driver().is_none()),
        ("fonts-noto-core", !PathBuf::from(FONTS).exists()),
    ];
    apt_install(&[], &missing)?;
    let find = || Some(Browser { chromium: chromium()?, driver: driver()? });
    find().ok_or_else(|| {
        "The browser tests need Chromium (or Chrome) and chromedriver of the same version: \
         install both so that they are found on PATH."
            .into()
    })
}

/// Firefox, for the smoke run.
pub fn firefox() -> Result<PathBuf> {
    let find = || FIREFOX.iter().find_map(on_path);
    apt_install(LEAN, &[("firefox-esr", find().is_none())])?;
    find().ok_or_else(|| {
        "Browser tests and smoke run need Firefox: install it so that it is found on PATH.".into()
    })
}

/// What gives browsers a network of their own (`tests/e2e/radio/hosts.mjs`).
pub fn network() -> Result {
    let has = |name: &str| on_path(&name).is_some();
    let missing =
        [("iproute2", !has("ip")), ("util-linux", !has("unshare") || !has("nsenter") || !has("setpriv"))];
    apt_install(LEAN, &missing)?;
    match ["ip", "unshare", "nsenter", "setpriv"].into_iter().find(|name| !has(name)) {
        Some(name) => Err(format!("The browser tests need {name}: install it so that it is found on PATH.")),
        None => Ok(()),
    }
}

/// The driver of WebKitGTK, which brings its own browser, and a screen for it. For the smoke run.
pub fn webkit() -> Result<PathBuf> {
    let driver = || on_path(&"WebKitWebDriver");
    let screen = || on_path(&"Xvfb");
    let missing = [
        ("webkit2gtk-driver", driver().is_none()),
        ("libwebkit2gtk-4.1-0", driver().is_none()),
        ("xvfb", screen().is_none()),
    ];
    apt_install(LEAN, &missing)?;
    screen().and(driver()).ok_or_else(|| {
        "The smoke run needs WebKitWebDriver of WebKitGTK and Xvfb, which are made for Linux: install both so that \
         they are found on PATH. `cargo xtask test smoke firefox` does without."
            .into()
    })
}

/// Playwright and what else the browser tests import, unless it is there since the lock file last changed.
pub fn node_packages() -> Result {
    let lock = e2e().join("package-lock.json");
    let installed = e2e().join("node_modules/.package-lock.json");
    let time = |file: PathBuf| fs::metadata(file).and_then(|data| data.modified()).ok();
    if time(installed) >= time(lock) { Ok(()) } else { install_node_packages() }
}

/// Installs them anew from the lock file: only that shows that the lock file would do on another machine.
pub fn install_node_packages() -> Result {
    let node = version("node").unwrap_or_default();
    let major: u32 =
        node.trim_start_matches('v').split('.').next().and_then(|number| number.parse().ok()).unwrap_or(0);
    if major < NODE || on_path(&"npm").is_none() {
        return Err(format!(
            "The browser tests need Node {NODE} or newer with npm: install it so that it is found on PATH."
        ));
    }
    run(program("npm").args(["ci", "--no-audit", "--no-fund"]).current_dir(e2e()))
}

/// Optimising a tool takes longer than the tool will ever run here, so it is built quickly instead.
fn install(package: &str, version: &str, opt_level: &str, flags: &[&str]) -> Result {
    println!("installing {package} {version}; this takes a few minutes, once");
    run(program("cargo")
        .args(["install", "--force", package, "--version", version])
        .args(flags)
        .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", opt_level)
        .env("CARGO_PROFILE_RELEASE_LTO", "off")
        .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
        .env("CARGO_TARGET_DIR", std::env::temp_dir().join("regulars-tools")))
}

/// Installs the packages that are marked as missing, where there is apt.
fn apt_install(flags: &[&str], packages: &[(&str, bool)]) -> Result {
    let missing: Vec<&str> = packages.iter().filter_map(|(name, missing)| missing.then_some(*name)).collect();
    if missing.is_empty() || on_path(&"apt-get").is_none() {
        return Ok(());
    }
    let sudo = answer("id", &["-u"]).as_deref() != Some("0");
    let apt = |words: &[&str]| {
        let mut command = program(if sudo { "sudo" } else { "apt-get" });
        if sudo {
            command.arg("apt-get");
        }
        run(command.args(words).env("DEBIAN_FRONTEND", "noninteractive"))
    };
    let list = missing.join(" ");
    println!("installing {list}");
    apt(&["update", "--quiet"])
        .and_then(|()| apt(&[&["install", "--yes", "--quiet"], flags, &missing].concat()))
        .map_err(|reason| format!("{reason}\nInstall these packages yourself: {list}"))
}

/// The version a tool names itself: the second word of `trunk 0.21.14`, or the only one of `v20.1.0`.
fn version(tool: &str) -> Option<String> {
    let line = answer(tool, &["--version"])?;
    let mut words = line.split_whitespace();
    let first = words.next()?;
    Some(words.next().unwrap_or(first).to_owned())
}

/// The version of a crate that `Cargo.lock` holds.
fn locked(name: &str) -> Result<String> {
    let lock =
        fs::read_to_string(root().join("Cargo.lock")).map_err(|reason| format!("Cargo.lock: {reason}"))?;
    lock.split("[[package]]")
        .find(|package| package.contains(&format!("\nname = \"{name}\"\n")))
        .and_then(|package| package.split("version = \"").nth(1))
        .and_then(|rest| rest.split('"').next())
        .map(str::to_owned)
        .ok_or_else(|| format!("Cargo.lock does not name {name}"))
}

fn on_path(name: &&str) -> Option<PathBuf> {
    let folders = std::env::var_os("PATH")?;
    std::env::split_paths(&folders).map(|folder| folder.join(name)).find(|file| file.is_file())
}
