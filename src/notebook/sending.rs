//! What another device lacks, gathered a few pages at a time and sealed for all devices that are still in; or
//! everything, locked into an invitation for a new one.

use std::collections::{BTreeSet, VecDeque};
use std::sync::Arc;

use super::command::Lockable;
use super::devices::{Devices, Task};
use super::held::Held;
use super::saving::digest_of;
use super::{Ambient, Effect, Notebook, Pending};
use crate::document::{Heads, chunks};
use crate::domain::{BundleId, DeviceId, DocumentId, PhotoId};
use crate::storage::{self, Query, Record, Space};
use crate::sync::bundle;
use crate::sync::bundle_contents::{Contents, Delta, Photo};
use crate::sync::invitation::{Invitation, proof};
use crate::sync::keys::{Invited, drawn};
use crate::sync::peer::Peer;

pub use crate::sync::bundle::{armoured, is_one as is_bundle};
pub use crate::sync::fountain;

/// How many pages are read before the screen gets its turn.
const SHARE: usize = 10;

/// How many invitations may wait for their answer.
const INVITATIONS: usize = 8;

/// What is read of each page, in this order.
const PARTS: [Space; 3] = [Space::Chunks, Space::Summaries, Space::Photos];

/// Whom a bundle is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Receivers {
    /// This device: what it lacks.
    One(DeviceId),
    /// All of them: everything.
    All,
    /// All of them, through a folder: what any of them lacks.
    Folder,
    /// A new device: everything, in an invitation.
    Newcomer,
}

/// A bundle or an invitation on its way out.
#[derive(Clone, Debug, PartialEq)]
pub struct SendingView {
    /// Its name, drawn for it alone.
    pub id: BundleId,
    /// Whom it is for.
    pub to: Receivers,
    /// How many documents go into it.
    pub total: usize,
    /// How many are in it.
    pub done: usize,
    /// The file, once it is whole.
    pub file: Option<Arc<[u8]>>,
}

/// A bundle that is not whole yet.
pub(super) struct Sending {
    to: Receivers,
    /// What opens the invitation, and what the answer proves to know; `None` for a bundle.
    invitation: Option<(String, [u8; 32])>,
    waiting: VecDeque<DocumentId>,
    /// Asked for and not here yet.
    asked: bool,
    contents: Contents,
    random: [u8; 32],
}

impl Notebook {
    /// Begins a bundle for a device, or with `None` for all of them.
    pub(super) fn send(&mut self, to: Receivers, ambient: &Ambient, effects: &mut Vec<Effect>) {
        let joining = self.devices.as_ref().and_then(|devices| devices.own.as_ref()?.joining);
        if joining.is_some() {
            // Taking the invitation in may have been cut short: an answer is good only from a device that is noted.
            self.be_a_device("", ambient, effects);
        }
        let receivers = self.receivers(to);
        let Some(Devices { own: Some(own), peers, .. }) = &self.devices else { return };
        if self.view.sending.is_some() || receivers.is_empty() {
            return;
        }
        let peer = |id: &DeviceId| peers.get(id).cloned().unwrap_or_default();
        let waiting = match to {
            Receivers::All | Receivers::Newcomer => self.all_documents(),
            Receivers::One(_) | Receivers::Folder => {
                receivers.iter().flat_map(|id| self.lacking(&peer(id))).collect()
            }
        };
        let taken: Vec<BundleId> = receivers.iter().flat_map(|id| peer(id).taken().to_vec()).collect();
        let gaps: Vec<DocumentId> = receivers.iter().flat_map(|id| peer(id).gaps).collect();
        if to == Receivers::Folder {
            let marks: Vec<_> = waiting.iter().map(|(_, id)| (id, self.marks.get(id))).collect();
            let told = Some(chunks::hash(format!("{marks:?} {taken:?} {gaps:?} {receivers:?}").as_bytes()));
            if self.shared == told {
                return;
            }
            self.shared = told;
        }
        let with =
            own.joining.and_then(|(with, secret)| Some((self.known_devices().get(&with)?.key, secret)));
        let proof = with.map(|(key, secret)| proof(&secret, &own.key(), &key));
        let events = self.devices.as_ref().map(|devices| devices.events.clone());
        let contents = Contents { taken, gaps, proof, events, ..self.no_contents(own.id, ambient) };
        self.begin_sending(to, None, waiting, contents, ambient, effects);
    }

    /// Begins an invitation for a new device.
    pub(super) fn invite(
        &mut self,
        name: &str,
        passphrase: &str,
        ambient: &Ambient,
        effects: &mut Vec<Effect>,
    ) {
        if self.view.sending.as_ref().is_some_and(|sending| sending.to != Receivers::Newcomer) {
            return;
        }
        let Some(own) = self.be_a_device(name, ambient, effects) else { return };
        let secret = drawn(&ambient.random, "invitation");
        let (waiting, contents) = (self.all_documents(), self.no_contents(own.id, ambient));
        self.begin_sending(
            Receivers::Newcomer,
            Some((passphrase.to_owned(), secret)),
            waiting,
            contents,
            ambient,
            effects,
        );
    }

    /// The devices a bundle is for.
    fn receivers(&self, to: Receivers) -> Vec<DeviceId> {
        let others = self.others().into_keys();
        others.filter(|id| !matches!(to, Receivers::One(one) if one != *id)).collect()
    }

    fn no_contents(&self, from: DeviceId, ambient: &Ambient) -> Contents {
        let id = drawn(&ambient.random, "bundle").first_chunk().copied().unwrap_or_default();
        Contents {
            id: BundleId(id),
            from,
            made: ambient.now,
            taken: Vec::new(),
            gaps: Vec::new(),
            documents: Vec::new(),
            photos: Vec::new(),
            proof: None,
            events: None,
        }
    }

    fn begin_sending(
        &mut self,
        to: Receivers,
        invitation: Option<(String, [u8; 32])>,
        waiting: BTreeSet<(bool, DocumentId)>,
        contents: Contents,
        ambient: &Ambient,
        effects: &mut Vec<Effect>,
    ) {
        let id = contents.id;
        self.view.sending = Some(SendingView { id, to, total: waiting.len(), done: 0, file: None });
        let waiting = waiting.into_iter().map(|(_, id)| id).collect();
        let random = drawn(&ambient.random, "seal");
        self.sending = Some(Sending { to, invitation, waiting, asked: false, contents, random });
        self.send_next(effects);
    }

    /// It is on its way, or not wanted any more.
    pub(super) fn close_sending(&mut self) {
        self.sending = None;
        self.view.sending = None;
    }

    /// Asks for the next pages, or calls the bundle whole.
    pub(super) fn send_next(&mut self, effects: &mut Vec<Effect>) {
        let Some(mut sending) = self.sending.take_if(|sending| !sending.asked) else { return };
        let share: Vec<DocumentId> = sending.waiting.drain(..sending.waiting.len().min(SHARE)).collect();
        if share.is_empty() {
            return self.with_devices(Task::Seal(Box::new(sending)), effects);
        }
        sending.asked = true;
        let bundle = sending.contents.id;
        self.sending = Some(sending);
        let queries = share.iter().flat_map(|id| {
            let prefix = storage::document_key(*id);
            PARTS.map(|space| Query { space, prefix: prefix.clone() })
        });
        let queries = queries.collect();
        let ticket = self.ticket(Pending::Sending(bundle, share));
        effects.push(Effect::Read(ticket, queries));
    }

    /// These could not be read: asked for again.
    pub(super) fn send_again(&mut self, bundle: BundleId, ids: Vec<DocumentId>) {
        if let Some(sending) = self.sending.as_mut().filter(|sending| sending.contents.id == bundle) {
            sending.waiting.extend(ids);
            sending.asked = false;
        }
    }

    /// These pages are here.
    pub(super) fn sending_read(&mut self, bundle: BundleId, ids: &[DocumentId], records: &[Vec<Record>]) {
        let Some(mut sending) = self.sending.take_if(|sending| sending.contents.id == bundle) else { return };
        // The changes since a state that all of them are known to have; where they are not known to agree, all of it.
        let receivers = match sending.to {
            Receivers::One(_) | Receivers::Folder => self.receivers(sending.to),
            Receivers::All | Receivers::Newcomer => Vec::new(),
        };
        let peers = self.devices.as_ref().map(|devices| &devices.peers);
        let base = |id: &DocumentId, latest: &Heads| -> Heads {
            let known = receivers.iter().map(|peer| peers.and_then(|peers| peers.get(peer)?.heads.get(id)));
            // Whoever has the latest needs nothing since.
            let behind = known.filter(|heads| *heads != Some(latest));
            let behind: BTreeSet<Option<&Heads>> = behind.collect();
            match behind.first() {
                Some(Some(heads)) if behind.len() == 1 => (*heads).clone(),
                _ => Heads::new(),
            }
        };
        for (id, records) in ids.iter().zip(records.chunks(PARTS.len())) {
            let [stored, summaries, photos] = records else { continue };
            let summary = summaries.first().map(|(_, value)| value.as_slice());
            let mut read;
            let document = match self.held.get_mut(id) {
                Some(held) => &mut held.document,
                // Erased or taken back meanwhile.
                None if stored.is_empty() => continue,
                None => {
                    read = chunks::load(*id, stored, summary.and_then(digest_of), chunks::READER);
                    &mut read.document
                }
            };
            let heads = document.heads();
            let base = base(id, &heads);
            let Some(changes) = document.since(&base) else { continue };
            let new = document.photos_since(&base);
            sending.contents.documents.push(Delta { id: *id, heads, changes });
            sending.contents.photos.extend(new.into_iter().filter_map(|photo| {
                let bytes = self.photo(*id, photo, photos)?;
                Some(Photo { document: *id, id: photo, bytes })
            }));
        }
        sending.asked = false;
        if let Some(shown) = &mut self.view.sending {
            shown.done += ids.len();
        }
        self.sending = Some(sending);
    }

    fn photo(&self, document: DocumentId, photo: PhotoId, stored: &[Record]) -> Option<Vec<u8>> {
        let held = self.held.get(&document).and_then(|held: &Held| held.photos.get(&photo));
        held.map(|bytes| bytes.to_vec()).or_else(|| {
            let key = storage::photo_key(document, photo);
            let (_, value) = stored.iter().find(|(known, _)| *known == key)?;
            storage::open(value).map(<[u8]>::to_vec).filter(|bytes| PhotoId::of(bytes) == photo)
        })
    }

    /// All of it is here: it is sealed, and remembered as sent.
    pub(super) fn seal(&mut self, sending: &Sending, effects: &mut Vec<Effect>) {
        let Sending { to, invitation, contents, random, .. } = sending;
        let others = self.others();
        let sent: BTreeSet<DocumentId> = contents.documents.iter().map(|delta| delta.id).collect();
        // More may have come to lack since it was begun.
        let is_whole = |peer: Option<&Peer>| {
            self.lacking(peer.unwrap_or(&Peer::default())).iter().all(|(_, id)| sent.contains(id))
        };
        let peers = self.devices.as_ref().map(|devices| &devices.peers);
        let told = self.receivers(*to).into_iter();
        let told: Vec<_> = told.map(|id| (id, is_whole(peers.and_then(|peers| peers.get(&id))))).collect();
        let Some(Devices { own: Some(own), peers, .. }) = &mut self.devices else { return };
        if let Some((passphrase, secret)) = invitation {
            let mut peer = Peer::default();
            peer.send(contents, true);
            own.invitations.push(Invited { secret: *secret, made: contents.made, peer });
            let forgotten = own.invitations.len().saturating_sub(INVITATIONS);
            own.invitations.drain(..forgotten);
            let (notebook, from, key) = (own.notebook, own.id, own.key());
            let invitation = Invitation { notebook, from, key, secret: *secret, contents: contents.clone() };
            let kind = Lockable::Invitation(contents.id);
            return effects.push(Effect::Lock(kind, invitation.encode(), passphrase.clone()));
        }
        let keys: Vec<[u8; 32]> = others.values().map(|device| device.key).collect();
        let file = bundle::seal(&contents.encode(), own, &keys, random);
        told.iter().for_each(|(id, whole)| peers.entry(*id).or_default().send(contents, *whole));
        self.show_sealed(contents.id, file);
    }

    /// The file is whole.
    pub(super) fn show_sealed(&mut self, id: BundleId, file: Vec<u8>) {
        if let Some(sending) = self.view.sending.as_mut().filter(|sending| sending.id == id) {
            sending.file = Some(file.into());
        }
    }
}
