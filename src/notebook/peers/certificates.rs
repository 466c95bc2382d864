//! The DTLS certificates of this device. A peer recognises this device by the certificate that the shop's document notes
//! for it, so a new one is noted long before the old one ends.

use super::Peers;
use crate::domain::{Certificate, Timestamp};
use crate::notebook::api::Effect;
use crate::notebook::api::connection::{Meet, Parting};
use crate::notebook::ctx::Ctx;
use crate::notebook::documents::Documents;
use crate::sync::webrtc::{in_use, is_due};

/// What is known of this device's certificates besides what is noted.
#[derive(Default)]
pub(super) struct Certificates {
    /// Made in this session.
    new: Option<Certificate>,
    /// Those the browser has lost, by their fingerprints.
    lost: Vec<[u8; 32]>,
}

impl Peers {
    /// The certificate this device uses now.
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

    /// The browser made a certificate, or cannot.
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

    /// The browser has let go of a certificate: what it was noted for needs another, which the others do not know.
    pub(super) fn lost_certificate(&mut self, documents: &Documents, ctx: &mut Ctx) {
        if let Some(connection) = &mut self.connection
            && let Meet::Known(id) = connection.asked
        {
            connection.asked = Meet::TwoLooks(id);
        }
        let used = self.certificate(ctx.now, documents);
        self.certificates.lost.extend(used.map(|certificate| certificate.fingerprint));
        ctx.ask(Effect::Certify);
    }

    /// What is known of this device's certificates is told to the others, once it is one of the notebook's; and a new one
    /// is made long before the last one ends.
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
            let now = ctx.now;
            documents.edit_shop(ctx, |shop| shop.note_certificates(id, &certificates, now));
        }
    }
}
