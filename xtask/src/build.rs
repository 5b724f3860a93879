//! Builds the page with Trunk, unless what is built is still what the sources say.
//!
//! Trunk runs wasm-opt on every build, changed or not, which takes half a minute. So the hash of
//! all that a build reads is noted, and a build that would make the same is left out: a second
//! `cargo xtask serve` starts in a second.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use sha2::{Digest, Sha256};

use crate::outcome::{Context, Outcome};
use crate::places;
use crate::run::{output, run, step, with_path};

/// Files and folders that decide what is built (the tools' versions stand in Cargo.lock,
/// package-lock.json and the sources of this program).
const INPUTS: &[&str] = &[
    "Cargo.lock",
    "Cargo.toml",
    "Trunk.toml",
    "build",
    "build.rs",
    "data",
    "index.html",
    "package-lock.json",
    "src",
    "www",
    "xtask/src",
];

/// Holds the hash of the inputs of what lies in `dist`.
const NOTE: &str = "duilan-built.txt";

/// Builds the page in release into `dist`; Trunk calls `cargo xtask bundle` at the end.
pub(crate) fn build(tools: &[PathBuf]) -> Outcome<()> {
    let note = places::target().join(NOTE);
    let wanted = fingerprint()?;
    if fs::read_to_string(&note).is_ok_and(|built| built == wanted)
        && places::dist().join("index.html").is_file()
    {
        println!("── the page is built already");
        return Ok(());
    }
    // Whatever happens from here on, the old note is no longer true.
    let _ = fs::remove_file(&note);
    step("the page", || trunk(tools))?;
    fs::write(&note, wanted).at(&note)
}

fn trunk(tools: &[PathBuf]) -> Outcome<()> {
    // Trunk would copy what an older program left there.
    let glue = places::target().join("wasm-bindgen");
    if glue.is_dir() {
        fs::remove_dir_all(&glue).at(&glue)?;
    }
    // Trunk asks cargo for its metadata offline, which wants every crate fetched before.
    run(Command::new("cargo")
        .args(["fetch", "--locked", "--quiet"])
        .current_dir(places::workspace()))?;
    run(with_path(&mut Command::new("trunk"), tools)?
        .args(["build", "--release", "--locked"])
        .env("RUST_BACKTRACE", "0") // What failed matters, not where in Trunk.
        .env_remove("NO_COLOR") // Trunk wants true or false there, not 1.
        .current_dir(places::workspace()))
}

/// The hash of all inputs: names and contents, and the compiler.
fn fingerprint() -> Outcome<String> {
    let workspace = places::workspace();
    let mut hash = Sha256::new();
    hash.update(output(Command::new("rustc").arg("-vV"))?);
    for input in INPUTS {
        add(&mut hash, &workspace, &workspace.join(input))?;
    }
    let digits = hash
        .finalize()
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect::<Vec<_>>();
    Ok(digits.concat())
}

fn add(hash: &mut Sha256, workspace: &Path, path: &Path) -> Outcome<()> {
    if path.is_dir() {
        let mut entries: Vec<PathBuf> = fs::read_dir(path)
            .at(path)?
            .flatten()
            .map(|entry| entry.path())
            .collect();
        entries.sort();
        return entries
            .iter()
            .try_for_each(|entry| add(hash, workspace, entry));
    }
    let name = path.strip_prefix(workspace).unwrap_or(path);
    let bytes = fs::read(path).at(path)?;
    hash.update(name.as_os_str().as_encoded_bytes());
    hash.update(bytes.len().to_le_bytes());
    hash.update(bytes);
    Ok(())
}

/// The flags for wasm-opt that the page is built with: Trunk reads them in index.html.
pub(crate) fn wasm_opt_flags() -> Outcome<Vec<String>> {
    let page = places::workspace().join("index.html");
    let text = fs::read_to_string(&page).at(&page)?;
    let value = |attribute: &str| {
        let (_, rest) = text.split_once(&format!(" {attribute}=\""))?;
        rest.split_once('"').map(|(value, _)| value.to_owned())
    };
    let level = value("data-wasm-opt").ok_or("index.html names no level for wasm-opt")?;
    let further = value("data-wasm-opt-params").unwrap_or_default();
    let mut flags = vec![format!("-O{level}")];
    flags.extend(further.split_whitespace().map(str::to_owned));
    Ok(flags)
}
