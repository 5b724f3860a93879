//! The library: articles by file, the passes that need the whole set, the comparison.

use std::collections::BTreeMap;

use crate::clean;
use crate::compare::{self, Item};
use crate::model::{Comparison, Evidence, InputError, Removal, Role, Rule};

use super::ids::article_ids;
use super::{Analyzed, FileResult};

/// The page's number of a file; the command line counts its inputs.
pub type FileKey = u32;

/// All articles of a session, and what holds between them.
#[derive(Clone, Debug, Default)]
pub struct Library {
    files: BTreeMap<FileKey, FileResult>,
    rows: Vec<Row>,
    comparison: Comparison,
    settled: bool,
}

/// One article of the settled set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The article's id, unique in the set.
    pub id: String,
    /// The file that holds it.
    pub file: FileKey,
    /// The file's name.
    pub file_name: String,
    /// Its place in the file.
    pub ordinal: usize,
    /// The article, after the second pass over the set.
    pub analyzed: Analyzed,
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
        self.rows = rows(&self.files);
        mark_recurring(&mut self.rows);
        let items: Vec<Item> = self.rows.iter().map(item).collect();
        self.comparison = compare::compare(&items);
        self.settled = true;
    }

    /// The articles sorted by id, as of the last [`Library::settle`].
    #[must_use]
    pub fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// The article of that id.
    #[must_use]
    pub fn row(&self, id: &str) -> Option<&Row> {
        let place = self
            .rows
            .binary_search_by(|row| row.id.as_str().cmp(id))
            .ok()?;
        self.rows.get(place)
    }

    /// What holds between the articles, as of the last [`Library::settle`].
    #[must_use]
    pub const fn comparison(&self) -> &Comparison {
        &self.comparison
    }
}

fn rows(files: &BTreeMap<FileKey, FileResult>) -> Vec<Row> {
    // By name, not by key, so that the order of arrival changes nothing.
    let mut sorted: Vec<(&FileKey, &FileResult)> = files.iter().collect();
    sorted.sort_by(|a, b| (&a.1.file, a.0).cmp(&(&b.1.file, b.0)));
    let places: Vec<(&FileKey, &FileResult, usize, &Analyzed)> = sorted
        .into_iter()
        .flat_map(|(key, result)| {
            result
                .articles
                .iter()
                .enumerate()
                .map(move |(ordinal, a)| (key, result, ordinal, a))
        })
        .collect();
    let named: Vec<(&str, usize, Option<&str>)> = places
        .iter()
        .map(|(_, result, ordinal, a)| (result.file.as_str(), *ordinal, a.given_id.as_deref()))
        .collect();
    let mut rows: Vec<Row> = article_ids(&named)
        .into_iter()
        .zip(places)
        .map(|(id, (&file, result, ordinal, analyzed))| Row {
            id,
            file,
            file_name: result.file.clone(),
            ordinal,
            analyzed: analyzed.clone(),
        })
        .collect();
    rows.sort_by(|a, b| a.id.cmp(&b.id));
    rows
}

/// Sets aside the blocks that recur in other files of the same site.
fn mark_recurring(rows: &mut [Row]) {
    let articles: Vec<_> = rows.iter().map(|row| &row.analyzed.article).collect();
    let recurring = clean::recurring(&articles);
    for (row, marks) in rows.iter_mut().zip(recurring) {
        let article = &mut row.analyzed.article;
        let length = article.text.chars().count().max(1);
        for (index, files) in marks {
            let Some(block) = article.blocks.get_mut(index) else {
                continue;
            };
            let characters = block.span.of(&article.text).chars().count();
            block.role = if block.role == Role::Body {
                Role::Navigation
            } else {
                block.role
            };
            block.removal = Some(Removal {
                rule: Rule::Recurring,
                evidence: vec![Evidence::new("files", files)],
                share: u16::try_from(characters * 1000 / length).unwrap_or(1000),
            });
        }
    }
}

/// An article as comparison sees it.
fn item(row: &Row) -> Item {
    let Analyzed {
        article,
        annotations,
        ..
    } = &row.analyzed;
    let body = article.body();
    let canonical = |entity: usize| {
        annotations
            .entities
            .get(entity)
            .map(|e| e.canonical.clone())
    };
    Item {
        id: row.id.clone(),
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
