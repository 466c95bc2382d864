//! The DTLS certificates of this device. A peer recognizes this device by the certificate noted in the shop's document.
//! So a new certificate is noted long before the old one expires.

use super::Peers;
use crate::domain::{Certificate, Timestamp};
use crate::notebook::api::Effect;
use crate::notebook::api::connection::{Connect, Parting};
use crate::notebook::ctx::Ctx;
use crate::notebook::documents::Documents;
use crate::sync::webrtc::{in_use, is_due};

/// What is known of this device's certificates besides what the shop's document notes.
#[derive(Default)]
pub(super) struct Certificates {
    /// Made in this session.
    new: Option<Certificate>,
    /// The certificates that the browser has lost, by fingerprint.
    lost: Vec<[u8; 32]>,
}

impl Peers {
    /// The certificate that this device uses now.
    pub(super) fn certificate(&self, now: Timestamp, documents: &Documents) -> Option<Certificate> {
        in_use(&self.own_certificates(documents), now).cloned()
    }

    fn own_certificates(&self, documents: &Documents) -> Vec<Certificate> {
        let noted = self.own().and_then(|own| self.devices(documents).remove(&own.id));
        let mut certificates = noted.map(|device| device.certificates).unwrap_or_default();
        certificates.retain(|certificate| !self.certificates.lost.contains(&certificate.fingerprint));
        certificates.extend(self.certificates.new.clone().filter(|new| !certificates.contains(new)));
        certificates
    }

    /// The browser made a certificate, or could not.
    pub fn certified(&mut self, made: Option<Certificate>, documents: &mut Documents, ctx: &mut Ctx) {
        self.certificates.new = made;
        self.note_certificates(documents, ctx);
        let waits = self.connection.as_ref().is_some_and(|connection| connection.attempts.is_empty());
        match self.certificate(ctx.now, documents) {
            Some(certificate) if waits => self.begin_attempts(certificate.fingerprint, documents, ctx),
            None if waits => self.end_connection(Parting::NoWebRtc, ctx),
            _ => {}
        }
    }

    /// The browser has lost a certificate. A replacement is needed, which the other devices do not know yet.
    pub(super) fn lost_certificate(&mut self, documents: &Documents, ctx: &mut Ctx) {
        if let Some(connection) = &mut self.connection
            && let Connect::Known(id) = connection.asked
        {
            connection.asked = Connect::TwoLooks(id);
        }
        let used = self.certificate(ctx.now, documents);
        self.certificates.lost.extend(used.map(|certificate| certificate.fingerprint));
        ctx.ask(Effect::Certify);
    }

    /// Tells the other devices about this device's certificates, once it belongs to the notebook. Makes a new
    /// certificate long before the last one expires.
    pub(super) fn renew_certificates(&mut self, documents: &mut Documents, ctx: &mut Ctx) {
        match is_due(&self.own_certificates(documents), ctx.now) {
            true => ctx.ask(Effect::Certify),
            false => self.note_certificates(documents, ctx),
        }
    }

    fn note_certificates(&mut self, documents: &mut Documents, ctx: &mut Ctx) {
        let own = self.own().map(|own| own.id);
        let Some((id, device)) = own.and_then(|own| self.devices(documents).remove_entry(&own)) else {
            return;
        };
        let mut certificates = self.own_certificates(documents);
        certificates.retain(|certificate| certificate.until > ctx.now);
        if certificates != device.certificates {
            documents.edit_shop(ctx, |shop, now| shop.note_certificates(id, &certificates, now));
        }
    }
}
