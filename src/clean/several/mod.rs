//! Several articles in one page or text: where each starts, and whether that is sure.
//!
//! A blog with whole posts, a digest and a dump of texts one after the other repeat one pattern: a
//! heading, a date line, paragraphs. Where headings alike in place each have their own date and
//! their own paragraphs, and together most of the prose, they are articles, and the blocks are cut
//! before each heading; every block stays in exactly one part. Teasers have no paragraphs of
//! substance, comments no headings, sections of one article no dates, and a second copy of an
//! article says nothing new.
//!
//! Where the pattern holds and something speaks against it (the page states that it is one
//! article, or is named after one of them), or where only part of it holds, nothing is cut and
//! [`Division::Unsure`] says what was seen.
//!
//! Limits: articles without dates are never parted; a record of a feed, or a line of JSON that
//! states a title or a time, is one article.

mod page;
mod segment;
mod text;

use super::Parsed;
use crate::model::{Document, Format};

/// How a document divides.
pub(super) enum Division {
    /// It is one article.
    One(Parsed),
    /// It holds these, in order.
    Sure(Vec<Parsed>),
    /// It may hold several: what was seen.
    Unsure(Parsed, String),
}

/// Divides a document; no part has more than `max_blocks`.
pub(super) fn divided(document: &Document, parsed: Parsed, max_blocks: usize) -> Division {
    let hints = &document.hints;
    let is_stated = hints.title.is_some() || hints.published.is_some();
    if is_stated || document.format == Format::FeedRecord {
        return Division::One(parsed);
    }
    let seen = match &parsed.tree {
        Some(tree) => page::seen(&parsed.blocks, tree, parsed.title.as_deref()),
        None => text::seen(&parsed.blocks),
    };
    match seen {
        None => Division::One(parsed),
        Some(seen) if seen.doubt => Division::Unsure(parsed, seen.said),
        Some(seen) => Division::Sure(match &parsed.tree {
            Some(tree) => page::cut(&parsed.blocks, tree, &seen, max_blocks),
            None => text::cut(parsed.blocks, &seen),
        }),
    }
}

/// Articles that were seen in one document.
#[derive(Debug, Default, PartialEq, Eq)]
struct Seen {
    /// The block of each one's heading.
    titles: Vec<usize>,
    /// The first block that each may start with; the first starts with the document.
    starts: Vec<usize>,
    /// How many, and which.
    said: String,
    /// Whether something speaks against it.
    doubt: bool,
}

#[cfg(test)]
mod tests;
