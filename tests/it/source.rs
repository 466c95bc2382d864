//! Reads the project's own files, for the tests that hold promises about the source itself.

use std::fs;
use std::path::Path;

/// A file of the project.
pub struct File {
    /// From the project's folder on, with `/`.
    pub path: String,
    pub text: String,
}

/// Folders that others fill.
const FOREIGN: [&str; 6] =
    ["target", "dist", "node_modules", "fixtures", "test-results", "playwright-report"];

/// Every file below a folder of the project (`""` for all of it) with one of these endings.
pub fn files(folder: &str, endings: &[&str]) -> Vec<File> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = Vec::new();
    collect(root, &root.join(folder), endings, &mut found);
    found.sort_by(|a, b| a.path.cmp(&b.path));
    assert!(
        !found.is_empty(),
        "nothing ends in {endings:?} under {folder:?}: the test looks in the wrong place"
    );
    found
}

fn collect(root: &Path, folder: &Path, endings: &[&str], found: &mut Vec<File>) {
    for entry in fs::read_dir(folder).expect("a folder of the project can be read").flatten() {
        let (path, name) = (entry.path(), entry.file_name().to_string_lossy().into_owned());
        if path.is_dir() {
            if !name.starts_with('.') && !FOREIGN.contains(&name.as_str()) {
                collect(root, &path, endings, found);
            }
        } else if endings.iter().any(|ending| name.ends_with(ending)) {
            let relative =
                path.strip_prefix(root).expect("below the root").to_string_lossy().replace('\\', "/");
            let text = fs::read_to_string(&path).expect("a source file is text");
            found.push(File { path: relative, text });
        }
    }
}

impl File {
    /// The text without comments, line for line: what is left of a comment is an empty line. Knows
    /// line comments, and block comments that begin a line.
    pub fn code(&self) -> String {
        let mut in_block = false;
        let line = |line: &str| {
            let begins = line.trim_start();
            in_block |= begins.starts_with("/*");
            let is_comment = in_block || begins.starts_with("//");
            in_block &= !line.contains("*/");
            let code = if is_comment { "" } else { line.split(" // ").next().unwrap_or_default() };
            format!("{code}\n")
        };
        self.text.lines().map(line).collect()
    }

    /// The string literals of Rust code on one line each, with what stands before and behind them.
    pub fn literals(&self) -> Vec<Literal> {
        let mut found = Vec::new();
        for (number, line) in self.code().lines().enumerate() {
            let line = line.replace("'\"'", "' '").replace("\\\"", "'");
            let parts: Vec<&str> = line.split('"').collect();
            for at in (1..parts.len().saturating_sub(1)).step_by(2) {
                found.push(Literal {
                    place: format!("{}:{}", self.path, number + 1),
                    before: parts[at - 1].trim_end().to_owned(),
                    text: parts[at].to_owned(),
                    behind: parts[at + 1].trim_start().to_owned(),
                });
            }
        }
        found
    }
}

/// A string literal.
pub struct Literal {
    pub place: String,
    pub before: String,
    pub text: String,
    pub behind: String,
}

/// Fails with every line of `wrong`.
#[track_caller]
pub fn assert_none(promise: &str, wrong: impl IntoIterator<Item = String>) {
    let wrong: Vec<String> = wrong.into_iter().collect();
    assert!(wrong.is_empty(), "{promise}, but:\n  {}", wrong.join("\n  "));
}
