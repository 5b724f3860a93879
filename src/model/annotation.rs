//! What stands in a text: words, names, dates, quotations.
//!
//! Rooms that annotate work on one `&str` and return spans of it; `engine` turns them into spans
//! of the article's text.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::{Day, Span};

/// Everything found in an article; spans count in the article's text.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Annotations {
    /// Words with their part of speech; empty where they were not asked for.
    pub words: Vec<Word>,
    /// Mentions of names, by place; no two overlap.
    pub names: Vec<Mention>,
    /// What the mentions speak of.
    pub entities: Vec<Entity>,
    /// Dates, times, durations and sets, by place; no two overlap.
    pub dates: Vec<DateMention>,
    /// Quotations with their speakers, by place.
    pub quotes: Vec<Quote>,
    /// The words that tell this text from others, the strongest first, with their counts.
    pub keywords: Vec<(String, u32)>,
}

/// A word.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Word {
    /// Where it stands.
    pub span: Span,
    /// Part of speech, in jieba's tags.
    pub pos: Cow<'static, str>,
}

/// The kind of a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum NameKind {
    /// A person.
    Person,
    /// A place.
    Place,
    /// An organisation.
    Organisation,
}

impl NameKind {
    /// The stable name, as exports write it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Person => "PER",
            Self::Place => "LOC",
            Self::Organisation => "ORG",
        }
    }
}

/// One place where a name stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mention {
    /// Where it stands.
    pub span: Span,
    /// What it names.
    pub kind: NameKind,
    /// Index of the entity.
    pub entity: usize,
    /// What found it: a model, an anchor, a list, a title.
    pub rule: Cow<'static, str>,
}

/// A person, place or organisation of one document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entity {
    /// What it is.
    pub kind: NameKind,
    /// The fullest form, the one to show.
    pub canonical: String,
    /// The other forms, sorted.
    pub aliases: Vec<String>,
}

/// The TIMEX3 type.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[allow(missing_docs, reason = "the terms of TIMEX3")]
pub enum DateKind {
    Date,
    Time,
    Duration,
    Set,
}

impl DateKind {
    /// The stable name, as exports write it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Date => "DATE",
            Self::Time => "TIME",
            Self::Duration => "DURATION",
            Self::Set => "SET",
        }
    }
}

/// An expression of time, resolved as far as it can be.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DateMention {
    /// Where it stands.
    pub span: Span,
    /// TIMEX3 type.
    pub kind: DateKind,
    /// TIMEX3 value; what has no anchor keeps an open one, such as `XXXX-10`.
    pub value: String,
    /// First day, where resolved.
    pub from: Option<Day>,
    /// Last day, where resolved.
    pub to: Option<Day>,
    /// The rule of the grammar that read it.
    pub rule: Cow<'static, str>,
    /// What it was resolved against.
    pub anchor: Anchor,
    /// How exact the expression is.
    pub granularity: Granularity,
    /// What is unsure of the resolution.
    pub doubt: Doubt,
}

/// What a date was resolved against.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Anchor {
    /// What gave the day.
    pub source: AnchorSource,
    /// The day; none where nothing was needed or nothing was known.
    pub day: Option<Day>,
}

/// What gave the day that a date was resolved against.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum AnchorSource {
    /// The expression is complete in itself.
    Itself,
    /// The article's publication time.
    Published,
    /// A date that stands earlier in the text.
    Mentioned,
    /// Nothing: the value is open.
    Unknown,
}

/// How exact an expression is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[allow(missing_docs, reason = "units of time")]
pub enum Granularity {
    Second,
    Minute,
    Hour,
    PartOfDay,
    Day,
    Week,
    PartOfMonth,
    Month,
    Season,
    Quarter,
    HalfYear,
    Year,
    Decade,
    Century,
    Vague,
}

/// What is unsure of a resolution.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Doubt {
    /// Nothing.
    None,
    /// Past or future was chosen by default, without a cue.
    Direction,
    /// The bounds are vague by nature (近日, early this month).
    Vague,
    /// Near a day's edge, and the zone is unknown.
    Zone,
    /// No anchor.
    Open,
    /// Day and month may be the other way round (03/04/2024).
    Order,
}

/// A quotation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quote {
    /// The quoted text with its marks.
    pub span: Span,
    /// Who said it, in the canonical form where known.
    pub speaker: Option<String>,
}

/// A stretch that stands more than once in one text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Repeat {
    /// The first place, in the article's text.
    pub first: Span,
    /// The further places.
    pub again: Vec<Span>,
}
