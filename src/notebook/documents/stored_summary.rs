//! A summary as it is stored beside its document. Each commit compares its first bytes: if they are not the same as before,
//! another tab has written.

use crate::domain::Summary;
use crate::storage;

/// How many guards precede the changes of each document.
pub(super) const GUARDS: usize = 2;

/// The stored form of a summary: version, digest of the document's heads, then the summary itself.
pub(super) fn encode_summary(digest: [u8; 32], summary: Option<&Summary>) -> Vec<u8> {
    let body = summary.and_then(|summary| postcard::to_allocvec(summary).ok()).unwrap_or_default();
    storage::seal(&[&[Summary::VERSION], digest.as_slice(), &body].concat())
}

/// How many bytes of a stored summary identify the state it was made from: version bytes and digest.
pub(super) const MARK: usize = 34;

/// The bytes that identify the state it was made from, readable or not.
pub(super) fn mark_of(value: &[u8]) -> Vec<u8> {
    value[..value.len().min(MARK)].to_vec()
}

/// Reads the version, the digest and the bytes of the summary.
fn split(value: &[u8]) -> Option<(u8, [u8; 32], &[u8])> {
    let (version, rest) = storage::open(value)?.split_first()?;
    let (digest, body) = rest.split_first_chunk()?;
    Some((*version, *digest, body))
}

/// Reads the digest. Also reads the summary if it is of this version.
pub(super) fn decode_summary(value: &[u8]) -> Option<([u8; 32], Option<Summary>)> {
    let (version, digest, body) = split(value)?;
    let summary = (version == Summary::VERSION).then(|| postcard::from_bytes(body).ok()).flatten();
    Some((digest, summary))
}

/// Whether a stored summary is of this version.
pub(super) fn is_current(value: &[u8]) -> bool {
    split(value).is_some_and(|(version, ..)| version == Summary::VERSION)
}

/// The digest of the heads that a stored summary was made from.
pub(in crate::notebook) fn digest_of(value: &[u8]) -> Option<[u8; 32]> {
    split(value).map(|(_, digest, _)| digest)
}
