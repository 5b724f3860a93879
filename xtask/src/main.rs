//! The two commands of the README, and the steps they are made of.
//!
//! ```text
//! cargo xtask serve [--open]   prepare, build, serve the page on 127.0.0.1:8080
//! cargo xtask test             prepare, then run every check
//! cargo xtask prepare          only what is missing: target library, tools, browser
//! ```
//!
//! Whatever fails ends the program with one line that says what to do, and exit code 1.

mod bundle;
mod outcome;
mod places;
mod prepare;
mod run;

use std::process::ExitCode;

use outcome::Outcome;

const USAGE: &str = "\
usage: cargo xtask COMMAND
  prepare          install what is missing";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match dispatch(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("error: {problem}");
            ExitCode::FAILURE
        }
    }
}

fn dispatch(arguments: &[String]) -> Outcome<()> {
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["bundle"] => bundle::bundle(),
        ["prepare"] => prepare::target_library(),
        _ => Err(USAGE.to_owned()),
    }
}
