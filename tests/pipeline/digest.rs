//! One line for each part of a result, so that two runs can be compared and the part named.

use duilan::engine::{Config, FileResult, Input, Library, Tools, analyze_file};
use duilan::model::{FileDecisions, FileId};
use serde::Serialize;

/// Analyses and compares the files; a digest line for each part of each result.
///
/// The same files must give the same lines natively and in a browser.
pub(crate) fn lines(tools: &Tools, files: &[(String, Vec<u8>)]) -> Vec<String> {
    let mut library = Library::new();
    let mut lines = Vec::new();
    for (key, (file, bytes)) in files.iter().enumerate() {
        let input = Input {
            file,
            bytes,
            url: None,
        };
        let result = analyze_file(tools, input, &FileDecisions::default(), &Config::STANDARD);
        parts(&mut lines, &result);
        library.insert(FileId(u32::try_from(key).unwrap_or(u32::MAX)), result);
    }
    library.settle();
    let comparison = library.comparison();
    lines.push(line("set ids", &comparison.ids));
    for pair in &comparison.pairs {
        let name = format!("pair {} {}", pair.a, pair.b);
        lines.push(line(&name, pair));
    }
    lines.push(line("set stories", &comparison.stories));
    lines
}

fn parts(lines: &mut Vec<String>, result: &FileResult) {
    let file = &result.file;
    for (ordinal, analyzed) in result.articles.iter().enumerate() {
        let (article, found) = (&analyzed.article, &analyzed.annotations);
        let mut part = |name: &str, digest: String| {
            lines.push(format!("{file} {ordinal} {name} {digest}"));
        };
        part("charset", digest(&analyzed.charset));
        part("text", digest(&article.text));
        part("blocks", digest(&article.blocks));
        part("metadata", digest(&article.metadata));
        part("repeats", digest(&article.repeats));
        part("names", digest(&(&found.names, &found.entities)));
        part("dates", digest(&found.dates));
        part("quotes", digest(&found.quotes));
        part("keywords", digest(&found.keywords));
    }
    lines.push(line(&format!("{file} errors"), &result.errors));
}

fn line(name: &str, value: &impl Serialize) -> String {
    format!("{name} {}", digest(value))
}

/// FNV-1a over the JSON of a value, in 64 bits.
fn digest(value: &impl Serialize) -> String {
    let json = serde_json::to_string(value).unwrap_or_default();
    let hash = json.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    format!("{hash:016x}")
}
