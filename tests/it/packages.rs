//! What the app is made of besides its own code: every package may be given away with it, and comes from where all the
//! others come from.

use std::process::Command;

use serde_json::Value;

/// The licences that ask only that their text and notices go along.
const ALLOWED: [&str; 9] =
    ["Apache-2.0", "BSD-3-Clause", "BSL-1.0", "CC0-1.0", "ISC", "MIT", "Unicode-3.0", "Unlicense", "Zlib"];

const REGISTRY: &str = "registry+https://github.com/rust-lang/crates.io-index";

#[test]
fn every_package_of_the_app_is_free_to_be_given_away_and_comes_from_the_registry() {
    let asked =
        ["metadata", "--format-version", "1", "--locked", "--filter-platform", "wasm32-unknown-unknown"];
    let told = Command::new(env!("CARGO")).args(asked).output().expect("cargo runs");
    let told: Value = serde_json::from_slice(&told.stdout).expect("cargo tells JSON");
    let used: Vec<&Value> = list(&told["resolve"]["nodes"]).map(|node| &node["id"]).collect();
    let packages: Vec<&Value> =
        list(&told["packages"]).filter(|package| used.contains(&&package["id"])).collect();
    assert!(packages.len() > 100, "{} packages", packages.len());
    for package in packages {
        let name = &package["name"];
        let licence = package["license"].as_str().unwrap_or_default();
        assert!(is_free(licence), "{name}: {licence}");
        assert!(
            ["regulars", "xtask"].iter().any(|own| name == own) || package["source"] == REGISTRY,
            "{name}"
        );
    }
}

fn list(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}

/// Whether each part of an expression offers an allowed licence. Older ones write a slash for "or".
fn is_free(licence: &str) -> bool {
    let expression = licence.replace(['(', ')'], "").replace('/', " OR ");
    expression.split(" AND ").all(|part| part.split(" OR ").any(|one| ALLOWED.contains(&one)))
}

#[test]
fn a_licence_that_asks_for_more_is_told_from_one_that_offers_a_choice() {
    for free in ["MIT", "MIT/Apache-2.0", "(MIT OR Apache-2.0) AND ISC", "Apache-2.0 OR GPL-2.0-only"] {
        assert!(is_free(free), "{free}");
    }
    for other in ["", "GPL-3.0", "MIT AND GPL-2.0-only", "(MIT OR Apache-2.0) AND AGPL-3.0"] {
        assert!(!is_free(other), "{other}");
    }
}
