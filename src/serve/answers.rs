//! The set as view models see it, and the answer to each request.

use std::rc::Rc;

use crate::corpus::{Corpus, Naming, difference};
use crate::engine::{Library, Standard, Tools, words_by};
use crate::model::{FileDecisions, FileId, InputError, Number, Word};
use crate::text::{self, fold::fold_char};
use crate::view::{self, Entry, Limits, Request, Response, Shelf, WordCut};

/// Answers a screen's request from the settled library.
pub(super) fn answer(corpus: &Corpus, tools: Option<&Tools>, request: &Request) -> Response {
    let (library, naming) = (corpus.library(), corpus.naming());
    let entries: Vec<Entry<'_>> = entries(library, naming);
    let errors: Vec<(FileId, InputError)> = library
        .files()
        .flat_map(|(file, result)| result.errors.iter().map(move |error| (file, error.clone())))
        .collect();
    let shelf = Shelf {
        entries: &entries,
        comparison: library.comparison(),
        story_ids: library.stories(),
        groups: &naming.groups,
        renamed: &naming.renamed,
        errors: &errors,
        decisions: library.decisions(),
        numbers,
        fold: fold_text,
        difference,
    };
    respond(&shelf, tools, request)
}

fn respond(shelf: &Shelf<'_>, tools: Option<&Tools>, request: &Request) -> Response {
    let limits = &Limits::STANDARD;
    let answered = match request {
        Request::Library => Some(Response::Library(Rc::new(view::library(shelf, limits)))),
        Request::Rows {
            query,
            sort,
            reversed,
            first,
        } => Some(Response::Rows(Rc::new(view::rows(
            shelf,
            query,
            (*sort, *reversed),
            *first,
            limits,
        )))),
        Request::Pairs { first } => {
            Some(Response::Pairs(Rc::new(view::pairs(shelf, *first, limits))))
        }
        Request::Article { id, words: wanted } => {
            let cut = match (wanted, tools, shelf.entry(*id)) {
                (Some(cut), Some(tools), Some(entry)) => words_of(tools, entry, *cut),
                _ => Vec::new(),
            };
            view::article(shelf, *id, &cut, limits).map(|view| Response::Article(Rc::new(view)))
        }
        Request::Compare { a, b } => {
            view::compare(shelf, *a, *b, limits).map(|view| Response::Compare(Rc::new(view)))
        }
        Request::Timeline { story } => {
            view::timeline(shelf, *story, limits).map(|view| Response::Timeline(Rc::new(view)))
        }
        Request::Names {
            kind,
            query,
            hidden,
        } => Some(Response::Names(Rc::new(view::names(
            shelf, *kind, query, *hidden,
        )))),
        Request::Name { key } => {
            view::name(shelf, key, limits).map(|view| Response::Name(Rc::new(view)))
        }
        // The librarian counts words itself.
        Request::Words(_) => None,
        Request::Stories => Some(Response::Stories(Rc::new(view::stories(shelf)))),
        Request::Coverage { story } => {
            view::coverage(shelf, *story, limits).map(|view| Response::Coverage(Rc::new(view)))
        }
        Request::Ladder { id, with, passage } => {
            view::ladder(shelf, *id, *with, *passage).map(|view| Response::Ladder(Rc::new(view)))
        }
    };
    answered.unwrap_or(Response::Missing)
}

/// The words of an article's title and body, with their places in its text.
fn words_of(tools: &Tools, entry: &Entry<'_>, cut: WordCut) -> Vec<Word> {
    let reading = entry.article.reading();
    words_by(tools, &reading.text, standard(cut))
        .into_iter()
        .filter_map(|mut word| {
            word.span = reading.to_text(word.span)?;
            Some(word)
        })
        .collect()
}

/// The engine's name of a cut.
pub(super) const fn standard(cut: WordCut) -> Standard {
    match cut {
        WordCut::PeoplesDaily => Standard::PeoplesDaily,
        WordCut::Jieba => Standard::Dictionary,
    }
}

fn entries<'a>(library: &'a Library, naming: &'a Naming) -> Vec<Entry<'a>> {
    // By file, as the library gives them.
    let decisions: Vec<(FileId, &FileDecisions)> = library
        .files()
        .map(|(file, result)| (file, &result.decisions))
        .collect();
    let decided = |file: FileId| {
        let place = decisions.binary_search_by_key(&file, |(of, _)| *of).ok()?;
        decisions.get(place).map(|(_, decided)| *decided)
    };
    library
        .rows()
        .enumerate()
        .map(|(place, row)| Entry {
            id: row.id,
            label: row.label,
            file_name: row.file_name,
            format: row.analyzed.format,
            charset: &row.analyzed.charset,
            article: &row.analyzed.article,
            annotations: naming
                .annotations(place)
                .unwrap_or(&row.analyzed.annotations),
            decisions: decided(row.id.file),
        })
        .collect()
}

fn numbers(text: &str) -> Vec<Number> {
    text::number::numbers(text)
        .into_iter()
        .map(|(span, value)| Number { span, value })
        .collect()
}

/// A text as searches match it: script, width and case folded.
fn fold_text(text: &str) -> String {
    text.chars().map(fold_char).collect()
}
