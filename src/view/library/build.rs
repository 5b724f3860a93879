//! Putting a [`LibraryView`] together.

use std::cmp::Reverse;
use std::rc::Rc;

use crate::model::{Pair, Passage, PassageKind, Relation};
use crate::view::{Entry, Limits, Shelf};

use super::finding::{finding, holds_text_twice, story_lines};
use super::{LibraryView, Matrix, MatrixCell, PairRow, PairsView};

/// The library: what was found, the relations, what could not be read.
#[must_use]
pub fn library(shelf: &Shelf<'_>, limits: &Limits) -> LibraryView {
    let Shelf {
        entries,
        comparison,
        ..
    } = shelf;
    LibraryView {
        finding: finding(shelf),
        errors: shelf.errors.to_vec(),
        matrix: (2..=limits.matrix)
            .contains(&entries.len())
            .then(|| Rc::new(matrix(shelf))),
        n_pairs: comparison.pairs.len(),
        alike: alike(&comparison.pairs),
        least_alike: shelf.decisions.least_alike,
        stories: story_lines(shelf),
    }
}

/// The pairs that are alike enough, from the given one on, the strongest first.
#[must_use]
pub fn pairs(shelf: &Shelf<'_>, first: usize, limits: &Limits) -> PairsView {
    let least = shelf.decisions.least_alike;
    let all = shelf.comparison.pairs.iter();
    let alike: Vec<&Pair> = all.filter(|pair| least <= pair.alike()).collect();
    PairsView {
        n_pairs: alike.len(),
        first,
        pairs: strongest(shelf.entries, alike, first, limits.pairs)
            .into_iter()
            .map(Rc::new)
            .collect(),
    }
}

/// How many pairs are alike to each hundredth; empty where there is no pair.
fn alike(pairs: &[Pair]) -> Vec<u32> {
    let mut counts = vec![0; if pairs.is_empty() { 0 } else { 101 }];
    for pair in pairs {
        if let Some(count) = counts.get_mut(usize::from(pair.alike())) {
            *count += 1;
        }
    }
    counts
}

/// How many passages of a pair are sentences told in other words.
pub(crate) fn n_reworded(passages: &[Passage]) -> usize {
    let reworded = |passage: &&Passage| passage.kind == PassageKind::Reworded;
    passages.iter().filter(reworded).count()
}

/// The articles related to one, the strongest first, seen from it.
pub(crate) fn related(shelf: &Shelf<'_>, place: usize, limits: &Limits) -> Vec<PairRow> {
    let own = shelf
        .comparison
        .pairs
        .iter()
        .filter(|pair| pair.a == place || pair.b == place);
    let mut own: Vec<PairRow> = strongest(shelf.entries, own, 0, limits.pairs);
    let id = shelf.entries.get(place).map(|entry| entry.id);
    for row in &mut own {
        if Some(row.b.id) == id {
            std::mem::swap(&mut row.a, &mut row.b);
            std::mem::swap(&mut row.contained_a, &mut row.contained_b);
        }
    }
    own
}

/// A part of a whole in thousandths, rounded down, at least 1 where there is any.
pub(crate) fn share(part: u32, whole: u32) -> u16 {
    let thousandths = u64::from(part) * 1000 / u64::from(whole.max(1));
    u16::try_from(thousandths.min(1000))
        .unwrap_or(1000)
        .max(u16::from(0 < part))
}

fn matrix(shelf: &Shelf<'_>) -> Matrix {
    let n_articles = shelf.entries.len();
    let mut cells = vec![vec![None; n_articles]; n_articles];
    for pair in &shelf.comparison.pairs {
        let seen = |own, other| MatrixCell {
            relation: pair.relation,
            contained_row: own,
            contained_column: other,
            n_passages: pair.passages.len(),
            n_reworded: n_reworded(&pair.passages),
        };
        let a = share(pair.matched_a, pair.units_a);
        let b = share(pair.matched_b, pair.units_b);
        for (row, column, cell) in [(pair.a, pair.b, seen(a, b)), (pair.b, pair.a, seen(b, a))] {
            if let Some(place) = cells
                .get_mut(row)
                .and_then(|row: &mut Vec<_>| row.get_mut(column))
            {
                *place = Some(cell);
            }
        }
    }
    Matrix {
        articles: shelf.entries.iter().map(Entry::reference).collect(),
        cells,
        repeated: shelf.entries.iter().map(holds_text_twice).collect(),
    }
}

/// The strongest pairs from one on: by relation, then by the larger of the two shares, then by place.
fn strongest<'a>(
    entries: &[Entry<'_>],
    pairs: impl IntoIterator<Item = &'a Pair>,
    first: usize,
    limit: usize,
) -> Vec<PairRow> {
    let key = |pair: &Pair| -> (Relation, Reverse<u16>, usize, usize) {
        let a = share(pair.matched_a, pair.units_a);
        let b = share(pair.matched_b, pair.units_b);
        (pair.relation, Reverse(a.max(b)), pair.a, pair.b)
    };
    let mut sorted: Vec<&Pair> = pairs.into_iter().collect();
    sorted.sort_by_cached_key(|pair| key(pair));
    let row = |pair: &Pair| {
        Some(PairRow {
            a: entries.get(pair.a)?.reference(),
            b: entries.get(pair.b)?.reference(),
            relation: pair.relation,
            contained_a: share(pair.matched_a, pair.units_a),
            contained_b: share(pair.matched_b, pair.units_b),
            n_passages: pair.passages.len(),
            n_reworded: n_reworded(&pair.passages),
        })
    };
    sorted
        .into_iter()
        .skip(first)
        .take(limit)
        .filter_map(row)
        .collect()
}
