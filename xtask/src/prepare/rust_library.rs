//! Rust's standard library for wasm32: there already, from rustup, or built from its source.
//!
//! Most machines have it or get it by `rustup target add`. Where `RUSTUP_AUTO_INSTALL=0` says that
//! rustup may fetch nothing, the library is built from the source of the very compiler version:
//! from the archive that `DUILAN_RUST_LIBRARY` names (a `.deb` of Debian's `rust-src`, a tar file
//! or a folder with `library/` in it), else from Debian's own mirror as apt knows it.
//!
//! The files fit one compiler only, so a stamp with `rustc -vV` lies beside them.
//!
//! Limits: a source on the mirror is known for the versions in [`DEBIAN_SOURCES`]; for others the
//! variable is the way.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::outcome::{Context, Outcome};
use crate::places;
use crate::run::{find, output, run, step};

/// The page's target.
pub(crate) const TARGET: &str = "wasm32-unknown-unknown";

/// Names the archive or folder with the library's source.
const ARCHIVE_VARIABLE: &str = "DUILAN_RUST_LIBRARY";

/// Compiler version, file in the mirror's pool, SHA-256 of the file.
const DEBIAN_SOURCES: &[(&str, &str, &str)] = &[(
    "1.95.0",
    "pool/main/r/rustc/rust-src_1.95.0+dfsg1-2~bpo13+1_all.deb",
    "7b76db5b880a77f9e52975d2baa6209d2f76d2c9c2789515c3088cb960e2c83b",
)];

/// Changes whenever the way of building does, so that older files are built anew.
const RECIPE: &str = "recipe: 2 (std, panic_abort, test; with bitcode)";

/// Says which compiler built the files beside it.
const STAMP: &str = "duilan-built-by.txt";

/// Makes sure that the compiler can build for wasm32.
pub(crate) fn target_library() -> Outcome<()> {
    let sysroot = PathBuf::from(output(Command::new("rustc").args(["--print", "sysroot"]))?);
    let compiler = format!("{}\n{RECIPE}\n", output(Command::new("rustc").arg("-vV"))?);
    let folder = sysroot.join("lib/rustlib").join(TARGET).join("lib");
    if is_ready(&folder, &compiler) {
        return Ok(());
    }
    step("Rust's standard library for wasm32", || {
        if may_use_rustup() && run(Command::new("rustup").args(["target", "add", TARGET])).is_ok() {
            return Ok(());
        }
        build(&sysroot, &compiler, &folder)?;
        // What was built against another library can't be linked with this one.
        let stale = places::target().join(TARGET);
        if stale.is_dir() {
            fs::remove_dir_all(&stale).at(&stale)
        } else {
            Ok(())
        }
    })
}

/// Is the library there, and, if we built it, built by this compiler?
fn is_ready(folder: &Path, compiler: &str) -> bool {
    let has_core = fs::read_dir(folder).is_ok_and(|entries| {
        entries
            .flatten()
            .any(|entry| entry.file_name().to_string_lossy().starts_with("libcore-"))
    });
    match fs::read_to_string(folder.join(STAMP)) {
        Ok(stamp) => has_core && stamp == compiler,
        Err(_) => has_core,
    }
}

fn may_use_rustup() -> bool {
    std::env::var("RUSTUP_AUTO_INSTALL").as_deref() != Ok("0") && find("rustup").is_some()
}

fn build(sysroot: &Path, compiler: &str, folder: &Path) -> Outcome<()> {
    let work = std::env::temp_dir().join(format!("duilan-rust-library-{}", std::process::id()));
    fs::create_dir_all(&work).at(&work)?;
    let built = build_in(&work, sysroot, compiler, folder);
    // What is left in the temporary folder harms nobody; the build's own outcome matters more.
    let _ = fs::remove_dir_all(&work);
    built
}

fn build_in(work: &Path, sysroot: &Path, compiler: &str, folder: &Path) -> Outcome<()> {
    let tree = source(work, compiler)?;
    let package = work.join("package");
    write(
        &package.join("Cargo.toml"),
        "[package]\nname = \"empty\"\nedition = \"2021\"\n[workspace]\n",
    )?;
    write(&package.join("src/lib.rs"), "#![no_std]\n")?;
    let link = Link::new(&sysroot.join("lib/rustlib/src/rust"), &tree)?;
    let built = run(Command::new("cargo")
        .args([
            "build",
            "-Zbuild-std=std,panic_abort,test",
            "--release",
            "--target",
            TARGET,
        ])
        .env("RUSTC_BOOTSTRAP", "1")
        // As the official library: without bitcode a release build with LTO can't link it.
        .env_remove("CARGO_ENCODED_RUSTFLAGS")
        .env("RUSTFLAGS", "-Cembed-bitcode=yes")
        .env("CARGO_TARGET_DIR", package.join("target"))
        .current_dir(&package));
    drop(link);
    built?;
    install(
        &package.join("target").join(TARGET).join("release/deps"),
        folder,
        compiler,
    )
}

/// Copies the libraries into a folder beside the place, then puts that in place in one move.
fn install(from: &Path, folder: &Path, compiler: &str) -> Outcome<()> {
    let parent = folder
        .parent()
        .ok_or("the sysroot has no folder for targets")?;
    let fresh = parent.join(format!("lib-{}", std::process::id()));
    fs::create_dir_all(&fresh).at(&fresh)?;
    for entry in fs::read_dir(from).at(from)?.flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        if name.ends_with(".rlib") && !name.starts_with("libempty-") {
            fs::copy(entry.path(), fresh.join(&name)).at(&entry.path())?;
        }
    }
    write(&fresh.join(STAMP), compiler)?;
    if folder.exists() {
        fs::remove_dir_all(folder).at(folder)?;
    }
    fs::rename(&fresh, folder).at(folder)
}

/// The folder that holds `library/` of exactly this compiler's version.
fn source(work: &Path, compiler: &str) -> Outcome<PathBuf> {
    let release = compiler
        .lines()
        .find_map(|line| line.strip_prefix("release: "))
        .ok_or("rustc -vV names no release")?;
    let archive = match std::env::var_os(ARCHIVE_VARIABLE).filter(|name| !name.is_empty()) {
        Some(name) => PathBuf::from(name),
        None => from_mirror(work, release)?,
    };
    let tree = work.join("source");
    unpack(&archive, &tree)?;
    let candidates = [
        tree.clone(),
        tree.join(format!("usr/src/rustc-{release}")),
        tree.join("lib/rustlib/src/rust"),
    ];
    candidates
        .into_iter()
        .find(|folder| folder.join("library/std/Cargo.toml").is_file())
        .ok_or_else(|| {
            format!(
                "{} holds no library/std of Rust {release}",
                archive.display()
            )
        })
}

fn unpack(archive: &Path, tree: &Path) -> Outcome<()> {
    if archive.is_dir() {
        fs::create_dir_all(tree).at(tree)?;
        let library = if archive.ends_with("library") {
            archive.to_path_buf()
        } else {
            archive.join("library")
        };
        return link(&tree.join("library"), &library);
    }
    fs::create_dir_all(tree).at(tree)?;
    if archive
        .extension()
        .is_some_and(|extension| extension == "deb")
    {
        run(Command::new("dpkg").arg("-x").arg(archive).arg(tree))
    } else {
        run(Command::new("tar")
            .arg("-xf")
            .arg(archive)
            .arg("-C")
            .arg(tree))
    }
}

/// Fetches Debian's package of the source, by the mirror's address in apt's own configuration.
fn from_mirror(work: &Path, release: &str) -> Outcome<PathBuf> {
    let advice = format!(
        "name an archive of the library's source in {ARCHIVE_VARIABLE}, or type: rustup target add {TARGET}"
    );
    let (_, file, sha256) = DEBIAN_SOURCES
        .iter()
        .find(|(version, _, _)| *version == release)
        .ok_or_else(|| {
            format!("no source of Rust {release} is known on Debian's mirror: {advice}")
        })?;
    let listed = output(Command::new("apt-get").args([
        "indextargets",
        "--format",
        "$(REPO_URI)",
        "Created-By: Packages",
    ]))
    .map_err(|error| format!("{error}: {advice}"))?;
    let mirror = listed
        .lines()
        .find(|address| address.trim_end_matches('/').ends_with("/debian"))
        .ok_or_else(|| format!("apt knows no mirror of Debian: {advice}"))?;
    let package = work.join("rust-src.deb");
    run(Command::new("/usr/lib/apt/apt-helper")
        .arg("download-file")
        .arg(format!("{}/{file}", mirror.trim_end_matches('/')))
        .arg(&package)
        .arg(format!("SHA256:{sha256}")))
    .map_err(|error| format!("{error}: {advice}"))?;
    Ok(package)
}

/// A symbolic link that is removed with this value.
struct Link(PathBuf);

impl Link {
    fn new(at: &Path, to: &Path) -> Outcome<Option<Self>> {
        if at.join("library").exists() {
            return Ok(None); // The toolchain has its own source: cargo takes that one.
        }
        if at.is_symlink() {
            fs::remove_file(at).at(at)?;
        }
        link(at, to)?;
        Ok(Some(Self(at.to_path_buf())))
    }
}

impl Drop for Link {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.0);
    }
}

#[cfg(unix)]
fn link(at: &Path, to: &Path) -> Outcome<()> {
    if let Some(parent) = at.parent() {
        fs::create_dir_all(parent).at(parent)?;
    }
    std::os::unix::fs::symlink(to, at).at(at)
}

#[cfg(not(unix))]
fn link(_at: &Path, _to: &Path) -> Outcome<()> {
    Err(format!(
        "building the library is made for Unix; type: rustup target add {TARGET}"
    ))
}

fn write(path: &Path, content: &str) -> Outcome<()> {
    if let Some(parent) = path.parent() {
        fs::create_dir_all(parent).at(parent)?;
    }
    fs::write(path, content).at(path)
}
