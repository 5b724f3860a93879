//! The heads of all messages.

use serde::{Deserialize, Serialize};

use crate::model::{ArticleId, FileDecisions, FileId, InputError};
use crate::view::WordCut;

use super::Traffic;

/// The first message to every worker: its role.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Start {
    /// What the worker is to be.
    pub role: Role,
    /// The page's [`super::VERSION`].
    pub version: u8,
}

/// What a worker is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Role {
    /// Makes annotated articles of bytes.
    Analyst,
    /// Holds the articles and answers screens.
    Librarian,
}

/// From the page to an analyst.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ToAnalyst {
    /// There is a (new) librarian. Comes with the port to it.
    Connect,
    /// What was asked for with [`FromAnalyst::NeedTools`]; comes again when the last part changed.
    /// Parts: the dictionary, the name model, the person's own dictionary as text; an empty part is
    /// a missing one.
    Tools,
    /// Analyse a file. Part: its bytes; empty where it is larger than the page would read.
    Analyze(Job),
}

/// A file to be analysed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Job {
    /// The file.
    pub file: FileId,
    /// Which attempt at this file; a later one replaces what came of an earlier one.
    pub attempt: u32,
    /// The file's name.
    pub name: String,
    /// The address it came from, where known.
    pub url: Option<String>,
    /// Its size in bytes. A number for JavaScript: exact up to 2^53.
    pub size: u64,
    /// What the person decided about it.
    pub decisions: FileDecisions,
    /// Whether the person has a dictionary of their own: then it needs the tools in any language.
    pub has_own_words: bool,
}

/// From an analyst to the page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum FromAnalyst {
    /// The worker runs and listens; said before anything is asked.
    Ready {
        /// The worker's [`super::VERSION`].
        version: u8,
    },
    /// A text needs the dictionary; the job waits until [`ToAnalyst::Tools`] comes.
    NeedTools,
    /// A sign of life within a file: articles so far.
    Progress {
        /// Which file.
        file: FileId,
        /// Which attempt.
        attempt: u32,
        /// Articles so far.
        articles: usize,
    },
    /// The file was analysed, and what came of it handed to the librarian.
    Done {
        /// Which file.
        file: FileId,
        /// Which attempt.
        attempt: u32,
        /// Bytes of the worker's memory, which never shrinks.
        memory: u32,
    },
    /// What the browser recorded of this worker's requests since it was said last.
    Traffic(Traffic),
    /// The worker can't go on.
    Refused {
        /// Why.
        reason: String,
    },
}

/// From an analyst to the librarian. Part: the encoded `engine::FileResult`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Delivery {
    /// Which file.
    pub file: FileId,
    /// Which attempt.
    pub attempt: u32,
}

/// From the page to the librarian.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ToLibrarian {
    /// There is a new analyst. Comes with the port to it.
    Connect,
    /// Dictionaries and the name model, for screens that show words. Parts as with
    /// [`ToAnalyst::Tools`].
    Tools,
    /// Forget a file, and whatever attempt up to this one may still arrive.
    Forget {
        /// Which file.
        file: FileId,
        /// The last attempt that was made.
        attempt: u32,
    },
    /// A file has the bytes of another one, which has arrived: it is analysed already.
    Copy {
        /// Which file.
        file: FileId,
        /// Which attempt.
        attempt: u32,
        /// Its name.
        name: String,
        /// The other one.
        of: FileId,
    },
    /// What the person decided about the set and its names. Part: the encoded `model::Decisions`.
    Decide {
        /// The page's number for this state of the decisions; an older one than is known is dropped.
        revision: u32,
    },
    /// Compare the set as it is now.
    Settle {
        /// The page's number for this state of the set.
        revision: u32,
    },
    /// Answer a screen. Part: the encoded `view::Request`.
    Ask {
        /// The number of the question; answers to older ones are dropped.
        id: u32,
    },
    /// Write results as a file.
    Export {
        /// The number of the question.
        id: u32,
        /// In which format.
        kind: ExportKind,
        /// Of what.
        scope: ExportScope,
    },
}

/// The format of an export.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ExportKind {
    /// Title and body, a paragraph a line.
    Text,
    /// Markdown.
    Markdown,
    /// One JSON object an article, one a line.
    Jsonl,
    /// A table of articles, safe against formula injection.
    Csv,
    /// A table of pairs.
    PairsCsv,
    /// A page with the marks.
    Html,
    /// Standoff annotation.
    Standoff,
    /// The names as a user dictionary of jieba.
    Names,
    /// A table of the words, cut in this way.
    Words(WordCut),
}

impl ExportKind {
    /// The file extension, without its dot.
    #[must_use]
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Text | Self::Names => "txt",
            Self::Markdown => "md",
            Self::Jsonl => "jsonl",
            Self::Csv | Self::PairsCsv | Self::Words(_) => "csv",
            Self::Html => "html",
            Self::Standoff => "ann",
        }
    }

    /// The media type.
    #[must_use]
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Text | Self::Standoff | Self::Names => "text/plain;charset=utf-8",
            Self::Markdown => "text/markdown;charset=utf-8",
            Self::Jsonl => "application/jsonl",
            Self::Csv | Self::PairsCsv | Self::Words(_) => "text/csv;charset=utf-8",
            Self::Html => "text/html;charset=utf-8",
        }
    }
}

/// What is exported.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ExportScope {
    /// The whole library.
    All,
    /// These articles, by id.
    Articles(Vec<ArticleId>),
}

/// From the librarian to the page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum FromLibrarian {
    /// The worker runs and listens.
    Ready {
        /// The worker's [`super::VERSION`].
        version: u8,
    },
    /// A file's result has arrived.
    Took {
        /// Which file.
        file: FileId,
        /// Which attempt.
        attempt: u32,
        /// Its articles.
        articles: usize,
        /// What could not be read in it.
        errors: Vec<InputError>,
    },
    /// A sign of life while the set is compared.
    Alive,
    /// The dictionary that came can't be read.
    NoTools,
    /// What was to be copied is not here (any more).
    Lacks {
        /// Which file.
        file: FileId,
        /// Which attempt.
        attempt: u32,
    },
    /// The set was compared. Part: the encoded `model::StoryIds`, for whoever comes after.
    Settled {
        /// The number that the page gave.
        revision: u32,
        /// Articles of the set.
        articles: usize,
    },
    /// Part: the encoded `view::Response`.
    Answer {
        /// The number of the question.
        id: u32,
    },
    /// Part: the file's bytes.
    Exported {
        /// The number of the question.
        id: u32,
        /// The label of the article, where one alone was asked for.
        label: Option<String>,
    },
    /// What the browser recorded of this worker's requests since it was said last.
    Traffic(Traffic),
    /// The worker can't go on.
    Refused {
        /// Why.
        reason: String,
    },
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{BlockKey, Day, InputErrorCode, Moment, Rule};
    use crate::protocol::{decode, encode};
    use serde::de::DeserializeOwned;

    /// Both ways of writing: as bytes, and as named values like those that JavaScript sees.
    fn check<T: Serialize + DeserializeOwned + PartialEq + std::fmt::Debug>(messages: &[T]) {
        for message in messages {
            assert_eq!(&decode::<T>(&encode(message).unwrap()).unwrap(), message);
            let named = serde_json::to_string(message).unwrap();
            assert_eq!(&serde_json::from_str::<T>(&named).unwrap(), message);
        }
    }

    fn decisions() -> FileDecisions {
        FileDecisions {
            charset: Some("Big5".to_owned()),
            restored: [BlockKey {
                article: 1,
                block: 7,
            }]
            .into(),
            disabled_rules: [Rule::Ranking].into(),
            published: vec![(0, Day::new(2031, 3, 12).map(Moment::on)), (1, None)],
        }
    }

    #[test]
    fn every_message_round_trips() {
        let traffic = Traffic {
            n_requests: 2,
            n_elsewhere: 1,
            n_blocked: 1,
            received: 1 << 33,
        };
        check(&[
            Start {
                role: Role::Analyst,
                version: 1,
            },
            Start {
                role: Role::Librarian,
                version: 1,
            },
        ]);
        check(&[
            ToAnalyst::Connect,
            ToAnalyst::Tools,
            ToAnalyst::Analyze(Job {
                file: FileId(3),
                attempt: 2,
                name: "晨报/一版.txt".to_owned(),
                url: Some("https://haisheng.example/1".to_owned()),
                size: 1 << 40,
                decisions: decisions(),
                has_own_words: true,
            }),
        ]);
        check(&[
            FromAnalyst::Ready { version: 1 },
            FromAnalyst::NeedTools,
            FromAnalyst::Traffic(traffic),
            FromAnalyst::Progress {
                file: FileId(3),
                attempt: 1,
                articles: 12,
            },
            FromAnalyst::Done {
                file: FileId(3),
                attempt: 1,
                memory: u32::MAX,
            },
            FromAnalyst::Refused {
                reason: "version".to_owned(),
            },
        ]);
        check(&[Delivery {
            file: FileId(3),
            attempt: 1,
        }]);
        check(&[
            ToLibrarian::Connect,
            ToLibrarian::Tools,
            ToLibrarian::Forget {
                file: FileId(3),
                attempt: 1,
            },
            ToLibrarian::Decide { revision: 2 },
            ToLibrarian::Copy {
                file: FileId(4),
                attempt: 0,
                name: "晨报.txt".to_owned(),
                of: FileId(3),
            },
            ToLibrarian::Settle { revision: 9 },
            ToLibrarian::Ask { id: 4 },
            ToLibrarian::Export {
                id: 5,
                kind: ExportKind::Csv,
                scope: ExportScope::All,
            },
            ToLibrarian::Export {
                id: 7,
                kind: ExportKind::Words(WordCut::Jieba),
                scope: ExportScope::All,
            },
            ToLibrarian::Export {
                id: 6,
                kind: ExportKind::Markdown,
                scope: ExportScope::Articles(vec![ArticleId::new(FileId(3), 1)]),
            },
        ]);
        check(&[
            FromLibrarian::Ready { version: 1 },
            FromLibrarian::Took {
                file: FileId(3),
                attempt: 1,
                articles: 2,
                errors: vec![
                    InputError::new("a", InputErrorCode::Truncated, "record 3").with_numbers(3, 0),
                ],
            },
            FromLibrarian::Alive,
            FromLibrarian::NoTools,
            FromLibrarian::Lacks {
                file: FileId(4),
                attempt: 0,
            },
            FromLibrarian::Traffic(traffic),
            FromLibrarian::Settled {
                revision: 9,
                articles: 5,
            },
            FromLibrarian::Answer { id: 4 },
            FromLibrarian::Exported {
                id: 5,
                label: Some("海声#2".to_owned()),
            },
            FromLibrarian::Refused {
                reason: "memory".to_owned(),
            },
        ]);
    }
}
