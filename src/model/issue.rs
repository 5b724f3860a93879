//! What went wrong, or was noticed, without stopping the rest.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::{FileKind, Span};

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
    /// The page shows no article; every block was set aside.
    NoBody,
    /// Markup nested deeper than the limit was flattened.
    DeepMarkup,
    /// The dictionary is missing; words are single characters.
    NoDictionary,
    /// The name model is missing; names come from rules alone.
    NoNameModel,
    /// The carrier gives a summary, not the whole text.
    Summary,
    /// Work stopped at a step budget; the result is partial.
    BudgetSpent,
}

impl IssueCode {
    /// All codes, for tests and documentation.
    pub const ALL: [Self; 12] = [
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
        Self::Summary,
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
            Self::Summary => "summary",
            Self::BudgetSpent => "budget_spent",
        }
    }
}

/// A file that could not be read at all: it becomes a row with this error, the others go on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct InputError {
    /// The file, as it was named when it came.
    pub file: String,
    /// The steps from the file inward, where it holds others: `文章/石桥.html`, `row 3`.
    pub chain: Vec<String>,
    /// Stable code.
    pub code: InputErrorCode,
    /// What the thing is, where that is the point.
    pub kind: Option<FileKind>,
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
    /// A kind that is known and not read.
    NotRead,
    /// A kind that is read, but this one holds no text: a list of feeds, a table of links.
    NoArticles,
    /// An archive or a part of it that needs a password.
    Encrypted,
    /// A carrier that is damaged; what could be read of it stands.
    Damaged,
    /// Carriers inside carriers, deeper than the limit.
    TooDeep,
    /// More entries than the limit in one file.
    TooManyEntries,
    /// More bytes than the limit come out of one file or entry; what came before stands.
    UnpackedTooLarge,
    /// Files without text were left out: no error, only said.
    LeftOut,
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
            Self::NotRead => "not_read",
            Self::NoArticles => "no_articles",
            Self::Encrypted => "encrypted",
            Self::Damaged => "damaged",
            Self::TooDeep => "too_deep",
            Self::TooManyEntries => "too_many_entries",
            Self::UnpackedTooLarge => "unpacked_too_large",
            Self::LeftOut => "left_out",
        }
    }
}

impl InputError {
    /// An error of a whole file, without a number.
    #[must_use]
    pub fn new(file: &str, code: InputErrorCode, place: impl Into<String>) -> Self {
        Self {
            file: file.to_owned(),
            chain: Vec::new(),
            code,
            kind: None,
            place: place.into(),
            number: 0,
            limit: 0,
        }
    }

    /// The same with the number met and the number allowed.
    #[must_use]
    pub fn with_numbers(self, number: u64, limit: u64) -> Self {
        Self {
            number,
            limit,
            ..self
        }
    }
}

impl fmt::Display for InputError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.file)?;
        for step in &self.chain {
            write!(f, " ▸ {step}")?;
        }
        write!(f, ": ")?;
        let Self {
            place,
            number,
            limit,
            ..
        } = self;
        let what = self.kind.map_or("a file", FileKind::what);
        let advice = self.kind.map_or("", FileKind::advice);
        match self.code {
            InputErrorCode::Empty => write!(f, "nothing to read in {number} bytes"),
            InputErrorCode::Binary => {
                write!(f, "not text, {number} control bytes, the first at {place}")
            }
            InputErrorCode::TooLarge => write!(f, "{number} bytes, the limit is {limit} bytes"),
            InputErrorCode::TooManyArticles => {
                write!(
                    f,
                    "{number} articles, the limit is {limit}, stopped at {place}"
                )
            }
            InputErrorCode::Truncated if place.is_empty() => {
                write!(
                    f,
                    "{what} that ends in the middle; what could be read is kept"
                )
            }
            InputErrorCode::Truncated => write!(f, "ends in the middle, at {place}"),
            InputErrorCode::BadRecord => write!(f, "bad record at {place}"),
            InputErrorCode::Unreadable => write!(f, "can't be read ({place})"),
            InputErrorCode::WorkerDied => {
                write!(
                    f,
                    "the worker gave no answer ({place}, {number} of {limit} s)"
                )
            }
            InputErrorCode::TooLong => {
                write!(f, "{number} characters in {place}, the limit is {limit}")
            }
            InputErrorCode::NotRead => write!(f, "{what}: {advice}"),
            InputErrorCode::NoArticles if advice.is_empty() => {
                write!(f, "{what}: no article is in it")
            }
            InputErrorCode::NoArticles if place.is_empty() => write!(f, "{what}: {advice}"),
            InputErrorCode::NoArticles => write!(f, "{what}: {advice} ({place})"),
            InputErrorCode::Encrypted => {
                write!(
                    f,
                    "{what} that is encrypted: unpack it with its password first"
                )
            }
            InputErrorCode::Damaged if place.is_empty() => {
                write!(f, "{what} that is damaged; what could be read is kept")
            }
            InputErrorCode::Damaged => {
                write!(
                    f,
                    "{what} that is damaged at {place}; what could be read is kept"
                )
            }
            InputErrorCode::TooDeep => {
                write!(f, "{number} files inside each other, the limit is {limit}")
            }
            InputErrorCode::TooManyEntries => {
                write!(
                    f,
                    "more than {limit} entries, the limit; what came before is kept"
                )
            }
            InputErrorCode::UnpackedTooLarge => write!(
                f,
                "more than {limit} bytes come out, the limit; what came before is kept"
            ),
            InputErrorCode::LeftOut => write!(f, "{number} files without text left out"),
        }
    }
}

impl std::error::Error for InputError {}
