//! The stories of the set.

use std::rc::Rc;

use serde::{Deserialize, Serialize};

use crate::model::{Arrange, Day, Relation, Story};

use super::compare::seen_from;
use super::{ArticleRef, Entry, Shelf};

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

/// The stories of the set, and the articles that stand alone.
#[must_use]
pub fn stories(shelf: &Shelf<'_>) -> StoriesView {
    let mut view = StoriesView::default();
    for (number, story) in shelf.comparison.stories.iter().enumerate() {
        if story.articles.len() < 2 {
            let alone = story
                .articles
                .iter()
                .filter_map(|&article| shelf.entries.get(article));
            view.alone.extend(alone.map(Entry::reference));
        } else if let Some(told) = told(shelf, number, story) {
            view.stories.push(Rc::new(told));
        }
    }
    view
}

fn told(shelf: &Shelf<'_>, number: usize, story: &Story) -> Option<StoryView> {
    let principal = shelf.entries.get(story.principal)?.reference();
    let mut articles: Vec<StoryArticle> = story
        .articles
        .iter()
        .filter_map(|&place| {
            let own = place == story.principal;
            let seen = (!own).then(|| seen_from(shelf, place, story.principal));
            Some(StoryArticle {
                article: shelf.entries.get(place)?.reference(),
                principal: own,
                relation: seen.as_ref().map(|seen| seen.relation),
                contained: seen.as_ref().map_or(0, |seen| seen.contained_a),
                contains: seen.as_ref().map_or(0, |seen| seen.contained_b),
            })
        })
        .collect();
    articles.arrange_by_key(|told| (told.article.published.is_none(), told.article.published));
    let mut outlets: Vec<String> = articles.iter().map(|a| a.article.outlet.clone()).collect();
    outlets.arrange();
    outlets.dedup();
    Some(StoryView {
        story: number,
        from: story.from,
        to: story.to,
        outlets,
        names: shelf.shown_names(&story.names),
        principal,
        articles,
    })
}
