//! Putting a [`CompareView`] together.

use std::rc::Rc;

use crate::model::{
    Arrange, ArticleId, Body, Difference, Direction, Evidence, Pair, Passage, PassageKind,
    Relation, Span,
};
use crate::view::article::{excerpt, visible_evidence};
use crate::view::library::share;
use crate::view::{Entry, Limits, Shelf};

use super::align::{Place, align};
use super::columns::{Painted, painted_runs};
use super::{CompareRow, CompareView, MapPiece, Paragraph, PassageView, SideView};

/// Two articles side by side; they may be unrelated, but not the same.
#[must_use]
pub fn compare(
    shelf: &Shelf<'_>,
    a: ArticleId,
    b: ArticleId,
    limits: &Limits,
) -> Option<CompareView> {
    let (place_a, place_b) = (shelf.place(a)?, shelf.place(b)?);
    if place_a == place_b {
        return None;
    }
    let (left, right) = (shelf.entries.get(place_a)?, shelf.entries.get(place_b)?);
    let (body_a, body_b) = (left.article.body(), right.article.body());
    let seen = seen_from(shelf, place_a, place_b);
    let (painted_a, painted_b) = painted(shelf, &seen.passages, (left, &body_a), (right, &body_b));

    let (spans_a, spans_b) = (paragraphs(&body_a), paragraphs(&body_b));
    let places: Vec<Place> = seen
        .passages
        .iter()
        .map(|p| (p.a, p.b, p.matched))
        .collect();
    let aligned = align(&spans_a, &spans_b, &places);
    let cut = |body: &Body, spans: &[Span], range, painted: &[Painted]| -> Vec<Paragraph> {
        let spans = spans
            .get::<std::ops::Range<usize>>(range)
            .unwrap_or_default();
        spans
            .iter()
            .map(|span| Paragraph {
                runs: painted_runs(&body.text, *span, painted),
            })
            .collect()
    };
    let rows = aligned.iter().map(|row| {
        Rc::new(CompareRow {
            kind: row.kind,
            a: cut(&body_a, &spans_a, row.a.clone(), &painted_a),
            b: cut(&body_b, &spans_b, row.b.clone(), &painted_b),
        })
    });
    let row_of = |spans: &[Span], offset: usize, of_a: bool| {
        let paragraph = spans.partition_point(|span| span.end <= offset);
        let held = |row: &super::align::AlignedRow| {
            if of_a {
                row.a.contains(&paragraph)
            } else {
                row.b.contains(&paragraph)
            }
        };
        aligned.iter().position(held).unwrap_or_default()
    };
    let neighbours = neighbours(shelf, place_a);
    let passages = seen.passages.iter().map(|passage| PassageView {
        kind: passage.kind,
        matched: passage.matched,
        text: excerpt(passage.a.of(&body_a.text), limits.excerpt),
        n_carriers: carriers(&neighbours, passage.a).len() + 1,
        quoted: quoted(left, &body_a, passage.a) && quoted(right, &body_b, passage.b),
        row_a: row_of(&spans_a, passage.a.start, true),
        row_b: row_of(&spans_b, passage.b.start, false),
    });
    Some(CompareView {
        a: side(left, &body_a, seen.contained_a, &painted_a, &seen.passages),
        b: side(right, &body_b, seen.contained_b, &painted_b, &seen.passages),
        relation: seen.relation,
        direction: seen.direction,
        jaccard: seen.jaccard,
        order: seen.order,
        evidence: seen
            .evidence
            .iter()
            .map(|evidence| shown_evidence(shelf, evidence))
            .filter(|evidence| !evidence.value.is_empty())
            .collect(),
        passages: passages.collect(),
        rows: rows.collect(),
    })
}

/// A pair as its first article sees it.
#[derive(Clone, Debug)]
pub(crate) struct Seen {
    pub(crate) relation: Relation,
    pub(crate) direction: Direction,
    pub(crate) contained_a: u16,
    pub(crate) contained_b: u16,
    pub(crate) jaccard: u16,
    pub(crate) order: u16,
    pub(crate) evidence: Vec<Evidence>,
    /// By their place in the first article; their number is their index plus 1.
    pub(crate) passages: Vec<Passage>,
}

/// What holds between two articles, with the first of them as `a`.
pub(crate) fn seen_from(shelf: &Shelf<'_>, place_a: usize, place_b: usize) -> Seen {
    let pairs = &shelf.comparison.pairs;
    let wanted = (place_a.min(place_b), place_a.max(place_b));
    let found = pairs.binary_search_by_key(&wanted, |pair: &Pair| (pair.a, pair.b));
    let Some(pair) = found.ok().and_then(|at| pairs.get(at)) else {
        return Seen {
            relation: Relation::Unrelated,
            direction: Direction::Unknown,
            contained_a: 0,
            contained_b: 0,
            jaccard: 0,
            order: 0,
            evidence: Vec::new(),
            passages: Vec::new(),
        };
    };
    let a = share(pair.matched_a, pair.units_a);
    let b = share(pair.matched_b, pair.units_b);
    let turned = pair.a != place_a;
    let mut passages = pair.passages.clone();
    if turned {
        for passage in &mut passages {
            std::mem::swap(&mut passage.a, &mut passage.b);
        }
    }
    passages.arrange_by_key(|passage| (passage.a, passage.b));
    Seen {
        relation: pair.relation,
        direction: match pair.direction {
            Direction::AEarlier if turned => Direction::BEarlier,
            Direction::BEarlier if turned => Direction::AEarlier,
            direction => direction,
        },
        contained_a: if turned { b } else { a },
        contained_b: if turned { a } else { b },
        jaccard: pair.jaccard,
        order: pair.order,
        evidence: pair.evidence.clone(),
        passages,
    }
}

/// The articles that share passages with one, and those passages as that one sees them.
pub(crate) fn neighbours(shelf: &Shelf<'_>, place: usize) -> Vec<(usize, Vec<Passage>)> {
    let pairs = shelf.comparison.pairs.iter();
    pairs
        .filter(|pair| (pair.a == place || pair.b == place) && !pair.passages.is_empty())
        .map(|pair| if pair.a == place { pair.b } else { pair.a })
        .map(|other| (other, seen_from(shelf, place, other).passages))
        .collect()
}

/// A neighbour that carries a stretch.
#[derive(Clone, Debug)]
pub(crate) struct Carrier {
    /// Its place in the set.
    pub(crate) place: usize,
    /// The passage that covers the most of the stretch.
    pub(crate) passage: Passage,
    /// The number of that passage in the comparison with the neighbour.
    pub(crate) number: usize,
}

/// The neighbours with a passage that covers at least half of a stretch of an article's body.
pub(crate) fn carriers(neighbours: &[(usize, Vec<Passage>)], stretch: Span) -> Vec<Carrier> {
    let common = |passage: &Passage| {
        let end = passage.a.end.min(stretch.end);
        end.saturating_sub(passage.a.start.max(stretch.start))
    };
    let carrier = |(place, passages): &(usize, Vec<Passage>)| {
        let (index, passage) = passages
            .iter()
            .enumerate()
            .max_by_key(|(index, passage)| (common(passage), std::cmp::Reverse(*index)))?;
        (stretch.len() <= common(passage) * 2).then(|| Carrier {
            place: *place,
            passage: passage.clone(),
            number: index + 1,
        })
    };
    neighbours.iter().filter_map(carrier).collect()
}

/// Whether a stretch of a body lies in a quotation.
pub(crate) fn quoted(entry: &Entry<'_>, body: &Body, stretch: Span) -> bool {
    let quotes = entry.annotations.quotes.iter();
    quotes
        .filter_map(|quote| body.from_text(quote.span))
        .any(|quote| quote.contains(stretch))
}

/// The spans of a body's paragraphs.
fn paragraphs(body: &Body) -> Vec<Span> {
    let pieces = body.pieces.iter();
    pieces
        .map(|&(start, span)| Span::new(start, start + span.len()))
        .collect()
}

/// The passages as each side shows them.
fn painted(
    shelf: &Shelf<'_>,
    passages: &[Passage],
    (left, body_a): (&Entry<'_>, &Body),
    (right, body_b): (&Entry<'_>, &Body),
) -> (Vec<Painted>, Vec<Painted>) {
    let both = passages.iter().enumerate().map(|(index, passage)| {
        let difference = if passage.kind == PassageKind::Verbatim {
            Difference::default()
        } else {
            (shelf.difference)(
                &left.wording(body_a, passage.a),
                &right.wording(body_b, passage.b),
            )
        };
        let side = |span: Span, changed: Vec<Span>| Painted {
            number: index + 1,
            span,
            changed: changed.into_iter().map(|c| c.shifted(span.start)).collect(),
        };
        (side(passage.a, difference.a), side(passage.b, difference.b))
    });
    both.unzip()
}

fn side(
    entry: &Entry<'_>,
    body: &Body,
    contained: u16,
    painted: &[Painted],
    passages: &[Passage],
) -> SideView {
    let whole = u32::try_from(body.text.len()).unwrap_or(u32::MAX);
    let thousandths = |bytes: usize| share(u32::try_from(bytes).unwrap_or(u32::MAX), whole);
    let mut map: Vec<MapPiece> = painted
        .iter()
        .zip(passages)
        .map(|(painted, passage)| MapPiece {
            passage: painted.number,
            kind: passage.kind,
            start: thousandths(painted.span.start),
            length: thousandths(painted.span.len()).max(1),
        })
        .collect();
    map.arrange_by_key(|piece| (piece.start, piece.passage));
    SideView {
        article: entry.reference(),
        language: entry.article.metadata.language,
        contained,
        characters: body.text.chars().count(),
        map,
    }
}

/// Evidence that is safe to show, its names as the person wants them.
fn shown_evidence(shelf: &Shelf<'_>, evidence: &Evidence) -> Evidence {
    /// Between names.
    const BETWEEN: &str = " · ";
    if evidence.name != "same_names" || shelf.renamed.is_empty() {
        return visible_evidence(evidence);
    }
    let names: Vec<String> = evidence.value.split(BETWEEN).map(str::to_owned).collect();
    Evidence {
        name: evidence.name.clone(),
        value: shelf.shown_names(&names).join(BETWEEN),
    }
}
