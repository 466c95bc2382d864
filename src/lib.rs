//! **Regulars**: a customer notebook for people who keep a shop. One page per person, kept in the
//! browser of the owner's own devices, offline, without an account or a server.
//!
//! # Bird's eye
//! A pure core that never waits, reads a clock or rolls dice, and a thin browser around it. Data
//! flows one way:
//!
//! ```text
//! page -> Command -> notebook -> Effects -> driver (database, tabs)
//!   ^                   |                      |
//!   +------ View <------+-------- Input <------+
//! ```
//!
//! # Codemap, in reading order
//! - [`domain`]: plain values and the glossary. Imports nothing.
//! - [`document`]: a page as an Automerge document; the only place that knows Automerge.
//! - [`storage`]: what may be asked of a store, and the contract every store keeps.
//! - [`exchange`]: files of other apps and our own archive, read into plain values and written.
//! - [`care`]: the practices as pure functions: who needs the owner today, and why; what is said to them, and how often.
//! - [`search`]: the text index over names and entries in every script; who may have two pages.
//! - [`i18n`]: what the app says, one Fluent file per language; the example shops.
//! - [`sync`]: what devices tell each other, sealed; what each is known to hold.
//! - [`notebook`]: the core. Every story of the app passes through it. Its parts and their rules stand there.
//! - `browser`: IndexedDB, tabs, clock, settings of this device. Only compiled for the browser.
//! - `ui`: the screen, in Leptos. Only compiled for the browser.
//!
//! Outside: `style/` (plain CSS in layers), `public/` (service worker, manifest), `tests/`,
//! `xtask/` (developer commands).
//!
//! # Where to start
//! - *What can an owner do?* [`notebook::Command`], then `ui/app.rs` for the routes.
//! - *What does a page hold?* [`domain::Customer`] and [`domain::Entry`].
//! - *How is it saved, and who says that it is?* `notebook/documents/commit.rs`: one strict transaction. The owner is told
//!   when the storage has confirmed it.
//! - *How is it undone?* `notebook/documents/undo_log.rs`, then `document/undo.rs`.
//! - *What becomes of what was erased or taken back?* `notebook/documents/tombstones.rs`; of what was lost:
//!   `notebook/documents/damage.rs`.
//! - *What may come in from elsewhere?* `notebook/documents/inbox.rs`, `document/limits.rs`.
//! - *Is it tested with random events?* `tests/it/simulation.rs` runs two devices, tabs and a failing disk at random.
//! - *How do people come in and go out?* `notebook/intake/mod.rs`, `notebook/outgoing/mod.rs`, then [`exchange`].
//! - *How do two devices agree?* `notebook/peers/mod.rs`, then [`sync`].
//! - *Who is on Today, and why?* [`care::today`].
//! - *How does a draft become words for one person?* [`care::wording`], then `ui/pages/greet/composer.rs`.
//! - *Where do the words come from?* `i18n/en.ftl`.
//!
//! # What concerns several folders
//! - *Tabs.* Every tab has a notebook of its own over the same database. A write begins with guards, and is refused where
//!   another tab wrote first (`notebook/documents/commit.rs`). Then the document is loaded (`notebook/documents/load.rs`),
//!   both states are merged (`notebook/documents/open_document.rs`), and it is written again. A tab tells the others which documents change
//!   (`browser/tabs.rs`), and they load these again.
//! - *Versions of the app.* `public/sw.js` keeps the files of one version; `public/boot.js` changes over to the next one, and
//!   goes back to a version that starts. What a later version wrote is shown and never written (`document/mod.rs`).
//! - *Background jobs.* The weekly archive (`ui/auto_backup.rs`), the shared folder (`ui/folder_sync.rs`) and the search for
//!   damage (`ui/upkeep.rs`). Only one tab at a time runs each of them. It holds a Web Lock meanwhile (`browser/lock.rs`).
//! - *Certificates.* Each device has DTLS certificates, and the shop's document says which. `sync/webrtc.rs` says when a new
//!   one is due; `notebook/peers/certificates.rs` checks that when two devices are in step and when this device joins a
//!   notebook, asks for it and notes it; `browser/webrtc.rs` makes and keeps it.
//! - *WebRTC.* A code is drawn and read (`sync/qr.rs`, `browser/qr_scan.rs`). `sync/signaling.rs` checks its form, and
//!   `sync/short_code.rs` that of a typed one; `notebook/peers/signaling.rs` checks whether it is for this device, `browser/webrtc.rs` opens the data
//!   channel, and `notebook/peers/sync.rs` runs the session over it.
//!
//! # Invariants
//! Held by the `tidy` and other tests under `tests/it`.
//! - A folder imports only the folders that `tests/it/tidy.rs` lists for it, and no two files import each other.
//! - Nothing is called saved before a strict transaction completed; a failure is shown with what to
//!   do, and what was typed stays.
//! - Automerge is named nowhere outside [`document`]; the browser's interfaces nowhere outside
//!   `browser` and the elements of `ui`.
//! - No word on the screen stands in the code, no colour outside `style/tokens.css`.
//! - No request to another origin.

#[cfg(target_arch = "wasm32")]
pub mod browser;
pub mod care;
pub mod document;
pub mod domain;
pub mod exchange;
pub mod i18n;
pub mod notebook;
pub mod search;
pub mod storage;
pub mod sync;
#[cfg(target_arch = "wasm32")]
pub mod ui;
