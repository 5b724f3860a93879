//! Dates: every expression of time in a text, resolved against the text's own time.

use crate::model::{DateMention, Moment};

/// What a text's dates are resolved against.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Context {
    /// The publication time (the DCT), in its own zone; none where unknown.
    pub published: Option<Moment>,
}

/// The expressions of time in a text, by place; no two overlap.
#[must_use]
pub fn annotate(text: &str, context: &Context) -> Vec<DateMention> {
    let _ = (text, context);
    Vec::new()
}
