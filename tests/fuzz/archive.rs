//! Any bytes as an archive, and a good archive with any bytes changed: read to the end, within its limits, and every
//! photo that comes out is the one it is named after.
#![no_main]

use std::collections::BTreeMap;
use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use regulars::domain::{Customer, CustomerId, PhotoId, Shop, Timestamp};
use regulars::exchange::writer::{Form, Words, Writer};
use regulars::exchange::{PageOut, ShopOut, archive};

static GOOD: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let mut writer = Writer::new(Form::Archive(Words(BTreeMap::new()), None), Timestamp::default());
    let customer = Customer { name: "Sokha".to_owned(), ..Customer::default() };
    let photo = [7; 300];
    writer.add(&PageOut {
        id: CustomerId([1; 16]),
        customer: &customer,
        entries: &[],
        begun: Timestamp::default(),
        joined: None,
        recommender: None,
        photo: Some(&photo),
        photos: &[(PhotoId::of(&photo), &photo)],
        document: &[8; 500],
    });
    writer.finish(&ShopOut { shop: &Shop::default(), document: &[9; 100] }).unwrap_or_default()
});

fuzz_target!(|bytes: &[u8]| {
    check(bytes);
    // Three bytes are a change: where, counted from the end, because the directory stands there, and to what.
    let mut changed = GOOD.clone();
    for change in bytes.chunks_exact(3) {
        let at = usize::from(u16::from_le_bytes([change[0], change[1]])) % changed.len();
        let at = changed.len() - 1 - at;
        changed[at] = change[2];
    }
    check(&changed);
});

fn check(bytes: &[u8]) {
    let Ok(archive) = archive::read(bytes) else { return };
    for (id, bytes) in archive.photos.values().flatten() {
        assert_eq!(*id, PhotoId::of(bytes));
    }
}
