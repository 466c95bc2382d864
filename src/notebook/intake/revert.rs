//! An import that is being reverted. The documents do the work, even if the report is closed. This part counts the
//! results.

use crate::domain::ImportId;
use crate::notebook::api::Row;
use crate::notebook::api::import::UndoImport;
use crate::notebook::ctx::Ctx;
use crate::notebook::documents::Documents;
use crate::notebook::event::Reverted;

/// An import that is being reverted.
pub(super) struct RevertJob {
    import: ImportId,
    shown: UndoImport,
    /// The owner has closed the report.
    is_closed: bool,
}

impl RevertJob {
    /// Notes that the import is reverted; `None` if that is not possible.
    pub fn begin(import: ImportId, documents: &mut Documents, ctx: &mut Ctx) -> Option<Self> {
        let total = documents.people().all().filter(|summary| summary.imports.contains(&import)).count();
        let is_noted = documents.revert(import, ctx);
        let shown = UndoImport { total, ..UndoImport::default() };
        is_noted.then_some(Self { import, shown, is_closed: false })
    }

    pub fn view(&self) -> Option<UndoImport> {
        (!self.is_closed).then(|| self.shown.clone())
    }

    pub fn is_over(&self) -> bool {
        self.shown.over
    }

    pub fn is_closed(&self) -> bool {
        self.is_closed
    }

    /// Closes the report. The work continues.
    pub fn close(&mut self) {
        self.is_closed = true;
    }

    /// Counts some checked pages.
    pub fn count(&mut self, reverted: &Reverted, documents: &Documents) {
        self.shown.done += reverted.done;
        self.shown.gone += reverted.gone;
        self.shown.restored += reverted.restored;
        let touched = reverted.touched.iter().filter_map(|id| documents.people().get(*id));
        self.shown.touched.extend(touched.map(Row::of));
    }

    /// Returns whether it has just ended.
    pub fn advance(&mut self, documents: &Documents) -> bool {
        let is_over = documents.is_stored_as_reverted(self.import) && !documents.is_reverting();
        is_over && !std::mem::replace(&mut self.shown.over, true)
    }
}
