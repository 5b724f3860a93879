//! The npm packages of the locked package.json: wasm-opt and what the browser tests need.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use crate::outcome::{Context, Outcome};
use crate::places;
use crate::run::{find, run, step};

/// Makes sure that `node_modules` is what package-lock.json says; gives its folder of programs.
pub(crate) fn packages() -> Outcome<PathBuf> {
    let workspace = places::workspace();
    let lock = workspace.join("package-lock.json");
    let folder = workspace.join("node_modules");
    // A copy of the lock file that was installed from says whether it is still the same.
    let installed = folder.join(".duilan-installed.json");
    let wanted = fs::read(&lock).at(&lock)?;
    if fs::read(&installed).ok().as_ref() != Some(&wanted) {
        if find("npm").is_none() {
            return Err("Node.js with npm is missing; type: apt-get install nodejs npm".to_owned());
        }
        step("npm packages", || {
            run(Command::new("npm")
                .args(["ci", "--silent"])
                .current_dir(&workspace))?;
            fs::write(&installed, &wanted).at(&installed)
        })?;
    }
    Ok(folder.join(".bin"))
}
