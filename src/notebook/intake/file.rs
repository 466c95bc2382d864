//! A file of people. It is read and shown before anything is written. So the owner can choose its charset and say what
//! its columns mean.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::import::{ImportJob, Stage, left_out};
use crate::domain::{Currency, Shop, Summary, Timestamp};
use crate::exchange::table::{self, Table};
use crate::exchange::{Found, Person, Remark, charset, rows, vcard};
use crate::notebook::api::Effect;
use crate::notebook::api::import::{Charsets, Columns, Import, Loss, Mapping, Place};
use crate::notebook::ctx::Ctx;
use crate::notebook::documents::Documents;

/// How many cells of a column, and how many people, are shown before anything is written.
const SAMPLES: usize = 3;

/// How many rows from the top may name the columns.
const TOP: usize = 12;

fn shop(documents: &Documents) -> Shop {
    documents.shop().map(|shop| shop.shop()).unwrap_or_default()
}

impl ImportJob {
    /// Reads a file.
    pub fn read(name: String, bytes: &Arc<[u8]>, documents: &Documents, ctx: &mut Ctx) -> Self {
        let charsets = charset::sample(bytes).map(|sample| {
            let in_one = |name: &str| (name.to_owned(), charset::first_words(&sample, name, ctx.decode));
            let chosen = charset::guess(&sample, ctx.decode).to_owned();
            Charsets { chosen, samples: charset::CHARSETS.map(in_one).into() }
        });
        Self::read_people(Import { file: name, charsets, ..Import::default() }, bytes, documents, ctx)
    }

    /// Reads the people of an address book or a table.
    fn read_people(shown: Import, bytes: &Arc<[u8]>, documents: &Documents, ctx: &mut Ctx) -> Self {
        let charset =
            shown.charsets.as_ref().map_or(charset::CHARSETS[0], |charsets| &charsets.chosen).to_owned();
        // The file is kept if it may have to be read again in another charset.
        let legacy = shown.charsets.is_some().then(|| bytes.clone());
        if vcard::is_one(bytes) || shown.file.to_lowercase().ends_with(".vcf") {
            let reading = vcard::Reading::new(bytes, &charset);
            let mut job = Self::of(shown, legacy);
            (job.stage, job.reading) = (Stage::Reading, Some(reading));
            job.read_on(ctx);
            return job;
        }
        let mut job = Self::of(shown, legacy);
        match table::read(bytes, &charset, ctx.decode) {
            Ok(table) => {
                // This is the only country that writes the month first.
                let mapping = rows::guess(&table, shop(documents).country == "US");
                job.show_table(table, mapping, documents, ctx);
            }
            Err(reason) => {
                let remark = Remark { place: Place::default(), words: String::new(), reason };
                // It is not text, so no charset can make it readable.
                (job.shown.charsets, job.legacy) = (None, None);
                job.show(Found { refused: vec![remark], ..Found::default() });
            }
        }
        job
    }

    /// Reads the file again in the charset that the owner chose.
    pub fn read_in(&mut self, charset: String, documents: &Documents, ctx: &mut Ctx) {
        let is_before = matches!(self.stage, Stage::Reading | Stage::Shown);
        let (Some(bytes), true) = (self.legacy.clone(), is_before) else { return };
        let Some(charsets) = self.shown.charsets.take() else { return };
        let charsets = Some(Charsets { chosen: charset, ..charsets });
        let file = std::mem::take(&mut self.shown.file);
        *self = Self::read_people(Import { file, charsets, ..Import::default() }, &bytes, documents, ctx);
    }

    /// Reads the next part of an address book, to show it.
    pub fn read_on(&mut self, ctx: &mut Ctx) {
        let (Some(reading), Stage::Reading) = (&mut self.reading, &self.stage) else { return };
        let mut found = reading.next(ctx.decode);
        found.settle(ctx.local);
        self.count(&found);
        match self.reading.as_mut().filter(|reading| reading.is_over()) {
            Some(reading) => {
                reading.rewind();
                self.stage = Stage::Shown;
                self.shown.report = self.report.as_slice().into();
            }
            None => ctx.ask(Effect::Pause),
        }
    }

    /// The owner says what the columns mean.
    pub fn map_columns(&mut self, mapping: Mapping, documents: &Documents, ctx: &mut Ctx) {
        if let (Some(table), Stage::Shown) = (self.table.take(), &self.stage) {
            self.show_table(table, mapping, documents, ctx);
        }
    }

    fn show_table(&mut self, table: Table, mapping: Mapping, documents: &Documents, ctx: &Ctx) {
        // If the shop takes two currencies, the currency of a bare number is unknown.
        let currencies = shop(documents).currencies;
        let currency: Option<Currency> = currencies.first().copied().filter(|_| currencies.len() == 1);
        let mut found = rows::people(&table, &mapping, currency);
        found.settle(ctx.local);
        let width = mapping.columns.len();
        let cells = |at: usize| {
            let cells = rows::data(&table, &mapping).filter_map(move |row| row.cells.get(at));
            cells.filter(|cell| !cell.is_empty()).take(SAMPLES).cloned().collect()
        };
        let named = rows::names(&table, &mapping);
        let top = table.rows.iter().take(TOP).map(|row| (row.line, row.cells.join(" · ")));
        self.shown.columns = Some(Columns {
            names: (0..width).map(|at| named.get(at).cloned().unwrap_or_default()).collect(),
            top: top.collect(),
            samples: (0..width).map(cells).collect(),
            ambiguous: rows::is_ambiguous(&table, &mapping),
            mapping,
        });
        self.table = Some(table);
        self.show(found);
    }

    /// Adds what was found to what is shown.
    fn count(&mut self, found: &Found) {
        self.shown.total += found.people.len();
        note_losses(&mut self.shown.losses, found);
        self.shown.old_khmer |= is_old_khmer(&found.people);
        let preview = preview(&found.people).take(SAMPLES - self.shown.preview.len());
        self.shown.preview.extend(preview);
        self.report.extend(found.refused.iter().map(|remark| left_out(remark, None)));
    }

    /// Shows what was found, and replaces what was shown before.
    fn show(&mut self, found: Found) {
        let Import { file, charsets, columns, .. } = std::mem::take(&mut self.shown);
        self.shown = Import { file, charsets, columns, ..Import::default() };
        self.report.clear();
        self.count(&found);
        self.shown.report = self.report.as_slice().into();
        self.people = found.people.into();
        self.stage = Stage::Shown;
    }
}

/// Adds the parts of these people and lines that will not be imported as they stand.
fn note_losses(losses: &mut Vec<Loss>, found: &Found) {
    for remark in found.refused.iter().chain(found.people.iter().flat_map(|person| &person.remarks)) {
        let at = losses.iter().position(|loss| loss.reason == remark.reason).unwrap_or_else(|| {
            losses.push(Loss { reason: remark.reason, count: 0, first: Vec::new() });
            losses.len() - 1
        });
        let loss = &mut losses[at];
        loss.count += 1;
        if loss.first.len() < SAMPLES {
            loss.first.push((remark.place, remark.words.clone()));
        }
    }
}

/// The list rows that these people would have.
fn preview(people: &[Person]) -> impl Iterator<Item = (String, String)> {
    people.iter().map(|person| {
        let summary =
            Summary::of(person.id, &person.customer, Timestamp::default(), None, &[], &BTreeMap::new());
        (summary.title, summary.hint)
    })
}

fn is_old_khmer(people: &[Person]) -> bool {
    charset::is_old_khmer(people.iter().filter_map(|person| person.customer.title()))
}
