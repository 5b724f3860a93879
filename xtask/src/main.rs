//! The two commands of the README, and the steps they are made of.
//!
//! ```text
//! cargo xtask serve [--open] [--port N]   prepare, build, serve the page on 127.0.0.1:8080
//! cargo xtask test                        prepare, then run every check
//! ```
//!
//! Whatever fails ends the program with one line that says what to do, and exit code 1.

mod build;
mod bundle;
mod host;
mod measure;
mod outcome;
mod places;
mod prepare;
mod run;
mod test;

use std::path::PathBuf;
use std::process::{Command, ExitCode};

use host::{Host, Site};
use outcome::{Context, Outcome};

/// The port that the README names.
const PORT: u16 = 8080;

const USAGE: &str = "\
usage: cargo xtask COMMAND
  serve [--open] [--port N]         prepare what is missing, build the page, serve it on 127.0.0.1:8080
  build                             prepare what is missing, build the page into dist
  test                              prepare what is missing, run every check
  measure [COUNT]...                build, then print where time, memory and bytes go
  prepare                           only prepare what is missing
  host [--port N] [--under /a/b/] [--folder F]   only serve what is built
  bundle                            the build's last step, which Trunk calls";

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
    let (command, options) = arguments.split_first().ok_or(USAGE)?;
    if command == "measure" {
        return measure::measure(options);
    }
    let options = Options::read(options)?;
    match command.as_str() {
        "serve" => {
            build::build(&prepare::for_build()?)?;
            host(&options)
        }
        "build" => build::build(&prepare::for_build()?),
        "test" => test::test(),
        "prepare" => {
            prepare::for_build()?;
            prepare::browser()?;
            Ok(())
        }
        "host" => host(&options),
        "bundle" => bundle::bundle(),
        _ => Err(USAGE.to_owned()),
    }
}

/// Serves `dist` until the person stops it.
fn host(options: &Options) -> Outcome<()> {
    let site = Site {
        folder: options.folder.clone(),
        under: options.under.clone(),
    };
    let host = Host::listen(site, options.port)?;
    let address = host.address()?;
    println!("{address}");
    if options.open {
        open(&address)?;
    }
    host.serve()
}

fn open(address: &str) -> Outcome<()> {
    let opener = if cfg!(target_os = "macos") {
        "open"
    } else {
        "xdg-open"
    };
    Command::new(opener).arg(address).spawn().context(opener)?;
    Ok(())
}

/// What follows the command's name.
struct Options {
    open: bool,
    port: u16,
    under: String,
    folder: PathBuf,
}

impl Options {
    fn read(words: &[String]) -> Outcome<Self> {
        let mut options = Self {
            open: false,
            port: PORT,
            under: "/".to_owned(),
            folder: places::dist(),
        };
        let mut words = words.iter().map(String::as_str);
        while let Some(word) = words.next() {
            match (word, words.clone().next()) {
                ("--open", _) => options.open = true,
                ("--port", Some(port)) => {
                    options.port = port.parse().context(format!("--port {port}"))?;
                    words.next();
                }
                ("--under", Some(folder)) if folder.starts_with('/') && folder.ends_with('/') => {
                    options.under = folder.to_owned();
                    words.next();
                }
                ("--folder", Some(folder)) => {
                    options.folder = PathBuf::from(folder);
                    words.next();
                }
                _ => return Err(USAGE.to_owned()),
            }
        }
        Ok(options)
    }
}
