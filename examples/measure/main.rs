//! Where the time goes, in one thread, natively and in a worker of a browser.
//!
//! ```text
//! cargo run --profile fast --example measure -- stages 1000       each stage over generated articles
//! cargo run --profile fast --example measure -- comparison 10000  comparing alone
//! cargo run --profile fast --example measure -- write 1000 FILE   the articles, a JSON object a line
//! ```
//!
//! The first two print a JSON object of rows. `cargo xtask measure` runs this program natively and,
//! built like the page, in Chromium, and puts both beside each other.
#![allow(
    clippy::print_stdout,
    clippy::indexing_slicing,
    reason = "a measuring program"
)]

#[cfg_attr(
    target_arch = "wasm32",
    allow(dead_code, reason = "files come from outside")
)]
mod articles;
#[cfg(target_arch = "wasm32")]
mod browser;
mod clock;
mod comparison;
#[allow(dead_code, reason = "shared with the tests, which use more of it")]
#[path = "../../tests/compare/generator.rs"]
mod generator;
mod report;
mod stages;

/// Articles up to which each chunk is done three times, and its best time counts.
const FEW: usize = 2000;

/// How often a chunk is done in a run of so many files.
const fn rounds(count: usize) -> usize {
    if count <= FEW { 3 } else { 1 }
}

#[cfg(target_arch = "wasm32")]
fn main() {
    browser::listen();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::io::Result<()> {
    use duilan::engine::Tools;
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let what = arguments.first().map_or("stages", String::as_str);
    let count = arguments.get(1).and_then(|n| n.parse().ok());
    let count = count.unwrap_or(1000);
    if what == "comparison" {
        println!("{}", comparison::comparison(count).json());
        return Ok(());
    }
    let (tools, loading) = clock::timed(Tools::embedded);
    let files = articles::files(count, 1, &tools.segmenter)?;
    if what == "write" {
        let path = arguments.get(2).map_or("articles.jsonl", String::as_str);
        let lines: Result<Vec<String>, _> = files.iter().map(serde_json::to_string).collect();
        return std::fs::write(path, lines?.join("\n"));
    }
    let mut report = stages::stages(&tools, &files, rounds(count));
    report.time("dictionary and models", loading);
    println!("{}", report.json());
    Ok(())
}
