//! Addresses inside the page: the part after `#`, a screen and ids, never a text.
//!
//! `#/library`, `#/article/3.0`, `#/compare/3.0/5.1`. An id never changes, so an address leads to
//! its article or to nothing, never to another article. What can't be read leads to
//! [`Route::Unknown`], which says so.

use std::fmt::Write as _;

use crate::model::{ArticleId, StoryId};

/// A screen of the page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Route {
    /// The first screen: drop, paste, choose.
    #[default]
    Start,
    /// All articles.
    Library,
    /// One article, by id.
    Article(ArticleId),
    /// One article, with one of its marks in hand.
    Mention(ArticleId, usize),
    /// Two articles side by side, by id.
    Compare(ArticleId, ArticleId),
    /// Publications and days spoken of; of one story, or of the whole set.
    Timeline(Option<StoryId>),
    /// The names of the set.
    Names,
    /// One name, by the key of its group.
    Name(String),
    /// The person's own dictionary.
    Dictionary,
    /// The words of the set.
    Words,
    /// The stories of the set.
    Stories,
    /// One story, outlet by outlet.
    Coverage(StoryId),
    /// One passage and all its carriers: article, the article it is shared with, number.
    Ladder(ArticleId, ArticleId, usize),
    /// What everything means.
    Help,
    /// An address that names nothing.
    Unknown,
}

impl Route {
    /// Whether it shows a list, to which a person comes back from what it lists.
    #[must_use]
    pub const fn is_list(&self) -> bool {
        matches!(
            self,
            Self::Library | Self::Stories | Self::Names | Self::Words | Self::Timeline(_)
        )
    }

    /// The address, with its `#`.
    #[must_use]
    pub fn address(&self) -> String {
        match self {
            Self::Start => "#/".to_owned(),
            Self::Library => "#/library".to_owned(),
            Self::Article(id) => format!("#/article/{id}"),
            Self::Mention(id, mark) => format!("#/article/{id}/mark/{mark}"),
            Self::Compare(a, b) => format!("#/compare/{a}/{b}"),
            Self::Timeline(None) => "#/timeline".to_owned(),
            Self::Timeline(Some(story)) => format!("#/timeline/{story}"),
            Self::Names => "#/names".to_owned(),
            Self::Name(key) => format!("#/name/{}", escape(key)),
            Self::Dictionary => "#/dictionary".to_owned(),
            Self::Words => "#/words".to_owned(),
            Self::Help => "#/help".to_owned(),
            Self::Stories => "#/stories".to_owned(),
            Self::Coverage(story) => format!("#/coverage/{story}"),
            Self::Ladder(id, with, passage) => {
                format!("#/ladder/{id}/{with}/{passage}")
            }
            Self::Unknown => "#/unknown".to_owned(),
        }
    }

    /// The screen of an address, with or without its `#`.
    #[must_use]
    pub fn parse(address: &str) -> Self {
        let path = address.trim_start_matches('#').trim_matches('/');
        let parts: Vec<String> = path.split('/').map(unescape).collect();
        let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
        Self::read(&parts).unwrap_or(Self::Unknown)
    }

    fn read(parts: &[&str]) -> Option<Self> {
        Some(match parts {
            [""] => Self::Start,
            ["library"] => Self::Library,
            ["article", id] => Self::Article(id.parse().ok()?),
            ["article", id, "mark", mark] => Self::Mention(id.parse().ok()?, mark.parse().ok()?),
            ["compare", a, b] => Self::Compare(a.parse().ok()?, b.parse().ok()?),
            ["timeline"] => Self::Timeline(None),
            ["timeline", story] => Self::Timeline(Some(story.parse().ok()?)),
            ["names"] => Self::Names,
            ["name", key] => Self::Name((*key).to_owned()),
            ["dictionary"] => Self::Dictionary,
            ["words"] => Self::Words,
            ["help"] => Self::Help,
            ["stories"] => Self::Stories,
            ["coverage", story] => Self::Coverage(story.parse().ok()?),
            ["ladder", id, with, passage] => {
                Self::Ladder(id.parse().ok()?, with.parse().ok()?, passage.parse().ok()?)
            }
            _ => return None,
        })
    }
}

/// Percent-encodes everything but letters, digits, `-`, `.`, `_` and `~`.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            escaped.push(char::from(byte));
        } else {
            // Writing to a string can't fail.
            let _ = write!(escaped, "%{byte:02X}");
        }
    }
    escaped
}

/// Undoes [`escape`]; what is no escape stays, what is no UTF-8 is replaced.
fn unescape(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&first, after)) = rest.split_first() {
        let byte = (first == b'%')
            .then(|| after.get(..2))
            .flatten()
            .and_then(|digits| std::str::from_utf8(digits).ok())
            .and_then(|digits| u8::from_str_radix(digits, 16).ok());
        rest = match byte {
            Some(byte) => {
                bytes.push(byte);
                after.get(2..).unwrap_or_default()
            }
            None => {
                bytes.push(first);
                after
            }
        };
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::FileId;

    #[test]
    fn every_route_round_trips() {
        let odd = "报纸/一 版 100%#?&\u{202e}".to_owned();
        let (id, other) = (ArticleId::new(FileId(3), 1), ArticleId::new(FileId(12), 0));
        for route in [
            Route::Start,
            Route::Library,
            Route::Article(id),
            Route::Mention(id, 4),
            Route::Compare(other, id),
            Route::Timeline(None),
            Route::Timeline(Some(StoryId(7))),
            Route::Names,
            Route::Name(odd.clone()),
            Route::Dictionary,
            Route::Words,
            Route::Help,
            Route::Stories,
            Route::Coverage(StoryId(2)),
            Route::Ladder(id, other, 3),
            Route::Unknown,
        ] {
            let address = route.address();
            assert!(address.is_ascii(), "{address}");
            assert_eq!(Route::parse(&address), route, "{address}");
        }
    }

    #[test]
    fn nonsense_leads_nowhere() {
        for start in ["", "#", "#/"] {
            assert_eq!(Route::parse(start), Route::Start, "{start}");
        }
        for nonsense in [
            "#/nowhere",
            "#/article",
            "#/article/one",
            "#/article/1",
            "#/compare/1.0/two",
            "#/coverage/x",
            "#/ladder/1.0/2.0/c",
        ] {
            assert_eq!(Route::parse(nonsense), Route::Unknown, "{nonsense}");
        }
    }

    #[test]
    fn broken_escapes_stay() {
        assert_eq!(unescape("%4"), "%4");
        assert_eq!(unescape("%zz%41"), "%zzA");
        assert_eq!(unescape("%ff"), "\u{fffd}");
    }
}
