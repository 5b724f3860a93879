//! Trains the block model, and says what it does on pages that it has not seen.
//!
//! `cargo run --profile fast --example train_blocks -- [--out TABLE] [--predictions FILE] PAGES GOLD WEIGHT [PAGES GOLD WEIGHT]...`
//!
//! Each set is a folder of `id.html`, a gold file as `extraction` reads it, and what a page of it
//! weighs. Pages are dealt
//! into folds; the figures printed are those of cross-validation, through the whole of cleaning,
//! each page with models that never saw it. With `--out`, a last pair of models is trained on
//! all pages and written. Everything is seeded: the same pages give the same table.
#![allow(
    clippy::print_stdout,
    clippy::indexing_slicing,
    reason = "a program for its makers, over arrays that it makes itself"
)]

mod label;
#[path = "../extraction/score.rs"]
mod score;
mod trees;

use duilan::clean::{Config, training};
use duilan::ingest;
use duilan::model::Document;

use score::{Gold, Sums};
use training::{Model, Models, Rows};
use trees::{Examples, Growth};

/// Folds of the cross-validation.
const FOLDS: usize = 6;

const FIRST: Growth = Growth {
    rounds: 80,
    depth: 5,
    rate: 0.12,
    lambda: 0.02,
    min_leaf: 0.01,
    features_in_ten: 5,
    seed: 1,
};

const SECOND: Growth = Growth {
    rounds: 80,
    depth: 4,
    seed: 2,
    ..FIRST
};

/// A page with its labels.
struct Page {
    set: usize,
    gold: Gold,
    document: Document,
    rows: Rows,
    labels: Vec<bool>,
    weights: Vec<f64>,
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut args = std::env::args().skip(1);
    let (mut out, mut found, mut sets) = (None, None, Vec::new());
    while let Some(arg) = args.next() {
        match arg.as_str() {
            "--out" => out = args.next(),
            "--predictions" => found = args.next(),
            _ => {
                let gold = args.next().ok_or("each folder needs a gold file")?;
                let weight: f64 = args.next().ok_or("each folder needs a weight")?.parse()?;
                sets.push((arg, gold, weight));
            }
        }
    }
    let mut pages = Vec::new();
    for (set, (folder, gold, weight)) in sets.iter().enumerate() {
        for gold in score::read_gold(gold)? {
            pages.extend(page(set, folder, gold, *weight));
        }
    }
    println!(
        "{} pages, {} blocks",
        pages.len(),
        pages.iter().map(|p| p.labels.len()).sum::<usize>()
    );
    oracle(&pages, sets.len());
    let scores = first_round(&pages);
    let seconds: Vec<Vec<Vec<i32>>> = pages
        .iter()
        .zip(&scores)
        .map(|(page, scores)| {
            training::second(&page.document, &page.rows, scores, &Config::STANDARD)
        })
        .collect();
    let predictions = validate(&pages, &seconds, sets.len());
    if let Some(found) = found {
        std::fs::write(found, predictions)?;
    }
    if let Some(out) = out {
        let all = |_: usize| true;
        let models = Models {
            first: train(&pages, |p| &p.rows.first, all, &FIRST),
            second: train_second(&pages, &seconds, all),
        };
        let remark = format!(
            "# Block model for HTML pages: two rounds of boosted trees over the features of clean/feature.rs.\n\
             # A tree starts at `t`; a split is `feature limit left right`, a leaf one number.\n\
             # source: trained on {} pages of extraction benchmarks and of a readability test suite; it holds none of their text\n\
             # licence: MIT OR Apache-2.0\n\
             # made: cargo run --profile fast --example train_blocks\n",
            pages.len()
        );
        let table = models.table();
        let rows = format!("# rows: {}\n", table.lines().count());
        std::fs::write(out, remark + &rows + &table)?;
    }
    Ok(())
}

fn page(set: usize, folder: &str, gold: Gold, weight: f64) -> Option<Page> {
    let bytes = std::fs::read(format!("{folder}/{}.html", gold.id)).ok()?;
    let ingested = ingest::read(&gold.id, &bytes, None, &ingest::Config::STANDARD);
    let mut document = ingested.documents.into_iter().next()?;
    document.hints.url.clone_from(&gold.url);
    let rows = training::rows(&document, &Config::STANDARD);
    let labels = label::labels(&rows.texts, &gold.body);
    #[allow(clippy::cast_precision_loss, reason = "lengths of texts")]
    let length = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).count() as f64;
    let whole = length(&gold.body).max(200.0);
    // A page weighs one: what is lost or added counts by its share of the body.
    let weights = rows
        .texts
        .iter()
        .map(|text| weight * (length(text) + 6.0) / whole)
        .collect();
    Some(Page {
        set,
        gold,
        document,
        rows,
        labels,
        weights,
    })
}

/// What perfect labels would score: how far blocks can go.
fn oracle(pages: &[Page], sets: usize) {
    for set in 0..sets {
        let mut sums = Sums::default();
        let mut worst = Vec::new();
        for page in pages.iter().filter(|page| page.set == set) {
            let kept: Vec<&str> = page
                .rows
                .texts
                .iter()
                .zip(&page.labels)
                .filter(|(_, label)| **label)
                .map(|(text, _)| text.as_str())
                .collect();
            worst.push((
                sums.add(&page.gold.body, &kept.join("\n")),
                page.gold.id.clone(),
            ));
        }
        println!(
            "set {set}: perfect labels f1 {:.3} ch4 {:.3}",
            sums.f1(),
            sums.ch4()
        );
        print_worst(worst);
    }
}

/// First-round scores of every page, by models that have not seen it.
fn first_round(pages: &[Page]) -> Vec<Vec<i32>> {
    let models: Vec<Model> = folds(|fold| {
        train(
            pages,
            |p| &p.rows.first,
            |index| index % FOLDS != fold,
            &FIRST,
        )
    });
    pages
        .iter()
        .enumerate()
        .map(|(index, page)| {
            page.rows
                .first
                .iter()
                .map(|row| models[index % FOLDS].probability(row))
                .collect()
        })
        .collect()
}

/// Cross-validated figures; the predictions, a JSON object a line.
fn validate(pages: &[Page], seconds: &[Vec<Vec<i32>>], sets: usize) -> String {
    let mut predictions = String::new();
    let models: Vec<Models> = folds(|fold| Models {
        first: train(
            pages,
            |p| &p.rows.first,
            |index| index % FOLDS != fold,
            &FIRST,
        ),
        second: train_second(pages, seconds, |index| index % FOLDS != fold),
    });
    for set in 0..sets {
        let mut sums = Sums::default();
        let mut worst = Vec::new();
        for (index, page) in pages.iter().enumerate().filter(|(_, page)| page.set == set) {
            let articles =
                training::clean(&page.document, &models[index % FOLDS], &Config::STANDARD);
            let body = articles
                .first()
                .map(|article| article.body().text)
                .unwrap_or_default();
            let line = serde_json::json!({"id": page.gold.id, "body": body});
            predictions.push_str(&format!("{line}\n"));
            worst.push((sums.add(&page.gold.body, &body), page.gold.id.clone()));
        }
        println!(
            "set {set}: cross-validated f1 {:.3} (P {:.3} R {:.3}) ch4 {:.3} on {} pages",
            sums.f1(),
            sums.precision(),
            sums.recall(),
            sums.ch4(),
            worst.len()
        );
        print_worst(worst);
    }
    predictions
}

/// Prints the pages with the lowest scores.
fn print_worst(mut worst: Vec<(f64, String)>) {
    worst.sort_by(|a, b| a.0.total_cmp(&b.0));
    for (score, id) in worst.iter().take(12) {
        println!("    {score:.3} {id}");
    }
}

/// Does a piece of work for every fold, two at a time.
fn folds<T: Send>(work: impl Fn(usize) -> T + Sync) -> Vec<T> {
    let work = &work;
    let mut results: Vec<(usize, T)> = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..2)
            .map(|half| {
                scope.spawn(move || {
                    (half..FOLDS)
                        .step_by(2)
                        .map(|fold| (fold, work(fold)))
                        .collect::<Vec<_>>()
                })
            })
            .collect();
        threads
            .into_iter()
            .filter_map(|thread| thread.join().ok())
            .flatten()
            .collect()
    });
    results.sort_by_key(|(fold, _)| *fold);
    results.into_iter().map(|(_, result)| result).collect()
}

fn train(
    pages: &[Page],
    rows: impl Fn(&Page) -> &Vec<Vec<i32>>,
    is_in: impl Fn(usize) -> bool,
    growth: &Growth,
) -> Model {
    let (mut all, mut labels, mut weights) = (Vec::new(), Vec::new(), Vec::new());
    for (_, page) in pages.iter().enumerate().filter(|(index, _)| is_in(*index)) {
        all.extend(rows(page).iter().map(Vec::as_slice));
        labels.extend_from_slice(&page.labels);
        weights.extend_from_slice(&page.weights);
    }
    trees::grow(
        Examples {
            rows: &all,
            labels: &labels,
            weights: &weights,
        },
        growth,
    )
}

fn train_second(pages: &[Page], seconds: &[Vec<Vec<i32>>], is_in: impl Fn(usize) -> bool) -> Model {
    let (mut all, mut labels, mut weights) = (Vec::new(), Vec::new(), Vec::new());
    for (index, page) in pages.iter().enumerate().filter(|(index, _)| is_in(*index)) {
        all.extend(seconds[index].iter().map(Vec::as_slice));
        labels.extend_from_slice(&page.labels);
        weights.extend_from_slice(&page.weights);
    }
    trees::grow(
        Examples {
            rows: &all,
            labels: &labels,
            weights: &weights,
        },
        &SECOND,
    )
}
