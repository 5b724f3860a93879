//! One story, outlet by outlet: who carries which passage, and what an outlet left out.
//!
//! A fact is a day, a name or a number that most articles of the story have. An article that has
//! it not may have had no room for it, or another view of the matter: the table says what, not why.

mod facts;
mod passages;

use serde::{Deserialize, Serialize};

use crate::model::{Arrange, ArticleId, Day, NameKind, PassageKind, StoryId};

use super::{ArticleRef, Entry, Limits, Shelf};

/// One story, outlet by outlet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CoverageView {
    /// The story.
    pub story: StoryId,
    /// The title of its principal article.
    pub title: String,
    /// The columns: its articles by time, the undated last.
    pub articles: Vec<ArticleRef>,
    /// Articles of the story; more than there are columns where it is very large.
    pub n_articles: usize,
    /// Passages that two or more carry, those in most articles first.
    pub passages: Vec<PassageRow>,
    /// All such passages.
    pub n_passages: usize,
    /// What some have and others do not, those in most articles first.
    pub facts: Vec<FactRow>,
    /// All such facts.
    pub n_facts: usize,
}

/// A passage and who carries it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PassageRow {
    /// How its first carrier begins it.
    pub text: String,
    /// Whether it stands in quotation marks there.
    pub quoted: bool,
    /// Where its ladder begins: the first carrier, another one, the number of the passage in their
    /// comparison.
    pub ladder: (ArticleId, ArticleId, usize),
    /// For each article, how it carries the passage.
    pub cells: Vec<Carried>,
}

/// How an article carries a passage.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Carried {
    /// Not at all.
    Not,
    /// It is the first in this set, and the others are held against it.
    First,
    /// Like this.
    As(PassageKind),
}

/// A fact and who has it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FactRow {
    /// What it is.
    pub fact: Fact,
    /// How many places of each article mention it.
    pub cells: Vec<usize>,
}

/// Something that an article can mention or leave out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Fact {
    /// A day.
    Day(Day),
    /// A name.
    Name(NameKind, String),
    /// A number with its measure, as the first article writes it.
    Number(String),
}

/// Rows in the order of their keys; of equal keys the first one first.
fn ranked<T>(mut rows: Vec<(u64, T)>) -> Vec<T> {
    rows.arrange_by_key(|(key, _)| *key);
    rows.into_iter().map(|(_, row)| row).collect()
}

/// A key that puts more before fewer, and then by a second number.
fn most_first(n: usize, then: usize) -> u64 {
    let fewer = u64::from(u32::MAX) - (n as u64).min(u64::from(u32::MAX));
    (fewer << 32) | (then as u64 & 0xFFFF_FFFF)
}

/// The coverage of a story of two or more articles.
#[must_use]
pub fn coverage(shelf: &Shelf<'_>, story: StoryId, limits: &Limits) -> Option<CoverageView> {
    let (_, told) = shelf.story(story)?;
    if told.articles.len() < 2 {
        return None;
    }
    let entry = |place: usize| shelf.entries.get(place);
    let mut places = shelf.by_time(&told.articles);
    places.truncate(limits.outlets);
    let mut passages = passages::rows(shelf, &places, limits);
    let mut facts = facts::rows(shelf, &places);
    let (n_passages, n_facts) = (passages.len(), facts.len());
    passages.truncate(limits.table_rows);
    facts.truncate(limits.table_rows);
    Some(CoverageView {
        story,
        title: entry(told.principal).map(Entry::title).unwrap_or_default(),
        articles: places
            .iter()
            .filter_map(|&place| entry(place).map(Entry::reference))
            .collect(),
        n_articles: told.articles.len(),
        passages,
        n_passages,
        facts,
        n_facts,
    })
}
