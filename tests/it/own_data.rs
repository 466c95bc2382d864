//! What a customer gets when they ask what is kept about them: everything, and nothing that a browser would run.

use std::collections::BTreeMap;
use std::sync::Arc;

use regulars::domain::*;
use regulars::exchange::own_data::{OwnData, fields, html};
use regulars::i18n::Language;
use regulars::i18n::format::Format;

fn format(language: Language) -> Format {
    let today = "2026-11-30".parse().expect("a day");
    Format { language, today, number: |_, _, value| value.to_string() }
}

fn day(text: &str) -> chrono::NaiveDate {
    text.parse().expect("a day")
}

fn sokha() -> Customer {
    let item = |number: u8| ItemId([number; 16]);
    let consent = Consent { agreed: true, day: day("2026-03-24"), words: "please do".into() };
    Customer {
        name: "Sokha Chan".into(),
        name_order: Some(NameOrder::FamilyLast),
        called: "Bong Sokha".into(),
        say: "so-KHA".into(),
        hook: "red scarf".into(),
        firm: "Chan & Sons".into(),
        form_of_address: "Bong".into(),
        preferences: "<b>jasmine</b>".into(),
        happy: "a window seat".into(),
        found_us: "the market".into(),
        address: "12 Street".into(),
        country: "KH".into(),
        tags: ["tea".to_owned(), "morning".to_owned()].into(),
        interval: Some(9),
        no_contact: true,
        put_away: Some("moved".into()),
        recommended_by: Some(Recommender::Words("her aunt".into())),
        phones: [(item(1), Phone { number: "012345611".into(), label: "shop".into() })].into(),
        emails: [(item(2), Email { address: "sokha@example.com".into(), label: String::new() })].into(),
        days: [(
            item(3),
            ImportantDay {
                kind: DayKind::Birthday,
                day: YearlyDay { month: 4, day: Some(15), year: Some(1990) },
                label: String::new(),
            },
        )]
        .into(),
        consent: [(Channel::Viber, consent)].into(),
        foreign: [(item(4), "X-SHOE:42".to_owned())].into(),
        ..Customer::default()
    }
}

/// In every language the file says each value, the removed entry too, and no markup of what was typed.
#[test]
fn the_file_says_everything_that_is_kept() {
    let customer = sokha();
    let photo: Arc<[u8]> = Arc::from(&[0xff, 0xd8, 1][..]);
    let clipping =
        Detail::Clipping { link: "https://news.example/page".into(), photo: Some(PhotoId([6; 32])) };
    let amount = Some(Money { minor: 1250, currency: Currency::USD });
    let entry = |number: u8, detail: Detail, text: &str| {
        let entry = Entry::new(detail, day("2026-11-22"), Timestamp(number.into()));
        (EntryId([number; 16]), Entry { text: text.into(), ..entry })
    };
    let entries = [
        entry(1, Detail::Purchase { amount, cost: None }, "green tea"),
        entry(2, Detail::Said { ask: true }, "her <exam>"),
        entry(3, clipping, "in the news"),
    ];
    let removed = [entry(4, EntryKind::Note.into(), "a slip")];
    let photos = BTreeMap::from([(PhotoId([6; 32]), photo.clone())]);
    for language in Language::ALL {
        let page = OwnData {
            customer: &customer,
            recommended_by: None,
            entries: &entries,
            removed: &removed,
            photo: Some(&photo),
            photos: &photos,
        };
        let file = html(format(language), page);
        let told = [
            "Sokha Chan",
            "Bong Sokha",
            "so-KHA",
            "red scarf",
            "Chan &amp; Sons",
            "&lt;b&gt;jasmine&lt;/b&gt;",
            "a window seat",
            "the market",
            "12 Street",
            "tea",
            "morning",
            "9",
            "moved",
            "her aunt",
            "012345611 (shop)",
            "sokha@example.com",
            "1990",
            "please do",
            "X-SHOE:42",
            "green tea",
            "12.5",
            "her &lt;exam&gt;",
            "a slip",
            "https://news.example/page",
            "2026-11-22",
        ];
        let missing: Vec<&str> = told.into_iter().filter(|told| !file.contains(told)).collect();
        assert_eq!(missing, [""; 0], "{language:?}");
        assert_eq!(file.matches("data:image/jpeg;base64,/9gB").count(), 2, "{language:?}");
        assert!(file.contains(&format!("<html lang={}>", language.tag())));
        assert!(!file.contains("<b>") && !file.contains("<exam>") && !file.contains("<script"));
    }
}

#[test]
fn the_title_of_the_recommender_s_page_stands_for_their_id() {
    let customer = Customer { recommended_by: Some(Recommender::Page(CustomerId([3; 16]))), ..sokha() };
    let values = |recommender| fields(format(Language::English), &customer, recommender);
    let told = |recommender| values(recommender).into_iter().any(|(_, value)| value == "Nino");
    assert!(told(Some("Nino")) && !told(None));
}
