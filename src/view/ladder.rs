//! The ladder: one passage, all its carriers in time order.

use std::rc::Rc;

use serde::{Deserialize, Serialize};

use crate::model::PassageKind;

use super::{ArticleRef, DiffRun};

/// One passage and all its carriers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LadderView {
    /// The article whose wording the others are held against.
    pub base: ArticleRef,
    /// The carriers by time, the undated last; the base is one of them.
    pub rungs: Vec<Rc<Rung>>,
    /// Articles of the same story that do not carry it.
    pub without: Vec<ArticleRef>,
    /// Whether it stands in quotation marks, or in three or more articles: a common source.
    pub common_source: bool,
}

/// A carrier of the passage.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rung {
    /// The article.
    pub article: ArticleRef,
    /// How it carries the passage; none for the base itself.
    pub kind: Option<PassageKind>,
    /// Its wording, with what differs from the base.
    pub runs: Vec<DiffRun>,
    /// The number of the passage in the comparison of this article with the base, from 1.
    pub passage: Option<usize>,
}
