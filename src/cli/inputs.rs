//! Paths to bytes: files, folders walked in sorted order, standard input.
//!
//! A path that is given is read whatever it is (a pipe of the shell, say). Below a folder only
//! regular files are opened: a named pipe would be waited for without end. Each file is read once,
//! however many spellings of its path are given.

use std::collections::BTreeSet;

use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc;

use crate::engine::{Config, FileResult, Input, Library, Tools, analyze_file};
use crate::model::{FileDecisions, FileId, InputError, InputErrorCode};

use super::Streams;
use super::arguments::Source;

/// What a set's results are keyed by: the order of the paths.
type Job = (u32, Place);

/// Where bytes come from.
enum Place {
    /// Already read.
    Stdin(Vec<u8>),
    /// Still to be read.
    File(PathBuf),
}

/// Analyses everything below the paths and settles the set.
pub(super) fn library(
    source: &Source,
    tools: &Tools,
    config: &Config,
    streams: &mut Streams<'_>,
) -> std::io::Result<Library> {
    let jobs = places(&source.paths, streams)?;
    let mut library = Library::new();
    each_result(
        &jobs,
        threads(source.jobs, jobs.len()),
        tools,
        config,
        |key, result| {
            library.insert(FileId(key), result);
        },
    );
    library.settle();
    Ok(library)
}

/// As many threads as asked for, else as there are cores; never more than files.
fn threads(asked: Option<usize>, n_jobs: usize) -> usize {
    let cores = || std::thread::available_parallelism().map_or(1, NonZero::get);
    asked.unwrap_or_else(cores).min(n_jobs)
}

/// Analyses all files on several threads and takes the results on this one, as they come.
fn each_result(
    jobs: &[Job],
    n_threads: usize,
    tools: &Tools,
    config: &Config,
    mut take: impl FnMut(u32, FileResult),
) {
    let next = AtomicUsize::new(0);
    let next = &next;
    // A result that waits holds its texts: a thread that is far ahead waits instead.
    let (send, results) = mpsc::sync_channel(n_threads.max(1));
    std::thread::scope(|scope| {
        for _ in 0..n_threads {
            let send = send.clone();
            scope.spawn(move || {
                while let Some((key, place)) = jobs.get(next.fetch_add(1, Ordering::Relaxed)) {
                    let result = result(place, tools, config);
                    if send.send((*key, result)).is_err() {
                        return;
                    }
                }
            });
        }
        drop(send);
        for (key, result) in results {
            take(key, result);
        }
    });
}

fn result(place: &Place, tools: &Tools, config: &Config) -> FileResult {
    match place {
        Place::Stdin(bytes) => analyzed("stdin", bytes, tools, config),
        Place::File(path) => {
            let name = path.to_string_lossy();
            match std::fs::read(path) {
                Ok(bytes) => analyzed(&name, &bytes, tools, config),
                Err(error) => unreadable(&name, &error),
            }
        }
    }
}

fn analyzed(file: &str, bytes: &[u8], tools: &Tools, config: &Config) -> FileResult {
    let input = Input {
        file,
        bytes,
        url: None,
    };
    analyze_file(tools, input, &FileDecisions::default(), config)
}

fn unreadable(file: &str, error: &std::io::Error) -> FileResult {
    let error = InputError::new(file, InputErrorCode::Unreadable, error.kind().to_string());
    FileResult {
        file: file.to_owned(),
        errors: vec![error],
        ..FileResult::default()
    }
}

/// All that is to be read, in the order of the paths.
fn places(paths: &[PathBuf], streams: &mut Streams<'_>) -> std::io::Result<Vec<Job>> {
    let mut seen = BTreeSet::new();
    let mut left_out = 0_usize;
    let mut places = Vec::new();
    for path in paths {
        if path.as_os_str() == "-" {
            let mut bytes = Vec::new();
            streams.input.read_to_end(&mut bytes)?;
            places.push(Place::Stdin(bytes));
            continue;
        }
        for file in files_below(path, &mut left_out) {
            let canonical = std::fs::canonicalize(&file).unwrap_or_else(|_| file.clone());
            if seen.insert(canonical) {
                places.push(Place::File(file));
            }
        }
    }
    if left_out > 0 {
        writeln!(
            streams.errors,
            "duilan: hidden files and what is no regular file were left out: {left_out}"
        )?;
    }
    Ok((0..).zip(places).collect())
}

/// The file itself, or every regular file below a folder, sorted; counts what was left out.
fn files_below(path: &Path, left_out: &mut usize) -> Vec<PathBuf> {
    let mut files = Vec::new();
    let mut open = vec![path.to_owned()];
    while let Some(folder) = open.pop() {
        let Ok(entries) = std::fs::read_dir(&folder) else {
            // A file, or a folder that can't be read: reading it says which.
            files.push(folder);
            continue;
        };
        for entry in entries.flatten() {
            let place = entry.path();
            let is_hidden = entry.file_name().to_string_lossy().starts_with('.');
            // Follows a link; one that leads nowhere is reported when it is read.
            let is_folder = place.is_dir();
            let is_link = entry.file_type().is_ok_and(|kind| kind.is_symlink());
            if is_hidden || (place.exists() && !is_folder && !place.is_file()) {
                *left_out += 1;
            } else if is_folder && !is_link {
                open.push(place);
            } else if !is_folder {
                files.push(place);
            }
            // A link to a folder may lead in a circle; what it leads to is read where it stands.
        }
    }
    files.sort_unstable();
    files
}
