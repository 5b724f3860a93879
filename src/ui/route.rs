//! Addresses inside the page: the part after `#`, a screen and ids, never a text.
//!
//! `#/library`, `#/article/ID`, `#/compare/A/B`. Ids are percent-encoded, so that any file name
//! fits. What can't be read leads to the start.

use std::fmt::Write as _;

/// A screen of the page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Route {
    /// The first screen: drop, paste, choose.
    #[default]
    Start,
    /// All articles.
    Library,
    /// One article, by id.
    Article(String),
    /// One article, with one of its marks in hand.
    Mention(String, usize),
    /// Two articles side by side, by id.
    Compare(String, String),
    /// Publications and days spoken of; of one story by number, or of the whole set.
    Timeline(Option<usize>),
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
    /// One story, outlet by outlet, by its number.
    Coverage(usize),
    /// One passage and all its carriers: article, the article it is shared with, number.
    Ladder(String, String, usize),
}

impl Route {
    /// The address, with its `#`.
    #[must_use]
    pub fn address(&self) -> String {
        match self {
            Self::Start => "#/".to_owned(),
            Self::Library => "#/library".to_owned(),
            Self::Article(id) => format!("#/article/{}", escape(id)),
            Self::Mention(id, mark) => format!("#/article/{}/mark/{mark}", escape(id)),
            Self::Compare(a, b) => format!("#/compare/{}/{}", escape(a), escape(b)),
            Self::Timeline(None) => "#/timeline".to_owned(),
            Self::Timeline(Some(story)) => format!("#/timeline/{story}"),
            Self::Names => "#/names".to_owned(),
            Self::Name(key) => format!("#/name/{}", escape(key)),
            Self::Dictionary => "#/dictionary".to_owned(),
            Self::Words => "#/words".to_owned(),
            Self::Stories => "#/stories".to_owned(),
            Self::Coverage(story) => format!("#/coverage/{story}"),
            Self::Ladder(id, with, passage) => {
                format!("#/ladder/{}/{}/{passage}", escape(id), escape(with))
            }
        }
    }

    /// The screen of an address, with or without its `#`.
    #[must_use]
    pub fn parse(address: &str) -> Self {
        let path = address.trim_start_matches('#').trim_matches('/');
        let parts: Vec<String> = path.split('/').map(unescape).collect();
        let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
        match parts.as_slice() {
            ["library"] => Self::Library,
            ["article", id] => Self::Article((*id).to_owned()),
            ["article", id, "mark", mark] => mark.parse().map_or_else(
                |_| Self::Article((*id).to_owned()),
                |mark| Self::Mention((*id).to_owned(), mark),
            ),
            ["compare", a, b] => Self::Compare((*a).to_owned(), (*b).to_owned()),
            ["timeline"] => Self::Timeline(None),
            ["timeline", story] => Self::Timeline(story.parse().ok()),
            ["names"] => Self::Names,
            ["name", key] => Self::Name((*key).to_owned()),
            ["dictionary"] => Self::Dictionary,
            ["words"] => Self::Words,
            ["stories"] => Self::Stories,
            ["coverage", story] => story.parse().map_or(Self::Stories, Self::Coverage),
            ["ladder", id, with, passage] => passage.parse().map_or(Self::Start, |passage| {
                Self::Ladder((*id).to_owned(), (*with).to_owned(), passage)
            }),
            _ => Self::Start,
        }
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

    #[test]
    fn every_route_round_trips() {
        let odd = "报纸/一 版 100%#?&\u{202e}".to_owned();
        for route in [
            Route::Start,
            Route::Library,
            Route::Article(odd.clone()),
            Route::Compare("a".to_owned(), odd.clone()),
            Route::Timeline(None),
            Route::Timeline(Some(7)),
            Route::Names,
            Route::Name(odd.clone()),
            Route::Dictionary,
            Route::Words,
            Route::Stories,
            Route::Coverage(2),
            Route::Ladder(odd.clone(), "b#2".to_owned(), 3),
        ] {
            let address = route.address();
            assert!(address.is_ascii(), "{address}");
            assert_eq!(Route::parse(&address), route, "{address}");
        }
    }

    #[test]
    fn nonsense_leads_to_the_start() {
        for nonsense in ["", "#", "#/", "#/nowhere", "#/ladder/a/b/c", "#/article"] {
            assert_eq!(Route::parse(nonsense), Route::Start, "{nonsense}");
        }
    }

    #[test]
    fn broken_escapes_stay() {
        assert_eq!(unescape("%4"), "%4");
        assert_eq!(unescape("%zz%41"), "%zzA");
        assert_eq!(unescape("%ff"), "\u{fffd}");
    }
}
