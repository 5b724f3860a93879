//! Scores main-text extraction over a folder of pages and a gold file, peers' figures beside.
//!
//! `cargo run --profile fast --example extraction -- PAGES GOLD.jsonl [--worst] [--text] [--out F]`
//!
//! PAGES holds `id.html` for each line of the gold file. `--text` first renders each page to the
//! text that a person would copy, and scores what is found in that. `--worst` lists the pages with
//! the lowest scores, `--out` writes the predictions as JSON lines.
#![allow(clippy::print_stdout, reason = "a program that prints a table")]

mod score;

use std::fmt::Write as _;
use std::time::Instant;

use duilan::clean::{Config, clean, training};
use duilan::ingest;
use duilan::model::{Article, Document, FileDecisions};

use score::{Gold, Sums};

/// Peers, as measured on the whole sets: name, f1 English, f1 Chinese, ch4 Chinese.
const PEERS: &[(&str, f64, f64, f64)] = &[
    ("trafilatura (Rust port 0.6)", 0.960, 0.867, 0.888),
    ("rs-trafilatura 0.2", 0.957, 0.748, 0.754),
    ("libreadability 0.3", 0.952, 0.917, 0.919),
    ("Readability.js", 0.952, 0.905, 0.916),
    ("dom_smoothie 0.19", 0.951, 0.908, 0.918),
    ("legible 0.5", 0.931, 0.921, 0.920),
    ("all visible text", 0.666, 0.734, 0.779),
];

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let is_asked = |name: &str| args.iter().any(|arg| arg == name);
    let [folder, gold, ..] = args.as_slice() else {
        return Err("usage: extraction PAGES GOLD.jsonl [--worst] [--text] [--out FILE]".into());
    };
    let golds = score::read_gold(gold)?;
    let mut sums = Sums::default();
    let mut metadata = MetadataSums::default();
    let mut worst = Vec::new();
    let mut out = String::new();
    let (mut bytes, mut seconds) = (0, 0.0);
    for gold in &golds {
        let page = std::fs::read(format!("{folder}/{}.html", gold.id))?;
        let start = Instant::now();
        let article = article(&gold.id, &page, gold, is_asked("--text"));
        seconds += start.elapsed().as_secs_f64();
        bytes += page.len();
        let body = article.body().text;
        worst.push((sums.add(&gold.body, &body), gold.id.clone()));
        metadata.add(gold, &article);
        writeln!(out, "{}", line(gold, &article, &body))?;
    }
    if let Some(path) = args
        .iter()
        .position(|arg| arg == "--out")
        .and_then(|at| args.get(at + 1))
    {
        std::fs::write(path, out)?;
    }
    println!("{:32} {:>6} {:>6} {:>6} {:>6}", "", "f1", "P", "R", "ch4");
    println!(
        "{:32} {:6.3} {:6.3} {:6.3} {:6.3}   {} pages",
        "duilan",
        sums.f1(),
        sums.precision(),
        sums.recall(),
        sums.ch4(),
        golds.len()
    );
    for (name, english, chinese, ch4) in PEERS {
        println!("{name:32} aeb f1 {english:.3}   zh f1 {chinese:.3} ch4 {ch4:.3}");
    }
    println!("{metadata}");
    #[allow(clippy::cast_precision_loss, reason = "sizes of a few megabytes")]
    let per_100_kb = seconds * 1000.0 / (bytes as f64 / 100_000.0);
    println!("{per_100_kb:.2} ms per 100 KB");
    if is_asked("--worst") {
        worst.sort_by(|a, b| a.0.total_cmp(&b.0));
        for (score, id) in worst.iter().take(25) {
            println!("{score:.3} {id}");
        }
    }
    Ok(())
}

fn article(id: &str, page: &[u8], gold: &Gold, as_text: bool) -> Article {
    let ingested = ingest::read(id, page, None, &ingest::Config::STANDARD);
    let Some(mut document) = ingested.documents.into_iter().next() else {
        return Article::default();
    };
    document.hints.url.clone_from(&gold.url);
    if as_text {
        document = training::copied(&document, &Config::STANDARD);
    }
    first(&document)
}

fn first(document: &Document) -> Article {
    clean(document, &FileDecisions::default(), &Config::STANDARD)
        .unwrap_or_default()
        .into_iter()
        .next()
        .unwrap_or_default()
}

fn line(gold: &Gold, article: &Article, body: &str) -> serde_json::Value {
    serde_json::json!({
        "id": gold.id,
        "body": body,
        "title": article.metadata.title,
        "published": article.metadata.published.map(|moment| moment.to_string()),
        "byline": article.metadata.byline,
    })
}

/// How many dates and authors are found, and how many are invented.
#[derive(Default)]
struct MetadataSums {
    dates: (u32, u32, u32, u32),
    authors: (u32, u32, u32, u32),
}

impl MetadataSums {
    fn add(&mut self, gold: &Gold, article: &Article) {
        let day = article.metadata.published.map(|moment| moment.day);
        match gold.date.as_slice() {
            [year, month, date] => {
                self.dates.1 += 1;
                let is_hit = day.is_some_and(|day| {
                    u32::try_from(day.year) == Ok(*year)
                        && u32::from(day.month) == *month
                        && u32::from(day.day) == *date
                });
                self.dates.0 += u32::from(is_hit);
            }
            [] => {
                self.dates.3 += 1;
                self.dates.2 += u32::from(day.is_some());
            }
            _ => {}
        }
        let squeeze = |text: &str| -> String {
            text.to_lowercase()
                .chars()
                .filter(|c| !c.is_whitespace())
                .collect()
        };
        let byline = squeeze(&article.metadata.byline.join(" "));
        if gold.authors.is_empty() {
            self.authors.3 += 1;
            self.authors.2 += u32::from(!byline.is_empty());
        } else {
            self.authors.1 += 1;
            let is_hit = gold
                .authors
                .iter()
                .all(|name| byline.contains(&squeeze(name)));
            self.authors.0 += u32::from(is_hit);
        }
    }
}

impl std::fmt::Display for MetadataSums {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (hit, have, invented, none) = self.dates;
        write!(f, "dates {hit}/{have}, invented {invented}/{none}; ")?;
        let (hit, have, invented, none) = self.authors;
        write!(f, "authors {hit}/{have}, invented {invented}/{none}")
    }
}
