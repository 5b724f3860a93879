//! Paths to bytes: files, folders walked in sorted order, standard input.

use std::io::Read;
use std::path::Path;

use crate::engine::{Config, FileResult, Input, Library, Tools, analyze_file};
use crate::model::{FileDecisions, InputError, InputErrorCode};

/// Analyses everything below the paths and settles the set.
pub(super) fn library(
    paths: &[String],
    tools: &Tools,
    config: &Config,
    stdin: &mut dyn Read,
) -> std::io::Result<Library> {
    let mut library = Library::new();
    let mut key = 0;
    let mut take = |result: FileResult| {
        library.insert(key, result);
        key += 1;
    };
    for path in paths {
        if path == "-" {
            let mut bytes = Vec::new();
            stdin.read_to_end(&mut bytes)?;
            take(analyzed("stdin", &bytes, tools, config));
            continue;
        }
        for file in files_below(path) {
            take(match std::fs::read(&file) {
                Ok(bytes) => analyzed(&file, &bytes, tools, config),
                Err(error) => unreadable(&file, &error),
            });
        }
    }
    library.settle();
    Ok(library)
}

fn analyzed(file: &str, bytes: &[u8], tools: &Tools, config: &Config) -> FileResult {
    analyze_file(
        tools,
        Input {
            file,
            bytes,
            url: None,
        },
        &FileDecisions::default(),
        config,
    )
}

fn unreadable(file: &str, error: &std::io::Error) -> FileResult {
    let error = InputError {
        file: file.to_owned(),
        code: InputErrorCode::Unreadable,
        place: error.kind().to_string(),
        number: 0,
        limit: 0,
    };
    FileResult {
        file: file.to_owned(),
        errors: vec![error],
        ..FileResult::default()
    }
}

/// The file itself, or every file below a folder, sorted; hidden ones are left out.
fn files_below(path: &str) -> Vec<String> {
    let mut files = Vec::new();
    let mut open = vec![path.to_owned()];
    while let Some(place) = open.pop() {
        if !Path::new(&place).is_dir() {
            files.push(place);
            continue;
        }
        let Ok(entries) = std::fs::read_dir(&place) else {
            files.push(place);
            continue;
        };
        let below = entries.filter_map(Result::ok).filter_map(|entry| {
            let name = entry.file_name().into_string().ok()?;
            // A link to a folder may lead in a circle.
            let circle = entry.file_type().ok()?.is_symlink() && entry.path().is_dir();
            (!name.starts_with('.') && !circle)
                .then(|| format!("{}/{name}", place.trim_end_matches('/')))
        });
        open.extend(below);
    }
    files.sort_unstable();
    files
}
