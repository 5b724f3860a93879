//! Runs other programs: says what runs, how long it took, and what was missing.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use crate::outcome::Outcome;

/// Finds a program on PATH, as a shell would.
pub(crate) fn find(name: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path)
        .map(|folder| folder.join(name))
        .find(|candidate| candidate.is_file())
}

/// Runs a command to its end with its output shown; anything but success is an error.
pub(crate) fn run(command: &mut Command) -> Outcome<()> {
    let name = name(command);
    let status = command
        .status()
        .map_err(|error| format!("{name}: {error}"))?;
    if status.success() {
        Ok(())
    } else {
        Err(format!("{name} ended with {status}"))
    }
}

/// Runs a command and gives what it printed, without the last line break.
pub(crate) fn output(command: &mut Command) -> Outcome<String> {
    let name = name(command);
    let output = command
        .output()
        .map_err(|error| format!("{name}: {error}"))?;
    if output.status.success() {
        Ok(String::from_utf8_lossy(&output.stdout)
            .trim_end()
            .to_owned())
    } else {
        let reason = String::from_utf8_lossy(&output.stderr);
        Err(format!(
            "{name} ended with {}: {}",
            output.status,
            reason.trim()
        ))
    }
}

/// Runs one step under a heading, and prints the time that it took.
pub(crate) fn step<T>(title: &str, work: impl FnOnce() -> Outcome<T>) -> Outcome<T> {
    println!("── {title}");
    let start = Instant::now();
    let value = work()?;
    println!("   {title}: {:.1} s", start.elapsed().as_secs_f64());
    Ok(value)
}

/// Puts folders before PATH for one command.
pub(crate) fn with_path<'a>(
    command: &'a mut Command,
    folders: &[PathBuf],
) -> Outcome<&'a mut Command> {
    let old = std::env::var_os("PATH").unwrap_or_default();
    let all = folders.iter().cloned().chain(std::env::split_paths(&old));
    let joined = std::env::join_paths(all).map_err(|error| format!("PATH: {error}"))?;
    Ok(command.env("PATH", joined))
}

fn name(command: &Command) -> String {
    let program = Path::new(command.get_program());
    let short = program.file_name().unwrap_or(program.as_os_str());
    let first: Vec<&OsStr> = command.get_args().take(3).collect();
    let mut line = short.to_string_lossy().into_owned();
    for argument in first {
        line.push(' ');
        line.push_str(&argument.to_string_lossy());
    }
    line
}
