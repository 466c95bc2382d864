//! Which devices hold the notebook. Each stands in the shop's document under keys of the root of its own, as an import
//! does: `device:<id>` holds its public key and its membership code, `device-name:<id>` its name, and `device-gone:<id>`
//! is there once it was removed. The last is only ever set, and holds if any of several concurrent values says so, so
//! that no other change can bring a removed device back. `device-radio:<id>`, which only that device writes, holds its
//! certificates: fingerprint, and in eight bytes the moment it ends, one after the other.

use std::collections::BTreeMap;

use automerge::{ROOT, ReadDoc, ScalarValue};

use super::fields::{self, bytes, put, put_line, text};
use super::{Document, EditError};
use crate::domain::{Certificate, Device, DeviceId, Timestamp};

const KEY: &str = "device:";
const NAME: &str = "device-name:";
const GONE: &str = "device-gone:";
const RADIO: &str = "device-radio:";

/// A fingerprint and the moment its certificate ends.
const CERTIFICATE: usize = 40;

impl Document {
    /// Notes in the shop's document that a device holds the notebook.
    ///
    /// # Errors
    /// [`EditError`]; nothing is written.
    pub fn note_device(&mut self, id: DeviceId, device: &Device, now: Timestamp) -> Result<(), EditError> {
        self.edit(now, |doc| {
            put(
                doc,
                &ROOT,
                &format!("{KEY}{id}"),
                ScalarValue::Bytes([device.key, device.membership].concat()),
            )?;
            put_line(doc, &ROOT, &format!("{NAME}{id}"), &device.name)
        })
    }

    /// Notes what the owner calls a device.
    ///
    /// # Errors
    /// [`EditError`]; nothing is written.
    pub fn name_device(&mut self, id: DeviceId, name: &str, now: Timestamp) -> Result<(), EditError> {
        self.edit(now, |doc| put_line(doc, &ROOT, &format!("{NAME}{id}"), name))
    }

    /// Notes the certificates of a device.
    ///
    /// # Errors
    /// [`EditError`]; nothing is written.
    pub fn note_certificates(
        &mut self,
        id: DeviceId,
        certificates: &[Certificate],
        now: Timestamp,
    ) -> Result<(), EditError> {
        let bytes = certificates.iter().flat_map(|certificate| {
            certificate.fingerprint.into_iter().chain(certificate.until.0.to_be_bytes())
        });
        let bytes = ScalarValue::Bytes(bytes.collect());
        self.edit(now, |doc| put(doc, &ROOT, &format!("{RADIO}{id}"), bytes))
    }

    /// Notes that a device no longer belongs to the notebook.
    ///
    /// # Errors
    /// [`EditError`]; nothing is written.
    pub fn remove_device(&mut self, id: DeviceId, now: Timestamp) -> Result<(), EditError> {
        self.edit(now, |doc| put(doc, &ROOT, &format!("{GONE}{id}"), true))
    }

    /// The devices of the notebook, removed ones among them.
    pub fn devices(&self) -> BTreeMap<DeviceId, Device> {
        let root = fields::read(&self.doc);
        let devices = root.iter().filter_map(|(name, _)| {
            let id: DeviceId = name.strip_prefix(KEY)?.parse().ok()?;
            let (key, membership) = bytes(&root, name)?.split_first_chunk()?;
            let device = Device {
                name: text(&root, &format!("{NAME}{id}")),
                key: *key,
                membership: membership.try_into().ok()?,
                removed: self.is_gone(id),
                certificates: certificates(bytes(&root, &format!("{RADIO}{id}")).unwrap_or_default()),
            };
            Some((id, device))
        });
        devices.collect()
    }

    fn is_gone(&self, id: DeviceId) -> bool {
        let values = self.doc.get_all(ROOT, format!("{GONE}{id}")).unwrap_or_default();
        values.iter().any(|(value, _)| value.as_bool() == Some(true))
    }
}

fn certificates(bytes: &[u8]) -> Vec<Certificate> {
    let (certificates, _) = bytes.as_chunks::<CERTIFICATE>();
    let read = |bytes: &[u8; CERTIFICATE]| {
        let (fingerprint, until) = (bytes.first_chunk()?, bytes.last_chunk()?);
        Some(Certificate { fingerprint: *fingerprint, until: Timestamp(i64::from_be_bytes(*until)) })
    };
    certificates.iter().filter_map(read).collect()
}
