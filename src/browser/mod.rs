//! The only code that touches the browser's own interfaces: storage, tabs, settings of the device,
//! clock and dice. It decides nothing; [`driver`] carries out the notebook's effects and feeds the
//! answers back.

pub mod camera;
pub mod clock;
pub mod device;
pub mod driver;
pub mod files;
pub mod folder;
mod handles;
pub mod indexed_db;
mod names;
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
