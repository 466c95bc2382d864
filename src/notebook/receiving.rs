//! What another device sent: its bundle is opened, its sender known, its documents merged, and only then is noted what
//! it has confirmed and what is to be confirmed to it. An invitation comes in the same way and makes this device one of
//! the notebook's.

use super::devices::{Devices, Task};
use super::restoring::{Lock, Restoring};
use super::{Ambient, Effect, Notebook, Restore};
use crate::domain::photo::may_be_kept;
use crate::domain::{DocumentId, PhotoId};
use crate::sync::bundle::{self, Refused};
use crate::sync::bundle_contents::Contents;
use crate::sync::invitation::{Invitation, proof};
use crate::sync::keys::{Invited, Own, id_of};

/// Why nothing of a bundle or an invitation is taken in. Each is a message of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unwelcome {
    /// Not sealed for this device: another notebook's, or this device was removed, or not yet known there.
    NotForUs,
    /// Not whole.
    Damaged,
    /// From a device this one does not know yet.
    Unknown,
    /// From a device that was removed.
    Removed,
    /// It is this device's own.
    Own,
    /// This device is in a notebook with others already.
    OtherNotebook,
}

impl Unwelcome {
    /// Every one of them.
    pub const ALL: [Self; 6] =
        [Self::NotForUs, Self::Damaged, Self::Unknown, Self::Removed, Self::Own, Self::OtherNotebook];

    /// The word used in message ids.
    pub fn key(self) -> &'static str {
        match self {
            Self::NotForUs => "not-for-us",
            Self::Damaged => "damaged",
            Self::Unknown => "unknown",
            Self::Removed => "removed",
            Self::Own => "own",
            Self::OtherNotebook => "other-notebook",
        }
    }
}

/// A bundle on its way in: what is noted of its sender once all of it has arrived.
pub(super) struct Receiving {
    /// Without the changes, which go to their pages.
    contents: Contents,
    /// It is the invitation this device joins by.
    joins: bool,
    /// The secret of the invitation it answers.
    answers: Option<[u8; 32]>,
    /// Documents of which something could not be taken in.
    pub(super) gaps: Vec<DocumentId>,
}

impl Notebook {
    /// Opens a bundle and takes it in.
    pub(super) fn open_bundle(&mut self, bytes: &[u8], ambient: &Ambient, effects: &mut Vec<Effect>) {
        match self.opened_bundle(bytes) {
            Ok((contents, name, answers)) => {
                self.receive(contents, name, false, answers, ambient, effects);
            }
            Err(unwelcome) => self.refuse(unwelcome),
        }
    }

    fn refuse(&mut self, unwelcome: Unwelcome) {
        let restore = self.view.restore.get_or_insert_default();
        (restore.lock, restore.unwelcome) = (Lock::Open, Some(unwelcome));
    }

    /// What a bundle holds, the name of its sender, who belongs to the notebook, and the secret of the invitation it
    /// answers.
    fn opened_bundle(&self, bytes: &[u8]) -> Result<(Contents, String, Option<[u8; 32]>), Unwelcome> {
        let known = self.known_devices();
        let Some(Devices { own: Some(own), .. }) = &self.devices else {
            return Err(Unwelcome::NotForUs);
        };
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
                    // Whoever is in already may have answered before, and been cut short here.
                    Some(device) => Ok((contents, device.name.clone(), secret)),
                    None if secret.is_some() => Ok((contents, String::new(), secret)),
                    None => Err(Unwelcome::Unknown),
                }
            }
        }
    }

    /// An invitation was unlocked: this device becomes one of that notebook's.
    pub(super) fn join_notebook(&mut self, bytes: &[u8], ambient: &Ambient, effects: &mut Vec<Effect>) {
        let Some(invitation) = Invitation::decode(bytes) else { return self.refuse(Unwelcome::Damaged) };
        let is_alone = self.others().is_empty();
        let Some(devices) = &mut self.devices else { return };
        let is_same = devices.own.as_ref().is_some_and(|own| own.notebook == invitation.notebook);
        if devices.own.as_ref().is_some_and(|own| own.id == invitation.from) {
            return self.refuse(Unwelcome::Own);
        }
        if !is_alone && !is_same {
            return self.refuse(Unwelcome::OtherNotebook);
        }
        let own = devices.own.get_or_insert_with(|| Own::new(&ambient.random));
        own.notebook = invitation.notebook;
        own.joining = Some((invitation.from, invitation.secret));
        self.receive(invitation.contents, String::new(), true, None, ambient, effects);
    }

    fn receive(
        &mut self,
        mut contents: Contents,
        sender: String,
        joins: bool,
        answers: Option<[u8; 32]>,
        ambient: &Ambient,
        effects: &mut Vec<Effect>,
    ) {
        // One damaged photo is no reason to refuse everybody's words.
        contents.photos.retain(|photo| PhotoId::of(&photo.bytes) == photo.id && may_be_kept(&photo.bytes));
        let shown = self.view.restore.take().unwrap_or_default();
        self.view.restore = Some(Restore {
            file: shown.file,
            sender: Some((contents.from, sender)),
            total: contents.documents.len(),
            photos: contents.photos.len(),
            ..Restore::default()
        });
        let mut restoring = Restoring::default();
        for delta in &mut contents.documents {
            restoring.documents.push_back((delta.id, std::mem::take(&mut delta.changes)));
        }
        for photo in contents.photos.drain(..) {
            restoring.photos.entry(photo.document).or_default().push((photo.id, photo.bytes));
        }
        restoring.bundle = Some(Receiving { contents, joins, answers, gaps: Vec::new() });
        self.restoring = restoring;
        self.restore(ambient, effects);
    }

    /// Everything of a bundle has arrived and is saved: what that tells of its sender is noted.
    pub(super) fn took(&mut self, receiving: &Receiving, ambient: &Ambient, effects: &mut Vec<Effect>) {
        let Receiving { contents, joins, answers, gaps } = receiving;
        if *joins && self.is_removed() {
            // Under a new name, to be stored before the others hear of it; then everything is noted.
            let own = self.devices.as_mut().and_then(|devices| devices.own.as_mut());
            return own.into_iter().for_each(|own| *own = own.anew(&ambient.random));
        }
        if *joins {
            self.be_a_device("", ambient, effects);
        }
        let sender = contents.from;
        let name = self.known_devices().get(&sender).map(|device| device.name.clone());
        if let Some(restore) = &mut self.view.restore {
            restore.sender = name.clone().map(|name| (sender, name)).or(restore.sender.take());
        }
        let added = self.view.restore.as_ref().map_or(0, |restore| restore.added);
        if *joins || answers.is_some() {
            let alike = self.look_for_alike(added);
            self.view.restore.iter_mut().for_each(|restore| restore.alike = alike);
        }
        if let Some(devices) = &mut self.devices {
            devices.see(sender, contents, ambient.now);
            devices.note_event(&ambient.random);
        }
        let Some(Devices { own: Some(own), peers, .. }) = &mut self.devices else { return };
        // Nobody answers the same invitation twice; whoever is not noted as a device has not answered yet.
        let is_in = |invited: &mut Invited| name.is_some() && Some(invited.secret) == *answers;
        let invited = own.invitations.extract_if(.., is_in).next();
        // Whoever invited this device and sends it something else since has had its answer.
        own.joining = own.joining.filter(|(with, _)| *joins || *with != sender);
        let peer =
            peers.entry(sender).or_insert_with(|| invited.map(|invited| invited.peer).unwrap_or_default());
        peer.confirm(contents);
        peer.took(contents, gaps, ambient.now);
    }

    /// What is known of this device is stored: whoever took a new name may now be noted under it.
    pub(super) fn took_anew(&mut self, receiving: Box<Receiving>, effects: &mut Vec<Effect>) {
        let own = self.devices.as_ref().and_then(|devices| devices.own.as_ref()).map(|own| own.id);
        let is_noted = own.is_none_or(|own| self.known_devices().contains_key(&own));
        if receiving.joins && !is_noted {
            self.with_devices(Task::Took(receiving), effects);
        }
    }

    fn is_removed(&self) -> bool {
        let own = self.devices.as_ref().and_then(|devices| devices.own.as_ref());
        own.is_some_and(|own| self.known_devices().get(&own.id).is_some_and(|device| device.removed))
    }

    /// Where both notebooks had pages, somebody may be in both.
    pub(super) fn look_for_alike(&mut self, added: usize) -> bool {
        if added == 0 || self.summaries.len() <= added {
            return false;
        }
        self.find_duplicates();
        self.view.duplicates.as_ref().is_some_and(|pairs| !pairs.is_empty())
    }
}
