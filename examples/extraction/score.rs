//! The scores of main-text extraction, as the article-extraction benchmark defines them.

use std::collections::HashMap;
use std::hash::Hash;

/// A page of a gold file.
#[derive(Clone, Debug, Default)]
pub(crate) struct Gold {
    /// Its id; the file is called `id.html`.
    pub(crate) id: String,
    /// Its address, where known.
    pub(crate) url: Option<String>,
    /// The article's own text.
    pub(crate) body: String,
    /// Year, month and day; empty where the page has none.
    #[allow(dead_code, reason = "the trainer reads bodies only")]
    pub(crate) date: Vec<u32>,
    /// Its authors.
    #[allow(dead_code, reason = "the trainer reads bodies only")]
    pub(crate) authors: Vec<String>,
}

/// Sums over pages.
#[derive(Clone, Debug, Default)]
pub(crate) struct Sums {
    /// Pages.
    pub(crate) pages: f64,
    hits: f64,
    extra: f64,
    missed: f64,
    ch4: f64,
}

impl Sums {
    /// Takes in a page; the page's `ch4`.
    pub(crate) fn add(&mut self, gold: &str, found: &str) -> f64 {
        let (a, b) = (counts(&tokens(gold)), counts(&tokens(found)));
        let (hits, extra, missed) = compare(&a, &b);
        let all = (hits + extra + missed).max(1.0);
        self.hits += hits / all;
        self.extra += extra / all;
        self.missed += missed / all;
        let (a, b) = (counts(&characters(gold)), counts(&characters(found)));
        let (hits, extra, missed) = compare(&a, &b);
        let ch4 = 2.0 * hits / (2.0 * hits + extra + missed).max(1.0);
        self.ch4 += ch4;
        self.pages += 1.0;
        ch4
    }

    /// F1 over shingles of four words.
    pub(crate) fn f1(&self) -> f64 {
        let (p, r) = (self.precision(), self.recall());
        2.0 * p * r / (p + r).max(1e-9)
    }

    /// Precision over shingles of four words.
    pub(crate) fn precision(&self) -> f64 {
        self.hits / (self.hits + self.extra).max(1e-9)
    }

    /// Recall over shingles of four words.
    pub(crate) fn recall(&self) -> f64 {
        self.hits / (self.hits + self.missed).max(1e-9)
    }

    /// Mean overlap of shingles of four characters.
    pub(crate) fn ch4(&self) -> f64 {
        self.ch4 / self.pages.max(1.0)
    }
}

/// Runs of word characters.
fn tokens(text: &str) -> Vec<&str> {
    text.split(|c: char| !c.is_alphanumeric() && c != '_')
        .filter(|t| !t.is_empty())
        .collect()
}

/// Letters and digits.
fn characters(text: &str) -> Vec<char> {
    text.to_lowercase()
        .chars()
        .filter(|c| c.is_alphanumeric())
        .collect()
}

/// Shingles of four, with their counts.
fn counts<T: Clone + Eq + Hash>(items: &[T]) -> HashMap<Vec<T>, i64> {
    let mut counts = HashMap::new();
    if (1..4).contains(&items.len()) {
        counts.insert(items.to_vec(), 1);
    }
    for window in items.windows(4) {
        *counts.entry(window.to_vec()).or_default() += 1;
    }
    counts
}

/// Shared, only in the second, only in the first.
#[allow(clippy::cast_precision_loss, reason = "counts of one page")]
fn compare<T: Eq + Hash>(gold: &HashMap<T, i64>, found: &HashMap<T, i64>) -> (f64, f64, f64) {
    let hits: i64 = gold
        .iter()
        .map(|(k, n)| (*n).min(found.get(k).copied().unwrap_or(0)))
        .sum();
    let gold: i64 = gold.values().sum();
    let found: i64 = found.values().sum();
    (hits as f64, (found - hits) as f64, (gold - hits) as f64)
}

/// Reads a gold file: `{"id","body","url"?,"date"?,"author"?}` a line.
pub(crate) fn read_gold(path: &str) -> Result<Vec<Gold>, Box<dyn std::error::Error>> {
    let mut golds = Vec::new();
    for line in std::fs::read_to_string(path)?.lines() {
        let value: serde_json::Value = serde_json::from_str(line)?;
        let text = |key: &str| {
            value
                .get(key)
                .and_then(|v| v.as_str())
                .unwrap_or_default()
                .to_owned()
        };
        let authors = match value.get("author") {
            Some(serde_json::Value::Array(names)) => names
                .iter()
                .filter_map(|n| n.as_str())
                .map(str::to_owned)
                .collect(),
            Some(serde_json::Value::String(name)) => vec![name.clone()],
            _ => Vec::new(),
        };
        let date = text("date");
        let date = date
            .split(|c: char| !c.is_ascii_digit())
            .filter_map(|part| part.parse().ok())
            .take(3)
            .collect();
        golds.push(Gold {
            id: text("id"),
            url: value.get("url").and_then(|v| v.as_str()).map(str::to_owned),
            body: text("body"),
            date,
            authors,
        });
    }
    Ok(golds)
}
