//! What is kept of a form, between two devices that change the same page. The screen is built for browsers alone; this part of
//! it needs none.

use serde::{Deserialize, Serialize};

#[path = "../../src/ui/half_written.rs"]
mod form;

use form::{TakenUp, kept, taken_up};

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
struct Item {
    id: u32,
    value: String,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
struct Form {
    name: String,
    firm: String,
    phones: Vec<Item>,
}

fn form(name: &str, firm: &str, phones: &[(u32, &str)]) -> Form {
    let item = |(id, value): &(u32, &str)| Item { id: *id, value: (*value).into() };
    Form { name: name.into(), firm: firm.into(), phones: phones.iter().map(item).collect() }
}

/// Nobody else has written.
fn alone(values: Form) -> TakenUp<Form> {
    TakenUp { values, meanwhile: Vec::new() }
}

#[test]
fn what_was_typed_is_there_again_and_an_untouched_form_keeps_nothing() {
    let begin = form("Sokha", "", &[(1, "012")]);
    assert_eq!(kept(&begin, &begin), "");
    for now in [
        form("Sokha Chan", "", &[(1, "012")]),
        form("", "Lotus", &[(1, "013"), (2, "")]),
        form("Sokha", "", &[]),
        form("Sokha", "", &[(2, "099"), (1, "012")]),
    ] {
        assert_eq!(taken_up(&begin, &kept(&begin, &now)), Some(alone(now)));
    }
}

#[test]
fn what_came_meanwhile_stays_beside_it() {
    let begin = form("Sokha", "", &[(1, "012"), (2, "013"), (3, "014"), (9, "")]);
    // Changed the first, removed the second, added one.
    let now = form("Sokha", "Lotus", &[(1, "012 7"), (3, "014"), (4, "015"), (9, "")]);
    // Changed all three, and the name; added another. The empty line of a form is new each time.
    let later = form("Sokha Chan", "Jasmine", &[(1, "0127"), (2, "0137"), (3, "0147"), (5, "016"), (8, "")]);
    let expected = form("Sokha Chan", "Lotus", &[(1, "012 7"), (3, "0147"), (4, "015"), (9, ""), (5, "016")]);
    let taken = TakenUp { values: expected, meanwhile: vec!["Jasmine".into()] };
    assert_eq!(taken_up(&later, &kept(&begin, &now)), Some(taken));
    // Removed elsewhere.
    let later = form("Sokha", "", &[(1, "012"), (2, "013")]);
    assert_eq!(
        taken_up(&later, &kept(&begin, &now)).unwrap().values.phones,
        form("", "", &[(1, "012 7"), (4, "015"), (9, "")]).phones
    );
}

#[test]
fn a_whole_form_of_an_earlier_version_is_taken_up_and_rubbish_is_not() {
    let begin = form("Sokha", "", &[(1, "012")]);
    let whole = r#"{"name":"Half A Na","phones":[{"id":7,"value":"099"}]}"#;
    assert_eq!(taken_up(&begin, whole), Some(alone(form("Half A Na", "", &[(7, "099")]))));
    for rubbish in ["", "null", "[]", "{\"name\":7}", "{\"name\""] {
        assert_eq!(taken_up(&begin, rubbish), None, "{rubbish}");
    }
}
