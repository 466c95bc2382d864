//! The devices that hold the notebook. Each has its own root keys in the shop's document, as imports do.
//!
//! `device:<id>` holds the public key and the membership code, and `device-name:<id>` the name. `device-gone:<id>`
//! exists once the device was removed. It is only ever set, and it holds if any concurrent value is true, so that no
//! other change can bring a removed device back. `device-radio:<id>` holds the certificates one after another: the
//! fingerprint, then the expiry in eight bytes. Only the device itself writes it.

use std::collections::BTreeMap;

use automerge::{ROOT, ReadDoc, ScalarValue};

use super::fields::{self, bytes, put, put_line, text};
use super::{Document, EditError};
use crate::domain::{Certificate, Device, DeviceId, Timestamp};

const KEY: &str = "device:";
const NAME: &str = "device-name:";
const GONE: &str = "device-gone:";
const RADIO: &str = "device-radio:";

/// The length of a stored certificate: 32 bytes of fingerprint and 8 of expiry.
const CERTIFICATE: usize = 40;

impl Document {
    /// Notes in the shop's document that a device belongs to the notebook.
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

    /// Writes the owner's name for a device.
    ///
    /// # Errors
    /// [`EditError`]; nothing is written.
    pub fn name_device(&mut self, id: DeviceId, name: &str, now: Timestamp) -> Result<(), EditError> {
        self.edit(now, |doc| put_line(doc, &ROOT, &format!("{NAME}{id}"), name))
    }

    /// Writes the certificates of a device.
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

    /// Marks a device as removed from the notebook.
    ///
    /// # Errors
    /// [`EditError`]; nothing is written.
    pub fn remove_device(&mut self, id: DeviceId, now: Timestamp) -> Result<(), EditError> {
        self.edit(now, |doc| put(doc, &ROOT, &format!("{GONE}{id}"), true))
    }

    /// The devices of the notebook, including removed ones.
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
