//! One file per format: text in, documents and troubles out; none fails on a truncated input.

mod feed;
mod front;
mod page;

use super::{Part, Trouble};

/// What a text held.
#[derive(Debug, Default)]
pub(super) struct Parts {
    pub(super) parts: Vec<Part>,
    pub(super) troubles: Vec<Trouble>,
}

/// Splits a decoded file into its documents.
pub(super) fn split(text: String, max_documents: usize) -> Parts {
    if feed::is(&text) {
        feed::split(&text, max_documents)
    } else {
        page::take(text)
    }
}
