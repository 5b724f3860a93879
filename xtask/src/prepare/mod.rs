//! Brings what a build or a test needs and this machine lacks.
//!
//! Each part looks first and does nothing where it finds what it wants, so that a second run costs
//! a second. What can't be brought ends with one line that names the command to type.

mod rust_library;

pub(crate) use rust_library::target_library;
