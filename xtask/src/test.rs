//! Everything that is checked before a change may land, in the order of what fails soonest.
//!
//! A check that fails does not stop the others (unless they need what it makes); at the end stands
//! one line with how many passed and failed.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::build;
use crate::outcome::{Context, Outcome};
use crate::places;
use crate::prepare::{self, Browser, TARGET};
use crate::run::{run, step, with_path};

/// What stands at the end of an end-to-end test's file name.
const SPEC: &str = ".test.mjs";

/// A browser test that hangs is ended after so many seconds; a debug build on a busy machine needs
/// about a tenth of it.
const BROWSER_TEST_SECONDS: &str = "600";

/// Prepares what is missing, then runs every check.
pub(crate) fn test() -> Outcome<()> {
    let tools = prepare::for_build()?;
    let browser = prepare::browser()?;
    let mut checks = Checks::default();
    checks.run("format", || cargo(&["fmt", "--all", "--check"]));
    checks.run("lints, native", || {
        cargo(&[
            "clippy",
            "--locked",
            "--workspace",
            "--all-targets",
            "--",
            "-D",
            "warnings",
        ])
    });
    checks.run("lints, page", || {
        let page = [
            "--target",
            TARGET,
            "--features",
            "ui",
            "--lib",
            "--bin",
            "app",
        ];
        cargo(
            &[
                &["clippy", "--locked"],
                &page[..],
                &["--", "-D", "warnings"],
            ]
            .concat(),
        )
    });
    checks.run("tests, native", || {
        cargo(&["test", "--locked", "--workspace"])
    });
    checks.run("tests, in the browser", || wasm_tests(&tools, &browser));
    if checks.run("page", || build::build(&tools)) {
        checks.run("tests, end to end", || end_to_end(&browser));
    }
    checks.close()
}

fn cargo(arguments: &[&str]) -> Outcome<()> {
    run(Command::new("cargo")
        .args(arguments)
        .current_dir(places::workspace()))
}

/// The unit tests of the page and the tests of the engine as wasm, in headless Chromium.
fn wasm_tests(tools: &[PathBuf], browser: &Browser) -> Outcome<()> {
    let mut command = Command::new("cargo");
    command
        .args([
            "test",
            "--locked",
            "--target",
            TARGET,
            "--features",
            "ui",
            "--lib",
        ])
        .args(["--test", "wasm"])
        .env("CHROMEDRIVER", &browser.driver)
        .env("WASM_BINDGEN_TEST_TIMEOUT", BROWSER_TEST_SECONDS)
        .current_dir(places::workspace());
    run(with_path(&mut command, tools)?)
}

/// The built page in real browsers.
fn end_to_end(browser: &Browser) -> Outcome<()> {
    let xtask = std::env::current_exe().context("this program's path")?;
    let mut command = Command::new("node");
    command
        .args(["--test", "--test-concurrency=1", "--test-reporter=spec"])
        .args(specs(&places::workspace().join("tests/e2e"))?)
        .env("DUILAN_XTASK", xtask)
        .env("CHROME", &browser.chrome)
        .current_dir(places::workspace());
    if let Some(firefox) = &browser.firefox {
        command.env("FIREFOX", firefox);
    }
    run(&mut command)
}

fn specs(folder: &Path) -> Outcome<Vec<PathBuf>> {
    let mut specs: Vec<PathBuf> = fs::read_dir(folder)
        .at(folder)?
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.to_string_lossy().ends_with(SPEC))
        .collect();
    specs.sort();
    if specs.is_empty() {
        return Err(format!("{} holds no *{SPEC}", folder.display()));
    }
    Ok(specs)
}

/// What has passed and failed so far.
#[derive(Default)]
struct Checks {
    passed: usize,
    failed: Vec<String>,
}

impl Checks {
    /// Runs one check; says whether it passed.
    fn run(&mut self, name: &str, check: impl FnOnce() -> Outcome<()>) -> bool {
        match step(name, check) {
            Ok(()) => {
                self.passed += 1;
                true
            }
            Err(problem) => {
                eprintln!("error: {name}: {problem}");
                self.failed.push(name.to_owned());
                false
            }
        }
    }

    fn close(self) -> Outcome<()> {
        for name in &self.failed {
            println!("failed: {name}");
        }
        println!(
            "checks: {} passed, {} failed",
            self.passed,
            self.failed.len()
        );
        if self.failed.is_empty() {
            Ok(())
        } else {
            Err("some checks failed".to_owned())
        }
    }
}
