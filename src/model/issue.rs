//! What went wrong, or was noticed, without stopping the rest.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::Span;

/// Something noticed while a document was worked on; the result stands all the same.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Issue {
    /// Stable code.
    pub code: IssueCode,
    /// Where, in the article's text, if it has a place.
    pub span: Option<Span>,
    /// The particulars: a number, a name, a charset.
    pub detail: String,
}

/// Every kind of issue, in one place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum IssueCode {
    /// The declared charset did not fit the bytes; detection decided.
    CharsetMismatch,
    /// Bytes that no charset could decode were replaced.
    UndecodableBytes,
    /// No publication time was found.
    NoPublicationTime,
    /// Several publication times contradict each other.
    PublicationTimeConflict,
    /// The file holds the article more than once.
    RepeatedBody,
    /// The document holds several articles: this is the second of three (`2/3`), or it was not sure
    /// enough to cut (`3: title | title | title`).
    SeveralArticles,
    /// No block looked like an article's body; everything was kept.
    NoBody,
    /// Markup nested deeper than the limit was flattened.
    DeepMarkup,
    /// The dictionary is missing; words are single characters.
    NoDictionary,
    /// The name model is missing; names come from rules alone.
    NoNameModel,
    /// Work stopped at a step budget; the result is partial.
    BudgetSpent,
}

impl IssueCode {
    /// All codes, for tests and documentation.
    pub const ALL: [Self; 11] = [
        Self::CharsetMismatch,
        Self::UndecodableBytes,
        Self::NoPublicationTime,
        Self::PublicationTimeConflict,
        Self::RepeatedBody,
        Self::SeveralArticles,
        Self::NoBody,
        Self::DeepMarkup,
        Self::NoDictionary,
        Self::NoNameModel,
        Self::BudgetSpent,
    ];

    /// The stable name, as exports write it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::CharsetMismatch => "charset_mismatch",
            Self::UndecodableBytes => "undecodable_bytes",
            Self::NoPublicationTime => "no_publication_time",
            Self::PublicationTimeConflict => "publication_time_conflict",
            Self::RepeatedBody => "repeated_body",
            Self::SeveralArticles => "several_articles",
            Self::NoBody => "no_body",
            Self::DeepMarkup => "deep_markup",
            Self::NoDictionary => "no_dictionary",
            Self::NoNameModel => "no_name_model",
            Self::BudgetSpent => "budget_spent",
        }
    }
}

/// A file that could not be read at all: it becomes a row with this error, the others go on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct InputError {
    /// The file, as it was named when it came.
    pub file: String,
    /// Stable code.
    pub code: InputErrorCode,
    /// Where: a byte, a line, a record.
    pub place: String,
    /// The number met.
    pub number: u64,
    /// The number allowed.
    pub limit: u64,
}

/// Why a file could not be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum InputErrorCode {
    /// No byte, or nothing but white space.
    Empty,
    /// Not text: control bytes, or the mark of an image, an archive, a program.
    Binary,
    /// More bytes than the limit.
    TooLarge,
    /// More than the limit of articles in one file.
    TooManyArticles,
    /// A record ends in the middle.
    Truncated,
    /// A line of JSONL does not parse, or lacks its text.
    BadRecord,
    /// The file vanished or may not be read.
    Unreadable,
    /// The worker that had it in hand died or gave no sign of life.
    WorkerDied,
    /// More characters than the limit in one article.
    TooLong,
}

impl InputErrorCode {
    /// The stable name, as exports write it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::Binary => "binary",
            Self::TooLarge => "too_large",
            Self::TooManyArticles => "too_many_articles",
            Self::Truncated => "truncated",
            Self::BadRecord => "bad_record",
            Self::Unreadable => "unreadable",
            Self::WorkerDied => "worker_died",
            Self::TooLong => "too_long",
        }
    }
}

impl fmt::Display for InputError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            file,
            code,
            place,
            number,
            limit,
        } = self;
        match code {
            InputErrorCode::Empty => write!(f, "{file}: nothing to read in {number} bytes"),
            InputErrorCode::Binary => {
                write!(
                    f,
                    "{file}: not text, {number} control bytes, the first at {place}"
                )
            }
            InputErrorCode::TooLarge => {
                write!(f, "{file}: {number} bytes, the limit is {limit} bytes")
            }
            InputErrorCode::TooManyArticles => {
                write!(
                    f,
                    "{file}: {number} articles, the limit is {limit}, stopped at {place}"
                )
            }
            InputErrorCode::Truncated => write!(f, "{file}: ends in the middle, at {place}"),
            InputErrorCode::BadRecord => write!(f, "{file}: bad record at {place}"),
            InputErrorCode::Unreadable => write!(f, "{file}: can't be read ({place})"),
            InputErrorCode::WorkerDied => {
                write!(
                    f,
                    "{file}: the worker gave no answer ({place}, {number} of {limit} s)"
                )
            }
            InputErrorCode::TooLong => {
                write!(
                    f,
                    "{file}: {number} characters in {place}, the limit is {limit}"
                )
            }
        }
    }
}

impl std::error::Error for InputError {}
