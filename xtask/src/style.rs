//! Joins the style sheets: one file loads in one step and can be hashed into one name, while each component keeps a
//! file of its own. `style/main.css` stays valid CSS that a browser would read the same way.

use crate::Result;
use crate::process::root;
use std::fs;

/// Writes `target/style.css`, which `index.html` links.
pub fn run() -> Result {
    let style = root().join("style");
    let read =
        |name: &str| fs::read_to_string(style.join(name)).map_err(|reason| format!("style/{name}: {reason}"));
    let joined = join(&read("main.css")?, read)?;
    let target = root().join("target");
    fs::create_dir_all(&target)
        .and_then(|()| fs::write(target.join("style.css"), joined))
        .map_err(|reason| format!("target/style.css: {reason}"))
}

/// Puts each imported file in place of its `@import`, inside the layer it names.
fn join(main: &str, read: impl Fn(&str) -> Result<String>) -> Result<String> {
    let mut joined = String::new();
    for line in main.lines() {
        if !line.starts_with("@import") {
            joined.push_str(line);
            joined.push('\n');
            continue;
        }
        let (name, layer) = imported(line).ok_or_else(|| {
            format!("style/main.css: not of the form @import url(\"FILE\") layer(NAME): {line}")
        })?;
        let text = read(name)?;
        // A browser ignores an import inside a layer without a word.
        if text.contains("@import") {
            return Err(format!("style/{name}: only main.css imports"));
        }
        joined.push_str(&format!("@layer {layer} {{\n{text}}}\n"));
    }
    Ok(joined)
}

fn imported(line: &str) -> Option<(&str, &str)> {
    let (name, rest) = line.strip_prefix("@import url(\"")?.split_once("\")")?;
    let layer = rest.trim().strip_prefix("layer(")?.strip_suffix(");")?;
    Some((name, layer))
}

#[cfg(test)]
mod tests {
    use super::join;

    #[test]
    fn a_file_stands_inside_its_layer() {
        let main = "@layer tokens, base;\n@import url(\"a/b.css\") layer(tokens);\n";
        let joined = join(main, |name| Ok(format!("/* {name} */\n")));
        assert_eq!(joined.as_deref(), Ok("@layer tokens, base;\n@layer tokens {\n/* a/b.css */\n}\n"));
    }

    #[test]
    fn what_cannot_be_joined_is_refused() {
        let file = |_: &str| Ok("@import url(\"c.css\");".to_owned());
        assert!(join("@import url(\"a.css\") layer(base);", file).is_err());
        assert!(join("@import \"a.css\";", |_| Ok(String::new())).is_err());
    }
}
