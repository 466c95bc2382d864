//! Everything that comes in: the people of a file, an archive, a bundle, and the revert of an import. One at a time.
//!
//! - `file`: reads a file and shows it; `import`: brings its people to their pages; `restore`: takes in documents of an
//!   archive or a bundle; `revert`: reverts an import.
//!
//! # Rules
//! 1. Nothing is written before the owner has confirmed.
//! 2. While one job is running, no other begins.
//! 3. A bundle is confirmed to its sender only when all of it is stored.

mod file;
mod import;
mod restore;
mod revert;

use std::collections::BTreeMap;
use std::sync::Arc;

use super::api::IntakeCommand;
use super::api::import::{Import, Mapping, Shrinking, UndoImport};
use super::api::restore::{Restore, Unwelcome};
use super::ctx::Ctx;
use super::documents::Documents;
use super::event::{BundleNoted, Merged, Received, Reverted};
use crate::domain::{DocumentId, ImportId};
use crate::exchange::age;
use crate::sync::bundle;
use import::ImportJob;
use restore::RestoreJob;
use revert::RevertJob;

/// Everything that comes in. See the [module](self).
#[derive(Default)]
pub(super) struct Intake {
    job: Job,
    /// Shrunk photos of imports that wait for their pages. They may wait even after their import has ended.
    photos: BTreeMap<DocumentId, Vec<SmallPhoto>>,
    /// Grows with every change of what is shown.
    version: u64,
}

/// A shrunk photo of an import.
struct SmallPhoto {
    of: Shrinking,
    bytes: Arc<[u8]>,
}

#[derive(Default)]
enum Job {
    #[default]
    Idle,
    Import(Box<ImportJob>),
    Restore(Box<RestoreJob>),
    Revert(RevertJob),
}

impl Intake {
    /// Carries out a command about a file that is taken in.
    pub fn obey(&mut self, command: IntakeCommand, documents: &mut Documents, ctx: &mut Ctx) {
        match command {
            IntakeCommand::ReadFile { name, bytes } => self.read_file(name, &bytes, documents, ctx),
            IntakeCommand::ReadIn(charset) => self.read_in(charset, documents, ctx),
            IntakeCommand::MapColumns(mapping) => self.map_columns(mapping, documents, ctx),
            IntakeCommand::Import(id) => self.begin_import(id),
            IntakeCommand::CloseImport => self.close_import(documents, ctx),
            IntakeCommand::UndoImport(id) => self.revert(id, documents, ctx),
            IntakeCommand::CloseUndoImport => self.close_revert(),
            IntakeCommand::Unlock(passphrase) => self.unlock(passphrase, ctx),
            IntakeCommand::Restore => self.begin_restore(),
            IntakeCommand::CloseRestore => self.close_restore(),
        }
    }

    /// Grows with every change of what is shown.
    pub fn version(&self) -> u64 {
        self.version
    }

    /// The file that is shown, and the result.
    pub fn import_view(&self) -> Option<Import> {
        if let Job::Import(job) = &self.job { Some(job.view()) } else { None }
    }

    /// The archive or bundle that is shown, and the result.
    pub fn restore_view(&self) -> Option<Restore> {
        if let Job::Restore(job) = &self.job { Some(job.view()) } else { None }
    }

    /// The import that is shown as reverted, and the result.
    pub fn revert_view(&self) -> Option<UndoImport> {
        if let Job::Revert(job) = &self.job { job.view() } else { None }
    }

    /// Whether a job is writing into the documents.
    fn is_busy(&self) -> bool {
        match &self.job {
            Job::Idle => false,
            Job::Import(job) => job.is_running(),
            Job::Restore(job) => job.is_busy(),
            Job::Revert(job) => !job.is_over(),
        }
    }

    /// Whether many pages come in at once. Lists are then sorted once, at the end.
    pub fn is_filling(&self) -> bool {
        match &self.job {
            Job::Import(job) => job.is_running(),
            Job::Restore(job) => job.is_running(),
            Job::Idle | Job::Revert(_) => false,
        }
    }

    fn set(&mut self, job: Job) {
        self.job = job;
        self.version += 1;
    }

    fn import_job(&mut self) -> Option<&mut ImportJob> {
        let Job::Import(job) = &mut self.job else { return None };
        self.version += 1;
        Some(job)
    }

    fn restore_job(&mut self) -> Option<&mut RestoreJob> {
        let Job::Restore(job) = &mut self.job else { return None };
        self.version += 1;
        Some(job)
    }

    /// Reads a file and shows its content. It replaces the file shown before.
    pub fn read_file(&mut self, name: String, bytes: &Arc<[u8]>, documents: &mut Documents, ctx: &mut Ctx) {
        if self.is_busy() {
            return;
        }
        let job =
            match bundle::is_one(bytes) || crate::exchange::archive::is_one(bytes) || age::is_locked(bytes) {
                true => Job::Restore(Box::new(RestoreJob::read(name, bytes, documents, ctx))),
                false => Job::Import(Box::new(ImportJob::read(name, bytes, documents, ctx))),
            };
        self.set(job);
    }

    /// The owner chooses the charset of the file.
    pub fn read_in(&mut self, charset: String, documents: &Documents, ctx: &mut Ctx) {
        if let Some(job) = self.import_job() {
            job.read_in(charset, documents, ctx);
        }
    }

    /// The owner says what the columns mean.
    pub fn map_columns(&mut self, mapping: Mapping, documents: &Documents, ctx: &mut Ctx) {
        if let Some(job) = self.import_job() {
            job.map_columns(mapping, documents, ctx);
        }
    }

    /// The screen has updated. Reads the next part of an address book.
    pub fn resumed(&mut self, ctx: &mut Ctx) {
        if let Some(job) = self.import_job() {
            job.read_on(ctx);
        }
    }

    /// The owner has confirmed the import of a file.
    pub fn begin_import(&mut self, id: ImportId) {
        if let Some(job) = self.import_job() {
            job.begin(id);
        }
    }

    /// Closes a file and its report. A running import is reverted.
    pub fn close_import(&mut self, documents: &mut Documents, ctx: &mut Ctx) {
        let Job::Import(job) = &self.job else { return };
        let begun = job.noted();
        self.set(Job::Idle);
        if let Some(import) = begun {
            self.revert(import, documents, ctx);
        }
    }

    /// Reverts an import.
    pub fn revert(&mut self, import: ImportId, documents: &mut Documents, ctx: &mut Ctx) {
        if self.is_busy() {
            return;
        }
        let job = RevertJob::begin(import, documents, ctx);
        self.set(job.map_or(Job::Idle, Job::Revert));
    }

    /// Closes the report about a reverted import.
    pub fn close_revert(&mut self) {
        if let Job::Revert(job) = &mut self.job {
            job.close();
            self.version += 1;
        }
    }

    /// Unlocks an archive or invitation.
    pub fn unlock(&mut self, passphrase: String, ctx: &mut Ctx) {
        if let Some(job) = self.restore_job() {
            job.unlock(passphrase, ctx);
        }
    }

    /// The passphrase was right or wrong.
    pub fn unlocked(
        &mut self,
        opened: Result<Vec<u8>, age::Refused>,
        documents: &mut Documents,
        ctx: &mut Ctx,
    ) {
        if let Some(job) = self.restore_job() {
            job.unlocked(opened, documents, ctx);
        }
    }

    /// The owner has confirmed the restore of an archive.
    pub fn begin_restore(&mut self) {
        if let Some(job) = self.restore_job() {
            job.begin();
        }
    }

    /// Closes an archive or a bundle. What was restored stays.
    pub fn close_restore(&mut self) {
        if let Job::Restore(_) = &self.job {
            self.set(Job::Idle);
        }
    }

    /// Takes in a bundle that the peers have read.
    pub fn take_bundle(&mut self, received: Received) {
        if let Some(job) = self.restore_job() {
            job.take_bundle(received);
        }
    }

    /// The peers refused a bundle.
    pub fn refuse_bundle(&mut self, unwelcome: Unwelcome) {
        if let Some(job) = self.restore_job() {
            job.refuse(unwelcome);
        }
    }

    /// The peers have noted who sent a bundle.
    pub fn note_bundle(&mut self, noted: BundleNoted) {
        if let Some(job) = self.restore_job() {
            job.note(noted);
        }
    }

    /// The browser shrank a photo, or could not read it.
    pub fn shrunk(
        &mut self,
        shrinking: Shrinking,
        photo: Option<Arc<[u8]>>,
        documents: &mut Documents,
        ctx: &mut Ctx,
    ) {
        match photo {
            _ if documents.is_reverted(shrinking.import) => {}
            Some(bytes) => {
                let id = DocumentId::from(shrinking.page);
                self.photos.entry(id).or_default().push(SmallPhoto { of: shrinking, bytes });
                match documents.is_open(id) {
                    true => self.page_ready(id, documents, ctx),
                    false => documents.load(id, ctx),
                }
            }
            None => {
                if let Some(job) = self.import_job() {
                    job.leave_photo_out(&shrinking, documents);
                }
            }
        }
    }

    /// A page is in memory or gone. What waited for it continues.
    pub fn page_ready(&mut self, id: DocumentId, documents: &mut Documents, ctx: &mut Ctx) {
        for SmallPhoto { of, bytes } in self.photos.remove(&id).unwrap_or_default() {
            import::bring_in_photo(&of, &bytes, documents, ctx);
        }
        if let Job::Import(job) = &mut self.job {
            self.version += u64::from(job.page_ready(id, documents, ctx));
        }
    }

    /// A document that this part delivered was taken in or refused.
    pub fn delivered(&mut self, id: DocumentId, merged: &Merged) {
        if let Some(job) = self.restore_job() {
            job.delivered(id, merged);
        }
    }

    /// Some pages of a reverted import were checked.
    pub fn reverted(&mut self, reverted: &Reverted, documents: &Documents) {
        if let Job::Revert(job) = &mut self.job {
            job.count(reverted, documents);
            self.version += 1;
        }
    }

    /// Continues the running jobs.
    pub fn advance(&mut self, documents: &mut Documents, ctx: &mut Ctx) {
        let is_changed = match &mut self.job {
            Job::Idle => false,
            Job::Import(job) if job.is_reverted(documents) => {
                // This happened in another tab or on another device.
                self.job = Job::Idle;
                true
            }
            Job::Import(job) => job.advance(documents, ctx),
            Job::Restore(job) => job.advance(documents, ctx),
            Job::Revert(job) => {
                let is_over = job.advance(documents);
                if is_over && job.is_closed() {
                    self.job = Job::Idle;
                }
                is_over
            }
        };
        self.version += u64::from(is_changed);
    }
}
