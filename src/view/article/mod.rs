//! One article: blocks as runs of text, its marks, and the reasons for everything.

mod build;
mod runs;
mod shape;

use std::rc::Rc;

use serde::{Deserialize, Serialize};

use crate::model::{
    AnchorSource, Charset, Clue, ClueSource, DateKind, Day, Doubt, Evidence, FileId, Format,
    Granularity, IssueCode, Language, Moment, NameKind, Role, Rule,
};

use super::ArticleRef;

pub use build::article;
pub(crate) use build::{removed_share, resolved, visible_evidence};
pub(crate) use runs::{Placed, excerpt, fitted, name_kind, placed};
pub use shape::Shape;

/// One article, ready to be drawn.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ArticleView {
    /// Id, title, outlet, time.
    pub article: ArticleRef,
    /// Its file.
    pub file: FileId,
    /// The file's name.
    pub file_name: String,
    /// Its place in the file.
    pub ordinal: usize,
    /// What it was written in.
    pub format: Format,
    /// How its bytes were decoded.
    pub charset: Charset,
    /// The people who wrote it.
    pub byline: Vec<String>,
    /// The outlet it was taken from, where the text names one.
    pub source: Option<String>,
    /// The site that carries it.
    pub site: Option<String>,
    /// Its address; text, never followed by itself.
    pub url: Option<String>,
    /// Where the publication time was read.
    pub published_from: Option<ClueSource>,
    /// The publication time as the person corrected it, if so: the inner none is "no time".
    pub published_corrected: Option<Option<Moment>>,
    /// The language of its body.
    pub language: Language,
    /// Characters of the body.
    pub characters: usize,
    /// Removed share of the text, in thousandths.
    pub removed: u16,
    /// The blocks in order, removed ones included.
    pub blocks: Vec<Rc<BlockView>>,
    /// The order in which they are shown: removed neighbours folded together.
    pub flow: Vec<Flow>,
    /// The kept block that is the title; none where the title was read elsewhere.
    pub heading: Option<usize>,
    /// The marks by place; runs and links name them by index.
    pub marks: Vec<Mark>,
    /// What the names speak of.
    pub entities: Vec<EntityView>,
    /// The days that the dates speak of, with their other mentions in the set.
    pub days: Vec<DayGroup>,
    /// Everything read of the metadata, the winning clue of each field first.
    pub clues: Vec<Clue>,
    /// What was noticed.
    pub issues: Vec<IssueView>,
    /// Stretches that stand in the file more than once.
    pub repeats: Vec<RepeatView>,
    /// The rules that removed something, by share.
    pub rules: Vec<RuleCount>,
    /// Rules that the person switched off for this file.
    pub disabled_rules: Vec<Rule>,
    /// The files that a rule may be switched off in together.
    pub shape: Shape,
    /// The words that tell it from others, with their counts.
    pub keywords: Vec<(String, u32)>,
    /// Words of the reading text; 0 where the runs are not cut at words.
    pub n_words: usize,
    /// The articles related to it, the strongest first.
    pub related: Vec<super::PairRow>,
}

/// A step of reading.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Flow {
    /// A kept block, by index.
    Kept(usize),
    /// Removed neighbours, folded together.
    Folded(Fold),
}

/// Neighbouring blocks that one rule removed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fold {
    /// The rule.
    pub rule: Rule,
    /// The first block.
    pub first: usize,
    /// How many blocks.
    pub n_blocks: usize,
    /// Their share of the file, in thousandths.
    pub share: u16,
}

/// A paragraph, heading, caption …
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BlockView {
    /// Its index in the article.
    pub index: usize,
    /// What it is.
    pub role: Role,
    /// Its text in pieces that concatenate to it.
    pub runs: Vec<Run>,
    /// The marks that begin in it.
    pub marks: std::ops::Range<usize>,
    /// Its characters.
    pub characters: usize,
    /// Why it was set aside; none where it is kept.
    pub removal: Option<RemovalView>,
    /// Whether the person restored it against a rule.
    pub restored: bool,
}

/// Why a block was set aside.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RemovalView {
    /// The rule.
    pub rule: Rule,
    /// The rule's stable id.
    pub id: String,
    /// What it saw.
    pub evidence: Vec<Evidence>,
    /// The block's share of the file, in thousandths.
    pub share: u16,
}

/// A piece of text under the same marks throughout.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Run {
    /// The text, its control characters shown as signs.
    pub text: String,
    /// The marks over it, the widest first; at most one of each kind.
    pub marks: Vec<RunMark>,
    /// The word that it belongs to, where the runs are cut at words.
    pub word: Option<RunWord>,
}

/// A mark over a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RunMark {
    /// Index into [`ArticleView::marks`].
    pub mark: usize,
    /// What it marks.
    pub kind: MarkKind,
    /// Whether the mark begins with this run.
    pub first: bool,
    /// Whether it ends with it.
    pub last: bool,
}

/// What a mark marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[allow(missing_docs, reason = "named for what is marked")]
pub enum MarkKind {
    Person,
    Place,
    Organisation,
    Date,
    Quote,
}

impl From<NameKind> for MarkKind {
    fn from(kind: NameKind) -> Self {
        match kind {
            NameKind::Person => Self::Person,
            NameKind::Place => Self::Place,
            NameKind::Organisation => Self::Organisation,
        }
    }
}

/// A run's part of a word.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RunWord {
    /// Part of speech, in jieba's tags.
    pub pos: String,
    /// Whether the word begins with this run.
    pub first: bool,
}

/// A marked stretch of the text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs, reason = "named for what is marked")]
pub enum Mark {
    Name(NameMark),
    Date(DateMark),
    Quote(QuoteMark),
}

impl Mark {
    /// What it marks.
    #[must_use]
    pub fn kind(&self) -> MarkKind {
        match self {
            Self::Name(name) => MarkKind::from(name.kind),
            Self::Date(_) => MarkKind::Date,
            Self::Quote(_) => MarkKind::Quote,
        }
    }
}

/// A mention of a name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NameMark {
    /// The text as it stands.
    pub text: String,
    /// Its kind.
    pub kind: NameKind,
    /// Index into [`ArticleView::entities`].
    pub entity: usize,
    /// What found it.
    pub rule: String,
}

/// A date with how it was resolved.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DateMark {
    /// The text as it stands.
    pub text: String,
    /// TIMEX3 type.
    pub kind: DateKind,
    /// TIMEX3 value.
    pub value: String,
    /// First day, where resolved.
    pub from: Option<Day>,
    /// Last day, where resolved.
    pub to: Option<Day>,
    /// The rule that read it.
    pub rule: String,
    /// What gave the day that it was resolved against.
    pub anchor: AnchorSource,
    /// That day.
    pub anchor_day: Option<Day>,
    /// How exact it is.
    pub granularity: Granularity,
    /// What is unsure.
    pub doubt: Doubt,
    /// Index into [`ArticleView::days`]; none where it is not resolved.
    pub day: Option<usize>,
}

/// A quotation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuoteMark {
    /// Its first characters.
    pub text: String,
    /// Who said it, where known.
    pub speaker: Option<String>,
}

/// What a name speaks of, here and in the set.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EntityView {
    /// What it is.
    pub kind: NameKind,
    /// The form to show.
    pub canonical: String,
    /// The other forms, of this article and of the set.
    pub forms: Vec<String>,
    /// The key of its group in the set, for a link.
    pub key: Option<String>,
    /// Indexes of its marks in this article.
    pub marks: Vec<usize>,
    /// Its mentions in the whole set.
    pub n_mentions: usize,
    /// The articles that mention it.
    pub n_articles: usize,
    /// The outlets of those articles.
    pub n_outlets: usize,
}

/// A day or an interval, and who else in the set speaks of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DayGroup {
    /// First day.
    pub from: Day,
    /// Last day.
    pub to: Day,
    /// Indexes of its marks in this article.
    pub marks: Vec<usize>,
    /// Mentions in other articles.
    pub n_elsewhere: usize,
    /// Some of them, one an article.
    pub elsewhere: Vec<Elsewhere>,
}

/// A mention in another article.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Elsewhere {
    /// The article.
    pub article: ArticleRef,
    /// The text as it stands there.
    pub text: String,
    /// Index of the mark in that article.
    pub mark: usize,
}

/// Something noticed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct IssueView {
    /// Stable code.
    pub code: IssueCode,
    /// The particulars.
    pub detail: String,
    /// The block where it is, if it has a place.
    pub block: Option<usize>,
}

/// A stretch that stands in the file more than once.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RepeatView {
    /// Its first characters.
    pub text: String,
    /// Its length in characters.
    pub characters: usize,
    /// How often it stands there.
    pub times: usize,
    /// The block of its first place.
    pub block: Option<usize>,
}

/// What a rule removed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RuleCount {
    /// The rule.
    pub rule: Rule,
    /// Its stable id.
    pub id: String,
    /// How many blocks.
    pub n_blocks: usize,
    /// Their share of the file, in thousandths.
    pub share: u16,
    /// The first such block.
    pub first: usize,
}
