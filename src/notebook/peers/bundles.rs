//! Changes that travel as a file. There are three kinds: a bundle of what another device lacks, sealed for all
//! remaining devices; an invitation with everything, locked for a new device; and a file received from another device.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::Peers;
use super::registry::Registry;
use super::task::{Receiving, Task};
use crate::document::chunks;
use crate::domain::photo::may_be_kept;
use crate::domain::{BundleId, DeviceId, DocumentId, PhotoId};
use crate::notebook::api::export::Receivers;
use crate::notebook::api::restore::Unwelcome;
use crate::notebook::api::{Effect, Lockable};
use crate::notebook::ctx::Ctx;
use crate::notebook::documents::Documents;
use crate::notebook::event::{BundleDraft, BundleNoted, BundlePlan, Event, Received, WantedDocument};
use crate::sync::bundle::{self, Refused};
use crate::sync::bundle_contents::Contents;
use crate::sync::invitation::{Invitation, proof};
use crate::sync::keys::{Invited, Own, drawn, id_of};
use crate::sync::peer::Peer;

/// How many invitations may wait for their answer at the same time.
const INVITATIONS: usize = 8;

impl Peers {
    /// Seals what a device lacks into a bundle. With `None`, seals everything for all devices.
    pub fn send(&mut self, to: Option<DeviceId>, ctx: &mut Ctx) {
        self.with_registry(Task::Send(to.map_or(Receivers::All, Receivers::One)), ctx);
    }

    /// Seals what any other device lacks into a bundle for a folder. With `anew`, does so even if the last one had the
    /// same content.
    pub fn share(&mut self, anew: bool, ctx: &mut Ctx) {
        self.shared = self.shared.filter(|_| !anew);
        self.with_registry(Task::Send(Receivers::Folder), ctx);
    }

    /// Locks everything into an invitation for a new device.
    pub fn invite(&mut self, name: String, passphrase: String, ctx: &mut Ctx) {
        self.with_registry(Task::Invite { name, passphrase }, ctx);
    }

    /// The documents of a bundle are collected.
    pub fn collected(&mut self, draft: Box<BundleDraft>, ctx: &mut Ctx) {
        self.with_registry(Task::Seal(draft), ctx);
    }

    /// Opens a bundle that came in.
    pub fn bundle_opened(&mut self, bytes: Arc<[u8]>, ctx: &mut Ctx) {
        self.with_registry(Task::Open(bytes), ctx);
    }

    /// Joins the notebook of an unlocked invitation.
    pub fn invitation_opened(&mut self, bytes: Vec<u8>, ctx: &mut Ctx) {
        self.with_registry(Task::Join(bytes), ctx);
    }

    /// All of a bundle has arrived and is saved, except for these documents. `added` counts the new pages.
    pub fn bundle_taken(&mut self, bundle: BundleId, gaps: Vec<DocumentId>, added: usize, ctx: &mut Ctx) {
        if let Some(receiving) = self.receiving.take_if(|receiving| receiving.contents.id == bundle) {
            self.with_registry(Task::Took(Box::new(Receiving { gaps, added, ..receiving })), ctx);
        }
    }

    /// Plans a bundle for these devices.
    pub(super) fn plan_bundle(&mut self, to: Receivers, documents: &mut Documents, ctx: &mut Ctx) {
        if self.own().is_some_and(|own| own.joining.is_some()) {
            // Joining by the invitation may have been interrupted. An answer is valid only from a device that is noted.
            self.ensure_identity("", documents, ctx);
        }
        let receivers = self.receivers(to, documents);
        let Some(Registry { own: Some(own), peers, events, .. }) = &self.registry else { return };
        if receivers.is_empty() {
            return;
        }
        let none = Peer::default();
        let known: Vec<&Peer> = receivers.iter().map(|id| peers.get(id).unwrap_or(&none)).collect();
        let waiting: BTreeSet<(bool, DocumentId)> = match to {
            Receivers::All | Receivers::Newcomer => documents.all(),
            Receivers::One(_) | Receivers::Folder => {
                known.iter().flat_map(|peer| self.lacking(peer, documents)).collect()
            }
        };
        let taken: Vec<BundleId> = known.iter().flat_map(|peer| peer.taken()).copied().collect();
        let gaps: Vec<DocumentId> = known.iter().flat_map(|peer| &peer.gaps).copied().collect();
        let shared = (to == Receivers::Folder).then(|| {
            let digests: Vec<_> = waiting.iter().map(|(_, id)| (id, documents.digests().get(id))).collect();
            chunks::hash(format!("{digests:?} {taken:?} {gaps:?} {receivers:?}").as_bytes())
        });
        if shared.is_some() && self.shared == shared {
            return;
        }
        let with =
            own.joining.and_then(|(with, secret)| Some((self.devices(documents).get(&with)?.key, secret)));
        let proof = with.map(|(key, secret)| proof(&secret, &own.key(), &key));
        let events = Some(events.clone());
        let contents = Contents { taken, gaps, proof, events, ..no_contents(own.id, ctx) };
        // If all devices get everything, nothing counts as known.
        let heads = |id: DocumentId| -> Vec<_> {
            match to {
                Receivers::One(_) | Receivers::Folder => {
                    receivers.iter().map(|peer| peers.get(peer)?.heads.get(&id).cloned()).collect()
                }
                Receivers::All | Receivers::Newcomer => Vec::new(),
            }
        };
        let wanted = waiting.into_iter().map(|(_, id)| WantedDocument { id, known: heads(id) }).collect();
        plan(to, None, wanted, contents, shared, ctx);
    }

    /// Plans an invitation for a new device.
    pub(super) fn plan_invitation(
        &mut self,
        name: &str,
        passphrase: &str,
        documents: &mut Documents,
        ctx: &mut Ctx,
    ) {
        let Some(own) = self.ensure_identity(name, documents, ctx) else { return };
        let secret = drawn(&ctx.random, "invitation");
        let all =
            documents.all().into_iter().map(|(_, id)| WantedDocument { id, known: Vec::new() }).collect();
        let invitation = Some((passphrase.to_owned(), secret));
        plan(Receivers::Newcomer, invitation, all, no_contents(own.id, ctx), None, ctx);
    }

    /// The devices that a bundle is for.
    fn receivers(&self, to: Receivers, documents: &Documents) -> Vec<DeviceId> {
        let others = self.others(documents).into_keys();
        others.filter(|id| !matches!(to, Receivers::One(one) if one != *id)).collect()
    }

    /// Seals a bundle whose documents are all here, and remembers it as sent.
    pub(super) fn seal(&mut self, draft: &BundleDraft, documents: &Documents, ctx: &mut Ctx) {
        let BundleDraft { to, invitation, contents, random, shared } = draft;
        let others = self.others(documents);
        let sent: BTreeSet<DocumentId> = contents.documents.iter().map(|delta| delta.id).collect();
        // The device may lack more than when the bundle was begun.
        let is_whole = |peer: Option<&Peer>| {
            let lacking = self.lacking(peer.unwrap_or(&Peer::default()), documents);
            lacking.iter().all(|(_, id)| sent.contains(id))
        };
        let peers = self.registry.as_ref().map(|registry| &registry.peers);
        let told = self.receivers(*to, documents).into_iter();
        let told: Vec<_> = told.map(|id| (id, is_whole(peers.and_then(|peers| peers.get(&id))))).collect();
        let Some(Registry { own: Some(own), peers, .. }) = &mut self.registry else { return };
        if let Some((passphrase, secret)) = invitation {
            let mut peer = Peer::default();
            peer.send(contents, true);
            own.invitations.push(Invited { secret: *secret, made: contents.made, peer });
            let forgotten = own.invitations.len().saturating_sub(INVITATIONS);
            own.invitations.drain(..forgotten);
            let (notebook, from, key, id) = (own.notebook, own.id, own.key(), contents.id);
            let invitation = Invitation { notebook, from, key, secret: *secret, contents: contents.clone() };
            return ctx.ask(Effect::Lock(Lockable::Invitation(id), invitation.encode(), passphrase.clone()));
        }
        let keys: Vec<[u8; 32]> = others.values().map(|device| device.key).collect();
        let file = bundle::seal(&contents.encode(), own, &keys, random);
        told.iter().for_each(|(id, whole)| peers.entry(*id).or_default().send(contents, *whole));
        self.shared = shared.or(self.shared);
        ctx.tell(Event::Sealed(contents.id, file));
    }

    /// Opens a bundle and has the intake take it in.
    pub(super) fn open_bundle(&mut self, bytes: &[u8], documents: &Documents, ctx: &mut Ctx) {
        match self.opened_bundle(bytes, documents) {
            Ok((contents, name, answers)) => self.receive(contents, name, false, answers, ctx),
            Err(unwelcome) => ctx.tell(Event::BundleRefused(unwelcome)),
        }
    }

    /// The content of a bundle, the name of its sender if the sender is in the notebook, and the secret of the
    /// invitation it answers.
    fn opened_bundle(
        &self,
        bytes: &[u8],
        documents: &Documents,
    ) -> Result<(Contents, String, Option<[u8; 32]>), Unwelcome> {
        let known = self.devices(documents);
        let Some(own) = self.own() else { return Err(Unwelcome::NotForUs) };
        let (key, plain) = bundle::open(bytes, own).map_err(|refused| match refused {
            Refused::NotForUs => Unwelcome::NotForUs,
            Refused::Damaged | Refused::NotOne => Unwelcome::Damaged,
        })?;
        let contents = Contents::decode(&plain).ok_or(Unwelcome::Damaged)?;
        match known.get(&contents.from) {
            _ if key == own.key() => Err(Unwelcome::Own),
            _ if contents.from != id_of(&key) => Err(Unwelcome::Unknown),
            Some(device) if device.removed => Err(Unwelcome::Removed),
            known => {
                let mut secrets = own.invitations.iter().map(|invited| invited.secret);
                let secret = secrets.find(|secret| contents.proof == Some(proof(secret, &key, &own.key())));
                match known {
                    // A device that is already in may have answered before and been interrupted here.
                    Some(device) => Ok((contents, device.name.clone(), secret)),
                    None if secret.is_some() => Ok((contents, String::new(), secret)),
                    None => Err(Unwelcome::Unknown),
                }
            }
        }
    }

    /// An invitation was unlocked: this device joins that notebook.
    pub(super) fn join_notebook(&mut self, bytes: &[u8], documents: &Documents, ctx: &mut Ctx) {
        let refuse = |unwelcome, ctx: &mut Ctx| ctx.tell(Event::BundleRefused(unwelcome));
        let Some(invitation) = Invitation::decode(bytes) else { return refuse(Unwelcome::Damaged, ctx) };
        let is_alone = self.others(documents).is_empty();
        let Some(registry) = &mut self.registry else { return };
        let is_same = registry.own.as_ref().is_some_and(|own| own.notebook == invitation.notebook);
        if registry.own.as_ref().is_some_and(|own| own.id == invitation.from) {
            return refuse(Unwelcome::Own, ctx);
        }
        if !is_alone && !is_same {
            return refuse(Unwelcome::OtherNotebook, ctx);
        }
        let own = registry.own.get_or_insert_with(|| Own::new(&ctx.random));
        own.notebook = invitation.notebook;
        own.joining = Some((invitation.from, invitation.secret));
        self.receive(invitation.contents, String::new(), true, None, ctx);
    }

    fn receive(
        &mut self,
        mut contents: Contents,
        sender: String,
        joins: bool,
        answers: Option<[u8; 32]>,
        ctx: &mut Ctx,
    ) {
        // One damaged photo is no reason to refuse all the words.
        contents.photos.retain(|photo| PhotoId::of(&photo.bytes) == photo.id && may_be_kept(&photo.bytes));
        let take =
            |delta: &mut crate::sync::bundle_contents::Delta| (delta.id, std::mem::take(&mut delta.changes));
        let documents = contents.documents.iter_mut().map(take).collect();
        let mut photos = BTreeMap::<DocumentId, Vec<(PhotoId, Vec<u8>)>>::new();
        for photo in contents.photos.drain(..) {
            photos.entry(photo.document).or_default().push((photo.id, photo.bytes));
        }
        let sender = (contents.from, sender);
        ctx.tell(Event::BundleRead(Received { bundle: contents.id, sender, documents, photos }));
        self.receiving = Some(Receiving { contents, joins, answers, gaps: Vec::new(), added: 0 });
    }

    /// All of a bundle has arrived and is saved. What this says about its sender is noted.
    pub(super) fn took(&mut self, receiving: &Receiving, documents: &mut Documents, ctx: &mut Ctx) {
        let Receiving { contents, joins, answers, gaps, added } = receiving;
        if *joins && self.is_removed(documents) {
            // This device takes a new id and stores it first. Then the task runs again and notes the rest.
            let own = self.registry.as_mut().and_then(|registry| registry.own.as_mut());
            return own.into_iter().for_each(|own| *own = own.anew(&ctx.random));
        }
        if *joins {
            self.ensure_identity("", documents, ctx);
        }
        let sender = contents.from;
        let name = self.devices(documents).get(&sender).map(|device| device.name.clone());
        ctx.tell(Event::BundleNoted(BundleNoted {
            bundle: contents.id,
            sender: name.clone().map(|name| (sender, name)),
            alike: (*joins || answers.is_some()) && may_have_duplicates(*added, documents),
        }));
        if let Some(registry) = &mut self.registry {
            registry.see(sender, contents, ctx.now);
            registry.note_event(&ctx.random);
        }
        let Some(Registry { own: Some(own), peers, .. }) = &mut self.registry else { return };
        // An invitation is answered only once. It stays open until the shop's document lists the sender.
        let is_in = |invited: &mut Invited| name.is_some() && Some(invited.secret) == *answers;
        let invited = own.invitations.extract_if(.., is_in).next();
        // If the inviting device sends something else later, it has received its answer.
        own.joining = own.joining.filter(|(with, _)| *joins || *with != sender);
        let peer =
            peers.entry(sender).or_insert_with(|| invited.map(|invited| invited.peer).unwrap_or_default());
        peer.confirm(contents);
        peer.took(contents, gaps, ctx.now);
    }

    /// The record of this device is stored. A device that took a new name may now be noted under it.
    pub(super) fn took_anew(&mut self, receiving: Box<Receiving>, documents: &Documents, ctx: &mut Ctx) {
        let own = self.own().map(|own| own.id);
        let is_noted = own.is_none_or(|own| self.devices(documents).contains_key(&own));
        if receiving.joins && !is_noted {
            self.with_registry(Task::Took(receiving), ctx);
        }
    }

    fn is_removed(&self, documents: &Documents) -> bool {
        let own = self.own();
        own.is_some_and(|own| self.devices(documents).get(&own.id).is_some_and(|device| device.removed))
    }
}

/// Whether one person may have two pages: both notebooks had pages, and `added` of them were new here.
pub(super) fn may_have_duplicates(added: usize, documents: &Documents) -> bool {
    let is_mixed = added > 0 && documents.people().listed().len() > added;
    is_mixed && documents.duplicates().next().is_some()
}

fn no_contents(from: DeviceId, ctx: &Ctx) -> Contents {
    let id = drawn(&ctx.random, "bundle").first_chunk().copied().unwrap_or_default();
    Contents {
        id: BundleId(id),
        from,
        made: ctx.now,
        taken: Vec::new(),
        gaps: Vec::new(),
        documents: Vec::new(),
        photos: Vec::new(),
        proof: None,
        events: None,
    }
}

fn plan(
    to: Receivers,
    invitation: Option<(String, [u8; 32])>,
    documents: Vec<WantedDocument>,
    contents: Contents,
    shared: Option<[u8; 32]>,
    ctx: &mut Ctx,
) {
    let draft = BundleDraft { to, invitation, contents, random: drawn(&ctx.random, "seal"), shared };
    ctx.tell(Event::Collect(Box::new(BundlePlan { documents, draft })));
}
