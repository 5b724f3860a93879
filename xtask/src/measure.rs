//! Prints where time, memory and bytes go (`tests/measure/main.mjs` does the measuring).
//!
//! Builds what is compared: the page as it is released, and the program `examples/measure` twice,
//! natively and as wasm with the page's own profile and wasm-opt. The latter lies with its assets in
//! `target/measure`, a small site of its own.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::build;
use crate::outcome::{Context, Outcome};
use crate::places;
use crate::prepare::{self, TARGET};
use crate::run::{run, step, with_path};

/// The program that is measured.
const PROGRAM: &str = "measure";

/// MinHash by gaoya: a package of its own, so that its dependencies stay out of the workspace.
const MINHASH: &str = "tests/measure/minhash";

/// Prepares, builds, measures with sets of these sizes.
pub(crate) fn measure(counts: &[String]) -> Outcome<()> {
    let tools = prepare::for_build()?;
    let browser = prepare::browser()?;
    build::build(&tools)?;
    let native = step("the program, native", native)?;
    let site = places::target().join(PROGRAM);
    step("the program, as wasm", || wasm(&tools, &site))?;
    assets(&site)?;
    let mut command = Command::new("node");
    command
        .arg("tests/measure/main.mjs")
        .args(counts)
        .env("CHROME", &browser.chrome)
        .env("DUILAN_MEASURE", native)
        .env("DUILAN_MEASURE_SITE", &site)
        .env(
            "DUILAN_XTASK",
            std::env::current_exe().context("this program's path")?,
        )
        .current_dir(places::workspace());
    // A peer that can't be had is left out of the table.
    if let Ok(program) = step("MinHash by gaoya", minhash) {
        command.env("DUILAN_MINHASH", program);
    }
    run(&mut command)
}

fn native() -> Outcome<PathBuf> {
    run(Command::new("cargo")
        .args([
            "build",
            "--locked",
            "--profile",
            "fast",
            "--example",
            PROGRAM,
        ])
        .current_dir(places::workspace()))?;
    Ok(places::target().join("fast/examples").join(PROGRAM))
}

/// The program as wasm, with a page and the page's own worker script.
fn wasm(tools: &[PathBuf], site: &Path) -> Outcome<()> {
    run(Command::new("cargo")
        .args(["build", "--locked", "--profile", "page", "--features", "ui"])
        .args(["--target", TARGET, "--example", PROGRAM])
        .current_dir(places::workspace()))?;
    fs::create_dir_all(site).at(site)?;
    let built = places::target()
        .join(TARGET)
        .join("page/examples")
        .join(PROGRAM)
        .with_extension("wasm");
    run(with_path(&mut Command::new("wasm-bindgen"), tools)?
        .args(["--target", "web", "--no-typescript", "--out-dir"])
        .arg(site)
        .args(["--out-name", PROGRAM])
        .arg(built))?;
    let bound = site.join(format!("{PROGRAM}_bg.wasm"));
    run(with_path(&mut Command::new("wasm-opt"), tools)?
        .args(build::wasm_opt_flags()?)
        .arg("-o")
        .arg(&bound)
        .arg(&bound))?;
    let worker = places::workspace().join("www/worker.js");
    fs::copy(&worker, site.join("worker.js")).at(&worker)?;
    let page = site.join("index.html");
    fs::write(
        &page,
        "<!doctype html><meta charset=\"utf-8\"><title>measure</title>",
    )
    .at(&page)
}

/// Copies of the built page's dictionary and models, under names without a hash.
fn assets(site: &Path) -> Outcome<()> {
    let dist = places::dist();
    for entry in fs::read_dir(&dist).at(&dist)?.flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        if let Some((stem, _)) = name.split_once('-').filter(|_| name.ends_with(".bin")) {
            let to = site.join(format!("{stem}.bin"));
            fs::copy(entry.path(), &to).at(&to)?;
        }
    }
    Ok(())
}

fn minhash() -> Outcome<PathBuf> {
    let target = places::target().join("minhash");
    run(Command::new("cargo")
        .args(["build", "--locked", "--quiet", "--release", "--target-dir"])
        .arg(&target)
        .current_dir(places::workspace().join(MINHASH)))?;
    Ok(target.join("release/minhash"))
}
