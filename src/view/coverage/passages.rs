//! The passages of a story, each with its carriers.
//!
//! The comparison knows passages by pairs of articles. Here those that lie in one place of one
//! article become one passage: they share at least half of the longer one.

use crate::model::{Passage, PassageKind, Span};
use crate::view::article::excerpt;
use crate::view::compare::{quoted, seen_from};
use crate::view::{Limits, Shelf};

use super::{Carried, PassageRow, most_first, ranked};

/// A passage on its way: where each article carries it, by column.
struct Shared {
    carriers: Vec<Option<Carrier>>,
}

#[derive(Clone, Copy)]
struct Carrier {
    span: Span,
    kind: PassageKind,
    /// The column of the article with which it was found, and the number of the passage there.
    found: (usize, usize),
}

/// The passages of the articles at these places, those in most articles first.
pub(super) fn rows(shelf: &Shelf<'_>, places: &[usize], limits: &Limits) -> Vec<PassageRow> {
    let mut found: Vec<(u64, Found)> = Vec::new();
    for (a, &place_a) in places.iter().enumerate() {
        for (b, &place_b) in places.iter().enumerate().skip(a + 1) {
            let passages = seen_from(shelf, place_a, place_b).passages;
            // What is word for word the same holds carriers together better than what is reworded.
            found.extend((1..).zip(passages).map(|(number, passage)| {
                let verbatim = PassageKind::Reworded as usize - passage.kind as usize;
                let matched = usize::try_from(u32::MAX - passage.matched).unwrap_or_default();
                (most_first(verbatim, matched), (a, b, number, passage))
            }));
        }
    }
    let mut all: Vec<Shared> = Vec::new();
    for (a, b, number, passage) in ranked(found) {
        add(&mut all, places.len(), (a, b, number), &passage);
    }
    let rows = all
        .iter()
        .filter_map(|shared| row(shelf, places, shared, limits));
    ranked(rows.collect())
}

/// A passage between two columns, and its number in their comparison.
type Found = (usize, usize, usize, Passage);

/// Puts a passage of two articles, given by column, to the one that it belongs to.
fn add(
    all: &mut Vec<Shared>,
    n_columns: usize,
    (a, b, number): (usize, usize, usize),
    passage: &Passage,
) {
    let holds = |shared: &Shared, column: usize, span: Span| {
        let carrier = shared.carriers.get(column).copied().flatten();
        carrier.is_some_and(|carrier| is_same(carrier.span, span))
    };
    let known = all
        .iter()
        .position(|shared| holds(shared, a, passage.a) || holds(shared, b, passage.b));
    let known = known.unwrap_or_else(|| {
        all.push(Shared {
            carriers: vec![None; n_columns],
        });
        all.len() - 1
    });
    let Some(shared) = all.get_mut(known) else {
        return;
    };
    for (column, span, with) in [(a, passage.a, b), (b, passage.b, a)] {
        if let Some(slot) = shared.carriers.get_mut(column) {
            slot.get_or_insert(Carrier {
                span,
                kind: passage.kind,
                found: (with, number),
            });
        }
    }
}

/// Whether two stretches of one body share at least half of the longer one.
///
/// Of the longer one: where two carry the whole text, each sentence that others have is a passage
/// of its own.
fn is_same(a: Span, b: Span) -> bool {
    let common = a.end.min(b.end).saturating_sub(a.start.max(b.start));
    a.len().max(b.len()) <= common * 2
}

/// The row of a passage, and what it is sorted by: carriers, the first one's place.
fn row(
    shelf: &Shelf<'_>,
    places: &[usize],
    shared: &Shared,
    limits: &Limits,
) -> Option<(u64, PassageRow)> {
    let carriers = || shared.carriers.iter().enumerate();
    let (first, base) = carriers().find_map(|(column, carrier)| Some((column, (*carrier)?)))?;
    let entry = shelf.entries.get(*places.get(first)?)?;
    let body = entry.article.body();
    let (with, number) = base.found;
    // The number counts in the comparison of the earlier column; it is the base's where that is it.
    let (place, other) = (*places.get(first)?, *places.get(with)?);
    let number = if first < with {
        number
    } else {
        let passages = seen_from(shelf, place, other).passages;
        1 + passages.iter().position(|passage| passage.a == base.span)?
    };
    let cells = carriers().map(|(column, carrier)| match carrier {
        None => Carried::Not,
        Some(_) if column == first => Carried::First,
        Some(carrier) => Carried::As(carrier.kind),
    });
    let row = PassageRow {
        text: excerpt(base.span.of(&body.text), limits.excerpt),
        quoted: quoted(entry, &body, base.span),
        ladder: (entry.id, shelf.entries.get(other)?.id, number),
        cells: cells.collect(),
    };
    let n_carriers = shared.carriers.iter().flatten().count();
    Some((most_first(n_carriers, base.span.start), row))
}
