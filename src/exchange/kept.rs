//! Shows the kept data of other apps' files that no field holds, in words that an owner can read.

use std::collections::HashMap;

use super::lines::{self, Property};
use super::row::column_of;

/// The name and the text of each kept line that is a text.
///
/// Lines of one group are shown under Apple's label for the group. Pictures, sounds and keys are not shown, but still
/// kept.
pub fn told<'a>(kept: impl Iterator<Item = &'a String>) -> Vec<(String, String)> {
    let (mut told, mut labels) = (Vec::new(), HashMap::new());
    for line in kept {
        if let Some((name, text)) = column_of(line) {
            told.push((String::new(), name, text));
            continue;
        }
        let Some(property) = lines::kept(line) else { continue };
        match property.name.as_str() {
            "X-ABLABEL" => {
                labels.insert(property.group.clone(), lines::label(&property.text()));
            }
            _ if is_text(&property) => told.push((property.group.clone(), name(&property), text(&property))),
            _ => {}
        }
    }
    let told = told.into_iter().filter(|(.., text)| !text.is_empty());
    told.map(|(group, name, text)| (labels.get(&group).cloned().unwrap_or(name), text)).collect()
}

fn is_text(property: &Property) -> bool {
    let is_coded =
        property.params("ENCODING").any(|word| ["B", "BASE64"].contains(&&*word.to_ascii_uppercase()));
    !is_coded && !property.text().starts_with("data:")
}

/// "X-ANDROID-CUSTOM" with the type "home" is "Android custom (home)".
fn name(property: &Property) -> String {
    let words = property.name.trim_start_matches("X-").replace(['-', '_'], " ").to_lowercase();
    let mut letters = words.chars();
    let name = letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect::<String>();
    let types = property.params("TYPE").filter(|word| !word.is_empty()).collect::<Vec<_>>().join(", ");
    if types.is_empty() { name } else { format!("{name} ({})", types.to_lowercase()) }
}

/// The non-empty parts of a property.
fn text(property: &Property) -> String {
    let parts = property.parts().into_iter().filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kept_lines_are_told_in_words() {
        let kept = [
            "X-REGULARS-COLUMN;NAME=\"Shoe size\":42\\, wide",
            "X-PHONETIC-FIRST-NAME:Sok",
            "X-ANDROID-CUSTOM;TYPE=HOME:one;;two",
            "item2.X-ABADR:kh",
            "item2.X-ABLabel:_$!<HomePage>!$_",
            "LOGO;ENCODING=b:AAAA",
            "KEY:data:application/pgp-keys;base64,AAAA",
            "X-EMPTY:",
        ];
        let told = told(kept.map(str::to_owned).iter());
        let told: Vec<_> = told.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
        assert_eq!(
            told,
            [
                ("Shoe size", "42, wide"),
                ("Phonetic first name", "Sok"),
                ("Android custom (home)", "one, two"),
                ("HomePage", "kh"),
            ]
        );
    }
}
