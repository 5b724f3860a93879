//! What a person decided about a file; analysis takes it as input.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{Moment, Rule};

/// Decisions about one file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileDecisions {
    /// The charset to decode with, by its WHATWG label.
    pub charset: Option<String>,
    /// Blocks to keep although a rule removes them.
    pub restored: BTreeSet<BlockKey>,
    /// Rules that do not apply to this file.
    pub disabled_rules: BTreeSet<Rule>,
    /// Corrected publication times, by article ordinal.
    pub published: Vec<(usize, Option<Moment>)>,
}

/// A block of a file: analysis is deterministic, so places are stable.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct BlockKey {
    /// Ordinal of the article in its file.
    pub article: usize,
    /// Index of the block in its article.
    pub block: usize,
}
