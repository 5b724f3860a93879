//! The timeline: when articles were published, and the days that they speak of.

mod build;
mod scale;

use std::rc::Rc;

use serde::{Deserialize, Serialize};

use crate::model::{Day, Doubt, Granularity, StoryId};

use super::{ArticleRef, StoryLine};

pub use build::timeline;

/// Publications in lanes, and the days that the texts speak of in one band.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TimelineView {
    /// First and last day shown: the publications and what lies near them.
    pub window: Option<(Day, Day)>,
    /// Marks for the scale: day and place in thousandths.
    pub ticks: Vec<(Day, u16)>,
    /// Rows of the band.
    pub n_tracks: usize,
    /// A lane for each outlet, by its first publication.
    pub lanes: Vec<Rc<Lane>>,
    /// The days and intervals that the texts speak of, by their first day.
    pub days: Vec<Rc<DayItem>>,
    /// Articles without a publication time.
    pub undated: Vec<ArticleRef>,
    /// Date expressions that no day could be found for.
    pub n_open: usize,
    /// The story shown; none for the whole set.
    pub story: Option<StoryId>,
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

/// What an outlet published on one day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Publication {
    /// The day, in the articles' own zones.
    pub day: Day,
    /// Where it lies in the window, in thousandths.
    pub at: u16,
    /// How many articles.
    pub n_articles: usize,
    /// The articles; fewer where there are very many.
    pub articles: Vec<ArticleRef>,
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
    /// Where it lies in the window; none where it lies outside.
    pub bar: Option<Bar>,
    /// The articles that speak of it.
    pub n_articles: usize,
    /// The mentions.
    pub n_mentions: usize,
    /// Where they stand; fewer where there are very many.
    pub places: Vec<DayPlace>,
}

/// A place on the band of days.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bar {
    /// Where it starts, in thousandths of the window.
    pub start: u16,
    /// Its length; at least 1.
    pub length: u16,
    /// The row in which it overlaps no other, from 0.
    pub track: usize,
    /// Whether its label stands before it: after it, it would leave the window.
    pub label_before: bool,
    /// Whether it begins before the window.
    pub open_start: bool,
    /// Whether it ends after the window.
    pub open_end: bool,
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
    /// How often the article says it so.
    pub times: usize,
    /// What is unsure.
    pub doubt: Doubt,
}

/// Whether a date is to be shown as doubtful.
///
/// That past or future was chosen by default is no doubt worth a sign: news mostly means the
/// nearest such day, and the reason is said where the date is explained.
#[must_use]
pub const fn is_doubtful(doubt: Doubt) -> bool {
    matches!(
        doubt,
        Doubt::Vague | Doubt::Zone | Doubt::Open | Doubt::Order
    )
}
