//! The native tests of the whole: one binary, because linking many costs more than running them.
//!
//! - [`shop`]: the test shell. It does what the browser does around a notebook, in memory.
//! - [`notebook`], [`finding`], [`tabs`], [`erasing`], [`shelves`], [`importing`], [`undoing`], [`joining`],
//!   [`exporting`], [`archives`]: an owner's stories.
//! - [`failures`], [`damage`]: the same when storage fails or lies.
//! - [`devices`]: two devices and more, bundle by bundle.
//! - [`greetings`]: a word to several people, one at a time; [`clippings`]: what was cut out, with its photo.
//! - [`meeting`]: the same by radio, over the lines of [`fake_network`]; [`parting`]: what goes wrong there; [`checking`]: pages that
//!   are looked at beside the notebook.
//! - [`sessions`]: the rules of a session, one by one, between two devices of [`side`]; [`meetings`]: any number of them
//!   that meet at random.
//! - [`moments`]: something happens at any one moment of a meeting, a bundle or an erasing.
//! - [`simulation`]: the notebook itself is shaken, all of the above at once and in any order.
//! - [`convergence`]: any devices, any edits, any order.
//! - [`fixtures`]: what earlier versions saved is still read; [`half_written`]: what is kept of a form.
//! - [`vcards`], [`tables`]: files of other apps.
//! - [`messages`], [`tidy`], [`packages`]: what holds for the source itself and for what it is built with.

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
mod packages;
mod parting;
mod rejoining;
mod sessions;
mod shelves;
mod simulation;
mod source;
mod tables;
mod tabs;
mod tidy;
mod today;
mod undoing;
mod vcards;
