//! The words that documents, files and settings hold for the variants of enums. They must never change.

use regulars::domain::*;
use regulars::notebook::helpers::learning::Topic;

fn words<T: Keyed>() -> String {
    T::all().map(T::key).collect::<Vec<_>>().join(" ")
}

#[test]
fn the_stored_words_stay() {
    assert_eq!(
        words::<EntryKind>(),
        "note said request exception wish membership visit purchase contact absence thanks clipping milestone"
    );
    assert_eq!(words::<Channel>(), "call message email whatsapp telegram viber messenger card in-person");
    assert_eq!(words::<Starter>(), "we they");
    assert_eq!(words::<NameOrder>(), "family-first family-last");
    assert_eq!(words::<Role>(), "customer boss colleague helper supplier partner neighbour");
    assert_eq!(words::<DayKind>(), "birthday name-day firm profession other");
    assert_eq!(words::<Pace>(), "less more");
    assert_eq!(words::<Cause>(), "day holiday milestone thanks missed");
    assert_eq!(words::<Blank>(), "name address form patronymic words purchase days personal");
    assert_eq!(words::<MatterKind>(), "promised ask wish membership follow-up absence milestone");
    assert_eq!(words::<Topic>(), "called birthday likes said happy wish hook found-us form consent");
}
