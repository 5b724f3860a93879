//! What the trainer of the block model needs: rows of features, and cleaning with a given model.

use super::feature::View;
use super::tree::{NodeId, Tree};
use super::{Config, clean_with, parsed};
use crate::model::{Article, Document, FileDecisions, Format};

pub use super::model::{Model, Node, squashed};

/// The two models of the two rounds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Models {
    /// First round.
    pub first: Model,
    /// Second round, over the first round's scores.
    pub second: Model,
}

/// The line that parts the two models of a table.
const PARTING: &str = "second";

impl Models {
    /// Reads the table of both models.
    #[must_use]
    pub fn read(table: &str) -> Self {
        let (first, second) = table.split_once(PARTING).unwrap_or((table, ""));
        Self {
            first: Model::read(first),
            second: Model::read(second),
        }
    }

    /// The table of both models, without remarks.
    #[must_use]
    pub fn table(&self) -> String {
        format!("{}{PARTING}\n{}", self.first.table(), self.second.table())
    }
}

/// A page as rows.
#[derive(Clone, Debug, Default)]
pub struct Rows {
    /// The text of each block.
    pub texts: Vec<String>,
    /// First-round features of each block.
    pub first: Vec<Vec<i32>>,
}

/// The rows of a document.
#[must_use]
pub fn rows(document: &Document, config: &Config) -> Rows {
    let parsed = parsed(document, config);
    let view = View::new(
        &parsed.blocks,
        parsed.tree.as_ref(),
        parsed.title.as_deref(),
    );
    Rows {
        texts: parsed
            .blocks
            .iter()
            .map(|block| block.text.clone())
            .collect(),
        first: view.first(),
    }
}

/// Second-round features, given the first round's scores in thousandths.
#[must_use]
pub fn second(document: &Document, rows: &Rows, scores: &[i32], config: &Config) -> Vec<Vec<i32>> {
    let parsed = parsed(document, config);
    let view = View::new(
        &parsed.blocks,
        parsed.tree.as_ref(),
        parsed.title.as_deref(),
    );
    view.second(&rows.first, scores)
}

/// What the second round thinks of each block, in thousandths of a logit.
#[must_use]
pub fn scores(document: &Document, models: &Models, config: &Config) -> Vec<i32> {
    let parsed = parsed(document, config);
    let (tree, title) = (parsed.tree.as_ref(), parsed.title.as_deref());
    super::body::scores(&parsed.blocks, tree, title, models)
}

/// The page as a person would copy it: its visible blocks as lines.
#[must_use]
pub fn copied(document: &Document, config: &Config) -> Document {
    let parsed = parsed(document, config);
    let lines: Vec<&str> = parsed
        .blocks
        .iter()
        .filter(|block| !is_unseen(parsed.tree.as_ref(), block.node))
        .map(|block| block.text.as_str())
        .collect();
    Document {
        format: Format::PlainText,
        source: lines.join("\n"),
        ..document.clone()
    }
}

/// Whether an element or one around it is hidden by its attributes. Class names do not say so:
/// `field-label-hidden` holds the whole of many an article.
fn is_unseen(tree: Option<&Tree>, node: NodeId) -> bool {
    let Some(tree) = tree else { return false };
    let mut at = Some(node);
    while let Some(id) = at {
        if super::html::is_hidden(tree, id) {
            return true;
        }
        at = tree.parent(id);
    }
    false
}

/// Cleans with the given models; a page over the limit has no article.
#[must_use]
pub fn clean(document: &Document, models: &Models, config: &Config) -> Vec<Article> {
    clean_with(document, &FileDecisions::default(), config, models).unwrap_or_default()
}
