//! Results as files: JSON, CSV, Markdown, plain text, annotated HTML, standoff.
//!
//! Offsets in exports are Unicode code points, as the most common readers (Python, brat) count.
//! What is written can be read again: JSONL lines of [`json::article`] hold the body under
//! `"body"`, and every format writes its rule ids as the ledger has them.

mod csv;
mod dictionary;
mod html;
pub mod json;
mod markdown;
mod offsets;
mod standoff;

pub use csv::{articles_csv, pairs_csv, table};
pub use dictionary::name_dictionary;
pub use html::annotated_html;
pub use markdown::markdown;
pub use offsets::CodePoints;
pub use standoff::standoff;

use crate::model::{Annotations, Article, ArticleId};

/// An article as an export sees it.
#[derive(Clone, Copy, Debug)]
pub struct Record<'a> {
    /// Its label in the set.
    pub id: &'a str,
    /// Its id, where it has one that never changes: the command line knows labels alone.
    pub key: Option<ArticleId>,
    /// The file that holds it.
    pub file: &'a str,
    /// The article.
    pub article: &'a Article,
    /// What stands in it; spans count in the article's text.
    pub annotations: &'a Annotations,
}

/// The version of the rules and of the output; raised when either changes in a way that readers
/// of earlier exports would notice.
pub const RULE_SET: u32 = 1;

/// The clean text: title, then the body, a paragraph a line.
#[must_use]
pub fn plain_text(article: &Article) -> String {
    let mut text = article.metadata.title.clone().unwrap_or_default();
    if !text.is_empty() {
        text.push_str("\n\n");
    }
    text.push_str(&article.body().text);
    text.push('\n');
    text
}
