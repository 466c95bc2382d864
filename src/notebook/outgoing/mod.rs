//! Everything that is written out: people into a file, and the documents of a bundle. Both only read, so both may run
//! at the same time. There is one of each at a time.
//!
//! - `export`: people into a file for another app, or into an archive; `collect`: documents for a bundle, which the
//!   peers seal.
//!
//! # Rules
//! 1. Only a few pages are read at a time, so that the screen stays usable.
//! 2. Unsaved data is read from memory, everything else from storage.

mod collect;
mod export;

use super::api::export::{Export, Form, SendingView};
use super::api::{Lockable, Owner, Ticket};
use super::ctx::Ctx;
use super::documents::Documents;
use super::event::{BundlePlan, WantedDocument};
use super::requests::Requests;
use crate::domain::{BundleId, CustomerId};
use crate::storage::{ReadError, Record};
use collect::BundleJob;
use export::ExportJob;

/// What a request to the storage is for.
enum Request {
    /// Read this page, for an export.
    Page(CustomerId),
    /// Read the quarantine of all documents, for an archive.
    Quarantine,
    /// Read these documents, for this bundle.
    Collect(BundleId, Vec<WantedDocument>),
}

/// Everything that is written out. See the [module](self).
pub(super) struct Outgoing {
    requests: Requests<Request>,
    export: Option<ExportJob>,
    bundle: Option<BundleJob>,
    /// Grows with every change of what is shown.
    version: u64,
}

impl Outgoing {
    pub fn new() -> Self {
        Self { requests: Requests::new(Owner::Outgoing), export: None, bundle: None, version: 0 }
    }

    /// Grows with every change of what is shown.
    pub fn version(&self) -> u64 {
        self.version
    }

    /// The file that is being exported.
    pub fn export_view(&self) -> Option<Export> {
        self.export.as_ref().map(ExportJob::view)
    }

    /// The bundle or invitation that is being made.
    pub fn bundle_view(&self) -> Option<SendingView> {
        self.bundle.as_ref().map(BundleJob::view)
    }

    /// Whether something failed and was not repeated.
    pub fn has_failed(&self) -> bool {
        self.requests.has_failed()
    }

    /// Begins an export of these people, or of everyone with `None`.
    pub fn export(
        &mut self,
        form: Form,
        whom: Option<Vec<CustomerId>>,
        documents: &mut Documents,
        ctx: &mut Ctx,
    ) {
        self.version += 1;
        self.export = Some(ExportJob::begin(form, whom, documents, ctx));
        self.export_next(documents, ctx);
    }

    /// Closes the export. Its file is saved or no longer wanted.
    pub fn close_export(&mut self) {
        self.version += 1;
        self.export = None;
    }

    /// Begins to collect the documents of a bundle, unless another is being made. A new invitation replaces an earlier
    /// one.
    pub fn collect(&mut self, plan: Box<BundlePlan>) {
        if self.bundle.as_ref().is_none_or(|bundle| bundle.may_be_replaced(&plan)) {
            self.version += 1;
            self.bundle = Some(BundleJob::begin(*plan));
        }
    }

    /// Closes the bundle. It was sent or is no longer wanted.
    pub fn close_bundle(&mut self) {
        self.version += 1;
        self.bundle = None;
    }

    /// A file is locked with its passphrase.
    pub fn locked(&mut self, what: Lockable, file: Vec<u8>) {
        match what {
            Lockable::Archive => {
                self.version += 1;
                self.export.iter_mut().for_each(|export| export.set_file(&file));
            }
            Lockable::Invitation(id) => self.sealed(id, &file),
        }
    }

    /// A bundle or an invitation is sealed.
    pub fn sealed(&mut self, id: BundleId, file: &[u8]) {
        self.version += 1;
        if let Some(bundle) = self.bundle.as_mut().filter(|bundle| bundle.id() == id) {
            bundle.set_file(file);
        }
    }

    /// The storage answered a question.
    pub fn read(
        &mut self,
        ticket: Ticket,
        result: Result<Vec<Vec<Record>>, ReadError>,
        documents: &mut Documents,
        ctx: &mut Ctx,
    ) {
        let Some((request, records)) = self.requests.records(ticket, result, ctx) else { return };
        self.version += 1;
        match request {
            Request::Page(id) => {
                let is_asked = self.export.as_mut().is_some_and(|job| job.add(id, &records, documents));
                if is_asked {
                    self.export_next(documents, ctx);
                }
            }
            Request::Quarantine => {
                self.export.iter_mut().for_each(|job| job.end(&records.concat(), documents, ctx));
            }
            Request::Collect(id, share) => {
                if let Some(bundle) = self.bundle.as_mut().filter(|bundle| bundle.id() == id) {
                    bundle.add(&share, &records, documents);
                }
            }
        }
    }

    fn export_next(&mut self, documents: &mut Documents, ctx: &mut Ctx) {
        let Self { export: Some(job), requests, .. } = self else { return };
        job.ask_next(requests, documents, ctx);
    }

    /// Repeats what failed.
    pub fn retry(&mut self, documents: &mut Documents, ctx: &mut Ctx) {
        for request in self.requests.take_failed() {
            match request {
                Request::Page(_) | Request::Quarantine => self.export_next(documents, ctx),
                Request::Collect(id, share) => {
                    if let Some(bundle) = self.bundle.as_mut().filter(|bundle| bundle.id() == id) {
                        bundle.collect_again(share);
                    }
                }
            }
        }
    }

    /// Continues the running jobs.
    pub fn advance(&mut self, ctx: &mut Ctx) {
        if let Some(bundle) = &mut self.bundle {
            bundle.ask_next(&mut self.requests, ctx);
        }
    }
}
