//! What may happen: each step is something an owner does on one of the tabs, something the disk or the network does, or
//! time going by.

use std::sync::Arc;

use regulars::domain::*;
use regulars::i18n::{self, Language};
use regulars::notebook::api::connection::{Connect, Step};
use regulars::notebook::api::export::{Form, Words};
use regulars::notebook::api::greet::Greet;
use regulars::notebook::api::matters::Gather;
use regulars::notebook::api::restore::Lock;
use regulars::notebook::api::{PageState, PageView};
use regulars::notebook::helpers::MESSAGES;
use regulars::notebook::{
    Command, Draft, EditCommand, Input, IntakeCommand, ListRequest, OutgoingCommand, PeersCommand, Phase,
    ShowCommand,
};
use regulars::storage::Space;
use regulars::storage::WriteError;
use strum::VariantArray;

use super::{Counts, Dice};
use crate::devices::{PASSPHRASE, meet_first, started, this};
use crate::fake_network::Air;
use crate::harness::{Tab, named, save};

/// Words somebody wrote on a page. Once they were called saved they have to stay.
pub struct Written {
    pub page: CustomerId,
    pub text: String,
    pub device: usize,
    /// The tab; `None` once it is closed.
    pub seat: Option<usize>,
    pub is_saved: bool,
}

/// A page that was erased for good. Once that was called saved it has to stay erased.
pub struct Erased {
    pub page: CustomerId,
    pub device: usize,
    /// The tab; `None` once it is closed.
    pub seat: Option<usize>,
    pub is_saved: bool,
}

/// One tab, and the device it is open on.
pub struct Seat {
    pub tab: Tab,
    pub device: usize,
}

pub struct World {
    /// The first of each device stands at its number and uses the network.
    pub seats: Vec<Seat>,
    pub ids: Vec<DeviceId>,
    pub air: Air,
    /// Bundles, archives and invitations on their way to each device.
    mail: Vec<Vec<Arc<[u8]>>>,
    pub written: Vec<Written>,
    pub erased: Vec<Erased>,
    pub joined: Vec<[CustomerId; 2]>,
    /// Devices that were removed.
    pub removed: Vec<usize>,
    count: usize,
    pub counts: Counts,
    is_told: bool,
}

/// Something happens on the tab of this number.
type Happening = fn(&mut World, usize, &mut Dice);

/// What may happen, and how often beside the others.
const WEIGHTS: [(Happening, usize); 35] = [
    (World::go_on, 130),
    (World::begin_page, 20),
    (World::write_entry, 50),
    (World::look, 60),
    (World::edit_page, 40),
    (World::change_entry, 20),
    (World::renew, 30),
    (World::take_back, 12),
    (World::erase, 8),
    (World::photo, 10),
    (World::read_people, 14),
    (World::map_columns, 6),
    (World::read_in, 8),
    (World::import, 20),
    (World::close_import, 20),
    (World::undo_import, 8),
    (World::join, 8),
    (World::part, 6),
    (World::edit_shop, 6),
    (World::greet, 16),
    (World::decide, 12),
    (World::draft, 8),
    (World::duplicates, 6),
    (World::show_code, 14),
    (World::read_code, 30),
    (World::hang_up, 4),
    (World::lose_line, 4),
    (World::send, 12),
    (World::take_file, 24),
    (World::open_file, 16),
    (World::go_on_with_file, 24),
    (World::fail, 10),
    (World::close_tab, 6),
    (World::time_goes_by, 16),
    (World::remove_device, 3),
];

impl World {
    /// Two or three devices of one notebook, with one to three tabs each.
    pub fn new(dice: &mut Dice, is_told: bool) -> Self {
        let mut firsts = vec![started(1), started(2)];
        if dice.one_in(2) {
            firsts.push(started(3));
        }
        firsts[0].begin_named("Sokha");
        let (phone, others) = firsts.split_at_mut(1);
        for other in others.iter_mut() {
            meet_first(&mut phone[0], other);
        }
        let mut air = Air::default();
        for other in 1..firsts.len() {
            let (phone, others) = firsts.split_at_mut(other);
            crate::meeting::two_looks(&mut air, &mut phone[0], &mut others[0]);
            crate::meeting::hang_up(&mut air, &mut phone[0], &mut others[0]);
        }
        let ids: Vec<DeviceId> = firsts.iter_mut().map(this).collect();
        let mut more = Vec::new();
        for (device, tab) in firsts.iter_mut().enumerate() {
            // Clocks are never quite the same.
            tab.tick(dice.roll(7_000) as i64);
            for _ in 0..[0, 0, 1, 2][dice.roll(4)] {
                more.push(Seat { tab: tab.device.tab(), device });
            }
        }
        let firsts = firsts.into_iter().enumerate().map(|(device, tab)| Seat { tab, device });
        let mut world = Self {
            seats: firsts.chain(more).collect(),
            mail: vec![Vec::new(); ids.len()],
            ids,
            air: Air::default(),
            written: Vec::new(),
            erased: Vec::new(),
            joined: Vec::new(),
            removed: Vec::new(),
            count: 0,
            counts: Counts::new(),
            is_told,
        };
        world
            .counts
            .extend([("StartNotebook", 1), ("Invite", 1), ("NameDevice", 1)].map(|(n, c)| (n.into(), c)));
        for at in 0..world.seats.len() {
            world.list_all(at);
        }
        world
    }

    /// One thing happens.
    pub fn step(&mut self, dice: &mut Dice) -> Result<(), String> {
        let all: usize = WEIGHTS.iter().map(|(_, weight)| weight).sum();
        let mut roll = dice.roll(all);
        let step = WEIGHTS.iter().find(|(_, weight)| {
            let is_it = roll < *weight;
            roll = roll.saturating_sub(*weight);
            is_it
        });
        let at = dice.roll(self.seats.len());
        if let Some((step, _)) = step {
            step(self, at, dice);
        }
        self.note_saved();
        if dice.one_in(300) {
            self.rest()?;
            self.check_kept()?;
        }
        Ok(())
    }

    /// The tabs, one by one, as the network wants them.
    pub fn tabs(seats: &mut [Seat]) -> Vec<&mut Tab> {
        seats.iter_mut().map(|seat| &mut seat.tab).collect()
    }

    /// The owner gives a command.
    pub fn tell(&mut self, at: usize, command: impl Into<Command>) {
        let command = command.into();
        let name = format!("{command:?}");
        // The command stands within its area.
        let name = name.split(|c: char| !c.is_alphanumeric()).take(2).last().filter(|name| !name.is_empty());
        let name = name.unwrap_or(if matches!(command, Command::Scrub) { "Scrub" } else { "Retry" });
        *self.counts.entry(name.to_owned()).or_default() += 1;
        if self.is_told {
            println!("{at} (device {}): {:.300}", self.seats[at].device, format!("{command:?}"));
        }
        self.seats[at].tab.tell(command);
    }

    pub fn list_all(&mut self, at: usize) {
        self.tell(at, ShowCommand::List(ListRequest { limit: 1_000, ..ListRequest::default() }));
    }

    /// What a tab calls saved now has to stay. Words on a page that is gone by then are told as gone.
    pub fn note_saved(&mut self) {
        for (at, Seat { tab, .. }) in
            self.seats.iter().enumerate().filter(|(_, seat)| !seat.tab.view().unsaved)
        {
            // A page that is joined with another stands in no list.
            let is_stored = |page: CustomerId| {
                let storage = tab.device.storage.borrow();
                storage
                    .records()
                    .any(|(space, key, _)| space == Space::Chunks && key.starts_with(page.bytes()))
            };
            let is_here =
                |page: CustomerId| tab.view().list.rows.iter().any(|row| row.id == page) || is_stored(page);
            self.written.retain(|one| one.seat != Some(at) || one.is_saved || is_here(one.page));
            let mine = self.written.iter_mut().filter(|one| one.seat == Some(at));
            mine.for_each(|one| one.is_saved = true);
            let mine = self.erased.iter_mut().filter(|one| one.seat == Some(at));
            mine.for_each(|one| one.is_saved = true);
        }
    }

    /// The tab shows its notebook and takes commands.
    fn is_ready(&self, at: usize) -> bool {
        self.seats[at].tab.view().phase == Phase::Ready
    }

    fn someone(&self, at: usize, dice: &mut Dice) -> Option<CustomerId> {
        let rows = &self.seats[at].tab.view().list.rows;
        dice.pick(rows).map(|row| row.id).filter(|_| self.is_ready(at))
    }

    /// The open page, where it can be edited.
    fn open(&self, at: usize) -> Option<PageView> {
        self.seats[at].tab.view().page.clone().filter(|page| page.state == PageState::Ready)
    }

    fn new_word(&mut self) -> String {
        self.count += 1;
        format!("word{}e", self.count)
    }

    /// Something that was asked of a disk or the network happens.
    pub fn one_moves(&mut self, dice: &mut Dice) -> bool {
        let count = self.seats.len();
        let first = dice.roll(3 * count);
        let tabs = &mut Self::tabs(&mut self.seats)[..];
        (0..3 * count).map(|nth| (first + nth) % (3 * count)).any(|which| match which % 3 {
            0 => tabs[which / 3].carry_out_next(),
            1 => self.air.ask(which / 3, tabs),
            _ => self.air.deliver(which / 3, tabs),
        })
    }

    // What may happen.

    fn go_on(&mut self, _: usize, dice: &mut Dice) {
        for _ in 0..dice.roll(50) {
            self.one_moves(dice);
            self.note_saved();
        }
    }

    fn begin_page(&mut self, at: usize, dice: &mut Dice) {
        if !self.is_ready(at) {
            return;
        }
        let word = self.new_word();
        let id = CustomerId(self.seats[at].tab.device.random());
        let new = Customer { hook: word, ..named(["Dara", "Nino", "Asha", "Vanna"][dice.roll(4)]) };
        if dice.one_in(6) {
            let (day, now) = (self.seats[at].tab.device.today(), self.seats[at].tab.device.now());
            let entry = Entry { text: "brought".into(), ..Entry::new(EntryKind::Note, day, now) };
            let entries = vec![(EntryId(self.seats[at].tab.device.random()), entry)];
            return self.tell(at, EditCommand::Bring(vec![(id, new, entries)]));
        }
        self.tell(at, ShowCommand::Likely { name: new.name.clone(), phone: String::new(), except: None });
        self.tell(at, save(id, Customer::default(), new, None));
    }

    fn write_entry(&mut self, at: usize, dice: &mut Dice) {
        let Some(customer) = self.someone(at, dice) else { return };
        let text = self.new_word();
        let device = self.seats[at].tab.device.clone();
        let kind = EntryKind::VARIANTS[dice.roll(EntryKind::VARIANTS.len())];
        let day = device.today() - chrono::Days::new(dice.roll(90) as u64);
        let due = (kind == EntryKind::Request || kind == EntryKind::Wish || kind == EntryKind::Membership)
            .then(|| device.today() + chrono::Days::new(dice.roll(9) as u64));
        let bytes: Option<Arc<[u8]>> = (kind == EntryKind::Clipping && dice.one_in(2)).then(|| photo(dice));
        let mut detail = Detail::from(kind);
        if let Detail::Clipping { photo, .. } = &mut detail {
            *photo = bytes.as_deref().map(PhotoId::of);
        }
        let new = Box::new(Entry { text: text.clone(), due, ..Entry::new(detail, day, device.now()) });
        let id = EntryId(device.random());
        self.tell(at, EditCommand::SaveEntry { customer, id, base: None, new, photo: bytes, ends: None });
        let device = self.seats[at].device;
        self.written.push(Written { page: customer, text, device, seat: Some(at), is_saved: false });
    }

    fn look(&mut self, at: usize, dice: &mut Dice) {
        let today = self.seats[at].tab.device.today();
        let recent: Vec<_> = self.someone(at, dice).into_iter().collect();
        match dice.roll(12) {
            0..=5 => {
                self.someone(at, dice).into_iter().for_each(|id| self.tell(at, ShowCommand::OpenPage(id)))
            }
            6 => self.tell(at, ShowCommand::ClosePage),
            7 => self.tell(at, [ShowCommand::LookAtToday(20), ShowCommand::CloseToday][dice.roll(2)].clone()),
            8 => {
                self.tell(at, [PeersCommand::LookAtDevices, PeersCommand::CloseDevices][dice.roll(2)].clone())
            }
            9 => {
                let wishes = Gather::Matters(MatterKind::Wish, String::new());
                let asked = [None, Some(wishes), Some(Gather::Month(today))][dice.roll(3)].clone();
                self.tell(at, ShowCommand::Gather(asked));
            }
            10 => {
                let query = ["dara", "word1", "tag2", "zz"][dice.roll(4)].into();
                self.tell(
                    at,
                    ShowCommand::List(ListRequest { query, limit: 1_000, ..ListRequest::default() }),
                );
                self.tell(at, ShowCommand::Suggest("Dara".into()));
                self.list_all(at);
            }
            _ => {
                self.tell(at, ShowCommand::Recent(recent));
                self.tell(at, ShowCommand::CloseNotice);
                self.tell(at, Command::Scrub);
                let pages: Vec<CustomerId> = self.written.iter().map(|one| one.page).collect();
                if let Some(page) = dice.pick(&pages) {
                    self.tell(at, EditCommand::BringBack(page));
                }
            }
        }
    }

    fn edit_page(&mut self, at: usize, dice: &mut Dice) {
        let Some(page) = self.open(at) else { return };
        let (word, item) = (self.new_word(), ItemId(self.seats[at].tab.device.random()));
        let mut new = page.customer.clone();
        match dice.roll(9) {
            0 => new.hook = word,
            1 => new.preferences = format!("{word} {}", new.preferences),
            2 => drop(new.tags.insert(format!("tag{}", dice.roll(5)))),
            3 => drop(new.tags.pop_first()),
            4 => {
                let number = format!("0{}", 100_000 + dice.roll(9));
                new.phones.insert(item, Phone { number, label: String::new() });
            }
            5 => new.put_away = if new.put_away.is_some() { None } else { Some("moved".into()) },
            6 => {
                let day = YearlyDay { month: 11, day: Some(20 + dice.roll(9) as u8), year: None };
                let kind = DayKind::Birthday;
                new.days.insert(item, ImportantDay { kind, day, label: String::new() });
            }
            7 => {
                let agreed = dice.one_in(2);
                let day = self.seats[at].tab.device.today();
                new.consent.insert(Channel::Call, Consent { agreed, day, words: word });
            }
            _ => new.called = word,
        }
        self.tell(at, save(page.id, page.customer, new, None));
    }

    fn change_entry(&mut self, at: usize, dice: &mut Dice) {
        let Some(page) = self.open(at) else { return };
        let entries: Vec<_> = page.entries.into_iter().chain(page.removed).collect();
        let Some((id, base)) = dice.pick(&entries) else { return };
        let mut new = base.clone();
        match dice.roll(4) {
            0 => new.removed = !new.removed,
            1 if new.kind() == EntryKind::Said => new.detail = Detail::Said { ask: !new.asks() },
            1 => new.detail = EntryKind::VARIANTS[dice.roll(EntryKind::VARIANTS.len())].into(),
            _ => new.text = format!("{} more{}", new.text, dice.roll(100)),
        }
        let (base, new) = (Some(Box::new(base)), Box::new(new));
        self.tell(at, EditCommand::SaveEntry { customer: page.id, id, base, new, photo: None, ends: None });
    }

    /// A membership that has a period is renewed; one that has none gets one.
    fn renew(&mut self, at: usize, dice: &mut Dice) {
        let Some(page) = self.open(at) else { return };
        let is_one = |(_, entry): &&(EntryId, Entry)| entry.kind() == EntryKind::Membership;
        let memberships: Vec<_> = page.entries.iter().filter(is_one).cloned().collect();
        let Some((id, base)) = dice.pick(&memberships) else { return };
        if base.every().is_some() {
            return self.tell(at, EditCommand::Renew { customer: page.id, entry: id });
        }
        let every = Period::new(1, Unit::Months);
        let new = Box::new(Entry { detail: Detail::Membership { every }, ..base.clone() });
        let base = Some(Box::new(base));
        self.tell(at, EditCommand::SaveEntry { customer: page.id, id, base, new, photo: None, ends: None });
    }

    fn take_back(&mut self, at: usize, dice: &mut Dice) {
        if self.is_ready(at) {
            self.tell(at, [EditCommand::Undo, EditCommand::Redo][dice.roll(2)].clone());
        }
    }

    fn erase(&mut self, at: usize, dice: &mut Dice) {
        let Some(page) = self.someone(at, dice) else { return };
        self.tell(at, ShowCommand::AskErase(page));
        if dice.one_in(3) {
            return self.tell(at, ShowCommand::KeepPage);
        }
        self.tell(at, EditCommand::Erase(page));
        let device = self.seats[at].device;
        self.erased.push(Erased { page, device, seat: Some(at), is_saved: false });
    }

    fn photo(&mut self, at: usize, dice: &mut Dice) {
        let Some(page) = self.open(at) else { return };
        let bytes = photo(dice);
        let new = Customer { photo: Some(PhotoId::of(&bytes)), ..page.customer.clone() };
        self.tell(at, save(page.id, page.customer, new, Some(bytes)));
    }

    fn read_people(&mut self, at: usize, dice: &mut Dice) {
        if !self.is_ready(at) {
            return;
        }
        let people: Vec<usize> = (0..1 + dice.roll(14)).map(|_| dice.roll(25)).collect();
        let (name, text): (_, String) = if dice.one_in(3) {
            let rows = people.into_iter().map(|who| format!("Person {who};012{who:04}\n"));
            ("book.csv", ["Name;Phone\n".to_owned()].into_iter().chain(rows).collect())
        } else {
            let card = |who| {
                let note =
                    if dice.one_in(3) { format!("NOTE:note {}\n", dice.roll(4)) } else { String::new() };
                let photo = if dice.one_in(4) { "PHOTO;ENCODING=b:/9j/4AAQ\n" } else { "" };
                format!(
                    "BEGIN:VCARD\nVERSION:3.0\nUID:{who}\nFN:Person {who}\nTEL:012{who:04}\n{note}{photo}END:VCARD\n"
                )
            };
            ("book.vcf", people.into_iter().map(card).collect())
        };
        let mut bytes = text.into_bytes();
        if dice.one_in(3) {
            // A letter that is no UTF-8, where it changes nobody's words: the charset can be chosen.
            let end = bytes.iter().position(|byte| *byte == b'\n').unwrap_or_default();
            bytes.splice(
                end..end,
                if name == "book.csv" { b";\xe9".to_vec() } else { b"\nREV:\xe9".to_vec() },
            );
        }
        self.tell(at, IntakeCommand::ReadFile { name: name.into(), bytes: bytes.into() });
    }

    fn read_in(&mut self, at: usize, dice: &mut Dice) {
        let import = self.seats[at].tab.view().import.as_ref();
        let charsets = import.and_then(|import| import.charsets.clone()).unwrap_or_default();
        if let Some((charset, _)) = dice.pick(&charsets.samples) {
            self.tell(at, IntakeCommand::ReadIn(charset));
        }
    }

    fn map_columns(&mut self, at: usize, _: &mut Dice) {
        let import = self.seats[at].tab.view().import.as_ref();
        let columns = import.and_then(|import| import.columns.clone());
        columns.into_iter().for_each(|columns| self.tell(at, IntakeCommand::MapColumns(columns.mapping)));
    }

    fn import(&mut self, at: usize, _: &mut Dice) {
        let import = self.seats[at].tab.view().import.as_ref();
        if import.is_some_and(|import| import.begun.is_none() && !import.reading) {
            let id = ImportId(self.seats[at].tab.device.random());
            self.tell(at, IntakeCommand::Import(id));
        }
    }

    fn close_import(&mut self, at: usize, dice: &mut Dice) {
        let view = self.seats[at].tab.view();
        if view.undo_import.as_ref().is_some_and(|undo| undo.over) {
            return self.tell(at, IntakeCommand::CloseUndoImport);
        }
        // Now and then before it is over, which takes it back.
        let is_over = view.import.as_ref().map(|import| import.over || import.begun.is_none());
        if is_over.is_some_and(|is_over| is_over || dice.one_in(4)) {
            self.tell(at, IntakeCommand::CloseImport);
        }
    }

    fn undo_import(&mut self, at: usize, dice: &mut Dice) {
        if let Some((import, _)) = dice.pick(&self.seats[at].tab.view().imports) {
            self.tell(at, IntakeCommand::UndoImport(import));
        }
    }

    fn join(&mut self, at: usize, dice: &mut Dice) {
        let (Some(one), Some(other)) = (self.someone(at, dice), self.someone(at, dice)) else { return };
        if one == other {
            return;
        }
        if dice.one_in(3) {
            self.tell(at, ShowCommand::Compare([one, other]));
            return self.tell(at, ShowCommand::CloseCompare);
        }
        self.joined.push([one, other]);
        let words_of = [one, other][dice.roll(2)];
        self.tell(at, EditCommand::Join { pair: [one, other], words_of });
    }

    fn part(&mut self, at: usize, _: &mut Dice) {
        let joined = self.open(at).and_then(|page| page.joined.first().map(|row| row.id));
        joined.into_iter().for_each(|from| self.tell(at, EditCommand::Part(from)));
    }

    fn duplicates(&mut self, at: usize, dice: &mut Dice) {
        if !self.is_ready(at) {
            return;
        }
        self.tell(at, ShowCommand::FindDuplicates);
        let pairs = self.seats[at].tab.view().duplicates.clone().unwrap_or_default();
        if let Some(pair) = dice.pick(&pairs).filter(|_| dice.one_in(4)) {
            self.tell(at, EditCommand::NotTheSame([pair.rows[0].id, pair.rows[1].id]));
        }
    }

    fn edit_shop(&mut self, at: usize, _: &mut Dice) {
        if !self.is_ready(at) {
            return;
        }
        let name = self.new_word();
        let base = self.seats[at].tab.view().shop.clone();
        let new = Shop { name, ..base.clone() };
        self.tell(at, EditCommand::SaveShop { base: Box::new(base), new: Box::new(new) });
    }

    fn greet(&mut self, at: usize, dice: &mut Dice) {
        let Some(customer) = self.someone(at, dice) else { return };
        let greeting = ItemId([1 + dice.roll(2) as u8; 16]);
        let now = self.seats[at].tab.device.now();
        let line = self.new_word();
        let known = self.seats[at].tab.view().shop.greetings.contains_key(&greeting);
        let list = ListRequest { tag: Some("tea".into()), ..ListRequest::default() };
        let asked = match dice.roll(7) {
            _ if !known => {
                let draft = "Dear {name},\n{personal}\nall the best!".into();
                Greet::Save(
                    greeting,
                    Greeting { name: "New Year".into(), draft, begun: now, ..Greeting::default() },
                )
            }
            0 => Greet::LookAt([None, Some(greeting)][dice.roll(2)]),
            1 => Greet::LookBack(dice.one_in(2)),
            2 => Greet::LeaveOut { customer, greeting, is_out: dice.one_in(2) },
            3 => Greet::Weigh { customer, greeting, unnamed: line },
            4 => Greet::Everyone(ItemId([3; 16]), list),
            _ => Greet::Line { customer, greeting, line },
        };
        self.tell(at, asked);
    }

    fn decide(&mut self, at: usize, dice: &mut Dice) {
        let Some(customer) = self.someone(at, dice) else { return };
        let today = self.seats[at].tab.device.today();
        let key = DecisionKey::stored(["birthday:2026", "missed:2026-11-01", "birthday"][dice.roll(3)]);
        let decision = [None, Some(Decision::Done), Some(Decision::Later(today))][dice.roll(3)];
        self.tell(at, EditCommand::Decide { customer, key, decision });
    }

    fn draft(&mut self, at: usize, dice: &mut Dice) {
        let Some(page) = self.someone(at, dice) else { return };
        let open = self.open(at);
        let changed = open.as_ref().and_then(|page| Some((page.id, dice.pick(&page.entries)?.0)));
        let draft = match (dice.roll(4), changed) {
            (0, Some((page, entry))) => Draft::Change(page, entry),
            (0 | 1, _) => Draft::NewCustomer,
            (2, _) => Draft::Entry(page),
            _ => Draft::Customer(page),
        };
        let text = if dice.one_in(3) { "" } else { "half a sentence" };
        self.tell(at, EditCommand::KeepDraft(draft, text.into()));
    }

    fn show_code(&mut self, at: usize, dice: &mut Dice) {
        let here = self.seats[at].device;
        let other = dice.roll(self.ids.len());
        let meeting = self.seats[here].tab.view().connection.clone();
        let is_over = meeting.is_none_or(|shown| matches!(shown.step, Step::Over(_)));
        if here != other && self.is_ready(here) && (is_over || dice.one_in(8)) {
            let id = self.ids[other];
            let asked = if dice.one_in(4) { Connect::TwoLooks(id) } else { Connect::Known(id) };
            self.tell(here, PeersCommand::Connect(asked));
        }
    }

    fn read_code(&mut self, at: usize, dice: &mut Dice) {
        let there = self.seats[at].device;
        let here = dice.roll(self.ids.len());
        let shown = self.seats[there].tab.view().connection.clone().map(|shown| shown.step);
        match shown {
            Some(Step::Showing { code, .. }) if here != there && self.is_ready(here) => {
                self.tell(here, PeersCommand::Connect(Connect::Shown { code, name: String::new() }));
            }
            Some(Step::Check { .. }) => self.tell(there, PeersCommand::NumbersAgree),
            _ => {}
        }
    }

    fn hang_up(&mut self, at: usize, dice: &mut Dice) {
        let device = self.seats[at].device;
        self.tell(device, PeersCommand::HangUp);
        if dice.one_in(10) {
            self.tell(device, PeersCommand::NumbersAgree);
        }
    }

    fn lose_line(&mut self, at: usize, _: &mut Dice) {
        let device = self.seats[at].device;
        self.air.lose(device, &mut Self::tabs(&mut self.seats));
    }

    /// A bundle, an archive or a table is made.
    fn send(&mut self, at: usize, dice: &mut Dice) {
        if !self.is_ready(at) {
            return;
        }
        let to = self.ids[dice.roll(self.ids.len())];
        let words = || {
            Words(
                MESSAGES
                    .into_iter()
                    .map(|id| (id.to_owned(), i18n::say(Language::English, id, &[])))
                    .collect(),
            )
        };
        match dice.roll(6) {
            0 => self.tell(at, PeersCommand::SendChanges(None)),
            1 => self.tell(at, PeersCommand::ShareChanges { anew: dice.one_in(2) }),
            2 | 3 => {
                let lock = dice.one_in(2).then(|| PASSPHRASE.to_owned());
                self.tell(at, OutgoingCommand::Export(Form::Archive(words(), lock), None));
            }
            _ => self.tell(at, PeersCommand::SendChanges(Some(to))),
        }
    }

    /// A file that is made is sent to another device.
    fn take_file(&mut self, at: usize, dice: &mut Dice) {
        let (view, here) = (self.seats[at].tab.view(), self.seats[at].device);
        let bundle = view.sending.as_ref().map(|sending| sending.file.clone());
        let archive = view.export.as_ref().map(|export| export.file.clone());
        for (file, close) in
            [(bundle, OutgoingCommand::CloseSending), (archive, OutgoingCommand::CloseExport)]
        {
            let Some(file) = file else { continue };
            let is_whole = file.is_some();
            let to = (here + 1 + dice.roll(self.ids.len() - 1)) % self.ids.len();
            self.mail[to].extend(file);
            if is_whole || dice.one_in(20) {
                self.tell(at, close);
            }
        }
    }

    fn open_file(&mut self, at: usize, dice: &mut Dice) {
        let mail = &mut self.mail[self.seats[at].device];
        if mail.is_empty() || self.seats[at].tab.view().phase != Phase::Ready {
            return;
        }
        // The newest, or any.
        let which = if dice.one_in(2) { mail.len() - 1 } else { dice.roll(mail.len()) };
        // Some come twice, and out of order.
        let bytes = if dice.one_in(3) { mail[which].clone() } else { mail.remove(which) };
        self.tell(at, IntakeCommand::ReadFile { name: "file".into(), bytes });
    }

    fn go_on_with_file(&mut self, at: usize, dice: &mut Dice) {
        let Some(restore) = self.seats[at].tab.view().restore.clone() else { return };
        let is_over = restore.over || restore.unwelcome.is_some() || restore.refused.is_some();
        if restore.lock == Lock::Locked {
            self.tell(at, IntakeCommand::Unlock(PASSPHRASE.into()));
        } else if is_over || dice.one_in(12) {
            self.tell(at, IntakeCommand::CloseRestore);
        } else if restore.sender.is_none() && !restore.begun && restore.total > 0 {
            self.tell(at, IntakeCommand::Restore);
        }
    }

    fn fail(&mut self, at: usize, dice: &mut Dice) {
        let full = [WriteError::Full, WriteError::Failed("the disk said no".into())][dice.roll(2)].clone();
        if self.seats[at].tab.view().trouble.is_some() {
            return self.tell(at, Command::Retry);
        }
        self.seats[at].tab.device.storage.borrow_mut().fail_at(1 + dice.roll(5), full);
    }

    /// A tab is closed or killed, and opened again.
    fn close_tab(&mut self, at: usize, _: &mut Dice) {
        self.written.retain(|one| one.seat != Some(at) || one.is_saved);
        self.written.iter_mut().filter(|one| one.seat == Some(at)).for_each(|one| one.seat = None);
        // Perhaps it was saved, perhaps not.
        self.erased.iter_mut().filter(|one| one.seat == Some(at)).for_each(|one| one.seat = None);
        if self.is_told {
            println!("{at}: closed and opened again");
        }
        self.air.forget(at, &mut Self::tabs(&mut self.seats));
        self.seats[at].tab = self.seats[at].tab.device.opening_tab();
        self.list_all(at);
    }

    /// The third device no longer belongs to the notebook.
    fn remove_device(&mut self, at: usize, dice: &mut Dice) {
        let Some(third) = self.ids.get(2).copied().filter(|_| self.removed.is_empty() && dice.one_in(4))
        else {
            return;
        };
        if self.is_ready(at) && self.seats[at].device != 2 {
            self.tell(at, PeersCommand::RemoveDevice(third));
            self.removed.push(2);
        }
    }

    fn time_goes_by(&mut self, at: usize, dice: &mut Dice) {
        let tab = &mut self.seats[at].tab;
        tab.device.wait_seconds(if dice.one_in(20) { 31 } else { 1 });
        if dice.one_in(60) {
            tab.device.wait_days(1);
        }
        tab.hear(Input::Alarm);
    }
}

fn photo(dice: &mut Dice) -> Arc<[u8]> {
    Arc::from([&[0xff, 0xd8][..], format!("photo {}", dice.roll(30)).as_bytes()].concat())
}
