//! Any bytes as an address book: read to the end, and whoever is found comes out again as a card that is read.
#![no_main]

use libfuzzer_sys::fuzz_target;
use regulars::domain::Timestamp;
use regulars::exchange::PageOut;
use regulars::exchange::vcard::{self, Version};

fuzz_target!(|bytes: &[u8]| {
    let found = vcard::read(bytes, &|_, bytes| Some(bytes.iter().copied().map(char::from).collect()));
    for person in &found.people {
        let page = PageOut {
            id: person.id,
            customer: &person.customer,
            entries: &[],
            begun: Timestamp::default(),
            joined: None,
            recommender: None,
            photo: None,
            photos: &[],
            document: &[],
        };
        let card = vcard::write(&page, Version::Four);
        let again = vcard::read(card.as_bytes(), &|_, _| None);
        assert_eq!(again.people.len(), 1, "{card}");
    }
});
