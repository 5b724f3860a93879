//! What was found, counted for one sentence.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{Day, Direction, Granularity, IssueCode, Pair, Relation, Rule, Story};
use crate::view::article::resolved;
use crate::view::{ArticleRef, Entry, Shelf};

use super::{Finding, FindingStory, StoryLine, n_reworded};

/// Counts what is worth saying of a set.
pub(crate) fn finding(shelf: &Shelf<'_>) -> Finding {
    let Shelf {
        entries,
        comparison,
        ..
    } = shelf;
    let mut finding = Finding {
        n_articles: entries.len(),
        n_errors: shelf.errors.len(),
        ..Finding::default()
    };
    for (number, story) in comparison.stories.iter().enumerate() {
        match story.articles.len() {
            0 | 1 => finding.n_alone += 1,
            n_articles => {
                finding.n_stories += 1;
                let known = finding
                    .largest
                    .as_ref()
                    .map_or(0, |largest| largest.n_articles);
                if n_articles > known {
                    finding.largest = Some(largest(shelf, number, story));
                }
            }
        }
    }
    let repeated = entries.iter().filter(|entry| holds_text_twice(entry));
    finding.repeated = repeated.map(Entry::reference).collect();
    for pair in &comparison.pairs {
        let reworded = n_reworded(&pair.passages);
        finding.n_reworded += reworded;
        if pair.relation <= Relation::NearDuplicate {
            finding.n_same_text += 1;
            if finding.same_text.is_none() {
                finding.same_text = in_time_order(entries, pair);
                finding.same_text_ordered = pair.direction != Direction::Unknown;
            }
        } else {
            finding.n_shared += pair.passages.len() - reworded;
        }
    }
    finding
}

/// The stories of two or more articles in a line each.
pub(crate) fn story_lines(shelf: &Shelf<'_>) -> Vec<StoryLine> {
    let is_one_text = |pair: &&Pair| pair.relation <= Relation::NearDuplicate;
    let pairs = shelf.comparison.pairs.iter().filter(is_one_text);
    // Of two with one text, the later one is the copy; which was first in time is not said here.
    let copies: BTreeSet<usize> = pairs.map(|pair| pair.a.max(pair.b)).collect();
    let stories = shelf.comparison.stories.iter().enumerate();
    stories
        .filter(|(_, story)| 2 <= story.articles.len())
        .map(|(number, story)| {
            let entries = || {
                let places = story.articles.iter();
                places.filter_map(|&place| shelf.entries.get(place))
            };
            let outlets: BTreeSet<String> = entries().map(Entry::outlet).collect();
            let is_copy = |place: &&usize| copies.contains(place);
            StoryLine {
                story: shelf.story_id(number),
                title: shelf
                    .entries
                    .get(story.principal)
                    .map(Entry::title)
                    .unwrap_or_default(),
                n_articles: story.articles.len(),
                n_outlets: outlets.len(),
                n_copies: story.articles.iter().filter(is_copy).count(),
                from: story.from,
                to: story.to,
            }
        })
        .collect()
}

/// Whether the file holds the article's text twice or more.
pub(crate) fn holds_text_twice(entry: &Entry<'_>) -> bool {
    let article = entry.article;
    article
        .issues
        .iter()
        .any(|issue| issue.code == IssueCode::RepeatedBody)
        || article.blocks.iter().any(|block| {
            block
                .removal
                .as_ref()
                .is_some_and(|removal| removal.rule == Rule::RepeatedBody)
        })
}

/// The articles of a pair, the earlier in this set first.
fn in_time_order(entries: &[Entry<'_>], pair: &Pair) -> Option<(ArticleRef, ArticleRef)> {
    let a = entries.get(pair.a)?.reference();
    let b = entries.get(pair.b)?.reference();
    Some(if pair.direction == Direction::BEarlier {
        (b, a)
    } else {
        (a, b)
    })
}

fn largest(shelf: &Shelf<'_>, number: usize, story: &Story) -> FindingStory {
    FindingStory {
        story: shelf.story_id(number),
        n_articles: story.articles.len(),
        day: common_day(shelf, story),
        from: story.from,
        to: story.to,
        names: shelf.shown_names(&story.names),
    }
}

/// The single day that most articles of a story speak of: at least two, the earliest where equal.
fn common_day(shelf: &Shelf<'_>, story: &Story) -> Option<Day> {
    let mut speaking: BTreeMap<Day, (usize, usize)> = BTreeMap::new();
    for entry in story
        .articles
        .iter()
        .filter_map(|&article| shelf.entries.get(article))
    {
        let mut days: BTreeSet<Day> = BTreeSet::new();
        for date in &entry.annotations.dates {
            let exact = date.granularity <= Granularity::Day;
            if let Some((from, to)) = resolved(date).filter(|(from, to)| exact && from == to) {
                days.insert(from.min(to));
                speaking.entry(from).or_default().1 += 1;
            }
        }
        for day in days {
            speaking.entry(day).or_default().0 += 1;
        }
    }
    let most = speaking
        .into_iter()
        .filter(|(_, (articles, _))| 2 <= *articles)
        .max_by_key(|(day, counts)| (*counts, std::cmp::Reverse(*day)));
    most.map(|(day, _)| day)
}
