//! The stories of the set.

use std::rc::Rc;

use serde::{Deserialize, Serialize};

use crate::model::{Day, Relation};

use super::ArticleRef;

/// The stories of the set.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct StoriesView {
    /// Stories of two or more articles, the largest first.
    pub stories: Vec<Rc<StoryView>>,
    /// Articles that share their story with no other.
    pub alone: Vec<ArticleRef>,
}

/// One story.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StoryView {
    /// Its number in the set.
    pub story: usize,
    /// First day, where known.
    pub from: Option<Day>,
    /// Last day, where known.
    pub to: Option<Day>,
    /// The outlets that tell it, sorted.
    pub outlets: Vec<String>,
    /// The names that most of its articles share.
    pub names: Vec<String>,
    /// The article that stands for it.
    pub principal: ArticleRef,
    /// Its articles by time, the undated last.
    pub articles: Vec<StoryArticle>,
}

/// An article of a story.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StoryArticle {
    /// The article.
    pub article: ArticleRef,
    /// Whether it is the principal one.
    pub principal: bool,
    /// Its relation to the principal article; none for that one itself.
    pub relation: Option<Relation>,
    /// How much of it stands in the principal article, in thousandths.
    pub contained: u16,
    /// How much of the principal article stands in it.
    pub contains: u16,
}
