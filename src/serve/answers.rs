//! The set as view models see it, and the answer to each request.

use std::rc::Rc;

use crate::engine::{Library, Tools, words};
use crate::model::{InputError, Word};
use crate::text::fold::fold_char;
use crate::view::{self, Entry, Limits, NameGroup, Request, Response, Shelf};

use super::difference::difference;

/// Answers a screen's request from the settled library.
pub(super) fn answer(
    library: &Library,
    groups: &[NameGroup],
    tools: Option<&Tools>,
    request: &Request,
) -> Response {
    let entries: Vec<Entry<'_>> = entries(library);
    let errors: Vec<(u32, InputError)> = library
        .files()
        .flat_map(|(file, result)| result.errors.iter().map(move |error| (file, error.clone())))
        .collect();
    let shelf = Shelf {
        entries: &entries,
        comparison: library.comparison(),
        groups,
        errors: &errors,
        fold: fold_text,
        difference,
    };
    respond(&shelf, tools, request)
}

fn respond(shelf: &Shelf<'_>, tools: Option<&Tools>, request: &Request) -> Response {
    let limits = &Limits::STANDARD;
    let answered = match request {
        Request::Library { query, sort } => Some(Response::Library(Rc::new(view::library(
            shelf, query, *sort, limits,
        )))),
        Request::Article { id, words: wanted } => {
            let cut = match (wanted, tools, shelf.entry(id)) {
                (true, Some(tools), Some(entry)) => words_of(tools, entry),
                _ => Vec::new(),
            };
            view::article(shelf, id, &cut, limits).map(|view| Response::Article(Rc::new(view)))
        }
        Request::Compare { a, b } => {
            view::compare(shelf, a, b, limits).map(|view| Response::Compare(Rc::new(view)))
        }
        Request::Timeline { story } => Some(Response::Timeline(Rc::new(view::timeline(
            shelf, *story, limits,
        )))),
        Request::Names { kind, query } => {
            Some(Response::Names(Rc::new(view::names(shelf, *kind, query))))
        }
        Request::Name { key } => {
            view::name(shelf, key, limits).map(|view| Response::Name(Rc::new(view)))
        }
        Request::Stories => Some(Response::Stories(Rc::new(view::stories(shelf)))),
        Request::Ladder { id, with, passage } => {
            view::ladder(shelf, id, with, *passage).map(|view| Response::Ladder(Rc::new(view)))
        }
    };
    answered.unwrap_or(Response::Missing)
}

/// The words of an article's title and body, with their places in its text.
fn words_of(tools: &Tools, entry: &Entry<'_>) -> Vec<Word> {
    let reading = entry.article.reading();
    words(tools, &reading.text)
        .into_iter()
        .filter_map(|mut word| {
            word.span = reading.to_text(word.span)?;
            Some(word)
        })
        .collect()
}

fn entries(library: &Library) -> Vec<Entry<'_>> {
    let decisions: std::collections::BTreeMap<u32, _> = library
        .files()
        .map(|(file, result)| (file, &result.decisions))
        .collect();
    library
        .rows()
        .map(|row| Entry {
            id: row.id,
            file: row.file,
            file_name: row.file_name,
            ordinal: row.ordinal,
            format: row.analyzed.format,
            charset: &row.analyzed.charset,
            article: &row.analyzed.article,
            annotations: &row.analyzed.annotations,
            decisions: decisions.get(&row.file).copied(),
        })
        .collect()
}

/// A text as searches match it: script, width and case folded.
fn fold_text(text: &str) -> String {
    text.chars().map(fold_char).collect()
}
