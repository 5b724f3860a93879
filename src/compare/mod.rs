//! Comparison: fingerprints, candidate pairs, passages, relations, stories.

use crate::model::{Comparison, Day, Moment, Repeat, Span};

/// An article as comparison sees it; spans count in `body`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Item {
    /// The article's id.
    pub id: String,
    /// Its title, for stories.
    pub title: String,
    /// Its body.
    pub body: String,
    /// Its publication time.
    pub published: Option<Moment>,
    /// Names with their places, in canonical form.
    pub names: Vec<(Span, String)>,
    /// Resolved days with their places.
    pub days: Vec<(Span, Day, Day)>,
    /// Quotations.
    pub quotes: Vec<Span>,
    /// Words that tell this text from others, the strongest first.
    pub keywords: Vec<String>,
}

/// Compares a set: a pure function of the items sorted by id.
#[must_use]
pub fn compare(items: &[Item]) -> Comparison {
    let _ = items;
    Comparison::default()
}

/// Stretches that stand more than once in one text.
#[must_use]
pub fn repeats(text: &str) -> Vec<Repeat> {
    let _ = text;
    Vec::new()
}
