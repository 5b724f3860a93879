//! Brings what a build or a test needs and this machine lacks.
//!
//! Each part looks first and does nothing where it finds what it wants, so that a second run costs
//! a second. What can't be brought ends with one line that names the command to type.

mod browser;
mod packages;
mod rust_library;
mod tools;

use std::path::PathBuf;

use crate::outcome::Outcome;

pub(crate) use browser::{Browser, browser};
pub(crate) use rust_library::TARGET;

/// What a build of the page needs; gives the folders to put before PATH.
pub(crate) fn for_build() -> Outcome<Vec<PathBuf>> {
    rust_library::target_library()?;
    let mut folders = tools::tools()?;
    folders.push(packages::packages()?);
    Ok(folders)
}
