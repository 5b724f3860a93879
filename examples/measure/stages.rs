//! Each stage of the way from bytes to a compared library, in one thread.

use duilan::engine::{Config, FileResult, Input, Tools, analyze_file};
use duilan::model::{Document, FileDecisions};
use duilan::protocol::{Delivery, decode, encode};
use duilan::serve::Librarian;
use duilan::view::{Request, Response, SortBy};
use duilan::{clean, dates, ingest};

use crate::articles::File;
use crate::clock::timed;
use crate::report::Report;

/// Files that go through a stage between two looks at the clock: a browser's clock is coarse, and
/// the results of all files at once would not fit.
const CHUNK: usize = 50;

/// Measures all stages; each chunk is done `rounds` times and its best time counts.
pub(crate) fn stages(tools: &Tools, files: &[File], rounds: usize) -> Report {
    let mut report = Report::default();
    let bytes = files.iter().map(|file| file.text.len()).sum();
    report.count("source", bytes, "bytes");
    rooms(tools, files, rounds, &mut report);
    library(tools, files, rounds, &mut report);
    report
}

/// The best time of some rounds, and the value.
fn best<T>(rounds: usize, sum: &mut f64, work: impl Fn() -> T) -> T {
    let (mut value, mut least) = timed(&work);
    for _ in 1..rounds {
        let (again, took) = timed(&work);
        (value, least) = (again, least.min(took));
    }
    *sum += least;
    value
}

/// Each room of an analyst alone.
fn rooms(tools: &Tools, files: &[File], rounds: usize, report: &mut Report) {
    let config = Config::STANDARD;
    let decisions = FileDecisions::default();
    let mut sums = [0.0; 5];
    let [read, cleaned, cut, named, dated] = &mut sums;
    let mut characters = 0;
    for chunk in files.chunks(CHUNK) {
        let documents: Vec<Document> = best(rounds, read, || {
            let read =
                |f: &File| ingest::read(&f.name, f.text.as_bytes(), None, &config.ingest).documents;
            chunk.iter().flat_map(read).collect()
        });
        let articles = best(rounds, cleaned, || {
            let clean = |document| clean::clean(document, &decisions, &config.clean).ok();
            documents
                .iter()
                .filter_map(clean)
                .flatten()
                .collect::<Vec<_>>()
        });
        let texts: Vec<String> = articles.iter().map(|a| a.reading().text).collect();
        characters += texts.iter().map(|t| t.chars().count()).sum::<usize>();
        let words = best(rounds, cut, || {
            let words = texts.iter().map(|text| tools.segmenter.words(text));
            words.collect::<Vec<_>>()
        });
        best(rounds, named, || {
            let texts = texts.iter().zip(&words);
            let named = texts.map(|(text, words)| tools.tagger.annotate(text, words));
            named.collect::<Vec<_>>()
        });
        best(rounds, dated, || {
            let texts = texts.iter().zip(&articles);
            let contexts = texts.map(|(t, a)| (t, dates::Context::at(a.metadata.published)));
            contexts
                .map(|(text, context)| dates::annotate(text, &context))
                .collect::<Vec<_>>()
        });
    }
    report.count("characters", characters, "characters");
    for (stage, sum) in ["ingest", "clean", "words", "names", "dates"]
        .iter()
        .zip(sums)
    {
        report.time(stage, sum);
    }
}

/// An analyst's whole work, the way to the librarian, and the librarian's.
fn library(tools: &Tools, files: &[File], rounds: usize, report: &mut Report) {
    let config = Config::STANDARD;
    let decisions = FileDecisions::default();
    let (mut analysed, mut traced, mut encoded, mut delivered) = (0.0, 0.0, 0.0, 0.0);
    let mut librarian = Librarian::default();
    let mut sent = 0;
    let mut number = 0;
    for chunk in files.chunks(CHUNK) {
        let mut results = best(rounds, &mut analysed, || {
            let analyze = |file: &File| {
                let input = Input {
                    file: &file.name,
                    bytes: file.text.as_bytes(),
                    url: None,
                };
                analyze_file(tools, input, &decisions, &config)
            };
            chunk.iter().map(analyze).collect::<Vec<_>>()
        });
        let ((), took) = timed(|| results.iter_mut().for_each(FileResult::trace));
        traced += took;
        let parts: Vec<Vec<u8>> = best(rounds, &mut encoded, || {
            results.iter().filter_map(|r| encode(r).ok()).collect()
        });
        sent += parts.iter().map(Vec::len).sum::<usize>();
        let ((), took) = timed(|| {
            for part in &parts {
                let delivery = Delivery {
                    file: duilan::model::FileId(number),
                    attempt: 0,
                };
                let taken = librarian.deliver(&delivery, part);
                assert!(taken.is_ok(), "the librarian takes what it is given");
                number += 1;
            }
        });
        delivered += took;
    }
    report.time("analyze", analysed);
    report.time("trace", traced);
    report.time("encode", encoded);
    report.count("messages", sent, "bytes");
    report.time("deliver", delivered);
    let (_, took) = timed(|| librarian.settle(1, &mut || {}));
    report.time("settle", took);
    screen(&mut librarian, report);
}

/// The library's screen: what was found, and the first rows of the list.
fn screen(librarian: &mut Librarian, report: &mut Report) {
    let rows = Request::Rows {
        query: String::new(),
        sort: SortBy::Published,
        reversed: false,
        first: 0,
    };
    let mut bytes = 0;
    let mut took = 0.0;
    for request in [Request::Library, rows] {
        let (answer, asked) = timed(|| librarian.ask(1, &request));
        took += asked;
        let Ok((_, parts)) = answer else {
            return;
        };
        bytes += parts.iter().map(Vec::len).sum::<usize>();
        let view = parts.first().and_then(|part| decode::<Response>(part).ok());
        if let Some(Response::Library(view)) = view {
            report.count("pairs", view.n_pairs, "pairs");
            report.count("stories", view.finding.n_stories, "stories");
        }
    }
    report.time("list", took);
    report.count("answer", bytes, "bytes");
}
