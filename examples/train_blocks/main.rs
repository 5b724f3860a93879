//! Trains the block model, and says what it does on pages that it has not seen.
//!
//! `cargo run --profile fast --example train_blocks -- [--out TABLE] [--predictions FILE] [--blocks FOLDER] [--folds FOLDER] [--without ID]... PAGES GOLD WEIGHT [PAGES GOLD WEIGHT]...`
//!
//! Each set is a folder of `id.html`, a gold file as `extraction` reads it, and what a page of it
//! weighs. Pages are dealt into folds; the figures printed are those of cross-validation, through
//! the whole of cleaning, each page with models that never saw it. `--blocks` writes what was said
//! of every block, a file a page; `--folds` keeps the folds' models, and takes them from there in
//! the next run; `--without` names a page whose gold is known to be wrong, which is scored but not
//! learned from. With `--out`, a last pair of models is trained on all pages and written.
//! Everything is seeded: the same pages give the same table.
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
use duilan::model::{Article, Document};

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
    let (mut out, mut found, mut dump, mut kept) = (None, None, None, None);
    let (mut sets, mut without) = (Vec::new(), Vec::new());
    while let Some(arg) = args.next() {
        match arg.as_str() {
            "--out" => out = args.next(),
            "--predictions" => found = args.next(),
            "--blocks" => dump = args.next(),
            "--folds" => kept = args.next(),
            "--without" => without.extend(args.next()),
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
            let weight = if without.contains(&gold.id) {
                0.0
            } else {
                *weight
            };
            pages.extend(page(set, folder, gold, weight));
        }
    }
    println!(
        "{} pages, {} blocks",
        pages.len(),
        pages.iter().map(|p| p.labels.len()).sum::<usize>()
    );
    oracle(&pages, sets.len());
    let models = match kept.as_deref().and_then(read_folds) {
        Some(models) => models,
        None => folds(&pages),
    };
    if let Some(folder) = &kept {
        for (fold, models) in models.iter().enumerate() {
            std::fs::write(format!("{folder}/{fold}.tsv"), models.table())?;
        }
    }
    let predictions = validate(&pages, &models, sets.len(), dump.as_deref())?;
    if let Some(found) = found {
        std::fs::write(found, predictions)?;
    }
    if let Some(out) = out {
        let all = |_: usize| true;
        let last = Models {
            first: train(&pages, |p| &p.rows.first, all, &FIRST),
            second: train_second(&pages, &second_rows(&pages, &models), all),
        };
        let remark = format!(
            "# Block model for HTML pages: two rounds of boosted trees over the features of clean/feature.rs.\n\
             # A tree starts at `t`; a split is `feature limit left right`, a leaf one number.\n\
             # source: trained on {} pages of extraction benchmarks and of a readability test suite; it holds none of their text\n\
             # licence: MIT OR Apache-2.0\n\
             # made: cargo run --profile fast --example train_blocks\n",
            pages.len() - without.len()
        );
        let table = last.table();
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

/// The models of every fold, trained on the pages of the others.
fn folds(pages: &[Page]) -> Vec<Models> {
    let mut models: Vec<Models> = for_folds(|fold| Models {
        first: train(
            pages,
            |p| &p.rows.first,
            |index| index % FOLDS != fold,
            &FIRST,
        ),
        second: Model::default(),
    });
    let seconds = second_rows(pages, &models);
    let second = for_folds(|fold| train_second(pages, &seconds, |index| index % FOLDS != fold));
    for (models, second) in models.iter_mut().zip(second) {
        models.second = second;
    }
    models
}

/// The models of every fold, as an earlier run left them: for changes to what is done with scores.
fn read_folds(folder: &str) -> Option<Vec<Models>> {
    (0..FOLDS)
        .map(|fold| {
            let table = std::fs::read_to_string(format!("{folder}/{fold}.tsv")).ok()?;
            Some(Models::read(&table))
        })
        .collect()
}

/// Second-round features of every page, over the scores of a first model that has not seen it.
fn second_rows(pages: &[Page], models: &[Models]) -> Vec<Vec<Vec<i32>>> {
    let rows = |(index, page): (usize, &Page)| {
        let first = &models[index % FOLDS].first;
        let scores: Vec<i32> = page
            .rows
            .first
            .iter()
            .map(|row| first.probability(row))
            .collect();
        training::second(&page.document, &page.rows, &scores, &Config::STANDARD)
    };
    pages.iter().enumerate().map(rows).collect()
}

/// Cross-validated figures; the predictions, a JSON object a line.
fn validate(
    pages: &[Page],
    models: &[Models],
    sets: usize,
    dump: Option<&str>,
) -> std::io::Result<String> {
    let mut predictions = String::new();
    for set in 0..sets {
        let mut sums = Sums::default();
        let mut worst = Vec::new();
        for (index, page) in pages.iter().enumerate().filter(|(_, page)| page.set == set) {
            let articles =
                training::clean(&page.document, &models[index % FOLDS], &Config::STANDARD);
            let article = articles.into_iter().next().unwrap_or_default();
            let body = article.body().text;
            if let Some(dump) = dump {
                let scores =
                    training::scores(&page.document, &models[index % FOLDS], &Config::STANDARD);
                std::fs::write(
                    format!("{dump}/{}", page.gold.id),
                    blocks(page, &scores, &article),
                )?;
            }
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
    Ok(predictions)
}

/// The blocks of a page, a line each: what is wrong first, its label, the model's score, what
/// cleaning said, its text.
fn blocks(page: &Page, scores: &[i32], article: &Article) -> String {
    let mut out = String::new();
    let mut verdicts = article.blocks.iter();
    for ((text, label), score) in page.rows.texts.iter().zip(&page.labels).zip(scores) {
        // A wire tag that was cut off its paragraph is a block of its own.
        let verdict = verdicts.find(|block| text.ends_with(block.span.of(&article.text)));
        let said = verdict.map_or_else(String::new, |block| match &block.removal {
            Some(removal) => format!("{:?}", removal.rule),
            None => format!("{:?}", block.role),
        });
        let is_kept = verdict.is_some_and(|block| block.removal.is_none() && block.role.in_body());
        let mark = if is_kept == *label { ' ' } else { '!' };
        let start: String = text.chars().take(100).collect();
        out.push_str(&format!(
            "{mark} {} {score:5} {said:14} {start}\n",
            u8::from(*label)
        ));
    }
    out
}

/// Prints the pages with the lowest scores.
fn print_worst(mut worst: Vec<(f64, String)>) {
    worst.sort_by(|a, b| a.0.total_cmp(&b.0));
    for (score, id) in worst.iter().take(12) {
        println!("    {score:.3} {id}");
    }
}

/// Does a piece of work for every fold, two at a time.
fn for_folds<T: Send>(work: impl Fn(usize) -> T + Sync) -> Vec<T> {
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
