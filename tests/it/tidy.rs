//! The rules of this repository that a compiler does not hold: which folder may use which, a reason at
//! the top of every file, no words and no colours where they do not belong, and a map that is true.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use crate::source::{File, assert_none, files};

/// What each folder of `src` may use besides itself.
const ARROWS: [(&str, &[&str]); 11] = [
    ("domain", &[]),
    ("care", &["domain"]),
    ("storage", &["domain"]),
    ("document", &["domain", "storage"]),
    ("exchange", &["domain", "i18n"]),
    ("search", &["domain"]),
    ("i18n", &["domain"]),
    ("sync", &["domain", "document"]),
    ("notebook", &["domain", "care", "document", "storage", "exchange", "search", "sync"]),
    ("browser", &["domain", "storage", "sync", "notebook", "i18n"]),
    ("ui", &["notebook", "i18n", "domain", "browser"]),
];

/// The only file of `ui` that knows the driver and the database.
const BRIDGE: &str = "src/ui/state.rs";

/// What each part of the notebook may use of the others. A part calls the documents and nobody else.
const PARTS: [(&str, &[&str]); 11] = [
    ("api", &[]),
    ("helpers", &[]),
    ("wanted", &[]),
    ("event", &["api"]),
    ("ctx", &["api", "event"]),
    ("requests", &["api", "ctx"]),
    ("documents", &["api", "ctx", "event", "requests", "wanted"]),
    ("intake", &["api", "ctx", "event", "documents"]),
    ("outgoing", &["api", "ctx", "event", "requests", "documents"]),
    ("peers", &["api", "ctx", "event", "requests", "wanted", "documents"]),
    ("screens", &["api", "ctx", "event", "documents", "intake", "outgoing", "peers"]),
];

/// The names directly behind every `crate::`, those in braces included.
fn crate_names(code: &str) -> BTreeSet<String> {
    let word = |text: &str| text.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>();
    let mut names = BTreeSet::new();
    for rest in code.split("crate::").skip(1) {
        let Some(group) = rest.strip_prefix('{') else {
            names.insert(word(rest));
            continue;
        };
        let mut depth = 0;
        let mut at_name = true;
        for (at, c) in group.char_indices() {
            match c {
                '}' if depth == 0 => break,
                '{' => depth += 1,
                '}' => depth -= 1,
                ',' if depth == 0 => at_name = true,
                c if at_name && !c.is_whitespace() => {
                    names.insert(word(&group[at..]));
                    at_name = false;
                }
                _ => {}
            }
        }
    }
    names
}

#[test]
fn names_behind_crate_are_found() {
    let code = "use crate::a::B; use crate::{c::{D, E}, f}; crate::g()";
    assert_eq!(crate_names(code).into_iter().collect::<Vec<_>>(), ["a", "c", "f", "g"]);
}

#[test]
fn imports_point_one_way() {
    let mut wrong = Vec::new();
    for file in files("src", &[".rs"]) {
        let Some((folder, _)) = file.path.trim_start_matches("src/").split_once('/') else { continue };
        let Some((_, allowed)) = ARROWS.iter().find(|(known, _)| *known == folder) else {
            wrong.push(format!("src/{folder} has no arrows in this test"));
            continue;
        };
        for name in crate_names(&file.code()) {
            if name != folder && !allowed.contains(&name.as_str()) {
                wrong.push(format!("{} uses {name}", file.path));
            }
        }
    }
    assert_none("imports point one way", wrong);
}

/// Where a path that begins with `crate::` or `super::` leads, from the module `from`: the longest known module.
fn resolved(from: &[String], path: &[&str], modules: &BTreeSet<Vec<String>>) -> Option<Vec<String>> {
    let mut at = match path.first()? {
        &"crate" => Vec::new(),
        &"super" => from[..from.len().checked_sub(1)?].to_vec(),
        &"self" => from.to_vec(),
        first => [from, &[(*first).to_owned()]].concat(),
    };
    for name in &path[1..] {
        match *name {
            "super" => drop(at.pop()),
            name => at.push(name.to_owned()),
        }
    }
    while !at.is_empty() && !modules.contains(&at) {
        at.pop();
    }
    (!at.is_empty()).then_some(at)
}

/// The modules that a file uses, without those that it lies in and those that lie in it: a module and its parts are one.
fn uses(module: &[String], code: &str, modules: &BTreeSet<Vec<String>>) -> BTreeSet<Vec<String>> {
    let code = code.split("#[cfg(test)]\nmod tests").next().unwrap_or_default();
    let mut paths = Vec::new();
    for statement in code.split("use ").skip(1).map(|rest| rest.split(';').next().unwrap_or_default()) {
        unfold("", &statement.split_whitespace().collect::<String>(), &mut paths);
    }
    for rest in code.split("crate::").skip(1) {
        let path: String =
            rest.chars().take_while(|c| c.is_alphanumeric() || matches!(c, '_' | ':')).collect();
        paths.push(format!("crate::{path}"));
    }
    let used =
        paths.iter().filter_map(|path| resolved(module, &path.split("::").collect::<Vec<_>>(), modules));
    used.filter(|used| !used.starts_with(module) && !module.starts_with(used)).collect()
}

/// The paths of a `use` with groups in braces.
fn unfold(before: &str, tree: &str, paths: &mut Vec<String>) {
    let Some((head, group)) = tree.split_once('{') else {
        return paths.push(format!("{before}{tree}"));
    };
    let (mut depth, mut from) = (0, 0);
    for (at, c) in group.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => return unfold(&format!("{before}{head}"), &group[from..at], paths),
            '}' => depth -= 1,
            ',' if depth == 0 => {
                unfold(&format!("{before}{head}"), &group[from..at], paths);
                from = at + 1;
            }
            _ => {}
        }
    }
}

/// Every module of `src`, by its path, and what it uses.
fn graph() -> BTreeMap<Vec<String>, BTreeSet<Vec<String>>> {
    let module = |path: &str| -> Vec<String> {
        let path = path.trim_start_matches("src/").trim_end_matches(".rs");
        path.split('/').filter(|name| *name != "mod").map(str::to_owned).collect()
    };
    let files = files("src", &[".rs"]);
    let modules: BTreeSet<Vec<String>> =
        files.iter().map(|file| module(&file.path)).filter(|module| *module != ["lib"]).collect();
    let uses = |file: &File| (module(&file.path), uses(&module(&file.path), &file.code(), &modules));
    files.iter().map(uses).filter(|(module, _)| modules.contains(module)).collect()
}

#[test]
fn no_module_uses_itself_by_way_of_others() {
    let graph = graph();
    let reach = |from: &Vec<String>| {
        let (mut seen, mut todo) = (BTreeSet::new(), vec![from.clone()]);
        while let Some(at) = todo.pop() {
            for next in graph.get(&at).into_iter().flatten() {
                if seen.insert(next.clone()) {
                    todo.push(next.clone());
                }
            }
        }
        seen
    };
    let circular =
        graph.keys().filter(|module| reach(module).contains(*module)).map(|module| module.join("/"));
    assert_none("no module uses itself by way of others", circular);
    assert!(graph.values().flatten().count() > 500, "the uses are found");
}

/// Rule 1 of `notebook`.
#[test]
fn the_parts_of_the_notebook_do_not_call_each_other_sideways() {
    let mut wrong = Vec::new();
    for (module, used) in graph() {
        let ["notebook", part, ..] = module.iter().map(String::as_str).collect::<Vec<_>>()[..] else {
            continue;
        };
        let Some((_, allowed)) = PARTS.iter().find(|(known, _)| *known == part) else {
            wrong.push(format!("src/notebook/{part} has no arrows in this test"));
            continue;
        };
        let other = |used: &Vec<String>| match &used[..] {
            [notebook, other, ..] if notebook == "notebook" && other != part => Some(other.clone()),
            _ => None,
        };
        let sideways = used.iter().filter_map(other).filter(|other| !allowed.contains(&other.as_str()));
        wrong.extend(sideways.map(|other| format!("{} uses {other}", module.join("/"))));
    }
    assert_none("a part calls the documents and nobody else", wrong);
}

#[test]
fn no_field_of_a_part_can_be_reached_from_another() {
    let parts = ["documents", "intake", "outgoing", "peers", "screens"];
    let mut wrong = Vec::new();
    for part in parts {
        let path = format!("src/notebook/{part}/mod.rs");
        let file = files("src", &[".rs"]).into_iter().find(|file| file.path == path).expect("a part");
        let name = format!("{}{}", part[..1].to_uppercase(), &part[1..]);
        let code = file.code();
        let (_, fields) = code.split_once(&format!("struct {name} {{")).expect("its struct");
        let (fields, _) = fields.split_once("\n}").expect("its end");
        wrong.extend(
            fields
                .lines()
                .filter(|line| line.trim().starts_with("pub"))
                .map(|line| format!("{path}: {line}")),
        );
    }
    assert_none("the fields of a part are its own", wrong);
}

#[test]
fn pages_reach_the_notebook_only_over_the_bridge() {
    let knows = |file: &File| {
        let code = file.code();
        code.contains("browser::driver") || code.contains("browser::indexed_db")
    };
    let pages = files("src/ui", &[".rs"]).into_iter().filter(|file| file.path != BRIDGE);
    let wrong: Vec<String> = pages.filter(knows).map(|file| file.path).collect();
    assert_none("only the bridge knows the driver and the database", wrong);
}

/// The lines of code outside some folders that contain a word.
fn outside(folders: &[&str], word: &str) -> Vec<String> {
    let files = files("src", &[".rs"]);
    let files = files.iter().filter(|file| !folders.iter().any(|folder| file.path.starts_with(folder)));
    files.filter(|file| file.code().contains(word)).map(|file| file.path.clone()).collect()
}

#[test]
fn automerge_and_the_browser_keep_to_their_folders() {
    assert_none("automerge stays in src/document", outside(&["src/document/"], "automerge::"));
    assert_none("web_sys stays in src/browser and src/ui", outside(&["src/browser/", "src/ui/"], "web_sys"));
}

#[test]
fn every_file_says_why_it_exists() {
    let mut wrong = Vec::new();
    for File { path, text } in files("", &[".rs", ".css", ".ts", ".mjs", ".js"]) {
        let begins: &[&str] = match path.rsplit('.').next() {
            Some("rs") => &["//!"],
            Some("css") => &["/*"],
            _ => &["//", "/*"],
        };
        let reason = begins.iter().find_map(|begin| text.strip_prefix(begin));
        if reason.is_none_or(|reason| reason.lines().next().unwrap_or_default().trim().len() < 10) {
            wrong.push(path);
        }
    }
    assert_none("every file opens with its reason", wrong);
}

/// A colour as it may stand in a style sheet: `#` with 3, 4, 6 or 8 hexadecimal digits, or a function.
fn has_colour(line: &str) -> bool {
    let is_hex = |rest: &str| {
        let word: String =
            rest.chars().take_while(|c| c.is_alphanumeric() || matches!(c, '-' | '_')).collect();
        matches!(word.len(), 3 | 4 | 6 | 8) && word.chars().all(|c| c.is_ascii_hexdigit())
    };
    let functions = ["rgb(", "rgba(", "hsl(", "hsla(", "hwb(", "lab(", "lch(", "oklab(", "oklch("];
    line.split('#').skip(1).any(is_hex) || functions.iter().any(|function| line.contains(function))
}

#[test]
fn colours_stand_in_the_tokens_only() {
    let mut sheets = files("style", &[".css"]);
    sheets.extend(files("src/ui", &[".rs"]));
    let mut wrong = Vec::new();
    for file in sheets.iter().filter(|file| file.path != "style/tokens.css") {
        let lines = file.code();
        let coloured = lines.lines().enumerate().filter(|(_, line)| has_colour(line));
        wrong.extend(coloured.map(|(at, line)| format!("{}:{} {}", file.path, at + 1, line.trim())));
    }
    assert_none("colours stand in style/tokens.css only", wrong);
    assert!(has_colour("color: #fff;") && has_colour("oklch(50% 0 0)") && !has_colour("url(#arrow)"));
}

/// A heuristic: a literal with a letter in it that stands directly between tags, or is the value of
/// an attribute that is shown or read aloud. Signs such as "×" are no words; text that is put
/// together elsewhere is not seen here.
#[test]
fn no_words_of_the_screen_stand_in_the_code() {
    let attributes = ["aria-label=", "title=", "placeholder=", "alt=", "aria-description="];
    let mut wrong = Vec::new();
    for file in files("src/ui", &[".rs"]) {
        for literal in
            file.literals().into_iter().filter(|literal| literal.text.chars().any(char::is_alphabetic))
        {
            let tag_before = literal.before.ends_with('>')
                && !literal.before.ends_with("=>")
                && !literal.before.ends_with("->");
            let is_child = tag_before || literal.behind.starts_with('<');
            if is_child || attributes.iter().any(|attribute| literal.before.ends_with(attribute)) {
                wrong.push(format!("{} {:?}", literal.place, literal.text));
            }
        }
    }
    assert_none("words come from the message files", wrong);
}

#[test]
fn the_map_is_true() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let source = std::fs::read_to_string(root.join("src/lib.rs")).expect("the library has a root");
    let map: Vec<&str> = source.lines().filter_map(|line| line.strip_prefix("//!")).collect();
    let listed: BTreeSet<String> = map
        .iter()
        .filter_map(|line| line.trim().strip_prefix("- "))
        .filter_map(|line| line.trim_start_matches('[').strip_prefix('`')?.split('`').next())
        .map(str::to_owned)
        .collect();
    let folders = std::fs::read_dir(root.join("src")).expect("src can be read").flatten();
    let folders = folders
        .filter(|entry| entry.path().is_dir())
        .map(|entry| entry.file_name().to_string_lossy().into_owned());
    assert_none("the map names every folder", folders.filter(|folder| !listed.contains(folder)));
    let modules = source.lines().filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';'));
    assert_none(
        "the map names every module",
        modules.filter(|name| !listed.contains(*name)).map(str::to_owned),
    );

    let text = map.join("\n");
    let named = text.split('`').skip(1).step_by(2).filter(|name| {
        let is_path = name.contains('/') || name.ends_with(".rs");
        (is_path || listed.contains(*name)) && !name.contains([' ', '\n'])
    });
    let exists = |name: &&str| root.join(name).exists() || root.join("src").join(name).exists();
    assert_none("every path on the map exists", named.filter(|name| !exists(name)).map(str::to_owned));
}

#[test]
fn nothing_is_left_for_later() {
    let left =
        [concat!("to", "do!"), concat!("unimple", "mented!"), concat!("db", "g!("), concat!("#[ig", "nore")];
    let mut wrong = Vec::new();
    for file in files("", &[".rs"]) {
        let code = file.code();
        wrong.extend(
            left.iter().filter(|word| code.contains(*word)).map(|word| format!("{}: {word}", file.path)),
        );
    }
    assert_none("nothing is left for later", wrong);
}
