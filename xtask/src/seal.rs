//! Seals a built app: names its version by its bytes and tells the service worker which files belong to it, each with its
//! SHA-256. Everything that keeps old and new files apart in the browser (`public/sw.js`) stands on these facts.

use crate::Result;
use std::fs;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

/// Files a host needs but the app never asks for.
const APART: [&str; 3] = ["404.html", "_headers", "sw.js"];

const UNSEALED: &str = r#"<meta name="regulars-version" content="dev""#;

pub fn run(dist: &Path) -> Result {
    let files = files(dist).map_err(|reason| format!("dist: {reason}"))?;
    let mut all = Sha256::new();
    for file in &files {
        all.update(format!("{} {}\n", relative(dist, file), hash(file)?));
    }
    let version = hex(&all.finalize()[..8]);

    let index = dist.join("index.html");
    let page = text(&index)?;
    for needed in [UNSEALED, r#"<base href="./""#] {
        if page.matches(needed).count() != 1 {
            return Err(format!("dist/index.html must hold this once: {needed}"));
        }
    }
    let sealed = UNSEALED.replace("dev", &version);
    write(&index, &page.replace(UNSEALED, &sealed))?;

    let mut list = String::new();
    for file in &files {
        let name = relative(dist, file);
        if !APART.contains(&&*name) {
            // Hosts differ on whether index.html has that name or only the folder's: the folder works everywhere.
            let address = if name == "index.html" { "./" } else { &name };
            list += &format!("  \"{address}\": \"{}\",\n", hash(file)?);
        }
    }
    let worker = dist.join("sw.js");
    let facts = format!("const VERSION = \"{version}\";\nconst FILES = {{\n{list}}};\n\n");
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

/// The SHA-256 of a file, in hexadecimal.
fn hash(file: &Path) -> Result<String> {
    let bytes = fs::read(file).map_err(|reason| format!("{}: {reason}", file.display()))?;
    Ok(hex(&Sha256::digest(bytes)))
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn text(file: &Path) -> Result<String> {
    fs::read_to_string(file).map_err(|reason| format!("{}: {reason}", file.display()))
}

fn write(file: &Path, text: &str) -> Result {
    fs::write(file, text).map_err(|reason| format!("{}: {reason}", file.display()))
}
