//! Takes in whole documents from an archive or from another device's bundle. The notebook may be empty or have content.
//! The documents are merged, so nothing is duplicated, everything written here stays, and the history is kept. An
//! erasure always wins.

use std::collections::{BTreeMap, VecDeque};
use std::sync::Arc;

use crate::document::{MergeError, chunks};
use crate::domain::{BundleId, DocumentId, PhotoId};
use crate::exchange::{age, archive};
use crate::notebook::api::Effect;
use crate::notebook::api::restore::{Lock, Restore, Unwelcome};
use crate::notebook::ctx::Ctx;
use crate::notebook::documents::{Delivery, Documents};
use crate::notebook::event::{BundleNoted, Event, Merged, Receipt, Received};
use crate::sync::{bundle, invitation};

/// How many paths of damaged files are shown.
const PATHS: usize = 20;

/// An archive or a bundle that is being taken in.
pub(super) struct RestoreJob {
    stage: Stage,
    /// What is shown of it. The stage says how far it is.
    shown: Restore,
    documents: VecDeque<(DocumentId, Vec<u8>)>,
    photos: BTreeMap<DocumentId, Vec<(PhotoId, Vec<u8>)>>,
    /// The id of the bundle; `None` for an archive.
    bundle: Option<BundleId>,
    /// Documents that could not be taken in completely.
    gaps: Vec<DocumentId>,
}

/// The stage of an archive or a bundle.
enum Stage {
    /// It is locked. Holds the reason why the last passphrase failed.
    Locked(Arc<[u8]>, Option<age::Refused>),
    /// It is being unlocked. This takes seconds on purpose.
    Unlocking(Arc<[u8]>),
    /// The peers are reading the bundle or the invitation.
    AtPeers,
    /// It is shown. Nothing is written yet. If nothing of it can be restored, it stays in this stage.
    Shown,
    /// Its documents are being taken in.
    Running,
    /// Everything is done.
    Over,
}

impl RestoreJob {
    fn of(file: String, stage: Stage) -> Self {
        Self {
            stage,
            shown: Restore { file, ..Restore::default() },
            documents: VecDeque::new(),
            photos: BTreeMap::new(),
            bundle: None,
            gaps: Vec::new(),
        }
    }

    /// Reads an archive, or has the peers read a bundle.
    pub fn read(name: String, bytes: &Arc<[u8]>, documents: &mut Documents, ctx: &mut Ctx) -> Self {
        if bundle::is_one(bytes) {
            ctx.tell(Event::BundleOpened(bytes.clone()));
            return Self::of(name, Stage::AtPeers);
        }
        Self::read_archive(name, bytes, documents)
    }

    fn read_archive(name: String, bytes: &[u8], documents: &mut Documents) -> Self {
        if age::is_locked(bytes) {
            return Self::of(name, Stage::Locked(bytes.into(), None));
        }
        let mut job = Self::of(name, Stage::Shown);
        match archive::read(bytes) {
            Ok(archive) => {
                job.shown.total = archive.documents.len();
                job.shown.photos = archive.photos.values().map(Vec::len).sum();
                let shop = archive.documents.first().filter(|(id, _)| *id == DocumentId::SHOP);
                let heads = shop.and_then(|(_, bytes)| chunks::encoded_heads(bytes));
                let own = documents.get(DocumentId::SHOP);
                job.shown.is_own = heads.zip(own).is_some_and(|(heads, own)| own.document().knows(&heads));
                job.shown.shop = archive.shop;
                job.shown.is_cut_short = archive.is_cut_short;
                archive.damaged.into_iter().for_each(|path| job.note_damaged(path));
                job.documents = archive.documents.into();
                job.photos = archive.photos;
            }
            Err(reason) => job.shown.refused = Some(reason),
        }
        job
    }

    fn note_damaged(&mut self, path: String) {
        self.shown.damaged += 1;
        if self.shown.damaged_paths.len() < PATHS {
            self.shown.damaged_paths.push(path);
        }
    }

    pub fn view(&self) -> Restore {
        let lock = match &self.stage {
            Stage::Locked(_, None) => Lock::Locked,
            Stage::Locked(_, Some(refused)) => Lock::Refused(*refused),
            Stage::Unlocking(_) => Lock::Opening,
            _ => Lock::Open,
        };
        let begun = matches!(self.stage, Stage::Running | Stage::Over);
        Restore { lock, begun, over: matches!(self.stage, Stage::Over), ..self.shown.clone() }
    }

    /// Whether its documents are being taken in.
    pub fn is_running(&self) -> bool {
        matches!(self.stage, Stage::Running)
    }

    /// Whether it continues without any action of the owner.
    pub fn is_busy(&self) -> bool {
        matches!(self.stage, Stage::AtPeers | Stage::Running)
    }

    /// Unlocks an archive or invitation.
    pub fn unlock(&mut self, passphrase: String, ctx: &mut Ctx) {
        if let Stage::Locked(bytes, _) = &self.stage {
            ctx.ask(Effect::Unlock(bytes.clone(), passphrase));
            self.stage = Stage::Unlocking(bytes.clone());
        }
    }

    /// The passphrase was right or wrong.
    pub fn unlocked(
        &mut self,
        opened: Result<Vec<u8>, age::Refused>,
        documents: &mut Documents,
        ctx: &mut Ctx,
    ) {
        let Stage::Unlocking(locked) = &self.stage else { return };
        match opened {
            Ok(bytes) if invitation::is_one(&bytes) => {
                self.stage = Stage::AtPeers;
                ctx.tell(Event::InvitationOpened(bytes));
            }
            Ok(bytes) => *self = Self::read_archive(std::mem::take(&mut self.shown.file), &bytes, documents),
            Err(refused) => self.stage = Stage::Locked(locked.clone(), Some(refused)),
        }
    }

    /// The owner has confirmed.
    pub fn begin(&mut self) {
        if let Stage::Shown = self.stage {
            self.stage = Stage::Running;
        }
    }

    /// Takes in a bundle that the peers have read.
    pub fn take_bundle(&mut self, received: Received) {
        if let Stage::AtPeers = self.stage {
            let Received { bundle, sender, documents, photos } = received;
            self.shown.sender = Some(sender);
            self.shown.total = documents.len();
            self.shown.photos = photos.values().map(Vec::len).sum();
            (self.bundle, self.documents, self.photos) = (Some(bundle), documents, photos);
            self.stage = Stage::Running;
        }
    }

    /// The peers refused the bundle.
    pub fn refuse(&mut self, unwelcome: Unwelcome) {
        self.shown.unwelcome = Some(unwelcome);
        self.stage = Stage::Shown;
    }

    /// The peers have noted who sent the bundle.
    pub fn note(&mut self, noted: BundleNoted) {
        if self.bundle == Some(noted.bundle) {
            self.shown.sender = noted.sender.or(self.shown.sender.take());
            self.shown.alike = noted.alike;
        }
    }

    /// Takes in the next documents, as many as the disk has room for. Returns whether anything new must be shown.
    pub fn advance(&mut self, documents: &mut Documents, ctx: &mut Ctx) -> bool {
        // The shop's document comes first and alone, because it says who was erased.
        if !self.is_running() || documents.is_verifying_shop() {
            return false;
        }
        let Some(capacity) = documents.capacity(0) else { return false };
        let erased = documents.erased();
        let is_shop = self.documents.front().is_some_and(|(id, _)| *id == DocumentId::SHOP);
        let share = if is_shop { 1 } else { capacity.min(self.documents.len()) };
        let is_archive = self.bundle.is_none();
        for (id, bytes) in self.documents.drain(..share).collect::<Vec<_>>() {
            let photos = self.photos.remove(&id).unwrap_or_default();
            if erased.contains(&id) {
                self.shown.done += 1;
                self.shown.erased += 1;
                continue;
            }
            let keeps_own = is_archive && id == DocumentId::SHOP;
            let delivery = Delivery { receipt: Receipt::Intake, bytes: bytes.into(), photos, keeps_own };
            documents.deliver(id, delivery, ctx);
        }
        let is_unsaved = documents.is_unsaved();
        match (self.documents.is_empty(), !documents.has_deliveries_of_intake()) {
            // Nothing is reported as restored or confirmed to its sender before it is durable.
            (true, true) if !is_unsaved => {
                self.stage = Stage::Over;
                let (gaps, added) = (std::mem::take(&mut self.gaps), self.shown.added);
                if let Some(bundle) = self.bundle {
                    ctx.tell(Event::BundleTaken { bundle, gaps, added });
                }
                return true;
            }
            // There is no pending answer of the disk to continue with.
            (false, true) if !is_unsaved => ctx.ask(Effect::Pause),
            _ => {}
        }
        share > 0
    }

    /// A document was taken in or refused.
    pub fn delivered(&mut self, id: DocumentId, merged: &Merged) {
        if !self.is_running() {
            return;
        }
        self.shown.done += 1;
        if let Merged::Failed(_) = merged {
            // The reason does not matter: a document that is not here must not be confirmed.
            self.gaps.push(id);
        }
        match merged {
            Merged::Here { .. } if id == DocumentId::SHOP => {}
            Merged::Here { is_changed: true, is_new: true, .. } => self.shown.added += 1,
            Merged::Here { is_changed: true, is_new: false, .. } => self.shown.joined += 1,
            Merged::Here { is_changed: false, .. } | Merged::Reverted => self.shown.here += 1,
            Merged::Gone => self.shown.erased += 1,
            Merged::Failed(MergeError::Newer) => self.shown.newer += 1,
            Merged::Failed(MergeError::Gap) if self.bundle.is_some() => self.shown.gaps += 1,
            Merged::Failed(_) => self.note_damaged(format!("documents/{id}.automerge")),
        }
    }
}
