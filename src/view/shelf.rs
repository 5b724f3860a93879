//! The set as view models see it, and what they all share.

use serde::{Deserialize, Serialize};

use crate::model::{
    Annotations, Arrange, Article, ArticleId, Body, Charset, Comparison, Difference, FileDecisions,
    FileId, Format, InputError, Moment, NameGroup, Number, SetDecisions, Span, Story, StoryId,
    Wording,
};

/// The whole set, borrowed from the librarian.
#[derive(Clone, Copy, Debug)]
pub struct Shelf<'a> {
    /// The articles, by label.
    pub entries: &'a [Entry<'a>],
    /// What holds between them; its ids are the labels of the entries.
    pub comparison: &'a Comparison,
    /// The ids of its stories, in their order.
    pub story_ids: &'a [StoryId],
    /// The names of the set; see [`NameGroup`].
    pub groups: &'a [NameGroup],
    /// Canonical forms that the person changed, sorted, with what is shown instead; none where hidden.
    pub renamed: &'a [(String, Option<String>)],
    /// Files that could not be read.
    pub errors: &'a [(FileId, InputError)],
    /// What the person decided about the set.
    pub decisions: &'a SetDecisions,
    /// The numbers in a text, by their place; see [`Number`].
    pub numbers: fn(&str) -> Vec<Number>,
    /// Folds a text for matching: script, width and case.
    pub fold: fn(&str) -> String,
    /// What differs between two wordings.
    pub difference: fn(&Wording<'_>, &Wording<'_>) -> Difference,
}

/// An article of the set.
#[derive(Clone, Copy, Debug)]
pub struct Entry<'a> {
    /// The article's id.
    pub id: ArticleId,
    /// What people call it, unique in the set.
    pub label: &'a str,
    /// The file's name.
    pub file_name: &'a str,
    /// What it was written in.
    pub format: Format,
    /// How its bytes were decoded.
    pub charset: &'a Charset,
    /// The article.
    pub article: &'a Article,
    /// What stands in it.
    pub annotations: &'a Annotations,
    /// What the person decided about its file; none where nothing was.
    pub decisions: Option<&'a FileDecisions>,
}

/// An article in a few words, for headings and links.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct ArticleRef {
    /// The article's id.
    pub id: ArticleId,
    /// What people call it, unique in the set.
    pub label: String,
    /// Its title; the label where it has none.
    pub title: String,
    /// The site or outlet that carries it; the file's name where none is known.
    pub outlet: String,
    /// When it was published.
    pub published: Option<Moment>,
}

/// Where lists end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Articles of a set that is still shown as a matrix: a table of more columns can't be read.
    pub matrix: usize,
    /// Articles of a story that are still held against each other in a table.
    pub outlets: usize,
    /// Rows of such a table.
    pub table_rows: usize,
    /// Pairs of the library's list in one answer: ten thousand articles have millions.
    pub pairs: usize,
    /// Other places that speak of the same day, in the panel of a date.
    pub elsewhere: usize,
    /// Places shown of one name.
    pub snippets: usize,
    /// Characters of context on either side of a place.
    pub context: usize,
    /// Rows of the list of articles in one answer: several windows full.
    pub rows: usize,
    /// Keywords in a row.
    pub keywords: usize,
    /// Places shown of one day, and articles of one dot, in the timeline.
    pub day_places: usize,
    /// Characters of a text that is only named.
    pub excerpt: usize,
    /// Words in the list of words: nobody scrolls on.
    pub words: usize,
}

impl Limits {
    /// The limits of the page.
    pub const STANDARD: Self = Self {
        matrix: 12,
        outlets: 16,
        table_rows: 80,
        pairs: 200,
        elsewhere: 8,
        snippets: 300,
        context: 24,
        rows: 400,
        keywords: 5,
        day_places: 40,
        excerpt: 40,
        words: 2_000,
    };
}

impl<'a> Shelf<'a> {
    /// The place of the article of that id.
    #[must_use]
    pub fn place(&self, id: ArticleId) -> Option<usize> {
        self.entries.iter().position(|entry| entry.id == id)
    }

    /// The story of that id, with its place among the stories.
    #[must_use]
    pub fn story(&self, id: StoryId) -> Option<(usize, &'a Story)> {
        let place = self.story_ids.iter().position(|known| *known == id)?;
        Some((place, self.comparison.stories.get(place)?))
    }

    /// The id of the story at a place among the stories.
    #[must_use]
    pub fn story_id(&self, place: usize) -> StoryId {
        self.story_ids.get(place).copied().unwrap_or_default()
    }

    /// Names as they were found, as the person wants them shown.
    #[must_use]
    pub fn shown_names(&self, names: &[String]) -> Vec<String> {
        let mut shown: Vec<String> = Vec::with_capacity(names.len());
        for name in names {
            let changed = self.renamed.iter().find(|(found, _)| found == name);
            let name = changed.map_or_else(|| Some(name.clone()), |(_, shown)| shown.clone());
            let name = name.map(|name| visible(&name));
            shown.extend(name.filter(|name| !shown.contains(name)));
        }
        shown
    }

    /// Articles, given by their places, by time; the undated come last.
    #[must_use]
    pub fn by_time(&self, places: &[usize]) -> Vec<usize> {
        let published = |place: usize| {
            let entry = self.entries.get(place)?;
            entry.article.metadata.published
        };
        let mut sorted: Vec<(bool, Option<Moment>, usize)> = places
            .iter()
            .map(|&place| (published(place).is_none(), published(place), place))
            .collect();
        sorted.arrange();
        sorted.into_iter().map(|(.., place)| place).collect()
    }

    /// The article of that id.
    #[must_use]
    pub fn entry(&self, id: ArticleId) -> Option<&'a Entry<'a>> {
        self.entries.get(self.place(id)?)
    }
}

impl Entry<'_> {
    /// The file and the steps inward: `剪报.zip ▸ 文章/石桥.html`.
    #[must_use]
    pub fn carriers(&self) -> String {
        let steps = self.article.chain.iter().map(String::as_str);
        let all: Vec<&str> = std::iter::once(self.file_name).chain(steps).collect();
        all.join(" ▸ ")
    }

    /// A part of the article's body, with the names in it.
    #[must_use]
    pub(super) fn wording<'t>(&self, body: &'t Body, part: Span) -> Wording<'t> {
        let names = self.annotations.names.iter();
        Wording {
            text: part.of(&body.text),
            names: names
                .filter_map(|name| body.from_text(name.span))
                .filter(|name| part.contains(*name))
                .map(|name| Span::new(name.start - part.start, name.end - part.start))
                .collect(),
        }
    }

    /// The article in a few words.
    #[must_use]
    pub fn reference(&self) -> ArticleRef {
        ArticleRef {
            id: self.id,
            label: self.label.to_owned(),
            title: self.title(),
            outlet: self.outlet(),
            published: self.article.metadata.published,
        }
    }

    /// The title; the label where there is none.
    #[must_use]
    pub fn title(&self) -> String {
        let title = self.article.metadata.title.as_deref().unwrap_or_default();
        visible(if title.trim().is_empty() {
            self.label
        } else {
            title
        })
    }

    /// The site that carries it, by name or by host.
    pub(crate) fn site(&self) -> Option<String> {
        let metadata = &self.article.metadata;
        let named = metadata
            .site
            .as_deref()
            .filter(|name| !name.trim().is_empty());
        named
            .or_else(|| metadata.url.as_deref().and_then(host))
            .map(visible)
    }

    /// The site that carries it; else the outlet it names, else its host, else the file's name.
    #[must_use]
    pub fn outlet(&self) -> String {
        let metadata = &self.article.metadata;
        let known = metadata.site.as_deref().or(metadata.source.as_deref());
        visible(
            known
                .filter(|name| !name.trim().is_empty())
                .or_else(|| metadata.url.as_deref().and_then(host))
                .unwrap_or(self.file_name),
        )
    }
}

/// The host of an address, without `www.`.
fn host(url: &str) -> Option<&str> {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let host = rest.split(['/', '?', '#']).next()?;
    let host = host.strip_prefix("www.").unwrap_or(host);
    (host.contains('.') && !host.contains(' ')).then_some(host)
}

/// A text with its control characters shown as signs, so that none can turn or hide its neighbours.
///
/// ```
/// # use duilan::view::visible;
/// assert_eq!(visible("a\u{202e}b\0"), "a⟨202E⟩b␀");
/// ```
#[must_use]
pub fn visible(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '\n' | '\t' => shown.push(character),
            '\0'..='\u{1f}' => {
                shown.extend(char::from_u32(0x2400 + u32::from(character)));
            }
            '\u{7f}'..='\u{9f}'
            | '\u{61c}'
            | '\u{200e}'
            | '\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2066}'..='\u{2069}'
            | '\u{feff}' => {
                shown.push_str(&format!("⟨{:04X}⟩", u32::from(character)));
            }
            _ => shown.push(character),
        }
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hosts() {
        assert_eq!(
            host("https://www.haisheng.example/a/1"),
            Some("haisheng.example")
        );
        assert_eq!(host("no address"), None);
    }

    #[test]
    fn controls_are_shown() {
        assert_eq!(visible("海\u{2066}岭\u{7}"), "海⟨2066⟩岭␇");
        assert_eq!(visible("👩\u{200d}🚀"), "👩\u{200d}🚀");
    }
}
