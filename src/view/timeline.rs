//! The timeline: when articles were published, and the days that they speak of.

use std::rc::Rc;

use serde::{Deserialize, Serialize};

use crate::model::{Day, Doubt, Granularity};

use super::{ArticleRef, StoryLine};

/// Publications in lanes, and the days that the texts speak of in one band.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TimelineView {
    /// First and last day shown: the publications and what lies near them.
    pub window: Option<(Day, Day)>,
    /// A lane for each outlet, by its first publication.
    pub lanes: Vec<Rc<Lane>>,
    /// The days and intervals that the texts speak of, by their first day.
    pub days: Vec<Rc<DayItem>>,
    /// Articles without a publication time.
    pub undated: Vec<ArticleRef>,
    /// Date expressions that no day could be found for.
    pub n_open: usize,
    /// The story shown; none for the whole set.
    pub story: Option<usize>,
    /// The stories to choose from.
    pub stories: Vec<StoryLine>,
}

/// The publications of one outlet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lane {
    /// The outlet.
    pub outlet: String,
    /// Its articles by time.
    pub publications: Vec<Publication>,
}

/// A publication.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Publication {
    /// The article.
    pub article: ArticleRef,
    /// The day of its publication, in its own zone.
    pub day: Day,
}

/// A day or an interval that texts speak of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DayItem {
    /// First day.
    pub from: Day,
    /// Last day.
    pub to: Day,
    /// How exact its expressions are.
    pub granularity: Granularity,
    /// The least doubt among its mentions.
    pub doubt: Doubt,
    /// The articles that speak of it.
    pub n_articles: usize,
    /// Where.
    pub places: Vec<DayPlace>,
}

/// A mention of a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DayPlace {
    /// The article.
    pub article: ArticleRef,
    /// Index of the mark in it.
    pub mark: usize,
    /// The text as it stands.
    pub text: String,
    /// What is unsure.
    pub doubt: Doubt,
}
