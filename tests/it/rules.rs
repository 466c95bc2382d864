//! The numbered rules of the notebook's parts that no other test proves, and that each rule has a test.
//!
//! A test names the rule that it proves in its doc comment, with its number and its part.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

use regulars::domain::*;
use regulars::exchange::vcard::Version;
use regulars::notebook::api::export::Form;
use regulars::notebook::{Command, Effect, IntakeCommand, OutgoingCommand, ShowCommand};
use regulars::storage::WriteError;

use crate::harness::{Tab, started, titles};

/// How many reads wait for an answer.
fn reads(tab: &Tab) -> usize {
    tab.asked().filter(|effect| matches!(effect, Effect::Read(..))).count()
}

/// An address book of people whose names sort against their order in the file.
fn backwards(count: usize) -> Vec<u8> {
    let card =
        |at: usize| format!("BEGIN:VCARD\nFN:Person {:04}\nTEL:0{}\nEND:VCARD\n", count - at, 100_000 + at);
    (0..count).map(card).collect::<String>().into()
}

fn begin_import(tab: &mut Tab, bytes: Vec<u8>) {
    tab.command(IntakeCommand::ReadFile { name: "book".into(), bytes: bytes.into() });
    let id = ImportId(tab.device.random());
    tab.tell(IntakeCommand::Import(id));
}

/// Rule 5 of `documents`.
#[test]
fn a_document_stays_in_memory_while_it_is_shown_or_unsaved() {
    let mut tab = started();
    let (one, other) = (tab.begin_named("Sokha"), tab.begin_named("Nino"));
    tab.page(other);
    tab.tell(ShowCommand::OpenPage(one));
    assert_eq!(reads(&tab), 1, "it was evicted");
    tab.settle();
    tab.tell(ShowCommand::OpenPage(one));
    assert_eq!(reads(&tab), 0, "it is shown");
    let edit = tab.editing(one, |customer| customer.hook = "red scarf".into());
    tab.device.storage.borrow_mut().fail_at(1, WriteError::Full);
    tab.command(edit);
    tab.page(other);
    tab.tell(ShowCommand::OpenPage(one));
    assert_eq!(reads(&tab), 0, "it is unsaved");
    tab.settle();
    tab.command(Command::Retry);
    tab.page(other);
    tab.tell(ShowCommand::OpenPage(one));
    assert_eq!(reads(&tab), 1, "it is saved and not shown");
}

/// Rule 2 of `intake`.
#[test]
fn while_one_job_runs_no_other_begins() {
    let mut tab = started();
    begin_import(&mut tab, backwards(50));
    let running = tab.view().import.clone();
    assert!(running.as_ref().is_some_and(|import| !import.over));
    tab.tell(IntakeCommand::ReadFile { name: "other".into(), bytes: Arc::from(&b"PK\x03\x04"[..]) });
    tab.tell(IntakeCommand::UndoImport(ImportId([1; 16])));
    tab.tell(IntakeCommand::Restore);
    assert_eq!((&tab.view().import, &tab.view().restore, &tab.view().undo_import), (&running, &None, &None));
    tab.settle();
    assert_eq!(tab.view().import.as_ref().map(|import| (import.done, import.over)), Some((50, true)));
}

/// Rule 1 of `outgoing`.
#[test]
fn an_export_reads_a_few_pages_at_a_time() {
    const MOST: usize = 20;
    let mut tab = started();
    begin_import(&mut tab, backwards(100));
    tab.settle();
    tab.command(IntakeCommand::CloseImport);
    let mut tab = tab.device.tab();
    tab.tell(OutgoingCommand::Export(Form::Cards(Version::Three), None));
    let mut asked = BTreeSet::new();
    loop {
        for effect in tab.asked() {
            if let Effect::Read(ticket, queries) = effect {
                let pages =
                    queries.iter().filter_map(|query| query.prefix.get(..16)).collect::<BTreeSet<_>>();
                assert!(pages.len() <= MOST, "{} pages at once", pages.len());
                asked.insert(*ticket);
            }
        }
        if !tab.carry_out_next() {
            break;
        }
    }
    assert!(asked.len() >= 100 / MOST, "{} reads", asked.len());
    assert!(tab.view().export.as_ref().is_some_and(|export| export.file.is_some()));
}

/// Rule 1 of `screens`.
#[test]
fn what_has_not_changed_is_not_shown_again() {
    let mut tab = started();
    let id = tab.begin_named("Sokha");
    tab.page(id);
    tab.command(ShowCommand::LookAtToday(7));
    tab.updated.clear();
    tab.tick(0);
    assert_eq!(tab.updated, []);
    tab.command(ShowCommand::LookAtToday(7));
    assert_eq!(tab.updated, []);
}

/// Rule 2 of `screens`.
#[test]
fn a_place_is_open_from_its_first_command_to_its_last() {
    let mut tab = started();
    let id = tab.begin_named("Sokha");
    tab.command(ShowCommand::OpenPage(id));
    tab.command(ShowCommand::LookAtToday(7));
    assert!(tab.view().page.is_some() && tab.view().needs.is_some());
    tab.command(ShowCommand::ClosePage);
    assert!(tab.view().page.is_none() && tab.view().needs.is_some());
    tab.command(ShowCommand::CloseToday);
    assert!(tab.view().needs.is_none());
}

/// Rule 3 of `screens`.
#[test]
fn the_list_is_not_sorted_with_every_page_of_an_import() {
    let mut tab = started();
    tab.list(regulars::notebook::ListRequest { limit: 100, ..Default::default() });
    begin_import(&mut tab, backwards(60));
    let (mut lists, mut counts) = (BTreeSet::new(), BTreeSet::new());
    let mut look = |tab: &Tab| {
        lists.insert(titles(&tab.view().list.rows));
        counts.insert(tab.view().pages);
        lists.len()
    };
    while tab.view().pages < 40 {
        assert!(tab.carry_out_next());
        look(&tab);
    }
    let before = look(&tab);
    tab.device.wait_seconds(1);
    tab.hear(regulars::notebook::Input::Alarm);
    assert_eq!(look(&tab), before + 1, "a second has passed");
    assert!(before <= 2 && counts.len() >= 4, "{before} lists of {counts:?}");
    tab.settle();
    let shown = titles(&tab.view().list.rows);
    assert!(shown.len() == 60 && shown.is_sorted(), "{shown:?}");
}

/// Rule 3 of `notebook`.
#[test]
fn a_turn_ends_when_no_part_has_any_work_left() {
    let mut tab = started();
    begin_import(&mut tab, backwards(30));
    tab.settle();
    tab.updated.clear();
    // Nothing is left that a further turn would do.
    tab.hear(regulars::notebook::Input::Changed(Vec::new()));
    assert_eq!((tab.asked().count(), tab.updated.len()), (0, 0));
}

#[test]
fn every_rule_of_a_part_is_proved_by_a_test() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let read = |path: &str| std::fs::read_to_string(root.join(path)).expect("a source file");
    let tests = std::fs::read_dir(root.join("tests/it")).expect("the tests").flatten();
    let tests: String = tests.filter_map(|entry| std::fs::read_to_string(entry.path()).ok()).collect();
    let proofs: Vec<&str> = tests.lines().filter(|line| line.trim_start().starts_with("///")).collect();
    let mut missing = Vec::new();
    for (part, path) in [
        ("notebook", "src/notebook/mod.rs"),
        ("documents", "src/notebook/documents/mod.rs"),
        ("intake", "src/notebook/intake/mod.rs"),
        ("outgoing", "src/notebook/outgoing/mod.rs"),
        ("peers", "src/notebook/peers/mod.rs"),
        ("screens", "src/notebook/screens/mod.rs"),
    ] {
        let source = read(path);
        let rules = source
            .lines()
            .skip_while(|line| *line != "//! # Rules")
            .take_while(|line| line.starts_with("//!"));
        let count =
            rules.filter(|line| line[3..].trim_start().starts_with(|c: char| c.is_ascii_digit())).count();
        assert!(count > 1, "{part}");
        let named =
            |number: &usize| proofs.iter().any(|line| line.contains(&format!("Rule {number} of `{part}`.")));
        missing.extend(
            (1..=count).filter(|number| !named(number)).map(|number| format!("rule {number} of {part}")),
        );
    }
    assert!(missing.is_empty(), "without a test: {missing:?}");
}
