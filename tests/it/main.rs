//! The native tests of the whole: one binary, because linking many costs more than running them.
//!
//! - [`harness`]: the test shell. It does what the browser does around a notebook, in memory. [`fake_network`] connects two
//!   of them, [`fake_peer`] is one side of a bare session.
//! - [`notebook`], [`finding`], [`today`], [`missed`], [`looking_ahead`], [`matters`], [`greetings`], [`clippings`],
//!   [`joining`], [`half_written`]: an owner's stories.
//! - [`tabs`], [`erasing`], [`shelves`]: several tabs, erased pages, the cache of summaries.
//! - [`importing`], [`undoing`], [`vcards`], [`tables`], [`cases`]: files of other apps, and how an import is reverted.
//! - [`exporting`], [`archives`], [`own_data`]: files for the owner, for other apps and for a customer.
//! - [`failures`], [`damage`]: what happens when the storage fails or lies.
//! - [`devices`], [`knowledge`], [`rejoining`]: several devices that exchange bundles.
//! - [`meeting`], [`parting`], [`checking`]: several devices over a connection, what goes wrong there, and pages that are
//!   verified.
//! - [`sessions`], [`meetings`]: the rules of a session one by one, and random sessions. [`crafted`]: what a peer that
//!   means harm may send.
//! - [`moments`]: something happens at any one moment of a connection, a bundle or an erasing.
//! - [`simulation`]: notebooks with random events of every kind. [`convergence`]: documents with random edits.
//! - [`rules`]: every numbered rule of the notebook's parts has a test.
//! - [`fixtures`], [`stored_words`]: what earlier versions saved is still read.
//! - [`messages`], [`tidy`], [`packages`], [`source`]: what holds for the source itself and for what it is built with.

mod archives;
mod cases;
mod checking;
mod clippings;
mod convergence;
mod crafted;
mod damage;
mod devices;
mod erasing;
mod exporting;
mod failures;
mod fake_network;
mod fake_peer;
mod finding;
mod fixtures;
mod greetings;
mod half_written;
mod harness;
mod importing;
mod joining;
mod knowledge;
mod looking_ahead;
mod matters;
mod meeting;
mod meetings;
mod messages;
mod missed;
mod moments;
mod notebook;
mod own_data;
mod packages;
mod parting;
mod rejoining;
mod rules;
mod sessions;
mod shelves;
mod simulation;
mod source;
mod stored_words;
mod tables;
mod tabs;
mod tidy;
mod today;
mod undoing;
mod vcards;
