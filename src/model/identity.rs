//! Who is who: ids of files, articles and stories, given once and never used again.
//!
//! An id says nothing and never changes while the set lives; names of files, numbers in lists and
//! labels such as `one#2` are for people and may change whenever a file comes or goes. Whatever has
//! to stay with its text (a decision, an address, a message) is keyed by ids.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// A file of the set.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
pub struct FileId(pub u32);

/// An article: its file, and its place among the articles of that file, from 0.
///
/// ```
/// # use duilan::model::{ArticleId, FileId};
/// let id = ArticleId { file: FileId(3), ordinal: 1 };
/// assert_eq!(id.to_string(), "3.1");
/// assert_eq!("3.1".parse(), Ok(id));
/// ```
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
pub struct ArticleId {
    /// The file.
    pub file: FileId,
    /// The place in it.
    pub ordinal: usize,
}

/// A story of the set.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
pub struct StoryId(pub u32);

/// The ids of the stories that were seen so far, each with the articles that told it last.
///
/// Handed on as a value, so that whoever starts anew gives no story another's id.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct StoryIds {
    /// By id.
    pub known: Vec<KnownStory>,
}

/// A story that was seen.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct KnownStory {
    /// Its id.
    pub id: StoryId,
    /// The articles that told it when it was last seen, sorted.
    pub articles: Vec<ArticleId>,
    /// Whether the set tells it now.
    pub is_told: bool,
}

/// Not an id as [`fmt::Display`] writes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAnId;

impl FileId {
    /// The id after this one.
    #[must_use]
    pub const fn next(self) -> Self {
        Self(self.0.saturating_add(1))
    }
}

impl ArticleId {
    /// An article of a file.
    #[must_use]
    pub const fn new(file: FileId, ordinal: usize) -> Self {
        Self { file, ordinal }
    }
}

impl fmt::Display for NotAnId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not an id")
    }
}

impl std::error::Error for NotAnId {}

impl fmt::Display for ArticleId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.file.0, self.ordinal)
    }
}

impl fmt::Display for StoryId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}

impl FromStr for ArticleId {
    type Err = NotAnId;

    fn from_str(text: &str) -> Result<Self, NotAnId> {
        let (file, ordinal) = text.split_once('.').ok_or(NotAnId)?;
        Ok(Self {
            file: FileId(number(file)?),
            ordinal: number(ordinal)?,
        })
    }
}

impl FromStr for StoryId {
    type Err = NotAnId;

    fn from_str(text: &str) -> Result<Self, NotAnId> {
        number(text).map(Self)
    }
}

/// Digits alone: one number has one way to be written.
fn number<T: FromStr>(text: &str) -> Result<T, NotAnId> {
    let is_plain = text.bytes().all(|byte| byte.is_ascii_digit());
    let is_padded = 1 < text.len() && text.starts_with('0');
    if !is_plain || is_padded {
        return Err(NotAnId);
    }
    text.parse().map_err(|_| NotAnId)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_has_one_way_to_be_written() {
        for text in ["0.0", "17.3"] {
            assert_eq!(
                text.parse::<ArticleId>()
                    .map(|id| id.to_string())
                    .as_deref(),
                Ok(text)
            );
        }
        for text in [
            "",
            "one",
            "1",
            "1.",
            ".1",
            "+1.0",
            "01.0",
            "1.00",
            "1.0.0",
            "99999999999.0",
        ] {
            assert_eq!(text.parse::<ArticleId>(), Err(NotAnId), "{text}");
        }
        assert_eq!("7".parse(), Ok(StoryId(7)));
        assert_eq!("-7".parse::<StoryId>(), Err(NotAnId));
    }
}
