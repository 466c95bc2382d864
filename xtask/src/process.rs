//! Running other programs: one place decides where they run and how a failure reads.

use crate::Result;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The folder of the project, wherever the command was called from.
pub fn root() -> PathBuf {
    let xtask = Path::new(env!("CARGO_MANIFEST_DIR"));
    xtask.parent().expect("xtask stands in the project").into()
}

/// The browser tests are a Node project of their own.
pub fn e2e() -> PathBuf {
    root().join("tests/e2e")
}

/// A command that starts in the project's folder.
pub fn program(name: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(name);
    command.current_dir(root());
    command
}

/// Runs a command to its end and shows what it prints.
pub fn run(command: &mut Command) -> Result {
    let status = command.status().map_err(|reason| said(command, &reason))?;
    if status.success() { Ok(()) } else { Err(said(command, &status)) }
}

/// What a command prints, or nothing when it cannot be run: for asking whether a tool is there.
pub fn answer(name: impl AsRef<OsStr>, words: &[&str]) -> Option<String> {
    let output = Command::new(name).args(words).output().ok()?;
    let text = String::from_utf8_lossy(&output.stdout).trim().to_owned();
    output.status.success().then_some(text)
}

fn said(command: &Command, what: &dyn std::fmt::Display) -> String {
    let words: Vec<_> = std::iter::once(command.get_program())
        .chain(command.get_args())
        .map(OsStr::to_string_lossy)
        .collect();
    format!("{}: {what}", words.join(" "))
}
