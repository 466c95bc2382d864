//! Reusable parts of pages: props go in, callbacks come out.

pub mod back;
pub mod banners;
pub mod chooser;
pub mod code;
pub mod cover;
pub mod entries;
pub mod entry_form;
pub mod fields;
pub mod half_written;
pub mod help;
pub mod icon;
pub mod more;
pub mod moving;
pub mod notices;
pub mod people;
pub mod period;
pub mod photo;
pub mod progress;
pub mod scanner;
pub mod search;
pub mod sheet;
pub mod unknown;
pub mod wish_arrived;
