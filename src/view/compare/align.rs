//! Which paragraphs stand beside each other.
//!
//! Each passage gives the pairs of paragraphs that it lies in a weight: how many of its equal units
//! they share. From these pairs the heaviest chain is taken that goes forward on both sides (a weighted
//! longest increasing subsequence, with a Fenwick tree of maxima: `n log n` for `n` pairs). The
//! chain's paragraphs stand beside each other; what lies between two links stands between them.
//! A passage that moved to another place gets no row of its own: its number leads there.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::model::Span;

use super::RowKind;

/// Paragraphs that stand beside each other, as ranges of both sides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct AlignedRow {
    pub(crate) kind: RowKind,
    pub(crate) a: Range<usize>,
    pub(crate) b: Range<usize>,
}

/// A passage: its spans on both sides, its equal units.
pub(crate) type Place = (Span, Span, u32);

/// Paragraphs without a passage that a row may reach over, to the next one that shares one with it.
const BRIDGED: usize = 2;

/// Aligns paragraphs, given by their spans, along passages.
pub(crate) fn align(a: &[Span], b: &[Span], passages: &[Place]) -> Vec<AlignedRow> {
    let weights = weights(a, b, passages);
    let mut rows = Vec::new();
    let (mut next_a, mut next_b) = (0, 0);
    let chain = heaviest_chain(&weights);
    for (link, &(i, j)) in chain.iter().enumerate() {
        let (until_a, until_b) = chain.get(link + 1).copied().unwrap_or((a.len(), b.len()));
        let has = |i: usize, j: usize| weights.contains_key(&(i, j));
        // Neighbours that share a passage with the link's other side stand in its row.
        let first_a = reach((next_a..i).rev(), i, &|i| has(i, j));
        let first_b = reach((next_b..j).rev(), j, &|j| has(i, j));
        let last_a = reach(i + 1..until_a, i, &|i| has(i, j));
        let last_b = reach(j + 1..until_b, j, &|j| has(i, j));
        push_between(&mut rows, next_a..first_a, next_b..first_b);
        rows.push(AlignedRow {
            kind: RowKind::Matched,
            a: first_a..last_a + 1,
            b: first_b..last_b + 1,
        });
        (next_a, next_b) = (last_a + 1, last_b + 1);
    }
    push_between(&mut rows, next_a..a.len(), next_b..b.len());
    rows
}

/// The last of these paragraphs that holds, over a few that do not; where none does, `from`.
fn reach(
    paragraphs: impl Iterator<Item = usize>,
    from: usize,
    holds: &dyn Fn(usize) -> bool,
) -> usize {
    let mut last = from;
    for paragraph in paragraphs {
        if BRIDGED + 1 < paragraph.abs_diff(last) {
            break;
        }
        if holds(paragraph) {
            last = paragraph;
        }
    }
    last
}

fn push_between(rows: &mut Vec<AlignedRow>, a: Range<usize>, b: Range<usize>) {
    let kind = match (a.is_empty(), b.is_empty()) {
        (true, true) => return,
        (false, true) => RowKind::OnlyA,
        (true, false) => RowKind::OnlyB,
        (false, false) => RowKind::Apart,
    };
    rows.push(AlignedRow { kind, a, b });
}

/// The equal units of passages that pairs of paragraphs share; at least one where they share any.
fn weights(a: &[Span], b: &[Span], passages: &[Place]) -> BTreeMap<(usize, usize), usize> {
    let mut weights = BTreeMap::new();
    for &(of_a, of_b, matched) in passages {
        for i in touching(a, of_a) {
            let Some(part) = a.get(i).map(|paragraph| common(*paragraph, of_a)) else {
                continue;
            };
            // Where the passage is long, its parts correspond in proportion.
            let across =
                |offset: usize| of_b.start + (offset - of_a.start) * of_b.len() / of_a.len().max(1);
            let mapped = Span::new(across(part.start), across(part.end));
            for j in touching(b, mapped) {
                let shared = b
                    .get(j)
                    .map_or(0, |paragraph| common(*paragraph, mapped).len());
                if 0 < shared {
                    let units = shared * matched as usize / of_b.len().max(1);
                    *weights.entry((i, j)).or_default() += units.max(1);
                }
            }
        }
    }
    weights
}

fn common(a: Span, b: Span) -> Span {
    Span::new(
        a.start.max(b.start),
        a.end.min(b.end).max(a.start.max(b.start)),
    )
}

/// The paragraphs that a span overlaps; they are sorted and apart.
fn touching(paragraphs: &[Span], span: Span) -> Range<usize> {
    let first = paragraphs.partition_point(|paragraph| paragraph.end <= span.start);
    let last = paragraphs.partition_point(|paragraph| paragraph.start < span.end);
    first..last.max(first)
}

/// The pairs of the heaviest chain that goes strictly forward on both sides.
fn heaviest_chain(weights: &BTreeMap<(usize, usize), usize>) -> Vec<(usize, usize)> {
    let width = weights
        .keys()
        .map(|&(_, j)| j + 1)
        .max()
        .unwrap_or_default();
    // best[k]: (weight, number of the pair) of a chain that ends at a column of the tree's node k.
    let mut best: Vec<(usize, Option<usize>)> = vec![(0, None); width + 1];
    let mut before: Vec<Option<usize>> = Vec::with_capacity(weights.len());
    let mut pending: Vec<(usize, usize, usize)> = Vec::new(); // column, weight, number
    let mut row = None;
    for (number, (&(i, j), &weight)) in weights.iter().enumerate() {
        if row != Some(i) {
            for (column, weight, number) in pending.drain(..) {
                raise(&mut best, column, weight, number);
            }
            row = Some(i);
        }
        let (known, last) = heaviest_before(&best, j);
        before.push(last);
        pending.push((j, known + weight, number));
    }
    for (column, weight, number) in pending {
        raise(&mut best, column, weight, number);
    }
    let pairs: Vec<(usize, usize)> = weights.keys().copied().collect();
    let mut chain = Vec::new();
    let mut at = heaviest_before(&best, width).1;
    while let Some(number) = at {
        chain.extend(pairs.get(number));
        at = before.get(number).copied().flatten();
    }
    chain.reverse();
    chain
}

/// The heaviest chain that ends before a column.
fn heaviest_before(best: &[(usize, Option<usize>)], column: usize) -> (usize, Option<usize>) {
    let mut heaviest = (0, None);
    let mut node = column;
    while 0 < node {
        let at = best.get(node).copied().unwrap_or_default();
        if heaviest.0 < at.0 {
            heaviest = at;
        }
        node &= node - 1;
    }
    heaviest
}

/// Notes a chain that ends at a column.
fn raise(best: &mut [(usize, Option<usize>)], column: usize, weight: usize, number: usize) {
    let mut node = column + 1;
    while let Some(at) = best.get_mut(node) {
        if at.0 < weight {
            *at = (weight, Some(number));
        }
        node += node & node.wrapping_neg();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Paragraphs of ten bytes, eleven apart.
    fn paragraphs(n: usize) -> Vec<Span> {
        (0..n).map(|i| Span::new(i * 11, i * 11 + 10)).collect()
    }

    fn passage(i: usize, j: usize) -> Place {
        (
            Span::new(i * 11 + 2, i * 11 + 8),
            Span::new(j * 11 + 2, j * 11 + 8),
            6,
        )
    }

    fn check(n_a: usize, n_b: usize, passages: &[Place], expect: &str) {
        let rows = align(&paragraphs(n_a), &paragraphs(n_b), passages);
        let shown: Vec<String> = rows
            .iter()
            .map(|row| {
                let kind = match row.kind {
                    RowKind::Matched => '=',
                    RowKind::OnlyA => '<',
                    RowKind::OnlyB => '>',
                    RowKind::Apart => '|',
                };
                format!("{:?}{kind}{:?}", row.a, row.b)
            })
            .collect();
        assert_eq!(shown.join(" "), expect);
    }

    #[test]
    fn blank_where_the_other_has_nothing() {
        check(
            3,
            2,
            &[passage(0, 0), passage(2, 1)],
            "0..1=0..1 1..2<1..1 2..3=1..2",
        );
        check(1, 2, &[passage(0, 1)], "0..0>0..1 0..1=1..2");
    }

    #[test]
    fn texts_without_passages_stand_apart() {
        check(2, 3, &[], "0..2|0..3");
        check(0, 0, &[], "");
    }

    #[test]
    fn a_moved_paragraph_does_not_break_the_order() {
        check(
            3,
            3,
            &[passage(0, 2), passage(1, 0), passage(2, 1)],
            "0..1<0..0 1..2=0..1 2..3=1..2 3..3>2..3",
        );
    }

    #[test]
    fn what_agrees_most_stands_side_by_side() {
        let (quote, loose) = (passage(0, 1), passage(1, 0));
        let weak = (loose.0, loose.1, 3);
        check(2, 2, &[quote, weak], "0..0>0..1 0..1=1..2 1..2<2..2");
        let strong = (loose.0, loose.1, 9);
        check(2, 2, &[quote, strong], "0..1<0..0 1..2=0..1 2..2>1..2");
    }

    #[test]
    fn a_row_reaches_over_a_heading() {
        check(1, 3, &[passage(0, 0), passage(0, 2)], "0..1=0..3");
        check(1, 5, &[passage(0, 0), passage(0, 4)], "0..0>0..4 0..1=4..5");
    }

    #[test]
    fn a_passage_over_several_paragraphs_joins_them() {
        let whole = (Span::new(0, 10), Span::new(0, 32), 10);
        check(1, 3, &[whole], "0..1=0..3");
        let both = (Span::new(0, 21), Span::new(0, 21), 21);
        check(2, 2, &[both], "0..1=0..1 1..2=1..2");
    }
}
