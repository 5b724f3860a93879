//! `analyze`, `compare`, `fingerprints`, `align`, `extract`: commands over a set of articles.

use std::io::BufRead;

use crate::compare::lines::{align as align_lines, fingerprints as fingerprint_lines};
use crate::engine::{Config, Input, Library, Row, Tools, analyze_file, item};
use crate::export::{Record, json};
use crate::model::{FileDecisions, FileId};

use super::arguments::Source;
use super::inputs::library;
use super::{DONE, NOTHING, Streams};

pub(super) fn analyze(
    source: &Source,
    words: bool,
    streams: &mut Streams<'_>,
) -> std::io::Result<u8> {
    let config = Config {
        keep_words: words,
        ..Config::STANDARD
    };
    let library = library(source, &Tools::embedded(), &config, streams)?;
    for row in library.rows() {
        writeln!(streams.output, "{}", json::article(record(row), words))?;
    }
    for error in library.errors() {
        writeln!(streams.output, "{}", json::error(error))?;
    }
    Ok(code(&library))
}

pub(super) fn compare(source: &Source, streams: &mut Streams<'_>) -> std::io::Result<u8> {
    let library = library(source, &Tools::embedded(), &Config::STANDARD, streams)?;
    tell_errors(&library, streams)?;
    let bodies: Vec<String> = library
        .rows()
        .map(|row| row.analyzed.article.body().text)
        .collect();
    let bodies: Vec<&str> = bodies.iter().map(String::as_str).collect();
    writeln!(
        streams.output,
        "{}",
        json::comparison(library.comparison(), &bodies)
    )?;
    Ok(code(&library))
}

pub(super) fn fingerprints(source: &Source, streams: &mut Streams<'_>) -> std::io::Result<u8> {
    let library = library(source, &Tools::embedded(), &Config::STANDARD, streams)?;
    tell_errors(&library, streams)?;
    let items: Vec<_> = library.rows().map(item).collect();
    for line in fingerprint_lines(&items) {
        writeln!(streams.output, "{line}")?;
    }
    Ok(code(&library))
}

pub(super) fn align(streams: &mut Streams<'_>) -> std::io::Result<u8> {
    let read: Vec<String> = std::io::BufReader::new(&mut *streams.input)
        .lines()
        .collect::<std::io::Result<_>>()?;
    match align_lines(read.iter()) {
        Ok((comparison, items)) => {
            let bodies: Vec<&str> = items.iter().map(|item| item.body.as_str()).collect();
            writeln!(streams.output, "{}", json::comparison(&comparison, &bodies))?;
            Ok(if items.is_empty() { NOTHING } else { DONE })
        }
        Err(error) => {
            writeln!(streams.errors, "{error}")?;
            Ok(NOTHING)
        }
    }
}

pub(super) fn extract(url: Option<&str>, streams: &mut Streams<'_>) -> std::io::Result<u8> {
    let mut bytes = Vec::new();
    streams.input.read_to_end(&mut bytes)?;
    let input = Input {
        file: "stdin",
        bytes: &bytes,
        url,
    };
    let config = Config::STANDARD;
    let result = analyze_file(
        &Tools::embedded(),
        input,
        &FileDecisions::default(),
        &config,
    );
    let mut library = Library::new();
    library.insert(FileId(0), result);
    library.settle();
    match library.labelled("stdin").or_else(|| library.rows().next()) {
        Some(row) => writeln!(streams.output, "{}", json::article(record(row), false))?,
        None => {
            for error in library.errors() {
                writeln!(streams.output, "{}", json::error(error))?;
            }
        }
    }
    Ok(code(&library))
}

fn record(row: Row<'_>) -> Record<'_> {
    Record {
        id: row.label,
        key: None,
        file: row.file_name,
        article: &row.analyzed.article,
        annotations: &row.analyzed.annotations,
    }
}

/// Where the output is one object, bad inputs are told on standard error.
fn tell_errors(library: &Library, streams: &mut Streams<'_>) -> std::io::Result<()> {
    for error in library.errors() {
        writeln!(streams.errors, "{}", json::error(error))?;
    }
    Ok(())
}

fn code(library: &Library) -> u8 {
    if library.rows().next().is_none() {
        NOTHING
    } else {
        DONE
    }
}
