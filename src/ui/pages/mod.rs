//! One file per route.

pub mod absences;
pub mod customer;
pub mod customer_form;
pub mod customers;
pub mod devices;
pub mod duplicates;
pub mod exchange;
pub mod greet;
pub mod month;
pub mod settings;
mod shop_form;
pub mod today;
pub mod welcome;
