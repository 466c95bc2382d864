//! Seals a built app: names its version by its bytes and tells the service worker which files belong to it. Everything
//! that keeps old and new files apart in the browser (`public/sw.js`) stands on these two facts.

use crate::Result;
use std::fs;
use std::hash::{DefaultHasher, Hasher};
use std::path::{Path, PathBuf};

/// Files a host needs but the app never asks for.
const APART: [&str; 2] = ["404.html", "sw.js"];

const UNSEALED: &str = r#"<meta name="regulars-version" content="dev""#;

pub fn run(dist: &Path) -> Result {
    let files = files(dist).map_err(|reason| format!("dist: {reason}"))?;
    let mut hasher = DefaultHasher::new();
    let mut list = Vec::new();
    for file in &files {
        let name = relative(dist, file);
        hasher.write(name.as_bytes());
        hasher.write(&read(file)?);
        // Hosts differ on whether index.html has that name or only the folder's: the folder works everywhere.
        let address = if name == "index.html" { "./" } else { &name };
        if !APART.contains(&address) {
            list.push(format!("\"{address}\""));
        }
    }
    let version = format!("{:016x}", hasher.finish());

    let index = dist.join("index.html");
    let page = text(&index)?;
    for needed in [UNSEALED, r#"<base href="./""#] {
        if page.matches(needed).count() != 1 {
            return Err(format!("dist/index.html must hold this once: {needed}"));
        }
    }
    let sealed = UNSEALED.replace("dev", &version);
    write(&index, &page.replace(UNSEALED, &sealed))?;

    let worker = dist.join("sw.js");
    let list = list.join(", ");
    let facts = format!("const VERSION = \"{version}\";\nconst FILES = [{list}];\n\n");
    write(&worker, &(facts + &text(&worker)?))
}

/// Every file under a folder, always in the same order.
fn files(folder: &Path) -> std::io::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            found.extend(files(&path)?);
        } else {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

fn relative(dist: &Path, file: &Path) -> String {
    let path = file.strip_prefix(dist).expect("the file was found there");
    let parts: Vec<_> = path.iter().map(|part| part.to_string_lossy()).collect();
    parts.join("/")
}

fn read(file: &Path) -> Result<Vec<u8>> {
    fs::read(file).map_err(|reason| format!("{}: {reason}", file.display()))
}

fn text(file: &Path) -> Result<String> {
    fs::read_to_string(file).map_err(|reason| format!("{}: {reason}", file.display()))
}

fn write(file: &Path, text: &str) -> Result {
    fs::write(file, text).map_err(|reason| format!("{}: {reason}", file.display()))
}
