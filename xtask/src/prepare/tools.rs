//! The build's own programs: Trunk and wasm-bindgen, installed once per version.
//!
//! They go into the user's cache folder (`duilan/tools/trunk-0.21.14/bin/trunk`), keyed by version,
//! so that another clone finds them. They are built for a short wait, not for speed: without
//! optimisation across crates, the two take a third less time to install.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::outcome::{Context, Outcome};
use crate::places;
use crate::run::{run, step};

/// The version that understands this Trunk.toml and builds with this compiler.
const TRUNK_VERSION: &str = "0.21.14";

/// Without its default features Trunk needs neither OpenSSL nor a self-updater.
const TRUNK_FEATURES: &[&str] = &["--no-default-features", "--features", "rustls"];

/// Makes sure that Trunk and wasm-bindgen are installed; gives the folders to put before PATH.
pub(crate) fn tools() -> Outcome<Vec<PathBuf>> {
    let bindgen = locked_version("wasm-bindgen")?;
    Ok(vec![
        installed("trunk", TRUNK_VERSION, "trunk", TRUNK_FEATURES)?,
        installed("wasm-bindgen-cli", &bindgen, "wasm-bindgen", &[])?,
    ])
}

/// The version of a crate in Cargo.lock: the glue and its generator must be equal.
fn locked_version(name: &str) -> Outcome<String> {
    let path = places::workspace().join("Cargo.lock");
    let lock = fs::read_to_string(&path).at(&path)?;
    let mut lines = lock.lines();
    lines
        .by_ref()
        .find(|line| *line == format!("name = \"{name}\""))
        .and_then(|_| lines.next())
        .and_then(|line| line.strip_prefix("version = \"")?.strip_suffix('"'))
        .map(str::to_owned)
        .ok_or_else(|| format!("Cargo.lock names no version of {name}"))
}

/// Installs a crate's programs unless they are there; gives the folder that holds them.
fn installed(krate: &str, version: &str, program: &str, features: &[&str]) -> Outcome<PathBuf> {
    let cache = places::cache()?;
    let root = cache.join("tools").join(format!("{krate}-{version}"));
    let folder = root.join("bin");
    if !folder.join(program).is_file() {
        step(&format!("{krate} {version}"), || {
            install(krate, version, features, &root, &cache)
        })?;
    }
    Ok(folder)
}

fn install(
    krate: &str,
    version: &str,
    features: &[&str],
    root: &Path,
    cache: &Path,
) -> Outcome<()> {
    let target = cache.join("build").join(format!("{krate}-{version}"));
    fs::create_dir_all(&target).at(&target)?;
    run(Command::new("cargo")
        .args([
            "install",
            krate,
            "--quiet",
            "--locked",
            "--version",
            version,
        ])
        .args(features)
        .arg("--root")
        .arg(root)
        .env("CARGO_TARGET_DIR", &target)
        .env("CARGO_PROFILE_RELEASE_LTO", "off")
        .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
        .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1")
        .current_dir(cache))?;
    // Half-built crates are of use only until the program stands.
    fs::remove_dir_all(&target).at(&target)
}
