//! The command line: the same engine, natively, for scripts and for measuring.
//!
//! Offsets in the output are Unicode code points. A bad input is a line of its own, the others go
//! on.

mod arguments;
mod inputs;
mod lines;
mod sets;

use std::ffi::OsString;
use std::io::{Read, Write};

pub use arguments::USAGE;

use crate::engine::Tools;

/// Something was read.
pub const DONE: u8 = 0;
/// Nothing was read.
pub const NOTHING: u8 = 2;
/// Wrong usage.
pub const WRONG_USAGE: u8 = 64;
/// A stream could not be read or written (a full disk, say); as `sysexits.h` has it.
pub const BROKEN_STREAM: u8 = 74;

/// The streams of a run, so that tests can hold both ends.
pub struct Streams<'a> {
    /// Standard input.
    pub input: &'a mut dyn Read,
    /// Standard output.
    pub output: &'a mut dyn Write,
    /// Standard error.
    pub errors: &'a mut dyn Write,
}

impl std::fmt::Debug for Streams<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Streams")
    }
}

/// Runs one command and gives the exit code.
///
/// # Errors
/// When a stream can't be read or written (a closed pipe, say).
pub fn run(arguments: &[OsString], streams: &mut Streams<'_>) -> std::io::Result<u8> {
    let command = match arguments::parse(arguments) {
        Ok(command) => command,
        Err(message) => {
            writeln!(streams.errors, "duilan: {message}\n\n{USAGE}")?;
            return Ok(WRONG_USAGE);
        }
    };
    use arguments::Command;
    match command {
        Command::Help => {
            writeln!(streams.output, "{USAGE}")?;
            Ok(DONE)
        }
        Command::Version => {
            writeln!(streams.output, "duilan {}", env!("CARGO_PKG_VERSION"))?;
            Ok(DONE)
        }
        Command::Analyze { source, words } => sets::analyze(&source, words, streams),
        Command::Compare { source } => sets::compare(&source, streams),
        Command::Fingerprints { source } => sets::fingerprints(&source, streams),
        Command::Align => sets::align(streams),
        Command::Extract { url } => sets::extract(url.as_deref(), streams),
        Command::Dates { on, zone, style } => lines::dates(on, zone, style, streams),
        Command::Names => lines::names(&Tools::embedded(), streams),
        Command::Words { standard } => lines::words(&Tools::embedded(), standard, streams),
    }
}
