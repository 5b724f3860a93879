//! Where the time goes, natively and in one thread: `cargo run --profile fast --example measure -- [COUNT] [--write DIR]`.
//!
//! Prints, for generated articles, each stage in ms an article and MB/s of source text. With
//! `--write` it writes the files instead, for the same measurement in a browser.
#![allow(
    clippy::print_stdout,
    clippy::indexing_slicing,
    reason = "a measuring program"
)]

mod articles;

use std::time::{Duration, Instant};

use duilan::engine::{Config, FileResult, Input, Library, Tools, analyze_file};
use duilan::model::FileDecisions;
use duilan::{clean, dates, ingest};

fn main() -> std::io::Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let count = arguments
        .iter()
        .find_map(|word| word.parse().ok())
        .unwrap_or(1000);
    let files = articles::files(count, 1);
    if let Some(place) = arguments.iter().position(|word| word == "--write") {
        let folder = arguments.get(place + 1).map_or("generated", String::as_str);
        return write(folder, &files);
    }
    let start = Instant::now();
    let tools = Tools::embedded();
    let _ = tools.segmenter.words("热身");
    println!(
        "dictionary and models ready in {:.0} ms",
        milliseconds(start.elapsed())
    );
    let bytes: usize = files.iter().map(|file| file.text.len()).sum();
    println!("{count} files, {:.1} MB", bytes as f64 / 1e6);
    println!("{:<12} {:>12} {:>10}", "stage", "ms/article", "MB/s");
    let report = |stage: &str, time: Duration| {
        let each = milliseconds(time) / count as f64;
        println!(
            "{stage:<12} {each:>12.3} {:>10.1}",
            bytes as f64 / 1e6 / time.as_secs_f64()
        );
    };
    stages(&tools, &files, &report);
    whole(&tools, &files, &report);
    Ok(())
}

/// Each room alone.
fn stages(tools: &Tools, files: &[articles::File], report: &dyn Fn(&str, Duration)) {
    let config = Config::STANDARD;
    let decisions = FileDecisions::default();
    let (documents, time) = timed(|| {
        files
            .iter()
            .flat_map(|f| ingest::read(&f.name, f.text.as_bytes(), None, &config.ingest).documents)
            .collect::<Vec<_>>()
    });
    report("ingest", time);
    let (articles, time) = timed(|| {
        documents
            .iter()
            .filter_map(|document| clean::clean(document, &decisions, &config.clean).ok())
            .flatten()
            .collect::<Vec<_>>()
    });
    report("clean", time);
    let readings: Vec<String> = articles
        .iter()
        .map(|article| article.reading().text)
        .collect();
    let (words, time) = timed(|| {
        readings
            .iter()
            .map(|text| tools.segmenter.words(text))
            .collect::<Vec<_>>()
    });
    report("words", time);
    let (_, time) = timed(|| {
        readings
            .iter()
            .zip(&words)
            .map(|(t, w)| tools.tagger.annotate(t, w))
            .collect::<Vec<_>>()
    });
    report("names", time);
    let (_, time) = timed(|| {
        readings
            .iter()
            .zip(&articles)
            .map(|(text, article)| {
                let context = dates::Context::at(article.metadata.published);
                dates::annotate(text, &context)
            })
            .collect::<Vec<_>>()
    });
    report("dates", time);
}

/// The pipeline as the command line runs it.
fn whole(tools: &Tools, files: &[articles::File], report: &dyn Fn(&str, Duration)) {
    let config = Config::STANDARD;
    let decisions = FileDecisions::default();
    let (results, time) = timed(|| {
        files
            .iter()
            .map(|file| {
                let input = Input {
                    file: &file.name,
                    bytes: file.text.as_bytes(),
                    url: None,
                };
                analyze_file(tools, input, &decisions, &config)
            })
            .collect::<Vec<FileResult>>()
    });
    report("analyze", time);
    let mut library = Library::new();
    for (key, result) in (0..).zip(results) {
        library.insert(key, result);
    }
    let ((), time) = timed(|| library.settle());
    report("compare", time);
    let comparison = library.comparison();
    println!(
        "{} articles, {} pairs, {} stories",
        library.rows().count(),
        comparison.pairs.len(),
        comparison.stories.len()
    );
}

fn timed<T>(work: impl FnOnce() -> T) -> (T, Duration) {
    let start = Instant::now();
    let result = work();
    (result, start.elapsed())
}

fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

fn write(folder: &str, files: &[articles::File]) -> std::io::Result<()> {
    for file in files {
        let path = std::path::Path::new(folder).join(&file.name);
        if let Some(parent) = path.parent() {
            std::fs::create_dir_all(parent)?;
        }
        std::fs::write(path, &file.text)?;
    }
    Ok(())
}
