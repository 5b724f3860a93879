//! The stories of the set.

use std::rc::Rc;

use serde::{Deserialize, Serialize};

use crate::model::{Arrange, Day, Granularity, Relation, Story, StoryId};

use super::article::resolved;
use super::compare::seen_from;
use super::library::n_reworded;
use super::{ArticleRef, Entry, Shelf, visible};

/// The stories of the set.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct StoriesView {
    /// Stories of two or more articles, the largest first.
    pub stories: Vec<Rc<StoryView>>,
    /// Articles that share their story with no other.
    pub alone: Vec<ArticleRef>,
    /// Stories that may be one, the most alike first.
    pub questions: Vec<Rc<Question>>,
    /// What a person said already, in the order of the articles' ids.
    pub answers: Vec<Rc<Question>>,
}

/// Whether two articles tell one story.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Question {
    /// The one article.
    pub a: ArticleRef,
    /// The other article.
    pub b: ArticleRef,
    /// Articles of each story.
    pub n_articles: (usize, usize),
    /// Names that both mention, at most as many as can be read.
    pub names: Vec<String>,
    /// Days that both mention.
    pub days: Vec<Day>,
    /// What the person said; none where they did not.
    pub same: Option<bool>,
}

/// One story.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StoryView {
    /// Its id.
    pub story: StoryId,
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
    /// Sentences that tell what the principal article tells, in other words.
    pub n_reworded: usize,
}

/// The stories of the set, and the articles that stand alone.
#[must_use]
pub fn stories(shelf: &Shelf<'_>) -> StoriesView {
    let unsure = &shelf.comparison.unsure;
    let answered = shelf.decisions.one_story.iter();
    let answers = answered.filter_map(|(a, b, same)| {
        question(shelf, shelf.place(*a)?, shelf.place(*b)?, Some(*same))
    });
    let mut view = StoriesView {
        questions: unsure
            .iter()
            .filter_map(|unsure| question(shelf, unsure.a, unsure.b, None))
            .map(Rc::new)
            .collect(),
        answers: answers.map(Rc::new).collect(),
        ..StoriesView::default()
    };
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

/// Names that a question shows.
const NAMES: usize = 8;

fn question(shelf: &Shelf<'_>, a: usize, b: usize, same: Option<bool>) -> Option<Question> {
    let (one, two) = (shelf.entries.get(a)?, shelf.entries.get(b)?);
    let n_articles = |place: usize| {
        let mut stories = shelf.comparison.stories.iter();
        let story = stories.find(|story| story.articles.contains(&place));
        story.map_or(1, |story| story.articles.len())
    };
    let names = shelf.groups.iter().filter(|group| {
        let mentions = |place| group.members.iter().any(|&(member, _)| member == place);
        group.canonical.chars().nth(1).is_some() && mentions(a) && mentions(b)
    });
    let mut days: Vec<Day> = Vec::new();
    let days_of_two = single_days(two);
    for day in single_days(one) {
        if days_of_two.contains(&day) && !days.contains(&day) {
            days.push(day);
        }
    }
    Some(Question {
        a: one.reference(),
        b: two.reference(),
        n_articles: (n_articles(a), n_articles(b)),
        names: names
            .take(NAMES)
            .map(|group| visible(&group.canonical))
            .collect(),
        days,
        same,
    })
}

/// The single days that an article mentions, in its order.
pub(crate) fn single_days(entry: &Entry<'_>) -> Vec<Day> {
    let dates = entry.annotations.dates.iter();
    dates
        .filter(|date| date.granularity <= Granularity::Day)
        .filter_map(resolved)
        .filter(|(from, to)| from == to)
        .map(|(from, _)| from)
        .collect()
}

fn told(shelf: &Shelf<'_>, number: usize, story: &Story) -> Option<StoryView> {
    let principal = shelf.entries.get(story.principal)?.reference();
    let articles: Vec<StoryArticle> = shelf
        .by_time(&story.articles)
        .into_iter()
        .filter_map(|place| {
            let own = place == story.principal;
            let seen = (!own).then(|| seen_from(shelf, place, story.principal));
            Some(StoryArticle {
                article: shelf.entries.get(place)?.reference(),
                principal: own,
                relation: seen.as_ref().map(|seen| seen.relation),
                contained: seen.as_ref().map_or(0, |seen| seen.contained_a),
                contains: seen.as_ref().map_or(0, |seen| seen.contained_b),
                n_reworded: seen.as_ref().map_or(0, |seen| n_reworded(&seen.passages)),
            })
        })
        .collect();
    let mut outlets: Vec<String> = articles.iter().map(|a| a.article.outlet.clone()).collect();
    outlets.arrange();
    outlets.dedup();
    Some(StoryView {
        story: shelf.story_id(number),
        from: story.from,
        to: story.to,
        outlets,
        names: shelf.shown_names(&story.names),
        principal,
        articles,
    })
}
