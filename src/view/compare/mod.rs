//! Two articles side by side: paragraphs in rows, passages numbered and linked.

mod align;
mod build;
mod columns;

use std::rc::Rc;

use serde::{Deserialize, Serialize};

use crate::model::{Direction, Evidence, Language, PassageKind, Relation};

use super::ArticleRef;

pub use build::compare;
pub(crate) use build::{Carrier, carriers, neighbours, quoted, seen_from};
pub(crate) use columns::{Painted, painted_runs};

/// Two articles, ready to be drawn in two columns.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CompareView {
    /// The left article.
    pub a: SideView,
    /// The right article.
    pub b: SideView,
    /// How they are related.
    pub relation: Relation,
    /// Which is earlier in this set, seen from the columns.
    pub direction: Direction,
    /// Jaccard similarity of the fingerprints, in thousandths.
    pub jaccard: u16,
    /// How far the passages keep their order, in thousandths.
    pub order: u16,
    /// What decided.
    pub evidence: Vec<Evidence>,
    /// The passages in the order of the left article; number `n` stands at `n - 1`.
    pub passages: Vec<PassageView>,
    /// The paragraphs, aligned.
    pub rows: Vec<Rc<CompareRow>>,
}

/// One of the two articles.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SideView {
    /// Id, title, outlet, time.
    pub article: ArticleRef,
    /// The language of its body.
    pub language: Language,
    /// How much of it stands in the other, in thousandths.
    pub contained: u16,
    /// Characters of its body.
    pub characters: usize,
    /// Where its passages lie, for the small map.
    pub map: Vec<MapPiece>,
}

/// A passage on the small map of an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MapPiece {
    /// Its number, from 1.
    pub passage: usize,
    /// Its kind.
    pub kind: PassageKind,
    /// Where it starts, in thousandths of the body.
    pub start: u16,
    /// Its length, in thousandths; at least 1.
    pub length: u16,
}

/// A passage that both have.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PassageView {
    /// Its kind.
    pub kind: PassageKind,
    /// Equal units on both sides.
    pub matched: u32,
    /// Its first characters, on the left.
    pub text: String,
    /// Articles of the set that carry it, these two included.
    pub n_carriers: usize,
    /// Whether it stands in quotation marks on both sides: a common source, not a copy.
    pub quoted: bool,
    /// The row where it begins on the left.
    pub row_a: usize,
    /// The row where it begins on the right.
    pub row_b: usize,
}

/// Paragraphs that stand beside each other.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CompareRow {
    /// Why they do.
    pub kind: RowKind,
    /// Paragraphs of the left article.
    pub a: Vec<Paragraph>,
    /// Paragraphs of the right article.
    pub b: Vec<Paragraph>,
}

/// Why paragraphs stand beside each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum RowKind {
    /// They share a passage.
    Matched,
    /// The right article has nothing here.
    OnlyA,
    /// The left article has nothing here.
    OnlyB,
    /// Each has text of its own here.
    Apart,
}

/// A paragraph in pieces that concatenate to it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Paragraph {
    /// The pieces.
    pub runs: Vec<DiffRun>,
}

/// A piece of a paragraph.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DiffRun {
    /// The text, its control characters shown as signs.
    pub text: String,
    /// The number of the passage that it belongs to, from 1.
    pub passage: Option<usize>,
    /// Whether the passage begins with this run.
    pub first: bool,
    /// Whether this differs from the other side, inside a passage.
    pub changed: bool,
}
