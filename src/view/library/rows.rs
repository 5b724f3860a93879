//! The library's list: the rows around the place that a person looks at.
//!
//! A set of ten thousand articles would make an answer of two megabytes, and the page would stand
//! still while it reads it; so a screen asks for a stretch of the list, and again when it is left.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use crate::model::{Arrange, Field, StoryId};
use crate::view::article::removed_share;
use crate::view::{Entry, Limits, Shelf, visible};

use super::finding::holds_text_twice;
use super::search::{Hit, Query};
use super::{Row, RowsView, SortBy};

/// The rows that fit the query, from the given one on, in the order asked for or the other way round.
#[must_use]
pub fn rows(
    shelf: &Shelf<'_>,
    query: &str,
    (sort, reversed): (SortBy, bool),
    first: usize,
    limits: &Limits,
) -> RowsView {
    let wanted = Query::parse(query, shelf.fold);
    let fits = |entry: &Entry<'_>| wanted.is_empty() || holds(shelf, entry, &wanted);
    let fitting = shelf.entries.iter().enumerate().filter(|(_, e)| fits(e));
    let mut places: Vec<usize> = fitting.map(|(place, _)| place).collect();
    let stories = stories_by_article(shelf);
    sort_places(&mut places, shelf, &stories, sort);
    if reversed {
        places.reverse();
    }
    let related = related_counts(shelf);
    let doubles = doubles(shelf);
    let shown = places.iter().skip(first).take(limits.rows);
    RowsView {
        n_rows: places.len(),
        total: shelf.entries.len(),
        first,
        rows: shown
            .filter_map(|&place| {
                let story = stories.get(place).copied().flatten();
                let story = story.map(|place| (place + 1, shelf.story_id(place)));
                let n_related = related.get(place).copied().unwrap_or_default();
                let entry = shelf.entries.get(place)?;
                let mut row = row(entry, story, n_related, limits);
                row.has_double = doubles.contains(&place);
                if !wanted.is_empty() {
                    row.hit = hit(shelf, entry, &wanted, limits);
                }
                Some(Rc::new(row))
            })
            .collect(),
    }
}

fn holds(shelf: &Shelf<'_>, entry: &Entry<'_>, wanted: &Query) -> bool {
    let heads = [entry.title(), entry.outlet()];
    let heads = [&*heads[0], &heads[1], entry.file_name, entry.label].map(shelf.fold);
    let body = (shelf.fold)(&entry.article.body().text);
    wanted.fits(&[&heads[0], &heads[1], &heads[2], &heads[3], &body])
}

/// The first place in the body; its control characters shown as signs.
fn hit(shelf: &Shelf<'_>, entry: &Entry<'_>, wanted: &Query, limits: &Limits) -> Option<Hit> {
    let body = entry.article.body();
    let hit = wanted.hit(&body.text, shelf.fold, limits.context)?;
    Some(Hit {
        times: hit.times,
        before: visible(&hit.before),
        text: visible(&hit.text),
        after: visible(&hit.after),
    })
}

/// The number of each article's story, where others tell it too.
fn stories_by_article(shelf: &Shelf<'_>) -> Vec<Option<usize>> {
    let mut stories = vec![None; shelf.entries.len()];
    for (number, story) in shelf.comparison.stories.iter().enumerate() {
        for &article in story.articles.iter().filter(|_| 2 <= story.articles.len()) {
            if let Some(place) = stories.get_mut(article) {
                *place = Some(number);
            }
        }
    }
    stories
}

/// The places of articles that share title and outlet with another one.
fn doubles(shelf: &Shelf<'_>) -> BTreeSet<usize> {
    let mut first: BTreeMap<(String, String), usize> = BTreeMap::new();
    let mut doubles = BTreeSet::new();
    for (place, entry) in shelf.entries.iter().enumerate() {
        let known = *first
            .entry((entry.title(), entry.outlet()))
            .or_insert(place);
        if known != place {
            doubles.extend([known, place]);
        }
    }
    doubles
}

/// How many articles each one is related to.
fn related_counts(shelf: &Shelf<'_>) -> Vec<usize> {
    let mut counts = vec![0; shelf.entries.len()];
    for pair in &shelf.comparison.pairs {
        for article in [pair.a, pair.b] {
            if let Some(count) = counts.get_mut(article) {
                *count += 1;
            }
        }
    }
    counts
}

fn row(
    entry: &Entry<'_>,
    story: Option<(usize, StoryId)>,
    n_related: usize,
    limits: &Limits,
) -> Row {
    let article = entry.article;
    let annotations = entry.annotations;
    let mut issues: Vec<_> = article.issues.iter().map(|issue| issue.code).collect();
    issues.arrange();
    issues.dedup();
    let keywords = annotations.keywords.iter().take(limits.keywords);
    Row {
        article: entry.reference(),
        has_double: false,
        file: entry.id.file,
        file_name: visible(&entry.carriers()),
        published_from: article
            .metadata
            .clue(Field::Published)
            .map(|clue| clue.from),
        format: entry.format,
        charset: entry.charset.name.clone(),
        charset_from: entry.charset.from,
        language: article.metadata.language,
        characters: characters(entry),
        removed: removed_share(&article.blocks),
        n_removed: article
            .blocks
            .iter()
            .filter(|block| block.removal.is_some())
            .count(),
        keywords: keywords.map(|(word, _)| word.clone()).collect(),
        n_names: annotations.entities.len(),
        n_dates: annotations.dates.len(),
        n_repeats: article
            .repeats
            .len()
            .max(usize::from(holds_text_twice(entry))),
        issues,
        story,
        n_related,
        hit: None,
    }
}

/// Puts articles, which come by label, in order; every sort is stable.
fn sort_places(places: &mut [usize], shelf: &Shelf<'_>, stories: &[Option<usize>], sort: SortBy) {
    let time = |place: usize| {
        let published = shelf
            .entries
            .get(place)
            .and_then(|entry| entry.article.metadata.published);
        (published.is_none(), published)
    };
    let outlet = |place: usize| shelf.entries.get(place).map(Entry::outlet);
    let story = |place: usize| stories.get(place).copied().flatten().unwrap_or(usize::MAX);
    let length = |place: usize| shelf.entries.get(place).map_or(0, characters);
    match sort {
        SortBy::Id => {}
        SortBy::Published => places.sort_by_cached_key(|&place| time(place)),
        SortBy::Outlet => places.sort_by_cached_key(|&place| (outlet(place), time(place))),
        SortBy::Story => places.sort_by_cached_key(|&place| (story(place), time(place))),
        SortBy::Length => places.sort_by_cached_key(|&place| Reverse(length(place))),
    }
}

/// Characters of an article's body.
fn characters(entry: &Entry<'_>) -> usize {
    entry.article.body().text.chars().count()
}
