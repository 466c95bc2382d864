//! Notes of photos that are still to arrive: a peer has named them and not sent them yet. They are stored with the data
//! of the devices.

use crate::domain::{DocumentId, PhotoId};
use crate::storage::{self, Change, Key, Space};

/// The prefix of the keys. The document and the photo follow, 16 and 32 bytes.
const WANTED: &[u8] = b"photo";

/// The key of the note that a photo is still to arrive.
pub(super) fn key(document: DocumentId, photo: PhotoId) -> Key {
    [WANTED, document.bytes(), photo.bytes()].concat()
}

/// The key prefix of the photos of a page that are still to arrive.
pub(super) fn prefix(document: DocumentId) -> Key {
    [WANTED, document.bytes()].concat()
}

/// Notes that a photo is still to arrive.
pub(super) fn note(document: DocumentId, photo: PhotoId) -> Change {
    Change::Put(Space::Devices, key(document, photo), storage::seal(&[]))
}

/// The document and the photo that a key names; `None` for any other key.
pub(super) fn read(key: &[u8]) -> Option<(DocumentId, PhotoId)> {
    let (document, photo) = key.strip_prefix(WANTED)?.split_at_checked(16)?;
    Some((DocumentId::from_bytes(document)?, PhotoId::from_bytes(photo)?))
}
