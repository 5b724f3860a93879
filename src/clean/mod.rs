//! Documents to articles: blocks, the rules that call a block boilerplate, the ledger, metadata.

use crate::model::{Article, Document, FileDecisions, Language};

/// What cleaning is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Config {
    /// Elements nested deeper than this are flattened.
    pub max_depth: usize,
    /// Blocks of one document.
    pub max_blocks: usize,
}

impl Config {
    /// The limits of the page and of the command line.
    pub const STANDARD: Self = Self {
        max_depth: 256,
        max_blocks: 200_000,
    };
}

/// Cleans a document: the articles that it holds, usually one, never none.
///
/// Cleaning marks blocks, it deletes nothing.
#[must_use]
pub fn clean(document: &Document, decisions: &FileDecisions, config: &Config) -> Vec<Article> {
    let _ = (document, decisions, config);
    vec![Article::default()]
}

/// The language and script of a text.
#[must_use]
pub fn language(text: &str) -> Language {
    let _ = text;
    Language::Unknown
}

/// The second pass, over a whole set: for each article, the blocks that recur in other files of
/// the same site, with in how many.
///
/// The articles are given sorted by id; the result is a pure function of them.
#[must_use]
pub fn recurring(articles: &[&Article]) -> Vec<Vec<(usize, usize)>> {
    vec![Vec::new(); articles.len()]
}
