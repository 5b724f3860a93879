//! Builds the page with Trunk.

use std::path::PathBuf;
use std::process::Command;

use crate::outcome::Outcome;
use crate::places;
use crate::run::{run, step, with_path};

/// Builds the page in release into `dist`; Trunk calls `cargo xtask bundle` at the end.
pub(crate) fn build(tools: &[PathBuf]) -> Outcome<()> {
    step("the page", || {
        // Trunk asks cargo for its metadata offline, which wants every crate fetched before.
        run(Command::new("cargo")
            .args(["fetch", "--locked", "--quiet"])
            .current_dir(places::workspace()))?;
        run(with_path(&mut Command::new("trunk"), tools)?
            .args(["build", "--release", "--locked"])
            .env("RUST_BACKTRACE", "0") // What failed matters, not where in Trunk.
            .env_remove("NO_COLOR") // Trunk wants true or false there, not 1.
            .current_dir(places::workspace()))
    })
}
