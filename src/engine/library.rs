//! The library: articles by file, the passes that need the whole set, the comparison.

use std::collections::BTreeMap;

use crate::clean;
use crate::compare::{self, Item};
use crate::model::{BlockKey, Comparison, Evidence, InputError, Removal, Rule};

use super::ids::article_ids;
use super::{Analyzed, FileResult};

/// The page's number of a file; the command line counts its inputs.
pub type FileKey = u32;

/// All articles of a session, and what holds between them.
#[derive(Clone, Debug, Default)]
pub struct Library {
    files: BTreeMap<FileKey, FileResult>,
    /// Sorted by id.
    places: Vec<Place>,
    comparison: Comparison,
    settled: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Place {
    id: String,
    file: FileKey,
    ordinal: usize,
}

/// One article of the settled set.
#[derive(Clone, Copy, Debug)]
pub struct Row<'a> {
    /// The article's id, unique in the set.
    pub id: &'a str,
    /// The file that holds it.
    pub file: FileKey,
    /// The file's name.
    pub file_name: &'a str,
    /// Its place in the file.
    pub ordinal: usize,
    /// The article, after the second pass over the set.
    pub analyzed: &'a Analyzed,
}

impl Library {
    /// An empty library.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Takes in what became of a file; an earlier result of the same file is replaced.
    pub fn insert(&mut self, key: FileKey, result: FileResult) {
        self.files.insert(key, result);
        self.settled = false;
    }

    /// Forgets a file.
    pub fn remove(&mut self, key: FileKey) {
        self.settled &= self.files.remove(&key).is_none();
    }

    /// The files and what became of them.
    pub fn files(&self) -> impl Iterator<Item = (FileKey, &FileResult)> {
        self.files.iter().map(|(&key, result)| (key, result))
    }

    /// The errors of all files.
    pub fn errors(&self) -> impl Iterator<Item = &InputError> {
        self.files.values().flat_map(|result| &result.errors)
    }

    /// Runs the passes that need the whole set, where something changed since the last time.
    pub fn settle(&mut self) {
        if self.settled {
            return;
        }
        self.places = places(&self.files);
        self.mark_recurring();
        let items: Vec<Item> = self.rows().map(item).collect();
        self.comparison = compare::compare(&items);
        self.settled = true;
    }

    /// The articles sorted by id, as of the last [`Library::settle`].
    pub fn rows(&self) -> impl Iterator<Item = Row<'_>> {
        self.places.iter().filter_map(|place| self.at(place))
    }

    /// The article of that id.
    #[must_use]
    pub fn row(&self, id: &str) -> Option<Row<'_>> {
        let index = self
            .places
            .binary_search_by(|place| place.id.as_str().cmp(id))
            .ok()?;
        self.at(self.places.get(index)?)
    }

    /// What holds between the articles, as of the last [`Library::settle`].
    #[must_use]
    pub const fn comparison(&self) -> &Comparison {
        &self.comparison
    }

    fn at<'a>(&'a self, place: &'a Place) -> Option<Row<'a>> {
        let result = self.files.get(&place.file)?;
        Some(Row {
            id: &place.id,
            file: place.file,
            file_name: &result.file,
            ordinal: place.ordinal,
            analyzed: result.articles.get(place.ordinal)?,
        })
    }

    /// Sets aside the blocks that recur in other files of the same site.
    fn mark_recurring(&mut self) {
        for result in self.files.values_mut() {
            unmark_recurring(result);
        }
        let articles: Vec<_> = self.rows().map(|row| &row.analyzed.article).collect();
        let recurring = clean::recurring(&articles);
        for (place, marks) in self.places.iter().zip(recurring) {
            if let Some(result) = self.files.get_mut(&place.file) {
                mark(result, place.ordinal, &marks);
            }
        }
    }
}

/// The articles of all files, by id. Ids follow the names of the files, not their keys, so that
/// the order of arrival changes nothing.
fn places(files: &BTreeMap<FileKey, FileResult>) -> Vec<Place> {
    let mut sorted: Vec<(&FileKey, &FileResult)> = files.iter().collect();
    sorted.sort_by(|a, b| (&a.1.file, a.0).cmp(&(&b.1.file, b.0)));
    let mut named = Vec::new();
    let mut places = Vec::new();
    for (&file, result) in sorted {
        for (ordinal, analyzed) in result.articles.iter().enumerate() {
            named.push((result.file.as_str(), ordinal, analyzed.given_id.as_deref()));
            places.push(Place {
                id: String::new(),
                file,
                ordinal,
            });
        }
    }
    for (place, id) in places.iter_mut().zip(article_ids(&named)) {
        place.id = id;
    }
    places.sort_by(|a, b| a.id.cmp(&b.id));
    places
}

fn unmark_recurring(result: &mut FileResult) {
    for block in result
        .articles
        .iter_mut()
        .flat_map(|analyzed| &mut analyzed.article.blocks)
    {
        if block
            .removal
            .as_ref()
            .is_some_and(|removal| removal.rule == Rule::Recurring)
        {
            block.removal = None;
        }
    }
}

/// Marks blocks of one article, given as index and number of files; what the person restored stays.
fn mark(result: &mut FileResult, ordinal: usize, marks: &[(usize, usize)]) {
    let FileResult {
        decisions,
        articles,
        ..
    } = result;
    let Some(analyzed) = articles.get_mut(ordinal) else {
        return;
    };
    if marks.is_empty() || decisions.disabled_rules.contains(&Rule::Recurring) {
        return;
    }
    let article = &mut analyzed.article;
    let length = article.text.chars().count().max(1);
    for &(index, files) in marks {
        let Some(block) = article.blocks.get_mut(index) else {
            continue;
        };
        let restored = decisions.restored.contains(&BlockKey {
            article: ordinal,
            block: index,
        });
        if restored || block.removal.is_some() {
            continue;
        }
        let characters = block.span.of(&article.text).chars().count();
        block.removal = Some(Removal {
            rule: Rule::Recurring,
            evidence: vec![Evidence::new("files", files)],
            share: u16::try_from(characters * 1000 / length).unwrap_or(1000),
        });
    }
}

/// An article as comparison sees it.
fn item(row: Row<'_>) -> Item {
    let Analyzed {
        article,
        annotations,
        ..
    } = row.analyzed;
    let body = article.body();
    let canonical = |entity: usize| {
        annotations
            .entities
            .get(entity)
            .map(|e| e.canonical.clone())
    };
    Item {
        id: row.id.to_owned(),
        title: article.metadata.title.clone().unwrap_or_default(),
        published: article.metadata.published,
        names: annotations
            .names
            .iter()
            .filter_map(|name| Some((body.from_text(name.span)?, canonical(name.entity)?)))
            .collect(),
        days: annotations
            .dates
            .iter()
            .filter_map(|date| Some((body.from_text(date.span)?, date.from?, date.to?)))
            .collect(),
        quotes: annotations
            .quotes
            .iter()
            .filter_map(|q| body.from_text(q.span))
            .collect(),
        keywords: annotations
            .keywords
            .iter()
            .map(|(word, _)| word.clone())
            .collect(),
        body: body.text,
    }
}
