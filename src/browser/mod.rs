//! The only code that touches the interfaces of the browser: storage, tabs, device settings, clock, random numbers,
//! camera, files and WebRTC. It makes no decisions. [`driver`] carries out the effects of the notebook and returns the
//! answers.

pub mod camera;
pub mod clock;
pub mod device;
pub mod driver;
pub mod files;
pub mod folder;
mod handles;
pub mod indexed_db;
pub mod lock;
mod names;
pub mod number;
pub mod old_names;
mod page_verifier;
mod pending_drafts;
pub mod photo;
mod qr_scan;
pub mod settings;
mod tabs;
mod web_storage;
pub mod webrtc;
pub mod worker;
mod worker_thread;
