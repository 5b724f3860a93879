//! The plain types that the whole house speaks.
//!
//! Nothing here computes more than a comparison or a conversion.
//! Units: a [`Span`] counts UTF-8 bytes; shares are in thousandths.

mod annotation;
mod arrange;
mod article;
mod day;
mod decision;
mod dictionary;
mod document;
mod file_kind;
mod identity;
mod issue;
mod naming;
mod relation;
mod set;
mod span;

pub use annotation::{
    Anchor, AnchorSource, Annotations, DateKind, DateMention, Doubt, Entity, Granularity, Mention,
    NameKind, Quote, Repeat, Word,
};
pub use arrange::Arrange;
pub use article::{
    Article, Block, Body, Clue, ClueSource, Evidence, Field, Language, Metadata, Removal, Role,
    Rule,
};
pub use day::{Day, Moment, NotAMoment, Time, days_in_month, parse_offset};
pub use decision::{BlockKey, Decisions, FileDecisions, SetDecisions};
pub use dictionary::{
    LineError, LineErrorCode, MAX_COUNT, MAX_OWN_WORDS, MAX_WORD_CHARACTERS, OwnWord,
    read_dictionary, with_line,
};
pub use document::{Charset, CharsetSource, Document, Format, Hints};
pub use file_kind::FileKind;
pub use identity::{ArticleId, FileId, KnownStory, NotAnId, StoryId, StoryIds};
pub use issue::{InputError, InputErrorCode, Issue, IssueCode};
pub use naming::{NameDecision, NameDecisions, NameEdit};
pub use relation::{
    Comparison, Direction, Pair, PairEvidence, Passage, PassageKind, Relation, Story, Unsure,
};
pub use set::{Difference, NameGroup, Number, WordCount, Wording};
pub use span::Span;
