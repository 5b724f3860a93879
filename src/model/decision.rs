//! What a person decided about a file, and about the set; analysis and comparison take it as input.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{ArticleId, Moment, NameDecisions, Rule, StoryIds};

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

/// Everything that holds for the set as a whole, in one value: what a worker that starts anew needs
/// beside the files.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decisions {
    /// What was decided about the set.
    pub set: SetDecisions,
    /// What was decided about names.
    pub names: NameDecisions,
    /// The stories that were seen so far: no decision, but what addresses hang on.
    pub stories: StoryIds,
}

/// Decisions about the set as a whole.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SetDecisions {
    /// Whether two articles tell one story, the smaller id first; sorted.
    pub one_story: Vec<(ArticleId, ArticleId, bool)>,
    /// Pairs of which less than this is alike, in hundredths, are not listed.
    pub least_alike: u8,
}

impl SetDecisions {
    /// Notes whether two articles tell one story; none forgets it. What was noted before.
    pub fn note_story(&mut self, a: ArticleId, b: ArticleId, same: Option<bool>) -> Option<bool> {
        let (a, b) = (a.min(b), a.max(b));
        let place = self
            .one_story
            .binary_search_by(|(x, y, _)| (*x, *y).cmp(&(a, b)));
        match (place, same) {
            (Ok(at), Some(same)) => {
                let known = self.one_story.get_mut(at)?;
                Some(std::mem::replace(&mut known.2, same))
            }
            (Ok(at), None) => Some(self.one_story.remove(at).2),
            (Err(at), Some(same)) => {
                self.one_story.insert(at, (a, b, same));
                None
            }
            (Err(_), None) => None,
        }
    }
}
